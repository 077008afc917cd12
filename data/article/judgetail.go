package article

import (
	"strings"

	"yunshi/data"
)

// maxTeasers keeps the work linear; no page has more.
const maxTeasers = 40

// judgeTeasers is the second half of step 4: from the end back, paragraphs of
// prose that are the beginnings of other stories. It stops at the first that is
// not, except that up to two paragraphs that only look out of place go with a
// teaser above them: one may end with a full stop by chance.
func (j *judge) judgeTeasers() {
	below := false // whether the paragraph below is a teaser
	var doubtful []*para
	for i, n := len(j.paras)-1, 0; i > j.first && n < maxTeasers; i-- {
		p := &j.paras[i]
		switch {
		case p.table || p.mark != noMark && p.prose() || p.kind == data.Heading && !below:
			return
		case p.kind == data.Heading:
			p.drop("shape.teaser") // the headline of the teaser below
		case p.kind == data.Boilerplate || !p.prose():
		case j.teaser(i, below):
			p.drop("shape.teaser")
			for _, q := range doubtful {
				q.drop("shape.teaser")
			}
			doubtful, below = nil, true
			n++
		case len(doubtful) < 2 && j.doubtful(i):
			doubtful = append(doubtful, p)
		default:
			return
		}
	}
}

// doubtful reports whether a paragraph is long, names nobody of the story, and
// stands below one that breaks off or has a kicker.
func (j *judge) doubtful(i int) bool {
	if j.paras[i].span.Len() < 200 || j.paras[i-1].kind == data.Heading {
		return false
	}
	for k := i - 1; k > max(j.first, i-4); k-- {
		if p := &j.paras[k]; p.prose() && (p.ending != endsSentence || kicker(j.of(k)) > 0) {
			return j.above(i).kin(j.of(i)).kinsNames == 0
		}
	}
	return false
}

// teaser weighs what speaks for the beginning of another story: it breaks off, it
// opens with a kicker ("CHIP DUTIES: "), it shares no name with the story above
// it and brings names of its own. Alone at the end of a page it needs more than
// one of these.
func (j *judge) teaser(i int, below bool) bool {
	p, s := &j.paras[i], j.of(i)
	if j.speaks(s) {
		return false
	}
	weight := 0
	if p.ending == endsOpen || p.ending == endsDots {
		weight += 2
	}
	if kicker(s) > 0 && !j.kicked() {
		weight += 2
	}
	if len(s) < 150 || weight == 0 && !below {
		return false
	}
	above := j.above(i)
	switch k := above.kin(s); {
	case k.foreign():
		weight += 2
	case k.kinsNames == 0 && k.newNames > 0:
		weight++
	case k.kinsNames >= 2:
		weight--
	}
	if j.outsized(i) {
		weight++
	}
	if below {
		return weight >= 2
	}
	return weight >= 3
}

// kicked reports whether the story's own first paragraphs open with kickers, as the items
// of a letter do.
func (j *judge) kicked() bool {
	for i := j.first; i < min(j.first+3, len(j.paras)); i++ {
		if s := j.of(i); kicker(s) > 0 || label(s) != "" {
			return true
		}
	}
	return false
}

// label is the word in capitals that opens a paragraph and a colon ends: "ALIBABA: ".
func label(s string) string {
	word, _, ok := strings.Cut(s[:min(len(s), 40)], ": ")
	if !ok || !capitals(word) {
		return ""
	}
	return word
}

// labelled reports whether the story's paragraphs open with labels of their own, so that
// such a word is no dateline's place.
func (j *judge) labelled() bool {
	found := map[string]bool{}
	for i := j.first; i < len(j.paras); i++ {
		if l := label(j.of(i)); l != "" && j.paras[i].kind != data.Boilerplate {
			found[l] = true
		}
	}
	return len(found) >= talkers
}

// speaks reports whether a paragraph opens with the name of a speaker: a kicker that
// more than one paragraph of the page has.
func (j *judge) speaks(s string) bool {
	name := s[:kicker(s)]
	if name == "" {
		return false
	}
	n := 0
	for k := range j.paras {
		if strings.HasPrefix(j.of(k), name+":") {
			n++
		}
	}
	return n > 1
}

// outsized reports whether a paragraph is far longer than those of the story, as
// teasers are on sites that print a paragraph a sentence.
func (j *judge) outsized(i int) bool {
	bytes, n := 0, 0
	for k := j.first; k < i && n < 40; k++ {
		if j.paras[k].kind == data.Body {
			bytes += j.paras[k].span.Len()
			n++
		}
	}
	return n >= 3 && j.paras[i].span.Len() > 450 && j.paras[i].span.Len()*n > 5*bytes/2
}

// above are the topics of the title and of the paragraphs before i. A teaser may
// agree with the one above it, so what breaks off or has a kicker does not count.
func (j *judge) above(i int) *topics {
	above := j.part.anew()
	if j.title >= 0 {
		above.add(j.of(j.title))
	}
	for k := j.first; k < i && above.left > 0; k++ {
		if q := &j.paras[k]; q.kind == data.Body && (q.ending == endsSentence || k < j.first+2) && kicker(j.of(k)) == 0 {
			above.add(j.of(k))
		}
	}
	return above
}

// kicker returns the length of an opening in capitals that ends in a colon, with
// at least eight letters or two words; 0 without one.
func kicker(s string) int {
	colon := strings.IndexByte(s[:min(len(s), 80)], ':')
	if colon < 0 || !capitals(s[:colon]) {
		return 0
	}
	if colon < 8 && !strings.Contains(s[:colon], " ") {
		return 0
	}
	return colon
}

// judgeTail is the first half of step 4: lines like headlines behind the last
// prose of the story.
func (j *judge) judgeTail() {
	last := j.first - 1
	for i := j.first; i < len(j.paras); i++ {
		if p := &j.paras[i]; p.kind == data.Body && p.prose() || p.kind == data.Table && !(p.loose && j.upper(i) == nil) {
			last = i
		}
	}
	if last < j.first {
		return // nothing but lines: all of them may be the story
	}
	for i := last + 1; i < len(j.paras); i++ {
		p := &j.paras[i]
		if p.kind == data.Boilerplate || p.kind == data.Byline || j.tailItem(i) {
			continue
		}
		p.drop("place.tail")
	}
}

// tailItem reports whether a short line behind the last prose still belongs to
// the story: it is a sentence, or an item of a list that the story opens.
func (j *judge) tailItem(i int) bool {
	p, s := &j.paras[i], j.of(i)
	up := j.upper(i)
	if up == nil {
		return false
	}
	switch {
	case up.table && sourceLine(s),
		p.ending == endsSentence && (p.words >= 3 || p.mark != noMark),
		j.inList(i):
		return true
	case p.ending == endsColon:
		return j.opensList(i)
	case p.mark == noMark || p.mark == hash:
		return up.prose() && j.lostStop(i)
	}
	return up.mark == p.mark || up.ending == endsColon || strings.ContainsAny(s, "0123456789") && (!p.gap || j.kin(i).belongs())
}

func (j *judge) opensList(i int) bool {
	return i+1 < len(j.paras) && (j.paras[i+1].mark != noMark || j.paras[i+1].table || datedItem(j.of(i+1)))
}

// datedItem reports whether a line is an item of a chronicle: at most three words
// that end in a year stand before its colon or dash ("2011: …", "End of May 2017: …",
// "Spring 2014 - …").
func datedItem(s string) bool {
	head := s[:min(len(s), 30)]
	for _, sign := range []string{": ", " - ", " – ", " — "} {
		before, _, ok := strings.Cut(head, sign)
		before = strings.TrimSuffix(before, ")") // "Series A (2011): …"
		if ok && len(before) >= 4 && strings.Count(before, " ") <= 3 && hasYear(before[len(before)-4:]) {
			return true
		}
	}
	return false
}

// lostStop reports whether a line is the last sentence of the story without its
// full stop: it is long, shares names with the story, and stands alone.
func (j *judge) lostStop(i int) bool {
	p := &j.paras[i]
	alone := i+1 == len(j.paras) || j.paras[i+1].kind == data.Boilerplate
	return alone && p.words >= 14 && p.mark == noMark && p.ending == endsOpen && j.kin(i).belongs()
}

// sourceLine is the line below a table that says where its numbers are from.
func sourceLine(s string) bool { return strings.HasPrefix(s, "Source") || strings.HasPrefix(s, "Note") }

// upper is the paragraph of the story above i; nil when the story has ended
// there. An advertisement or a link within the story does not end it.
func (j *judge) upper(i int) *para {
	for k := i - 1; k >= 0; k-- {
		p := &j.paras[k]
		if p.kind != data.Boilerplate {
			return p
		}
		if k < j.first || p.class == noClass || p.class.closes() {
			return nil
		}
	}
	return nil
}

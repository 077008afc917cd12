package article

import (
	"strings"

	"yunshi/data"
)

// maxTeasers keeps the work linear; no page has more.
const maxTeasers = 40

// judgeTeasers is the second half of step 4: from the end back, paragraphs of
// prose that are the beginnings of other stories. It stops at the first that is
// not.
func (j *judge) judgeTeasers() {
	below := false // whether the paragraph below is a teaser
	for i, n := len(j.paras)-1, 0; i > j.first && n < maxTeasers; i-- {
		p := &j.paras[i]
		if p.kind == data.Boilerplate || p.table || !p.prose() {
			if p.kind == data.Heading || p.table {
				return
			}
			continue
		}
		if p.mark != noMark || j.paras[i-1].kind == data.Heading && p.ending == endsSentence {
			return
		}
		if !j.teaser(i, below) {
			return
		}
		p.drop("shape.teaser")
		below = true
		n++
	}
}

// teaser weighs what speaks for the beginning of another story: it breaks off, it
// opens with a kicker ("CHIP DUTIES: "), it shares no name with the story above
// it and brings names of its own. Alone at the end of a page it needs more than
// one of these.
func (j *judge) teaser(i int, below bool) bool {
	p, s := &j.paras[i], j.of(i)
	weight := 0
	if p.ending == endsOpen || p.ending == endsDots {
		weight += 2
	}
	if kicker(s) > 0 {
		weight += 2
	}
	if len(s) < 150 || weight == 0 && !below {
		return false
	}
	above := newTopics()
	if j.title >= 0 {
		above.add(j.of(j.title))
	}
	// The lead and the paragraphs before p: a teaser may agree with the one above
	// it, so those that break off do not count.
	for k := j.first; k < i && above.left > 0; k++ {
		if q := &j.paras[k]; q.kind == data.Body && (q.ending == endsSentence || k < j.first+2) && kicker(j.of(k)) == 0 {
			above.add(j.of(k))
		}
	}
	switch k := above.kin(s); {
	case k.foreign():
		weight += 2
	case k.kinsNames == 0 && k.newNames > 0:
		weight++
	case k.kinsNames >= 2:
		weight--
	}
	if below {
		return weight >= 2
	}
	return weight >= 3
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
		if p := &j.paras[i]; p.kind == data.Body && p.prose() || p.kind == data.Table {
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
	above := i > 0 && j.paras[i-1].kind != data.Boilerplate
	switch {
	case !above:
		return false
	case p.ending == endsSentence && (p.words >= 3 || p.mark != noMark):
		return true
	case p.ending == endsColon:
		return i+1 < len(j.paras) && (j.paras[i+1].mark != noMark || j.paras[i+1].table)
	case j.inList(i):
		return true
	case p.mark == bullet || p.mark == numbered:
		if q := &j.paras[i-1]; q.mark == p.mark || q.ending == endsColon {
			return true
		}
		return strings.ContainsAny(s, "0123456789") && (!p.gap || j.kin(i).belongs())
	}
	return false
}

package article

import (
	"strings"

	"yunshi/data"
)

// Boilerplate in a text without mark-up is told in four steps. (1) Every line is
// looked at by itself: phrases, the shape of a menu, a price ticker. (2) The
// first line that is prose ends the head of the page; the title is the line above
// it that shares most words with the lead. (3) From there on a heading such as
// "Most read" takes the lines below it, until prose comes that shares names with
// the story. (4) Behind the last prose, lines like headlines are a list of other
// stories, and paragraphs that break off or open with a kicker in capitals and
// share nothing with the story are teasers.
type judge struct {
	text  string
	paras []para
	first int // the first paragraph of prose
	last  int // the last one that no phrase or shape gives away
	title int // -1 without one
	lead  topics // of the title and the first prose
	story topics
	told  int // the paragraphs before this one are in story, if they are of it
}

// judgeText judges paragraphs of text; known is the title where it is known from
// elsewhere, or "".
func judgeText(text string, paras []para, known string) *judge {
	j := &judge{text: text, paras: paras, title: -1, story: newTopics()}
	j.readLines()
	j.findStory()
	j.findTitle(known)
	j.judgeHead()
	j.judgeStory()
	j.judgeTeasers()
	j.judgeAuthor()
	j.judgeOthers()
	j.judgeTail()
	return j
}

func (j *judge) of(i int) string { return j.paras[i].span.Of(j.text) }

// drop makes a paragraph boilerplate.
func (p *para) drop(reason string) {
	if p.kind != data.Boilerplate {
		p.kind, p.reason = data.Boilerplate, reason
	}
}

// readLines is step 1.
func (j *judge) readLines() {
	buf := make([]byte, 0, 512)
	var words []line
	named := false // whether a line that may be the title stands above the one before
	for i := range j.paras {
		p := &j.paras[i]
		named = named || i > 1 && j.paras[i-2].class == noClass
		if p.table || p.class != noClass {
			continue
		}
		s := j.of(i)
		buf = lowerASCII(buf, s[:min(len(s), 300)])
		words = appendWords(words[:0], buf)
		if ph := phrases.match(p, buf, words); ph != nil {
			p.class, p.rule = ph.class, ph.id
			p.soft = ph.where == "in" && p.prose()
		}
		if p.class == noClass {
			p.class, p.rule = shape(s, p)
		}
		if p.class == noClass && i < 16 && strings.Contains(s, "ookies") {
			p.class, p.rule = cookie, "shape.cookies"
		}
		if i > 0 && p.class == noClass && s == j.of(i-1) && p.words > 3 {
			p.class, p.rule = caption, "shape.twice"
			// A title may stand twice; above a caption that does there is a title.
			if j.paras[i-1].class == noClass && named {
				j.paras[i-1].class, j.paras[i-1].rule = caption, "shape.twice"
			}
		}
	}
}

// shape tells menus, tickers and ranked lists by their build.
func shape(s string, p *para) (class, string) {
	if len(s) < 400 && creditTail(s) {
		return caption, "shape.credit"
	}
	if p.ending == endsSentence && p.words > 20 || len(s) > 600 {
		if n := strings.Count(s, "ookie"); n >= 2 && n*25 >= p.words {
			return cookie, "shape.cookies"
		}
		return noClass, ""
	}
	if p.mark == bullet && len(s) > 2 && s[0] >= '0' && s[0] <= '9' && s[1] >= 'A' && s[1] <= 'Z' {
		return list, "shape.ranked"
	}
	parts, percents := 1, 0
	for i := 0; i+1 < len(s); i++ {
		switch c := s[i]; {
		case c == '|' || c == '\t' || (c == '>' || c == '/') && s[i+1] == ' ' || c == ' ' && s[i+1] == ' ' && i > 0 && s[i-1] != ' ':
			parts++
		case c == '%' && i > 2 && strings.ContainsAny(s[max(0, i-7):i], "+-"):
			percents++
		}
	}
	for _, bar := range []string{" • ", " · ", " » ", " › "} {
		parts += strings.Count(s, bar)
	}
	if s != "" && s[len(s)-1] == '%' {
		percents++
	}
	switch {
	case p.words == 0 || strings.HasPrefix(s, "http") && p.words < 12 && !strings.Contains(s, " "):
		return navigation, "shape.sign"
	case p.words <= 25 && hasAddress(s):
		return contact, "shape.address"
	case percents >= 2 && parts >= 2 && p.words <= 5*percents+4:
		return navigation, "shape.ticker"
	case parts >= 3 && p.ending != endsSentence && p.words <= 4*parts && p.mark == noMark:
		return navigation, "shape.menu"
	}
	return noClass, ""
}

// hasAddress reports whether a line holds a mail address or a name such as
// "@example".
func hasAddress(s string) bool {
	i := strings.IndexByte(s, '@')
	return i >= 0 && i+3 < len(s) && alnum(s[i+1]) && (s[i+1] < '0' || s[i+1] > '9')
}

// creditTail reports whether a line ends in the credit of a picture: "… Photo:
// Example Pictures", "… (Image/EP)".
func creditTail(s string) bool {
	at := max(0, len(s)-70)
	tail := s[at:]
	if strings.IndexAny(tail, ":/") < 0 && !strings.Contains(tail, "：") && !strings.Contains(tail, " by ") && !strings.Contains(tail, " via ") {
		return false
	}
	for _, label := range []string{"Photo", "Photograph", "Picture", "Image", "Credit", "PHOTO", "Illustration", "Graphic", "图", "圖", "摄"} {
		if i := strings.LastIndex(tail, label); i >= 0 && at+i > 0 {
			switch rest := tail[i+len(label):]; {
			case strings.HasPrefix(rest, ": "), strings.HasPrefix(rest, "/"), strings.HasPrefix(rest, "："), strings.HasPrefix(rest, " by "), strings.HasPrefix(rest, " via "):
				return true
			}
		}
	}
	return strings.Contains(tail, "REUTERS/")
}

// findStory is the first half of step 2.
func (j *judge) findStory() {
	n := len(j.paras)
	j.first, j.last = n, -1
	for i := range j.paras {
		p := &j.paras[i]
		if !p.prose() {
			continue
		}
		if j.first == n && (p.class == noClass || p.soft && (p.class == caption || p.class == biography || p.class == credit)) {
			j.first = i
		}
		if p.class == noClass {
			j.last = i
		}
	}
	j.last = max(j.last, min(j.first, n-1))
	// A banner stands before the menu; a story does not.
	for i := j.first + 1; i < min(j.first+5, n, j.last+1); i++ {
		if j.paras[i].class == navigation && i < j.last {
			j.skipBanner(i)
			break
		}
	}
}

// skipBanner moves the beginning of the story behind the menu at paragraph menu,
// unless the prose above it is of the same matter as what follows.
func (j *judge) skipBanner(menu int) {
	next := menu
	for next <= j.last && (j.paras[next].class != noClass || !j.paras[next].prose()) {
		next++
	}
	if next > j.last {
		return
	}
	after := newTopics()
	for i := menu + 1; i <= min(next+1, j.last); i++ {
		after.add(j.of(i))
	}
	if k := after.kin(j.of(j.first)); k.shared*6 < k.words+1 {
		j.first = next
	}
}

// judgeHead judges all that stands before the first prose.
func (j *judge) judgeHead() {
	if j.title >= 0 {
		j.paras[j.title].kind = data.Title
	}
	for i := range min(j.first, len(j.paras)) {
		p := &j.paras[i]
		switch {
		case i == j.title:
		case p.table:
			if j.title > i || j.title < 0 && j.first < len(j.paras) && i == 0 {
				p.drop("shape.ticker")
			}
		case j.isMeta(i):
			p.kind = data.Byline
		case p.class != noClass:
			p.drop(p.rule)
		case i < j.title:
			p.drop("place.head")
		case j.title >= 0 && j.of(i) == j.of(j.title):
			p.drop("shape.twice")
		case p.mark == bullet || p.ending == endsSentence || p.ending == endsColon || p.words > 25 || j.inList(i):
			p.kind = data.Body
		default:
			p.kind = data.Heading
		}
	}
}

func (j *judge) isMeta(i int) bool {
	p, s := &j.paras[i], j.of(i)
	if p.class == meta && !p.soft {
		return true
	}
	if _, ok := byline(s); ok {
		return true
	}
	_, _, ok := metaDate(s, p)
	return ok
}

// inList reports whether a line without a mark is an item of a list: the line
// before it ends in a colon, or is such an item.
func (j *judge) inList(i int) bool {
	for k := i - 1; k >= 0 && i-k < 40; k-- {
		p := &j.paras[k]
		if p.kind == data.Boilerplate || p.table || j.paras[k+1].gap {
			return p.ending == endsColon && k == i-1
		}
		if p.ending == endsColon && !p.table {
			return true
		}
		if p.prose() {
			return false
		}
	}
	return false
}

// judgeStory is step 3.
func (j *judge) judgeStory() {
	closed, final := "", false // the rule that closed the story, and whether for good
	for i := j.first; i < len(j.paras); i++ {
		p := &j.paras[i]
		prose := p.prose()
		hit := p.class != noClass && !(p.soft && i < j.last) && !(p.class == meta && prose)
		switch {
		case closed != "" && prose && !hit && !final && j.resumes(i):
			closed = ""
			j.keep(i)
		case closed != "":
			if !p.table || i > j.last {
				p.drop(closed)
			}
		case hit && p.class == meta:
			p.kind = data.Byline
		case hit:
			p.drop(p.rule)
			if p.class.closes() {
				closed, final = p.rule, p.class != list && j.late(i) || p.class == comments && i > j.first+1
			}
		case j.aboutSection(i):
			p.drop("section.about")
			closed, final = "section.about", j.late(i)
		default:
			j.keep(i)
		}
	}
}

// late reports whether a paragraph stands in the second half of the story; what
// a release says of its company and of its forecasts does.
func (j *judge) late(i int) bool {
	at, from, to := j.paras[i].span.Start, j.paras[j.first].span.Start, j.paras[j.last].span.End
	return 2*(at-from) > to-from
}

// resumes reports whether prose behind a line that closes a story belongs to it.
func (j *judge) resumes(i int) bool {
	p := &j.paras[i]
	return p.ending == endsSentence && i <= j.last && p.span.Len() >= 60 && j.kin(i).belongs()
}

// keep makes a paragraph part of the story.
func (j *judge) keep(i int) {
	p := &j.paras[i]
	switch {
	case p.table:
	case p.mark == hash || j.heading(i):
		p.kind = data.Heading
	default:
		p.kind = data.Body
	}
}

// kin compares a paragraph with the title and all of the story above it. The
// story's words are gathered when they are first asked for, since most pages
// need them once at their end, if at all.
func (j *judge) kin(i int) kinship {
	if j.told == 0 && j.title >= 0 {
		j.story.add(j.of(j.title))
	}
	for j.told = max(j.told, j.first); j.told < i; j.told++ {
		if j.paras[j.told].kind == data.Body {
			j.story.add(j.of(j.told))
		}
	}
	return j.story.kin(j.of(i))
}

// heading reports whether a line within the story heads what follows.
func (j *judge) heading(i int) bool {
	p := &j.paras[i]
	if p.ending != endsOpen || p.mark == bullet || p.words > 14 || p.span.Len() > 110 || i+1 >= len(j.paras) || i >= j.last || j.inList(i) {
		return false
	}
	next := &j.paras[i+1]
	return p.gap || p.mark == numbered || next.prose()
}

// aboutSection reads the heading of a company's profile below a press release:
// "About Example Cloud", "About Example:".
func (j *judge) aboutSection(i int) bool {
	rest, ok := strings.CutPrefix(j.of(i), "About ")
	if !ok || i < j.first+1 {
		return false
	}
	name := rest
	if k := strings.IndexAny(rest, ":：(（"); k > 0 {
		name = rest[:k]
	} else if len(rest) > 60 || j.paras[i].ending == endsSentence && !strings.HasSuffix(rest, "Inc.") && !strings.HasSuffix(rest, "Ltd.") {
		return false
	}
	fields := strings.Fields(name)
	if len(fields) == 0 || len(fields) > 7 {
		return false
	}
	for _, f := range fields {
		if c := f[0]; c >= 'a' && c <= 'z' && f != "and" && f != "of" && f != "the" {
			return false
		}
	}
	return name[0] < '0' || name[0] > '9'
}

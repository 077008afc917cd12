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
	told  int // the paragraphs before this one are in story, if they are of it
	*matter
}

// judgeText judges paragraphs of text; known is what is known of the page from elsewhere.
func judgeText(text string, paras []para, known pageFacts) *judge {
	j := judgeByRules(text, paras, known)
	j.judgeLastWords()
	return j
}

// judgeByRules is judgeText without what the classifier says in the end.
func judgeByRules(text string, paras []para, known pageFacts) *judge {
	paras = withAfterwords(text, paras, known)
	j := &judge{text: text, paras: paras, title: -1, matter: matters.Get().(*matter)}
	j.story.anew()
	j.readLines()
	j.findStory()
	j.findTitle(known.title)
	j.judgeHead()
	j.judgeStory()
	j.judgeTeasers()
	j.judgeAuthor()
	j.judgeOthers()
	j.judgeTail()
	j.judgePointers()
	j.judgeAdverts()
	matters.Put(j.matter)
	j.matter = nil
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
			continue
		}
		p.class, p.rule = shape(s, p)
		if p.class == noClass && i < 16 && strings.Contains(s, "ookies") {
			p.class, p.rule = cookie, "shape.cookies"
		}
		if i > 0 && p.class == noClass && p.words > 3 && s == j.of(i-1) {
			j.twice(i, named)
		}
	}
}

// twice handles a line that repeats the one above it: a title may stand twice,
// but below a line that may be the title both are a picture's caption, unless
// they are prose, of which one is enough.
func (j *judge) twice(i int, named bool) {
	j.paras[i].class, j.paras[i].rule = caption, "shape.twice"
	if above := &j.paras[i-1]; above.class == noClass && named && !above.prose() {
		above.class, above.rule = caption, "shape.twice"
	}
}

package article

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/token"
)

// Rules know what pages say below a story in words that somebody wrote down. How a
// sentence reads on the whole tells the rest: a classifier that has learned from the
// sentences of our own articles, those of the page and those of the story, judges the
// last ones of a page, from the end up to the first that reads like the story's.

//go:embed pagewords.txt
var pageWeights string

var pageModel = sync.OnceValue(func() *classifier.Model {
	m, err := classifier.Parse(pageWeights)
	if err != nil {
		panic("pagewords.txt: " + err.Error()) // embedded and tested
	}
	return m
})

// PageClass is the one class that the classifier of sentences knows.
const PageClass = "page"

// ofThePage are the odds from which on a sentence is the page's: three in four, since a
// story that loses its last sentence is worse off than one that keeps a line too many.
var ofThePage = classifier.LogOdds(3. / 4)

// ofTheStory are the odds below which a sentence is the story's whatever stands around it.
var ofTheStory = classifier.LogOdds(0.08)

// judgeLastWords drops what reads like the page's own words below the story.
func (j *judge) judgeLastWords() {
	var sum classifier.Sum
	for i := len(j.paras) - 1; i > max(j.first, len(j.paras)-1-lastParagraphs); i-- {
		p := &j.paras[i]
		if p.kind == data.Boilerplate || p.kind == data.Byline {
			continue
		}
		s := j.of(i)
		if p.kind != data.Body && p.kind != data.Heading || sourceLine(s) {
			return
		}
		pieces := sentencesOf(s)
		k := j.pageFrom(&sum, i, pieces)
		switch {
		case k == 0:
			p.drop("likely.page")
			continue
		case k < len(pieces):
			story, rest := cutInline(j.text, *p, pieces[k].start)
			story.kind, story.class = p.kind, p.class
			rest.drop("likely.page")
			*p = story
			j.paras = slices.Insert(j.paras, i+1, rest)
		}
		return
	}
}

// maybeOfThePage are the odds from which on a sentence may be the page's: those of so few
// sentences of stories that nothing is lost where somebody whom only one of them names is left
// out. By holding out articles: two thirds of those whom only a page's words name, of one in a
// hundred whom a story does.
var maybeOfThePage = classifier.LogOdds(0.03)

// doubted is how many of the last paragraphs of the story are looked at for words of the page.
const doubted = 3

// doubtfulWords are the sentences of the last paragraphs that may be the page's own.
func (j *judge) doubtfulWords() (spans []data.Span) {
	var sum classifier.Sum
	for i, n := len(j.paras)-1, 0; i > j.first && n < doubted; i-- {
		p := &j.paras[i]
		if p.kind != data.Body && p.kind != data.Heading {
			continue
		}
		n++
		pieces := sentencesOf(j.of(i))
		for k, piece := range pieces {
			if j.pageOdds(&sum, i, pieces, k) >= maybeOfThePage {
				spans = append(spans, data.Span{Start: p.span.Start + piece.start, End: p.span.Start + piece.end})
			}
		}
	}
	return spans
}

// pageFrom is from which of a paragraph's sentences on it is the page's: none is plainly not,
// all together they plainly are, and the first by itself.
func (j *judge) pageFrom(sum *classifier.Sum, i int, pieces []line) int {
	from, together := len(pieces), float32(0)
	for k := len(pieces) - 1; k >= 0; k-- {
		if _, chinese := countWords(j.of(i)[pieces[k].start:pieces[k].end]); chinese || pieces[k].end-pieces[k].start > afterBytes {
			break // no sentence, or none in the language whose pages taught the words
		}
		odds := j.pageOdds(sum, i, pieces, k)
		if odds < ofTheStory {
			break
		}
		if together += odds - ofThePage; odds > ofThePage && together > 0 {
			from = k
		}
	}
	return from
}

func (j *judge) pageOdds(sum *classifier.Sum, i int, pieces []line, k int) float32 {
	var signs []classifier.Placed
	s := j.of(i)[pieces[k].start:pieces[k].end]
	eachPageSign(s, inPage{len(j.paras) - 1 - i, k == 0, k == len(pieces)-1}, func(kind byte, first, second string) {
		var other uint64
		if second != "" {
			other = token.Hash(second)
		}
		signs = append(signs, classifier.Placed{Feature: classifier.Of(kind, token.Hash(first), other)})
	})
	sum.Begin(pageModel())
	sum.Add(signs)
	return sum.Odds()[0]
}

// inPage is where in a page a sentence stands.
type inPage struct {
	below       int // how many paragraphs stand below its own
	opens, ends bool
}

// The kinds of signs of a sentence: a word, two in a row, where it stands and how long it is.
const (
	oneWord   = 'u'
	twoWords  = 'b'
	placeSign = 'p'
)

// eachPageSign calls f with all that speaks for or against a sentence being the page's.
func eachPageSign(s string, at inPage, f func(kind byte, first, second string)) {
	low := string(lowerASCII(nil, s[:min(len(s), afterBytes)]))
	last, n := "^", 0
	for i := 0; i < len(low); {
		w := low[i : i+signLength(low[i:])]
		i += len(w)
		if w[0] <= ' ' {
			continue
		}
		n++
		if isDigit(w[0]) {
			w = "#"
		}
		f(oneWord, w, "")
		f(twoWords, last, w)
		last = w
	}
	f(twoWords, last, "$")
	f(placeSign, "below", strconv.Itoa(min(at.below, 8)))
	f(placeSign, "long", strconv.Itoa(min(n/6, 6)))
	switch {
	case at.opens && at.ends:
		f(placeSign, "alone", "")
	case at.opens:
		f(placeSign, "opens", "")
	case at.ends:
		f(placeSign, "ends", "")
	}
}

// signLength is how many bytes of a text its first word has, its first number or its first
// other sign.
func signLength(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	of := func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }
	switch {
	case isDigit(s[0]):
		of = unicode.IsDigit
	case !of(r):
		return n
	}
	if k := strings.IndexFunc(s, func(r rune) bool { return !of(r) }); k >= 0 {
		return k
	}
	return len(s)
}

// PageSentence is a sentence of a page to learn from.
type PageSentence struct {
	Span  data.Span
	Page  bool // the rules say that it is the page's
	Signs []string
}

// PageSentences gives the sentences of a plain text's last paragraphs, as the rules judge
// them and the classifier does not yet.
func PageSentences(text string, meta Meta) (sentences []PageSentence) {
	_, body := frontMatter(text)
	j := judgeByRules(text, paragraphs(text, body), sources{given: meta}.known())
	for i := max(j.first+1, len(j.paras)-lastParagraphs); i < len(j.paras); i++ {
		p := &j.paras[i]
		if p.table || p.kind == data.Byline {
			continue
		}
		s := j.of(i)
		pieces := sentencesOf(s)
		for k, pc := range pieces {
			one := PageSentence{Span: data.Span{Start: p.span.Start + pc.start, End: p.span.Start + pc.end}, Page: p.kind == data.Boilerplate}
			eachPageSign(one.Span.Of(text), inPage{len(j.paras) - 1 - i, k == 0, k == len(pieces)-1}, func(kind byte, first, second string) {
				one.Signs = append(one.Signs, strings.TrimSuffix(string(kind)+" "+first+" "+second, " "))
			})
			sentences = append(sentences, one)
		}
	}
	return sentences
}

// lastParagraphs is from how many paragraphs of a page's end there is to learn.
const lastParagraphs = 16

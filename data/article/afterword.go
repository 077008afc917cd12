package article

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Below its story a page speaks of itself and of who wrote it, in a paragraph of its own
// or in the last sentences of the story's: "The author is counsel at a firm that has
// acted for A", "B Watch is a service of C Ltd", "In our last edition: D buys E". Each
// sentence of the last paragraphs is looked at by itself, and what stands from there to
// the end of its paragraph is cut off.

//go:embed afterwords.tsv
var afterwordTable string

// wording is a run of words in lower case.
type wording []string

// wordings finds runs of words by their first one.
type wordings map[string][]wording

// at returns how many words the longest of the wordings has that opens w; 0 without one.
func (t wordings) at(w []string) int {
	n := 0
	if len(w) == 0 {
		return 0
	}
	for _, c := range t[w[0]] {
		if len(c) > n && len(c) <= len(w) && slices.Equal(c, w[:len(c)]) {
			n = len(c)
		}
	}
	return n
}

// within returns where the first of the wordings stands in w, or -1.
func (t wordings) within(w []string) int {
	for i := range w {
		if t.at(w[i:]) > 0 {
			return i
		}
	}
	return -1
}

var afterwords = mustAfterwords(afterwordTable)

// mustAfterwords reads the table: wordings by role.
func mustAfterwords(table string) map[string]wordings {
	roles := map[string]wordings{}
	for n, row := range strings.Split(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		role, list, ok := strings.Cut(row, "\t")
		if !ok {
			panic(fmt.Sprintf("afterwords.tsv:%d: no tab", n+1)) // the table is embedded and a test reads it
		}
		t := wordings{}
		for one := range strings.SplitSeq(list, " | ") {
			w := strings.Fields(one)
			t[w[0]] = append(t[w[0]], w)
		}
		roles[role] = t
	}
	return roles
}

// pageFacts is what is known of a page before it is judged.
type pageFacts struct {
	title, publisher string
	author           string // of the byline

	publisherWords, authorWords []string
}

// How far from the end of a page such sentences are looked for.
const (
	afterReach  = 40  // paragraphs
	afterStory  = 4   // paragraphs of the story
	afterBytes  = 900 // of a paragraph's end
	afterPieces = 4   // sentences that may follow one
	aboveBytes  = 80  // of the page that must stand above
)

// withAfterwords cuts the last paragraphs where a page begins to speak of itself.
func withAfterwords(text string, paras []para, pg pageFacts) []para {
	if pg.author == "" {
		pg.author = signedBy(text, paras)
	}
	pg.publisherWords, pg.authorWords = lowWords(pg.publisher), lowWords(pg.author)
	story := 0
	for i, n := len(paras)-1, 0; i > 0 && n < afterReach && story < afterStory; i, n = i-1, n+1 {
		p := paras[i]
		if p.table || p.span.Start-paras[0].span.Start < aboveBytes {
			continue
		}
		a := afterword{pageFacts: pg, above: text[paras[0].span.Start:p.span.Start], last: story == 0}
		at, class := a.cut(p.span.Of(text))
		switch {
		case at < 0:
			if p.prose() {
				story++
			}
		case at == 0:
			paras[i].class, paras[i].rule = class, "afterword."+string(class)
		default:
			kept, rest := cutInline(text, p, at)
			rest.class, rest.rule = class, "afterword."+string(class)
			paras[i] = kept
			paras = slices.Insert(paras, i+1, rest)
			story++
		}
	}
	a := afterword{pageFacts: pg}
	for i := range min(len(paras), headLines) {
		p := &paras[i]
		if s := p.span.Of(text); !p.table && p.class == noClass && (len(s) > bylineBytes && byWhom(s, lowWords(s)) || a.ofAuthor(lowWords(s))) {
			p.class, p.rule = biography, "afterword.head"
		}
	}
	return paras
}

// In a page's head such a line stands by itself.
const (
	headLines   = 6
	bylineBytes = 40 // a byline alone has no more
)

// signedBy is the author whom a byline in a page's head names.
func signedBy(text string, paras []para) string {
	for i := range min(len(paras), 16) {
		if name, ok := byline(paras[i].span.Of(text)); ok && name != "" {
			return name
		}
	}
	for i := 1; i < min(len(paras), bareNameLines); i++ {
		if s := paras[i].span.Of(text); bareName(s) {
			return s
		}
	}
	return ""
}

// bareNameLines is among how many lines of a page a name alone may sign it, below the title.
const bareNameLines = 5

// bareName reports whether a line is of two or three words with capitals and nothing else,
// as a person's name is. What is none does no harm: it signs nothing below.
func bareName(s string) bool {
	words := strings.Fields(s)
	return (len(words) == 2 || len(words) == 3) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }) &&
		!slices.ContainsFunc(words, func(w string) bool { return !capital(w) }) && !capitals(s)
}

// afterword judges the sentences of a paragraph.
type afterword struct {
	pageFacts
	above string // the page above the paragraph
	last  bool   // no paragraph of the story stands below
}

// cut is where in a paragraph a page begins to speak of itself, or -1, and of what class
// that is.
func (a *afterword) cut(s string) (int, class) {
	pieces := sentencesOf(s)
	first, found := -1, noClass
	for k, pc := range pieces {
		sentence := s[pc.start:pc.end]
		c, clause := a.classOf(sentence, pc.start == 0)
		if c == noClass && pc.start > 0 {
			if c = lineClass(sentence); c != noClass && knownLine(s) {
				c = noClass // the whole of it is known for something already
			}
		}
		switch {
		case c != noClass && first < 0 && c == biography && ownViews(lowWords(sentence)):
			first, found = pieces[personFrom(s, pieces, k)].start+clause, c
		case c != noClass && first < 0:
			first, found = pc.start+clause, c
		case c != noClass:
		case first >= 0 && (len(pieces)-k > afterPieces || !follows(sentence, found)):
			first, found = -1, noClass
		}
	}
	return first, found
}

// follows reports whether a sentence may go on with what was said of the author: it speaks
// of the same person, or is short.
func follows(s string, of class) bool {
	w := lowWords(s)
	if of == link {
		return len(w) <= pointerWords // headlines have sums and quotes
	}
	return of == biography && afterwords["open"].at(w) > 0 || len(w) <= 12 && !strings.ContainsAny(s, "$€£¥%\"“")
}

// sentencesOf cuts a paragraph's end into sentences, and at bars.
func sentencesOf(s string) []line {
	from := max(0, len(s)-afterBytes)
	var pieces []line
	start := 0
	for i := max(1, from); i < len(s); i++ {
		if s[i-1] != ' ' || s[i] == ' ' {
			continue
		}
		if c := s[max(0, i-2)]; alnum(c) || c == ',' {
			continue // most words end no sentence
		}
		before := strings.TrimRight(s[:i], " ")
		bar := strings.HasSuffix(before, "|") || strings.HasSuffix(before, " ·") || strings.HasSuffix(before, " •") || strings.HasSuffix(s[:i], "   ")
		if !bar && (endingOf(before) != endsSentence || shortened(before)) {
			continue
		}
		pieces = append(pieces, line{start, i})
		start = i
	}
	return append(pieces, line{start, len(s)})
}

// shortened reports whether a text ends in an abbreviation: "Ms.", "Inc.", "J.".
func shortened(s string) bool {
	s = strings.TrimSuffix(s, ".")
	i := len(s)
	for i > 0 && alnum(s[i-1]) {
		i--
	}
	switch s[i:] {
	case "Mr", "Ms", "Mrs", "Dr", "Inc", "Co", "Corp", "Ltd", "St", "No", "vs", "Prof":
		return true
	}
	return len(s)-i == 1 && isCapital(s[i])
}

func lowWords(s string) []string {
	buf := lowerASCII(nil, s[:min(len(s), 400)])
	lines := appendWords(nil, buf)
	words := make([]string, len(lines))
	for i, l := range lines {
		words[i] = string(buf[l.start:l.end])
	}
	return words
}

// classOf tells what a sentence of the last paragraphs is, and at which byte of it that
// begins; noClass for the story's own.
func (a *afterword) classOf(s string, opens bool) (class, int) {
	w := lowWords(s)
	if len(w) < 2 {
		return noClass, 0
	}
	c, at := a.kindOf(s, w, opens)
	if c != noClass && c != link && afterwords["guard"].within(w) >= 0 {
		return noClass, 0 // somebody is quoted
	}
	return c, at
}

// kindOf is classOf whoever speaks.
func (a *afterword) kindOf(s string, w []string, opens bool) (class, int) {
	switch {
	case a.ofAuthor(w), a.named(w), a.past(s), a.last && a.stranger(s, w), opens && a.last && byWhom(s, w):
		return biography, 0
	case a.last && ownViews(w):
		return biography, 0
	case a.ofPage(s, w):
		return advert, 0
	case a.ofOwn(w), a.last && a.ofNotes(s, w):
		return disclaimer, 0
	case a.last && madeBy(w):
		return credit, 0
	case a.last && (labels(s) || ofSeries(w)):
		return link, 0
	case a.last && a.voice(s, w):
		return advert, 0
	case a.last:
		return pointsAt(s, w)
	}
	return noClass, 0
}

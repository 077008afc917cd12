package article

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is what kind of line a phrase gives away.
type class string

// The classes of phrases.tsv, in the words of that table's head.
const (
	noClass    class = ""
	navigation class = "nav"
	meta       class = "meta"
	social     class = "social"
	advert     class = "ad"
	caption    class = "caption"
	cookie     class = "cookie"
	newsletter class = "newsletter"
	link       class = "link"
	list       class = "list"
	comments   class = "comments"
	section    class = "section"
	biography  class = "bio"
	contact    class = "contact"
	credit     class = "credit"
	tags       class = "tags"
	disclaimer class = "disclaimer"
	copyright  class = "copyright"
	footer     class = "footer"
)

// closes reports whether a line of the class stands after the end of a story, so
// that what follows must show that it belongs to it.
func (c class) closes() bool {
	switch c {
	case list, comments, section, biography, contact, credit, tags, disclaimer, copyright, footer:
		return true
	}
	return false
}

//go:embed phrases.tsv
var phraseTable string

// phrase is one wording. The word "#" stands for any number.
type phrase struct {
	id    string
	class class
	where string
	words []string
}

// The most that a line may hold, in bytes, for a phrase in it to tell.
const (
	shortLine  = 120
	mediumLine = 600
)

var phrases = mustPhrases(phraseTable)

// phraseIndex finds phrases by their first word: those that open a line, and
// those that may stand anywhere in one.
type phraseIndex struct {
	opening, within map[string][]*phrase
	// may tells by a word's length and first two bytes whether a phrase could
	// open with it; it spares nine look-ups of ten.
	may *[1 << 16]bool
}

func shapeOf(word []byte) uint16 {
	h := uint16(word[0])<<8 ^ uint16(len(word))<<5
	if len(word) > 1 {
		h ^= uint16(word[1])
	}
	return h
}

func mustPhrases(table string) phraseIndex {
	idx, err := newPhraseIndex(table)
	if err != nil {
		panic(err) // the table is embedded and a test reads it
	}
	return idx
}

func newPhraseIndex(table string) (phraseIndex, error) {
	idx := phraseIndex{map[string][]*phrase{}, map[string][]*phrase{}, new([1 << 16]bool)}
	for n, row := range strings.Split(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		cols := strings.Split(row, "\t")
		if len(cols) != 4 {
			return idx, fmt.Errorf("phrases.tsv:%d: %d columns, want 4", n+1, len(cols))
		}
		for wording := range strings.SplitSeq(cols[3], " | ") {
			p := &phrase{id: cols[0], class: class(cols[1]), where: cols[2]}
			buf := lowerASCII(nil, wording)
			for _, w := range appendWords(nil, buf) {
				p.words = append(p.words, string(buf[w.start:w.end]))
			}
			if len(p.words) == 0 {
				return idx, fmt.Errorf("phrases.tsv:%d: a wording without words", n+1)
			}
			switch cols[2] {
			case "line", "label", "short", "start":
				idx.opening[p.words[0]] = append(idx.opening[p.words[0]], p)
			case "in", "end":
				idx.within[p.words[0]] = append(idx.within[p.words[0]], p)
				idx.may[shapeOf([]byte(p.words[0]))] = true
			default:
				return idx, fmt.Errorf("phrases.tsv:%d: place %q, want line, label, short, start, in or end", n+1, cols[2])
			}
		}
	}
	return idx, nil
}

// match returns the phrase that tells most about a paragraph: the one with the
// most words, of these one that is the whole line, and of these the first of the table. buf is the paragraph in lower
// case, or its beginning, and words its words.
func (idx phraseIndex) match(p *para, buf []byte, words []line) *phrase {
	var best *phrase
	try := func(candidates []*phrase, at int) {
		for _, c := range candidates {
			if (best == nil || len(c.words) > len(best.words) || c.where == "line" && best.where != "line" && len(c.words) == len(best.words)) && c.fits(p, buf, words, at) {
				best = c
			}
		}
	}
	for i, w := range words {
		key := buf[w.start:w.end]
		if i == 0 {
			try(idx.opening[string(key)], 0)
			if allDigits(key) {
				try(idx.opening["#"], 0)
			}
		}
		if p.span.Len() <= mediumLine {
			if idx.may[shapeOf(key)] {
				try(idx.within[string(key)], i)
			}
			if allDigits(key) {
				try(idx.within["#"], i)
			}
		}
	}
	return best
}

func (ph *phrase) fits(p *para, buf []byte, words []line, at int) bool {
	end := at + len(ph.words)
	if end > len(words) || !ph.placed(p, buf, words, end) {
		return false
	}
	for i, want := range ph.words {
		got := buf[words[at+i].start:words[at+i].end]
		if want != string(got) && !(want == "#" && allDigits(got)) {
			return false
		}
	}
	return true
}

// placed reports whether a phrase whose last word is words[end-1] stands where it must.
func (ph *phrase) placed(p *para, buf []byte, words []line, end int) bool {
	switch ph.where {
	case "line":
		return len(words) == end
	case "label":
		rest := buf[words[end-1].end:]
		if bytes.HasPrefix(rest, []byte("-")) { // "photo-sharing"
			return false
		}
		rest = bytes.TrimLeft(rest, " *_")
		r, _ := utf8.DecodeRune(rest)
		return len(rest) == 0 || strings.ContainsRune(":：|/-–—>]", r)
	case "short":
		return p.span.Len() <= shortLine && (p.ending != endsSentence || p.words <= 8)
	case "end":
		return len(words) == end
	}
	return true
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// lowerASCII writes s to buf in lower case; bytes beyond ASCII stay, so that
// offsets do too.
func lowerASCII(buf []byte, s string) []byte {
	buf = append(buf[:0], s...)
	for i, c := range buf {
		if c >= 'A' && c <= 'Z' {
			buf[i] = c + 'a' - 'A'
		}
	}
	return buf
}

// appendWords appends the words of buf: runs of letters or of digits, each Han
// character by itself, "©" and "#". Apostrophes and all other signs part words.
func appendWords(dst []line, buf []byte) []line {
	for i := 0; i < len(buf); {
		c := buf[i]
		switch {
		case alnum(c):
			j := i + 1
			for j < len(buf) && alnum(buf[j]) {
				j++
			}
			dst = append(dst, line{i, j})
			i = j
		case c == '#':
			dst = append(dst, line{i, i + 1})
			i++
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(buf[i:])
			if unicode.IsLetter(r) || r == '©' {
				dst = append(dst, line{i, i + n})
			}
			i += n
		}
	}
	return dst
}

package temporal

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data/token"
)

//go:embed lexicon.txt
var lexiconText string

// class numbers a word class; the classes of lexicon.txt, the ones given to
// numbers, the ones of phrases, and one for each word that a rule quotes.
type class uint8

// maxClasses is the room in a mask.
const maxClasses = 192

// mask is a set of classes.
type mask [3]uint64

func (m *mask) add(c class)         { m[c>>6] |= 1 << (c & 63) }
func (m *mask) has(c class) bool    { return m[c>>6]&(1<<(c&63)) != 0 }
func (m *mask) meets(o *mask) bool  { return m[0]&o[0]|m[1]&o[1]|m[2]&o[2] != 0 }
func (m mask) plus(o mask) mask     { return mask{m[0] | o[0], m[1] | o[1], m[2] | o[2]} }
func (m mask) without(c class) mask { m[c>>6] &^= 1 << (c & 63); return m }

// word is what the lexicon knows of a word; capital asks for a capital letter.
// Words that are only looked for around dates have roles and no classes.
type word struct {
	classes mask
	val     int
	capital bool
	roles   role
}

func (w *word) is(r role) bool { return w.roles&r != 0 }

// lexicon is the words, the names of the classes, and the length in runes of
// its longest Chinese word.
type lexicon struct {
	words   map[string]word
	names   map[string]class
	longest int
	table   *token.Table[uint16] // the places of words in list
	list    []word               // list[0] is of no class and no role
	dull    uint16               // from here on in list are the words that can't make a date of those around them
}

// shortForms are how brokers write words that rules name: "the Sept qtr".
var shortForms = map[string]string{"qtr": "quarter", "qtrs": "quarters", "mth": "month", "mths": "months"}

// index fills the table, once all words are known; words of the hopeful classes come
// first in the list.
func (l *lexicon) index(hopeful *mask) {
	for short, long := range shortForms {
		l.words[short] = l.words[long]
	}
	for r, list := range roleWords {
		for _, text := range strings.Fields(list) {
			w := l.words[text]
			w.roles |= 1 << r
			l.words[text] = w
		}
	}
	l.list = append(l.list, word{})
	places := make(map[string]uint16, len(l.words))
	enter := func(hope bool) {
		for text, w := range l.words {
			if w.classes.meets(hopeful) == hope {
				places[text] = uint16(len(l.list))
				l.list = append(l.list, w)
			}
		}
	}
	enter(true)
	l.dull = uint16(len(l.list))
	enter(false)
	l.table = token.NewTable(places)
}

// The classes that code, not the lexicon, gives.
var codeClasses = []string{
	"INT", "NTH", "DAYNUM", "MONTHNUM", "YEAR", "YEARX", "YY", "POINTED", // numbers
	"cDAY", "cWEEK", "cMON", "cQTR", "cHALF", "cNINE", "cYR", "cDEC", "cSPAN", "cWD", "cLEN", "cSEASON", "cWEEKEND", // phrases
}

// newLexicon reads lexicon.txt. A word under two classes has both; its value is
// that of the last.
func newLexicon(text string) (*lexicon, error) {
	l := &lexicon{words: map[string]word{}, names: map[string]class{}}
	for _, name := range codeClasses {
		l.class(name)
	}
	for i, line := range strings.Split(text, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "# ") {
			continue
		}
		c := l.class(fields[0])
		if c >= maxClasses {
			return nil, fmt.Errorf("lexicon line %d: more than %d classes", i+1, maxClasses)
		}
		for _, f := range fields[1:] {
			if err := l.add(f, c); err != nil {
				return nil, fmt.Errorf("lexicon line %d: %w", i+1, err)
			}
		}
	}
	return l, nil
}

func (l *lexicon) class(name string) class {
	c, ok := l.names[name]
	if !ok {
		c = class(len(l.names))
		l.names[name] = c
	}
	return c
}

func (l *lexicon) add(entry string, c class) error {
	text, value, hasValue := strings.Cut(entry, "=")
	if text == "" {
		text, hasValue = entry, false
	}
	first, _ := utf8.DecodeRuneInString(text)
	lower := strings.ToLower(text)
	w := l.words[lower]
	w.classes.add(c)
	w.capital = w.capital || unicode.IsUpper(first)
	if hasValue {
		v, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("%q: the value is no number", entry)
		}
		w.val = v
	}
	l.words[lower] = w
	if unicode.Is(unicode.Han, first) {
		l.longest = max(l.longest, utf8.RuneCountInString(lower))
	}
	return nil
}

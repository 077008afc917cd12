package quantity

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

// The tables that the rules are made of; each says at its top how to read it.
var (
	//go:embed currencies.tsv
	currencyTable string
	//go:embed words.tsv
	wordTable string
	//go:embed qualifiers.tsv
	qualifierTable string
)

type class uint8

const (
	currencyBefore class = iota
	currencyAfter
	minorAfter
	qualifierBefore
	qualifierAfter
	small
	scaleWord
	digit
	step
	glyph
	minus
	plus
	percentWord
	pointWord
	hanPercent
	tenth
	multiple
	factor
	part
	hanHalf
	times
	fold
	hanTimes
	extra
	perNoun
	signed
	timeWord
	month
	label
	irregular
	singular
	classifier
	noun
	stop
	change
	rangeWord
	lead
	urlWord
	article
	yearBefore
	halfBefore
	halfAfter
	partOf
	comparedWord
	comparativeWord
	conversion
	durationWord
	figure // a token of digits; no phrase has it
	code   // a word that may be "MUSD" or "kEUR"; no phrase has it
)

// starters are the classes of the phrases that an amount may start with.
const starters = 1<<figure | 1<<code | 1<<currencyBefore | 1<<qualifierBefore | 1<<small | 1<<digit | 1<<step | 1<<glyph | 1<<minus | 1<<plus |
	1<<hanPercent | 1<<hanHalf | 1<<multiple | 1<<factor | 1<<part | 1<<lead

// units are the classes of what may stand behind a number and make an amount of it.
const units = 1<<pointWord | 1<<percentWord | 1<<currencyAfter | 1<<minorAfter | 1<<times | 1<<fold | 1<<hanTimes | 1<<tenth

// amountStarters are those without words that need one after them.
const amountStarters = starters &^ (1 << qualifierBefore)

var classNames = map[string]class{
	"small": small, "scale": scaleWord, "digit": digit, "step": step, "glyph": glyph,
	"minus": minus, "plus": plus, "percent": percentWord, "points": pointWord,
	"hanpercent": hanPercent, "tenth": tenth, "multiple": multiple, "factor": factor,
	"part": part, "hanhalf": hanHalf, "times": times, "fold": fold, "han-times": hanTimes,
	"extra": extra, "per": perNoun, "signed": signed, "time": timeWord, "month": month,
	"label": label, "irregular": irregular, "singular": singular, "classifier": classifier, "noun": noun,
	"stop": stop, "change": change, "range": rangeWord, "lead": lead, "url": urlWord, "article": article, "year-before": yearBefore, "half-before": halfBefore, "half-after": halfAfter, "part-of": partOf,
	"compared": comparedWord, "comparative": comparativeWord, "conversion": conversion, "duration": durationWord,
}

// entry is one reading of a phrase.
type entry struct {
	class class
	// value is the number that the phrase stands for; scale words give it as
	// value × 10^exp.
	value int64
	exp   int
	unit  string // ISO 4217, for currencies
	qual  data.Qualifier
	caps  bool // must be written in capitals
	tight bool // must stand without spaces, touching the number
}

// node is a place in the trie of phrases, which are sequences of tokens.
type node struct {
	mask    uint64 // the classes of entries, as bits
	begins  uint64 // the classes of the phrases that start or go on here
	entries []entry
	next    map[string]*node
	after   *token.Table[*node] // next, once all phrases are known; nil where none goes on
}

func (n *node) is(c class) bool { return n.mask&(1<<c) != 0 }

func (n *node) entry(c class) *entry {
	for i := range n.entries {
		if n.entries[i].class == c {
			return &n.entries[i]
		}
	}
	return nil
}

// lexicon gives each first word of a phrase its place in nodes, the tries of all
// the tables. Neither is changed after it is built.
type lexicon struct {
	first *token.Table[uint16]
	nodes []node
	// silent is the place of the first word that starts no amount: all from there
	// on start none, and neither does what is no word of a phrase.
	silent uint16
}

// The places in nodes of what begins no phrase.
const (
	other   = iota // most words
	numeral        // a token of digits
	coded          // what may be "MUSD"
)

// starts reports whether the word of a place in nodes may start an amount.
func (l *lexicon) starts(n uint16) bool { return n != other && n < l.silent }

// theLexicon is built with the first text that is read: it takes some 10 ms,
// which would stand before the window's first frame.
var theLexicon = sync.OnceValue(buildLexicon)

func buildLexicon() *lexicon {
	root := &node{next: map[string]*node{}}
	for _, f := range rows(currencyTable) {
		root.addCurrency(f)
	}
	for _, f := range rows(wordTable) {
		c, ok := classNames[f[0]]
		value, exp, err := scaleValue(f[1])
		if !ok || err != nil {
			panic(fmt.Sprintf("words.tsv: %q: unknown class or value", f))
		}
		root.add(f[2], entry{class: c, value: value, exp: exp})
	}
	for _, f := range rows(qualifierTable) {
		e := entry{class: qualifierBefore, qual: data.Qualifier(f[1])}
		if f[0] == "after" {
			e.class = qualifierAfter
		}
		root.add(f[2], e)
	}
	root.index()
	l := &lexicon{nodes: []node{other: {}, numeral: {begins: 1 << figure}, coded: {begins: 1 << code}}}
	index, silent := make(map[string]uint16, len(root.next)), []string(nil)
	add := func(word string) {
		index[word] = uint16(len(l.nodes))
		l.nodes = append(l.nodes, *root.next[word])
	}
	for _, word := range slices.Sorted(maps.Keys(root.next)) {
		if n := root.next[word]; n.begins&(starters|1<<percentWord) != 0 || n.is(urlWord) || likeCode(word) {
			add(word)
		} else {
			silent = append(silent, word)
		}
	}
	l.silent = uint16(len(l.nodes))
	for _, word := range silent {
		add(word)
	}
	l.first = token.NewTable(index)
	return l
}

// index makes the tables of what goes on from a node.
func (n *node) index() {
	for _, next := range n.next {
		if len(next.next) > 0 {
			next.index()
			next.after = token.NewTable(next.next)
			next.next = nil
		}
	}
}

// scaleValue reads "12" as 12 × 10^0 and "1e6" as 1 × 10^6.
func scaleValue(s string) (value int64, exp int, err error) {
	mantissa, e, ok := strings.Cut(s, "e")
	if ok {
		if exp, err = strconv.Atoi(e); err != nil {
			return 0, 0, err
		}
	}
	value, err = strconv.ParseInt(mantissa, 10, 64)
	return value, exp, err
}

func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func (n *node) addCurrency(f []string) {
	code, before := f[0], f[1]
	own := !strings.HasPrefix(before, "-")
	before = strings.TrimPrefix(strings.TrimPrefix(before, "-"), "|")
	n.add(before, entry{class: currencyBefore, unit: code})
	n.add(f[2], entry{class: currencyAfter, unit: code})
	n.add(f[3], entry{class: minorAfter, unit: code})
	if !own {
		return
	}
	low := strings.ToLower(code)
	n.add(low, entry{class: currencyBefore, unit: code, caps: true})
	n.add(low, entry{class: currencyAfter, unit: code, caps: true})
}

// add enters every form of a "|"-separated list; the first entry of a class wins.
func (n *node) add(forms string, e entry) {
	if forms == "" {
		return
	}
	for form := range strings.SplitSeq(forms, "|") {
		e := e
		if len(form) > 1 && form[0] == '!' {
			form, e.tight = form[1:], true
		}
		at := n
		for _, t := range token.Split(form) {
			if at.next == nil {
				at.next = map[string]*node{}
			}
			if at.next[t.Lower] == nil {
				at.next[t.Lower] = &node{}
			}
			at = at.next[t.Lower]
			at.begins |= 1 << e.class
		}
		if !at.is(e.class) {
			at.entries = append(at.entries, e)
			at.mask |= 1 << e.class
		}
	}
}

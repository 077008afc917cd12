package temporal

import (
	"strconv"
	"strings"

	"yunshi/data/token"
)

// item is a word, a number or, after a rule has matched, a phrase.
type item struct {
	classes    mask
	val        int
	start, end int // bytes of the text
	tok, tokN  int // tokens [tok, tokN)
	glued      bool
	broken     bool  // a line break stands before it
	yearly     bool  // it ends with a year
	when       *when // of a phrase; &none of a word
}

// none is the meaning of a bare word.
var none when

// lex reads the token at i and returns its item and the index after it; ok is
// false for a token that cannot be part of a date.
func (g *grammar) lex(toks []token.Token, i int) (it item, next int, ok bool) {
	t := toks[i]
	next = i + 1
	switch t.Kind {
	case token.Number:
		it, next, ok = g.number(toks, i)
	case token.Han:
		it, next, ok = g.han(toks, i)
	default:
		w, known := g.lex0.table.Find(t.Lower)
		if !known {
			return it, next, false
		}
		it.classes, it.val, ok = w.classes, w.val, true
		if w.classes.has(g.c.card) {
			it, next, ok = g.cardinal(toks, i)
		}
		// The full stop of "Jan." is part of the word.
		if (w.classes.has(g.c.monabbr) || w.classes.has(g.c.wdabbr)) && next < len(toks) && toks[next].Lower == "." && token.Touches(t, toks[next]) {
			it.start, it.end, it.tok, it.tokN = t.Start, t.End, i, next+1
			return it, next + 1, ok
		}
	}
	it.start, it.end, it.tok, it.tokN = t.Start, toks[next-1].End, i, next
	return it, next, ok
}

// number classes a number by its size and looks: "2015" may be a year, "2,015",
// "$2015" and "2015%" may not.
func (g *grammar) number(toks []token.Token, i int) (item, int, bool) {
	t := toks[i]
	if i > 0 && g.money[toks[i-1].Lower] || i+1 < len(toks) && g.counted[toks[i+1].Lower] || clock(toks, i) {
		return item{}, i + 1, false
	}
	if m, d, found := strings.Cut(t.Lower, "."); found {
		it, ok := g.point(m, d)
		return it, i + 1, ok
	}
	v := atoi(t.Lower)
	if v < 0 || len(t.Lower) > 4 {
		return item{}, i + 1, false
	}
	if v >= 1 && v <= 99 && i+1 < len(toks) && token.Touches(t, toks[i+1]) && g.lex0.words[toks[i+1].Lower].classes.has(g.c.th) {
		return g.ordinal(v), i + 2, true
	}
	return item{val: v, classes: g.sized(v, len(t.Lower))}, i + 1, true
}

// point is the item of a month and day with a point between, "7.6".
func (g *grammar) point(m, d string) (item, bool) {
	mm, dd := atoi(m), atoi(d)
	it := item{val: mm*100 + dd}
	it.classes.add(g.c.pointed)
	return it, len(m) <= 2 && len(d) <= 2 && mm >= 1 && mm <= 12 && dd >= 1 && dd <= 31
}

// ordinal is the item of "21st" and "twenty-first".
func (g *grammar) ordinal(v int) item {
	it := item{val: v}
	it.classes.add(g.c.ord)
	return it
}

// sized gives the classes of a whole number of so many digits.
func (g *grammar) sized(v, digits int) mask {
	var m mask
	if digits == 4 {
		if v >= 1000 && v < 3000 {
			m.add(g.c.yearx)
		}
		if v >= 1900 && v < 2100 {
			m.add(g.c.year)
		}
		return m
	}
	m.add(g.c.integer)
	if digits <= 2 {
		if digits == 2 {
			m.add(g.c.yy)
		}
		if v >= 1 && v <= 31 {
			m.add(g.c.daynum)
		}
		if v >= 1 && v <= 12 {
			m.add(g.c.monthnum)
		}
	}
	return m
}

// clock reports whether the number at i belongs to a time of day or a ratio.
func clock(toks []token.Token, i int) bool {
	colon := func(a, b, c int) bool {
		return a >= 0 && c < len(toks) && toks[b].Lower == ":" && token.Touches(toks[a], toks[b]) &&
			token.Touches(toks[b], toks[c]) && toks[a].Kind == token.Number && toks[c].Kind == token.Number
	}
	return colon(i, i+1, i+2) || colon(i-2, i-1, i)
}

func atoi(s string) int {
	v, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return v
}

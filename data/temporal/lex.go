package temporal

import (
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

// lex reads the token at i into an empty item and gives the index after it; ok is
// false for a token that cannot be part of a date.
func (c *context) lex(it *item, i int) (next int, ok bool) {
	g, t := c.g, &c.toks[i]
	next = i + 1
	switch t.Kind {
	case token.Number:
		if c.opensName(i) {
			return next, false
		}
		next, ok = c.number(it, i)
	case token.Han:
		*it, next, ok = g.han(c.toks, i)
	default:
		if c.words[i] == 0 {
			return next, false
		}
		w := c.known(i)
		if ok = w.classes != (mask{}); !ok {
			return next, false
		}
		it.classes, it.val = w.classes, w.val
		if w.classes.has(g.c.card) {
			*it, next, ok = c.cardinal(i)
		}
		// The full stop of "Jan." is part of the word.
		if (w.classes.has(g.c.monabbr) || w.classes.has(g.c.wdabbr)) && next < len(c.toks) && c.toks[next].Lower == "." && token.Touches(t, &c.toks[next]) {
			next++
			it.start, it.end, it.tok, it.tokN = t.Start, t.End, i, next
			return next, ok
		}
	}
	it.start, it.end, it.tok, it.tokN = t.Start, c.toks[next-1].End, i, next
	return next, ok
}

// opensName reports whether a number is but the head of a name: "21Vianet".
func (c *context) opensName(i int) bool {
	if i+1 >= len(c.toks) || c.assistant {
		return false
	}
	t := &c.toks[i+1]
	return t.Kind == token.Word && t.Upper && c.words[i+1] == 0 && t.End-t.Start >= 3 && token.Touches(&c.toks[i], t)
}

// number classes a number by its size and looks: "2015" may be a year, "2,015",
// "$2015" and "2015%" may not.
func (c *context) number(it *item, i int) (next int, ok bool) {
	g, t := c.g, &c.toks[i]
	if c.known(i-1).is(money) || c.known(i+1).is(counted) && !c.partOf(i) || clock(c.toks, i) {
		return i + 1, false
	}
	if m, d, found := strings.Cut(t.Lower, "."); found {
		*it, ok = g.point(m, d)
		return i + 1, ok
	}
	v := atoi(t.Lower)
	if v < 0 {
		return i + 1, false
	}
	if v >= 1 && v <= 99 && i+1 < len(c.toks) && token.Touches(t, &c.toks[i+1]) && c.known(i+1).classes.has(g.c.th) {
		*it = g.ordinal(v)
		it.classes.add(g.c.nth)
		return i + 2, true
	}
	it.val, it.classes = v, g.sized(v, len(t.Lower))
	return i + 1, true
}

// partOf reports whether a part of a year stands before the number, "the third quarter of
// 2022", whatever comes behind it.
func (c *context) partOf(i int) bool {
	if i < 2 || c.toks[i-1].Lower != "of" {
		return false
	}
	switch c.toks[i-2].Lower {
	case "quarter", "half", "months", "quarters":
		return true
	}
	return false
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
func clock(toks []token.Token, i int) bool { return colon(toks, i+1) || colon(toks, i-1) }

// colon reports whether a colon at i joins two numbers.
func colon(toks []token.Token, i int) bool {
	return i >= 1 && i+1 < len(toks) && toks[i].Lower == ":" && token.Touches(&toks[i-1], &toks[i]) &&
		token.Touches(&toks[i], &toks[i+1]) && toks[i-1].Kind == token.Number && toks[i+1].Kind == token.Number
}

// atoi reads up to four digits; -1 is anything else.
func atoi(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return -1
	}
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		v = v*10 + int(s[i]-'0')
	}
	return v
}

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
		if !g.lex0.shaped(t.Lower) {
			return it, next, false
		}
		w, found := g.lex0.words[t.Lower]
		if !found {
			return it, next, false
		}
		it, ok = item{classes: w.classes, val: w.val}, true
		if w.classes.has(g.c.card) {
			it, next, ok = g.cardinal(toks, i)
		} else if w.classes.has(g.c.ord) {
			it.classes.add(g.c.ord)
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
		mm, dd := atoi(m), atoi(d)
		if len(m) > 2 || len(d) > 2 || mm < 1 || mm > 12 || dd < 1 || dd > 31 {
			return item{}, i + 1, false
		}
		it := item{val: mm*100 + dd}
		it.classes.add(g.c.pointed)
		return it, i + 1, true
	}
	v := atoi(t.Lower)
	if v < 0 || len(t.Lower) > 4 {
		return item{}, i + 1, false
	}
	if i+1 < len(toks) && token.Touches(t, toks[i+1]) && g.lex0.words[toks[i+1].Lower].classes.has(g.c.th) && v >= 1 && v <= 99 {
		it := item{val: v}
		it.classes.add(g.c.ord)
		return it, i + 2, true
	}
	return item{val: v, classes: g.sized(v, len(t.Lower))}, i + 1, true
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

// cardinal reads a number in words: "twenty-one", "two thousand and eighteen",
// "nineteen ninety-five"; and the ordinals and decades built on them:
// "twenty-first", "nineteen seventies".
func (g *grammar) cardinal(toks []token.Token, i int) (item, int, bool) {
	total, cur, big, paired := 0, g.lex0.words[toks[i].Lower].val, false, false
	next := i + 1
	if cur >= 100 {
		return item{}, next, false
	}
	for next < len(toks) {
		k := next
		if s := toks[k].Lower; k+1 < len(toks) && (s == "-" || s == "and" && big) {
			k++
		}
		w, tens := g.lex0.words[toks[k].Lower], cur%100 >= 20 && cur%10 == 0
		switch v := w.val; {
		case w.classes.has(g.c.ord) && tens && v < 10:
			it := item{val: total + cur + v}
			it.classes.add(g.c.ord)
			return it, k + 1, true
		case w.classes.has(g.c.decades) && cur >= 18 && cur <= 20:
			it := item{val: cur*100 + v}
			it.classes.add(g.c.decades)
			return it, k + 1, true
		case !w.classes.has(g.c.card):
			return g.counting(total + cur), next, true
		case v == 1000 && total == 0 && !paired:
			total, cur, big = cur*1000, 0, true
		case v == 100 && cur > 0 && cur < 100 && !paired:
			cur, big = cur*100, true
		case v < 10 && (tens || big && cur%100 == 0), v >= 10 && v < 100 && big && cur%100 == 0:
			cur += v
		case v >= 10 && v < 100 && !big && cur >= 18 && cur <= 20:
			cur, paired = cur*100+v, true
		default:
			return g.counting(total + cur), next, true
		}
		next = k + 1
	}
	return g.counting(total + cur), next, true
}

// counting is the item of a number in words.
func (g *grammar) counting(v int) item {
	return item{val: v, classes: g.sized(v, len(strconv.Itoa(v))).without(g.c.yy)}
}

// han reads the longest Chinese word of the lexicon at i, or a Chinese numeral.
func (g *grammar) han(toks []token.Token, i int) (item, int, bool) {
	n := 1
	for n < g.lex0.longest && i+n < len(toks) && toks[i+n].Kind == token.Han && token.Touches(toks[i+n-1], toks[i+n]) {
		n++
	}
	if v, next := numeral(toks, i); next > i && !(next < len(toks) && g.counted[toks[next].Lower]) {
		if v < 1000 || next == i+4 {
			return item{val: v, classes: g.sized(v, max(1, len(strconv.Itoa(v)))).without(g.c.yy)}, next, true
		}
		return item{}, next, false
	}
	var b [24]byte
	key := b[:0]
	ends := [8]int{}
	for k := range n {
		key = append(key, toks[i+k].Lower...)
		ends[k] = len(key)
	}
	for ; n > 0; n-- {
		if w, ok := g.lex0.words[string(key[:ends[n-1]])]; ok {
			return item{classes: w.classes, val: w.val}, i + n, true
		}
	}
	return item{}, i + 1, false
}

var hanDigits = map[string]int{
	"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "兩": 2, "十": 10,
}

// numeral reads 二〇一五 digit by digit and 二十五 by value; "十三五" is none.
func numeral(toks []token.Token, i int) (v, next int) {
	tens, units, digits := -1, -1, 0
	for next = i; next < len(toks) && toks[next].Kind == token.Han; next++ {
		d, ok := hanDigits[toks[next].Lower]
		if !ok || digits == 4 {
			break
		}
		switch {
		case d == 10 && tens < 0:
			tens, units = max(v, 0), 0
			if digits == 0 {
				tens = 1
			}
			if digits > 1 {
				return 0, i
			}
		case d == 10:
			return 0, i
		case tens >= 0 && units == 0:
			units = d
		case tens >= 0:
			return 0, i
		default:
			v = v*10 + d
			digits++
		}
	}
	if tens >= 0 {
		v = tens*10 + units
	}
	if tens == 1 && next < len(toks) && toks[next].Lower == "五" {
		return 0, i
	}
	return v, next
}

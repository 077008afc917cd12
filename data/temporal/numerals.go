package temporal

import (
	"strconv"

	"yunshi/data/token"
)

// numberWords is a number in words as far as it has been read.
type numberWords struct {
	total, cur  int
	big, paired bool // a hundred or thousand was read; two pairs, as in "nineteen ninety"
}

// ten reports whether the number ends with a multiple of ten that a digit may follow.
func (n *numberWords) ten() bool { return n.cur%100 >= 20 && n.cur%10 == 0 }

// take reads one more word and reports whether it belongs to the number.
func (n *numberWords) take(v int) bool {
	switch {
	case v == 1000 && n.total == 0 && !n.paired:
		n.total, n.cur, n.big = n.cur*1000, 0, true
	case v == 100 && n.cur > 0 && n.cur < 100 && !n.paired:
		n.cur, n.big = n.cur*100, true
	case v >= 100:
		return false
	case n.big && n.cur%100 == 0, v < 10 && n.ten():
		n.cur += v
	case v >= 10 && !n.big && n.pair():
		n.cur, n.paired = n.cur*100+v, true
	default:
		return false
	}
	return true
}

// pair reports whether the number is the first half of a year: "nineteen".
func (n *numberWords) pair() bool { return !n.paired && n.cur >= 18 && n.cur <= 20 }

// cardinal reads a number in words: "twenty-one", "two thousand and eighteen",
// "nineteen ninety-five"; and the ordinals and decades built on them:
// "twenty-first", "nineteen seventies".
func (c *context) cardinal(i int) (item, int, bool) {
	g, toks := c.g, c.toks
	n := numberWords{cur: c.known(i).val}
	next := i + 1
	if n.cur >= 100 {
		return item{}, next, false
	}
	for next < len(toks) {
		k := next
		if s := toks[k].Lower; k+1 < len(toks) && (s == "-" || s == "and" && n.big) {
			k++
		}
		w := c.known(k)
		switch {
		case w.classes.has(g.c.ord) && w.val < 10 && n.ten():
			return g.ordinal(n.total + n.cur + w.val), k + 1, true
		case w.classes.has(g.c.decades) && n.pair():
			it := item{val: n.cur*100 + w.val}
			it.classes.add(g.c.decades)
			return it, k + 1, true
		case !w.classes.has(g.c.card) || !n.take(w.val):
			return g.counting(n.total + n.cur), next, true
		}
		next = k + 1
	}
	return g.counting(n.total + n.cur), next, true
}

// counting is the item of a number in words.
func (g *grammar) counting(v int) item {
	return item{val: v, classes: g.sized(v, len(strconv.Itoa(v))).without(g.c.yy)}
}

// han reads the longest Chinese word of the lexicon at i, or a Chinese numeral.
func (g *grammar) han(toks []token.Token, i int) (item, int, bool) {
	n := 1
	for n < g.lex0.longest && i+n < len(toks) && toks[i+n].Kind == token.Han && token.Touches(&toks[i+n-1], &toks[i+n]) {
		n++
	}
	if v, next := numeral(toks, i); next > i && !(next < len(toks) && g.lex0.words[toks[next].Lower].roles&counted != 0) {
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
		if w, ok := g.lex0.words[string(key[:ends[n-1]])]; ok && w.classes != (mask{}) {
			return item{classes: w.classes, val: w.val}, i + n, true
		}
	}
	return item{}, i + 1, false
}

// hanDigits are the Chinese digits; 十 is ten.
var hanDigits = map[string]int{
	"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "兩": 2, "十": 10,
}

// numeral reads 二〇一五 digit by digit and 二十五 by value; "十三五", the name of a
// plan, is none.
func numeral(toks []token.Token, i int) (v, next int) {
	tens := -1
	for next = i; next < len(toks) && next < i+4 && toks[next].Kind == token.Han; next++ {
		d, ok := hanDigits[toks[next].Lower]
		switch {
		case !ok:
			return whole10(tens, v), next
		case d == 10 && (tens >= 0 || next > i+1):
			return 0, i
		case d == 10:
			tens, v = max(v, 1), 0
		case tens >= 0 && v > 0:
			return 0, i
		default:
			v = v*10 + d
		}
	}
	return whole10(tens, v), next
}

// whole10 adds the tens, if any were read, to the units.
func whole10(tens, units int) int {
	if tens < 0 {
		return units
	}
	return tens*10 + units
}

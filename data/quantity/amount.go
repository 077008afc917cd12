package quantity

import (
	"yunshi/data"
	"yunshi/data/token"
)

// amount is a number with its unit, or a range of two, without qualifiers.
type amount struct {
	first, end int // tokens
	kind       Kind
	num        num
	negative   bool
	unit       string
	minor      bool
	noun       data.Span
	prefixed   bool // the unit stands before the number
	rule       string
	// high is the upper end of a range, low is num; nil otherwise.
	high *num
}

// explicit reports whether the text gives a unit of its own.
func (a *amount) explicit() bool { return a.kind != Number && a.kind != Count }

// amount reads one number with its unit at token i into a; what is in a where there
// is none says nothing.
func (s *scan) amount(i int, a *amount) bool {
	*a = amount{first: i}
	if j, ok := s.special(i, a); ok {
		a.end = j
		return true
	}
	j := i
	if s.sign(j) {
		a.negative = s.is(j, minus)
		j++
	}
	if s.prefixedMoney(j, a) {
		return true
	}
	n, ok := s.number(j)
	if !ok || !s.free(j) {
		return false
	}
	a.num, a.end = n, n.end
	if s.withUnit(a) {
		return !s.glued(a.end-1, a)
	}
	return s.bare(j, a)
}

// sign reports whether token i is a sign of the number after it rather than a
// hyphen or a range's dash.
func (s *scan) sign(i int) bool {
	if !s.starts(i, 1<<minus|1<<plus) || !s.is(i, minus) && !s.is(i, plus) {
		return false
	}
	if s.kind(i) == token.Word {
		return s.kind(i+1) == token.Number || s.is(i+1, small) || s.is(i+1, currencyBefore)
	}
	return s.touches(i) && (i == 0 || !s.touches(i-1) || s.is(i-1, signed) || s.lower(i-1) == "|")
}

// free reports whether the number at token i is not the tail of a name: the 9000
// of "E9000", the 19 of "COVID-19".
func (s *scan) free(i int) bool {
	if i == 0 || i == s.joined || !s.touches(i-1) || s.kind(i) == token.Han {
		return true
	}
	switch p := s.at(i - 1); p.Kind {
	case token.Word, token.Number:
		return false
	case token.Punct:
		switch p.Lower {
		case "#", "_", "@", "'":
			return false
		case ".", ":":
			return !s.touches(i-2) || s.kind(i-2) != token.Number
		}
	}
	return true
}

// prefixedMoney reads "US$3.5 billion", "$-5", "twenty MUSD"'s cousin "MAUD 60" into
// a, which it leaves as it is where there is no such sum.
func (s *scan) prefixedMoney(j int, a *amount) bool {
	if s.kind(j) == token.Number {
		return false
	}
	e, k, thousands := s.currencyAt(j)
	if e == nil || !s.free(j) && s.kind(j) != token.Punct || s.lower(j-1) == "/" && s.is(j-2, currencyBefore) {
		return false // "x-usd", the rate "USD/CNY 7.2"
	}
	b := amount{first: a.first, kind: Money, unit: e.unit, negative: a.negative, prefixed: true, rule: "money-before"}
	if !b.negative && s.is(k, minus) && s.kind(k) == token.Punct && s.touches(k) {
		b.negative, k = true, k+1
	}
	n, ok := s.number(k)
	if !ok || n.han || s.suffixOwns(j, k, &n, e) {
		return false
	}
	n.exp += thousands
	b.num, b.end = n, s.again(n.end, e.unit)
	s.addMinor(&b)
	if s.glued(b.end-1, &b) {
		return false
	}
	*a = b
	return true
}

// currencyAt reads the currency before a number, the token after it and the power of
// ten that it brings: "US$", "MAUD", "RMB mn".
func (s *scan) currencyAt(j int) (e *entry, k, exp int) {
	if e, k = s.match(j, currencyBefore); e == nil {
		e, exp = s.scaledCode(j, currencyBefore)
		k = j + 1
	}
	if e == nil {
		return nil, j, 0
	}
	if scale, after := s.match(k, scaleWord); scale != nil && s.kind(after) == token.Number && s.kind(k) == token.Word {
		k, exp = after, exp+scale.exp // "RMB mn 520"
	}
	return e, k, exp
}

// again goes past a currency that says once more what stands before the number:
// "$10 dollars", "人民币12亿元".
func (s *scan) again(j int, unit string) int {
	e, end := s.match(j, currencyAfter)
	if e == nil || e.unit != unit && s.kind(j) != token.Han {
		return j
	}
	if s.kind(j) == token.Punct && s.kind(end) == token.Number {
		return j // "$10 $20"
	}
	return end
}

// suffixOwns reports whether the sign before the number belongs to the number
// before it ("10 $ 30 $") or the number has a currency of its own ("won 25
// billion yuan").
func (s *scan) suffixOwns(j, k int, n *num, e *entry) bool {
	own, _ := s.match(n.end, currencyAfter)
	if own == nil {
		return false
	}
	if s.kind(j) == token.Word && k == j+1 && own.unit != e.unit && s.kind(n.end) != token.Han {
		return true
	}
	return s.kind(j-1) == token.Number && s.lower(j) == s.lower(n.end) && s.kind(n.end+1) != token.Number
}

// scaledCode reads the currency in "MUSD" or "kEUR", and the power of ten.
func (s *scan) scaledCode(i int, c class) (*entry, int) {
	t := s.at(i)
	if t.Kind != token.Word || !s.codeLike(i) {
		return nil, 0
	}
	exp := 0
	switch t.Lower[0] {
	case 'k':
		exp = 3
	case 'm':
		exp = 6
	default:
		return nil, 0
	}
	at, _ := s.lex.first.Find(t.Lower[1:])
	n := &s.lex.nodes[at]
	if !n.is(c) || s.text[t.Start+1] > 'Z' {
		return nil, 0
	}
	return n.entry(c), exp
}

// withUnit reads the unit after the number of a.
func (s *scan) withUnit(a *amount) bool {
	j := a.end
	if s.lower(j) == "-" && s.touches(j-1) && s.touches(j) {
		j++ // "60-percent", "5,000-yuan"
	}
	if !s.starts(j, units) && !s.codeLike(j) && s.lower(j) != "x" {
		return false // most numbers
	}
	if e, end := s.match(j, pointWord); e != nil && s.unitAt(j) {
		a.kind, a.end, a.rule = Points, end, "points"
		if e.value == 100 {
			a.num.exp -= 2
		}
		return true
	}
	if e, end := s.match(j, percentWord); e != nil && s.unitAt(j) {
		a.kind, a.unit, a.end, a.rule = Percent, data.Percent, end, "percent"
		return true
	}
	return s.moneyAfter(a, j) || s.timesAfter(a, j) || s.tenths(a)
}

// unitAt keeps "5 pp 3" and "5 pc" honest: letters are a unit only where no
// letter or digit touches them.
func (s *scan) unitAt(j int) bool {
	return s.kind(j) != token.Word || !s.touches(j) || s.kind(j+1) != token.Number
}

// moneyAfter reads "billion yuan", "million us dollars", "cents".
func (s *scan) moneyAfter(a *amount, j int) bool {
	if e, end := s.match(j, currencyAfter); e != nil && !s.nextOwns(j, end) && !s.weight(a, end, e) {
		a.kind, a.unit, a.end, a.rule = Money, e.unit, end, "money-after"
		if scale, after := s.match(end, scaleWord); scale != nil && !scale.tight && !a.num.scaled && s.kind(end) == token.Word && s.kind(end-1) == token.Word {
			if n, ok := a.num.times(scale); ok {
				a.num, a.end = n, after // "500 RMB million"
			}
		}
		s.addMinor(a)
		return true
	}
	if e, end := s.match(j, minorAfter); e != nil {
		a.kind, a.unit, a.minor, a.end, a.rule = Money, e.unit, true, end, "money-minor"
		a.num.exp -= 2
		return true
	}
	if e, exp := s.scaledCode(j, currencyAfter); e != nil {
		a.kind, a.unit, a.end, a.rule = Money, e.unit, j+1, "money-after"
		a.num.exp += exp
		return true
	}
	return false
}

// nextOwns reports whether the sign after a number belongs to the next one:
// "3 $50 vouchers", "rose 8 US$1.2bn".
func (s *scan) nextOwns(j, end int) bool {
	if s.touches(j-1) && s.kind(j) == token.Punct && !s.touches(end-1) {
		return false
	}
	e, k := s.match(j, currencyBefore)
	if e == nil || k < end {
		return false
	}
	n, ok := s.number(k)
	if !ok || n.han {
		return false
	}
	if s.touches(k-1) && !s.touches(j-1) {
		return true
	}
	after, _ := s.match(n.end, currencyAfter)
	return after == nil && s.kind(j) == token.Punct || after != nil && after.unit == e.unit && s.lower(n.end) != s.lower(j)
}

// weight tells "2 pounds of rice" from money.
func (s *scan) weight(a *amount, end int, e *entry) bool {
	return e.unit == "GBP" && s.kind(end-1) == token.Word && s.lower(end) == "of" && !a.num.scaled && s.lower(end-1) != "sterling"
}

// addMinor adds the "and forty-five cents" of thirteen dollars.
func (s *scan) addMinor(a *amount) {
	j := a.end
	if s.lower(j) == "and" {
		j++
	}
	if s.kind(j) != token.Number && !s.is(j, small) {
		return
	}
	n, ok := s.number(j)
	if !ok || n.scaled {
		return
	}
	e, end := s.match(n.end, minorAfter)
	switch {
	case e != nil:
		if e.unit != a.unit && e.unit != "USD" {
			return
		}
	case a.num.exp != 0 || a.num.scaled || !s.lastTwoDigits(n, j == a.end):
		return
	default:
		end = n.end // "twenty dollars 43"
	}
	n.exp -= 2
	low := min(n.exp, a.num.exp)
	x, okX := shift(a.num.mant, a.num.exp-low)
	y, okY := shift(n.mant, n.exp-low)
	if okX && okY {
		a.num.mant, a.num.exp, a.end = x+y, low, end
	}
}

// lastTwoDigits reports whether n is two digits that end the line, or the text
// where "and" goes before.
func (s *scan) lastTwoDigits(n num, beside bool) bool {
	return n.plain && n.mant >= 10 && n.mant < 100 && s.kind(n.end) == token.Break && (beside || n.end == len(s.t))
}

// glued reports whether the token after token last touches it as a part of a
// longer word or number: "$5x7".
func (s *scan) glued(last int, a *amount) bool {
	if !s.touches(last) {
		return false
	}
	switch next := s.at(last + 1); next.Kind {
	case token.Number:
		return s.kind(last) != token.Han && s.kind(last) != token.Punct
	case token.Word:
		return a.prefixed && a.num.end == last+1 && s.kind(last) == token.Number && !s.is(last+1, currencyAfter)
	}
	return false
}

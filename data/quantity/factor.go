package quantity

import (
	"yunshi/data"
	"yunshi/data/token"
)

// special reads the amounts that are no number with a unit after it: "doubled",
// "two-thirds", "half of", 百分之三十, 三分之一.
func (s *scan) special(i int, a *amount) (int, bool) {
	if s.kind(i) == token.Number {
		return s.ratioOf(i, a)
	}
	if s.begins(i, multiple) || s.is(i, factor) {
		if j, ok := s.multiple(i, a); ok {
			return j, true
		}
	}
	switch {
	case s.begins(i, hanPercent):
		e, j := s.match(i, hanPercent)
		if e == nil {
			break
		}
		if n, ok := s.number(j); ok {
			a.kind, a.unit, a.num, a.rule = Percent, data.Percent, n, "percent-han"
			return n.end, true
		}
	case s.begins(i, percentWord):
		return s.percentOf(i, a)
	case s.begins(i, hanHalf):
		if e, j := s.match(i, hanHalf); e != nil {
			return j, a.fraction(1, 2, j, "fraction-han")
		}
	}
	if j, ok := s.hanFraction(i, a); ok {
		return j, true
	}
	return s.fraction(i, a)
}

// percentOf reads "percent of 20", standing by itself.
func (s *scan) percentOf(i int, a *amount) (int, bool) {
	e, j := s.match(i, percentWord)
	if e == nil || s.lower(j) != "of" || s.kind(i-1) != token.Break {
		return i, false
	}
	n, ok := s.number(j + 1)
	if !ok || s.kind(n.end) != token.Break && s.kind(n.end) != token.Punct {
		return i, false
	}
	a.kind, a.unit, a.num, a.rule = Percent, data.Percent, n, "percent-of"
	return n.end, true
}

// multiple reads "doubled", "threefold", "twice the size".
func (s *scan) multiple(i int, a *amount) (int, bool) {
	if e, j := s.match(i, multiple); e != nil {
		if s.lower(j) == "as" && s.lower(j-1) == "doubles" || s.lower(j) == "down" || s.lower(j) == "-" && s.touches(j-1) {
			return i, false
		}
		a.kind, a.num, a.rule = Multiple, num{mant: e.value, end: j}, "multiple"
		return j, true
	}
	e, j := s.match(i, factor)
	if e == nil || s.lower(j) == "-" || s.lower(j) == "down" || s.lower(j) == "digit" || s.lower(j) == "digits" {
		return i, false
	}
	if !s.is(j, comparedWord) && !s.verbal(i) || s.lower(j) == "last" && s.lower(i) != "double" {
		return i, false
	}
	a.kind, a.num, a.rule = Multiple, num{mant: e.value, end: j}, "multiple-word"
	return j, true
}

// verbal reports whether "double" at token i is a verb.
func (s *scan) verbal(i int) bool {
	switch s.lower(i - 1) {
	case "to", "will", "would", "could", "can", "may", "might", "should", "must", "than", "almost", "nearly", "about", "roughly":
		return s.lower(i) != "twice"
	}
	return false
}

// timesAfter reads "3 times as many", "8x", "10-fold", 3倍.
func (s *scan) timesAfter(a *amount, j int) bool {
	switch {
	case s.lower(j) == "x" && s.touches(j-1) && !(s.touches(j) && s.kind(j+1) != token.Punct):
		a.rule = "multiple-x"
	case s.is(j, fold):
		a.rule = "multiple-fold"
	case s.is(j, hanTimes):
		a.rule = "multiple-han"
	case s.is(j, times) && (s.is(j+1, comparedWord) || s.is(j+1, comparativeWord) || s.lower(j+1) == "over" || s.lower(j+1) == "this" || s.changed(a.first)):
		a.rule = "multiple-times"
	default:
		return false
	}
	a.kind, a.end = Multiple, j+1
	return true
}

// changed reports whether a verb of change stands right before token i.
func (s *scan) changed(i int) bool {
	for k := i - 1; k >= i-3 && k >= 0; k-- {
		if s.is(k, change) {
			return true
		}
	}
	return false
}

// tenths reads 四成 and 六成五, which are 40 and 65 percent.
func (s *scan) tenths(a *amount) bool {
	if !s.is(a.end, tenth) || s.kind(a.end-1) == token.Word || !s.touches(a.end-1) || !a.num.han || a.num.mant > 10 {
		return false
	}
	a.num.mant *= 10
	a.kind, a.unit, a.end, a.rule = Fraction, data.Percent, a.end+1, "fraction-han"
	if s.is(a.end, digit) {
		a.num.mant += s.node(a.end).entry(digit).value
		a.end++
	}
	return true
}

// hanFraction reads 三分之一: the denominator comes first.
func (s *scan) hanFraction(i int, a *amount) (int, bool) {
	if !s.is(i, digit) || s.lower(i+1) != "分" || s.lower(i+2) != "之" || !s.is(i+3, digit) {
		return i, false
	}
	den, nom := s.node(i).entry(digit).value, s.node(i+3).entry(digit).value
	if den == 0 || nom > den {
		return i, false
	}
	return i + 4, a.fraction(nom, den, i+4, "fraction-han")
}

// ratioOf reads "2/3 of".
func (s *scan) ratioOf(i int, a *amount) (int, bool) {
	if s.lower(i+1) != "/" || s.lower(i+3) != "of" || !s.touches(i) || !s.touches(i+1) || !s.free(i) || s.kind(i) != token.Number || s.kind(i+2) != token.Number {
		return i, false
	}
	nom, okN := digits(s.lower(i))
	den, okD := digits(s.lower(i + 2))
	if !okN || !okD || !nom.plain || !den.plain || nom.mant >= den.mant || den.mant > 100 {
		return i, false
	}
	return i + 3, a.fraction(nom.mant, den.mant, i+3, "fraction-digits")
}

// fraction sets a to nom/den in percent.
func (a *amount) fraction(nom, den int64, end int, rule string) bool {
	a.kind, a.unit, a.rule = Fraction, data.Percent, rule
	a.num = num{mant: (20000*nom + den) / (2 * den), exp: -2, end: end}
	return true
}

// fraction reads "two-thirds", "a third of", "half the market".
func (s *scan) fraction(i int, a *amount) (int, bool) {
	if _, ok := s.partOfScale(i); ok {
		return i, false // "half a billion"
	}
	nom, j := int64(1), i
	article, hyphen := false, false
	switch l := s.lower(i); {
	case l == "a":
		article, j = true, i+1
	case s.is(i, small) && s.is(i+1, part):
		nom, j = s.node(i).entry(small).value, i+1
	case s.is(i, small) && s.lower(i+1) == "-" && s.is(i+2, part):
		nom, j, hyphen = s.node(i).entry(small).value, i+2, true
	}
	e, end := s.match(j, part)
	if e == nil || nom == 0 || nom >= e.value || (nom > 1) != (s.lower(j)[len(s.lower(j))-1] == 's') {
		return i, false
	}
	if s.lower(end) == "-" && s.touches(end-1) {
		return i, false // "half-year", "third-quarter"
	}
	if e.value == 4 && nom == 2 {
		return i, false // "delayed by two quarters" is half a year
	}
	if !s.fractionContext(i, j, end, e.value, article, hyphen || nom > 1 && e.value != 4) {
		return i, false
	}
	return end, a.fraction(nom, e.value, end, "fraction")
}

// fractionContext tells a share from an ordinal and from a stretch of time:
// "a third of the market" but not "a third data centre", "half of it" but not
// "the first half of 2014".
func (s *scan) fractionContext(i, j, end int, den int64, article, sure bool) bool {
	if s.is(end, timeWord) || s.is(end, scaleWord) {
		return false
	}
	if sure || s.hedgedAt(i) && !article && j > i {
		return true
	}
	of := s.lower(end) == "of" && s.kind(end+1) != token.Number
	hedged := s.hedgedAt(i) || s.is(i-1, halfAfter)
	switch {
	case den == 2 && j == i: // "half" by itself
		return !s.is(i-1, halfBefore) && (of || hedged || s.is(end, comparedWord))
	case j == i: // "quarter", "third"
		return s.hedgedAt(i) && of
	case of || hedged && s.clauseEnds(end):
		return true
	}
	return s.is(end, comparativeWord) || s.is(end, partOf)
}

// clauseEnds reports whether nothing follows that an ordinal could describe.
func (s *scan) clauseEnds(end int) bool {
	t := s.at(end)
	return t.Kind == token.Break || t.Kind == token.Punct || s.is(end, stop)
}

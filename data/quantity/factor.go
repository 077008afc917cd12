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
	rule, e, j := "multiple", (*entry)(nil), i
	if e, j = s.match(i, multiple); e == nil {
		rule = "multiple-word"
		e, j = s.match(i, factor)
	}
	if e == nil || rule == "multiple" && s.otherSense(j) || rule == "multiple-word" && !s.multiplies(i, j) {
		return i, false
	}
	a.kind, a.num, a.rule = Multiple, num{mant: e.value, end: j}, rule
	return j, true
}

// otherSense reports whether what follows makes a verb of multiplying another: "doubles as",
// "doubled down", "tripled-".
func (s *scan) otherSense(j int) bool {
	return s.lower(j) == "as" && s.lower(j-1) == "doubles" || s.lower(j) == "down" || s.lower(j) == "-" && s.touches(j-1)
}

// multiplies reports whether "double" or "twice" at token i multiplies what follows it.
func (s *scan) multiplies(i, j int) bool {
	switch s.lower(j) {
	case "-", "down", "digit", "digits":
		return false
	case "last":
		if s.lower(i) != "double" {
			return false
		}
	}
	return s.is(j, comparedWord) || s.verbal(i)
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
	if s.kind(i) != token.Number || s.lower(i+3) != "of" || !s.free(i) {
		return i, false
	}
	nom, den, ok := s.slashed(i)
	if !ok {
		return i, false
	}
	return i + 3, a.fraction(nom, den, i+3, "fraction-digits")
}

// slashed reads the common fraction at token i, "2/3", of a denominator up to 100.
func (s *scan) slashed(i int) (nom, den int64, ok bool) {
	if s.lower(i+1) != "/" || !s.touches(i) || !s.touches(i+1) || s.kind(i+2) != token.Number {
		return 0, 0, false
	}
	a, okA := digits(s.lower(i))
	b, okB := digits(s.lower(i + 2))
	ok = okA && okB && a.plain && b.plain && a.mant < b.mant && b.mant <= 100
	return a.mant, b.mant, ok
}

// ratio reads the common fraction "2/3" or "2 1/2" of a percent, to four decimals.
func (s *scan) ratio(n num) (num, bool) {
	j, whole := n.end-1, int64(0)
	if s.kind(n.end) == token.Number && s.lower(n.end+1) == "/" && n.plain {
		j, whole = n.end, n.mant
	}
	nom, den, ok := s.slashed(j)
	if !ok || whole > 1e6 || !s.begins(j+3, percentWord) && !s.begins(j+3, pointWord) {
		return n, false
	}
	return num{mant: whole*10000 + (20000*nom+den)/(2*den), exp: -4, end: j + 3}, true
}

// fraction sets a to nom/den in percent.
func (a *amount) fraction(nom, den int64, end int, rule string) bool {
	a.kind, a.unit, a.rule = Fraction, data.Percent, rule
	a.num = num{mant: (20000*nom + den) / (2 * den), exp: -2, end: end}
	return true
}

// partOfWhole is a fraction in words: how many parts of how many.
type partOfWhole struct {
	first, part, end int // tokens: where it begins, where the part ("third") stands, what follows
	nom, den         int64
	article, hyphen  bool // "a third", "two-thirds"
}

// fraction reads "two-thirds", "a third of", "half the market".
func (s *scan) fraction(i int, a *amount) (int, bool) {
	if _, ok := s.partOfScale(i); ok {
		return i, false // "half a billion"
	}
	p := s.nominator(i)
	e, end := s.match(p.part, part)
	if e == nil {
		return i, false
	}
	p.den, p.end = e.value, end
	w := s.lower(p.part)
	if p.nom == 0 || p.nom >= p.den || (p.nom > 1) != (w[len(w)-1] == 's') {
		return i, false
	}
	switch {
	case s.lower(end) == "-" && s.touches(end-1): // "half-year", "third-quarter"
		return i, false
	case p.den == 4 && p.nom == 2: // "delayed by two quarters" is half a year
		return i, false
	case !s.isShare(p):
		return i, false
	}
	return end, a.fraction(p.nom, p.den, end, "fraction")
}

// nominator reads how many parts are meant: "a", "two", "two-", or one where nothing says.
func (s *scan) nominator(i int) partOfWhole {
	p := partOfWhole{first: i, part: i, nom: 1}
	switch {
	case s.lower(i) == "a":
		p.article, p.part = true, i+1
	case s.is(i, small) && s.is(i+1, part):
		p.nom, p.part = s.node(i).entry(small).value, i+1
	case s.is(i, small) && s.lower(i+1) == "-" && s.is(i+2, part):
		p.nom, p.part, p.hyphen = s.node(i).entry(small).value, i+2, true
	}
	return p
}

// isShare tells a share from an ordinal and from a stretch of time: "a third of the
// market" but not "a third data centre", "half of it" but not "the first half of 2014".
func (s *scan) isShare(p partOfWhole) bool {
	if s.is(p.end, timeWord) || s.is(p.end, scaleWord) {
		return false
	}
	of := s.lower(p.end) == "of" && s.kind(p.end+1) != token.Number
	if p.part == p.first {
		return s.isBareShare(p, of)
	}
	sure := p.hyphen || p.nom > 1 && p.den != 4
	hedged := s.hedgedAt(p.first)
	return sure || of || hedged && !p.article || (hedged || s.is(p.first-1, halfAfter)) && s.clauseEnds(p.end) ||
		s.is(p.end, comparativeWord) || s.is(p.end, partOf)
}

// isBareShare is isShare for "half", "third" and "quarter" by themselves.
func (s *scan) isBareShare(p partOfWhole, of bool) bool {
	hedged := s.hedgedAt(p.first)
	if p.den != 2 {
		return hedged && of
	}
	return !s.is(p.first-1, halfBefore) && (of || hedged || s.is(p.first-1, halfAfter) || s.is(p.end, comparedWord))
}

// clauseEnds reports whether nothing follows that an ordinal could describe.
func (s *scan) clauseEnds(end int) bool {
	t := s.at(end)
	return t.Kind == token.Break || t.Kind == token.Punct || s.is(end, stop)
}

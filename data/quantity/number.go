package quantity

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/token"
)

// num is a number without its unit: mant × 10^exp.
type num struct {
	mant int64
	exp  int
	end  int // the token after it
	// scaled: a multiplier was read; by is its power of ten.
	scaled bool
	by     int
	// plain: a bare run of digits; spelled: words; han: begins in Chinese.
	plain, spelled, han bool
	more                bool // "20多亿"
}

const (
	maxDigits = 15
	maxExp    = 30
	maxHan    = 9 // 九千九百九十九 and a multiplier
)

// decimal gives n as an exact decimal without trailing zeros after the point
// and without a positive exponent.
func (n num) decimal(negative bool) *apd.Decimal {
	for n.exp < 0 && n.mant%10 == 0 {
		n.mant, n.exp = n.mant/10, n.exp+1
	}
	for n.exp > 0 && n.mant < 1e17 {
		n.mant, n.exp = n.mant*10, n.exp-1
	}
	d := apd.New(n.mant, int32(n.exp))
	if n.exp > 0 {
		zeros := new(apd.BigInt).Exp(apd.NewBigInt(10), apd.NewBigInt(int64(n.exp)), nil)
		d.Coeff.Mul(&d.Coeff, zeros)
		d.Exponent = 0
	}
	d.Negative = negative && n.mant != 0
	return d
}

// times multiplies by a scale word.
func (n num) times(e *entry) (num, bool) {
	if e.value != 1 {
		n.mant *= e.value
	}
	n.exp += e.exp
	n.by += e.exp
	n.scaled, n.plain = true, false
	return n, n.exp <= maxExp && n.mant < 1e17
}

// number reads the number at token i.
func (s *scan) number(i int) (num, bool) {
	t := s.at(i)
	switch {
	case t.Kind == token.Number:
		return s.numeric(i)
	case s.is(i, glyph):
		return s.scales(num{mant: s.node(i).entry(glyph).value, exp: -2, end: i + 1})
	case s.is(i, digit) || s.is(i, step):
		return s.han(i)
	case t.Kind == token.Word:
		return s.spelled(i)
	}
	return num{}, false
}

// numeric reads digits and the multipliers after them.
func (s *scan) numeric(i int) (num, bool) {
	n, ok := digits(s.t[i].Lower)
	n.end = i + 1
	if !ok || s.tail(i) {
		return n, false
	}
	if k := s.kind(n.end); k == token.Word || k == token.Break {
		return s.scales(n) // nothing below goes on with a word: nearly always
	}
	n = s.grouped(i, n)
	if m, ok := s.ratio(n); ok {
		return m, true
	}
	if s.touches(n.end-1) && s.is(n.end, glyph) && n.exp == 0 {
		n.mant, n.exp, n.plain = n.mant*100+s.node(n.end).entry(glyph).value, -2, false
		n.end++
	}
	n = s.extra(n)
	return s.scales(n)
}

// digits reads "1,234.50".
func digits(lower string) (num, bool) {
	n := num{plain: true}
	count, point := 0, false
	for k := range len(lower) {
		switch c := lower[k]; {
		case '0' <= c && c <= '9':
			if count++; count > maxDigits {
				return n, false
			}
			n.mant = n.mant*10 + int64(c-'0')
			if point {
				n.exp--
			}
		case c == '.':
			point, n.plain = true, false
		default:
			n.plain = false
		}
	}
	return n, count > 0
}

// tail reports whether token i ends a number that this package does not read as a
// whole ("3,5" of a list, ".5", "1.2.3"): its last digits alone would be a wrong
// amount.
func (s *scan) tail(i int) bool {
	if i < 1 || !s.touches(i-1) {
		return false
	}
	switch s.lower(i - 1) {
	case ".":
		return i == 1 || !s.touches(i-2) || s.kind(i-2) == token.Number
	case ",":
		return s.touches(i-2) && s.kind(i-2) == token.Number && !s.is(i-2, glyph) && len(s.lower(i-2)) <= 3 && !s.inRow(i)
	}
	return false
}

// inRow reports whether token i stands in a row of numbers with no spaces
// between them: "40,20,14".
func (s *scan) inRow(i int) bool {
	more := func(j int) bool {
		return s.kind(j) == token.Number && s.lower(j+1) == "," && s.touches(j) && s.touches(j+1)
	}
	return more(i-4) || more(i)
}

// grouped joins what the tokenizer parts: Indian groups ("12,34,567"), groups
// parted by a space ("10 000 dollars") or a point ("1.000.000"), a decimal comma
// ("3,5 million") and a decimal point with spaces around it ("6 . 2 %").
func (s *scan) grouped(i int, n num) num {
	n = s.indianGroup(n)
	if !n.plain {
		return n
	}
	var m num
	ok := false
	switch next := s.at(n.end); {
	case next.Kind == token.Number:
		m, ok = s.spacedGroups(i, n)
	case next.Kind != token.Punct: // a noun, a unit: nearly always
	case next.Lower == ".":
		if m, ok = s.pointGroups(i, n); !ok {
			m, ok = s.spacedPoint(i, n)
		}
	case next.Lower == ",":
		m, ok = s.decimalComma(i, n)
	}
	if ok {
		return m
	}
	return n
}

func (s *scan) indianGroup(n num) num {
	if !n.plain || s.lower(n.end) != "," || !s.touches(n.end-1) || !s.touches(n.end) || !indian(s.lower(n.end+1)) {
		return n
	}
	m, ok := digits(s.lower(n.end + 1))
	if !ok || n.mant > 1e6 {
		return n
	}
	high, ok := shift(n.mant, 5-m.exp)
	if !ok {
		return n
	}
	return num{mant: high + m.mant, exp: m.exp, end: n.end + 2}
}

// spacedGroups joins groups of three digits with a space before each. One group
// alone may be another number, but for "000" and what a currency follows.
func (s *scan) spacedGroups(i int, n num) (num, bool) {
	if len(s.t[i].Lower) > 3 {
		return n, false
	}
	groups := 0
	for s.isGroup(n.end) && isSpace(s.gap(n.end-1)) && groups < maxGroups {
		m, _ := digits(s.lower(n.end))
		n.mant, n.end = n.mant*1000+m.mant, n.end+1
		groups++
	}
	return n, groups > 1 || groups == 1 && (s.begins(n.end, currencyAfter) || s.lower(n.end - 1)[0] == '0')
}

// pointGroups joins groups of three digits with a point before each. Two are
// needed: one is a decimal fraction.
func (s *scan) pointGroups(i int, n num) (num, bool) {
	if len(s.t[i].Lower) > 3 {
		return n, false
	}
	groups := 0
	for s.lower(n.end) == "." && s.touches(n.end-1) && s.touches(n.end) && s.isGroup(n.end+1) && groups < maxGroups {
		m, _ := digits(s.lower(n.end + 1))
		n.mant, n.end = n.mant*1000+m.mant, n.end+2
		groups++
	}
	return n, groups > 1
}

// maxGroups keeps a number within maxDigits.
const maxGroups = 4

// isGroup reports whether token i is three digits.
func (s *scan) isGroup(i int) bool {
	return s.kind(i) == token.Number && len(s.lower(i)) == 3 && !strings.ContainsAny(s.lower(i), ".,")
}

func isSpace(gap string) bool {
	return gap == " " || gap == "\u00a0" || gap == "\u202f" || gap == "\u2009"
}

// decimalComma reads "3,5 million": one or two digits after a comma that touches
// both sides, before what makes an amount of them.
func (s *scan) decimalComma(i int, n num) (num, bool) {
	if s.lower(i+1) != "," || !s.touches(i) || !s.touches(i+1) || s.kind(i+2) != token.Number || s.inRow(i+2) {
		return n, false
	}
	places := len(s.lower(i + 2))
	m, ok := digits(s.lower(i + 2))
	if !ok || !m.plain || places > 2 || len(s.t[i].Lower) > 3 ||
		!s.begins(i+3, scaleWord) && !s.begins(i+3, percentWord) && !s.begins(i+3, currencyAfter) {
		return n, false
	}
	high, ok := shift(n.mant, places)
	return num{mant: high + m.mant, exp: -places, end: i + 3}, ok
}

func (s *scan) spacedPoint(i int, n num) (num, bool) {
	if s.lower(i+1) != "." || s.touches(i) || s.kind(i+2) != token.Number || !s.begins(i+3, percentWord) {
		return n, false
	}
	m, ok := digits(s.lower(i + 2))
	places := len(s.lower(i + 2))
	if !ok || !m.plain || places > 4 {
		return n, false
	}
	high, ok := shift(n.mant, places)
	return num{mant: high + m.mant, exp: n.exp - places, end: i + 3}, ok
}

// indian reports whether s goes on after a lakh: two digits, a comma, three.
func indian(s string) bool {
	head, _, _ := strings.Cut(s, ".")
	return len(head) == 6 && head[2] == ','
}

// gap is the text between tokens i and i+1.
func (s *scan) gap(i int) string { return s.text[s.t[i].End:s.t[i+1].Start] }

// extra reads the 多 of "20多亿" and "300多家": somewhat more than.
func (s *scan) extra(n num) num {
	if s.is(n.end, extra) && s.touches(n.end-1) && s.kind(n.end+1) == token.Han {
		n.more, n.end = true, n.end+1
	}
	return n
}

// scales reads the multipliers after n: "million", "hundred million", "万亿".
func (s *scan) scales(n num) (num, bool) {
	for {
		j := n.end
		if s.lower(j) == "-" && s.touches(j-1) && s.touches(j) {
			j++ // "10-billion-yuan"
		}
		if !n.scaled && !s.begins(j, scaleWord) {
			return n, true
		}
		e, end := s.match(j, scaleWord)
		if e == nil || (s.kind(j) == token.Han && !s.touches(j-1)) {
			return s.lowerPart(n)
		}
		if e.tight && (j != n.end || !s.letterScale(j, n)) {
			return n, true
		}
		m, ok := n.times(e)
		if !ok {
			return n, false
		}
		m.end = end
		n = s.extra(m)
	}
}

// letterScale reports whether the single letter at token j multiplies the
// number before it: "1.2m", "$5 M", but not "5 m" or "2m4".
func (s *scan) letterScale(j int, n num) bool {
	if n.scaled {
		return false
	}
	if s.touches(j) && s.kind(j+1) == token.Number {
		return false
	}
	return s.touches(j-1) || (s.is(j-2, currencyBefore) && s.capitals(j))
}

// lowerPart adds the rest of "3亿5000万" and of "2万5千".
func (s *scan) lowerPart(n num) (num, bool) {
	if !n.scaled || n.by < 4 || !s.touches(n.end-1) || s.kind(n.end-1) != token.Han || n.more || s.depth > 1 {
		return n, true
	}
	s.depth++
	defer func() { s.depth-- }()
	var m num
	var ok bool
	if s.kind(n.end) == token.Number {
		m, ok = s.numeric(n.end)
	} else if s.is(n.end, digit) {
		m, ok = s.han(n.end)
	}
	if !ok || m.by >= n.by || !m.scaled {
		return n, true
	}
	low := min(n.exp, m.exp)
	a, okA := shift(n.mant, n.exp-low)
	b, okB := shift(m.mant, m.exp-low)
	if !okA || !okB {
		return n, true
	}
	n.mant, n.exp, n.end, n.more = a+b, low, m.end, m.more
	return n, true
}

func shift(v int64, by int) (int64, bool) {
	for ; by > 0; by-- {
		if v > 1e16 {
			return 0, false
		}
		v *= 10
	}
	return v, true
}

// han reads Chinese numerals: 三百五十, 十二, 两千; and what multiplies them.
func (s *scan) han(i int) (num, bool) {
	if s.touches(i-1) && (strings.Contains("第数數几幾上", s.lower(i-1)) || s.kind(i-1) == token.Number) {
		return num{}, false
	}
	n := num{end: i, han: true, spelled: true}
	var section, last int64
	lastDigit := false
	for j := i; j < min(len(s.t), i+maxHan); j++ {
		if j > i && !s.touches(j-1) {
			break
		}
		if s.is(j, digit) {
			if lastDigit && last != 0 {
				return n, false // 二〇二一 is a year, 三五 a guess
			}
			last, lastDigit = s.node(j).entry(digit).value, true
		} else if s.is(j, step) && s.node(j).entry(step).value < 1e4 {
			if !lastDigit {
				last = 1
			}
			section, last, lastDigit = section+last*s.node(j).entry(step).value, 0, false
		} else {
			break
		}
		n.end = j + 1
	}
	n.mant = section + last
	return s.scales(s.extra(n))
}

// hedge is the qualifier that the number itself carries.
func (n num) hedge() data.Qualifier {
	if n.more {
		return data.MoreThan
	}
	return data.Exact
}

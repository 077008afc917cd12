package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/grid"
	"yunshi/data/quantity"
	"yunshi/data/token"
)

// amount is the number of a cell, with the unit that stands in the cell itself.
type amount struct {
	value *apd.Decimal
	unit  string // a currency, percent, or "" where the cell is a bare number
	about bool
	rate  bool // it is against the period before: "+4.3% y/y"
}

// rateMarks say of a percentage in a cell that it is a rate of growth.
var rateMarks = []string{"y/y", "yoy", "q/q", "qoq", "h/h", "同比", "环比"}

// withoutRate is a percentage without such a mark, and whether it has one.
func withoutRate(s string) (rest string, rate bool) {
	low := strings.ToLower(s)
	for _, m := range rateMarks {
		if head, ok := strings.CutSuffix(low, m); ok && strings.HasSuffix(strings.TrimSpace(head), "%") {
			return strings.TrimSpace(s[:len(head)]), true
		}
	}
	return s, false
}

// footmarks are the signs of notes behind a number.
const footmarks = "*†‡§¹²³⁴ᵃᵇ "

// readAmount reads a cell that is one number and nothing else: "3.956", "(1.111)",
// "+24.3%", "1,234*", "US$1.2bn", "57.9亿元". Points are no amount, and neither is
// what is only said to be more or less than a number.
func readAmount(s string) (a amount, ok bool) {
	s, a.rate = withoutRate(strings.TrimRight(strings.TrimSpace(s), footmarks))
	for _, sign := range []string{"~", "～", "≈", "c.", "about ", "约"} {
		if rest, cut := strings.CutPrefix(s, sign); cut {
			s, a.about = strings.TrimSpace(rest), true
		}
	}
	if value, percent := cellNumber(s); value != nil {
		a.value = value
		if percent {
			a.unit = data.Percent
		}
		return a, true
	}
	if s == "" || grid.Blank(s) || !strings.ContainsAny(s, "0123456789") {
		return a, false
	}
	for _, m := range quantity.Find(s, token.Split(s)) {
		whole := m.Span.Start == 0 && m.Span.End == len(s) && m.Value != nil
		if whole && (m.Kind == quantity.Money || m.Kind == quantity.Percent) {
			a.value, a.unit = m.Value, m.Unit
			if m.Kind == quantity.Percent {
				a.unit = data.Percent
			}
			return a, true
		}
	}
	return a, false
}

// halfWidth writes the signs around a number as Western ones.
var halfWidth = strings.NewReplacer("（", "(", "）", ")", "％", "%")

// cellNumber reads a cell that is a number and nothing else: "3.956", "(1.111)",
// "+24.3%", "1,234", "−5". Percent tells whether a percent sign stands there.
func cellNumber(s string) (value *apd.Decimal, percent bool) {
	s = halfWidth.Replace(strings.TrimSpace(s))
	neg := strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
	s = strings.Trim(s, "()")
	if rest, ok := strings.CutSuffix(s, "%"); ok {
		s, percent = strings.TrimSpace(rest), true
		neg = neg || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
		s = strings.Trim(s, "()")
	}
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s, neg = rest, true
		}
	}
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		s, neg = rest, false // "(+118%)": the brackets are no minus
	}
	if s == "" || strings.Trim(s, "0123456789.,") != "" || !thousands(s) {
		return nil, false
	}
	d, _, err := apd.NewFromString(strings.ReplaceAll(s, ",", ""))
	if err != nil {
		return nil, false
	}
	d.Negative = neg && !d.IsZero()
	return d, percent
}

// thousands reports whether the commas of a number part its thousands: "12,5" may be
// anything.
func thousands(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	parts := strings.Split(whole, ",")
	for i, p := range parts {
		if i > 0 && len(p) != 3 || i == 0 && len(parts) > 1 && (p == "" || len(p) > 3) {
			return false
		}
	}
	return true
}

// cutAside parts a cell of a number and another in brackets: "29.9%（33.5%）".
func cutAside(text string, cell data.Span, alone bool) (main, aside data.Span) {
	s := cell.Of(text)
	i := strings.IndexAny(s, "(（")
	if i < 0 || i == 0 && !alone || !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return cell, data.Span{}
	}
	_, open := utf8.DecodeRuneInString(s[i:])
	_, closing := utf8.DecodeLastRuneInString(s)
	main, aside = data.Span{Start: cell.Start, End: cell.Start + i}, data.Span{Start: cell.Start + i + open, End: cell.End - closing}
	if v, _ := cellNumber(aside.Of(text)); v == nil {
		return cell, data.Span{}
	}
	return main, aside
}

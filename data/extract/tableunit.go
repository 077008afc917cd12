package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/token"
)

// What the numbers of a table are counted in.

// tableUnit is a currency or percent, and the number that a one stands for: 10⁹ in
// "RMB bn". The zero unit is not told.
type tableUnit struct {
	code  string
	times *apd.Decimal
}

var one = apd.New(1, 0)

// scaleIn is the scale that a label tells without its unit: "Net profit (bn)", "Users, m".
func scaleIn(toks []token.Token) *apd.Decimal {
	for i := range toks {
		if times := scales[toks[i].Lower]; times != nil && i > 0 && scaleSigns[toks[i-1].Lower] && (i+1 == len(toks) || at(toks, i+1) == ")" || at(toks, i+1) == "）") {
			return times
		}
	}
	return nil
}

var (
	scales = map[string]*apd.Decimal{
		"bn": apd.New(1, 9), "bln": apd.New(1, 9), "b": apd.New(1, 9), "billion": apd.New(1, 9), "billions": apd.New(1, 9),
		"mn": million, "mln": million, "mm": million, "m": million, "million": million, "millions": million,
		"k": thousand, "thousand": thousand, "thousands": thousand, "tn": apd.New(1, 12), "trillion": apd.New(1, 12), "亿": apd.New(1, 8), "億": apd.New(1, 8), "万": apd.New(1, 4), "萬": apd.New(1, 4),
	}
	scaleSigns = map[string]bool{"(": true, "（": true, ",": true, "in": true}
)

// unitIn looks for "RMB bn", "in RMB", "unit: million yuan", "US$m" or "per cent" among
// the tokens of text; of several the one with the largest scale tells, and none is less
// than one: the cent of "per cent" is no money.
func unitIn(text string, toks []token.Token) (u tableUnit) {
	if u = roundUnit(text, toks); u.code != "" {
		return u
	}
	sums := quantity.Find(text, toks)
	inSum := func(t *token.Token) bool {
		return slices.ContainsFunc(sums, func(m quantity.Mention) bool {
			return m.Kind == quantity.Money && m.Span.Start <= t.Start && t.End <= m.Span.End
		})
	}
	for i := range toks {
		if toks[i].Kind == token.Number || inSum(&toks[i]) {
			continue
		}
		if code, times := unitAt(toks, i); code != "" && times.Cmp(one) >= 0 && (u.code == "" || u.code == data.Percent || times.Cmp(u.times) > 0) {
			u = tableUnit{code, times}
		}
		if u.code == "" && perCent(toks, i) {
			u = tableUnit{data.Percent, one}
		}
	}
	if u.code != "" && u.code != data.Percent && u.times.Cmp(one) == 0 {
		u.times = scaleApart(u.code, toks)
	}
	return u
}

// roundUnit reads a unit that is a round sum in brackets or behind a colon, as in
// tables from China: "(100 million yuan)", "unit: 10,000 yuan".
func roundUnit(text string, toks []token.Token) (u tableUnit) {
	for _, m := range quantity.Find(text, toks) {
		if m.Kind != quantity.Money || m.Value == nil || m.Value.Cmp(thousand) < 0 {
			continue
		}
		before := firstWhere(toks, 0, m.Span.Start, false) - 1
		written := strings.ContainsAny(m.Span.Of(text), "0123456789") // "(人民币千元)" is not
		if w := at(toks, before); written && w != "(" && w != "（" && w != ":" && w != "：" && w != "in" {
			continue
		}
		var bare apd.Decimal
		if bare.Reduce(m.Value); bare.Coeff.Cmp(apd.NewBigInt(1)) == 0 {
			return tableUnit{m.Unit, m.Value}
		}
	}
	return u
}

// perCent reports whether token i means per cent, of no number before it.
func perCent(toks []token.Token, i int) bool {
	if i > 0 && toks[i-1].Kind == token.Number {
		return false
	}
	switch toks[i].Lower {
	case "percent", "pct", "%":
		return true
	case "percentage", "percentages":
		return !strings.HasPrefix(at(toks, i+1), "point")
	case "per":
		return at(toks, i+1) == "cent"
	}
	return false
}

// scaleApart reads the scale that stands apart from its currency: "RMB, in
// millions", "amounts in thousands of renminbi", "RMB'000".
func scaleApart(code string, toks []token.Token) *apd.Decimal {
	times := one
	for i := range toks {
		if toks[i].Kind == token.Number {
			if toks[i].Lower == "000" {
				times = apd.New(1, 3)
			}
			continue
		}
		if i > 0 && toks[i-1].Kind == token.Number {
			continue // the scale of an amount
		}
		probe := code + " 1 " + toks[i].Lower
		for _, m := range quantity.Find(probe, token.Split(probe)) {
			if m.Kind == quantity.Money && m.Value != nil && m.Span.End == len(probe) && m.Value.Cmp(times) > 0 {
				times = m.Value
			}
		}
	}
	return times
}

// gluedUnit parts a currency from the scale that is written together with it: "RMBm", "USDbn".
func gluedUnit(word string) (code, scale string) {
	for _, c := range [...]string{"rmb", "cny", "usd", "hkd"} {
		if rest, ok := strings.CutPrefix(word, c); ok && scales[rest] != nil {
			return c, rest
		}
	}
	return word, ""
}

// unitAt reads the unit of money that begins at token i and the number that one of
// it stands for. It asks quantity what a 1 in it would be, so that units have one
// home. A currency before a number is that number's own.
func unitAt(toks []token.Token, i int) (unit string, times *apd.Decimal) {
	if code, scale := gluedUnit(toks[i].Lower); scale != "" {
		toks, i = token.Split(code+" "+scale), 0
	}
	number := func(i int) bool { return i < len(toks) && toks[i].Kind == token.Number }
	if number(i+1) || !slices.ContainsFunc(toks[i:min(i+3, len(toks))], func(t token.Token) bool { return quantity.MayNameMoney(&t) }) {
		return "", nil
	}
	one, two, three := at(toks, i), at(toks, i+1), at(toks, i+2)
	probes := []string{one + " 1", "1" + one, one + "1" + two, one + " 1 " + two, "1 " + one + " " + two, "1" + one + two}
	if !number(i + 2) {
		probes = append(probes, one+two+" 1 "+three)
	}
	for _, probe := range probes {
		probe = strings.TrimSpace(probe)
		for _, m := range quantity.Find(probe, token.Split(probe)) {
			whole := m.Span.Start == 0 && m.Span.End == len(probe)
			if m.Kind == quantity.Money && m.Value != nil && whole && (times == nil || m.Value.Cmp(times) > 0) {
				unit, times = m.Unit, m.Value
			}
		}
	}
	return unit, times
}

// unitOf is the unit of a cell: its own, or the nearest that is told of it.
func (t *tableReader) unitOf(c *cell) tableUnit {
	if c.amount.unit != "" {
		return tableUnit{c.amount.unit, one}
	}
	var scale *apd.Decimal
	for _, l := range [...]*tableLabel{&c.col, &c.row, &t.section, &t.corner, {unit: t.context.unit}} {
		switch u := l.unit; {
		case u.code == "":
		case scale != nil && u.code != data.Percent:
			return tableUnit{u.code, scale} // "RMB" above the table, "(bn)" beside the row
		default:
			return u
		}
		scale = cmp.Or(scale, l.scale)
	}
	return tableUnit{times: scale}
}

// currency is the money in which the columns' heads tell that numbers are, where they tell no
// other: it is that of the columns that don't.
func (t *tableReader) currency() (only tableUnit) {
	for i := range t.cols {
		u := t.cols[i].unit
		if u.code == "" || u.code == data.Percent {
			continue
		}
		if only.code != "" && (only.code != u.code || only.times.Cmp(u.times) != 0) {
			return tableUnit{}
		}
		only = u
	}
	return only
}

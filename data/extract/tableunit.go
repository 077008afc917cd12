package extract

import (
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/token"
)

// What the numbers of a table are counted in.

// unitFrom looks for "RMB bn", "in RMB", "unit: million yuan", "US$m" or "per
// cent" among the tokens; of several the one with the largest scale tells.
func (t *tableReader) unitFrom(toks []token.Token) {
	if t.unit != "" || t.roundUnit(toks) {
		return
	}
	for i := range toks {
		if toks[i].Kind == token.Number {
			continue
		}
		if unit, times := unitAt(toks, i); unit != "" && (t.unit == "" || times.Cmp(t.times) > 0) {
			t.unit, t.times = unit, times
		}
		if t.unit == "" && perCent(toks, i) {
			t.unit, t.times = data.Percent, apd.New(1, 0)
			return
		}
	}
	if t.unit != "" && t.times.Cmp(apd.New(1, 0)) == 0 {
		t.scaleApart(toks)
	}
}

// roundUnit reads a unit that is a round sum in brackets or behind a colon, as in
// tables from China: "(100 million yuan)", "unit: 10,000 yuan".
func (t *tableReader) roundUnit(toks []token.Token) bool {
	for _, m := range quantity.Find(t.doc.Text, toks) {
		if m.Kind != quantity.Money || m.Value == nil || m.Value.Cmp(thousand) < 0 {
			continue
		}
		before := firstWhere(toks, 0, m.Span.Start, false) - 1
		if w := at(toks, before); w != "(" && w != "（" && w != ":" && w != "：" && w != "in" {
			continue
		}
		var one apd.Decimal
		if one.Reduce(m.Value); one.Coeff.Cmp(apd.NewBigInt(1)) == 0 {
			t.unit, t.times = m.Unit, m.Value
			return true
		}
	}
	return false
}

// perCent reports whether token i means per cent, of no number before it.
func perCent(toks []token.Token, i int) bool {
	if i > 0 && toks[i-1].Kind == token.Number {
		return false
	}
	switch toks[i].Lower {
	case "percent", "pct", "%":
		return true
	case "per":
		return at(toks, i+1) == "cent"
	}
	return false
}

// scaleApart reads the scale that stands apart from its currency: "RMB, in
// millions", "amounts in thousands of renminbi", "RMB'000".
func (t *tableReader) scaleApart(toks []token.Token) {
	for i := range toks {
		if toks[i].Kind == token.Number {
			if toks[i].Lower == "000" {
				t.times = apd.New(1, 3)
			}
			continue
		}
		if i > 0 && toks[i-1].Kind == token.Number {
			continue // the scale of an amount
		}
		probe := t.unit + " 1 " + toks[i].Lower
		for _, m := range quantity.Find(probe, token.Split(probe)) {
			if m.Kind == quantity.Money && m.Value != nil && m.Span.End == len(probe) && m.Value.Cmp(t.times) > 0 {
				t.times = m.Value
			}
		}
	}
}

// unitAt reads the unit of money that begins at token i and the number that one of
// it stands for. It asks quantity what a 1 in it would be, so that units have one
// home. A currency before a number is that number's own.
func unitAt(toks []token.Token, i int) (unit string, times *apd.Decimal) {
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

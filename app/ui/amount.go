package ui

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Amount writes a figure's value with its unit and hedge: "about ¥2.16 bn",
// "47.6 %", "5–8 US$ bn". Nothing is rounded beyond three decimals of the
// magnitude shown; the exact value stays in the figure.
func Amount(f *data.Figure) string {
	var s string
	switch {
	case f.Value != nil:
		s = value(f.Value, f.Unit)
	case f.Low != nil && f.High != nil:
		s = value(f.Low, f.Unit) + " – " + value(f.High, f.Unit)
	default:
		return "–"
	}
	if f.Qualifier == "" || f.Qualifier == data.Exact {
		return s
	}
	return T("qualifier."+string(f.Qualifier), Args{"V": s})
}

// Money writes an exact amount: "US$571 m".
func Money(a *data.Amount) string { return value(a.Value, a.Unit) }

var symbols = map[string]string{
	"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "JP¥", "SGD": "S$",
}

var magnitudes = []struct {
	exponent int32
	suffix   string
}{{12, "tn"}, {9, "bn"}, {6, "m"}}

func value(v *apd.Decimal, unit string) string {
	if unit == data.Percent {
		return plain(v) + " %"
	}
	suffix, scaled := "", new(apd.Decimal).Set(v)
	abs := new(apd.Decimal).Abs(v)
	for _, m := range magnitudes {
		if abs.Cmp(apd.New(1, m.exponent)) >= 0 {
			scaled.Exponent -= m.exponent
			suffix = " " + m.suffix
			break
		}
	}
	n := plain(scaled)
	symbol := ""
	if unit != data.Count {
		var ok bool
		if symbol, ok = symbols[unit]; !ok {
			symbol = unit + " "
		}
	}
	if rest, negative := strings.CutPrefix(n, "-"); negative {
		return "−" + symbol + rest + suffix
	}
	return symbol + n + suffix
}

// plain writes a decimal with at most three places, without trailing zeros.
func plain(v *apd.Decimal) string {
	out := new(apd.Decimal)
	ctx := apd.BaseContext.WithPrecision(40)
	if v.Exponent < -3 {
		if _, err := ctx.Quantize(out, v, -3); err == nil {
			v = out
		}
	}
	reduced, _ := new(apd.Decimal).Reduce(v)
	return reduced.Text('f')
}

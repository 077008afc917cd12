package ui

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Amount writes a figure's value with its unit and hedge: "about ¥2.16 bn",
// "47.6 %", "¥5 bn – ¥8 bn"; in Chinese "约 21.6亿元", "47.6%". Nothing is rounded beyond three decimals of the
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

// currencies are those of symbols as Chinese has them, behind the number.
var currencies = map[string]string{
	"CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "HKD": "港元", "TWD": "新台币", "JPY": "日元", "SGD": "新加坡元",
}

type magnitude struct {
	exponent int32
	suffix   string
}

var (
	magnitudes = []magnitude{{12, " tn"}, {9, " bn"}, {6, " m"}}
	wan        = []magnitude{{12, "万亿"}, {8, "亿"}, {4, "万"}}
)

// scaled is a number in the largest magnitude that it has.
func scaled(v *apd.Decimal, in []magnitude) (n, suffix string) {
	out, abs := new(apd.Decimal).Set(v), new(apd.Decimal).Abs(v)
	for _, m := range in {
		if abs.Cmp(apd.New(1, m.exponent)) >= 0 {
			out.Exponent -= m.exponent
			return plain(out), m.suffix
		}
	}
	return plain(out), ""
}

func value(v *apd.Decimal, unit string) string {
	if Chinese() {
		return chineseValue(v, unit)
	}
	if unit == data.Percent {
		return plain(v) + " %"
	}
	n, suffix := scaled(v, magnitudes)
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

func chineseValue(v *apd.Decimal, unit string) string {
	if unit == data.Percent {
		return strings.Replace(plain(v), "-", "−", 1) + "%"
	}
	n, suffix := scaled(v, wan)
	s := strings.Replace(n, "-", "−", 1) + suffix
	if name, known := currencies[unit]; known {
		return s + name
	}
	if unit == data.Count {
		return s
	}
	return s + " " + unit
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

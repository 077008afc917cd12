package charts

import (
	"fmt"
	"math"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// exact is the arithmetic of sums and growth: far more digits than any source
// states, rounded half up as people round.
var exact = apd.Context{Precision: 34, MaxExponent: 6000, MinExponent: -6000, Rounding: apd.RoundHalfUp, Traps: apd.DefaultTraps}

// nbsp keeps a number and its unit on one line.
const nbsp = "\u00a0"

var currencySigns = map[string]string{"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥", "TWD": "NT$"}

// sign returns what stands before an amount of the unit: "¥", "US$", "KRW ".
func sign(unit string) string {
	if s, ok := currencySigns[unit]; ok {
		return s
	}
	if !isMoney(unit) || unit == "" {
		return ""
	}
	return unit + nbsp
}

// money writes an amount as a person reads it: "¥1.2 bn", "US$52 bn", "36 %", with so
// many significant digits, trailing zeros dropped.
func money(v *apd.Decimal, unit string, significant int) string {
	if unit == data.Percent {
		return digitsOf(v, 0, significant, 2) + nbsp + "%"
	}
	exp := 0
	switch magnitude := math.Abs(float(v)); {
	case !isMoney(unit) && magnitude < 1e6:
	case magnitude >= 0.9995e12:
		exp = 12
	case magnitude >= 0.9995e9:
		exp = 9
	case magnitude >= 1e6:
		exp = 6
	}
	out := sign(unit) + digitsOf(v, exp, significant, 4)
	if strings.HasPrefix(out, sign(unit)+"−") {
		out = "−" + sign(unit) + strings.TrimPrefix(out, sign(unit)+"−")
	}
	if name := exponentNames[exp]; name != "" {
		out += nbsp + name
	}
	return out
}

var (
	exponentNames = map[int]string{6: "m", 9: "bn", 12: "tn"}
	exponentWords = map[int]string{6: "million", 9: "billion", 12: "trillion"}
)

// digitsOf writes v in units of 10^exp with so many significant digits, but no
// more than so many after the point.
func digitsOf(v *apd.Decimal, exp, significant int, most int32) string {
	if v == nil || v.IsZero() {
		return "0"
	}
	s, _ := roundedTo(v, exp, significant, most)
	return group(trimmed(s))
}

// roundedTo is digitsOf with its trailing zeros, and whether rounding took any
// digit away.
func roundedTo(v *apd.Decimal, exp, significant int, most int32) (s string, inexact bool) {
	var scaled, rounded apd.Decimal
	scaled.Set(v)
	scaled.Exponent -= int32(exp)
	places := int32(0)
	for limit := math.Pow10(significant - 1); math.Abs(float(&scaled)) < limit && places < most; limit /= 10 {
		places++
	}
	if _, err := exact.Quantize(&rounded, &scaled, -places); err != nil {
		return v.Text('f'), false // a number of more than 34 digits is shown as it stands
	}
	return rounded.Text('f'), rounded.Cmp(&scaled) != 0
}

// number is a value as the chart's labels have it: in its units, with one place
// after the point at most where the largest values have none to spare. A zero at
// the end stays where the value has more digits (20.007 is 20.0, 20 is 20), so that
// a row of labels has the same places as far as the source gives them.
func (l *layout) number(v *apd.Decimal) string {
	most := int32(4)
	if !isMoney(l.spec.Unit) || l.largest/math.Pow10(l.spec.Exponent) >= 10 {
		most = 1
	}
	if s, inexact := roundedTo(v, l.spec.Exponent, 3, most); inexact {
		return group(s)
	}
	return digitsOf(v, l.spec.Exponent, 3, most)
}

// trimmed drops trailing zeros after the point.
func trimmed(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// group marks thousands.
func group(s string) string {
	minus := strings.HasPrefix(s, "-")
	whole, frac, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if frac != "" {
		b.WriteString("." + frac)
	}
	if minus && strings.Trim(b.String(), "0.,") != "" {
		return "−" + b.String()
	}
	return b.String()
}

// signed is number with a plus before what is positive.
func signed(v *apd.Decimal, exp int) string {
	if s := digitsOf(v, exp, 3, 1); v.Sign() <= 0 || s == "0" {
		return s
	} else {
		return "+" + s
	}
}

// float is for placing a mark on the picture, never for a number that is shown.
func float(v *apd.Decimal) float64 {
	if v == nil {
		return 0
	}
	f, err := v.Float64()
	if err != nil {
		return 0
	}
	return f
}

func minus(a, b *apd.Decimal) *apd.Decimal {
	var d apd.Decimal
	if _, err := exact.Sub(&d, a, b); err != nil {
		return nil
	}
	return &d
}

// rise is the change from one value to another in percent; nil where from is
// not positive.
func rise(from, to *apd.Decimal) *apd.Decimal { return CAGR(from, to, 12) }

// CAGR is the compound growth a year from one value to another over a number of
// months, in percent: ((to/from)^(12/months) − 1) × 100 in 34-digit decimals,
// not rounded. It is nil where a value is not positive or no time passes.
func CAGR(from, to *apd.Decimal, months int) *apd.Decimal {
	if from == nil || to == nil || from.Sign() <= 0 || to.Sign() <= 0 || months <= 0 {
		return nil
	}
	var ratio, power, rate apd.Decimal
	ed := apd.MakeErrDecimal(&exact)
	ed.Quo(&ratio, to, from)
	ed.Quo(&power, apd.New(12, 0), apd.New(int64(months), 0))
	if months != 12 {
		ed.Pow(&ratio, &ratio, &power)
	}
	ed.Sub(&rate, &ratio, apd.New(1, 0))
	ed.Mul(&rate, &rate, apd.New(100, 0))
	if ed.Err() != nil {
		return nil
	}
	return &rate
}

// exponentFor picks the unit of a chart's labels from its largest value: millions
// below ten billion, so that small companies keep their digits.
func exponentFor(unit string, largest float64) int {
	switch {
	case !isMoney(unit):
		return 0
	case largest >= 1e10:
		return 9
	case largest >= 1e7:
		return 6
	}
	return 0
}

var unitWords = map[string]string{"CNY": "yuan", "USD": "US$", "HKD": "HK$", "EUR": "euro", data.Percent: "percent", data.Count: ""}

func abs(v *apd.Decimal) *apd.Decimal {
	var d apd.Decimal
	return d.Abs(v)
}

// exponentSigns are what Chinese writes for a power of ten.
var exponentSigns = map[int]string{4: "万", 8: "亿", 12: "万亿"}

// unitSteps are the powers of ten of Options.Units, in English and in Chinese, whose steps are of
// four digits.
var unitSteps = map[string][2]int{"": {-1, -1}, "million": {6, 4}, "billion": {9, 8}, "trillion": {12, 12}}

// exponentIn is the largest of the steps, which come from the largest downwards,
// that leaves a whole part.
func exponentIn(unit string, magnitude float64, steps []int) int {
	for _, exp := range steps {
		if magnitude >= 0.9995*math.Pow10(exp) && (unit != data.Count || magnitude >= 1e6) {
			return exp
		}
	}
	return 0
}

// exponent is the power of ten that a chart's labels count in.
func (d *draft) exponent(largest float64) (int, error) {
	steps, ok := unitSteps[d.opt.Units]
	switch {
	case !ok:
		return 0, fmt.Errorf("%s: %q is no unit: choose million, billion or trillion", d.spec.Name, d.opt.Units)
	case !isMoney(d.spec.Unit):
		return 0, nil
	case d.opt.Units != "" && d.zh:
		return steps[1], nil
	case d.opt.Units != "":
		return steps[0], nil
	case !d.zh:
		return exponentFor(d.spec.Unit, largest), nil
	case largest >= 1e9:
		return 8, nil
	}
	return exponentIn(d.spec.Unit, largest, []int{4}), nil
}

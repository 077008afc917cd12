package quantity

import (
	"fmt"
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/token"
)

// Annotation is one row of what `yunshi annotate` prints for an amount. Start
// and End count runes; numbers are decimal strings; what is not known is null.
type Annotation struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Type      string  `json:"type"` // currency, percentage, percentage_points, numberrange
	Value     *string `json:"value"`
	Low       *string `json:"low"`
	High      *string `json:"high"`
	Currency  *string `json:"currency"`
	Qualifier string  `json:"qualifier"` // a data.Qualifier, or "between" for a range
}

// Annotate returns the amounts of one kind: "currency" (each currency of a sum
// by itself), "percent" (percentages and percentage points) or "qualifier"
// (every number that has a limit or is a range). A limit is given as Low or High
// beside Value; cents are counted in cents and halves as 0.5, as the outside
// checks do. Any other kind is an error.
func Annotate(input, kind string) ([]Annotation, error) {
	s := newScan(input, token.Split(input))
	var want func(r *reading) string
	switch kind {
	case "currency":
		want = func(r *reading) string {
			if r.kind == Money {
				return "currency"
			}
			return ""
		}
	case "percent":
		want = func(r *reading) string {
			switch r.kind {
			case Percent:
				return "percentage"
			case Points:
				return "percentage_points"
			}
			return ""
		}
	case "qualifier":
		s.durations = true
		want = func(r *reading) string {
			if r.high != nil || r.equal || floor(r.qual) || ceiling(r.qual) {
				return "numberrange"
			}
			return ""
		}
	default:
		return nil, fmt.Errorf("%q is not a kind of amount: use currency, percent or qualifier", kind)
	}
	var out []Annotation
	at, runes := 0, 0
	for _, r := range s.readings(nil) {
		typ := want(&r)
		if typ == "" {
			continue
		}
		a := annotation(&r, typ)
		start, end := s.t[r.first].Start, s.t[r.end-1].End
		a.Start = runes + utf8.RuneCountInString(input[at:start])
		a.End = a.Start + utf8.RuneCountInString(input[start:end])
		at, runes = end, a.End
		out = append(out, a)
	}
	return out, nil
}

func annotation(r *reading, typ string) Annotation {
	a := Annotation{Type: typ, Qualifier: string(r.qual)}
	low := r.num
	switch {
	case r.minor:
		low.exp += 2
	case r.kind == Fraction && typ == "numberrange":
		low.exp -= 2
	case r.kind == Money:
		unit := r.unit
		a.Currency = &unit
	}
	value := decimalString(low.decimal(r.negative))
	switch {
	case r.high != nil:
		top := *r.high
		top.exp += low.exp - r.num.exp
		high := decimalString(top.decimal(false))
		a.Low, a.High, a.Qualifier = &value, &high, "between"
	case r.equal && r.qual == data.Exact:
		a.Value, a.Low, a.High, a.Qualifier = &value, &value, &value, "between"
	case floor(r.qual):
		a.Value, a.Low = &value, &value
	case ceiling(r.qual):
		a.Value, a.High = &value, &value
	default:
		a.Value = &value
	}
	return a
}

func decimalString(d *apd.Decimal) string { return d.Text('f') }

package extract

import (
	"fmt"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Headlines of what is told in numbers.

// studyHeadline says a study's first number: "IDC puts China public cloud at
// US$24.1 bn in 2024-H2".
func (r *reading) studyHeadline(d *draft) string {
	f, rate := r.told(d)
	if f.Value == nil {
		return ""
	}
	amount, who := brief(f.Value, f.Unit), f.Issuer
	when := inPeriod(f.Period)
	switch {
	case d.typ == data.FinancialResult:
		h := f.Subject + " " + resultVerb(f, amount) + strings.Replace(when, " in ", " for ", 1)
		if rate != nil && fits(h+change(rate)) {
			h += change(rate)
		}
		return h
	case f.Metric == data.MarketShare && who != "":
		return who + " puts " + f.Subject + " at " + amount + " of the market" + when
	case f.Metric == data.MarketShare:
		return f.Subject + " has " + amount + " of the market" + when
	case d.typ == data.Forecast && who == f.Subject:
		return who + strings.Replace(resultVerb(f, amount), "reports", " expects", 1) + when
	case d.typ == data.Forecast && who != "":
		return who + " expects " + f.Subject + forecastVerb(f, amount) + when
	case d.typ == data.Forecast:
		return f.Subject + " is expected" + strings.Replace(forecastVerb(f, amount), " at ", " to reach ", 1) + when
	case f.Metric == data.Growth && f.Value.Negative:
		return f.Subject + " shrinks " + strings.TrimPrefix(amount, "−") + when + by(who)
	case f.Metric == data.Growth:
		return f.Subject + " grows " + amount + when + by(who)
	}
	if who != "" {
		return who + " puts " + f.Subject + " at " + amount + when
	}
	return f.Subject + " is worth " + amount + when
}

// inPeriod says when, as one writes it: " in Q2 2021", " by 2025"; "" for a stretch of days
// that has no name.
func inPeriod(p data.Date) string {
	if !p.Known() {
		return ""
	}
	switch at := p.Point(); p.Bound {
	case data.Before:
		return " by " + spoken(at)
	case data.After:
		return " since " + spoken(at)
	}
	if s := spoken(p); s != "" {
		return " in " + s
	}
	return ""
}

// spoken is a date as one writes it in a sentence.
func spoken(d data.Date) string {
	first, last := d.Start.Time(), d.End.Time()
	switch d.Precision {
	case data.PrecisionDay:
		return first.Format("2 January 2006")
	case data.PrecisionMonth:
		return first.Format("January 2006")
	case data.PrecisionQuarter:
		return fmt.Sprintf("Q%d %d", (first.Month()+2)/3, first.Year())
	case data.PrecisionHalf:
		return fmt.Sprintf("H%d %d", (first.Month()+5)/6, first.Year())
	case data.PrecisionNineMonths:
		return fmt.Sprintf("the first nine months of %d", first.Year())
	case data.PrecisionYear, data.PrecisionFiscalYear:
		return d.String()
	}
	if d.Start == data.OpenStart || d.End == data.OpenEnd || first.Day() != 1 || last.AddDate(0, 0, 1).Day() != 1 {
		return ""
	}
	if first.Year() == last.Year() {
		return first.Format("Jan") + "–" + last.Format("Jan 2006")
	}
	return first.Format("Jan 2006") + "–" + last.Format("Jan 2006")
}

// told picks the number that the headline says: of the evidence's sentence a sum
// or a share before a rate, and the rate that goes with it, or nil.
func (r *reading) told(d *draft) (f, rate *figureDraft) {
	f = d.figures[0]
	found := false
	for _, c := range d.figures {
		if c.scene != d.scene || c.Value == nil {
			continue
		}
		if c.Metric == data.Growth {
			if rate == nil {
				rate = c
			}
			continue
		}
		if !found {
			f, found = c, true
		}
	}
	if !found && rate != nil {
		return rate, nil
	}
	if rate != nil && (rate.Subject != f.Subject || rate.Segment != f.Segment || rate.Period != f.Period) {
		rate = nil
	}
	return f, rate
}

// change is ", up 82%" or ", down 3%".
func change(rate *figureDraft) string {
	word := ", up "
	if rate.Value.Negative {
		word = ", down "
	}
	return word + strings.TrimPrefix(brief(rate.Value, data.Percent), "−")
}

func by(who string) string {
	if who == "" {
		return ""
	}
	return ", says " + who
}

func resultVerb(f *figureDraft, amount string) string {
	switch f.Metric {
	case data.Growth:
		if f.Value.Negative {
			return "reports a fall of " + strings.TrimPrefix(amount, "−")
		}
		return "reports growth of " + amount
	case data.ProfitLoss:
		if f.Value.Negative {
			return "reports a loss of " + strings.TrimPrefix(amount, "−")
		}
		return "reports a profit of " + amount
	}
	return "reports revenue of " + amount
}

func forecastVerb(f *figureDraft, amount string) string {
	switch {
	case f.Metric == data.Growth && f.Value.Negative:
		return " to shrink " + strings.TrimPrefix(amount, "−")
	case f.Metric == data.Growth:
		return " to grow " + amount
	}
	return " at " + amount
}

// brief writes an amount as a slide does: US$52 bn, ¥1.2 bn, 36%.
func brief(v *apd.Decimal, unit string) string {
	var abs apd.Decimal
	abs.Abs(v)
	sign := ""
	if v.Negative {
		sign = "−"
	}
	if unit == data.Percent {
		return sign + plain(&abs) + "%"
	}
	scale := ""
	for _, s := range []struct {
		exp  int32
		name string
	}{{12, " tn"}, {9, " bn"}, {6, " m"}} {
		if abs.Cmp(apd.New(1, s.exp)) >= 0 {
			abs.Exponent -= s.exp
			scale = s.name
			break
		}
	}
	symbol := map[string]string{"USD": "US$", "CNY": "¥", "HKD": "HK$", "EUR": "€", "GBP": "£", "TWD": "NT$", "": ""}
	if sym, ok := symbol[unit]; ok {
		return sign + sym + plain(&abs) + scale
	}
	return sign + plain(&abs) + scale + " " + unit
}

func plain(d *apd.Decimal) string {
	var out apd.Decimal
	out.Reduce(d)
	return out.Text('f')
}

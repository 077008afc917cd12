package library

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// field reads and writes one field of an event or a figure as text.
type field[T any] struct {
	get func(*T) string
	set func(*data.Corpus, *T, string) error
}

// text is a field that takes any words.
func text[T any, S ~string](at func(*T) *S) field[T] {
	return field[T]{
		get: func(it *T) string { return string(*at(it)) },
		set: func(_ *data.Corpus, it *T, s string) error { *at(it) = S(strings.TrimSpace(s)); return nil },
	}
}

// choice is a field that takes one of a few words.
func choice[T any, S ~string](at func(*T) *S, allowed ...S) field[T] {
	return field[T]{
		get: func(it *T) string { return string(*at(it)) },
		set: func(_ *data.Corpus, it *T, s string) error {
			if !slices.Contains(allowed, S(s)) {
				return fmt.Errorf("%q is none of %v", s, allowed)
			}
			*at(it) = S(s)
			return nil
		},
	}
}

// eventFields are what Edit may change of an event; their names stand in files.
var eventFields = map[string]field[data.Event]{
	"type":     choice(func(e *data.Event) *data.EventType { return &e.Type }, data.EventTypes...),
	"modality": choice(func(e *data.Event) *data.Modality { return &e.Modality }, data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied),
	"headline": text(func(e *data.Event) *string { return &e.Headline }),
	"place":    text(func(e *data.Event) *string { return &e.Place }),
	"digest":   text(func(e *data.Event) *string { return &e.Digest }),
	"date": {
		get: func(e *data.Event) string { return e.Date.String() },
		set: func(c *data.Corpus, e *data.Event, s string) error {
			end := 12
			if len(e.Companies) > 0 {
				end = fiscalEnd(c, e.Companies[0].Company)
			}
			d, err := data.ParseDate(s, end)
			if err == nil {
				e.Date, e.DateReason = d, "set by hand"
			}
			return err
		},
	},
	"companies": {get: participants, set: setParticipants},
}

// figureFields are what Edit may change of a figure.
var figureFields = map[string]field[data.Figure]{
	"metric": choice(func(f *data.Figure) *data.Metric { return &f.Metric }, data.Revenue, data.RevenueShare, data.MarketSize, data.MarketShare,
		data.Growth, data.ProfitLoss, data.InvestmentSum, data.Capex, data.Customers, data.OtherMetric),
	"kind": choice(func(f *data.Figure) *data.FigureKind { return &f.Kind }, data.Actual, data.Estimate, data.ForecastKind),
	"qualifier": choice(func(f *data.Figure) *data.Qualifier { return &f.Qualifier }, "", data.Exact, data.About, data.Almost, data.AtLeast,
		data.MoreThan, data.AtMost, data.LessThan),
	"subject":   text(func(f *data.Figure) *string { return &f.Subject }),
	"segment":   text(func(f *data.Figure) *string { return &f.Segment }),
	"geography": text(func(f *data.Figure) *string { return &f.Geography }),
	"issuer":    text(func(f *data.Figure) *string { return &f.Issuer }),
	"note":      text(func(f *data.Figure) *string { return &f.Note }),
	"unit": {
		get: func(f *data.Figure) string { return f.Unit },
		set: func(_ *data.Corpus, f *data.Figure, s string) error {
			if s != data.Percent && s != data.Count && (len(s) != 3 || strings.ToUpper(s) != s) {
				return fmt.Errorf("%q is not percent, count or an ISO currency code such as CNY", s)
			}
			f.Unit = s
			return nil
		},
	},
	"period": {
		get: func(f *data.Figure) string { return f.Period.String() },
		set: func(c *data.Corpus, f *data.Figure, s string) error {
			d, err := data.ParseDate(s, fiscalEnd(c, data.CompanyID(f.Subject)))
			if err == nil {
				f.Period = d
			}
			return err
		},
	},
	"value": {get: valueOf, set: setValue},
}

func fiscalEnd(c *data.Corpus, id data.CompanyID) int {
	if co := c.Companies[id]; co != nil && co.FiscalEnd > 0 {
		return co.FiscalEnd
	}
	return 12
}

// participants writes "Alibaba Cloud=supplier; Sinopec".
func participants(e *data.Event) string {
	var out []string
	for _, p := range e.Companies {
		if p.Role != "" {
			out = append(out, string(p.Company)+"="+p.Role)
		} else {
			out = append(out, string(p.Company))
		}
	}
	return strings.Join(out, "; ")
}

func setParticipants(_ *data.Corpus, e *data.Event, s string) error {
	e.Companies = nil
	for part := range strings.SplitSeq(s, ";") {
		name, role, _ := strings.Cut(part, "=")
		if name = strings.TrimSpace(name); name != "" {
			e.Companies = append(e.Companies, data.Participant{Company: data.CompanyID(name), Role: strings.TrimSpace(role)})
		}
	}
	return nil
}

// valueOf writes "12480000000", or "5..8" for a range.
func valueOf(f *data.Figure) string {
	switch {
	case f.Value != nil:
		return f.Value.Text('f')
	case f.Low != nil && f.High != nil:
		return f.Low.Text('f') + ".." + f.High.Text('f')
	}
	return ""
}

func setValue(_ *data.Corpus, f *data.Figure, s string) error {
	number := func(s string) (*apd.Decimal, error) {
		d, _, err := apd.NewFromString(strings.TrimSpace(s))
		// 10^50 of anything is a typing error, and a larger one would fill memory
		// where it is written out.
		if err != nil || d.Form != apd.Finite || d.Exponent > 50 || d.Exponent < -50 {
			return nil, fmt.Errorf("%q is not a plain number such as 12480000000", s)
		}
		return d, nil
	}
	low, high, isRange := strings.Cut(s, "..")
	a, err := number(low)
	if err != nil {
		return err
	}
	if !isRange {
		f.Value, f.Low, f.High = a, nil, nil
		return nil
	}
	b, err := number(high)
	if err != nil {
		return err
	}
	if a.Cmp(b) > 0 {
		return fmt.Errorf("%q: the lower number goes first", s)
	}
	f.Value, f.Low, f.High = nil, a, b
	return nil
}

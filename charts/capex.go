package charts

import (
	"fmt"

	"yunshi/data"
)

// capex lists what companies spent or said they would spend, each over its own
// stretch of time. Plans are open and dashed.
func capex(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "capex", Bars)
	unit := opt.Currency
	var shown []*data.Figure
	left := map[string]int{}
	var units []string
	for _, l := range d.lineages {
		if l.metric != data.Capex || !d.asked(l.subject) {
			continue
		}
		for _, f := range d.figures[l] {
			if within(f.Period, opt) {
				if left[f.Unit] == 0 {
					units = append(units, f.Unit)
				}
				left[f.Unit]++
				shown = append(shown, f)
			}
		}
	}
	if unit == "" { // the currency of most figures
		for _, u := range units {
			if left[u] > left[unit] {
				unit = u
			}
		}
	}
	ser := Series{Name: "capex"}
	var most *data.Figure
	shown = byStart(shown)
	for _, f := range shown {
		if f.Unit != unit {
			continue
		}
		i := len(d.spec.Categories)
		label := f.Subject + ", " + dateLabel(f.Period)
		d.spec.Categories = append(d.spec.Categories, Category{Label: label, Long: label, Period: f.Period})
		p := d.point(i, label, f)
		p.Caption = f.Segment
		ser.Points = append(ser.Points, p)
		if most == nil || f.Value.Cmp(most.Value) > 0 {
			most = f
		}
	}
	if most == nil {
		return nil, missing(d.spec.Name, "capital expenditure", opt)
	}
	d.spec.Series = []Series{ser}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = "Capital expenditure, spent and planned, each over the time named, " + unitName(s.Unit, s.Exponent)
	verb := "spent"
	if most.Kind == data.ForecastKind {
		verb = "planned"
	}
	s.Title = fmt.Sprintf("%s %s the most: %s over %s", most.Subject, verb, said(most), dateLabel(most.Period))
	for _, u := range units {
		if u != unit {
			d.note(fmt.Sprintf("Left out: %d in %s.", left[u], u))
		}
	}
	d.note("The stretches of time differ: the bars are not rates a year.")
	return s, nil
}

func byStart(in []*data.Figure) []*data.Figure {
	out := append([]*data.Figure(nil), in...)
	for i := 1; i < len(out); i++ { // few rows: insertion keeps the order of equals
		for j := i; j > 0 && out[j].Period.Start < out[j-1].Period.Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

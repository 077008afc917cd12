package charts

import (
	"fmt"
	"sort"

	"yunshi/data"
)

// capex lists what companies spent or said they would spend, each over its own
// stretch of time. Plans are open and dashed.
func capex(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "capex", Bars)
	shown, others := d.sums(data.Capex)
	if len(shown) == 0 {
		return nil, missing(d.spec.Name, "capital expenditure", opt)
	}
	ser := Series{Name: "capex"}
	most := shown[0]
	for i, f := range shown {
		label := f.Subject + ", " + dateLabel(f.Period)
		d.spec.Categories = append(d.spec.Categories, Category{Label: label, Long: label, Period: f.Period})
		p := d.point(i, label, f)
		p.Caption = f.Segment
		ser.Points = append(ser.Points, p)
		if f.Value.Cmp(most.Value) > 0 {
			most = f
		}
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
	if others > 0 {
		d.note(fmt.Sprintf("Left out: %d in another currency.", others))
	}
	d.note("The stretches of time differ: the bars are not rates a year.")
	return s, nil
}

// sums returns the figures of a metric in the currency asked for, or in that of
// most of them, by the start of their period, and how many are in another.
func (d *draft) sums(metric data.Metric) (shown []*data.Figure, others int) {
	var all []*data.Figure
	count := map[string]int{}
	unit := d.opt.Currency
	for _, l := range d.lineages {
		if l.metric != metric || !d.asked(l.subject) {
			continue
		}
		for _, f := range d.figures[l] {
			if !within(f.Period, d.opt) {
				continue
			}
			all = append(all, f)
			count[f.Unit]++
			if d.opt.Currency == "" && count[f.Unit] > count[unit] {
				unit = f.Unit
			}
		}
	}
	for _, f := range all {
		if f.Unit == unit {
			shown = append(shown, f)
		}
	}
	sort.SliceStable(shown, func(i, j int) bool { return shown[i].Period.Start < shown[j].Period.Start })
	return shown, len(all) - len(shown)
}

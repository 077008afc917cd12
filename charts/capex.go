package charts

import (
	"slices"
	"sort"
	"strings"

	"yunshi/data"
)

// capex lists what companies invested or spent on equipment, or said they would,
// each over its own stretch of time. Plans are open and dashed.
func capex(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "capex", Bars)
	shown, others := d.sums(data.Capex, data.InvestmentSum)
	if len(shown) == 0 {
		return nil, d.missing(d.say("investment or capital expenditure"))
	}
	ser := Series{Name: d.say("sum")}
	for i, f := range shown {
		label := d.name(f.Subject) + d.comma() + d.date(f.Period)
		d.spec.Categories = append(d.spec.Categories, Category{Label: label, Long: label, Period: f.Period})
		p := d.point(i, label, f)
		p.Caption = d.caption(f)
		ser.Points = append(ser.Points, p)
		if strings.Contains(f.Note, "years") && strings.Contains(f.Note, " from ") {
			d.note(d.say("%[1]s: %[2]s.", label, d.word(f.Note)))
		}
	}
	d.spec.Series = []Series{ser}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = d.say("Investment and capital expenditure, spent and planned, each over the time named, %s", d.unit(s.Unit, s.Exponent))
	d.capexTitle(shown)
	if len(others) > 0 {
		d.note(d.say("Left out, because stated in another currency: %s.", d.list(others)))
	}
	d.note(d.say("The stretches of time differ, so the lengths of the bars are not to be compared as rates a year; plans are not all for cloud alone."))
	return s, nil
}

// caption says what a sum is for.
func (d *draft) caption(f *data.Figure) string {
	what := d.name(f.Segment)
	if f.Metric != data.InvestmentSum {
		return what
	}
	if what == "" {
		return d.metric(f.Metric)
	}
	return d.metric(f.Metric) + d.comma() + what
}

// capexTitle names the largest plan and the largest sum spent, not who leads:
// sums over different stretches of time have no order.
func (d *draft) capexTitle(shown []*data.Figure) {
	var plan, spent *data.Figure
	for _, f := range shown {
		best := &spent
		if f.Kind == data.ForecastKind {
			best = &plan
		}
		if *best == nil || f.Value.Cmp((*best).Value) > 0 {
			*best = f
		}
	}
	planned := func(f *data.Figure) []any { return []any{d.name(f.Subject), d.figure(f), d.date(f.Period)} }
	switch {
	case plan == nil:
		d.spec.Title = d.say("The largest sum spent is that of %[1]s: %[2]s over %[3]s", planned(spent)...)
	case spent == nil:
		d.spec.Title = d.say("The largest plan is that of %[1]s: %[2]s over %[3]s", planned(plan)...)
	default:
		d.spec.Title = d.say("The largest plan is that of %[1]s, %[2]s over %[3]s; the largest sum spent that of %[4]s, %[5]s over %[6]s",
			append(planned(plan), planned(spent)...)...)
	}
}

// sums returns the figures of some metrics in the currency asked for, or in that
// of most of them, by the start of their period, and names those in another.
func (d *draft) sums(metrics ...data.Metric) (shown []*data.Figure, others []string) {
	var all []*data.Figure
	count := map[string]int{}
	unit := d.opt.unit()
	for _, l := range d.lineages {
		if !slices.Contains(metrics, l.metric) || !isMoney(l.unit) || !d.asked(l.subject) {
			continue
		}
		for _, f := range d.figures[l] {
			if !within(f.Period, d.opt) {
				continue
			}
			all = append(all, f)
			count[f.Unit]++
			if d.opt.unit() == "" && count[f.Unit] > count[unit] {
				unit = f.Unit
			}
		}
	}
	stated := d.stated(all, unit)
	for _, f := range all {
		repeated := stated[sumKey(f)]
		switch {
		case f.Unit == unit && (d.original[f] == nil || !repeated):
			shown = append(shown, f)
		case !repeated:
			others = append(others, d.say("%[1]s, %[2]s: %[3]s", d.name(f.Subject), d.date(f.Period), d.figure(f)))
		}
	}
	sort.SliceStable(shown, func(i, j int) bool { return shown[i].Period.Start < shown[j].Period.Start })
	return shown, others
}

func sumKey(f *data.Figure) string {
	return f.Subject + string(f.Metric) + f.Segment + f.Period.String()
}

// stated are the sums that a source states in a currency: they need no conversion
// beside them.
func (d *draft) stated(figures []*data.Figure, unit string) map[string]bool {
	out := map[string]bool{}
	for _, f := range figures {
		if f.Unit == unit && d.original[f] == nil {
			out[sumKey(f)] = true
		}
	}
	return out
}

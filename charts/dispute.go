package charts

import (
	"fmt"
	"sort"
	"strings"

	"yunshi/data"
)

// topic is what several issuers speak of: one period in one unit.
type topic struct {
	unit   string
	period data.Date
}

// whoSaysWhat shows every source's value for one thing and period, with how it
// is defined and when it was said: the spread, and why there is one. Without a
// period it takes the one on which most issuers speak.
func whoSaysWhat(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "who-says-what", Bars)
	t, figures := d.dispute()
	if len(figures) == 0 {
		return nil, missing(d.spec.Name, "period on which two issuers state the size of China's cloud market", opt)
	}
	sort.SliceStable(figures, func(i, j int) bool { return figures[i].Value.Cmp(figures[j].Value) > 0 })
	ser := Series{Name: "value"}
	for i, f := range figures {
		d.spec.Categories = append(d.spec.Categories, Category{Label: f.Issuer, Long: f.Issuer, Period: t.period})
		p := d.point(i, f.Issuer+", "+dateLabel(t.period), f)
		p.Caption = f.Segment
		if f.Segment == "" {
			p.Caption = f.Subject
		}
		if f.Kind == data.ForecastKind {
			p.Caption += ", forecast"
		}
		p.Caption += strings.ReplaceAll(d.reported(f), " 2", nbsp+"2")
		ser.Points = append(ser.Points, p)
	}
	d.spec.Series = []Series{ser}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = fmt.Sprintf("Size of China's cloud market in %s by issuer and definition, %s", dateLabel(t.period), unitName(s.Unit, s.Exponent))
	d.classes(figures)
	d.disputeTitle(t, figures)
	return s, nil
}

// dispute finds the figures of the topic on which most issuers speak, among
// equals the one with most figures, then the latest.
func (d *draft) dispute() (topic, []*data.Figure) {
	var topics []topic
	by := map[topic][]*data.Figure{}
	for _, l := range d.lineages {
		if l.metric != data.MarketSize || l.geography != "China" || (d.opt.Currency != "" && l.unit != d.opt.Currency) {
			continue
		}
		for _, f := range d.figures[l] {
			t := topic{l.unit, plain(f.Period)}
			if !d.disputable(t.period) {
				continue
			}
			if by[t] == nil {
				topics = append(topics, t)
			}
			by[t] = append(by[t], f)
		}
	}
	sort.SliceStable(topics, func(i, j int) bool {
		a, b := by[topics[i]], by[topics[j]]
		switch {
		case issuers(a) != issuers(b):
			return issuers(a) > issuers(b)
		case len(a) != len(b):
			return len(a) > len(b)
		}
		return topics[i].period.Start > topics[j].period.Start
	})
	if len(topics) == 0 || issuers(by[topics[0]]) < 2 {
		return topic{}, nil
	}
	return topics[0], by[topics[0]]
}

// disputable reports whether a period is the one asked for, or any year.
func (d *draft) disputable(p data.Date) bool {
	if d.opt.Period.Known() {
		return p == plain(d.opt.Period)
	}
	return p.Precision == data.PrecisionYear && within(p, d.opt)
}

func issuers(figures []*data.Figure) int {
	seen := map[string]bool{}
	for _, f := range figures {
		seen[f.Issuer] = true
	}
	return len(seen)
}

// classes says why the values differ, each kind of difference once.
func (d *draft) classes(figures []*data.Figure) {
	var scope, revision, forecast bool
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			switch {
			case a.Kind == data.ForecastKind || b.Kind == data.ForecastKind:
				forecast = true
			case a.Segment != b.Segment || a.Subject != b.Subject:
				scope = true
			case a.Issuer == b.Issuer && a.Value.Cmp(b.Value) != 0:
				revision = true
			}
		}
	}
	if scope {
		d.note("Scope: the issuers count different things, as each line says; the values are not errors of one another.")
	}
	if revision {
		d.note("Revision: one issuer published more than one value; the later one stands.")
	}
	if forecast {
		d.note("Dashed: forecast before the period began or ended.")
	}
}

// disputeTitle states the spread of what was counted.
func (d *draft) disputeTitle(t topic, figures []*data.Figure) {
	var low, high *data.Figure
	for _, f := range figures {
		if f.Kind == data.ForecastKind {
			continue
		}
		if high == nil {
			high = f
		}
		low = f
	}
	if high == nil || low == high {
		high, low = figures[0], figures[len(figures)-1]
		d.spec.Title = fmt.Sprintf("For %s, sources put China's cloud market between %s (%s) and %s (%s)", dateLabel(t.period),
			Money(low.Value, low.Unit), low.Issuer, Money(high.Value, high.Unit), high.Issuer)
		return
	}
	d.spec.Title = fmt.Sprintf("China's cloud market of %s was counted between %s (%s) and %s (%s)", dateLabel(t.period),
		Money(low.Value, low.Unit), low.Issuer, Money(high.Value, high.Unit), high.Issuer)
}

package charts

import (
	"slices"
	"sort"
	"strings"

	"yunshi/data"
	"yunshi/data/merge"
)

// topic is what several sources speak of: one period in one unit. Subject is ""
// where the sizes of markets of different names are set beside each other.
type topic struct {
	subject, segment, unit string
	period                 data.Date
}

// whoSaysWhat shows every source's value for one thing and period, with how it
// is defined and when it was said: the spread, and why there is one. It compares
// the size of China's market, or a metric of the companies or subjects named;
// without a period it takes the one on which most issuers speak.
func whoSaysWhat(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "who-says-what", Bars)
	metric, subjects := d.asksOf()
	t, figures := d.dispute(metric, subjects)
	if len(figures) == 0 {
		if len(subjects) > 0 {
			return nil, d.missing(d.say("period for which two values of the %[1]s of %[2]s are stated", d.metric(metric), d.list(d.named(subjects))))
		}
		return nil, d.missing(d.say("period on which two issuers state the size of China's cloud market"))
	}
	sort.SliceStable(figures, func(i, j int) bool { return figures[i].Value.Cmp(figures[j].Value) > 0 })
	ser := Series{Name: d.say("value")}
	for i, f := range figures {
		issuer := d.name(f.Issuer)
		d.spec.Categories = append(d.spec.Categories, Category{Label: issuer, Long: issuer, Period: t.period})
		p := d.point(i, issuer+d.comma()+d.date(t.period), f)
		p.Caption = d.name(f.Segment)
		if f.Segment == "" && t.subject == "" {
			p.Caption = d.name(f.Subject)
		}
		if f.Kind == data.ForecastKind {
			p.Caption = strings.TrimPrefix(p.Caption+d.comma()+d.say("forecast"), d.comma())
		}
		p.Caption = strings.TrimSpace(p.Caption + strings.ReplaceAll(d.reported(f), " 2", nbsp+"2"))
		ser.Points = append(ser.Points, p)
	}
	d.spec.Series = []Series{ser}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	if t.subject == "" {
		s.Subtitle = d.say("Size of China's cloud market in %[1]s by issuer and definition, %[2]s", d.date(t.period), d.unit(s.Unit, s.Exponent))
	} else {
		s.Subtitle = d.say("%[1]s's %[2]s in %[3]s as each source gives it, %[4]s", d.scope(lineage{subject: t.subject, segment: t.segment}), d.metric(metric), d.date(t.period), d.unit(s.Unit, s.Exponent))
	}
	d.classes(figures)
	elsewhere := d.otherUnits(t, metric, subjects, figures)
	if len(elsewhere) > 0 {
		d.note(d.say("Left out, because stated in another currency: %s.", d.list(elsewhere)))
	}
	d.disputeTitle(t, metric, figures, len(elsewhere) > 0)
	return s, nil
}

// asksOf is what who-says-what compares.
func (d *draft) asksOf() (data.Metric, []string) {
	subjects := d.opt.Subjects
	if len(subjects) == 0 {
		subjects = companies(d.opt)
	}
	metric := d.opt.Metric
	switch {
	case metric != "":
	case len(subjects) > 0:
		metric = data.Revenue
	default:
		metric = data.MarketSize
	}
	return metric, subjects
}

// dispute finds the figures of the topic on which most issuers speak, among
// equals the one with most values, then the latest.
func (d *draft) dispute(metric data.Metric, subjects []string) (topic, []*data.Figure) {
	var topics []topic
	by := map[topic][]*data.Figure{}
	markets := metric == data.MarketSize && len(subjects) == 0
	for _, l := range d.lineages {
		if l.metric != metric || !d.comparable(l, subjects) {
			continue
		}
		for _, f := range d.figures[l] {
			t := topic{l.subject, l.segment, l.unit, plain(f.Period)}
			switch {
			case markets:
				t.subject, t.segment = "", ""
			case l.segment == unitBusiness[l.subject]:
				t.segment = ""
			}
			if !d.disputable(t) {
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
		case values(a) != values(b):
			return values(a) > values(b)
		}
		return topics[i].period.Start > topics[j].period.Start
	})
	if len(topics) == 0 || values(by[topics[0]]) < 2 {
		return topic{}, nil
	}
	if !markets {
		return topics[0], by[topics[0]]
	}
	return topics[0], d.wholes(by[topics[0]])
}

// comparable reports whether a lineage is of the subjects asked for, or of China's
// markets, and in the currency asked for.
func (d *draft) comparable(l lineage, subjects []string) bool {
	if unit := d.opt.unit(); unit != "" && isMoney(l.unit) && l.unit != unit || joint(l.subject) {
		return false
	}
	if len(subjects) > 0 {
		return slices.Contains(subjects, l.subject)
	}
	return l.metric != data.MarketSize || l.geography == "China"
}

// wholes leaves out what an issuer counts as a part of something wider that it
// counts too, such as private cloud beside all cloud: parts do not disagree.
func (d *draft) wholes(figures []*data.Figure) []*data.Figure {
	widest := map[string]*data.Figure{}
	for _, f := range figures {
		key := f.Issuer + string(f.Kind)
		if w := widest[key]; w == nil || f.Value.Cmp(w.Value) > 0 {
			widest[key] = f
		}
	}
	out := slices.DeleteFunc(slices.Clone(figures), func(f *data.Figure) bool {
		return f.Segment != widest[f.Issuer+string(f.Kind)].Segment
	})
	if len(out) < len(figures) {
		d.note(d.say("What an issuer also states for parts of its market is left out."))
	}
	return out
}

// disputable reports whether a topic's period is the one asked for; where none
// is, markets are compared by the year and companies over any period.
func (d *draft) disputable(t topic) bool {
	if d.opt.Period.Known() {
		asked := plain(d.opt.Period)
		if asked.Precision == data.PrecisionFiscalYear { // FY2021 ends when the company's does
			return t.period.Precision == asked.Precision && t.period.Fiscal == asked.Fiscal
		}
		return t.period == asked
	}
	return (t.subject != "" || t.period.Precision == data.PrecisionYear) && within(t.period, d.opt)
}

// otherUnits names what is said of the topic in another currency by issuers who do
// not state it in the chart's.
func (d *draft) otherUnits(t topic, metric data.Metric, subjects []string, shown []*data.Figure) []string {
	said := map[string]bool{}
	for _, f := range shown {
		said[f.Issuer] = true
	}
	var others []*data.Figure
	for _, l := range d.lineages {
		if l.metric != metric || l.unit == t.unit || !isMoney(l.unit) || said[l.issuer] || !d.comparable(l, subjects) {
			continue
		}
		if t.subject != "" && (l.subject != t.subject || l.segment != t.segment) {
			continue
		}
		for _, f := range d.figures[l] {
			if plain(f.Period) == t.period {
				others = append(others, f)
			}
		}
	}
	var out []string
	for _, f := range others {
		what := d.figure(f)
		if f.Kind == data.ForecastKind {
			what = d.say("%s forecast", what)
		}
		out = append(out, d.say("%[1]s (%[2]s)", what, d.name(f.Issuer)))
		d.cite(f)
	}
	return unique(out)
}

func issuers(figures []*data.Figure) int {
	seen := map[string]bool{}
	for _, f := range figures {
		seen[f.Issuer] = true
	}
	return len(seen)
}

func values(figures []*data.Figure) int {
	seen := map[string]bool{}
	for _, f := range figures {
		seen[f.Value.Text('f')] = true
	}
	return len(seen)
}

// reasons are the notes for why values differ, the first that applies first.
var reasons = []struct {
	class merge.Disagreement
	text  string
}{
	{merge.Scope, "Scope: the issuers count different things, as each line says; the values are not errors of one another."},
	{merge.Revision, "Revision: one issuer published more than one value; the later one stands."},
	{merge.Rounding, "Rounding: one value is another, rounded."},
	{merge.Error, "Error: one issuer is quoted at one time with two numbers; at least one is wrong."},
}

// classes says why the values differ, each kind of difference once.
func (d *draft) classes(figures []*data.Figure) {
	found := map[merge.Disagreement]bool{}
	forecast, same := false, false
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			switch {
			case a.Kind == data.ForecastKind || b.Kind == data.ForecastKind:
				forecast = true
			case a.Segment != b.Segment || a.Subject != b.Subject || a.Issuer != b.Issuer && a.Value.Cmp(b.Value) != 0:
				found[merge.Scope] = true
			case a.Value.Cmp(b.Value) != 0:
				same = true
			}
		}
	}
	if same {
		found[d.gravest(figures)] = true
	}
	for _, r := range reasons {
		if found[r.class] {
			d.note(d.word(r.text))
		}
	}
	if forecast {
		d.note(d.say("Dashed: forecast before the period began or ended."))
	}
}

// gravest is how merge classes the group that most of the figures stand in.
func (d *draft) gravest(figures []*data.Figure) merge.Disagreement {
	best, most := merge.Revision, 1
	for _, g := range merge.Groups(d.c) {
		n := 0
		for _, v := range g.Values {
			if slices.ContainsFunc(figures, func(f *data.Figure) bool { return f.ID == v.ID }) {
				n++
			}
		}
		if n > most {
			best, most = g.Disagreement, n
		}
	}
	return best
}

// disputeTitle states the spread of what was counted, within one currency if others
// speak in another.
func (d *draft) disputeTitle(t topic, metric data.Metric, figures []*data.Figure, within bool) {
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
	}
	switch {
	case t.subject != "" && low.Issuer == high.Issuer:
		d.spec.Title = d.ownDispute(t, metric, low, high)
	case t.subject != "":
		d.spec.Title = d.say("%[1]s's %[2]s in %[3]s is put between %[4]s (%[5]s) and %[6]s (%[7]s)", d.scope(lineage{subject: t.subject, segment: t.segment}),
			d.metric(metric), d.date(t.period), d.figure(low), d.name(low.Issuer), d.figure(high), d.name(high.Issuer))
	default:
		format := "Estimates of China's cloud market in %[1]s run from %[2]s (%[3]s) to %[4]s (%[5]s)"
		switch {
		case low.Kind == data.ForecastKind || high.Kind == data.ForecastKind:
			format = "Forecasts and counts put China's cloud market in %[1]s between %[2]s (%[3]s) and %[4]s (%[5]s)"
		case within:
			format = "Estimates in %[6]s of China's cloud market in %[1]s run from %[2]s (%[3]s) to %[4]s (%[5]s)"
		}
		d.spec.Title = d.say(format, d.date(t.period), d.figure(low), d.name(low.Issuer), d.figure(high), d.name(high.Issuer), d.unit(low.Unit, 0))
	}
}

// ownDispute is the title where one issuer gave two values.
func (d *draft) ownDispute(t topic, metric data.Metric, low, high *data.Figure) string {
	if high.Kind == data.ForecastKind && low.Kind != data.ForecastKind {
		low, high = high, low // what was forecast is told before what was counted
	}
	format := "%[1]s's %[2]s in %[3]s: %[4]s gave %[5]s and %[6]s"
	switch {
	case high.Kind == data.ForecastKind:
		format = "%[1]s's %[2]s in %[3]s: %[4]s forecast %[5]s and %[6]s"
	case low.Kind == data.ForecastKind:
		format = "%[1]s's %[2]s in %[3]s: %[4]s forecast %[5]s and counted %[6]s"
	}
	return d.say(format, d.scope(lineage{subject: t.subject, segment: t.segment}), d.metric(metric), d.date(t.period),
		d.name(low.Issuer), d.money(low.Value, low.Unit, 5), d.money(high.Value, high.Unit, 5))
}

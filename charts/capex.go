package charts

import (
	"sort"
	"strings"

	"yunshi/data"
)

// most is how many sums one chart holds; the smaller ones are left to the CSV of a
// narrower choice.
const most = 12

// capex lists what companies spent on equipment, or said they would, each over its
// own stretch of time. Plans are open and dashed.
func capex(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "capex", Bars)
	shown, within, err := d.bars(data.Capex)
	if err != nil {
		return nil, err
	}
	s := d.spec
	s.Subtitle = d.say("Capital expenditure, spent and planned, each over the time named, %s", d.unit(s.Unit, s.Exponent))
	d.note(d.say("The stretches of time differ, so the lengths of the bars are not to be compared as rates a year; plans are not all for cloud alone."))
	d.sumsTitle(data.Capex, shown, within)
	return s, nil
}

// investment lists sums that were put into companies and businesses, or promised,
// by when they were announced.
func investment(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "investment", Bars)
	shown, within, err := d.bars(data.InvestmentSum)
	if err != nil {
		return nil, err
	}
	s := d.spec
	s.Subtitle = d.say("Investment, agreed and planned, by when it was announced, %s", d.unit(s.Unit, s.Exponent))
	d.note(d.say("The sums that the library's sources state, not all that was invested; a plan may not have been carried out."))
	d.sumsTitle(data.InvestmentSum, shown, within)
	return s, nil
}

// bars makes a bar of each sum of a metric, in time, and says what is left out;
// within tells that some are, because they are in another currency.
func (d *draft) bars(metric data.Metric) (shown []*data.Figure, within bool, err error) {
	var others []string
	shown, others = d.sums(metric)
	if len(shown) == 0 {
		return nil, false, d.missing(d.metric(metric))
	}
	ser := Series{Name: d.say("sum")}
	for i, f := range shown {
		label := d.name(f.Subject) + d.comma() + d.when(f)
		d.spec.Categories = append(d.spec.Categories, Category{Label: label, Long: label, Period: f.Period})
		p := d.point(i, label, f)
		p.Caption = d.name(f.Segment)
		ser.Points = append(ser.Points, p)
		if strings.Contains(f.Note, "years") && strings.Contains(f.Note, " from ") {
			d.note(d.say("%[1]s: %[2]s.", label, d.word(f.Note)))
		}
	}
	d.spec.Series, d.spec.Plans = []Series{ser}, true
	if _, err := d.finish(); err != nil {
		return nil, false, err
	}
	if len(others) > 0 {
		d.note(d.say("Left out, because stated in another currency: %s.", d.list(others)))
	}
	return shown, len(others) > 0, nil
}

// when is a sum's time: the month of a day, which tells enough of an announcement.
func (d *draft) when(f *data.Figure) string {
	if f.Period.Precision == data.PrecisionDay {
		return d.date(data.InMonth(monthOf(f.Period)))
	}
	return d.date(f.Period)
}

// sumsTitles are the titles of a chart of sums: of plans alone, of what was spent
// alone, and of both.
var sumsTitles = map[data.Metric]struct{ plan, spent, both string }{
	data.Capex: {
		"largest plan: %[1]s, %[2]s (%[3]s)", "largest spend: %[1]s, %[2]s (%[3]s)",
		"largest plan: %[1]s, %[2]s (%[3]s); largest spend: %[4]s, %[5]s (%[6]s)",
	},
	data.InvestmentSum: {
		"largest plan: %[1]s, %[2]s (%[3]s)", "largest sum agreed: %[1]s, %[2]s (%[3]s)",
		"largest plan: %[1]s, %[2]s (%[3]s); largest sum agreed: %[4]s, %[5]s (%[6]s)",
	},
}

// sumsTitle names the largest plan and the largest sum spent, not who leads: sums
// over different stretches of time have no order. What is left out in another
// currency may be larger, so the title then speaks of one currency.
func (d *draft) sumsTitle(metric data.Metric, shown []*data.Figure, within bool) {
	titles := sumsTitles[metric]
	var plan, spent *data.Figure
	for _, f := range shown {
		best := &spent
		if f.Kind == data.ForecastKind {
			best = &plan
		}
		if *best == nil || larger(f, *best) {
			*best = f
		}
	}
	words := func(f *data.Figure) []any { return []any{d.name(f.Subject), d.figure(f), d.when(f)} }
	var title string
	switch {
	case plan == nil:
		title = d.say(titles.spent, words(spent)...)
	case spent == nil:
		title = d.say(titles.plan, words(plan)...)
	default:
		title = d.say(titles.both, append(words(plan), words(spent)...)...)
	}
	if within {
		title = d.say("in %[1]s, %[2]s", d.unit(d.spec.Unit, 0), title)
	}
	d.spec.Title = d.capital(title)
}

// larger reports whether a sum is the larger of two; "more than" a sum is more than
// the sum.
func larger(a, b *data.Figure) bool {
	if c := a.Value.Cmp(b.Value); c != 0 {
		return c > 0
	}
	return bound(a) && !bound(b)
}

// sums returns the largest figures of a metric in the currency asked for, or in that
// of most of them, by the start of their period, and names those in another.
func (d *draft) sums(metric data.Metric) (shown []*data.Figure, others []string) {
	var all []*data.Figure
	count := map[string]int{}
	unit := d.opt.unit()
	for _, l := range d.lineages {
		if l.metric != metric || !isMoney(l.unit) || !d.asked(l.subject) {
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
			others = append(others, d.say("%[1]s, %[2]s: %[3]s", d.name(f.Subject), d.when(f), d.figure(f)))
		}
	}
	if left := len(shown) - most; left > 0 {
		sort.SliceStable(shown, func(i, j int) bool { return larger(shown[i], shown[j]) })
		shown = shown[:most]
		d.note(d.say("The %[1]d largest sums; %[2]d smaller ones are left out.", most, left))
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

package charts

import (
	"sort"
	"strings"

	"yunshi/data"
)

// market leaders shown where nobody is named.
var leaders = []string{"Alibaba Cloud", "China Telecom", "China Mobile", "China Unicom", "Huawei Cloud", "Baidu AI Cloud"}

// revenueCompared sets companies side by side by year. A company that reports by
// fiscal year stands at the calendar year that holds most of its months, and its
// name says so: the two are never mixed silently.
func revenueCompared(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "revenue-compared", Lines)
	unit := opt.unit()
	var periods []data.Date
	type member struct {
		name    string
		picks   []pick
		yearEnd int
	}
	var members []member
	var without []string
	foreign := false // whether some are the estimates of others
	for _, name := range companies(opt, leaders...) {
		l, precision, ok := d.yearly(name, unit)
		if !ok {
			without = append(without, name)
			continue
		}
		unit = l.unit
		m := member{name: d.seriesName(l), picks: d.picks(l, precision, opt)}
		m.name, m.yearEnd = d.toCalendar(m.name, m.picks, precision)
		if own := m.picks[0].Kind == data.Actual; !own {
			m.name += d.say(" (%s)", d.name(l.issuer))
			foreign = true
		}
		for _, p := range m.picks {
			periods = append(periods, p.period)
		}
		members = append(members, m)
	}
	if len(members) == 0 {
		return nil, d.missing(d.say("revenue by year of %s", d.list(d.named(companies(opt, leaders...)))))
	}
	if len(without) > 0 {
		d.note(d.say("No revenue by year in %[1]s for %[2]s.", d.unit(unit, 0), d.list(d.named(without))))
	}
	d.spec.Categories = axis(d.words, periods)
	d.trim(len(opt.Companies) == 0 && !opt.From.Known(), 2019)
	for i, m := range members {
		if ser := d.series(m.name, m.picks, i%palette); len(ser.Points) > 0 {
			ser.YearEnd, ser.Points[0].Break = m.yearEnd, false
			d.spec.Series = append(d.spec.Series, ser)
		}
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Missing = nil // a year in which one company is silent is a gap in its line
	format := "Cloud revenue by year, %s, each as the company counts it"
	if foreign {
		format = "Cloud revenue by year, %s, each as its issuer counts it"
	}
	s.Subtitle = d.say(format, d.unit(s.Unit, s.Exponent))
	d.growthGaps()
	d.compareTitle()
	return s, nil
}

// toCalendar puts fiscal years at the calendar year that holds most of their
// months, says so, and returns the series' name with the year's last month.
func (d *draft) toCalendar(name string, picks []pick, precision data.Precision) (string, int) {
	if precision != data.PrecisionFiscalYear || len(picks) == 0 {
		return name, 0
	}
	last := picks[len(picks)-1].period
	y0, m0, _ := last.Start.Civil()
	y1, end, _ := last.End.Civil()
	d.note(d.say("%[1]s reports by fiscal year: %[2]s stands at %[3]d.", name,
		d.say("%[1]s to %[2]s", d.date(data.InMonth(y0, m0)), d.date(data.InMonth(y1, end))), calendarYear(last)))
	for i := range picks {
		picks[i].period = data.InYear(calendarYear(picks[i].period))
	}
	return d.say("%[1]s (FY to %[2]s)", name, d.monthName(end)), end
}

// trim drops the years before from, where the chart's own choice of companies
// would show the first of them alone.
func (d *draft) trim(apply bool, from int) {
	if !apply {
		return
	}
	for len(d.spec.Categories) > 1 && calendarYear(d.spec.Categories[0].Period) < from {
		d.spec.Categories = d.spec.Categories[1:]
	}
}

// yearly finds a company's revenue by calendar year, or by fiscal year where it
// has more of those.
func (d *draft) yearly(name, unit string) (lineage, data.Precision, bool) {
	match := func(l lineage) bool {
		return l.subject == name && l.metric == data.Revenue && (unit == "" || l.unit == unit)
	}
	calendar := d.find(data.PrecisionYear, d.opt, match)
	fiscal := d.find(data.PrecisionFiscalYear, d.opt, match)
	switch {
	case len(fiscal) > 0 && (len(calendar) == 0 ||
		len(d.picks(fiscal[0], data.PrecisionFiscalYear, d.opt)) > len(d.picks(calendar[0], data.PrecisionYear, d.opt))):
		return fiscal[0], data.PrecisionFiscalYear, true
	case len(calendar) > 0:
		return calendar[0], data.PrecisionYear, true
	}
	return lineage{}, 0, false
}

// calendarYear is the year that holds most of a period's days.
func calendarYear(p data.Date) int {
	y, _, _ := (p.Start + (p.End-p.Start)/2).Civil()
	return y
}

// ranked is a series' point in a period, by value.
type ranked struct {
	name, when string
	p          Point
}

// ranking orders the series by value in the last period that states both of those
// who lead in the period that states most of them: a period in which the largest
// are silent would name the wrong ones.
func (s *Spec) ranking(w words) []ranked {
	at := make([][]ranked, len(s.Categories))
	for _, ser := range s.Series {
		name := ser.Name
		if ser.YearEnd > 0 {
			name = strings.TrimSuffix(name, w.say("%[1]s (FY to %[2]s)", "", w.monthName(ser.YearEnd)))
		}
		for _, p := range ser.Points {
			c := s.Categories[p.Category]
			when := c.Long
			if ser.YearEnd > 0 {
				when = w.say("FY%d", fiscalYear(calendarYear(c.Period), ser.YearEnd))
			}
			at[p.Category] = append(at[p.Category], ranked{name, when, p})
		}
	}
	full := 0
	for i, e := range at {
		sort.SliceStable(e, func(a, b int) bool { return e[a].p.Value.Cmp(e[b].p.Value) > 0 })
		if len(e) >= len(at[full]) {
			full = i
		}
	}
	leaders := map[string]bool{}
	for _, e := range at[full][:min(2, len(at[full]))] {
		leaders[e.name] = true
	}
	last := full
	for i, e := range at {
		n := 0
		for _, x := range e {
			if leaders[x.name] {
				n++
			}
		}
		if n == len(leaders) {
			last = i
		}
	}
	return at[last]
}

// fiscalYear is the number of the fiscal year that stands at a calendar year: one
// that ends in its first half holds most of the year before.
func fiscalYear(calendar, lastMonth int) int {
	if lastMonth <= 6 {
		return calendar + 1
	}
	return calendar
}

// compareTitle names whose revenue is the highest, and the next.
func (d *draft) compareTitle() {
	s := d.spec
	e := s.ranking(d.words)
	format := "%[1]s's cloud revenue was %[2]s in %[3]s"
	if e[0].p.Kind != data.Actual {
		format = "%[1]s: cloud revenue is put at %[2]s in %[3]s"
	}
	s.Title = d.say(format, e[0].name, d.said(e[0].p.Value, e[0].p.Qualifier, s.Unit), e[0].when)
	if len(e) < 2 {
		return
	}
	next := d.said(e[1].p.Value, e[1].p.Qualifier, s.Unit)
	if e[1].when != e[0].when {
		next = d.say("%[1]s (%[2]s)", next, e[1].when)
	}
	s.Title += d.say(", ahead of %[1]s with %[2]s", e[1].name, next)
}

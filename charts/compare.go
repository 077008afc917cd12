package charts

import (
	"fmt"
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
	unit := opt.Currency
	var periods []data.Date
	type member struct {
		name  string
		picks []pick
	}
	var members []member
	var without []string
	for _, name := range companies(opt, leaders...) {
		l, precision, ok := d.yearly(name, unit)
		if !ok {
			without = append(without, name)
			continue
		}
		unit = l.unit
		m := member{name: seriesName(l), picks: d.picks(l, precision, opt)}
		m.name = d.toCalendar(m.name, m.picks, precision)
		for _, p := range m.picks {
			periods = append(periods, p.period)
		}
		members = append(members, m)
	}
	if len(members) == 0 {
		return nil, missing(d.spec.Name, "revenue by year of "+listed(companies(opt, leaders...)), opt)
	}
	if len(without) > 0 {
		d.note(fmt.Sprintf("No revenue by year in %s for %s.", unit, listed(without)))
	}
	d.spec.Categories = axis(periods)
	d.trim(len(opt.Companies) == 0 && !opt.From.Known(), 2019)
	for i, m := range members {
		if ser := d.series(m.name, m.picks, i%palette); len(ser.Points) > 0 {
			d.spec.Series = append(d.spec.Series, ser)
		}
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Missing = nil // a year in which one company is silent is a gap in its line
	s.Subtitle = "Cloud revenue by year, " + unitName(s.Unit, s.Exponent) + ", each as the company counts it"
	d.growthGaps()
	d.compareTitle()
	return s, nil
}

// toCalendar puts fiscal years at the calendar year that holds most of their
// months, says so, and returns the series' name with the year's end.
func (d *draft) toCalendar(name string, picks []pick, precision data.Precision) string {
	if precision != data.PrecisionFiscalYear || len(picks) == 0 {
		return name
	}
	last := picks[len(picks)-1].period
	_, end, _ := last.End.Civil()
	d.note(fmt.Sprintf("%s reports by fiscal year: %s to %s stands at %d.", name, startMonth(last), endMonth(last), calendarYear(last)))
	for i := range picks {
		picks[i].period = data.InYear(calendarYear(picks[i].period))
	}
	return name + " (FY to " + monthNames[end] + ")"
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

func startMonth(p data.Date) string {
	y, m, _ := p.Start.Civil()
	return fmt.Sprintf("%s %d", monthNames[m], y)
}

func endMonth(p data.Date) string {
	y, m, _ := p.End.Civil()
	return fmt.Sprintf("%s %d", monthNames[m], y)
}

// ranked is a series' point in a period, by value.
type ranked struct {
	name, when string
	p          Point
}

// ranking orders the series by value in the last period that states both of those
// who lead in the period that states most of them: a period in which the largest
// are silent would name the wrong ones.
func (s *Spec) ranking() []ranked {
	at := make([][]ranked, len(s.Categories))
	for _, ser := range s.Series {
		name, fiscal, _ := strings.Cut(ser.Name, " (FY")
		for _, p := range ser.Points {
			c := s.Categories[p.Category]
			when := c.Long
			if fiscal != "" {
				when += strings.ReplaceAll(fmt.Sprintf(" (FY%s %d)", strings.TrimSuffix(fiscal, ")"), calendarYear(c.Period)+1), " ", nbsp)
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

// compareTitle names who earned most, and the next.
func (d *draft) compareTitle() {
	s := d.spec
	e := s.ranking()
	s.Title = fmt.Sprintf("%s earned %s from cloud in %s", e[0].name, Money(e[0].p.Value, s.Unit), e[0].when)
	if len(e) > 1 {
		s.Title += fmt.Sprintf(", ahead of %s with %s", e[1].name, Money(e[1].p.Value, s.Unit))
	}
}

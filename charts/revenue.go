package charts

import (
	"fmt"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// alibabaCloud is whom the revenue charts show where no company is named: the
// market's leader and its longest series.
const alibabaCloud = "Alibaba Cloud"

// palette is the number of series that can be told apart in one chart.
const palette = 8

func companies(opt Options, standard ...string) []string {
	if len(opt.Companies) == 0 {
		return standard
	}
	out := make([]string, len(opt.Companies))
	for i, c := range opt.Companies {
		out[i] = string(c)
	}
	return out
}

var precisionWords = map[data.Precision]string{
	data.PrecisionQuarter: "quarter", data.PrecisionYear: "year", data.PrecisionFiscalYear: "fiscal year", data.PrecisionHalf: "half-year",
}

func revenueQuarterly(c *data.Corpus, opt Options) (*Spec, error) {
	return revenue(c, opt, "alibaba-cloud-revenue-quarterly", data.PrecisionQuarter)
}

func revenueFiscal(c *data.Corpus, opt Options) (*Spec, error) {
	return revenue(c, opt, "alibaba-cloud-revenue-fiscal", data.PrecisionFiscalYear)
}

// revenue shows one company as columns or several as lines, period by period.
func revenue(c *data.Corpus, opt Options, name string, precision data.Precision) (*Spec, error) {
	d := newDraft(c, opt, name, Columns)
	who := companies(opt, alibabaCloud)
	chosen, err := d.lineagesOf(who, data.Revenue, precision)
	if err != nil {
		return nil, err
	}
	d.plot(chosen, precision)
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = fmt.Sprintf("Revenue by %s, %s", precisionWords[precision], unitName(s.Unit, s.Exponent))
	if precision == data.PrecisionFiscalYear {
		_, end, _ := s.Categories[0].Period.End.Civil()
		s.Subtitle += fmt.Sprintf("; the fiscal year ends in %s", monthNames[end])
	}
	if len(chosen) == 1 {
		d.gaps(chosen[0], precision)
		d.headline(chosen[0], precision, "revenue")
		s.Arrow = arrow(s, 0)
		if precision == data.PrecisionQuarter {
			d.flags(who[0])
		}
		return s, nil
	}
	s.Kind = Lines
	d.leader("revenue")
	return s, nil
}

var monthNames = [...]string{
	"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December",
}

// lineagesOf finds the best lineage of a metric for each company; a company
// without one is left out with a note, unless it is the only one.
func (d *draft) lineagesOf(who []string, metric data.Metric, precision data.Precision) ([]lineage, error) {
	var out []lineage
	var without []string
	unit := d.opt.Currency
	for _, name := range who {
		found := d.find(precision, d.opt, func(l lineage) bool {
			return l.subject == name && l.metric == metric && (unit == "" || l.unit == unit || metric == data.Growth)
		})
		if len(found) == 0 {
			without = append(without, name)
			continue
		}
		if unit == "" {
			unit = found[0].unit // the first company's currency holds for all
		}
		out = append(out, found[0])
	}
	if len(out) == 0 {
		return nil, missing(d.spec.Name, fmt.Sprintf("%s of %s by %s", metric, listed(who), precisionWords[precision]), d.opt)
	}
	if len(without) > 0 {
		d.note(fmt.Sprintf("No %s by %s in %s for %s.", metric, precisionWords[precision], unit, listed(without)))
	}
	return out, nil
}

// plot puts lineages onto the common axis, one series each.
func (d *draft) plot(chosen []lineage, precision data.Precision) {
	var periods []data.Date
	all := make([][]pick, len(chosen))
	for i, l := range chosen {
		all[i] = d.picks(l, precision, d.opt)
		for _, p := range all[i] {
			periods = append(periods, p.period)
		}
	}
	d.spec.Categories = axis(periods)
	common := shared(chosen)
	for i, l := range chosen {
		name := seriesName(l)
		if common != "" {
			name = l.subject
		}
		d.spec.Series = append(d.spec.Series, d.series(name, all[i], i%palette))
	}
}

// shared is the segment that all lineages have in common, which a subtitle says
// better than every name; "" where they differ.
func shared(chosen []lineage) string {
	for _, l := range chosen[1:] {
		if l.segment != chosen[0].segment {
			return ""
		}
	}
	if chosen[0].segment == unitBusiness[chosen[0].subject] {
		return ""
	}
	return chosen[0].segment
}

// seriesName is the subject, with the segment where it narrows what is counted
// rather than naming the business.
func seriesName(l lineage) string {
	if l.segment == "" || l.segment == unitBusiness[l.subject] {
		return l.subject
	}
	return l.subject + ", " + l.segment
}

// unitBusiness names the segment that is a company's whole cloud business.
var unitBusiness = map[string]string{"China Telecom": "Tianyi Cloud", "China Mobile": "Mobile Cloud", "China Unicom": "Unicom Cloud"}

// headline states what the last value is and how it changed on the year before:
// by the growth that the issuer states, else by the growth that two values on
// one basis give.
func (d *draft) headline(l lineage, precision data.Precision, word string) {
	pts := d.spec.Series[0].Points
	last := pts[len(pts)-1]
	period := d.spec.Categories[last.Category]
	amount := hedges[last.Qualifier][1] + Money(last.Value, last.Unit)
	if l.metric == data.ProfitLoss {
		verb := "made"
		if last.Value.Negative {
			verb = "lost"
		}
		d.spec.Title = fmt.Sprintf("%s %s %s in %s", l.subject, verb, Money(abs(last.Value), last.Unit), period.Long)
		return
	}
	g := l
	g.metric, g.unit = data.Growth, data.Percent
	if l.metric != data.Revenue && l.metric != data.MarketSize {
		g.subject = "" // growth is stated of revenue and markets only
	}
	for _, p := range d.picks(g, precision, Options{From: period.Period, To: period.Period}) {
		if p.period == period.Period && p.Kind == last.Kind {
			d.cite(p.Figure)
			d.spec.Title = changed(l.subject+" "+word, amount, p.Value.Sign(), Money(abs(p.Value), data.Percent), period.Long)
			return
		}
	}
	if len(pts) > 1 {
		before := pts[len(pts)-2]
		year := monthsBetween(d.spec.Categories[before.Category].Period, period.Period)
		if r := rise(before.Value, last.Value); r != nil && !last.Break && year == 12 {
			d.spec.Title = changed(l.subject+" "+word, amount, r.Sign(), money(abs(r), data.Percent, 2), period.Long)
			return
		}
	}
	d.spec.Title = fmt.Sprintf("%s %s was %s in %s", l.subject, word, amount, period.Long)
}

func changed(what, amount string, direction int, by, when string) string {
	switch {
	case direction > 0:
		return fmt.Sprintf("%s grew %s to %s in %s", what, by, amount, when)
	case direction < 0:
		return fmt.Sprintf("%s fell %s to %s in %s", what, by, amount, when)
	}
	return fmt.Sprintf("%s held at %s in %s", what, amount, when)
}

// arrow is the growth over the last stretch of a series that stands on one
// basis: quarters are compared with the same quarter of an earlier year.
func arrow(s *Spec, series int) *Arrow {
	pts := s.Series[series].Points
	last := len(pts) - 1
	for last > 0 && pts[last].Kind == data.ForecastKind {
		last--
	}
	first := last
	for i := last; i > 0 && !pts[i].Break; i-- {
		before := s.Categories[pts[i-1].Category].Period
		if monthsBetween(before, s.Categories[pts[last].Category].Period)%12 == 0 {
			first = i - 1
		}
	}
	span := monthsBetween(s.Categories[pts[first].Category].Period, s.Categories[pts[last].Category].Period)
	rate := CAGR(pts[first].Value, pts[last].Value, span)
	if rate == nil {
		return nil
	}
	label := "CAGR " + signed(rate, 0) + nbsp + "%"
	if span == 12 {
		label = sign12(rate) + nbsp + "% in a year"
	}
	return &Arrow{Series: series, From: first, To: last, Rate: rate, Label: label}
}

// sign12 is a year's growth in whole percent, as companies state it.
func sign12(rate *apd.Decimal) string {
	s := digitsOf(rate, 0, 1, 0)
	if rate.Sign() > 0 {
		return "+" + s
	}
	return s
}

// leader states whose value is the highest, and whose the next.
func (d *draft) leader(what string) {
	s := d.spec
	e := s.ranking()
	s.Title = fmt.Sprintf("%s has the highest %s: %s in %s", e[0].name, what, Money(e[0].p.Value, s.Unit), e[0].when)
	if len(e) > 1 {
		s.Title += fmt.Sprintf(", before %s with %s", e[1].name, Money(e[1].p.Value, s.Unit))
	}
}

// flags marks up to four of the company's price changes, the events that a
// revenue curve is held against.
func (d *draft) flags(company string) {
	for _, e := range d.c.Events {
		if e.Type != data.Pricing || e.Modality != data.Fact || !e.Involves(data.CompanyID(company)) || !e.Date.Known() || len(d.spec.Flags) == 4 {
			continue
		}
		for i, cat := range d.spec.Categories {
			if e.Date.Start >= cat.Period.Start && e.Date.Start <= cat.Period.End {
				if n := len(d.spec.Flags); n > 0 && float64(i)-d.spec.Flags[n-1].At < 0.3 {
					continue // too close to the last to be told apart
				}
				part := float64(e.Date.Start-cat.Period.Start) / float64(cat.Period.End-cat.Period.Start+1)
				d.spec.Flags = append(d.spec.Flags, Flag{At: float64(i) + part, Label: dateLabel(data.InMonth(monthOf(e.Date))) + ": " + e.Headline, Event: e.ID})
			}
		}
	}
}

func monthOf(d data.Date) (year, month int) {
	year, month, _ = d.Start.Civil()
	return year, month
}

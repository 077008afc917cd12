package charts

import (
	"strings"

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
	s.Subtitle = d.say("Revenue by %[1]s, %[2]s", d.word(precisionWords[precision]), d.unit(s.Unit, s.Exponent))
	if precision == data.PrecisionFiscalYear {
		_, end, _ := s.Categories[0].Period.End.Civil()
		s.Subtitle += d.say("; the fiscal year ends in %s", d.monthName(end))
	}
	if len(chosen) == 1 {
		d.gaps(chosen[0], precision)
		d.headline(chosen[0], data.Revenue)
		s.Arrow = d.arrow(0)
		if precision == data.PrecisionQuarter {
			d.flags(who[0])
		}
		return s, nil
	}
	s.Kind = Lines
	d.leader(data.Revenue)
	return s, nil
}

// lineagesOf finds the best lineage of a metric for each company; a company
// without one is left out with a note, unless it is the only one.
func (d *draft) lineagesOf(who []string, metric data.Metric, precision data.Precision) ([]lineage, error) {
	var out []lineage
	var without []string
	unit := d.opt.unit()
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
		return nil, d.missing(d.say("%[1]s of %[2]s by %[3]s", d.metric(metric), d.list(d.named(who)), d.word(precisionWords[precision])))
	}
	if len(without) > 0 {
		d.note(d.say("No %[1]s by %[2]s in %[3]s for %[4]s.", d.metric(metric), d.word(precisionWords[precision]), d.unit(unit, 0), d.list(d.named(without))))
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
	d.spec.Categories = axis(d.words, periods)
	common := shared(chosen)
	for i, l := range chosen {
		name := d.seriesName(l)
		if common != "" {
			name = d.name(l.subject)
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
func (d *draft) seriesName(l lineage) string {
	if l.segment == "" || l.segment == unitBusiness[l.subject] {
		return d.name(l.subject)
	}
	return d.name(l.subject) + d.comma() + d.name(l.segment)
}

// scope is a market and its definition: "China cloud infrastructure services
// (IaaS+PaaS)" where the one repeats the other.
func (d *draft) scope(l lineage) string {
	core, rest, _ := strings.Cut(l.segment, " (")
	switch {
	case l.segment == "":
		return d.name(l.subject)
	case !strings.HasSuffix(l.subject, core):
		return d.name(l.subject) + d.comma() + d.name(l.segment)
	case rest == "":
		return d.name(l.subject)
	}
	return d.say("%[1]s (%[2]s)", d.name(l.subject), strings.TrimSuffix(rest, ")"))
}

// named are several names in the chart's language.
func (d *draft) named(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = d.name(n)
	}
	return out
}

// unitBusiness names the segment that is a company's whole cloud business.
var unitBusiness = map[string]string{"China Telecom": "Tianyi Cloud", "China Mobile": "Mobile Cloud", "China Unicom": "Unicom Cloud"}

// arrow is the growth over the last stretch of a series that stands on one
// basis: quarters are compared with the same quarter of an earlier year.
func (d *draft) arrow(series int) *Arrow {
	s := d.spec
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
	about := ""
	if pts[first].Qualifier != data.Exact || pts[last].Qualifier != data.Exact {
		about = "≈ " // growth between hedged values is hedged
	}
	label := d.say("CAGR %s", about+d.percent(signed(rate, 0)))
	if span == 12 {
		label = d.say("%s in a year", about+d.percent(sign12(rate)))
	}
	return &Arrow{Series: series, From: first, To: last, Rate: rate, Label: label}
}

// sign12 is a year's growth in whole percent, as companies state it.
func sign12(rate *apd.Decimal) string {
	s := digitsOf(rate, 0, 1, 0)
	if rate.Sign() > 0 && s != "0" {
		return "+" + s
	}
	return s
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
				d.spec.Flags = append(d.spec.Flags, Flag{At: float64(i) + part, Label: d.say("%[1]s: %[2]s", d.date(data.InMonth(monthOf(e.Date))), e.Headline), Event: e.ID})
			}
		}
	}
}

func monthOf(d data.Date) (year, month int) {
	year, month, _ = d.Start.Civil()
	return year, month
}

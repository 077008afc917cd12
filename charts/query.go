package charts

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// Query is a chart of the person's own: one metric of some subjects, period by
// period. Subjects are companies or markets as figures name them.
type Query struct {
	Metric    data.Metric
	Subjects  []string
	Precision data.Precision // year, fiscal year, half or quarter; none is the fullest
	Kind      Kind           // "" is columns for one subject and lines for several
}

var metricWords = map[data.Metric]string{
	data.Revenue: "revenue", data.MarketSize: "market size", data.MarketShare: "market share", data.Growth: "growth on the year before",
	data.ProfitLoss: "profit or loss", data.Capex: "capital expenditure", data.InvestmentSum: "investment",
	data.RevenueShare: "share of revenue", data.Customers: "customers", data.OtherMetric: "value",
}

// Metrics are what a Query may ask for, in the order in which they are offered.
var Metrics = []data.Metric{
	data.Revenue, data.Growth, data.MarketSize, data.MarketShare, data.ProfitLoss, data.Capex, data.InvestmentSum, data.RevenueShare, data.Customers,
}

// MetricName is a metric in words: "Market size".
func MetricName(m data.Metric, language string) string {
	w := wordsOf(language)
	return w.capital(w.metric(m))
}

func (w words) metric(m data.Metric) string { return w.word(metricWords[m]) }

// Subjects lists who has figures of a metric, those with most first.
func Subjects(c *data.Corpus, metric data.Metric) []string {
	count := map[string]int{}
	var out []string
	for _, f := range c.Figures {
		if f.Metric != metric || f.Value == nil || !f.Period.Known() || f.Subject == "" {
			continue
		}
		if count[f.Subject]++; count[f.Subject] == 1 {
			out = append(out, f.Subject)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return count[out[i]] > count[out[j]] })
	return out
}

// Ask builds the chart that a query describes. For each subject it takes the
// lineage that says most: one issuer, one definition, one currency.
func Ask(c *data.Corpus, q Query, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "custom-"+strings.ReplaceAll(string(q.Metric), "_", "-"), Columns)
	if metricWords[q.Metric] == "" || len(q.Subjects) == 0 {
		return nil, fmt.Errorf("%s", d.say("a chart needs a metric and at least one company or market: choose them"))
	}
	s, err := d.ask(q)
	if err != nil {
		return nil, err
	}
	s.Query = &q
	return s, s.recast(opt)
}

func (d *draft) ask(q Query) (*Spec, error) {
	precision := q.Precision
	if precision == data.PrecisionNone {
		precision = d.fullest(q.Subjects, q.Metric)
	}
	chosen, err := d.lineagesOf(q.Subjects, q.Metric, precision)
	if err != nil {
		return nil, err
	}
	if len(chosen) > 1 {
		d.spec.Kind = Lines
	}
	if q.Kind == Columns || q.Kind == Lines {
		d.spec.Kind = q.Kind
	}
	d.plot(chosen, precision)
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = d.say("%[1]s by %[2]s, %[3]s", d.capital(d.metric(q.Metric)), d.word(precisionWords[precision]), d.unit(s.Unit, s.Exponent))
	if common := shared(chosen); common != "" {
		s.Subtitle += d.comma() + d.name(common)
	}
	if len(chosen) > 1 {
		s.Subtitle += d.say(", each as its issuer counts it")
		d.growthGaps()
		d.leader(q.Metric)
		return s, nil
	}
	d.gaps(chosen[0], precision)
	d.headline(chosen[0], q.Metric)
	if isMoney(s.Unit) && q.Metric != data.ProfitLoss && s.Kind == Columns {
		s.Arrow = d.arrow(0)
	}
	return s, nil
}

func (w words) capital(s string) string {
	if w.zh || s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// revenueVsMarket sets a company's revenue beside the market's size. The one is
// no part of the other, and the chart says so.
func revenueVsMarket(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "revenue-vs-market", Lines)
	name := companies(opt, alibabaCloud)[0]
	company, precision, ok := d.yearly(name, opt.unit())
	if !ok {
		return nil, d.missing(d.say("revenue by year of %s", d.name(name)))
	}
	markets := d.find(data.PrecisionYear, opt, func(l lineage) bool {
		return l.metric == data.MarketSize && l.geography == "China" && strings.HasPrefix(l.subject, "China") && l.unit == company.unit
	})
	if len(markets) == 0 {
		return nil, d.missing(d.say("size of China's cloud market by year in %s", d.unit(company.unit, 0)))
	}
	market := d.picks(markets[0], data.PrecisionYear, opt)
	own := d.picks(company, precision, opt)
	label, yearEnd := d.toCalendar(d.seriesName(company), own, precision)
	var counted []pick // forecasts of the market would dwarf the revenue
	var periods []data.Date
	for _, p := range market {
		if p.Kind != data.ForecastKind {
			counted = append(counted, p)
			periods = append(periods, p.period)
		}
	}
	for _, p := range own {
		periods = append(periods, p.period)
	}
	d.spec.Categories = axis(d.words, periods)
	d.spec.Series = []Series{
		d.series(d.say("market (%s)", d.name(markets[0].issuer)), counted, 1),
		d.series(label, own, 0),
	}
	d.spec.Series[1].YearEnd = yearEnd
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Missing = nil
	s.Subtitle = d.say("%[1]s, and %[2]s's revenue, by year, %[3]s", d.scope(markets[0]), d.name(name), d.unit(s.Unit, s.Exponent))
	d.note(d.say("The revenue is no share of this market: the company counts sales outside China and other services too."))
	d.growthGaps()
	s.Title = d.say("%s's revenue and China's cloud market", d.name(name))
	for i := len(own) - 1; i >= 0; i-- {
		for _, m := range counted {
			if m.period == own[i].period {
				format := "%[1]s's revenue was %[2]s in %[3]s; %[4]s puts China's cloud market at %[5]s in %[6]s"
				if own[i].Kind != data.Actual {
					format = "%[1]s's revenue is put at %[2]s in %[3]s; %[4]s puts China's cloud market at %[5]s in %[6]s"
				}
				s.Title = d.say(format, d.name(name), d.figure(own[i].Figure), d.date(own[i].Period), d.name(markets[0].issuer), d.figure(m.Figure), d.date(m.period))
				return s, nil
			}
		}
	}
	return s, nil
}

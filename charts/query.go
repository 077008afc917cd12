package charts

import (
	"fmt"
	"strings"

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

// Ask builds the chart that a query describes. For each subject it takes the
// lineage that says most: one issuer, one definition, one currency.
func Ask(c *data.Corpus, q Query, opt Options) (*Spec, error) {
	word := metricWords[q.Metric]
	if word == "" || len(q.Subjects) == 0 {
		return nil, fmt.Errorf("a chart needs a metric and at least one company or market: choose them")
	}
	d := newDraft(c, opt, "custom-"+strings.ReplaceAll(string(q.Metric), "_", "-"), Columns)
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
	s.Subtitle = fmt.Sprintf("%s by %s, %s", strings.ToUpper(word[:1])+word[1:], precisionWords[precision], unitName(s.Unit, s.Exponent))
	if common := shared(chosen); common != "" {
		s.Subtitle += ", " + common
	}
	if len(chosen) > 1 {
		s.Subtitle += ", each as its issuer counts it"
		d.growthGaps()
		d.leader(word)
		return s, nil
	}
	d.gaps(chosen[0], precision)
	d.headline(chosen[0], precision, word)
	if q.Metric != data.Growth && q.Metric != data.MarketShare && s.Kind == Columns {
		s.Arrow = arrow(s, 0)
	}
	return s, nil
}

// revenueVsMarket sets a company's revenue beside the market's size. The one is
// no part of the other, and the chart says so.
func revenueVsMarket(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "revenue-vs-market", Lines)
	name := companies(opt, alibabaCloud)[0]
	unit := opt.Currency
	company, precision, ok := d.yearly(name, unit)
	if !ok {
		return nil, missing(d.spec.Name, "revenue by year of "+name, opt)
	}
	markets := d.find(data.PrecisionYear, opt, func(l lineage) bool {
		return l.metric == data.MarketSize && l.geography == "China" && strings.HasPrefix(l.subject, "China") && l.unit == company.unit
	})
	if len(markets) == 0 {
		return nil, missing(d.spec.Name, "size of China's cloud market by year in "+company.unit, opt)
	}
	market := d.picks(markets[0], data.PrecisionYear, opt)
	own := d.picks(company, precision, opt)
	label := d.toCalendar(seriesName(company), own, precision)
	past := map[data.Date]bool{} // forecasts of the market would dwarf what was earned
	var counted []pick
	for _, p := range market {
		if p.Kind != data.ForecastKind {
			counted = append(counted, p)
			past[p.period] = true
		}
	}
	var periods []data.Date
	for _, p := range append(append([]pick{}, counted...), own...) {
		periods = append(periods, p.period)
	}
	d.spec.Categories = axis(periods)
	d.spec.Series = []Series{
		d.series("market ("+markets[0].issuer+")", counted, 1),
		d.series(label, own, 0),
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Missing = nil
	s.Subtitle = fmt.Sprintf("%s, %s, and %s's revenue, by year, %s", markets[0].subject, markets[0].segment, name, unitName(s.Unit, s.Exponent))
	d.note("The revenue is no share of this market: the company counts sales outside China and other services too.")
	d.growthGaps()
	for i := len(own) - 1; i >= 0; i-- {
		if !past[own[i].period] {
			continue
		}
		for _, m := range counted {
			if m.period == own[i].period {
				s.Title = fmt.Sprintf("%s earned %s in %s; China's cloud market came to %s in %s",
					name, said(own[i].Figure), dateLabel(own[i].Period), said(m.Figure), dateLabel(m.period))
			}
		}
		return s, nil
	}
	s.Title = fmt.Sprintf("%s's revenue and China's cloud market", name)
	return s, nil
}

package charts

import (
	"fmt"
	"strings"

	"yunshi/data"
)

// Entry is a named chart of the catalogue.
type Entry struct {
	Name             string // kebab-case, as `yunshi chart` takes it
	English, Chinese string
	build            func(c *data.Corpus, opt Options) (*Spec, error)
}

// Build makes the chart from a corpus. Its error says in one line which figures
// are missing, or why the options do not fit the chart.
func (e *Entry) Build(c *data.Corpus, opt Options) (*Spec, error) {
	s, err := e.build(c, opt)
	if err != nil {
		return nil, err
	}
	if err := s.recast(opt); err != nil {
		return nil, err
	}
	return s, nil
}

// Catalogue lists the charts in the order in which they are offered.
var Catalogue = []Entry{
	{"alibaba-cloud-revenue-quarterly", "Revenue by quarter", "季度收入", revenueQuarterly},
	{"alibaba-cloud-revenue-fiscal", "Revenue by fiscal year", "财年收入", revenueFiscal},
	{"revenue-growth", "Revenue growth year on year", "收入同比增速", revenueGrowth},
	{"china-market-size", "China's cloud market by year", "中国云计算市场规模", chinaMarket},
	{"market-share", "Market share over time", "市场份额变化", marketShare},
	{"market-share-latest", "Market share, latest period", "最新市场份额", marketShareLatest},
	{"revenue-compared", "Revenue of several companies by year", "多家公司收入对比", revenueCompared},
	{"revenue-vs-market", "Revenue against the market", "收入与市场规模", revenueVsMarket},
	{"forecast-vs-outcome", "Market size: forecast against outcome", "预测与实际（市场规模）", forecastVsOutcome},
	{"growth-forecast-vs-outcome", "Market growth: forecast against outcome", "预测与实际（市场增速）", growthForecastVsOutcome},
	{"who-says-what", "One figure, every source", "各方数据对照", whoSaysWhat},
	{"capex", "Capital expenditure, spent and planned", "资本支出", capex},
	{"investment", "Investment, agreed and planned", "投资", investment},
	{"events-by-quarter", "Events by quarter", "季度事件数", eventsByQuarter},
}

// Find returns the chart with the name.
func Find(name string) (*Entry, error) {
	names := make([]string, len(Catalogue))
	for i := range Catalogue {
		if Catalogue[i].Name == name {
			return &Catalogue[i], nil
		}
		names[i] = Catalogue[i].Name
	}
	return nil, fmt.Errorf("no chart is called %q: choose one of %s", name, strings.Join(names, ", "))
}

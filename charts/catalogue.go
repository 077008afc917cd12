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
	// Build makes the chart from a corpus. Its error says in one line which
	// figures are missing.
	Build func(c *data.Corpus, opt Options) (*Spec, error)
}

// Catalogue lists the charts in the order in which they are offered.
var Catalogue = []Entry{
	{"alibaba-cloud-revenue-quarterly", "Revenue by quarter", "季度收入", revenueQuarterly},
	{"alibaba-cloud-revenue-fiscal", "Revenue by fiscal year", "财年收入", revenueFiscal},
	{"revenue-growth", "Revenue growth year on year", "收入同比增速", revenueGrowth},
	{"china-market-size", "China's cloud market by year", "中国云计算市场规模", chinaMarket},
	{"market-share", "Market share over time", "市场份额变化", marketShare},
	{"market-share-latest", "Market share, latest period", "最新市场份额", marketShareLatest},
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

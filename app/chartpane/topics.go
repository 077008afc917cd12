package chartpane

import (
	"slices"

	"yunshi/app/ui"
	"yunshi/charts"
)

// topic is a tab: the charts of the catalogue that tell of one thing, by name.
type topic struct {
	key       string
	charts    []string
	byCompany bool // the filter's companies choose what the chart shows
}

var topics = []topic{
	{"revenue", []string{"alibaba-cloud-revenue-quarterly", "alibaba-cloud-revenue-fiscal", "revenue-compared", "revenue-vs-market", "capex", "investment"}, true},
	{"size", []string{"china-market-size", "who-says-what"}, false},
	{"share", []string{"market-share", "market-share-latest"}, false},
	{"growth", []string{"revenue-growth", "events-by-quarter"}, true},
	{"outcome", []string{"forecast-vs-outcome", "growth-forecast-vs-outcome"}, false},
	{"own", nil, false}, // what the person built or opened
}

// ownTopic is the last tab.
var ownTopic = len(topics) - 1

// Topics returns the number of tabs.
func Topics() int { return len(topics) }

// title is the catalogue's name of the chart in the person's language.
func title(name string) string {
	e, err := charts.Find(name)
	if err != nil {
		return name
	}
	if ui.Chinese() {
		return e.Chinese
	}
	return e.English
}

// BuilderKeys are the keys of the builder's choices among the translations.
func BuilderKeys() []string { return slices.Concat(periodKeys, kindKeys) }

// TopicKeys are the keys of the tabs and of the units among the translations.
func TopicKeys() []string {
	out := make([]string, len(topics))
	for i, t := range topics {
		out[i] = t.key
	}
	return append(out, unitKeys[1:]...)
}

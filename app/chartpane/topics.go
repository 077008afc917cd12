package chartpane

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"yunshi/charts"
)

// topic is a tab: the charts of the catalogue that tell of one thing. A chart
// belongs to the first topic one of whose words is in its name.
type topic struct {
	key       string
	words     []string
	byCompany bool // the filter's companies choose what the chart shows
}

var topics = []topic{
	{"revenue", []string{"revenue", "profit", "capex"}, true},
	{"size", []string{"size", "market-by"}, false},
	{"share", []string{"share"}, false},
	{"growth", []string{"growth", "events"}, true},
	{"outcome", []string{"forecast", "outcome"}, false},
}

// Topics returns the number of tabs.
func Topics() int { return len(topics) }

func (t *topic) names() []string {
	var out []string
	for _, e := range charts.Catalogue {
		if topicOf(e.Name) == t.key {
			out = append(out, e.Name)
		}
	}
	return out
}

func topicOf(name string) string {
	for _, t := range topics {
		for _, w := range t.words {
			if strings.Contains(name, w) {
				return t.key
			}
		}
	}
	return ""
}

// title is the catalogue's name of the chart in the person's language.
func title(name string) string {
	e, err := charts.Find(name)
	if err != nil {
		return name
	}
	if strings.HasPrefix(lang.SystemLocale().String(), "zh") {
		return e.Chinese
	}
	return e.English
}

// TopicKeys are the tabs' keys among the translations, in order.
func TopicKeys() []string {
	out := make([]string, len(topics))
	for i, t := range topics {
		out[i] = t.key
	}
	return out
}

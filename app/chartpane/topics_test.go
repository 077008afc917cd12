package chartpane

import (
	"testing"

	"yunshi/charts"
)

// Every chart of the catalogue is in one tab, and no tab names a chart that the
// catalogue lacks.
func TestEveryChartHasItsTab(t *testing.T) {
	in := map[string]int{}
	for _, topic := range topics {
		for _, name := range topic.charts {
			if _, err := charts.Find(name); err != nil {
				t.Errorf("tab %s: %v", topic.key, err)
			}
			in[name]++
		}
	}
	for _, e := range charts.Catalogue {
		if in[e.Name] != 1 {
			t.Errorf("%s is in %d tabs", e.Name, in[e.Name])
		}
	}
}

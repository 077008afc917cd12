package charts

import (
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// TestAnnounced holds that a sum without a period stands at the day of the event that
// it belongs to, that one of no dated event is left out, and that what another
// currency states keeps the title from speaking of all.
func TestAnnounced(t *testing.T) {
	day, err := data.ParseDate("2015-07-29", 12)
	if err != nil {
		t.Fatal(err)
	}
	sum := func(id data.FigureID, who, unit string, kind data.FigureKind, millions int64) *data.Figure {
		return &data.Figure{
			ID: id, Metric: data.InvestmentSum, Subject: who, Value: apd.New(millions, 6), Unit: unit, Kind: kind,
			Qualifier: data.Exact, Issuer: who, Evidence: data.Evidence{Document: "d"},
		}
	}
	c := &data.Corpus{
		Documents: map[data.DocumentID]*data.Document{"d": {ID: "d", Publisher: "A paper"}},
		Figures: []*data.Figure{
			sum("a", "Firm", "USD", data.ForecastKind, 1000), sum("b", "Other", "USD", data.Actual, 300), sum("c", "Nobody", "USD", data.Actual, 9000),
			sum("d", "Third", "CNY", data.ForecastKind, 90000),
		},
		Events: []*data.Event{
			{ID: "1", Type: data.Investment, Date: day, Figures: []data.FigureID{"a"}},
			{ID: "2", Type: data.Investment, Date: data.InYear(2016), Figures: []data.FigureID{"b", "d"}},
			{ID: "3", Type: data.Investment, Figures: []data.FigureID{"c"}},
		},
	}
	s, err := investment(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, cat := range s.Categories {
		labels = append(labels, plainText(cat.Label))
	}
	if got := strings.Join(labels, "; "); got != "Firm, Jul 2015; Other, 2016" {
		t.Errorf("the bars are %s", got)
	}
	if got := plainText(s.Title); got != "In US$, largest plan: Firm, US$1 bn (Jul 2015); largest sum agreed: Other, US$300 m (2016)" {
		t.Errorf("title %q", got)
	}
	if notes := strings.Join(s.Notes, " "); !strings.Contains(notes, "Third, 2016") || strings.Contains(notes, "Nobody") {
		t.Errorf("notes %q", notes)
	}
	if c.Figures[0].Period.Known() {
		t.Error("the corpus was changed")
	}
}

// TestMost holds that a chart of sums shows the largest and counts the others.
func TestMost(t *testing.T) {
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{"d": {ID: "d", Publisher: "A paper"}}}
	for i := range 15 {
		c.Figures = append(c.Figures, &data.Figure{
			ID: data.FigureID(rune('a' + i)), Metric: data.Capex, Subject: "Firm", Value: apd.New(int64(100-i), 7), Unit: "USD", Period: data.InYear(2005 + i),
			Kind: data.Actual, Qualifier: data.Exact, Issuer: "Firm", Evidence: data.Evidence{Document: "d"},
		})
	}
	s, err := capex(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Series[0].Points); n != most || s.Categories[most-1].Long != "Firm, 2016" {
		t.Errorf("%d bars, the last of %s", n, s.Categories[n-1].Long)
	}
	if notes := strings.Join(s.Notes, " "); !strings.Contains(notes, "The 12 largest sums; 3 smaller ones are left out.") {
		t.Errorf("notes %q", notes)
	}
}

package charts

import (
	"strings"
	"testing"

	"yunshi/data"
)

// TestForecasts holds what FACTS list: CAICT's 136.6 for 2020 against 209.1 (+53 %),
// more than 300 for 2023 against 616.5, which is no miss and has no bracket; growth of
// 12 % against 16 %, and of 36 % against 34.4 %. Open forecasts are told, not drawn.
func TestForecasts(t *testing.T) {
	c := seedCorpus(t)
	for _, x := range []struct {
		build    func(*data.Corpus, Options) (*Spec, error)
		title    string
		brackets string
		note     string
	}{
		{
			forecastVsOutcome, "Counts came in above forecasts: CAICT expected ¥137 bn for 2020 and counted ¥209 bn",
			"2020 +53 %", "more than ¥3 tn for 2030",
		},
		{
			growthForecastVsOutcome, "Counts came in on both sides of forecasts: Canalys expected 12 % for 2023 and counted 16 %",
			"2023 +4 pp; 2024 −1.6 pp", "18 % for 2024",
		},
	} {
		s, err := x.build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var brackets []string
		for _, b := range s.Brackets {
			p := s.Series[b.Series].Points[b.Point]
			brackets = append(brackets, s.Categories[p.Category].Long+" "+b.Short)
		}
		if got := plainText(strings.Join(brackets, "; ")); got != x.brackets {
			t.Errorf("brackets %q, want %q", got, x.brackets)
		}
		if got := plainText(s.Title); got != x.title {
			t.Errorf("title %q", got)
		}
		if notes := plainText(strings.Join(s.Notes, " ")); !strings.Contains(notes, x.note) {
			t.Errorf("notes %q", notes)
		}
		if len(s.Series) != 2 || len(s.Series[0].Points) != 2 || len(s.Series[1].Points) != 2 {
			t.Errorf("%s draws a forecast that nobody has counted", s.Name)
		}
	}
}

// TestOtherCurrencies holds that a spread within one currency is not told as the whole.
func TestOtherCurrencies(t *testing.T) {
	s, err := whoSaysWhat(seedCorpus(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	notes := plainText(strings.Join(s.Notes, " "))
	if !strings.Contains(s.Title, "in US$ of") || !strings.Contains(notes, "¥209 bn (CAICT)") || !strings.Contains(notes, "¥687 bn forecast (Forward Intelligence)") {
		t.Errorf("%q, %q", s.Title, notes)
	}
	all, err := whoSaysWhat(seedCorpus(t), Options{Convert: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(all.Title, "in US$ of") || len(all.Series[0].Points) <= len(s.Series[0].Points) || strings.Contains(strings.Join(all.Notes, " "), "Left out") {
		t.Errorf("%q, %q", all.Title, all.Notes)
	}
}

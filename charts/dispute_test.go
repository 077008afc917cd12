package charts

import (
	"strings"
	"testing"

	"yunshi/data"
)

// TestWhoSaysWhat holds that parts are not set against wholes, that forecasts are
// told from counts, and that a fiscal year is found whenever it ends.
func TestWhoSaysWhat(t *testing.T) {
	c := seedCorpus(t)
	date := func(s string) data.Date {
		d, err := data.ParseDate(s, 12)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, q := range []struct {
		opt    Options
		title  string // a part of it; "" where there is nothing to compare
		points int
		note   string
	}{
		{Options{}, "Estimates in US$ of China's cloud market in 2020 run from US$14.8 bn (GlobalData) to US$19.4 bn (IDC)", 5, "Scope"},
		{Options{Companies: []data.CompanyID{"Alibaba Cloud"}, Period: date("FY2021")}, "Alibaba Group gave ¥60.12 bn and ¥60.558 bn", 2, "Revision"},
		{Options{Companies: []data.CompanyID{"Kingsoft Cloud"}}, "", 0, ""},
		{Options{Period: date("2023"), Currency: "CNY"}, "Forecasts and counts put", 2, "parts of its market"},
		{Options{Subjects: []string{"China cloud infrastructure services"}, Metric: data.Growth, Period: date("2023")}, "services (IaaS+PaaS)'s growth", 2, "Dashed"},
	} {
		s, err := whoSaysWhat(c, q.opt)
		if err != nil {
			if q.title != "" || strings.Contains(err.Error(), "\n") {
				t.Error(err)
			}
			continue
		}
		if !strings.Contains(plainText(s.Title), q.title) || len(s.Series[0].Points) != q.points || !strings.Contains(strings.Join(s.Notes, " "), q.note) {
			t.Errorf("%q with %d points: %q", s.Title, len(s.Series[0].Points), s.Notes)
		}
		checkLabels(t, s, Options{})
	}
}

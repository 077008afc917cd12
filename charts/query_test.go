package charts

import (
	"strings"
	"testing"

	"yunshi/data"
)

func TestAsk(t *testing.T) {
	c := seedCorpus(t)
	for _, q := range []struct {
		q     Query
		kind  Kind
		title string // a part of it
	}{
		{Query{Metric: data.ProfitLoss, Subjects: []string{"Alibaba Cloud"}, Precision: data.PrecisionFiscalYear}, Columns, "Alibaba Cloud's adjusted EBITA was ¥14.3 bn in FY2026"},
		{Query{Metric: data.ProfitLoss, Subjects: []string{"UCloud"}}, Columns, "UCloud lost ¥241 m in 2024"},
		{Query{Metric: data.MarketSize, Subjects: []string{"China cloud infrastructure services"}, Precision: data.PrecisionQuarter}, Columns, "US$11.6 bn in Q1 2025"},
		{Query{Metric: data.ProfitLoss, Subjects: []string{"Kingsoft Cloud", "UCloud"}, Precision: data.PrecisionYear}, Lines, "Profit or loss in 2024: UCloud −¥241 m, Kingsoft Cloud −¥1.98 bn"},
		{Query{Metric: data.MarketShare, Subjects: []string{"Alibaba Cloud"}}, Columns, "Alibaba Cloud's market share rose 3 points to 39 % in Q3 2023"},
		{Query{Metric: data.Growth, Subjects: []string{"China cloud computing"}, Precision: data.PrecisionYear}, Columns, "fell 1.1 points to 34.4 % in 2024"},
		{Query{Metric: data.Capex, Subjects: []string{"Tencent"}, Precision: data.PrecisionYear}, Columns, "grew about 215 % to about US$10.7 bn in 2024"},
		{Query{Metric: data.MarketSize, Subjects: []string{"Worldwide cloud IT infrastructure"}}, Columns, "IDC expected US$57.8 bn for 2020 (reported 2016)"},
		{Query{Metric: data.MarketShare, Subjects: []string{"Alibaba Cloud", "Huawei Cloud"}}, Lines, "Alibaba Cloud had the highest market share of those shown: 39 % in Q3 2023"},
		{Query{Metric: data.Revenue, Subjects: []string{"Kingsoft Cloud", "UCloud"}, Precision: data.PrecisionYear, Kind: Columns}, Columns, "Kingsoft Cloud had the highest revenue of those shown: ¥7.79 bn in 2024"},
	} {
		spec, err := Ask(c, q.q, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		if title := strings.ReplaceAll(spec.Title, nbsp, " "); spec.Kind != q.kind || !strings.Contains(title, q.title) {
			t.Errorf("%v: %s %q", q.q, spec.Kind, title)
		}
		for _, size := range []Options{{}, {Width: 800, Height: 300}, {Width: 960, Height: 1080, Theme: "dark"}} {
			checkLabels(t, spec, size)
		}
		for _, ser := range spec.Series {
			for _, p := range ser.Points {
				checkPoint(t, c, spec, p)
			}
		}
	}
	for _, q := range []Query{{}, {Metric: data.Revenue}, {Metric: "colour", Subjects: []string{"x"}}, {Metric: data.Revenue, Subjects: []string{"Nobody"}}} {
		if _, err := Ask(c, q, Options{}); err == nil {
			t.Errorf("%v was drawn", q)
		}
	}
}

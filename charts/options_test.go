package charts

import (
	"bytes"
	"fmt"
	"testing"

	"yunshi/data"
)

// TestOptions draws every chart under many choices of companies, periods and
// currencies: it either says in one line what is missing or gives a chart whose
// labels are in order.
func TestOptions(t *testing.T) {
	c := seedCorpus(t)
	span := func(from, to string) Options {
		a, errA := data.ParseDate(from, 12)
		b, errB := data.ParseDate(to, 12)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		return Options{From: a, To: b}
	}
	of := func(names ...data.CompanyID) Options { return Options{Companies: names} }
	list := []Options{
		of("Baidu AI Cloud"), of("China Telecom"), of("Kingsoft Cloud", "UCloud", "QingCloud"), of("Huawei Cloud"), of("Tencent Cloud"),
		of("Tencent"), of("Alibaba Cloud", "Baidu AI Cloud", "Kingsoft Cloud"), of("AWS"), of("Nobody"),
		span("2020", "2022"), span("2016-Q2", "2016-Q4"), span("2025", ""), span("", "2012"), span("2023-Q2", "2023-Q2"),
		{Currency: "USD"},
		{Currency: "CNY"},
		{Currency: "EUR"},
		{Convert: "USD", Index: true},
		{Log: true, Language: Chinese},
		{Units: "million"},
		{Units: "trillion", Language: Chinese, Convert: "CNY"},
		{Convert: "USD", Language: Chinese, Companies: []data.CompanyID{"Alibaba Cloud", "Tencent"}},
	}
	drawn := 0
	for _, e := range Catalogue {
		for i, opt := range list {
			spec, err := e.Build(c, opt)
			if err != nil {
				if bytes.ContainsRune([]byte(err.Error()), '\n') {
					t.Errorf("%s %d: %v", e.Name, i, err)
				}
				continue
			}
			drawn++
			if spec.Title == "" || spec.Subtitle == "" {
				t.Errorf("%s %d: no title", e.Name, i)
			}
			spec.Name = fmt.Sprintf("%s/%d", e.Name, i)
			checkLabels(t, spec, Options{})
			checkLabels(t, spec, Options{Width: 700, Height: 260})
		}
	}
	t.Logf("%d charts drawn", drawn)
}

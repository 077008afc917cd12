package typed

import (
	"strings"
	"testing"

	"yunshi/data"
)

func TestDate(t *testing.T) {
	today := data.DayOf(2017, 3, 22) // a Wednesday
	for text, want := range map[string]string{
		"20 Mar 2017": "2017-03-20", "March 20, 2017": "2017-03-20", "2017-03-20": "2017-03-20", "last Friday": "2017-03-17",
		"on Monday": "2017-03-20", "yesterday": "2017-03-21", "Q2 2014": "2014-Q2", "2014": "2014", "2017年3月20日": "2017-03-20",
		"March 2017": "2017-03", "": "", "FY2016": "FY2016", "first half of 2015": "2015-H1",
	} {
		d, ok := Date(text, today, 12)
		if !ok || d.String() != want {
			t.Errorf("Date(%q) = %q, %t, want %q", text, d, ok, want)
		}
	}
	for _, text := range []string{"soon", "Alibaba 2017", "three years", "32 March 2017x", "20 Mar 2017 or 21 Mar 2017"} {
		if d, ok := Date(text, today, 12); ok {
			t.Errorf("Date(%q) = %q, want no date", text, d)
		}
	}
}

func TestValue(t *testing.T) {
	for text, want := range map[string]Amount{
		"3500000000":             {Value: "3500000000"},
		"3,500,000":              {Value: "3500000"},
		"-12.5":                  {Value: "-12.5"},
		"5..8":                   {Value: "5..8"},
		"3.5 billion yuan":       {Value: "3500000000", Unit: "CNY"},
		"3.5 bn yuan":            {Value: "3500000000", Unit: "CNY"},
		"US$571 million":         {Value: "571000000", Unit: "USD"},
		"47.6 %":                 {Value: "47.6", Unit: "percent"},
		"more than US$2 billion": {Value: "2000000000", Unit: "USD", Hedge: data.MoreThan},
		"21.6亿元":                 {Value: "2160000000", Unit: "CNY"},
	} {
		if got, ok := Value(text); !ok || got != want {
			t.Errorf("Value(%q) = %+v, %t, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "much", "3 yuan of 5 yuan", "--5", ".", "3,5", "3,5 billion yuan", "1.2.3"} {
		if got, ok := Value(text); ok {
			t.Errorf("Value(%q) = %+v, want none", text, got)
		}
	}
}

func TestCompanies(t *testing.T) {
	c := &data.Corpus{Companies: map[data.CompanyID]*data.Company{
		"Blue Cloud": {ID: "Blue Cloud", Aliases: []data.Alias{{Text: "BlueC"}}},
	}}
	list, fresh := Companies(c, "Aliyun; bluec=customer；Nobody Ever Heard ;")
	if list != "Alibaba Cloud; Blue Cloud=customer; Nobody Ever Heard" || strings.Join(fresh, "|") != "Nobody Ever Heard" {
		t.Errorf("%q, fresh %q", list, fresh)
	}
}

package sheet

import (
	"strconv"
	"strings"
	"testing"
)

func TestUnitsHoldTogether(t *testing.T) {
	for _, f := range lines(unitsTSV) {
		if _, err := strconv.Atoi(f[1]); err != nil || len(f) != 3 {
			t.Errorf("units.tsv: %q", f)
		}
	}
	for text, want := range map[string]unit{
		"RMB mn": {"CNY", 6}, "亿元": {"CNY", 8}, "百万美元": {"USD", 6}, "万亿元": {"CNY", 12}, "US$m": {"USD", 6}, "in millions of US dollars": {"USD", 6},
		"%": {"percent", 0}, "单位：亿元": {"CNY", 8}, "人民币百万元": {"CNY", 6}, "RMB '000": {"CNY", 3}, "RMB hundred mn": {"CNY", 8}, "HK$ bn": {"HKD", 9},
		"万户": {"count", 4}, "mn": {"", 6}, "RMBmn": {"CNY", 6}, "千万": {"", 7}, "US dollars": {"USD", 0}, "亿": {"", 8}, "十亿美元": {"USD", 9},
	} {
		if got, ok := parseUnit(text); !ok || got != want {
			t.Errorf("%q is %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "restated", "元/人", "bubbles", "RMB and USD", "百分点", "元 (不含税)", "months", "per user", "x"} {
		if got, ok := parseUnit(text); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}

func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		cell, unit string // the column's
		sep        rune
		want       string
	}{
		{"35", "CNY", ',', "35 CNY"},
		{"12.5", "亿元", ',', "1250000000 CNY"},
		{"1,234.50", "RMB mn", ',', "1234500000 CNY"},
		{"1,234,567", "CNY", ';', "1234567 CNY"},
		{"(35)", "USD", ',', "-35 USD"},
		{"−35.5", "USD", ',', "-35.5 USD"},
		{"-$35", "", ',', "-35 USD"},
		{"３５", "CNY", ',', "35 CNY"},
		{"47.6%", "", ',', "47.6 percent"},
		{"47.6％", "percent", ',', "47.6 percent"},
		{"35亿元", "", ',', "3500000000 CNY"},
		{"US$3.5 bn", "", ',', "3500000000 USD"},
		{"US$3.5 bn", "USD", ',', "3500000000 USD"},
		{"3.5 bn", "CNY", ',', "3500000000 CNY"},
		{"about 3.5 bn yuan", "", ',', "3500000000 CNY about"},
		{"5..8", "亿元", ',', "500000000..800000000 CNY"},
		{"120", "万户", ',', "1200000 count"},
		{".5", "percent", ',', ".5 percent"},
		{"35", "CHF", ',', "35 CHF"},
		// What may mean two numbers is refused.
		{"3,5", "CNY", ',', "comma"},
		{"1,234", "CNY", ';', "comma"},
		{"12,34,567", "INR", ',', "comma"},
		{"1.234.567", "CNY", ',', "number"},
		{"35 bn", "RMB mn", ',', "two"},
		{"about 3.5 bn yuan", "RMB mn", ',', "two"},
		{"US$35", "CNY", ',', "two"},
		{"35", "", ',', "35"},
		{"35", "mn", ',', "35000000"},
		{"abc", "CNY", ',', "number"},
		{"n/a", "CNY", ',', "number"},
		{"-", "CNY", ',', "number"},
		{"#REF!", "CNY", ',', "number"},
		{"1e9", "CNY", ',', "number"},
		{"35 (restated)", "CNY", ',', "number"},
		{"35 36", "CNY", ',', "number"},
		{"5-8", "CNY", ',', "5..8 CNY"},
		{"2019年", "CNY", ',', "number"},
	} {
		of, ok := readUnit(c.unit)
		if !ok {
			t.Errorf("%q is no unit", c.unit)
		}
		a, why := measured(c.cell, of, c.sep)
		got := string(why)
		if why == "" {
			got = strings.TrimSpace(a.value + " " + a.unit.name + " " + string(a.hedge))
		}
		if got != c.want {
			t.Errorf("%q in %q: %s, want %s", c.cell, c.unit, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ cell, column, want string }{
		{"2017-03-20", "", "2017-03-20"},
		{"2017-03-20 00:00:00", "", "2017-03-20"},
		{"2017-03-20T08:30:00Z", "", "2017-03-20"},
		{"2017/3/20", "", "2017-03-20"},
		{"2017.3.20", "", "2017-03-20"},
		{"2017/3", "", "2017-03"},
		{"20170320", "", "2017-03-20"},
		{"2017年3月20日", "", "2017-03-20"},
		{"2017年", "", "2017"},
		{"20 Mar 2017", "", "2017-03-20"},
		{"Mar-17", "", "2017-03"},
		{"2017Q1", "", "2017-Q1"},
		{"2017年第一季度", "", "2017-Q1"},
		{"2017上半年", "", "2017-H1"},
		{"FY2017", "", "FY2017"},
		{"2017财年", "", "FY2017"},
		{"", "", ""},
		{"20/3/2017", "", "2017-03-20"},
		{"3/20/2017", "", "2017-03-20"},
		{"3/3/2017", "", "2017-03-03"},
		{"3/4/2017", "", "day"},
		{"3/4/2017", "20/3/2017", "2017-04-03"},
		{"3/4/2017", "3/20/2017", "2017-03-04"},
		{"3/4/2017", "3/20/2017;20/3/2017", "day"},
		{"3/4/17", "", "day"},
		{"FY2017Q1", "", "fiscal"},
		{"2017财年第一季度", "", "fiscal"},
		{"last Friday", "", "date"},
		{"42815", "", "date"},
		{"2017E", "", "date"},
		{"2017-13", "", "date"},
		{"31/2/2017", "", "date"},
		{"soon", "", "date"},
	} {
		column := append(strings.Split(c.column, ";"), c.cell)
		got, why := readDate(c.cell, order(column))
		if why != "" {
			got = string(why)
		}
		if got != c.want {
			t.Errorf("%q beside %q: %s, want %s", c.cell, c.column, got, c.want)
		}
	}
}

func TestCompanies(t *testing.T) {
	registered := func(s string) bool { return s == "IBM" || s == "SAP" || s == "金山云" }
	for cell, want := range map[string]string{
		"IBM": "IBM", "IBM、金山云": "IBM; 金山云", "IBM；SAP": "IBM; SAP", "IBM, SAP": "IBM; SAP", "IBM，金山云": "IBM; 金山云",
		"Inspur Co., Ltd": "Inspur Co., Ltd", "A; ;B": "A; B", "": "",
	} {
		if got := readCompanies(cell, registered); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

func TestAs(t *testing.T) {
	for _, c := range []struct {
		name, in, choices string
		want              []string // cells, or faults
	}{
		{
			"figures with zeros in the header", "公司,年度,营收（亿元）\n金山云,2019,39.56\n优刻得,2019,abc\n", "",
			[]string{"revenue|金山云|2019|3956000000|CNY", `row 3, column value: "abc" is not a number`},
		},
		{
			"a column of units beside the header", "公司,年度,金额(百万),单位\na,2019,3,元\nb,2019,4,百万元\nc,2019,5,千元\nd,2019,6,CNY\ne,2019,7,尺\n", "metric:revenue",
			[]string{
				"revenue|a|2019|3000000|CNY", "revenue|b|2019|4000000|CNY", `row 4, column value: "5" says another unit than its column`,
				"revenue|d|2019|6000000|CNY", `row 6, column unit: "尺" is not percent, count or a currency such as CNY`,
			},
		},
		{
			"words of both languages", "Indicator,Company,Year,Value,Type\n营收,a,2019,US$3 m,预测\nNet profit,a,2019,-3 yuan,E\nlunch,a,2019,3%,\n", "",
			[]string{
				"revenue|a|2019|3000000|USD|forecast", "profit_loss|a|2019|-3|CNY|estimate",
				`row 4, column metric: "lunch" is none of revenue, revenue_share, market_size, market_share, growth, profit_loss, investment, capex, customers, other`,
			},
		},
		{
			"a hedge in the cell", "Company,Year,Revenue\na,2019,about 3 bn yuan\nb,2019,4 bn yuan\n", "",
			[]string{"revenue|a|2019|3000000000|CNY|about", "revenue|b|2019|4000000000|CNY|"},
		},
		{
			"events", "When,Event,Vendor,Link\n2019/3/20,A site opens,\"IBM, SAP\",https://example.com\n3/4/2019,B,C,\n", "type:launch",
			[]string{"2019-03-20|launch|A site opens|IBM; SAP|https://example.com", `row 3, column date: "3/4/2019" may be two days; write it as 2017-04-03`},
		},
		{
			"ids twice", "id,headline\na,x\na,y\n", "id=id",
			[]string{"a|other|x", `row 3, column id: "a" is the id of a row above; each row needs its own`},
		},
	} {
		s, err := Read("t.csv", []byte(c.in))
		if err != nil {
			t.Fatal(err)
		}
		m := Guess(s)
		if c.choices != "" {
			if m, err = Said(s, strings.Split(c.choices, ",")); err != nil {
				t.Fatal(err)
			}
		}
		table := s.As(m, func(name string) bool { return name == "IBM" || name == "SAP" })
		for i, l := range table.Lines {
			got := strings.Join(l.Cells, "|")
			if len(l.Faults) > 0 {
				got = l.Faults[0].Error()
			}
			if i >= len(c.want) || got != c.want[i] {
				t.Errorf("%s: row %d of %s is\n%s, want\n%s", c.name, l.Number, m, got, c.want[min(i, len(c.want)-1)])
			}
		}
	}
}

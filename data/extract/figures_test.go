package extract

import (
	"fmt"
	"strings"
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
)

// figureCases are made-up sentences; want lists figures that must be read and,
// with a minus, values that must not be: "metric value unit period kind subject".
var figureCases = []struct {
	name, published, text string
	want                  []string
}{
	{"compared, with its own period", "2023-11-20", "Kingsoft Cloud took revenue of RMB1,627 million in the third quarter of 2023, a drop of 17.3% from RMB1,969 million in the same quarter of 2022.",
		[]string{"revenue 1627000000 CNY 2023-Q3 actual Kingsoft Cloud", "growth -17.3 percent 2023-Q3 actual Kingsoft Cloud", "revenue 1969000000 CNY 2022-Q3 actual Kingsoft Cloud"}},
	{"compared, period told by the first", "2023-11-20", "Kingsoft Cloud's net loss for the third quarter of 2023 narrowed to RMB790 million from RMB803 million in the prior-year period. Capital expenditures came to RMB412 million.",
		[]string{"profit_loss -790000000 CNY 2023-Q3 actual Kingsoft Cloud", "profit_loss -803000000 CNY 2022-Q3 actual Kingsoft Cloud", "capex 412000000 CNY 2023-Q3 actual Kingsoft Cloud"}},
	{"compared shares", "2022-05-01", "Tencent Cloud's share of China's cloud market slid to 15% in 2021 from 17% in 2020, Canalys found.",
		[]string{"market_share 15 percent 2021 estimate Tencent Cloud", "market_share 17 percent 2020 estimate Tencent Cloud"}},
	{"compared growth keeps the sign of a rise", "2021-05-14", "Growth at Alibaba Cloud slowed to 33% in January-March from 49% in the three months before.",
		[]string{"growth 33 percent 2021-Q1 actual Alibaba Cloud", "growth 49 percent 2020-Q4 actual Alibaba Cloud"}},
	{"over last year, said of a quarter", "2023-11-20", "Kingsoft Cloud reported revenue of RMB1,627 million for the third quarter of 2023.\n\nGross billings of its AI business jumped by 90% over last year.",
		[]string{"growth 90 percent 2023-Q3 actual Kingsoft Cloud"}},
}

func TestFigures(t *testing.T) {
	r := New(registry.Bundled())
	for _, c := range figureCases {
		doc, err := article.Read("x.txt", []byte("Notes on China's cloud\n\n"+c.text+"\n"), article.Meta{Published: c.published})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Read(doc).Figures {
			v := fmt.Sprint(f.Low, "-", f.High)
			if f.Value != nil {
				v = f.Value.Text('f')
			}
			got = append(got, strings.Join([]string{string(f.Metric), v, f.Unit, f.Period.String(), string(f.Kind), f.Subject}, " "))
		}
		all := "\n" + strings.Join(got, "\n") + "\n"
		for _, w := range c.want {
			if not, ok := strings.CutPrefix(w, "- "); ok {
				if strings.Contains(all, not) {
					t.Errorf("%s: %q must not be read:%s", c.name, not, all)
				}
			} else if !strings.Contains(all, "\n"+w+"\n") {
				t.Errorf("%s: no %q in:%s", c.name, w, all)
			}
		}
	}
}

package extract

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/registry"
)

// TestTimeIsLinear holds reading to time linear in the length, for texts that are
// one sentence, one paragraph, one table or many of each: sixteen times the text
// may not take more than forty times the time.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	r := New(registry.Bundled())
	// A paragraph that repeats the one above is left out as a caption: hence pairs.
	for name, unit := range map[string]string{
		"one sentence":    "Alibaba Cloud and IDC said revenue rose 21 percent to US$3 billion in 2015 and ",
		"one paragraph":   "Alibaba Cloud said revenue rose 21 percent to US$3 billion in 2015. ",
		"paragraphs":      "It signed a deal with Sinopec in April 2016, IDC said.\n\nIDC said it would hire 300 in May 2016.\n\n",
		"guesses":         "IDC said growth of cloud spending was x 5 percent.\n\nSpending on clouds was up y 6 percent.\n\n",
		"rates":           "China Telecom (728 HK): cloud first. YoY growth in Tianyi Cloud revenue: FY20 +58.4%, FY21 +102%. We model +70% for FY22E. ",
		"one quarter":     "Alibaba Cloud's revenue was down 2% in the first quarter of 2023. ",
		"table":           "| Alibaba Cloud | 40.3% | 39.8% | 33.8% |\n",
		"table of places": "| Operating income of Beijing | 3.9 | 4.9 |\n",
		"tables":          "| Vendor | 2019 | 2020 |\n|---|---|---|\n| Tencent revenue | 3.9 | 4.9 |\n| Shenzhen revenue | 1.9 | 4.9 |\n",
		"list":            "2015: $66.6m series B from Xiaomi\n\n2016: $70.1m series C from Tencent\n\n",
		"no words at all": "，。、",
	} {
		measure := func(n int) float64 {
			doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\n"+strings.Repeat(unit, n/len(unit))), article.Meta{Published: "2017-01-01"})
			if err != nil {
				t.Fatal(err)
			}
			start := cpuTime()
			r.Read(doc)
			return (cpuTime() - start).Seconds()
		}
		measure(1 << 12)
		// A busy machine can spoil a measurement; only what is slow each time is slow.
		var small, large float64
		for range 3 {
			small, large = measure(1<<15), measure(1<<19)
			if large <= 40*max(small, 0.01) {
				break
			}
		}
		if large > 40*max(small, 0.01) {
			t.Errorf("%s: 32 KB took %.3f s, 512 KB %.3f s of processor time", name, small, large)
		}
	}
}

// The cells of a table have no words around them that what follows a forecast could
// be asked of.
func TestTableOfForecasts(t *testing.T) {
	doc, err := article.Read("x.md", []byte("Kingsoft Cloud: what we expect\n\nKingsoft Cloud sells cloud services in China.\n\n"+
		"| RMB mn | 2019 | 2020E | 2021E |\n|--|--|--|--|\n| Kingsoft Cloud revenue | 3,956 | 6,500 | 9,100 |\n| Kingsoft Cloud capex | 956 | 1,500 | 2,100 |\n"), article.Meta{Published: "2020-03-03"})
	if err != nil {
		t.Fatal(err)
	}
	foretold := 0
	for _, f := range New(registry.Bundled()).Read(doc).Figures {
		if f.Kind == data.ForecastKind {
			foretold++
		}
	}
	if foretold != 4 {
		t.Errorf("%d forecasts; the table has 4", foretold)
	}
}

// Readings share rooms from a pool: none may see what another left or holds.
func TestReadingsAtOnceAgree(t *testing.T) {
	r := New(registry.Bundled())
	texts := []string{
		"Alibaba Cloud signed a cloud deal with Sinopec in April 2016. It said revenue rose 21 percent to US$3 billion in 2015.",
		"阿里云2015年第二季度收入4.85亿元，同比增长106%。",
		"IDC said Tencent held 10% of China's public cloud market in 2017. Huawei opened a data center in Guizhou on March 3, 2017.",
		"No company, no date, no sum.",
	}
	// Read sets parts of its document: each reading gets one of its own.
	nth := func(i int) *Result {
		text := "Cloud computing in China\n\n" + strings.Repeat(texts[i]+" No more was said.\n\nNobody else spoke.\n\n", i+1)
		doc, err := article.Read("x.txt", []byte(text), article.Meta{Published: "2018-01-01"})
		if err != nil {
			t.Error(err)
			return nil
		}
		return r.Read(doc)
	}
	want := make([]*Result, len(texts))
	for i := range texts {
		want[i] = nth(i)
	}
	if t.Failed() {
		return
	}
	if len(want[0].Events) == 0 || len(want[1].Figures) == 0 {
		t.Fatalf("the texts hold nothing to compare: %d events, %d figures", len(want[0].Events), len(want[1].Figures))
	}
	var readers sync.WaitGroup
	for worker := range 8 {
		readers.Go(func() {
			for n := range 40 {
				i := (worker + n) % len(texts)
				if got := nth(i); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("text %d was read differently beside others", i)
					return
				}
			}
		})
	}
	readers.Wait()
}

// A sentence that only goes on from a part of a revenue names no revenue itself.
func TestPartOfWhatIsNotNamed(t *testing.T) {
	doc, err := article.Read("x.txt", []byte("Cloud computing in China: Alibaba Cloud\n\n"+
		"Huawei sells clouds. It wants half of its cloud sales to come from resellers next year. We never heard half of what.\n"), article.Meta{Published: "2021-06-16"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(New(registry.Bundled()).Read(doc).Figures); n != 1 {
		t.Errorf("%d figures, want the one half that is told of", n)
	}
}

// FuzzRead holds any text to what the rest of the program relies on: evidence
// slices to the text, ids are unique, reading twice gives the same.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Alibaba Cloud and Tencent signed a cloud deal in China on Sunday.",
		"| RMB bn | 2019 | 2020 |\n|--|--|--|\n| Kingsoft Cloud | 3.9 | (6.5) |",
		"阿里云2015年第二季度收入4.85亿元，同比增长106%。IDC：中国公有云市场份额40%。",
		"IDC said China's cloud market grew 20%, 30% and 40%, from 10% in 2014, to \"US$5-8 bn\".",
	} {
		f.Add(s)
	}
	r := New(registry.Bundled())
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		doc, err := article.Read("f.txt", []byte("China cloud computing\n\n"+s), article.Meta{Published: "2017-03-20"})
		if err != nil {
			return
		}
		again := *doc
		res, twice := r.Read(doc), r.Read(&again)
		seen := map[string]bool{}
		for _, tr := range res.Trace {
			if tr.Evidence.Span.Of(doc.Text) != tr.Evidence.Text || tr.Evidence.Text == "" {
				t.Fatalf("evidence of %s does not slice to its text", tr.Rule)
			}
			if seen[tr.ID] {
				t.Fatalf("id %s twice", tr.ID)
			}
			seen[tr.ID] = true
		}
		if len(res.Trace) != len(twice.Trace) {
			t.Fatalf("%d events and figures, then %d", len(res.Trace), len(twice.Trace))
		}
		for i := range res.Trace {
			if res.Trace[i] != twice.Trace[i] {
				t.Fatalf("read twice: %+v, then %+v", res.Trace[i], twice.Trace[i])
			}
		}
		for _, e := range res.Events {
			if n := utf8.RuneCountInString(e.Headline); n == 0 || n > maxHeadline {
				t.Fatalf("headline of %d characters: %q", n, e.Headline)
			}
		}
	})
}

// What once broke a reading or made two events one tells what it says.
func TestOddLists(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		{"2021-03-10", "Kingsoft Cloud had revenue of 6.6 billion yuan in 2020, it said on Wednesday.\n\nRevenue by segment:\n\n- RMB 5.2 billion for public cloud.\n\n- RMB 1.4 billion for enterprise cloud.", "revenue 6600000000"},
		{"2021-03-10", "Alibaba Cloud is expected to post by 2021E/22E cloud revenue of RMB2.9bn/RMB3.4bn.", "revenue 3400000000"},
		{"2023-03-10", "In 2022 revenue of Alibaba Cloud's cloud business rose between -5% and 3%.", "growth -5..3"},
		{"2019-03-10", "Amazon Web Services opened a cloud region in Lagos in 2016 and Mumbai in January 2018, and one in China in 2014.\n\nAmazon Web Services opened the Lagos region in 2016 together with Tencent Cloud. Amazon Web Services opened the Mumbai region in January 2018 together with Huawei Cloud.", "expansion 2016 [Amazon Web Services Tencent Cloud]"},
		{"2024-03-10", "The public cloud services market in China shrank 5 percent in 2023, IDC said.", "market_data China public cloud shrinks 5% in 2023, says IDC"},
	} {
		doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\n"+c.text), article.Meta{Published: c.published})
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		res := Bundled().Read(doc)
		for _, f := range res.Figures {
			value := ""
			if f.Value != nil {
				value = f.Value.Text('f')
			} else {
				value = f.Low.Text('f') + ".." + f.High.Text('f')
			}
			told = append(told, string(f.Metric)+" "+value)
		}
		for _, e := range res.Events {
			told = append(told, string(e.Type)+" "+e.Headline, fmt.Sprint(e.Type, " ", e.Date, " ", e.Names()))
		}
		if !slices.Contains(told, c.want) {
			t.Errorf("%q tells %q, not %q", c.text, told, c.want)
		}
	}
}

package merge

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/registry"
)

// tell makes a part with one event: "document|type|modality|date|companies|sentence".
// A document whose name begins with "row" is a table's.
func tell(line string) Part {
	f := strings.Split(line, "|")
	doc := &data.Document{ID: data.DocumentID(f[0]), Path: f[0], Publisher: "The " + f[0], Text: f[5]}
	e := &data.Event{
		ID: data.EventID(data.HashID(line)), Type: data.EventType(f[1]), Modality: data.Modality(f[2]), Headline: f[5], Confidence: 0.8,
	}
	var err error
	if e.Date, err = data.ParseDate(f[3], 12); err != nil {
		panic(err)
	}
	for name := range strings.SplitSeq(f[4], ";") {
		if name != "" {
			e.Companies = append(e.Companies, data.Participant{Company: data.CompanyID(name)})
		}
	}
	rule := "test"
	if strings.HasPrefix(f[0], "row") {
		rule, doc.Path, e.Confidence = "table:row 2", "mine.csv", 1
	}
	e.Sources = []data.Source{{Evidence: data.Evidence{Document: doc.ID, Span: data.Span{End: len(f[5])}, Text: f[5], Rule: rule}, Date: e.Date}}
	return Part{Documents: []*data.Document{doc}, Events: []*data.Event{e}}
}

func TestSameEvent(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b string
		one  bool
	}{
		{
			"two papers, one deal",
			"a|partnership|fact|2019-03-04|SAP;Alibaba Cloud|SAP and Alibaba Cloud will sell the S/4HANA suite together",
			"b|partnership|fact|2019-03|Alibaba Cloud;SAP|In March the German firm let Alibaba's unit host S/4HANA", true,
		},
		{
			"two deals of one pair in one month",
			"a|partnership|fact|2019-03|SAP;Alibaba Cloud|SAP and Alibaba Cloud will sell the S/4HANA suite together",
			"b|partnership|fact|2019-03|SAP;Alibaba Cloud|SAP and Alibaba Cloud train Olympic volunteers in Zhangjiakou", false,
		},
		{
			"another counterparty",
			"a|partnership|fact|2019-03-04|SAP;Alibaba Cloud|SAP will sell the S/4HANA suite on Alibaba Cloud",
			"b|partnership|fact|2019-03-04|SAP;Tencent Cloud|SAP will sell the S/4HANA suite on Tencent Cloud", false,
		},
		{
			"a customer is a partner",
			"a|customer_win|fact|2015-05-08|Huawei Cloud;China Railway|China Railway moves its Harbin freight ledger to Huawei Cloud",
			"b|partnership|fact|2015-05|Huawei;China Railway|Huawei keeps the freight ledger of the railway in Harbin", true,
		},
		{
			"an owner is not every unit",
			"a|expansion|fact|2018-10|Tencent Cloud|Tencent Cloud opens a zone in Mumbai",
			"b|expansion|fact|2018-10|WeBank|WeBank opens a branch in Mumbai", false,
		},
		{
			"Sunday's deal in Monday's paper",
			"a|acquisition|fact|2016-08-14|Kingsoft Cloud;UCloud|Kingsoft Cloud buys UCloud's video unit",
			"b|acquisition|fact|2016-08-15|Kingsoft Cloud;UCloud|UCloud sells its video unit to Kingsoft Cloud", true,
		},
		{
			"a week later is another launch",
			"a|launch|fact|2016-08-14|UCloud|UCloud starts a video transcoding service",
			"b|launch|fact|2016-08-21|UCloud|UCloud starts a video transcoding service", false,
		},
		{
			"two cities",
			"a|expansion|fact|2016-08|Alibaba Cloud|Alibaba Cloud opens a data centre in Dubai",
			"b|expansion|fact|2016-08|Alibaba Cloud|Alibaba Cloud opens a data centre in Sydney", false,
		},
		{
			"two spellings, one city",
			"a|expansion|fact|2016-08|Alibaba Cloud|Alibaba Cloud opens a data centre in Dubai with Meraas",
			"b|launch|fact|2016-08-11|Alibaba Cloud|Data center in Dubai opened by Alibaba and Meraas", true,
		},
		{
			"policy names nobody",
			"a|policy|fact|2017-04-10|MIIT|The ministry publishes a three-year action plan that asks for 430 billion yuan of cloud output by 2019",
			"b|policy|fact|2017-04|| China's action plan of April sets an aim of 430 billion yuan for 2019", true,
		},
		{
			"two policies",
			"a|policy|fact|2017-04-10|MIIT|The ministry publishes a three-year action plan that asks for 430 billion yuan of cloud output by 2019",
			"b|policy|fact|2017-04||Beijing tightens licences for virtual private networks", false,
		},
		{
			"a rumour is not the deal",
			"a|investment|fact|2018-06-01|SenseTime|SenseTime takes 600 million dollars from Temasek",
			"b|investment|speculation|2018-06-01|SenseTime|SenseTime takes 600 million dollars from Temasek", false,
		},
		{
			"nor is its denial",
			"a|acquisition|fact|2018-06-01|Tencent;UCloud|Tencent buys UCloud",
			"b|acquisition|denied|2018-06-01|Tencent;UCloud|Tencent buys UCloud", false,
		},
		{
			"planned in one paper, done in another",
			"a|expansion|plan|2018-06-04|JD Cloud|JD Cloud is to open a Jakarta region with Gojek",
			"b|expansion|fact|2018-06-05|JD Cloud|JD Cloud opened its Jakarta region together with Gojek", true,
		},
		{
			"rows are as a person wrote them",
			"row1|launch|fact|2016-08-14|UCloud|UCloud starts a video transcoding service",
			"row2|launch|fact|2016-08-14|UCloud|UCloud starts a video transcoding service", false,
		},
		{
			"an unknown date asks for more",
			"a|pricing|fact|2015-10-20|Tencent Cloud|Tencent Cloud lowers the price of its object storage by 18 percent",
			"b|pricing|fact||Tencent Cloud|Prices at Tencent Cloud went down", false,
		},
		{
			"and may have it",
			"a|pricing|fact|2015-10-20|Tencent Cloud|Tencent Cloud lowers the price of its object storage by 18 percent",
			"b|pricing|fact||Tencent Cloud|The object storage of Tencent Cloud fell 18 percent in price", true,
		},
		{
			"two studies of one firm",
			"a|market_data|fact|2017-11|IDC;Alibaba Cloud;Tencent Cloud|IDC gives Alibaba Cloud 47.6% and Tencent Cloud 9.6% of the IaaS market",
			"b|market_data|fact||IDC;Alibaba Cloud;Tencent Cloud|IDC's study of the IaaS market has Alibaba Cloud before Tencent Cloud", false,
		},
		{
			"two results on one day",
			"a|financial_result|fact|2019-11-01|Alibaba Group|Alibaba's profit rises 262% to 72.5 billion yuan",
			"b|financial_result|fact|2019-11-01|Alibaba Cloud|Alibaba's cloud revenue rises 64% to 9.29 billion yuan", false,
		},
		{
			"one result, rounded",
			"a|financial_result|fact|2019-11-01|Alibaba Group|Alibaba's cloud revenue rises by 64 percent to 9.291 billion yuan",
			"b|financial_result|fact|2019-11-01|Alibaba Cloud|Alibaba's cloud takes in 9.29 billion yuan, a rise of 64%", true,
		},
		{
			"one document told two",
			"a|expansion|fact|2016|Alibaba Cloud|Alibaba Cloud opens a data centre in Dubai",
			"a|expansion|fact|2016|Alibaba Cloud|Alibaba Cloud opens an office in Dubai", false,
		},
	} {
		for _, parts := range [][]Part{{tell(c.a), tell(c.b)}, {tell(c.b), tell(c.a)}} {
			if parts[0].Documents[0].ID == parts[1].Documents[0].ID {
				parts = []Part{{Documents: parts[0].Documents, Events: append(parts[0].Events, parts[1].Events...)}}
			}
			n := len(Corpus(registry.Bundled(), parts...).Events)
			if (n == 1) != c.one {
				t.Errorf("%s: %d events", c.name, n)
			}
		}
	}
}

func TestPrintedBeforeItHappened(t *testing.T) {
	a := tell("a|pricing|fact||Tencent Cloud|The object storage of Tencent Cloud fell 18 percent in price")
	b := tell("b|pricing|fact|2015-10-20|Tencent Cloud|Tencent Cloud lowers the price of its object storage by 18 percent")
	for published, want := range map[string]int{"2015-10": 1, "2015-09-30": 2, "2016": 1, "": 1} {
		a.Documents[0].Published, _ = data.ParseDate(published, 12)
		if n := len(Corpus(registry.Bundled(), a, b).Events); n != want {
			t.Errorf("printed %q: %d events, want %d", published, n, want)
		}
	}
}

func TestUnited(t *testing.T) {
	parts := []Part{
		tell("gazette|partnership|plan|2019-03|Alibaba Group;SAP;Suning|Alibaba, SAP and Suning plan to sell S/4HANA to shops"),
		tell("row1|customer_win|fact|2019-03-04|Alibaba Cloud;SAP|SAP puts S/4HANA on Alibaba Cloud for shops"),
		tell("herald|partnership|fact|2019|SAP;Alibaba Cloud|In 2019 shops got S/4HANA from Alibaba Cloud and SAP"),
	}
	parts[0].Events[0].Place, parts[2].Events[0].Figures = "Hangzhou", []data.FigureID{"f2", "f1"}
	parts[0].Events[0].Figures = []data.FigureID{"f1"}
	c := Corpus(registry.Bundled(), parts...)
	if len(c.Events) != 1 {
		t.Fatalf("%d events", len(c.Events))
	}
	e := c.Events[0]
	if got := fmt.Sprintf("%s %s %s %v %s %v %d %v", e.Type, e.Modality, e.Date, e.Names(), e.Place, e.Figures, len(e.Sources), e.Confidence); got !=
		"customer_win fact 2019-03-04 [Alibaba Cloud SAP Suning] Hangzhou [f1 f2] 3 1" {
		t.Error(got)
	}
	if e.DateReason != "day from The row1; other sources say 2019, 2019-03" {
		t.Error(e.DateReason)
	}
	if e.Sources[0].Evidence.Document != "row1" || e.Headline != parts[1].Events[0].Headline {
		t.Error("the row is not the first source")
	}
	if len(parts[1].Events[0].Companies) != 2 {
		t.Error("merging changed its input")
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	parts := []Part{tablePart(t, "events.csv"), tablePart(t, "figures.csv")}
	for i := range 40 {
		day := fmt.Sprintf("2016-08-%02d", 1+i%28)
		parts = append(parts, tell(fmt.Sprintf("paper%d|expansion|fact|%s|Alibaba Cloud|Alibaba Cloud opens site %d in Dubai with Meraas", i%30, day, i%7)))
	}
	want := Corpus(registry.Bundled(), parts...)
	rng := rand.New(rand.NewSource(1))
	for range 5 {
		rng.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		got := Corpus(registry.Bundled(), parts...)
		if !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives another corpus")
		}
		if !reflect.DeepEqual(Groups(got), Groups(want)) || !reflect.DeepEqual(Stories(got), Stories(want)) {
			t.Fatal("another order gives other groups")
		}
	}
}

func TestNothingIsLost(t *testing.T) {
	one := tell("news|launch|fact|2016-08-14|UCloud|UCloud starts a video transcoding service")
	same := tell("news|launch|fact|2016-08-14|UCloud|UCloud starts a video transcoding service")
	other := tell("news|pricing|fact|2017-01-02|QingCloud|QingCloud bills by the second")
	other.Documents[0].Path = "elsewhere/news"
	other.Figures = []*data.Figure{{ID: "f", Evidence: data.Evidence{Document: "news"}}}
	other.Events[0].Figures = []data.FigureID{"f"}
	c := Corpus(registry.Bundled(), one, other, same)
	if len(c.Documents) != 2 || len(c.Events) != 2 || len(c.Figures) != 1 {
		t.Fatalf("%d documents, %d events, %d figures", len(c.Documents), len(c.Events), len(c.Figures))
	}
	for _, e := range c.Events {
		ev := e.Sources[0].Evidence
		if d := c.Documents[ev.Document]; d == nil || ev.Span.Of(d.Text) != ev.Text {
			t.Errorf("%s: its evidence is not in its document", e.Headline)
		}
		for _, id := range e.Figures {
			if c.Figure(id) == nil {
				t.Errorf("%s: its figure is gone", e.Headline)
			}
		}
	}
	if other.Documents[0].ID != "news" || other.Events[0].Figures[0] != "f" {
		t.Error("merging changed its input")
	}
}

// Every telling that goes in is the source of exactly one event that comes out.
func TestEveryTellingIsOneSource(t *testing.T) {
	parts := []Part{tablePart(t, "events.csv"), tablePart(t, "figures.csv")}
	in := map[data.Evidence]int{}
	for i, e := range parts[0].Events {
		in[e.Sources[0].Evidence]++
		for _, name := range []string{"wire", "copy"} { // the row's digest as a story at two papers
			var names []string
			for _, id := range e.Names() {
				names = append(names, string(id))
			}
			p := tell(fmt.Sprintf("%s%d|%s|%s|%s|%s|%s", name, i, e.Type, e.Modality, e.Date, strings.Join(names, ";"), e.Digest))
			in[p.Events[0].Sources[0].Evidence]++
			parts = append(parts, p)
		}
	}
	c := Corpus(registry.Bundled(), parts...)
	out := map[data.Evidence]int{}
	for _, e := range c.Events {
		for _, s := range e.Sources {
			out[s.Evidence]++
		}
	}
	if !reflect.DeepEqual(in, out) {
		t.Errorf("%d tellings in, %d out", len(in), len(out))
	}
	if n := len(parts[0].Events); len(c.Events) != n {
		t.Errorf("%d events of %d rows", len(c.Events), n)
	}
}

func TestLearnedCompanies(t *testing.T) {
	learned := func(parent data.CompanyID, alias string) Part {
		return Part{Documents: []*data.Document{{ID: data.DocumentID(alias), Text: alias}}, Companies: []*data.Company{
			{ID: "Mistral Sky", Parent: parent, Aliases: []data.Alias{{Text: alias, Kind: data.Learned}}},
			{ID: "IBM", Aliases: []data.Alias{{Text: "Big Blue Sky", Kind: data.Learned}}},
		}}
	}
	c := Corpus(registry.Bundled(), learned("", "Mistral"), learned("IBM", "MSky"))
	m := c.Companies["Mistral Sky"]
	if m == nil || m.Parent != "IBM" || len(m.Aliases) != 2 {
		t.Errorf("%+v", m)
	}
	if c.Companies["IBM"] != registry.Bundled().Company("IBM") {
		t.Error("a learned company stands in for the registry's")
	}
}

// BenchmarkCorpus merges the tellings of a year of 4,000 events.
func BenchmarkCorpus(b *testing.B) {
	names := registry.Bundled().Companies()
	words := strings.Fields("Dubai Sydney Jakarta payroll freight genome cinema harvest copper violin marathon museum ferry orchard lantern")
	var parts []Part
	for i := range 4000 {
		parts = append(parts, tell(fmt.Sprintf("p%d|launch|fact|2019-%02d-%02d|%s|%s opens a %s %s service", i, 1+i%12, 1+i/12%28,
			names[i*7%len(names)].ID, names[i*7%len(names)].ID, words[i%15], words[i/15%15])))
	}
	for b.Loop() {
		Corpus(registry.Bundled(), parts...)
	}
	b.ReportMetric(float64(b.N)*4000/b.Elapsed().Seconds(), "events/s")
}

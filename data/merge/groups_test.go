package merge

import (
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/registry"
	"yunshi/data/table"
	"yunshi/seeds"
)

// tablePart reads a bundled table.
func tablePart(tb testing.TB, name string) Part {
	tb.Helper()
	f, err := seeds.Files.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	tab, errs := table.Read(name, f, registry.Bundled())
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	return Part{tab.Documents, tab.Companies, tab.Events, tab.Figures}
}

// The disagreements of the bundled figures, classed by hand from the notes on
// known disagreements that came with them. Every group that is not here agrees.
func TestBundledDisagreements(t *testing.T) {
	want := map[string]Disagreement{
		// Restated segments.
		"revenue|Alibaba Cloud||FY2020|CNY": Revision,
		"revenue|Alibaba Cloud||FY2021|CNY": Revision,
		// The research firm revised 2019 a year later; its forecast for 2023 came out otherwise.
		"market_size|China cloud infrastructure services|cloud infrastructure services (IaaS+PaaS)|2019|USD": Revision,
		"growth|China cloud infrastructure services|cloud infrastructure services (IaaS+PaaS)|2023|percent":  Revision,
		// Preliminary against final.
		"market_size|China cloud computing|public and private cloud|2021|CNY": Revision,
		"growth|China cloud computing|public and private cloud|2021|percent":  Revision,
		// Forecast against outcome.
		"growth|China cloud computing|public and private cloud|2024|percent":  Revision,
		"market_size|China cloud computing|public and private cloud|2020|CNY": Revision,
		// The whole industry against the market that the white paper counts.
		"market_size|China cloud computing|cloud industry (broad)|2016|CNY": Scope,
		"market_size|China cloud computing|cloud industry (broad)|2018|CNY": Scope,
		// Two issuers.
		"market_size|China cloud computing|public and private cloud|2023|CNY":                    Scope,
		"market_size|China public cloud|public cloud services (IaaS+PaaS+SaaS)|2020|USD":         Scope,
		"market_size|Worldwide public cloud|public cloud IaaS|2020|USD":                          Scope,
		"market_size|Worldwide cloud IT infrastructure|cloud IT infrastructure (total)|2015|USD": Revision,
		// Forecasts of April and of July.
		"market_size|Worldwide cloud IT infrastructure|private cloud IT infrastructure|2015|USD": Revision,
		"market_size|Worldwide cloud IT infrastructure|private cloud IT infrastructure|2019|USD": Revision,
		"market_size|Worldwide cloud IT infrastructure|public cloud IT infrastructure|2015|USD":  Revision,
		"market_size|Worldwide cloud IT infrastructure|public cloud IT infrastructure|2019|USD":  Revision,
	}
	part := tablePart(t, "figures.csv")
	total := 0
	for _, g := range Groups(Corpus(registry.Bundled(), part)) {
		total += len(g.Values)
		key := strings.Join([]string{string(g.Metric), g.Subject, g.Segment, g.Period.String(), g.Unit}, "|")
		expected, ok := want[key]
		if !ok {
			expected = None
		}
		if g.Disagreement != expected {
			t.Errorf("%s: %s, want %s", key, g.Disagreement, expected)
		}
		delete(want, key)
	}
	for key, class := range want {
		t.Errorf("no group %s (%s)", key, class)
	}
	if total != len(part.Figures) {
		t.Errorf("%d figures in groups, %d in the table", total, len(part.Figures))
	}
}

// say makes a figure of a document; "about 10000000000" has a qualifier.
func say(doc, subject string, metric data.Metric, segment, period, value, unit, issuer string) *data.Figure {
	f := &data.Figure{
		Metric: metric, Subject: subject, Segment: segment, Unit: unit, Kind: data.Estimate, Qualifier: data.Exact, Issuer: issuer,
		Evidence: data.Evidence{Document: data.DocumentID(doc), Text: subject},
		ID:       data.FigureID(data.HashID(doc, subject, string(metric), segment, period, value, unit, issuer)),
	}
	var err error
	if f.Period, err = data.ParseDate(period, 12); err != nil {
		panic(err)
	}
	if q, rest, ok := strings.Cut(value, " "); ok {
		f.Qualifier, value = data.Qualifier(q), rest
	}
	if low, high, ok := strings.Cut(value, "–"); ok {
		f.Low, f.High = number(low), number(high)
	} else {
		f.Value = number(value)
	}
	return f
}

// at moves a figure's sentence.
func at(f *data.Figure, start int) *data.Figure {
	f.Evidence.Span = data.Span{Start: start, End: start + 40}
	return f
}

func number(s string) *apd.Decimal {
	d, _, err := apd.NewFromString(s)
	if err != nil {
		panic(err)
	}
	return d
}

func corpusOf(published map[string]string, figures ...*data.Figure) *data.Corpus {
	var part Part
	seen := map[data.DocumentID]bool{}
	for _, f := range figures {
		id := f.Evidence.Document
		if seen[id] {
			continue
		}
		seen[id] = true
		d, err := data.ParseDate(published[string(id)], 12)
		if err != nil {
			panic(err)
		}
		part.Documents = append(part.Documents, &data.Document{ID: id, Published: d, Text: string(id)})
	}
	part.Figures = figures
	return Corpus(registry.Bundled(), part)
}

func TestDisagreements(t *testing.T) {
	share := func(doc, who, value string) *data.Figure {
		return say(doc, who, data.MarketShare, "cloud infrastructure services", "2021-Q1", value, data.Percent, "Canalys")
	}
	dates := map[string]string{"may": "2017-05-10", "june": "2017-06-01", "april": "2021-04-28", "later": "2021-05-02", "autumn": "2021-10"}
	noted := func(f *data.Figure, note string) *data.Figure { f.Note = note; return f }
	of := func(f *data.Figure, kind data.FigureKind) *data.Figure { f.Kind = kind; return f }
	for _, c := range []struct {
		name    string
		figures []*data.Figure
		want    Disagreement
	}{
		{"issuers count different things", []*data.Figure{
			say("may", "China public cloud", data.MarketSize, "public cloud IaaS", "2016", "about 10000000000", "CNY", "IDC"),
			say("may", "China IaaS market", data.MarketSize, "", "2016", "13360000000", "CNY", "CCID Consulting"),
		}, Scope},
		{"issuers even where close", []*data.Figure{
			say("may", "China IaaS", data.MarketSize, "", "2016", "13400000000", "CNY", "IDC"),
			say("june", "China IaaS", data.MarketSize, "", "2016", "13360000000", "CNY", "CCID Consulting"),
		}, Scope},
		{"issuers that agree", []*data.Figure{
			say("may", "China IaaS", data.MarketSize, "", "2016", "13360000000", "CNY", "IDC"),
			say("june", "China IaaS", data.MarketSize, "", "2016", "13360000000.0", "CNY", "CCID Consulting"),
		}, None},
		{"first of four shares", []*data.Figure{share("april", "Alibaba Cloud", "39.8"), share("later", "Alibaba Cloud", "40")}, Rounding},
		{"second of four shares", []*data.Figure{share("april", "Huawei Cloud", "19.7"), share("later", "Huawei Cloud", "20")}, Rounding},
		{"third of four shares", []*data.Figure{share("april", "Tencent Cloud", "13.7"), share("later", "Tencent Cloud", "14")}, Rounding},
		{"last of four shares", []*data.Figure{share("april", "Baidu AI Cloud", "7.2"), share("later", "Baidu AI Cloud", "7")}, Rounding},
		{"one article, one vendor, two shares", []*data.Figure{share("april", "Tencent Cloud", "7.34"), share("april", "Tencent Cloud", "6.02")}, Error},
		{"one article that rounds itself", []*data.Figure{share("april", "Tencent Cloud", "7.34"), share("april", "Tencent Cloud", "7.3")}, Rounding},
		{"one sentence, two growth rates", []*data.Figure{
			say("april", "UCloud", data.Growth, "", "2021-Q1", "14.4", data.Percent, ""), say("april", "UCloud", data.Growth, "", "2021-Q1", "3.1", data.Percent, ""),
		}, Scope},
		{"another repeats one of two rates", []*data.Figure{
			say("april", "UCloud", data.Growth, "", "2021-Q1", "14.4", data.Percent, ""), say("april", "UCloud", data.Growth, "", "2021-Q1", "3.1", data.Percent, ""),
			say("undated", "UCloud", data.Growth, "", "2021-Q1", "14.4", data.Percent, ""),
		}, Scope},
		{"one article, sales and service sales", []*data.Figure{
			at(say("april", "UCloud", data.Revenue, "", "2021-H1", "1973000000", "CNY", ""), 0), at(say("april", "UCloud", data.Revenue, "", "2021-H1", "1757000000", "CNY", ""), 90),
		}, Scope},
		{"one article, a slip of the pen", []*data.Figure{
			at(say("april", "UCloud", data.Revenue, "", "2021-H1", "1973000000", "CNY", ""), 0), at(say("april", "UCloud", data.Revenue, "", "2021-H1", "1937000000", "CNY", ""), 90),
		}, Error},
		{"misquoted within days", []*data.Figure{share("april", "Tencent Cloud", "13.7"), share("later", "Tencent Cloud", "17.3")}, Error},
		{"revised within half a year", []*data.Figure{share("april", "Tencent Cloud", "13.7"), share("autumn", "Tencent Cloud", "14.9")}, Revision},
		{"unknown publication is no error", []*data.Figure{share("april", "Tencent Cloud", "13.7"), share("undated", "Tencent Cloud", "14.9")}, Revision},
		{"noted as restated", []*data.Figure{
			noted(share("april", "Tencent Cloud", "13.7"), "restated in May"), share("april", "Tencent Cloud", "15"),
		}, Revision},
		{"noted basis", []*data.Figure{
			noted(share("april", "Tencent Cloud", "13.7"), "includes hosted services"), share("april", "Tencent Cloud", "15"),
		}, Scope},
		{"forecast and outcome", []*data.Figure{of(share("april", "Tencent Cloud", "12"), data.ForecastKind), share("april", "Tencent Cloud", "16")}, Revision},
		{"hedged floor", []*data.Figure{
			say("april", "UCloud", data.Revenue, "", "2020", "more_than 2000000000", "CNY", "UCloud"),
			say("autumn", "UCloud", data.Revenue, "", "2020", "2460000000", "CNY", ""),
		}, Rounding},
		{"a floor is no ceiling", []*data.Figure{
			say("april", "UCloud", data.Revenue, "", "2020", "almost 2000000000", "CNY", "UCloud"),
			say("later", "UCloud", data.Revenue, "", "2020", "2460000000", "CNY", "UCloud"),
		}, Error},
		{"within a range", []*data.Figure{
			say("april", "UCloud", data.Revenue, "", "2020", "2000000000–3000000000", "CNY", "UCloud"),
			say("april", "UCloud", data.Revenue, "", "2020", "2460000000", "CNY", "UCloud"),
		}, None},
		{"owner speaks for the unit", []*data.Figure{
			say("april", "Alibaba Cloud", data.Revenue, "", "FY2021", "60120000000", "CNY", "Alibaba Group"),
			say("april", "Alibaba Cloud", data.Revenue, "", "FY2021", "60100000000", "CNY", "Alibaba Cloud"),
		}, Rounding},
		{"a firm's share is its cloud unit's", []*data.Figure{
			share("april", "Huawei Cloud", "19.7"), share("later", "Huawei", "20"),
		}, Rounding},
		{"a firm's cloud segment is its unit", []*data.Figure{
			say("april", "Tencent", data.Revenue, "cloud", "2019", "17000000000", "CNY", "Tencent"),
			say("later", "Tencent Cloud", data.Revenue, "", "2019", "more_than 17000000000", "CNY", "Tencent"),
		}, None},
		{"a share of an unnamed market", []*data.Figure{
			share("april", "Tencent Cloud", "13.7"),
			say("later", "Tencent Cloud", data.MarketShare, "", "2021-Q1", "14", data.Percent, "Canalys"),
		}, Rounding},
	} {
		groups := Groups(corpusOf(dates, c.figures...))
		if len(groups) != 1 {
			t.Errorf("%s: %d groups, want 1", c.name, len(groups))
		} else if got := groups[0].Disagreement; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestFiguresOfDifferentThingsStandApart(t *testing.T) {
	for _, c := range []struct {
		name    string
		figures []*data.Figure
	}{
		{"layers", []*data.Figure{
			say("a", "China public cloud", data.MarketSize, "public cloud IaaS", "2020", "1", "USD", "IDC"),
			say("a", "China public cloud", data.MarketSize, "public cloud PaaS", "2020", "2", "USD", "IDC"),
		}},
		{"places", []*data.Figure{
			say("a", "China IaaS", data.MarketSize, "", "2020", "1", "USD", "IDC"),
			say("a", "Worldwide IaaS", data.MarketSize, "", "2020", "2", "USD", "IDC"),
		}},
		{"a firm and its cloud", []*data.Figure{
			say("a", "Tencent", data.Revenue, "", "2019", "377289000000", "CNY", "Tencent"),
			say("a", "Tencent", data.Revenue, "cloud", "2019", "17000000000", "CNY", "Tencent"),
		}},
		{"two units", []*data.Figure{
			say("a", "JD Cloud", data.Revenue, "", "2019", "1", "CNY", ""),
			say("a", "JD Technology", data.Revenue, "", "2019", "2", "CNY", ""),
		}},
		{"units", []*data.Figure{
			say("a", "Tencent", data.Capex, "", "2024", "76800000000", "CNY", ""),
			say("a", "Tencent", data.Capex, "", "2024", "10700000000", "USD", ""),
		}},
		{"fiscal and calendar years", []*data.Figure{
			say("a", "UCloud", data.Revenue, "", "2020", "1", "CNY", ""),
			say("a", "UCloud", data.Revenue, "", "2019-04-01/2020-03-31", "2", "CNY", ""),
		}},
		{"unknown periods", []*data.Figure{
			say("a", "UCloud", data.Revenue, "", "", "1", "CNY", ""),
			say("a", "UCloud", data.Revenue, "", "", "2", "CNY", ""),
		}},
		{"two investments", []*data.Figure{
			say("a", "UCloud", data.InvestmentSum, "", "2020", "3500000000", "CNY", ""),
			say("a", "UCloud", data.InvestmentSum, "", "2020", "4000000000", "CNY", ""),
		}},
		{"unknown periods in two articles", []*data.Figure{
			say("a", "UCloud", data.Revenue, "", "", "1", "CNY", ""),
			say("b", "UCloud", data.Revenue, "", "", "2", "CNY", ""),
		}},
		{"segments of a company", []*data.Figure{
			say("a", "UCloud", data.ProfitLoss, "net loss", "2020", "-1", "CNY", ""),
			say("a", "UCloud", data.ProfitLoss, "operating loss", "2020", "-2", "CNY", ""),
		}},
	} {
		if groups := Groups(corpusOf(nil, c.figures...)); len(groups) != len(c.figures) {
			t.Errorf("%s: %d groups, want %d", c.name, len(groups), len(c.figures))
		}
	}
}

func TestRounds(t *testing.T) {
	for _, c := range []struct {
		coarse, fine, unit string
		want               bool
	}{
		{"40", "39.8", data.Percent, true},
		{"40", "40.4", data.Percent, true},
		{"40", "36", data.Percent, false},
		{"100", "96", data.Percent, false},
		{"40.0", "39.8", data.Percent, false},
		{"-11", "-10.6", data.Percent, true},
		{"7000000000", "7200000000", "CNY", true},
		{"10000000000", "13360000000", "CNY", false},
		{"10000000000", "10400000000", "CNY", true},
		{"40000000000", "40020000000", "CNY", true},
		{"300000000000", "303000000000", "CNY", true},
		{"300000000000", "322900000000", "CNY", false},
		{"7.2E+9", "7210000000", "CNY", true},
		{"0", "0.4", data.Percent, false},
	} {
		f, g := &data.Figure{Value: number(c.coarse), Unit: c.unit}, &data.Figure{Value: number(c.fine), Unit: c.unit}
		if got := rounds(f, g); got != c.want {
			t.Errorf("rounds(%s, %s) = %v", c.coarse, c.fine, got)
		}
	}
}

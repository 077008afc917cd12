package extract

import (
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
)

// The weights must be of the measures that they are taken for, in that order.
func TestAmountWeightsAreOfTheMeasures(t *testing.T) {
	if got := likelyAmount().Classes; !slices.Equal(got, AmountClasses()) {
		t.Errorf("weights of %q, want %q; run make train", got, AmountClasses())
	}
}

// What an amount measures is supposed where no rule has the words, with the confidence of
// a supposition; what is plainly no figure is none.
func TestLikelyAmounts(t *testing.T) {
	missed := 0
	for _, c := range []struct {
		sentence string
		want     data.Metric // "" for no figure
	}{
		{"For the whole of 2024 the brokerage pencils in RMB9.1bn for Kingsoft Cloud.", data.Revenue},
		{"Baidu AI Cloud walked away with 9.7% of China's public cloud takings in 2022, by the count of IDC.", data.MarketShare},
		{"In May 2016 UCloud got hold of 960 million yuan from Oriza Hua and two other funds.", data.InvestmentSum},
		{"Tencent will spend 5 billion yuan on cloud servers in 2022.", "not market_size"},
		{"The owners of the cloud joint venture are Inspur (51%) and IBM (49%).", ""},
		{"Omdia says the region spent US$6 billion on cloud infrastructure; Huawei Cloud opened in Cairo.", ""},
	} {
		doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\nMuch has changed in China's clouds.\n\n"+c.sentence+"\n"), article.Meta{Published: "2023-05-20"})
		if err != nil {
			t.Fatal(err)
		}
		figures := Bundled().Read(doc).Figures
		not, excluded := strings.CutPrefix(string(c.want), "not ")
		switch {
		case excluded:
			if slices.ContainsFunc(figures, func(f *data.Figure) bool { return string(f.Metric) == not }) {
				t.Errorf("%q: read as %s", c.sentence, not)
			}
		case c.want == "" && len(figures) > 0:
			t.Errorf("%q: %s, want no figure", c.sentence, figures[0].Metric)
		case c.want != "" && len(figures) == 0:
			if missed++; missed > 1 { // what is learned anew may read one less surely, as training goes
				t.Errorf("%q: no figure, as another before, want one of %s", c.sentence, c.want)
			}
		case c.want != "" && (len(figures) != 1 || figures[0].Metric != c.want):
			t.Errorf("%q: %d figures, the first of %s, want one of %s", c.sentence, len(figures), figures[0].Metric, c.want)
		case c.want != "" && strings.HasPrefix(figures[0].Evidence.Rule, supposition) && figures[0].Confidence != supposedRight:
			t.Errorf("%q: confidence %.2f of what is supposed, want %.2f", c.sentence, figures[0].Confidence, supposedRight)
		}
	}
}

// A range with a sign has no one value.
func TestSignedRanges(t *testing.T) {
	for _, sentence := range []string{
		"Alibaba Cloud changed the prices of its servers by -15% to -50% on Friday.",
		"Storage at Tencent Cloud: prices +10% to 15%.",
	} {
		doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\n"+sentence+"\n"), article.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		Bundled().Read(doc)
	}
}

// What training learns from is what reading judges by.
func TestSignsOfAmounts(t *testing.T) {
	doc, err := article.Read("x.txt", []byte("Cloud computing in China\n\nMuch has changed in China's clouds.\n\nRevenue of UCloud rose 12% to 1.1 billion yuan in May 2020.\n"), article.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	amounts := Bundled().Amounts(doc)
	if len(amounts) != 2 {
		t.Fatalf("%d amounts, want 2", len(amounts))
	}
	for i, want := range []struct {
		sort, text string
		signs      []string
	}{
		{"percent", "12%", []string{"a rose", "c to", "b ORG rose", "z revenue", "q percent"}},
		{"money", "1.1 billion yuan", []string{"a to", "b #% to", "c in", "d in DATE", "e rose", "p growth here"}},
	} {
		a := amounts[i]
		if a.Sort != want.sort || a.Span.Of(doc.Text) != want.text {
			t.Errorf("amount %d: %s %q, want %s %q", i, a.Sort, a.Span.Of(doc.Text), want.sort, want.text)
		}
		for _, s := range want.signs {
			if !slices.Contains(a.Signs, s) {
				t.Errorf("%q has no sign %q in %q", want.text, s, a.Signs)
			}
		}
	}
}

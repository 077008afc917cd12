package detail

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/cockroachdb/apd/v3"

	"yunshi/app/ui"
	"yunshi/data"
)

const article = "A first sentence stands here. The second one says a thing. A third one follows."

func corpus() (*data.Corpus, *data.Event) {
	sentence := func(s string) data.Span {
		at := strings.Index(article, s)
		return data.Span{Start: at, End: at + len(s)}
	}
	second := sentence("The second one says a thing.")
	doc := &data.Document{
		ID: "article", Title: "An article", Publisher: "A paper", Published: data.OnDay(data.DayOf(2017, 3, 20)),
		Text: article, Blocks: []data.Block{{Span: data.Span{End: len(article)}, Kind: data.Body}},
		Sentences: []data.Span{sentence("A first sentence stands here."), second, sentence("A third one follows.")},
	}
	page := &data.Document{ID: "page", Title: "A page", Publisher: "A site", URL: "https://example.org/a", Text: "a row"}
	e := &data.Event{
		ID: "e", Type: data.Partnership, Modality: data.Plan, Headline: "Two firms agree", Date: data.OnDay(data.DayOf(2017, 3, 19)),
		Companies: []data.Participant{{Company: "IBM"}}, Digest: "In our own words.", Figures: []data.FigureID{"f"},
		Sources: []data.Source{
			{Evidence: data.Evidence{Document: "page", Text: "a row"}},
			{Evidence: data.Evidence{Document: "article", Span: second, Text: second.Of(article)}},
		},
	}
	other := &data.Event{ID: "o", Headline: "What came before", Date: data.InYear(2014), Companies: e.Companies}
	return &data.Corpus{
		Documents: map[data.DocumentID]*data.Document{"article": doc, "page": page},
		Companies: map[data.CompanyID]*data.Company{"IBM": {ID: "IBM", Aliases: []data.Alias{{Text: "国际商业机器", Kind: data.Simplified}}}},
		Events:    []*data.Event{other, e},
		Figures: []*data.Figure{{
			ID: "f", Metric: data.InvestmentSum, Subject: "IBM", Value: apd.New(5, 8), Unit: "USD",
			Kind: data.Actual, Note: "a note on the basis", Evidence: data.Evidence{Document: "page"},
		}},
	}, e
}

func pane(t *testing.T) *Pane {
	t.Helper()
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	p := New()
	w := test.NewWindow(p.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(360, 800))
	return p
}

// said collects every text of the pane, and the lit ones.
func said(o fyne.CanvasObject) (all, lit string) {
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *ui.Label:
			all += o.Text + "\n"
		case *ui.Pill:
			all += o.Text + "\n"
		case *ui.Badge:
			all += o.Text + "\n"
		case *ui.Paragraph:
			for _, r := range o.Runs {
				all += r.Text
				if r.Lit {
					lit += r.Text
				}
			}
			all += "\n"
		case *ui.Press:
			walk(o.Content)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(o)
	return all, lit
}

func TestTheSentenceIsLitInItsContext(t *testing.T) {
	p := pane(t)
	c, e := corpus()
	p.ShowEvent(c, e)
	all, lit := said(p.column)
	if lit != "The second one says a thing." {
		t.Errorf("lit is %q", lit)
	}
	for _, want := range []string{
		"A first sentence stands here.", "A third one follows.", "sentence 2 of 3", "Two firms agree", "plan",
		"19 March 2017", "国际商业机器", "2 SOURCES", "A paper", "A site", "US$500 m", "a note on the basis", "What came before",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the pane does not say %q:\n%s", want, all)
		}
	}
}

func TestACitedPageShowsItsDigest(t *testing.T) {
	p := pane(t)
	c, e := corpus()
	e.Sources = e.Sources[:1]
	p.ShowEvent(c, e)
	if all, lit := said(p.column); !strings.Contains(all, "In our own words.") || lit != "" {
		t.Errorf("lit %q in:\n%s", lit, all)
	}
	opened := ""
	p.OnURL = func(u string) { opened = u }
	p.Read()
	if opened != "https://example.org/a" {
		t.Errorf("E opened %q", opened)
	}
}

func TestEvidenceThatDoesNotFitItsDocumentIsNotShown(t *testing.T) {
	c, _ := corpus()
	doc := c.Documents["article"]
	for _, span := range []data.Span{{}, {Start: 5, End: len(article) + 1}} {
		if runs, _ := context(doc, data.Evidence{Span: span}); runs != nil {
			t.Errorf("%v gave %v", span, runs)
		}
	}
	if runs, _ := context(nil, data.Evidence{Span: data.Span{End: 3}}); runs != nil {
		t.Errorf("no document gave %v", runs)
	}
}

func TestFigureShowsItsNoteAndSource(t *testing.T) {
	p := pane(t)
	c, _ := corpus()
	p.ShowFigure(c, c.Figures[0])
	all, _ := said(p.column)
	for _, want := range []string{"IBM: investment", "US$500 m", "actual", "a note on the basis", "A site"} {
		if !strings.Contains(all, want) {
			t.Errorf("the pane does not say %q:\n%s", want, all)
		}
	}
}

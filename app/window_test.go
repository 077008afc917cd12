package app

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/cockroachdb/apd/v3"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/app/ui/uitest"
	"yunshi/data"
)

var loadWords = sync.OnceValue(ui.LoadWords)

// testWindow is a window in Fyne's test driver, with an empty corpus.
func testWindow(t testing.TB) *Window {
	t.Helper()
	if err := loadWords(); err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(ui.NewTheme(false))
	return newWindow(a, a.NewWindow(""), Options{}, &trace{})
}

// corpus is three events of two companies, in words of our own.
func corpus() *data.Corpus {
	c := &data.Corpus{
		Documents: map[data.DocumentID]*data.Document{"d": {ID: "d", Title: "A page", Publisher: "A paper"}},
		Companies: map[data.CompanyID]*data.Company{
			"Alibaba Cloud": {ID: "Alibaba Cloud", Aliases: []data.Alias{{Text: "阿里云", Kind: data.Simplified}}},
			"IBM":           {ID: "IBM"},
			"MIIT":          {ID: "MIIT", Kind: data.Public},
		},
		Figures: []*data.Figure{{
			ID: "f", Metric: data.Revenue, Subject: "Alibaba Cloud", Value: apd.New(2163, 6), Unit: "CNY",
			Period: data.InQuarter(2017, 1), Kind: data.Actual, Evidence: data.Evidence{Document: "d"},
		}},
	}
	add := func(id, headline string, t data.EventType, d data.Date, names ...data.CompanyID) {
		e := &data.Event{
			ID: data.EventID(id), Type: t, Modality: data.Fact, Headline: headline, Date: d,
			Sources: []data.Source{{Evidence: data.Evidence{Document: "d", Text: headline}, Date: d}},
		}
		for _, n := range names {
			e.Companies = append(e.Companies, data.Participant{Company: n})
		}
		c.Events = append(c.Events, e)
	}
	add("a", "One cloud opens a region", data.Expansion, data.InMonth(2014, 5), "Alibaba Cloud")
	add("b", "Two firms agree on something", data.Partnership, data.OnDay(data.DayOf(2016, 2, 3)), "Alibaba Cloud", "IBM")
	add("c", "A ministry writes a rule", data.Policy, data.InYear(2018), "MIIT")
	return c
}

// shows swaps a corpus in and waits until the panes have it.
func (w *Window) shows(t *testing.T, c *data.Corpus, f filter.Filter) {
	t.Helper()
	w.look(c, f)
	until := w.view // what stands there until the events have come
	uitest.Wait(t, "the view", func() bool { return w.view != until && w.view.Corpus == c })
}

func TestNextEventStepsThroughWhatTheFilterLeaves(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{Companies: []data.CompanyID{"Alibaba Cloud"}})
	w.next()
	if w.selected != "a" {
		t.Fatalf("the first event is %q, want a", w.selected)
	}
	if got := w.win.Title(); got != "One cloud opens a region – Alibaba Cloud – "+ui.T("app.title") {
		t.Errorf("the title bar says %q", got)
	}
}

func TestBackReturnsToThePlaceBefore(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	w.selectEvent("a")
	w.selectEvent("b")
	w.back()
	if w.selected != "a" {
		t.Errorf("Backspace went to %q, want a", w.selected)
	}
	w.back()
	if w.selected != "" {
		t.Errorf("Backspace went to %q, want nothing selected", w.selected)
	}
}

// The filter's words find events by the whole of their articles, as the palette
// finds the articles.
func TestFilterLooksThroughTheArticles(t *testing.T) {
	w := testWindow(t)
	c := corpus()
	text := "A page\n\nImmersion cooling was shown as well."
	c.Documents["p"] = &data.Document{
		ID: "p", Title: "A page", Text: text,
		Blocks: []data.Block{{Span: data.Span{Start: 8, End: len(text)}, Kind: data.Body}},
	}
	c.Events[1].Sources[0].Evidence.Document = "p"
	w.shows(t, c, filter.Filter{Text: "immersion cooling"})
	if got := w.view.Events; len(got) != 1 || got[0].ID != "b" {
		t.Errorf("found %d events", len(got))
	}
	if items := newFinder(w, c).find("immersion cooling"); len(items) != 1 || items[0].Row.Title != "A page" {
		t.Errorf("the palette finds %v", items)
	}
	w.shows(t, c, filter.Filter{Text: "immersion heating"})
	if got := w.view.N; got != 0 {
		t.Errorf("found %d events by words of which one is nowhere", got)
	}
}

func TestUnknownIdsAreLeftAlone(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	w.selectEvent("nowhere")
	w.openFigure("nowhere")
	w.focusCompany("Nobody")
	if w.selected != "" || w.view.Filter.Any() {
		t.Errorf("selected %q, filter %v", w.selected, w.view.Filter)
	}
}

func TestEveryCommandHasAKeyOfItsOwn(t *testing.T) {
	w := testWindow(t)
	seen := map[string]string{}
	for _, c := range w.all {
		if c.run == nil {
			t.Errorf("%s does nothing", c.id)
		}
		key := c.keyText()
		if key == "" && c.id != "about" {
			t.Errorf("%s has no key", c.id)
		}
		if other, taken := seen[key]; taken && key != "" {
			t.Errorf("%s and %s both have %s", c.id, other, key)
		}
		seen[key] = c.id
	}
}

func TestPaletteFindsByAnyName(t *testing.T) {
	w := testWindow(t)
	f := newFinder(w, corpus())
	for query, want := range map[string]string{"alicl": "Alibaba Cloud", "阿里云": "Alibaba Cloud", "ibm": "IBM"} {
		items := f.find(query)
		if len(items) == 0 || items[0].Row.Title != want {
			t.Errorf("%q finds %v first, want %s", query, items, want)
		}
	}
	if items := f.find("a ministry"); len(items) == 0 || items[0].Row.Title != "A ministry writes a rule" {
		t.Errorf("a headline's words find %v", items)
	}
	if len(f.find("")) == 0 {
		t.Error("nothing is offered before anything is typed")
	}
}

func TestPaletteOffersWhatWasOpenedLately(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	f := newFinder(w, corpus())
	titles := func() []string {
		var out []string
		for _, it := range f.find("") {
			if it.Section == ui.T("palette.recent") {
				out = append(out, it.Row.Title)
			}
		}
		return out
	}
	if got := titles(); got != nil {
		t.Fatalf("recent in a new window: %q", got)
	}
	for _, q := range []string{"ibm", "ibm", "a ministry"} {
		f.find(q)[0].Do()
	}
	w.used.add("an event that is no more")
	want := []string{"IBM", "A ministry writes a rule"}
	if got := titles(); !slices.Equal(got, want) {
		t.Errorf("recent are %q, want %q", got, want)
	}
	again := newUsage(w.app.Preferences())
	if got := again.top(); len(got) != 3 {
		t.Errorf("the preferences keep %q", got)
	}
}

func TestPaletteAddsACompanyToTheFilter(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{Companies: []data.CompanyID{"Alibaba Cloud"}})
	f := newFinder(w, corpus())
	it := f.find("ibm")[0]
	if it.Added() {
		t.Error("IBM is added already")
	}
	it.Add()
	if got := w.view.Filter.Companies; !it.Added() || len(got) != 2 {
		t.Errorf("the filter has %q", got)
	}
	it.Add()
	if got := w.view.Filter.Companies; it.Added() || len(got) != 1 {
		t.Errorf("added twice, the filter has %q", got)
	}
}

func TestOffsetsPointAtRunes(t *testing.T) {
	for _, c := range []struct {
		text  string
		runes []int
		want  []int
	}{
		{"Azure", []int{0, 2}, []int{0, 2}},
		{"阿里云", []int{0, 1, 2}, []int{0, 3, 6}},
		{"A云B", []int{2}, []int{4}},
		{"x", []int{5}, nil},
	} {
		got := offsets(c.text, c.runes)
		if len(got) != len(c.want) {
			t.Errorf("offsets(%q, %v) = %v, want %v", c.text, c.runes, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("offsets(%q, %v) = %v, want %v", c.text, c.runes, got, c.want)
			}
		}
	}
}

// Two choices in a row must both count, though the events of the first are not
// there yet.
func TestQuickChoicesAddUp(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	w.setFilter(w.view.Filter.Toggle("Alibaba Cloud"))
	w.setFilter(w.view.Filter.Toggle("IBM"))
	if got := w.view.Filter.Companies; len(got) != 2 {
		t.Errorf("chosen are %q", got)
	}
}

// BenchmarkPaletteOpen is what opening the palette costs the UI thread: a frame
// has 16.7 ms, and the rules of the house give 4.
func BenchmarkPaletteOpen(b *testing.B) {
	w := testWindow(b)
	w.finder.Store(newFinder(w, corpus()))
	w.win.Resize(fyne.NewSize(1440, 900))
	for b.Loop() {
		w.search()
		b.StopTimer()
		w.closeTop()
		b.StartTimer()
	}
}

// TestResetForgetsEverything holds the list of keys against the source: a key
// that is missing there would stay for ever.
func TestResetForgetsEverything(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`(?m)^\s*(?:const )?pref[A-Z]\w*\s*= "([a-z.]+)"`)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(preferences, m[1]) {
				t.Errorf("%s: --reset-ui does not forget %q", f, m[1])
			}
		}
	}
}

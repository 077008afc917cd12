package chartpane

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/cockroachdb/apd/v3"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/app/ui/uitest"
	"yunshi/charts"
	"yunshi/data"
)

// corpus has three years of one firm's revenue and two of another's.
func corpus() *data.Corpus {
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{"d": {ID: "d", Publisher: "A paper"}}}
	add := func(id, who string, year int, millions int64) {
		c.Figures = append(c.Figures, &data.Figure{
			ID: data.FigureID(id), Metric: data.Revenue, Subject: who, Value: apd.New(millions, 6), Unit: "CNY", Period: data.InYear(year),
			Kind: data.Actual, Qualifier: data.Exact, Issuer: who, Evidence: data.Evidence{Document: "d"},
		})
	}
	add("a", "Firm", 2020, 100)
	add("b", "Firm", 2021, 150)
	add("c", "Firm", 2022, 300)
	add("d", "Other", 2021, 90)
	add("e", "Other", 2022, 70)
	return c
}

// shown is a pane in a window of the test driver.
func shown(t *testing.T) (*Pane, fyne.Window) {
	t.Helper()
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(ui.NewTheme(false))
	p := New()
	w := a.NewWindow("")
	w.SetContent(p.Object())
	w.Resize(fyne.NewSize(900, 400))
	p.SetView(filter.New(corpus(), filter.Filter{}))
	return p, w
}

func firm(t *testing.T) *charts.Spec {
	t.Helper()
	s, err := charts.Ask(corpus(), charts.Query{Metric: data.Revenue, Subjects: []string{"Firm"}}, charts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A chart that is kept is listed again in the next session, under its own title,
// and asks its question anew.
func TestOwnChartsAreKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "charts")
	p, _ := shown(t)
	p.folder = folder
	s := firm(t)
	s.Rename("What the firm earned", "")
	kept := false
	p.Keep(s, func(err error) { kept = err == nil })
	uitest.Wait(t, "drawing", func() bool { return kept && p.Spec() != nil && p.Spec().Title == "What the firm earned" })

	again, _ := shown(t)
	again.SetFolder(folder, func(err error) { t.Error(err) })
	uitest.Wait(t, "drawing", func() bool { return len(again.owns) == 1 })
	again.Show("own:what-the-firm-earned")
	uitest.Wait(t, "drawing", func() bool { return again.Spec() != nil && again.Spec().Title == "What the firm earned" })
	again.LeaveOut("c")
	uitest.Wait(t, "drawing", func() bool { return len(again.Spec().Series[0].Points) == 2 })
	if err := again.Drop(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("the file stays: %v %v", left, err)
	}
}

// The keys read the points in order, cross to the other series, and do to a point
// what its menu offers.
func TestKeysOfThePlot(t *testing.T) {
	p, w := shown(t)
	s, err := charts.Ask(corpus(), charts.Query{Metric: data.Revenue, Subjects: []string{"Firm", "Other"}}, charts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.Open([]*charts.Spec{s})
	uitest.Wait(t, "drawing", func() bool { return len(p.plot.hits) == 5 })
	var opened, mended data.FigureID
	p.OnFigure = func(id data.FigureID) { opened = id }
	p.OnCorrect = func(id data.FigureID) { mended = id }
	w.Canvas().Focus(p.plot)
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			p.plot.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	if opened != "b" {
		t.Errorf("Enter opened %q", opened)
	}
	press(fyne.KeyDown, fyne.KeyReturn)
	if opened != "d" {
		t.Errorf("the point below is %q", opened)
	}
	p.plot.TypedRune('c')
	if mended != "d" {
		t.Errorf("C mends %q", mended)
	}
	press(fyne.KeyDelete)
	uitest.Wait(t, "drawing", func() bool { return len(p.plot.hits) == 4 })
	p.NextCurrency()
	uitest.Wait(t, "drawing", func() bool { return p.Spec().Unit == "USD" })
	p.asBuilt()
	uitest.Wait(t, "drawing", func() bool { return p.Spec().Unit == "CNY" && len(p.plot.hits) == 5 })
}

// The builder draws what is chosen and keeps it.
func TestBuilder(t *testing.T) {
	p, w := shown(t)
	p.folder = t.TempDir()
	p.Build(w.Canvas())
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no sheet")
	}
	b := &builder{pane: p, metrics: []data.Metric{data.Revenue}, query: charts.Query{Metric: data.Revenue}}
	ui.CloseTop(w.Canvas())
	b.show(w.Canvas())
	uitest.Wait(t, "drawing", func() bool { return b.spec != nil && b.image.Image != nil })
	b.query.Subjects = toggle(b.query.Subjects, "Other")
	b.spec = nil
	b.fill()
	uitest.Wait(t, "drawing", func() bool { return b.spec != nil && len(b.spec.Series) == 2 })
	b.title.SetText("Two firms")
	b.save()
	uitest.Wait(t, "drawing", func() bool { return len(p.owns) == 1 && !b.sheet.Open() })
	if p.owns[0].spec.Title != "Two firms" || p.Name() != "own:two-firms" {
		t.Errorf("%q is shown", p.Name())
	}
}

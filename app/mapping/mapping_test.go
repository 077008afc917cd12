package mapping

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yunshi/app/ui"
	"yunshi/app/ui/uitest"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

const revenue = "公司,年度,金额\n金山云,2019,39.56\n优刻得,2019,abc\n"

// opened shows the sheet for a table in a window of the test driver.
func opened(t *testing.T, s *Sheet, table string) {
	t.Helper()
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(ui.NewTheme(false))
	w := test.NewTempWindow(t, ui.NewLabel("", ui.SizeText, ui.Ink))
	w.Resize(fyne.NewSize(1280, 800))
	if s.Plan == nil {
		s.Plan = plan
	}
	s.Name = func(id data.CompanyID) string { return string(id) }
	read, err := sheet.Read("t.csv", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	m := sheet.Guess(read)
	s.Show(w.Canvas(), Question{Path: "t.csv", Sheet: read, Mapping: m, Plan: plan("t.csv", read, m)})
}

func plan(path string, s *sheet.Sheet, m sheet.Mapping) *library.Plan {
	return library.PlanTable(nil, path, s, m)
}

func titles(rows []ui.Row) (out []string) {
	for _, r := range rows {
		out = append(out, strings.TrimSpace(r.Title+" | "+r.Right))
	}
	return out
}

// A table that lacks its metric and its unit brings nothing in before both are said.
func TestChoicesShowWhatTheyComeTo(t *testing.T) {
	var chosen []Question
	closed := 0
	s := &Sheet{OnImport: func(q Question) { chosen = append(chosen, q) }, OnClosed: func() { closed++ }}
	opened(t, s, revenue)
	if got := s.names[s.columns.Cursor()]; got != "metric" {
		t.Errorf("the cursor is at %s, want metric, which has no column yet", got)
	}
	s.confirm()
	if len(chosen) > 0 || !s.Open() {
		t.Fatal("rows without a metric and a unit were brought in")
	}
	s.set(s.q.Mapping.Choose("metric", sheet.Source{Fixed: "revenue"}))
	s.confirm() // what it comes to is not known yet
	s.set(s.q.Mapping.Choose("unit", sheet.Source{Fixed: "亿元"}))
	uitest.Wait(t, "the plan", func() bool { return s.ready })
	if got, want := s.sum.Text, "2 rows: 1 new, 1 cannot be read"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	rows := titles(s.previewRows(s.q.Plan))
	want := []string{"THE FIRST ROWS, AS THEY ARE READ |", "Kingsoft Cloud | ¥3.956 bn", "1 ROW CANNOT BE READ |", "Row 3 · Value · \"abc\" is not a number |"}
	if !slices.Equal(rows, want) {
		t.Errorf("%q, want %q", rows, want)
	}
	s.confirm()
	if s.Open() || closed != 1 || len(chosen) != 1 || chosen[0].Mapping.From["unit"].Fixed != "亿元" {
		t.Errorf("open %v, closed %d, chosen %v", s.Open(), closed, chosen)
	}
}

func TestEscapeBringsNothingIn(t *testing.T) {
	closed := false
	s := &Sheet{OnImport: func(Question) { t.Error("imported") }, OnClosed: func() { closed = true }}
	opened(t, s, "date,headline\n2019,A\n")
	s.columns.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.Open() || !closed {
		t.Error("Esc does not close it")
	}
}

// The latest choice wins, however long the one before it takes.
func TestTheLatestChoiceWins(t *testing.T) {
	hold := make(chan bool)
	s := &Sheet{OnImport: func(Question) {}, OnClosed: func() {}}
	s.Plan = func(path string, in *sheet.Sheet, m sheet.Mapping) *library.Plan {
		if m.From["note"].Fixed == "slow" {
			<-hold
		}
		return plan(path, in, m)
	}
	opened(t, s, revenue)
	s.set(s.q.Mapping.Choose("note", sheet.Source{Fixed: "slow"}))
	s.set(s.q.Mapping.Choose("note", sheet.Source{Fixed: "quick"}))
	uitest.Wait(t, "the plan", func() bool { return s.ready })
	close(hold)
	uitest.Next(t)
	if got := s.q.Mapping.From["note"].Fixed; got != "quick" || !s.ready {
		t.Errorf("the note is %q", got)
	}
}

// Rows of a known id say what they change.
func TestUpdatesAreSaid(t *testing.T) {
	c := &data.Corpus{Events: []*data.Event{{ID: "0123456789abcdef", Headline: "A", Type: data.Launch, Sources: []data.Source{{}}}}}
	s := &Sheet{OnImport: func(Question) {}, OnClosed: func() {}}
	s.Plan = func(path string, in *sheet.Sheet, m sheet.Mapping) *library.Plan {
		return library.PlanTable(c, path, in, m)
	}
	opened(t, s, "id,标题\n0123456789abcdef,B\n")
	s.set(s.q.Mapping)
	uitest.Wait(t, "the plan", func() bool { return s.ready })
	if got, want := s.sum.Text, "1 row: 0 new, 1 change what is there"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if rows := titles(s.previewRows(s.q.Plan)); rows[1] != "A | Headline: A → B" {
		t.Errorf("%q", rows)
	}
}

func TestEveryWordHasAName(t *testing.T) {
	if err := ui.LoadWords(); err != nil {
		t.Fatal(err)
	}
	for _, k := range []sheet.Kind{sheet.Events, sheet.Figures} {
		for _, c := range sheet.Columns(k) {
			for _, w := range append(fixed(c.Name), "") {
				if got := everyRow(c.Name, w); strings.Contains(got, c.Name+".") {
					t.Errorf("%s has no name: %s", w, got)
				}
			}
		}
	}
}

package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"yunshi/app/ui/uitest"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

// A person is asked about a table whose columns are not ours, and about one that
// has rows that cannot be read; about nothing else.
func TestWhichTablesAreAskedAbout(t *testing.T) {
	w := testWindow(t)
	dir := t.TempDir()
	for name, c := range map[string]struct {
		text string
		ask  bool
	}{
		"ours.csv":   {"date,type,headline\n2019,launch,A\n", false},
		"tabs.tsv":   {"date\ttype\theadline\n2019\tlaunch\tA\n", false},
		"wrong.csv":  {"date,type,headline\n2019,lunch,A\n", true},
		"theirs.csv": {"日期,标题\n2019,A\n", true},
		"empty.csv":  {"", false}, // the import says so
		"a.txt":      {"日期,标题\n2019,A\n", false},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ask := w.question(path); ask != c.ask {
			t.Errorf("%s: asked %v, want %v", name, ask, c.ask)
		}
	}
	if _, ask := w.question(dir); ask {
		t.Error("asked about a folder")
	}
}

// What was chosen goes into the library, is remembered for the header, and is
// what the next table with it begins with.
func TestAnAnsweredTableIsImportedAndRemembered(t *testing.T) {
	w := testWindow(t)
	reports := make(chan library.Report, 1)
	w.keeper.Refuse(library.ErrLocked) // so that it is read for the session alone
	w.keeper.OnImported = func(r library.Report, _ bool) { reports <- r }
	path := filepath.Join(t.TempDir(), "theirs.csv")
	if err := os.WriteFile(path, []byte("公司,年度,金额\n金山云,2019,39.56\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.win.Resize(fyne.NewSize(1280, 800))
	w.openFiles([]string{path})
	uitest.Wait(t, "the question", w.mapping.Open)
	q, _ := w.question(path)
	q.Mapping = q.Mapping.Choose("metric", sheet.Source{Fixed: "revenue"}).Choose("unit", sheet.Source{Fixed: "亿元"})
	w.mapping.OnImport(q)
	if r := <-reports; r.Added != 1 || len(r.Failed) > 0 {
		t.Errorf("%+v", r)
	}
	again, ask := w.question(path)
	if !ask || again.Mapping.String() != q.Mapping.String() || again.Plan.New != 1 {
		t.Errorf("asked %v, with %s", ask, again.Mapping)
	}
	resetUI(w.app.Preferences())
	if again, _ = w.question(path); again.Mapping.String() == q.Mapping.String() {
		t.Error("--reset-ui does not forget it")
	}
}

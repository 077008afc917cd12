package app

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
)

// conflicted is a window with three corrections that meet another reading.
func conflicted(t *testing.T) *Window {
	t.Helper()
	w := testWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	c := corpus()
	w.shows(t, c, filter.Filter{})
	log := []library.Act{
		{Seq: 1, Kind: library.Edit, Target: library.OfEvent(c.Events[0]), Field: "date", Old: "2014-04", New: "2014-06-01"},
		{Seq: 2, Kind: library.Edit, Target: library.OfFigure(c.Figures[0]), Field: "value", Old: "1000000000", New: "3000000000"},
		{Seq: 3, Kind: library.Edit, Target: library.OfEvent(c.Events[1]), Field: "type", Old: "pricing", New: "launch"},
	}
	_, w.kept.Conflicts = library.Replay(c, log)
	if len(w.kept.Conflicts) != len(log) {
		t.Fatalf("conflicts are %v", w.kept.Conflicts)
	}
	return w
}

func TestConflictsSpeakAsAPersonDoes(t *testing.T) {
	w := conflicted(t)
	for i, want := range []string{
		"1 June 2014 by hand; it was read as April 2014 then, and is read as May 2014 now",
		"¥3 bn by hand; it was read as ¥1 bn then, and is read as ¥2.163 bn now",
		"Launch by hand; it was read as Pricing then, and is read as Partnership now",
	} {
		if got := conflictText(w.kept.Conflicts[i]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	gone := library.Conflict{Act: library.Act{Kind: library.Confirm, Target: library.OfEvent(corpus().Events[0])}, Why: "it is no longer read in its document; it stays as you left it"}
	if got := conflictText(gone); got != ui.T("conflict.gone") {
		t.Errorf("%q", got)
	}
	if got := fieldText(library.Act{Field: "place"}, ""); got != "–" {
		t.Errorf("nothing is shown as %q", got)
	}
}

// F8 goes from conflict to conflict, also while one is asked about, and round.
func TestNextConflict(t *testing.T) {
	w := conflicted(t)
	key := func() { w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF8}) }
	for _, want := range []data.EventID{"a", "", "b", "a"} {
		key()
		if !w.choices.Open() {
			t.Fatal("F8 asks nothing")
		}
		if e := w.conflict.Act.Target.Event; want != "" && (e == nil || e.ID != want || w.selected != want) {
			t.Errorf("F8 went to %v, want %s", w.conflict, want)
		}
	}
	w.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.choices.Open() {
		t.Error("Esc leaves the question open")
	}
	w.kept.Conflicts = nil
	key()
	if w.choices.Open() {
		t.Error("F8 asks about a conflict that is none")
	}
}

func TestDamageIsOfferedOnce(t *testing.T) {
	w := testWindow(t)
	w.win.Resize(fyne.NewSize(1280, 800))
	w.hurt(library.ErrDamaged)
	if !w.sheet.Open() {
		t.Fatal("a damaged library is not offered to be saved")
	}
	w.sheet.Close()
	w.offerSalvage()
	if w.sheet.Open() {
		t.Error("it is offered again")
	}
	w.salvaged(library.Salvaged{Kept: filepath.Join(t.TempDir(), "x.db"), Documents: 3, Lost: 1}, nil)
	if !w.sheet.Open() || w.damaged {
		t.Error("the result is not shown")
	}
}

func TestLasting(t *testing.T) {
	if err := loadWords(); err != nil {
		t.Fatal(err)
	}
	for in, want := range map[int]string{5: "5 s", 59: "59 s", 60: "1 min", 103: "2 min", 3599: "1 h 0 min", 7260: "2 h 1 min"} {
		if got := lasting(time.Duration(in) * time.Second); got != want {
			t.Errorf("%d s are %q, want %q", in, got, want)
		}
	}
	if got := importText(library.Progress{Done: 12, Total: 40, Rate: 6, Left: 5 * time.Second}); !strings.Contains(got, "5 s left") {
		t.Error(got)
	}
}

package app

import (
	"strings"
	"testing"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/app/version"
	"yunshi/data"
)

// What the window keeps when it is closed is what the next one opens with.
func TestTheNextWindowGoesOnWhereThisOneWasLeft(t *testing.T) {
	w := testWindow(t)
	only := filter.Filter{Companies: []data.CompanyID{"Alibaba Cloud"}}
	w.shows(t, corpus(), only)
	w.charts.SetTopic(1)
	w.selectEvent("b")
	w.keepSession()

	next := newWindow(w.app, w.app.NewWindow(""), Options{}, &trace{})
	last := next.lastSession()
	next.resume(last)
	if last.Chart != w.charts.Name() || next.charts.Name() != last.Chart {
		t.Errorf("the chart is %q, was %q", next.charts.Name(), w.charts.Name())
	}
	next.shows(t, corpus(), next.view.Filter)
	if next.selected != "b" || describe(next.view.Filter) != describe(only) {
		t.Errorf("selected %q under %s", next.selected, describe(next.view.Filter))
	}
	if len(next.history) != 0 {
		t.Errorf("Backspace would leave the place to which the window opened")
	}
}

func TestAnEmptyWindowKeepsNothing(t *testing.T) {
	w := testWindow(t)
	w.keepSession()
	if s := w.lastSession(); s.Chart != "" || s.Width != 0 {
		t.Errorf("kept %+v", s)
	}
	w.app.Preferences().SetString(prefSession, "{broken")
	if s := w.lastSession(); s.Chart != "" || s.Width != 0 {
		t.Errorf("read %+v", s)
	}
}

func TestDiagnosticsNameNoPerson(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	w := testWindow(t)
	w.opts.Library = home + "/.local/share/yunshi/library.db"
	w.shows(t, corpus(), filter.Filter{})
	text := w.diagnostics(version.Read())
	if strings.Contains(text, home) || !strings.Contains(text, "~/.local/share/yunshi/library.db") {
		t.Errorf("paths are not cut at the home folder:\n%s", text)
	}
	if !strings.Contains(text, "3 events, 1 figures, 1 documents") || !strings.Contains(text, "yunshi\t"+version.Release) {
		t.Errorf("the diagnostics lack what is asked first:\n%s", text)
	}
}

func TestSettingsTakeEffect(t *testing.T) {
	w := testWindow(t)
	for _, row := range w.settingRows() {
		if row.label == "settings.size" {
			continue // asks the real screen
		}
		if len(row.values) != len(row.texts) {
			t.Fatalf("%s offers %d values in %d texts", row.label, len(row.values), len(row.texts))
		}
		for _, v := range row.values {
			row.choose(v)
			if got := row.current(); got != v {
				t.Errorf("%s: %q was chosen, %q holds", row.label, v, got)
			}
		}
	}
	if !w.timeline.ReduceMotion || w.charts.Options().Convert != "USD" || !ui.Dark() {
		t.Error("what was chosen last does not hold in the panes")
	}
}

func TestTheTourNamesCommandsThatExist(t *testing.T) {
	w := testWindow(t)
	known := map[string]bool{}
	for _, c := range w.all {
		known[c.id] = true
	}
	for _, s := range tourSteps {
		for _, id := range s.commands {
			if !known[id] {
				t.Errorf("%s names %q, which is no command", s.text, id)
			}
		}
	}
}

// A file given by "open with" must be seen: its event, or else the article.
func TestWhatTheWindowWasOpenedWithIsShown(t *testing.T) {
	for path, want := range map[string]struct {
		event data.EventID
		sheet bool
	}{"/news/a.txt": {"a", false}, "/news/quiet.txt": {"", true}, "/news": {"a", false}, "/elsewhere": {"", false}} {
		w := testWindow(t)
		c := corpus()
		c.Documents["d"].Path = "/news/a.txt"
		c.Documents["q"] = &data.Document{ID: "q", Title: "Nothing happens", Path: "/news/quiet.txt"}
		w.opts.Paths = []string{path}
		w.showOpened(c)
		if w.wanted != want.event || w.sheet.Open() != want.sheet || w.opts.Paths != nil {
			t.Errorf("%s: event %q, a sheet %t; want %q, %t", path, w.wanted, w.sheet.Open(), want.event, want.sheet)
		}
	}
}

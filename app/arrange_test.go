package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yunshi/app/eventtable"
	"yunshi/app/filter"
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/ui/uitest"
	"yunshi/app/views"
	"yunshi/data"
)

// No choice of lanes hides an event.
func TestEveryEventStandsInALane(t *testing.T) {
	testWindow(t) // for the words
	c := corpus()
	c.Companies["Alibaba Cloud"].Parent = "IBM"
	table := marks.FromCorpus(c)
	for _, by := range laneKinds {
		l := lanes(c, table, by)
		for i := range table.Len() {
			if len(l.Of(i)) == 0 {
				t.Errorf("by %s, %q stands in no lane", by, table.Event(i).Headline)
			}
		}
	}
	if l := lanes(c, table, "group"); l.Lanes[0].Key != "Alibaba Cloud" || l.Lanes[0].Parent != 1 {
		t.Errorf("grouped, the lanes are %+v", l.Lanes)
	}
}

func TestLanesAreSwitchedAndKept(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	for _, by := range []string{"type", "place", "publisher", "group", "company"} {
		w.setLanes(by)
		uitest.Wait(t, by, func() bool { return w.corpusMarks.Load().by == by })
		if got := w.app.Preferences().String(prefLanes); got != by {
			t.Errorf("kept are lanes by %q, want %q", got, by)
		}
		if x := w.timeline.Snapshot().Index; x == nil || len(x.Rows) == 0 {
			t.Errorf("by %s there is no lane", by)
		}
	}
	w.setLanes("nonsense")
	if w.lanesBy != "company" {
		t.Errorf("the lanes went to %q", w.lanesBy)
	}
	w.timeline.OnPinned("IBM", true)
	w.timeline.OnPinned("IBM", true)
	w.timeline.OnPinned("MIIT", true)
	w.timeline.OnPinned("IBM", false)
	if got := w.app.Preferences().StringList(prefPinned); !slices.Equal(got, []string{"MIIT"}) {
		t.Errorf("kept as pinned are %v", got)
	}
}

func TestFiscalYearsAreThoseOfTheOneCompany(t *testing.T) {
	w := testWindow(t)
	c := corpus()
	c.Companies["Alibaba Cloud"].FiscalEnd, c.Companies["IBM"].FiscalEnd = 3, 12
	w.shows(t, c, filter.Filter{Companies: []data.CompanyID{"Alibaba Cloud"}})
	w.toggleFiscal()
	if got := w.timeline.Snapshot().FiscalEnd; got != 3 {
		t.Errorf("the fiscal year ends with month %d, want 3", got)
	}
	w.shows(t, c, filter.Filter{Companies: []data.CompanyID{"Alibaba Cloud", "IBM"}})
	if got := w.timeline.Snapshot().FiscalEnd; got != 0 {
		t.Errorf("of two companies with different years, month %d is shaded", got)
	}
	w.shows(t, c, filter.Filter{})
	w.selectEvent("a")
	if got := w.timeline.Snapshot().FiscalEnd; got != 3 {
		t.Errorf("of the selected event's company, month %d is shaded", got)
	}
}

func TestSavedViewsComeBack(t *testing.T) {
	w := testWindow(t)
	w.opts.Library = filepath.Join(t.TempDir(), "library.db")
	w.shows(t, corpus(), filter.Filter{})
	want := filter.Filter{Companies: []data.CompanyID{"IBM"}, Modalities: []data.Modality{data.Fact}, Text: "firms"}
	w.setFilter(want)
	uitest.Wait(t, "the filter", func() bool { return w.view.N == 1 })
	w.setLanes("type")
	w.table.SetSort(eventtable.Sort{Column: "headline", Falling: true})
	w.showTable(true)
	if err := w.saveView("IBM & firms"); err != nil {
		t.Fatal(err)
	}
	if n := len(w.saved); n != 1 || !slices.ContainsFunc(w.all, func(c command) bool { return c.name() == "IBM & firms" && c.keyText() == "Ctrl Shift 1" }) {
		t.Fatalf("%d views, and no command", n)
	}
	w.setFilter(filter.Filter{})
	w.setLanes("company")
	w.showTable(false)
	w.openViewFile(w.saved[0].Path)
	uitest.Wait(t, "the view", func() bool { return w.view.N == 1 && w.corpusMarks.Load().by == "type" })
	if !w.view.Filter.Equal(want) || !w.table.Visible() || w.table.Sorted() != (eventtable.Sort{Column: "headline", Falling: true}) {
		t.Errorf("filter %+v, table %v", w.view.Filter, w.table)
	}
	w.deleteView(w.saved[0])
	uitest.Wait(t, "the menu", func() bool { return len(w.saved) == 0 })

	bad := filepath.Join(t.TempDir(), "bad"+views.Ending)
	if err := os.WriteFile(bad, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.openViewFile(bad)
	if n := len(w.errors); n != 1 || strings.Contains(w.errors[0].Error(), "\n") {
		t.Errorf("errors: %v", w.errors)
	}
}

func TestTheTableAndTheTimelineShareTheSelection(t *testing.T) {
	w := testWindow(t)
	w.shows(t, corpus(), filter.Filter{})
	w.selectEvent("b")
	w.toggleTable()
	w.table.Step(1)
	if w.selected != "c" || w.timeline.Selected() != "c" {
		t.Errorf("selected is %q, on the timeline %q", w.selected, w.timeline.Selected())
	}
	w.back()
	w.table.Step(-1)
	if w.selected != "a" {
		t.Errorf("one row up from b is %q", w.selected)
	}
	w.copyFocused()
	if got := w.app.Clipboard().Content(); !strings.Contains(got, "\tTwo firms agree on something\t") {
		t.Errorf("with the table focused, Ctrl+C copied %q", got)
	}
	w.toggleTable()
	if !w.timeline.Visible() || w.table.Visible() {
		t.Error("the timeline is not back")
	}
}

// A generated library is filtered, laned and listed like a corpus.
func TestAGeneratedLibrary(t *testing.T) {
	testWindow(t)
	g := &generated{corpus: &data.Corpus{}, events: sample.New(3000, 1)}
	all := g.snapshot(filter.Filter{}, "company", nil)
	if all.view.N != 3000 || all.rows.N != 3000 || all.keep != nil || len(all.view.Companies) != len(sample.Companies) {
		t.Errorf("%d events, %d rows, %d companies", all.view.N, all.rows.N, len(all.view.Companies))
	}
	for _, f := range []filter.Filter{
		{Companies: []data.CompanyID{"IBM"}}, {Text: "outage"}, {Places: []string{"Beijing"}, From: 2020}, {Modalities: []data.Modality{data.Denied}},
	} {
		s := g.snapshot(f, "place", all.marks)
		if s.view.N == 0 || s.view.N == 3000 || s.rows.N != s.view.N || s.keep.Count() != s.view.N {
			t.Errorf("%+v: %d pass, %d rows, %d marks", f, s.view.N, s.rows.N, s.keep.Count())
		}
		for i := range s.rows.N {
			e := s.rows.Event(i)
			if at, ok := s.rows.Find(e.ID); !ok || at != i || filter.New(&data.Corpus{Events: []*data.Event{e}}, f).N != 1 {
				t.Fatalf("%+v: row %d is %+v, found at %d", f, i, e, at)
			}
		}
	}
}

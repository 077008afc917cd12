package keeper

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/library"
)

// watched is a keeper whose snapshots and reports a test waits for.
type watched struct {
	*Keeper
	t       *testing.T
	shots   chan Snapshot
	reports chan library.Report
	trouble chan error
}

func begin(t *testing.T, path string, paths ...string) *watched {
	t.Helper()
	w := &watched{New(path), t, make(chan Snapshot, 100), make(chan library.Report, 10), make(chan error, 10)}
	w.OnSnapshot = func(s Snapshot) {
		w.shots <- s
		if s.Why == "ready" && len(paths) > 0 {
			w.Import(paths)
		}
	}
	w.OnReading = func(int, int) {}
	w.OnImport = func(library.Progress) {}
	w.OnImported = func(r library.Report, _ bool) { w.reports <- r }
	w.OnReread = func(library.Reread) {}
	w.OnTrouble = func(err error) { w.trouble <- err }
	w.Start()
	return w
}

// until waits for a snapshot that fits.
func (w *watched) until(what string, fits func(Snapshot) bool) Snapshot {
	w.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case s := <-w.shots:
			if fits(s) {
				return s
			}
		case <-late:
			w.t.Fatalf("no snapshot: %s", what)
		}
	}
}

func because(why string) func(Snapshot) bool { return func(s Snapshot) bool { return s.Why == why } }

func (w *watched) end() {
	w.t.Helper()
	if err := w.Close(); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watched) do(acts ...library.Act) {
	w.t.Helper()
	done := make(chan error, 1)
	w.Do(func(err error) { done <- err }, acts...)
	if err := <-done; err != nil {
		w.t.Fatal(err)
	}
}

func TestNothingIsMadeUntilSomethingIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "library.db")
	w := begin(t, path)
	if s := w.until("ready", because("ready")); len(s.Corpus.Events) == 0 || len(s.Errors) > 0 {
		t.Fatalf("%d events, errors %v", len(s.Corpus.Events), s.Errors)
	}
	undone := make(chan error, 1)
	w.Undo(func(_ library.Act, err error) { undone <- err })
	if err := <-undone; err != library.ErrNothing {
		t.Errorf("undo without a library: %v", err)
	}
	w.end()
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("a library was made though nothing was kept")
	}
}

func TestActsHoldOverRestartsAndAreUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	w := begin(t, path)
	e := w.until("ready", because("ready")).Corpus.Events[3]
	acts, err := library.EditEvent(&data.Corpus{}, e, map[string]string{"headline": "As a person has it"})
	if err != nil || len(acts) != 1 {
		t.Fatal(acts, err)
	}
	w.do(acts...)
	now := w.until("act", because("act"))
	if got := now.Corpus.Event(e.ID).Headline; got != "As a person has it" {
		t.Errorf("the headline is %q", got)
	}
	w.end()

	w = begin(t, path)
	again := w.until("ready", because("ready"))
	if got := again.Corpus.Event(e.ID).Headline; got != "As a person has it" {
		t.Errorf("after the restart the headline is %q", got)
	}
	done := make(chan library.Act, 1)
	w.Undo(func(a library.Act, err error) { done <- a })
	if a := <-done; a.Field != "headline" {
		t.Errorf("undone was %+v", a)
	}
	if got := w.until("undone", because("act")).Corpus.Event(e.ID).Headline; got != e.Headline {
		t.Errorf("undone, the headline is %q", got)
	}
	w.end()
}

const undated = `Tencent Cloud cuts the price of its storage

SHENZHEN - Tencent Cloud on Monday cut the price of its object storage by 30 percent for its customers in China.
`

func TestImportsStayAndFollowTheDateSet(t *testing.T) {
	dir := t.TempDir()
	path, news := filepath.Join(dir, "library.db"), filepath.Join(dir, "news.txt")
	if err := os.WriteFile(news, []byte(undated), 0o600); err != nil {
		t.Fatal(err)
	}
	w := begin(t, path, news)
	if r := <-w.reports; r.Added != 1 || r.Err != nil {
		t.Fatalf("%+v", r)
	}
	s := w.until("imported", because("imported"))
	if len(s.Own) != 1 {
		t.Fatalf("own are %v", s.Own)
	}
	w.end()

	w = begin(t, path)
	s = w.until("library", because("library"))
	var doc data.DocumentID
	for doc = range s.Own {
	}
	if d := s.Corpus.Documents[doc]; d == nil || d.Published.Known() {
		t.Fatalf("the document is %+v", d)
	}
	w.do(library.Act{Kind: library.SetDate, Target: library.OfDocument(doc), New: "2017-03-22"})
	s = w.until("dated", because("act"))
	found := false
	for _, e := range s.Corpus.Events {
		found = found || e.Sources[0].Evidence.Document == doc && strings.Contains(e.Date.String(), "2017-03-20")
	}
	if !found {
		t.Error("the event of Monday is not of 2017-03-20")
	}
	w.end()
}

func TestASecondWindowReadsOnly(t *testing.T) {
	dir := t.TempDir()
	path, news := filepath.Join(dir, "library.db"), filepath.Join(dir, "news.txt")
	if err := os.WriteFile(news, []byte(undated), 0o600); err != nil {
		t.Fatal(err)
	}
	first := begin(t, path, news)
	first.until("imported", because("imported"))
	second := begin(t, path)
	if err := <-second.trouble; !strings.Contains(err.Error(), "open in another window") {
		t.Errorf("the trouble is %v", err)
	}
	if s := second.until("library", because("library")); len(s.Own) != 1 {
		t.Errorf("the second window sees %v", s.Own)
	}
	done := make(chan error, 1)
	second.Do(func(err error) { done <- err }, library.Act{Kind: library.Star, Target: library.OfCompany("UCloud")})
	if err := <-done; err == nil {
		t.Error("the second window could write")
	}
	second.Import([]string{news})
	if r := <-second.reports; r.Err != ErrReadOnly || r.Added != 1 {
		t.Errorf("%+v", r)
	}
	second.end()
	first.end()
}

// A search finds the library's articles before those whose text is at hand, each
// once, and no more than are wanted.
func TestSearchFindsBoth(t *testing.T) {
	dir := t.TempDir()
	news := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(news, []byte("Kingsoft Cloud opens a site\n\nBEIJING, May 3, 2019 - Kingsoft Cloud opened a data centre in Wuhan with quagga cooling.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	k := begin(t, filepath.Join(dir, "library.db"), news)
	defer k.Close()
	s := k.until("the import", func(s Snapshot) bool { return s.Why == "imported" })
	if found := k.Search(t.Context(), s.Corpus, "quagga", 10); len(found) != 1 || !s.Own[found[0]] {
		t.Errorf("found %v", found)
	}
	found := k.Search(t.Context(), s.Corpus, "cloud", 100)
	if len(found) < 3 || !s.Own[found[0]] || s.Own[found[1]] {
		t.Errorf("found %v", found)
	}
	if again := k.Search(t.Context(), s.Corpus, "cloud", 2); len(again) != 2 || again[1] != found[1] {
		t.Errorf("found %v, want the first two of %v", again, found)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if found := k.Search(ended, s.Corpus, "cloud", 100); len(found) > 0 {
		t.Errorf("a search that was given up found %v", found)
	}
}

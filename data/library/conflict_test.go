package library_test

import (
	"strings"
	"testing"

	"yunshi/data/library"
)

// What is read now can be taken in place of the person's word, of a field as of
// the date of an article; and a date that was let stand is no conflict any more.
func TestConflictsAreDecided(t *testing.T) {
	l := inMemory(t)
	dir := folder(t, map[string]string{"story.txt": "Kingsoft opens a site\n\nBEIJING, May 3, 2019 - Kingsoft Cloud opened a data centre in Wuhan on Thursday.\n"})
	if r := l.Import(t.Context(), []string{dir}, library.ImportOptions{}); r.Added != 1 {
		t.Fatalf("%+v", r)
	}
	s := snapshot(t, l)
	e := s.Corpus.Events[0]
	d := s.Corpus.Documents[e.Sources[0].Evidence.Document]
	do(t, l, library.Act{Kind: library.Edit, Target: library.OfEvent(e), Field: "headline", Old: "Read before", New: "By hand"})
	do(t, l, library.Act{Kind: library.SetDate, Target: library.OfDocument(d.ID), Old: "2011", New: "2019-05-04"})
	conflicts := snapshot(t, l).Conflicts
	if len(conflicts) != 2 {
		t.Fatalf("conflicts are %v", conflicts)
	}
	for _, c := range conflicts {
		if c.Act.Kind == library.SetDate {
			do(t, l, c.Settle())
		}
	}
	if left := snapshot(t, l).Conflicts; len(left) != 1 || left[0].Act.Kind != library.Edit {
		t.Fatalf("after the date was let stand, conflicts are %v", left)
	}
	decide(t, l, snapshot(t, l).Conflicts[0].Take())
	now := snapshot(t, l)
	if got := now.Corpus.Event(e.ID); len(now.Conflicts) != 0 || got == nil || got.Headline != e.Headline {
		t.Errorf("%+v, conflicts %v", got, now.Conflicts)
	}
	for _, c := range conflicts {
		if c.Act.Kind == library.SetDate {
			decide(t, l, c.Take())
		}
	}
	now = snapshot(t, l)
	if got := now.Corpus.Documents[d.ID].Published.String(); got != "2019-05-03" || len(now.Conflicts) != 0 {
		t.Errorf("the date is %s, conflicts %v", got, now.Conflicts)
	}
	gone := library.Conflict{Act: library.Act{Kind: library.Confirm, Target: library.OfEvent(e)}, Why: "it is no longer read"}
	if acts := gone.Take(); acts != nil || !strings.Contains(gone.String(), "no longer") {
		t.Errorf("nothing can be taken of what is not read: %v", acts)
	}
}

func decide(t *testing.T, l *library.Library, acts []library.Act) {
	t.Helper()
	if len(acts) == 0 {
		t.Fatal("there is nothing to take")
	}
	for _, a := range acts {
		do(t, l, a)
	}
}

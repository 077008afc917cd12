package library

import (
	"testing"

	"yunshi/data"
	"yunshi/data/merge"
	"yunshi/data/registry"
)

// Two papers tell one deal; a person says that they are two.
func TestSplitEvent(t *testing.T) {
	l, err := New(t.Context(), NewMemory())
	if err != nil {
		t.Fatal(err)
	}
	var base []merge.Part
	for _, text := range []string{
		"Alibaba Cloud and Sinopec sign\n\nBEIJING, March 20, 2017 - Alibaba Cloud and Sinopec signed an agreement on Monday to build a cloud platform for oil depots.\n",
		"Sinopec, Alibaba Cloud in pact\n\nBEIJING, March 21, 2017 - Sinopec and Alibaba Cloud signed an agreement on Monday to build a cloud platform for its oil depots in Wuhan.\n",
	} {
		reading, err := NewReader(nil).Read(NewRecord("a.txt", []byte(text), Record{}.Meta, l.Now()))
		if err != nil || len(reading.Part.Events) != 1 {
			t.Fatalf("%d events (%v)", len(reading.Part.Events), err)
		}
		base = append(base, reading.Part)
	}
	c := merge.Corpus(registry.Bundled(), base...)
	if len(c.Events) != 1 || len(c.Events[0].Sources) != 2 {
		t.Fatalf("%d events, %+v", len(c.Events), c.Events)
	}
	e := c.Events[0]
	tellings := l.Tellings(base, e)
	for off := range tellings {
		act := SplitEvent(e, tellings, off)
		if len(e.Sources) != 2 {
			t.Fatal("the event was changed")
		}
		if err := l.Do(t.Context(), act); err != nil {
			t.Fatal(err)
		}
		s, _ := l.Snapshot(t.Context(), base, nil)
		if len(s.Conflicts) > 0 || len(s.Corpus.Events) != 2 {
			t.Fatalf("split off %d: %d events, %v", off, len(s.Corpus.Events), s.Conflicts)
		}
		seen := map[data.Evidence]bool{}
		for _, one := range s.Corpus.Events {
			if len(one.Sources) != 1 || len(one.Companies) != 2 {
				t.Errorf("split off %d: %+v", off, one)
			}
			seen[one.Sources[0].Evidence] = true
		}
		if len(seen) != 2 || s.Corpus.Events[0].ID == s.Corpus.Events[1].ID {
			t.Errorf("split off %d: both are %v", off, seen)
		}
		if _, err := l.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if s, _ = l.Snapshot(t.Context(), base, nil); len(s.Corpus.Events) != 1 {
			t.Error("undone, they are not one")
		}
	}
}

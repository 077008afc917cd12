package sample

import "testing"

func TestTheSameSeedMakesTheSameEvents(t *testing.T) {
	a, b := New(2000, 7), New(2000, 7)
	for i := range 2000 {
		x, y := a.Event(i), b.Event(i)
		if x.ID != y.ID || x.Headline != y.Headline || x.Date != y.Date {
			t.Fatalf("event %d differs: %v, %v", i, x, y)
		}
		if got, ok := a.Table.Find(x.ID); !ok || got != i {
			t.Fatalf("event %d is found at %d (%v)", i, got, ok)
		}
		if from, _ := a.Table.Span(i); from != x.Date.Start {
			t.Fatalf("mark %d starts on %v, its event on %v", i, from, x.Date.Start)
		}
	}
	if _, ok := a.Table.Find("sample-2000"); ok {
		t.Error("found an event that was not made")
	}
}

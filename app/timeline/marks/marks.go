// Package marks is the store behind the timeline: events as columns of numbers,
// sorted by time, with the lanes they lie in and the filter they pass. It knows
// no screen.
package marks

import (
	"sort"

	"yunshi/assets/look"
	"yunshi/data"
)

// Flags say how a mark is drawn.
type Flags uint8

// Hollow marks are plans, forecasts, speculation and denials. About has soft
// ends; Before fades to the left, After to the right.
const (
	Hollow Flags = 1 << iota
	Denied
	About
	Before
	After
)

// Mark is one event as the table stores it.
type Mark struct {
	Date     data.Date // must be known
	Type     data.EventType
	Modality data.Modality
	Rank     uint8 // 255 is the most important: labelled first
}

// Table is an immutable set of marks, sorted by the first day of the date that
// the text names. Marks are addressed by their position, 0 to Len()-1.
type Table struct {
	start, end []data.Day // of Date.Point(), both included
	group      []uint8    // index into look.Groups
	flags      []Flags
	rank       []uint8
	undated    int
	event      func(i int) *data.Event
	find       func(id data.EventID) (int, bool)
}

// FromCorpus makes a table of a corpus's dated events.
func FromCorpus(c *data.Corpus) *Table {
	var events []*data.Event
	for _, e := range c.Events {
		if e.Date.Known() {
			events = append(events, e)
		}
	}
	sort.SliceStable(events, func(i, j int) bool { return events[i].Date.Point().Start < events[j].Date.Point().Start })
	index := make(map[data.EventID]int, len(events))
	for i, e := range events {
		index[e.ID] = i
	}
	t := New(len(events),
		func(i int) Mark {
			e := events[i]
			return Mark{Date: e.Date, Type: e.Type, Modality: e.Modality, Rank: rank(e)}
		},
		func(i int) *data.Event { return events[i] },
		func(id data.EventID) (int, bool) { i, ok := index[id]; return i, ok })
	t.undated = len(c.Events) - len(events)
	return t
}

// New makes a table of n marks that the caller gives in the order of
// Date.Point().Start. The event of a mark is asked for when it is in sight;
// find is its inverse by id. Both are called on the UI thread.
func New(n int, mark func(i int) Mark, event func(i int) *data.Event, find func(data.EventID) (int, bool)) *Table {
	t := &Table{
		start: make([]data.Day, n), end: make([]data.Day, n),
		group: make([]uint8, n), flags: make([]Flags, n), rank: make([]uint8, n),
		event: event, find: find,
	}
	for i := range n {
		m := mark(i)
		p := m.Date.Point()
		t.start[i], t.end[i] = p.Start, p.End
		t.group[i] = uint8(look.GroupIndex(m.Type))
		t.flags[i] = flags(m)
		t.rank[i] = m.Rank
	}
	return t
}

func flags(m Mark) Flags {
	var f Flags
	if m.Modality != data.Fact && m.Modality != "" {
		f |= Hollow
	}
	if m.Modality == data.Denied {
		f |= Denied
	}
	if m.Date.About {
		f |= About
	}
	switch m.Date.Bound {
	case data.Before:
		f |= Before
	case data.After:
		f |= After
	}
	return f
}

// rank puts well-sourced facts before single rumours.
func rank(e *data.Event) uint8 {
	r := 30*min(len(e.Sources), 5) + 6*min(len(e.Companies), 5) + int(40*e.Confidence)
	if e.Modality == data.Fact {
		r += 25
	}
	return uint8(min(r, 255))
}

// Len returns the number of marks.
func (t *Table) Len() int { return len(t.start) }

// Undated returns the number of events that have no date and so no mark.
func (t *Table) Undated() int { return t.undated }

// Event returns the event of mark i.
func (t *Table) Event(i int) *data.Event { return t.event(i) }

// Find returns the mark of the event with the id.
func (t *Table) Find(id data.EventID) (int, bool) { return t.find(id) }

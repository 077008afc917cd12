// Package marks is the store behind the timeline: events as columns of numbers,
// sorted by time, with the lanes they lie in and the filter they pass. It knows
// no screen.
package marks

import (
	"slices"
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
	Date     data.Date // must name a day
	Type     data.EventType
	Modality data.Modality
	Rank     uint8 // 255 is the most important: labelled first
}

// Table is an immutable set of marks, sorted by the first day of the date that
// the text names (2019-01-01 for "by 2019"). Marks are addressed by their position, 0 to Len()-1.
type Table struct {
	start, end []data.Day // of Date.Point(), both included
	group      []uint8    // index into look.Groups
	flags      []Flags
	rank       []uint8
	anchor     []data.Day // the day on which the mark is counted, see Series
	order      []int32    // all marks by anchor
	last       data.Day   // that any mark covers
	undated    int
	event      func(i int) *data.Event
	find       func(id data.EventID) (int, bool)
}

// FromCorpus makes a table of a corpus's dated events.
func FromCorpus(c *data.Corpus) *Table {
	var events []*data.Event
	for _, e := range c.Events {
		if datable(e.Date) {
			events = append(events, e)
		}
	}
	sort.SliceStable(events, func(i, j int) bool {
		a, _ := drawn(events[i].Date)
		b, _ := drawn(events[j].Date)
		return a < b
	})
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
// their first day. The event of a mark is asked for when it is in sight;
// find is its inverse by id. Both may be called from any goroutine.
func New(n int, mark func(i int) Mark, event func(i int) *data.Event, find func(data.EventID) (int, bool)) *Table {
	t := &Table{
		start: make([]data.Day, n), end: make([]data.Day, n),
		group: make([]uint8, n), flags: make([]Flags, n), rank: make([]uint8, n),
		event: event, find: find,
	}
	for i := range n {
		m := mark(i)
		t.start[i], t.end[i] = drawn(m.Date)
		t.group[i] = uint8(look.GroupIndex(m.Type))
		t.flags[i] = flags(m)
		t.rank[i] = m.Rank
	}
	if n > 0 {
		t.last = slices.Max(t.end)
	}
	t.anchorAll()
	return t
}

// anchorAll gives each mark a day of its date and sorts the marks by it.
func (t *Table) anchorAll() {
	n := t.Len()
	t.anchor, t.order = make([]data.Day, n), make([]int32, n)
	keys := make([]uint64, n)
	for i := range n {
		days := uint64(t.end[i]-t.start[i]) + 1
		t.anchor[i] = t.start[i] + data.Day(scatter(uint64(i))%days)
		// The offset makes negative days sort before positive ones.
		keys[i] = uint64(int64(t.anchor[i])+1<<31)<<32 | uint64(i)
	}
	slices.Sort(keys)
	for p, k := range keys {
		t.order[p] = int32(uint32(k))
	}
}

// scatter is the finaliser of splitmix64: neighbouring numbers come out far apart.
func scatter(x uint64) uint64 {
	x = (x + 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
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
	if m.Date.Start == data.OpenStart {
		f |= Before
	}
	if m.Date.End == data.OpenEnd {
		f |= After
	}
	return f
}

// drawn returns the days that a date names: all of 2019 for "by 2019", whose
// open side is left to a flag. An interval open on one side gives its one day.
func drawn(d data.Date) (from, to data.Day) {
	p := d.Point()
	if p.Start == data.OpenStart {
		p.Start = p.End
	}
	if p.End == data.OpenEnd {
		p.End = p.Start
	}
	return p.Start, p.End
}

// datable reports whether a date names any day.
func datable(d data.Date) bool {
	return d.Known() && (d.Start != data.OpenStart || d.End != data.OpenEnd)
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

// Span returns the first and the last day of the date that the text names.
func (t *Table) Span(i int) (from, to data.Day) { return t.start[i], t.end[i] }

// Anchor returns the day on which the mark is counted; see Series.
func (t *Table) Anchor(i int) data.Day { return t.anchor[i] }

// Group returns the position of the event type's group in look.Groups.
func (t *Table) Group(i int) int { return int(t.group[i]) }

// Flags returns how the mark is drawn.
func (t *Table) Flags(i int) Flags { return t.flags[i] }

// Rank returns how important the mark is, 0 to 255.
func (t *Table) Rank(i int) uint8 { return t.rank[i] }

// Extent returns the first and the last day that any mark covers; ok is false
// for an empty table.
func (t *Table) Extent() (first, last data.Day, ok bool) {
	if t.Len() == 0 {
		return 0, 0, false
	}
	return t.start[0], t.last, true
}

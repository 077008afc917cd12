package data

import "sort"

// Corpus is all that is known at one moment. It is immutable once built: panes
// hold a *Corpus as their snapshot, and a change makes a new one.
type Corpus struct {
	Documents map[DocumentID]*Document
	Companies map[CompanyID]*Company
	Events    []*Event  // by Date.Start, then ID; undated events last
	Figures   []*Figure // by Subject, Metric, Period.Start, then ID
}

// SortEvents orders events as a Corpus holds them.
func SortEvents(events []*Event) {
	sort.SliceStable(events, func(i, j int) bool {
		a, b := events[i], events[j]
		if a.Date.Known() != b.Date.Known() {
			return a.Date.Known()
		}
		if a.Date.Start != b.Date.Start {
			return a.Date.Start < b.Date.Start
		}
		return a.ID < b.ID
	})
}

// SortFigures orders figures as a Corpus holds them.
func SortFigures(figures []*Figure) {
	sort.SliceStable(figures, func(i, j int) bool {
		a, b := figures[i], figures[j]
		switch {
		case a.Subject != b.Subject:
			return a.Subject < b.Subject
		case a.Metric != b.Metric:
			return a.Metric < b.Metric
		case a.Period.Start != b.Period.Start:
			return a.Period.Start < b.Period.Start
		}
		return a.ID < b.ID
	})
}

// Event returns the event with the id, or nil.
func (c *Corpus) Event(id EventID) *Event {
	for _, e := range c.Events {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Figure returns the figure with the id, or nil.
func (c *Corpus) Figure(id FigureID) *Figure {
	for _, f := range c.Figures {
		if f.ID == id {
			return f
		}
	}
	return nil
}

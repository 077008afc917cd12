package app

import (
	"fmt"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/data"
)

// place is where the person was: what was filtered and what was selected.
type place struct {
	filter   filter.Filter
	selected data.EventID
}

// historyLimit keeps the way back short enough to be remembered by a person.
const historyLimit = 100

func (w *Window) remember() {
	w.history = append(w.history, place{w.view.Filter, w.selected})
	if len(w.history) > historyLimit {
		w.history = w.history[1:]
	}
}

// setFilter narrows all panes.
func (w *Window) setFilter(f filter.Filter) {
	w.remember()
	w.look(w.newest, f)
}

// look builds the view of a corpus through a filter off the UI thread and swaps
// it in; a later call overtakes an earlier one.
func (w *Window) look(c *data.Corpus, f filter.Filter) {
	w.turn++
	w.newest = c
	turn, marks := w.turn, w.kept.Marks
	chosen := *w.view
	chosen.Filter = f
	w.view = &chosen
	// The choice itself shows at once: a second one may come before the events.
	w.filters.SetView(w.view)
	w.companies.SetView(w.view)
	same := c == w.view.Corpus
	go func() {
		v := filter.NewMarked(c, marks, f)
		m := newMarks(v, same, w.corpusMarks.Load())
		ui.Do(func() {
			if turn == w.turn {
				w.swap(v, m)
			}
		})
	}()
}

// swap shows a view in every pane.
func (w *Window) swap(v *filter.View, m *corpusMarks) {
	other := v.Corpus != w.view.Corpus
	w.view = v
	if w.corpusMarks.Load() != m {
		w.corpusMarks.Store(m)
		w.timeline.SetMarks(m.table, m.lanes)
	}
	w.timeline.SetFilter(m.keep(v))
	if !w.timeline.Visible() {
		w.timeline.Show()
		w.panes.Refresh()
	}
	w.companies.SetView(v)
	w.filters.SetView(v)
	w.status.SetView(v)
	w.charts.SetView(v)
	w.title()
	if other {
		w.showAgain()
	}
	w.trace.say("filter", describe(v.Filter), "events", len(v.Events))
	w.arrive()
}

// describe is the filter in the words of the trace.
func describe(f filter.Filter) string {
	if !f.Any() {
		return "all"
	}
	return fmt.Sprintf("companies=%q groups=%b from=%d to=%d star=%t tag=%q", f.Companies, f.Groups, f.From, f.To, f.Star, f.Tag)
}

// title tells the selected event, or the company, in the window's title bar.
func (w *Window) title() {
	s := ui.T("app.title")
	if n := len(w.view.Filter.Companies); n == 1 {
		s = string(w.view.Filter.Companies[0]) + " – " + s
	}
	if e := w.view.Corpus.Event(w.selected); e != nil {
		s = e.Headline + " – " + s
	}
	w.win.SetTitle(s)
}

// focusCompany shows the events of one company, or all again.
func (w *Window) focusCompany(id data.CompanyID) {
	if w.view.Corpus.Companies[id] == nil {
		return
	}
	w.trace.say("company", id)
	w.setFilter(w.view.Filter.Only(id))
}

// showCompany shows the events of one company; unlike focusCompany it never
// takes the choice back.
func (w *Window) showCompany(id data.CompanyID) {
	if f := w.view.Filter; len(f.Companies) == 1 && f.Companies[0] == id {
		return
	}
	w.focusCompany(id)
}

// clearFilter shows everything again.
func (w *Window) clearFilter() {
	if w.view.Filter.Any() {
		w.setFilter(filter.Filter{})
	}
}

// selectEvent selects an event from outside the timeline.
func (w *Window) selectEvent(id data.EventID) {
	if w.view.Corpus.Event(id) == nil {
		return
	}
	w.timeline.Select(id)
	w.onSelected(id)
}

// onSelected shows the event that the timeline has selected.
func (w *Window) onSelected(id data.EventID) {
	if id == w.selected {
		return
	}
	w.remember()
	w.show(id)
}

func (w *Window) show(id data.EventID) {
	w.selected, w.figure = id, ""
	w.title()
	e := w.view.Corpus.Event(id)
	if e == nil {
		w.detail.Clear()
		return
	}
	w.detail.ShowEvent(w.view.Corpus, e)
	w.trace.say("select", e.ID, e.Headline)
}

// showAgain shows in the detail pane what a new corpus has of what was shown; of
// what is there no more, the event that stood after it.
func (w *Window) showAgain() {
	c := w.view.Corpus
	if c.Event(w.wanted) != nil {
		w.selectEvent(w.wanted)
		w.wanted = ""
		return
	}
	if f := c.Figure(w.figure); f != nil {
		w.detail.Again()
		w.detail.ShowFigure(c, f)
		return
	}
	if e := c.Event(w.selected); e != nil {
		w.figure = ""
		w.detail.Again()
		w.detail.ShowEvent(c, e)
		return
	}
	if w.selected != "" {
		w.timeline.Select(w.after)
		w.show(w.after)
	}
}

func (w *Window) openFigure(id data.FigureID) {
	if f := w.view.Corpus.Figure(id); f != nil {
		w.figure = id
		w.detail.ShowFigure(w.view.Corpus, f)
		w.trace.say("figure", f.ID, f.Subject, f.Metric, f.Period)
	}
}

// next selects the event after the selected one; with none selected, or one that
// the filter hides, the first in sight.
func (w *Window) next() { w.step(w.timeline.Next, 0) }

func (w *Window) previous() { w.step(w.timeline.Previous, -1) }

func (w *Window) step(move func(), at int) {
	if w.selected != "" && w.view.Index(w.selected) >= 0 {
		move()
		return
	}
	var dated []*data.Event
	for _, e := range w.view.Events {
		if e.Date.Known() {
			dated = append(dated, e)
		}
	}
	if len(dated) == 0 {
		return
	}
	if at < 0 {
		at = len(dated) - 1
	}
	w.selectEvent(dated[at].ID)
}

// back returns to the place before, or the view of the timeline before the last
// jump.
func (w *Window) back() {
	n := len(w.history)
	if n == 0 {
		w.timeline.Back()
		return
	}
	p := w.history[n-1]
	w.history = w.history[:n-1]
	w.visit(p)
}

func (w *Window) visit(p place) {
	w.timeline.Select(p.selected)
	w.show(p.selected)
	if describe(p.filter) != describe(w.view.Filter) {
		w.look(w.newest, p.filter)
	}
}

package app

import (
	"context"
	"fmt"
	"slices"

	"yunshi/app/filter"
	"yunshi/app/keeper"
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
	if !typing(w.view.Filter, f) {
		w.remember()
	}
	w.look(w.newest, f)
}

// typing reports whether a filter goes on from another by letters of its text: a
// word is one step back, not one a letter.
func typing(from, to filter.Filter) bool {
	if from.Text == "" || to.Text == "" {
		return false
	}
	from.Text = to.Text
	return from.Equal(to)
}

// look builds the view of a corpus through a filter off the UI thread and swaps
// it in; a later call overtakes an earlier one.
func (w *Window) look(c *data.Corpus, f filter.Filter) {
	w.turn++
	w.newest = c
	turn := w.turn
	chosen := *w.view
	chosen.Filter = f
	w.view = &chosen
	// The choice itself shows at once: a second one may come before the events.
	w.filters.SetView(w.view)
	w.companies.SetView(w.view)
	w.looking() // what is under way is of no use any more
	ctx, cancel := context.WithCancel(context.Background())
	w.looking = cancel
	take := w.taker(ctx, c, f)
	go func() {
		s := take()
		ui.Do(func() {
			if turn == w.turn {
				w.swap(s)
			}
		})
	}()
}

// taker returns what makes the snapshot of a corpus through a filter, to be
// called off the UI thread.
func (w *Window) taker(ctx context.Context, c *data.Corpus, f filter.Filter) func() *snapshot {
	old, by, marks := w.corpusMarks.Load(), w.lanesBy, w.kept.Marks
	if c != w.view.Corpus {
		old = nil
	}
	if g := w.generated; g != nil && g.corpus == c {
		return func() *snapshot { return g.snapshot(f, by, old) }
	}
	return func() *snapshot { return newSnapshot(c, marks, w.told(ctx, c, f.Text), f, by, old) }
}

// swap shows a snapshot in every pane.
func (w *Window) swap(s *snapshot) {
	v, m, was := s.view, s.marks, w.view.Corpus
	w.view = v
	for _, k := range w.coming {
		w.trace.say(k.Why, "events", len(k.Corpus.Events), "figures", len(k.Corpus.Figures), "documents", len(k.Corpus.Documents),
			"errors", len(k.Errors), "conflicts", len(k.Conflicts))
	}
	acted := slices.ContainsFunc(w.coming, func(k keeper.Snapshot) bool { return k.Why == "act" })
	w.coming = nil
	if old := w.corpusMarks.Load(); old != m {
		w.corpusMarks.Store(m)
		w.timeline.Swap(m.table, m.lanes, s.keep, w.order())
	} else {
		w.timeline.SetFilter(s.keep)
	}
	if !w.timeline.Visible() && !w.table.Visible() {
		w.timeline.Show()
		w.panes.Refresh()
	}
	w.table.SetRows(s.rows)
	w.shadeYears()
	w.companies.SetView(v)
	w.filters.SetView(v)
	w.status.SetView(v)
	w.charts.SetView(v)
	w.title()
	if v.Corpus != was {
		w.showAgain(was)
	}
	w.trace.say("filter", describe(v.Filter), "events", v.N)
	w.arrive()
	if acted && w.dating {
		w.dating = false
		if len(v.Tray) > 0 && w.win.Canvas().Overlays().Top() == nil {
			w.showUndated()
		}
	}
}

// describe is the filter in the words of the trace.
func describe(f filter.Filter) string {
	if !f.Any() {
		return "all"
	}
	s := fmt.Sprintf("companies=%q groups=%b from=%d to=%d star=%t tag=%q", f.Companies, f.Groups, f.From, f.To, f.Star, f.Tag)
	if f.Further() > 0 {
		s += fmt.Sprintf(" places=%q publishers=%q modalities=%q confidence=%g text=%q", f.Places, f.Publishers, f.Modalities, f.Confidence, f.Text)
	}
	return s
}

// title tells the selected event, or the company, in the window's title bar.
func (w *Window) title() {
	s := ui.T("app.title")
	if n := len(w.view.Filter.Companies); n == 1 {
		s = string(w.view.Filter.Companies[0]) + " – " + s
	}
	if e := w.event(w.selected); e != nil {
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
	if w.event(id) == nil {
		return
	}
	w.timeline.Select(id)
	w.table.Select(id)
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
	w.table.Select(id)
	if w.fiscal {
		w.shadeYears()
	}
	e := w.event(id)
	if e == nil {
		w.detail.Clear()
		return
	}
	w.detail.ShowEvent(w.view.Corpus, e)
	w.trace.say("select", e.ID, e.Headline)
}

// showAgain shows in the detail pane what a new corpus has of what was shown; of
// what is there no more, the event that stood after it. What has moved in time
// is followed.
func (w *Window) showAgain(was *data.Corpus) {
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
		if old := was.Event(w.selected); old != nil && old.Date != e.Date {
			w.timeline.Select("")
			w.timeline.Select(e.ID)
		}
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
		w.trace.say("figure", f.ID, f.Subject, f.Metric, f.Period, f.Value)
	}
}

// nextFigure opens the first figure of the selected event, or the one after that
// which is shown.
func (w *Window) nextFigure() {
	e := w.view.Corpus.Event(w.selected)
	if e == nil || len(e.Figures) == 0 {
		w.status.Say(ui.T("said.nofigure"))
		return
	}
	i := slices.Index(e.Figures, w.figure)
	w.openFigure(e.Figures[(i+1)%len(e.Figures)])
}

// next selects the event after the selected one; with none selected, or one that
// the filter hides, the first in sight.
func (w *Window) next() { w.step(w.timeline.Next, 0) }

func (w *Window) previous() { w.step(w.timeline.Previous, -1) }

func (w *Window) step(move func(), at int) {
	if w.generated != nil || w.selected != "" && w.view.Index(w.selected) >= 0 {
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

// back returns from a figure to its event, to the place before, or the view of
// the timeline before the last jump.
func (w *Window) back() {
	if w.figure != "" && w.selected != "" {
		w.show(w.selected)
		return
	}
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
	if !p.filter.Equal(w.view.Filter) {
		w.look(w.newest, p.filter)
	}
}

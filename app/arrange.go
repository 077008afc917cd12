package app

import (
	"slices"

	"yunshi/app/ui"
	"yunshi/data"
)

// How the timeline and the table are arranged is kept between sessions.
const (
	prefLanes     = "lanes"
	prefOrder     = "lanes.order"
	prefPinned    = "lanes.pinned"
	prefCollapsed = "lanes.collapsed"
	prefFiscal    = "fiscal"
	prefColumns   = "table.columns"
)

// arrangeFirst takes up the arrangement of the last session. It is called before
// there is anything to show.
func (w *Window) arrangeFirst() {
	p := w.app.Preferences()
	w.lanesBy, w.laneOrder = p.String(prefLanes), p.String(prefOrder)
	if !slices.Contains(laneKinds, w.lanesBy) {
		w.lanesBy = laneKinds[0]
	}
	if w.laneOrder == "" {
		w.laneOrder = laneOrders[0].key
	}
	w.fiscal = p.Bool(prefFiscal)
	w.timeline.SetOrder(w.order())
	for _, key := range p.StringList(prefPinned) {
		w.timeline.SetPinned(key, true)
	}
	for _, key := range p.StringList(prefCollapsed) {
		w.timeline.SetCollapsed(key, true)
	}
	w.timeline.OnPinned = func(key string, on bool) { w.keepKey(prefPinned, key, on) }
	w.timeline.OnCollapsed = func(key string, on bool) { w.keepKey(prefCollapsed, key, on) }
}

// keepKey keeps a lane that was pinned or collapsed.
func (w *Window) keepKey(pref, key string, on bool) {
	p := w.app.Preferences()
	list := slices.DeleteFunc(slices.Clone(p.StringList(pref)), func(k string) bool { return k == key })
	if on {
		list = append(list, key)
	}
	p.SetStringList(pref, list)
	w.trace.say(pref, key, on)
}

// toggleFiscal shades the fiscal years of the chosen company, or calendar years.
func (w *Window) toggleFiscal() {
	w.fiscal = !w.fiscal
	w.app.Preferences().SetBool(prefFiscal, w.fiscal)
	end := w.shadeYears()
	w.trace.say("fiscal", w.fiscal, end)
	if w.fiscal && end == 0 {
		w.status.Say(ui.T("status.fiscal"))
	}
}

// shadeYears shades the fiscal years of the one company that the filter or the
// selected event names, and returns their last month; 0 is the calendar year.
func (w *Window) shadeYears() int {
	end := 0
	if w.fiscal {
		end = w.fiscalEnd()
	}
	if s := w.timeline.Snapshot(); s.FiscalEnd != end {
		w.timeline.SetFiscalEnd(end)
	}
	return end
}

func (w *Window) fiscalEnd() int {
	ids := w.view.Filter.Companies
	if e := w.event(w.selected); len(ids) == 0 && e != nil {
		ids = e.Names()
	}
	ends := map[int]bool{}
	end := 0
	for _, id := range ids {
		if c := w.view.Corpus.Companies[id]; c != nil && c.Kind == data.Actor && c.FiscalEnd > 0 {
			end = c.FiscalEnd
			ends[end] = true
		}
	}
	if len(ends) != 1 || end == 12 {
		return 0
	}
	return end
}

// toggleStill makes every change of view immediate, or smooth again.
func (w *Window) toggleStill() {
	w.timeline.ReduceMotion = !w.timeline.ReduceMotion
	w.app.Preferences().SetBool(prefStill, w.timeline.ReduceMotion)
	w.trace.say("still", w.timeline.ReduceMotion)
	said := ui.T("status.moving")
	if w.timeline.ReduceMotion {
		said = ui.T("status.still")
	}
	w.status.Say(said)
}

// event returns an event of what is shown, or nil. The marks know theirs by
// name; only the undated have to be searched for.
func (w *Window) event(id data.EventID) *data.Event {
	if id == "" {
		return nil
	}
	if m := w.corpusMarks.Load(); m != nil {
		if i, ok := m.table.Find(id); ok {
			return m.table.Event(i)
		}
	}
	return w.view.Corpus.Event(id)
}

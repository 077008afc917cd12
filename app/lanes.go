package app

import (
	"slices"

	"yunshi/app/eventtable"
	"yunshi/app/filter"
	"yunshi/app/timeline/marks"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library"
)

// corpusMarks is a corpus as the timeline takes it. It is immutable.
type corpusMarks struct {
	table *marks.Table
	lanes *marks.Lanes
	by    string // one of laneKinds
}

// laneKinds are the ways to arrange the events in lanes.
var laneKinds = []string{"company", "group", "type", "place", "publisher"}

// snapshot is what the panes show of a corpus through a filter, made off the UI
// thread and swapped in at once.
type snapshot struct {
	view  *filter.View
	marks *corpusMarks
	keep  marks.Bitmap
	rows  eventtable.Rows
}

// newSnapshot looks at a corpus through a filter; told is the articles that the
// filter's words stand in. Old is what is shown, of the same corpus or nil.
func newSnapshot(c *data.Corpus, marked map[string]library.Mark, told map[data.DocumentID]bool, f filter.Filter, by string, old *corpusMarks) *snapshot {
	s := &snapshot{view: filter.NewMarked(c, marked, told, f), marks: old}
	if old == nil || old.by != by {
		m := &corpusMarks{by: by}
		if old != nil {
			m.table = old.table
		} else {
			m.table = marks.FromCorpus(c)
		}
		m.lanes = lanes(c, m.table, by)
		s.marks = m
	}
	s.keep = s.marks.keep(s.view)
	s.rows = eventtable.RowsOf(c, s.view.Events)
	return s
}

// lanes arranges the events of a corpus. What has no place or no publisher
// stands in a lane of its own, so that no choice of lanes hides an event.
func lanes(c *data.Corpus, t *marks.Table, by string) *marks.Lanes {
	named := func(of func(*data.Event) []string) *marks.Lanes {
		l := marks.ByNames(t, func(e *data.Event) []string {
			if names := of(e); len(names) > 0 {
				return names
			}
			return []string{laneUnknown}
		})
		for i := range l.Lanes {
			if lane := &l.Lanes[i]; lane.Key == laneUnknown {
				lane.Name, lane.Last = ui.T("lane.unknown"), true
			}
		}
		return l
	}
	switch by {
	case "type":
		return marks.ByType(t, func(key string) string { return ui.T("group." + key) })
	case "place":
		return named(filter.Places)
	case "publisher":
		return named(func(e *data.Event) []string { return filter.Publishers(c, e) })
	}
	return companyLanes(c, t, by == "group")
}

// companyLanes are the acting companies, those with most events first; grouped,
// a unit stands below its parent. What only public bodies did stands in a lane
// of policy, what only research firms or media said in a lane of the market, so
// that a ministry is no company.
func companyLanes(c *data.Corpus, t *marks.Table, grouped bool) *marks.Lanes {
	all := filter.New(c, filter.Filter{})
	order := make([]marks.Lane, 0, len(all.Companies)+2)
	position := map[string]int{}
	add := func(key, name string, last bool) {
		position[key] = len(order)
		order = append(order, marks.Lane{Key: key, Name: name, Parent: -1, Last: last})
	}
	for _, n := range all.Companies {
		name, _ := filter.Names(c, n.Company)
		add(string(n.Company), name, false)
	}
	for i := range order {
		company := c.Companies[data.CompanyID(order[i].Key)]
		if p, ok := position[parent(company)]; ok && grouped && p != i {
			order[i].Parent = p
		}
	}
	add(lanePolicy, ui.T("lane.policy"), true)
	add(laneMarket, ui.T("lane.market"), true)
	return marks.NewLanes(order, t.Len(), func(i int, add func(int)) {
		e, in := t.Event(i), false
		for _, p := range e.Companies {
			if lane, ok := position[string(p.Company)]; ok {
				add(lane)
				in = true
			}
		}
		switch {
		case look.GroupOf(e.Type).Key == "policy" && !in:
			add(position[lanePolicy])
		case !in:
			add(position[laneMarket])
		}
	})
}

func parent(c *data.Company) string {
	if c == nil {
		return ""
	}
	return string(c.Parent)
}

// The lanes that are no company, place or publisher, whose names never begin
// with a colon.
const (
	lanePolicy  = ":policy"
	laneMarket  = ":market"
	laneUnknown = ":unknown"
)

// keep marks the events that pass the view's filter; nil lets all through.
func (m *corpusMarks) keep(v *filter.View) marks.Bitmap {
	if !v.Filter.Any() {
		return nil
	}
	b := marks.NewBitmap(m.table.Len())
	for _, e := range v.Events {
		if i, ok := m.table.Find(e.ID); ok {
			b.Add(i)
		}
	}
	return b
}

// laneOrders are the ways to sort lanes.
var laneOrders = []struct {
	key   string
	order marks.Order
}{{"count", marks.ByCount}, {"name", marks.ByName}, {"first", marks.ByFirst}}

// setLanes arranges the events in other lanes.
func (w *Window) setLanes(by string) {
	if !slices.Contains(laneKinds, by) || by == w.lanesBy {
		return
	}
	w.lanesBy = by
	w.app.Preferences().SetString(prefLanes, by)
	w.trace.say("lanes", by)
	w.look(w.newest, w.view.Filter)
}

// onLane narrows everything to the lane that was clicked, or takes that back.
func (w *Window) onLane(key string) {
	f := w.view.Filter
	if key == laneUnknown {
		return
	}
	switch w.lanesBy {
	case "type":
		if i := slices.IndexFunc(look.Groups, func(g look.Group) bool { return g.Key == key }); i >= 0 {
			w.setFilter(f.ToggleGroup(i))
		}
	case "place":
		w.setFilter(f.OnlyPlace(key))
	case "publisher":
		w.setFilter(f.OnlyPublisher(key))
	default:
		w.focusCompany(data.CompanyID(key))
	}
}

// setOrder sorts the lanes by a key of laneOrders.
func (w *Window) setOrder(key string) {
	for _, o := range laneOrders {
		if o.key == key && key != w.laneOrder {
			w.laneOrder = key
			w.app.Preferences().SetString(prefOrder, key)
			w.trace.say("order", key)
			w.timeline.SetOrder(w.order())
		}
	}
}

func (w *Window) order() marks.Order {
	for _, o := range laneOrders {
		if o.key == w.laneOrder {
			return o.order
		}
	}
	return marks.ByCount
}

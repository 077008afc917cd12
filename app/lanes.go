package app

import (
	"yunshi/app/filter"
	"yunshi/app/timeline/marks"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
)

// corpusMarks is a corpus as the timeline takes it. It is immutable.
type corpusMarks struct {
	table *marks.Table
	lanes *marks.Lanes
}

// newMarks makes the marks of the view's corpus, or keeps those there are for
// the same corpus.
func newMarks(v *filter.View, same bool, old *corpusMarks) *corpusMarks {
	if same && old != nil {
		return old
	}
	t := marks.FromCorpus(v.Corpus)
	return &corpusMarks{table: t, lanes: lanes(v.Corpus, t)}
}

// lanes are the acting companies, those with most events first. What only
// public bodies did stands in a lane of policy, what only research firms or
// media said in a lane of the market, so that a ministry is no company.
func lanes(c *data.Corpus, t *marks.Table) *marks.Lanes {
	all := filter.New(c, filter.Filter{})
	order := make([]marks.Lane, 0, len(all.Companies)+2)
	position := map[string]int{}
	add := func(key, name string) {
		position[key] = len(order)
		order = append(order, marks.Lane{Key: key, Name: name, Parent: -1})
	}
	for _, n := range all.Companies {
		add(string(n.Company), string(n.Company))
	}
	add(lanePolicy, ui.T("lane.policy"))
	add(laneMarket, ui.T("lane.market"))
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

// The lanes that are no company; no company's name begins with a colon.
const (
	lanePolicy = ":policy"
	laneMarket = ":market"
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

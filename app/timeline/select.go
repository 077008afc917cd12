package timeline

import (
	"cmp"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// Select selects the event, or nothing with "". The view pans to it if it is
// out of sight. An id without a mark is kept until a mark with it comes.
func (t *Timeline) Select(id data.EventID) {
	if id == t.selected {
		return
	}
	t.selected = id
	t.locate()
	t.reveal()
	t.update()
}

// Selected returns the selected event, or "".
func (t *Timeline) Selected() data.EventID { return t.selected }

// choose selects a mark in a row on behalf of the person.
func (t *Timeline) choose(mark, row int) {
	id := t.table.Event(mark).ID
	t.mark, t.row = mark, t.index.Rows[row].Key
	changed := id != t.selected
	t.selected = id
	t.reveal()
	t.update()
	if changed && t.OnSelected != nil {
		t.OnSelected(id)
	}
}

// middle is the day that stands for a mark when marks are compared: the middle
// of its date, or the end that "by" and "since" name.
func (t *Timeline) middle(mark int) data.Day {
	from, to := t.table.Span(mark)
	switch f := t.table.Flags(mark); {
	case f&marks.Before != 0:
		return to
	case f&marks.After != 0:
		return from
	}
	return from + (to-from)/2
}

// inTime orders marks as the eye reads a lane.
func (t *Timeline) inTime(a, b int) int {
	if d := cmp.Compare(t.middle(a), t.middle(b)); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}

// selectedRow returns the row of the selection, or that of the first row that
// has marks if nothing is selected; -1 if there is none.
func (t *Timeline) selectedRow() int {
	if t.mark >= 0 {
		if r := t.rowAt(t.row); r >= 0 {
			return r
		}
	}
	for r := range t.rows() {
		if t.index.Rows[r].Len() > 0 {
			return r
		}
	}
	return -1
}

// Next selects the next event in time within the lane of the selection; with
// nothing selected the first one in sight.
func (t *Timeline) Next() { t.step(1) }

// Previous is Next backwards.
func (t *Timeline) Previous() { t.step(-1) }

// First selects the first event of the lane.
func (t *Timeline) First() { t.extreme(-1) }

// Last selects the last event of the lane.
func (t *Timeline) Last() { t.extreme(1) }

// LaneUp selects the nearest event in the lane above.
func (t *Timeline) LaneUp() { t.changeLane(-1) }

// LaneDown selects the nearest event in the lane below.
func (t *Timeline) LaneDown() { t.changeLane(1) }

// step goes to the neighbour of the selection. It looks at every mark of the
// lane, because coarse dates are not stored in the order of their middles; at
// 100,000 marks that takes well under a millisecond.
func (t *Timeline) step(direction int) {
	row := t.selectedRow()
	if row < 0 {
		return
	}
	if t.mark < 0 {
		t.nearest(row, t.edgeDay(direction))
		return
	}
	best := -1
	s := &t.index.Rows[row].Series
	for p := range s.Len() {
		m := s.At(p)
		if t.inTime(m, t.mark)*direction > 0 && (best < 0 || t.inTime(m, best)*direction < 0) {
			best = m
		}
	}
	if best >= 0 {
		t.choose(best, row)
	}
}

// edgeDay is where a search without a selection begins.
func (t *Timeline) edgeDay(direction int) data.Day {
	from, to := t.goal().Days()
	if direction > 0 {
		return from
	}
	return to
}

func (t *Timeline) extreme(direction int) {
	row := t.selectedRow()
	if row < 0 {
		return
	}
	best := -1
	s := &t.index.Rows[row].Series
	for p := range s.Len() {
		if m := s.At(p); best < 0 || t.inTime(m, best)*direction > 0 {
			best = m
		}
	}
	if best >= 0 {
		t.choose(best, row)
	}
}

func (t *Timeline) changeLane(direction int) {
	row := t.selectedRow()
	if row < 0 {
		return
	}
	day := t.edgeDay(1)
	if t.mark >= 0 {
		day = t.middle(t.mark)
		row += direction
	}
	for ; row >= 0 && row < len(t.index.Rows); row += direction {
		if t.index.Rows[row].Len() > 0 {
			t.nearest(row, day)
			return
		}
	}
}

// nearest selects the mark of the row that is closest to the day.
func (t *Timeline) nearest(row int, day data.Day) {
	s := &t.index.Rows[row].Series
	best, distance := -1, data.Day(0)
	for p := range s.Len() {
		m := s.At(p)
		d := t.middle(m) - day
		if d = max(d, -d); best < 0 || d < distance {
			best, distance = m, d
		}
	}
	if best >= 0 {
		t.choose(best, row)
	}
}

// OpenSelected opens the selected event, as Enter does: if its mark is hidden
// in a crowd, the crowd.
func (t *Timeline) OpenSelected() {
	if t.mark < 0 {
		return
	}
	if t.openCrowdAt(t.rowAt(t.row), t.middle(t.mark)) {
		return
	}
	if t.OnOpened != nil {
		t.OnOpened(t.selected)
	}
}

// openCrowdAt zooms into the crowd of the row that holds the day.
func (t *Timeline) openCrowdAt(row int, day data.Day) bool {
	for i := range t.frame.Crowds {
		c := &t.frame.Crowds[i]
		if int(c.Row) == row && day >= c.From && day <= c.To {
			t.openCrowd(c.From, c.To, day)
			return true
		}
	}
	return false
}

// openCrowd shows the days of a crowd, or, where they fill the view already, a
// quarter of it around the day.
func (t *Timeline) openCrowd(from, to, around data.Day) {
	v := t.goal()
	to2 := viewport.Fit(from, to)
	if to2.Span() > v.Span()*7/10 {
		to2 = v.Zoomed(4, viewport.StartOf(around)+viewport.Day/2)
	}
	t.jump(to2)
}

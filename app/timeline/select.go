package timeline

import (
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
	id := t.index.Table.Event(mark).ID
	t.mark, t.row = mark, t.index.Rows[row].Key
	changed := id != t.selected
	t.selected = id
	t.reveal()
	t.update()
	if changed && t.OnSelected != nil {
		t.OnSelected(id)
	}
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

func (t *Timeline) step(direction int) {
	row := t.selectedRow()
	if row < 0 {
		return
	}
	if t.mark < 0 {
		t.nearest(row, t.edgeDay(direction))
		return
	}
	if m := t.index.Rows[row].Next(t.index.Table, t.mark, direction); m >= 0 {
		t.choose(m, row)
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
	if row := t.selectedRow(); row >= 0 {
		t.choose(t.index.Rows[row].Extreme(t.index.Table, direction), row)
	}
}

func (t *Timeline) changeLane(direction int) {
	row := t.selectedRow()
	if row < 0 {
		return
	}
	day := t.edgeDay(1)
	if t.mark >= 0 {
		day = t.index.Table.Middle(t.mark)
		row += direction
	}
	for ; row >= 0 && row < len(t.index.Rows); row += direction {
		if t.index.Rows[row].Len() > 0 {
			t.nearest(row, day)
			return
		}
	}
}

// nearest selects the mark of a row, which has some, that is closest to the day.
func (t *Timeline) nearest(row int, day data.Day) {
	t.choose(t.index.Rows[row].Nearest(t.index.Table, day), row)
}

// OpenSelected opens the selected event, as Enter does: if its mark is hidden
// in a crowd, the crowd.
func (t *Timeline) OpenSelected() {
	if t.mark < 0 {
		return
	}
	if t.openCrowdAt(t.rowAt(t.row), t.index.Table.Middle(t.mark)) {
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

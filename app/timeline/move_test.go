package timeline

import (
	"testing"

	"fyne.io/fyne/v2"

	"yunshi/app/timeline/marks"
	"yunshi/data"
)

// Where everything is in sight, walking to the ends leaves it in sight.
func TestAJumpMovesTheViewNoFartherThanItMust(t *testing.T) {
	tl, _ := shown(t, corpus())
	tl.Fit()
	before := tl.view
	press(tl, fyne.KeyHome)
	if tl.view != before {
		t.Errorf("the first event was in sight, but the view went from %v to %v", before, tl.view)
	}
	press(tl, fyne.KeyEnd)
	if tl.view != before {
		t.Errorf("the last event was in sight, but the view went from %v to %v", before, tl.view)
	}
	tl.SetView(data.DayOf(2015, 4, 1), data.DayOf(2015, 8, 1))
	tl.Select("b")
	if from, to := tl.View(); from > data.DayOf(2015, 3, 1) || to < data.DayOf(2015, 6, 1) {
		t.Errorf("for 1 March the view went to %v – %v", from, to)
	}
}

// Other lanes begin at the top, or where the selection stands; pinning one leaves
// the others where they are.
func TestOtherLanesBeginAtTheTop(t *testing.T) {
	c := &data.Corpus{}
	for i, name := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"} {
		c.Events = append(c.Events, event(name, 1+i, 5, "Lane "+name))
	}
	data.SortEvents(c.Events)
	tl, _ := shown(t, c)
	tl.scrollBy(300)
	before := tl.scroll
	if before == 0 {
		t.Fatal("the lanes do not scroll")
	}
	tl.SetFilter(tl.table.Where(func(i int) bool { return i > 0 }))
	if tl.scroll != 0 {
		t.Errorf("after a filter the lanes stand at %g", tl.scroll)
	}
	tl.Select("L")
	if tl.scroll == 0 {
		t.Error("the lane of the selection is not in sight")
	}
	tl.SetOrder(marks.ByName)
	if y := float32(tl.rowAt("Lane L"))*tl.r.rowHeight() - tl.scroll; y < 0 || y+tl.r.rowHeight() > tl.r.plotHeight() {
		t.Errorf("after sorting the lane of the selection stands at %g of %g", y, tl.r.plotHeight())
	}
	at := tl.scroll
	tl.SetCollapsed("Lane L", true)
	if tl.scroll != at {
		t.Errorf("folding a lane moved the lanes from %g to %g", at, tl.scroll)
	}
}

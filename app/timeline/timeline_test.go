package timeline

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/timeline/viewport"
	"yunshi/app/ui/uitest"
	"yunshi/data"
)

// event is an event on a day of 2015 in some lanes.
func event(id string, month, day int, lanes ...string) *data.Event {
	e := &data.Event{ID: data.EventID(id), Headline: "Headline of " + id, Type: data.Launch, Date: data.OnDay(data.DayOf(2015, month, day))}
	for _, l := range lanes {
		e.Companies = append(e.Companies, data.Participant{Company: data.CompanyID(l)})
	}
	return e
}

func corpus() *data.Corpus {
	c := &data.Corpus{
		Companies: map[data.CompanyID]*data.Company{"Unit": {ID: "Unit", Parent: "Group"}},
		Events: []*data.Event{
			event("a", 1, 10, "Group"), event("b", 3, 1, "Group", "Rival"), event("c", 5, 20, "Unit"),
			event("d", 7, 1, "Group"), event("e", 9, 30, "Rival"),
		},
	}
	data.SortEvents(c.Events)
	return c
}

// shown returns a timeline of the corpus in a window, with a log of its callbacks.
func shown(t *testing.T, c *data.Corpus) (*Timeline, *[]string) {
	t.Helper()
	test.NewTempApp(t)
	tl := New()
	tl.ReduceMotion = true
	log := &[]string{}
	note := func(what string) func(data.EventID) {
		return func(id data.EventID) { *log = append(*log, what+" "+string(id)) }
	}
	tl.OnSelected, tl.OnOpened, tl.OnHover = note("select"), note("open"), note("hover")
	tl.OnLane = func(key string) { *log = append(*log, "lane "+key) }
	w := test.NewTempWindow(t, tl)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 400))
	table := marks.FromCorpus(c)
	tl.SetMarks(table, marks.ByCompany(c, table))
	w.Canvas().Focus(tl)
	return tl, log
}

func press(tl *Timeline, keys ...fyne.KeyName) {
	for _, k := range keys {
		tl.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestKeysWalkThroughTheEvents(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []fyne.KeyName
		want data.EventID
	}{
		{"right begins with the first in sight", []fyne.KeyName{fyne.KeyRight}, "a"},
		{"left begins with the last in sight", []fyne.KeyName{fyne.KeyLeft}, "d"},
		{"right goes on in the lane", []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, "d"},
		{"right stops at the end", []fyne.KeyName{fyne.KeyEnd, fyne.KeyRight}, "d"},
		{"left goes back", []fyne.KeyName{fyne.KeyEnd, fyne.KeyLeft}, "b"},
		{"home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, "a"},
		{"down to the nearest of the next lane", []fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, "c"},
		{"down twice", []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown}, "b"},
		{"and up again", []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp}, "c"},
		{"an event of two lanes is walked in the lane chosen", []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyDown, fyne.KeyRight}, "e"},
	} {
		tl, log := shown(t, corpus())
		press(tl, c.keys...)
		if tl.Selected() != c.want {
			t.Errorf("%s: %q, want %q (%v)", c.name, tl.Selected(), c.want, *log)
		}
	}
}

func TestEnterOpensAndSelectIsSilent(t *testing.T) {
	tl, log := shown(t, corpus())
	tl.Select("c")
	press(tl, fyne.KeyReturn)
	if want := []string{"open c"}; !slices.Equal(*log, want) {
		t.Errorf("%v, want %v", *log, want)
	}
}

func TestZoomFitAndBack(t *testing.T) {
	tl, _ := shown(t, corpus())
	from, to := tl.View()
	tl.TypedRune('+')
	if a, b := tl.View(); b-a >= to-from {
		t.Errorf("+ shows %v to %v", a, b)
	}
	if !tl.Back() {
		t.Error("nothing to go back to")
	}
	if a, b := tl.View(); a != from || b != to {
		t.Errorf("back shows %v to %v, want %v to %v", a, b, from, to)
	}
	tl.PanBy(0.5)
	if a, b := tl.View(); a <= from || b-a > to-from+1 || b-a < to-from-1 {
		t.Errorf("half a view later is %v to %v", a, b)
	}
	tl.SetView(data.DayOf(2014, 1, 1), data.DayOf(2014, 1, 31))
	tl.TypedRune('0')
	if a, b := tl.View(); a != from || b != to {
		t.Errorf("0 shows %v to %v, want %v to %v", a, b, from, to)
	}
}

func TestZoomKeepsTheSelectionInPlace(t *testing.T) {
	tl, _ := shown(t, corpus())
	tl.Select("b")
	x := func() float64 { return tl.view.X(viewport.StartOf(tl.index.Table.Middle(tl.mark)), 700) }
	before := x()
	tl.ZoomIn()
	if after := x(); after < before-0.1 || after > before+0.1 {
		t.Errorf("the selected mark went from %g to %g", before, after)
	}
}

func TestSelectionIsKept(t *testing.T) {
	tl, _ := shown(t, corpus())
	tl.Select("b")
	check := func(after string) {
		t.Helper()
		if tl.Selected() != "b" {
			t.Errorf("after %s %q is selected", after, tl.Selected())
		}
	}
	table := tl.table
	tl.SetFilter(table.Where(func(i int) bool { return table.Event(i).ID != "b" }))
	check("a filter that hides it")
	tl.SetFilter(nil)
	check("the filter is gone")
	if tl.mark < 0 {
		t.Error("the mark was not found again")
	}
	tl.SetOrder(marks.ByName)
	check("sorting")
	tl.SetCollapsed("Group", true)
	check("collapsing")
	tl.SetDark(true)
	check("a theme change")
	c := corpus()
	c.Events = append(c.Events, event("new", 11, 1, "Group"))
	more := marks.FromCorpus(c)
	tl.SetMarks(more, marks.ByCompany(c, more))
	check("an import")
	tl.Swap(more, marks.ByType(more, func(k string) string { return k }), tl.options.Keep, tl.options.Order)
	check("other lanes")
	if row := tl.rowAt(tl.row); row < 0 || tl.index.Rows[row].Key != "launch" {
		t.Errorf("it lies in lane %q", tl.row)
	}
}

func TestClicks(t *testing.T) {
	tl, log := shown(t, corpus())
	var at fyne.Position
	for _, g := range tl.frame.Glyphs {
		if tl.table.Event(int(g.Mark)).ID == "d" {
			at = fyne.NewPos(tl.r.plotX()+g.X, tl.r.plotY()+g.Y)
		}
	}
	tl.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	tl.Tapped(&fyne.PointEvent{Position: at})
	tl.Tapped(&fyne.PointEvent{Position: at})
	tl.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(at.X, tl.r.plotY()+1)}})
	tl.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, tl.r.plotY()+10)})
	want := []string{"hover d", "select d", "open d", "hover ", "lane Group"}
	if !slices.Equal(*log, want) {
		t.Errorf("%v, want %v", *log, want)
	}
}

func TestDraggingTheWindow(t *testing.T) {
	tl, _ := shown(t, corpus())
	tl.SetView(data.DayOf(2015, 3, 1), data.DayOf(2015, 5, 31))
	y := tl.r.size.Height - 20
	drag := func(x, by float32) {
		tl.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
		tl.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+by, y)}, Dragged: fyne.Delta{DX: by}})
		tl.DragEnd()
	}
	before := tl.view
	left, right := tl.r.over.windowEdges(tl.r)
	drag((left+right)/2, 50)
	if tl.view.Span() != before.Span() || tl.view.From <= before.From {
		t.Errorf("moving the window: %v to %v", before, tl.view)
	}
	before = tl.view
	_, right = tl.r.over.windowEdges(tl.r)
	drag(right, 40)
	if tl.view.From != before.From || tl.view.To <= before.To {
		t.Errorf("dragging the right edge: %v to %v", before, tl.view)
	}
	before = tl.view
	left, _ = tl.r.over.windowEdges(tl.r)
	drag(left, 5000)
	if tl.view.To != before.To || tl.view.Span() <= 0 {
		t.Errorf("dragging the left edge over the right one: %v to %v", before, tl.view)
	}
}

func TestScrollZoomsAtThePointer(t *testing.T) {
	tl, _ := shown(t, corpus())
	x := tl.r.plotX() + 200
	under := tl.view.At(200, float64(tl.r.plotWidth()))
	span := tl.view.Span()
	tl.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 100)}, Scrolled: fyne.Delta{DY: 10}})
	if tl.view.Span() >= span {
		t.Error("the wheel did not zoom in")
	}
	if got := tl.view.X(under, float64(tl.r.plotWidth())); got < 199.9 || got > 200.1 {
		t.Errorf("the point under the pointer moved to %g", got)
	}
}

func TestEnterOpensACrowdFirst(t *testing.T) {
	c := &data.Corpus{}
	for i := range 60 {
		c.Events = append(c.Events, event(fmt.Sprint("x", i), 6, 1+i/3, "Group"))
	}
	c.Events = append(c.Events, event("far", 1, 1, "Group"))
	c.Events[60].Date = data.OnDay(data.DayOf(2025, 1, 1))
	data.SortEvents(c.Events)
	tl, log := shown(t, c)
	tl.Select("x30")
	span := tl.view.Span()
	for range 5 {
		press(tl, fyne.KeyReturn)
	}
	if tl.view.Span() >= span {
		t.Error("the crowd stayed closed")
	}
	if len(*log) == 0 || (*log)[0] != "open x30" {
		t.Errorf("the event was not opened in the end: %v", *log)
	}
}

func TestPinnedAndCollapsed(t *testing.T) {
	tl, _ := shown(t, corpus())
	var pinned []string
	tl.OnPinned = func(key string, on bool) { pinned = append(pinned, fmt.Sprint(key, on)) }
	tl.Select("e")
	tl.TypedRune('p')
	if tl.index.Rows[0].Key != "Rival" || !slices.Equal(pinned, []string{"Rivaltrue"}) {
		t.Errorf("first row %q, %v", tl.index.Rows[0].Key, pinned)
	}
	tl.Select("c")
	press(tl, fyne.KeySpace)
	if n := len(tl.index.Rows); n != 2 {
		t.Errorf("%d rows after collapsing", n)
	}
	press(tl, fyne.KeySpace)
	if n := len(tl.index.Rows); n != 3 {
		t.Errorf("%d rows after expanding", n)
	}
}

func TestALateIndexDoesNotReplaceANewerOne(t *testing.T) {
	tl, _ := shown(t, corpus())
	l := sample.New(asyncFrom+1, 1)
	tl.SetMarks(l.Table, l.Lanes)
	c := corpus()
	table := marks.FromCorpus(c)
	tl.SetMarks(table, marks.ByCompany(c, table))
	uitest.Next(t)
	if tl.index.Table != table {
		t.Error("the index of the earlier marks came last and stayed")
	}
}

func TestAnEmptyTimelineTakesEverything(t *testing.T) {
	test.NewTempApp(t)
	tl := New()
	w := test.NewTempWindow(t, tl)
	w.Resize(fyne.NewSize(500, 300))
	p := fyne.NewPos(300, 100)
	press(tl, fyne.KeyRight, fyne.KeyLeft, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyReturn, fyne.KeyBackspace, fyne.KeySpace, fyne.KeyPageDown)
	for _, r := range "+-0p" {
		tl.TypedRune(r)
	}
	tl.Tapped(&fyne.PointEvent{Position: p})
	tl.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(5, 100)})
	tl.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	tl.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.Delta{DY: -3, DX: 2}})
	tl.SetMarks(marks.FromCorpus(&data.Corpus{}), marks.NewLanes(nil, 0, nil))
	tl.Fit()
	if tl.Back() && tl.Selected() != "" {
		t.Error("something was selected in nothing")
	}
}

func TestObjectsStayFew(t *testing.T) {
	test.NewTempApp(t)
	tl := New()
	tl.ReduceMotion = true
	w := test.NewTempWindow(t, tl)
	w.Resize(fyne.NewSize(1900, 1000))
	l := sample.New(asyncFrom-1, 3)
	tl.SetMarks(l.Table, l.Lanes)
	for _, days := range []data.Day{20, 60, 200, 700, 2500, 7000} {
		tl.SetView(data.DayOf(2018, 1, 1)-days/2, data.DayOf(2018, 1, 1)+days/2)
		if n := countVisible(tl); n > 1500 {
			t.Errorf("%d objects at %d days", n, days)
		}
	}
}

func countVisible(tl *Timeline) int {
	var count func(fyne.CanvasObject) int
	count = func(o fyne.CanvasObject) int {
		if !o.Visible() {
			return 0
		}
		switch o := o.(type) {
		case *fyne.Container:
			n := 0
			for _, c := range o.Objects {
				n += count(c)
			}
			return n
		case fyne.Widget:
			n := 0
			for _, c := range test.WidgetRenderer(o).Objects() {
				n += count(c)
			}
			return n
		}
		return 1
	}
	return count(tl)
}

// BenchmarkUpdate is a whole frame of the widget: layout, and setting every
// canvas object. Painting comes on top.
func BenchmarkUpdate(b *testing.B) {
	test.NewTempApp(b)
	for _, n := range []int{1000, 1_000_000} {
		l := sample.New(n, 1)
		index := marks.Build(l.Table, l.Lanes, marks.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tl := New()
			tl.ReduceMotion = true
			w := test.NewTempWindow(b, tl)
			w.Resize(fyne.NewSize(1100, 640))
			tl.table, tl.lanes = l.Table, l.Lanes
			tl.show(index)
			tl.SetView(data.DayOf(2014, 1, 1), data.DayOf(2020, 12, 31))
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				tl.setView(tl.view.Panned([]float64{6, -6}[i/50%2], 900))
				i++
			}
		})
	}
}

// BenchmarkOpen is from a table and its lanes to the first layout.
func BenchmarkOpen(b *testing.B) {
	test.NewTempApp(b)
	for _, n := range []int{1000, 1_000_000} {
		l := sample.New(n, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				tl := New()
				w := test.NewTempWindow(b, tl)
				w.Resize(fyne.NewSize(1100, 640))
				tl.show(marks.Build(l.Table, l.Lanes, marks.Options{}))
			}
		})
	}
}

package timeline

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/viewport"
	"yunshi/app/ui"
	"yunshi/data"
)

var (
	_ fyne.Focusable         = (*Timeline)(nil)
	_ fyne.Tappable          = (*Timeline)(nil)
	_ fyne.SecondaryTappable = (*Timeline)(nil)
	_ fyne.Draggable         = (*Timeline)(nil)
	_ fyne.Scrollable        = (*Timeline)(nil)
	_ desktop.Hoverable      = (*Timeline)(nil)
	_ desktop.Mouseable      = (*Timeline)(nil)
	_ desktop.Cursorable     = (*Timeline)(nil)
)

// pointer is what the mouse is doing.
type pointer struct {
	at    fyne.Position
	drag  area // where a drag began
	mark  int  // under the pointer plus one, 0 for none
	crowd scene.Crowd
}

// leave forgets what was under the pointer.
func (p *pointer) leave(t *Timeline) {
	if t.r != nil {
		t.r.tip.show(t.r, nil, p.at)
	}
	if p.mark != 0 && t.OnHover != nil {
		t.OnHover("")
	}
	p.mark, p.crowd = 0, scene.Crowd{}
}

// FocusGained implements fyne.Focusable.
func (t *Timeline) FocusGained() { t.setFocused(true) }

// FocusLost implements fyne.Focusable.
func (t *Timeline) FocusLost() { t.setFocused(false) }

func (t *Timeline) setFocused(on bool) {
	t.focused = on
	if t.r != nil {
		t.r.drawFocus()
	}
}

// TypedRune implements fyne.Focusable: + and − zoom, 0 fits, p pins the lane of
// the selection.
func (t *Timeline) TypedRune(r rune) {
	t.pointer.leave(t)
	switch r {
	case '+', '=':
		t.ZoomIn()
	case '-', '−', '_':
		t.ZoomOut()
	case '0':
		t.Fit()
	case 'p', 'P':
		t.PinLane()
	default:
		ui.PassRune(t, r)
	}
}

// TypedKey implements fyne.Focusable.
func (t *Timeline) TypedKey(e *fyne.KeyEvent) {
	t.pointer.leave(t)
	switch e.Name {
	case fyne.KeyRight:
		t.Next()
	case fyne.KeyLeft:
		t.Previous()
	case fyne.KeyUp:
		t.LaneUp()
	case fyne.KeyDown:
		t.LaneDown()
	case fyne.KeyHome:
		t.First()
	case fyne.KeyEnd:
		t.Last()
	case fyne.KeyReturn, fyne.KeyEnter:
		t.OpenSelected()
	case fyne.KeySpace:
		t.FoldLane()
	case fyne.KeyPageUp:
		t.page(-1)
	case fyne.KeyPageDown:
		t.page(1)
	default:
		ui.PassKey(t, e) // the window's own keys work here too
	}
}

// page scrolls the lanes by what is in sight, or pans where they all are.
func (t *Timeline) page(direction float32) {
	if t.r == nil {
		return
	}
	if t.r.scrollRange() > 0 {
		t.scrollBy(direction * (t.r.plotHeight() - t.r.rowHeight()*float32(1+t.r.pinned())))
		return
	}
	w := float64(t.r.plotWidth())
	t.glideTo(t.goal().Panned(float64(direction)*w*0.9, w))
}

// PinLane keeps the lane of the selection on top, or no longer.
func (t *Timeline) PinLane() { t.togglePinned(t.selectedRow()) }

// FoldLane draws the units of the selection's lane in one lane, or apart again.
func (t *Timeline) FoldLane() { t.toggleCollapsed(t.selectedRow()) }

func (t *Timeline) togglePinned(row int) {
	if row < 0 {
		return
	}
	r := t.index.Rows[row]
	on := !t.options.Pinned[r.Key]
	t.SetPinned(r.Key, on)
	if t.OnPinned != nil {
		t.OnPinned(r.Key, on)
	}
}

func (t *Timeline) toggleCollapsed(row int) {
	if row < 0 {
		return
	}
	for row > 0 && t.index.Rows[row].Depth > 0 {
		row--
	}
	r := t.index.Rows[row]
	if r.Units == 0 {
		return
	}
	t.row = r.Key
	t.SetCollapsed(r.Key, !r.Collapsed)
	if t.OnCollapsed != nil {
		t.OnCollapsed(r.Key, !r.Collapsed)
	}
}

func (t *Timeline) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
}

// MouseDown implements desktop.Mouseable.
func (t *Timeline) MouseDown(e *desktop.MouseEvent) {
	t.takeFocus()
	if t.r != nil {
		t.pointer.drag = t.r.areaAt(e.Position)
	}
}

// MouseUp implements desktop.Mouseable.
func (t *Timeline) MouseUp(*desktop.MouseEvent) { t.pointer.drag = nowhere }

// Dragged implements fyne.Draggable: the plot pans, the window of the overview
// moves, its edges resize it.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	if t.r == nil {
		return
	}
	t.pointer.leave(t)
	switch t.pointer.drag {
	case plotArea, axisArea:
		t.pan(e.Dragged.DX, e.Dragged.DY)
	case namesArea:
		t.scrollBy(-e.Dragged.DY)
	case windowArea, leftGrip, rightGrip:
		t.dragWindow(e)
	}
}

// dragWindow moves or resizes the window. The edge follows the pointer itself,
// so that it stays under it when it comes back from beyond a limit.
func (t *Timeline) dragWindow(e *fyne.DragEvent) {
	t.stopGlide()
	t.history.pushOnce(t.view)
	w := float64(t.r.plotWidth())
	x := float64(e.Position.X - t.r.plotX())
	least := viewport.Instant(float64(windowLeast) / w * float64(t.full.Span()))
	switch v := t.view; t.pointer.drag {
	case leftGrip:
		v.From = min(t.full.At(x, w), v.To-least)
		t.setView(v.Clamped())
	case rightGrip:
		v.To = max(t.full.At(x, w), v.From+least)
		t.setView(v.Clamped())
	default:
		by := viewport.Instant(math.Round(float64(e.Dragged.DX) / w * float64(t.full.Span())))
		t.setView(viewport.View{From: v.From + by, To: v.To + by}.Clamped())
	}
}

// DragEnd implements fyne.Draggable.
func (t *Timeline) DragEnd() { t.pointer.drag = nowhere }

// Scrolled implements fyne.Scrollable. The wheel zooms at the pointer; over the
// names, or with Shift over the plot, it scrolls the lanes. A sideways wheel pans.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	if t.r == nil {
		return
	}
	t.pointer.leave(t)
	// Fyne multiplies fast turns, so that one flick would cross a century.
	const most = 60
	dx := min(max(e.Scrolled.DX, -most), most)
	dy := min(max(e.Scrolled.DY, -most), most)
	where := t.r.areaAt(e.Position)
	if dx != 0 && where != namesArea {
		t.pan(dx, 0)
	}
	switch {
	case dy == 0:
	case where == namesArea || shiftHeld():
		t.scrollBy(-dy)
	default:
		t.stopGlide()
		t.history.pushOnce(t.view)
		at := t.view.At(float64(e.Position.X-t.r.plotX()), float64(t.r.plotWidth()))
		if where != plotArea && where != axisArea {
			at = t.view.From + t.view.Span()/2
		}
		t.setView(t.view.Zoomed(math.Exp(float64(dy)/90), at))
	}
}

func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Tapped implements fyne.Tappable.
func (t *Timeline) Tapped(e *fyne.PointEvent) {
	if t.r == nil || t.index == nil {
		return
	}
	switch t.r.areaAt(e.Position) {
	case namesArea:
		t.tapName(e.Position)
	case stripArea:
		w := float64(t.r.plotWidth())
		t.jump(t.goal().Centred(t.full.At(float64(e.Position.X-t.r.plotX()), w)))
	case plotArea:
		t.tapPlot(e.Position)
	}
}

func (t *Timeline) tapName(p fyne.Position) {
	row := t.r.rowAtY(p.Y)
	if row < 0 {
		return
	}
	if r := t.index.Rows[row]; r.Units > 0 && p.X > t.r.plotX()-26 {
		t.toggleCollapsed(row)
		return
	}
	if t.OnLane != nil {
		t.OnLane(t.index.Rows[row].Key)
	}
}

func (t *Timeline) tapPlot(p fyne.Position) {
	if g := t.r.glyphAt(p); g != nil {
		if int(g.Mark) == t.mark && t.OnOpened != nil {
			t.OnOpened(t.selected)
			return
		}
		t.choose(int(g.Mark), int(g.Row))
		return
	}
	if c := t.r.crowdAt(p); c != nil {
		day := viewport.DayAt(t.view.At(float64(p.X-t.r.plotX()), float64(t.r.plotWidth())))
		t.openCrowd(c.From, c.To, day)
	}
}

// TappedSecondary implements fyne.SecondaryTappable: the menu of a lane.
func (t *Timeline) TappedSecondary(e *fyne.PointEvent) {
	if t.r == nil || t.index == nil || t.r.areaAt(e.Position) != namesArea {
		return
	}
	row := t.r.rowAtY(e.Position.Y)
	if row < 0 {
		return
	}
	r := t.index.Rows[row]
	pin, fold := t.words.Pin, t.words.Collapse
	if t.options.Pinned[r.Key] {
		pin = t.words.Unpin
	}
	if r.Collapsed {
		fold = t.words.Expand
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(pin, func() { t.togglePinned(t.rowAt(r.Key)) })}
	if r.Units > 0 {
		items = append(items, fyne.NewMenuItem(fold, func() { t.toggleCollapsed(t.rowAt(r.Key)) }))
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (t *Timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (t *Timeline) MouseMoved(e *desktop.MouseEvent) {
	t.pointer.at = e.Position
	if t.r == nil || t.index == nil || t.pointer.drag != nowhere {
		return
	}
	if t.r.areaAt(e.Position) != plotArea {
		t.pointer.leave(t)
		return
	}
	if g := t.r.glyphAt(e.Position); g != nil {
		t.hover(g, e.Position)
		return
	}
	if c := t.r.crowdAt(e.Position); c != nil {
		t.hoverCrowd(c, e.Position)
		return
	}
	t.pointer.leave(t)
}

// MouseOut implements desktop.Hoverable.
func (t *Timeline) MouseOut() { t.pointer.leave(t) }

func (t *Timeline) hover(g *scene.Glyph, p fyne.Position) {
	if t.pointer.mark == int(g.Mark)+1 {
		return
	}
	t.pointer.mark, t.pointer.crowd = int(g.Mark)+1, scene.Crowd{}
	e := t.index.Table.Event(int(g.Mark))
	t.r.tip.show(t.r, []tipLine{
		{text: e.Headline, bold: true},
		{text: t.words.date(e.Date), muted: false},
		{text: t.words.Sources(e), muted: true},
	}, p)
	if t.OnHover != nil {
		t.OnHover(e.ID)
	}
}

func (t *Timeline) hoverCrowd(c *scene.Crowd, p fyne.Position) {
	if *c == t.pointer.crowd {
		return
	}
	t.pointer.leave(t)
	t.pointer.crowd = *c
	t.r.tip.show(t.r, []tipLine{
		{text: withNumber(t.words.Crowd, c.Count), bold: true},
		{text: t.words.date(data.Interval(c.From, c.To))},
		{text: t.words.Open, muted: true},
	}, p)
}

// Cursor implements desktop.Cursorable.
func (t *Timeline) Cursor() desktop.Cursor {
	if t.r == nil {
		return desktop.DefaultCursor
	}
	switch t.r.areaAt(t.pointer.at) {
	case leftGrip, rightGrip:
		return desktop.HResizeCursor
	case plotArea:
		if t.pointer.mark != 0 || t.pointer.crowd.Count > 0 {
			return desktop.PointerCursor
		}
	}
	return desktop.DefaultCursor
}

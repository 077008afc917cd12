package eventtable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yunshi/app/ui"
)

var (
	_ fyne.Focusable     = (*Table)(nil)
	_ fyne.Tappable      = (*Table)(nil)
	_ fyne.Draggable     = (*Table)(nil)
	_ fyne.Scrollable    = (*Table)(nil)
	_ desktop.Hoverable  = (*Table)(nil)
	_ desktop.Mouseable  = (*Table)(nil)
	_ desktop.Cursorable = (*Table)(nil)
)

// drag is what the mouse is doing.
type drag struct {
	at     fyne.Position // of the pointer
	what   part
	column int
	width  float32 // of the column when the drag began
	from   float32 // x where it began
	moved  bool
}

// part is a part of the table that takes the pointer.
type part uint8

const (
	nothing part = iota
	title
	edge // of a column's title
	body
	thumb
)

// FocusGained implements fyne.Focusable.
func (t *Table) FocusGained() { t.focused = true; t.update() }

// FocusLost implements fyne.Focusable.
func (t *Table) FocusLost() { t.focused = false; t.update() }

// TypedRune implements fyne.Focusable.
func (t *Table) TypedRune(r rune) {
	if r != ' ' {
		ui.PassRune(t, r)
	}
}

// TypedKey implements fyne.Focusable.
func (t *Table) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		t.Step(1)
	case fyne.KeyUp:
		t.Step(-1)
	case fyne.KeyPageDown:
		t.Step(t.page())
	case fyne.KeyPageUp:
		t.Step(-t.page())
	case fyne.KeyHome:
		t.First()
	case fyne.KeyEnd:
		t.Last()
	case fyne.KeyLeft:
		t.NextColumn(-1)
	case fyne.KeyRight:
		t.NextColumn(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.Open()
	case fyne.KeySpace:
		t.SortColumn()
	default:
		ui.PassKey(t, e)
	}
}

// page is how many rows a page key goes.
func (t *Table) page() int { return max(int(t.bodyHeight()/ui.RowHeight)-1, 1) }

// partAt returns the part at a place, and the column there or -1.
func (t *Table) partAt(p fyne.Position) (part, int) {
	if p.Y >= headHeight {
		if p.X >= t.Size().Width-thumbRoom {
			return thumb, -1
		}
		return body, -1
	}
	const reach = 5
	x := -t.left
	for i, c := range t.columns {
		x += c.width
		if p.X >= x-reach && p.X <= x+reach {
			return edge, i
		}
		if p.X < x {
			return title, i
		}
	}
	return nothing, -1
}

func (t *Table) rowAt(y float32) int {
	if y < headHeight {
		return -1
	}
	row := int((t.top + float64(y-headHeight)) / float64(ui.RowHeight))
	if row >= t.Len() {
		return -1
	}
	return row
}

// MouseDown implements desktop.Mouseable.
func (t *Table) MouseDown(e *desktop.MouseEvent) {
	ui.Focus(t)
	what, column := t.partAt(e.Position)
	t.drag = drag{at: e.Position, what: what, column: column, from: e.Position.X}
	if what == edge {
		t.drag.width = t.columns[column].width
	}
}

// MouseUp implements desktop.Mouseable.
func (t *Table) MouseUp(*desktop.MouseEvent) {
	if !t.drag.moved {
		t.drag.what = nothing
	}
}

// Tapped implements fyne.Tappable: a title sorts, a row is selected.
func (t *Table) Tapped(e *fyne.PointEvent) {
	switch what, column := t.partAt(e.Position); what {
	case title:
		t.active = column
		t.SortColumn()
	case body:
		row := t.rowAt(e.Position.Y)
		switch {
		case row < 0:
		case row == t.cursor && !shiftHeld():
			t.Open()
		default:
			t.goTo(row, shiftHeld())
		}
	}
}

// Dragged implements fyne.Draggable: an edge resizes, a title moves its column,
// the thumb and the body scroll.
func (t *Table) Dragged(e *fyne.DragEvent) {
	t.drag.at, t.drag.moved = e.Position, true
	switch t.drag.what {
	case edge:
		t.setWidth(t.drag.column, t.drag.width+e.Position.X-t.drag.from)
	case title:
		t.update()
	case thumb:
		if track := float64(t.bodyHeight()); track > 0 {
			t.scroll(0, float64(e.Dragged.DY)/track*t.height())
		}
	case body:
		t.scroll(-e.Dragged.DX, -float64(e.Dragged.DY))
	}
}

// DragEnd implements fyne.Draggable.
func (t *Table) DragEnd() {
	d := t.drag
	t.drag = drag{}
	switch {
	case d.what == title && d.moved:
		t.active = d.column
		if to := t.dropAt(d.at.X); to != d.column {
			t.move(d.column, to)
			t.active = to
		}
		t.arranged()
	case d.what == edge:
		t.arranged()
	}
	t.update()
}

// dropAt is the column's place when it is let go at x.
func (t *Table) dropAt(x float32) int {
	at := -t.left
	for i, c := range t.columns {
		if at += c.width; x < at {
			return i
		}
	}
	return len(t.columns) - 1
}

// Scrolled implements fyne.Scrollable.
func (t *Table) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if shiftHeld() {
		dx, dy = dy, 0
	}
	t.scroll(-dx, -float64(dy))
}

// MouseIn implements desktop.Hoverable.
func (t *Table) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (t *Table) MouseMoved(e *desktop.MouseEvent) {
	t.drag.at = e.Position
	if row := t.rowAt(e.Position.Y); row != t.hover {
		t.hover = row
		t.update()
	}
}

// MouseOut implements desktop.Hoverable.
func (t *Table) MouseOut() {
	t.hover = -1
	t.update()
}

// Cursor implements desktop.Cursorable.
func (t *Table) Cursor() desktop.Cursor {
	if what, _ := t.partAt(t.drag.at); what == edge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

func (t *Table) bodyHeight() float32 { return max(t.Size().Height-headHeight, 1) }

// height is that of all rows, in pixels.
func (t *Table) height() float64 { return float64(t.Len()) * float64(ui.RowHeight) }

// width is that of all columns.
func (t *Table) width() float32 {
	w := float32(0)
	for _, c := range t.columns {
		w += c.width
	}
	return w
}

func (t *Table) scroll(dx float32, dy float64) {
	t.left += dx
	t.top += dy
	t.update()
}

// clamp keeps rows and columns in sight.
func (t *Table) clamp() {
	t.top = min(max(t.top, 0), max(t.height()-float64(t.bodyHeight()), 0))
	t.left = min(max(t.left, 0), max(t.width()+thumbRoom-t.Size().Width, 0))
}

// reveal scrolls until the selected row is in sight.
func (t *Table) reveal() {
	if t.cursor >= 0 {
		top := float64(t.cursor) * float64(ui.RowHeight)
		t.top = max(min(t.top, top), top+float64(ui.RowHeight-t.bodyHeight()))
	}
	t.update()
}

func (t *Table) revealColumn() {
	x := float32(0)
	for _, c := range t.columns[:t.active] {
		x += c.width
	}
	t.left = max(min(t.left, x), x+t.columns[t.active].width+thumbRoom-t.Size().Width)
	t.update()
}

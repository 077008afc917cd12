package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"yunshi/app/timeline/marks"
	"yunshi/data"
)

// Timeline is the widget. All methods must be called on the UI thread.
type Timeline struct {
	widget.BaseWidget

	// OnSelected is called when the person selects an event; "" when nothing is
	// selected any more. Select does not call it.
	OnSelected func(data.EventID)
	// OnOpened is called for Enter, or a second click on the selected mark.
	OnOpened func(data.EventID)
	// OnViewChanged is called after each change of the view with the first and
	// the last day in sight.
	OnViewChanged func(from, to data.Day)
	// OnHover is called when the pointer comes to a mark, with "" when it leaves.
	OnHover func(data.EventID)
	// OnLane is called when the person activates a lane's name.
	OnLane func(key string)
	// ReduceMotion makes every change of view immediate.
	ReduceMotion bool

	table    *marks.Table
	lanes    *marks.Lanes
	keep     marks.Bitmap
	selected data.EventID
	from, to data.Day
	dark     bool
}

// New returns an empty timeline that shows the last ten years.
func New() *Timeline {
	t := &Timeline{}
	t.ExtendBaseWidget(t)
	return t
}

// SetMarks swaps in the marks and the lanes that they lie in. The view is kept
// if it was ever set or moved, otherwise the timeline fits the marks. A
// selected event stays selected if it is still there.
func (t *Timeline) SetMarks(table *marks.Table, lanes *marks.Lanes) { t.table, t.lanes = table, lanes }

// SetLanes groups the same marks in other lanes.
func (t *Timeline) SetLanes(lanes *marks.Lanes) { t.lanes = lanes }

// SetFilter shows the marks whose bit is set; nil shows all. A selected event
// stays selected though its mark is hidden.
func (t *Timeline) SetFilter(keep marks.Bitmap) { t.keep = keep }

// SetOrder sorts the lanes; pinned ones stay on top, units below their parent.
func (t *Timeline) SetOrder(o marks.Order) {}

// SetFiscalEnd shades fiscal years that end with the given month (1–12); 0 or
// 12 shades calendar years.
func (t *Timeline) SetFiscalEnd(month int) {}

// SetPinned keeps the lane with the key on top, out of the scroll.
func (t *Timeline) SetPinned(key string, pinned bool) {}

// SetCollapsed draws the units of the lane with the key in the lane itself.
func (t *Timeline) SetCollapsed(key string, collapsed bool) {}

// SetDark switches between the colours of the two themes.
func (t *Timeline) SetDark(dark bool) { t.dark = dark }

// SetView shows the days from to to, both included.
func (t *Timeline) SetView(from, to data.Day) { t.from, t.to = from, to }

// View returns the first and the last day in sight.
func (t *Timeline) View() (from, to data.Day) { return t.from, t.to }

// Select selects the event, or nothing with "". The view pans to it if it is
// out of sight. An id without a mark is kept until a mark with it comes.
func (t *Timeline) Select(id data.EventID) { t.selected = id }

// Selected returns the selected event, or "".
func (t *Timeline) Selected() data.EventID { return t.selected }

// Next and Previous select the neighbour in time within the lane of the
// selection.
func (t *Timeline) Next() {}

// Previous is Next backwards.
func (t *Timeline) Previous() {}

// LaneUp and LaneDown select the nearest event in the neighbouring lane.
func (t *Timeline) LaneUp() {}

// LaneDown is LaneUp downwards.
func (t *Timeline) LaneDown() {}

// First and Last select the first and the last event of the lane.
func (t *Timeline) First() {}

// Last is First at the other end.
func (t *Timeline) Last() {}

// ZoomIn and ZoomOut halve and double the view around the selection, or the
// middle.
func (t *Timeline) ZoomIn() {}

// ZoomOut is the inverse of ZoomIn.
func (t *Timeline) ZoomOut() {}

// Fit shows all marks that pass the filter.
func (t *Timeline) Fit() {}

// Back returns to the view before the last jump; it reports false at the start.
func (t *Timeline) Back() bool { return false }

// OpenSelected opens the selected event, as Enter does.
func (t *Timeline) OpenSelected() {}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

package timeline

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/viewport"
	"yunshi/app/ui"
	"yunshi/data"
)

// Timeline is the widget. All methods must be called on the UI thread.
type Timeline struct {
	widget.BaseWidget

	// OnSelected is called when the person selects an event. Select does not
	// call it.
	OnSelected func(data.EventID)
	// OnOpened is called for Enter, or a second click on the selected mark.
	OnOpened func(data.EventID)
	// OnViewChanged is called after each change of the view with the first and
	// the last day in sight.
	OnViewChanged func(from, to data.Day)
	// OnHover is called when the pointer comes to a mark, with "" when it leaves.
	OnHover func(data.EventID)
	// OnLane is called when the person clicks a lane's name.
	OnLane func(key string)
	// OnPinned and OnCollapsed are called after the person pinned or collapsed
	// a lane, so that the choice can be kept.
	OnPinned, OnCollapsed func(key string, on bool)
	// ReduceMotion makes every change of view immediate.
	ReduceMotion bool

	words     *Words
	table     *marks.Table
	lanes     *marks.Lanes
	options   marks.Options
	index     *marks.Index
	stay      bool // the lanes keep their place when the index is swapped in
	build     int  // counts the indexes asked for: only the last one is shown
	fiscalEnd int

	view    viewport.View
	viewSet bool          // the person or the caller chose the view
	full    viewport.View // of all marks: the range of the overview
	scroll  float32       // of the lanes, pixels

	selected data.EventID
	mark     int    // of the selected event, -1 without a mark
	row      string // key of the lane in which it is selected

	dark    *bool // nil: as the theme
	focused bool
	comp    *scene.Composer
	frame   *scene.Frame
	font    *typeface
	r       *renderer
	glide   *fyne.Animation
	fade    *fyne.Animation // of crowds into marks, after the view has come to rest
	// settling is set for the frame that ends a fade.
	settling bool
	history  history
	pointer  pointer
}

// New returns an empty timeline that shows the last twenty years of news about
// China's cloud until there are marks.
func New() *Timeline {
	t := &Timeline{words: &English, mark: -1, font: newTypeface(), frame: &scene.Frame{}}
	t.options.Collapsed, t.options.Pinned = map[string]bool{}, map[string]bool{}
	t.comp = scene.NewComposer(t.font.advance)
	t.view = viewport.Days(data.DayOf(2008, 1, 1), data.DayOf(2027, 12, 31))
	t.full = t.view
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer {
	t.r = newRenderer(t)
	return t.r
}

// AccessibilityLabel names the widget for screen readers.
func (t *Timeline) AccessibilityLabel() string { return "Timeline" }

// SetWords sets the language.
func (t *Timeline) SetWords(w *Words) {
	t.words = w
	t.Refresh()
}

// SetMarks swaps in the marks and the lanes that they lie in. The view is kept
// if it was ever set or moved, otherwise the timeline fits the marks. A
// selected event stays selected if it is still there.
func (t *Timeline) SetMarks(table *marks.Table, lanes *marks.Lanes) {
	t.table, t.lanes, t.options.Keep = table, lanes, nil
	t.rebuild()
}

// Swap is SetMarks, SetFilter and SetOrder at once: the marks are arranged once.
func (t *Timeline) Swap(table *marks.Table, lanes *marks.Lanes, keep marks.Bitmap, order marks.Order) {
	t.table, t.lanes, t.options.Keep, t.options.Order = table, lanes, keep, order
	t.rebuild()
}

// SetFilter shows the marks whose bit is set; nil shows all. A selected event
// stays selected though its mark is hidden.
func (t *Timeline) SetFilter(keep marks.Bitmap) {
	t.options.Keep = keep
	t.rebuild()
}

// SetOrder sorts the lanes; pinned ones stay on top, units below their parent.
func (t *Timeline) SetOrder(o marks.Order) {
	t.options.Order = o
	t.rebuild()
}

// SetFiscalEnd shades and names fiscal years that end with the given month
// (1–12); 0 and 12 shade calendar years.
func (t *Timeline) SetFiscalEnd(month int) {
	t.fiscalEnd = month
	t.update()
}

func (t *Timeline) fiscal() bool { return t.fiscalEnd >= 1 && t.fiscalEnd <= 11 }

// SetPinned keeps the lane with the key on top, out of the scroll.
func (t *Timeline) SetPinned(key string, pinned bool) {
	t.stay = true
	setKey(t.options.Pinned, key, pinned)
	t.rebuild()
}

// SetCollapsed draws the units of the lane with the key in the lane itself.
func (t *Timeline) SetCollapsed(key string, collapsed bool) {
	t.stay = true
	setKey(t.options.Collapsed, key, collapsed)
	t.rebuild()
}

func setKey(m map[string]bool, key string, on bool) {
	if on {
		m[key] = true
	} else {
		delete(m, key)
	}
}

// SetDark draws in the dark or the light colours. Until it is called the
// timeline goes by the background of the theme.
func (t *Timeline) SetDark(dark bool) {
	t.dark = &dark
	t.Refresh()
}

func (t *Timeline) isDark() bool {
	if t.dark != nil {
		return *t.dark
	}
	r, g, b, _ := theme.Color(theme.ColorNameBackground).RGBA()
	return r+g+b < 3*0x8000
}

// asyncFrom is the number of marks from which an index is made off the UI thread.
const asyncFrom = 20_000

// rebuild makes the index for what has changed. A large one appears later; if
// several are asked for meanwhile, only the last is shown.
func (t *Timeline) rebuild() {
	t.build++
	if t.table == nil || t.lanes == nil {
		return
	}
	table, lanes, o, build := t.table, t.lanes, t.options, t.build
	o.Collapsed, o.Pinned = maps.Clone(o.Collapsed), maps.Clone(o.Pinned)
	if table.Len() < asyncFrom {
		t.show(marks.Build(table, lanes, o))
		return
	}
	go func() {
		index := marks.Build(table, lanes, o)
		ui.Do(func() {
			if build == t.build {
				t.show(index)
			}
		})
	}()
}

// show swaps in an index.
func (t *Timeline) show(index *marks.Index) {
	if t.index == nil || t.index.Table != index.Table {
		t.comp.Forget()
		if first, last, ok := index.Table.Extent(); ok {
			t.full = viewport.FitAll(first, last)
		}
	}
	t.index = index
	t.pointer.leave(t)
	t.locate()
	if !t.viewSet {
		if first, last, ok := index.All.Extent(); ok {
			t.view = viewport.FitAll(first, last)
		}
	}
	if !t.stay {
		t.scroll = 0 // other rows stand there now
		t.revealRow()
	}
	t.stay = false
	t.clampScroll()
	if t.r != nil {
		t.r.over.stale = true
	}
	t.update()
}

// locate finds the mark and the lane of the selected event.
func (t *Timeline) locate() {
	t.mark = -1
	if t.index == nil || t.selected == "" {
		return
	}
	// Not t.table: while an index is being made that one is ahead of what is shown.
	table := t.index.Table
	i, ok := table.Find(t.selected)
	if !ok {
		return
	}
	t.mark = i
	if r := t.rowAt(t.row); r >= 0 {
		if _, in := t.index.Rows[r].Locate(table, i); in {
			return
		}
	}
	for r := range t.index.Rows {
		if _, in := t.index.Rows[r].Locate(table, i); in {
			t.row = t.index.Rows[r].Key
			return
		}
	}
}

func (t *Timeline) rows() []marks.Row {
	if t.index == nil {
		return nil
	}
	return t.index.Rows
}

func (t *Timeline) rowAt(key string) int {
	return slices.IndexFunc(t.rows(), func(r marks.Row) bool { return r.Key == key })
}

// update draws what has changed.
func (t *Timeline) update() {
	if t.r != nil {
		t.r.update()
	}
}

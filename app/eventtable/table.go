// Package eventtable is the timeline's twin: the same events as a table that is
// sorted, arranged and walked through by the keyboard. Only the rows in sight
// are live, so that a million events scroll like ten.
package eventtable

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yunshi/app/ui"
	"yunshi/data"
)

// Table is the widget. All methods must be called on the UI thread.
type Table struct {
	widget.BaseWidget

	// OnSelected is called when the person goes to a row. Select does not call it.
	OnSelected func(data.EventID)
	// OnOpened is called for Enter, or a second click on the selected row.
	OnOpened func(data.EventID)
	// OnArranged is called after the person moved, resized or sorted a column, so
	// that the choice can be kept.
	OnArranged func()

	columns []column
	sort    Sort
	shown   *arrangement
	turn    int // of the sorting asked for last

	selected data.EventID
	cursor   int // the row of the selection, -1 where it is not shown
	anchor   int // the other end of the marked rows, -1 for none
	active   int // the column under the cursor

	top     float64 // pixels scrolled, exact for a million rows
	left    float32
	focused bool
	hover   int
	drag    drag
	r       *renderer
}

// New returns an empty table.
func New() *Table {
	t := &Table{columns: columns(), shown: &arrangement{}, cursor: -1, anchor: -1, hover: -1}
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel names the widget for screen readers.
func (t *Table) AccessibilityLabel() string { return "Table of events" }

// few is the number of rows that are sorted on the UI thread.
const few = 2000

// SetRows shows other rows. The selection, the sorting and the columns stay.
func (t *Table) SetRows(rows Rows) { t.arrange(rows) }

// arrange sorts the rows as they are to be sorted. Many are sorted off the UI
// thread and appear later, until when the table stands as it was; if several sortings are
// asked for, the last is shown.
func (t *Table) arrange(rows Rows) {
	t.turn++
	by := slices.IndexFunc(t.columns, func(c column) bool { return c.key == t.sort.Column })
	if by < 0 {
		t.show(&arrangement{rows: rows})
		return
	}
	column, falling, turn := t.columns[by], t.sort.Falling, t.turn
	if rows.N <= few {
		t.show(arrange(rows, column, falling))
		return
	}
	go func() {
		a := arrange(rows, column, falling)
		ui.Do(func() {
			if turn == t.turn {
				t.show(a)
			}
		})
	}()
}

func (t *Table) show(a *arrangement) {
	t.shown, t.anchor, t.hover = a, -1, -1
	t.cursor = a.find(t.selected)
	if t.r != nil {
		t.r.forget()
	}
	t.reveal()
}

// Len returns the number of rows.
func (t *Table) Len() int { return t.shown.rows.N }

// Select goes to the row of an event, or to none with "".
func (t *Table) Select(id data.EventID) {
	if id == t.selected {
		return
	}
	t.selected, t.anchor = id, -1
	t.cursor = t.shown.find(id)
	t.reveal()
}

// Sorted returns what the table is sorted by.
func (t *Table) Sorted() Sort { return t.sort }

// SetSort sorts by a column; one that there is not is the order of time.
func (t *Table) SetSort(s Sort) {
	if s == t.sort {
		return
	}
	t.sort = s
	t.arrange(t.shown.rows)
	t.update()
}

// SortColumn sorts by the column under the cursor, and the other way round when
// it is sorted by it already.
func (t *Table) SortColumn() {
	key := t.columns[t.active].key
	t.SetSort(Sort{Column: key, Falling: t.sort.Column == key && !t.sort.Falling})
	t.arranged()
}

func (t *Table) arranged() {
	if t.OnArranged != nil {
		t.OnArranged()
	}
}

// Widen changes the width of the column under the cursor by d pixels.
func (t *Table) Widen(d float32) {
	t.setWidth(t.active, t.columns[t.active].width+d)
	t.arranged()
}

const (
	leastWidth = 48
	mostWidth  = 900
)

func (t *Table) setWidth(i int, w float32) {
	t.columns[i].width = min(max(w, leastWidth), mostWidth)
	if t.r != nil {
		t.r.forget()
	}
	t.revealColumn()
}

// MoveColumn moves the column under the cursor by d places.
func (t *Table) MoveColumn(d int) {
	to := min(max(t.active+d, 0), len(t.columns)-1)
	t.move(t.active, to)
	t.active = to
	t.revealColumn()
	t.arranged()
}

func (t *Table) move(from, to int) {
	c := t.columns[from]
	t.columns = slices.Insert(slices.Delete(t.columns, from, from+1), to, c)
	if t.r != nil {
		t.r.forget()
	}
}

// NextColumn moves the cursor by d columns.
func (t *Table) NextColumn(d int) {
	t.active = min(max(t.active+d, 0), len(t.columns)-1)
	t.revealColumn()
}

// Columns writes the order and the widths of the columns for SetColumns.
func (t *Table) Columns() string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = fmt.Sprintf("%s:%d", c.key, int(c.width))
	}
	return strings.Join(out, ",")
}

// SetColumns arranges the columns as Columns wrote them; what it does not know
// is left out, and columns that are not named follow behind.
func (t *Table) SetColumns(s string) {
	at := 0
	for part := range strings.SplitSeq(s, ",") {
		key, width, _ := strings.Cut(part, ":")
		i := slices.IndexFunc(t.columns, func(c column) bool { return c.key == key })
		if i < at {
			continue
		}
		t.move(i, at)
		if w, err := strconv.Atoi(width); err == nil {
			t.columns[at].width = min(max(float32(w), leastWidth), mostWidth)
		}
		at++
	}
	t.update()
}

// goTo makes a row the selected one; with extend the rows from the anchor to it
// are marked.
func (t *Table) goTo(row int, extend bool) {
	n := t.Len()
	if n == 0 {
		return
	}
	row = min(max(row, 0), n-1)
	switch {
	case !extend:
		t.anchor = -1
	case t.anchor < 0:
		t.anchor = max(t.cursor, 0)
	}
	t.cursor = row
	id := t.shown.event(row).ID
	changed := id != t.selected
	t.selected = id
	t.reveal()
	if changed && t.OnSelected != nil {
		t.OnSelected(id)
	}
}

// Reveal scrolls to the selected row, for a table that was out of sight when it
// was selected.
func (t *Table) Reveal() { t.reveal() }

// Step goes d rows down, or up.
func (t *Table) Step(d int) {
	if t.cursor < 0 && d < 0 {
		t.goTo(t.Len()-1, false)
		return
	}
	t.goTo(t.cursor+d, shiftHeld())
}

// First and Last go to the ends.
func (t *Table) First() { t.goTo(0, shiftHeld()) }

// Last goes to the last row.
func (t *Table) Last() { t.goTo(t.Len()-1, shiftHeld()) }

// Open opens the selected row.
func (t *Table) Open() {
	if t.cursor >= 0 && t.OnOpened != nil {
		t.OnOpened(t.selected)
	}
}

func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// marked returns the rows that are marked: from, up to and not including, to.
func (t *Table) marked() (from, to int) {
	if t.cursor < 0 {
		return 0, 0
	}
	if t.anchor < 0 {
		return t.cursor, t.cursor + 1
	}
	return min(t.cursor, t.anchor), max(t.cursor, t.anchor) + 1
}

package app

import (
	"fyne.io/fyne/v2"

	"yunshi/app/eventtable"
	"yunshi/app/ui"
	"yunshi/data"
)

// connectTable wires the table, which stands in the timeline's place when it is
// asked for and has the selection in common with it.
func (w *Window) connectTable() {
	w.table.Hide()
	w.table.SetColumns(w.app.Preferences().String(prefColumns))
	w.table.OnSelected = func(id data.EventID) { w.selectEvent(id) }
	w.table.OnOpened = func(data.EventID) { w.detail.Read() }
	w.table.OnArranged = func() {
		w.app.Preferences().SetString(prefColumns, w.table.Columns())
		s := w.table.Sorted()
		w.trace.say("table", s.Column, s.Falling, w.table.Columns())
	}
}

// toggleTable shows the events as a table, or on the timeline again.
func (w *Window) toggleTable() { w.showTable(!w.table.Visible()) }

func (w *Window) showTable(on bool) {
	if on == w.table.Visible() {
		return
	}
	if on {
		w.timeline.Hide()
		w.table.Show()
		w.table.Select(w.selected)
	} else {
		w.table.Hide()
		w.timeline.Show()
	}
	w.panes.Refresh()
	if on {
		w.table.Reveal()
		w.win.Canvas().Focus(w.table) // ui.Focus finds no window of what was never painted
	} else {
		w.win.Canvas().Focus(w.timeline)
	}
	w.trace.say("table", on, "rows", w.table.Len())
}

// inTable makes a command of the table, which is shown first where it is not.
func (w *Window) inTable(do func(t *eventtable.Table)) func() {
	return func() {
		w.showTable(true)
		do(w.table)
	}
}

// copyFocused copies the rows of the table while it has the keyboard, and else
// the chart.
func (w *Window) copyFocused() {
	if w.win.Canvas().Focused() == fyne.Focusable(w.table) {
		w.copyRows()
		return
	}
	w.copyChart()
}

// copyRows puts the table's rows on the clipboard.
func (w *Window) copyRows() {
	text, n := w.table.TSV()
	w.app.Clipboard().SetContent(text)
	w.status.Say(ui.TN("status.rows", n))
	w.trace.say("copy rows", n)
}

// inPlace runs the table's part of a command while the table is shown, and else
// the timeline's: the same keys walk through both.
func (w *Window) inPlace(inTable, inTimeline func()) func() {
	return func() {
		if w.table.Visible() {
			inTable()
		} else {
			inTimeline()
		}
	}
}

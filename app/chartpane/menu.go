package chartpane

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yunshi/app/ui"
)

// TappedSecondary opens the menu of the point under the pointer.
func (w *plot) TappedSecondary(ev *fyne.PointEvent) {
	ui.Focus(w)
	w.read(w.find(ev.Position))
	w.menu()
}

// menu offers what can be done with the point that is read.
func (w *plot) menu() {
	if w.at < 0 || w.at >= len(w.hits) || w.hits[w.at].Figure == "" {
		w.open()
		return
	}
	id := w.hits[w.at].Figure
	acts := []struct {
		key, text string
		run       func()
	}{
		{"Enter", ui.T("chart.evidence"), func() { w.pane.OnFigure(id) }},
		{"C", ui.T("chart.correct"), func() { w.pane.OnCorrect(id) }},
		{"Del", ui.T("chart.leave"), func() { w.pane.LeaveOut(id) }},
	}
	rows := make([]ui.Row, len(acts))
	for i, a := range acts {
		rows[i] = ui.Row{Title: a.text, Right: a.key}
	}
	var sheet *ui.Sheet
	list := ui.NewList(func(i int) {
		sheet.Close()
		acts[i].run()
	})
	list.SetRows(rows)
	list.OnEscape = func() { sheet.Close() }
	pos, size := w.box(w.at)
	// Beside the point's upper end, where there is room for the list below.
	w.anchor.Move(fyne.NewPos(pos.X+size.Width, min(pos.Y, w.Size().Height-list.Height()-24)))
	w.anchor.Resize(fyne.NewSize(1, 1))
	sheet = ui.ShowPopover(w.anchor, 260, list.Height()+16, ui.Pad(8, 8, 8, 8, list))
	sheet.Focus(list)
}

// act is what a key does with the point that is read; it reports whether it did.
func (w *plot) act(name fyne.KeyName) bool {
	if w.at < 0 || w.at >= len(w.hits) {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		w.open()
	case fyne.KeyDelete:
		w.pane.LeaveOut(w.hits[w.at].Figure)
	case desktop.KeyMenu, fyne.KeySpace:
		w.menu()
	default:
		return false
	}
	return true
}

// across moves to the nearest point of the next or the previous series.
func (w *plot) across(d int) {
	if len(w.hits) == 0 {
		return
	}
	if w.at < 0 {
		w.read(0)
		return
	}
	from := w.hits[w.at]
	best, gap := -1, 0
	for i, h := range w.hits {
		if h.Series != from.Series+d {
			continue
		}
		if g := abs(h.Rect.Min.X-from.Rect.Min.X) + abs(h.Rect.Min.Y-from.Rect.Min.Y)/8; best < 0 || g < gap {
			best, gap = i, g
		}
	}
	if best >= 0 {
		w.read(best)
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

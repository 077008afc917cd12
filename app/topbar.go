package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yunshi/app/ui"
)

// top is the bar at the window's top: search, the filters, and what is done most.
func (w *Window) top() fyne.CanvasObject {
	search := ui.NewPress(w.searchField(), w.search)
	search.Flush = true
	mode := ui.NewPill("◐", ui.Outlined, w.toggleTheme)
	export := ui.NewPill(ui.T("top.export"), ui.Outlined, w.exportSheet)
	imports := ui.NewPill(ui.T("top.import"), ui.Outlined, w.importDialog)
	logo := ui.Line(6, ui.NewLabel("云史", 17, ui.Ink).Heavy(), ui.NewLabel("Yunshi", 17, ui.Accent).Heavy())
	return container.New(topBar{}, logo, search, w.filters.Object(), ui.Line(topGap, imports, export, mode))
}

// searchField looks like a text field and opens the palette.
func (w *Window) searchField() fyne.CanvasObject {
	back := ui.NewBackdrop(ui.Ground)
	back.Radius, back.Border = ui.RadiusField, true
	hint := ui.NewLabel(ui.T("top.search"), ui.SizeText, ui.Muted).Cut()
	return ui.Stack(back, ui.Pad(7, 8, 7, 12, ui.Line(10, ui.Lens(), ui.Grow(hint), ui.KeyCap("Ctrl K"))))
}

// topBar lays out the logo, the search field, the filters, and the buttons at the
// right edge. The search field takes what the others leave, within bounds.
type topBar struct{}

const (
	topGap      float32 = 10
	topHeight   float32 = 34
	logoGap     float32 = 28
	leastSearch float32 = 130
	mostSearch  float32 = 420
)

func (topBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := o[0].MinSize().Width + logoGap + leastSearch + topGap + o[2].MinSize().Width + topGap + o[3].MinSize().Width
	return fyne.NewSize(width, topHeight)
}

func (b topBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	spare := size.Width - b.MinSize(o).Width
	put := func(o fyne.CanvasObject, x, width, height float32) {
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	logo, filters, buttons := o[0].MinSize(), o[2].MinSize(), o[3].MinSize()
	search := min(mostSearch, leastSearch+max(0, spare))
	put(o[0], 0, logo.Width, logo.Height)
	put(o[1], logo.Width+logoGap, search, topHeight)
	put(o[2], logo.Width+logoGap+search+topGap, filters.Width, filters.Height)
	put(o[3], size.Width-buttons.Width, buttons.Width, buttons.Height)
}

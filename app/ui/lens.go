package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// lens is a magnifying glass, drawn because the typeface has no such glyph.
type lens struct{ widget.BaseWidget }

// Lens is the sign for search.
func Lens() fyne.CanvasObject {
	l := &lens{}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *lens) CreateRenderer() fyne.WidgetRenderer {
	r := &lensRenderer{glass: &canvas.Circle{StrokeWidth: 1.5}, handle: &canvas.Line{StrokeWidth: 1.5}}
	r.Refresh()
	return r
}

type lensRenderer struct {
	glass  *canvas.Circle
	handle *canvas.Line
}

func (r *lensRenderer) Destroy() {}

func (r *lensRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.glass, r.handle}
}

func (r *lensRenderer) MinSize() fyne.Size { return fyne.NewSize(13, 13) }

func (r *lensRenderer) Layout(fyne.Size) {
	r.glass.Resize(fyne.NewSquareSize(9))
	r.handle.Position1, r.handle.Position2 = fyne.NewPos(7.8, 7.8), fyne.NewPos(12, 12)
}

func (r *lensRenderer) Refresh() {
	r.glass.StrokeColor, r.handle.StrokeColor = Look().Muted, Look().Muted
	r.glass.Refresh()
	r.handle.Refresh()
}

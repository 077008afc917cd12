package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yunshi/assets/look"
)

// Surface names a colour of the look that fills an area.
type Surface uint8

// The surfaces.
const (
	Ground Surface = iota
	Paper
	Band
	Hairline
	Selection
	AccentFill
)

func (s Surface) colour(l *look.Theme) color.Color {
	switch s {
	case Paper:
		return l.Surface
	case Band:
		return l.Band
	case Hairline:
		return l.Hairline
	case Selection:
		return l.Selection
	case AccentFill:
		return l.Accent
	}
	return l.Ground
}

// Backdrop is a filled rectangle that follows the theme.
type Backdrop struct {
	widget.BaseWidget
	Surface Surface
	Radius  float32
	// Border draws a hairline around it.
	Border bool
	min    fyne.Size
}

// NewBackdrop fills an area.
func NewBackdrop(s Surface) *Backdrop {
	b := &Backdrop{Surface: s}
	b.ExtendBaseWidget(b)
	return b
}

// Rule is a hairline: 1 pixel high or wide, as its place has it.
func Rule() fyne.CanvasObject {
	b := NewBackdrop(Hairline)
	b.min = fyne.NewSize(1, 1)
	return b
}

// Card puts an object on a bordered, rounded surface.
func Card(o fyne.CanvasObject) *fyne.Container {
	b := NewBackdrop(Paper)
	b.Radius, b.Border = RadiusField, true
	return container.NewStack(b, o)
}

// On puts an object on a surface.
func On(s Surface, o fyne.CanvasObject) *fyne.Container {
	return container.NewStack(NewBackdrop(s), o)
}

// CreateRenderer implements fyne.Widget.
func (b *Backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{b: b, rect: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type backdropRenderer struct {
	b    *Backdrop
	rect *canvas.Rectangle
}

func (r *backdropRenderer) Destroy()                     {}
func (r *backdropRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *backdropRenderer) Layout(s fyne.Size)           { r.rect.Resize(s) }
func (r *backdropRenderer) MinSize() fyne.Size           { return r.b.min }

func (r *backdropRenderer) Refresh() {
	l := Look()
	r.rect.FillColor = r.b.Surface.colour(l)
	r.rect.CornerRadius = r.b.Radius
	if r.b.Border {
		r.rect.StrokeColor, r.rect.StrokeWidth = l.Hairline, 1
	}
	r.rect.Refresh()
}

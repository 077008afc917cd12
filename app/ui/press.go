package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Press makes any content clickable: it is reached by Tab, pressed by Enter,
// Space or a click, and shows hover and focus behind the content.
type Press struct {
	widget.BaseWidget
	Content  fyne.CanvasObject
	OnTapped func()
	// Flush keeps the shade within the content, which has an edge of its own.
	Flush bool

	hovered, focused bool
}

// NewPress wraps content.
func NewPress(content fyne.CanvasObject, tapped func()) *Press {
	p := &Press{Content: content, OnTapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// HeightAt returns the content's height at a width in pixels.
func (p *Press) HeightAt(width float32) float32 { return heightAt(p.Content, width) }

// Tapped implements fyne.Tappable.
func (p *Press) Tapped(*fyne.PointEvent) {
	Focus(p)
	p.OnTapped()
}

// FocusGained implements fyne.Focusable.
func (p *Press) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *Press) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *Press) TypedRune(r rune) {
	if r != ' ' {
		PassRune(p, r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Press) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.OnTapped()
	default:
		PassKey(p, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *Press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Press) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *Press) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (p *Press) CreateRenderer() fyne.WidgetRenderer {
	r := &pressRenderer{p: p, bg: canvas.NewRectangle(color.Transparent)}
	r.style()
	return r
}

type pressRenderer struct {
	p  *Press
	bg *canvas.Rectangle
}

func (r *pressRenderer) Destroy() {}

func (r *pressRenderer) Objects() []fyne.CanvasObject {
	if r.p.Flush {
		return []fyne.CanvasObject{r.p.Content, r.bg}
	}
	return []fyne.CanvasObject{r.bg, r.p.Content}
}

func (r *pressRenderer) MinSize() fyne.Size { return r.p.Content.MinSize() }

// The shade reaches a little beyond the content, so that text in it still lines
// up with the text around.
func (r *pressRenderer) Layout(s fyne.Size) {
	beyond := float32(6)
	if r.p.Flush {
		beyond = 0
	}
	r.bg.Move(fyne.NewPos(-beyond, 0))
	r.bg.Resize(s.AddWidthHeight(2*beyond, 0))
	r.p.Content.Resize(s)
}

func (r *pressRenderer) style() {
	l := Look()
	r.bg.CornerRadius = RadiusRow
	if r.p.Flush {
		r.bg.CornerRadius = RadiusField
	}
	r.bg.FillColor, r.bg.StrokeColor, r.bg.StrokeWidth = color.Transparent, color.Transparent, 0
	if r.p.hovered {
		r.bg.FillColor = alpha(l.Muted, 0x1c)
	}
	if r.p.focused {
		r.bg.StrokeColor, r.bg.StrokeWidth = l.Accent, 2
	}
}

func (r *pressRenderer) Refresh() {
	r.style()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// pool hands out canvas objects of one sort for a frame. Objects that a frame
// does not need are hidden, not removed: adding and removing would make Fyne
// lay out and upload anew.
type pool[T fyne.CanvasObject] struct {
	items []T
	used  int
	make  func() T
	into  *fyne.Container
}

func newPool[T fyne.CanvasObject](into *fyne.Container, make func() T) *pool[T] {
	return &pool[T]{into: into, make: make}
}

func (p *pool[T]) begin() { p.used = 0 }

// next returns a shown object with the state that it was left in.
func (p *pool[T]) next() T {
	if p.used == len(p.items) {
		o := p.make()
		p.items = append(p.items, o)
		p.into.Objects = append(p.into.Objects, o)
	}
	o := p.items[p.used]
	p.used++
	if !o.Visible() {
		o.Show()
	}
	return o
}

// end hides what was not handed out.
func (p *pool[T]) end() {
	for _, o := range p.items[p.used:] {
		if !o.Visible() {
			break // all that follow are hidden too
		}
		o.Hide()
	}
}

// free is the layout of containers whose children are placed by hand. Unlike no
// layout it has a fixed minimum, so that a long label is no reason for Fyne to
// lay out the window again.
type free struct{}

func (free) Layout([]fyne.CanvasObject, fyne.Size) {}
func (free) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(1) }
func newFree(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(free{}, objects...)
}

func at(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(w, h))
	o.Move(fyne.NewPos(x, y))
}

// paintRect gives a rectangle its place and colours.
func paintRect(r *canvas.Rectangle, fill color.Color, x, y, w, h float32) {
	if r.FillColor != fill {
		r.FillColor = fill
		r.Refresh()
	}
	at(r, x, y, w, h)
}

// write sets a text. Its texture is cached by content, so nothing is drawn anew
// when a headline moves to another object of the pool.
func write(t *canvas.Text, s string, size float32, bold bool, c color.Color) {
	if t.Text == s && t.TextSize == size && t.TextStyle.Bold == bold && t.Color == c {
		return
	}
	t.Text, t.TextSize, t.TextStyle.Bold, t.Color = s, size, bold, c
	t.Resize(t.MinSize()) // what has no size is not drawn where it begins out of sight
	t.Refresh()
}

// writeAt sets a text whose middle line is at y.
func writeAt(t *canvas.Text, s string, size float32, bold bool, c color.Color, x, y float32) {
	write(t, s, size, bold, c)
	t.Move(fyne.NewPos(x, y-t.Size().Height/2))
}

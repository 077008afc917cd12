package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Sheet is a card above the window: the palette, the list of keys, a reader. A
// click beside it closes it. Only one is open at a time in a canvas.
type Sheet struct {
	canvas   fyne.Canvas
	root     fyne.CanvasObject
	OnClosed func()
}

// ShowSheet opens a card of at most width×height pixels, its top edge at the
// given share of the window's height (0 is the top, 0.5 centres it).
func ShowSheet(c fyne.Canvas, width, height, at float32, content fyne.CanvasObject) *Sheet {
	s := &Sheet{canvas: c}
	card := Card(content)
	shade := newShade(s.Close)
	s.root = container.New(&sheetLayout{s, width, height, at}, shade, card)
	c.Overlays().Add(s.root)
	s.root.Resize(c.Size())
	return s
}

// Close removes the sheet; a second call does nothing.
func (s *Sheet) Close() {
	if !s.Open() {
		return
	}
	s.canvas.Overlays().Remove(s.root)
	s.root = nil
	if s.OnClosed != nil {
		s.OnClosed()
	}
}

// Open reports whether the sheet is still there.
func (s *Sheet) Open() bool { return s != nil && s.root != nil }

// Focus gives the keyboard to a widget on the sheet. ui.Focus cannot: it finds a
// widget's window only once it was painted.
func (s *Sheet) Focus(f fyne.Focusable) { s.canvas.Focus(f) }

// CloseTop closes the sheet or popover that lies on top; it reports false where
// something else does.
func CloseTop(c fyne.Canvas) bool {
	top, ok := c.Overlays().Top().(*fyne.Container)
	if !ok {
		return false
	}
	switch l := top.Layout.(type) {
	case *sheetLayout:
		l.sheet.Close()
	case *popoverLayout:
		l.sheet.Close()
	default:
		return false
	}
	return true
}

type sheetLayout struct {
	sheet             *Sheet
	width, height, at float32
}

func (l *sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	card := fyne.NewSize(min(l.width, size.Width-32), min(l.height, size.Height-32))
	y := size.Height * l.at
	if l.at == 0.5 {
		y = (size.Height - card.Height) / 2
	}
	y = max(16, min(y, size.Height-card.Height-16))
	objects[1].Move(fyne.NewPos((size.Width-card.Width)/2, y))
	objects[1].Resize(card)
}

// ShowPopover opens a card right below an object; a click beside it closes it.
func ShowPopover(below fyne.CanvasObject, width, height float32, content fyne.CanvasObject) *Sheet {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(below)
	at := d.AbsolutePositionForObject(below).AddXY(0, below.Size().Height+4)
	s := &Sheet{canvas: c}
	around := newShade(s.Close)
	around.clear = true
	s.root = container.New(&popoverLayout{s, at, fyne.NewSize(width, height)}, around, Card(content))
	c.Overlays().Add(s.root)
	s.root.Resize(c.Size())
	return s
}

type popoverLayout struct {
	sheet *Sheet
	at    fyne.Position
	size  fyne.Size
}

func (l *popoverLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *popoverLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	card := fyne.NewSize(l.size.Width, min(l.size.Height, size.Height-l.at.Y-8))
	objects[1].Move(fyne.NewPos(min(l.at.X, size.Width-card.Width-8), l.at.Y))
	objects[1].Resize(card)
}

// shade darkens the window behind a sheet and takes the clicks beside it.
type shade struct {
	widget.BaseWidget
	tapped func()
	clear  bool
}

func newShade(tapped func()) *shade {
	s := &shade{tapped: tapped}
	s.ExtendBaseWidget(s)
	return s
}

func (s *shade) Tapped(*fyne.PointEvent) { s.tapped() }

func (s *shade) CreateRenderer() fyne.WidgetRenderer {
	fill := color.NRGBA{A: 0x4c}
	if s.clear {
		fill.A = 0
	}
	return widget.NewSimpleRenderer(canvas.NewRectangle(fill))
}

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// heighter is an object whose height follows from the width it is given.
type heighter interface{ HeightAt(width float32) float32 }

// heightAt returns the height that an object wants at a width.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if h, ok := o.(heighter); ok {
		return h.HeightAt(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if h, ok := c.Layout.(interface {
			heightAt([]fyne.CanvasObject, float32) float32
		}); ok {
			return h.heightAt(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

// HeightAt returns the height that an object wants at a width: a sheet asks for
// it before it opens.
func HeightAt(o fyne.CanvasObject, width float32) float32 { return heightAt(o, width) }

// Column stacks objects with a gap, each as wide as the column. Unlike Fyne's
// box it asks wrapped text for its height at that width.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct {
	gap   float32
	width float32
}

func (c *column) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	h, n := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			h += heightAt(o, width)
			n++
		}
	}
	return h + c.gap*float32(max(n-1, 0))
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + c.gap
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return fyne.NewSize(w, c.heightAt(objects, max(w, c.width)))
}

// Flow sets objects side by side and starts a new line where they do not fit.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap, width float32 }

func (f *flow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		s := o.MinSize()
		s.Width = min(s.Width, width)
		if x > 0 && x+s.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		if put != nil {
			put(o, fyne.NewPos(x, y), s)
		}
		x += s.Width + f.gap
		line = max(line, s.Height)
	}
	return y + line
}

func (f *flow) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return f.place(objects, width, nil)
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.place(objects, size.Width, func(o fyne.CanvasObject, p fyne.Position, s fyne.Size) {
		o.Move(p)
		o.Resize(s)
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, f.heightAt(objects, max(f.width, 1)))
}

// Line sets objects side by side, centred in height. An object made with Grow
// takes the room that is left.
func Line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objects...)
}

// Grow is an empty, stretching object, or the given one stretched, in a Line.
func Grow(o fyne.CanvasObject) fyne.CanvasObject {
	if o == nil {
		o = canvas.NewRectangle(nil)
	}
	return container.New(&grow{}, o)
}

type grow struct{}

func (grow) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (grow) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func grows(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*grow)
	return ok
}

type line struct{ gap float32 }

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, growing, n := size.Width, 0, 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		n++
		if grows(o) {
			growing++
		} else {
			left -= o.MinSize().Width
		}
	}
	left -= l.gap * float32(max(n-1, 0))
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if grows(o) {
			s.Width = max(0, left/float32(growing))
		}
		o.Move(fyne.NewPos(x, (size.Height-s.Height)/2))
		o.Resize(s)
		x += s.Width + l.gap
	}
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var out fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		out.Width += s.Width
		out.Height = max(out.Height, s.Height)
		n++
	}
	out.Width += l.gap * float32(max(n-1, 0))
	return out
}

// Pad surrounds an object with space.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&pad{top, right, bottom, left}, o)
}

type pad struct{ top, right, bottom, left float32 }

func (p *pad) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return heightAt(objects[0], width-p.left-p.right) + p.top + p.bottom
}

func (p *pad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(p.left, p.top))
	objects[0].Resize(fyne.NewSize(size.Width-p.left-p.right, size.Height-p.top-p.bottom))
}

func (p *pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Add(fyne.NewSize(p.left+p.right, p.top+p.bottom))
}

// Fixed gives an object a size of its own; a zero keeps the object's minimum.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixed{width, height}, o)
}

type fixed struct{ width, height float32 }

func (f *fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

func (f *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := objects[0].MinSize()
	if f.width > 0 {
		s.Width = f.width
	}
	if f.height > 0 {
		s.Height = f.height
	}
	return s
}

// Stack lays objects over each other; its height is that of the tallest.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stack{}, objects...)
}

type stack struct{}

func (stack) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objects {
		h = max(h, heightAt(o, width))
	}
	return h
}

func (stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

// Quote sets content behind a bar in the accent colour.
func Quote(o fyne.CanvasObject) *fyne.Container {
	bar := NewBackdrop(AccentFill)
	return container.New(quote{}, bar, o)
}

type quote struct{}

const quoteIndent = 15

func (quote) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return heightAt(objects[1], width-quoteIndent)
}

func (quote) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(3, size.Height))
	objects[1].Move(fyne.NewPos(quoteIndent, 0))
	objects[1].Resize(fyne.NewSize(size.Width-quoteIndent, size.Height))
}

func (quote) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().AddWidthHeight(quoteIndent, 0)
}

// Scrolled scrolls wrapped content vertically: the content takes the pane's
// width first, and only then tells its height.
func Scrolled(content fyne.CanvasObject) (*fyne.Container, *container.Scroll) {
	s := container.NewVScroll(content)
	return container.New(scrolled{}, s), s
}

type scrolled struct{}

func (scrolled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := objects[0].(*container.Scroll)
	s.Content.Resize(fyne.NewSize(size.Width, heightAt(s.Content, size.Width)))
	s.Resize(size)
	s.Refresh()
}

func (scrolled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 60) }

// Hang sets wrapped text behind a label in a column of its own, width pixels
// wide.
func Hang(width float32, label, text fyne.CanvasObject) *fyne.Container {
	return container.New(hang{width}, label, text)
}

type hang struct{ width float32 }

func (h hang) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	return max(heightAt(objects[1], width-h.width), objects[0].MinSize().Height)
}

func (h hang) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label := objects[0].MinSize()
	objects[0].Resize(fyne.NewSize(h.width-8, label.Height))
	objects[1].Move(fyne.NewPos(h.width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-h.width, size.Height))
}

func (h hang) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := objects[1].MinSize()
	return fyne.NewSize(h.width, max(s.Height, objects[0].MinSize().Height))
}

// Beside sets a narrow object at the right of a wrapped one, at its top.
func Beside(wide, narrow fyne.CanvasObject) *fyne.Container {
	return container.New(beside{}, wide, narrow)
}

type beside struct{}

func (beside) heightAt(objects []fyne.CanvasObject, width float32) float32 {
	narrow := objects[1].MinSize()
	return max(heightAt(objects[0], width-narrow.Width), narrow.Height)
}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	narrow := objects[1].MinSize()
	objects[0].Resize(fyne.NewSize(size.Width-narrow.Width, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-narrow.Width, 0))
	objects[1].Resize(narrow)
}

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

// Sides puts objects at the top and the bottom and gives the middle the rest; a
// nil side takes no room.
func Sides(top, middle, bottom fyne.CanvasObject) *fyne.Container {
	return container.New(layoutSides{top, bottom}, compact(middle, top, bottom)...)
}

func compact(objects ...fyne.CanvasObject) []fyne.CanvasObject {
	out := objects[:0]
	for _, o := range objects {
		if o != nil {
			out = append(out, o)
		}
	}
	return out
}

type layoutSides struct{ top, bottom fyne.CanvasObject }

func (l layoutSides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, rest := float32(0), size.Height
	if l.top != nil {
		h := heightAt(l.top, size.Width)
		l.top.Move(fyne.Position{})
		l.top.Resize(fyne.NewSize(size.Width, h))
		y, rest = h, rest-h
	}
	if l.bottom != nil {
		h := heightAt(l.bottom, size.Width)
		l.bottom.Move(fyne.NewPos(0, size.Height-h))
		l.bottom.Resize(fyne.NewSize(size.Width, h))
		rest -= h
	}
	objects[0].Move(fyne.NewPos(0, y))
	objects[0].Resize(fyne.NewSize(size.Width, max(0, rest)))
}

func (l layoutSides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var out fyne.Size
	for _, o := range objects {
		s := o.MinSize()
		out.Width = max(out.Width, s.Width)
		out.Height += s.Height
	}
	return out
}

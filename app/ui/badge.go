package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"yunshi/assets/look"
)

// Badge is a small filled label in a group's colour; with no group it is
// outlined and muted.
type Badge struct {
	widget.BaseWidget
	Text  string
	Group *look.Group
}

// NewBadge returns a badge; group may be nil.
func NewBadge(text string, group *look.Group) *Badge {
	b := &Badge{Text: text, Group: group}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, bg: canvas.NewRectangle(nil), text: canvas.NewText(b.Text, nil)}
	r.Refresh()
	return r
}

type badgeRenderer struct {
	b    *Badge
	bg   *canvas.Rectangle
	text *canvas.Text
}

func (r *badgeRenderer) Destroy()                     {}
func (r *badgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.bg, r.text} }

func (r *badgeRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.text.MinSize().Width+18, 22)
}

func (r *badgeRenderer) Layout(s fyne.Size) {
	r.bg.Resize(s)
	r.bg.CornerRadius = s.Height / 2
	t := r.text.MinSize()
	r.text.Move(fyne.NewPos((s.Width-t.Width)/2, (s.Height-t.Height)/2))
	r.text.Resize(t)
}

func (r *badgeRenderer) Refresh() {
	l := Look()
	r.text.Text, r.text.TextSize = r.b.Text, SizeSmall
	if g := r.b.Group; g != nil {
		r.text.TextStyle = face(true)
		r.bg.FillColor, r.text.Color = g.Colour(Dark()), l.OnColor
	} else {
		r.bg.FillColor, r.text.Color = l.Surface, l.Muted
		r.bg.StrokeColor, r.bg.StrokeWidth = l.Hairline, 1
	}
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

// Heading is a small, bold, muted title of a section.
func Heading(text string) fyne.CanvasObject {
	return NewLabel(text, SizeSmall, Muted).Heavy()
}

// KeyCap shows a key as it stands on a keyboard.
func KeyCap(key string) fyne.CanvasObject {
	b := NewBackdrop(Paper)
	b.Radius, b.Border = 4, true
	return Stack(b, Pad(2, 6, 2, 6, NewLabel(key, SizeSmall, Muted).Heavy()))
}

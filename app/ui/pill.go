package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// PillStyle is how much a pill stands out.
type PillStyle uint8

// Outlined is a bordered chip or button, Tab is flat and filled only while on,
// Plain is text alone, Loud fills with the accent.
const (
	Outlined PillStyle = iota
	Tab
	Plain
	Loud
)

// Pill is a rounded button: a chip, a tab, a button of the bars. It is reached
// by Tab and pressed by Enter, Space or a click.
type Pill struct {
	widget.BaseWidget
	Text  string
	Style PillStyle
	// On marks the active tab or an active filter.
	On bool
	// Key is the shortcut shown in a key cap behind the text, or "".
	Key string
	// Drop draws a small triangle behind the text: a list opens.
	Drop     bool
	OnTapped func()

	hovered, focused bool
}

// NewPill returns a pill.
func NewPill(text string, style PillStyle, tapped func()) *Pill {
	p := &Pill{Text: text, Style: style, OnTapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// SetText changes the text.
func (p *Pill) SetText(s string) {
	if s != p.Text {
		p.Text = s
		p.Refresh()
	}
}

// SetOn marks the pill active or not.
func (p *Pill) SetOn(on bool) {
	if on != p.On {
		p.On = on
		p.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (p *Pill) Tapped(*fyne.PointEvent) {
	Focus(p)
	p.press()
}

func (p *Pill) press() {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (p *Pill) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *Pill) FocusLost() { p.focused = false; p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *Pill) TypedRune(r rune) {
	if r != ' ' {
		PassRune(p, r)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Pill) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.press()
	default:
		PassKey(p, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Pill) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (p *Pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Pill) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *Pill) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{
		p: p, bg: canvas.NewRectangle(nil), text: canvas.NewText("", nil),
		cap: canvas.NewRectangle(nil), key: canvas.NewText("", nil),
		drop: canvas.NewArbitraryPolygon([]fyne.Position{{X: 0, Y: 0}, {X: 1, Y: 0}, {X: 0.5, Y: 1}}, nil),
	}
	r.drop.NormalizedPoints = true
	r.Refresh()
	return r
}

type pillRenderer struct {
	p         *Pill
	bg, cap   *canvas.Rectangle
	text, key *canvas.Text
	drop      *canvas.ArbitraryPolygon
}

const (
	pillHeight  float32 = 28
	pillPadding float32 = 12
	keyPadding  float32 = 5
	dropWidth   float32 = 7
	dropGap     float32 = 6
)

func (r *pillRenderer) Destroy() {}

func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.bg, r.text, r.cap, r.key, r.drop}
}

func (r *pillRenderer) padding() float32 {
	if r.p.Style == Plain {
		return 6
	}
	return pillPadding
}

// behind is the room for what stands behind the text.
func (r *pillRenderer) behind() float32 {
	w := float32(0)
	if k := r.keyWidth(); k > 0 {
		w += k + 8
	}
	if r.p.Drop {
		w += dropWidth + dropGap
	}
	return w
}

func (r *pillRenderer) keyWidth() float32 {
	if r.p.Key == "" {
		return 0
	}
	return r.key.MinSize().Width + 2*keyPadding
}

func (r *pillRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.p.Text, SizeText, r.text.TextStyle).Width
	return fyne.NewSize(text+2*r.padding()+r.behind(), pillHeight)
}

func (r *pillRenderer) Layout(s fyne.Size) {
	r.bg.Resize(s)
	style := face(r.p.On || r.p.Style == Loud)
	k := r.keyWidth()
	room := s.Width - 2*r.padding() - r.behind()
	r.text.Text = Ellipsis(r.p.Text, room, SizeText, style)
	ts := r.text.MinSize()
	r.text.Move(fyne.NewPos(r.padding(), (s.Height-ts.Height)/2))
	r.text.Resize(ts)
	if r.p.Drop {
		r.drop.Move(fyne.NewPos(r.padding()+ts.Width+dropGap, s.Height/2-1.5))
		r.drop.Resize(fyne.NewSize(dropWidth, 4.5))
	}
	if k > 0 {
		ks := r.key.MinSize()
		x := s.Width - k - 8
		r.cap.Move(fyne.NewPos(x, (s.Height-18)/2))
		r.cap.Resize(fyne.NewSize(k, 18))
		r.key.Move(fyne.NewPos(x+keyPadding, (s.Height-ks.Height)/2))
		r.key.Resize(ks)
	}
}

func (r *pillRenderer) Refresh() {
	p, l := r.p, Look()
	r.text.Text, r.text.TextSize = p.Text, SizeText
	r.text.TextStyle = face(p.On || p.Style == Loud)
	r.key.Text, r.key.TextSize, r.key.Color = p.Key, SizeSmall, l.Muted
	r.key.TextStyle = face(true)

	fill, stroke, ink := color.Color(color.Transparent), color.Color(color.Transparent), color.Color(l.Ink)
	switch {
	case p.Style == Loud:
		fill, ink = l.Selection, l.Accent
	case p.On:
		fill, ink = l.Selection, l.Accent
	case p.Style == Outlined:
		fill, stroke = l.Surface, l.Hairline
	case p.Style == Tab:
		ink = l.Muted
	case p.Style == Plain:
		ink = l.Muted
	}
	if p.hovered && !p.On {
		fill = l.Band
	}
	r.bg.StrokeWidth = 1
	if p.focused {
		stroke = l.Accent
		r.bg.StrokeWidth = 2
	}
	r.bg.FillColor, r.bg.StrokeColor = fill, stroke
	r.bg.CornerRadius = pillHeight / 2
	if p.Style == Tab || p.Style == Plain {
		r.bg.CornerRadius = RadiusRow
	}
	r.text.Color, r.drop.FillColor, r.drop.Hidden = ink, ink, !p.Drop
	r.cap.FillColor, r.cap.StrokeColor, r.cap.StrokeWidth, r.cap.CornerRadius = l.Surface, l.Hairline, 1, 4
	r.cap.Hidden, r.key.Hidden = p.Key == "", p.Key == ""
	r.Layout(p.Size())
	canvas.Refresh(p)
}

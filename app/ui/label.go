package ui

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"yunshi/assets/look"
)

// Role is what a text is for; the theme in force gives it a colour.
type Role uint8

// The roles of text.
const (
	Ink Role = iota
	Muted
	Accent
	Warning
	OnColor
)

func (r Role) colour(l *look.Theme) color.Color {
	switch r {
	case Muted:
		return l.Muted
	case Accent:
		return l.Accent
	case Warning:
		return l.Warning
	case OnColor:
		return l.OnColor
	}
	return l.Ink
}

// Label is one line of text without padding, cut with an ellipsis where it is
// wider than its place. It follows the theme.
type Label struct {
	widget.BaseWidget
	Text     string
	TextSize float32
	Role     Role
	Bold     bool
	Align    fyne.TextAlign
	// Shrink lets the label be narrower than its text: its minimal width is 0.
	Shrink bool
}

// NewLabel returns a label at the given size and role.
func NewLabel(text string, size float32, role Role) *Label {
	l := &Label{Text: text, TextSize: size, Role: role}
	l.ExtendBaseWidget(l)
	return l
}

// Heavy makes the label bold and returns it.
func (l *Label) Heavy() *Label { l.Bold = true; return l }

// Cut lets the label be narrower than its text and returns it.
func (l *Label) Cut() *Label { l.Shrink = true; return l }

// SetText changes the text.
func (l *Label) SetText(s string) {
	if s != l.Text {
		l.Text = s
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &labelRenderer{label: l, text: canvas.NewText("", color.Transparent)}
	r.Refresh()
	return r
}

type labelRenderer struct {
	label *Label
	text  *canvas.Text
	last  fyne.Size
}

func (r *labelRenderer) Destroy()                     {}
func (r *labelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }

func (r *labelRenderer) MinSize() fyne.Size {
	s := fyne.MeasureText(r.label.Text, r.label.TextSize, r.text.TextStyle)
	if r.label.Shrink {
		s.Width = 0
	}
	return s
}

func (r *labelRenderer) Layout(s fyne.Size) {
	r.last = s
	fit := r.label.Text
	if s.Width > 0 {
		fit = Ellipsis(r.label.Text, s.Width, r.label.TextSize, r.text.TextStyle)
	}
	if fit != r.text.Text {
		r.text.Text = fit
		r.text.Refresh()
	}
	h := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(0, (s.Height-h)/2))
	r.text.Resize(fyne.NewSize(s.Width, h))
}

func (r *labelRenderer) Refresh() {
	l := r.label
	r.text.TextSize = l.TextSize
	r.text.TextStyle = face(l.Bold)
	r.text.Alignment = l.Align
	r.text.Color = l.Role.colour(Look())
	r.Layout(l.Size())
	r.text.Refresh()
}

// Ellipsis returns text, cut at a rune and ended with "…" where it is wider
// than width.
func Ellipsis(text string, width, size float32, style fyne.TextStyle) string {
	const slack = 0.5 // a label laid out at exactly its own width must stay whole
	if fyne.MeasureText(text, size, style).Width <= width+slack {
		return text
	}
	lo, hi := 0, len(text)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		for mid < hi && !utf8.RuneStart(text[mid]) {
			mid++
		}
		if fyne.MeasureText(strings.TrimRight(text[:mid], " ")+"…", size, style).Width <= width {
			lo = mid
			continue
		}
		hi = mid - 1
		for hi > lo && !utf8.RuneStart(text[hi]) {
			hi--
		}
	}
	return strings.TrimRight(text[:lo], " ") + "…"
}

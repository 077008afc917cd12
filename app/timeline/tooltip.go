package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yunshi/app/timeline/shape"
	"yunshi/assets/look"
)

// tooltip is the panel beside the pointer.
type tooltip struct {
	box   *fyne.Container
	panel *canvas.Rectangle
	lines *pool[*canvas.Text]
	text  []tipLine
	at    fyne.Position
	size  fyne.Size
}

// tipLine is a line of a tooltip.
type tipLine struct {
	text  string
	bold  bool
	muted bool
}

const (
	tipWidth   = 300
	tipPadding = 10
	tipLead    = 18
)

func newTooltip() *tooltip {
	lines := newFree()
	p := &tooltip{panel: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 8}, lines: newPool(lines, newText)}
	p.box = newFree(p.panel, lines)
	p.box.Hide()
	return p
}

// show puts the panel near a point; with no lines it hides it.
func (p *tooltip) show(r *renderer, lines []tipLine, near fyne.Position) {
	p.text, p.at = lines, near
	if len(lines) == 0 {
		p.box.Hide()
		return
	}
	p.place(r)
	p.box.Show()
}

func (p *tooltip) place(r *renderer) {
	if len(p.text) == 0 {
		return
	}
	c := r.colours()
	p.lines.begin()
	width, y := float32(0), float32(tipPadding)
	for _, l := range p.text {
		for _, s := range r.t.font.wrapAll(l.text, tipWidth-2*tipPadding, tipSize(l), l.bold, 3) {
			t := p.lines.next()
			writeAt(t, s, tipSize(l), l.bold, tipColour(l, c), tipPadding, y+tipLead/2-1)
			width = max(width, t.Size().Width)
			y += tipLead
		}
	}
	p.lines.end()
	p.size = fyne.NewSize(width+2*tipPadding, y+tipPadding-2)
	p.panel.StrokeColor = c.Hairline
	p.panel.Shadow = canvas.Shadow{Color: shape.Alpha(look.Light.Ink, 0.18), Offset: fyne.NewPos(0, 2), BlurRadius: 10}
	paintRect(p.panel, c.Surface, 0, 0, p.size.Width, p.size.Height)
	x := min(p.at.X+14, r.size.Width-p.size.Width-4)
	top := p.at.Y + 16
	if top+p.size.Height > r.size.Height-4 {
		top = p.at.Y - p.size.Height - 10
	}
	at(p.box, max(x, 4), max(top, 4), p.size.Width, p.size.Height)
}

func tipSize(l tipLine) float32 {
	if l.bold {
		return theme.TextSize()
	}
	return labelSize
}

func tipColour(l tipLine, c *look.Theme) color.Color {
	if l.muted {
		return c.Muted
	}
	return c.Ink
}

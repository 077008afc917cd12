package picture

import (
	"image/color"
	"strings"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
	"yunshi/assets/look"
	paper "yunshi/charts/scene"
)

func (p *page) polygon(corners []shape.Point, st paper.Style) {
	xy := make([]float64, 0, 2*len(corners))
	for _, c := range corners {
		xy = append(xy, c.X, c.Y)
	}
	p.paper.Polygon(st, xy...)
}

func (p *page) stroke(a, b shape.Point, unit float64, c color.NRGBA) {
	p.polygon(shape.Stroke(a, b, unit*shape.Pen), paper.Style{Fill: c})
}

// drawFoot draws the legend of what is in sight, and below it the sources and
// what found no room: a picture must not pass for the whole where it is not.
func (p *page) drawFoot() {
	y := pageHeight - p.foot() + 14
	x := float64(margin)
	entry := func(text string, draw func(x float64)) {
		w := paper.TextWidth(paper.Regular, smallSize, text)
		if x+entryRoom+w > p.width-margin {
			x, y = margin, y+legendLead
		}
		draw(x + 5)
		p.write(x+entryRoom, y, smallSize, false, paper.Start, p.look.Muted, text)
		x += entryRoom + w + entryGap
	}
	for g, seen := range p.groups {
		if seen {
			entry(p.Words.Group(look.Groups[g].Key), func(x float64) { p.glyph(g, 0, x, y, 10) })
		}
	}
	if p.hollow {
		entry(p.Words.Hollow, func(x float64) { p.glyph(p.anyGroup(), marks.Hollow, x, y, 10) })
	}
	if p.denied {
		entry(p.Words.Denied, func(x float64) { p.glyph(p.anyGroup(), marks.Hollow|marks.Denied, x, y, 10) })
	}
	if p.crowd {
		entry(p.Words.Crowd, func(x float64) {
			for i, h := range []float64{4, 9, 6} {
				p.rect(x-5+4*float64(i), y+4.5-h, 3, h, 0, shape.Column(p.anyGroup(), p.Dark))
			}
		})
	}
	p.write(margin, pageHeight-14, smallSize, false, paper.Start, p.look.Muted, p.sourceLine())
}

// anyGroup is the first group in sight, to show a style of marks by.
func (p *page) anyGroup() int {
	for g, seen := range p.groups {
		if seen {
			return g
		}
	}
	return 0
}

func (p *page) sourceLine() string {
	hidden := ""
	if p.hidden > 0 {
		hidden = " · " + strings.Replace(p.Words.Hidden, "{n}", scene.Grouped(p.hidden), 1)
	}
	room := p.width - 2*margin - paper.TextWidth(paper.Regular, smallSize, hidden)
	source := p.source
	if lines := paper.Wrap(paper.Regular, smallSize, room-10, source); len(lines) > 1 {
		source = strings.TrimRight(lines[0], ",; ") + " …"
	}
	return source + hidden
}

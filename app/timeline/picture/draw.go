package picture

import (
	"math"
	"strings"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
	"yunshi/app/timeline/viewport"
	"yunshi/assets/look"
	paper "yunshi/charts/scene"
)

func (p *page) drawTitle() {
	for i, l := range p.title() {
		p.write(margin, 16+titleLead*(float64(i)+0.5), titleSize, true, paper.Start, p.look.Ink, l)
	}
}

// bottom is where the last row ends.
func (p *page) bottom() float64 { return p.plotY + float64(len(p.rows))*p.rowHeight }

// drawGround draws the shaded years and the grid.
func (p *page) drawGround() {
	for _, b := range p.View.Bands(p.plotW, p.FiscalEnd, p.Words.Axis) {
		if b.Shaded {
			p.rect(p.plotX+b.From, p.plotY, b.To-b.From, p.bottom()-p.plotY, 0, shape.Alpha(p.look.Band, 0.6))
		}
		if name := b.Name(func(s string) float64 { return paper.TextWidth(paper.Regular, smallSize, s) }); name != "" {
			p.write(p.plotX+b.From+viewport.LabelGap, p.plotY-fiscalRoom/2, smallSize, false, paper.Start, p.look.Accent, name)
		}
	}
	for _, k := range p.ticks {
		if !k.Held {
			p.line(p.plotX+k.X, p.plotY, p.plotX+k.X, p.bottom(), shape.Alpha(p.look.Hairline, 0.75))
		}
	}
}

func (p *page) drawAxis() {
	foot := p.plotY
	if p.fiscal() {
		foot -= fiscalRoom
	}
	for _, k := range p.ticks {
		if !k.Held {
			p.line(p.plotX+k.X, foot-5, p.plotX+k.X, foot, p.look.Hairline)
		}
		if k.Label == "" {
			continue
		}
		size, ink := float64(labelSize), p.look.Muted
		if k.Major {
			size, ink = yearSize, p.look.Ink
		}
		p.write(p.plotX+k.X+viewport.LabelGap, foot-axisHeight/2, size, k.Major, paper.Start, ink, k.Label)
	}
	p.line(margin, p.plotY, p.width-margin, p.plotY, p.look.Hairline)
}

// drawRows draws the names of the lanes and the rules between them.
func (p *page) drawRows() {
	const indent, lead = 10, 15
	for _, b := range p.rows {
		row, y := &p.Index.Rows[b.Row], p.plotY+float64(b.Y)
		p.line(margin, y+p.rowHeight, p.width-margin, y+p.rowHeight, shape.Alpha(p.look.Hairline, 0.75))
		x, bold := float64(margin+row.Depth*indent), row.Depth == 0
		lines := paper.Wrap(face(bold), nameSize, p.plotX-x-8, row.Name)
		lines = lines[:min(len(lines), 2)]
		for i, l := range lines {
			middle := y + p.rowHeight/2 + (float64(i)-float64(len(lines)-1)/2)*lead
			p.write(x, middle, nameSize, bold, paper.Start, p.look.Ink, l)
		}
	}
	for _, m := range p.frame.More {
		p.write(margin, p.plotY+float64(m.Y)+p.rowHeight-7, smallSize, false, paper.Start, p.look.Muted,
			strings.Replace(p.Words.Wider, "{n}", scene.Grouped(m.Count), 1))
	}
}

// drawFrame draws crowds, bars, marks and labels.
func (p *page) drawFrame() {
	for i := range p.frame.Density {
		p.drawColumns(&p.frame.Density[i])
	}
	for i := range p.frame.Bars {
		p.drawBar(&p.frame.Bars[i])
	}
	for i := range p.frame.Glyphs {
		p.drawGlyph(&p.frame.Glyphs[i])
	}
	for _, l := range p.frame.Labels {
		p.write(p.plotX+float64(l.X), p.plotY+float64(l.Y), labelSize, l.Bold, paper.Start, p.look.Ink, l.Text)
	}
	for _, c := range p.frame.Crowds {
		p.write(p.plotX+float64(c.X0+c.X1)/2, p.plotY+float64(c.Y)+10, labelSize, true, paper.Middle, p.look.Muted, scene.Short(c.Count))
	}
}

// columnsTop is the room above the columns, where the counts stand.
const columnsTop = 19

// drawColumns stacks the groups of each column of a crowd.
func (p *page) drawColumns(d *scene.Density) {
	height, foot := p.rowHeight-columnsTop-1, p.plotY+float64(d.Y)+p.rowHeight-1
	for i := range d.Columns {
		c := &d.Columns[i]
		total := c.Count[marks.Groups]
		if total == 0 || c.Opacity <= 0 {
			continue
		}
		p.crowd = true
		x0 := max(float64(d.X)+float64(i)*float64(d.Step), 0)
		x1 := min(float64(d.X)+float64(i+1)*float64(d.Step), p.plotW)
		gap := min(1, (x1-x0)/4)
		below := 0.0
		for g, n := range c.Count[:marks.Groups] {
			if n == 0 {
				continue
			}
			p.groups[g] = true
			h := height * float64(c.Height) * float64(n) / float64(total)
			p.rect(p.plotX+x0, foot-below-h, x1-x0-gap, h, 0, shape.Column(g, p.Dark))
			below += h
		}
	}
}

// drawBar draws a date as wide as it is uncertain, with its fading ends.
func (p *page) drawBar(b *scene.Bar) {
	const thin = 3
	height := float64(scene.BarHeight)
	y := p.plotY + float64(b.Y) - height/2
	if b.Thin {
		height, y = thin, p.plotY+float64(b.Y)+scene.GlyphSize/2
	}
	colour := shape.Bar(b.Group, b.Flags&marks.Hollow != 0, p.Dark)
	x0, x1 := max(float64(b.X0), 0), min(float64(b.X1), p.plotW)
	radius := height / 2
	if b.Before > 0 || b.After > 0 {
		radius = 0
	}
	if x1 > x0 {
		p.rect(p.plotX+x0, y, x1-x0, height, radius, colour)
	}
	p.fade(float64(b.X0-b.Before), float64(b.X0), y, height, func(share float64) float64 { return share }, b)
	p.fade(float64(b.X1), float64(b.X1+b.After), y, height, func(share float64) float64 { return 1 - share }, b)
}

// fade draws the stretch from x0 to x1 in slices, each of a strength of its own;
// their edges lie on whole pixels, so that no seam shows.
func (p *page) fade(x0, x1, y, height float64, strength func(share float64) float64, b *scene.Bar) {
	if x1 <= x0 {
		return
	}
	colour := shape.Bar(b.Group, b.Flags&marks.Hollow != 0, p.Dark)
	n := int(min(max((x1-x0)/2, 4), 32))
	pixel := func(i int) float64 {
		x := x0 + (x1-x0)*float64(i)/float64(n)
		return math.Round((p.plotX+min(max(x, 0), p.plotW))*p.k) / p.k
	}
	for i := range n {
		from, to := pixel(i), pixel(i+1)
		share := strength((float64(i) + 0.5) / float64(n))
		p.rect(from, y, to-from, height, 0, shape.Alpha(colour, float32(share)))
	}
}

// drawGlyph draws a mark in sight.
func (p *page) drawGlyph(g *scene.Glyph) {
	if g.X < -scene.GlyphSize/2 || float64(g.X) > p.plotW+scene.GlyphSize/2 {
		return
	}
	p.groups[g.Group] = true
	p.hollow = p.hollow || g.Flags&marks.Hollow != 0 && g.Flags&marks.Denied == 0
	p.denied = p.denied || g.Flags&marks.Denied != 0
	p.glyph(int(g.Group), g.Flags, p.plotX+float64(g.X), p.plotY+float64(g.Y), scene.GlyphSize)
}

// glyph draws the shape of a group around a place.
func (p *page) glyph(group int, flags marks.Flags, x, y, size float64) {
	colour, unit := look.Groups[group].Colour(p.Dark), size*p.k
	var corners []shape.Point
	for _, c := range shape.Outline(look.Groups[group].Shape) {
		corners = append(corners, shape.Point{X: x*p.k + c.X*unit, Y: y*p.k + c.Y*unit})
	}
	if flags&marks.Hollow == 0 {
		p.polygon(corners, paper.Style{Fill: colour})
		return
	}
	if !p.Transparent {
		p.polygon(corners, paper.Style{Fill: p.look.Surface})
	}
	for _, d := range shape.Dashes(corners, unit*shape.Dash) {
		p.stroke(d[0], d[1], unit, colour)
	}
	if flags&marks.Denied != 0 {
		a, b := shape.Strike(x*p.k, y*p.k, unit)
		p.stroke(a, b, unit, colour)
	}
}

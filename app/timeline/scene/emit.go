package scene

import (
	"yunshi/app/timeline/marks"
)

// What was placed is drawn: glyphs, bars and labels at their places.

// emit adds the bar, the glyph and the label of a placed mark to the frame.
func (c *Composer) emit(in *Input, box RowBox, p *placing) {
	f := &c.frame
	group := uint8(in.Index.Table.Group(int(p.mark)))
	y := box.Y + FirstLine + float32(p.line)*LineHeight
	if p.stack > 0 {
		offset := float32(min((p.stack+1)/2, 2) * 5)
		if p.stack%2 == 0 {
			offset = -offset
		}
		y += offset
	}
	if p.bar && p.opacity >= 0.5 {
		b := p.drawBar(in.Width, y, int32(box.Row), group)
		if c.separate(p, &b) {
			f.Bars = append(f.Bars, b)
		}
	}
	f.Glyphs = append(f.Glyphs, Glyph{
		X: float32(p.x), Y: y, Mark: p.mark, Row: int32(box.Row), Group: group,
		Flags: p.flags, Opacity: p.opacity, Selected: int(p.mark) == in.Selected,
	})
	if p.opacity >= 0.5 && p.stack == 0 {
		c.emitLabel(in, box, p, y)
	}
}

// barPlace is where a bar of the row was drawn.
type barPlace struct {
	line   int
	x0, x1 float64
}

// separate reports whether a bar is to be drawn. Marks of the same line and the
// same date share one bar; one that crosses another is drawn thin.
func (c *Composer) separate(p *placing, b *Bar) bool {
	left, right := p.x0-float64(b.Before), p.x1+float64(b.After)
	for _, q := range c.bars {
		if q.line != p.line || q.x0 >= right || q.x1 <= left {
			continue
		}
		if q.x0 == left && q.x1 == right {
			return false
		}
		b.Thin = true
	}
	c.bars = append(c.bars, barPlace{p.line, left, right})
	return true
}

func (c *Composer) emitLabel(in *Input, box RowBox, p *placing, y float32) {
	if p.x < -glyphHalf {
		return // without its glyph a label would hang in the air
	}
	start := p.labelStart(in.Width)
	end := start + p.reserved
	o := &c.lines[p.line].solid
	if p.reserved == 0 && start > p.x+glyphHalf+labelGap && !o.free(start-labelGap, start+labelGap) {
		return // another glyph stands where the bar ends
	}
	// The room goes on until the next glyph or label, and leaves a gap to it.
	room := o.run(end, in.Width) - start
	if room < p.reserved || room+start < in.Width-bitWidth {
		room -= 2 * labelGap
	}
	room = min(max(room, p.reserved), in.Width-start-2)
	bold := int(p.mark) == in.Selected
	if room < labelLeast && room < float64(p.label.width) {
		return
	}
	text, w := c.text.fit(p.label, float32(room), bold)
	if text == "" {
		return
	}
	o.take(start, start+float64(w))
	c.frame.Labels = append(c.frame.Labels, Label{
		X: float32(start), Y: y, Width: w, Text: text, Mark: p.mark, Row: int32(box.Row), Bold: bold,
	})
}

// drawBar cuts the bar to what can be in sight and gives it its fading ends.
func (p *placing) drawBar(width float64, y float32, row int32, group uint8) Bar {
	const beyond = 40.0
	x0, x1 := p.x0, p.x1
	b := Bar{Y: y, Mark: p.mark, Row: row, Group: group, Flags: p.flags, Opacity: p.opacity}
	switch {
	case p.flags&marks.Before != 0:
		b.Before = float32(min(x1-x0+tail, 2*width))
		x0 = x1
	case p.flags&marks.After != 0:
		b.After = float32(min(x1-x0+tail, 2*width))
		x1 = x0
	case p.flags&marks.About != 0:
		soft := min(max((x1-x0)*0.3, 6), 40)
		x0, x1 = x0+soft/2, max(x1-soft/2, x0+soft/2)
		b.Before, b.After = float32(soft), float32(soft)
	}
	b.X0, b.X1 = float32(max(x0, -beyond)), float32(min(x1, width+beyond))
	b.Thin = b.X1-b.X0 > thickMost
	return b
}

package scene

import (
	"cmp"
	"math"
	"slices"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/viewport"
)

// How marks share a row.
//
// A row has a few lines. The most important marks take the upper lines, each
// where it finds room for its glyph and a label; the rest stand on the last
// line, where glyphs may stack, and get the label that fits before the next
// mark. So an important headline is never crowded out, every glyph is seen, and
// no two labels meet. A glyph may stand anywhere within a date that is drawn
// wide: nobody knows better where in the month it belongs.
const (
	glyphHalf  = GlyphSize/2 + 1
	labelGap   = 4   // between a glyph or bar and its label
	ringGap    = 5   // that the ring around the selected glyph takes of it
	labelNeed  = 120 // of a label's width is enough to take a place
	labelLeast = 64  // less is not worth reading
	barLeast   = 9   // a narrower date hides behind its glyph
	tail       = 48  // of "by 2019", beyond the year
	thickMost  = 220 // longer bars are thin: they would drown what stands on them
)

// placing is a mark on its way to a place.
type placing struct {
	mark     int32
	flags    marks.Flags
	opacity  float32
	x0, x1   float64 // the date
	x        float64 // the glyph
	bar      bool
	line     int // -1 while it has none
	stack    int // how many glyphs lie below it, nearly in the same place
	ring     bool
	label    *labelText
	reserved float64 // room kept for the label from labelStart, 0 for none
}

// line is one line of a row.
type line struct {
	solid, any occupancy // glyphs and labels; these and bars
}

// consider adds a mark to those to be placed, unless it is out of reach.
func (c *Composer) consider(in *Input, mark int, opacity float32) {
	t := in.Index.Table
	from, to := t.Span(mark)
	p := placing{mark: int32(mark), flags: t.Flags(mark), opacity: opacity, line: -1, ring: mark == in.Selected}
	p.x0 = in.View.X(viewport.StartOf(from), in.Width)
	p.x1 = in.View.X(viewport.StartOf(to)+viewport.Day, in.Width)
	if p.x1 < -context || p.x0 > in.Width+contextRight {
		return
	}
	w := p.x1 - p.x0
	p.bar = w >= barLeast || p.flags&(marks.Before|marks.After|marks.About) != 0
	switch {
	case p.flags&marks.Before != 0:
		p.x = p.x1
	case p.flags&marks.After != 0:
		p.x = p.x0
	default:
		// A narrow date shows as a stub to the right of its glyph, a wide one
		// has the glyph in the middle.
		p.x = p.x0 + w/2*smoothstep(20, 80, w)
	}
	if w > 40 && p.x1 > 0 && p.x0 < in.Width {
		p.x = min(max(p.x, 12), in.Width-12)
		p.x = min(max(p.x, p.x0), p.x1)
	}
	if p.x >= -context && p.x <= in.Width+contextRight {
		c.placed = append(c.placed, p)
	}
}

// extent returns the stretch that the date and the glyph take up.
func (p *placing) extent() (left, right float64) {
	left, right = p.x-glyphHalf, p.x+glyphHalf
	if p.bar {
		left, right = min(left, p.x0), max(right, p.x1)
	}
	return left, right
}

// labelStart returns where the label begins: beside the bar, or upon a long
// one, where it would otherwise be far from its glyph.
func (p *placing) labelStart(width float64) float64 {
	right := p.x + glyphHalf
	if p.ring {
		right += ringGap
	}
	if p.bar && (p.x1-right < 90 && p.x1 < width-60) && p.flags&marks.After == 0 {
		right = max(right, p.x1)
	}
	return right + labelGap - 1
}

func (c *Composer) place(in *Input, box RowBox) {
	if len(c.placed) == 0 {
		return
	}
	c.prepareLines(in, box)
	c.labelAll(in, box)
	c.byImportance(in)
	for i := range c.placed {
		c.placeUpper(in, &c.placed[i])
	}
	slices.SortStableFunc(c.placed, func(a, b placing) int { return cmp.Compare(a.x, b.x) })
	for i := range c.placed {
		if c.placed[i].line < 0 {
			c.placeAnywhere(in, &c.placed[i])
		}
	}
	c.byImportance(in)
	c.bars = c.bars[:0]
	for i := range c.placed {
		c.emit(in, box, &c.placed[i])
	}
}

// byImportance sorts by selection, rank, and then time, so that the order does
// not depend on what else is in sight.
func (c *Composer) byImportance(in *Input) {
	t := in.Index.Table
	slices.SortFunc(c.placed, func(a, b placing) int {
		if s := int32(in.Selected); (a.mark == s) != (b.mark == s) {
			if a.mark == s {
				return -1
			}
			return 1
		}
		if d := cmp.Compare(t.Rank(int(b.mark)), t.Rank(int(a.mark))); d != 0 {
			return d
		}
		return cmp.Compare(a.mark, b.mark)
	})
}

// prepareLines empties the lines and closes them where counts are drawn.
func (c *Composer) prepareLines(in *Input, box RowBox) {
	for len(c.lines) < in.Lines {
		c.lines = append(c.lines, line{})
	}
	pixel := float64(in.View.Span()) / in.Width
	shift := math.Mod(float64(in.View.From)/pixel, bitWidth)
	if shift < 0 {
		shift += bitWidth
	}
	i := slices.Index(in.Rows, box)
	cells := c.cells[c.rows[i][0]:c.rows[i][1]]
	for l := range c.lines[:in.Lines] {
		for _, o := range []*occupancy{&c.lines[l].solid, &c.lines[l].any} {
			o.reset(in.Width, shift)
			for i, cell := range cells {
				if cell.opacity >= 0.5 {
					o.take(c.grid.origin+float64(i)*c.grid.pixels, c.grid.origin+float64(i+1)*c.grid.pixels)
				}
			}
		}
	}
}

func (c *Composer) labelAll(in *Input, box RowBox) {
	row := in.Index.Rows[box.Row].Key // a company's name as headlines write it
	for i := range c.placed {
		p := &c.placed[i]
		key := labelKey{mark: p.mark, row: int32(box.Row), bold: int(p.mark) == in.Selected}
		p.label = c.text.label(key, func() string { return in.Index.Table.Event(int(p.mark)).Headline }, row)
	}
}

// placeUpper gives p a line where its glyph and label are clear of everything:
// one of the upper lines, or the last one if it is the only line or p is wide.
func (c *Composer) placeUpper(in *Input, p *placing) {
	left, right := p.extent()
	start := p.labelStart(in.Width)
	need := min(float64(p.label.width)+2, labelNeed)
	selected := int(p.mark) == in.Selected
	lines := c.lines[:max(in.Lines-1, 1)]
	if start+need > in.Width {
		need = max(0, min(need, in.Width-start))
	}
	for _, own := range []bool{true, false} {
		for l := range lines {
			free := lines[l].solid.free(p.x-glyphHalf, start+need)
			if own {
				free = lines[l].any.free(left, max(right, start+need))
			}
			if free || selected && l == len(lines)-1 && !own {
				c.take(in, p, l, need)
				return
			}
		}
	}
}

// placeAnywhere finds a line for a glyph without a promise of a label.
func (c *Composer) placeAnywhere(in *Input, p *placing) {
	lines := c.lines[:in.Lines]
	for l := len(lines) - 1; l >= 0; l-- {
		if lines[l].solid.free(p.x-glyphHalf, p.x+glyphHalf) {
			c.take(in, p, l, 0)
			return
		}
	}
	if c.placeWithin(in, p) {
		return
	}
	if c.placeOnLabel(in, p) {
		return
	}
	// No line is free: stack on the last one, upwards and downwards in turn so
	// that the glyphs below still show.
	l := len(lines) - 1
	for i := range c.placed {
		if q := &c.placed[i]; q.line == l && math.Abs(q.x-p.x) < glyphHalf {
			p.stack++
		}
	}
	c.take(in, p, l, 0)
}

// placeOnLabel gives p a place that a label holds: a label that is cut short
// loses less than a glyph that is covered.
func (c *Composer) placeOnLabel(in *Input, p *placing) bool {
	left, right := p.x-glyphHalf, p.x+glyphHalf
	for i := range c.placed {
		q := &c.placed[i]
		if q.line < 0 || q.reserved == 0 || int(q.mark) == in.Selected {
			continue
		}
		start := q.labelStart(in.Width)
		end := start + q.reserved
		if start > left || end < left || !c.onlyLabel(in, q, left, right) {
			continue
		}
		o := &c.lines[q.line]
		if end < right && !o.solid.free(end+bitWidth, right) {
			continue // beyond the label begins another
		}
		o.solid.release(left, end)
		o.any.release(left, end)
		q.reserved = max(left-2*labelGap-start, 0)
		c.take(in, p, q.line, 0)
		return true
	}
	return false
}

// onlyLabel reports whether no glyph of q's line stands between left and right.
func (c *Composer) onlyLabel(in *Input, q *placing, left, right float64) bool {
	for i := range c.placed {
		g := &c.placed[i]
		if g.line == q.line && g.x+glyphHalf > left && g.x-glyphHalf < right {
			return false
		}
	}
	return true
}

// placeWithin moves the glyph of a wide date to a free place in it: in sight if
// there is one, else in the part of the date that is out of sight, to the
// right before the left.
func (c *Composer) placeWithin(in *Input, p *placing) bool {
	const step = 2*glyphHalf + 4
	lo, hi := max(p.x0, -context)+glyphHalf, min(p.x1, in.Width+context)-glyphHalf
	if p.flags&(marks.Before|marks.After) != 0 || hi-lo < step {
		return false
	}
	left, right := max(lo, glyphHalf), min(hi, in.Width-glyphHalf)
	return c.placeBetween(in, p, left, right, step) ||
		c.placeBetween(in, p, max(right+step, left), hi, step) ||
		c.placeBetween(in, p, min(left-step, right), lo, -step)
}

// placeBetween moves the glyph to the first free place from x0 to x1.
func (c *Composer) placeBetween(in *Input, p *placing, x0, x1, step float64) bool {
	for x := x0; (x1-x)*step >= 0; x += step {
		for l := range c.lines[:in.Lines] {
			if c.lines[l].solid.free(x-glyphHalf, x+glyphHalf) {
				p.x = x
				c.take(in, p, l, 0)
				return true
			}
		}
	}
	return false
}

func (c *Composer) take(in *Input, p *placing, l int, need float64) {
	p.line, p.reserved = l, need
	left, right := p.extent()
	c.lines[l].any.take(left, right)
	c.lines[l].solid.take(p.x-glyphHalf, p.x+glyphHalf)
	if need > 0 {
		start := p.labelStart(in.Width)
		c.lines[l].any.take(start, start+need)
		c.lines[l].solid.take(start, start+need)
	}
}

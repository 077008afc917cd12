package charts

import (
	"math"

	"yunshi/charts/scene"
)

// arrow draws the growth arrow from above its first bar to above its last, with
// its rate in a pill; a pill that is longer than the arrow stands before it, or
// after it at the left edge.
func (l *layout) arrow(cols []column) {
	a := l.spec.Arrow
	if a == nil {
		return
	}
	var from, to column
	for _, c := range cols {
		if c.series == a.Series && c.point == a.From {
			from = c
		}
		if c.series == a.Series && c.point == a.To {
			to = c
		}
	}
	z := l.z
	size := z.value * 0.94
	half := size * 0.82
	y := l.plot.y + half + z.line*2
	for _, c := range cols { // keep above all labels between the ends
		y = min(y, c.y-z.value*1.5-half)
	}
	y = max(y, l.plot.y+half)
	st := scene.Style{Stroke: l.theme.Ink, Width: z.line}
	x0, x1 := from.x+from.w/2, to.x+to.w/2
	stem := from.y - z.value*1.55
	l.overLine(st, x0, stem, x0, y, x1-size*0.5, y)
	l.overPolygon(scene.Style{Fill: l.theme.Ink}, x1, y, x1-size*0.55, y-size*0.27, x1-size*0.55, y+size*0.27)
	w := scene.TextWidth(l.bold, size, a.Label) + size*1.7
	px := (x0+x1)/2 - w/2
	if x1-x0 < w+3*size {
		px = x0 - w
		if px < l.plot.x { // no room before the arrow: after it
			px = min(x1+size*0.4, l.plot.x+l.plot.w-w)
		} else {
			l.overLine(st, px+w-half, y, x0, y)
		}
	}
	l.overRect(box{px, y - half, w, 2 * half}, half, scene.Style{Fill: l.theme.Surface, Stroke: l.theme.Ink, Width: z.line}, false)
	l.overText(px+w/2, y+size*0.36, size, l.bold, scene.Middle, l.theme.Ink, a.Label)
	l.taken = append(l.taken,
		box{px, y - half, w, 2 * half}, box{x0 - z.line, y, 2 * z.line, max(stem-y, 0)}, box{x0, y - size*0.3, x1 - x0, size * 0.6})
}

// bracketRoom is the space to the right of the plot for the words at a bracket
// on the last category.
func (l *layout) bracketRoom() float64 {
	for _, b := range l.spec.Brackets {
		if l.atRight(b) {
			return min(l.Width*0.15, scene.TextWidth(l.regular, l.z.foot, b.Label)+l.z.foot)
		}
	}
	return 0
}

func (l *layout) atRight(b Bracket) bool {
	return l.spec.Series[b.Series].Points[b.Point].Category == len(l.spec.Categories)-1 && !l.z.compact
}

// brackets draws what another source says of a bar: from the bar's value to the
// other's, with words where there is room to the right of the plot, else with
// the other's value above the bar.
func (l *layout) brackets(cols []column) {
	line, text := l.amber()
	z := l.z
	for _, b := range l.spec.Brackets {
		for _, c := range cols {
			if c.series != b.Series || c.point != b.Point {
				continue
			}
			y0, y1 := c.y, l.valueY(b.Value)
			_, slot := l.slot(0)
			x := c.x + c.w + min(slot*0.1, z.foot*0.7)
			arm := min(slot*0.08, z.foot*0.6)
			if math.Abs(y1-y0) < 5*z.line { // too low for a bracket: a line at the other value
				l.overLine(scene.Style{Stroke: line, Width: z.line * 1.4}, c.x, y1, c.x+c.w, y1)
				l.bracketAbove(b, c, min(y0, y1))
				continue
			}
			l.overLine(scene.Style{Stroke: line, Width: z.line * 1.4}, x-arm, y0, x, y0, x, y1, x-arm, y1)
			l.taken = append(l.taken, box{x - arm, min(y0, y1), arm + z.line, max(y0, y1) - min(y0, y1)})
			if !l.atRight(b) {
				l.bracketBeside(b, c, x, (y0+y1)/2, min(y0, y1))
				continue
			}
			ty := (y0+y1)/2 - z.foot*0.1
			l.overText(x+z.foot*0.5, ty, z.tick, l.bold, scene.Start, text, b.Short)
			for _, part := range scene.Wrap(l.regular, z.foot, l.bracketRoom(), b.Label) {
				ty += z.foot * 1.25
				l.overText(x+z.foot*0.5, ty, z.foot, l.regular, scene.Start, text, part)
			}
		}
	}
}

// bracketBeside writes a bracket's short label to its right where the slot has
// the room, else above the bar.
func (l *layout) bracketBeside(b Bracket, c column, x, mid, top float64) {
	_, text := l.amber()
	sx, w := l.slot(l.spec.Series[b.Series].Points[b.Point].Category)
	size := l.z.tick
	width := scene.TextWidth(l.bold, size, b.Short)
	if x+size*0.4+width > sx+w {
		l.bracketAbove(b, c, top)
		return
	}
	l.overText(x+size*0.4, mid+size*0.36, size, l.bold, scene.Start, text, b.Short)
	l.taken = append(l.taken, box{x + size*0.4, mid - size*0.6, width, size * 1.1})
}

// bracketAbove writes a bracket's short label over the bar's own value.
func (l *layout) bracketAbove(b Bracket, c column, top float64) {
	_, text := l.amber()
	size := l.z.foot
	w := scene.TextWidth(l.bold, size, b.Short)
	y := min(c.y-l.z.value*1.3-size*0.25, top-size*0.4)
	at := box{c.x + c.w/2 - w/2, y - size*0.9, w, size}
	if l.free(at) {
		l.overText(c.x+c.w/2, y, size, l.bold, scene.Middle, text, b.Short)
		l.taken = append(l.taken, at)
	}
}

// flagMarks draws a numbered flag at each event; the footer says what they are.
func (l *layout) flagMarks() {
	if l.z.compact {
		return
	}
	colour := l.groupColour("pricing")
	_, slot := l.slot(0)
	size := l.z.foot
	top := l.plot.y + l.z.value*2.7
	right := -1.0
	for i, f := range l.spec.Flags {
		x := l.plot.x + f.At*slot
		at := max(x, right+size*0.75) // flags of neighbouring days stand side by side
		right = at + size*0.75
		st := scene.Style{Stroke: colour, Width: l.z.line, Dash: []float64{l.z.line * 2, l.z.line * 2}}
		bottom := l.highest(int(f.At)) - l.z.value*1.5
		if bottom > top+size*1.5 {
			l.overLine(st, at, top+size*0.4, x, top+size, x, bottom)
			l.taken = append(l.taken, box{x - l.z.line, top, 2 * l.z.line, bottom - top})
		}
		l.overText(at, top, size*1.1, l.bold, scene.Middle, colour, flagMark(i))
		l.taken = append(l.taken, box{at - size*0.7, top - size, size * 1.4, size * 1.5})
	}
}

// highest is where the highest bar of a category ends.
func (l *layout) highest(category int) float64 {
	y := l.plot.y + l.plot.h
	for _, ser := range l.spec.Series {
		for _, p := range ser.Points {
			if p.Category == category {
				y = min(y, l.valueY(p.Value))
			}
		}
	}
	return y
}

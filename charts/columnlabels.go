package charts

import (
	"sort"

	"yunshi/charts/scene"
	"yunshi/data"
)

// valueLabels writes the values above the bars, in the largest type in which all
// fit; where none does, the last, the first, the extremes and then what has room.
func (l *layout) valueLabels(cols []column) {
	cols = byPriority(l.spec, cols)
	size, least := l.z.value, min(l.z.value, l.z.foot*0.76)
	boxes, all := l.labelBoxes(cols, size)
	for !all && size > least {
		size = max(size*0.96, least)
		boxes, all = l.labelBoxes(cols, size)
	}
	for i, c := range cols {
		b := boxes[i]
		if b.w == 0 {
			continue
		}
		l.taken = append(l.taken, b)
		l.Text(c.x+c.w/2, b.y+size*0.86, size, l.bold, scene.Middle, l.theme.Ink, l.valueText(c))
		l.labelled(c.series, c.point, size)
	}
}

// labelBoxes places the columns' values in type of a size, each where nothing else
// stands, and reports whether all have a place; one that has none is empty.
func (l *layout) labelBoxes(cols []column, size float64) (boxes []box, all bool) {
	all = true
	boxes = make([]box, len(cols))
	taken := len(l.taken)
	for i, c := range cols {
		w := scene.TextWidth(l.bold, size, l.valueText(c)) + size*0.12
		y := c.y - size*0.4
		if l.spec.Series[c.series].Points[c.point].Value.Sign() < 0 {
			y = c.y + c.h + size*1.05
		}
		b := box{c.x + c.w/2 - w/2, y - size*0.86, w, size}
		if !l.free(b) {
			all = false
			continue
		}
		boxes[i] = b
		l.taken = append(l.taken, b)
	}
	l.taken = l.taken[:taken]
	return boxes, all
}

func (l *layout) free(b box) bool {
	for _, t := range l.taken {
		if b.overlaps(t) {
			return false
		}
	}
	return true
}

func (l *layout) valueText(c column) string {
	p := l.spec.Series[c.series].Points[c.point]
	return hedges[p.Qualifier][0] + l.number(p.Value)
}

// byPriority orders columns by how much a reader needs their value: the arrow's
// ends, the last, the first, the highest, then from the right.
func byPriority(s *Spec, cols []column) []column {
	out := append([]column(nil), cols...)
	high := 0
	for i, c := range cols {
		if c.y < cols[high].y {
			high = i
		}
	}
	rank := func(c column) int {
		last := len(s.Series[c.series].Points) - 1
		switch {
		case s.Arrow != nil && c.series == s.Arrow.Series && (c.point == s.Arrow.From || c.point == s.Arrow.To), c.point == last:
			return 0
		case c.point == 0:
			return 1
		case c == cols[high]:
			return 2
		}
		return 2 + last - c.point
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i]) < rank(out[j]) })
	return out
}

// segmentLabels writes the values into the segments of a stack that hold them.
func (l *layout) segmentLabels(cols []column) {
	if l.spec.Unit == data.Count {
		return // small whole numbers are read off the axis
	}
	for _, c := range cols {
		text := l.valueText(c)
		size := l.z.tick
		for size > l.z.foot*0.85 && scene.TextWidth(l.regular, size, text) > c.w*0.9 {
			size *= 0.95
		}
		if c.h < size*1.15 || scene.TextWidth(l.regular, size, text) > c.w*0.94 {
			continue
		}
		l.Text(c.x+c.w/2, c.y+c.h/2+size*0.36, size, l.regular, scene.Middle, l.onColour(c.colour), text)
		l.labelled(c.series, c.point, size)
	}
}

package charts

import (
	"image/color"
	"sort"

	"yunshi/charts/scene"
	"yunshi/data"
)

// dashes code the series of a line chart beside colour and marker: only one whose
// marker is another's is broken, and otherwise than a forecast, because a reader
// takes a dashed line for one.
var dashes = [][]float64{nil, nil, nil, nil, nil, nil, nil, {12, 3, 3, 3}}

// lines draws one line a series. A line is interrupted where a period is not
// stated and where the basis changes; the name stands at its last point.
func (l *layout) lines() {
	s := l.spec
	low, high := l.extent(false)
	l.plot.h -= l.axisHeight()
	room := l.nameRoom()
	l.plot.w -= room
	headroom, footroom := l.z.value*1.6, 0.0
	if low < 0 {
		footroom = l.z.value
	}
	l.grid(low, high, headroom, footroom)
	for i, ser := range s.Series {
		l.line(i, ser)
	}
	l.categoryLabels()
	if len(s.Series) > 1 {
		l.names(room)
	} else {
		l.breaks()
		l.pointLabels()
	}
	l.bandWord()
}

// nameRoom is the space to the right of the plot for the series' names.
func (l *layout) nameRoom() float64 {
	if len(l.spec.Series) < 2 {
		return l.z.value
	}
	widest := 0.0
	for i, ser := range l.spec.Series {
		name, value := l.nameAt(i)
		w := scene.TextWidth(l.bold, l.z.tick, value) + scene.TextWidth(l.regular, l.z.tick, name) + l.z.tick
		if len(ser.Points) > 0 {
			widest = max(widest, w)
		}
	}
	return min(widest+l.z.tick, l.Width*0.3)
}

// nameAt is what stands at the end of a line: its last value, and its name with
// the period where that is not the chart's last.
func (l *layout) nameAt(i int) (name, value string) {
	ser := l.spec.Series[i]
	p := ser.Points[len(ser.Points)-1]
	value = hedges[p.Qualifier][0] + l.number(p.Value)
	if l.spec.Unit == data.Percent {
		value = l.w.percent(value)
	}
	name = ser.Name
	if p.Category < len(l.spec.Categories)-1 {
		name += l.w.comma() + l.spec.Categories[p.Category].Long
	}
	return name, value
}

func (l *layout) at(p Point) (x, y float64) {
	sx, w := l.slot(p.Category)
	return sx + w/2, l.valueY(p.Value)
}

func (l *layout) line(index int, ser Series) {
	colour := l.colour(ser)
	width := l.z.line * 1.9
	_, slot := l.slot(0)
	r := min(l.z.line*3.4, slot*0.3)
	for j := 1; j < len(ser.Points); j++ {
		a, b := ser.Points[j-1], ser.Points[j]
		if b.Break || !l.neighbours(a, b) {
			continue
		}
		st := scene.Style{Stroke: colour, Width: width}
		if b.Kind == data.ForecastKind {
			st.Dash = []float64{3 * l.z.line, 3 * l.z.line}
		} else {
			for _, d := range dashes[ser.Colour%len(dashes)] {
				st.Dash = append(st.Dash, d*l.z.line)
			}
		}
		x0, y0 := l.at(a)
		x1, y1 := l.at(b)
		l.Line(st, x0, y0, x1, y1)
	}
	for j, p := range ser.Points {
		x, y := l.at(p)
		st := scene.Style{Fill: colour, Stroke: l.theme.Surface, Width: l.z.line * 0.8}
		if p.Kind == data.ForecastKind {
			st = scene.Style{Fill: l.theme.Surface, Stroke: colour, Width: l.z.line}
		}
		l.mark(seriesShape(ser), x, y, r, st)
		reach := max(r, l.z.tick*0.5)
		l.taken = append(l.taken, box{x - r, y - r, 2 * r, 2 * r})
		l.hits = append(l.hits, hit{box{x - reach, y - reach, 2 * reach, 2 * reach}, index, j})
	}
}

// neighbours reports whether nothing lies between two points: years may be
// joined over a year that nobody stated only by the reader's eye.
func (l *layout) neighbours(a, b Point) bool { return b.Category == a.Category+1 }

// lineEnd is what stands at the end of a line: its value and its name, wrapped.
type lineEnd struct {
	colour    color.NRGBA
	x, wanted float64 // where the line ends
	y, height float64 // where the words stand, by their first line's middle
	value     string
	name      []string
}

// names writes the series' names to the right, pushed apart where the lines end
// close to each other, each tied to its line by a thin leader.
func (l *layout) names(room float64) {
	size := l.z.tick
	var ends []*lineEnd
	for i, ser := range l.spec.Series {
		x, y := l.at(ser.Points[len(ser.Points)-1])
		name, value := l.nameAt(i)
		left := room - size - scene.TextWidth(l.bold, size, value) - size*0.4
		e := &lineEnd{colour: l.colour(ser), x: x, wanted: y, y: y, value: value, name: scene.Wrap(l.regular, size, max(left, 3*size), name)}
		e.height = size * 1.3 * float64(len(e.name))
		ends = append(ends, e)
	}
	l.spread(ends)
	right := l.plot.x + l.plot.w
	for _, e := range ends {
		l.overLine(scene.Style{Stroke: blend(e.colour, l.theme.Surface, 0.5), Width: l.z.line * 0.7},
			e.x+size*0.4, e.wanted, right-size*0.2, e.y, right+size*0.3, e.y)
		x, y := right+size*0.5, e.y+size*0.36
		l.overText(x, y, size, l.bold, scene.Start, e.colour, e.value)
		x += scene.TextWidth(l.bold, size, e.value) + size*0.55
		for _, line := range e.name {
			l.overText(x, y, size, l.regular, scene.Start, l.theme.Ink, line)
			y += size * 1.2
		}
	}
}

// spread orders the ends from the top and pushes them down until none touches
// another, then up where the last would leave the plot.
func (l *layout) spread(ends []*lineEnd) {
	sort.SliceStable(ends, func(i, j int) bool { return ends[i].wanted < ends[j].wanted })
	for i := 1; i < len(ends); i++ {
		ends[i].y = max(ends[i].y, ends[i-1].y+ends[i-1].height)
	}
	foot := l.plot.y + l.plot.h + l.z.tick
	for i := len(ends) - 1; i >= 0; i-- {
		ends[i].y = min(ends[i].y, foot-ends[i].height)
		foot = ends[i].y
	}
}

// pointLabels writes the values of a single line: the last, first, highest and
// lowest, then what has room.
func (l *layout) pointLabels() {
	ser := l.spec.Series[0]
	size := l.z.value * 0.86
	order := make([]int, len(ser.Points))
	high, low := 0, 0
	for i, p := range ser.Points {
		order[i] = i
		if p.Value.Cmp(ser.Points[high].Value) > 0 {
			high = i
		}
		if p.Value.Cmp(ser.Points[low].Value) < 0 {
			low = i
		}
	}
	rank := func(i int) int {
		switch i {
		case len(ser.Points) - 1, high, low:
			return 0
		case 0:
			return 1
		}
		return 2 + (len(ser.Points)-1-i)%3
	}
	sort.SliceStable(order, func(a, b int) bool { return rank(order[a]) < rank(order[b]) })
	for _, i := range order {
		text := hedges[ser.Points[i].Qualifier][0] + l.number(ser.Points[i].Value)
		x, y := l.at(ser.Points[i])
		w := scene.TextWidth(l.bold, size, text)
		for _, dy := range []float64{-size * 0.7, size * 1.5} {
			b := box{x - w/2 - size*0.1, y + dy - size*0.85, w + size*0.2, size}
			if l.free(b) && !l.crossed(ser, b) && b.y+b.h < l.plot.y+l.plot.h {
				l.taken = append(l.taken, b)
				l.Text(x, y+dy, size, l.bold, scene.Middle, l.theme.Ink, text)
				l.labelled(0, i, size)
				break
			}
		}
	}
}

// crossed reports whether the line runs through a box.
func (l *layout) crossed(ser Series, b box) bool {
	for j := 1; j < len(ser.Points); j++ {
		if !l.neighbours(ser.Points[j-1], ser.Points[j]) {
			continue
		}
		x0, y0 := l.at(ser.Points[j-1])
		x1, y1 := l.at(ser.Points[j])
		for k := 0; k <= 8; k++ {
			t := float64(k) / 8
			x, y := x0+(x1-x0)*t, y0+(y1-y0)*t
			if x > b.x && x < b.x+b.w && y > b.y && y < b.y+b.h {
				return true
			}
		}
	}
	return false
}

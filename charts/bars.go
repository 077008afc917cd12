package charts

import (
	"math"

	"yunshi/charts/scene"
	"yunshi/data"
)

// bars draws horizontal bars, one a category, with the name on the left and the
// value and a caption at the end.
func (l *layout) bars() {
	s := l.spec
	z := l.z
	n := float64(len(s.Categories))
	low, high := l.extent(false)
	row := min(l.plot.h/n, 150*z.value/30)
	label := min(z.label, row*0.42)
	nameW, names := l.barNames(label, row)
	valueW := l.barValueRoom()
	left := l.plot.x + nameW + label*0.8
	width := max(l.plot.w-nameW-label*0.8-valueW, 40)
	zero := left + width*(0-min(low, 0))/(high-min(low, 0))
	perUnit := width / max(high-min(low, 0), 1e-9)
	top := l.plot.y + (l.plot.h-row*n)/2
	mixed := l.mixedKinds()
	l.Line(scene.Style{Stroke: blend(l.theme.Hairline, l.theme.Muted, 0.45), Width: z.line}, zero, top, zero, top+row*n)
	for si, ser := range s.Series {
		for pi, p := range ser.Points {
			y := top + row*float64(p.Category)
			h := row * 0.62
			w := float(p.Value) * perUnit
			b := box{zero + min(w, 0), y + (row-h)/2, max(math.Abs(w), z.line), h}
			colour := l.colour(ser)
			kind := p.Kind
			if !mixed {
				kind = "" // one kind needs no texture: the subtitle says which it is
			}
			l.bar(b, colour, kind, z.line*2.5)
			l.cols = append(l.cols, column{b, si, pi, colour})
			l.labelled(si, pi, min(z.value, row*0.5))
			l.hits = append(l.hits, hit{box{l.plot.x, y, l.plot.w, row}, si, pi})
			l.barValue(p, b, row)
		}
	}
	l.plot = box{left, top, width, row * n}
	l.low, l.high = min(low, 0), high
	for i, lines := range names {
		y := top + row*(float64(i)+0.5) - label*1.2*float64(len(lines)-1)/2 + label*0.36
		for _, line := range lines {
			l.Text(left-label*0.8, y, label, l.regular, scene.End, l.theme.Ink, line)
			y += label * 1.2
		}
	}
}

// barNames wraps the categories' names to at most a third of the width.
func (l *layout) barNames(size, row float64) (width float64, names [][]string) {
	limit := l.plot.w * 0.3
	for _, c := range l.spec.Categories {
		lines := scene.Wrap(l.regular, size, limit, c.Label)
		for _, line := range lines {
			width = max(width, scene.TextWidth(l.regular, size, line))
		}
		names = append(names, lines)
	}
	return width, names
}

func (l *layout) barValueText(p Point) string {
	text := hedges[p.Qualifier][0] + l.number(p.Value)
	if l.spec.Unit == data.Percent {
		text = l.w.percent(text)
	}
	return text
}

// barValueRoom is the space that values and captions need beyond the longest
// bar: captions are wrapped to a quarter of the width.
func (l *layout) barValueRoom() float64 {
	room := 0.0
	for _, ser := range l.spec.Series {
		for _, p := range ser.Points {
			w := scene.TextWidth(l.bold, l.z.value, l.barValueText(p)) + l.z.value
			if p.Caption != "" {
				w += min(scene.TextWidth(l.regular, l.z.foot, p.Caption)+l.z.foot, l.plot.w*0.26)
			}
			room = max(room, w)
		}
	}
	return room
}

func (l *layout) barValue(p Point, b box, row float64) {
	z := l.z
	size := min(z.value, row*0.5)
	text := l.barValueText(p)
	x, mid := b.x+b.w+size*0.4, b.y+b.h/2
	l.Text(x, mid+size*0.36, size, l.bold, scene.Start, l.theme.Ink, text)
	if p.Caption == "" {
		return
	}
	x += scene.TextWidth(l.bold, size, text) + size*0.65
	foot := min(z.foot, row*0.36)
	lines := scene.Wrap(l.regular, foot, max(l.Width-z.margin-x, l.plot.w*0.2), p.Caption)
	for i, line := range lines {
		l.overText(x, mid+foot*(0.36+1.2*(float64(i)-float64(len(lines)-1)/2)), foot, l.regular, scene.Start, l.theme.Muted, line)
	}
}

func (l *layout) mixedKinds() bool { return len(l.kinds()) > 1 }

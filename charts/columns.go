package charts

import (
	"image/color"
	"math"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/charts/scene"
	"yunshi/data"
)

// column is a drawn bar of a series' point.
type column struct {
	box
	series, point int
	colour        color.NRGBA
}

// columns draws Columns (side by side where several series state a category) and
// Stacked.
func (l *layout) columns(stacked bool) {
	s := l.spec
	low, high := l.extent(stacked)
	l.plot.h -= l.axisHeight()
	right := l.bracketRoom()
	l.plot.w -= right
	headroom := l.z.value * 1.9
	arrow := s.Arrow != nil && !l.flat()
	if arrow || len(s.Flags) > 0 && !l.z.compact {
		headroom += l.z.value * 2.2
	}
	footroom := 0.0
	if low < 0 {
		footroom = l.z.value * 1.6
	}
	l.grid(low, high, headroom, footroom)
	cols := l.place(stacked)
	l.cols = cols
	if stacked {
		l.rest(cols)
	}
	l.flagMarks()
	for _, c := range cols {
		kind := s.Series[c.series].Points[c.point].Kind
		if stacked {
			kind = "" // a stack is read by colour; its subtitle says whose estimate it is
		}
		l.bar(c.box, c.colour, kind, l.z.line*2.5)
		l.hits = append(l.hits, hit{l.graspable(c, stacked), c.series, c.point})
	}
	l.notStated()
	for _, c := range cols {
		l.taken = append(l.taken, c.box)
	}
	if stacked {
		l.segmentLabels(cols)
	} else {
		l.brackets(cols)
		if arrow {
			l.arrow(cols)
		}
		l.breaks()
		l.valueLabels(cols)
	}
	l.bandWord()
	l.categoryLabels()
}

// flat reports whether the plot is so low, as in a small window, that an arrow above
// the bars would leave them no height; the title says what it would.
func (l *layout) flat() bool { return l.z.compact && l.plot.h < 150 }

// graspable is where the pointer finds a bar: a low one is given some height.
func (l *layout) graspable(c column, stacked bool) box {
	b := c.box
	if least := l.z.tick * 1.3; !stacked && b.h < least {
		b.y, b.h = b.y+b.h-least, least
	}
	return b
}

// extent is the range of values to show.
func (l *layout) extent(stacked bool) (low, high float64) {
	sums := make([]float64, len(l.spec.Categories))
	for _, ser := range l.spec.Series {
		for _, p := range ser.Points {
			v := float(p.Value)
			sums[p.Category] += v
			if !stacked {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	for _, b := range l.spec.Brackets {
		high = max(high, float(b.Value))
	}
	if stacked {
		for _, v := range sums {
			high = max(high, v)
		}
		if l.spec.Rest != "" {
			high = 100
		}
	}
	return low, high
}

// place computes the bars of every category: side by side, or as a stack.
func (l *layout) place(stacked bool) []column {
	perCategory := l.byCategory()
	widest := 1
	for _, cols := range perCategory {
		if !stacked {
			widest = max(widest, len(cols))
		}
	}
	var out []column
	for i, cols := range perCategory {
		x, w := l.slot(i)
		barW := l.barWidth(w, widest)
		if stacked {
			out = append(out, l.stack(cols, x+(w-barW)/2, barW)...)
			continue
		}
		left := x + (w-barW*float64(len(cols)))/2
		for j, c := range cols {
			y0, y1 := l.yOf(0), l.valueY(l.spec.Series[c.series].Points[c.point].Value)
			c.box = box{left + barW*float64(j), min(y0, y1), barW, math.Abs(y1 - y0)}
			if len(cols) > 1 {
				c.w -= barW * 0.06
			}
			out = append(out, c)
		}
	}
	return out
}

// byCategory sorts the points into their categories. A single series of reported
// values is toned down but for the last, which the title speaks of.
func (l *layout) byCategory() [][]column {
	s := l.spec
	tone := len(s.Series) == 1 && !l.mixedKinds()
	out := make([][]column, len(s.Categories))
	for si, ser := range s.Series {
		for pi, p := range ser.Points {
			c := column{series: si, point: pi, colour: l.colour(ser)}
			if tone && p.Kind == data.Actual && pi < len(ser.Points)-1 {
				c.colour = blend(c.colour, l.theme.Surface, 0.45)
			}
			out[p.Category] = append(out[p.Category], c)
		}
	}
	return out
}

func (l *layout) barWidth(slot float64, widest int) float64 {
	k := l.z.value / slide.value
	switch {
	case widest == 1:
		return min(slot*0.74, 190*k)
	case len(l.spec.Brackets) > 0: // room for the brackets' words
		return min(slot*0.62, 300*k) / float64(widest)
	}
	return min(slot*0.82, 300*k) / float64(widest)
}

// stack piles the bars of a category up, in exact sums.
func (l *layout) stack(cols []column, x, w float64) []column {
	values := make([]*apd.Decimal, len(cols))
	for i, c := range cols {
		values[i] = l.spec.Series[c.series].Points[c.point].Value
	}
	tops := sums(values)
	base := new(apd.Decimal)
	for i, top := range tops {
		y0, y1 := l.valueY(base), l.valueY(top)
		cols[i].box = box{x, min(y0, y1), w, max(math.Abs(y1-y0)-l.z.line, 0.5)}
		base = top
	}
	return cols[:len(tops)]
}

// sums are the exact sums of the first value, the first two, the first three …; it
// ends before one that has no value of 34 digits.
func sums(values []*apd.Decimal) []*apd.Decimal {
	var out []*apd.Decimal
	base := new(apd.Decimal)
	for _, v := range values {
		top := new(apd.Decimal)
		if _, err := exact.Add(top, base, v); err != nil {
			break
		}
		out = append(out, top)
		base = top
	}
	return out
}

// rest outlines what is left of the whole above each complete stack.
func (l *layout) rest(cols []column) {
	if l.spec.Rest == "" {
		return
	}
	top := map[int]float64{}
	count := map[int]int{}
	xs := map[int]box{}
	for _, c := range cols {
		cat := l.spec.Series[c.series].Points[c.point].Category
		if y, ok := top[cat]; !ok || c.y < y {
			top[cat] = c.y
		}
		count[cat]++
		xs[cat] = c.box
	}
	fill := l.restColour()
	for i := range l.spec.Categories {
		if count[i] == 0 {
			continue
		}
		st := scene.Style{Fill: fill}
		if count[i] < len(l.spec.Series) { // some share is not stated: what is left is not "others"
			st = scene.Style{Stroke: l.theme.Hairline, Width: l.z.line, Dash: []float64{5 * l.z.line, 3.5 * l.z.line}}
		}
		y := l.yOf(100)
		l.overRect(box{xs[i].x, y, xs[i].w, max(top[i]-y-l.z.line, 0)}, 0, st, true)
	}
}

// notStated says so in the slots of missing periods that have room for it, and
// marks the others with a dash.
func (l *layout) notStated() {
	for _, i := range l.spec.Missing {
		x, w := l.slot(i)
		size := l.z.foot
		lines := []string{l.w.say("not stated")}
		if scene.TextWidth(l.regular, size, lines[0]) > w*0.85 {
			lines = strings.Fields(lines[0])
		}
		if scene.TextWidth(l.regular, size, lines[len(lines)-1]) > w*0.9 {
			lines = []string{"–"}
		}
		y := l.yOf(0) - size*0.5 - size*1.1*float64(len(lines)-1)
		for j, text := range lines {
			l.overText(x+w/2, y+size*1.1*float64(j), size, l.regular, scene.Middle, l.theme.Muted, text)
		}
		l.taken = append(l.taken, box{x + w*0.1, y - size, w * 0.8, size * 1.1 * float64(len(lines))})
	}
}

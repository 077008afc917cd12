package charts

import (
	"math"
	"strconv"

	"github.com/cockroachdb/apd/v3"

	"yunshi/charts/scene"
	"yunshi/data"
)

// step is a round distance between grid lines: 1, 2, 2.5 or 5 times a power of
// ten, the smallest that needs no more than n of them.
func step(span float64, n int) float64 {
	if span <= 0 || math.IsInf(span, 0) || math.IsNaN(span) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(span/float64(n))))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if span/(power*m) <= float64(n) {
			return power * m
		}
	}
	return power * 10
}

// grid sets the vertical scale, reserves the space of its labels on the left and
// draws its lines. The values run from low to high; headroom units stay free
// above the highest for labels and arrows, footroom below the lowest negative.
func (l *layout) grid(low, high, headroom, footroom float64) {
	var ticks []float64
	if l.spec.Log {
		ticks = l.logScale(low, high, headroom)
	} else {
		ticks = l.linearScale(low, high, headroom, footroom)
	}
	labels, widest := make([]string, len(ticks)), 0.0
	for i, v := range ticks {
		labels[i] = tickLabel(v, l.spec.Exponent)
		widest = max(widest, scene.TextWidth(l.regular, l.z.tick, labels[i]))
	}
	left := widest + l.z.tick*0.7
	l.plot.x += left
	l.plot.w -= left
	l.band()
	drawLine, drawText := l.Line, l.Text
	if l.ownGrid() {
		drawLine, drawText = l.overLine, l.overText
	}
	for i, v := range ticks {
		y := l.yOf(v)
		if y < l.plot.y || y > l.plot.y+l.plot.h+1 {
			continue
		}
		line := l.theme.Hairline
		if v == 0 || i == 0 && l.spec.Log {
			line = blend(l.theme.Hairline, l.theme.Muted, 0.45)
		}
		drawLine(scene.Style{Stroke: line, Width: l.z.line}, l.plot.x, y, l.plot.x+l.plot.w, y)
		drawText(l.plot.x-l.z.tick*0.7, y+l.z.tick*0.36, l.z.tick, l.regular, scene.End, l.theme.Muted, labels[i])
	}
}

// ownGrid reports whether a slide has the grid as shapes: a native axis counts its
// lines from its foot, which is no round number below zero or on a log scale.
func (l *layout) ownGrid() bool { return l.low < 0 || l.spec.Log }

func (l *layout) linearScale(low, high, headroom, footroom float64) []float64 {
	low, high = min(low, 0), max(high, 0)
	if low == high {
		high = 1
	}
	n := 6
	if l.plot.h < 330 {
		n = 4
	}
	gap := step(high-low, n)
	perUnit := (high - low) / max(l.plot.h-headroom-footroom, l.plot.h/3)
	var ticks []float64
	for v := math.Ceil(low/gap) * gap; v < high+gap*0.999; v += gap {
		ticks = append(ticks, v)
	}
	l.high, l.low = high+perUnit*headroom, low-perUnit*footroom
	l.gap, l.top = gap, ticks[len(ticks)-1]
	return ticks
}

// logScale runs from the round value at or below the lowest point to above the
// highest; it has lines at 1, 2 and 5 times the powers of ten, or at the powers
// alone where there are many.
func (l *layout) logScale(_, high, headroom float64) []float64 {
	low := high
	for _, ser := range l.spec.Series {
		for _, p := range ser.Points {
			low = min(low, float(p.Value))
		}
	}
	rounds := []float64{1, 2, 5}
	if high/low > 500 {
		rounds = rounds[:1]
	}
	var ticks []float64
	for power := math.Pow(10, math.Floor(math.Log10(low))); power <= high*10; power *= 10 {
		for _, r := range rounds {
			ticks = append(ticks, power*r)
		}
	}
	for len(ticks) > 1 && ticks[1] <= low {
		ticks = ticks[1:]
	}
	for len(ticks) > 2 && ticks[len(ticks)-2] >= high {
		ticks = ticks[:len(ticks)-1]
	}
	l.low = ticks[0]
	perUnit := math.Log10(high/l.low) / max(l.plot.h-headroom, l.plot.h/3)
	l.high = max(high*math.Pow(10, perUnit*headroom), l.low*1.01)
	return ticks
}

func (l *layout) yOf(v float64) float64 {
	if l.spec.Log {
		return l.plot.y + l.plot.h*math.Log10(l.high/v)/math.Log10(l.high/l.low)
	}
	return l.plot.y + l.plot.h*(l.high-v)/(l.high-l.low)
}

// valueY is where an exact value stands.
func (l *layout) valueY(v *apd.Decimal) float64 { return l.yOf(float(v)) }

func tickLabel(v float64, exp int) string {
	s := strconv.FormatFloat(v/math.Pow10(exp), 'f', 2, 64)
	return group(trimmed(s))
}

// slot is the stretch of the axis that a category has.
func (l *layout) slot(i int) (x, w float64) {
	w = l.plot.w / float64(len(l.spec.Categories))
	return l.plot.x + float64(i)*w, w
}

// band shades the region of forecasts.
func (l *layout) band() {
	from := l.spec.ForecastFrom
	if from < 0 || from >= len(l.spec.Categories) {
		return
	}
	x, _ := l.slot(from)
	right := l.plot.x + l.plot.w
	fill := l.theme.Band
	if !l.dark {
		fill = blend(fill, l.theme.Surface, 0.35)
	}
	l.overRect(box{x, l.plot.y, right - x, l.plot.h}, 0, scene.Style{Fill: fill}, true)
}

// bandWord names the region of forecasts where the labels leave room: at its left,
// where the bars of what grows are still low, else at its right.
func (l *layout) bandWord() {
	from := l.spec.ForecastFrom
	if from < 0 || from >= len(l.spec.Categories) {
		return
	}
	x, _ := l.slot(from)
	right := l.plot.x + l.plot.w
	size := l.z.foot
	word := l.w.say("forecast")
	w := scene.TextWidth(l.regular, size, word) + size
	for _, at := range []float64{x, right - w} {
		b := box{at, l.plot.y, w, size * 1.6}
		if w < right-x && l.free(b) {
			l.overText(at+size*0.6, l.plot.y+size*1.3, size, l.regular, scene.Start, l.theme.Muted, word)
			l.taken = append(l.taken, b)
			return
		}
	}
}

// axisHeight is what the category labels need below the plot.
func (l *layout) axisHeight() float64 {
	if l.twoTier() {
		return l.z.label*1.5 + l.z.tick*1.5
	}
	lines := 0
	for _, c := range l.spec.Categories {
		lines = max(lines, len(l.subLines(c)))
	}
	if lines > 0 {
		return l.z.label*2.3 + l.z.foot*1.25*float64(lines)
	}
	return l.z.label * 1.8
}

// subLines wraps a category's remark to its slot, as wide as it will at most be.
func (l *layout) subLines(c Category) []string {
	w := (l.plot.w - l.bracketRoom() - 5*l.z.tick) / float64(len(l.spec.Categories))
	lines := scene.Wrap(l.regular, l.z.foot, w*0.94, c.Sub)
	if l.z.compact && len(lines) > 1 {
		return nil // the pane has no room; hovering says it
	}
	return lines
}

// twoTier reports whether the axis names years below quarters or halves.
func (l *layout) twoTier() bool {
	if l.spec.Kind == Bars {
		return false
	}
	for _, c := range l.spec.Categories {
		if c.Period.Precision != data.PrecisionQuarter {
			return false
		}
	}
	return len(l.spec.Categories) > 0
}

// crowded reports whether an axis of quarters has room for its years only.
func (l *layout) crowded() bool {
	_, w := l.slot(0)
	return l.twoTier() && w < scene.TextWidth(l.regular, l.z.tick*0.8, "Q4")+l.z.tick*0.2
}

// categoryLabels writes the labels below the plot; where they would touch each
// other, every second, third … is shown, the last among them.
func (l *layout) categoryLabels() {
	stated := map[int]bool{}
	for i := range l.spec.Categories {
		stated[i] = true
	}
	for _, i := range l.spec.Missing {
		stated[i] = false
	}
	base := l.plot.y + l.plot.h
	if l.twoTier() {
		l.quarterLabels(base, stated)
		return
	}
	size, widest := l.z.label, 0.0
	for _, c := range l.spec.Categories {
		widest = max(widest, scene.TextWidth(l.regular, size, c.Label))
	}
	_, w := l.slot(0)
	every := int(math.Ceil((widest + size*0.5) / w))
	n := len(l.spec.Categories)
	for i, c := range l.spec.Categories {
		if (n-1-i)%every != 0 {
			continue
		}
		colour := l.theme.Ink
		if !stated[i] {
			colour = l.theme.Muted
		}
		x, w := l.slot(i)
		l.Text(x+w/2, base+size*1.35, size, l.regular, scene.Middle, colour, c.Label)
		for j, line := range l.subLines(c) {
			l.Text(x+w/2, base+size*1.35+l.z.foot*1.25*float64(j+1), l.z.foot, l.regular, scene.Middle, l.theme.Muted, line)
		}
	}
}

func (l *layout) quarterLabels(base float64, stated map[int]bool) {
	size := l.z.tick
	_, w := l.slot(0)
	quarters := !l.crowded()
	yearY := base + size*1.4
	if quarters {
		size = min(size, size*0.8*w/(scene.TextWidth(l.regular, size*0.8, "Q4")+size*0.2))
		yearY = base + size*1.3 + l.z.label*1.35
	}
	start := 0
	lastYear := -1.0
	line, text := l.Line, l.Text
	if !quarters { // a native axis would write every quarter
		line, text = l.overLine, l.overText
	}
	for i, c := range l.spec.Categories {
		year, _, _ := c.Period.Start.Civil()
		x, w := l.slot(i)
		if quarters {
			colour := l.theme.Ink
			if !stated[i] {
				colour = l.theme.Muted
			}
			l.Text(x+w/2, base+size*1.35, size, l.regular, scene.Middle, colour, c.Label)
		}
		ends := i == len(l.spec.Categories)-1
		if !ends {
			y2, _, _ := l.spec.Categories[i+1].Period.Start.Civil()
			ends = y2 != year
		}
		if !ends {
			continue
		}
		x0, _ := l.slot(start)
		if start > 0 {
			line(scene.Style{Stroke: l.theme.Hairline, Width: l.z.line}, x0, base, x0, yearY+l.z.label*0.1)
		}
		label := strconv.Itoa(year)
		width := scene.TextWidth(l.regular, l.z.label, label)
		if mid := (x0 + x + w) / 2; mid-width/2 > lastYear && (width <= x+w-x0+size || !quarters) {
			text(mid, yearY, l.z.label, l.regular, scene.Middle, l.theme.Ink, label)
			lastYear = mid + width/2 + size*0.5
		}
		start = i + 1
	}
}

package charts

import (
	"image/color"
	"math"

	"yunshi/assets/look"
	"yunshi/charts/scene"
	"yunshi/data"
)

// seriesGroups are the event groups whose colours the second and later series
// take, after the accent of the first: neighbours differ in lightness as well as
// in hue, so that they are told apart with any colour vision. Amber is kept for
// what another source says.
var seriesGroups = []string{"policy", "people", "launch", "investment", "pricing", "partnership"}

var markShapes = []look.Shape{look.Circle, look.Square, look.Triangle, look.Diamond, look.Hexagon, look.SmallSquare, look.Pentagon}

func (l *layout) colour(s Series) color.NRGBA {
	if s.Events != "" {
		return l.groupColour(s.Events)
	}
	if l.own != nil && s.Colour < len(l.own.Series) {
		return color.NRGBA(l.own.Series[s.Colour])
	}
	if s.Colour == 0 {
		return l.theme.Accent
	}
	if s.Colour <= len(seriesGroups) {
		return l.groupColour(seriesGroups[s.Colour-1])
	}
	return l.theme.Muted
}

func (l *layout) groupColour(key string) color.NRGBA {
	for i := range look.Groups {
		if look.Groups[i].Key == key {
			return look.Groups[i].Colour(l.dark)
		}
	}
	return l.theme.Muted
}

// restColour fills what is left of a whole: a quiet tone that still stands out
// from the ground.
func (l *layout) restColour() color.NRGBA { return blend(l.theme.Band, l.theme.Muted, 0.12) }

// amber marks what another source says: the line and, darker, its text.
func (l *layout) amber() (line, text color.NRGBA) {
	return l.groupColour("results"), l.theme.Warning
}

func seriesShape(s Series) look.Shape { return markShapes[s.Colour%len(markShapes)] }

// blend mixes a with b; part 0 is a, 1 is b.
func blend(a, b color.NRGBA, part float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-part) + float64(y)*part + 0.5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// onColour is the text colour that reads upon a fill.
func (l *layout) onColour(fill color.NRGBA) color.NRGBA {
	light := 0.299*float64(fill.R) + 0.587*float64(fill.G) + 0.114*float64(fill.B)
	if light > 150 {
		return look.Light.Ink
	}
	return color.NRGBA{255, 255, 255, 255}
}

// bar draws a bar as its kind asks: reported solid, estimate hatched, forecast
// dashed and open.
func (l *layout) bar(b box, c color.NRGBA, kind data.FigureKind, radius float64) {
	line := max(l.z.line*1.3, 1)
	if b.w < 12*line {
		line = max(line*0.7, 0.8)
	}
	radius = min(radius, b.w/6)
	inner := box{b.x + line/2, b.y + line/2, b.w - line, b.h - line}
	switch kind {
	case data.Estimate:
		gap := max(6*l.z.line, b.w/14)
		gap = min(gap, 11*l.z.line)
		if b.h > 2*line {
			l.Rect(b.x, b.y, b.w, b.h, radius, scene.Style{Fill: l.theme.Surface})
			stroke := c
			if l.spec.Kind == Bars && b.w > 3*b.h { // a long bar full of strokes would flicker
				stroke = blend(c, l.theme.Surface, 0.4)
			}
			l.Hatch(b.x+line, b.y+line, b.w-2*line, b.h-2*line, gap, scene.Style{Stroke: stroke, Width: gap * 0.36})
		}
		l.Rect(inner.x, inner.y, inner.w, max(inner.h, 0.1), radius, scene.Style{Stroke: c, Width: line})
	case data.ForecastKind:
		dash := l.evenDash(2*(inner.w+inner.h) - 1.717*min(radius, inner.w/2, inner.h/2))
		l.Rect(inner.x, inner.y, inner.w, max(inner.h, 0.1), radius, scene.Style{Fill: l.theme.Surface, Stroke: c, Width: line, Dash: dash})
	default:
		l.Rect(b.x, b.y, b.w, max(b.h, 1), radius, scene.Style{Fill: c})
	}
}

// evenDash fits a whole number of dashes around an outline, so that none is cut.
func (l *layout) evenDash(outline float64) []float64 {
	n := max(math.Round(outline/(8.5*l.z.line)), 8)
	each := outline / n
	return []float64{each * 0.6, each * 0.4}
}

// mark draws a series' marker around x, y.
func (l *layout) mark(shape look.Shape, x, y, r float64, st scene.Style) {
	switch shape {
	case look.Square, look.SmallSquare:
		l.Rect(x-r*0.88, y-r*0.88, r*1.76, r*1.76, 0, st)
	case look.Triangle:
		l.Polygon(st, x, y-r*1.15, x+r*1.1, y+r*0.85, x-r*1.1, y+r*0.85)
	case look.Diamond:
		l.Polygon(st, x, y-r*1.25, x+r*1.25, y, x, y+r*1.25, x-r*1.25, y)
	case look.Pentagon:
		l.Polygon(st, x, y-r*1.1, x+r*1.05, y-r*0.3, x+r*0.65, y+r, x-r*0.65, y+r, x-r*1.05, y-r*0.3)
	case look.Hexagon:
		l.Polygon(st, x-r*1.1, y, x-r*0.55, y-r, x+r*0.55, y-r, x+r*1.1, y, x+r*0.55, y+r, x-r*0.55, y+r)
	default:
		l.Circle(x, y, r, st)
	}
}

// lightColour is a series' colour in the light theme, which native charts take.
func lightColour(s Series) color.NRGBA { return (&layout{theme: look.Light}).colour(s) }

package charts

import (
	"image/color"

	"yunshi/charts/scene"
	"yunshi/data"
)

// overlay is something drawn upon a chart that a native chart does not have:
// arrows, brackets, words beside bars, legends. What draws it also keeps it, so
// that a slide can have it as shapes.
type overlay struct {
	xy     []float64 // a polyline, or a polygon where closed
	closed bool
	box    box // a rectangle with round corners, where xy is nil and text is ""
	radius float64
	style  scene.Style
	text   string
	size   float64
	face   scene.Face
	anchor scene.Anchor
	colour color.NRGBA
	kind   data.FigureKind // the texture of a rectangle
	behind bool            // stands behind the chart
}

func (l *layout) overLine(st scene.Style, xy ...float64) {
	l.Line(st, xy...)
	l.over = append(l.over, overlay{xy: xy, style: st})
}

func (l *layout) overPolygon(st scene.Style, xy ...float64) {
	l.Polygon(st, xy...)
	l.over = append(l.over, overlay{xy: xy, closed: true, style: st})
}

func (l *layout) overRect(b box, r float64, st scene.Style, behind bool) {
	l.Rect(b.x, b.y, b.w, b.h, r, st)
	l.over = append(l.over, overlay{box: b, radius: r, style: st, behind: behind})
}

func (l *layout) overText(x, y, size float64, face scene.Face, anchor scene.Anchor, c color.NRGBA, text string) {
	l.Text(x, y, size, face, anchor, c, text)
	l.over = append(l.over, overlay{box: box{x: x, y: y}, text: text, size: size, face: face, anchor: anchor, colour: c})
}

func (l *layout) swatch(b box, c color.NRGBA, kind data.FigureKind, radius float64) {
	l.bar(b, c, kind, radius)
	l.over = append(l.over, overlay{box: b, radius: radius, style: scene.Style{Fill: c}, kind: kind})
}

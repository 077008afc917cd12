// Package scene is a picture as a list of shapes and texts in layout units,
// with three ways out of it: pixels (through go-chart's rasteriser), SVG and
// PDF. All three draw the same glyph outlines out of the embedded font, so that
// a chart looks the same on a machine that has no Chinese font. It knows nothing
// of charts.
package scene

import (
	"image/color"
)

// Verb is one step of a Path.
type Verb uint8

// The steps: MoveTo and LineTo take one point, QuadTo a control point and an end.
const (
	MoveTo Verb = iota
	LineTo
	QuadTo
	Close
)

// Path is an outline. Points holds x and y in turn, as many as the verbs take.
type Path struct {
	Verbs  []Verb
	Points []float64
}

// Move starts a new contour.
func (p *Path) Move(x, y float64) { p.add(MoveTo, x, y) }

// Line goes straight to x, y.
func (p *Path) Line(x, y float64) { p.add(LineTo, x, y) }

// Quad goes to x, y on a quadratic curve with the control point cx, cy.
func (p *Path) Quad(cx, cy, x, y float64) { p.add(QuadTo, cx, cy, x, y) }

// Close ends the contour where it began.
func (p *Path) Close() { p.add(Close) }

func (p *Path) add(v Verb, pts ...float64) {
	p.Verbs = append(p.Verbs, v)
	p.Points = append(p.Points, pts...)
}

// Style says how a path is painted. A transparent Fill or Stroke is not painted.
// Width and Dash are in layout units.
type Style struct {
	Fill, Stroke color.NRGBA
	Width        float64
	Dash         []float64
}

type item struct {
	paths []Path // one, or one a glyph
	style Style
	label string // what a text says; "" for a shape
}

// Scene is the picture. Its units become pixels at scale 1.
type Scene struct {
	Width, Height float64
	Background    color.NRGBA
	Title, Desc   string // for readers that cannot see
	items         []item
}

// Add paints a path.
func (s *Scene) Add(p Path, st Style) { s.items = append(s.items, item{paths: []Path{p}, style: st}) }

// Line paints a polyline through x, y pairs.
func (s *Scene) Line(st Style, xy ...float64) {
	var p Path
	for i := 0; i+1 < len(xy); i += 2 {
		if i == 0 {
			p.Move(xy[0], xy[1])
		} else {
			p.Line(xy[i], xy[i+1])
		}
	}
	s.Add(p, st)
}

// Polygon paints a closed shape through x, y pairs.
func (s *Scene) Polygon(st Style, xy ...float64) {
	var p Path
	for i := 0; i+1 < len(xy); i += 2 {
		if i == 0 {
			p.Move(xy[0], xy[1])
		} else {
			p.Line(xy[i], xy[i+1])
		}
	}
	p.Close()
	s.Add(p, st)
}

// Rect paints a rectangle with corners of radius r.
func (s *Scene) Rect(x, y, w, h, r float64, st Style) {
	r = max(0, min(r, w/2, h/2))
	var p Path
	if r == 0 {
		s.Polygon(st, x, y, x+w, y, x+w, y+h, x, y+h)
		return
	}
	// Two quadratic arcs a corner would be rounder; at these radii nobody sees it,
	// but a pill does show it, so its corners take two.
	p.Move(x+r, y)
	p.Line(x+w-r, y)
	arc(&p, x+w-r, y+r, r, 0)
	p.Line(x+w, y+h-r)
	arc(&p, x+w-r, y+h-r, r, 1)
	p.Line(x+r, y+h)
	arc(&p, x+r, y+h-r, r, 2)
	p.Line(x, y+r)
	arc(&p, x+r, y+r, r, 3)
	p.Close()
	s.Add(p, st)
}

// Circle paints a circle.
func (s *Scene) Circle(x, y, r float64, st Style) { s.Rect(x-r, y-r, 2*r, 2*r, r, st) }

// arc adds a quarter circle, clockwise from the top (0), right, bottom or left,
// as two quadratic curves; tan(π/8) puts their control points on the tangents.
func arc(p *Path, cx, cy, r float64, quarter int) {
	const t, d = 0.41421356, 0.70710678
	from := [][2]float64{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}
	a, b := from[quarter], from[(quarter+1)%4]
	mx, my := cx+r*d*(a[0]+b[0]), cy+r*d*(a[1]+b[1])
	p.Quad(cx+r*(a[0]+t*b[0]), cy+r*(a[1]+t*b[1]), mx, my)
	p.Quad(cx+r*(b[0]+t*a[0]), cy+r*(b[1]+t*a[1]), cx+r*b[0], cy+r*b[1])
}

// Hatch fills a rectangle with strokes that rise to the right, gap apart.
func (s *Scene) Hatch(x, y, w, h, gap float64, st Style) {
	var p Path
	for c := gap; c < w+h; c += gap {
		// The line x'+y' = c, with x' from the left and y' from the top edge.
		x0, y0 := 0.0, c
		if y0 > h {
			x0, y0 = c-h, h
		}
		x1, y1 := c, 0.0
		if x1 > w {
			x1, y1 = w, c-w
		}
		p.Move(x+x0, y+y0)
		p.Line(x+x1, y+y1)
	}
	if len(p.Verbs) > 0 {
		s.Add(p, st)
	}
}

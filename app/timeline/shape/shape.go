// Package shape is what marks look like, without a canvas: the outlines of the
// groups of events, their dashes, and the tints of bars and crowds. The window
// and the picture of the timeline both draw from it.
package shape

import (
	"image/color"
	"math"

	"yunshi/assets/look"
)

// Measures for a mark of size 1: the pen of a hollow mark and its dashes.
const (
	Pen  = 0.11
	Dash = 0.2
)

// Bar is a bar's colour: faint where the event is no fact.
func Bar(group uint8, faint, dark bool) color.NRGBA {
	c := look.Groups[group].Colour(dark)
	if faint {
		return Alpha(c, 0.2)
	}
	return Alpha(c, 0.38)
}

// Column is a group's colour in a crowd, a little lighter than that of its marks
// since there are many.
func Column(group int, dark bool) color.NRGBA {
	return Alpha(look.Groups[group].Colour(dark), 0.62)
}

// Alpha returns the colour at a share of its strength, 0 to 1.
func Alpha(c color.NRGBA, a float32) color.NRGBA {
	c.A = uint8(float32(c.A)*min(max(a, 0), 1) + 0.5)
	return c
}

// Strike returns the ends of the line that strikes out a mark of a size around
// a place: what was denied.
func Strike(x, y, size float64) (a, b Point) {
	r := size * 0.6
	return Point{x - r, y + r*0.6}, Point{x + r, y - r*0.6}
}

// Point is a place on the plane, y downwards.
type Point struct{ X, Y float64 }

// Outline returns a shape's corners around the origin for a mark of size 1, sized
// so that all shapes weigh alike to the eye.
func Outline(s look.Shape) []Point {
	switch s {
	case look.Triangle:
		return []Point{{0, -0.52}, {0.52, 0.42}, {-0.52, 0.42}}
	case look.Diamond:
		return regular(4, 0.56, 0)
	case look.Square:
		return []Point{{-0.43, -0.43}, {0.43, -0.43}, {0.43, 0.43}, {-0.43, 0.43}}
	case look.SmallSquare:
		return []Point{{-0.33, -0.33}, {0.33, -0.33}, {0.33, 0.33}, {-0.33, 0.33}}
	case look.Pentagon:
		return regular(5, 0.53, 0.03)
	case look.Hexagon:
		return regular(6, 0.51, 0)
	}
	return regular(48, 0.46, 0)
}

// regular returns n corners of a circle of radius r, the first on top, moved
// down by dy.
func regular(n int, r, dy float64) []Point {
	out := make([]Point, n)
	for i := range out {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		out[i] = Point{r * math.Cos(a), r*math.Sin(a) + dy}
	}
	return out
}

// Dashes cuts the outline into pieces of about the given length, every other of
// which is drawn; an even number of pieces makes the pattern close.
func Dashes(corners []Point, length float64) [][2]Point {
	total := 0.0
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		total += math.Hypot(q.X-p.X, q.Y-p.Y)
	}
	n := max(2*int(math.Round(total/length/2)), 4)
	step := total / float64(n)
	var out [][2]Point
	walked := 0.0
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		side := math.Hypot(q.X-p.X, q.Y-p.Y)
		at := func(d float64) Point {
			return Point{p.X + (q.X-p.X)*d/side, p.Y + (q.Y-p.Y)*d/side}
		}
		for d := 0.0; d < side-1e-9; {
			piece := int((walked + d + 1e-9) / step)
			end := min(side, float64(piece+1)*step-walked)
			if piece%2 == 0 {
				out = append(out, [2]Point{at(d), at(end)})
			}
			d = end
		}
		walked += side
	}
	return out
}

// Stroke returns the rectangle of a stroke from a to b.
func Stroke(a, b Point, width float64) []Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	n := math.Hypot(dx, dy)
	ox, oy := -dy/n*width/2, dx/n*width/2
	return []Point{{a.X + ox, a.Y + oy}, {b.X + ox, b.Y + oy}, {b.X - ox, b.Y - oy}, {a.X - ox, a.Y - oy}}
}

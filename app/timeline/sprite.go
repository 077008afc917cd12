package timeline

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"

	"yunshi/app/timeline/scene"
	"yunshi/assets/look"
)

// Glyphs are small pictures and not Fyne's vector shapes: those have no dashed
// edge, and a polygon costs the painter several allocations a frame. A picture
// is made once for each kind and pixel size and shared; moving a glyph uploads
// nothing.

// spriteBox is the side of a glyph's picture in pixels at scale 1: the shape
// and a little air for its edge.
const spriteBox = scene.GlyphSize + 6

// edge is how a shape is drawn.
type edge uint8

// Facts are solid; plans, forecasts and speculation hollow and dashed; what was
// denied is hollow, dashed and struck out.
const (
	solid edge = iota
	dashed
	struck
)

type kind struct {
	group uint8
	edge  edge
	dark  bool
}

// sprites caches pictures by kind and pixel size.
type sprites map[spriteKey]*image.RGBA

type spriteKey struct {
	kind
	pixels int
}

func (s sprites) get(k kind, pixels int) *image.RGBA {
	key := spriteKey{k, pixels}
	if img, ok := s[key]; ok {
		return img
	}
	img := drawSprite(k, pixels)
	s[key] = img
	return img
}

type point struct{ x, y float64 }

// outline returns a shape's corners around the origin for GlyphSize 1, sized so
// that all shapes weigh alike to the eye.
func outline(s look.Shape) []point {
	switch s {
	case look.Triangle:
		return []point{{0, -0.52}, {0.52, 0.42}, {-0.52, 0.42}}
	case look.Diamond:
		return regular(4, 0.56, 0)
	case look.Square:
		return []point{{-0.43, -0.43}, {0.43, -0.43}, {0.43, 0.43}, {-0.43, 0.43}}
	case look.SmallSquare:
		return []point{{-0.33, -0.33}, {0.33, -0.33}, {0.33, 0.33}, {-0.33, 0.33}}
	case look.Pentagon:
		return regular(5, 0.53, 0.03)
	case look.Hexagon:
		return regular(6, 0.51, 0)
	}
	return regular(48, 0.46, 0)
}

// regular returns n corners of a circle of radius r, the first on top, moved
// down by dy.
func regular(n int, r, dy float64) []point {
	out := make([]point, n)
	for i := range out {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		out[i] = point{r * math.Cos(a), r*math.Sin(a) + dy}
	}
	return out
}

func drawSprite(k kind, pixels int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, pixels, pixels))
	group := look.Groups[k.group]
	colour := group.Colour(k.dark)
	unit := float64(pixels) * scene.GlyphSize / spriteBox
	var corners []point
	for _, p := range outline(group.Shape) {
		corners = append(corners, point{p.x*unit + float64(pixels)/2, p.y*unit + float64(pixels)/2})
	}
	if k.edge == solid {
		fill(img, colour, corners)
		return img
	}
	theme := look.Light
	if k.dark {
		theme = look.Dark
	}
	fill(img, theme.Ground, corners)
	pen := unit * 0.11
	for _, dash := range dashes(corners, unit*0.2) {
		fill(img, colour, quad(dash[0], dash[1], pen))
	}
	if k.edge == struck {
		r := unit * 0.6
		c := float64(pixels) / 2
		fill(img, colour, quad(point{c - r, c + r*0.6}, point{c + r, c - r*0.6}, pen))
	}
	return img
}

// dashes cuts the outline into pieces of about the given length, every other of
// which is drawn; an even number of pieces makes the pattern close.
func dashes(corners []point, length float64) [][2]point {
	total := 0.0
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		total += math.Hypot(q.x-p.x, q.y-p.y)
	}
	n := max(2*int(math.Round(total/length/2)), 4)
	step := total / float64(n)
	var out [][2]point
	walked := 0.0
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		side := math.Hypot(q.x-p.x, q.y-p.y)
		at := func(d float64) point {
			return point{p.x + (q.x-p.x)*d/side, p.y + (q.y-p.y)*d/side}
		}
		for d := 0.0; d < side-1e-9; {
			piece := int((walked + d + 1e-9) / step)
			end := min(side, float64(piece+1)*step-walked)
			if piece%2 == 0 {
				out = append(out, [2]point{at(d), at(end)})
			}
			d = end
		}
		walked += side
	}
	return out
}

// quad returns the rectangle of a stroke from a to b.
func quad(a, b point, width float64) []point {
	dx, dy := b.x-a.x, b.y-a.y
	n := math.Hypot(dx, dy)
	ox, oy := -dy/n*width/2, dx/n*width/2
	return []point{{a.x + ox, a.y + oy}, {b.x + ox, b.y + oy}, {b.x - ox, b.y - oy}, {a.x - ox, a.y - oy}}
}

func fill(img *image.RGBA, c color.NRGBA, corners []point) {
	b := img.Bounds()
	z := vector.NewRasterizer(b.Dx(), b.Dy())
	for i, p := range corners {
		if i == 0 {
			z.MoveTo(float32(p.x), float32(p.y))
			continue
		}
		z.LineTo(float32(p.x), float32(p.y))
	}
	z.ClosePath()
	z.Draw(img, b, image.NewUniform(c), image.Point{})
}

// fadePicture is a bar's end: the colour at full strength on one side, nothing
// on the other. It is as high as a bar and rounded by its own fading.
func fadePicture(c color.NRGBA, toLeft bool, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		share := (float64(x) + 0.5) / float64(w)
		if !toLeft {
			share = 1 - share
		}
		p := premultiplied(c, float64(c.A)/255*share)
		for y := range h {
			img.SetRGBA(x, y, p)
		}
	}
	return img
}

func premultiplied(c color.NRGBA, a float64) color.RGBA {
	return color.RGBA{
		R: uint8(float64(c.R)*a + 0.5), G: uint8(float64(c.G)*a + 0.5),
		B: uint8(float64(c.B)*a + 0.5), A: uint8(255*a + 0.5),
	}
}

package timeline

import (
	"image"
	"image/color"

	"golang.org/x/image/vector"

	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
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

func drawSprite(k kind, pixels int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, pixels, pixels))
	group := look.Groups[k.group]
	colour := group.Colour(k.dark)
	unit := float64(pixels) * scene.GlyphSize / spriteBox
	var corners []shape.Point
	for _, p := range shape.Outline(group.Shape) {
		corners = append(corners, shape.Point{X: p.X*unit + float64(pixels)/2, Y: p.Y*unit + float64(pixels)/2})
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
	pen := unit * shape.Pen
	for _, dash := range shape.Dashes(corners, unit*shape.Dash) {
		fill(img, colour, shape.Stroke(dash[0], dash[1], pen))
	}
	if k.edge == struck {
		c := float64(pixels) / 2
		a, b := shape.Strike(c, c, unit)
		fill(img, colour, shape.Stroke(a, b, pen))
	}
	return img
}

func fill(img *image.RGBA, c color.NRGBA, corners []shape.Point) {
	b := img.Bounds()
	z := vector.NewRasterizer(b.Dx(), b.Dy())
	for i, p := range corners {
		if i == 0 {
			z.MoveTo(float32(p.X), float32(p.Y))
			continue
		}
		z.LineTo(float32(p.X), float32(p.Y))
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

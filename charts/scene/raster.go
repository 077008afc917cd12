package scene

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
	"golang.org/x/image/vector"
)

// Image draws the scene with scale pixels a unit.
func (s *Scene) Image(scale float64) *image.RGBA {
	w, h := int(math.Round(s.Width*scale)), int(math.Round(s.Height*scale))
	img := image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	if s.Background.A > 0 {
		draw.Draw(img, img.Bounds(), image.NewUniform(s.Background), image.Point{}, draw.Src)
	}
	gc, err := drawing.NewRasterGraphicContext(img)
	if err != nil {
		return img // only another type of image is refused
	}
	gc.SetLineCap(drawing.ButtCap)
	// Even-odd, the library's default, leaves holes where a stroke crosses itself.
	gc.SetFillRule(drawing.FillRuleWinding)
	for i := range s.items {
		paint(gc, img, &s.items[i], scale)
	}
	return img
}

func paint(gc *drawing.RasterGraphicContext, img *image.RGBA, it *item, k float64) {
	st := it.style
	for i := range it.paths {
		if visible(st.Fill) {
			fill(img, flatten(&it.paths[i], k), st.Fill)
		}
	}
	if visible(st.Stroke) && st.Width > 0 {
		lines := flatten(&it.paths[0], k)
		// The library's own dashes go astray at curves and leave a contour open.
		if len(st.Dash) > 0 {
			lines = dashed(lines, st.Dash, k)
		}
		gc.SetStrokeColor(st.Stroke)
		gc.SetLineWidth(st.Width * k)
		trace(gc, lines)
		gc.Stroke()
	}
}

// fill paints the inside of some contours. go-chart's rasteriser now and then lets a
// row of a small glyph run full, where an edge meets the border of a pixel; this
// one adds up the exact cover of each pixel, and is faster.
func fill(img *image.RGBA, lines []polyline, c color.NRGBA) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for i := 0; i+1 < len(l.xy); i += 2 {
			x0, x1 = min(x0, l.xy[i]), max(x1, l.xy[i])
			y0, y1 = min(y0, l.xy[i+1]), max(y1, l.xy[i+1])
		}
	}
	if !(x1 >= x0 && y1 >= y0) {
		return
	}
	at := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1).Intersect(img.Rect)
	if at.Empty() {
		return
	}
	r := vector.NewRasterizer(at.Dx(), at.Dy())
	for _, l := range lines {
		r.MoveTo(float32(l.xy[0]-float64(at.Min.X)), float32(l.xy[1]-float64(at.Min.Y)))
		for i := 2; i+1 < len(l.xy); i += 2 {
			r.LineTo(float32(l.xy[i]-float64(at.Min.X)), float32(l.xy[i+1]-float64(at.Min.Y)))
		}
		r.ClosePath()
	}
	r.Draw(img, at, image.NewUniform(c), image.Point{})
}

func visible(c color.NRGBA) bool { return c.A > 0 }

// polyline is a contour in pixels: x and y in turn.
type polyline struct {
	xy     []float64
	closed bool
}

// flatten cuts a path into polylines. The chords of a curve stay within a
// twentieth of a pixel of it: the library's own flattening is too coarse for text.
func flatten(p *Path, k float64) []polyline {
	var out []polyline
	var x, y float64
	add := func(px, py float64) {
		l := &out[len(out)-1]
		l.xy = append(l.xy, px, py)
		x, y = px, py
	}
	i := 0
	for _, v := range p.Verbs {
		pt := p.Points[i:]
		switch v {
		case MoveTo:
			out = append(out, polyline{})
			add(pt[0]*k, pt[1]*k)
			i += 2
		case LineTo:
			add(pt[0]*k, pt[1]*k)
			i += 2
		case QuadTo:
			x0, y0, cx, cy, ex, ey := x, y, pt[0]*k, pt[1]*k, pt[2]*k, pt[3]*k
			// A chord deviates by a quarter of the second difference over n².
			n := max(int(math.Ceil(math.Sqrt(math.Hypot(x0-2*cx+ex, y0-2*cy+ey)/4/0.05))), 1)
			for j := 1; j <= n; j++ {
				t := float64(j) / float64(n)
				u := 1 - t
				add(u*u*x0+2*u*t*cx+t*t*ex, u*u*y0+2*u*t*cy+t*t*ey)
			}
			i += 4
		case Close:
			out[len(out)-1].closed = true
		}
	}
	return out
}

// dashed cuts polylines into dashes of the lengths given, in layout units.
func dashed(lines []polyline, dash []float64, k float64) []polyline {
	var out []polyline
	for _, l := range lines {
		xy := l.xy
		if l.closed {
			xy = append(xy[:len(xy):len(xy)], xy[0], xy[1])
		}
		at, left, on := 0, dash[0]*k, true
		current := []float64{xy[0], xy[1]}
		for i := 2; i+1 < len(xy); i += 2 {
			x0, y0, x1, y1 := xy[i-2], xy[i-1], xy[i], xy[i+1]
			length := math.Hypot(x1-x0, y1-y0)
			done := 0.0
			for length-done > left && left > 0 {
				done += left
				x, y := x0+(x1-x0)*done/length, y0+(y1-y0)*done/length
				if on {
					out = append(out, polyline{xy: append(current, x, y)})
				}
				current, on = []float64{x, y}, !on
				at = (at + 1) % len(dash)
				left = max(dash[at]*k, 0.1)
			}
			left -= length - done
			current = append(current, x1, y1)
		}
		if on && len(current) > 2 {
			out = append(out, polyline{xy: current})
		}
	}
	return out
}

func trace(gc *drawing.RasterGraphicContext, lines []polyline) {
	gc.BeginPath()
	for _, l := range lines {
		gc.MoveTo(l.xy[0], l.xy[1])
		for i := 2; i+1 < len(l.xy); i += 2 {
			gc.LineTo(l.xy[i], l.xy[i+1])
		}
		if l.closed {
			gc.Close()
		}
	}
}

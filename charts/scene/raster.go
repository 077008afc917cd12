package scene

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
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
	// Even-odd, the library's default, leaves holes where a glyph's strokes cross.
	gc.SetFillRule(drawing.FillRuleWinding)
	for i := range s.items {
		paint(gc, &s.items[i], scale)
	}
	return img
}

func paint(gc *drawing.RasterGraphicContext, it *item, k float64) {
	st := it.style
	if visible(st.Fill) {
		gc.SetFillColor(st.Fill)
		trace(gc, &it.path, k)
		gc.Fill()
	}
	if visible(st.Stroke) && st.Width > 0 {
		dash := make([]float64, len(st.Dash))
		for i, d := range st.Dash {
			dash[i] = d * k
		}
		gc.SetStrokeColor(st.Stroke)
		gc.SetLineWidth(st.Width * k)
		gc.SetLineDash(dash, 0)
		trace(gc, closed(&it.path, len(st.Dash) > 0), k)
		gc.Stroke()
	}
}

// closed returns the path with its contours closed by lines: the library's dashes
// leave out what Close implies.
func closed(p *Path, dashed bool) *Path {
	if !dashed {
		return p
	}
	var out Path
	var x0, y0 float64
	i := 0
	for _, v := range p.Verbs {
		n := map[Verb]int{MoveTo: 2, LineTo: 2, QuadTo: 4}[v]
		pts := p.Points[i : i+n]
		i += n
		switch v {
		case MoveTo:
			x0, y0 = pts[0], pts[1]
		case Close:
			v, pts = LineTo, []float64{x0, y0}
		}
		out.add(v, pts...)
	}
	return &out
}

func visible(c color.NRGBA) bool { return c.A > 0 }

// trace hands the path over in pixels, its curves already cut into chords: the
// library's own flattening is too coarse for text.
func trace(gc *drawing.RasterGraphicContext, p *Path, k float64) {
	gc.BeginPath()
	var x, y, x0, y0 float64
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case MoveTo:
			x, y = p.Points[i]*k, p.Points[i+1]*k
			x0, y0 = x, y
			gc.MoveTo(x, y)
			i += 2
		case LineTo:
			x, y = p.Points[i]*k, p.Points[i+1]*k
			gc.LineTo(x, y)
			i += 2
		case QuadTo:
			cx, cy, ex, ey := p.Points[i]*k, p.Points[i+1]*k, p.Points[i+2]*k, p.Points[i+3]*k
			// The deviation of a chord is a quarter of the second difference over n².
			dev := math.Hypot(x-2*cx+ex, y-2*cy+ey) / 4
			n := int(math.Ceil(math.Sqrt(dev / 0.05)))
			for j := 1; j < n; j++ {
				t := float64(j) / float64(n)
				u := 1 - t
				gc.LineTo(u*u*x+2*u*t*cx+t*t*ex, u*u*y+2*u*t*cy+t*t*ey)
			}
			gc.LineTo(ex, ey)
			x, y = ex, ey
			i += 4
		case Close:
			gc.Close()
			x, y = x0, y0
		}
	}
}

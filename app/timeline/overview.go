package timeline

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
	"yunshi/app/timeline/viewport"
	"yunshi/assets/look"
	"yunshi/data"
)

// overview is the strip at the foot: how many events there are over the whole
// range, and the window that is in sight.
type overview struct {
	box     *fyne.Container
	surface *canvas.Rectangle
	rule    *canvas.Line
	label   *canvas.Text
	raster  *canvas.Raster
	window  *canvas.Rectangle
	grips   [2]*canvas.Rectangle

	stale   bool // the columns are to be counted anew
	columns []scene.Column
	counts  []int32
	step    float32
	colours *look.Theme
}

const (
	overviewColumn = 5 // pixels
	windowLeast    = 6 // the window is never drawn narrower
	gripWidth      = 9 // on either side of an edge that can be dragged
)

func newOverview() *overview {
	o := &overview{surface: newRectangle(), rule: newLine(), label: newText(), window: &canvas.Rectangle{StrokeWidth: 1.5, CornerRadius: 4}, stale: true}
	o.raster = canvas.NewRaster(o.picture)
	for i := range o.grips {
		o.grips[i] = &canvas.Rectangle{CornerRadius: 1.5}
	}
	o.box = newFree(o.surface, o.rule, o.label, o.raster, o.window, o.grips[0], o.grips[1])
	return o
}

func (o *overview) draw(r *renderer, c *look.Theme) {
	y, x0, w := r.size.Height-overviewHeight, r.plotX(), r.plotWidth()
	at(o.box, 0, y, r.size.Width, overviewHeight)
	paintRect(o.surface, c.Surface, 0, 0, r.size.Width, overviewHeight)
	drawLine(o.rule, c.Hairline, 0, 0, r.size.Width, 0)
	full := r.t.full
	from, to := full.Days()
	y0, _, _ := from.Civil()
	y1, _, _ := to.Civil()
	years := fmt.Sprintf("%d – %d", y0, y1)
	if r.t.index == nil || r.t.index.Table.Len() == 0 {
		years = ""
	}
	writeAt(o.label, years, labelSize, false, c.Muted, nameX, overviewHeight/2)
	if o.stale || o.colours != c {
		o.count(r)
		o.stale, o.colours = false, c
		at(o.raster, x0, 6, w, overviewHeight-12)
		o.raster.Refresh()
	}
	left, right := o.windowEdges(r)
	o.window.StrokeColor = c.Accent
	paintRect(o.window, shape.Alpha(c.Accent, 0.14), left, 3, right-left, overviewHeight-6)
	for i, x := range []float32{left, right} {
		paintRect(o.grips[i], c.Accent, x-1.5, overviewHeight/2-7, 3, 14)
	}
}

// windowEdges returns where the view lies on the strip, in the widget's x.
func (o *overview) windowEdges(r *renderer) (left, right float32) {
	x0, w := r.plotX(), float64(r.plotWidth())
	full := r.t.full
	a := min(max(full.X(r.t.view.From, w), 0), w)
	b := min(max(full.X(r.t.view.To, w), 0), w)
	if b-a < windowLeast {
		middle := (a + b) / 2
		a = min(max(middle-windowLeast/2, 0), w-windowLeast)
		b = a + windowLeast
	}
	return x0 + float32(a), x0 + float32(b)
}

// count fills the columns for the whole range.
func (o *overview) count(r *renderer) {
	o.columns = o.columns[:0]
	if r.t.index == nil {
		return
	}
	n := max(int(r.plotWidth()/overviewColumn), 1)
	o.step = r.plotWidth() / float32(n)
	full := r.t.full
	tallest := int32(1)
	day := func(i int) data.Day {
		return viewport.DayAt(full.From + viewport.Instant(float64(full.Span())*float64(i)/float64(n)))
	}
	o.counts = o.counts[:0]
	for i := range n {
		k := int32(r.t.index.All.Count(day(i), day(i+1)))
		o.counts = append(o.counts, k)
		tallest = max(tallest, k)
	}
	for _, k := range o.counts {
		column := scene.Column{Height: float32(k) / float32(tallest), Opacity: 1}
		column.Count[0], column.Count[marks.Groups] = k, k
		o.columns = append(o.columns, column)
	}
}

func (o *overview) picture(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.colours == nil || len(o.columns) == 0 {
		return img
	}
	scale := float64(w) / float64(o.raster.Size().Width)
	paintColumns(img, o.columns, 0, float64(o.step), scale, &palette{shape.Alpha(o.colours.Muted, 0.45)})
	return img
}

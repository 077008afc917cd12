package timeline

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
	"yunshi/app/timeline/viewport"
	"yunshi/assets/look"
)

// Measures in pixels at scale 1.
const (
	axisHeight     = 34
	fiscalHeight   = 14 // added to the axis where fiscal years are named
	overviewHeight = 50
	rightMargin    = 10
	rowLeast       = 60 // two lines of marks
	rowMost        = 104
	nameX          = 14
	unitIndent     = 12
	labelSize      = 11
	nameSize       = 13
	yearSize       = 14
)

// renderer realises frames with pooled canvas objects.
type renderer struct {
	t       *Timeline
	size    fyne.Size
	ground  *canvas.Rectangle
	back    *container.Clip
	bands   *pool[*canvas.Rectangle]
	grid    *pool[*canvas.Line]
	rules   *pool[*canvas.Line]
	planes  [2]*plane // the rows that scroll, the pinned ones
	axis    *axis
	over    *overview
	tip     *tooltip
	thumb   *canvas.Rectangle // where the lanes are scrolled to
	empty   *canvas.Text
	focus   [4]*canvas.Rectangle // the sides of a frame
	frame   *fyne.Container      // around them
	objects []fyne.CanvasObject
	boxes   []scene.RowBox
	ticks   []float64
	major   []float64
	last    time.Time // of the last frame
}

func newRenderer(t *Timeline) *renderer {
	r := &renderer{
		t: t, ground: newRectangle(), axis: newAxis(), over: newOverview(), tip: newTooltip(),
		thumb: &canvas.Rectangle{CornerRadius: 2}, empty: newText(), frame: newFree(),
	}
	for i := range r.focus {
		r.focus[i] = newRectangle()
		r.frame.Add(r.focus[i])
	}
	bands, grid, rules := newFree(), newFree(), newFree()
	r.bands = newPool(bands, newRectangle)
	r.grid = newPool(grid, newLine)
	r.rules = newPool(rules, newLine)
	r.back = container.NewClip(newFree(bands, grid, rules))
	s := sprites{}
	r.planes = [2]*plane{newPlane(s), newPlane(s)}
	r.objects = []fyne.CanvasObject{
		r.ground, r.back, r.planes[0].clip, r.planes[1].clip, r.thumb, r.empty, r.axis.box, r.over.box, r.frame, r.tip.box,
	}
	return r
}

func newLine() *canvas.Line { return &canvas.Line{StrokeWidth: 1} }

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() { r.t.stopGlide() }

// MinSize implements fyne.WidgetRenderer.
func (r *renderer) MinSize() fyne.Size {
	return fyne.NewSize(320, axisHeight+overviewHeight+rowLeast)
}

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *renderer) Layout(s fyne.Size) {
	if s == r.size {
		return
	}
	r.size = s
	r.t.clampScroll()
	r.over.stale = true
	r.update()
}

// Refresh implements fyne.WidgetRenderer; Fyne calls it when the theme changes.
func (r *renderer) Refresh() {
	r.t.comp.Forget()
	r.t.font.forget()
	r.over.stale = true
	r.update()
	canvas.Refresh(r.t)
}

// The plot is where the marks are; its measures follow from the widget's size.

func (r *renderer) plotX() float32 { return min(max(r.size.Width*0.155, 118), 176) }

func (r *renderer) plotWidth() float32 { return max(r.size.Width-r.plotX()-rightMargin, 40) }

func (r *renderer) plotY() float32 {
	if r.t.fiscal() {
		return axisHeight + fiscalHeight
	}
	return axisHeight
}

func (r *renderer) plotHeight() float32 {
	return max(r.size.Height-r.plotY()-overviewHeight, 1)
}

// rowHeight shares the plot among the rows as far as it goes; whole pixels keep
// text sharp.
func (r *renderer) rowHeight() float32 {
	n := max(len(r.t.rows()), 1)
	return float32(int(min(max(r.plotHeight()/float32(n), rowLeast), rowMost)))
}

func (r *renderer) lines() int {
	return max(int((r.rowHeight()-scene.FirstLine+6)/scene.LineHeight), 1)
}

// pinned returns how many rows stand still on top. Where they would leave no
// room for the others, the last of them scroll.
func (r *renderer) pinned() int {
	n := 0
	for _, row := range r.t.rows() {
		if row.Pinned {
			n++
		}
	}
	return min(n, int(r.plotHeight()*0.6/r.rowHeight()))
}

// scrollRange returns how far the lanes can be scrolled.
func (r *renderer) scrollRange() float32 {
	return max(float32(len(r.t.rows()))*r.rowHeight()-r.plotHeight(), 0)
}

// rowBoxes lists the rows in sight.
func (r *renderer) rowBoxes() []scene.RowBox {
	r.boxes = r.boxes[:0]
	h, height := r.rowHeight(), r.plotHeight()
	pinned := r.pinned()
	for i := range r.t.rows() {
		y := float32(i) * h
		if i >= pinned {
			y -= r.t.scroll
			if y+h <= float32(pinned)*h || y >= height {
				continue
			}
		}
		r.boxes = append(r.boxes, scene.RowBox{Row: i, Y: y})
	}
	return r.boxes
}

func (r *renderer) colours() *look.Theme {
	if r.t.isDark() {
		return &look.Dark
	}
	return &look.Light
}

// update composes a frame and puts it on the canvas.
func (r *renderer) update() {
	if r.size.Width < 1 || r.size.Height < 1 {
		return
	}
	t := r.t
	c := r.colours()
	width := float64(r.plotWidth())
	ticks := t.view.Ticks(width, t.words.Axis, r.axis.measure)
	r.ticks, r.major = r.ticks[:0], r.major[:0]
	for _, k := range ticks {
		if !k.Held {
			r.ticks = append(r.ticks, k.X)
		}
		if k.Major && !k.Held {
			r.major = append(r.major, k.X)
		}
	}
	boxes := r.rowBoxes()
	now := time.Now()
	fade := float32(1)
	if !t.ReduceMotion && !t.settling {
		fade = min(float32(now.Sub(r.last))/float32(fadeTime), 1)
	}
	r.last = now
	t.frame = t.comp.Compose(scene.Input{
		Index: t.index, View: t.view, Width: width, Rows: boxes, RowHeight: r.rowHeight(), Lines: r.lines(),
		Selected: t.mark, Ticks: r.ticks, MajorTicks: r.major, Fade: fade,
	})
	t.keepFading()
	paintRect(r.ground, c.Ground, 0, 0, r.size.Width, r.size.Height)
	r.drawBack(ticks, boxes, c)
	r.drawPlanes(c)
	r.axis.draw(r, ticks, c)
	r.over.draw(r, c)
	r.drawThumb(c)
	r.drawEmpty(c)
	r.drawFocus()
	r.tip.place(r)
}

// drawBack draws bands, grid and the rules between rows.
func (r *renderer) drawBack(ticks []viewport.Tick, boxes []scene.RowBox, c *look.Theme) {
	x0, w, h := r.plotX(), r.plotWidth(), r.plotHeight()
	at(r.back, 0, r.plotY(), r.size.Width, h)
	r.bands.begin()
	for _, b := range r.t.view.Bands(float64(w), r.t.fiscalEnd, r.t.words.Axis) {
		if b.Shaded {
			paintRect(r.bands.next(), shape.Alpha(c.Band, 0.6), x0+float32(b.From), 0, float32(b.To-b.From), h)
		}
	}
	r.bands.end()
	r.grid.begin()
	for _, k := range ticks {
		if !k.Held {
			x := x0 + float32(int(k.X))
			drawLine(r.grid.next(), shape.Alpha(c.Hairline, 0.75), x, 0, x, h)
		}
	}
	r.grid.end()
	r.rules.begin()
	for _, b := range boxes {
		y := b.Y + r.rowHeight()
		drawLine(r.rules.next(), shape.Alpha(c.Hairline, 0.75), 0, y, r.size.Width, y)
	}
	if n := r.pinned(); n > 0 {
		y := float32(n) * r.rowHeight()
		drawLine(r.rules.next(), shape.Alpha(c.Muted, 0.6), 0, y, r.size.Width, y)
	}
	r.rules.end()
}

func drawLine(l *canvas.Line, c color.Color, x0, y0, x1, y1 float32) {
	a, b := fyne.NewPos(x0, y0), fyne.NewPos(x1, y1)
	if l.Position1 == a && l.Position2 == b && l.StrokeColor == c {
		return
	}
	l.Position1, l.Position2, l.StrokeColor = a, b, c
	l.Refresh()
}

func (r *renderer) drawPlanes(c *look.Theme) {
	pinned := r.pinned()
	edge := float32(pinned) * r.rowHeight()
	for i, p := range r.planes {
		top, bottom := edge, r.plotHeight()
		if i == 1 {
			top, bottom = 0, edge
		}
		if bottom <= top {
			p.clip.Hide()
			continue
		}
		p.clip.Show()
		at(p.clip, 0, r.plotY()+top, r.size.Width, bottom-top)
		in := func(row int32) bool { return int(row) < pinned == (i == 1) }
		r.drawPlane(p, in, placement{plotX: r.plotX(), dy: -top, dark: r.t.isDark(), colours: c}, bottom-top)
	}
}

func (r *renderer) drawPlane(p *plane, in func(int32) bool, pl placement, height float32) {
	f := r.t.frame
	colours := groupPalette(pl.dark)
	p.begin()
	for i := range f.Density {
		if d := &f.Density[i]; in(d.Row) {
			p.density.next()
			p.columns[p.density.used-1].show(d, colours, pl.plotX, d.Y+pl.dy+densityTop, r.plotWidth(), r.rowHeight()-densityTop-1)
		}
	}
	for i := range f.Bars {
		if in(f.Bars[i].Row) {
			p.drawBar(&f.Bars[i], pl)
		}
	}
	r.drawGlyphs(p, in, pl, height)
	r.drawTexts(p, in, pl)
	r.drawNames(p, in, pl, height)
	p.end()
}

func (r *renderer) drawGlyphs(p *plane, in func(int32) bool, pl placement, height float32) {
	f, c := r.t.frame, pl.colours
	for i := range f.Glyphs {
		g := &f.Glyphs[i]
		if g.Selected {
			p.drawLine(pl.plotX+g.X, height, shape.Alpha(c.Accent, 0.45))
		}
		if !in(g.Row) {
			continue
		}
		if g.Selected {
			width := float32(1)
			if r.t.index.Rows[g.Row].Key == r.t.row {
				width = 2
			}
			p.drawRing(g, pl, width)
		}
		p.drawGlyph(g, pl)
	}
}

// drawTexts sets the labels of marks and the counts of crowds and wide dates.
func (r *renderer) drawTexts(p *plane, in func(int32) bool, pl placement) {
	f, c := r.t.frame, pl.colours
	for i := range f.Labels {
		if l := &f.Labels[i]; in(l.Row) {
			writeAt(p.labels.next(), l.Text, labelSize, l.Bold, c.Ink, l.X+pl.plotX, l.Y+pl.dy-1)
		}
	}
	for i := range f.Crowds {
		k := &f.Crowds[i]
		if !in(k.Row) || k.Covered {
			continue
		}
		text := p.counts.next()
		write(text, scene.Short(k.Count), labelSize, true, c.Muted)
		text.Move(fyne.NewPos(pl.plotX+(k.X0+k.X1-text.Size().Width)/2, k.Y+pl.dy+3))
	}
	for i := range f.More {
		if m := &f.More[i]; in(m.Row) {
			x := float32(nameX + r.t.index.Rows[m.Row].Depth*unitIndent)
			writeAt(p.names.next(), withNumber(r.t.words.Wider, m.Count), labelSize, false, c.Muted, x, m.Y+pl.dy+r.rowHeight()-10)
		}
	}
}

func (r *renderer) drawThumb(c *look.Theme) {
	span := r.scrollRange()
	if span <= 0 {
		r.thumb.Hide()
		return
	}
	r.thumb.Show()
	pinned := float32(r.pinned()) * r.rowHeight()
	track := r.plotHeight() - pinned - 4
	content := float32(len(r.t.rows()))*r.rowHeight() - pinned
	length := max(track*(r.plotHeight()-pinned)/content, 24)
	y := r.plotY() + pinned + 2 + (track-length)*r.t.scroll/span
	paintRect(r.thumb, shape.Alpha(c.Muted, 0.45), r.size.Width-6, y, 4, length)
}

func (r *renderer) drawEmpty(c *look.Theme) {
	if len(r.t.rows()) > 0 {
		r.empty.Hide()
		return
	}
	r.empty.Show()
	write(r.empty, r.t.words.Empty, theme.TextSize(), false, c.Muted)
	r.empty.Move(fyne.NewPos(r.plotX()+(r.plotWidth()-r.empty.Size().Width)/2, r.plotY()+r.plotHeight()/2-10))
}

// drawFocus frames the widget while it has the focus. Four thin rectangles: one
// with a stroke would have the painter look at every pixel of the widget.
func (r *renderer) drawFocus() {
	if !r.t.focused {
		r.frame.Hide()
		return
	}
	r.frame.Show()
	const thick = 2
	c, w, h := shape.Alpha(r.colours().Accent, 0.7), r.size.Width, r.size.Height
	paintRect(r.focus[0], c, 0, 0, w, thick)
	paintRect(r.focus[1], c, 0, h-thick, w, thick)
	paintRect(r.focus[2], c, 0, thick, thick, h-2*thick)
	paintRect(r.focus[3], c, w-thick, thick, thick, h-2*thick)
}

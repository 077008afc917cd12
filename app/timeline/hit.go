package timeline

import (
	"fyne.io/fyne/v2"

	"yunshi/app/timeline/scene"
)

// area is a part of the widget that takes the pointer.
type area uint8

const (
	nowhere area = iota
	axisArea
	namesArea
	plotArea
	windowArea // the window of the overview
	leftGrip   // its edges
	rightGrip
	stripArea // the overview beside the window
)

// areaAt returns the part of the widget at a point.
func (r *renderer) areaAt(p fyne.Position) area {
	switch {
	case p.Y >= r.size.Height-overviewHeight:
		return r.stripAt(p.X)
	case p.Y < r.plotY():
		return axisArea
	case p.X < r.plotX():
		return namesArea
	}
	return plotArea
}

func (r *renderer) stripAt(x float32) area {
	left, right := r.over.windowEdges(r)
	inner := min(gripWidth, (right-left)/4) // a narrow window can still be moved
	switch {
	case x >= left-gripWidth && x <= left+inner:
		return leftGrip
	case x >= right-inner && x <= right+gripWidth:
		return rightGrip
	case x > left && x < right:
		return windowArea
	}
	return stripArea
}

// rowAtY returns the row at a height of the widget, or -1.
func (r *renderer) rowAtY(y float32) int {
	y -= r.plotY()
	h := r.rowHeight()
	edge := float32(r.pinned()) * h
	if y >= edge {
		y += r.t.scroll
	}
	row := int(y / h)
	if y < 0 || row >= len(r.t.rows()) {
		return -1
	}
	return row
}

// glyphAt returns the glyph whose shape or label is at a point, the nearest if
// there are several, or nil.
func (r *renderer) glyphAt(p fyne.Position) *scene.Glyph {
	x, y := p.X-r.plotX(), p.Y-r.plotY()
	row := int32(r.rowAtY(p.Y))
	const reach = scene.GlyphSize/2 + 4
	var best *scene.Glyph
	nearest := float32(reach * reach)
	f := r.t.frame
	for i := range f.Glyphs {
		g := &f.Glyphs[i]
		if d := (g.X-x)*(g.X-x) + (g.Y-y)*(g.Y-y); g.Row == row && d <= nearest {
			best, nearest = g, d
		}
	}
	if best == nil {
		best = r.glyphBeside(x, y, row)
	}
	return best
}

// glyphBeside returns the glyph whose label or bar is at a point of the plot.
func (r *renderer) glyphBeside(x, y float32, row int32) *scene.Glyph {
	f := r.t.frame
	for i := range f.Labels {
		l := &f.Labels[i]
		if l.Row == row && x >= l.X-2 && x <= l.X+l.Width+2 && y >= l.Y-10 && y <= l.Y+10 {
			return r.glyphOf(l.Mark, row)
		}
	}
	for i := range f.Bars {
		b := &f.Bars[i]
		if b.Row == row && x >= b.X0-b.Before/2 && x <= b.X1+b.After/2 && y >= b.Y-7 && y <= b.Y+7 {
			return r.glyphOf(b.Mark, row)
		}
	}
	return nil
}

func (r *renderer) glyphOf(mark, row int32) *scene.Glyph {
	f := r.t.frame
	for i := range f.Glyphs {
		if g := &f.Glyphs[i]; g.Mark == mark && g.Row == row {
			return g
		}
	}
	return nil
}

// crowdAt returns the crowd at a point, or nil.
func (r *renderer) crowdAt(p fyne.Position) *scene.Crowd {
	x := p.X - r.plotX()
	row := int32(r.rowAtY(p.Y))
	f := r.t.frame
	for i := range f.Crowds {
		if c := &f.Crowds[i]; c.Row == row && x >= c.X0 && x < c.X1 {
			return c
		}
	}
	return nil
}

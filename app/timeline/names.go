package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"yunshi/app/timeline/shape"
	"yunshi/assets/look"
)

// drawNames draws the column of lane names: groups in bold with a caret, their
// units indented, a bar of the accent beside the lane of the selection and a
// dot beside pinned lanes.
func (r *renderer) drawNames(p *plane, in func(int32) bool, pl placement, height float32) {
	c, h := pl.colours, r.rowHeight()
	paintRect(p.header, c.Ground, 0, 0, pl.plotX, height)
	for _, b := range r.boxes {
		if !in(int32(b.Row)) {
			continue
		}
		row := &r.t.index.Rows[b.Row]
		y := b.Y + pl.dy
		rule := p.headerRows.next()
		paintRect(rule, shape.Alpha(c.Hairline, 0.75), 0, y+h-1, pl.plotX, 1)
		if row.Key == r.t.row && r.t.mark >= 0 {
			active := p.headerRows.next()
			paintRect(active, c.Accent, 0, y+8, 3, h-16)
		}
		x := float32(nameX + row.Depth*unitIndent)
		room := pl.plotX - x - 8
		if row.Units > 0 {
			room -= 14
			drawCaret(p.carets.next(), row.Collapsed, c, pl.plotX-18, y+h/2-4)
		}
		lines := r.t.font.wrap(row.Name, room, row.Depth == 0)
		for i, line := range lines {
			middle := y + h/2 + (float32(i)-float32(len(lines)-1)/2)*17
			writeAt(p.names.next(), line, nameSize, row.Depth == 0, c.Ink, x, middle-1)
		}
		if row.Pinned {
			pin := p.headerRows.next()
			paintRect(pin, c.Muted, 5, y+h/2-2, 4, 4)
		}
	}
}

func drawCaret(a *canvas.ArbitraryPolygon, collapsed bool, c *look.Theme, x, y float32) {
	a.FillColor = c.Muted
	a.Points = []fyne.Position{{X: 0, Y: 0.2}, {X: 1, Y: 0.2}, {X: 0.5, Y: 0.8}}
	if collapsed {
		a.Points = []fyne.Position{{X: 0.2, Y: 0}, {X: 0.8, Y: 0.5}, {X: 0.2, Y: 1}}
	}
	at(a, x, y, 9, 9)
}

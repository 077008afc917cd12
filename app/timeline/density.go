package timeline

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
)

// densityRaster is the columns of counts of one row. It is a raster because a
// row has hundreds of columns; Fyne uploads it whole at each change, which is
// 250 kB for a row.
type densityRaster struct {
	*canvas.Raster
	columns []scene.Column
	x, step float32 // of the first column, in the raster's units
	width   float32
	colours *palette
	buffer  *image.RGBA
}

// densityTop is the room above the columns, where the counts stand.
const densityTop = 20

func newDensityRaster() *densityRaster {
	d := &densityRaster{}
	d.Raster = canvas.NewRaster(d.draw)
	return d
}

// show takes the columns of a row. They are read when Fyne next paints, which
// is before the next frame is composed.
func (d *densityRaster) show(s *scene.Density, c *palette, x, y, w, h float32) {
	d.columns, d.x, d.step, d.width, d.colours = s.Columns, s.X, s.Step, w, c
	at(d.Raster, x, y, w, h)
	d.Raster.Refresh()
}

// draw paints the columns from the lower edge up. Edges between columns lie on
// whole pixels, and a gap of one pixel keeps them apart where they are wide enough.
func (d *densityRaster) draw(w, h int) image.Image {
	if d.buffer == nil || d.buffer.Rect.Dx() != w || d.buffer.Rect.Dy() != h {
		d.buffer = image.NewRGBA(image.Rect(0, 0, w, h))
	} else {
		clear(d.buffer.Pix)
	}
	paintColumns(d.buffer, d.columns, float64(d.x), float64(d.step), float64(w)/float64(d.width), d.colours)
	return d.buffer
}

// palette is the colours of the groups in a column.
type palette [marks.Groups]color.NRGBA

// groupPalette has the colours of crowds.
func groupPalette(dark bool) *palette {
	var p palette
	for i := range p {
		p[i] = shape.Column(i, dark)
	}
	return &p
}

// paintColumns stacks the groups of each column, the first of the legend below.
func paintColumns(img *image.RGBA, columns []scene.Column, x, step, scale float64, colours *palette) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	gap := 0
	if step*scale >= 4 {
		gap = max(1, int(scale))
	}
	for i := range columns {
		col := &columns[i]
		total := col.Count[marks.Groups]
		if total == 0 || col.Opacity <= 0 {
			continue
		}
		x0 := int(math.Round((x + float64(i)*step) * scale))
		x1 := int(math.Round((x+float64(i+1)*step)*scale)) - gap
		x0, x1 = max(x0, 0), min(max(x1, x0+1), w)
		if x1 <= x0 {
			continue // out of sight
		}
		height := max(1, math.Round(float64(col.Height)*float64(h)))
		below, bottom := int32(0), h
		for g, n := range col.Count[:marks.Groups] {
			if n == 0 {
				continue
			}
			below += n
			top := h - int(math.Round(height*float64(below)/float64(total)))
			fillRect(img, x0, max(top, 0), x1, bottom, premultiplied(colours[g], float64(colours[g].A)/255*float64(col.Opacity)))
			bottom = top
		}
	}
}

func fillRect(img *image.RGBA, x0, y0, x1, y1 int, p color.RGBA) {
	for y := y0; y < y1; y++ {
		row := img.Pix[y*img.Stride+x0*4:]
		for x := 0; x < (x1-x0)*4; x += 4 {
			row[x], row[x+1], row[x+2], row[x+3] = p.R, p.G, p.B, p.A
		}
	}
}

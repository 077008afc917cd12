package timeline

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/shape"
	"yunshi/assets/look"
)

// plane draws rows within a clip: the pinned rows have one, the rows that
// scroll below them another.
type plane struct {
	clip *container.Clip
	box  *fyne.Container

	density    *pool[*canvas.Raster]
	columns    []*densityRaster // of the rasters of density, in order
	bars       *pool[*canvas.Rectangle]
	fades      map[fadeKind]*pool[*canvas.Raster]
	fadeBox    *fyne.Container
	line       *canvas.Line
	rings      *pool[*canvas.Circle]
	glyphs     map[kind]*pool[*canvas.Raster]
	glyphBox   *fyne.Container
	labels     *pool[*canvas.Text]
	counts     *pool[*canvas.Text]
	header     *canvas.Rectangle
	headerRows *pool[*canvas.Rectangle]
	names      *pool[*canvas.Text]
	carets     *pool[*canvas.ArbitraryPolygon]
	sprites    sprites
}

type fadeKind struct {
	group  uint8
	faint  bool
	dark   bool
	toLeft bool
}

func newText() *canvas.Text           { return &canvas.Text{} }
func newRectangle() *canvas.Rectangle { return &canvas.Rectangle{} }

func newPlane(s sprites) *plane {
	p := &plane{glyphs: map[kind]*pool[*canvas.Raster]{}, fades: map[fadeKind]*pool[*canvas.Raster]{}, sprites: s}
	density, bars, rings, labels, counts := newFree(), newFree(), newFree(), newFree(), newFree()
	headerRows, names, carets := newFree(), newFree(), newFree()
	p.fadeBox, p.glyphBox = newFree(), newFree()
	p.line = &canvas.Line{StrokeWidth: 1}
	p.header = newRectangle()
	p.density = newPool(density, func() *canvas.Raster {
		d := newDensityRaster()
		p.columns = append(p.columns, d)
		return d.Raster
	})
	p.bars = newPool(bars, newRectangle)
	p.rings = newPool(rings, func() *canvas.Circle { return &canvas.Circle{} })
	p.labels = newPool(labels, newText)
	p.counts = newPool(counts, newText)
	p.headerRows = newPool(headerRows, newRectangle)
	p.names = newPool(names, newText)
	p.carets = newPool(carets, func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{NormalizedPoints: true} })
	p.box = newFree(density, p.fadeBox, bars, p.line, rings, p.glyphBox, labels, counts, p.header, headerRows, names, carets)
	p.clip = container.NewClip(p.box)
	return p
}

// begin starts a frame.
func (p *plane) begin() {
	p.density.begin()
	p.bars.begin()
	p.rings.begin()
	p.labels.begin()
	p.counts.begin()
	p.headerRows.begin()
	p.names.begin()
	p.carets.begin()
	for _, g := range p.glyphs {
		g.begin()
	}
	for _, f := range p.fades {
		f.begin()
	}
	p.line.Hide()
}

// end hides what the frame did not use.
func (p *plane) end() {
	p.density.end()
	p.bars.end()
	p.rings.end()
	p.labels.end()
	p.counts.end()
	p.headerRows.end()
	p.names.end()
	p.carets.end()
	for _, g := range p.glyphs {
		g.end()
	}
	for _, f := range p.fades {
		f.end()
	}
}

func (p *plane) glyphPool(k kind) *pool[*canvas.Raster] {
	g, ok := p.glyphs[k]
	if !ok {
		box := newFree()
		p.glyphBox.Objects = append(p.glyphBox.Objects, box)
		g = newPool(box, func() *canvas.Raster {
			r := canvas.NewRaster(func(w, _ int) image.Image { return p.sprites.get(k, w) })
			r.Resize(fyne.NewSquareSize(spriteBox))
			return r
		})
		p.glyphs[k] = g
	}
	return g
}

func (p *plane) fadePool(k fadeKind) *pool[*canvas.Raster] {
	f, ok := p.fades[k]
	if !ok {
		box := newFree()
		p.fadeBox.Objects = append(p.fadeBox.Objects, box)
		f = newPool(box, func() *canvas.Raster {
			return canvas.NewRaster(func(w, h int) image.Image {
				return fadePicture(shape.Bar(k.group, k.faint, k.dark), k.toLeft, w, h)
			})
		})
		p.fades[k] = f
	}
	return f
}

// placement says where a plane stands relative to the frame's coordinates.
type placement struct {
	plotX, dy float32 // added to the frame's x and y
	dark      bool
	colours   *look.Theme
}

// thinBar is the height of a very long bar. It lies below the glyphs, where it
// does not strike out the labels upon it.
const thinBar = 3

func (p *plane) drawBar(b *scene.Bar, at0 placement) {
	faint := b.Flags&marks.Hollow != 0
	height := float32(scene.BarHeight)
	x, y := at0.plotX, b.Y+at0.dy-height/2
	if b.Thin {
		height = thinBar
		y = b.Y + at0.dy + scene.GlyphSize/2
	}
	if b.X1 > b.X0 {
		r := p.bars.next()
		r.CornerRadius = height / 2
		if b.Before > 0 || b.After > 0 {
			r.CornerRadius = 0
		}
		c := shape.Bar(b.Group, faint, at0.dark)
		paintRect(r, shape.Alpha(c, b.Opacity), x+b.X0, y, b.X1-b.X0, height)
	}
	k := fadeKind{group: b.Group, faint: faint, dark: at0.dark, toLeft: true}
	if b.Before > 0 {
		f := p.fadePool(k).next()
		f.Translucency = float64(1 - b.Opacity)
		at(f, x+b.X0-b.Before, y, b.Before, height)
	}
	if b.After > 0 {
		k.toLeft = false
		f := p.fadePool(k).next()
		f.Translucency = float64(1 - b.Opacity)
		at(f, x+b.X1, y, b.After, height)
	}
}

func (p *plane) drawGlyph(g *scene.Glyph, at0 placement) {
	k := kind{group: g.Group, dark: at0.dark}
	switch {
	case g.Flags&marks.Denied != 0:
		k.edge = struck
	case g.Flags&marks.Hollow != 0:
		k.edge = dashed
	}
	r := p.glyphPool(k).next()
	r.Translucency = float64(1 - g.Opacity)
	r.Move(fyne.NewPos(g.X+at0.plotX-spriteBox/2, g.Y+at0.dy-spriteBox/2))
}

// ringSize is the outer diameter of the ring around the selected mark.
const ringSize = 23

func (p *plane) drawRing(g *scene.Glyph, at0 placement, width float32) {
	c := p.rings.next()
	if c.StrokeColor != at0.colours.Accent || c.FillColor != at0.colours.Ground || c.StrokeWidth != width {
		c.StrokeColor, c.FillColor, c.StrokeWidth = at0.colours.Accent, at0.colours.Ground, width
		c.Refresh()
	}
	at(c, g.X+at0.plotX-ringSize/2, g.Y+at0.dy-ringSize/2, ringSize, ringSize)
}

func (p *plane) drawLine(x, height float32, c color.Color) {
	p.line.Show()
	drawLine(p.line, c, x, 0, x, height)
}

// Package picture draws the timeline for a slide: the same frame that the window
// shows (package scene decides it), on paper instead of a canvas, with a title,
// a legend and a line that names the sources. It knows no screen.
package picture

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/viewport"
	"yunshi/assets/look"
	"yunshi/charts"
	paper "yunshi/charts/scene"
)

// Formats are the endings that Write knows, the usual one first.
var Formats = []string{"png", "svg", "pdf"}

// Options say what is drawn and how.
type Options struct {
	Index *marks.Index
	View  viewport.View // the stretch of time
	First int           // the first row of the index to show; as many follow as have marks and room
	// FiscalEnd shades fiscal years that end with the month (1–11); otherwise
	// calendar years are shaded.
	FiscalEnd int
	// Width and Height are in pixels at scale 1; a slide is 1920×1080. Scale is 1 to 4.
	Width, Height int
	Scale         float64
	Dark          bool
	Transparent   bool // no ground, for a slide that has one
	Title         string
	// Source says at the foot where the marks that the picture shows come from.
	Source func(shown []int32) string
	Words  Words
}

// Words is what stands on the picture beside the events. {n} stands for a number.
type Words struct {
	Axis   *viewport.Names
	Wider  string // marks that cover the whole view
	Hidden string // lanes that found no room
	Hollow string // the legend of plans, forecasts and rumours
	Denied string
	Crowd  string // the legend of columns
	Group  func(key string) string
}

// Limits of the picture in pixels, all told.
const (
	least      = 320
	mostPixels = 1 << 27
)

// Write draws the picture into the file at path, whose ending is one of Formats.
func Write(path string, o Options) error {
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Scale < 1 || o.Scale > 4 || o.Width < least || o.Height < least ||
		float64(o.Width*o.Height)*o.Scale*o.Scale > mostPixels {
		return fmt.Errorf("a picture of %d×%d at scale %g cannot be drawn: choose %d pixels or more and a scale from 1 to 4", o.Width, o.Height, o.Scale, least)
	}
	if o.Index == nil || len(o.Index.Rows) == 0 {
		return errors.New("there is no event to draw: widen the filter")
	}
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if !slices.Contains(Formats, ending) {
		return fmt.Errorf("%s: no picture of the timeline is written as %q: end the name in .%s", path, ending, strings.Join(Formats, ", ."))
	}
	return charts.WriteFile(path, func(w io.Writer) error {
		s := Draw(o)
		switch ending {
		case "svg":
			return s.SVG(w)
		case "pdf":
			return s.PDF(w)
		}
		return paper.WritePNG(w, s.Image(o.Scale), "Description", s.Desc)
	})
}

// The page in units; a slide of 1080 pixels has 540 of them, so that a label of
// 11 units is set in 11 points on a slide of 7½ inches.
const (
	pageHeight = 540
	margin     = 24
	titleSize  = 20
	titleLead  = 25
	axisHeight = 26
	fiscalRoom = 14
	namesWidth = 124
	rowLeast   = 60 // two lines of marks
	footHeight = 46 // legend and source
	legendLead = 16
	smallSize  = 9.5
	labelSize  = 11
	nameSize   = 12
	yearSize   = 13
)

// page is a picture on its way.
type page struct {
	Options
	paper         *paper.Scene
	look          *look.Theme
	k             float64 // pixels a unit
	width         float64 // of the page, in units
	plotX, plotY  float64
	plotW         float64
	rowHeight     float64
	rows          []scene.RowBox
	hidden        int // rows that have marks but found no room
	source        string
	ticks         []viewport.Tick
	frame         *scene.Frame
	groups        [marks.Groups]bool // that are in sight
	hollow, crowd bool
	denied        bool
}

// Draw returns the picture.
func Draw(o Options) *paper.Scene { return draw(o).paper }

func draw(o Options) *page {
	p := &page{Options: o, look: &look.Light}
	if o.Dark {
		p.look = &look.Dark
	}
	p.k = float64(o.Height) / pageHeight
	p.width = float64(o.Width) / p.k
	p.paper = &paper.Scene{
		Width: float64(o.Width), Height: float64(o.Height), Title: o.Title,
	}
	if !o.Transparent {
		p.paper.Background = p.look.Surface
	}
	p.arrange()
	p.source = p.Source(p.shown())
	p.paper.Desc = p.source
	p.compose()
	p.drawTitle()
	p.drawGround()
	p.drawAxis()
	p.drawRows()
	p.drawFrame()
	p.drawFoot()
	return p
}

func (p *page) fiscal() bool { return p.FiscalEnd >= 1 && p.FiscalEnd <= 11 }

// foot is the height of legend and source, with room for every entry that the
// legend may have: which ones it has is known only when the marks are placed.
func (p *page) foot() float64 {
	words := []string{p.Words.Hollow, p.Words.Denied, p.Words.Crowd}
	for _, g := range look.Groups {
		words = append(words, p.Words.Group(g.Key))
	}
	x, height := float64(margin), float64(footHeight)
	for _, w := range words {
		entry := entryRoom + paper.TextWidth(paper.Regular, smallSize, w)
		if x+entry > p.width-margin {
			x, height = margin, height+legendLead
		}
		x += entry + entryGap
	}
	return height
}

// The room of a legend's sign before its text, and between two entries.
const (
	entryRoom = 14
	entryGap  = 14
)

// title is the title in at most two lines.
func (p *page) title() []string {
	lines := paper.Wrap(paper.Bold, titleSize, p.width-2*margin, p.Title)
	return lines[:min(len(lines), 2)]
}

// arrange shares the page among title, axis and rows.
func (p *page) arrange() {
	p.plotX = margin + min(namesWidth, p.width*0.22)
	p.plotW = p.width - margin - p.plotX
	p.plotY = 16 + float64(len(p.title()))*titleLead + axisHeight
	if p.fiscal() {
		p.plotY += fiscalRoom
	}
	height := pageHeight - p.foot() - p.plotY
	room := int(height / rowLeast)
	rows := p.peopled()
	p.hidden = max(len(rows)-room, 0)
	first := min(slices.IndexFunc(rows, func(r int) bool { return r >= p.First }), p.hidden)
	if first < 0 {
		first = p.hidden
	}
	rows = rows[first : len(rows)-p.hidden+first]
	p.rowHeight = float64(int(height / float64(max(len(rows), 1))))
	for i, r := range rows {
		p.rows = append(p.rows, scene.RowBox{Row: r, Y: float32(float64(i) * p.rowHeight)})
	}
}

// peopled lists the rows that have a mark in the view: an empty one would only
// take room on a slide.
func (p *page) peopled() []int {
	var rows []int
	var ids []int32
	from, to := p.View.Days()
	for i := range p.Index.Rows {
		row := &p.Index.Rows[i]
		if ids = row.Reaching(from, to+1, ids[:0]); len(ids) > 0 || row.Count(from, to+1) > 0 {
			rows = append(rows, i)
		}
	}
	return rows
}

// shown lists the marks of the rows that found room, each once.
func (p *page) shown() []int32 {
	var ids []int32
	seen := marks.NewBitmap(p.Index.Table.Len())
	from, to := p.View.Days()
	for _, b := range p.rows {
		row := &p.Index.Rows[b.Row]
		all := row.Reaching(from, to+1, nil)
		for at := row.Position(from); at < row.Position(to+1); at++ {
			all = append(all, int32(row.At(at)))
		}
		for _, id := range all {
			if !seen.Has(int(id)) {
				seen.Add(int(id))
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// compose asks package scene for the frame, as the window does.
func (p *page) compose() {
	p.ticks = p.View.Ticks(p.plotW, p.Words.Axis, func(label string, major bool) float64 {
		if major {
			return paper.TextWidth(paper.Bold, yearSize, label)
		}
		return paper.TextWidth(paper.Regular, labelSize, label)
	})
	in := scene.Input{
		Index: p.Index, View: p.View, Width: p.plotW, Rows: p.rows, RowHeight: float32(p.rowHeight),
		Lines: max(int((p.rowHeight-scene.FirstLine+8)/scene.LineHeight), 1), Selected: -1, Fade: 1,
	}
	for _, k := range p.ticks {
		if !k.Held {
			in.Ticks = append(in.Ticks, k.X)
		}
		if k.Major && !k.Held {
			in.MajorTicks = append(in.MajorTicks, k.X)
		}
	}
	p.frame = scene.NewComposer(func(r rune, bold bool) float32 {
		return float32(paper.TextWidth(face(bold), labelSize, string(r)))
	}).Compose(in)
}

func face(bold bool) paper.Face {
	if bold {
		return paper.Bold
	}
	return paper.Regular
}

// The page counts in units, the paper in pixels.

func (p *page) rect(x, y, w, h, r float64, c color.NRGBA) {
	if w > 0 && h > 0 {
		p.paper.Rect(x*p.k, y*p.k, w*p.k, h*p.k, r*p.k, paper.Style{Fill: c})
	}
}

func (p *page) line(x0, y0, x1, y1 float64, c color.NRGBA) {
	p.paper.Line(paper.Style{Stroke: c, Width: p.k}, x0*p.k, y0*p.k, x1*p.k, y1*p.k)
}

// write sets a text whose middle line is at y.
func (p *page) write(x, y, size float64, bold bool, anchor paper.Anchor, c color.NRGBA, text string) {
	const half = 0.36 // of a capital's height, in ems
	p.paper.Text(x*p.k, (y+half*size)*p.k, size*p.k, face(bold), anchor, c, text)
}

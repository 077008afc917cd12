package eventtable

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
)

const (
	headHeight = 32
	thumbRoom  = 12 // at the right edge
	cellInset  = 10
	markSize   = 10
)

// renderer keeps the texts of the rows in sight: scrolling by a row sets one row
// of texts anew and moves the others.
type renderer struct {
	t       *Table
	look    *look.Theme // that the rows were set in
	rows    map[int]*row
	spare   []*row
	clip    *container.Clip
	body    *fyne.Container
	head    *fyne.Container
	grounds []*canvas.Rectangle
	objects []fyne.CanvasObject
	thumb   *canvas.Rectangle
	empty   *canvas.Text
	frame   [4]*canvas.Rectangle
	back    *canvas.Rectangle
	advance map[rune]float32
}

// row is the live objects of a row in sight.
type row struct {
	texts []*canvas.Text
	mark  fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		t: t, rows: map[int]*row{}, advance: map[rune]float32{}, thumb: &canvas.Rectangle{CornerRadius: 3},
		empty: &canvas.Text{}, back: &canvas.Rectangle{},
	}
	r.body, r.head = container.NewWithoutLayout(), container.NewWithoutLayout()
	r.clip = container.NewClip(container.New(free{}, r.body, r.head))
	r.objects = []fyne.CanvasObject{r.back, r.clip, r.thumb, r.empty}
	for i := range r.frame {
		r.frame[i] = &canvas.Rectangle{}
		r.objects = append(r.objects, r.frame[i])
	}
	t.r = r
	return r
}

// free leaves its children where they are put.
type free struct{}

func (free) Layout([]fyne.CanvasObject, fyne.Size) {}
func (free) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(1) }

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(320, headHeight+3*ui.RowHeight) }

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout implements fyne.WidgetRenderer.
func (r *renderer) Layout(fyne.Size) { r.t.update() }

// Refresh implements fyne.WidgetRenderer; Fyne calls it when the theme changes.
func (r *renderer) Refresh() { r.t.update() }

// forget drops the texts, for other rows or columns.
func (r *renderer) forget() {
	for i, v := range r.rows {
		r.spare = append(r.spare, v)
		delete(r.rows, i)
	}
}

// update draws what has changed.
func (t *Table) update() {
	if t.r == nil || t.Size().Width < 1 {
		return
	}
	t.clamp()
	t.r.draw()
	canvas.Refresh(t.r.back) // has the window painted again
}

func (r *renderer) draw() {
	t, l, size := r.t, ui.Look(), r.t.Size()
	if r.look != l {
		r.forget()
		r.look = l
	}
	put(r.back, l.Ground, 0, 0, size.Width, size.Height)
	r.clip.Move(fyne.Position{})
	r.clip.Resize(size)
	r.body.Objects = r.body.Objects[:0]
	first := int(t.top / float64(ui.RowHeight))
	last := min(first+int(t.bodyHeight()/ui.RowHeight)+2, t.Len())
	for i, v := range r.rows {
		if i < first || i >= last {
			r.spare = append(r.spare, v)
			delete(r.rows, i)
		}
	}
	ground := 0
	from, to := t.marked()
	for i := first; i < last; i++ {
		y := headHeight + float32(float64(i)*float64(ui.RowHeight)-t.top)
		if c := r.ground(i, from, to, l); c != nil {
			if ground == len(r.grounds) {
				r.grounds = append(r.grounds, &canvas.Rectangle{})
			}
			put(r.grounds[ground], c, 0, y, size.Width, ui.RowHeight)
			r.body.Objects = append(r.body.Objects, r.grounds[ground])
			ground++
		}
		r.place(i, y, l)
	}
	r.drawHead(l)
	r.drawThumb(l)
	r.drawEmpty(l)
	r.drawFocus(l)
}

// ground is the colour behind a row: the selection, marked rows, the pointer,
// and every other row a little darker.
func (r *renderer) ground(i, from, to int, l *look.Theme) color.Color {
	switch {
	case i >= from && i < to:
		return l.Selection
	case i == r.t.hover:
		return l.Band
	case i%2 == 1:
		c := l.Band
		c.A = 0x70
		return c
	}
	return nil
}

// place puts a row's texts at y.
func (r *renderer) place(i int, y float32, l *look.Theme) {
	v := r.rows[i]
	if v == nil {
		if n := len(r.spare); n > 0 {
			v, r.spare = r.spare[n-1], r.spare[:n-1]
		} else {
			v = &row{}
		}
		r.set(v, r.t.shown.event(i), l)
		r.rows[i] = v
	}
	x := -r.t.left
	for k, c := range r.t.columns {
		text := v.texts[k]
		s := text.MinSize()
		at := x + cellInset
		if c.key == "type" && v.mark != nil {
			v.mark.Move(fyne.NewPos(at, y+(ui.RowHeight-markSize)/2))
			r.body.Objects = append(r.body.Objects, v.mark)
			at += markSize + 6
		}
		if c.right {
			at = x + c.width - cellInset - s.Width
		}
		if text.Text != "" && x+c.width > 0 && x < r.t.Size().Width {
			text.Move(fyne.NewPos(at, y+(ui.RowHeight-s.Height)/2))
			r.body.Objects = append(r.body.Objects, text)
		}
		x += c.width
	}
}

// set writes an event into a row's texts.
func (r *renderer) set(v *row, e *data.Event, l *look.Theme) {
	for len(v.texts) < len(r.t.columns) {
		v.texts = append(v.texts, &canvas.Text{TextSize: ui.SizeText})
	}
	v.mark = nil
	for k, c := range r.t.columns {
		text, room, ink := v.texts[k], c.width-2*cellInset+6, l.Ink
		if c.key == "type" && e.Type != "" {
			g := look.GroupOf(e.Type)
			v.mark = ui.Mark(g.Shape, g.Colour(ui.Dark()), markSize)
			room -= markSize + 6
		}
		if c.key != "headline" && c.key != "date" {
			ink = l.Muted
		}
		s := r.cut(c.text(r.t.shown.rows.Corpus, e), room)
		if text.Text != s || text.Color != ink {
			text.Text, text.Color = s, ink
			text.Resize(text.MinSize())
			text.Refresh()
		}
	}
}

// cut shortens a text to the room there is, by advances measured once a rune.
// Three full stops: the typeface sets "…" in the middle of the line.
func (r *renderer) cut(s string, room float32) string {
	const ellipsis = "..."
	width, end := float32(0), -1
	limit := room - 3*r.width('.')
	for i, c := range s {
		w := r.width(c)
		if width+w > limit && end < 0 {
			end = i
		}
		if width += w; width > room {
			return strings.TrimRight(s[:end], " ,;") + ellipsis
		}
	}
	return s
}

func (r *renderer) width(c rune) float32 {
	w, ok := r.advance[c]
	if !ok {
		w = fyne.MeasureText("n"+string(c)+"n", ui.SizeText, fyne.TextStyle{}).Width - fyne.MeasureText("nn", ui.SizeText, fyne.TextStyle{}).Width
		r.advance[c] = w
	}
	return w
}

// drawHead draws the titles: an arrow beside the one that sorts, a line under
// the one under the cursor, and the place where a dragged one would go.
func (r *renderer) drawHead(l *look.Theme) {
	t := r.t
	r.head.Objects = r.head.Objects[:0]
	add := func(c color.Color, x, y, w, h float32) {
		b := &canvas.Rectangle{}
		put(b, c, x, y, w, h)
		r.head.Objects = append(r.head.Objects, b)
	}
	add(l.Surface, 0, 0, t.Size().Width, headHeight)
	add(l.Hairline, 0, headHeight-1, t.Size().Width, 1)
	x := -t.left
	for i, c := range t.columns {
		name := ui.T("column." + c.key)
		if t.sort.Column == c.key {
			name += map[bool]string{false: " ↑", true: " ↓"}[t.sort.Falling]
		}
		ink := l.Muted
		if t.sort.Column == c.key {
			ink = l.Accent
		}
		text := &canvas.Text{Text: ui.Ellipsis(name, c.width-cellInset-4, ui.SizeSmall, fyne.TextStyle{Bold: true}), Color: ink, TextSize: ui.SizeSmall, TextStyle: fyne.TextStyle{Bold: true}}
		s := text.MinSize()
		at := x + cellInset
		if c.right {
			at = x + c.width - cellInset - s.Width
		}
		text.Move(fyne.NewPos(at, (headHeight-s.Height)/2))
		text.Resize(s)
		r.head.Objects = append(r.head.Objects, text)
		add(l.Hairline, x+c.width-1, 8, 1, headHeight-16)
		if i == t.active && t.focused {
			add(l.Accent, x+cellInset, headHeight-3, c.width-2*cellInset, 2)
		}
		x += c.width
	}
	if t.drag.what == title && t.drag.moved {
		to, x := t.dropAt(t.drag.at.X), -t.left
		for i := range to {
			x += t.columns[i].width
		}
		if to > t.drag.column {
			x += t.columns[to].width
		}
		add(l.Accent, x-1, 0, 3, headHeight)
	}
}

func (r *renderer) drawThumb(l *look.Theme) {
	t, track := r.t, float64(r.t.bodyHeight())
	if t.height() <= track {
		r.thumb.Hide()
		return
	}
	r.thumb.Show()
	length := max(track*track/t.height(), 24)
	y := (track - length) * t.top / (t.height() - track)
	c := l.Muted
	c.A = 0x80
	put(r.thumb, c, t.Size().Width-8, headHeight+float32(y), 6, float32(length))
}

func (r *renderer) drawEmpty(l *look.Theme) {
	if r.t.Len() > 0 {
		r.empty.Hide()
		return
	}
	r.empty.Show()
	r.empty.Text, r.empty.TextSize, r.empty.Color = ui.T("status.nothing"), ui.SizeText, l.Muted
	s := r.empty.MinSize()
	r.empty.Move(fyne.NewPos((r.t.Size().Width-s.Width)/2, r.t.Size().Height/2))
	r.empty.Resize(s)
}

func (r *renderer) drawFocus(l *look.Theme) {
	const thick = 2
	w, h := r.t.Size().Width, r.t.Size().Height
	c := l.Accent
	c.A = 0xb0
	for i, at := range [4][4]float32{{0, 0, w, thick}, {0, h - thick, w, thick}, {0, 0, thick, h}, {w - thick, 0, thick, h}} {
		r.frame[i].Hidden = !r.t.focused
		put(r.frame[i], c, at[0], at[1], at[2], at[3])
	}
}

func put(b *canvas.Rectangle, c color.Color, x, y, w, h float32) {
	b.FillColor = c
	b.Move(fyne.NewPos(x, y))
	b.Resize(fyne.NewSize(w, h))
}

// String says where the table stands, for a test that fails.
func (t *Table) String() string {
	return fmt.Sprintf("%d rows, row %d, column %s, sorted by %+v", t.Len(), t.cursor, t.columns[t.active].key, t.sort)
}

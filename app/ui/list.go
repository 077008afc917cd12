package ui

import (
	"image/color"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yunshi/assets/look"
)

// Row is one line of a List. A Heading is a small, muted title that cannot be
// chosen. Lit holds byte offsets of Title's matched characters.
type Row struct {
	Heading bool
	Group   *look.Group // the mark before the title, or nil
	Title   string
	Lit     []int
	Sub     string // muted, behind the title
	LitSub  []int  // as Lit, of Sub
	Right   string // muted, at the right edge
	On      bool   // chosen: part of the filter, or ticked
	Dim     bool   // of no use under the present filter
}

// List shows rows of one height with a cursor. It keeps as many live objects as
// rows are in sight. ↑ ↓ move the cursor, Enter and Space choose.
type List struct {
	widget.BaseWidget
	OnChosen func(i int)
	// OnEscape is called for Esc; nil passes the key on.
	OnEscape func()
	// Hollow keeps the cursor visible without the focus (beneath a search field).
	Hollow bool

	rows    []Row
	cursor  int
	hover   int
	focused bool
	scroll  *container.Scroll
	body    *listBody
}

// NewList returns an empty list.
func NewList(chosen func(i int)) *List {
	l := &List{OnChosen: chosen, cursor: -1, hover: -1}
	l.body = &listBody{list: l}
	l.body.ExtendBaseWidget(l.body)
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.body.Refresh() }
	l.ExtendBaseWidget(l)
	return l
}

// SetRows replaces the rows; the cursor stays at its index where that is a row
// that can be chosen.
func (l *List) SetRows(rows []Row) {
	l.rows = rows
	if l.cursor >= len(rows) || (l.cursor >= 0 && rows[l.cursor].Heading) {
		l.cursor = -1
	}
	l.hover = -1
	l.body.Resize(fyne.NewSize(l.scroll.Size().Width, l.body.MinSize().Height))
	l.scroll.Refresh()
	l.body.Refresh()
}

// Cursor returns the index of the row under the cursor, or -1.
func (l *List) Cursor() int { return l.cursor }

// SetCursor moves the cursor to a row and scrolls it into sight.
func (l *List) SetCursor(i int) {
	l.cursor = i
	l.reveal()
	l.body.Refresh()
}

// Step moves the cursor by d rows that can be chosen, and stops at the ends.
func (l *List) Step(d int) {
	i := l.cursor
	for {
		i += sign(d)
		if i < 0 || i >= len(l.rows) {
			return
		}
		if !l.rows[i].Heading {
			l.SetCursor(i)
			return
		}
	}
}

func sign(d int) int {
	if d < 0 {
		return -1
	}
	return 1
}

// Choose acts as if the row under the cursor were clicked.
func (l *List) Choose() {
	if l.cursor >= 0 && l.cursor < len(l.rows) && !l.rows[l.cursor].Heading && l.OnChosen != nil {
		l.OnChosen(l.cursor)
	}
}

// Height returns the height in pixels that shows every row.
func (l *List) Height() float32 { return float32(len(l.rows)) * RowHeight }

func (l *List) reveal() {
	top := float32(l.cursor) * RowHeight
	view, off := l.scroll.Size().Height, l.scroll.Offset.Y
	switch {
	case top < off:
		off = top
		if l.cursor == 1 && l.rows[0].Heading {
			off = 0
		}
	case top+RowHeight > off+view:
		off = top + RowHeight - view
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, off)))
}

// FocusGained implements fyne.Focusable.
func (l *List) FocusGained() {
	l.focused = true
	if l.cursor < 0 {
		l.Step(1)
	}
	l.body.Refresh()
}

// FocusLost implements fyne.Focusable.
func (l *List) FocusLost() { l.focused = false; l.body.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *List) TypedRune(r rune) {
	if r != ' ' {
		PassRune(l, r)
	}
}

// TypedKey implements fyne.Focusable.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.Step(-1)
	case fyne.KeyDown:
		l.Step(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.Choose()
	case fyne.KeyEscape:
		if l.OnEscape != nil {
			l.OnEscape()
			return
		}
		PassKey(l, ev)
	default:
		PassKey(l, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// MinSize keeps a list small enough for any pane; it scrolls.
func (l *List) MinSize() fyne.Size { return fyne.NewSize(80, RowHeight) }

// listBody is the scrolled content: it draws only the rows in sight.
type listBody struct {
	widget.BaseWidget
	list *List
}

func (b *listBody) at(y float32) int {
	i := int(y / RowHeight)
	if i < 0 || i >= len(b.list.rows) || b.list.rows[i].Heading {
		return -1
	}
	return i
}

// Tapped chooses the row under the pointer.
func (b *listBody) Tapped(ev *fyne.PointEvent) {
	i := b.at(ev.Position.Y)
	if i < 0 {
		return
	}
	b.list.cursor = i
	if !b.list.Hollow {
		Focus(b.list)
	}
	b.Refresh()
	b.list.Choose()
}

// MouseIn implements desktop.Hoverable.
func (b *listBody) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (b *listBody) MouseMoved(ev *desktop.MouseEvent) {
	if i := b.at(ev.Position.Y); i != b.list.hover {
		b.list.hover = i
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *listBody) MouseOut() { b.list.hover = -1; b.Refresh() }

// CreateRenderer implements fyne.Widget.
func (b *listBody) CreateRenderer() fyne.WidgetRenderer { return &listRenderer{b: b} }

type listRenderer struct {
	b       *listBody
	objects []fyne.CanvasObject
}

func (r *listRenderer) Destroy()                     {}
func (r *listRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *listRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.b.list.Height()) }
func (r *listRenderer) Layout(fyne.Size)             { r.build() }

func (r *listRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.b)
}

func (r *listRenderer) build() {
	l, look := r.b.list, Look()
	width := r.b.Size().Width
	r.objects = r.objects[:0]
	first := max(0, int(l.scroll.Offset.Y/RowHeight)-1)
	last := min(len(l.rows), int((l.scroll.Offset.Y+l.scroll.Size().Height)/RowHeight)+2)
	for i := first; i < last; i++ {
		r.row(&l.rows[i], i, width, look)
	}
}

const rowInset float32 = 8

func (r *listRenderer) row(row *Row, i int, width float32, look *look.Theme) {
	y := float32(i) * RowHeight
	if row.Heading {
		r.text(row.Title, SizeSmall, look.Muted, true, rowInset, y+4, width)
		if row.Right != "" {
			r.right(row.Right, width-rowInset, y+4, look)
		}
		return
	}
	r.ground(row, i, y, width, look)
	x := rowInset
	if row.Group != nil {
		size := float32(12)
		m := Mark(row.Group.Shape, row.Group.Colour(Dark()), size)
		m.Move(fyne.NewPos(x, y+(RowHeight-size)/2))
		r.objects = append(r.objects, m)
		x += size + 10
	}
	edge := width - rowInset
	right := row.Right
	if row.On && r.b.list.Hollow { // there the ground of the row is the cursor's
		right = strings.TrimSpace("✓   " + right)
	}
	if right != "" {
		edge = r.right(right, edge, y, look) - 8
	}
	ink := look.Ink
	if row.Dim {
		ink = look.Muted
	}
	room := edge - x
	if len(row.LitSub) > 0 {
		// The name that matched must be seen, so it takes its room first.
		room = max(room/2, room-8-fyne.MeasureText(row.Sub, SizeSmall, fyne.TextStyle{}).Width)
	}
	x += r.lit(row.Title, row.Lit, SizeText, ink, x, y, room) + 8
	if row.Sub != "" && edge-x > 24 {
		r.lit(row.Sub, row.LitSub, SizeSmall, look.Muted, x, y, edge-x)
	}
}

// ground shows behind a row what is chosen, where the cursor is and what is
// under the pointer.
func (r *listRenderer) ground(row *Row, i int, y, width float32, look *look.Theme) {
	l := r.b.list
	cursor := i == l.cursor && (l.focused || l.Hollow)
	if !(row.On && !l.Hollow) && !cursor && i != l.hover {
		return
	}
	bg := box(look.Band, 0, y+1, width, RowHeight-2)
	bg.CornerRadius = RadiusRow
	if row.On && !l.Hollow || cursor && l.Hollow {
		bg.FillColor = look.Selection
	}
	if cursor && !l.Hollow {
		bg.StrokeColor, bg.StrokeWidth = look.Accent, 2
	}
	r.objects = append(r.objects, bg)
}

// text draws one line centred in the row at y and returns its width.
func (r *listRenderer) text(s string, size float32, c color.Color, heavy bool, x, y, room float32) float32 {
	style := face(heavy)
	t := canvas.NewText(Ellipsis(s, room, size, style), c)
	t.TextSize, t.TextStyle = size, style
	ts := t.MinSize()
	t.Move(fyne.NewPos(x, y+(RowHeight-ts.Height)/2))
	t.Resize(ts)
	r.objects = append(r.objects, t)
	return ts.Width
}

// right draws a muted text that ends at edge and returns where it begins.
func (r *listRenderer) right(s string, edge, y float32, look *look.Theme) float32 {
	w := fyne.MeasureText(s, SizeSmall, fyne.TextStyle{}).Width
	r.text(s, SizeSmall, look.Muted, false, edge-w, y, w+1)
	return edge - w
}

// lit draws a text with the highlight colour behind the characters that begin at
// the byte offsets, and returns its width; neighbours become one stretch. What is
// cut off is not lit.
func (r *listRenderer) lit(s string, at []int, size float32, c color.Color, x, y, room float32) float32 {
	style := fyne.TextStyle{}
	shown := Ellipsis(s, room, size, style)
	if shown != s {
		at = slices.DeleteFunc(slices.Clone(at), func(i int) bool { return i >= len(shown)-len("…") })
	}
	width := func(n int) float32 { return fyne.MeasureText(shown[:n], size, style).Width }
	for i := 0; i < len(at); i++ {
		from := at[i]
		if from < 0 || from >= len(shown) {
			continue
		}
		to := runeEnd(shown, from)
		for i+1 < len(at) && at[i+1] == to {
			i++
			to = runeEnd(shown, to)
		}
		b := box(Look().Highlight, x+width(from), y+5, width(to)-width(from), RowHeight-10)
		b.CornerRadius = 2
		r.objects = append(r.objects, b)
	}
	return r.text(s, size, c, false, x, y, room)
}

func runeEnd(s string, from int) int {
	_, n := utf8.DecodeRuneInString(s[from:])
	return from + n
}

package chartpane

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yunshi/app/ui"
	"yunshi/charts"
)

// plot is the picture of a chart with its points under the pointer.
type plot struct {
	widget.BaseWidget
	pane    *Pane
	image   *canvas.Image
	hits    []charts.HitBox
	pixels  float32 // of the picture, to a unit of the window
	at      int     // the point that is read, or -1
	focused bool
	anchor  *canvas.Rectangle // unseen, where the menu of a point opens
	drawn   fyne.Size
}

func newPlot(p *Pane) *plot {
	w := &plot{pane: p, at: -1, pixels: 1, image: &canvas.Image{ScaleMode: canvas.ImageScalePixels}, anchor: canvas.NewRectangle(nil)}
	w.ExtendBaseWidget(w)
	return w
}

// scale is the number of pixels to a unit of the window.
func (w *plot) scale() float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

func (w *plot) set(img image.Image, hits []charts.HitBox, scale float32) {
	w.image.Image, w.hits, w.pixels, w.at = img, hits, scale, -1
	w.Refresh()
}

func (w *plot) clear() { w.set(nil, nil, 1) }

// box is a point's place in the window's units.
func (w *plot) box(i int) (fyne.Position, fyne.Size) {
	r := w.hits[i].Rect
	return fyne.NewPos(float32(r.Min.X)/w.pixels, float32(r.Min.Y)/w.pixels),
		fyne.NewSize(float32(r.Dx())/w.pixels, float32(r.Dy())/w.pixels)
}

func (w *plot) find(p fyne.Position) int {
	at := image.Pt(int(p.X*w.pixels), int(p.Y*w.pixels))
	for i := len(w.hits) - 1; i >= 0; i-- {
		if at.In(w.hits[i].Rect) {
			return i
		}
	}
	return -1
}

func (w *plot) read(i int) {
	if i != w.at {
		w.at = i
		w.Refresh()
	}
}

func (w *plot) open() {
	if w.at < 0 || w.at >= len(w.hits) {
		return
	}
	switch h := w.hits[w.at]; {
	case h.Figure != "":
		w.pane.OnFigure(h.Figure)
	case len(h.Events) > 0:
		w.pane.OnEvents(h.Events)
	}
}

// Tapped opens the point under the pointer.
func (w *plot) Tapped(ev *fyne.PointEvent) {
	ui.Focus(w)
	w.read(w.find(ev.Position))
	w.open()
}

// MouseIn implements desktop.Hoverable.
func (w *plot) MouseIn(ev *desktop.MouseEvent) { w.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (w *plot) MouseMoved(ev *desktop.MouseEvent) { w.read(w.find(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (w *plot) MouseOut() {
	if !w.focused {
		w.read(-1)
	}
}

// Cursor implements desktop.Cursorable.
func (w *plot) Cursor() desktop.Cursor {
	if w.at >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements fyne.Focusable.
func (w *plot) FocusGained() { w.focused = true; w.Refresh() }

// FocusLost implements fyne.Focusable.
func (w *plot) FocusLost() { w.focused = false; w.at = -1; w.Refresh() }

// TypedRune implements fyne.Focusable.
func (w *plot) TypedRune(r rune) {
	if (r == 'c' || r == 'C') && w.at >= 0 && w.at < len(w.hits) && w.hits[w.at].Figure != "" {
		w.pane.OnCorrect(w.hits[w.at].Figure)
		return
	}
	ui.PassRune(w, r)
}

// TypedKey steps through the points and opens the one that is read.
func (w *plot) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case w.act(ev.Name):
	case ev.Name == fyne.KeyUp && len(w.hits) > 0:
		w.across(-1)
	case ev.Name == fyne.KeyDown && len(w.hits) > 0:
		w.across(1)
	case ev.Name == fyne.KeyRight && len(w.hits) > 0:
		w.read(min(w.at+1, len(w.hits)-1))
	case ev.Name == fyne.KeyLeft && len(w.hits) > 0:
		w.read(max(w.at-1, 0))
	default:
		ui.PassKey(w, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *plot) CreateRenderer() fyne.WidgetRenderer {
	r := &plotRenderer{
		w: w, frame: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil),
		card: ui.NewBackdrop(ui.Paper), text: ui.NewLabel("", ui.SizeSmall, ui.Ink),
	}
	r.card.Border, r.card.Radius = true, ui.RadiusRow
	r.style()
	return r
}

type plotRenderer struct {
	w           *plot
	frame, ring *canvas.Rectangle
	card        *ui.Backdrop
	text        *ui.Label
}

func (r *plotRenderer) Destroy()           {}
func (r *plotRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }

func (r *plotRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.image, r.w.anchor, r.frame, r.ring, r.card, r.text}
}

// Layout asks for a drawing at the new size; until it comes the old picture is
// stretched.
func (r *plotRenderer) Layout(s fyne.Size) {
	r.w.image.Resize(s)
	r.frame.Move(fyne.NewPos(2, 0))
	r.frame.Resize(s.SubtractWidthHeight(4, 2))
	if s != r.w.drawn {
		r.w.drawn = s
		r.w.pane.Redraw()
	}
	r.place()
}

func (r *plotRenderer) Refresh() {
	r.style()
	r.place()
	r.w.image.Refresh()
	canvas.Refresh(r.w)
}

func (r *plotRenderer) style() {
	l := ui.Look()
	r.frame.FillColor, r.frame.StrokeColor = nil, l.Accent
	r.frame.StrokeWidth, r.frame.CornerRadius = 2, ui.RadiusRow
	r.frame.Hidden = !r.w.focused
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = nil, l.Ink, 1.5, 3
}

// place puts the ring around the point that is read and its value above it,
// within the pane.
func (r *plotRenderer) place() {
	hidden := r.w.at < 0 || r.w.at >= len(r.w.hits)
	r.ring.Hidden = hidden
	if hidden {
		r.card.Hide()
		r.text.Hide()
		return
	}
	pos, size := r.w.box(r.w.at)
	r.ring.Move(pos.SubtractXY(2, 2))
	r.ring.Resize(size.AddWidthHeight(4, 4))
	r.text.Text = r.w.hits[r.w.at].Text
	all := r.w.Size()
	ts := fyne.MeasureText(r.text.Text, ui.SizeSmall, fyne.TextStyle{})
	card := fyne.NewSize(min(ts.Width+20, all.Width-8), ts.Height+10)
	x := max(4, min(pos.X+size.Width/2-card.Width/2, all.Width-card.Width-4))
	y := pos.Y - card.Height - 8
	if y < 2 {
		y = min(pos.Y+24, all.Height-card.Height-2)
	}
	r.card.Move(fyne.NewPos(x, y))
	r.card.Resize(card)
	r.text.Move(fyne.NewPos(x+10, y))
	r.text.Resize(fyne.NewSize(card.Width-20, card.Height))
	r.text.Refresh()
	r.card.Show()
	r.text.Show()
}

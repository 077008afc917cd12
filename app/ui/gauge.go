package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Gauge is a thin bar that shows how much of something is done.
type Gauge struct {
	widget.BaseWidget
	done float32 // 0 to 1
}

const (
	gaugeWidth  float32 = 110
	gaugeHeight float32 = 5
)

// NewGauge returns an empty gauge.
func NewGauge() *Gauge {
	g := &Gauge{}
	g.ExtendBaseWidget(g)
	return g
}

// SetDone shows a share, from 0 to 1.
func (g *Gauge) SetDone(share float64) {
	if s := float32(max(0, min(1, share))); s != g.done {
		g.done = s
		g.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (g *Gauge) CreateRenderer() fyne.WidgetRenderer {
	r := &gaugeRenderer{g: g, ground: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil)}
	for _, o := range []*canvas.Rectangle{r.ground, r.fill} {
		o.CornerRadius = gaugeHeight / 2
	}
	r.Refresh()
	return r
}

type gaugeRenderer struct {
	g            *Gauge
	ground, fill *canvas.Rectangle
}

func (r *gaugeRenderer) Destroy() {}

func (r *gaugeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.fill} }

func (r *gaugeRenderer) MinSize() fyne.Size { return fyne.NewSize(gaugeWidth, gaugeHeight) }

func (r *gaugeRenderer) Layout(s fyne.Size) {
	y := (s.Height - gaugeHeight) / 2
	r.ground.Move(fyne.NewPos(0, y))
	r.ground.Resize(fyne.NewSize(s.Width, gaugeHeight))
	r.fill.Move(fyne.NewPos(0, y))
	r.fill.Resize(fyne.NewSize(s.Width*r.g.done, gaugeHeight))
}

func (r *gaugeRenderer) Refresh() {
	r.ground.FillColor, r.fill.FillColor = Look().Selection, Look().Accent
	r.fill.Hidden = r.g.done == 0
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"yunshi/app/timeline/viewport"
	"yunshi/assets/look"
)

// axis is the strip on top: years in bold, quarters, months, days or hours
// between them, and below, where the chosen company has them, fiscal years.
type axis struct {
	box     *fyne.Container
	surface *canvas.Rectangle
	rule    *canvas.Line
	ticks   *pool[*canvas.Line]
	labels  *pool[*canvas.Text]
	widths  map[string]float64 // of labels, by text and weight
}

func newAxis() *axis {
	ticks, labels := newFree(), newFree()
	a := &axis{surface: newRectangle(), rule: newLine(), widths: map[string]float64{}}
	a.ticks, a.labels = newPool(ticks, newLine), newPool(labels, newText)
	a.box = newFree(a.surface, a.rule, ticks, labels)
	return a
}

// measure returns the width of a tick's label.
func (a *axis) measure(label string, major bool) float64 {
	size, key := float32(labelSize), label
	if major {
		size, key = yearSize, "*"+label
	}
	w, ok := a.widths[key]
	if !ok {
		if len(a.widths) > 4000 {
			clear(a.widths)
		}
		w = float64(fyne.MeasureText(label, size, fyne.TextStyle{Bold: major}).Width)
		a.widths[key] = w
	}
	return w
}

func (a *axis) draw(r *renderer, ticks []viewport.Tick, c *look.Theme) {
	x0, h := r.plotX(), r.plotY()
	paintRect(a.surface, c.Surface, 0, 0, r.size.Width, h)
	drawLine(a.rule, c.Hairline, 0, h, r.size.Width, h)
	a.ticks.begin()
	a.labels.begin()
	for _, k := range ticks {
		x := x0 + float32(int(k.X))
		if !k.Held {
			drawLine(a.ticks.next(), c.Hairline, x, h-6, x, h)
		}
		if k.Label == "" {
			continue
		}
		t := a.labels.next()
		if k.Major {
			writeAt(t, k.Label, yearSize, true, c.Ink, x+viewport.LabelGap, axisHeight/2)
		} else {
			writeAt(t, k.Label, labelSize, false, c.Muted, x+viewport.LabelGap, axisHeight/2+1.5)
		}
	}
	a.drawFiscal(r, c)
	a.ticks.end()
	a.labels.end()
}

// drawFiscal names the fiscal years where their bands begin.
func (a *axis) drawFiscal(r *renderer, c *look.Theme) {
	if !r.t.fiscal() {
		return
	}
	x0, h := r.plotX(), r.plotY()
	for _, b := range r.t.view.Bands(float64(r.plotWidth()), r.t.fiscalEnd, r.t.words.Axis) {
		label := b.Name(func(s string) float64 { return a.measure(s, false) })
		if b.Label == "" {
			continue
		}
		x := x0 + float32(b.From)
		if b.From > 0 {
			drawLine(a.ticks.next(), c.Muted, x, h-fiscalHeight, x, h)
		}
		if label == "" {
			continue
		}
		writeAt(a.labels.next(), label, labelSize, false, c.Accent, x+viewport.LabelGap, h-fiscalHeight/2)
	}
}

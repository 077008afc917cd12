package timeline

import (
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// history is the views to which Back returns.
type history struct {
	views []viewport.View
	last  time.Time
	goal  viewport.View // of the glide under way
}

const (
	mostViews  = 50
	glideTime  = 240 * time.Millisecond
	fadeTime   = 160 * time.Millisecond // from a crowd to its marks
	zoomFactor = 2
	// Steps of one gesture, a spin of the wheel say, are one step back.
	oneGesture = 1200 * time.Millisecond
)

func (h *history) push(v viewport.View) {
	h.views = append(h.views, v)
	if len(h.views) > mostViews {
		h.views = h.views[1:]
	}
	h.last = time.Now()
}

// pushOnce is push, but not again within the same gesture.
func (h *history) pushOnce(v viewport.View) {
	if time.Since(h.last) > oneGesture {
		h.push(v)
	}
	h.last = time.Now()
}

// SetView shows the days from to to, both included.
func (t *Timeline) SetView(from, to data.Day) { t.jump(viewport.Days(from, to)) }

// View returns the first and the last day in sight.
func (t *Timeline) View() (from, to data.Day) { return t.goal().Days() }

// goal is the view that a glide under way leads to.
func (t *Timeline) goal() viewport.View {
	if t.glide != nil {
		return t.history.goal
	}
	return t.view
}

// Fit shows all marks that pass the filter.
func (t *Timeline) Fit() {
	if t.index == nil {
		return
	}
	if first, last, ok := t.index.All.Extent(); ok {
		t.jump(viewport.FitAll(first, last))
	}
}

// ShowAll is Fit, but for all marks, also those that do not pass the filter.
func (t *Timeline) ShowAll() { t.jump(t.full) }

// PanBy moves the view by a share of what is in sight, to later days where it is
// positive.
func (t *Timeline) PanBy(share float64) {
	t.history.pushOnce(t.goal())
	t.glideTo(t.goal().Panned(share, 1))
}

// ZoomIn halves the view around the selection, or its middle.
func (t *Timeline) ZoomIn() { t.zoomAtSelection(zoomFactor) }

// ZoomOut doubles the view around the selection, or its middle.
func (t *Timeline) ZoomOut() { t.zoomAtSelection(1.0 / zoomFactor) }

func (t *Timeline) zoomAtSelection(factor float64) {
	v := t.goal()
	at := v.From + v.Span()/2
	if t.mark >= 0 {
		if x := viewport.StartOf(t.index.Table.Middle(t.mark)); x > v.From && x < v.To {
			at = x
		}
	}
	t.history.pushOnce(v)
	t.glideTo(v.Zoomed(factor, at))
}

// Back returns to the view before the last jump; it reports false at the start.
func (t *Timeline) Back() bool {
	n := len(t.history.views)
	if n == 0 {
		return false
	}
	v := t.history.views[n-1]
	t.history.views = t.history.views[:n-1]
	t.glideTo(v)
	return true
}

// jump goes to a view that Back can leave again.
func (t *Timeline) jump(v viewport.View) {
	if v == t.goal() {
		return
	}
	if t.viewSet || t.index != nil {
		t.history.push(t.goal())
	}
	t.glideTo(v)
}

// glideTo moves smoothly to a view, or at once with ReduceMotion.
func (t *Timeline) glideTo(v viewport.View) {
	t.stopGlide()
	if t.ReduceMotion || t.r == nil || !t.Visible() {
		t.setView(v)
		return
	}
	from := t.view
	t.glide = &fyne.Animation{Duration: glideTime, Curve: fyne.AnimationEaseOut, Tick: func(p float32) {
		if p >= 1 {
			t.glide = nil
		}
		t.setView(viewport.Glide(from, v, float64(p)))
	}}
	t.history.goal = v
	t.glide.Start()
}

// keepFading draws on until crowds and marks have turned into one another; a
// glide under way draws anyway.
func (t *Timeline) keepFading() {
	if !t.frame.Fading || t.glide != nil || t.fade != nil {
		return
	}
	t.fade = &fyne.Animation{Duration: fadeTime + 40*time.Millisecond, Tick: func(p float32) {
		t.settling = p >= 1
		if t.settling {
			t.fade = nil
		}
		t.update()
		t.settling = false
	}}
	t.fade.Start()
}

func (t *Timeline) stopGlide() {
	if t.glide != nil {
		t.glide.Stop()
		t.glide = nil
	}
}

// setView shows a view now.
func (t *Timeline) setView(v viewport.View) {
	t.viewSet = true
	if v == t.view {
		t.update()
		return
	}
	t.view = v
	t.pointer.leave(t) // what was under the pointer has moved away
	t.update()
	if t.OnViewChanged != nil {
		t.OnViewChanged(v.Days())
	}
}

// pan moves the view and the lanes by a drag of the pointer.
func (t *Timeline) pan(dx, dy float32) {
	t.stopGlide()
	t.history.pushOnce(t.view)
	t.scroll -= dy
	t.clampScroll()
	t.setView(t.view.Panned(float64(-dx), float64(t.r.plotWidth())))
}

func (t *Timeline) scrollBy(dy float32) {
	t.scroll += dy
	t.clampScroll()
	t.update()
}

func (t *Timeline) clampScroll() {
	if t.r == nil {
		t.scroll = 0
		return
	}
	t.scroll = min(max(t.scroll, 0), t.r.scrollRange())
}

// reveal pans and scrolls until the selected mark is in sight. It moves no
// farther than it must, so that what the eye has found stays where it is: a
// mark in sight moves nothing, one beyond an edge comes to a tenth from it (more
// on the right, where its label follows), one far away to the middle.
func (t *Timeline) reveal() {
	if t.mark < 0 {
		return
	}
	v := t.goal()
	x := viewport.StartOf(t.index.Table.Middle(t.mark)) + viewport.Day/2
	span, edge := v.Span(), v.Span()/100
	switch {
	case x < v.From-span || x > v.To+span:
		t.history.pushOnce(v)
		t.glideTo(v.Centred(x))
	case x < v.From+edge:
		t.glideTo(viewport.View{From: x - span/10, To: x - span/10 + span}.Clamped())
	case x > v.To-edge:
		t.glideTo(viewport.View{From: x + span/5 - span, To: x + span/5}.Clamped())
	}
	t.revealRow()
}

func (t *Timeline) revealRow() {
	r := t.rowAt(t.row)
	if t.r == nil || t.mark < 0 || r < t.r.pinned() {
		return
	}
	h := t.r.rowHeight()
	top, bottom := float32(r)*h-float32(t.r.pinned())*h, float32(r+1)*h-t.r.plotHeight()
	t.scroll = max(min(t.scroll, top), bottom)
	t.clampScroll()
	t.update()
}

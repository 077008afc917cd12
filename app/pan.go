package app

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/data"
)

// panFor moves the timeline to and fro, writes to the trace how many frames a
// second were painted: how the frame
// rate is measured (app/e2e/panrate). A frame counts when the driver asks the animation for its
// next step, which it does once before each painting.
func (w *Window) panFor(d time.Duration) {
	from, to := data.DayOf(2012, 1, 1), data.DayOf(2018, 12, 31)
	w.timeline.ReduceMotion = true
	frames, begun := 0, time.Now()
	a := &fyne.Animation{Duration: d, Curve: fyne.AnimationLinear, Tick: func(p float32) {
		frames++
		by := data.Day(900 * math.Sin(float64(p)*12))
		w.timeline.SetView(from+by, to+by)
		if p >= 1 {
			w.trace.say("pan", fmt.Sprintf("%.1f", float64(frames)/time.Since(begun).Seconds()))
		}
	}}
	a.Start()
}

package scene

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"

	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// BenchmarkFrame measures a change of the view to its list of drawables in 12
// lanes, as the 95th percentile, and as a ratio to the same at a thousand
// marks in the same run: what is in sight decides the cost, not what there is.
// Each iteration pans, and every 16th zooms, as a hand does. Times are of this
// thread's processor, so that other work on the machine does not count.
func BenchmarkFrame(b *testing.B) {
	for _, w := range []struct {
		name     string
		from, to data.Day
	}{
		{"years", data.DayOf(2012, 1, 1), data.DayOf(2022, 12, 31)},
		{"months", data.DayOf(2018, 3, 1), data.DayOf(2018, 9, 30)},
		{"days", data.DayOf(2018, 3, 1), data.DayOf(2018, 3, 14)},
	} {
		base := 0.0
		for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
			x := index(n)
			b.Run(fmt.Sprintf("%s/%d", w.name, n), func(b *testing.B) {
				p95 := panAndZoom(b, input(x, viewport.Days(w.from, w.to)))
				if n == 1000 {
					base = p95
				}
				b.ReportMetric(p95*1e3, "ms/p95")
				b.ReportMetric(p95/base, "×1k")
			})
		}
	}
}

func panAndZoom(b *testing.B, in Input) float64 {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	c := NewComposer(testAdvance)
	in.Fade = 0.1
	home, i := in.View, 0
	var times []float64
	b.ReportAllocs()
	for b.Loop() {
		start := threadSeconds()
		in.View = in.View.Panned(5*math.Sin(float64(i)/40), testWidth)
		if i%16 == 0 {
			in.View = home.Zoomed(1+0.5*math.Sin(float64(i)/300), home.At(testWidth/3, testWidth))
		}
		c.Compose(in)
		times = append(times, threadSeconds()-start)
		i++
	}
	slices.Sort(times)
	return times[len(times)*95/100]
}

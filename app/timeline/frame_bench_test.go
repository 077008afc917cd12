package timeline_test

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"

	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

const plotWidth, lanes = 900.0, 12

// corpora are the numbers of events that are compared; the first is the baseline.
var corpora = []int{1000, 10_000, 100_000, 1_000_000}

// BenchmarkFrame measures a change of the view to its ticks and its list of
// drawables in 12 lanes, as the 95th percentile, and as a ratio to the same
// with a thousand events in the same run: what is in sight decides the cost,
// not what there is. "journey" is the whole way from all years to two weeks and
// back; the others stay at one scale, where a thousand events may leave hardly
// a mark in sight. Each step pans, as a hand does. Times are of this thread's
// processor, so that other work on the machine does not count.
func BenchmarkFrame(b *testing.B) {
	libraries := map[int]*marks.Index{}
	for _, n := range corpora {
		libraries[n] = loaded(n)
	}
	all := viewport.Days(data.DayOf(2008, 1, 1), data.DayOf(2026, 11, 20))
	for _, w := range []struct {
		name string
		home viewport.View
		deep float64 // the largest magnification
	}{
		{"journey", all, 500},
		{"years", viewport.Days(data.DayOf(2012, 1, 1), data.DayOf(2022, 12, 31)), 1.5},
		{"months", viewport.Days(data.DayOf(2018, 3, 1), data.DayOf(2018, 9, 30)), 1.5},
		{"days", viewport.Days(data.DayOf(2018, 3, 1), data.DayOf(2018, 3, 14)), 1.5},
	} {
		base := 0.0
		for _, n := range corpora {
			b.Run(fmt.Sprintf("%s/%d", w.name, n), func(b *testing.B) {
				p95 := travel(b, libraries[n], w.home, w.deep)
				if base == 0 {
					base = p95
				}
				b.ReportMetric(p95*1e3, "ms/p95")
				b.ReportMetric(p95/base, "×first")
			})
		}
	}
}

// BenchmarkLoad arranges a generated library for drawing, the generating included.
func BenchmarkLoad(b *testing.B) {
	for _, n := range corpora {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				loaded(n)
			}
		})
	}
}

func loaded(n int) *marks.Index {
	l := sample.New(n, 11)
	return marks.Build(l.Table, l.Lanes, marks.Options{})
}

// travel zooms to and fro between home and deep, panning all the while, and
// returns the 95th percentile of a frame in seconds.
func travel(b *testing.B, x *marks.Index, home viewport.View, deep float64) float64 {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	c := scene.NewComposer(func(rune, bool) float32 { return 6 })
	in := scene.Input{Index: x, Width: plotWidth, RowHeight: 60, Lines: 2, Selected: -1, Fade: 0.1}
	for i := range min(len(x.Rows), lanes) {
		in.Rows = append(in.Rows, scene.RowBox{Row: i, Y: float32(i) * in.RowHeight})
	}
	var times []float64
	const steps = 400 // from one end to the other
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := threadSeconds()
		depth := (1 - math.Cos(float64(i)*math.Pi/steps)) / 2
		about := home.At(plotWidth*(0.5+0.3*math.Sin(float64(i)/170)), plotWidth)
		in.View = home.Zoomed(math.Pow(deep, depth), about).Panned(3*float64(i%7), plotWidth)
		in.Ticks, in.MajorTicks = in.Ticks[:0], in.MajorTicks[:0]
		for _, k := range in.View.Ticks(plotWidth, &viewport.English, func(s string, _ bool) float64 { return 6 * float64(len(s)) }) {
			if !k.Held {
				in.Ticks = append(in.Ticks, k.X)
			}
			if k.Major && !k.Held {
				in.MajorTicks = append(in.MajorTicks, k.X)
			}
		}
		c.Compose(in)
		times = append(times, threadSeconds()-start)
	}
	slices.Sort(times)
	return times[len(times)*95/100]
}

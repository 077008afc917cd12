package viewport

import (
	"math"
	"math/rand/v2"
	"testing"

	"yunshi/data"
)

const width = 1024.0

// random returns a view away from the limits, so that nothing is clamped.
func random(r *rand.Rand) View {
	span := Instant(float64(MinSpan) * 8 * math.Pow(float64(MaxSpan/MinSpan)/64, r.Float64()))
	from := StartOf(data.DayOf(1700+r.IntN(500), 1+r.IntN(12), 1+r.IntN(28))) + Instant(r.Int64N(int64(Day)))
	return View{from, from + span}
}

func near(a, b, within Instant) bool { return max(a-b, b-a) <= within }

func TestZoomInAndOutReturns(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		v := random(r)
		factor := 1 + 3*r.Float64()
		at := v.At(r.Float64()*width, width)
		in := v.Zoomed(factor, at)
		if in.Span() > v.Span() {
			t.Fatalf("zoom by %g widened %v to %v", factor, v, in)
		}
		if got := in.Zoomed(1/factor, at); !near(got.From, v.From, 8) || !near(got.To, v.To, 8) {
			t.Fatalf("%v zoomed by %g at %d and back is %v", v, factor, at, got)
		}
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		v := random(r)
		x := r.Float64() * width
		at := v.At(x, width)
		z := v.Zoomed(0.3+3*r.Float64(), at)
		if got := z.X(at, width); math.Abs(got-x) > 0.01 {
			t.Fatalf("%v: the point at %g moved to %g", v, x, got)
		}
	}
}

func TestPanThereAndBackReturns(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		v := random(r)
		dx := (r.Float64() - 0.5) * 4 * width
		if got := v.Panned(dx, width).Panned(-dx, width); got != v {
			t.Fatalf("%v panned by %g and back is %v", v, dx, got)
		}
	}
}

func TestXAndAtAreInverse(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 5000 {
		v := random(r)
		x := r.Float64() * width
		if got := v.X(v.At(x, width), width); math.Abs(got-x) > width/float64(v.Span())+1e-6 {
			t.Fatalf("%v: %g came back as %g", v, x, got)
		}
	}
}

func TestLimitsHold(t *testing.T) {
	for _, v := range []View{
		{0, 0},
		{0, math.MaxInt64 / 4},
		{math.MinInt64 / 4, 0},
		Days(data.DayOf(1, 1, 1), data.DayOf(1, 1, 1)), Days(data.DayOf(9999, 12, 31), data.DayOf(9999, 12, 31)),
	} {
		c := v.Clamped()
		if c.Span() < MinSpan || c.Span() > MaxSpan || c.From < earliest || c.To > latest {
			t.Errorf("%v clamps to %v", v, c)
		}
	}
	v := Days(data.DayOf(2015, 1, 1), data.DayOf(2015, 12, 31))
	for range 200 {
		v = v.Zoomed(1.7, v.From)
	}
	if v.Span() != MinSpan {
		t.Errorf("zooming in ends at %d, want %d", v.Span(), MinSpan)
	}
	for range 200 {
		v = v.Zoomed(0.5, v.To)
	}
	if v.Span() != MaxSpan {
		t.Errorf("zooming out ends at %d, want %d", v.Span(), MaxSpan)
	}
}

func TestGlide(t *testing.T) {
	a := Days(data.DayOf(2008, 1, 1), data.DayOf(2026, 12, 31))
	b := a.Zoomed(40, a.At(300, width))
	fixed := a.At(300, width)
	last := a.Span()
	for i := 1; i <= 20; i++ {
		g := Glide(a, b, float64(i)/20)
		if g.Span() >= last {
			t.Errorf("step %d: the span grew from %d to %d", i, last, g.Span())
		}
		if x := g.X(fixed, width); math.Abs(x-300) > 0.5 {
			t.Errorf("step %d: the fixed point stands at %g", i, x)
		}
		last = g.Span()
	}
	if Glide(a, b, 0) != a || Glide(a, b, 1) != b {
		t.Error("a glide must begin and end where it says")
	}
}

func TestDays(t *testing.T) {
	from, to := data.DayOf(1969, 12, 30), data.DayOf(1970, 1, 2)
	if f, l := Days(from, to).Days(); f != from || l != to {
		t.Errorf("%v to %v came back as %v to %v", from, to, f, l)
	}
	for _, c := range []struct {
		t    Instant
		want data.Day
	}{{0, 0}, {-1, -1}, {Day - 1, 0}, {-Day, -1}, {-Day - 1, -2}} {
		if got := DayAt(c.t); got != c.want {
			t.Errorf("DayAt(%d) = %d, want %d", c.t, got, c.want)
		}
	}
}

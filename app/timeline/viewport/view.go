// Package viewport is the arithmetic of the timeline's axis: which stretch of
// time is in sight, how it zooms, pans and glides, and where ticks and bands
// stand. Model time is an int64 of milliseconds, scale a float64; nothing here
// knows a canvas.
package viewport

import (
	"math"

	"yunshi/data"
)

// Instant is a moment in milliseconds since 1970-01-01 00:00, in the time of
// the place where things happen (there are no zones, see data.Day).
type Instant int64

// The lengths that have a fixed number of milliseconds.
const (
	Minute Instant = 60_000
	Hour           = 60 * Minute
	Day            = 24 * Hour
)

// A view spans at least MinSpan and at most MaxSpan (a little over two
// centuries) and lies between the years 1 and 9999.
const (
	MinSpan Instant = 10 * Minute
	MaxSpan         = 220 * 366 * Day
)

var (
	earliest = StartOf(data.DayOf(1, 1, 1))
	latest   = StartOf(data.DayOf(10000, 1, 1))
)

// StartOf returns the first moment of a day.
func StartOf(d data.Day) Instant { return Instant(d) * Day }

// DayAt returns the day in which t lies.
func DayAt(t Instant) data.Day {
	d := t / Day
	if t < 0 && t%Day != 0 {
		d--
	}
	return data.Day(d)
}

// View is the half-open stretch of time [From, To) in sight.
type View struct{ From, To Instant }

// Days returns the view from the start of from to the end of to.
func Days(from, to data.Day) View {
	return View{StartOf(from), StartOf(to) + Day}.Clamped()
}

// Span returns the length of the view.
func (v View) Span() Instant { return v.To - v.From }

// Days returns the first and the last day of which a part is in sight.
func (v View) Days() (from, to data.Day) { return DayAt(v.From), DayAt(v.To - 1) }

// X returns where t stands, in the unit of width, 0 at the left edge.
func (v View) X(t Instant, width float64) float64 {
	return float64(t-v.From) / float64(v.Span()) * width
}

// At returns the moment at x; it is the inverse of X.
func (v View) At(x, width float64) Instant {
	return v.From + Instant(math.Round(x/width*float64(v.Span())))
}

// Zoomed returns the view with its span divided by factor, in which at stands
// where it stood. Factors above 1 come nearer.
func (v View) Zoomed(factor float64, at Instant) View {
	span := float64(v.Span())
	want := min(max(span/factor, float64(MinSpan)), float64(MaxSpan))
	share := float64(at-v.From) / span
	from := at - Instant(math.Round(share*want))
	return View{from, from + Instant(math.Round(want))}.Clamped()
}

// Panned returns the view moved by dx, in the unit of width; a positive dx
// shows what was on the right.
func (v View) Panned(dx, width float64) View {
	by := Instant(math.Round(dx / width * float64(v.Span())))
	return View{v.From + by, v.To + by}.Clamped()
}

// Centred returns a view of the same span around t.
func (v View) Centred(t Instant) View {
	from := t - v.Span()/2
	return View{from, from + v.Span()}.Clamped()
}

// Clamped returns the nearest view within the limits of this package.
func (v View) Clamped() View {
	span := min(max(v.Span(), MinSpan), MaxSpan)
	if span != v.Span() {
		middle := v.From + v.Span()/2
		v.From = middle - span/2
	}
	v.From = min(max(v.From, earliest), latest-span)
	return View{v.From, v.From + span}
}

// Fit returns the view of the days first to last with a margin of 3 % on both
// sides, so that the outermost marks do not touch the edge.
func Fit(first, last data.Day) View {
	v := View{StartOf(first), StartOf(last) + Day}
	margin := max(v.Span()*3/100, Day)
	return View{v.From - margin, v.To + margin}.Clamped()
}

// leastAll is how many days a view of everything spans at least: a single event
// is read against its year, not against its hours.
const leastAll = 366

// FitAll is Fit for all there is, no narrower than a year.
func FitAll(first, last data.Day) View {
	if short := leastAll - int(last-first); short > 0 {
		first, last = first-data.Day(short/2), last+data.Day(short-short/2)
	}
	return Fit(first, last)
}

// Glide returns the view on the way from a to b, at progress 0 to 1. The span
// changes by equal ratios in equal times, and a point that stands still in both
// views stands still on the way; plain interpolation would rush at the near end.
func Glide(a, b View, progress float64) View {
	switch {
	case progress <= 0:
		return a
	case progress >= 1:
		return b
	}
	ratio := float64(b.Span()) / float64(a.Span())
	w := progress
	if math.Abs(ratio-1) > 1e-6 {
		w = (math.Pow(ratio, progress) - 1) / (ratio - 1)
	}
	from := a.From + Instant(math.Round(w*float64(b.From-a.From)))
	to := a.To + Instant(math.Round(w*float64(b.To-a.To)))
	return View{from, to}.Clamped()
}

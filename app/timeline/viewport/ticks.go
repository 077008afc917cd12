package viewport

import (
	"strconv"
	"time"
)

// Tick is a line across the lanes with a label to the right of its foot.
type Tick struct {
	X     float64 // in the unit of width
	Label string  // "" for a bare line
	// Major ticks begin a year (or the month or day, at close range) and are set
	// in bold. Held is a major label whose line is out of sight to the left; it
	// stands at the edge so that the axis always says which year it shows.
	Major, Held bool
}

// Measure returns the width of a label as it will be set.
type Measure func(label string, major bool) float64

// unit is the grain of a step.
type unit uint8

const (
	minutes unit = iota
	hours
	days
	weeks // of a month: the 1st, 8th, 15th and 22nd
	months
	quarters
	years
)

// step is one grade of the axis: a minor tick every n units, at least room
// apart, under major ticks every m units of kind under.
type step struct {
	unit  unit
	n     int
	room  float64 // in the unit of width, pixels in practice
	under unit
	m     int
	label func(n *Names, t time.Time) string
}

// steps goes from close range to far. The room of a grade is what its labels
// need with some air; major labels push minor ones aside where they touch.
var steps = []step{
	{minutes, 1, 58, days, 1, hourMinute},
	{minutes, 5, 58, days, 1, hourMinute},
	{minutes, 15, 58, days, 1, hourMinute},
	{minutes, 30, 58, days, 1, hourMinute},
	{hours, 1, 58, days, 1, hourMinute},
	{hours, 3, 58, days, 1, hourMinute},
	{hours, 6, 58, days, 1, hourMinute},
	{hours, 12, 58, days, 1, hourMinute},
	{days, 1, 52, months, 1, func(n *Names, t time.Time) string { return n.Write(n.Weekday, t) }},
	{days, 1, 22, months, 1, day},
	{weeks, 1, 36, months, 1, day},
	{months, 1, 32, years, 1, func(n *Names, t time.Time) string { return n.Months[t.Month()-1] }},
	{quarters, 1, 26, years, 1, func(n *Names, t time.Time) string { return n.Write(n.Quarter, t) }},
	{years, 1, 48, years, 1, year},
	{years, 2, 48, years, 2, year},
	{years, 5, 48, years, 5, year},
	{years, 10, 48, years, 10, year},
	{years, 20, 48, years, 20, year},
	{years, 50, 48, years, 50, year},
}

func hourMinute(_ *Names, t time.Time) string { return clock(t) }
func day(_ *Names, t time.Time) string        { return strconv.Itoa(t.Day()) }
func year(_ *Names, t time.Time) string       { return strconv.Itoa(t.Year()) }

// length is a unit's usual length, for choosing a grade.
func (u unit) length() Instant {
	return [...]Instant{Minute, Hour, Day, 7 * Day, 30 * Day, 91 * Day, 365 * Day}[u]
}

// floor returns the last moment of the grid of n units that is not after t.
func (u unit) floor(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	switch u {
	case minutes:
		return time.Date(y, m, d, t.Hour(), t.Minute()/n*n, 0, 0, time.UTC)
	case hours:
		return time.Date(y, m, d, t.Hour()/n*n, 0, 0, 0, time.UTC)
	case days:
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	case weeks:
		return time.Date(y, m, min((d-1)/7*7+1, 22), 0, 0, 0, 0, time.UTC)
	case months:
		return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	case quarters:
		return time.Date(y, (m-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(y/n*n, 1, 1, 0, 0, 0, 0, time.UTC)
}

// next returns the moment of the grid after t, which lies on it.
func (u unit) next(t time.Time, n int) time.Time {
	switch u {
	case minutes:
		return t.Add(time.Duration(n) * time.Minute)
	case hours:
		return t.Add(time.Duration(n) * time.Hour)
	case days:
		return t.AddDate(0, 0, n)
	case weeks:
		if t.Day() >= 22 {
			return time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		}
		return t.AddDate(0, 0, 7)
	case months:
		return t.AddDate(0, n, 0)
	case quarters:
		return t.AddDate(0, 3*n, 0)
	}
	return t.AddDate(n, 0, 0)
}

func (t Instant) time() time.Time { return time.UnixMilli(int64(t)).UTC() }

// grade picks the finest step whose ticks have room.
func (v View) grade(width float64) step {
	pixel := float64(v.Span()) / width
	for _, s := range steps {
		if float64(s.unit.length())*float64(s.n)/pixel >= s.room {
			return s
		}
	}
	return steps[len(steps)-1]
}

// LabelGap is the room between a tick's line and its label, in the unit of width.
const LabelGap = 4

// Ticks returns the ticks in sight from left to right, with labels that do not
// touch each other or run over the right edge.
func (v View) Ticks(width float64, names *Names, measure Measure) []Tick {
	s := v.grade(width)
	var ticks []Tick
	var dates []time.Time
	end := v.To.time()
	for t := s.unit.floor(v.From.time(), s.n); t.Before(end); t = s.unit.next(t, s.n) {
		major := s.under.floor(t, s.m).Equal(t)
		tick := Tick{X: v.X(Instant(t.UnixMilli()), width), Major: major}
		if major {
			tick.Label = s.majorLabel(names, t, tick.X == 0)
		} else {
			tick.Label = s.label(names, t)
		}
		ticks, dates = append(ticks, tick), append(dates, t)
	}
	ticks = v.hold(ticks, dates, s, names)
	place(ticks, width, measure)
	return ticks
}

// majorLabel names the month or day that begins at t; the year is said at the
// left edge and where it changes, so that minor labels keep their room.
func (s step) majorLabel(names *Names, t time.Time, full bool) string {
	switch {
	case s.under == days && (full || t.YearDay() == 1):
		return names.Write(names.Day, t)
	case s.under == days:
		return names.Write(names.DayShort, t)
	case s.under == months && (full || t.Month() == time.January):
		return names.Write(names.Month, t)
	case s.under == months:
		return names.Months[t.Month()-1]
	}
	return strconv.Itoa(t.Year())
}

// hold drops the ticks left of the edge and puts the major label in force there,
// unless a major tick stands on the edge itself.
func (v View) hold(ticks []Tick, dates []time.Time, s step, names *Names) []Tick {
	i := 0
	for i < len(ticks) && ticks[i].X < 0 {
		i++
	}
	if i == 0 && ticks[0].Major {
		return ticks
	}
	t := s.under.floor(dates[max(i-1, 0)], s.m)
	if s.unit == years {
		t = v.From.time() // of a step of years the edge says its own
	}
	held := Tick{Label: s.majorLabel(names, t, true), Major: true, Held: true}
	return append([]Tick{held}, ticks[i:]...)
}

// place blanks the labels that would touch: held labels yield to a major one
// close by, minor ones yield to any major one, and nothing crosses the edge.
func place(ticks []Tick, width float64, measure Measure) {
	right := func(t Tick) float64 { return t.X + LabelGap + measure(t.Label, t.Major) }
	used := -1.0
	for i := range ticks {
		t := &ticks[i]
		free := t.X+LabelGap >= used && right(*t) <= width
		if free && !t.Major || t.Held {
			free = free && clearOfMajor(ticks[i+1:], right(*t))
		}
		if !free {
			t.Label = ""
			continue
		}
		used = right(*t) + 1
	}
}

func clearOfMajor(rest []Tick, right float64) bool {
	for _, n := range rest {
		if n.X+LabelGap > right {
			return true
		}
		if n.Major {
			return false
		}
	}
	return true
}

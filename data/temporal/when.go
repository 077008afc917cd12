package temporal

import (
	"yunshi/data"
)

// grain is the calendar unit that a phrase speaks of. The numbers of the units
// are the values of UNIT in lexicon.txt.
type grain uint8

const (
	gNone grain = iota
	gDay
	gWeek
	gMonth
	gQuarter
	gHalf
	gWeekend
	gYear
	gDecade
	gSeason
	gNine
	gWeekday // a day known by its name only
	gLength
	gSpan
)

// part is the piece of a unit that a phrase names. Early and Late halve it; Start
// and End are nearer its limits.
type part uint8

const (
	whole part = iota
	early
	mid
	late
	atStart
	atEnd
	soFar // earlier this month
	later // later this year
)

type bound uint8

const (
	exactly bound = iota
	by            // not after its end
	before        // not after its start
	since         // from its start on
	after         // from its end on
)

// when is the meaning of a phrase. While y is 0 the year (of a weekday, the week)
// is still open, and n and d say which month, quarter, half, season or day of it;
// then start and end, both included, hold.
type when struct {
	grain      grain
	n, d, y    int
	start, end data.Day
	from, to   grain // of a span: how finely its ends are known
	part       part
	bound      bound
	fiscal     bool
	relative   bool // needs the reference
	topical    bool // relative to the period spoken of rather than to the publication
	about      bool
	months     int // of a length
	days       int
	unit       grain // of a length, and of a relative phrase: its word
	adjective  bool  // a length that only describes: "three-year"
	duration   bool
	lean       lean // how it leans on the period spoken of, if it does
	remote     bool // "six years ago": not what the text goes on to speak of
	vague      bool // a count like "a few"
	unknown    bool // only the period spoken of could tell, and there is none
	rule       string
}

// lean says how a phrase leans on the period that the text spoke of before: moved
// by months and days, by whole units ("the previous quarter"), or into another
// year ("the same quarter of 2012"). The phrase itself holds what it means where
// no such period is known.
type lean struct {
	months, days, units, year int
}

func (w when) open() bool { return w.y == 0 && w.grain != gLength }

// unknown is a phrase that the text before it would have to explain.
func unknown(g grain) when { return when{grain: g, relative: true, topical: true, unknown: true} }

// span is the stretch from a day to a day, both included.
func span(a, b data.Day, from, to grain) when {
	return when{grain: gSpan, y: 1, start: a, end: b, from: from, to: to}
}

// unitAt is the calendar unit of the given grain that holds the day.
func unitAt(g grain, d data.Day) when {
	y, m, _ := d.Civil()
	switch g {
	case gWeek:
		return spanOf(gWeek, monday(d), monday(d)+6)
	case gWeekend:
		return spanOf(gWeekend, monday(d)+5, monday(d)+6)
	case gMonth:
		return calendar(gMonth, y, m)
	case gQuarter:
		return calendar(gQuarter, y, (m+2)/3)
	case gHalf:
		return calendar(gHalf, y, (m+5)/6)
	case gYear:
		return calendar(gYear, y, 0)
	case gDecade:
		return calendar(gDecade, y-y%10, 0)
	}
	return spanOf(gDay, d, d)
}

func spanOf(g grain, a, b data.Day) when {
	y, m, d := a.Civil()
	return when{grain: g, y: max(y, 1), n: m, d: d, start: a, end: b}
}

// shift is the unit n units after the one that holds the day.
func shift(g grain, d data.Day, n int) when {
	y, m, _ := d.Civil()
	switch g {
	case gDay:
		return unitAt(gDay, d+data.Day(n))
	case gWeek, gWeekend:
		return unitAt(g, d+data.Day(7*n))
	case gMonth:
		return unitAt(g, data.DayOf(y, m+n, 1))
	case gQuarter:
		return unitAt(g, data.DayOf(y, m+3*n, 1))
	case gHalf:
		return unitAt(g, data.DayOf(y, m+6*n, 1))
	case gDecade:
		n *= 10
	}
	return unitAt(g, data.DayOf(y+n, 1, 1))
}

// addMonths moves a day by months and keeps it within the month it lands in.
func addMonths(d data.Day, n int) data.Day {
	y, m, dd := d.Civil()
	last := data.DayOf(y, m+n+1, 0)
	return min(data.DayOf(y, m+n, dd), last)
}

func monday(d data.Day) data.Day { return d - data.Day((int(d.Weekday())+6)%7) }

// weekday numbers Monday 1 and Sunday 7.
func weekday(d data.Day) int { return (int(d.Weekday())+6)%7 + 1 }

// calendar is unit n of year y. For year 0 it stays open.
func calendar(g grain, y, n int) when { return when{grain: g, n: n}.in(y, 12) }

// in puts an open phrase into a year. The fiscal year ends with month fiscalEnd.
// A day that the year does not have (29 February) leaves it open.
func (w when) in(y, fiscalEnd int) when {
	if y == 0 {
		return w
	}
	shift := 0
	if w.fiscal {
		shift = fiscalEnd - 12
	}
	w.y = y
	months := func(first, n int) {
		w.start, w.end = data.DayOf(y, first+shift, 1), data.DayOf(y, first+shift+n, 0)
	}
	switch w.grain {
	case gDay:
		d := data.DayOf(y, w.n, w.d)
		if _, m, _ := d.Civil(); m != w.n {
			w.y = 0
			return w
		}
		w.start, w.end = d, d
	case gMonth:
		months(w.n, 1)
	case gQuarter:
		months(3*w.n-2, 3)
	case gHalf:
		months(6*w.n-5, 6)
	case gNine:
		months(1, 9)
	case gSeason:
		months(3*w.n, 3)
	case gYear:
		months(1, 12)
	case gDecade:
		months(1, 120)
	case gSpan: // the first n months
		months(1, w.n)
	}
	return w
}

// How many days ahead a day without a year is still read as coming: where its clause tells
// of the past, and where it does not tell ("it takes over on February 28").
const (
	near  = 14
	ahead = 60
)

// settle chooses the year (or week) of an open phrase: the latest that has begun
// by the reference, or in talk of the future the first that has not yet ended.
func (c *context) settle(w when, future bool) when {
	if !w.open() || w.unknown {
		return w
	}
	w.relative = true
	if w.grain == gWeekday {
		return c.settleWeekday(w, future)
	}
	year, _, _ := c.ref.Civil()
	if future {
		for y := year - 1; y < year+9; y++ {
			if v := w.in(y, c.fiscalEnd); v.y != 0 && v.end >= c.ref {
				return v
			}
		}
	}
	for y := year + 1; y > year-9; y-- {
		if v := w.in(y, c.fiscalEnd); v.y != 0 && c.begun(v) {
			return v
		}
	}
	return w
}

// begun reports whether a phrase in its year is one to tell of: it has begun, or
// as a day is near; "the first nine months" are told when they are nearly over.
func (c *context) begun(w when) bool {
	switch {
	case w.grain == gSpan:
		return w.start+(w.end-w.start)*4/5 <= c.ref
	case w.grain == gDay && c.tacit && !c.assistant:
		return w.start <= c.ref+ahead
	case w.grain == gDay && !c.assistant:
		return w.start <= c.ref+near
	}
	return w.start <= c.ref
}

// settled settles a phrase by the tense of its clause.
func (c *context) settled(w when) when {
	if !w.open() || w.unknown {
		return w
	}
	return c.settle(w, c.future())
}

func (c *context) settleWeekday(w when, future bool) when {
	back := (weekday(c.ref) - w.n + 7) % 7
	if future && back > 0 {
		back -= 7
	}
	return c.onDay(w, c.ref-data.Day(back))
}

// onDay gives an open weekday its day.
func (c *context) onDay(w when, d data.Day) when {
	v := spanOf(gDay, d, d)
	v.relative, v.part, v.bound, v.rule = true, w.part, w.bound, w.rule
	return v
}

// date writes the phrase in the vocabulary of package data.
func (w when) date() data.Date {
	if w.open() || w.grain == gLength {
		return data.Date{}
	}
	d := data.Interval(w.start, w.end)
	if w.fiscal && (w.grain == gYear || w.grain == gSpan) && addMonths(w.start, 12) == w.end+1 {
		_, m, _ := w.end.Civil()
		y, _, _ := w.end.Civil()
		d = data.FiscalYear(y, m)
	}
	d.About = w.about
	switch w.bound {
	case by:
		d = data.UpTo(d)
	case since:
		d = data.Since(d)
	case before:
		d = data.UpTo(w.neighbour(-1))
	case after:
		d = data.Since(w.neighbour(1))
	}
	return d
}

// neighbour is the unit just before or after the phrase.
func (w when) neighbour(n int) data.Date {
	day := w.start - 1
	if n > 0 {
		day = w.end + 1
	}
	if w.fiscal {
		return data.OnDay(day) // the units before and after are no calendar's
	}
	switch w.grain {
	case gMonth, gQuarter, gHalf, gYear:
		u := unitAt(w.grain, day)
		return data.Interval(u.start, u.end)
	}
	return data.OnDay(day)
}

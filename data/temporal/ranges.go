package temporal

import "yunshi/data"

// between reads "from 2014 to 2019", "May-Oct 2020", "2016-2020", "six months from January
// to June".
func between(c *context, s slots, arg string) (when, bool) {
	k := 0
	if arg == "long" {
		k = 1 // behind its length
	}
	a, b := *s.phrase(k), relative(unitAt(gDay, c.ref))
	if p := s.phrase(k + 1); p != nil {
		b = *p
	} else if t := s.one(c.g.c.today); t != nil {
		b = relative(shift(gDay, c.ref, t.val))
	}
	if !a.bounds() || !b.bounds() || b.grain == gSpan || arg == "dash" && (a.grain != b.grain || a.part != whole) {
		return a, false
	}
	a, b = c.settleEnds(a, b)
	lo, hi := a.start, b.end
	if c.assistant {
		lo, hi = a.firstDay(), b.lastDay()
	}
	w := span(lo, hi, a.grain, b.grain)
	w.relative = a.relative || b.relative
	w.about = a.about || b.about
	return w, !a.open() && !b.open() && lo <= hi
}

// bounds reports whether a phrase can be an end of a range.
func (w when) bounds() bool { return w.grain != gLength && w.bound == exactly }

// firstDay is where a range from a phrase begins for assistants: "from the end of
// 2007" is from 1 January 2008.
func (w when) firstDay() data.Day {
	switch w.part {
	case atEnd:
		return w.end + 1
	case mid:
		return w.start + (w.end-w.start+1)/2
	}
	return w.start
}

// lastDay is where a range to a phrase ends for assistants.
func (w when) lastDay() data.Day {
	if w.part == atStart {
		return w.start
	}
	return w.end
}

// beside puts the open a into the year (or week) of b, on the given side of it.
func (c *context) beside(a, b when, side int) when {
	if a.grain == gWeekday {
		if side > 0 {
			return c.onDay(a, nearest(b.start, a.n, false))
		}
		return c.onDay(a, b.start-data.Day((weekday(b.start)-a.n+7)%7))
	}
	y, _, _ := b.start.Civil()
	v := a.in(y, c.fiscalEnd)
	if side < 0 && v.start > b.end {
		v = a.in(y-1, c.fiscalEnd)
	}
	if side > 0 && v.end < b.start {
		v = a.in(y+1, c.fiscalEnd)
	}
	v.relative = b.relative
	return v
}

// settleEnds gives the ends of a range their years.
func (c *context) settleEnds(a, b when) (when, when) {
	switch {
	case a.open() && b.open():
		return c.settleBoth(a, b)
	case a.open():
		a = c.beside(a, b, -1)
	case b.open():
		b = c.beside(b, a, 1)
	}
	return a, b
}

// settleBoth settles an open range as one thing.
func (c *context) settleBoth(a, b when) (when, when) {
	future := c.future()
	if a.grain == gWeekday {
		a = c.settle(a, future)
		return a, c.beside(b, a, 1)
	}
	year, _, _ := c.ref.Civil()
	for y := year + 1; y > year-3; y-- {
		v := a.in(y, c.fiscalEnd)
		w := c.beside(b, v, 1)
		previous := c.beside(b, a.in(y-1, c.fiscalEnd), 1)
		if future && previous.end < c.ref || !future && v.start <= c.ref {
			v.relative = true
			return v, w
		}
	}
	return a, b
}

// numbered reads ranges of days with one month: "9 to 12 June", "June 9th through
// the seventeenth", "from 4 to 22 this month".
func numbered(c *context, s slots, arg string) (when, bool) {
	var d [3]int
	k := 0
	var p when
	for _, f := range s {
		if f.item.when.grain != gNone {
			p = *f.item.when
			if p.grain == gDay {
				d[k] = p.d
				k++
			}
		} else if f.class == c.g.c.daynum || f.class == c.g.c.ord {
			d[k] = f.item.val
			k++
		}
	}
	if k != 2 || d[0] > d[1] || p.grain != gDay && p.grain != gMonth || p.part != whole {
		return p, false
	}
	return c.daysOf(p, d[0], d[1])
}

// weekdays reads "this week from Tuesday to Thursday".
func weekdays(c *context, s slots, arg string) (when, bool) {
	week, a, b := s.phrase(0), s.phrase(1), s.phrase(2)
	first := monday(week.start)
	if a.n > b.n || a.grain != gWeekday || b.grain != gWeekday {
		return *week, false
	}
	return relative(span(first+data.Day(a.n-1), first+data.Day(b.n-1), gDay, gDay)), true
}

// lasting reads "for three days from today".
func lasting(c *context, s slots, arg string) (when, bool) {
	l := s.phrase(0)
	start := c.ref
	if t := s.one(c.g.c.today); t != nil {
		start += data.Day(t.val)
	} else if p := s.phrase(1); p != nil {
		w := c.settle(*p, true)
		if w.open() {
			return w, false
		}
		start = w.start
	}
	return relative(span(start, l.moved(start, 1)-1, gDay, gDay)), true
}

// rest reads "the rest of the year".
func rest(c *context, s slots, arg string) (when, bool) {
	g := gYear
	if u := s.one(c.g.c.unit); u != nil {
		g = grain(u.val)
	} else if p := s.phrase(0); p != nil {
		g = p.grain
	}
	u := unitAt(g, c.ref)
	if p := s.phrase(0); p != nil {
		u = c.settle(*p, true)
	}
	if u.open() || u.end <= c.ref {
		return u, false
	}
	if c.assistant {
		u.end--
	}
	return relative(span(max(c.ref, u.start), u.end, gDay, gDay)), true
}

// bounded reads "by 2019", "since 2013", "before the end of June".
func bounded(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	if c.ofBourse(s[len(s)-1].item.tokN) {
		return w, false // "after Tuesday's close" is on Tuesday
	}
	if !w.bounds() || w.grain == gSpan && w.from != w.to {
		return w, false
	}
	switch arg {
	case "more", "less":
		return c.moreOrLess(w, arg)
	case "by", "before":
		w = c.settle(w, c.future() || c.tacit)
	default:
		w = c.settle(w, false)
	}
	w.bound = boundNames[arg]
	switch {
	case w.bound == before && w.part == atEnd:
		w.bound = by
	case w.bound == after && w.part == atStart:
		w.bound = since
	}
	return w, true
}

// ofBourse reports whether token i and those behind it speak of the hours of an exchange:
// what comes out before or after its close comes out on that day.
func (c *context) ofBourse(i int) bool {
	for c.word(i) == "'s" || c.word(i) == "’s" || c.word(i) == "market" || c.word(i) == "trading" {
		i++
	}
	switch c.word(i) {
	case "close", "closing", "opening", "open", "bell":
		return true
	}
	return false
}

// boundNames are the arguments of bounded in rules.txt.
var boundNames = map[string]bound{"by": by, "before": before, "since": since, "after": after}

// moreOrLess reads "more than two weeks ago" and "less than a month ago".
func (c *context) moreOrLess(w when, arg string) (when, bool) {
	if arg == "less" {
		return relative(span(w.start, c.ref-1, gDay, gDay)), w.start < c.ref
	}
	w.bound = before
	if w.start > c.ref {
		w.bound = after
	}
	return w, true
}

package temporal

import "yunshi/data"

// keep takes the meaning of the phrase that a pattern only widens.
func keep(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	w.about = w.about || s.one(c.g.c.around) != nil
	if arg == "settled" {
		w = c.settle(w, false)
	}
	return w, w.grain != gLength
}

// attach puts an open month, quarter or day into the year beside it.
func attach(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	a, b := *s.phrase(0), *s.phrase(1)
	if a.grain == gYear && !a.open() {
		a, b = b, a
	}
	if b.grain != gYear || b.open() || !a.open() || a.grain == gWeekday || a.bound != exactly ||
		b.relative && s.one(k.comma) != nil {
		return a, false
	}
	year, _, _ := b.end.Civil()
	if b.fiscal && (a.grain == gQuarter || a.grain == gHalf || a.grain == gSpan) {
		a.fiscal = true
	} else if b.fiscal && a.grain != gQuarter && a.grain != gHalf && a.grain != gSpan {
		if v := a.in(year, 12); v.start > b.end { // December of fiscal 2016 is in 2015
			year--
		}
	}
	rule := a.in(year, c.fiscalEnd)
	rule.relative = b.relative
	return rule, !rule.open()
}

// firstOf reads "the first nine months of 2022", "the last three months of 2014",
// "the first two weeks of 2021", "the 9th month of next year".
func firstOf(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	l := when{}
	year := when{}
	n := 1
	for _, f := range s {
		switch {
		case f.class == k.ord || f.class == k.opening:
			n = f.item.val
		case f.class == k.unit:
			l.unit = grain(f.item.val)
		case f.item.when.grain == gLength:
			l = *f.item.when
		case f.item.when.grain == gYear:
			year = *f.item.when
		}
	}
	y, _, _ := year.end.Civil()
	switch {
	case arg == "nth" && year.grain == gYear && n >= 1:
		return nthUnit(l.unit, y, n, 1, year)
	case arg == "days":
		return c.firstDays(s, l, n)
	case arg == "nth" || l.adjective && l.unit != gMonth:
		return l, false
	case l.unit == gWeek && year.grain == gYear && n == 1 && arg == "":
		return nthUnit(gWeek, y, 1, l.n, year)
	case l.days != 0 || l.months < 1 || l.months > 11 || n != 1 && arg == "":
		return l, false
	case arg == "last":
		w := span(addMonths(year.start, 12-l.months), year.end, gMonth, gMonth)
		w.relative = year.relative
		return w, true
	}
	w := when{grain: gSpan, n: l.months, from: gMonth, to: gMonth, fiscal: year.fiscal}
	if year.grain == gYear {
		w = w.in(y, c.fiscalEnd)
		w.relative = year.relative
	}
	return w, true
}

// firstDays reads "the first ten days of June".
func (c *context) firstDays(s slots, l when, n int) (when, bool) {
	month := c.settle(*s.phrase(1), c.future())
	last := month.start + data.Day(l.days-1)
	if n != 1 || l.months > 0 || month.open() || last > month.end {
		return month, false
	}
	w := span(month.start, last, gDay, gDay)
	w.relative = month.relative
	return w, true
}

// weekOfMonth reads "the first week of June", "the last week of 2015", "the week
// of June 15". A week belongs to the month (or year) that holds its Thursday.
func weekOfMonth(c *context, s slots, arg string) (when, bool) {
	u, p := s.one(c.g.c.unit), *s.phrase(0)
	p = c.settled(p)
	if p.open() || u != nil && grain(u.val) != gWeek {
		return p, false
	}
	d := p.start
	switch {
	case arg == "last":
		d = p.end - 3
	case arg == "":
		n := s.one(c.g.c.ord).val
		if d += data.Day(3 + 7*(n-1)); n < 1 || n > 5 {
			return p, false
		}
	}
	w := spanOf(gWeek, monday(d), monday(d)+6)
	w.relative = p.relative
	return w, true
}

// nthUnit is count weeks (by ISO 8601) or months of a year from the n-th on.
func nthUnit(g grain, y, n, count int, year when) (when, bool) {
	var w when
	switch {
	case g == gMonth && n <= 12:
		w = calendar(gMonth, y, n)
	case g == gWeek && n <= 53:
		first := monday(data.DayOf(y, 1, 4)) + data.Day(7*(n-1))
		w = spanOf(gWeek, first, first+data.Day(7*count-1))
		if count > 1 {
			w.grain, w.from, w.to = gSpan, gDay, gDay
		}
	default:
		return w, false
	}
	w.relative = year.relative
	return w, true
}

// partOf reads "early 2015", "the end of this year", "later this month".
func partOf(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	var w when
	if p := s.phrase(0); p != nil {
		w = *p
	} else if u := s.one(k.unit); u != nil {
		w = relative(unitAt(grain(u.val), c.ref))
		w.lean = stay
	} else {
		w = relative(unitAt(gYear, c.ref))
	}
	if w.part != whole || w.grain == gLength || w.grain == gWeekday || w.grain == gDay {
		return w, w.grain == gDay && s.one(k.earlier) != nil || w.grain == gDay && s.one(k.later) != nil
	}
	for _, f := range s {
		switch f.class {
		case k.early:
			w.part = early
		case k.mid:
			w.part = mid
		case k.late:
			w.part = late
		case k.start, k.chu:
			w.part = atStart
		case k.end, k.di2:
			w.part = atEnd
		case k.earlier:
			w.part = soFar
		case k.later:
			w.part = later
		}
	}
	return w, true
}

// endedOn reads "the quarter ended June 30", "the three months to September",
// "the year ended on March 31".
func endedOn(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	months, days, isFiscal := 0, 0, false
	var end when
	for _, f := range s {
		w := *f.item.when
		switch {
		case f.class == k.unit:
			months, days = monthsOf(grain(f.item.val)), daysOf(grain(f.item.val))
			isFiscal = isFiscal || grain(f.item.val) == gYear
		case f.class == k.halfw:
			months = 6
		case f.class == k.fiscal, f.class == k.cainian:
			isFiscal = true
			months = max(months, 12)
		case w.grain == gLength:
			months, days = w.months, w.days
			isFiscal = w.months == 12
		case w.grain == gQuarter && end.grain == gNone && months == 0:
			months = 3
		case w.grain == gHalf && end.grain == gNone && months == 0:
			months = 6
		case w.grain == gYear && w.fiscal && months == 0:
			months, isFiscal = 12, true
		case w.grain != gNone:
			end = w
		}
	}
	end = c.settled(end)
	if end.open() || months == 0 && days == 0 || s.one(k.to) != nil && months == 0 {
		return end, false
	}
	w := span(addMonths(end.end+1, -months)-data.Day(days), end.end, end.grain, end.grain)
	_, m, _ := end.end.Civil()
	w.fiscal = isFiscal && months == 12 && m != 12
	w.relative = end.relative
	return w, true
}

// monthQuarter reads "the June quarter": the three months to June.
func monthQuarter(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	if y := s.phrase(1); y != nil {
		year, _, _ := y.end.Civil()
		w = w.in(year, 12)
		w.relative = y.relative
	}
	if w = c.settled(w); w.open() {
		return w, false
	}
	y, m, _ := w.start.Civil()
	if m%3 == 0 {
		q := calendar(gQuarter, y, m/3)
		q.relative = w.relative
		return q, true
	}
	q := span(data.DayOf(y, m-2, 1), w.end, gMonth, gMonth)
	q.relative = w.relative
	return q, true
}

// sameOf reads "the same quarter of 2022" and "the same period last year".
func sameOf(c *context, s slots, arg string) (when, bool) {
	year := *s.phrase(0)
	if year.grain != gYear || year.open() {
		return year, false
	}
	w := unknown(gQuarter)
	w.lean.year, _, _ = year.end.Civil()
	return w, !c.assistant
}

// between reads "from 2014 to 2019", "May-Oct 2020", "2016-2020".
func between(c *context, s slots, arg string) (when, bool) {
	a, b := *s.phrase(0), when{}
	if t := s.one(c.g.c.today); t != nil && arg == "today" {
		b = relative(shift(gDay, c.ref, t.val))
	} else if p := s.phrase(1); p != nil {
		b = *p
	} else {
		b = relative(unitAt(gDay, c.ref))
	}
	if a.grain == gLength || b.grain == gLength || a.bound != exactly || b.bound != exactly ||
		b.grain == gSpan || arg == "dash" && (a.grain != b.grain || a.part != whole) {
		return a, false
	}
	switch {
	case a.open() && b.open():
		a, b = c.settleBoth(a, b)
	case a.open():
		a = c.beside(a, b, -1)
	case b.open():
		b = c.beside(b, a, 1)
	}
	lo, hi := a.start, b.end
	switch {
	case a.part == atEnd && c.assistant:
		lo = a.end + 1
	case a.part == mid && c.assistant:
		lo = a.start + (a.end-a.start+1)/2
	}
	if b.part == atStart && c.assistant {
		hi = b.start
	}
	if a.open() || b.open() || hi < lo {
		return a, false
	}
	w := span(lo, hi, a.grain, b.grain)
	w.relative = a.relative || b.relative
	w.about = a.about || b.about
	return w, true
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
		u = *p
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
	if w.grain == gLength || w.bound != exactly || w.grain == gSpan && w.from != w.to {
		return w, false
	}
	switch arg {
	case "by":
		w = c.settled(w)
		w.bound = by
	case "before":
		w = c.settled(w)
		w.bound = before
		if w.part == atEnd {
			w.bound = by
		}
	case "more": // more than two weeks ago, more than two weeks from now
		w.bound = before
		if w.start > c.ref {
			w.bound = after
		}
	case "less":
		if w.start > c.ref {
			return w, false
		}
		w = relative(span(w.start, c.ref-1, gDay, gDay))
	case "since":
		w = c.settle(w, false)
		w.bound = since
	case "after":
		w = c.settle(w, false)
		w.bound = after
		if w.part == atStart {
			w.bound = since
		}
	}
	return w, true
}

// bareUnit reads "the quarter": the one spoken of. Assistants mean the current one.
func bareUnit(c *context, s slots, arg string) (when, bool) {
	g := gQuarter
	if u := s[len(s)-1].item; u.classes.has(c.g.c.unit) {
		g = grain(u.val)
	} else if s.one(c.g.c.halfw) != nil {
		g = gHalf
	} else {
		g = gNone
	}
	if c.assistant {
		return relative(unitAt(g, c.ref)), g != gNone && arg == ""
	}
	w := unknown(g)
	w.lean = stay
	return w, g != gDay && g != gWeek
}

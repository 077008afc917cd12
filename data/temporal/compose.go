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
	if p.open() {
		return p, false
	}
	if u != nil && grain(u.val) != gWeek {
		w := unitAt(grain(u.val), p.end) // the last quarter of 2018
		w.relative = p.relative
		return w, arg == "last" && w.grain != gDay && w.end-w.start < p.end-p.start
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
	case year.grain != gYear || n < 1:
		return w, false
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

// attach puts an open month, quarter or day into the year beside it.
func attach(c *context, s slots, arg string) (when, bool) {
	a, b := *s.phrase(0), *s.phrase(1)
	if a.grain == gYear && !a.open() {
		a, b = b, a
	}
	if !a.yearless() || b.grain != gYear || b.open() || b.relative && s.one(c.g.c.comma) != nil {
		return a, false
	}
	if b.lean.units != 0 && c.moment.Known() && !c.assistant {
		b = shift(gYear, c.moment.Start, b.lean.units) // "in June of the following year"
		b.relative = true
	}
	year, _, _ := b.end.Civil()
	a.relative = b.relative
	switch {
	case b.fiscal && (a.grain == gQuarter || a.grain == gHalf || a.grain == gSpan):
		a.fiscal = true
	case b.fiscal && a.in(year, 12).start > b.end: // December of fiscal 2016 is in 2015
		year--
	}
	a = a.in(year, c.fiscalEnd)
	return a, !a.open()
}

// toldYear reads "November of the same year", of the year in which what was told last
// happened.
func toldYear(c *context, s slots, arg string) (when, bool) {
	a := *s.phrase(0)
	t := c.moment
	if !t.Known() {
		t = c.topic
	}
	if !a.yearless() || !t.Known() || c.assistant {
		return a, false
	}
	y, _, _ := t.Start.Civil()
	a = a.in(y, c.fiscalEnd)
	a.relative, a.topical = true, true
	return a, !a.open()
}

// yearless reports whether a phrase lacks a year and could have one.
func (w when) yearless() bool { return w.open() && w.grain != gWeekday && w.bound == exactly }

// closing is the number of the last of several, as lexicon.txt gives it to "final".
const closing = 9

// firstOf reads "the first nine months of 2022", "the last three months of 2014",
// "the first two weeks of 2021", "the 9th month of next year".
func firstOf(c *context, s slots, arg string) (when, bool) {
	l, year, n := c.counted(s)
	y, _, _ := year.end.Civil()
	last := arg == "last" || n == closing && arg == "" && year.grain == gYear // "the final three months of last year"
	switch {
	case arg == "nth":
		return nthUnit(l.unit, y, n, 1, year)
	case arg == "days":
		return c.firstDays(s, l, n)
	case l.adjective && l.unit != gMonth || n != 1 && arg == "" && !last:
		return l, false
	case l.unit == gWeek && year.grain == gYear && arg == "":
		return nthUnit(gWeek, y, 1, l.n, year)
	case l.days != 0 || l.months < 1 || l.months > 11:
		return l, false
	case last:
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

// counted takes apart "the first nine months of 2022": the length (or the unit),
// the year and the ordinal.
func (c *context) counted(s slots) (l, year when, n int) {
	n = 1
	for _, f := range s {
		switch {
		case f.class == c.g.c.ord || f.class == c.g.c.opening:
			n = f.item.val
		case f.class == c.g.c.unit:
			l.unit = grain(f.item.val)
		case f.item.when.grain == gLength:
			l = *f.item.when
		case f.item.when.grain == gYear:
			year = *f.item.when
		}
	}
	return l, year, n
}

// partOf reads "early 2015", "the end of this year", "later this month".
func partOf(c *context, s slots, arg string) (when, bool) {
	var w when
	if p := s.phrase(0); p != nil {
		w = *p
	} else if u := s.one(c.g.c.unit); u != nil {
		w = relative(unitAt(grain(u.val), c.ref))
		if arg != "soon" {
			w.lean = stay
		}
	} else {
		w = relative(unitAt(gYear, c.ref))
	}
	if w.part != whole || w.grain == gLength || w.grain == gWeekday || w.grain == gDay {
		return w, false
	}
	for _, f := range s {
		if p, ok := c.g.parts[f.class]; ok {
			w.part = p
		}
	}
	return w, true
}

// endedOn reads "the quarter ended June 30", "the three months to September",
// "the year ended on March 31".
func endedOn(c *context, s slots, arg string) (when, bool) {
	var l, end when
	for _, f := range s {
		switch w := f.item.when; {
		case f.class == c.g.c.unit:
			l = when{}
			l.add(grain(f.item.val), 1)
		case w.grain != gNone && l.unit == gNone:
			l.cover(w)
		case w.grain != gNone:
			end = *w
		case f.class == c.g.c.halfw:
			l.add(gMonth, 6)
		case f.class == c.g.c.cainian, f.class == c.g.c.quannian:
			l.add(gYear, 1)
		}
	}
	if p := s.phrase(0); arg == "zh" && p != nil {
		end = *p
	}
	end = c.settled(end)
	if end.open() || l.months == 0 && (l.days == 0 || s.one(c.g.c.to) != nil) {
		return end, false
	}
	w := span(addMonths(end.end+1, -l.months)-data.Day(l.days), end.end, end.grain, end.grain)
	_, m, _ := end.end.Civil()
	w.fiscal = l.months == 12 && m != 12
	w.relative = end.relative
	return w, true
}

// cover makes the length that of a phrase: three months of a quarter.
func (w *when) cover(p *when) {
	switch p.grain {
	case gLength:
		*w = *p
	case gQuarter:
		w.add(gMonth, 3)
	case gHalf:
		w.add(gMonth, 6)
	case gYear:
		w.add(gYear, 1)
	}
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

// bareUnit reads "the quarter": the one spoken of. Assistants mean the current one.
func bareUnit(c *context, s slots, arg string) (when, bool) {
	g := gQuarter
	if u := s[len(s)-1].item; u.classes.has(c.g.c.plural) {
		return when{}, false
	} else if u.classes.has(c.g.c.unit) {
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

package temporal

import (
	"yunshi/data"
	"yunshi/data/token"
)

// offset reads "two weeks after January 15", "three weeks from tomorrow".
func offset(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	l, sign := s.phrase(0), 1
	if l.adjective {
		return *l, false
	}
	base, rel := c.ref, true
	if t := s.one(k.today); t != nil {
		base += data.Day(t.val)
	} else if p := s.phrase(1); p != nil {
		w := *p
		if w = c.settle(w, true); w.open() || w.grain == gLength {
			return w, false
		}
		base, rel = w.start, w.relative
	}
	if s.one(k.before) != nil || s.one(k.prev) != nil {
		sign = -1
	}
	w := c.coarse(l, l.moved(base, sign))
	w.relative = rel
	if last := *s[len(s)-1].item.when; arg == "on" && last.grain == gWeekday {
		w = c.onDay(w, nearest(w.start, last.n, l.unit == gDay))
	}
	return w, true
}

// nearest is the weekday n of the day's week, or else the next one.
func nearest(d data.Day, n int, sameWeek bool) data.Day {
	if sameWeek {
		return monday(d) + data.Day(n-1)
	}
	return d + data.Day((n-weekday(d)+7)%7)
}

// inLength reads "in five years": a date for assistants and in talk of the
// future, otherwise a length.
func inLength(c *context, s slots, arg string) (when, bool) {
	l := s.phrase(0)
	if l.adjective {
		return *l, false
	}
	w := c.coarse(l, l.moved(c.ref, 1))
	w.duration = true
	if last := *s[len(s)-1].item.when; last.grain == gWeekday {
		return c.onDay(w, nearest(w.start, last.n, l.unit == gDay)), true
	}
	if !c.assistant && (arg == "for" || !c.future()) {
		w = *l
		w.duration = true
	} else if arg == "for" {
		return w, false
	}
	return w, true
}

// ordinal reads "the 15th of next month".
func ordinal(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	n, _ := c.direction(s)
	if r := s.one(k.yuerel); r != nil {
		n = r.val
	}
	m := shift(gMonth, c.ref, n)
	y, mon, _ := m.start.Civil()
	for _, f := range s {
		if f.class == k.ord || f.class == k.daynum {
			w := when{grain: gDay, n: mon, d: f.item.val}.in(y, 12)
			return relative(w), w.y != 0
		}
	}
	return when{}, false
}

// nthDay reads "the third Tuesday of September 2014" and "the fifth last day of May".
func nthDay(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	n := 1
	if o := s.one(k.ord); o != nil {
		n = o.val
	}
	var month, day when
	for _, f := range s {
		switch f.item.when.grain {
		case gMonth:
			month = c.settle(*f.item.when, c.future() || c.assistant)
		case gWeekday:
			day = *f.item.when
		}
	}
	if month.grain == gNone {
		dir, _ := c.direction(s)
		month = relative(shift(gMonth, c.ref, dir))
	}
	d := month.end - data.Day(n-1)
	switch arg {
	case "lastwd": // the last Friday of March
		d = month.end - data.Day((weekday(month.end)-day.n+7)%7)
	case "weekday":
		d = month.start + data.Day((day.n-weekday(month.start)+7)%7+7*(n-1))
	}
	if n < 1 || d < month.start || d > month.end {
		return month, false
	}
	w := c.onDay(day, d)
	w.relative = month.relative
	return w, true
}

// dated reads "Sunday, Aug 24" and "Aug 24, the Sunday": the date says all.
func dated(c *context, s slots, arg string) (when, bool) {
	if arg == "first" {
		return *s.phrase(0), true
	}
	return *s.phrase(1), true
}

// monthDay reads "on the 13th", a day of the month of publication or of the one
// before or after; "on the 13th floor" is none.
func monthDay(c *context, s slots, arg string) (when, bool) {
	if c.assistant || !c.parted(s[len(s)-1].item.tokN) {
		return when{}, false
	}
	return c.dayOfMonth(s.one(c.g.c.nth).val)
}

// beyond are words that may follow a date and belong to something else.
var beyond = map[string]bool{
	"that": true, "it": true, "they": true, "he": true, "she": true, "in": true, "at": true, "by": true, "with": true, "to": true, "after": true,
	"a": true, "an": true, "the": true, "its": true, "their": true, "this": true, "both": true, "which": true, "who": true, "was": true, "were": true, "is": true, "said": true, "also": true,
	"before": true, "and": true, "but": true, "while": true, "when": true, "as": true, "for": true, "from": true, "has": true, "have": true,
}

// parted reports whether what the phrase might count does not begin at token i.
func (c *context) parted(i int) bool {
	return i >= len(c.toks) || c.toks[i].Kind != token.Word || beyond[c.toks[i].Lower] || c.toks[i].Upper
}

// nextDay reads "the next day", "the day after": the day after the one told of.
func nextDay(c *context, s slots, arg string) (when, bool) {
	end := s[len(s)-1].item.tokN
	if arg == "alone" && !c.standsAlone(end) { // "the day after the deal"
		return when{}, false
	}
	w := unknown(gDay)
	w.unit, w.lean.days = gDay, 1
	return w, !c.assistant
}

// standsAlone reports whether "the day after" that ends before token i goes on about nothing:
// a sign stands there, or the sentence's own verb.
func (c *context) standsAlone(i int) bool {
	if i >= len(c.toks) || c.toks[i].Kind != token.Word {
		return true
	}
	switch c.toks[i].Lower {
	case "came", "saw", "brought", "followed":
		return true
	case "it":
		return c.word(i+1) == "was" && (c.word(i+2) == "the" || c.word(i+3) == "turn")
	}
	return false
}

// nextUnit reads "the year after": the one that follows upon what was told.
func nextUnit(c *context, s slots, arg string) (when, bool) {
	w := unknown(gDay)
	for _, f := range s {
		if u, ok := grains[c.toks[f.item.tok].Lower]; ok {
			w = unknown(u)
		}
	}
	w.unit, w.lean.units = w.grain, 1
	return w, !c.assistant && c.standsAlone(s[len(s)-1].item.tokN)
}

// atWeekend reads "over the weekend" as the last that has begun, or in talk of the future the
// next.
func atWeekend(c *context, s slots, arg string) (when, bool) {
	w := unitAt(gWeekend, c.ref)
	if w.start > c.ref && !c.future() {
		w = shift(gWeekend, c.ref, -1)
	}
	return relative(w), !c.assistant
}

// numberedWeek reads "week 12 of 2015".
func numberedWeek(c *context, s slots, arg string) (when, bool) {
	year, n := *s.phrase(0), 0
	for _, f := range s {
		if f.item.when.grain == gNone && f.item.val > 0 {
			n = f.item.val
		}
	}
	y, _, _ := year.end.Civil()
	return nthUnit(gWeek, y, n, 1, year)
}

// afterNext reads "the Friday after next".
func afterNext(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	return c.onDay(w, c.ref+data.Day((w.n-weekday(c.ref)+7)%7+7)), true
}

// dayOf reads 20日, a day of this month or of the month before.
func dayOf(c *context, s slots, arg string) (when, bool) {
	return c.dayOfMonth(s.one(c.g.c.daynum).val)
}

// dayOfMonth is the day of the month spoken of where it comes after the day spoken of, "on
// May 21 … on the 22nd", or else of this month, or of the month before or after as the clause
// speaks of the past or the future.
func (c *context) dayOfMonth(d int) (when, bool) {
	if day := c.day; day.Precision == data.PrecisionDay {
		y, m, last := day.Start.Civil()
		if next := data.DayOf(y, m, d); d > last && next <= data.InMonth(y, m).End && (!c.dated || next <= c.last) {
			return relative(spanOf(gDay, next, next)), true
		}
	}
	y, m, today := c.ref.Civil()
	w := when{grain: gDay, n: m, d: d}
	if future := c.future(); future && w.d < today {
		w.n++
	} else if !future && w.d > today {
		w.n--
	}
	y, w.n = y+(w.n-1+12)/12-1, (w.n-1+12)%12+1
	w = w.in(y, 12)
	return relative(w), w.y != 0
}

// edgeDay reads "the last day of June".
func edgeDay(c *context, s slots, arg string) (when, bool) {
	month := c.settled(*s.phrase(0))
	if month.open() {
		return month, false
	}
	d := month.end
	if s.one(c.g.c.opening) != nil {
		d = month.start
	}
	w := spanOf(gDay, d, d)
	w.relative = month.relative
	return w, true
}

// dateOf reads "Monday the 21st": this month's, or else the last one that falls so.
func dateOf(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	if arg == "count" { // two Mondays later
		return c.onDay(w, monday(c.ref)+data.Day(w.n-1+7*s.one(c.g.c.integer).val)), true
	}
	d := 0
	for _, f := range s {
		if f.class == c.g.c.daynum || f.class == c.g.c.ord {
			d = f.item.val
		}
	}
	year, month, _ := c.ref.Civil()
	for back := range 60 {
		day := data.DayOf(year, month-back, d)
		if _, _, dd := day.Civil(); dd == d && weekday(day) == w.n {
			return c.onDay(w, day), true
		}
	}
	return w, false
}

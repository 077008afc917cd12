package temporal

import "yunshi/data"

// stay leans on the period spoken of as it is: "in the quarter".
var stay = lean{year: -1}

// leaning gives a phrase its meaning from the period, or for days and weeks the
// day, that the text spoke of last, where there is one of a fitting length.
func (c *context) leaning(w when) when {
	l, t := w.lean, c.topic
	if l == (lean{}) {
		return w
	}
	if l == stay {
		return c.staying(w)
	}
	if l.later() {
		return c.afterwards(w)
	}
	if l.days != 0 || w.grain <= gWeek {
		t = c.day
	}
	if l.months%3 != 0 && t.Precision != data.PrecisionMonth { // "a month earlier" leaves no quarter
		if !c.day.Known() {
			return w
		}
		return w.as(unitAt(gMonth, addMonths(c.day.Start, l.months)))
	}
	if !t.Known() || t.Bound != data.Exactly {
		return w
	}
	if l.units == 0 {
		y, _, _ := t.End.Civil()
		if l.year > 0 {
			l.months = 12 * (l.year - y)
		}
		return w.as(c.displaced(t, l.months, l.days))
	}
	switch n := t.End - t.Start; {
	case l.units < 0 && w.grain == gYear && n < 300: // that quarter, the year before
		return w.as(c.displaced(t, 12*l.units, 0))
	case n > 366:
		return w
	}
	return w.as(shift(w.grain, t.Start, l.units))
}

// later reports whether the phrase goes on from what was told: "a month later".
func (l lean) later() bool { return l.units == 0 && l.year == 0 && l.months+l.days > 0 }

// afterwards gives "four months later" its meaning from the day, the month or the
// year that the text told of last; it is known no finer than that, nor than its
// own unit.
func (c *context) afterwards(w when) when {
	t, g := c.moment, w.unit
	switch {
	case !t.Known() || t.Bound != data.Exactly:
		return w
	case g == gWeek:
		g = gDay
	case g == gQuarter || g == gHalf:
		g = gMonth
	case g == gDecade:
		g = gYear
	}
	switch t.Precision {
	case data.PrecisionDay:
	case data.PrecisionMonth:
		g = max(g, gMonth)
	case data.PrecisionYear:
		g = gYear
	default:
		return w
	}
	if g != gDay && w.lean.days > 0 || g == gYear && w.lean.months < 12 {
		return w // two weeks after some day of a month
	}
	return w.as(unitAt(g, addMonths(t.Start, w.lean.months)+data.Day(w.lean.days)))
}

// listedYear is the k-th phrase of a run, in the year of its neighbour in a list:
// "in Q2 and Q3 of 2020", "in May 2015 and June".
func (c *context) listedYear(items []item, k int) when {
	w := *items[k].when
	if !w.yearless() || w.unknown {
		return w
	}
	for _, side := range []int{2, -2} {
		if j := k + side; j >= 0 && j < len(items) && items[(j+k)/2].classes.meets(&c.g.joiners) {
			if v := *items[j].when; v.grain == w.grain && !v.open() {
				return c.beside(w, v, -side)
			}
		}
	}
	return w
}

// sameYear puts a quarter or half without a year into the year spoken of,
// in a text whose publication is not known.
func (c *context) sameYear(w when) when {
	if c.dated || c.assistant || !w.open() || w.unknown || !c.topic.Known() {
		return w
	}
	switch w.grain {
	case gQuarter, gHalf, gSpan:
		y, _, _ := c.topic.End.Civil()
		w = w.in(y, c.fiscalEnd)
		w.relative, w.topical = true, true
	}
	return w
}

// staying reads "in the quarter" as the quarter spoken of, "the same day" as the
// day, and "that year" as the year in which either lies.
func (c *context) staying(w when) when {
	if w.bound != exactly || w.part != whole && c.future() {
		return w // "by the end of the year" is this year's
	}
	t := c.topic
	if w.grain == gDay || !t.Known() {
		t = c.day
	}
	if !t.Known() || t.Precision == data.PrecisionDay && (w.grain == gQuarter || w.grain == gHalf) {
		return w
	}
	if v, ok := c.fitting(w.grain, t); ok {
		return w.as(v)
	}
	return w
}

// fitting is a period, for a unit about as long, or the unit around it if longer.
func (c *context) fitting(g grain, t data.Date) (w when, ok bool) {
	n, months := int(t.End-t.Start)+1, monthsOf(g)
	switch {
	case g == gNone || g == gDay && n == 1 || n >= 28*months && n <= 31*months:
		return c.displaced(t, 0, 0), true
	case n < 28*months || g == gWeek && n == 1:
		return unitAt(g, t.Start), true
	}
	return w, false
}

// as takes over what another phrase means.
func (w when) as(o when) when {
	o.rule, o.part, o.bound, o.about = w.rule, w.part, w.bound, w.about
	o.relative, o.topical = true, true
	return o
}

// displaced is a period moved by months and days.
func (c *context) displaced(t data.Date, months, days int) when {
	a := addMonths(t.Start, months) + data.Day(days)
	b := addMonths(t.End+1, months) - 1 + data.Day(days)
	g := gSpan
	switch t.Precision {
	case data.PrecisionDay:
		g, b = gDay, a
	case data.PrecisionMonth:
		g = gMonth
	case data.PrecisionQuarter:
		g = gQuarter
	case data.PrecisionHalf:
		g = gHalf
	case data.PrecisionYear:
		g = gYear
	}
	w := spanOf(g, a, b)
	w.from, w.to = gDay, gDay
	w.fiscal = t.Precision == data.PrecisionFiscalYear
	return w
}

// spokenOf makes a date the period, or the day, spoken of last.
func (c *context) spokenOf(d data.Date, w when) {
	switch {
	case c.assistant || !d.Known() || d.Bound != data.Exactly:
		return
	case w.topical || w.remote:
	case d.Precision == data.PrecisionDay:
		c.day = d
	default:
		c.topic = d
	}
	switch d.Precision {
	case data.PrecisionDay, data.PrecisionMonth, data.PrecisionYear:
		c.moment = d
	}
}

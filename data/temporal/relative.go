package temporal

import "yunshi/data"

// direction is the number of units that "this", "last" or "next" moves.
func (c *context) direction(s slots) (n int, leans bool) {
	k := &c.g.c
	for _, f := range s {
		switch f.class {
		case k.last, k.pastw, k.next:
			return f.item.val, false
		case k.prev, k.follow:
			return f.item.val, true
		}
	}
	return 0, false
}

// relative marks a phrase as relative to the publication.
func relative(w when) when {
	w.relative = true
	return w
}

// length reads "three years", "a couple of weeks", "5 years 1 month 12 days".
func length(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	w := when{grain: gLength, adjective: arg == "adjective"}
	n, half := 1, false
	for _, f := range s {
		switch f.class {
		case k.integer, k.a:
			n = f.item.val
		case k.few, k.couple:
			n, w.vague = f.item.val, true
		case k.halfw:
			half = true
		case k.unit:
			w.add(grain(f.item.val), n)
		}
	}
	switch {
	case arg == "half" && w.unit == gYear: // half a year
		w.months, w.unit = 6, gMonth
	case arg == "half":
		return w, false
	case half && w.unit == gYear:
		w.months += 6
	case half && w.unit == gMonth:
		w.days += 15
	}
	if arg == "fortnight" {
		w.add(gWeek, 2)
	}
	w.vague = w.vague || arg == "range"
	return w, w.months <= 1200*10 && w.days <= 366*1000
}

// hanLength reads 三年, 6个月.
func hanLength(c *context, s slots, arg string) (when, bool) {
	w := when{grain: gLength}
	w.add(grains[arg], s.one(c.g.c.integer).val)
	return w, true
}

func (w *when) add(g grain, n int) {
	if w.unit == gNone {
		w.n = n
	} else {
		w.n = 0 // of several units, none counts
	}
	w.unit = g
	switch g {
	case gDay:
		w.days += n
	case gWeek:
		w.days += 7 * n
	case gMonth:
		w.months += n
	case gQuarter:
		w.months += 3 * n
	case gYear:
		w.months += 12 * n
	case gDecade:
		w.months += 120 * n
	}
}

// moved is the day a length after (or, for -1, before) the given one.
func (w *when) moved(d data.Day, sign int) data.Day {
	return addMonths(d, sign*w.months) + data.Day(sign*w.days)
}

func today(c *context, s slots, arg string) (when, bool) {
	n := 0
	for _, f := range s {
		switch f.class {
		case c.g.c.today, c.g.c.tianrel:
			n += f.item.val
		case c.g.c.before:
			n--
		case c.g.c.after:
			n++
		}
	}
	if arg == "last" {
		n = -1
	}
	if arg == "between" && n == 0 { // "the day before today" is none
		return when{}, false
	}
	w := relative(shift(gDay, c.ref, n))
	if n != 0 {
		w.unit = gDay
	}
	return w, true
}

// shiftUnit reads "last week", "this year", "the previous quarter".
func shiftUnit(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	n, leans := c.direction(s)
	g := gDay
	for _, f := range s {
		switch f.class {
		case k.unit:
			g = grain(f.item.val)
			if f.item.classes.has(k.plural) { // "in coming years" is no date
				return when{}, false
			}
		case k.weekend:
			g = gWeekend
		case k.halfw:
			g = gHalf
		case k.nianrel, k.yuerel, k.zhourel, k.jirel:
			n, g = f.item.val, grains[arg]
		}
	}
	if two, ok := skips[arg]; ok {
		n = two
	}
	switch {
	case s.one(k.pastw) != nil && !c.assistant && g != gWeekend:
		return c.pastUnit(g), true
	case s.one(k.fiscal) != nil && g == gYear:
		return c.fiscalShift(n, leans), true
	}
	w := relative(shift(g, c.ref, n))
	w.unit = g
	if leans {
		w.lean.units = n
	}
	return w, true
}

// skips are "the week after next" and "the week before last".
var skips = map[string]int{"after": 2, "before": -2}

// pastUnit reads "the past year": up to now, where "last year" is the calendar's.
func (c *context) pastUnit(g grain) when {
	w := span(c.ref, c.ref, g, g)
	w.start = (&when{months: monthsOf(g), days: daysOf(g)}).moved(c.ref, -1)
	w.unit = g
	return relative(w)
}

// fiscalShift is the fiscal year n after the current one.
func (c *context) fiscalShift(n int, leans bool) when {
	y, m, _ := c.ref.Civil()
	if m > c.fiscalEnd {
		y++
	}
	w := relative(when{grain: gYear, fiscal: true}.in(y+n, c.fiscalEnd))
	if leans {
		w.lean.months = 12 * n
	}
	return w
}

func monthsOf(g grain) int {
	w := when{}
	w.add(g, 1)
	if g == gHalf {
		return 6
	}
	return w.months
}

func daysOf(g grain) int {
	w := when{}
	w.add(g, 1)
	return w.days
}

// shiftNamed reads "last September", "next Tuesday", "this spring".
func shiftNamed(c *context, s slots, arg string) (when, bool) {
	w := *s.phrase(0)
	if !w.open() || w.grain == gDay {
		return w, false
	}
	n, _ := c.direction(s)
	if w.grain == gWeekday {
		if n < 0 && weekday(c.ref) == 7 && w.n < 7 && !c.assistant {
			n = 0 // read on a Sunday, "last Wednesday" is that of the week just past
		}
		d := monday(c.ref) + data.Day(7*n+w.n-1)
		if n == 0 && d < c.ref && c.assistant {
			d += 7
		}
		if arg == "coming" && n > 0 { // "this coming Friday"
			d = c.ref + data.Day((w.n-weekday(c.ref)+7)%7)
		}
		return c.onDay(w, d), true
	}
	year, _, _ := c.ref.Civil()
	month := unitAt(gMonth, c.ref)
	for y := year - 1; y <= year+1; y++ {
		v := w.in(y, 12)
		switch {
		case n == 0 && y == year, n > 0 && v.start > month.end,
			n < 0 && v.end < c.recent(w, month.start) && w.in(y+1, 12).end >= c.recent(w, month.start):
			return relative(v), true
		}
	}
	return w, false
}

// recent is the day before which "last August" lies, given the first day of the
// month: the month just past would be called last month.
func (c *context) recent(w when, month data.Day) data.Day {
	if w.grain == gMonth && !c.assistant {
		return addMonths(month, -1)
	}
	return month
}

// weekOf reads "Wednesday of next week".
func weekOf(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	n, _ := c.direction(s)
	if r := s.one(k.zhourel); r != nil {
		n = r.val
	}
	var day when
	for _, f := range s {
		switch f.class {
		case k.integer:
			day.n = f.item.val
		case k.ri, k.tian:
			day.n = 7
		}
		if f.item.when.grain == gWeekday {
			day = *f.item.when
		}
	}
	return c.onDay(day, monday(c.ref)+data.Day(7*n+day.n-1)), day.n >= 1 && day.n <= 7
}

// rolling reads "the last three years": from the same day three years before.
func rolling(c *context, s slots, arg string) (when, bool) {
	l := s.phrase(0)
	var tmp when
	if l == nil {
		tmp, _ = length(c, s, "")
		l = &tmp
	}
	if l.adjective || l.unit == gNone {
		return when{}, false
	}
	n, _ := c.direction(s)
	if arg == "within" || arg == "next" {
		n = 1
	}
	if arg == "past" {
		n = -1
	}
	if n == 0 {
		return when{}, false
	}
	a, b := c.ref, l.moved(c.ref, 1)
	if n < 0 {
		a, b = l.moved(c.ref, -1), c.ref
	}
	w := relative(span(a, b, l.unit, l.unit))
	w.unit, w.about, w.duration = l.unit, l.vague, arg == "within"
	if l.unit == gQuarter && !c.assistant {
		w.start, w.end = c.units(when{unit: gQuarter, n: n * l.n})
	}
	if arg == "" || l.unit == gQuarter || l.unit == gDecade {
		w.n = n * l.n // counted in whole units, for the assistants
	}
	return w, true
}

// ago reads "six years ago", "a week earlier", "two weeks later", and to the day or a unit "a year
// ago today", "two years ago this month".
func ago(c *context, s slots, arg string) (when, bool) {
	l := s.phrase(0)
	if l.adjective {
		return *l, false
	}
	sign := -1
	if arg == "later" {
		sign = 1
	}
	if arg == "today" || arg == "unit" {
		g := gDay
		if u := s.one(c.g.c.unit); u != nil {
			g = grain(u.val)
		}
		w := relative(unitAt(g, l.moved(c.ref, sign)))
		w.remote = true
		return w, !l.vague && g <= l.unit
	}
	w := c.coarse(l, l.moved(c.ref, sign))
	if arg == "later" && !c.assistant {
		w = unknown(gDay)
		w.unit = l.unit
	}
	if arg != "ago" {
		w.lean.months, w.lean.days = l.months*sign, l.days*sign
	}
	return w, true
}

// coarse rounds a day reached by a length: "six years ago" is a year, "two months
// ago" a month. Assistants mean the day.
func (c *context) coarse(l *when, d data.Day) when {
	g := gDay
	if !c.assistant {
		g = l.unit
		switch g {
		case gQuarter:
			g = gMonth
		case gDecade:
			g = gYear
		}
	}
	w := relative(unitAt(g, d))
	w.about, w.unit, w.remote = l.vague || l.unit == gDecade, l.unit, true
	return w
}

// sameUnit reads "the same day", "that year", which the text before it tells.
func sameUnit(c *context, s slots, arg string) (when, bool) {
	g := gDay
	if u := s.one(c.g.c.unit); u != nil {
		g = grain(u.val)
	}
	w := unknown(g)
	w.lean = stay
	return w, !c.assistant
}

// yearAgo reads "the year-ago quarter" and, with a unit, "the quarter before".
func yearAgo(c *context, s slots, arg string) (when, bool) {
	u := s.one(c.g.c.unit)
	if arg == "unit" {
		w := unknown(grain(u.val))
		w.lean.units = -1
		return w, !c.assistant
	}
	w := relative(shift(gYear, c.ref, -1))
	if u != nil && grain(u.val) != gYear {
		w = unknown(gQuarter)
	}
	w.lean.months = -12
	return w, true
}

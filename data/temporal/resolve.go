package temporal

import "yunshi/data"

// resolver makes the meaning of a phrase out of what its pattern matched; ok is
// false where the words cannot mean a date (the 31st of February).
type resolver func(c *context, s slots, arg string) (w when, ok bool)

// resolvers are the names that rules.txt uses.
var resolvers map[string]resolver

func init() {
	resolvers = map[string]resolver{
		"civil": civil, "slashed": slashed, "pointed": pointed, "yearmonth": yearMonth, "years": years, "days": dayRange,
		"nth": nth, "decade": decade, "fiscal": fiscalYear, "year": plainYear, "season": season, "weekday": named,
		"holiday": holiday, "plan": fiveYearPlan,
		"length": length, "today": today, "shift": shiftUnit, "shiftname": shiftNamed, "weekof": weekOf, "rolling": rolling,
		"ago": ago, "offset": offset, "inlength": inLength, "ordinal": ordinal, "nthday": nthDay, "dateof": dateOf,
		"attach": attach, "first": firstOf, "part": partOf, "ended": endedOn, "monthquarter": monthQuarter, "same": sameOf,
		"range": between, "numbers": numbered, "weekdays": weekdays, "lasting": lasting, "rest": rest, "bound": bounded,
		"keep": keep, "yearago": yearAgo, "bare": bareUnit, "years-zh": yearsOf, "zhlength": hanLength, "lastday": edgeDay,
		"sameunit": sameUnit, "dated": dated, "dayof": dayOf, "monthday": monthDay, "nextday": nextDay, "nextunit": nextUnit, "weekend": atWeekend, "toldyear": toldYear, "weekn": numberedWeek, "wdafter": afterNext, "week": weekOfMonth,
	}
}

// one returns the item in the slot of the class, or nil.
func (s slots) one(c class) *item {
	for i := range s {
		if s[i].class == c {
			return s[i].item
		}
	}
	return nil
}

// phrase returns the k-th item that holds a phrase.
func (s slots) phrase(k int) *when {
	for i := range s {
		if s[i].item.when.grain != gNone {
			if k == 0 {
				return s[i].item.when
			}
			k--
		}
	}
	return nil
}

// fullYear reads "15" as 2015 and "87" as 1987.
func fullYear(v int) int {
	switch {
	case v >= 100:
		return v
	case v < 70:
		return 2000 + v
	}
	return 1900 + v
}

// civil reads a day or month of the calendar from its parts, whatever their order.
func civil(c *context, s slots, arg string) (when, bool) {
	w := when{grain: gMonth}
	y := 0
	k := &c.g.c
	for _, f := range s {
		switch f.class {
		case k.month, k.monabbr, k.monthnum:
			w.n = f.item.val
		case k.daynum, k.ord, k.nth:
			w.d, w.grain = f.item.val, gDay
		case k.year, k.yearx, k.yy:
			y = fullYear(f.item.val)
			if arg == "late" && f.item.val <= 31 {
				return w, false
			}
		}
	}
	if w.grain == gDay && (w.d < 1 || w.d > 31 || w.d > data.InMonth(2000, w.n).End.Time().Day()) {
		return w, false
	}
	w = w.in(y, 12)
	return w, y == 0 || w.y != 0
}

// slashed reads 06/19/2015 as the American order and 19/06/2015 as the other.
func slashed(c *context, s slots, arg string) (when, bool) {
	var v []int
	y := 0
	for _, f := range s {
		switch f.class {
		case c.g.c.daynum:
			v = append(v, f.item.val)
		case c.g.c.yearx, c.g.c.yy:
			y = fullYear(f.item.val)
		}
	}
	if v[0] > 12 {
		v[0], v[1] = v[1], v[0]
	}
	if v[0] > 12 || v[1] > data.InMonth(2000, v[0]).End.Time().Day() {
		return when{}, false
	}
	w := when{grain: gDay, n: v[0], d: v[1]}.in(y, 12)
	return w, y == 0 || w.y != 0
}

// pointed reads the month and day of "Friday 7.6".
func pointed(c *context, s slots, arg string) (when, bool) {
	v := s.one(c.g.c.pointed).val
	return when{grain: gDay, n: v / 100, d: v % 100}, true
}

// yearMonth reads 2015-06; 2009-12 is two years.
func yearMonth(c *context, s slots, arg string) (when, bool) {
	y, m := s.one(c.g.c.year), s.one(c.g.c.monthnum)
	if m.end-m.start != 2 || arg != "month" && m.val > y.val%100 {
		return when{}, false
	}
	return calendar(gMonth, y.val, m.val), true
}

// years reads 2016-20.
func years(c *context, s slots, arg string) (when, bool) {
	y, v := s.one(c.g.c.year).val, s.one(c.g.c.yy).val
	last := y - y%100 + v
	if last <= y {
		return when{}, false
	}
	return span(data.InYear(y).Start, data.InYear(last).End, gYear, gYear), true
}

// yearsOf reads 2014年至2019年.
func yearsOf(c *context, s slots, arg string) (when, bool) {
	var y []int
	for _, f := range s {
		if f.class == c.g.c.year {
			y = append(y, f.item.val)
		}
	}
	return span(data.InYear(y[0]).Start, data.InYear(y[1]).End, gYear, gYear), y[0] < y[1]
}

// dayRange reads "September 4-8, 2015" and "from 4 to 22 January".
func dayRange(c *context, s slots, arg string) (when, bool) {
	var d []int
	mon, y := 0, 0
	for _, f := range s {
		switch f.class {
		case c.g.c.month, c.g.c.monabbr:
			mon = f.item.val
		case c.g.c.daynum, c.g.c.ord:
			d = append(d, f.item.val)
		case c.g.c.yearx:
			y = f.item.val
		}
	}
	if len(d) != 2 || d[0] >= d[1] || d[1] > 31 {
		return when{}, false
	}
	return c.daysOf(when{grain: gMonth, n: mon}.in(y, 12), d[0], d[1])
}

// daysOf is the stretch from the a-th to the b-th of a month.
func (c *context) daysOf(month when, a, b int) (when, bool) {
	last := when{grain: gDay, n: month.n, d: b}.in(month.y, 12)
	if month.y == 0 {
		last = c.settle(last, c.future())
	}
	if last.y == 0 {
		return when{}, false
	}
	w := span(data.DayOf(last.y, month.n, a), last.end, gDay, gDay)
	w.relative = last.relative || month.relative
	return w, a <= b
}

var grains = map[string]grain{
	"quarter": gQuarter, "half": gHalf, "months": gSpan, "decade": gDecade, "year": gYear, "week": gWeek, "month": gMonth,
}

// nth reads quarters and halves: the number from a word, an ordinal or "opening",
// the year, if any, from two or four digits.
func nth(c *context, s slots, arg string) (when, bool) {
	k := &c.g.c
	w := when{grain: grains[arg], fiscal: s.one(k.fiscal) != nil}
	y := 0
	for _, f := range s {
		switch f.class {
		case k.ord, k.integer, k.monthnum, k.opening, k.bannian, k.shouji:
			w.n = f.item.val
		case k.year, k.yy:
			y = fullYear(f.item.val)
		}
	}
	top := map[grain]int{gQuarter: 4, gHalf: 2, gSpan: 9}[w.grain]
	if w.n == 9 && s.one(k.opening) != nil {
		w.n = top
	}
	if w.n < 1 || w.n > top || w.grain == gSpan && w.n%3 != 0 {
		return w, false
	}
	if w.grain == gSpan {
		w.from, w.to = gMonth, gMonth
	}
	return w.in(y, c.fiscalEnd), true
}

func decade(c *context, s slots, arg string) (when, bool) {
	v := 0
	for _, f := range s {
		if f.class == c.g.c.year || f.class == c.g.c.yy || f.class == c.g.c.decades || f.class == c.g.c.integer {
			v = f.item.val
		}
	}
	if arg == "century" { // 20世纪90年代
		v += 100 * (s[0].item.val - 1)
	}
	if v < 100 {
		v = 1900 + v
	}
	if v%10 != 0 {
		return when{}, false
	}
	return calendar(gDecade, v, 0), true
}

func fiscalYear(c *context, s slots, arg string) (when, bool) {
	y := 0
	for _, f := range s {
		if f.class == c.g.c.year || f.class == c.g.c.yy {
			y = fullYear(f.item.val) // of FY2016/17 the last
			if f.class == c.g.c.yy && s.one(c.g.c.year) != nil && y != s.one(c.g.c.year).val+1 {
				return when{}, false
			}
		}
	}
	return when{grain: gYear, fiscal: true}.in(y, c.fiscalEnd), true
}

func plainYear(c *context, s slots, arg string) (when, bool) {
	for _, f := range s {
		if f.class == c.g.c.year || f.class == c.g.c.yy {
			w := calendar(gYear, fullYear(f.item.val), 0)
			return w, true
		}
	}
	return when{}, false
}

func season(c *context, s slots, arg string) (when, bool) {
	w := when{grain: gSeason, n: s.one(c.g.c.season).val}
	if y := s.one(c.g.c.year); y != nil {
		return w.in(y.val, 12), true
	}
	year, _, _ := c.ref.Civil()
	n, _ := c.direction(s)
	if n == 0 { // this one: that which holds the day, or else that of the year
		if v := w.in(year-1, 12); v.start <= c.ref && c.ref <= v.end {
			return relative(v), true
		}
		return relative(w.in(year, 12)), true
	}
	for y := year - 1; y <= year+1; y++ {
		v := w.in(y, 12)
		if n > 0 && v.start > c.ref || n < 0 && v.end < c.ref && w.in(y+1, 12).end >= c.ref {
			return relative(v), true
		}
	}
	return w, false
}

func named(c *context, s slots, arg string) (when, bool) {
	return when{grain: gWeekday, n: s[0].item.val, relative: true}, true
}

func holiday(c *context, s slots, arg string) (when, bool) {
	v := atoi(arg)
	if h := s.one(c.g.c.holiday); h != nil {
		v = h.val
	}
	return when{grain: gDay, n: v / 100, d: v % 100}, true
}

// fiveYearPlan is the period of China's n-th plan; from the third (1966) on they
// follow each other without a gap.
func fiveYearPlan(c *context, s slots, arg string) (when, bool) {
	for _, f := range s {
		if n := f.item.val; (f.class == c.g.c.ord || f.class == c.g.c.wuplan) && n >= 3 {
			y := 1966 + 5*(n-3)
			return span(data.InYear(y).Start, data.InYear(y+4).End, gYear, gYear), true
		}
	}
	return when{}, false
}

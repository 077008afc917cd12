package temporal

import (
	"fmt"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/token"
)

// Annotation is a date expression in the form in which other projects publish
// their test cases: offsets in runes, an exclusive end, null where open.
type Annotation struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Type      string  `json:"type"` // "date" for a day, "daterange" for anything longer
	DateStart *string `json:"date_start"`
	DateEnd   *string `json:"date_end"`
	EDTF      string  `json:"edtf,omitempty"`
}

// Annotate finds the date expressions of a text as assistants understand them:
// "last month" is the calendar month before, "early next week" Monday to Wednesday,
// "on Friday" any Friday. The reference is a day, written 2006-01-02 with or
// without a time after it; without one, relative expressions are left out. The
// kind says which list of cases the text is from; days and stretches are found in
// all of them.
func Annotate(input, reference, _ string) []Annotation {
	c := pool.Get().(*context)
	defer c.release()
	c.open(token.Split(input))
	c.fiscalEnd, c.past, c.assistant = 12, true, true
	known := false
	if len(reference) >= len("2006-01-02") {
		if d, err := data.ParseDate(reference[:10], 12); err == nil && d.Precision == data.PrecisionDay {
			c.ref, known = d.Start, true
		}
	}
	out := []Annotation{} // JSON has no room for a nil list
	at, runes := 0, 0
	for _, f := range c.read(nil, input) {
		if f.when.open() || f.when.relative && !known {
			continue
		}
		a := c.annotation(f.when)
		runes += utf8.RuneCountInString(input[at:f.item.start])
		a.Start = runes
		a.End = runes + utf8.RuneCountInString(input[f.item.start:f.item.end])
		at = f.item.start
		out = append(out, a)
	}
	return out
}

func (c *context) annotation(w when) Annotation {
	start, end := c.window(w)
	a := Annotation{Type: "daterange", EDTF: c.edtf(w)}
	if w.grain == gDay && w.bound == exactly {
		a.Type = "date"
	}
	from, to := start.String(), (end + 1).String()
	switch w.bound {
	case exactly:
		a.DateStart, a.DateEnd = &from, &to
	case by:
		if w.grain == gDay {
			to = end.String()
		}
		a.DateEnd = &to
	case before:
		a.DateEnd = &from
	case since:
		a.DateStart = &from
	case after:
		if w.grain != gDay { // what is after a day starts on it, for assistants
			from = to
		}
		a.DateStart = &from
	}
	return a
}

// cut is a piece of a unit: from one day or month of it to before another; 0 as
// the second is the unit's end.
type cut struct{ from, to int }

// The pieces that assistants mean, by part: of a week and a month in days, of a
// year in months. A year written out ("the end of 2000") is cut in thirds, one
// that is relative ("late this year") in halves.
var (
	weekCuts  = [...]cut{whole: {}, early: {0, 3}, mid: {2, 4}, late: {3, 0}, atStart: {0, 3}, atEnd: {4, 0}, soFar: {0, 3}, later: {3, 0}}
	monthCuts = [...]cut{whole: {}, early: {0, 15}, mid: {9, 20}, late: {15, 0}, atStart: {0, 15}, atEnd: {15, 0}, soFar: {0, 15}, later: {15, 0}}
	yearCuts  = [...]cut{whole: {}, early: {0, 4}, mid: {4, 8}, late: {8, 0}, atStart: {0, 4}, atEnd: {8, 0}, soFar: {0, 6}, later: {6, 0}}
	yearsCuts = [...]cut{whole: {}, early: {0, 6}, mid: {4, 8}, late: {6, 0}, atStart: {0, 3}, atEnd: {6, 0}, soFar: {0, 6}, later: {6, 0}}
)

// window is the stretch that an assistant takes a phrase for: "late July" is the
// 16th to the 31st, "next two years" the two calendar years to come.
func (c *context) window(w when) (start, end data.Day) {
	start, end = w.start, w.end
	switch {
	case w.grain == gSpan && w.unit != gNone && w.n != 0:
		return c.units(w)
	case w.grain == gSpan && w.unit != gNone && end >= c.ref:
		return start, end - 1
	case w.part == whole:
		return start, end
	}
	piece, months := w.piece()
	at := func(n int) data.Day {
		if months {
			return addMonths(w.start, n)
		}
		return w.start + data.Day(n)
	}
	start = at(piece.from)
	if piece.to > 0 {
		end = at(piece.to) - 1
	}
	if w.part == soFar && start < c.ref && c.ref <= end {
		end = c.ref - 1
	}
	if w.part == later {
		start = max(start, c.ref)
	}
	return start, end
}

// piece is the piece of its unit that a phrase names, and whether it counts months.
func (w when) piece() (piece cut, months bool) {
	switch {
	case w.grain == gWeek:
		return weekCuts[w.part], false
	case w.grain == gMonth:
		return monthCuts[w.part], false
	case w.grain == gYear && w.relative:
		return yearsCuts[w.part], true
	case w.grain == gYear || w.grain == gDecade:
		return yearCuts[w.part], true
	}
	return cut{}, false
}

// units is the stretch of |n| whole units before or after the one that holds the
// reference.
func (c *context) units(w when) (start, end data.Day) {
	if w.n < 0 {
		return shift(w.unit, c.ref, w.n).start, unitAt(w.unit, c.ref).start - 1
	}
	return shift(w.unit, c.ref, 1).start, shift(w.unit, c.ref, w.n).end
}

// edtf writes a phrase as EDTF level 2 does, quarters as 33 to 36 and halves as 40
// and 41; "" for what it has no form for.
func (c *context) edtf(w when) string {
	s := ""
	switch y, m, _ := w.start.Civil(); w.grain {
	case gQuarter:
		s = fmt.Sprintf("%04d-%02d", y, 33+(m-1)/3)
	case gHalf:
		s = fmt.Sprintf("%04d-%02d", y, 40+(m-1)/6)
	case gDecade:
		s = fmt.Sprintf("%03dX", y/10)
	case gSpan:
		s = point(w.start, w.from) + "/" + point(w.end, w.to)
	case gWeek, gWeekend, gSeason:
		return ""
	default:
		s = point(w.start, w.grain)
	}
	if w.about && !w.relative {
		s += "~"
	}
	if w.bound == since {
		s += "/.."
	}
	return s
}

func point(d data.Day, g grain) string {
	s := d.String()
	switch g {
	case gYear:
		return s[:4]
	case gMonth, gQuarter, gHalf:
		return s[:7]
	}
	return s
}

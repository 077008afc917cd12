package data

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Day counts days since 1970-01-01 in the proleptic Gregorian calendar. Dates
// of news have no time zone: a day is a day where it happened.
type Day int32

// OpenStart and OpenEnd stand for the missing end of "by 2019" and "since 2013".
const (
	OpenStart Day = math.MinInt32
	OpenEnd   Day = math.MaxInt32
)

// DayOf returns the Day of a calendar date; months and days outside their
// range carry over as in time.Date.
func DayOf(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Civil returns the calendar date of d. Open days give zeros.
func (d Day) Civil() (year, month, day int) {
	if d == OpenStart || d == OpenEnd {
		return 0, 0, 0
	}
	y, m, dd := d.Time().Date()
	return y, int(m), dd
}

// Time returns midnight UTC of d.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

func (d Day) String() string {
	y, m, dd := d.Civil()
	if y < 1000 || y > 9999 {
		return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
	}
	var room [10]byte // written by hand: every reading of an article writes hundreds
	b := strconv.AppendInt(room[:0], int64(y), 10)
	return string(append(b, '-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+dd/10), byte('0'+dd%10)))
}

// Precision says how much of a date is known.
type Precision uint8

// The precisions, from unknown to coarse. PrecisionInterval is any stretch of
// days that no other precision names (a week, a summer, 2025/2027).
const (
	PrecisionNone Precision = iota
	PrecisionDay
	PrecisionMonth
	PrecisionQuarter
	PrecisionHalf
	PrecisionNineMonths
	PrecisionYear
	PrecisionFiscalYear
	PrecisionInterval
)

// Date is a date as far as it is known. The zero Date is unknown. Start and End
// are the first and the last day that it covers, both included; "by 2019" has
// an OpenStart, "since 2013" an OpenEnd. Dates are comparable with ==.
type Date struct {
	Start, End Day
	Precision  Precision
	// Fiscal is the fiscal year's number (FY2016) when Precision is
	// PrecisionFiscalYear, otherwise 0.
	Fiscal int16
	// About marks a date that the text hedges ("around 2015", EDTF "~").
	About bool
	// Bound keeps that the text gave one end only.
	Bound Bound
}

// Bound says whether a date is a point or a limit.
type Bound uint8

// Before is "by 2019" or "before June"; After is "since 2013" or "from April".
const (
	Exactly Bound = iota
	Before
	After
)

// Known reports whether anything is known.
func (d Date) Known() bool { return d.Precision != PrecisionNone }

// OnDay is a date known to the day.
func OnDay(d Day) Date { return Date{Start: d, End: d, Precision: PrecisionDay} }

// InMonth is a date known to the month (1–12, others carry over).
func InMonth(year, month int) Date {
	return Date{Start: DayOf(year, month, 1), End: DayOf(year, month+1, 0), Precision: PrecisionMonth}
}

// InQuarter is calendar quarter q (1–4, others carry over).
func InQuarter(year, q int) Date {
	return Date{Start: DayOf(year, 3*q-2, 1), End: DayOf(year, 3*q+1, 0), Precision: PrecisionQuarter}
}

// InHalf is calendar half h (1 or 2, others carry over).
func InHalf(year, h int) Date {
	return Date{Start: DayOf(year, 6*h-5, 1), End: DayOf(year, 6*h+1, 0), Precision: PrecisionHalf}
}

// NineMonths is January to September.
func NineMonths(year int) Date {
	return Date{Start: DayOf(year, 1, 1), End: DayOf(year, 9, 30), Precision: PrecisionNineMonths}
}

// InYear is a calendar year.
func InYear(year int) Date {
	return Date{Start: DayOf(year, 1, 1), End: DayOf(year, 12, 31), Precision: PrecisionYear}
}

// FiscalYear is the fiscal year numbered year that ends with the last day of
// endMonth (1–12) of that year: Alibaba's FY2016 with endMonth 3 is April 2015
// to March 2016.
func FiscalYear(year, endMonth int) Date {
	return Date{
		Start: DayOf(year, endMonth-11, 1), End: DayOf(year, endMonth+1, 0),
		Precision: PrecisionFiscalYear, Fiscal: int16(year),
	}
}

// Interval is the stretch from start to end, both included; either may be open.
// It takes the sharpest precision that names exactly those days.
func Interval(start, end Day) Date {
	d := Date{Start: start, End: end, Precision: PrecisionInterval}
	if start == OpenStart || end == OpenEnd {
		return d
	}
	if start == end {
		return OnDay(start)
	}
	y, m, day := start.Civil()
	if day != 1 {
		return d
	}
	var c Date
	switch n := end - start; {
	case n < 31:
		c = InMonth(y, m)
	case n < 92:
		c = InQuarter(y, (m+2)/3)
	case n < 184:
		c = InHalf(y, (m+5)/6)
	case n < 274:
		c = NineMonths(y)
	default:
		c = InYear(y)
	}
	if c.Start == start && c.End == end {
		return c
	}
	return d
}

// UpTo is "by d": some day not after d's end.
func UpTo(d Date) Date { d.Start, d.Bound = OpenStart, Before; return d }

// Since is "since d": from d's start on.
func Since(d Date) Date { d.End, d.Bound = OpenEnd, After; return d }

// Point drops the bound of "by 2019" or "since 2013" and gives the date it names.
func (d Date) Point() Date {
	switch {
	case d.Bound == Before && d.End != OpenEnd:
		d.Start = d.unitStart()
	case d.Bound == After && d.Start != OpenStart:
		d.End = d.unitEnd()
	}
	d.Bound = Exactly
	return d
}

func (d Date) unitStart() Day {
	y, m, _ := d.End.Civil()
	switch d.Precision {
	case PrecisionMonth:
		return DayOf(y, m, 1)
	case PrecisionQuarter:
		return DayOf(y, m-2, 1)
	case PrecisionHalf:
		return DayOf(y, m-5, 1)
	case PrecisionNineMonths:
		return DayOf(y, 1, 1)
	case PrecisionYear, PrecisionFiscalYear:
		return DayOf(y, m-11, 1)
	}
	return d.End
}

func (d Date) unitEnd() Day {
	y, m, _ := d.Start.Civil()
	switch d.Precision {
	case PrecisionMonth:
		return DayOf(y, m+1, 0)
	case PrecisionQuarter:
		return DayOf(y, m+3, 0)
	case PrecisionHalf:
		return DayOf(y, m+6, 0)
	case PrecisionNineMonths:
		return DayOf(y, m+9, 0)
	case PrecisionYear, PrecisionFiscalYear:
		return DayOf(y, m+12, 0)
	}
	return d.Start
}

// Contains reports whether every day of o lies within d.
func (d Date) Contains(o Date) bool {
	return d.Known() && o.Known() && d.Start <= o.Start && o.End <= d.End
}

// Overlaps reports whether d and o share a day.
func (d Date) Overlaps(o Date) bool {
	return d.Known() && o.Known() && d.Start <= o.End && o.Start <= d.End
}

// String writes the date as EDTF (ISO 8601-2, levels 0 to 2) with the field's
// usual names for what EDTF has no readable form: 2015-Q2, 2015-H1, 2022-9M and
// FY2016. "By 2019" is ../2019 and "since 2013" is 2013/.. ; an unknown date is "".
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	about := ""
	if d.About {
		about = "~"
	}
	switch d.Bound {
	case Before:
		return "../" + d.Point().String()
	case After:
		return d.Point().String() + "/.."
	}
	y, m, _ := d.Start.Civil()
	switch d.Precision {
	case PrecisionDay:
		return d.Start.String() + about
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d%s", y, m, about)
	case PrecisionQuarter:
		return fmt.Sprintf("%04d-Q%d%s", y, (m+2)/3, about)
	case PrecisionHalf:
		return fmt.Sprintf("%04d-H%d%s", y, (m+5)/6, about)
	case PrecisionNineMonths:
		return fmt.Sprintf("%04d-9M%s", y, about)
	case PrecisionYear:
		return fmt.Sprintf("%04d%s", y, about)
	case PrecisionFiscalYear:
		return fmt.Sprintf("FY%04d%s", d.Fiscal, about)
	}
	return end(d.Start, about) + "/" + end(d.End, about)
}

func end(d Day, about string) string {
	if d == OpenStart || d == OpenEnd {
		return ".."
	}
	return d.String() + about
}

// ParseDate reads what String writes. Fiscal years are read with fiscalEnd as
// their last month (3 for Alibaba, 12 where fiscal and calendar years agree).
// The empty string is the unknown date; anything else that is no date is an error.
func ParseDate(s string, fiscalEnd int) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		return parseInterval(s, from, to, fiscalEnd)
	}
	body := strings.TrimRight(s, "~?%")
	d, err := parsePoint(body, fiscalEnd)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date: write 2015-06-20, 2015-06, 2015, 2015-Q2, 2015-H1, FY2016 or an interval a/b", s)
	}
	d.About = strings.ContainsAny(s[len(body):], "~%")
	return d, nil
}

func parseInterval(s, from, to string, fiscalEnd int) (Date, error) {
	switch {
	case from == ".." || from == "":
		d, err := ParseDate(to, fiscalEnd)
		if err != nil || !d.Known() {
			return Date{}, fmt.Errorf("%q is not an interval: write 2013/2015, ../2019 or 2013/..", s)
		}
		return UpTo(d), nil
	case to == ".." || to == "":
		d, err := ParseDate(from, fiscalEnd)
		if err != nil {
			return Date{}, err
		}
		return Since(d), nil
	}
	a, err := ParseDate(from, fiscalEnd)
	if err != nil {
		return Date{}, err
	}
	b, err := ParseDate(to, fiscalEnd)
	if err != nil {
		return Date{}, err
	}
	if b.End < a.Start {
		return Date{}, fmt.Errorf("%q ends before it starts", s)
	}
	d := Interval(a.Start, b.End)
	d.About = a.About || b.About
	return d, nil
}

var errNotADate = errors.New("not a date")

func parsePoint(s string, fiscalEnd int) (Date, error) {
	if rest, ok := strings.CutPrefix(s, "FY"); ok {
		y, err := strconv.Atoi(rest)
		if err != nil || y < 1000 || y > 9999 {
			return Date{}, errNotADate
		}
		return FiscalYear(y, fiscalEnd), nil
	}
	if len(s) < 4 {
		return Date{}, errNotADate
	}
	y, err := strconv.Atoi(s[:4])
	if err != nil || y < 1000 || (len(s) > 4 && s[4] != '-') {
		return Date{}, errNotADate
	}
	switch rest := strings.TrimPrefix(s[4:], "-"); {
	case len(s) == 4:
		return InYear(y), nil
	case rest == "9M":
		return NineMonths(y), nil
	case len(rest) == 2:
		return partOfYear(y, rest)
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, errNotADate
	}
	return OnDay(DayOf(t.Year(), int(t.Month()), t.Day())), nil
}

// partOfYear reads Q1 to Q4, H1, H2 and 01 to 12.
func partOfYear(y int, part string) (Date, error) {
	n := int(part[1] - '0')
	switch {
	case part[0] == 'Q' && n >= 1 && n <= 4:
		return InQuarter(y, n), nil
	case part[0] == 'H' && n >= 1 && n <= 2:
		return InHalf(y, n), nil
	}
	m, err := strconv.Atoi(part)
	if err != nil || m < 1 || m > 12 {
		return Date{}, errNotADate
	}
	return InMonth(y, m), nil
}

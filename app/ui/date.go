package ui

import (
	"strconv"
	"strings"

	"yunshi/data"
)

// Date writes a date as a person does: "19 March 2017", "Q2 2014", "by 2019",
// "about 2015". An unknown date is "undated".
func Date(d data.Date) string { return date(d, "months") }

// ShortDate is Date with the months cut: "19 Mar 2017".
func ShortDate(d data.Date) string { return date(d, "months.short") }

func date(d data.Date, months string) string {
	if !d.Known() {
		return T("date.none")
	}
	p := d.Point()
	s := point(p, months)
	switch {
	case d.Bound == data.Before:
		s = T("date.before", Args{"D": s})
	case d.Bound == data.After:
		s = T("date.after", Args{"D": s})
	}
	if d.About {
		s = T("date.about", Args{"D": s})
	}
	return s
}

func point(d data.Date, months string) string {
	y, m, day := d.Start.Civil()
	args := Args{"Y": y, "D": day, "M": month(months, m)}
	switch d.Precision {
	case data.PrecisionDay:
		return T("date.day", args)
	case data.PrecisionMonth:
		return T("date.month", args)
	case data.PrecisionQuarter:
		args["Q"] = (m + 2) / 3
		return T("date.quarter", args)
	case data.PrecisionHalf:
		args["H"] = (m + 5) / 6
		return T("date.half", args)
	case data.PrecisionNineMonths:
		return T("date.nine", args)
	case data.PrecisionYear:
		return strconv.Itoa(y)
	case data.PrecisionFiscalYear:
		return "FY" + strconv.Itoa(int(d.Fiscal))
	}
	return interval(d, months)
}

// interval names whole years and months where the ends allow it.
func interval(d data.Date, months string) string {
	end := func(day data.Day, last bool) string {
		if day == data.OpenStart || day == data.OpenEnd {
			return "…"
		}
		y, m, _ := day.Civil()
		whole, year := data.InMonth(y, m), data.InYear(y)
		switch {
		case !last && day == year.Start, last && day == year.End:
			return strconv.Itoa(y)
		case !last && day == whole.Start, last && day == whole.End:
			return point(whole, months)
		}
		return point(data.OnDay(day), months)
	}
	return end(d.Start, false) + " – " + end(d.End, true)
}

func month(key string, m int) string {
	names := strings.Fields(T(key))
	if m < 1 || m > len(names) {
		return strconv.Itoa(m)
	}
	return names[m-1]
}

package timeline

import (
	"strconv"
	"strings"

	"yunshi/app/timeline/scene"
	"yunshi/app/timeline/viewport"
	"yunshi/data"
)

// Words is what the timeline says, in the language of the window. {n} stands
// for a number.
type Words struct {
	Axis  *viewport.Names
	Wider string // marks that cover the whole view: "+{n} wider dates"
	Crowd string // "{n} events"
	Open  string // what a click on a crowd does
	Empty string // in place of the lanes when there is no mark
	// The menu of a lane.
	Pin, Unpin, Collapse, Expand string
	// Dates in tooltips: {d} is the date that is hedged, {h} the half.
	By, Since, About, Half, NineMonths, Year string
	// Sources names where an event was read.
	Sources func(*data.Event) string
}

// date writes a date as a person does: 19 Jun 2015, Q2 2015, by 2019.
func (w *Words) date(d data.Date) string {
	switch {
	case d.Bound == data.Before:
		return strings.Replace(w.By, "{d}", w.date(d.Point()), 1)
	case d.Bound == data.After:
		return strings.Replace(w.Since, "{d}", w.date(d.Point()), 1)
	case d.About:
		d.About = false
		return strings.Replace(w.About, "{d}", w.date(d), 1)
	}
	start := d.Start.Time()
	half := strings.Replace(w.Half, "{h}", strconv.Itoa((int(start.Month())+5)/6), 1)
	switch d.Precision {
	case data.PrecisionNone:
		return ""
	case data.PrecisionDay:
		return w.Axis.Write(w.Axis.Day, start)
	case data.PrecisionMonth:
		return w.Axis.Write(w.Axis.Month, start)
	case data.PrecisionQuarter:
		return w.Axis.Write(w.Axis.Quarter+" {y}", start)
	case data.PrecisionHalf:
		return w.Axis.Write(half, start)
	case data.PrecisionNineMonths:
		return w.Axis.Write(w.NineMonths, start)
	case data.PrecisionYear:
		return w.Axis.Write(w.Year, start)
	case data.PrecisionFiscalYear:
		return w.Axis.Write(w.Axis.Fiscal, data.DayOf(int(d.Fiscal), 1, 1).Time())
	}
	return w.openDay(d.Start) + " – " + w.openDay(d.End)
}

// openDay writes an end of an interval, "" where it is open.
func (w *Words) openDay(d data.Day) string {
	if d == data.OpenStart || d == data.OpenEnd {
		return ""
	}
	return w.Axis.Write(w.Axis.Day, d.Time())
}

// English is the words that a new timeline has.
var English = Words{
	Axis:     &viewport.English,
	Wider:    "+{n} wider dates",
	Crowd:    "{n} events",
	Open:     "Click or press Enter to open",
	Empty:    "No dated events to show",
	Pin:      "Keep on top",
	Unpin:    "No longer keep on top",
	Collapse: "Draw units in one lane",
	Expand:   "Give units their own lanes",
	By:       "by {d}", Since: "since {d}", About: "about {d}", Half: "H{h} {y}", NineMonths: "Jan–Sep {y}", Year: "{y}",
	Sources: func(e *data.Event) string {
		if len(e.Sources) == 1 {
			return "1 source"
		}
		return strconv.Itoa(len(e.Sources)) + " sources"
	},
}

// Chinese is the same in 简体.
var Chinese = Words{
	Axis:     &viewport.Chinese,
	Wider:    "另有 {n} 件日期更宽",
	Crowd:    "{n} 件事件",
	Open:     "点击或按回车展开",
	Empty:    "没有可显示的事件",
	Pin:      "置顶",
	Unpin:    "取消置顶",
	Collapse: "合并下属单位",
	Expand:   "展开下属单位",
	By:       "不晚于{d}", Since: "自{d}起", About: "约{d}", Half: "{y}年H{h}", NineMonths: "{y}年前三季度", Year: "{y}年",
	Sources: func(e *data.Event) string { return strconv.Itoa(len(e.Sources)) + " 个来源" },
}

func withNumber(template string, n int) string {
	return strings.Replace(template, "{n}", scene.Grouped(n), 1)
}

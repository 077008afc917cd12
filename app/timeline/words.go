package timeline

import (
	"strconv"
	"strings"

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
	// Date writes a date as a person does, Sources names where an event was read.
	Date    func(data.Date) string
	Sources func(*data.Event) string
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
	Date:     data.Date.String,
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
	Date:     data.Date.String,
	Sources:  func(e *data.Event) string { return strconv.Itoa(len(e.Sources)) + " 个来源" },
}

func withNumber(template string, n int) string {
	return strings.Replace(template, "{n}", grouped(n), 1)
}

// grouped writes a number with thousands apart: 12,340.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

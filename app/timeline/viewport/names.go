package viewport

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Names is how a language writes dates on the axis. In the templates {y}, {m},
// {d} and {w} stand for year, month, day and weekday.
type Names struct {
	Months      [12]string
	Weekdays    [7]string // from Sunday
	Quarter     string    // {q}
	Month       string    // a month with its year
	Day         string    // a day with month and year
	DayShort    string    // a day with its month
	Weekday     string    // a day with its weekday
	Fiscal      string    // a fiscal year
	FiscalShort string    // the same where there is little room; {yy} is the year in two digits
}

// English and Chinese are the languages of the window.
var (
	English = Names{
		Months:   [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		Weekdays: [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		Quarter:  "Q{q}", Month: "{m} {y}", Day: "{d} {m} {y}", DayShort: "{d} {m}", Weekday: "{w} {d}", Fiscal: "FY{y}", FiscalShort: "FY{yy}",
	}
	Chinese = Names{
		Months:   [12]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
		Weekdays: [7]string{"日", "一", "二", "三", "四", "五", "六"},
		Quarter:  "Q{q}", Month: "{y}年{m}", Day: "{y}年{m}{d}日", DayShort: "{m}{d}日", Weekday: "{d} {w}", Fiscal: "{y}财年", FiscalShort: "FY{yy}",
	}
)

// Write fills a template with a date.
func (n *Names) Write(template string, t time.Time) string {
	return strings.NewReplacer(
		"{y}", strconv.Itoa(t.Year()),
		"{yy}", fmt.Sprintf("%02d", t.Year()%100),
		"{q}", strconv.Itoa((int(t.Month())+2)/3),
		"{m}", n.Months[t.Month()-1],
		"{d}", strconv.Itoa(t.Day()),
		"{w}", n.Weekdays[t.Weekday()],
	).Replace(template)
}

func clock(t time.Time) string { return fmt.Sprintf("%02d:%02d", t.Hour(), t.Minute()) }

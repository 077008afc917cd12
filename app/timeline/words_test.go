package timeline

import (
	"testing"

	"yunshi/data"
)

func TestDatesReadAsAPersonWritesThem(t *testing.T) {
	about := data.InYear(2015)
	about.About = true
	for _, c := range []struct {
		date             data.Date
		english, chinese string
	}{
		{data.OnDay(data.DayOf(2015, 6, 19)), "19 Jun 2015", "2015年6月19日"},
		{data.InMonth(2015, 6), "Jun 2015", "2015年6月"},
		{data.InQuarter(2015, 2), "Q2 2015", "Q2 2015"},
		{data.InHalf(2015, 2), "H2 2015", "2015年H2"},
		{data.NineMonths(2015), "Jan–Sep 2015", "2015年前三季度"},
		{data.InYear(2015), "2015", "2015年"},
		{data.FiscalYear(2016, 3), "FY2016", "2016财年"},
		{data.UpTo(data.InYear(2019)), "by 2019", "不晚于2019年"},
		{data.Since(data.InMonth(2013, 4)), "since Apr 2013", "自2013年4月起"},
		{about, "about 2015", "约2015年"},
		{data.Interval(data.DayOf(2015, 6, 8), data.DayOf(2015, 6, 14)), "8 Jun 2015 – 14 Jun 2015", "2015年6月8日 – 2015年6月14日"},
		{data.Date{}, "", ""},
	} {
		if got := English.date(c.date); got != c.english {
			t.Errorf("%v: %q, want %q", c.date, got, c.english)
		}
		if got := Chinese.date(c.date); got != c.chinese {
			t.Errorf("%v: %q, want %q", c.date, got, c.chinese)
		}
	}
}

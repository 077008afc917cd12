package article

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// dateAt is a full date, or a month with its year, in a line.
type dateAt struct {
	date       data.Date
	start, end int // bytes
	// month and day are set, and date is not, for a day without a year ("June 19").
	month, day int
}

// item is a run of digits, a run of letters, or a single sign.
type item struct {
	start, end int
	num        int // -1 if not digits, or too many of them
	text       string
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf reads a month's English name or its abbreviation of three letters or
// more ("sept"); 0 if it is none.
func monthOf(word string) int {
	if len(word) < 3 || len(word) > 9 {
		return 0
	}
	w := strings.ToLower(word)
	for i, m := range months {
		if w == m || len(w) == 3 && m[:3] == w || w == "sept" && m == "september" {
			return i + 1
		}
	}
	return 0
}

func itemsOf(s string) []item {
	items := make([]item, 0, 16)
	for i := 0; i < len(s); {
		c := s[i]
		j, num := i+1, -1
		switch {
		case c == ' ' || c == '\t':
			i++
			continue
		case isDigit(c):
			for j < len(s) && isDigit(s[j]) {
				j++
			}
			if j-i <= 8 {
				num, _ = strconv.Atoi(s[i:j])
			}
		case alnum(c):
			for j < len(s) && alnum(s[j]) && !isDigit(s[j]) {
				j++
			}
		case c >= utf8.RuneSelf:
			_, n := utf8.DecodeRuneInString(s[i:])
			j = i + n
		}
		items = append(items, item{i, j, num, s[i:j]})
		i = j
	}
	return items
}

// datesIn finds the dates of a short line, from left to right.
func datesIn(s string) []dateAt {
	var found []dateAt
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	items := itemsOf(s)
	for i := 0; i < len(items); {
		d, n := dateFrom(items[i:])
		if n == 0 {
			i++
			continue
		}
		d.start, d.end = items[i].start, items[i+n-1].end
		found = append(found, d)
		i += n
	}
	return found
}

// dateFrom reads a date that begins with the first item and returns how many
// items it takes; 0 if there is none.
func dateFrom(it []item) (dateAt, int) {
	if len(it) < 2 {
		return dateAt{}, 0
	}
	switch {
	case it[0].num >= 0 && it[0].end-it[0].start == 4:
		return yearFirst(it)
	case it[0].num >= 0 && it[0].end-it[0].start <= 2:
		return dayFirst(it)
	case monthOf(it[0].text) > 0:
		return monthFirst(it)
	}
	return dateAt{}, 0
}

// yearFirst reads 2013-11-18, 2017/3/15, 2021.08.16, 2017年3月20日 and 2017年3月.
func yearFirst(it []item) (dateAt, int) {
	if len(it) < 4 || it[2].num < 1 || it[2].num > 12 {
		return dateAt{}, 0
	}
	y, m := it[0].num, it[2].num
	switch sep := it[1].text; {
	case sep == "年" && it[3].text == "月":
		if len(it) > 5 && it[4].num > 0 && (it[5].text == "日" || it[5].text == "号") {
			return fullDate(y, m, it[4].num, 6)
		}
		return monthDate(y, m, 4)
	case strings.Contains("-/.", sep) && len(it) > 4 && it[3].text == sep && it[4].num > 0:
		return fullDate(y, m, it[4].num, 5)
	}
	return dateAt{}, 0
}

// dayFirst reads "9 Dec 2021", "9th of December, 2021", "9-Dec-2021" and what numericDate
// does.
func dayFirst(it []item) (dateAt, int) {
	if d, n := numericDate(it); n > 0 {
		return d, n
	}
	day := it[0].num
	i := skipItems(it, 1, "st", "nd", "rd", "th", "of", "-")
	if i == 1 && it[1].text == "/" && it[1].start == it[0].end {
		i++
	}
	if i >= len(it) || monthOf(it[i].text) == 0 {
		return dateAt{}, 0
	}
	m := monthOf(it[i].text)
	j := skipItems(it, i+1, ".", ",", "-", "/")
	if j < len(it) && it[j].isYear() {
		return fullDate(it[j].num, m, day, j+1)
	}
	return partDate(m, day, i+1)
}

// numericDate reads "9.12.2021", and of "25/12/2021", "25-12-2021" and "12/25/2021" what
// is certain.
func numericDate(it []item) (dateAt, int) {
	if len(it) < 5 || it[1].text != it[3].text || !it[4].isYear() || it[2].num < 1 {
		return dateAt{}, 0
	}
	a, b, y := it[0].num, it[2].num, it[4].num
	switch sep := it[1].text; {
	case sep == "." && it[0].end == it[1].start, (sep == "/" || sep == "-") && (a > 12 || a == b):
		return fullDate(y, b, a, 5)
	case (sep == "/" || sep == "-") && b > 12:
		return fullDate(y, a, b, 5)
	case sep == "/" || sep == "-":
		switch zoneBehind(it[5:]) {
		case dayFirstZone:
			return fullDate(y, b, a, 5)
		case monthFirstZone:
			return fullDate(y, a, b, 5)
		}
	}
	return dateAt{}, 0
}

// A time zone tells whether a date of three numbers opens with its day.
const (
	dayFirstZone   = 1
	monthFirstZone = 2
)

var zoneOrder = map[string]int{
	"HKT": dayFirstZone, "SGT": dayFirstZone, "GMT": dayFirstZone, "BST": dayFirstZone, "CET": dayFirstZone, "CEST": dayFirstZone, "IST": dayFirstZone, "AEST": dayFirstZone, "AEDT": dayFirstZone,
	"EST": monthFirstZone, "EDT": monthFirstZone, "ET": monthFirstZone, "PST": monthFirstZone, "PDT": monthFirstZone, "PT": monthFirstZone, "CDT": monthFirstZone,
}

// zoneBehind is the order that the zone of the time of day behind a date tells; 0 without any.
func zoneBehind(it []item) int {
	for k := 0; k < len(it) && k <= 7; k++ {
		if it[k].isZone() {
			return zoneOrder[it[k].text]
		}
		if it[k].num < 0 && !slices.Contains(clockParts, strings.ToLower(it[k].text)) {
			break
		}
	}
	return 0
}

var clockParts = []string{":", ".", ",", "am", "pm", "a", "p", "m", "at"}

// isYear reports whether an item is four digits.
func (it item) isYear() bool { return it.num > 0 && it.end-it.start == 4 }

// monthFirst reads "Apr 2,2015", "Sept. 5th, 2014", "April 2015" and "June 19".
func monthFirst(it []item) (dateAt, int) {
	m := monthOf(it[0].text)
	i := skipItems(it, 1, ".", ",")
	if i >= len(it) || it[i].num < 0 {
		return dateAt{}, 0
	}
	if it[i].end-it[i].start == 4 {
		return monthDate(it[i].num, m, i+1)
	}
	d := it[i].num
	j := skipItems(it, skipClock(it, i+1), "st", "nd", "rd", "th", ",", ".")
	if j < len(it) && it[j].isYear() {
		return fullDate(it[j].num, m, d, j+1)
	}
	return partDate(m, d, i+1)
}

func skipItems(it []item, i int, texts ...string) int {
	for n := 0; n < 2 && i < len(it); n++ {
		for _, t := range texts {
			if it[i].text == t {
				i++
				break
			}
		}
		if i >= len(it) {
			break
		}
	}
	return i
}

// skipClock passes over the time of day between a day and its year: "Apr 8 06:28:00
// CST 2020".
func skipClock(it []item, i int) int {
	k := i
	for k+1 < len(it) && it[k].num >= 0 && it[k].end-it[k].start == 2 && it[k+1].text == ":" {
		k += 2
	}
	if k == i || k >= len(it) || it[k].num < 0 {
		return i
	}
	if k++; k < len(it) && it[k].isZone() {
		k++
	}
	return k
}

// isZone reports whether an item may be a time zone's abbreviation: "CST", "AEST".
func (it item) isZone() bool {
	small := func(r rune) bool { return !unicode.IsUpper(r) }
	return len(it.text) >= 2 && len(it.text) <= 4 && !strings.ContainsFunc(it.text, small)
}

func plausible(year int) bool { return year >= 1990 && year <= 2060 }

func fullDate(y, m, d, n int) (dateAt, int) {
	day := data.DayOf(y, m, d)
	if yy, mm, dd := day.Civil(); !plausible(y) || yy != y || mm != m || dd != d {
		return dateAt{}, 0
	}
	return dateAt{date: data.OnDay(day)}, n
}

func monthDate(y, m, n int) (dateAt, int) {
	if !plausible(y) {
		return dateAt{}, 0
	}
	return dateAt{date: data.InMonth(y, m)}, n
}

func partDate(m, d, n int) (dateAt, int) {
	if d < 1 || d > 31 {
		return dateAt{}, 0
	}
	return dateAt{month: m, day: d}, n
}

// parseDate reads a date as metadata give it: EDTF, a time stamp, or words.
func parseDate(s string) (data.Date, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return data.Date{}, false
	}
	if d, err := data.ParseDate(s, 12); err == nil {
		return d, d.Known()
	}
	if len(s) >= 8 && allDigits([]byte(s[:8])) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:8]
	}
	if len(s) > 100 {
		s = s[:100]
	}
	for _, d := range datesIn(s) {
		if d.date.Known() {
			return d.date, true
		}
	}
	return data.Date{}, false
}

// dateInName reads the date of a file's name or an address: 2015-06-20, 2015_06_20,
// 20150620, /2014/08/24/, /2013-11/18/ and /2015/03-27/.
func dateInName(name string) (data.Date, bool) {
	for i := 0; i+8 <= len(name); i++ {
		if i > 0 && isDigit(name[i-1]) || !allDigits([]byte(name[i:i+4])) {
			continue
		}
		if n := eightDigits(name[i:]); n > 0 {
			if d, ok := fullDate(n/10000, n/100%100, n%100, 1); ok > 0 {
				return d.date, true
			}
		}
	}
	return data.Date{}, false
}

// eightDigits reads the number that eight digits make, with one sign at most
// behind the fourth and the sixth, and no ninth digit; 0 without one.
func eightDigits(s string) int {
	n, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c) && digits == 8:
			return 0
		case isDigit(c):
			n = n*10 + int(c-'0')
			digits++
		case digits == 8:
			return n
		case digits != 4 && digits != 6 || strings.IndexByte("-_/.", c) < 0 || !isDigit(s[i-1]):
			return 0
		}
	}
	if digits != 8 {
		return 0
	}
	return n
}

package article

import (
	"strings"
	"unicode"

	"yunshi/data"
)

// The year of a dateline that gives none.

// completed completes a dateline's day by the year that the lead or the address tells.
func (j *judge) completed(day dateAt, url string) (data.Date, string) {
	if d, from := j.yearByLead(day); d.Known() {
		return d, from
	}
	for i := range j.paras {
		if i > j.first+1 {
			break
		}
		if d := afterPeriod(day, wordsOf(j.of(i))); d.Known() {
			return d, "dateline"
		}
	}
	words := wordsOf(url)
	if d := afterPeriod(day, words); d.Known() {
		return d, "dateline and url"
	}
	if y := yearAmong(words); y > 0 {
		if full, n := fullDate(y, day.month, day.day, 1); n > 0 {
			return full.date, "dateline and url"
		}
	}
	return data.Date{}, ""
}

// leadWords is how many words of a paragraph are asked for a period.
const leadWords = 60

// wordsOf are the words and numbers of a text, in lower case.
func wordsOf(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s[:min(len(s), 10*leadWords)]), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return words[:min(len(words), leadWords)]
}

// reportDays is how many days after a period's end its numbers are news.
const reportDays = 150

// afterPeriod is the day in the year in which it follows soon upon a period that the words
// report: June 15, of "sales from January to March 2022", is that of 2022.
func afterPeriod(day dateAt, words []string) data.Date {
	for i, w := range words {
		y := yearIn(w)
		month := endOfPeriod(words[:i])
		if y == 0 || month == 0 {
			continue
		}
		end := data.InMonth(y, month).End
		for _, year := range [...]int{y, y + 1} {
			if full, n := fullDate(year, day.month, day.day, 1); n > 0 && full.date.Start > end && full.date.Start-end <= reportDays {
				return full.date
			}
		}
	}
	return data.Date{}
}

// ordinals number the quarters and halves of a year.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4, "h1": 1, "h2": 2}

// endOfPeriod is the month with which the period ends that the words close with: "the
// second quarter of", "H1", "January to March", "ended 30 June"; 0 if they name none.
func endOfPeriod(words []string) int {
	n := len(words)
	if n > 0 && words[n-1] == "of" {
		n--
	}
	if n == 0 {
		return 0
	}
	last := words[n-1]
	switch {
	case len(last) == 2 && last[0] == 'q':
		return 3 * ordinals[last]
	case len(last) == 2 && last[0] == 'h':
		return 6 * ordinals[last]
	case n < 2:
		return 0
	case last == "quarter":
		return 3 * ordinals[words[n-2]]
	case last == "half":
		return 6 * ordinals[words[n-2]]
	}
	if len(last) <= 2 && allDigits([]byte(last)) {
		n-- // the day
	}
	if n < 2 {
		return 0
	}
	if words[n-2] == "to" || words[n-2] == "ended" || words[n-2] == "ending" || words[n-2] == "through" {
		return monthOf(words[n-1])
	}
	return 0
}

// yearAmong is the one year among the words of an address, unless it may be the year that a
// report is of; 0 if there is none.
func yearAmong(words []string) (year int) {
	for _, w := range words {
		y := yearIn(w)
		switch {
		case ofReports[w], y > 0 && year > 0:
			return 0
		case y > 0:
			year = y
		}
	}
	return year
}

// ofReports are the words of an address beside which a year is that of numbers.
var ofReports = map[string]bool{"results": true, "earnings": true, "annual": true, "report": true, "review": true, "outlook": true, "forecast": true, "full": true, "fy": true, "profit": true, "revenue": true, "half": true, "quarter": true}

// yearIn is the year that a word is; 0 if it is none.
func yearIn(w string) int {
	if len(w) != 4 || !allDigits([]byte(w)) {
		return 0
	}
	y := int(w[0]-'0')*1000 + int(w[1]-'0')*100 + int(w[2]-'0')*10 + int(w[3]-'0')
	if !plausible(y) {
		return 0
	}
	return y
}

package article

import (
	"strconv"
	"strings"
	"unicode"

	"yunshi/data"
)

// Where nothing states the publication date, a page may still betray its month.

// monthInName reads the month of an address that gives no day: /2022/07/,
// /202207/, /2022-07/; a part that is a year alone gives the year.
func monthInName(url string) (data.Date, bool) {
	parts := strings.Split(url, "/")
	var year data.Date
	for i, p := range parts {
		p = strings.Replace(p, "-", "", 1)
		if len(p) != 4 && len(p) != 6 || !allDigits([]byte(p)) {
			continue
		}
		y, _ := strconv.Atoi(p[:4])
		month := p[4:]
		if month == "" && i+1 < len(parts) && len(parts[i+1]) == 2 {
			month = parts[i+1]
		}
		m, _ := strconv.Atoi(month)
		switch {
		case !plausible(y):
		case m >= 1 && m <= 12:
			return data.InMonth(y, m), true
		case month == "" && !year.Known():
			year = data.InYear(y)
		}
	}
	return year, year.Known()
}

// issueWords stand beside the month of a newsletter's or a magazine's issue.
var issueWords = map[string]bool{
	"issue": true, "edition": true, "week": true, "vol": true, "volume": true, "newsletter": true, "weekly": true, "monthly": true, "digest": true, "no": true,
}

// endParas is how many paragraphs at the end of a story may tell where and when
// it was printed.
const endParas = 3

// implied is the day or the month that a dateline closed by a full stop, the
// name of an issue, a note at the foot or the source of a table implies.
func (j *judge) implied() data.Date {
	var source data.Date
	for i := range j.paras {
		s := j.of(i)
		if i == j.first || i == j.first+1 {
			if at := placed(s); at.date.Known() {
				return at.date
			}
		}
		if len(s) > 400 || !hasYear(s) || j.amongDated(i) {
			continue
		}
		for _, d := range datesIn(s) {
			if !d.date.Known() {
				continue
			}
			if j.printed(i, s, d) {
				return d.date
			}
			if sourceNote(s, d) {
				source = d.date
			}
		}
	}
	return source
}

// amongDated reports whether a line and the one beside it open with dates, as those of a
// timeline do.
func (j *judge) amongDated(i int) bool {
	return opensDated(j.of(i)) && (i > 0 && opensDated(j.of(i-1)) || i+1 < len(j.paras) && opensDated(j.of(i+1)))
}

// opensDated reports whether a line opens with a day or a month, be it without its year.
func opensDated(s string) bool {
	s = strings.TrimLeft(s, "*_-• ")
	found := datesIn(s[:min(len(s), 30)])
	return len(found) > 0 && found[0].start == 0
}

// printed reports whether a date in paragraph i is that of the issue: in its name
// at the head, or in a note at the foot ("first appeared in the October 2022 issue").
func (j *judge) printed(i int, s string, d dateAt) bool {
	if i < j.first {
		return hasIssueWord(s[:d.start]) || issueWords[firstWord(s[d.end:])] && strings.TrimSpace(s[:d.start]) == ""
	}
	after := strings.TrimSpace(s[d.end:])
	if i > j.last-endParas && i > j.first && ofPaper(strings.TrimSpace(s[:d.start]), after) {
		return true
	}
	opens := i > j.first && strings.TrimSpace(s[:d.start]) == "" && strings.HasPrefix(after, ".") && d.date.Precision == data.PrecisionDay
	return i > j.last-endParas && (opens || issueWords[firstWord(after)])
}

// ofPaper reports whether the name of a paper stands before a date that closes it, at the foot
// of a page: "Northern Courier, June 2022. Letters | Weather".
func ofPaper(before, after string) bool {
	name, ok := strings.CutSuffix(before, ",")
	words := strings.Fields(name)
	if !ok || len(words) == 0 || len(words) > 4 || strings.ContainsAny(name, ".:;,") || prepositions[words[0]] {
		return false
	}
	for _, w := range words {
		if !capital(w) && w != "of" && w != "the" && w != "&" {
			return false
		}
	}
	return after == "" || after[0] == '.' || after[0] == '|' || after[0] == ')'
}

// sourceNote reports whether a date closes what tells a table's source: "Source:
// Quay Research, August 2018".
func sourceNote(s string, d dateAt) bool {
	after := strings.TrimSpace(s[d.end:])
	return strings.HasPrefix(s, "Source:") && (after == "" || after[0] == '.') && strings.HasSuffix(strings.TrimSpace(s[:d.start]), ",")
}

func hasIssueWord(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if issueWords[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

func firstWord(s string) string {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return strings.ToLower(w)
	}
	return ""
}

// placed finds a dateline that a full stop closes: "Berlin, July 2018. The …".
func placed(s string) (at dateAt) {
	head := s[:min(len(s), 80)]
	for _, d := range datesIn(head) {
		place, ok := strings.CutSuffix(strings.TrimSpace(head[:d.start]), ",")
		if !ok || !strings.HasPrefix(head[d.end:], ". ") || len(strings.Fields(place)) > 3 || strings.ContainsAny(place, ".,;:") {
			return at
		}
		for w := range strings.FieldsSeq(place) {
			if !capital(w) || prepositions[w] {
				return at
			}
		}
		return d
	}
	return at
}

// prepositions open a sentence, not a dateline.
var prepositions = map[string]bool{"In": true, "On": true, "By": true, "At": true, "Since": true, "From": true, "Until": true, "Before": true, "After": true}

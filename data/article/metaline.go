package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// metaDate finds the publication date in a line beside the title. Such a line is
// a date with little else around it ("cn.example · Mar 26, 2024 21:10"), or one
// that a label announces ("Posted 2017-05-24 in News").
func metaDate(s string, p *para) (date data.Date, labelled, ok bool) {
	if len(s) > 400 || !hasYear(s) {
		return date, false, false
	}
	for _, d := range datesIn(s) {
		before, after := s[:d.start], afterClock(s[d.end:])
		switch day := d.date.Precision == data.PrecisionDay; {
		case !d.date.Known():
		case day && (parted(before) && opensPart(after) || signed(before) && strings.TrimSpace(after) == "" || ofCall(s)):
			return d.date, true, true
		case p.class == meta && p.words <= 20 || endsInLabel(before) || p.words <= 9 && bracketed(s):
			return d.date, true, true
		case standsAlone(before, after, day),
			day && !p.prose() && plainWords(before+" "+after) <= 6 && atEdge(before, after):
			return d.date, false, true
		}
	}
	return date, false, false
}

// parted reports whether what stands before a date is parted from it.
func parted(before string) bool {
	t := strings.TrimRight(before, " \t")
	return strings.HasSuffix(before, "  ") || strings.HasSuffix(before, "\t") || strings.HasSuffix(t, "|") || strings.HasSuffix(t, "·") || strings.HasSuffix(t, "•")
}

// signed reports whether a name stands before a date: "A column by J. Harding, ".
func signed(before string) bool {
	t, ok := strings.CutSuffix(strings.TrimSpace(before), ",")
	i := strings.LastIndex(" "+t, " by ")
	if !ok || i < 0 {
		return false
	}
	name := strings.Fields(t[i+2:])
	return len(name) > 0 && len(name) <= 4 && capital(name[0])
}

// ofCall reports whether a line of a page's head names a call, whose transcript it
// heads: "Tencent Q4 2019 results call, 18 March 2020 – excerpt".
func ofCall(line string) bool {
	l := strings.ToLower(line)
	return strings.Contains(l, "results call") || strings.Contains(l, "earnings call") || strings.Contains(l, "conference call") || strings.Contains(l, "transcript")
}

// afterClock cuts the time of day off what follows a date: " 09:17   Source: …".
func afterClock(after string) string {
	i := 0
	for i < len(after) && strings.IndexByte(" ,T", after[i]) >= 0 {
		i++
	}
	n := i
	for n < len(after) && (isDigit(after[n]) || after[n] == ':') {
		n++
	}
	if n-i < 4 || !strings.Contains(after[i:n], ":") {
		return after
	}
	return after[n:]
}

// bracketed finds the paper's own line below a story: "(Example Daily 06/25/2015
// page 14)".
func bracketed(s string) bool { return strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") }

// standsAlone reports whether a date opens a line and is parted from what
// follows; behind a month little may follow.
func standsAlone(before, after string, day bool) bool {
	others, _ := countWords(before + " " + after)
	return others == 0 || strings.Trim(before, "([*_ ") == "" && opensPart(after) && (day || others <= 5)
}

// hasYear spares most lines the search for dates.
func hasYear(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && allDigits([]byte(s[i:i+4])) {
			return true
		}
	}
	return false
}

var dateLabels = []string{"published", "posted", "updated", "update", "date", "time", "issued", "released", "modified", "发布时间", "时间", "日期", "更新时间"}

func endsInLabel(before string) bool {
	b := strings.TrimSuffix(strings.ToLower(strings.TrimRight(before, " :：\t-")), " on")
	for _, l := range dateLabels {
		if rest, ok := strings.CutSuffix(b, l); ok && len(b) <= 80 {
			r, _ := utf8.DecodeLastRuneInString(rest)
			return rest == "" || !unicode.IsLetter(r) || r >= 0x2e80
		}
	}
	return false
}

// opensPart reports whether what follows a date is parted from it.
func opensPart(after string) bool {
	t := strings.TrimLeft(after, " \t")
	return t == "" || strings.HasPrefix(after, "  ") || strings.HasPrefix(after, "\t") || strings.IndexAny(t, "|·•/") == 0 ||
		strings.HasPrefix(t, "·") || strings.HasPrefix(t, "•") || strings.HasPrefix(t, "—") || strings.HasPrefix(t, "- ")
}

func atEdge(before, after string) bool {
	b, a := strings.TrimSpace(before), strings.TrimSpace(after)
	if b == "" || a == "" || strings.HasSuffix(b, "|") || strings.HasSuffix(b, "·") || strings.HasSuffix(b, ",") {
		return true
	}
	// only a time of day or a weekday stands on one side
	return plainWords(b) == 0 || plainWords(a) == 0
}

// clockWords are the words of a time of day and of the days of the week.
var clockWords = strings.Fields("am pm a.m p.m utc gmt est edt et hkt cst bst sgt cet mon tue tues wed thu thur thurs fri sat sun " +
	"monday tuesday wednesday thursday friday saturday sunday")

// plainWords counts the words that are neither numbers nor clock words.
func plainWords(s string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if l := strings.ToLower(w); !allDigits([]byte(l)) && !slices.Contains(clockWords, l) {
			n++
		}
	}
	return n
}

var (
	bylineOpenings = []string{"By ", "by ", "BY ", "By: ", "Author: ", "Text by ", "Words by ", "Written by ", "作者：", "作者:", "记者 "}
	// what may follow the name
	bylineStops = []string{"|", ",", "(", "/", "•", " - ", " – ", " — ", "·", "  ", "\t", " Published", " Updated", " Posted", " in ", " at ", " for ", " on ", " @"}
)

// byline reads "By Ann Lee", "by GT staff reporters" or "By a reporter in Xi'an":
// the author's name and whether the line is a byline at all.
func byline(s string) (author string, ok bool) {
	if len(s) > 160 || len(s) < 6 {
		return "", false
	}
	rest := ""
	for _, by := range bylineOpenings {
		if r, found := strings.CutPrefix(s, by); found {
			rest = strings.TrimSpace(r)
			break
		}
	}
	if rest == "" || endingOf(s) == endsSentence && !strings.HasSuffix(rest, "Jr.") {
		return "", false
	}
	return authorIn(rest)
}

// authorIn reads the name that opens what follows "By". A role is no name.
func authorIn(rest string) (author string, ok bool) {
	for _, stop := range bylineStops {
		rest, _, _ = strings.Cut(rest, stop)
	}
	if d := datesIn(rest); len(d) > 0 {
		rest = rest[:d[0].start]
	}
	rest = strings.Trim(rest, " ,;:-–—*_")
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 8 {
		return "", false
	}
	switch r, _ := utf8.DecodeRuneInString(rest); {
	case words[0] == "a" || words[0] == "our" || words[0] == "staff":
		return "", true
	case r < 0x2e80 && !unicode.IsUpper(r) || monthOf(words[0]) > 0:
		return "", false
	}
	return rest, true
}

// dateline returns how many bytes of a story's first paragraph are its dateline
// ("SHANGHAI, June 19 (Reuters) - ", "(Beijing) — ", "TAIPEI: "), and its date.
func dateline(s string) (n int, at dateAt) {
	head := s[:min(len(s), 120)]
	end, next := len(head)+1, 0
	for _, dash := range []string{" — ", " – ", " -- ", " - ", "— ", "– ", ": "} {
		if i := strings.Index(head, dash); i >= 0 && i < end {
			end, next = i, i+len(dash)
		}
	}
	if next == 0 {
		return 0, at
	}
	place := head[:end]
	colon := strings.HasPrefix(head[end:], ":")
	for _, d := range datesIn(place) {
		if !colon && capital(place) && datedPlace(strings.TrimSpace(place[:d.start]), strings.TrimSpace(place[d.end:]), d.date.Known()) {
			return next, d
		}
	}
	if n, at := lateDate(head, next); n > 0 && !colon && plainWords(place) <= 4 && capital(place) {
		return n, at
	}
	words := len(strings.Fields(place))
	if words <= 3 && bracketed(place) && !colon || words <= 4 && capitals(place) {
		return next, at
	}
	return 0, at
}

// lateDate reads the date of a dateline that parts it from the place: "SHANGHAI,
// China – Sept. 14, 2016 – ".
func lateDate(head string, from int) (n int, at dateAt) {
	rest := head[from:]
	for _, dash := range []string{" — ", " – ", " -- ", " - "} {
		i := strings.Index(rest, dash)
		if i < 0 {
			continue
		}
		if d := datesIn(rest[:i]); len(d) == 1 && d[0].date.Known() && plainWords(rest[:d[0].start]+rest[d[0].end:i]) == 0 {
			return from + i + len(dash), d[0]
		}
	}
	return 0, at
}

// datedPlace reports whether a place before a date and an agency behind it make a
// dateline: "SHANGHAI, " and " (Reuters)", but not "On " and ", Aliyun".
func datedPlace(before, after string, year bool) bool {
	if plainWords(before) > 5 || plainWords(after) > 4 {
		return false
	}
	agency := strings.HasPrefix(after, "(") || strings.HasPrefix(after, "/")
	switch {
	case before == "":
		return agency || after == "" && year
	case !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, ".") && !capitals(before):
		return false
	}
	return after == "" || agency
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "("))
	return unicode.IsUpper(r)
}

// capitals reports whether all letters outside brackets are capitals, and at
// least four are.
func capitals(s string) bool {
	n, depth := 0, 0
	for _, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case unicode.IsLower(r) || unicode.IsDigit(r):
			return false
		case unicode.IsUpper(r):
			n++
		}
	}
	return n >= 4
}

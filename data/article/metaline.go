package article

import (
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
		if !d.date.Known() {
			continue
		}
		before, after := s[:d.start], s[d.end:]
		// "(Example Daily 06/25/2015 page 14)" below a story is the paper's own line
		label := p.class == meta && p.words <= 20 || endsInLabel(before) || p.words <= 9 && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
		others, _ := countWords(before + " " + after)
		alone := strings.Trim(before, "([*_ ") == "" && opensPart(after) || others == 0
		switch {
		case label, alone && d.date.Precision == data.PrecisionDay, alone && others <= 5:
			return d.date, label, true
		case d.date.Precision == data.PrecisionDay && !p.prose() && plainWords(before+" "+after) <= 6 && atEdge(before, after):
			return d.date, false, true
		}
	}
	return date, false, false
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

var dateLabels = []string{"published", "posted", "updated", "update", "date", "time", "on", "issued", "released", "modified", "at", "发布时间", "时间", "日期", "更新时间"}

func endsInLabel(before string) bool {
	b := strings.ToLower(strings.TrimRight(before, " :：\t-"))
	for _, l := range dateLabels {
		if rest, ok := strings.CutSuffix(b, l); ok && len(b) <= 80 && len(l) > 2 {
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

// plainWords counts the words that belong to no time of day.
func plainWords(s string) int {
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch l := strings.ToLower(w); {
		case allDigits([]byte(l)):
		case l == "am" || l == "pm" || l == "utc" || l == "gmt" || l == "est" || l == "edt" || l == "hkt" || l == "cst" || l == "bst" || l == "sgt":
		case strings.HasSuffix(l, "day") || len(l) <= 4 && strings.Contains("mon tue tues wed thu thur fri sat sun", l):
		default:
			n++
		}
	}
	return n
}

// byline reads "By Ann Lee", "by GT staff reporters" or "By a reporter in Xi'an":
// the author's name and whether the line is a byline at all.
func byline(s string) (author string, ok bool) {
	if len(s) > 160 || len(s) < 6 {
		return "", false
	}
	rest := ""
	for _, by := range []string{"By ", "by ", "BY ", "By: ", "Author: ", "Text by ", "Words by ", "作者：", "作者:", "记者 "} {
		if r, found := strings.CutPrefix(s, by); found {
			rest = strings.TrimSpace(r)
			break
		}
	}
	if rest == "" || endingOf(s) == endsSentence && !strings.HasSuffix(rest, "Jr.") {
		return "", false
	}
	if i := strings.IndexAny(rest, "|,(/•"); i > 0 {
		rest = rest[:i]
	}
	for _, cut := range []string{" - ", " – ", " — ", "·", "  ", "\t", " Published", " Updated", " Posted", " in ", " at ", " for ", " on ", " @"} {
		if i := strings.Index(rest, cut); i > 0 {
			rest = rest[:i]
		}
	}
	if d := datesIn(rest); len(d) > 0 {
		rest = rest[:d[0].start]
	}
	rest = strings.Trim(rest, " ,;:-–—*_")
	words := strings.Fields(rest)
	if len(words) == 0 || len(words) > 8 {
		return "", false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	role := strings.HasPrefix(rest, "a ") || strings.HasPrefix(rest, "our ") || strings.HasPrefix(rest, "staff")
	switch {
	case role:
		return "", true
	case !unicode.IsUpper(r) && r < 0x2e80:
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
		if plainWords(place[:d.start]) <= 5 && plainWords(place[d.end:]) <= 4 && capital(place) && !colon {
			return next, d
		}
	}
	words := strings.Fields(strings.Trim(place, "()"))
	switch {
	case strings.HasPrefix(place, "(") && strings.HasSuffix(place, ")") && len(words) <= 3 && !colon:
		return next, at
	case len(words) <= 4 && capitals(place) && len(place) > 3:
		return next, at
	}
	return 0, at
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

package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// dateline returns how many bytes of a story's first paragraph are its dateline
// ("SHANGHAI, June 19 (Reuters) - ", "(Beijing) — ", "TAIPEI: "), and its date.
func dateline(s string) (n int, at dateAt) {
	head := s[:min(len(s), 120)]
	end, next := firstDash(head)
	if next == 0 {
		return longDateline(head)
	}
	place := head[:end]
	words := len(strings.Fields(place))
	if colon := head[end] == ':'; !colon {
		if at, ok := dateOfPlace(place); ok {
			return next, at
		}
		if n, at := lateDate(head, next); n > 0 && plainWords(place) <= 4 && capital(place) {
			return n, at
		}
		if words <= 3 && bracketed(place) {
			return next, at
		}
	}
	if words <= 4 && capitals(place) {
		return next, at
	}
	return longDateline(head)
}

// firstDash is where the first dash or colon stands that may end a dateline, and what
// follows it; next is 0 without any.
func firstDash(head string) (end, next int) {
	end = len(head) + 1
	for _, dash := range []string{" — ", " – ", " -- ", " - ", "— ", "– ", ": "} {
		if i := strings.Index(head, dash); i >= 0 && i < end {
			end, next = i, i+len(dash)
		}
	}
	return end, next
}

// dateOfPlace is the date that stands behind a place: "SHANGHAI, June 19 (Reuters)".
func dateOfPlace(place string) (dateAt, bool) {
	if !capital(place) {
		return dateAt{}, false
	}
	for _, d := range datesIn(place) {
		if datedPlace(strings.TrimSpace(place[:d.start]), strings.TrimSpace(place[d.end:]), d.date.Known()) {
			return d, true
		}
	}
	return dateAt{}, false
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

// longDateline is a dateline that ends in another sign than a dash, or whose date stands
// elsewhere: "(Tianjin, 8 April 2020) ", "TIANJIN--(BUSINESS WIRE)--April 8, 2020-- ",
// "8 April 2020, Tianjin: ". It has a date with its year.
func longDateline(head string) (n int, at dateAt) {
	for _, d := range datesIn(head) {
		if d.date.Precision != data.PrecisionDay {
			continue
		}
		before, after := head[:d.start], head[d.end:]
		open := strings.HasPrefix(before, "(") || strings.HasPrefix(before, "[")
		n = endOfDateline(after, open)
		if n == 0 || !placeBefore(before) {
			return 0, at
		}
		n += d.end
		for n < len(head) && head[n] == ' ' {
			n++
		}
		return n, d
	}
	return 0, at
}

// endOfDateline is how many bytes behind a date still belong to the dateline: an
// agency or a place, and the sign that closes it. 0 where none does.
func endOfDateline(after string, bracketed bool) int {
	rest := strings.TrimLeft(after, " ")
	if i := strings.IndexAny(rest, ")]"); bracketed {
		if i >= 0 && plainWords(rest[:i]) <= 3 {
			return len(after) - len(rest) + i + 1
		}
		return 0
	}
	if strings.HasPrefix(rest, "(") {
		if i := strings.IndexByte(rest, ')'); i > 0 && plainWords(rest[:i]) <= 4 {
			rest = strings.TrimLeft(rest[i+1:], " ")
		}
	}
	if place, ok := strings.CutPrefix(rest, ", "); ok {
		i := strings.IndexByte(place, ':')
		if i <= 0 || !allPlaces(strings.Fields(place[:i])) || len(strings.Fields(place[:i])) > 3 {
			return 0
		}
		rest = place[i:]
	}
	for _, sign := range []string{"--", "—", "–", "- ", ": ", "丨", "｜", "| "} {
		if strings.HasPrefix(rest, sign) {
			return len(after) - len(rest) + len(sign)
		}
	}
	return 0
}

// placeBefore reports whether what stands before a dateline's date is but places and an
// agency.
func placeBefore(before string) bool {
	place := strings.FieldsFunc(before, func(r rune) bool { return strings.ContainsRune(" ,()[]–—-", r) })
	return len(place) <= 6 && (len(place) == 0 || allPlaces(place))
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

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
		if !d.date.Known() {
			continue
		}
		if toCome(s[:d.start]) {
			continue
		}
		a := around{beforeClock(s[:d.start]), afterClock(s[d.end:]), d.date.Precision == data.PrecisionDay}
		if a.day && (a.credited(p) || ofCall(s) && !tied(a.before)) || a.labelled(s, p) {
			return d.date, true, true
		}
		if a.alone(p) {
			return d.date, false, true
		}
	}
	return date, false, false
}

// toCome reports whether a line tells before a date of what is none of the story: "Next
// issue: ", "Founded ".
func toCome(before string) bool {
	w := strings.Fields(strings.ToLower(before))
	return len(w) > 0 && (w[0] == "next" || len(w) <= 2 && otherDays[strings.Trim(w[len(w)-1], ":")])
}

var otherDays = map[string]bool{"founded": true, "established": true, "est": true, "est.": true, "deadline": true, "closes": true, "expires": true, "born": true}

// beforeClock cuts the day of the week off what stands before a date, and the time of day
// with its zone: "Dubai   Wednesday ", "Published 10:12 BST ".
func beforeClock(before string) string {
	rest := before
	for {
		t := strings.TrimRight(rest, " ,")
		i := strings.LastIndexAny(t, " \t") + 1
		w := t[i:]
		switch {
		case w == "" || i == 0:
		case timeZones[w], slices.Contains(weekdays, strings.ToLower(strings.Trim(w, ".,"))):
			rest = t[:i]
			continue
		case isDigit(w[0]) && strings.Contains(w, ":") && strings.Trim(w, "0123456789:") == "":
			rest = t[:i]
			continue
		}
		return rest
	}
}

// around is what stands before and behind a date in a line, which may be a day.
type around struct {
	before, after string
	day           bool
}

// credited reports whether a day stands where a line gives who wrote, from where and when.
func (a around) credited(p *para) bool {
	return parted(a.before) && opensPart(a.after) ||
		bylined(a.before) && opensPart(a.after) ||
		deskLine(a.before) && strings.TrimSpace(a.after) == "" ||
		signed(a.before) && strings.TrimSpace(a.after) == "" ||
		strings.TrimSpace(a.before) == "" && signedAfter(a.after) ||
		ofPlaces(a.before, a.after) ||
		!p.prose() && dashed(a.before, a.after)
}

// labelled reports whether a label announces the date, or the line is such as give it.
func (a around) labelled(s string, p *para) bool {
	return p.class == meta && p.words <= 20 || endsInLabel(a.before) || p.words <= 9 && bracketed(s)
}

// alone reports whether little else than the date stands in the line.
func (a around) alone(p *para) bool {
	return standsAlone(a.before, a.after, a.day) ||
		a.day && !tied(a.before) && !p.prose() && plainWords(a.before+" "+a.after) <= 6 && atEdge(a.before, a.after)
}

// opensWithDate reports whether a line opens with the day on which it was posted, whatever
// its author says of himself behind: "*Posted Sept 23, 2016 by somebody. I write apps.*",
// "*Apr. 21, 2016 | Blogs are not edited.*"
func opensWithDate(line string) bool {
	s := strings.TrimLeft(line, "*_ ")
	found := datesIn(s[:min(len(s), 40)])
	if len(found) == 0 || found[0].date.Precision != data.PrecisionDay || !found[0].date.Known() {
		return false
	}
	before, after := s[:found[0].start], s[found[0].end:]
	if before != "" {
		return endsInLabel(before) && (strings.HasPrefix(after, " by ") || opensPart(after))
	}
	rest := strings.TrimLeft(after, " ")
	return strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, "·")
}

// ofChronicle reports whether a line and the one beside it are items of a chronicle.
func (j *judge) ofChronicle(i int) bool {
	return datedItem(j.of(i)) && (i > 0 && datedItem(j.of(i-1)) || i+1 < len(j.paras) && datedItem(j.of(i+1)))
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

// bylined reports whether a line says whom it is by and, behind an "on", its date: "By Ann
// Lee on 2020-11-18 | News".
func bylined(before string) bool {
	name, ok := strings.CutSuffix(strings.TrimSpace(before), " on")
	if !ok {
		return false
	}
	_, ok = byline(name)
	return ok
}

// deskLine reports whether who wrote and where stands before the date that ends a line: "Our
// correspondents in Paris and Lima, ", "Ann Lee, Shanghai, ".
func deskLine(before string) bool {
	who, ok := strings.CutSuffix(strings.TrimSpace(before), ",")
	words := strings.Fields(who)
	if !ok || len(words) == 0 || len(words) > deskWords || !capital(words[0]) || prepositions[words[0]] || strings.ContainsAny(who, ".:;?!") {
		return false
	}
	for _, w := range words {
		if !capital(w) && !deskWord[w] {
			return false
		}
	}
	return true
}

// deskWords is how many words such a line has at most before its date.
const deskWords = 10

// deskWord are its words that are not capital.
var deskWord = map[string]bool{
	"in": true, "and": true, "at": true, "of": true, "for": true, "the": true, "our": true, "by": true, "from": true, "staff": true, "reporter": true, "reporters": true,
	"correspondent": true, "correspondents": true, "writer": true, "writers": true, "editor": true, "editors": true, "bureau": true, "desk": true, "newsroom": true, "team": true,
}

// signedAfter reports whether a name stands behind a date: " By Our Asia Desk", ", by
// Ann Lee".
func signedAfter(after string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(after, " ,"), "by ")
	if !ok {
		rest, ok = strings.CutPrefix(strings.TrimLeft(after, " ,"), "By ")
	}
	return ok && rest != "" && capital(rest)
}

// dashed reports whether a dash parts a date from what stands before and behind it,
// the time of day aside: "Example Asia -- 27.03.2024 17:45 HKT -- by our correspondent".
func dashed(before, after string) bool {
	words := strings.Fields(after)
	for len(words) > 0 && !isDash(words[0]) && plainWords(words[0]) == 0 {
		words = words[1:]
	}
	b := strings.Fields(before)
	return len(words) > 0 && len(b) > 0 && isDash(words[0]) && isDash(b[len(b)-1])
}

func isDash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "--" }

// tied reports whether a preposition ties a date to what stands before it: "our summit
// of April 8, 2020".
func tied(before string) bool {
	w := strings.Fields(before)
	if n := len(w); n > 2 && w[n-1] == "of" && (w[n-2] == "call" || w[n-2] == "transcript") {
		return false
	}
	return len(w) > 1 && tyingWords[w[len(w)-1]]
}

var tyingWords = map[string]bool{"of": true, "from": true, "since": true, "until": true, "till": true, "for": true, "before": true, "after": true, "to": true,
	"ending": true, "ended": true, "through": true}

// maxPlaces is how many words the places of a line hold at most that a date closes.
const maxPlaces = 16

// ofPlaces reports whether a line is but places and, parted from them, the date:
// "Shanghai (China) and Reading (UK) – Tuesday, 14 June 2022".
func ofPlaces(before, after string) bool {
	place := strings.TrimSpace(before)
	if strings.Trim(after, " .*_") != "" || strings.ContainsAny(place, ":;?!") {
		return false
	}
	words := strings.Fields(place)
	for len(words) > 0 && plainWords(words[len(words)-1]) == 0 {
		if w := words[len(words)-1]; w == "–" || w == "—" || w == "-" {
			return len(words) > 1 && len(words) <= maxPlaces && allPlaces(words[:len(words)-1])
		}
		words = words[:len(words)-1] // the day of the week
	}
	return false
}

// allPlaces reports whether all words may belong to names of places.
func allPlaces(words []string) bool {
	for _, w := range words {
		if !capital(w) && w != "and" && w != "of" && w != "&" {
			return false
		}
	}
	return !prepositions[words[0]]
}

// ofCall reports whether a line of a page's head names a call, whose transcript it
// heads: "Tencent Q4 2019 results call, 18 March 2020 – excerpt".
func ofCall(line string) bool {
	l := strings.ToLower(line)
	return strings.Contains(l, "results call") || strings.Contains(l, "earnings call") || strings.Contains(l, "conference call") || strings.Contains(l, "transcript")
}

// afterClock cuts the time of day and its zone off what follows a date: " 09:17   Source: …".
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
	rest := after[n:]
	for _, half := range []string{"a.m.", "p.m.", "am", "pm", "AM", "PM"} {
		if r, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), half); ok && (r == "" || r[0] == ' ' || r[0] == ',') {
			rest = r
			break
		}
	}
	if zone, r, _ := strings.Cut(strings.TrimPrefix(rest, " "), " "); timeZones[zone] {
		return " " + r
	}
	return rest
}

var timeZones = map[string]bool{"HKT": true, "CST": true, "GMT": true, "UTC": true, "BST": true, "CET": true, "CEST": true, "EST": true, "EDT": true, "ET": true, "PST": true, "PDT": true, "PT": true, "JST": true, "SGT": true, "IST": true, "AEST": true, "MYT": true, "Eastern": true, "Pacific": true}

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

var dateLabels = []string{"published", "posted", "updated", "update", "date", "time", "issued", "released", "modified", "reviewed", "this story is from", "this article is from", "发布时间", "时间", "日期", "更新时间"}

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
	"monday tuesday wednesday thursday friday saturday sunday eastern pacific uhr hrs")

var weekdays = strings.Fields("mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday")

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
	if name, role, ok := strings.Cut(rest, ", "); ok {
		if role, _, ok = strings.Cut(role, "."); ok && slices.Contains(callings, strings.ToLower(role)) {
			return authorIn(name) // "By Ann Lee, Contributor. Opinions are hers."
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

package article

import (
	"slices"
	"strings"
	"unicode"

	"yunshi/data"
)

// Below a story pages and letters point at other stories in one line: "Also on our
// site: A opens an office; B explains; How to choose a server".

// pointing are words of the label that opens such a line.
var pointing = map[string]bool{
	"also": true, "more": true, "new": true, "next": true, "other": true, "elsewhere": true, "latest": true, "previously": true, "earlier": true,
	"recent": true, "recently": true, "inside": true, "coming": true, "upcoming": true, "last": true, "clicked": true, "read": true, "reads": true,
	"popular": true, "trending": true, "previous": true, "site": true, "website": true, "blog": true, "podcast": true, "archive": true, "archives": true, "shared": true,
	"sponsored": true, "sponsors": true, "tickets": true, "weekend": true, "issue": true, "issues": true, "hot": true, "top": true, "missed": true, "worth": true,
}

const (
	pointerReach = 400 // bytes of a paragraph's end that are looked at
	pointerWords = 14  // of one headline in the line, at most
	labelWords   = 5
	lastParas    = 6 // how far from the end of a page such a line stands
)

// pointer is where a line that points at other stories begins in a paragraph, at its
// start or behind a sentence, or -1.
func pointer(s string) int {
	for at := max(0, len(s)-pointerReach); at < len(s); at++ {
		behind := at > 1 && s[at-1] == ' ' && (s[at-2] == '.' || s[at-2] == '!' || s[at-2] == '?')
		if (at == 0 || behind) && points(s[at:]) {
			return at
		}
	}
	return -1
}

// points reports whether s is a label with a pointing word and headlines behind it.
func points(s string) bool {
	colon := strings.IndexByte(s[:min(len(s), 50)], ':')
	if colon < 0 || colon+1 == len(s) || !capital(s) || !pointingLabel(s[:colon]) {
		return false
	}
	items := strings.FieldsFunc(s[colon+1:], func(r rune) bool { return r == ';' || r == '|' || r == '·' || r == '｜' })
	for n, item := range items {
		if !headlineLike(strings.TrimSpace(item), n == len(items)-1) {
			return false
		}
	}
	return len(items) >= 2
}

// pointingLabel reports whether a few words without a stop point at something else.
func pointingLabel(label string) bool {
	words := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return !unicode.IsLetter(r) })
	return len(words) <= labelWords && !strings.ContainsAny(label, ".;,") && slices.ContainsFunc(words, func(w string) bool { return pointing[w] })
}

// headlineLike reports whether an item of such a line may be a headline, of which but the
// last ends in no full stop.
func headlineLike(item string, last bool) bool {
	words, _ := countWords(item)
	if words == 0 || words > pointerWords || strings.Contains(item, ". ") {
		return false
	}
	return last || endingOf(item) != endsSentence || strings.HasSuffix(item, "?")
}

// judgePointers drops the lines near the end that point at other stories: their
// names are not the story's.
func (j *judge) judgePointers() {
	for i := len(j.paras) - 1; i > j.first && i >= len(j.paras)-lastParas; i-- {
		p := &j.paras[i]
		if p.kind != data.Body && p.kind != data.Heading {
			continue
		}
		if j.farewell(i) {
			p.drop("shape.farewell")
			continue
		}
		if pointer(j.of(i)) != 0 {
			continue
		}
		if k := j.kin(i); k.kinsNames == 0 || k.newNames > 2*k.kinsNames || !p.gap && j.paras[i-1].kind == data.Boilerplate {
			p.drop("shape.pointers")
		}
	}
}

// farewell reports whether the last paragraph of a letter says good-bye and then what
// another issue has: "Mind the gap! In June: A opens a shop, B sues C".
func (j *judge) farewell(i int) bool {
	s := j.of(i)
	if len(s) > farewellLength || j.upper(len(j.paras)) != &j.paras[i] {
		return false
	}
	for at := range len(s) {
		if at == 0 && !(pointer(s) == 0 && strings.HasPrefix(s, "In the ")) || at > 0 && (s[at-1] != ' ' || endingOf(s[:at]) != endsSentence) {
			continue
		}
		words, _ := countWords(s[:at])
		if words > goodbyeWords {
			return false
		}
		label, rest, ok := strings.Cut(s[at:], ": ")
		if ok && len(rest) > 0 && capital(label) && otherIssue(label) {
			return true
		}
	}
	return false
}

const (
	farewellLength = 300
	goodbyeWords   = 14
)

// otherIssue reports whether a label names another issue: "In our next issue", "In June",
// "Next time".
func otherIssue(label string) bool {
	words := strings.Fields(strings.ToLower(label))
	if len(words) == 0 || len(words) > labelWords || strings.ContainsAny(label, ".;,") {
		return false
	}
	return words[0] == "in" && (len(words) > 2 || len(words) == 2 && monthOf(words[1]) > 0) || pointingLabel(label)
}

// judgeAdverts drops the short line, or the item of a list, right below a line that
// says "Advertisement".
func (j *judge) judgeAdverts() {
	for i := 1; i < len(j.paras); i++ {
		p, above := &j.paras[i], &j.paras[i-1]
		if above.class == advert && above.words <= 2 && !p.gap && !p.table && (p.mark == bullet || !p.prose()) && i != j.title {
			p.drop("shape.advert")
		}
	}
}

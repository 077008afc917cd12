package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stop handles a full stop at offset i.
func (c *cutter) stop(i int) int {
	if i+1 < c.end && (c.text[i+1] == '.' || c.text[i+1] == ' ' && i+2 < c.end && c.text[i+2] == '.') {
		return c.ellipsis(i)
	}
	after := closers(c.text, i+1, c.end)
	next := skipSpace(c.text, after, c.end)
	switch {
	case next == c.end:
		return next
	case i < c.shut:
		return i + 1
	case next == after:
		if c.missingSpace(i, after) {
			c.cut(after)
		}
		return after
	case c.ends(i, after, next):
		c.cut(after)
	}
	return after
}

// missingSpace reports whether a sentence starts right after the stop, as in
// scraped text: "fell.The company", "said.他说".
func (c *cutter) missingSpace(i, after int) bool {
	if wideAt(c.text, after, c.end) {
		return i > c.start && !digitAt(c.text, i-1) || wideAt(c.text, after, c.end) && after > i+1
	}
	word := wordAfter(c.text, after, c.end)
	if !unicode.IsUpper(rune(c.text[after])) || !is(word, opening) || len(word) < 2 {
		return false
	}
	k := after + len(word)
	before := wordBefore(c.text, c.start, i)
	return len(before) > 2 && strings.ToLower(before) == before && k < c.end && c.text[k] == ' '
}

func digitAt(text string, i int) bool { return '0' <= text[i] && text[i] <= '9' }

// ends reports whether the stop at offset i ends its sentence, given that
// closing marks end at after and the next word starts at next.
func (c *cutter) ends(i, after, next int) bool {
	word := wordBefore(c.text, c.start, i)
	low := strings.ToLower(word)
	following := wordAfter(c.text, next, c.end)
	opens := is(following, opening) && !lowerAt(c.text, next, c.end)
	closed := after > i+1 // a quote or a bracket closes here
	if lowerAt(c.text, next, c.end) {
		return !closed && c.sloppy(word, low, following)
	}
	if c.marker(i, word) {
		return false
	}
	switch {
	case word == "":
		return true
	case is(low, title):
		return closed
	case is(low, number) && c.capitalOrNumber(low, word):
		return !digitAt(c.text, next)
	case is(low, month) && unicode.IsUpper(rune(word[0])):
		return !digitAt(c.text, next) && (opens || closed)
	case is(low, inner):
		return false
	case is(low, hour):
		return c.afterHour(i, next)
	case is(low, etc):
		return true
	case is(low, name):
		return opens || closed && !digitAt(c.text, next) || c.ordinary(word, low, next)
	case dotted(word):
		return opens || closed
	case initial(word):
		return c.afterInitial(i, word, opens)
	}
	return true
}

// capitalOrNumber keeps the answer "No." apart from the number "No. 1": both
// are followed up by what comes next, so only the case of short words matters.
func (c *cutter) capitalOrNumber(low, word string) bool {
	return len(low) > 1 || low == word || low == "n"
}

// ordinary reports whether a word that may be an abbreviation is one of the
// lower-case words that only look like it: "tech.", "max.".
func (c *cutter) ordinary(word, low string, next int) bool {
	switch word {
	case "tech", "min", "max", "rev", "dev", "mo", "est", "sq", "co", "pt", "ag", "ind", "inst", "div":
		return word == low && !digitAt(c.text, next) && word == "tech"
	}
	return false
}

// sloppy reports whether a sentence starts in lower case: "it fell. the company".
func (c *cutter) sloppy(word, low, following string) bool {
	return len(word) > 3 && word == low && is(following, opening) && !strings.Contains(word, ".") &&
		!is(low, name) && !is(low, inner) && !is(low, number) && !is(low, etc) && !is(low, title)
}

// marker reports whether the word before the stop at i is an item's number at
// the start of the sentence: "1. The first".
func (c *cutter) marker(i int, word string) bool {
	return c.item.end > i && c.item.start == c.start && i < c.item.end
}

// afterHour decides after "a.m.": a zone or a weekday goes on, and so does a
// sentence that opens with the hour.
func (c *cutter) afterHour(i, next int) bool {
	if is(wordAfter(c.text, next, c.end), zone) || digitAt(c.text, next) {
		return false
	}
	return strings.Count(c.text[c.start:min(i, c.start+40)], " ") > 2 || i > c.start+40
}

// dotted reports whether the word holds stops itself: "U.S", "D.C".
func dotted(word string) bool {
	k := strings.IndexByte(word, '.')
	return k >= 0 && len(word) <= 8 && !strings.ContainsAny(word, "0123456789@/") && k <= 2
}

// initial reports whether the word is one capital letter.
func initial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}

// afterInitial decides after a single capital: "Albert I. Jones", but "you and
// I. Did" and "Series B. The".
func (c *cutter) afterInitial(i int, word string, opens bool) bool {
	at := i - len(word)
	before := wordBefore(c.text, c.start, strings.LastIndexFunc(c.text[:at], func(r rune) bool { return !space(r) })+1)
	if before == "" {
		return false
	}
	lower := unicode.IsLower(rune(before[0]))
	if word == "I" {
		return lower
	}
	return opens && (lower || is(strings.ToLower(before), label))
}

// ellipsis handles "...", ". . ." and "…" at offset i. Three dots go on unless
// a capital follows without spaces between the dots; a fourth dot is the stop.
func (c *cutter) ellipsis(i int) int {
	j, dots, spaced := i, 0, false
	for j < c.end {
		switch {
		case c.text[j] == '.':
			dots++
			j++
		case strings.HasPrefix(c.text[j:c.end], "…"):
			dots += 3
			j += len("…")
		case c.text[j] == ' ' && j+1 < c.end && c.text[j+1] == '.' && j > i:
			spaced = true
			j++
		default:
			goto done
		}
	}
done:
	after := closers(c.text, j, c.end)
	next := skipSpace(c.text, after, c.end)
	switch {
	case next == c.end:
		return next
	case i < c.shut || next == after || lowerAt(c.text, next, c.end):
		return after
	case spaced && dots == 4 && i > c.start && c.text[i-1] != ' ':
		c.cut(i + 1) // "compounds. . . . The practice"
		return j
	case spaced && dots < 4:
		return after
	}
	c.cut(after)
	return after
}

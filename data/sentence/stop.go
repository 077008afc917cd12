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
		if wideDigit(c.text, after) && after == i+1 {
			return false // "２.５"
		}
		return after > i+1 || i > c.start && !digitAt(c.text, i-1)
	}
	word := wordAfter(c.text, after, c.end)
	if !unicode.IsUpper(rune(c.text[after])) || classOf(word)&opening == 0 || len(word) < 2 {
		return false
	}
	k := after + len(word)
	before := wordBefore(c.text, c.start, i)
	return len(before) > 2 && strings.ToLower(before) == before && k < c.end && c.text[k] == ' '
}

// wideDigit reports whether a full-width digit stands at offset i.
func wideDigit(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return '０' <= r && r <= '９'
}

func digitAt(text string, i int) bool { return '0' <= text[i] && text[i] <= '9' }

// ends reports whether the stop at offset i ends its sentence, given that
// closing marks end at after and the next word starts at next.
func (c *cutter) ends(i, after, next int) bool {
	word := wordBefore(c.text, c.start, i)
	kind := classOf(word)
	common := classOf(wordAfter(c.text, next, c.end))&opening != 0
	closed := after > i+1 // a quote or a bracket closes here
	if lowerAt(c.text, next, c.end) {
		return !closed && common && sloppy(word, kind)
	}
	switch {
	case c.item.start == c.start && i < c.item.end:
		return false // "1. The first"
	case initial(word) && i-len(word) > c.start && c.text[i-len(word)-1] == '/':
		return true // "up 36% Y/Y. The rest"
	case kind&abbreviation != 0:
		return c.endsShort(i, next, word, kind, closed, common)
	case dotted(word):
		return common || closed
	case initial(word):
		return c.afterInitial(i, word, common)
	}
	return true
}

// endsShort decides after an abbreviation. Closed: a quote or a bracket closes
// after it; common: a word follows that commonly opens a sentence.
func (c *cutter) endsShort(i, next int, word string, kind class, closed, common bool) bool {
	digit := digitAt(c.text, next)
	opens := !digit && (common || closed)
	switch {
	case kind&title != 0:
		return closed
	case kind&number != 0 && numbers(word):
		return !digit
	case kind&month != 0 && capital(word):
		return opens
	case kind&inner != 0:
		return false
	case kind&hour != 0:
		return c.endsHour(i, next)
	case kind&etc != 0, word == "tech":
		return true
	case kind&short != 0:
		return !digit
	case kind&name != 0:
		return opens
	case initial(word):
		return c.afterInitial(i, word, common)
	}
	return true
}

// numbers reports whether an abbreviation is one before a number, "No. 5", "p. 7", rather
// than an initial.
func numbers(word string) bool { return len(word) > 1 || unicode.IsLower(rune(word[0])) }

func capital(word string) bool { return unicode.IsUpper(rune(word[0])) }

// endsHour reports whether a sentence may end with "5 p.m." at offset i: no number or zone follows,
// and it does not just open with the hour, as in "At 5 a.m. Mr. Li left".
func (c *cutter) endsHour(i, next int) bool {
	zoned := classOf(wordAfter(c.text, next, c.end))&zone != 0
	return !zoned && !digitAt(c.text, next) && (i > c.start+40 || strings.Count(c.text[c.start:i], " ") > 2)
}

// sloppy reports whether a sentence may end with the word although the next one
// is in lower case: "it fell. the company".
func sloppy(word string, kind class) bool {
	return len(word) > 3 && kind&abbreviation == 0 && strings.ToLower(word) == word && !strings.Contains(word, ".")
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
	return opens && (lower || classOf(before)&label != 0)
}

// ellipsis handles "...", ". . ." and "…" at offset i. Three dots go on unless
// a capital follows without spaces between the dots; a fourth dot is the stop.
func (c *cutter) ellipsis(i int) int {
	j, dots, spaced := c.dotsFrom(i)
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

// dotsFrom counts the dots from offset i on and tells where they end and whether spaces
// part them.
func (c *cutter) dotsFrom(i int) (end, dots int, spaced bool) {
	for j := i; ; {
		rest := c.text[j:c.end]
		switch {
		case strings.HasPrefix(rest, "."):
			dots++
			j++
		case strings.HasPrefix(rest, "…"):
			dots += 3
			j += len("…")
		case strings.HasPrefix(rest, " .") && j > i:
			spaced = true
			j++
		default:
			return j, dots, spaced
		}
	}
}

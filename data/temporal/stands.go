package temporal

import "strings"

// stands reports whether a phrase can be a date where it stands.
func (c *context) stands(it *item, text string) bool {
	return cleanStart(text, it.start) && cleanEnd(text, it) && !c.governs(it) && !c.inRow(it) && (it.tokN-it.tok > 2 || c.plausible(it, text))
}

// inRow reports whether the phrase counts times that follow each other: "a profit for the
// third quarter in a row".
func (c *context) inRow(it *item) bool {
	for _, row := range rows {
		n := 0
		for n < len(row) && it.tokN+n < len(c.toks) && c.toks[it.tokN+n].Lower == row[n] {
			n++
		}
		if n == len(row) {
			return true
		}
	}
	return false
}

var rows = [][]string{{"in", "a", "row"}, {"on", "the", "trot"}, {"running"}, {"in", "succession"}, {"on", "end"}}

// governs reports whether the phrase leans on a happening that the words behind it
// name, and not on a date: "a day before Amazon's announcement".
func (c *context) governs(it *item) bool {
	if it.when.lean == (lean{}) || it.tokN >= len(c.toks) || c.toks[it.tokN-1].Lower != "before" {
		return false
	}
	next := &c.toks[it.tokN]
	return next.Upper || determiners[next.Lower]
}

var determiners = map[string]bool{
	"the": true, "a": true, "an": true, "its": true, "his": true, "her": true, "their": true, "our": true, "that": true, "this": true, "it": true, "they": true,
}

// cleanStart reports whether what begins at i is not the tail of a longer number
// or name: "138-2010-2015", "E9000", "$2015".
func cleanStart(text string, i int) bool {
	if i == 0 {
		return true
	}
	b := text[i-1]
	switch {
	case isAlnum(b), strings.IndexByte("$#_", b) >= 0:
		return false
	case i > 1 && strings.IndexByte("-./+", b) >= 0:
		return !isDigit(text[i-2]) || !isDigit(text[i])
	}
	return true
}

// cleanEnd reports whether the phrase is not the head of a longer number or name:
// "2010-2015-86", "2014-based".
func cleanEnd(text string, it *item) bool {
	end := it.end
	if end == len(text) {
		return true
	}
	if isAlnum(text[end]) {
		return !isAlnum(text[end-1]) || suffixed(text, end)
	}
	if end+1 == len(text) || strings.IndexByte("-./", text[end]) < 0 {
		return true
	}
	if text[end] == '-' && isLetter(text[end+1]) {
		return it.when.grain != gYear || it.tokN-it.tok > 1
	}
	return !isDigit(text[end-1]) || !isDigit(text[end+1])
}

// suffixed reports whether what follows is the letter of an estimate ("2021E") or
// the T before a time.
func suffixed(text string, i int) bool {
	more := i+1 < len(text) && isAlnum(text[i+1])
	switch text[i] {
	case 'E', 'F', 'A', 'e':
		return isDigit(text[i-1]) && !more
	case 'T':
		return more && isDigit(text[i+1])
	}
	return false
}

// plausible reports whether a short phrase is a date rather than a word that only
// looks like one: "She may", "Sun", "Room 2015".
func (c *context) plausible(it *item, text string) bool {
	before, first := c.known(it.tok-1), c.known(it.tok)
	word, capital := c.toks[it.tok].Lower, upper(text[it.start])
	switch w := it.when; w.grain {
	case gYear:
		if apostrophes[word] {
			next := c.word(it.tokN) // "shares '22, per IDC", but not "'25 percent'"
			return it.tokN == len(c.toks) || next != "" && strings.Contains(",.;:)", next)
		}
		return it.tokN-it.tok > 1 || !before.is(noYear) && !c.known(it.tokN).is(noYearNext)
	case gMonth:
		return !w.open() || c.monthly(it, text)
	case gWeekday:
		return !first.classes.has(c.g.c.wdabbr) ||
			before.is(leading) && (c.assistant || capital) && word != "sun" && word != "sat"
	case gHalf:
		return w.y != 0 || word != "h" || capital
	}
	return true
}

// word is the i-th token in lower case, "" outside the text.
func (c *context) word(i int) string {
	if i < 0 || i >= len(c.toks) {
		return ""
	}
	return c.toks[i].Lower
}

// known is what the lexicon knows of the i-th token: nothing outside the text.
func (c *context) known(i int) *word {
	if i < 0 || i >= len(c.words) {
		return &c.g.lex0.list[0]
	}
	return &c.g.lex0.list[c.words[i]]
}

// monthly reports whether a month that stands alone is one.
func (c *context) monthly(it *item, text string) bool {
	before, month := c.known(it.tok-1), c.known(it.tok)
	if month.classes.has(c.g.c.monabbr) {
		return c.assistant && it.tok > 0 || before.is(leading) && upper(text[it.start])
	}
	if !month.is(called) || before.is(leading) || c.listed(it.tok) {
		return true
	}
	return c.assistant && c.word(it.tok) != "may" && c.word(it.tok) != "march"
}

// listed reports whether a month stands in a list of months: "April, May".
func (c *context) listed(tok int) bool {
	return tok > 1 && c.toks[tok-1].Lower == "," && c.known(tok-2).classes.has(c.g.c.month)
}

func upper(b byte) bool    { return 'A' <= b && b <= 'Z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isAlnum(b byte) bool  { return isDigit(b) || isLetter(b) }

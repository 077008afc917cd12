package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// newline decides at a line feed whether the line is wrapped or ends a sentence.
func (c *cutter) newline(i int) int {
	next := skipSpace(c.text, i, c.end)
	if next == c.end {
		return next
	}
	if c.start < i && c.breaks(i, next) {
		c.cut(next)
	}
	c.line = next
	return next
}

// breaks reports whether the line feed at offset i ends a sentence; the next
// line starts at next.
func (c *cutter) breaks(i, next int) bool {
	if strings.Count(c.text[i:next], "\n") > 1 || bulletAt(c.text, next, c.end) || dashAt(c.text, next, c.end) {
		return true
	}
	if _, ok := itemAt(c.text, next, c.end); ok {
		return true
	}
	line := strings.TrimRight(c.text[c.line:i], "\r")
	trimmed := strings.TrimRight(line, " \t")
	if lowerAt(c.text, next, c.end) {
		if c.stopped(trimmed) {
			return true
		}
		if len(trimmed) < len(line) || len(trimmed) >= 40 || endsOpen(trimmed) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(c.text[c.start:c.end])
		return unicode.IsLower(first) || !strings.Contains(trimmed, " ")
	}
	return !endsOpen(trimmed) && !c.full(trimmed, next)
}

// stopped reports whether a line ends with a stop that is no abbreviation's.
func (c *cutter) stopped(line string) bool {
	line = strings.TrimRight(line, "\"'”’)")
	if line == "" {
		return false
	}
	switch line[len(line)-1] {
	case '!', '?':
		return true
	case '.':
		word := wordBefore(line, 0, len(line)-1)
		return classOf(word)&abbreviation == 0 && !dotted(word) && !strings.HasSuffix(line, "..")
	}
	return false
}

// full reports whether the line is wrapped: the block looks so, and the next
// line's first word would not have fitted.
func (c *cutter) full(line string, next int) bool {
	if !c.wrapped {
		return false
	}
	word := next
	for word < c.end && word < next+40 && c.text[word] > ' ' && !wideAt(c.text, word, c.end) {
		word++
	}
	word = max(word, next+1)
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(c.text[next:word]) > c.width
}

// endsOpen reports whether a line cannot end a sentence: a comma or a word that
// needs another.
func endsOpen(line string) bool {
	if line == "" {
		return false
	}
	if last := line[len(line)-1]; last == ',' || last == '&' || strings.HasSuffix(line, "，") || strings.HasSuffix(line, "、") {
		return true
	}
	switch line[strings.LastIndexByte(line, ' ')+1:] {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as", "than", "that", "which", "its", "their", "was", "is", "are", "were", "has", "have", "will", "US$", "RMB":
		return true
	}
	return false
}

// measure notes the length of the block's longest line in runes, and whether
// the block is running text that was wrapped: lines of about one length, without
// the gaps of a table, that end with a stop or go on for long.
func (c *cutter) measure() {
	const short, many = 45, 4
	if strings.IndexByte(c.text[c.start:c.end], '\n') < 0 {
		return
	}
	lines, uneven, last := 0, 0, 0
	for line := range strings.Lines(c.text[c.start:c.end]) {
		if line = strings.TrimRight(line, " \t\r\n"); line == "" {
			continue
		}
		if strings.Contains(line, "   ") || strings.ContainsAny(line, "\t|") {
			return // a table
		}
		lines++
		last = utf8.RuneCountInString(line)
		if last*10 < c.width*7 {
			uneven++
		}
		c.width = max(c.width, last)
	}
	if last*10 < c.width*7 {
		uneven-- // the last line may be short
	}
	wide := c.width >= 18 && wideAt(c.text, c.start, c.end)
	c.wrapped = lines > 1 && uneven <= 0 && (c.width >= short || wide) && (lines >= many || c.stopsAtEnd())
}

// stopsAtEnd reports whether the block ends as a sentence does.
func (c *cutter) stopsAtEnd() bool {
	_, end := trim(c.text, c.start, c.end)
	r, _ := utf8.DecodeLastRuneInString(c.text[c.start:end])
	return strings.ContainsRune(".!?\"')。！？”", r)
}

// bulletAt reports whether a bullet stands at offset i.
func bulletAt(text string, i, end int) bool {
	if i >= end || text[i] < utf8.RuneSelf {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text[i:end]); r {
	case '•', '⁃', '▪', '▫', '◦', '‣', '●', '○', '■', '□', '◆', '◇', '►', '▶', '➢', '➤', '✓', '✔', '★', '☆', '※':
		return true
	default:
		return '①' <= r && r <= '⑳'
	}
}

// dashAt reports whether a line starts with a dash, a star or a dot as its bullet.
func dashAt(text string, i, end int) bool {
	r, n := utf8.DecodeRuneInString(text[i:end])
	switch r {
	case '-', '*', '–', '—', '·', '+', '#', '|', '>':
		return i+n < end && (text[i+n] == ' ' || text[i+n] == '\t') || r == '|' || r == '·'
	}
	return false
}

// item is the number before a list's entry: "1.", "2)", "3.)", "b.".
type item struct {
	start, end int
	value      int  // 1 for "1" and for "a"
	letter     bool // a, b, c
	form       string
}

// itemAt reads an item's number at offset i, with white space and no lower-case
// word after it. Numbers have three digits at most.
func itemAt(text string, i, end int) (item, bool) {
	it := item{start: i}
	for bulletAt(text, i, end) {
		_, n := utf8.DecodeRuneInString(text[i:end])
		i = skipSpace(text, i+n, end)
	}
	j := it.readValue(text, i, end)
	k := j
	for k < end && k < j+2 && (text[k] == '.' || text[k] == ')') {
		k++
	}
	it.form, it.end = text[j:k], k
	return it, j > i && k > j && it.form != ".." && it.opens(text, end)
}

// readValue reads the digits or the letter at offset i and gives where they end.
func (it *item) readValue(text string, i, end int) int {
	j := i
	for j < end && j < i+3 && digitAt(text, j) {
		it.value = it.value*10 + int(text[j]-'0')
		j++
	}
	if j == i && j < end && 'a' <= text[j] && text[j] <= 'z' {
		it.value, it.letter = int(text[j]-'a')+1, true
		j++
	}
	return j
}

// opens reports whether white space and then no lower-case word follows the
// number; after a letter it must be a capital.
func (it item) opens(text string, end int) bool {
	if it.end == end || text[it.end] != ' ' && text[it.end] != '\t' {
		return false
	}
	next := skipSpace(text, it.end, end)
	if next == end || it.letter {
		return next < end && unicode.IsUpper(rune(text[next]))
	}
	return !unicode.IsLower(rune(text[next]))
}

// next reports whether the item that follows it starts at offset i.
func (it item) next(text string, i, end int) bool {
	if it.form == "" {
		return false
	}
	n, ok := itemAt(text, i, end)
	return ok && n.letter == it.letter && n.form == it.form && n.value == it.value+1
}

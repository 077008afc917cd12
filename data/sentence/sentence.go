// Package sentence cuts a block of text, usually a paragraph, into sentences
// with their byte offsets. It reads English and Chinese as news writes them:
// abbreviations ("Co. Ltd. has"), initials, decimals, quotes, brackets, bullets,
// numbered items, ellipses and lines that are wrapped or listed. It does not
// know what a heading or a table is; package article says which blocks to cut.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// Split returns the sentences of text[span.Start:span.End], in order, as byte
// offsets of text, without the white space around them. They do not overlap and
// together cover all that is not white space. It takes time linear in the
// length of the block.
func Split(text string, span data.Span) []data.Span {
	return Append(make([]data.Span, 0, 1+(span.End-span.Start)/100), text, span)
}

// Append is Split for callers with room of their own: it appends to out.
func Append(out []data.Span, text string, span data.Span) []data.Span {
	c := cutter{text: text[:span.End], end: span.End, start: span.Start, line: span.Start, out: out}
	c.measure()
	c.begin(span.Start)
	text = c.text
	for i := span.Start; i < len(text); {
		from, passed := i, &plain
		if c.item.form == "" {
			passed = &running
		}
		for i < len(text) && passed[text[i]] {
			i++
		}
		switch {
		case i == len(text):
		case i > from && text[i] >= utf8.RuneSelf && text[i-1] == ' ':
			i = c.space(i - 1) // of a bullet perhaps
		default:
			i = c.step(i)
		}
	}
	c.cut(c.end)
	return c.out
}

// plain marks the bytes that never end a sentence: most of a text.
var plain = func() (p [256]bool) {
	for b := range utf8.RuneSelf {
		p[b] = !strings.ContainsRune("\n.!?([ \t", rune(b))
	}
	return p
}()

// running are plain bytes and the space, which outside a list ends nothing but before a
// bullet.
var running = func() [256]bool {
	r := plain
	r[' '] = true
	return r
}()

// cutter walks through one block.
type cutter struct {
	text  string // the document up to the block's end
	end   int
	start int // where the sentence in progress starts
	line  int // where the line in progress starts
	width int // the block's longest line, in runes
	// wrapped: the block is running text that was cut into lines of one length.
	wrapped bool
	item    item
	// shut is the offset of the bracket that closes the one opened last inside a
	// sentence, or 0.
	shut int
	// unclosed is where to look for closing brackets again after one that has none.
	unclosed int
	out      []data.Span
}

// cut ends the sentence in progress before offset at.
func (c *cutter) cut(at int) {
	start, end := trim(c.text, c.start, at)
	if start < end {
		c.out = append(c.out, data.Span{Start: start, End: end})
	}
	c.begin(at)
}

// begin starts a sentence at or after offset at.
func (c *cutter) begin(at int) {
	c.start, _ = trim(c.text, at, c.end)
	c.shut = 0
	if it, ok := itemAt(c.text, c.start, c.end); ok {
		c.item = it
	}
}

// step looks at the character at offset i and returns the offset to go on at.
func (c *cutter) step(i int) int {
	b := c.text[i]
	switch {
	case b == '\n':
		return c.newline(i)
	case b == '.':
		return c.stop(i)
	case b == '!' || b == '?':
		return c.mark(i)
	case b == '(' || b == '[':
		c.open(i)
	case b == ' ' || b == '\t':
		return c.space(i)
	case b >= utf8.RuneSelf:
		return c.wide(i)
	}
	return i + 1
}

// maxBracket is how far a bracket may reach and still hold its sentences together.
const maxBracket = 400

// open notes a bracket that opens inside a sentence: stops in it end nothing.
func (c *cutter) open(i int) {
	if i < c.shut || i == c.start || i < c.unclosed {
		return
	}
	depth := 0
	for j, r := range c.text[i:min(c.end, i+maxBracket)] {
		switch r {
		case '(', '[', '（':
			depth++
		case ')', ']', '）':
			if depth--; depth == 0 {
				c.shut = i + j
				return
			}
		}
	}
	c.unclosed = i + maxBracket/4
}

// space handles white space inside a line: a bullet or the next numbered item
// after it starts a sentence.
func (c *cutter) space(i int) int {
	j := i
	for j < c.end && (c.text[j] == ' ' || c.text[j] == '\t') {
		j++
	}
	if j == c.end || j <= c.start || c.shut > i {
		return j
	}
	if bulletAt(c.text, j, c.end) || c.item.next(c.text, j, c.end) {
		c.cut(j)
		return max(c.start, j)
	}
	return j
}

// wide handles everything that is not ASCII.
func (c *cutter) wide(i int) int {
	r, n := utf8.DecodeRuneInString(c.text[i:c.end])
	j := i + n
	switch r {
	case '。', '！', '？', '；', '｡':
		for j < c.end {
			r, n := utf8.DecodeRuneInString(c.text[j:c.end])
			if r != '。' && r != '！' && r != '？' && r != '…' {
				break
			}
			j += n
		}
		if i < c.shut {
			return j
		}
		j = closers(c.text, j, c.end)
		c.cut(j)
		return j
	case '（':
		c.open(i)
	case '…':
		return c.ellipsis(i)
	case 0x00a0, 0x3000, 0x2003, 0x2002, 0x2009:
		if bulletAt(c.text, j, c.end) && c.start < i {
			c.cut(j)
		}
	}
	return j
}

// mark handles "!" and "?", which end a sentence unless it goes on in lower
// case ("Yahoo! in", "“Really?” he asked").
func (c *cutter) mark(i int) int {
	j := i
	for j < c.end && (c.text[j] == '!' || c.text[j] == '?') {
		j++
	}
	after := closers(c.text, j, c.end)
	next := skipSpace(c.text, after, c.end)
	switch {
	case next == c.end:
		return next
	case i < c.shut || next == after && !wideAt(c.text, after, c.end):
		return j
	case lowerAt(c.text, next, c.end):
		return after
	case c.text[i] == '!' && classOf(wordBefore(c.text, c.start, i))&brand != 0 && classOf(wordAfter(c.text, next, c.end))&opening == 0:
		return after
	}
	c.cut(after)
	return after
}

// trim returns the bounds of text[start:end] without white space.
func trim(text string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !space(r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !space(r) {
			break
		}
		end -= n
	}
	return start, end
}

func space(r rune) bool { return unicode.IsSpace(r) || r == 0xfeff || r == 0x200b }

// skipSpace returns the first offset from i that holds no white space.
func skipSpace(text string, i, end int) int {
	for i < end {
		if c := text[i]; c < utf8.RuneSelf {
			if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
				return i
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		if !space(r) {
			return i
		}
		i += n
	}
	return i
}

// closers goes past closing quotes, brackets and footnote marks such as "[1]".
func closers(text string, i, end int) int {
	for i < end {
		switch text[i] {
		case '"', '\'', ')', ']', '}':
			i++
			continue
		case '[':
			j := i + 1
			for j < end && j < i+4 && '0' <= text[j] && text[j] <= '9' {
				j++
			}
			if j > i+1 && j < end && text[j] == ']' {
				i = j + 1
				continue
			}
			return i
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		switch r {
		case '”', '’', '」', '』', '）', '】', '》', '〉', '»', '＂', '*':
			i += n
			continue
		}
		return i
	}
	return i
}

// lowerAt reports whether a lower-case word starts at offset i; "iPhone" and
// "eBay" are names.
func lowerAt(text string, i, end int) bool {
	r, n := utf8.DecodeRuneInString(text[i:end])
	if !unicode.IsLower(r) {
		return false
	}
	r2, _ := utf8.DecodeRuneInString(text[min(i+n, end):end])
	return !unicode.IsUpper(r2)
}

// wideAt reports whether a Chinese or Japanese character or sign stands at i.
func wideAt(text string, i, end int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:end])
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3000 <= r && r <= 0x303f || 0xff00 <= r && r <= 0xffef
}

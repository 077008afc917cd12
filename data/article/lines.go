package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
	"yunshi/data/grid"
)

// mark is what stands before a paragraph's text.
type mark uint8

const (
	noMark mark = iota
	bullet
	numbered
	hash // a Markdown heading
)

// ending is how a paragraph ends.
type ending uint8

const (
	endsOpen ending = iota // like a headline, or cut off
	endsSentence
	endsColon
	endsDots // "…", as teasers do
)

// para is a paragraph while it is being judged. Spans are trimmed: marks, white
// space and a byte order mark stand outside.
type para struct {
	span   data.Span
	gap    bool // a blank line stands before it
	mark   mark
	ending ending
	words  int // Latin words, and half the Han characters
	han    bool
	table  bool
	loose  bool   // a table that may be a list of the page
	class  class  // what the phrase table says of it
	rule   string // the id of the phrase or shape
	soft   bool   // the class hangs on a phrase within prose
	kind   data.BlockKind
	reason string
}

// line is a physical line without the white space around it; end == start for a
// blank one.
type line struct{ start, end int }

// cutLines splits text[from:] at line feeds, carriage returns and both.
func cutLines(text string, from int) []line {
	lines := make([]line, 0, 16+(len(text)-from)/80)
	for from < len(text) {
		end, next := len(text), len(text)
		if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
			end, next = from+i, from+i+1
		}
		for end > from { // carriage returns alone end a line too, as on old Macs
			i := strings.IndexByte(text[from:end], '\r')
			if i < 0 {
				break
			}
			if from+i < end-1 {
				lines = append(lines, trim(text, from, from+i))
			} else {
				end--
				break
			}
			from += i + 1
		}
		lines = append(lines, trim(text, from, end))
		from = next
	}
	return lines
}

// trim drops white space and characters without ink on both sides.
func trim(text string, start, end int) line {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !blank(r) {
			break
		}
		end -= n
	}
	return line{start, end}
}

func blank(r rune) bool {
	return r <= ' ' || r >= 0x7f && (unicode.IsSpace(r) || r == 0x7f || r == 0xfeff || r == 0x200b)
}

// paragraphs joins lines into paragraphs: a line is one, except in text that was
// wrapped at a fixed width, and except tables, which are one whole.
func paragraphs(text string, from int) []para {
	lines := cutLines(text, from)
	width := wrapWidth(text, lines)
	paras := make([]para, 0, len(lines))
	gap := true
	for i := 0; i < len(lines); {
		l := lines[i]
		if l.start == l.end {
			gap = true
			i++
			continue
		}
		if n, loose := tableRows(text, lines[i:]); n > 0 {
			paras = append(paras, para{span: data.Span{Start: l.start, End: lines[i+n-1].end}, gap: gap, table: true, loose: loose, kind: data.Table})
			gap = false
			i += n
			continue
		}
		j := i + 1
		for width > 0 && j < len(lines) && lines[j].start < lines[j].end &&
			lines[j-1].end-lines[j-1].start >= width-25 && !startsAnew(text[lines[j].start:lines[j].end]) {
			j++
		}
		if p := newPara(text, l.start, lines[j-1].end); p.span.Len() > 0 {
			p.gap = gap
			paras = withInline(paras, text, p)
			gap = false
		}
		i = j
	}
	return paras
}

// tableRows returns how many of the lines from the first on form a table, or 0, and
// whether it may be a list of the page.
func tableRows(text string, lines []line) (rows int, loose bool) {
	return grid.Find(len(lines), func(i int) string {
		s := text[lines[i].start:lines[i].end]
		if isReply(s) || len(s) > 1 && s[0] == '#' && isDigit(s[1]) {
			return "" // "#2  lowendman: …", a reader's comment
		}
		return s
	})
}

// wrapWidth returns the width at which the text was wrapped by hand or by a mail
// program, or 0: lines go on in lower case on the next one again and again.
func wrapWidth(text string, lines []line) int {
	pairs, wrapped, width := 0, 0, 0
	for i := 1; i < len(lines) && i < 400; i++ {
		a, b := lines[i-1], lines[i]
		if a.start == a.end || b.start == b.end {
			continue
		}
		pairs++
		n := a.end - a.start
		c, last := text[b.start], text[a.end-1]
		if n >= 45 && n <= 110 && c >= 'a' && c <= 'z' && last != '.' && last != ':' {
			wrapped++
			width = max(width, n)
		}
	}
	if wrapped < 3 || wrapped*4 < pairs {
		return 0
	}
	return width
}

func startsAnew(s string) bool {
	_, m := skipMark(s)
	return m != noMark || s[0] == '|'
}

// newPara measures the paragraph text[start:end].
func newPara(text string, start, end int) para {
	var p para
	skip, m := skipMark(text[start:end])
	l := trim(text, start+skip, end)
	if n := l.end - l.start; n > 2 && text[l.start] == '*' && text[l.end-1] == '*' && text[l.start+1] != ' ' {
		s := strings.Trim(text[l.start:l.end], "*")
		if !strings.Contains(s, "*") && strings.TrimSpace(s) != "" {
			l.start += strings.Index(text[l.start:l.end], s)
			l.end = l.start + len(s)
		}
	}
	p.mark = m
	p.span = data.Span{Start: l.start, End: l.end}
	s := p.span.Of(text)
	p.ending = endingOf(s)
	p.words, p.han = countWords(s)
	return p
}

// skipMark returns how many bytes of s are a list or heading mark.
func skipMark(s string) (int, mark) {
	if s == "" {
		return 0, noMark
	}
	switch c := s[0]; {
	case c == '#' || c == '>':
		return repeatedMark(s)
	case c == '*' || c == '-' || c == '+':
		if len(s) > 2 && s[1] == ' ' {
			return 2, bullet
		}
	case isDigit(c) || c == '(':
		return numberMark(s)
	case c >= utf8.RuneSelf:
		return signMark(s)
	}
	return 0, noMark
}

// repeatedMark takes "## " of a heading and ">> " of a quotation.
func repeatedMark(s string) (int, mark) {
	n := len(s) - len(strings.TrimLeft(s, s[:1]))
	switch {
	case n == len(s) || s[n] != ' ':
		return 0, noMark
	case s[0] == '#':
		return n + 1, hash
	}
	return n + 1, noMark
}

func signMark(s string) (int, mark) {
	switch r, n := utf8.DecodeRuneInString(s); {
	case strings.ContainsRune("•·●■◆▪‣○◦➤►▶※", r), (r == '–' || r == '—') && strings.HasPrefix(s[n:], " "):
		return n, bullet
	case r >= '①' && r <= '⒛':
		return n, numbered
	}
	return 0, noMark
}

// numberMark takes "1. ", "12) " and "(3) ".
func numberMark(s string) (int, mark) {
	i := 0
	if s[0] == '(' {
		i = 1
	}
	j := i
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	if j == i || j > i+2 || j+1 >= len(s) || s[j+1] != ' ' {
		return 0, noMark
	}
	if i == 1 && s[j] == ')' || i == 0 && (s[j] == '.' || s[j] == ')') {
		return j + 2, numbered
	}
	return 0, noMark
}

// endingOf looks through closing quotes, brackets and end signs.
func endingOf(s string) ending {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune("\"'”’»）)」』]】*_®™■◆□ ", r):
			s = s[:len(s)-n]
			continue
		case r == '…' || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "[…"):
			return endsDots
		case strings.ContainsRune(".!?。！？", r):
			return endsSentence
		case r == ':' || r == '：':
			return endsColon
		}
		break
	}
	return endsOpen
}

// countWords counts runs of letters and digits, and two Han characters as a
// word. It reports whether most of the text is Han.
func countWords(s string) (words int, han bool) {
	hans, in := 0, false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			letter := alnum(c) || (c == '\'' || c == '.' || c == ',' || c == '-') && in
			if letter && !in {
				words++
			}
			in = letter
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.Is(unicode.Han, r):
			hans++
			in = false
		case unicode.IsLetter(r):
			if !in {
				words++
			}
			in = true
		case r != '’':
			in = false
		}
		i += n
	}
	return words + (hans+1)/2, hans > words
}

func alnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// prose reports whether the paragraph reads like running text rather than like a
// line of a list.
func (p *para) prose() bool {
	return !p.table && (p.ending == endsSentence && p.words >= 9 || p.words >= 35)
}

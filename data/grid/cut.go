package grid

import (
	"strings"

	"yunshi/data"
)

// Grid is a table's rows, each with as many cells as the table has columns. An empty
// cell is the zero span. A cell that stands over several columns stands in each.
type Grid [][]data.Span

// piece is a stretch of a line.
type piece struct{ start, end int }

// physical is a line of a table with where it starts in the text.
type physical struct {
	at int
	s  string
}

// Cut cuts a table block into cells. Lines that only part the rows are left out. It
// gives nil where the rows do not tell in which columns their cells stand.
func Cut(text string, block data.Span) Grid {
	lines := linesOf(text, block)
	if len(lines) == 0 {
		return nil
	}
	_, kind := find(len(lines), func(i int) string { return strings.TrimSpace(lines[i].s) })
	if kind == stack {
		return cutStack(lines)
	}
	if lines = withoutRulers(lines); len(lines) == 0 {
		return nil
	}
	var g Grid
	switch kind {
	case bars:
		g = cutBars(lines)
	case plain:
		g = cutWords(lines)
	case commas:
		g = cutEach(lines, cutCommas)
	case semicolons:
		g = cutEach(lines, cutSemicolons)
	case list:
		g = cutEach(lines, func(s string) []piece { label, value := cutItem(s); return []piece{label, value} })
	default:
		g = cutGaps(lines)
	}
	return g.spread()
}

// linesOf gives the lines of a block, the first with the blanks before it.
func linesOf(text string, block data.Span) []physical {
	for block.Start > 0 && (text[block.Start-1] == ' ' || text[block.Start-1] == '\t') {
		block.Start--
	}
	var out []physical
	at := block.Start
	for line := range strings.Lines(block.Of(text)) {
		for part := range strings.SplitAfterSeq(line, "\r") {
			out = append(out, physical{at, withoutLeaders(strings.TrimRight(part, "\r\n \t"))})
			at += len(part)
		}
	}
	kept := out[:0]
	for i, l := range out {
		if l.s != "" || i > 0 && out[i-1].s != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

func withoutRulers(lines []physical) []physical {
	kept := lines[:0]
	for _, l := range lines {
		if strings.Trim(l.s, "|:+-= \t") != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// span is where a piece of a line stands in the text, without blanks and asterisks of
// bold print around it.
func (l physical) span(p piece) data.Span {
	for p.start < p.end && strings.IndexByte(" \t*\"", l.s[p.start]) >= 0 {
		p.start++
	}
	for p.end > p.start && strings.IndexByte(" \t\"", l.s[p.end-1]) >= 0 {
		p.end--
	}
	if strings.HasSuffix(l.s[p.start:p.end], "**") {
		p.end -= 2
	}
	if p.start == p.end {
		return data.Span{}
	}
	return data.Span{Start: l.at + p.start, End: l.at + p.end}
}

// cutBars cuts rows between bars. Where most rows begin with a bar it stands around
// the table; else a row that begins with one lacks its first cell.
func cutBars(lines []physical) Grid {
	outer := 0
	for _, l := range lines {
		if strings.HasPrefix(strings.TrimLeft(l.s, " \t"), "|") {
			outer++
		}
	}
	return cutEach(lines, func(s string) []piece {
		var out []piece
		start := 0
		for i := 0; i <= len(s); i++ {
			if i == len(s) || s[i] == '|' {
				out = append(out, piece{start, i})
				start = i + 1
			}
		}
		if 2*outer > len(lines) && strings.TrimSpace(s[:out[0].end]) == "" {
			out = out[1:]
		}
		if last := out[len(out)-1]; len(out) > 1 && strings.TrimSpace(s[last.start:last.end]) == "" {
			out = out[:len(out)-1]
		}
		return out
	})
}

// cutEach cuts lines that tell by themselves which cell is which.
func cutEach(lines []physical, cut func(string) []piece) Grid {
	g := make(Grid, len(lines))
	width := 0
	for i, l := range lines {
		for _, p := range cut(l.s) {
			g[i] = append(g[i], l.span(p))
		}
		width = max(width, len(g[i]))
	}
	for i := range g {
		g[i] = append(g[i], make([]data.Span, width-len(g[i]))...)
	}
	return g
}

// cutCommas cuts a line of a CSV file: fields in quotes may have commas.
func cutCommas(s string) []piece { return cutAt(s, ",") }

// cutSemicolons is cutCommas for cells parted by semicolons.
func cutSemicolons(s string) []piece { return cutAt(s, ";") }

// cutAt cuts a line at a sign. Signs with a blank behind them part fields only where all
// have one.
func cutAt(s, sep string) []piece {
	var out []piece
	quoted, start := false, 0
	if blank := sep + " "; strings.Count(s, blank) == strings.Count(s, sep) {
		sep = blank
	} else if strings.Contains(s, blank) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case !quoted && strings.HasPrefix(s[i:], sep):
			out = append(out, piece{start, i})
			start = i + len(sep)
		}
	}
	return append(out, piece{start, len(s)})
}

// itemMarks may stand before an item of a list.
const itemMarks = " \t•·●■◆▪‣○◦➤►▶*-–—"

// separators part the name of an item from its number.
var separators = []string{"：", ": ", " – ", " — ", " - ", "——"}

// cutItem parts an item of a list, "• Alibaba Cloud: 40.3%", "3. Huawei (8%)"; value is
// empty where the line is none.
func cutItem(s string) (label, value piece) {
	start := len(s) - len(strings.TrimLeft(s, itemMarks))
	if n := len(s[start:]) - len(strings.TrimLeft(s[start:], "0123456789")); n > 0 && n < 3 && start+n+1 < len(s) && (s[start+n] == '.' || s[start+n] == ')') && s[start+n+1] == ' ' {
		start += n + 2
	}
	end := len(strings.TrimRight(s, " \t;；,，、。"))
	if strings.HasSuffix(s[:end], "%.") {
		end--
	}
	if end <= start {
		return piece{}, piece{}
	}
	for _, sep := range separators {
		if i := strings.LastIndex(s[start:end], sep); i > 0 && isItem(s[start:start+i], s[start+i+len(sep):end]) {
			return piece{start, start + i}, piece{start + i + len(sep), end}
		}
	}
	if i := strings.LastIndex(s[start:end], " ("); i > 0 && strings.HasSuffix(s[:end], "%)") && isItem(s[start:start+i], s[start+i+2:end-1]) {
		return piece{start, start + i}, piece{start + i + 2, end - 1}
	}
	return piece{}, piece{}
}

// isItem reports whether these can be a name and its number.
func isItem(label, value string) bool {
	value = strings.TrimSpace(value)
	return !Blank(value) && isAmount(value) && len(strings.Fields(label)) <= 6 && !isNumber(label) && !strings.ContainsAny(label, ".;%:")
}

// cutStack folds a table with one cell a line.
func cutStack(lines []physical) Grid {
	_, width := stacked(len(lines), func(i int) string { return strings.TrimSpace(lines[i].s) })
	var cells []data.Span
	for _, l := range lines {
		if l.s != "" {
			cells = append(cells, l.span(piece{0, len(l.s)}))
		}
	}
	var g Grid
	for ; width > 0 && len(cells) >= width; cells = cells[width:] {
		g = append(g, cells[:width])
	}
	return g
}

// spread lets a head that stands over several columns stand in each: an empty cell of
// a row above the last head takes what stands to its left.
func (g Grid) spread() Grid {
	if len(g) < 3 || len(g[0]) < 3 || len(g[1]) < len(g[0]) || g[0][len(g[0])-1] != (data.Span{}) {
		return g
	}
	filled := 0
	for c := 1; c < len(g[0]); c++ {
		if g[1][c] == (data.Span{}) {
			return g // the second row is no head below the first
		}
		if g[0][c] != (data.Span{}) {
			filled++
		}
	}
	if filled < 2 || g[0][1] == (data.Span{}) {
		return g
	}
	for c := 2; c < len(g[0]); c++ {
		if g[0][c] == (data.Span{}) {
			g[0][c] = g[0][c-1]
		}
	}
	return g
}

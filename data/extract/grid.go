package extract

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// grid is a table's rows of cells.
type grid [][]data.Span

// cutGrid cuts a table block into cells. A Markdown rule row is left out.
func cutGrid(text string, block data.Span) grid {
	var g grid
	at := block.Start
	for line := range strings.Lines(block.Of(text)) {
		start := at
		at += len(line)
		body := strings.TrimRight(line, "\r\n")
		if strings.Trim(body, "|:-+= \t") == "" {
			continue
		}
		if strings.Count(body, "|") >= 2 {
			g = append(g, cutCells(text, start, body, func(s string, i int) int {
				if s[i] == '|' {
					return 1
				}
				return 0
			}))
			continue
		}
		g = append(g, cutCells(text, start, body, gapWidth))
	}
	return g
}

// gapWidth is the length of a column gap at i: a tab, or two spaces and more.
func gapWidth(s string, i int) int {
	n := 0
	for i+n < len(s) && (s[i+n] == ' ' || s[i+n] == '\t') {
		n++
	}
	if n >= 2 || n == 1 && s[i] == '\t' {
		return n
	}
	return 0
}

func cutCells(text string, base int, line string, gap func(string, int) int) []data.Span {
	var out []data.Span
	start := 0
	add := func(end int) {
		s := data.Span{Start: base + start, End: base + end}
		for s.Start < s.End && strings.ContainsRune(" \t*", rune(text[s.Start])) {
			s.Start++
		}
		for s.End > s.Start && strings.ContainsRune(" \t*", rune(text[s.End-1])) {
			s.End--
		}
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	for i := 0; i < len(line); {
		if n := gap(line, i); n > 0 {
			add(i)
			i += n
			start = i
			continue
		}
		i++
	}
	add(len(line))
	return out
}

// withoutRanks leaves out a first column that only counts the rows: 1, 2, 3. Those that
// sum up, "Others" and "Total", stand in it without a number.
func (g grid) withoutRanks(text string) grid {
	next, width := 1, len(widest(g))
	for i, row := range g {
		if len(row) == 0 {
			return g // a row of asterisks
		}
		switch v, percent := cellNumber(strings.TrimRight(row[0].Of(text), ".)")); {
		case v == nil && (i == 0 || next > 1 && len(row) < width):
		case v == nil || percent || len(row) < 3 || v.Cmp(apd.New(int64(next), 0)) != 0:
			return g
		default:
			next++
		}
	}
	if next < 3 {
		return g
	}
	out := make(grid, len(g))
	for i, row := range g {
		if out[i] = row; len(row) == width && width > 1 {
			out[i] = row[1:]
		}
	}
	return out
}

func widest(g grid) []data.Span {
	var w []data.Span
	for _, row := range g {
		if len(row) > len(w) {
			w = row
		}
	}
	return w
}

// cellNumber reads a cell that is a number and nothing else: "3.956", "(1.111)",
// "+24.3%", "1,234", "−5". Percent tells whether a percent sign stands there.
func cellNumber(s string) (value *apd.Decimal, percent bool) {
	s = strings.TrimSpace(s)
	neg := strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
	s = strings.Trim(s, "()")
	for _, suffix := range []string{"%", "％"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, percent = strings.TrimSpace(rest), true
		}
	}
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s, neg = rest, true
		}
	}
	s = strings.ReplaceAll(strings.TrimPrefix(s, "+"), ",", "")
	if s == "" || strings.Trim(s, "0123456789.") != "" {
		return nil, false
	}
	d, _, err := apd.NewFromString(s)
	if err != nil {
		return nil, false
	}
	d.Negative = neg && !d.IsZero()
	return d, percent
}

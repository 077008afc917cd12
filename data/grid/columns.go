package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yunshi/data"
)

// located is a piece of a line with the columns of a screen from which to which it reaches.
type located struct {
	piece
	left, right int
}

// tabWidth is how far a tab goes on.
const tabWidth = 8

// locate cuts a line at its gaps, and a rate from the number that a single blank parts it
// from, where it is as wide as its column: "68.8 +16.7%".
func locate(s string) []located {
	var out []located
	for _, c := range locateGaps(s) {
		i := strings.IndexByte(s[c.start:c.end], ' ')
		number, rate := s[c.start:c.start+max(i, 0)], s[c.start+i+1:c.end]
		if i > 0 && isNumber(number) && isNumber(rate) && strings.HasSuffix(rate, "%") && !strings.HasSuffix(number, "%") && !Blank(number) {
			first, second := c, c
			first.end, first.right = c.start+i, c.left+i
			second.start, second.left = c.start+i+1, c.left+i+1
			out = append(out, first, second)
			continue
		}
		out = append(out, c)
	}
	return out
}

func locateGaps(s string) []located {
	var out []located
	at, i := 0, 0
	for i < len(s) {
		if n := gapAt(s, i); n > 0 || s[i] == ' ' {
			for n = max(n, 1); n > 0; n-- {
				if at++; s[i] == '\t' {
					at += tabWidth - 1 - (at-1)%tabWidth
				}
				i++
			}
			continue
		}
		c := located{piece: piece{i, i}, left: at}
		for i < len(s) && gapAt(s, i) == 0 {
			r, n := utf8.DecodeRuneInString(s[i:])
			at++
			if unicode.Is(unicode.Han, r) || r >= 0xff00 && r < 0xff60 {
				at++
			}
			i += n
		}
		c.end, c.right = i, at
		out = append(out, c)
	}
	return out
}

// cutGaps cuts rows whose columns stand apart: by their tabs where all rows have as
// many, else by where they stand.
func cutGaps(lines []physical) Grid {
	if g := cutTabs(lines); g != nil {
		return g
	}
	rows := make([][]located, len(lines))
	width := 0
	for i, l := range lines {
		rows[i] = locate(l.s)
		width = max(width, len(rows[i]))
	}
	cols, aligned := columnsOf(rows, width)
	for i := range rows {
		rows[i] = labelApart(lines[i].s, rows[i], cols)
	}
	g := make(Grid, len(lines))
	for i, row := range rows {
		g[i] = make([]data.Span, width)
		switch {
		case len(row) == width:
			for c, p := range row {
				g[i][c] = lines[i].span(p.piece)
			}
		case lacksCorner(lines[i].s, row, cols):
			for c, p := range row {
				g[i][c+1] = lines[i].span(p.piece)
			}
		case !aligned:
			placeRagged(g[i], lines[i], row)
		case len(row) > 1 && len(row) <= (width-1)/2 && (width-1)%len(row) == 0 && i+1 < len(rows) && len(rows[i+1]) >= width-1:
			group := (width - 1) / len(row) // years over their quarters
			for c := 1; c < width; c++ {
				g[i][c] = lines[i].span(row[(c-1)/group].piece)
			}
		default:
			place(g[i], lines[i], row, cols)
		}
	}
	return g
}

// labelApart cuts the first number from a label that is as wide as its column, so that but a
// single blank parts them: "Mobile Cloud 24.2    50.3". The number must stand where those of
// the other rows do.
func labelApart(s string, row, cols []located) []located {
	if len(row) != len(cols)-1 || len(row) < 2 {
		return row
	}
	c := row[0]
	i := strings.LastIndexByte(s[c.start:c.end], ' ')
	if i <= 0 || !isNumber(s[c.start+i+1:c.end]) || IsYear(s[c.start+i+1:c.end]) || IsPeriod(s[c.start:c.end]) {
		return row
	}
	label, number := c, c
	number.start += i + 1
	number.left = c.right - (number.end - number.start)
	label.end, label.right = c.start+i, number.left-1
	out := append([]located{label, number}, row[1:]...)
	for k := 1; k < len(out); k++ {
		if out[k].left >= cols[k].right || cols[k].left >= out[k].right {
			return row
		}
	}
	return out
}

// cutTabs cuts rows that have all as many tabs, none of which stands beside another
// only to keep the columns apart.
func cutTabs(lines []physical) Grid {
	tabs := strings.Count(lines[0].s, "\t")
	for _, l := range lines {
		if n := strings.Count(l.s, "\t"); n == 0 || n > tabs || strings.Contains(l.s, "   ") {
			return nil
		}
	}
	return cutEach(lines, func(s string) []piece {
		var out []piece
		start := 0
		for i := 0; i <= len(s); i++ {
			if i == len(s) || s[i] == '\t' {
				out = append(out, piece{start, i})
				start = i + 1
			}
		}
		return out
	})
}

// columnsOf is where the columns stand on the screen by the rows that have a cell in
// each, and whether they tell them apart.
func columnsOf(rows [][]located, width int) (cols []located, aligned bool) {
	for _, row := range rows {
		if len(row) != width {
			continue
		}
		if cols == nil {
			cols = append(cols, row...)
			continue
		}
		for c := range cols {
			cols[c].left, cols[c].right = min(cols[c].left, row[c].left), max(cols[c].right, row[c].right)
		}
	}
	for c := 1; c < len(cols); c++ {
		if cols[c].left < cols[c-1].right {
			return cols, false
		}
	}
	return cols, true
}

// lacksCorner reports whether a row is a head that has a cell for each column but the
// first: it is indented and has no number, or each cell stands above its column.
func lacksCorner(s string, row, cols []located) bool {
	if len(row) != len(cols)-1 || len(row) == 0 {
		return false
	}
	above, words := true, row[0].left > cols[0].left+1
	for c, p := range row {
		above = above && p.left < cols[c+1].right && cols[c+1].left < p.right
		cell := s[p.start:p.end]
		words = words && (!isNumber(cell) || IsYear(cell))
	}
	return above || words
}

// placeRagged places the cells of a row that lacks some where columns are no help:
// a head may lack only the corner, and a row of one cell is a label.
func placeRagged(out []data.Span, l physical, row []located) {
	if len(row) != 1 && len(row) != len(out)-1 {
		return
	}
	numbers := 0
	for _, p := range row {
		if cell := l.s[p.start:p.end]; isNumber(cell) && !IsYear(cell) {
			numbers++
		}
	}
	if len(row) == 1 {
		out[0] = l.span(row[0].piece)
	} else if numbers == 0 {
		for c, p := range row {
			out[c+1] = l.span(p.piece)
		}
	}
}

// place puts each cell into the columns that it overlaps: a head into all of them, a
// number into one or none. A cell that overlaps none goes to the nearest column.
func place(out []data.Span, l physical, row []located, cols []located) {
	for _, p := range row {
		first, last := overlapped(cols, p)
		cell := l.s[p.start:p.end]
		number := isNumber(cell) && !IsYear(cell)
		if first < 0 && !number {
			first = nearest(cols, p)
			last = first
		}
		if first < 0 || first != last && (number || first == 0) {
			if first == 0 && !number {
				out[0] = l.span(p.piece) // a long label reaches into the next column
			}
			continue
		}
		for c := first; c <= last; c++ {
			if out[c] == (data.Span{}) {
				out[c] = l.span(p.piece)
			}
		}
	}
}

// overlapped is the first and the last column that a cell overlaps, -1 where none.
func overlapped(cols []located, p located) (first, last int) {
	first, last = -1, -1
	for c := range cols {
		if p.left < cols[c].right && cols[c].left < p.right {
			if first < 0 {
				first = c
			}
			last = c
		}
	}
	return first, last
}

// nearest is the column whose middle is the nearest to that of a cell.
func nearest(cols []located, p located) int {
	best, low := -1, 1<<30
	for c := range cols {
		d := cols[c].left + cols[c].right - p.left - p.right
		if d = max(d, -d); d < low {
			best, low = c, d
		}
	}
	return best
}

// cutWords cuts rows with single blanks between their cells: the numbers stand at the
// end. Of the head, whose words nothing keeps apart, only as many words or periods as
// there are columns are cells.
func cutWords(lines []physical) Grid {
	width := 0
	for _, l := range lines {
		if _, numbers := cutPlain(l.s); len(numbers) > 0 {
			width = max(width, len(numbers)+1)
		}
	}
	g := make(Grid, len(lines))
	for i, l := range lines {
		g[i] = make([]data.Span, width)
		fields := fieldsOf(l.s)
		_, numbers := cutPlain(l.s)
		n := len(fields) - len(numbers)
		switch {
		case len(numbers) == width-1 && n > 0:
			g[i][0] = l.span(piece{fields[0].start, fields[n-1].end})
			for c, f := range fields[n:] {
				g[i][c+1] = l.span(f)
			}
		case len(numbers) > 0 && n > 0:
			g[i][0] = l.span(piece{fields[0].start, fields[n-1].end}) // which are missing is not told
		case len(fields) == width:
			for c, f := range fields {
				g[i][c] = l.span(f)
			}
		case len(fields) == width-1:
			for c, f := range fields {
				g[i][c+1] = l.span(f)
			}
		}
	}
	return g
}

func fieldsOf(s string) []piece {
	var out []piece
	start := -1
	for i := 0; i <= len(s); i++ {
		blank := i == len(s) || s[i] == ' ' || s[i] == '\t'
		if blank && start >= 0 {
			out = append(out, piece{start, i})
			start = -1
		} else if !blank && start < 0 {
			start = i
		}
	}
	return out
}

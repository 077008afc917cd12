package grid

import "strings"

// The forms of a line that may be a cell of a table with one cell a line.
type form byte

const (
	noCell form = iota
	words
	numeral
	anything // a dash, which stands for either
)

func formOf(s string) form {
	switch {
	case s == "" || len(s) > maxCell || ruler(s):
		return noCell
	case Blank(s):
		return anything
	case IsYear(s) || IsPeriod(s):
		return words
	case isAmount(s):
		return numeral
	case strings.HasSuffix(s, ".") && strings.Count(s, " ") > 3 || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "。"):
		return noCell
	}
	return words
}

// minColumns and maxColumns bound a table with one cell a line.
const (
	minColumns = 2
	maxColumns = 8
)

// stacked returns how many lines from the first on are the cells of a table, one a
// line, with or without a blank line after each, and how many columns it has. Such a
// table is told by its numbers, which come again and again at the same distance.
func stacked(n int, line func(int) string) (lines, width int) {
	step := 1
	if n > 1 && line(1) == "" {
		step = 2
	}
	var first [3 * maxColumns]form // asked for again and again
	cells := 0
	form := func(i int) form {
		switch {
		case i < cells:
			return first[i]
		case i*step >= n || step == 2 && i > 0 && line(i*step-1) != "":
			return noCell
		}
		return formOf(line(i * step))
	}
	for cells < len(first) {
		f := form(cells)
		if f == noCell {
			break
		}
		first[cells] = f
		cells++
	}
	best := 0
	for w := minColumns; w <= maxColumns && 3*w <= cells; w++ {
		if rows := stackRows(w, form); rows > 2 && rows*w > best {
			best, width = rows*w, w // the width that explains most of the lines
		}
	}
	return max(0, (best-1)*step+1), width
}

// stackRows is how many rows of so many cells there are, the head among them, or 0:
// a head of words, then rows that have words and numbers at the same places.
func stackRows(width int, form func(int) form) int {
	numbers := 0
	for c := range width {
		if form(c) != words {
			return 0
		}
		if form(width+c) == numeral {
			numbers++
		}
	}
	if numbers == 0 || numbers == width {
		return 0
	}
	rows := 2
	for ; ; rows++ {
		for c := range width {
			if a, b := form(width+c), form(rows*width+c); b == noCell || a != b && a != anything && b != anything {
				return rows
			}
		}
	}
}

package article

import "strings"

// tableRows returns how many of the lines from the first on form a table, or 0.
// Three kinds are known: rows between bars, as in Markdown; columns kept apart by
// tabs or by two blanks and more; and rows of a label and numbers with single
// blanks between, as copied from a page.
func tableRows(text string, lines []line) int {
	for _, shape := range []func(string) row{barRow, gapRow, plainRow} {
		if n := rowsOf(text, lines, shape); n > 0 {
			return n
		}
	}
	return 0
}

// unitLine reports whether a line is a unit in brackets: "(100 million yuan)".
func unitLine(s string) bool {
	return len(s) <= 40 && bracketed(s) && strings.Count(s, "(") == 1
}

// ruler reports whether a line only parts the rows of a table: "|---|---|", "----+----".
func ruler(s string) bool {
	return len(s) >= 5 && strings.Trim(s, "|:+-= \t") == "" && (strings.Contains(s, "--") || strings.Contains(s, "=="))
}

// row is what a line looks like as the row of a table: how many cells, and how many
// of them are numbers. Zero cells: no row.
type row struct {
	cells, numbers int
	narrow         bool // one number behind words: three such lines make a table
}

func rowsOf(text string, lines []line, shape func(string) row) int {
	t := tableRun{least: 2}
	best := 0
	for _, l := range lines {
		s := text[l.start:l.end]
		switch {
		case t.rows > 0 && ruler(s):
			t.rows++
			t.ruled = t.ruled || t.rows == 2
		case t.rows == 1 && unitLine(s):
			t.rows++ // below the head, in brackets
		default:
			r := shape(s)
			if r.cells < 2 {
				return best
			}
			t.add(r)
			if t.enough() {
				best = t.rows
			} else if t.hopeless() {
				return best
			}
		}
	}
	return best
}

// tableRun is what the lines so far are as the rows of a table.
type tableRun struct {
	rows, numeric int // numeric: those with numbers
	least         int // how many make a table
	ruled         bool
}

func (t *tableRun) add(r row) {
	t.rows++
	if r.narrow {
		t.least = 3
	}
	if r.numbers > 0 {
		t.numeric++
	}
}

// enough reports whether the rows make a table.
func (t *tableRun) enough() bool {
	return t.rows >= t.least && (t.ruled || t.numeric >= 2 && t.numeric*2 >= t.rows)
}

// hopeless reports whether no table will come of so many rows, so that the work stays
// linear.
func (t *tableRun) hopeless() bool { return t.rows >= 8 || t.rows >= 4 && t.numeric == 0 }

// barRow reads "| a | 1 | 2 |" and "a | 1 | 2".
func barRow(s string) row {
	if strings.Count(s, "|") < 2 {
		return row{}
	}
	var r row
	for cell := range strings.SplitSeq(strings.Trim(s, "| "), "|") {
		cell = strings.TrimSpace(cell)
		r.cells++
		if number(cell) {
			r.numbers++
		}
	}
	if s[0] != '|' && r.numbers == 0 {
		return row{}
	}
	return r
}

// gapRow reads columns that stand apart. A row may lack its first cell, as the
// head of a table does.
func gapRow(s string) row {
	if !strings.Contains(s, "  ") && !strings.Contains(s, "\t") || isReply(s) {
		return row{}
	}
	if len(s) > 1 && s[0] == '#' && isDigit(s[1]) {
		return row{} // "#2  lowendman: …", a reader's comment
	}
	var r row
	for len(s) > 0 {
		end := len(s)
		for i := 0; i+1 < len(s); i++ {
			if s[i] == '\t' || s[i] == ' ' && s[i+1] == ' ' {
				end = i
				break
			}
		}
		cell := s[:end]
		s = strings.TrimLeft(s[end:], " \t")
		if len(cell) > 60 {
			return row{}
		}
		r.cells++
		if number(cell) || period(cell) {
			r.numbers++
		}
	}
	return r
}

// plainRow reads "Alibaba Cloud 40.3 39.8": at most six words, then two numbers
// or more.
func plainRow(s string) row {
	if len(s) > 120 {
		return row{}
	}
	words, numbers := 0, 0
	for f := range strings.FieldsSeq(s) {
		switch {
		case number(f):
			numbers++
		case numbers > 0:
			return row{}
		default:
			words++
		}
	}
	if words == 0 || words > 6 || numbers == 0 {
		return row{}
	}
	return row{cells: 1 + numbers, numbers: numbers, narrow: numbers == 1}
}

// number reports whether a cell is a number with the signs that go with one:
// "40.3", "-1,234", "(0.96)", "+2.7%", "US$9.7", "17pp", "n/a", "–".
func number(s string) bool {
	if s == "-" || s == "–" || s == "—" || s == "n/a" || s == "N/A" {
		return true
	}
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("+-−–.,%()$¥€£～~<>*", r):
		default:
			others++
		}
	}
	return digits > 0 && others <= 3 && others <= digits+1 && !period(s)
}

// period reports whether a cell heads a column of a time: "Q4 '20", "2019", "1H24", "FY2020".
func period(s string) bool {
	if len(s) < 2 || len(s) > 8 {
		return false
	}
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case strings.IndexByte("QqHhFfYyEe '/-M", c) < 0:
			return false
		}
	}
	return digits >= 2 && strings.ContainsAny(s, "QqHhFfYyEM'")
}

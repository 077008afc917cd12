// Package grid finds tables in plain text and cuts them into rows and columns. It
// knows how tables are laid out, and nothing of what they say.
package grid

import "strings"

// Layouts in which a table may stand in a text.
type layout uint8

const (
	noLayout   layout = iota
	bars              // "| a | 1 | 2 |", as in Markdown
	gaps              // columns kept apart by tabs, or by two blanks and more
	plain             // "Alibaba Cloud 40.3 39.8", as copied from a page
	list              // "• Alibaba Cloud: 40.3%"
	commas            // "Alibaba Cloud,40.3,39.8", as in a CSV file
	semicolons        // "Alibaba Cloud;40.3;39.8", likewise
	stack             // one cell a line, as tables are scraped
)

var layouts = [...]struct {
	layout
	shape func(string) row
}{{bars, barRow}, {gaps, gapRow}, {list, listRow}, {plain, plainRow}, {commas, commaRow}, {semicolons, semicolonRow}}

// Find returns how many of n lines, from the first on, form a table, or 0, and whether
// these may as well be a list of a page that is no table. Lines come without the white
// space around them; a blank one is "".
func Find(n int, line func(int) string) (rows int, loose bool) {
	rows, l := find(n, func(i int) string { return withoutLeaders(line(i)) })
	return rows, l >= list
}

func find(n int, line func(int) string) (int, layout) {
	if rows := ruledRows(n, line); rows > 0 {
		return rows, bars
	}
	for _, l := range layouts {
		if rows := rowsOf(n, line, l.shape); rows > 0 {
			return rows, l.layout
		}
	}
	if rows, _ := stacked(n, line); rows > 0 {
		return rows, stack
	}
	return 0, noLayout
}

// ruledRows is how many lines a table of Markdown has whose rows begin with no bar:
// "Year | Sales", "--- | ---", "2021 | 3". The line below its head makes it one.
func ruledRows(n int, line func(int) string) (rows int) {
	if n < 3 || !barred(line(0)) || !ruler(line(1)) || !barred(line(1)) {
		return 0
	}
	for rows = 2; rows < n && barred(line(rows)); {
		rows++
	}
	if rows == 2 {
		return 0
	}
	return rows
}

// barred reports whether a bar parts cells of a line, and none opens it.
func barred(s string) bool { return strings.IndexByte(s, '|') > 0 }

// row is what a line looks like as the row of a table: how many cells, and how many
// of them are numbers. Zero cells: no row.
type row struct {
	cells, numbers int
	least          int  // how many such lines make a table at least
	even           bool // all rows have as many cells
}

// unitLine reports whether a line is a unit in brackets: "(100 million yuan)".
func unitLine(s string) bool {
	return len(s) <= 40 && strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1
}

// ruler reports whether a line only parts the rows of a table: "|---|---|", "----+----".
func ruler(s string) bool {
	return len(s) >= 5 && strings.Trim(s, "|:+-= \t") == "" && (strings.Contains(s, "--") || strings.Contains(s, "=="))
}

// maxHead is how many rows without a number may stand above the first with one.
const maxHead = 4

func rowsOf(n int, line func(int) string, shape func(string) row) int {
	t := run{least: 2}
	best := 0
	for i := range n {
		s := line(i)
		switch {
		case t.rows > 0 && ruler(s):
			t.rows++
			t.ruled = t.ruled || t.rows == 2
		case t.rows == 1 && unitLine(s):
			t.rows++ // below the head, in brackets
		default:
			if !t.add(shape(s)) {
				return best
			}
			if t.enough() {
				best = t.rows
			} else if t.hopeless() {
				return best
			}
		}
	}
	return best
}

// run is what the lines so far are as the rows of a table.
type run struct {
	rows, numeric int // numeric: those with numbers
	cells         int // of the last row
	least         int // how many rows make a table
	ruled         bool
}

// add adds a line, unless it is no row or none of this table.
func (t *run) add(r row) bool {
	if r.cells < 2 || r.even && t.cells > 0 && r.cells != t.cells {
		return false
	}
	t.cells = r.cells
	t.rows++
	t.least = max(t.least, r.least)
	if r.numbers > 0 {
		t.numeric++
	}
	return true
}

// enough reports whether the rows make a table.
func (t *run) enough() bool {
	return t.rows >= t.least && (t.ruled || t.numeric >= 2 && t.numeric*2 >= t.rows)
}

// hopeless reports whether no table will come of so many rows, so that the work stays
// linear.
func (t *run) hopeless() bool {
	return t.rows >= 2*maxHead || t.rows >= maxHead && t.numeric == 0
}

// barRow reads "| a | 1 | 2 |" and "a | 1 | 2".
func barRow(s string) row {
	if strings.Count(s, "|") < 2 {
		return row{}
	}
	var r row
	for cell := range strings.SplitSeq(strings.Trim(s, "| "), "|") {
		cell = strings.TrimSpace(cell)
		r.cells++
		if isNumber(cell) {
			r.numbers++
		}
	}
	if s[0] != '|' && r.numbers == 0 {
		return row{}
	}
	return r
}

// maxCell is how long a cell of a table without bars is at most, in bytes.
const maxCell = 60

// gapRow reads columns that stand apart. A row may lack its first cell, as the
// head of a table does.
func gapRow(s string) row {
	if !strings.Contains(s, "  ") && !strings.Contains(s, "\t") {
		return row{}
	}
	var r row
	for len(s) > 0 {
		end := len(s)
		for i := range len(s) {
			if gapAt(s, i) > 0 {
				end = i
				break
			}
		}
		cell := s[:end]
		s = strings.TrimLeft(s[end:], " \t")
		if len(cell) > maxCell {
			return row{}
		}
		r.cells++
		if isAmount(cell) || IsPeriod(cell) {
			r.numbers++
		}
	}
	return r
}

// gapAt is the length of a column gap at i: a tab, or two blanks and more.
func gapAt(s string, i int) int {
	if s[i] != ' ' && s[i] != '\t' {
		return 0
	}
	n := 0
	for i+n < len(s) && (s[i+n] == ' ' || s[i+n] == '\t') {
		n++
	}
	if n >= 2 || s[i] == '\t' {
		return n
	}
	return 0
}

// plainRow reads "Alibaba Cloud 40.3 39.8": at most six words, then numbers.
func plainRow(s string) row {
	if len(s) > 2*maxCell {
		return row{}
	}
	label, numbers := cutPlain(s)
	words := len(strings.Fields(label))
	if words == 0 || words > 6 || len(numbers) == 0 {
		return row{}
	}
	r := row{cells: 1 + len(numbers), numbers: len(numbers)}
	if r.numbers == 1 {
		r.least = 3 // one number behind words
	}
	return r
}

// cutPlain parts the words of a line from the numbers at its end; none where a
// number stands before words.
func cutPlain(s string) (label string, numbers []string) {
	fields := strings.Fields(s)
	n := len(fields)
	for n > 0 && isNumber(fields[n-1]) {
		n--
	}
	for _, f := range fields[:n] {
		if isNumber(f) {
			return "", nil
		}
	}
	return strings.Join(fields[:n], " "), fields[n:]
}

// commaRow reads a line of a CSV file.
func commaRow(s string) row {
	return separated(s, ",", cutCommas)
}

// semicolonRow reads a line of a CSV file whose cells are parted by semicolons.
func semicolonRow(s string) row {
	return separated(s, ";", cutSemicolons)
}

// separated reads a line whose cells a sign parts.
func separated(s, sign string, cut func(string) []piece) row {
	if strings.Count(s, sign) < 2 || len(s) > 4*maxCell {
		return row{}
	}
	r := row{least: 3, even: true}
	for _, c := range cut(s) {
		cell := s[c.start:c.end]
		if len(cell) > maxCell || strings.HasSuffix(cell, ".") {
			return row{}
		}
		if r.cells++; r.cells > 1 && isNumber(cell) {
			r.numbers++ // "2011, seed: $1m, Fund X" has but a year before words
		}
	}
	if r.cells < 3 {
		return row{}
	}
	return r
}

// listRow reads an item of a list that is a name and its number: "• Alibaba Cloud:
// 40.3%", "2) Tencent Cloud – 12%".
func listRow(s string) row {
	if len(s) > 2*maxCell {
		return row{}
	}
	if _, value := cutItem(s); value.end == value.start {
		return row{}
	}
	return row{cells: 2, numbers: 1, least: 3, even: true}
}

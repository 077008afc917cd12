package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/grid"
)

// A table is read in three steps. grid finds its cells. What the labels of columns and
// rows, the sentence that leads in and the notes below say is told (tablelabel.go,
// tablecontext.go). Then each number is bound to them (tablebind.go): it becomes a
// figure only where metric, unit, subject and period are each told for certain.

// tableReader is the state of reading one table.
type tableReader struct {
	*reading
	scene int
	sc    *scene
	grid  grid.Grid
	// first is the first row below the heads, label the column of the rows' names.
	first, label int
	cols         []tableLabel // what the heads of the columns say
	rows         []tableLabel // what the labels of the rows say
	corner       tableLabel
	context      tableContext
	section      tableLabel  // of the rows above that are a label only
	above        data.Metric // what the row above measures, for a row of rates
	aboveTold    tableLabel
	aboveIndent  int       // how far it is set in
	winner       int       // the column of who won tenders, or -1
	vendors      int       // how many companies the labels name
	rowsUnit     tableUnit // the money that the last row with one told, for those below it
	incomeIs     int       // what "operating income" is, 0 while nobody asked
}

// noWords is a sentence without any: what a cell has around it.
var noWords scene

func (r *reading) tableFigures(n int) {
	sc := &r.scenes[n]
	g := grid.Cut(r.doc.Text, sc.span)
	for from, i := 0, 1; i <= len(g); i++ {
		if i == len(g) || r.headsAgain(g[i]) {
			r.readTable(n, g[from:i])
			from = i
		}
	}
}

// headsAgain reports whether a row below the first heads a second table: behind its
// label stand but times.
func (r *reading) headsAgain(row []data.Span) bool {
	times := 0
	for c, cell := range row {
		s := cell.Of(r.doc.Text)
		switch {
		case c == 0 || s == "":
		case grid.IsYear(s), grid.IsPeriod(s):
			times++
		default:
			return false
		}
	}
	return times > 1 && row[0] != (data.Span{})
}

// readTable reads the rows of a table that one head stands above.
func (r *reading) readTable(n int, g grid.Grid) {
	t := &tableReader{reading: r, scene: n, sc: &r.scenes[n], grid: g}
	if len(g[0]) < 2 {
		return
	}
	t.findHeads()
	t.tellHeads()
	t.readRange()
	t.readAwards()
	t.tellRows()
	t.vendors = t.countVendors()
	t.readContext()
	t.readSizes()
	if t.context.words.has(opinionWord) {
		return
	}
	for i := range t.rows {
		t.readRow(i)
	}
}

// findHeads finds how many rows head the columns, and which column names the rows.
func (t *tableReader) findHeads() {
	for t.first < len(t.grid) && t.first < maxHeads && t.isHead(t.first) {
		t.first++
	}
	width := len(t.grid[0])
	for t.label = 0; t.label < width-1 && t.counts(t.label); t.label++ {
	}
	if t.label == width-1 {
		t.label = 0
	}
}

// maxHeads is how many rows may head a table.
const maxHeads = 4

// isHead reports whether a row has no number but years. A further head has no label of
// its own beside years: "Listed in | 2014 | 2018" is a row of the table.
func (t *tableReader) isHead(n int) bool {
	cells, years := 0, 0
	for c, cell := range t.grid[n] {
		s := cell.Of(t.doc.Text)
		if grid.Blank(s) {
			continue
		}
		if grid.IsYear(s) || grid.IsYear(inPercent(s)) {
			years++
			continue
		}
		main, _ := cutAside(t.doc.Text, cell, false)
		if _, number := readAmount(main.Of(t.doc.Text)); number {
			return false
		}
		if c > 0 {
			cells++
		}
	}
	labelled := t.grid[n][0] != (data.Span{})
	return n == 0 || !labelled || years == 0 && (cells > 0 || n == 1)
}

// inPercent is a head without the sign of what its numbers are in: "2021 %", "2021 (%)".
func inPercent(s string) string {
	head := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "(%)"), "%"), ",")
	if head = strings.TrimRight(head, ", "); len(head) < len(s)-1 {
		return head
	}
	return s
}

// counts reports whether a column only counts the rows: 1, 2, 3.
func (t *tableReader) counts(col int) bool {
	next := 1
	for _, row := range t.grid[t.first:] {
		if row[col] == (data.Span{}) {
			continue // "Others"
		}
		if tableWords(t.toksOf(row[col])).has(totalWord | othersWord) {
			continue
		}
		a, ok := readAmount(trimRank(row[col].Of(t.doc.Text)))
		if n, err := int64(0), error(nil); ok && a.unit == "" {
			if n, err = a.value.Int64(); err != nil || n != int64(next) {
				return false
			}
			next++
			continue
		}
		return false
	}
	return next > 2
}

// trimRank is the number of a rank: "1.", "No. 2", "#3".
func trimRank(s string) string {
	for _, cut := range []string{"No.", "#", "第"} {
		if len(s) > len(cut) && s[:len(cut)] == cut {
			s = s[len(cut):]
		}
	}
	for len(s) > 0 && (s[len(s)-1] == '.' || s[len(s)-1] == ')' || s[0] == ' ') {
		if s[0] == ' ' {
			s = s[1:]
			continue
		}
		s = s[:len(s)-1]
	}
	return s
}

// countVendors is how many companies the labels name.
func (t *tableReader) countVendors() int {
	var seen []data.CompanyID
	for _, labels := range [...][]tableLabel{t.cols, t.rows} {
		for i := range labels {
			if labels[i].who != "" {
				seen = appendNew(seen, t.root(labels[i].who))
			}
		}
	}
	return len(seen)
}

// shares reports whether the table holds shares of a market.
func (t *tableReader) shares() bool {
	is := func(l tableLabel) bool { return l.metric == data.MarketShare }
	return t.context.metric == data.MarketShare || is(t.corner) || slices.ContainsFunc(t.cols, is) || slices.ContainsFunc(t.rows, is)
}

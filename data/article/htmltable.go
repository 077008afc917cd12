package article

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nests reports whether a table only lays out the page: another one stands in it,
// or a cell is as long as a paragraph.
func nests(table *html.Node) bool {
	long := false
	var look func(*html.Node) bool
	look = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Table || look(c) {
				return true
			}
			long = long || c.Type == html.TextNode && len(c.Data) > 400
		}
		return false
	}
	return look(table) || long
}

// maxSpan is how many rows or columns a cell may stand over; pages write more to mean
// "all there are", and a page of nonsense must not make a table of a million cells.
const maxSpan = 60

// cellRows lays out the cells of a table. A cell that stands over several columns or
// rows stands in each of them, so that what it heads can be told.
type cellRows struct {
	rows [][]string
	down []down // by column, what reaches down from the rows above
}

// down is a cell that reaches down so many rows more.
type down struct {
	text string
	rows int
}

func tableCells(table *html.Node) [][]string {
	var t cellRows
	t.look(table)
	return t.rows
}

func (t *cellRows) look(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			t.rows = append(t.rows, nil)
			t.look(c)
			t.reachDown(true)
		case atom.Td, atom.Th:
			t.add(c)
		default:
			t.look(c)
		}
	}
}

// add puts a cell behind the others of the last row.
func (t *cellRows) add(cell *html.Node) {
	if len(t.rows) == 0 {
		t.rows = append(t.rows, nil)
	}
	t.reachDown(false)
	row := &t.rows[len(t.rows)-1]
	text := textOf(cell)
	for range spanOf(cell, "colspan") {
		if n := spanOf(cell, "rowspan"); n > 1 {
			for len(t.down) <= len(*row) {
				t.down = append(t.down, down{})
			}
			t.down[len(*row)] = down{text, n - 1}
		}
		*row = append(*row, text)
	}
}

// reachDown puts what reaches down from above into the last row, from its next column
// on: up to the first column that is free, or, at the row's end, in all of them.
func (t *cellRows) reachDown(atEnd bool) {
	row := &t.rows[len(t.rows)-1]
	for k := len(*row); k < len(t.down); k++ {
		d := &t.down[k]
		switch {
		case d.rows > 0:
			d.rows--
			*row = append(*row, d.text)
		case !atEnd || !slices.ContainsFunc(t.down[k:], func(d down) bool { return d.rows > 0 }):
			return
		default:
			*row = append(*row, "")
		}
	}
}

// spanOf is how many columns or rows a cell stands over.
func spanOf(cell *html.Node, name string) int {
	for _, a := range cell.Attr {
		if a.Key == name {
			if n, err := strconv.Atoi(a.Val); err == nil && n > 1 {
				return min(n, maxSpan)
			}
		}
	}
	return 1
}

package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
)

// Table is a sheet as our columns have it.
type Table struct {
	Kind    Kind
	Columns []string // those that the mapping gives, in our order
	Lines   []Line
	// Changed says that a cell is written otherwise than in the file.
	Changed bool
}

// Line is one row of a Table.
type Line struct {
	Number int      // of the row in the file
	Cells  []string // by Columns
	Faults []Fault
}

// RowNumber is the column in which a table that was made of another keeps the
// number that a row had there.
const RowNumber = "source_row"

// As reads the sheet's rows as the mapping says. Registered reports whether a
// company is known by a name.
func (s *Sheet) As(m Mapping, registered func(string) bool) *Table {
	t := &Table{Kind: m.Kind}
	c := converter{sheet: s, mapping: m, at: map[string]int{}, orders: map[string]dayFirst{}, registered: registered}
	t.Columns = c.columns()
	ids := map[string]bool{}
	for _, row := range s.Rows {
		line := Line{Number: row.Number}
		if row.Why != "" {
			line.Faults = []Fault{{Row: row.Number, Why: row.Why}}
			t.Lines = append(t.Lines, line)
			continue
		}
		t.Changed = c.line(&line, row, t.Columns) || t.Changed
		if id := t.Cell(line, "id"); id != "" {
			if ids[id] {
				line.Faults = append(line.Faults, Fault{Row: row.Number, Column: "id", Cell: id, Why: Twice})
			}
			ids[id] = true
		}
		t.Lines = append(t.Lines, line)
	}
	return t
}

// columns lists the columns that the mapping gives, and says where they are and how
// they are written. A value may bring its unit and its hedge with it.
func (c *converter) columns() (out []string) {
	m := c.mapping
	if from := m.From["value"].Column; from != "" {
		_, text := named(from)
		c.unit, _ = parseUnit(text)
	}
	brought := c.brought()
	for _, column := range known().columns[m.Kind] {
		name, from := column.Name, m.From[column.Name]
		if from.Column != "" {
			c.at[name] = slices.Index(c.sheet.Header, from.Column)
		}
		if from != (Source{}) || brought[name] {
			out = append(out, name)
		}
		if dates[name] {
			c.orders[name] = order(c.sheet.column(c.at, name))
		}
	}
	return out
}

// brought says which columns the values bring with them.
func (c *converter) brought() map[string]bool {
	i := slices.Index(c.sheet.Header, c.mapping.From["value"].Column)
	out := map[string]bool{"unit": i >= 0 && c.unit.name != ""}
	for _, r := range c.sheet.Rows {
		if i < 0 || i >= len(r.Cells) {
			continue
		}
		if a, why := readAmount(r.Cells[i], c.sheet.Separator); why == "" {
			out["unit"] = out["unit"] || a.unit.name != ""
			out["qualifier"] = out["qualifier"] || a.hedge != ""
		}
	}
	return out
}

// column is every cell of one of our columns, as the file has them.
func (s *Sheet) column(at map[string]int, name string) (out []string) {
	if i, ok := at[name]; ok && i >= 0 {
		for _, r := range s.Rows {
			if i < len(r.Cells) {
				out = append(out, r.Cells[i])
			}
		}
	}
	return out
}

var dates = map[string]bool{"date": true, "period": true, "period_start": true, "period_end": true, "source_published": true}

type converter struct {
	sheet      *Sheet
	mapping    Mapping
	at         map[string]int // the file's column of each of ours
	orders     map[string]dayFirst
	unit       unit // what the header of the values says
	registered func(string) bool
}

// raw is what the file has for one of our columns.
func (c *converter) raw(row Row, name string) string {
	from := c.mapping.From[name]
	if from.Column == "" {
		return from.Fixed
	}
	if i := c.at[name]; i >= 0 && i < len(row.Cells) {
		return row.Cells[i]
	}
	return ""
}

// line reads one row and reports whether a cell of it changes.
func (c *converter) line(line *Line, row Row, columns []string) (changed bool) {
	line.Cells = make([]string, len(columns))
	value := c.raw(row, "value")
	var a amount
	var bad Why
	if strings.TrimSpace(value) != "" {
		a, bad = c.amount(row, value)
	}
	for i, name := range columns {
		cell, why := c.raw(row, name), Why("")
		switch {
		case name == "value":
			line.Cells[i], why = a.value, bad
		case name == "unit" && strings.TrimSpace(value) != "":
			line.Cells[i] = a.unit.name
		case name == "qualifier" && a.hedge != "" && strings.TrimSpace(cell) == "":
			line.Cells[i] = string(a.hedge)
		case dates[name]:
			line.Cells[i], why = readDate(cell, c.orders[name])
		case known().words[name] != nil:
			line.Cells[i], why = readWord(name, cell)
		case name == "companies":
			line.Cells[i] = readCompanies(cell, c.registered)
		default:
			line.Cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		changed = changed || strings.Join(strings.Fields(cell), " ") != strings.Join(strings.Fields(line.Cells[i]), " ")
		if why != "" {
			if why == NotUnit {
				name, cell = "unit", c.raw(row, "unit")
			}
			line.Faults = append(line.Faults, Fault{Row: row.Number, Column: name, Cell: cell, Why: why})
		}
	}
	return changed
}

// amount reads a value with its unit, which the value itself, the cell of units
// and the header may say.
func (c *converter) amount(row Row, value string) (amount, Why) {
	of, ok := readUnit(c.raw(row, "unit"))
	if !ok {
		return amount{}, NotUnit
	}
	if of, ok = of.with(c.unit); !ok {
		return amount{}, TwoUnits
	}
	return measured(value, of, c.sheet.Separator)
}

// Cell is a line's cell of one of our columns, "" where the table lacks it.
func (t *Table) Cell(l Line, column string) string {
	if i := slices.Index(t.Columns, column); i >= 0 && i < len(l.Cells) {
		return l.Cells[i]
	}
	return ""
}

// Lacks lists what a new row needs and the line has not.
func (t *Table) Lacks(l Line) (out []Fault) {
	for _, name := range needed[t.Kind] {
		if strings.TrimSpace(t.Cell(l, name)) != "" {
			continue
		}
		f := Fault{Row: l.Number, Column: name, Why: Empty}
		if value := t.Cell(l, "value"); name == "unit" && value != "" {
			f = Fault{Row: l.Number, Column: "value", Cell: value, Why: NoUnit}
		}
		out = append(out, f)
	}
	return out
}

// CSV writes some of the lines as a table of our own, with the numbers that they
// had in their file.
func (t *Table) CSV(lines []Line) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := slices.Clone(t.Columns)
	for _, name := range append([]string{map[Kind]string{Events: "date", Figures: "period"}[t.Kind]}, needed[t.Kind]...) {
		if !slices.Contains(head, name) {
			head = append(head, name)
		}
	}
	_ = w.Write(append(head, RowNumber)) // into memory: cannot fail
	for _, l := range lines {
		cells := make([]string, len(head), len(head)+1)
		for i, c := range l.Cells {
			cells[i] = Guard(c)
		}
		_ = w.Write(append(cells, strconv.Itoa(l.Number)))
	}
	w.Flush()
	return b.Bytes()
}

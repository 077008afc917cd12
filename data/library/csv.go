package library

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"yunshi/data"
)

// formula is what makes a spreadsheet run a cell instead of showing it.
const formula = "=+-@\t\r"

// Guard makes a cell of an exported table safe to open in a spreadsheet: what
// would be run as a formula ("=cmd|…") gets an apostrophe before it. Plain
// numbers stay as they are. Import takes the apostrophe off again.
func Guard(cell string) string {
	// A cell that has apostrophes of its own gets one too, so that import takes off
	// the right one.
	bare := strings.TrimLeft(cell, "'")
	if bare == "" || !strings.ContainsRune(formula, rune(bare[0])) || plainNumber.MatchString(cell) {
		return cell
	}
	return "'" + cell
}

var (
	plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
	guarded     = regexp.MustCompile(`^''*[=+\-@\t\r]`)
	maybe       = regexp.MustCompile(`'[=+\-@\t\r]`)
)

// unguard takes off what Guard put on. A table that cannot be read whole stays
// as it is.
func unguard(raw []byte) []byte {
	if !maybe.Match(raw) {
		return raw
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		return raw
	}
	for _, row := range all {
		for i, cell := range row {
			if guarded.MatchString(cell) {
				row[i] = cell[1:]
			}
		}
	}
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(all) // into memory: cannot fail
	return b.Bytes()
}

// rows reads a table that has an id column: the header, the column, and the rows
// as they are; ok is false for every other table.
func rows(raw []byte) (header []string, id int, body [][]string, ok bool) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, 0, nil, false
	}
	header = slices.Clone(header)
	for i := range header {
		header[i] = strings.ToLower(strings.TrimSpace(header[i]))
	}
	if id = slices.Index(header, "id"); id < 0 {
		return nil, 0, nil, false
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return header, id, body, true
		}
		if err != nil {
			row = nil // a broken row keeps its number; table.Read tells of it
		}
		body = append(body, row)
	}
}

// rowIDs returns the ids that the rows of a table have, by the rule in their
// evidence.
func rowIDs(raw []byte) map[string]string {
	_, id, body, ok := rows(raw)
	if !ok {
		return nil
	}
	ids := map[string]string{}
	for i, row := range body {
		if id < len(row) {
			ids[fmt.Sprintf("table:row %d", i+2)] = strings.TrimSpace(row[id])
		}
	}
	return ids
}

// update holds a table with an id column against the corpus. Rows whose id it
// knows become edits of what they change; rest is the table of the others, nil
// where none is left. A table without that column is all rest.
func update(c *data.Corpus, name string, raw []byte) (rest []byte, acts []Act, errs []error) {
	raw = unguard(raw)
	header, id, body, ok := rows(raw)
	if !ok || c == nil {
		return raw, nil, nil
	}
	events, figures := byID(c)
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	left := 0
	_ = w.Write(header) // into memory: cannot fail
	for i, row := range body {
		key := ""
		if id < len(row) {
			key = strings.TrimSpace(row[id])
		}
		var more []Act
		var err error
		switch e, f := events[key], figures[key]; {
		case e != nil:
			more, err = edits(c, OfEvent(e), e, eventFields, eventTraits.copy, header, row)
		case f != nil:
			more, err = edits(c, OfFigure(f), f, figureFields, figureTraits.copy, header, row)
		default:
			_ = w.Write(row)
			left++
			continue
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s row %d: %w", name, i+2, err))
			continue
		}
		acts = append(acts, more...)
	}
	if w.Flush(); left == 0 {
		return nil, acts, errs
	}
	return b.Bytes(), acts, errs
}

func byID(c *data.Corpus) (map[string]*data.Event, map[string]*data.Figure) {
	events, figures := map[string]*data.Event{}, map[string]*data.Figure{}
	for _, e := range c.Events {
		events[string(e.ID)] = e
	}
	for _, f := range c.Figures {
		figures[string(f.ID)] = f
	}
	return events, figures
}

// edits are the acts that make it what the row says. Columns that are no fields
// (the source's among them) are passed over.
func edits[T any](c *data.Corpus, t Target, it *T, fields map[string]field[T], dup func(*T) *T, header, row []string) (acts []Act, err error) {
	if len(row) != len(header) {
		return nil, fmt.Errorf("%d fields where the header has %d; check commas and quotes", len(row), len(header))
	}
	scratch := dup(it)
	for i, name := range header {
		f, known := fields[name]
		if !known {
			continue
		}
		old, want := f.get(it), strings.TrimSpace(row[i])
		if name == "companies" {
			old, want = rolesOff(old), rolesOff(want)
		}
		if want == old {
			continue
		}
		if err := f.set(c, scratch, want); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		acts = append(acts, Act{Kind: Edit, Target: t, Field: name, Old: f.get(it), New: f.get(scratch)})
	}
	return acts, nil
}

// rolesOff is a list of companies as tables have it: without roles.
func rolesOff(s string) string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		name, _, _ := strings.Cut(part, "=")
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, "; ")
}

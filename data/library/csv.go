package library

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yunshi/data"
	"yunshi/data/sheet"
)

var maybe = regexp.MustCompile(`'[=+\-@\t\r]`)

// unguard takes off what sheet.Guard put on. A table that cannot be read whole stays
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
			row[i] = sheet.Bare(cell)
		}
	}
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(all) // into memory: cannot fail
	return b.Bytes()
}

// rowIDs returns the ids that the rows of a table have, by the rule in their
// evidence.
func rowIDs(raw []byte) map[string]string {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil
	}
	for i := range header {
		header[i] = strings.ToLower(strings.TrimSpace(header[i]))
	}
	id, number := slices.Index(header, "id"), slices.Index(header, sheet.RowNumber)
	if id < 0 {
		return nil
	}
	ids := map[string]string{}
	for at := 2; ; at++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return ids
		}
		if err != nil || len(row) != len(header) {
			continue // table.Read tells of it
		}
		if number >= 0 {
			n, _ := strconv.Atoi(row[number])
			at = max(at, n)
		}
		ids[fmt.Sprintf("table:row %d", at)] = strings.TrimSpace(row[id])
	}
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

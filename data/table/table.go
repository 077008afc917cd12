// Package table reads events and figures from CSV: the bundled tables of checked
// facts and a person's own. Each row cites the page that it was read on; all the
// rows of one page make one data.Document whose text is what the table says of
// that page, one line a row, so that a row's evidence is a slice of a text like
// any other. A bad row is reported with its number and left out; the others load.
package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"yunshi/data"
)

// Registry resolves names to companies; *registry.Registry is one.
type Registry interface {
	Resolve(name string) (data.CompanyID, bool)
	Company(id data.CompanyID) *data.Company
}

// Table is what one CSV file holds.
type Table struct {
	Documents []*data.Document // cited pages, in order of first mention
	Events    []*data.Event
	Figures   []*data.Figure
	// Companies are those that the table names and the registry does not know.
	Companies []*data.Company
}

// RowError says what is wrong with one row and what to do. Row counts as a
// spreadsheet does: the header is row 1.
type RowError struct {
	File string
	Row  int
	Err  error
}

func (e *RowError) Error() string { return fmt.Sprintf("%s row %d: %v", e.File, e.Row, e.Err) }

func (e *RowError) Unwrap() error { return e.Err }

// Read reads a CSV of events or of figures; the header tells which. File names
// it in errors and in evidence. The errors are RowErrors, or one error for the
// whole file when its header fits neither kind.
func Read(file string, r io.Reader, reg Registry) (*Table, []error) {
	cr := csv.NewReader(&skipBOM{r: r})
	cr.FieldsPerRecord = -1
	header, err := cr.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, []error{fmt.Errorf("%s: the file is empty; a header row with column names is needed", file)}
		}
		return nil, []error{fmt.Errorf("%s: not a CSV file: %w", file, err)}
	}
	b := builder{file: file, reg: reg, columns: map[string]int{}, pages: map[string]*page{}, unknown: map[data.CompanyID]bool{}}
	for i, name := range header {
		b.columns[strings.ToLower(strings.TrimSpace(name))] = i
	}
	read, err := b.reader()
	if err != nil {
		return nil, []error{err}
	}
	var errs []error
	for {
		row, err := cr.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := cr.FieldPos(0)
		b.row++
		if err == nil && len(row) != len(header) {
			err = fmt.Errorf("%d fields where the header has %d; check commas and quotes", len(row), len(header))
		}
		if err == nil {
			b.renumber(row)
			err = read(row)
		} else {
			var pe *csv.ParseError
			if errors.As(err, &pe) {
				line, err = pe.StartLine, pe.Err
			}
		}
		if err != nil {
			errs = append(errs, &RowError{file, b.row + 1, fmt.Errorf("%w (line %d)", err, line)})
		}
	}
	return b.finish(), errs
}

type builder struct {
	file    string
	reg     Registry
	columns map[string]int
	row     int
	out     Table
	order   []*page
	pages   map[string]*page
	unknown map[data.CompanyID]bool
}

// page collects the lines of one cited page.
type page struct {
	doc  *data.Document
	text strings.Builder
}

// The columns that a table must have to be read as events or as figures; the
// others may be missing.
var (
	eventColumns  = []string{"date", "type", "headline"}
	figureColumns = []string{"metric", "subject", "period", "value", "unit"}
)

func (b *builder) reader() (func([]string) error, error) {
	switch {
	case len(b.missing(eventColumns)) == 0:
		return b.event, nil
	case len(b.missing(figureColumns)) == 0:
		return b.figure, nil
	}
	return nil, fmt.Errorf("%s: neither a table of events (columns %s) nor of figures (columns %s); name the columns in the first row",
		b.file, strings.Join(eventColumns, ", "), strings.Join(figureColumns, ", "))
}

// renumber gives a row the number that it had in the table of which this one was
// made; numbers only ever rise.
func (b *builder) renumber(row []string) {
	if n, err := strconv.Atoi(b.get(row, "source_row")); err == nil && n < 1<<31 {
		b.row = max(b.row, n-1)
	}
}

func (b *builder) missing(want []string) (out []string) {
	for _, w := range want {
		if _, ok := b.columns[w]; !ok {
			out = append(out, w)
		}
	}
	return out
}

func (b *builder) get(row []string, column string) string {
	if i, ok := b.columns[column]; ok {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// cite adds a line to the row's page and sets ev to it.
func (b *builder) cite(row []string, line string, ev *data.Evidence) error {
	published, err := data.ParseDate(b.get(row, "source_published"), 12)
	if err != nil {
		return fmt.Errorf("source_published: %w", err)
	}
	title, publisher, url := b.get(row, "source_title"), b.get(row, "source_publisher"), b.get(row, "source_url")
	key := url
	if key == "" {
		key = title + "\x1f" + publisher
	}
	p := b.pages[key]
	if p == nil {
		p = &page{doc: &data.Document{
			ID: data.DocumentID("page-" + data.HashID(b.kind(), key)), Path: b.file, Title: title, Publisher: publisher,
			Published: published, PublishedFrom: "table", URL: url, Relevant: true,
		}}
		b.pages[key] = p
		b.order = append(b.order, p)
	}
	start := p.text.Len()
	line = strings.Join(strings.Fields(line), " ")
	p.text.WriteString(line)
	*ev = data.Evidence{
		Document: p.doc.ID, Span: data.Span{Start: start, End: p.text.Len()}, Text: line,
		Rule: fmt.Sprintf("table:row %d", b.row+1),
	}
	p.text.WriteString("\n")
	return nil
}

func (b *builder) kind() string {
	if len(b.missing(eventColumns)) == 0 {
		return "events"
	}
	return "figures"
}

func (b *builder) finish() *Table {
	for _, p := range b.order {
		p.doc.Text = p.text.String()
		at := 0
		for line := range strings.Lines(p.doc.Text) {
			span := data.Span{Start: at, End: at + len(line) - 1}
			p.doc.Blocks = append(p.doc.Blocks, data.Block{Span: span, Kind: data.Table})
			p.doc.Sentences = append(p.doc.Sentences, span)
			at += len(line)
		}
		b.out.Documents = append(b.out.Documents, p.doc)
	}
	return &b.out
}

// company resolves a name; an unknown one becomes a company of its own.
func (b *builder) company(name string) data.CompanyID {
	if id, ok := b.reg.Resolve(name); ok {
		return id
	}
	id := data.CompanyID(name)
	if !b.unknown[id] {
		b.unknown[id] = true
		b.out.Companies = append(b.out.Companies, &data.Company{ID: id, FiscalEnd: 12})
	}
	return id
}

// skipBOM drops a UTF-8 byte order mark, which spreadsheets write.
type skipBOM struct {
	r    io.Reader
	done bool
}

func (s *skipBOM) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if !s.done && n >= 3 && p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf {
		n = copy(p, p[3:n])
	}
	s.done = s.done || n > 0
	return n, err
}

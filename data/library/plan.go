package library

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"

	"yunshi/data"
	"yunshi/data/registry"
	"yunshi/data/sheet"
	"yunshi/data/table"
)

// Plan is what bringing in a table would do.
type Plan struct {
	Rows []Planned
	// How many rows are new, change what the library has, are as it has them, and
	// cannot be used.
	New, Changed, Same, Bad int

	name  string
	table *sheet.Table
	fresh []sheet.Line
	own   bool   // the file is a table of ours as it stands
	text  string // what a search looks through
}

// Planned is one row: an event or a figure, the edits that it makes of one that
// is there, or what is wrong with it.
type Planned struct {
	Row    int
	Event  *data.Event
	Figure *data.Figure
	Known  bool // by its id
	Acts   []Act
	Faults []sheet.Fault
}

// PlanTable reads a table by a mapping and holds it against the corpus: rows whose
// id it knows become edits of what they change. A nil corpus knows none.
func PlanTable(c *data.Corpus, name string, s *sheet.Sheet, m sheet.Mapping) *Plan {
	reg := registry.Bundled()
	t := s.As(m, func(name string) bool { _, ok := reg.Resolve(name); return ok })
	ours, own := sheet.Own(s.Header)
	own = own && s.Plain && !t.Changed && ours.Kind == m.Kind && maps.Equal(ours.From, m.From)
	p := &Plan{name: name, table: t, own: own, Rows: make([]Planned, len(t.Lines))}
	known := knownRows{c: c}
	if c != nil {
		known.events, known.figures = byID(c)
	}
	at := map[int]int{} // the place of a row, by its number
	for i, l := range t.Lines {
		row := &p.Rows[i]
		row.Row, row.Faults = l.Number, l.Faults
		at[l.Number] = i
		if len(l.Faults) > 0 || known.take(t, l, row) {
			continue
		}
		if row.Faults = t.Lacks(l); row.Faults == nil {
			p.fresh = append(p.fresh, l)
		}
	}
	p.read(reg, at)
	p.count()
	return p
}

// knownRows are what rows may name by their ids.
type knownRows struct {
	c       *data.Corpus
	events  map[string]*data.Event
	figures map[string]*data.Figure
}

// take makes edits of a line whose id is known; it reports false for the others.
func (k knownRows) take(t *sheet.Table, l sheet.Line, row *Planned) bool {
	var err error
	id := t.Cell(l, "id")
	switch e, f := k.events[id], k.figures[id]; {
	case e == nil && f == nil:
		return false
	case e != nil && t.Kind == sheet.Events:
		row.Event, row.Known = e, true
		row.Acts, err = edits(k.c, OfEvent(e), e, eventFields, eventTraits.copy, t.Columns, l.Cells)
	case f != nil && t.Kind == sheet.Figures:
		row.Figure, row.Known = f, true
		row.Acts, err = edits(k.c, OfFigure(f), f, figureFields, figureTraits.copy, t.Columns, l.Cells)
	default:
		err = fmt.Errorf("id: %s is no id of these %s", id, t.Kind)
	}
	if err != nil {
		row.Acts, row.Faults = nil, []sheet.Fault{{Row: l.Number, Why: sheet.Otherwise, Text: err.Error()}}
	}
	return true
}

// read reads the new rows as the library will.
func (p *Plan) read(reg *registry.Registry, at map[int]int) {
	if len(p.fresh) == 0 {
		return
	}
	tab, errs := table.Read(p.name, bytes.NewReader(unguard(p.table.CSV(p.fresh))), reg)
	for _, err := range errs {
		var re *table.RowError
		if errors.As(err, &re) {
			row := &p.Rows[at[re.Row]]
			row.Faults = append(row.Faults, sheet.Fault{Row: re.Row, Why: sheet.Otherwise, Text: strings.SplitN(re.Err.Error(), " (line ", 2)[0]})
		}
	}
	good := p.fresh[:0]
	for _, l := range p.fresh {
		if len(p.Rows[at[l.Number]].Faults) == 0 {
			good = append(good, l)
		}
	}
	p.fresh = good
	if tab == nil {
		return
	}
	row := func(ev data.Evidence) *Planned {
		n := 0
		_, _ = fmt.Sscanf(ev.Rule, "table:row %d", &n)
		return &p.Rows[at[n]]
	}
	for _, e := range tab.Events {
		row(e.Sources[0].Evidence).Event = e
	}
	for _, f := range tab.Figures {
		row(f.Evidence).Figure = f
	}
	var text strings.Builder
	for _, d := range tab.Documents {
		text.WriteString(d.Text)
	}
	p.text = text.String()
}

func (p *Plan) count() {
	for _, r := range p.Rows {
		switch {
		case len(r.Faults) > 0:
			p.Bad++
		case !r.Known:
			p.New++
		case len(r.Acts) > 0:
			p.Changed++
		default:
			p.Same++
		}
	}
}

// Acts are the edits that the rows make.
func (p *Plan) Acts() (out []Act) {
	for _, r := range p.Rows {
		out = append(out, r.Acts...)
	}
	return out
}

// Faults are all that is wrong, row by row.
func (p *Plan) Faults() (out []sheet.Fault) {
	for _, r := range p.Rows {
		out = append(out, r.Faults...)
	}
	return out
}

// Errors are the faults as errors that name the file, one line a row.
func (p *Plan) Errors() (out []error) {
	for _, r := range p.Rows {
		if len(r.Faults) == 0 {
			continue
		}
		line := r.Faults[0].Error()
		for _, f := range r.Faults[1:] {
			_, rest, _ := strings.Cut(f.Error(), ", ") // its row was named
			line += "; " + rest
		}
		out = append(out, fmt.Errorf("%s %s", p.name, line))
	}
	return out
}

// Bytes is the table of the new rows, as the library keeps it: the file as it
// stands, where that is a table of our own of which every row is new.
func (p *Plan) Bytes(raw []byte) []byte {
	if p.own && p.New == len(p.Rows) {
		return raw
	}
	return p.table.CSV(p.fresh)
}

// tablePath is the path under which the library keeps a table: what is not CSV
// was made into it.
func tablePath(name string) string {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return name
	}
	return name + "/table.csv"
}

// Unmapped is the error of a table whose columns are not ours.
func Unmapped(name string, s *sheet.Sheet) error {
	m := sheet.Guess(s)
	if len(m.From) < 3 {
		return fmt.Errorf("%s: neither a table of events (columns date, type, headline) nor of figures (columns metric, subject, period, value, unit); "+
			"say which column is which with --map, or open the file by itself", name)
	}
	return fmt.Errorf("%s: its columns have names of their own; open the file by itself to choose them, or import it with --map '%s'", name, m)
}

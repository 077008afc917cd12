package app

import (
	"encoding/json"
	"os"
	"slices"
	"strings"

	"yunshi/app/correct"
	"yunshi/app/filter"
	"yunshi/app/mapping"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/load"
	"yunshi/data/sheet"
)

// prefTables keeps what was said of tables' columns.
const prefTables = "tables"

// mostTables is how many headers are remembered.
const mostTables = 60

// remembered is what was said of a header.
type remembered struct {
	Header  []string      `json:"header"`
	Mapping sheet.Mapping `json:"mapping"`
}

// connectTables wires the sheet that asks about a table's columns.
func (w *Window) connectTables() {
	w.mapping = &mapping.Sheet{Plan: w.keeper.Plan}
	w.mapping.Name = func(id data.CompanyID) string {
		name, _ := filter.Names(w.newest, id)
		return name
	}
	w.mapping.Pick = func(title, hint string, rows []ui.Row, typed func(string) (ui.Row, bool), choose func(int, string)) {
		correct.ShowPickerOr(w.win.Canvas(), title, "", hint, rows, typed, choose)
	}
	w.mapping.OnPlanned = func(q mapping.Question) {
		w.trace.say("mapping", q.Mapping.Kind, q.Mapping, "new", q.Plan.New, "changed", q.Plan.Changed, "same", q.Plan.Same, "bad", q.Plan.Bad)
	}
	w.mapping.OnImport = func(q mapping.Question) {
		w.settings().keepTable(q.Sheet.Header, q.Mapping)
		w.beginImport()
		w.keeper.ImportTable(q.Path, q.Mapping)
	}
	w.mapping.OnClosed = w.askNext
	w.keeper.Mapping = func(_ string, s *sheet.Sheet) (sheet.Mapping, bool, error) {
		m, ok := w.settings().tableOf(s.Header)
		return m, ok, nil
	}
}

// questions picks the tables that the person must be asked about out of the
// paths: those whose columns are not ours, and those with rows that cannot be
// read. What cannot be read at all is left to the import, which tells why. It is
// called off the UI thread.
func (w *Window) questions(paths []string) (rest []string, asked []mapping.Question) {
	for _, path := range paths {
		if q, ok := w.question(path); ok {
			asked = append(asked, q)
		} else {
			rest = append(rest, path)
		}
	}
	return rest, asked
}

func (w *Window) question(path string) (q mapping.Question, ask bool) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || !sheet.Named(path) {
		return q, false
	}
	raw, err := load.ReadFile(path)
	if err != nil {
		return q, false
	}
	s, err := sheet.Read(path, raw)
	if err != nil {
		return q, false
	}
	q = mapping.Question{Path: path, Sheet: s}
	m, own := sheet.Own(s.Header)
	if !own {
		if m, ask = w.settings().tableOf(s.Header); !ask {
			m = sheet.Guess(s)
		}
	}
	q.Mapping, q.Plan = m, w.keeper.Plan(path, s, m)
	return q, !own || q.Plan.Bad > 0
}

// ask has the person asked about tables, one after the other.
func (w *Window) ask(questions []mapping.Question) {
	w.asking = append(w.asking, questions...)
	if !w.mapping.Open() {
		w.askNext()
	}
}

func (w *Window) askNext() {
	if len(w.asking) == 0 {
		return
	}
	q := w.asking[0]
	w.asking = w.asking[1:]
	w.sheet.Close()
	w.mapping.Show(w.win.Canvas(), q)
}

// tableOf is what was said of a header before.
func (s settings) tableOf(header []string) (sheet.Mapping, bool) {
	for _, r := range s.tables() {
		if slices.Equal(r.Header, header) && r.Mapping.Fits(header) {
			return r.Mapping, true
		}
	}
	return sheet.Mapping{}, false
}

func (s settings) tables() (all []remembered) {
	_ = json.Unmarshal([]byte(s.String(prefTables)), &all) // what cannot be read was never said
	return all
}

// keepTable remembers what was said of a header, the latest first.
func (s settings) keepTable(header []string, m sheet.Mapping) {
	all := slices.DeleteFunc(s.tables(), func(r remembered) bool { return slices.Equal(r.Header, header) })
	all = append([]remembered{{header, m}}, all...)
	raw, err := json.Marshal(all[:min(len(all), mostTables)])
	if err == nil && len(strings.Join(header, "")) < 1<<14 {
		s.SetString(prefTables, string(raw))
	}
}

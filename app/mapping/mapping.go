// Package mapping is the sheet that shows a table before it is brought in: which
// of its columns is which of ours, the first rows as they would be read, and what
// cannot be read, row by row. What a choice comes to is reckoned off the UI
// thread, and the latest choice wins.
package mapping

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

// Question is a table about which the person is asked.
type Question struct {
	Path    string
	Sheet   *sheet.Sheet
	Mapping sheet.Mapping // to start from
	Plan    *library.Plan // what that comes to
}

// Sheet asks about one table.
type Sheet struct {
	// Plan says what a mapping comes to; it is called off the UI thread.
	Plan func(path string, s *sheet.Sheet, m sheet.Mapping) *library.Plan
	// Name is what a company is called in the person's language.
	Name func(data.CompanyID) string
	// Pick asks for one of the rows, or for what is typed where typed makes a row of
	// it; then i is -1.
	Pick func(title, hint string, rows []ui.Row, typed func(string) (ui.Row, bool), choose func(i int, words string))
	// OnImport is called with what the person chose, OnClosed when the sheet goes,
	// whether anything was chosen or not.
	OnImport func(q Question)
	OnClosed func()
	// OnPlanned is told of every plan that came to be seen.
	OnPlanned func(q Question)

	sheet   *ui.Sheet
	q       Question
	turn    int
	ready   bool
	names   []string // of the columns in the list; "" for a heading
	kinds   map[sheet.Kind]*ui.Pill
	columns *ui.List
	preview *ui.List
	sum     *ui.Label
	start   *ui.Pill
}

const (
	width, height float32 = 1060, 660
	columnsWidth  float32 = 380
)

// enter is Ctrl+Enter, which imports wherever the keyboard is.
var enter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// Open reports whether the sheet is to be seen.
func (s *Sheet) Open() bool { return s.sheet.Open() }

// Show opens the sheet for a table.
func (s *Sheet) Show(c fyne.Canvas, q Question) {
	s.q, s.ready = q, true
	s.turn++
	s.kinds = map[sheet.Kind]*ui.Pill{}
	kinds := ui.Line(4)
	for _, k := range []sheet.Kind{sheet.Events, sheet.Figures} {
		s.kinds[k] = ui.NewPill(ui.T("mapping."+string(k)), ui.Tab, func() { s.turnInto(k) })
		kinds.Add(s.kinds[k])
	}
	s.sum = ui.NewLabel("", ui.SizeText, ui.Muted).Cut()
	s.columns = ui.NewList(s.choose)
	s.preview = ui.NewList(func(int) {})
	s.start = ui.NewPill("", ui.Loud, s.confirm)
	s.start.Key = "Ctrl Enter"
	s.columns.OnEscape, s.preview.OnEscape = s.close, s.close
	head := ui.Column(8,
		ui.Line(12, ui.Grow(ui.NewLabel(ui.T("mapping.title", ui.Args{"P": filepath.Base(q.Path)}), ui.SizeTitle, ui.Ink).Heavy().Cut()), kinds),
		s.sum)
	body := ui.Pad(18, 20, 16, 20, ui.Sides(
		ui.Pad(0, 0, 12, 0, head),
		container.NewBorder(nil, nil, ui.Pad(0, 16, 0, 0, ui.Fixed(columnsWidth, 0, s.columns)), nil, s.preview),
		ui.Pad(12, 0, 0, 0, ui.Line(8, ui.Grow(ui.NewLabel(ui.T("mapping.honest"), ui.SizeSmall, ui.Muted).Cut()),
			ui.NewPill(ui.T("save.cancel"), ui.Outlined, s.close), s.start))))
	s.sheet = ui.ShowSheet(c, width, height, 0.5, body)
	c.AddShortcut(enter, func(fyne.Shortcut) { s.confirm() })
	s.sheet.OnClosed = func() {
		c.RemoveShortcut(enter)
		s.turn++
		s.OnClosed()
	}
	s.fill()
	s.sheet.Focus(s.columns)
	s.columns.SetCursor(s.first())
}

func (s *Sheet) close() { s.sheet.Close() }

// confirm imports what can be read, once it is known what that is.
func (s *Sheet) confirm() {
	if p := s.q.Plan; !s.ready || p.New+p.Changed == 0 {
		return
	}
	s.sheet.Close()
	s.OnImport(s.q)
}

// turnInto has the rows be events, or figures.
func (s *Sheet) turnInto(k sheet.Kind) {
	if k != s.q.Mapping.Kind {
		s.set(sheet.GuessAs(s.q.Sheet, k))
	}
}

// set shows what a mapping comes to.
func (s *Sheet) set(m sheet.Mapping) {
	s.turn++
	s.q.Mapping, s.ready = m, false
	s.fill()
	turn, q := s.turn, s.q
	go func() {
		q.Plan = s.Plan(q.Path, q.Sheet, m)
		ui.Do(func() {
			if turn == s.turn {
				s.q, s.ready = q, true
				s.fill()
			}
		})
	}()
}

// fill shows the question as it stands.
func (s *Sheet) fill() {
	for k, p := range s.kinds {
		p.SetOn(k == s.q.Mapping.Kind)
	}
	s.columns.SetRows(s.columnRows())
	if !s.ready {
		s.sum.SetText(ui.T("mapping.reading"))
		return
	}
	s.preview.SetRows(s.previewRows(s.q.Plan))
	s.sum.SetText(sumText(s.q.Plan) + unusedText(s.q))
	s.start.SetText(ui.TN("mapping.start", s.q.Plan.New+s.q.Plan.Changed))
	s.start.Style = ui.Loud
	if s.q.Plan.New+s.q.Plan.Changed == 0 {
		s.start.Style = ui.Outlined
	}
	s.start.Refresh()
	if s.OnPlanned != nil {
		s.OnPlanned(s.q)
	}
}

// columnRows lists our columns with where each comes from.
func (s *Sheet) columnRows() []ui.Row {
	var rows []ui.Row
	s.names = nil
	add := func(row ui.Row, name string) { rows, s.names = append(rows, row), append(s.names, name) }
	part := func(heading string, main bool) {
		add(ui.Row{Heading: true, Title: heading, Right: ui.T("mapping.file")}, "")
		for _, c := range sheet.Columns(s.q.Mapping.Kind) {
			if (c.Needed || c.Name == "date" || c.Name == "period") == main {
				add(s.columnRow(c), c.Name)
			}
		}
	}
	part(ui.T("mapping.needed"), true)
	part(ui.T("mapping.further"), false)
	return rows
}

func (s *Sheet) columnRow(c sheet.Column) ui.Row {
	row := ui.Row{Title: Label(c.Name)}
	switch from := s.q.Mapping.From[c.Name]; {
	case from.Column != "":
		row.Right, row.On = from.Column, true
	case from.Fixed != "":
		row.Right, row.On = everyRow(c.Name, from.Fixed), true
	case c.Needed && s.q.Mapping.From["id"] == (sheet.Source{}):
		row.Right = "⚠ " + ui.T("mapping.choose")
	default:
		row.Right, row.Dim = "–", true
	}
	return row
}

func everyRow(column, text string) string {
	return ui.T("mapping.every", ui.Args{"V": wordText(column, text)})
}

// first is the first needed column that has no place yet, or the first of all.
func (s *Sheet) first() int {
	at := 1
	for i, name := range s.names {
		for _, c := range sheet.Columns(s.q.Mapping.Kind) {
			if c.Name == name && c.Needed && s.q.Mapping.From[name] == (sheet.Source{}) {
				return i
			}
		}
	}
	return at
}

// choose asks where a column comes from.
func (s *Sheet) choose(i int) {
	name := s.names[i]
	var rows []ui.Row
	var from []sheet.Source
	add := func(row ui.Row, source sheet.Source) {
		row.On = s.q.Mapping.From[name] == source
		rows, from = append(rows, row), append(from, source)
	}
	add(ui.Row{Title: ui.T("mapping.none")}, sheet.Source{})
	for at, h := range s.q.Sheet.Header {
		add(ui.Row{Title: h, Sub: s.sample(at)}, sheet.Source{Column: h})
	}
	for _, w := range fixed(name) {
		add(ui.Row{Title: everyRow(name, w)}, sheet.Source{Fixed: w})
	}
	typed := func(text string) (ui.Row, bool) {
		return ui.Row{Title: everyRow(name, text)}, sheet.Takes(name, text)
	}
	s.Pick(ui.T("mapping.which", ui.Args{"F": Label(name)}), ui.T("mapping.type"), rows, typed, func(i int, words string) {
		source := sheet.Source{Fixed: words}
		if i >= 0 {
			source = from[i]
		}
		s.set(s.q.Mapping.Choose(name, source))
		s.sheet.Focus(s.columns)
	})
}

// fixed are the words offered for every row of a column.
func fixed(column string) []string {
	if column == "unit" {
		return []string{"CNY", "USD", "HKD", "EUR", "percent", "count"}
	}
	return sheet.Words(column)
}

// sample is the first cells of a column.
func (s *Sheet) sample(column int) string {
	var out []string
	for _, r := range s.q.Sheet.Rows {
		if column < len(r.Cells) {
			if cell := strings.Join(strings.Fields(r.Cells[column]), " "); cell != "" {
				out = append(out, cell)
			}
		}
		if len(out) == 3 {
			break
		}
	}
	return strings.Join(out, "  ·  ")
}

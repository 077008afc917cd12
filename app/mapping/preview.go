package mapping

import (
	"strconv"
	"strings"

	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

// shown is how many rows are shown as they are read.
const shown = 12

// previewRows lists what cannot be read, after the first rows that can.
func (s *Sheet) previewRows(p *library.Plan) []ui.Row {
	rows := []ui.Row{{Heading: true, Title: ui.T("mapping.first")}}
	for _, r := range p.Rows {
		if len(r.Faults) == 0 && len(rows) <= shown {
			rows = append(rows, s.plannedRow(r))
		}
	}
	if len(rows) == 1 {
		rows = nil
	}
	if faults := p.Faults(); len(faults) > 0 {
		rows = append(rows, ui.Row{Heading: true, Title: ui.TN("mapping.bad", p.Bad)})
		for _, f := range faults {
			rows = append(rows, ui.Row{Title: FaultText(f)})
		}
	}
	return rows
}

func (s *Sheet) plannedRow(r library.Planned) ui.Row {
	var row ui.Row
	switch {
	case r.Event != nil:
		row = s.eventRow(r.Event)
	case r.Figure != nil:
		row = s.figureRow(r.Figure)
	}
	switch {
	case len(r.Acts) > 0:
		row.Right = changes(r.Acts)
	case r.Known:
		row.Dim, row.Right = true, ui.T("mapping.same")
	}
	return row
}

func (s *Sheet) eventRow(e *data.Event) ui.Row {
	row := ui.Row{Title: e.Headline, Group: look.GroupOf(e.Type), Right: ui.Date(e.Date)}
	names := make([]string, len(e.Companies))
	for i, p := range e.Companies {
		names[i] = s.Name(p.Company)
	}
	row.Sub = strings.Join(append(names, list(e.Place)...), " · ")
	if row.Right == "" {
		row.Right = ui.T("mapping.undated")
	}
	return row
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (s *Sheet) figureRow(f *data.Figure) ui.Row {
	about := []string{ui.T("metric." + string(f.Metric))}
	about = append(append(append(about, list(f.Segment)...), list(f.Geography)...), ui.Date(f.Period), ui.T("kind."+string(f.Kind)))
	return ui.Row{Title: s.Name(data.CompanyID(f.Subject)), Sub: strings.Join(about, " · "), Right: ui.Amount(f)}
}

// changes says what the edits of a row change: "Value: 5 → 6".
func changes(acts []library.Act) string {
	out := make([]string, len(acts))
	for i, a := range acts {
		out[i] = ui.T("field."+a.Field) + ": " + wordText(a.Field, a.Old) + " → " + wordText(a.Field, a.New)
	}
	return strings.Join(out, "; ")
}

// sumText is "142 rows: 12 new, 3 change what is there, 2 cannot be read".
func sumText(p *library.Plan) string {
	parts := []string{ui.T("mapping.new", ui.Args{"N": ui.Count(p.New)})}
	for _, part := range []struct {
		key string
		n   int
	}{{"changed", p.Changed}, {"unchanged", p.Same}, {"unread", p.Bad}} {
		if part.n > 0 {
			parts = append(parts, ui.T("mapping."+part.key, ui.Args{"N": ui.Count(part.n)}))
		}
	}
	return ui.TN("mapping.rows", len(p.Rows)) + ui.T("mapping.colon") + strings.Join(parts, ui.T("mapping.comma"))
}

// unusedText names the file's columns that nothing comes from.
func unusedText(q Question) string {
	unused := q.Mapping.Unused(q.Sheet.Header)
	if len(unused) == 0 {
		return ""
	}
	return "  ·  " + ui.T("mapping.unused", ui.Args{"C": strings.Join(unused, ui.T("mapping.comma"))})
}

// wordText is a word of a column as a person reads it.
func wordText(column, text string) string {
	word := sheet.Word(column, text)
	switch {
	case word == "":
		return text
	case column == "qualifier" && word == string(data.Exact):
		return ui.T("correct.exact")
	case column == "qualifier":
		return ui.T("qualifier."+word, ui.Args{"V": "…"})
	}
	return ui.T(column + "." + word)
}

// Label names one of our columns.
func Label(column string) string {
	if column == "subject" {
		return ui.T("mapping.subject")
	}
	return ui.T("field." + column)
}

// FaultText is a fault in the person's language.
func FaultText(f sheet.Fault) string {
	where := ui.T("mapping.row", ui.Args{"N": strconv.Itoa(f.Row)})
	if f.Column != "" {
		where += " · " + Label(f.Column)
	}
	if f.Why == sheet.Otherwise {
		return where + " · " + f.Text
	}
	return where + " · " + ui.T("fault."+string(f.Why), ui.Args{"V": strings.Join(strings.Fields(f.Cell), " ")})
}

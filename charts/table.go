package charts

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"yunshi/data"
)

// evidenceHeader names the columns of the evidence behind a chart, one point a
// row; the values are exact and in full units.
var evidenceHeader = []string{
	"series", "category", "period", "value", "unit", "stated_value", "stated_unit", "kind", "qualifier",
	"issuer", "publisher", "published", "source_title", "source_url", "evidence",
}

// evidenceWidths are the widths of columns that need more than their name's.
var evidenceWidths = map[string]int{
	"series": 20, "category": 18, "value": 18, "stated_value": 18, "issuer": 20, "publisher": 24, "published": 12, "source_title": 40, "source_url": 40, "evidence": 20,
}

// evidence is the chart's points as rows under evidenceHeader.
func (s *Spec) evidence() [][]string {
	var out [][]string
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			c := s.Categories[p.Category]
			var src Source
			if p.Source >= 0 && p.Source < len(s.Sources) {
				src = s.Sources[p.Source]
			}
			stated := ""
			if p.Stated != nil {
				stated = p.Stated.Text('f')
			}
			ids := []string{string(p.Figure)}
			if p.Figure == "" {
				ids = nil
				for _, e := range p.Events {
					ids = append(ids, string(e))
				}
			}
			out = append(out, []string{
				ser.Name, c.Long, c.Period.String(), p.Value.Text('f'), p.Unit, stated, p.StatedUnit, string(p.Kind), string(p.Qualifier),
				src.Issuer, src.Publisher, src.Published.String(), src.Title, src.URL, strings.Join(ids, " "),
			})
		}
	}
	return out
}

// writeCSV writes the evidence as UTF-8 CSV. A text that a spreadsheet would
// take for a formula gets an apostrophe in front.
func writeCSV(w io.Writer, spec *Spec, _ Options) error {
	if err := spec.check(); err != nil {
		return err
	}
	cw := csv.NewWriter(w)
	cw.UseCRLF = true
	rows := append([][]string{evidenceHeader}, spec.evidence()...)
	for _, row := range rows {
		for i, v := range row {
			if !strings.HasSuffix(evidenceHeader[i], "value") && v != "" && strings.ContainsRune("=+-@\t\r", rune(v[0])) {
				row[i] = "'" + v
			}
		}
		if err := cw.Write(row); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// dataSheet is the sheet that native charts draw from: the categories down the
// first column, a series in each further one, in the chart's own units.
const dataSheet = "Data"

// sheet writes cells by column and row, counted from 1, until one fails.
type sheet struct {
	f    *excelize.File
	name string
	err  error
}

func (s *sheet) set(col, row int, v any) {
	if s.err != nil {
		return
	}
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		s.err = err
		return
	}
	if text, ok := v.(string); ok {
		s.err = s.f.SetCellStr(s.name, at, text) // never a formula
		return
	}
	s.err = s.f.SetCellValue(s.name, at, v)
}

func (s *sheet) width(col int, text string) {
	name, err := excelize.ColumnNumberToName(col)
	if err == nil {
		err = s.f.SetColWidth(s.name, name, name, min(max(float64(len(text)), 9), 40))
	}
	if s.err == nil {
		s.err = err
	}
}

// workbook makes the data sheet of a chart. Cells without a value stay empty, so
// that gaps stay gaps. With twoTier the years stand in a column of their own
// before the quarters.
func (s *Spec) workbook(twoTier bool) (*excelize.File, error) {
	f := excelize.NewFile()
	if err := f.SetSheetName("Sheet1", dataSheet); err != nil {
		return nil, err
	}
	w := &sheet{f: f, name: dataSheet}
	w.set(1, 1, wordsOf(s.Language).unit(s.Unit, s.Exponent))
	first := 2 // the column of the first series
	if twoTier {
		first = 3
	}
	for i, c := range s.Categories {
		if !twoTier {
			w.set(1, i+2, s.categoryName(c))
			continue
		}
		w.set(2, i+2, c.Label)
		if y := yearOf(s.Categories, i); y != 0 {
			w.set(1, i+2, strconv.Itoa(y))
		}
	}
	w.width(1, strings.Repeat(" ", 24))
	for j, ser := range s.Series {
		w.set(j+first, 1, ser.Name)
		w.width(j+first, ser.Name)
		for _, p := range ser.Points {
			w.set(j+first, p.Category+2, s.scaled(p))
		}
	}
	if w.err != nil {
		return nil, w.err
	}
	return f, onePage(f, dataSheet, 1)
}

// onePage lets a sheet be printed one page wide, and so many high; 0 is as many as
// it needs.
func onePage(f *excelize.File, name string, high int) error {
	landscape, one, fit := "landscape", 1, true
	err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &one, FitToHeight: &high})
	if err != nil {
		return err
	}
	return f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit})
}

// categoryName is a category in one line, as a spreadsheet shows it.
func (s *Spec) categoryName(c Category) string {
	name := c.Label
	if c.Period.Precision == data.PrecisionQuarter { // whose label leaves the year to a second line
		name = strings.ReplaceAll(c.Long, nbsp, " ")
	}
	if c.Sub != "" {
		name += wordsOf(s.Language).comma() + c.Sub
	}
	return name
}

// scaled is a point's value in the chart's units, as a spreadsheet's number; the
// exact value stands in the evidence.
func (s *Spec) scaled(p Point) float64 {
	v := *p.Value
	v.Exponent -= int32(s.Exponent)
	return float(&v)
}

// writeXLSX writes the data with a native chart, the evidence and the notes.
func writeXLSX(w io.Writer, spec *Spec, _ Options) (err error) {
	if err := spec.check(); err != nil {
		return err
	}
	shown := spec.unbroken().byKind()
	f, err := shown.workbook(false)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if err := spec.evidenceSheet(f); err != nil {
		return err
	}
	if err := spec.notesSheet(f); err != nil {
		return err
	}
	anchor, err := excelize.CoordinatesToCellName(len(shown.Series)+3, 2)
	if err != nil {
		return err
	}
	if err := f.AddChart(dataSheet, anchor, shown.excelChart()); err != nil {
		return err
	}
	return f.Write(w)
}

func (s *Spec) evidenceSheet(f *excelize.File) error {
	w := &sheet{f: f, name: "Evidence"}
	if _, err := f.NewSheet(w.name); err != nil {
		return err
	}
	for i, row := range append([][]string{evidenceHeader}, s.evidence()...) {
		for j, v := range row {
			w.set(j+1, i+1, v)
		}
	}
	for col, name := range evidenceHeader {
		w.width(col+1, strings.Repeat(" ", evidenceWidths[name]))
	}
	if w.err != nil {
		return w.err
	}
	if err := onePage(f, w.name, 0); err != nil {
		return err
	}
	return f.SetPanes(w.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (s *Spec) notesSheet(f *excelize.File) error {
	w := &sheet{f: f, name: "Notes"}
	if _, err := f.NewSheet(w.name); err != nil {
		return err
	}
	lines := append([]string{s.Title, s.Subtitle, ""}, s.notes()...)
	for i, text := range lines {
		w.set(1, i+1, text)
	}
	if w.err != nil {
		return w.err
	}
	const width, line = 110, 15.0 // a column's width is in letters, a row's height in points
	if err := f.SetColWidth(w.name, "A", "A", width); err != nil {
		return err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	if err := f.SetColStyle(w.name, "A", wrap); err != nil {
		return err
	}
	for i, text := range lines {
		rows := utf8.RuneCountInString(text)*10/(width*9) + 1 // words leave some of a row empty
		if err := f.SetRowHeight(w.name, i+1, line*float64(rows)); err != nil {
			return err
		}
	}
	return onePage(f, w.name, 0)
}

// notes is everything that stands under the chart and behind it, a line each.
func (s *Spec) notes() []string {
	var out []string
	w := wordsOf(s.Language)
	if s.Arrow != nil {
		pts := s.Series[s.Arrow.Series].Points
		out = append(out, w.say("%[1]s from %[2]s to %[3]s.", s.Arrow.Label,
			s.Categories[pts[s.Arrow.From].Category].Long, s.Categories[pts[s.Arrow.To].Category].Long))
	}
	for _, b := range s.Brackets {
		p := s.Series[b.Series].Points[b.Point]
		out = append(out, w.say("%[1]s: %[2]s, %[3]s.", s.Categories[p.Category].Long, b.Short, b.Label))
	}
	for _, f := range s.Flags {
		out = append(out, w.sentence(f.Label))
	}
	out = append(out, s.Notes...)
	for _, src := range s.Sources {
		line := w.source(src)
		if src.Title != "" {
			line += ". " + src.Title
		}
		if src.URL != "" {
			line += ". " + src.URL
		}
		out = append(out, w.say("Source: %s", line))
	}
	return out
}

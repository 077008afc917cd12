package charts

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"yunshi/assets/look"
	"yunshi/data"
)

// byKind cuts series of columns and bars into what was reported, estimated and
// forecast, where they hold more than one: a spreadsheet's chart has one look a
// series.
func (s *Spec) byKind() *Spec {
	if s.Kind != Columns && s.Kind != Bars {
		return s
	}
	out := *s
	out.Series = nil
	for _, ser := range s.Series {
		for _, k := range kindWords {
			part := ser
			part.Points = nil
			for _, p := range ser.Points {
				if p.Kind == k.kind {
					part.Points = append(part.Points, p)
				}
			}
			if len(part.Points) == 0 {
				continue
			}
			if len(part.Points) < len(ser.Points) {
				part.Name += wordsOf(s.Language).comma() + s.kindWord(wordsOf(s.Language), k.kind)
			}
			out.Series = append(out.Series, part)
		}
	}
	return &out
}

var excelTypes = map[Kind]excelize.ChartType{Columns: excelize.Col, Stacked: excelize.ColStacked, Bars: excelize.Bar, Lines: excelize.Line}

// alone reports whether no category has points of two series, so that columns may
// lie over each other and stand in the middle of their place.
func (s *Spec) alone() bool {
	seen := map[int]bool{}
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			if seen[p.Category] {
				return false
			}
			seen[p.Category] = true
		}
	}
	return true
}

// largest is the largest value in the chart's units.
func (s *Spec) largest() float64 {
	out := 0.0
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			out = max(out, math.Abs(s.scaled(p)))
		}
	}
	return out
}

// excelChart is the chart as a spreadsheet draws it.
func (s *Spec) excelChart() *excelize.Chart {
	last := len(s.Categories) + 1
	ch := &excelize.Chart{
		Type:      excelTypes[s.Kind],
		Title:     []excelize.RichTextRun{{Text: s.Title, Font: &excelize.Font{Bold: true, Size: 14, Color: "1C2126"}}},
		Dimension: excelize.ChartDimension{Width: 960, Height: 500},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: excelize.Font{Color: "616770"}},
		XAxis:     excelize.ChartAxis{ReverseOrder: s.Kind == Bars, Font: excelize.Font{Color: "1C2126"}},
		PlotArea:  excelize.ChartPlotArea{ShowVal: s.Kind != Lines && len(s.Categories) < 25 && s.Unit != data.Count},
	}
	ch.PlotArea.NumFmt.CustomNumFmt = "[>=100]#,##0;[>-100]0.0;#,##0"
	if s.largest() >= 10 {
		ch.YAxis.NumFmt.CustomNumFmt = "#,##0"
	}
	if len(s.Categories) > 16 && s.Kind != Bars {
		ch.XAxis.Alignment.TextRotation = -90 // names side by side would break after every letter
	}
	if s.Log {
		ch.YAxis.LogBase = 10
	}
	if len(s.Series) == 1 {
		ch.Legend.Position = "none"
	}
	gap := uint(60)
	ch.GapWidth, ch.ShowBlanksAs = &gap, "gap"
	if s.alone() {
		whole := 100
		ch.Overlap = &whole
	}
	for j, ser := range s.Series {
		col, err := excelize.ColumnNumberToName(j + 2)
		if err != nil {
			continue // more than 16,384 series do not pass check
		}
		c := lightColour(ser)
		if len(ser.Points) > 0 && ser.Points[0].Kind == data.ForecastKind && s.Kind != Lines {
			c = blend(c, look.Light.Surface, 0.6)
		}
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B)}}
		ch.Series = append(ch.Series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$1", dataSheet, col),
			Categories: fmt.Sprintf("%s!$A$2:$A$%d", dataSheet, last),
			Values:     fmt.Sprintf("%s!$%s$2:$%s$%d", dataSheet, col, col, last),
			Fill:       fill,
			Line:       excelize.ChartLine{Width: 2.25},
		})
	}
	return ch
}

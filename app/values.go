package app

import (
	"strings"

	"yunshi/charts"
)

// values writes a chart as tab-separated text: a row a category, a column a
// series, exact values in full units, empty where no source states one.
func values(spec *charts.Spec) string {
	var b strings.Builder
	b.WriteString(spec.Title + "\t" + spec.Unit + "\n")
	for _, s := range spec.Series {
		b.WriteString("\t" + s.Name)
	}
	b.WriteString("\n")
	for i, c := range spec.Categories {
		b.WriteString(c.Long)
		for _, s := range spec.Series {
			b.WriteString("\t")
			for _, p := range s.Points {
				if p.Category == i && p.Value != nil {
					b.WriteString(p.Value.Text('f'))
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

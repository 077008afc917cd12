package library

import (
	"fmt"
	"strings"
	"testing"

	"yunshi/data/sheet"
)

// BenchmarkPlanTable is what each choice in the sheet costs, for 10,000 rows.
func BenchmarkPlanTable(b *testing.B) {
	var text strings.Builder
	text.WriteString("公司,年度,营收（亿元）,备注\n")
	for i := range 10_000 {
		fmt.Fprintf(&text, "金山云,%d年,%d.5,row %d\n", 2000+i%25, i, i)
	}
	s, err := sheet.Read("t.csv", []byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	m := sheet.Guess(s)
	for b.Loop() {
		if p := PlanTable(nil, "t.csv", s, m); p.New != 10_000 {
			b.Fatal(p.New, p.Faults())
		}
	}
}

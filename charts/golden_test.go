package charts

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a small made-up chart of a kind, with one of everything: an
// estimate, a forecast, a gap, a break, an arrow, a bracket, a flag.
func sample(kind Kind) *Spec {
	s := &Spec{
		Name: "sample", Title: "Sample & Söhne 阿里云 grew 25 % to ¥5 bn in 2004", Subtitle: "Revenue by year, billion yuan", Kind: kind,
		Unit: "CNY", Exponent: 9, ForecastFrom: 4, Missing: []int{2},
		Notes: []string{"No source states 2003."}, Sources: []Source{{Issuer: "Sample", Publisher: "The <Daily>"}},
	}
	for y := 2001; y <= 2006; y++ {
		s.Categories = append(s.Categories, category(words{}, data.InYear(y)))
	}
	point := func(at int, bn int64, kind data.FigureKind) Point {
		return Point{Category: at, Value: apd.New(bn, 9), Unit: "CNY", Kind: kind, Qualifier: data.Exact, Figure: "f", Hover: s.Categories[at].Long}
	}
	s.Series = []Series{{Name: "Sample", Points: []Point{
		point(0, 12, data.Actual), point(1, 20, data.Actual), point(3, 25, data.Estimate), point(4, 31, data.ForecastKind), point(5, 40, data.ForecastKind),
	}}}
	switch kind {
	case Columns:
		s.Series[0].Points[2].Break, s.Series[0].Points[2].Basis = true, "new basis"
		s.Arrow = &Arrow{From: 0, To: 1, Rate: apd.New(667, -1), Label: "+67 % in a year"}
		s.Brackets = []Bracket{{Point: 4, Value: apd.New(44, 9), Short: "+4", Label: "another source"}}
		s.Flags = []Flag{{At: 1.5, Label: "Jul 2002: prices fall"}}
	default:
		s.Series = append(s.Series, Series{Name: "R&D", Colour: 1, Points: []Point{point(0, 5, data.Actual), point(1, 6, data.Actual), point(3, 9, data.Actual)}})
	}
	if kind == Bars {
		s.Series = s.Series[:1]
		s.Categories, s.Missing = s.Categories[:5], nil
		s.Series[0].Points = s.Series[0].Points[:3]
		s.Series[0].Points[1].Caption = "said by \"one\""
	}
	return s
}

// TestGolden compares where every text of the sample charts stands with
// testdata; run with -update after a change of the layout, and look at it.
func TestGolden(t *testing.T) {
	for _, kind := range []Kind{Columns, Stacked, Bars, Lines} {
		for _, size := range []Options{{}, {Width: 800, Height: 300}} {
			w, h, _ := size.page()
			var b strings.Builder
			for _, l := range svgLabels(t, sample(kind), size) {
				fmt.Fprintf(&b, "%4.0f %4.0f  %s\n", l.x, l.y+l.h, l.text)
			}
			path := filepath.Join("testdata", fmt.Sprintf("%s-%dx%d.txt", kind, w, h))
			if *update {
				if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("%s is laid out anew; look at it, then run with -update:\n%s", path, b.String())
			}
			checkLabels(t, sample(kind), size)
		}
	}
}

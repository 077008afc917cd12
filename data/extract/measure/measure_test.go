package measure

import (
	"math"
	"strings"
	"testing"
)

func TestReadCases(t *testing.T) {
	cases, err := ReadCases(strings.NewReader(`# a remark

@ 2019-05
= UCloud opened a region in Lagos.
= It spent 3 million dollars.
E launch|expansion ; ; fact ; UCloud
F investment ; 3000000 USD ; ; actual ;

@
= The sky was clear.
-
`))
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 2 {
		t.Fatalf("%d cases, want 2", len(cases))
	}
	c := cases[0]
	if c.Published != "2019-05" || c.Text != "UCloud opened a region in Lagos.\n\nIt spent 3 million dollars." {
		t.Errorf("%+v", c)
	}
	if e := c.Events[0]; len(e.Types) != 2 || e.Date != "" || e.Companies[0] != "UCloud" {
		t.Errorf("%+v", e)
	}
	if f := c.Figures[0]; f.Value != 3e6 || f.Unit != "USD" || f.Kinds[0] != "actual" {
		t.Errorf("%+v", f)
	}
	if len(cases[1].None) != 1 || cases[1].None[0] != "" {
		t.Errorf("%+v", cases[1])
	}
	for _, bad := range []string{"E launch ; ; ;", "@\nE launch", "@\nF growth ; many percent ; ; ;", "@\n! x"} {
		if _, err := ReadCases(strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "line ") {
			t.Errorf("%q: error %v, want one that names the line", bad, err)
		}
	}
}

func TestDateScore(t *testing.T) {
	for _, c := range []struct {
		want, got string
		score     float64
	}{
		{"2015-06-20", "2015-06-20", 1},
		{"2015-06-20", "2015-06~", 0.5},
		{"2015", "2015-06", 0.5},
		{"2015-05", "2015-Q2", 0.5},
		{"2015-07", "2015-Q2", 0},
		{"2015-06-20", "2015-06-21", 0},
		{"2015", "", 0},
	} {
		if got := dateScore(c.want, c.got); got != c.score {
			t.Errorf("dateScore(%s, %s) = %v, want %v", c.want, c.got, got, c.score)
		}
	}
}

func TestPairsTakeTheBestFirst(t *testing.T) {
	scores := [][]float64{{1, 3}, {2, 2.5}}
	got := pairs(2, 2, func(i, j int) float64 { return scores[i][j] })
	if len(got) != 2 || got[0] != (pair{3, 0, 1}) || got[1] != (pair{2, 1, 0}) {
		t.Errorf("%+v", got)
	}
}

func TestScores(t *testing.T) {
	s := Score{Right: 6, Extra: 2, Missed: 4}
	if s.Precision() != 0.75 || s.Recall() != 0.6 || math.Abs(s.F1()-2*0.75*0.6/1.35) > 1e-12 {
		t.Errorf("%v %v %v", s.Precision(), s.Recall(), s.F1())
	}
	if near(100, 100.6) || !near(-100, -100.4) || near(5, -5) {
		t.Error("near is half a percent either way")
	}
}

func TestCalibrate(t *testing.T) {
	items := []Judged{{Rule: "low"}, {Rule: "edge", Right: true}, {Rule: "top", Right: true}}
	given := map[string]float64{"low": 0.2, "edge": 0.9, "top": 1}
	got := Calibrate(items, func(j Judged) float64 { return given[j.Rule] })
	if got[0] != (Rate{0, 1}) || got[3] != (Rate{2, 2}) {
		t.Errorf("%v", got)
	}
}

func TestCountLeavesADocumentOut(t *testing.T) {
	items := []Judged{{"a", "buy.verb", true}, {"a", "buy.verb", true}, {"b", "buy.verb", false}}
	if got := Count(items, "b").Of("buy.verb"); got != 3.0/4 {
		t.Errorf("without b %v", got)
	}
	if got := Count(items, "").Of("buy.verb"); got != 3.0/5 {
		t.Errorf("with all %v", got)
	}
}

package charts

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

func decimal(t *testing.T, s string) *apd.Decimal {
	t.Helper()
	v, _, err := apd.NewFromString(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestMoney(t *testing.T) {
	for _, c := range []struct{ value, unit, want string }{
		{"1200000000", "CNY", "¥1.2 bn"},
		{"52000000000", "USD", "US$52 bn"},
		{"36", "percent", "36 %"},
		{"33.3", "percent", "33.3 %"},
		{"-356000000", "CNY", "−¥356 m"},
		{"828800000000", "CNY", "¥829 bn"},
		{"2100000000000", "CNY", "¥2.1 tn"},
		{"999600000000", "CNY", "¥1 tn"},
		{"62540000", "USD", "US$62.5 m"},
		{"0", "CNY", "¥0"},
		{"5000000000", "KRW", "KRW 5 bn"},
	} {
		if got := strings.ReplaceAll(money(decimal(t, c.value), c.unit, 3), nbsp, " "); got != c.want {
			t.Errorf("money(%s %s) = %q, want %q", c.value, c.unit, got, c.want)
		}
	}
}

// The rates were worked out by hand (with bc -l): 158132/106374 to the half,
// 828.8/51.49 to the eighth, 39824/29610.
func TestCAGR(t *testing.T) {
	for _, c := range []struct {
		from, to string
		months   int
		want     string
	}{
		{"106374000000", "158132000000", 24, "21.925"},
		{"51490000000", "828800000000", 96, "41.528"},
		{"29610000000", "39824000000", 12, "34.495"},
		{"100", "200", 6, "300.000"},
		{"200", "100", 12, "-50.000"},
	} {
		rate := CAGR(decimal(t, c.from), decimal(t, c.to), c.months)
		var got apd.Decimal
		if _, err := exact.Quantize(&got, rate, -3); err != nil || got.Text('f') != c.want {
			t.Errorf("CAGR(%s, %s, %d) = %s, want %s", c.from, c.to, c.months, got.Text('f'), c.want)
		}
	}
	if CAGR(decimal(t, "-5"), decimal(t, "7"), 12) != nil || CAGR(decimal(t, "5"), decimal(t, "7"), 0) != nil {
		t.Error("growth from a loss, or over no time, has no rate")
	}
}

// The sums are added up by hand: Canalys' shares of Q1 2020 and Q1 2021, and tenths
// that binary fractions do not add up to three.
func TestSums(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{"44.5 13.9 14.1 8.6", "44.5 58.4 72.5 81.1"},
		{"40 14 20 7", "40 54 74 81"},
		{"0.1 0.2 2.7", "0.1 0.3 3.0"},
		{"39824000000 -74000000", "39824000000 39750000000"},
		{"", ""},
	} {
		var values []*apd.Decimal
		for _, s := range strings.Fields(c.values) {
			values = append(values, decimal(t, s))
		}
		var got []string
		for _, v := range sums(values) {
			got = append(got, v.Text('f'))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("the sums of %s are %s, want %s", c.values, s, c.want)
		}
	}
}

// TestStackedSums holds the stacks of the market-share chart against sums added up by
// hand from FACTS, and that what is left to 100 is never negative.
func TestStackedSums(t *testing.T) {
	spec, err := marketShare(seedCorpus(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Q3 2019": "71.8", "Q1 2020": "81.1", "Q3 2021": "80.1", "Q2 2022": "79", "Q3 2023": "73"}
	byCategory := make([][]*apd.Decimal, len(spec.Categories))
	for _, ser := range spec.Series {
		for _, p := range ser.Points {
			byCategory[p.Category] = append(byCategory[p.Category], p.Value)
		}
	}
	seen := 0
	for i, values := range byCategory {
		tops := sums(values)
		if len(tops) == 0 {
			continue
		}
		top, name := tops[len(tops)-1], strings.ReplaceAll(spec.Categories[i].Long, nbsp, " ")
		if top.Cmp(apd.New(100, 0)) > 0 {
			t.Errorf("%s: the shares add up to %s", name, top.Text('f'))
		}
		if w := want[name]; w != "" {
			seen++
			if top.Cmp(decimal(t, w)) != 0 {
				t.Errorf("%s: the shares add up to %s, want %s", name, top.Text('f'), w)
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d stacks were found", seen, len(want))
	}
}

// The arrows' rates were worked out by hand (bc -l) from the values in FACTS, their
// labels are rounded half up.
func TestArrows(t *testing.T) {
	c := seedCorpus(t)
	for _, x := range []struct {
		build func(*data.Corpus, Options) (*Spec, error)
		opt   Options
		rate  string // of the arrow, to three places
		label string
	}{
		{revenueFiscal, Options{}, "21.925", "CAGR +21.9 %"},
		{revenueQuarterly, Options{}, "34.495", "+34 % in a year"},
		{chinaMarket, Options{}, "41.528", "CAGR +41.5 %"},
		{revenueFiscal, Options{Language: Chinese}, "21.925", "年均复合增长 +21.9%"},
	} {
		s, err := x.build(c, x.opt)
		if err != nil || s.Arrow == nil {
			t.Fatal(err, "no arrow")
		}
		var got apd.Decimal
		if _, err := exact.Quantize(&got, s.Arrow.Rate, -3); err != nil || got.Text('f') != x.rate || strings.ReplaceAll(s.Arrow.Label, nbsp, " ") != x.label {
			t.Errorf("%s: %s, %q; want %s, %q", s.Name, got.Text('f'), s.Arrow.Label, x.rate, x.label)
		}
	}
}

// TestFiscal holds what FACTS say of Alibaba Cloud's fiscal years.
func TestFiscal(t *testing.T) {
	spec, err := revenueFiscal(seedCorpus(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"FY2014": "773000000", "FY2020": "40301000000", "FY2021": "60558000000", "FY2026": "158132000000"}
	breaks := ""
	for _, p := range spec.Series[0].Points {
		name := spec.Categories[p.Category].Long
		if w := want[name]; w != "" && p.Value.Text('f') != w {
			t.Errorf("%s is %s, want %s", name, p.Value.Text('f'), w)
		}
		if p.Break {
			breaks += name + " "
		}
	}
	if len(spec.Series[0].Points) != 13 || breaks != "FY2020 FY2024 " {
		t.Errorf("%d points, breaks before %s", len(spec.Series[0].Points), breaks)
	}
	if a := spec.Arrow; a == nil || spec.Categories[spec.Series[0].Points[a.From].Category].Long != "FY2024" {
		t.Error("the growth arrow crosses a change of basis")
	}
	notes := strings.Join(spec.Notes, " ")
	if !strings.Contains(notes, "40.02") || !strings.Contains(notes, "60.12") {
		t.Errorf("the values first given are not said: %s", notes)
	}
}

func TestQuarterlyGaps(t *testing.T) {
	spec, err := revenueQuarterly(seedCorpus(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(spec.Series[0].Points) != 34 || len(spec.Missing) != 7 {
		t.Errorf("%d points and %d gaps, want 34 and 7", len(spec.Series[0].Points), len(spec.Missing))
	}
	notes := strings.Join(spec.Notes, " ")
	for _, want := range []string{"Cloud Intelligence Group", "computed", "only in US$"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
}

func TestErrors(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		_, err := e.Build(&data.Corpus{}, Options{})
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "has no") {
			t.Errorf("%s of an empty corpus: %v", e.Name, err)
		}
	}
	if _, err := revenueQuarterly(c, Options{Companies: []data.CompanyID{"Nobody Cloud"}}); err == nil || !strings.Contains(err.Error(), "Nobody Cloud") {
		t.Errorf("an unknown company: %v", err)
	}
	if _, err := Find("pie"); err == nil || !strings.Contains(err.Error(), "market-share") {
		t.Errorf("an unknown chart: %v", err)
	}
	d := newDraft(c, Options{}, "mixed", Columns)
	d.spec.Categories = []Category{{}}
	d.spec.Series = []Series{{Points: []Point{{Value: apd.New(1, 0), Unit: "CNY"}}}, {Points: []Point{{Value: apd.New(1, 0), Unit: "USD"}}}}
	if _, err := d.finish(); err == nil || !strings.Contains(err.Error(), "CNY") || !strings.Contains(err.Error(), "USD") {
		t.Errorf("mixed units: %v", err)
	}
}

func TestExportLeavesNothingBehind(t *testing.T) {
	spec, err := marketShareLatest(seedCorpus(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Export(spec, filepath.Join(dir, "x.bmp"), Options{}); err == nil {
		t.Error("a BMP was written")
	}
	if err := Export(spec, filepath.Join(dir, "none", "x.png"), Options{}); err == nil || !strings.Contains(err.Error(), "x.png") || strings.Contains(err.Error(), "\n") {
		t.Errorf("a folder that is not there: %v", err)
	}
	if err := Export(spec, filepath.Join(dir, "x.png"), Options{Theme: "sepia"}); err == nil {
		t.Error("an unknown theme was drawn")
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestRoundTrip opens every chart again from its PNG.
func TestRoundTrip(t *testing.T) {
	c := seedCorpus(t)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := writePNG(&b, spec, Options{Width: 400, Height: 225}); err != nil {
			t.Fatal(err)
		}
		again, err := ReadSpec(&b)
		if err != nil {
			t.Fatal(err)
		}
		x, errX := json.Marshal(spec)
		y, errY := json.Marshal(again)
		if errX != nil || errY != nil || !bytes.Equal(x, y) {
			t.Errorf("%s: the spec in the picture is another one", e.Name)
		}
	}
	if _, err := ReadSpec(strings.NewReader("no picture")); err == nil {
		t.Error("a text was read as a picture")
	}
}

func TestDeterministic(t *testing.T) {
	a, b := seedCorpus(t), seedCorpus(t)
	for _, e := range Catalogue {
		x, errX := e.Build(a, Options{})
		y, errY := e.Build(b, Options{})
		if errX != nil || errY != nil || !reflect.DeepEqual(x, y) {
			t.Errorf("%s differs when it is built twice", e.Name)
		}
	}
}

func TestBasesTable(t *testing.T) {
	rows := 0
	for _, line := range strings.Split(strings.TrimSpace(basesTSV), "\n") {
		if !strings.HasPrefix(line, "#") {
			rows++
		}
	}
	if rows != len(bases) {
		t.Errorf("%d of %d rows of bases.tsv were read", len(bases), rows)
	}
}

func TestSourceLine(t *testing.T) {
	day, err := data.ParseDate("2021-12-09", 12)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in   Source
		want string
	}{
		{Source{Issuer: "Canalys", Publisher: "The Register", Published: day}, "Canalys, as reported by The Register, 9 Dec 2021"},
		{Source{Issuer: "Canalys", Publisher: "Canalys"}, "Canalys"},
		{Source{Publisher: "The Register", Published: day}, "The Register, 9 Dec 2021"},
		{Source{Issuer: "Alibaba Group", Publisher: "Alibaba Group (via a mirror)", Published: day}, "Alibaba Group (via a mirror), 9 Dec 2021"},
	} {
		if got := strings.ReplaceAll(c.in.Line(), nbsp, " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

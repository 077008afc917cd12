package library_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"yunshi/data/library"
	"yunshi/data/sheet"
)

func planned(t *testing.T, l *library.Library, table string, choices ...string) *library.Plan {
	t.Helper()
	s, err := sheet.Read("t.csv", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	m, own := sheet.Own(s.Header)
	if len(choices) > 0 || !own {
		if m, err = sheet.Said(s, choices); err != nil {
			t.Fatal(err)
		}
	}
	return library.PlanTable(snapshot(t, l).Corpus, "t.csv", s, m)
}

func TestPlanTable(t *testing.T) {
	l := inMemory(t)
	dir := folder(t, map[string]string{
		"1.csv": "id,metric,subject,period,value,unit\nf-1,revenue,UCloud,2019,1515000000,CNY\nf-2,revenue,Kingsoft Cloud,2019,3956000000,CNY\n",
	})
	if r := l.Import(t.Context(), []string{dir}, library.ImportOptions{}); r.Added != 1 {
		t.Fatalf("%+v", r)
	}
	for _, c := range []struct {
		name, table string
		choices     []string
		new, changed,
		same, bad int
		says string // one of the errors, or of the edits
	}{
		{"all the same", "id,value\nf-1,1515000000\nf-2,3956000000\n", nil, 0, 0, 2, 0, ""},
		{"written otherwise", "id,value,unit\nf-1,15.15,亿元\nf-2,\"3,956,000,000\",CNY\n", nil, 0, 0, 2, 0, ""},
		{"one changed", "id,value,unit\nf-1,15.2,亿元\nf-2,3956000000,CNY\n", nil, 0, 1, 1, 0, "value 1515000000 1520000000"},
		{"one of a row's cells is wrong", "id,value,unit,period\nf-1,15.2,亿元,soon\n", nil, 0, 0, 0, 1, `t.csv row 2, column period: "soon" is not a date`},
		{"new beside known", "id,metric,subject,period,value,unit\nf-1,revenue,UCloud,2019,1600000000,CNY\nf-9,revenue,UCloud,2020,5,CNY\nf-8,revenue,UCloud,2020,,CNY\n", nil, 1, 1, 0, 1, "t.csv row 4, column value: is empty"},
		{"an id of the other kind", "id,headline\nf-1,A\n", []string{"id=id", "type:launch"}, 0, 0, 0, 1, "f-1 is no id of these events"},
		{"an id twice", "id,value,unit\nf-1,5,CNY\nf-1,6,CNY\n", nil, 0, 1, 0, 1, `"f-1" is the id of a row above`},
		{"two faults of a row are one line", "metric,subject,period,value,unit\nlunch,UCloud,soon,5,CNY\n", nil, 0, 0, 0, 1, `t.csv row 2, column metric: "lunch" is none of revenue, revenue_share, market_size, market_share, growth, profit_loss, investment, capex, customers, other; column period: "soon" is not a date`},
		{"a year that contradicts its days", "metric,subject,period,value,unit,period_start,period_end\nrevenue,UCloud,2019,5,CNY,2019-01-01,2019-06-30\n", nil, 0, 0, 0, 1, "period_start and period_end say"},
		{"columns of their own", "公司,年度,营收（亿元）\nUCloud,2020,5\nUCloud,2021,x\n", []string{"unit:CNY"}, 1, 0, 0, 1, `row 3, column value: "x" is not a number`},
	} {
		p := planned(t, l, c.table, c.choices...)
		if p.New != c.new || p.Changed != c.changed || p.Same != c.same || p.Bad != c.bad {
			t.Errorf("%s: %d new, %d changed, %d the same, %d bad; want %d, %d, %d, %d: %v", c.name, p.New, p.Changed, p.Same, p.Bad, c.new, c.changed, c.same, c.bad, p.Errors())
		}
		var said []string
		for _, err := range p.Errors() {
			said = append(said, err.Error())
		}
		for _, a := range p.Acts() {
			said = append(said, a.Field+" "+a.Old+" "+a.New)
		}
		if all := strings.Join(said, "\n"); !strings.Contains(all, c.says) || c.says == "" && all != "" {
			t.Errorf("%s: %q, want %q", c.name, all, c.says)
		}
	}
}

// A table that was made of another keeps the rows' numbers, is the same document
// however often it comes, and is found by its words.
func TestAMappedTableIsKept(t *testing.T) {
	l := inMemory(t)
	dir := folder(t, map[string]string{"theirs.tsv": "公司\t年度\t营收（亿元）\tNote\r\nUCloud\t2019\tx\t\r\n\r\nUCloud\t2020\t24.55\tquaggaism\r\n"})
	said := func(_ string, s *sheet.Sheet) (sheet.Mapping, bool, error) { return sheet.Guess(s), true, nil }
	for i, want := range []library.Report{{Added: 1}, {Known: 1}} {
		r := l.Import(t.Context(), []string{dir}, library.ImportOptions{Mapping: said})
		if r.Added != want.Added || r.Known != want.Known || !strings.Contains(lines(t, r), `theirs.tsv row 2, column value: "x" is not a number`) {
			t.Errorf("import %d: %+v", i+1, r)
		}
	}
	figures := snapshot(t, l).Corpus.Figures
	if len(figures) != 1 || figures[0].Value.Text('f') != "2455000000" || figures[0].Evidence.Rule != "table:row 4" {
		t.Fatalf("%+v", figures)
	}
	if found, err := l.Search(context.Background(), "quaggaism", 5); err != nil || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
	r := l.Import(t.Context(), []string{filepath.Join(dir, "theirs.tsv")}, library.ImportOptions{})
	if text := lines(t, r); r.Added != 0 || !strings.Contains(text, "--map 'metric:revenue,subject=公司,period=年度,value=营收（亿元）,unit:CNY,note=Note'") {
		t.Errorf("%+v: %s", r, text)
	}
}

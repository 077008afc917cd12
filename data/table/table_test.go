package table

import (
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/seeds"
)

// names is a registry of a few names.
type names map[string]data.CompanyID

func (n names) Resolve(s string) (data.CompanyID, bool) { id, ok := n[s]; return id, ok }

func (n names) Company(id data.CompanyID) *data.Company {
	c := &data.Company{ID: id, FiscalEnd: 12}
	if strings.HasPrefix(string(id), "Alibaba") {
		c.FiscalEnd = 3
	}
	return c
}

var reg = names{"Alibaba Cloud": "Alibaba Cloud", "Aliyun": "Alibaba Cloud", "Alibaba Group": "Alibaba Group"}

func TestBundledTablesLoadWhole(t *testing.T) {
	for _, c := range []struct {
		file            string
		events, figures int
	}{{"events.csv", 185, 0}, {"figures.csv", 0, 575}} {
		f, err := seeds.Files.Open(c.file)
		if err != nil {
			t.Fatal(err)
		}
		tab, errs := Read(c.file, f, reg)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", c.file, errs)
		}
		if len(tab.Events) != c.events || len(tab.Figures) != c.figures {
			t.Errorf("%s: %d events and %d figures, want %d and %d", c.file, len(tab.Events), len(tab.Figures), c.events, c.figures)
		}
		docs := map[data.DocumentID]*data.Document{}
		for _, d := range tab.Documents {
			docs[d.ID] = d
		}
		ids := map[string]bool{}
		check := func(id string, ev data.Evidence) {
			if d := docs[ev.Document]; d == nil || ev.Span.Of(d.Text) != ev.Text || ev.Text == "" {
				t.Errorf("%s: evidence of %s does not slice to its text", c.file, id)
			}
			if ids[id] {
				t.Errorf("%s: id %s twice", c.file, id)
			}
			ids[id] = true
		}
		for _, e := range tab.Events {
			check(string(e.ID), e.Sources[0].Evidence)
		}
		for _, f := range tab.Figures {
			check(string(f.ID), f.Evidence)
		}
	}
}

func TestBadRowsAreNamedAndTheOthersLoad(t *testing.T) {
	const figures = "\ufeffmetric,subject,period,value,unit,period_start,period_end\n"
	const events = "date,type,headline,companies\n"
	for _, c := range []struct {
		name, in string
		rows     int
		want     string
	}{
		{"empty", "", 0, "the file is empty"},
		{"other table", "a,b\n1,2\n", 0, "neither a table of events"},
		{"bom and good", figures + "revenue,Aliyun,FY2016,3019000000,CNY,,\n", 1, ""},
		{"bad number", figures + "revenue,Aliyun,2016,3 bn,CNY,,\nrevenue,Aliyun,2016,3,CNY,,\n", 1, `row 2: value: "3 bn" is not a plain number`},
		{"a range", figures + "market_size,China,2020,5..8,CNY,,\n", 1, ""},
		{"half a range", figures + "market_size,China,2020,5..,CNY,,\n", 0, "not a plain number"},
		{"a range down", figures + "market_size,China,2020,8..5,CNY,,\n", 0, "the lower number goes first"},
		{"infinite", figures + "revenue,Aliyun,2016,Inf,CNY,,\n", 0, "not a plain number"},
		{"bad unit", figures + "revenue,Aliyun,2016,3,yuan,,\n", 0, "not percent, count or an ISO currency code"},
		{"wrong days", figures + "revenue,Aliyun,2016,3,CNY,2016-01-01,2016-06-30\n", 0, "period_start and period_end say"},
		{"fiscal days", figures + "revenue,Aliyun,FY2016,3,CNY,2015-04-01,2016-03-31\n", 1, ""},
		{"short row", events + "2015-04\n2015-05,launch,A opens,Aliyun\n", 1, "row 2: 1 fields where the header has 4"},
		{"open quote", events + "2015-04,launch,\"A opens,Aliyun\n", 0, "quote"},
		{"bad date", events + "April 2015,launch,A opens,Aliyun\n", 0, `row 2: date: "April 2015" is not a date`},
		{"bad type", events + "2015-04,lunch,A opens,Aliyun\n", 0, `type: "lunch" is none of`},
		{"no headline", events + "2015-04,launch,,Aliyun\n", 0, "headline: empty"},
		{"unknown company", events + "2015-04,launch,A opens,Aliyun;Nobody Ltd\n", 1, ""},
	} {
		tab, errs := Read("mine.csv", strings.NewReader(c.in), reg)
		var all []string
		for _, e := range errs {
			all = append(all, e.Error())
			if strings.Contains(e.Error(), "\n") || !strings.Contains(e.Error(), "mine.csv") {
				t.Errorf("%s: error is not one line that names the file: %q", c.name, e)
			}
		}
		if msg := strings.Join(all, "; "); (c.want == "") != (msg == "") || !strings.Contains(msg, c.want) {
			t.Errorf("%s: errors %q, want %q", c.name, msg, c.want)
		}
		rows := 0
		if tab != nil {
			rows = len(tab.Events) + len(tab.Figures)
		}
		if rows != c.rows {
			t.Errorf("%s: %d rows, want %d", c.name, rows, c.rows)
		}
	}
}

func TestFiscalYearsFollowTheCompany(t *testing.T) {
	tab, errs := Read("f.csv", strings.NewReader("metric,subject,period,value,unit\nrevenue,Aliyun,FY2016,1,CNY\n"), reg)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if f := tab.Figures[0]; f.Subject != "Alibaba Cloud" || f.Period.Start.String() != "2015-04-01" {
		t.Errorf("subject %q from %s", f.Subject, f.Period.Start)
	}
}

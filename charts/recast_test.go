package charts

import (
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

func plainText(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

// The rates of whole years are the table's; a fiscal year to March takes nine
// months of one year and three of the next. By hand: 9×7.0840+3×7.1975 = 85.3485,
// over twelve 7.112375.
func TestRates(t *testing.T) {
	r := StandardRates()
	for _, c := range []struct {
		period data.Date
		want   string
		stale  int
	}{
		{data.InYear(2016), "6.6445", 0},
		{data.InQuarter(2024, 2), "7.1975", 0},
		{data.FiscalYear(2024, 3), "7.112375", 0},
		{data.InYear(2030), "7.1898", 2025},
	} {
		got, ok := r.between("USD", "CNY", c.period)
		if !ok {
			t.Fatalf("%v has no rate", c.period)
		}
		if want := decimal(t, c.want); got.factor.Cmp(want) != 0 || got.stale != c.stale {
			t.Errorf("%v: %s (stale %d), want %s", c.period, got.factor.Text('f'), got.stale, c.want)
		}
	}
	if _, ok := r.between("CNY", "USD", data.InYear(2001)); ok {
		t.Error("2001 lies before the table and was converted")
	}
	if _, ok := r.between("CNY", "KRW", data.InYear(2020)); ok {
		t.Error("a currency that is not in the table was converted into")
	}
	for _, bad := range []string{"CNY\t2020\t6.9", "CNY\t2020\t-6.9\tx", "CNY\tx\t6.9\tx", "YUAN\t2020\t6.9\tx", "CNY\t2020\tNaN\tx", "CNY\t2020\t6.9\t"} {
		if _, err := ParseRates(bad); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q was read: %v", bad, err)
		}
	}
}

func TestConvert(t *testing.T) {
	spec, err := revenueFiscal(seedCorpus(t), Options{Convert: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range spec.Series[0].Points {
		if spec.Categories[p.Category].Long != "FY2024" {
			continue
		}
		// 106,374 m yuan over 7.112375
		want, diff := decimal(t, "14956185521.71"), new(apd.Decimal)
		if _, err := exact.Sub(diff, p.Value, want); err != nil || diff.Abs(diff).Cmp(apd.New(1, -1)) > 0 || p.Stated.Text('f') != "106374000000" {
			t.Errorf("FY2024: %s from %s", p.Value.Text('f'), p.Stated.Text('f'))
		}
	}
	if notes := strings.Join(spec.Notes, " "); !strings.Contains(notes, "Converted from yuan") || !strings.Contains(notes, "2025: 7.1898") || !strings.Contains(notes, "rate of 2025") || !strings.Contains(notes, "World Bank") {
		t.Errorf("the conversion is not said: %s", notes)
	}
	// The company's 34 % are in yuan: the title of a converted chart reckons anew.
	if !strings.Contains(plainText(spec.Title), "grew 34 % to US$22 bn") {
		t.Errorf("title %q", spec.Title)
	}
}

func TestIndex(t *testing.T) {
	c := seedCorpus(t)
	spec, err := revenueFiscalEntry(t).Build(c, Options{Index: true})
	if err != nil {
		t.Fatal(err)
	}
	pts := spec.Series[0].Points
	if len(pts) != 3 || pts[0].Value.Cmp(apd.New(100, 0)) != 0 || spec.Unit != Index || spec.Categories[0].Long != "FY2024" {
		t.Errorf("%d points from %s on", len(pts), spec.Categories[0].Long)
	}
	if got := digitsOf(pts[2].Value, 0, 4, 2); got != "148.7" { // 158,132 over 106,374
		t.Errorf("FY2026 stands at %s", got)
	}
	if a := spec.Arrow; a == nil || a.From != 0 || a.To != 2 {
		t.Errorf("the arrow leads elsewhere: %+v", a)
	}
	checkLabels(t, spec, Options{})
}

func TestLog(t *testing.T) {
	c := seedCorpus(t)
	logs, err := revenueFiscalEntry(t).Build(c, Options{Log: true, Language: Chinese})
	if err != nil {
		t.Fatal(err)
	}
	if logs.Kind != Lines || !logs.Log {
		t.Error("columns stand on a logarithmic axis")
	}
	checkLabels(t, logs, Options{})
	for _, name := range []string{"market-share", "investment", "who-says-what", "revenue-growth", "events-by-quarter", "forecast-vs-outcome"} {
		e, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, opt := range []Options{{Index: true}, {Log: true}} {
			if _, err := e.Build(c, opt); err == nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s %+v: %v", name, opt, err)
			}
		}
	}
}

func revenueFiscalEntry(t *testing.T) *Entry {
	t.Helper()
	e, err := Find("alibaba-cloud-revenue-fiscal")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

package data

import "testing"

func TestDateRoundTrip(t *testing.T) {
	for _, s := range []string{
		"2015-06-20", "2015-06", "2015", "2015-Q2", "2015-H1", "2022-9M", "FY2016",
		"../2019", "2013/..", "../2015-06", "2015~", "2014-Q4/2025-Q3", "2025/2027", "2015-06-08/2015-06-14", "",
	} {
		d, err := ParseDate(s, 3)
		if err != nil {
			t.Fatalf("ParseDate(%q): %v", s, err)
		}
		again, err := ParseDate(d.String(), 3)
		if err != nil || again != d {
			t.Errorf("%q → %v → %q → %v (%v)", s, d, d.String(), again, err)
		}
	}
}

func TestDateCovers(t *testing.T) {
	for _, c := range []struct{ in, start, end string }{
		{"FY2016", "2015-04-01", "2016-03-31"},
		{"2015-Q4", "2015-10-01", "2015-12-31"},
		{"2016-02", "2016-02-01", "2016-02-29"},
		{"2014-Q4/2025-Q3", "2014-10-01", "2025-09-30"},
	} {
		d, err := ParseDate(c.in, 3)
		if err != nil || d.Start.String() != c.start || d.End.String() != c.end {
			t.Errorf("%s: %s to %s (%v)", c.in, d.Start, d.End, err)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"2015-13", "2015-02-30", "June 2015", "15", "FY15", "2015-Q5", "2019/2015", "../", "20150620"} {
		if d, err := ParseDate(s, 12); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", s, d)
		}
	}
}

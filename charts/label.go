package charts

import (
	"sort"
	"strings"

	"yunshi/data"
)

// category is a period's place on the axis; a quarter's short label leaves the
// year to the axis below it.
func category(w words, p data.Date) Category {
	c := Category{Label: words{}.date(p), Long: w.date(p), Period: p} // digits and Q4 read alike in both languages
	if p.Precision == data.PrecisionQuarter {
		c.Label, _, _ = strings.Cut(c.Label, nbsp)
	}
	return c
}

// next is the period of the same length after p.
func next(p data.Date) data.Date {
	y, m, _ := p.Start.Civil()
	switch p.Precision {
	case data.PrecisionQuarter:
		return data.InQuarter(y, (m+2)/3+1)
	case data.PrecisionHalf:
		return data.InHalf(y, (m+5)/6+1)
	case data.PrecisionFiscalYear:
		_, end, _ := p.End.Civil()
		return data.FiscalYear(int(p.Fiscal)+1, end)
	}
	return data.InYear(y + 1)
}

// axis is every period from the first to the last, without a gap.
func axis(w words, periods []data.Date) []Category {
	if len(periods) == 0 {
		return nil
	}
	sort.Slice(periods, func(i, j int) bool { return periods[i].Start < periods[j].Start })
	last := periods[len(periods)-1]
	var out []Category
	for p := periods[0]; p.Start <= last.Start && len(out) < 400; p = next(p) {
		out = append(out, category(w, p))
	}
	return out
}

func monthsBetween(a, b data.Date) int {
	ya, ma, _ := a.Start.Civil()
	yb, mb, _ := b.Start.Civil()
	return 12*(yb-ya) + mb - ma
}

func unique(in []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

var hedges = map[data.Qualifier][2]string{
	data.About:    {"~", "about "},
	data.Almost:   {"<", "almost "},
	data.AtLeast:  {"≥", "at least "},
	data.MoreThan: {">", "more than "},
	data.AtMost:   {"≤", "at most "},
	data.LessThan: {"<", "less than "},
}

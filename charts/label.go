package charts

import (
	"fmt"
	"sort"
	"strings"

	"yunshi/data"
)

var months = [...]string{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// dateLabel writes a date as a person does: "9 Dec 2021", "Dec 2021", "Q4 2021",
// "H1 2022", "FY2016", "2025–2027".
func dateLabel(d data.Date) string {
	if !d.Known() {
		return ""
	}
	switch d.Bound {
	case data.Before:
		return "by " + dateLabel(d.Point())
	case data.After:
		return "since " + dateLabel(d.Point())
	}
	y, m, day := d.Start.Civil()
	switch d.Precision {
	case data.PrecisionDay:
		return fmt.Sprintf("%d%s%s%s%d", day, nbsp, months[m], nbsp, y)
	case data.PrecisionMonth:
		return fmt.Sprintf("%s%s%d", months[m], nbsp, y)
	case data.PrecisionQuarter:
		return fmt.Sprintf("Q%d%s%d", (m+2)/3, nbsp, y)
	case data.PrecisionHalf:
		return fmt.Sprintf("H%d%s%d", (m+5)/6, nbsp, y)
	case data.PrecisionNineMonths:
		return fmt.Sprintf("Jan–Sep%s%d", nbsp, y)
	case data.PrecisionYear:
		return fmt.Sprint(y)
	case data.PrecisionFiscalYear:
		return fmt.Sprintf("FY%d", d.Fiscal)
	}
	if d.Start == data.OpenStart || d.End == data.OpenEnd {
		return d.String()
	}
	y2, m2, _ := d.End.Civil()
	if m == 1 && m2 == 12 {
		return fmt.Sprintf("%d–%d", y, y2)
	}
	return fmt.Sprintf("%s%s%d – %s%s%d", months[m], nbsp, y, months[m2], nbsp, y2)
}

// category is a period's place on the axis; a quarter's short label leaves the
// year to the axis below it.
func category(p data.Date) Category {
	c := Category{Label: dateLabel(p), Long: dateLabel(p), Period: p}
	if p.Precision == data.PrecisionQuarter {
		c.Label, _, _ = strings.Cut(c.Long, nbsp)
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
func axis(periods []data.Date) []Category {
	if len(periods) == 0 {
		return nil
	}
	sort.Slice(periods, func(i, j int) bool { return periods[i].Start < periods[j].Start })
	last := periods[len(periods)-1]
	var out []Category
	for p := periods[0]; p.Start <= last.Start && len(out) < 400; p = next(p) {
		out = append(out, category(p))
	}
	return out
}

func monthsBetween(a, b data.Date) int {
	ya, ma, _ := a.Start.Civil()
	yb, mb, _ := b.Start.Civil()
	return 12*(yb-ya) + mb - ma
}

// Line is a source as a footnote has it: "Canalys, as reported by The Register,
// 9 Dec 2021".
func (s Source) Line() string {
	line := s.Issuer
	switch {
	case line == "" || strings.HasPrefix(s.Publisher, s.Issuer):
		line = s.Publisher
	case s.Publisher != "":
		line += ", as reported by " + s.Publisher
	}
	if s.Published.Known() {
		line += ", " + dateLabel(s.Published)
	}
	return line
}

// Foot is the sources in one paragraph: each in full where there are few, else
// by issuer with the publishers that state most of the points.
func (s *Spec) Foot(full int) string {
	if len(s.Sources) == 0 {
		return ""
	}
	word := "Source: "
	if len(s.Sources) > 1 {
		word = "Sources: "
	}
	var parts []string
	if len(s.Sources) <= full {
		for _, src := range s.Sources {
			parts = append(parts, src.Line())
		}
		return word + strings.Join(unique(parts), "; ") + "."
	}
	var issuers []string
	groups := map[string][]Source{}
	for _, src := range s.Sources {
		if groups[src.Issuer] == nil {
			issuers = append(issuers, src.Issuer)
		}
		groups[src.Issuer] = append(groups[src.Issuer], src)
	}
	named := 3
	if len(issuers) > 2 {
		named = 1
	}
	for _, issuer := range issuers {
		parts = append(parts, groupLine(issuer, groups[issuer], named))
	}
	return word + strings.Join(parts, "; ") + "."
}

// issuers is the shortest footnote: who states the numbers, and when. In the pane
// every mark leads to its page.
func (s *Spec) issuers() string {
	var names []string
	first, last := 0, 0
	for _, src := range s.Sources {
		name := src.Issuer
		if name == "" {
			name = src.Publisher
		}
		names = append(names, name)
		if y, _, _ := src.Published.Start.Civil(); src.Published.Known() {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	line := "Sources: " + listed(unique(names))
	if first > 0 && first < last {
		line += fmt.Sprintf(", %d–%d", first, last)
	}
	return line + "."
}

func groupLine(issuer string, sources []Source, named int) string {
	if len(sources) == 1 {
		return sources[0].Line()
	}
	count := map[string]int{}
	var names []string
	first, last := 0, 0
	for _, s := range sources {
		name, _, _ := strings.Cut(s.Publisher, " (")
		if name != "" && name != issuer {
			if count[name] == 0 {
				names = append(names, name)
			}
			count[name]++
		}
		if y, _, _ := s.Published.Start.Civil(); s.Published.Known() {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return count[names[i]] > count[names[j]] })
	line := issuer
	switch {
	case len(names) > named+1:
		line += fmt.Sprintf(", as reported by %s and %d others", strings.Join(names[:named], ", "), len(names)-named)
	case len(names) > 0:
		line += ", as reported by " + listed(names)
	}
	if issuer == "" {
		line = strings.TrimPrefix(line, ", as reported by ")
	}
	switch {
	case first == 0:
	case first == last:
		line += fmt.Sprintf(", %d", first)
	default:
		line += fmt.Sprintf(", %d–%d", first, last)
	}
	return line
}

// listed joins names: "a", "a and b", "a, b and c".
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
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

// said is an amount with its source's hedge in words: "more than ¥3 tn".
func said(f *data.Figure) string { return hedges[f.Qualifier][1] + Money(f.Value, f.Unit) }

package eventtable

import (
	"strings"

	"yunshi/app/ui"
	"yunshi/data"
)

// mostCopied is how many rows go to the clipboard at once: a spreadsheet takes
// about a million, other programs lose patience long before.
const mostCopied = 100_000

// TSV writes the marked rows, or all where fewer than two are marked, with a line
// of titles, as tab-separated text that a spreadsheet takes. It returns the
// number of rows; there are never more than 100,000.
func (t *Table) TSV() (text string, n int) {
	from, to := t.marked()
	if to-from < 2 {
		from, to = 0, t.Len()
	}
	to = min(to, from+mostCopied)
	var b strings.Builder
	for i, c := range t.columns {
		tabbed(&b, i, ui.T("column."+c.key))
	}
	for p := from; p < to; p++ {
		b.WriteByte('\n')
		e := t.shown.event(p)
		for i, c := range t.columns {
			tabbed(&b, i, t.exact(c, e))
		}
	}
	b.WriteByte('\n')
	return b.String(), to - from
}

// exact is a cell as it is copied: a date in full, in the form that sorts.
func (t *Table) exact(c column, e *data.Event) string {
	if c.key == "date" {
		return e.Date.String()
	}
	return c.text(t.shown.rows.Corpus, e)
}

// tabbed writes a cell in one line. What a spreadsheet would take for a formula
// is made text by an apostrophe, as spreadsheets themselves do.
func tabbed(b *strings.Builder, i int, s string) {
	if i > 0 {
		b.WriteByte('\t')
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' }), " ")
	s = strings.TrimSpace(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		b.WriteByte('\'')
	}
	// A quotation mark at the start would take in the tabs and lines that follow.
	if strings.HasPrefix(s, `"`) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	b.WriteString(s)
}

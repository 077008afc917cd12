package extract

import (
	"regexp"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// headPeriod is the period that a label tells, and the letter of an estimate or a
// forecast behind it: "2021E", "4Q20". A day or a month only ends a period whose length
// the leads, other labels around, tell: "Three months ended" above "Sept. 30, 2015". What
// tells two periods, or one without its year, tells none.
func (t *tableReader) headPeriod(label string, leads ...string) (d data.Date, mark byte) {
	d, mark = t.onePeriod(label)
	if d.Known() && d.Precision != data.PrecisionDay && d.Precision != data.PrecisionMonth {
		return d, mark
	}
	for _, lead := range leads {
		if lead == "" {
			continue
		}
		if l := t.quarterEnding(lead, label); l.Known() {
			return l, mark
		}
		own, _ := t.onePeriod(lead) // of the table, not of the label
		for _, both := range [...]string{lead + " " + label, label + " " + lead} {
			if l, m := t.onePeriod(both); l.Known() && l != own && isPeriod(l) && l.Precision != data.PrecisionMonth && (!d.Known() || l.End == d.End) {
				return l, max(mark, m)
			}
		}
	}
	if d.Precision == data.PrecisionDay {
		return data.Date{}, 0
	}
	return d, mark
}

// setPeriod gives a label its period. One that speaks of a time which is not told, "H1",
// "a year before", "2019 vs 2020", is vague: what stands around tells no other then.
func (t *tableReader) setPeriod(l *tableLabel, leads ...string) {
	text := strings.TrimSuffix(strings.TrimSuffix(bare(inPercent(l.text)), " for the year"), " for the period") // as "loss for the year" is called
	l.period, l.mark = t.headPeriod(text, leads...)
	if l.period.Precision == data.PrecisionYear {
		if end := t.fiscalEnd(); end != 0 {
			y, _, _ := l.period.Start.Civil()
			l.period = data.FiscalYear(y, end)
		}
	}
	if l.period.Known() {
		return
	}
	toks := token.Split(text)
	l.vague = l.words.has(timeWord) || slices.ContainsFunc(temporal.Find(text, toks, t.ref), func(m temporal.Mention) bool {
		return !m.Duration && !ownTime.MatchString(m.Span.Of(text))
	})
}

// fiscalEnd is the month before December in which the years of a table end, as its corner or
// the line above it says: "RMB bn, FY to March". It is 0 where they don't.
func (t *tableReader) fiscalEnd() int {
	end := fiscalEndIn(token.Split(t.corner.text))
	if end == 0 && t.scene > 0 && t.scenes[t.scene-1].introduces() {
		end = fiscalEndIn(t.scenes[t.scene-1].toks)
	}
	return end % 12
}

func fiscalEndIn(toks []token.Token) int {
	for i := range toks {
		fiscal := fiscalWords.At(&toks[i])
		if !fiscal && !(yearWords.At(&toks[i]) && endings.At(&toks[min(i+1, len(toks)-1)])) {
			continue
		}
		for k := i + 1; k < len(toks) && k <= i+fiscalReach; k++ {
			if name := toks[k].Lower; len(name) >= 3 {
				if at := strings.Index(monthNames, name[:3]); at >= 0 && at%4 == 0 {
					return at/4 + 1
				}
			}
		}
	}
	return 0
}

var (
	fiscalWords = wordSet("fy fiscal")
	yearWords   = wordSet("year years months")
	endings     = wordSet("to ended ending through")
)

// fiscalReach is how many tokens behind "FY" the month stands at most.
const fiscalReach = 5

// ownTime is how a row's label means the period of its column: "Loss for the year".
var ownTime = regexp.MustCompile(`(?i)^(for |in )?the (year|half|half[- ]year|quarter|period)$`)

// onePeriod is the one date that a label names.
func (t *tableReader) onePeriod(label string) (d data.Date, mark byte) {
	label = spellYear(spellMonth(label))
	if !strings.ContainsAny(label, "0123456789") {
		return d, 0
	}
	toks := token.Split(label)
	for _, m := range temporal.Find(label, toks, t.ref) {
		if m.Duration || !m.Date.Known() || m.Date.Bound != data.Exactly {
			continue
		}
		if m.Relative || m.Topical || m.Date.Precision == data.PrecisionDay && !hasYear(label[m.Span.Start:m.Span.End]) || d.Known() {
			return data.Date{}, 0
		}
		d = m.Date.Point()
		if i := locate(toks, m.Span).end; marked(toks, i) {
			mark = toks[i].Lower[0]
		}
	}
	return d, mark
}

// hasYear reports whether four digits in a row stand in a date.
func hasYear(s string) bool {
	n := 0
	for i := range len(s) {
		if n++; s[i] < '0' || s[i] > '9' {
			n = 0
		}
		if n == 4 {
			return true
		}
	}
	return false
}

// monthNames are how heads of tables shorten the months.
const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec"

// spellMonth writes the year of "Dec-21" and "Sep'20" out, which would else be a day.
func spellMonth(s string) string {
	name, year, ok := strings.Cut(s, "-")
	if !ok {
		name, year, ok = strings.Cut(s, "'")
	}
	if ok && len(name) == 3 && len(year) == 2 && strings.Contains(monthNames, strings.ToLower(name)) && strings.Trim(year, "0123456789") == "" {
		return name + " 20" + year
	}
	return s
}

// quarterEnding is the quarter that ends in the month of a label whose year has two
// figures, below a lead that speaks of quarters: "Quarter | Sep 21 | Dec 21".
func (t *tableReader) quarterEnding(lead, label string) data.Date {
	length := lengths[strings.ToLower(lead)]
	month, year, ok := strings.Cut(label, " ")
	if length == "" || !ok || strings.Contains(year, " ") {
		return data.Date{}
	}
	d, _ := t.onePeriod(length + " " + spellMonth(month+"-"+year))
	return d
}

// shortYear is how a head shortens a quarter or a half and its year.
var shortYear = regexp.MustCompile(`^([QqHh][1-4]|[1-4][QqHh]) (\d\d)$`)

// spellYear writes the years of "H1 '21" and "Q3'22" out.
func spellYear(s string) string {
	if m := shortYear.FindStringSubmatch(s); m != nil {
		return m[1] + " 20" + m[2] // "Q1 22"
	}
	s = strings.ReplaceAll(s, "’", "'")
	i := strings.IndexByte(s, '\'')
	if i <= 0 || len(s) < i+3 || !isDigit(s[i+1]) || !isDigit(s[i+2]) || len(s) > i+3 && isDigit(s[i+3]) {
		return s
	}
	return strings.TrimSpace(s[:i]) + " 20" + s[i+1:]
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// latest is the last period among the columns that are no rates themselves: a rate
// without one is of it ("3Q22  2Q22  3Q21  Q/Q  Y/Y"). Where a year or more lies between
// two periods and the next, what the rate compares with is not told.
func (t *tableReader) latest() data.Date {
	var d, before data.Date
	for i := range t.cols {
		p := t.cols[i].period
		switch {
		case !p.Known() || t.cols[i].mark != 0 || t.cols[i].words.has(otherWord):
		case !d.Known() || p.End > d.End:
			d, before = p, d
		case p != d && (!before.Known() || p.End > before.End):
			before = p
		}
	}
	if before.Known() && d.Precision == data.PrecisionYear && d.Start-before.End > 1 {
		return data.Date{}
	}
	return d
}

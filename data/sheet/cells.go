package sheet

import (
	"regexp"
	"strings"

	"github.com/cockroachdb/apd/v3"
	"golang.org/x/text/unicode/norm"

	"yunshi/data"
	"yunshi/data/temporal"
	"yunshi/data/token"
	"yunshi/data/typed"
)

// unit is what a unit's words come to: "RMB mn" is CNY and six zeros.
type unit struct {
	name  string // "" where only zeros were said
	zeros int
}

// longest is how many bytes an amount, a date or a unit may have; more is a text
// in the wrong column.
const longest = 120

// fill are words that say nothing of a unit.
var fill = map[string]bool{"in": true, "of": true, "unit": true, "units": true, "单位": true, "币": true}

// parseUnit reads "RMB mn", "亿元", "in millions of US dollars", "%". It reports
// false where there is a word that it does not know: to leave that out might
// change the number.
func parseUnit(text string) (u unit, ok bool) {
	if len(text) > longest {
		return unit{}, false
	}
	all := known().units
	rest := strings.ToLower(norm.NFKC.String(text))
	for rest != "" {
		n := len(rest)
		for n > 0 && !fill[rest[:n]] && all[rest[:n]] == (unit{}) && strings.Trim(rest[:n], " :.()") != "" || n > 0 && cutsWord(rest, n) {
			n--
		}
		if n == 0 {
			return unit{}, false
		}
		one := all[rest[:n]]
		if one.name != "" && u.name != "" && one.name != u.name {
			return unit{}, false
		}
		if u.zeros += one.zeros; one.name != "" {
			u.name = one.name
		}
		rest = rest[n:]
	}
	return u, u != unit{}
}

// cutsWord reports whether a cut at n stands between two Latin letters: "b" is
// no billion in "bubbles". "US$m" and "RMBmn" are cut all the same, where a
// currency ends.
func cutsWord(s string, n int) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	if n >= len(s) || !letter(s[n-1]) || !letter(s[n]) {
		return false
	}
	head := s[:n]
	return known().units[head].name == "" || len(head) < 3
}

var (
	// amountParts is what may stand before a number, the number, and what may follow.
	amountParts = regexp.MustCompile(`^([^\d.,()+-]*)([+-]?)([^\d.,()+-]*)(\d[\d.,]*|\.\d+)\s*([^\d]*)$`)
	bookkept    = regexp.MustCompile(`^\(([^()]+)\)$`) // (35) is −35 in accounts
	digits      = regexp.MustCompile(`^\d*(\.\d+)?$`)
	thousands   = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)
	europe      = strings.NewReplacer("−", "-", "–", "-", "\u00a0", " ", "\u202f", " ")
)

// amount is a number as our tables have it, with the unit that it says itself.
type amount struct {
	value string
	unit  unit
	hedge data.Qualifier
	whole bool // its zeros are in the value already
}

// number reads digits with or without commas. A comma that may part thousands or
// be a decimal point is refused; in a file of semicolons every single one is.
func number(s string, sep rune) (string, Why) {
	if strings.Contains(s, ",") {
		if !thousands.MatchString(s) || sep == ';' && strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
			return "", Comma
		}
		s = strings.ReplaceAll(s, ",", "")
	}
	if s == "" || !digits.MatchString(s) {
		return "", NotNumber
	}
	return s, ""
}

// readAmount reads one cell of values.
func readAmount(cell string, sep rune) (amount, Why) {
	if len(cell) > longest {
		return amount{}, NotNumber
	}
	s := strings.TrimSpace(europe.Replace(norm.NFKC.String(cell)))
	if low, high, isRange := strings.Cut(s, ".."); isRange {
		a, why := readAmount(low, sep)
		b, why2 := readAmount(high, sep)
		if why != "" || why2 != "" || a.unit != b.unit {
			return amount{}, NotNumber
		}
		return amount{value: a.value + ".." + b.value, unit: a.unit}, ""
	}
	sign := ""
	if m := bookkept.FindStringSubmatch(s); m != nil {
		s, sign = strings.TrimSpace(m[1]), "-"
	}
	m := amountParts.FindStringSubmatch(s)
	if m == nil {
		return spoken(s)
	}
	n, why := number(m[4], sep)
	if why != "" {
		return amount{}, why
	}
	if m[2] == "-" && sign == "" {
		sign = "-"
	}
	around := strings.TrimSpace(m[1] + m[3] + " " + m[5])
	if around == "" {
		return amount{value: sign + n}, ""
	}
	if u, ok := parseUnit(around); ok {
		return amount{value: sign + n, unit: u}, ""
	}
	if sign != "" {
		return amount{}, NotNumber
	}
	return spoken(s)
}

// spoken reads an amount in words: "about 3.5 bn yuan".
func spoken(s string) (amount, Why) {
	a, ok := typed.Value(s)
	if !ok {
		return amount{}, NotNumber
	}
	return amount{a.Value, unit{name: a.Unit}, a.Hedge, true}, ""
}

// times moves the point of a number, or of both ends of a range, exactly.
func times(value string, zeros int) string {
	if zeros == 0 {
		return value
	}
	if low, high, isRange := strings.Cut(value, ".."); isRange {
		return times(low, zeros) + ".." + times(high, zeros)
	}
	d, _, err := apd.NewFromString(value)
	if err != nil {
		return value // no number: it was refused before
	}
	d.Exponent += int32(zeros)
	return d.Text('f')
}

// measured joins a cell with the unit of its column; neither may say one.
func measured(cell string, of unit, sep rune) (a amount, why Why) {
	a, why = readAmount(cell, sep)
	if why != "" {
		return a, why
	}
	both, ok := a.unit.with(of)
	if !ok || of.zeros != 0 && (a.whole || a.unit.zeros != 0) {
		return a, TwoUnits
	}
	a.value, a.unit = times(a.value, both.zeros), unit{name: both.name}
	return a, ""
}

// with joins two units; it reports false where they say different things.
func (u unit) with(o unit) (unit, bool) {
	if u.name != "" && o.name != "" && u.name != o.name || u.zeros != 0 && o.zeros != 0 && u.zeros != o.zeros {
		return u, false
	}
	if u.name == "" {
		u.name = o.name
	}
	u.zeros = max(u.zeros, o.zeros)
	return u, true
}

// readUnit reads a cell of units.
func readUnit(text string) (unit, bool) {
	text = strings.TrimSpace(text)
	u, ok := parseUnit(text)
	if !ok && isCode(text) {
		return unit{name: text}, true
	}
	return u, ok || text == ""
}

// isCode is an ISO 4217 code that the table of units lacks.
func isCode(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

var (
	numericDay = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})$`)
	yearMonth  = regexp.MustCompile(`^(\d{4})[/.](\d{1,2})$`)
	packedDay  = regexp.MustCompile(`^((?:19|20)\d{2})(\d{2})(\d{2})$`)
	clock      = regexp.MustCompile(`[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$`)
	fiscalPart = regexp.MustCompile(`(?i)(fy|fiscal|财年|财政).*(q[1-4]|h[12]|季|半年)|(q[1-4]|h[12]).*(fy|fiscal)`)
	monthYear  = regexp.MustCompile(`^([A-Za-z]{3,9})[-'](\d{2})$`)
)

// dayFirst is what a column of dates says of "13/4/2017": that the day goes
// first, that the month does, or neither.
type dayFirst int8

const (
	unsure dayFirst = iota
	dayMonth
	monthDay
)

// order looks through a column of dates for days that can be no months. A column
// that has both orders is unsure.
func order(cells []string) dayFirst {
	found := unsure
	for _, c := range cells {
		m := numericDay.FindStringSubmatch(strings.TrimSpace(clock.ReplaceAllString(norm.NFKC.String(c), "")))
		if m == nil {
			continue
		}
		is := unsure
		switch a, b := m[1], m[2]; {
		case len(a) == 2 && a > "12":
			is = dayMonth
		case len(b) == 2 && b > "12":
			is = monthDay
		}
		if is != unsure && found != unsure && is != found {
			return unsure
		}
		if is != unsure {
			found = is
		}
	}
	return found
}

// readDate reads a date as people write it and returns it as our tables have it.
func readDate(cell string, in dayFirst) (string, Why) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	switch {
	case s == "":
		return "", ""
	case len(s) > longest:
		return "", NotDate
	}
	if _, err := data.ParseDate(s, 12); err == nil {
		return s, "" // FY2016 is that of its company, which the table's reader knows
	}
	s = clock.ReplaceAllString(s, "")
	if fiscalPart.MatchString(s) {
		return "", Fiscal
	}
	if m := numericDay.FindStringSubmatch(s); m != nil {
		return numeric(m, in)
	}
	for _, form := range []*regexp.Regexp{yearMonth, packedDay} {
		if m := form.FindStringSubmatch(s); m != nil {
			return parsed(m[1:]...)
		}
	}
	if m := monthYear.FindStringSubmatch(s); m != nil { // Excel's "Mar-17"
		s = m[1] + " 20" + m[2]
	}
	// Without a day that it was written, what is relative to one stays unknown.
	found := temporal.Find(s, token.Split(s), temporal.Reference{FiscalEnd: 12})
	if len(found) != 1 || found[0].Duration || !found[0].Date.Known() || strings.TrimSpace(found[0].Span.Of(s)) != s {
		return "", NotDate
	}
	return found[0].Date.String(), ""
}

// parsed joins the parts of a date.
func parsed(parts ...string) (string, Why) {
	for i, p := range parts {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	s := strings.Join(parts, "-")
	if _, err := data.ParseDate(s, 12); err != nil {
		return "", NotDate
	}
	return s, ""
}

// numeric reads "13/4/2017". Where the column does not tell which is the month,
// only what can be read in one way is.
func numeric(m []string, in dayFirst) (string, Why) {
	year := m[3]
	if len(year) == 2 {
		return "", DayOrMonth // "10/11/12" may be anything
	}
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	a, b := two(m[1]), two(m[2])
	switch {
	case a > "12" || in == dayMonth:
		return parsed(year, b, a)
	case b > "12" || in == monthDay || a == b:
		return parsed(year, a, b)
	}
	return "", DayOrMonth
}

// readWord is our word for a cell of a column that takes a few.
func readWord(column, cell string) (string, Why) {
	name := plain(cell)
	if name == "" {
		return "", ""
	}
	if w := known().words[column][name]; w != "" {
		return w, ""
	}
	return "", NotWord
}

// readCompanies is a list of companies as our tables have it. A comma parts them
// only where a semicolon does not: "Inspur Co., Ltd; IBM" are two.
func readCompanies(cell string, registered func(string) bool) string {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";；、|\n", r) })
	if len(parts) == 1 {
		by := strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == '，' })
		all := len(by) > 1
		for _, name := range by {
			all = all && registered(strings.TrimSpace(name))
		}
		if all {
			parts = by
		}
	}
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "; ")
}

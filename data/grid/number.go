package grid

import "strings"

// longestBlank is the length in bytes of the longest text that says there is no number.
const longestBlank = len("不适用")

// Blank reports whether a cell says that there is no number: "–", "n/a".
func Blank(s string) bool {
	if len(s) > longestBlank {
		return false
	}
	switch strings.ToLower(s) {
	case "", "-", "--", "---", "–", "—", "——", "−", "n/a", "na", "n.a.", "n.m.", "nm", "nil", "/", "…", "...", "..", "无", "不适用":
		return true
	}
	return false
}

// isNumber reports whether a cell is a number with the signs that go with one:
// "40.3", "-1,234", "(0.96)", "+2.7%", "US$9.7", "17pp", "n/a", "–".
func isNumber(s string) bool {
	if s != "" && Blank(s) {
		return true
	}
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("+-−–.,%％()（）$¥€£～~<>*†", r):
		default:
			others++
		}
	}
	return digits > 0 && others <= 3 && others <= digits+1 && !IsPeriod(s)
}

// IsYear reports whether a cell is a bare year: "2021", "2021年".
func IsYear(s string) bool {
	s = strings.TrimSuffix(s, "年")
	return len(s) == 4 && (strings.HasPrefix(s, "20") || strings.HasPrefix(s, "199")) && strings.Trim(s, "0123456789") == ""
}

// IsPeriod reports whether a cell heads a column of a time: "Q4 '20", "1H24", "FY2020",
// "2021E".
func IsPeriod(s string) bool {
	if len(s) < 2 || len(s) > 8 {
		return false
	}
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case strings.IndexByte("QqHhFfYyEeA '/-M", c) < 0:
			return false
		}
	}
	return digits >= 2 && strings.ContainsAny(s, "QqHhFfYyEAM'")
}

// amountWords stand in a cell beside its number.
var amountWords = map[string]bool{
	"billion": true, "bn": true, "million": true, "mn": true, "m": true, "b": true, "trillion": true, "yuan": true, "rmb": true, "cny": true, "us$": true, "usd": true,
	"dollars": true, "percent": true, "per": true, "cent": true, "pct": true, "亿元": true, "亿": true, "万": true, "万元": true, "pp": true, "about": true, "over": true,
	"y/y": true, "yoy": true, "q/q": true, "qoq": true, "h/h": true,
}

// isAmount reports whether a cell is a number with its unit: "RMB 4.2 billion", "36 percent".
func isAmount(s string) bool {
	if isNumber(s) {
		return true
	}
	if !strings.ContainsAny(s, "0123456789") {
		return false
	}
	numbers := 0
	for f := range strings.FieldsSeq(strings.ToLower(s)) {
		switch {
		case isNumber(f):
			numbers++
		case !amountWords[f] && !isNumber(strings.TrimPrefix(f, "rmb")):
			return false
		}
	}
	return numbers == 1
}

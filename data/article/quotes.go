package article

import (
	"strconv"
	"strings"
)

// quoteLine reports whether a line lists share prices with how they moved: "Close: A Corp
// 34.95 (+0.3%), B Group 11,441 (-0.4%), C 7.05 (unch.)". Shares seldom move by more than
// their exchange's limit, revenues do, and a list of those says what it counts.
func quoteLine(s string) bool {
	if strings.Count(s, "%") < 2 || len(s) > maxQuoteLine {
		return false // most lines
	}
	lead := ""
	if i := strings.LastIndex(s, ": "); i >= 0 {
		lead, s = s[:i], s[i+2:]
	}
	for _, w := range businessWords {
		if strings.Contains(strings.ToLower(lead), w) {
			return false
		}
	}
	n := 0
	for part := range strings.SplitSeq(strings.NewReplacer("; ", ", ", " | ", ", ", " / ", ", ").Replace(s), ", ") {
		if part = strings.TrimRight(part, " .;|"); part == "" {
			continue
		}
		if !quote(part) {
			return false
		}
		n++
	}
	return n >= 2
}

const maxQuoteLine = 300

// businessWords say that what a list counts is no share price.
var businessWords = []string{"revenue", "sales", "income", "profit", "growth", "billion", "bn", "million", "yuan", "rmb", "cloud", "capex", "spend", "market share", "customers", "users", "servers"}

// quote reports whether a part of a line is a name, a price and how it moved.
func quote(part string) bool {
	words := strings.Fields(part)
	n := len(words)
	if n < 3 || n > 7 || !capital(words[0]) && !isDigit(words[0][0]) {
		return false
	}
	price := strings.ReplaceAll(strings.TrimLeft(words[n-2], "$€£¥"), ",", "")
	if _, err := strconv.ParseFloat(price, 64); err != nil {
		return false
	}
	return change(strings.Trim(words[n-1], "()"))
}

// mostChange is how many percent a share moves at most in a day, as a rule.
const mostChange = 11

// change reports whether a word tells how a share's price moved.
func change(w string) bool {
	if w == "unch." || w == "unch" || w == "flat" {
		return true
	}
	number, ok := strings.CutSuffix(w, "%")
	if !ok || number == "" || !strings.ContainsRune("+-−–", []rune(number)[0]) {
		return false
	}
	v, err := strconv.ParseFloat(strings.TrimLeft(number, "+-−–"), 64)
	return err == nil && v <= mostChange
}

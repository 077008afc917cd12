package sheet

import (
	"regexp"
	"strings"
)

// formula is what makes a spreadsheet run a cell instead of showing it.
const formula = "=+-@\t\r"

var (
	plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
	guarded     = regexp.MustCompile(`^''*[=+\-@\t\r]`)
)

// Guard makes a cell of an exported table safe to open in a spreadsheet: what
// would be run as a formula ("=cmd|…") gets an apostrophe before it. Plain
// numbers stay as they are. Bare takes the apostrophe off again.
func Guard(cell string) string {
	// A cell that has apostrophes of its own gets one too, so that Bare takes off
	// the right one.
	bare := strings.TrimLeft(cell, "'")
	if bare == "" || !strings.ContainsRune(formula, rune(bare[0])) || plainNumber.MatchString(cell) {
		return cell
	}
	return "'" + cell
}

// Bare takes off what Guard put on.
func Bare(cell string) string {
	if guarded.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

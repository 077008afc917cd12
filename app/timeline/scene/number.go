package scene

import "strconv"

// Short writes a count in at most five characters: 1,204 · 12.3k · 1.2M.
func Short(n int) string {
	switch {
	case n < 10_000:
		return Grouped(n)
	case n < 100_000:
		return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) + "k"
	case n < 1_000_000:
		return strconv.Itoa(n/1000) + "k"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + "M"
}

// Grouped writes a number with thousands apart: 12,340.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

package article

import "testing"

func TestCountParts(t *testing.T) {
	for line, want := range map[string]int{
		"News | Markets | Opinion":                             3,
		"Home / Technology / Cloud":                            3,
		"Markets > China > Cloud":                              3,
		"Kingsoft Cloud (KC US / 3896 HK) | 3Q23: margins":     2,
		"VNET (VNET US) | Wholesale halls fill up":             2,
		"GDS (GDS US / 9698 HK / 9698.HK): a slower fourth Q":  1,
		"Home (beta) / Technology / Cloud":                     3,
		"A stock is quoted in two places and this is no menu.": 1,
	} {
		if got := countParts(line); got != want {
			t.Errorf("%q: %d parts, want %d", line, got, want)
		}
	}
}

package article

import "testing"

// A name alone on a line of a page's head signs it; what has more than a name does not.
func TestBareName(t *testing.T) {
	for line, want := range map[string]bool{
		"Marta Kohl": true, "Anna-Lena van Dijk": false, "José Maria Ruiz": true, "OPINION PAGE": false,
		"Clouds over Pine": false, "Kohl": false, "Marta Kohl, Penang": false, "Pine Mobile 2": false,
	} {
		if got := bareName(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

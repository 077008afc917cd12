package library

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap stands for whatever is neither letter nor digit; to the index, which knows
// ASCII, it is a letter like any other that is not ASCII.
const gap = '\ue000'

// folded gives the characters of a text as the index has them: in lower case,
// with one gap for all that stands between words.
func folded(text string) []rune {
	out := make([]rune, 0, len(text)+2)
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			switch {
			case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			default:
				r = gap
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
		default:
			r = gap
		}
		if r != gap || len(out) == 0 || out[len(out)-1] != gap {
			out = append(out, r)
		}
	}
	return out
}

// grams lists every three characters of a text that stand together, each once,
// with spaces between. Two gaps are added, so that its last characters begin some
// too, and short words are found by what begins with them.
func grams(text string) string {
	r := append(folded(text), gap, gap)
	var b strings.Builder
	b.Grow(2 * len(text))
	seen := make(map[[3]rune]struct{}, len(r)/2)
	for i := 0; i+3 <= len(r); i++ {
		g := [3]rune(r[i : i+3])
		if _, known := seen[g]; known {
			continue
		}
		seen[g] = struct{}{}
		b.WriteString(string(g[:]))
		b.WriteByte(' ')
	}
	return b.String()
}

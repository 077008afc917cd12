package merge

import (
	_ "embed"
	"sort"
	"strings"
	"sync"

	"yunshi/data/token"
)

// What two tellings of one event share are its particular words: the product,
// the place, the sum. Words that any news of this market may hold ("cloud",
// "announced") say little, and words of grammar nothing. commonTXT lists both.

//go:embed common.txt
var commonTXT string

// The weights of a word. A common word is worth a quarter of a particular one.
const (
	particular = 4
	common     = 1
)

// weights holds the stems that are not particular.
var weights = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	weight := common
	for line := range strings.Lines(commonTXT) {
		switch line = strings.TrimSpace(line); {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == "[grammar]":
			weight = 0
		case line == "[field]":
			weight = common
		default:
			for _, w := range strings.Fields(line) {
				out[stem(w)] = weight
			}
		}
	}
	return out
})

// word is one particular or common word of a telling.
type word struct {
	text   string
	weight int
}

// bag is a telling's set of words, sorted.
type bag []word

// newBag takes the words of the texts without those in skip.
func newBag(skip map[string]bool, texts ...string) bag {
	seen := map[string]bool{}
	var out bag
	add := func(w string) {
		if skip[w] || seen[w] {
			return
		}
		seen[w] = true
		if weight := weightOf(w); weight > 0 {
			out = append(out, word{w, weight})
		}
	}
	for _, text := range texts {
		toks := token.Split(text)
		for i, t := range toks {
			switch t.Kind {
			case token.Word:
				add(stem(t.Lower))
			case token.Number:
				add(strings.ReplaceAll(t.Lower, ",", ""))
			case token.Han: // two characters make a word often enough
				if i+1 < len(toks) && toks[i+1].Kind == token.Han {
					add(t.Lower + toks[i+1].Lower)
				}
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].text < out[j].text })
	return out
}

func weightOf(w string) int {
	if len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) {
		return common // a year: the dates are compared by themselves
	}
	if n, ok := weights()[w]; ok {
		return n
	}
	if len(w) < 2 {
		return common
	}
	return particular
}

// least keeps two short tellings from looking alike by a single word.
const least = 3 * particular

// likeness is the weight of the shared words over that of the lesser telling,
// 0–1; skipA and skipB are names that the other telling's words must not be.
func likeness(a, b bag, skipA, skipB map[string]bool) float64 {
	shared, wa, wb := 0, 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i].text < b[j].text:
			if !skipB[a[i].text] {
				wa += a[i].weight
			}
			i++
		case i == len(a) || b[j].text < a[i].text:
			if !skipA[b[j].text] {
				wb += b[j].weight
			}
			j++
		default:
			shared += a[i].weight
			wa += a[i].weight
			wb += b[j].weight
			i++
			j++
		}
	}
	return float64(shared) / float64(max(least, min(wa, wb)))
}

// digits returns the significant digits of the numbers in the bag that are no years.
func (b bag) digits() (out []string) {
	for _, w := range b {
		if w.weight == particular && w.text[0] >= '0' && w.text[0] <= '9' {
			out = significant(out, w.text)
		}
	}
	return out
}

// significant appends the number's digits without its point and the zeros around
// them: "39.8" and "39.82" begin alike. A single digit tells nothing.
func significant(out []string, number string) []string {
	if d := strings.Trim(strings.ReplaceAll(number, ".", ""), "0"); len(d) > 1 {
		return append(out, d)
	}
	return out
}

var endings = []string{"ations", "ation", "ings", "ing", "ments", "ment", "ied", "ies", "ed", "es", "s"}

// stem cuts an English word so that its forms agree; it need not be a word. The
// two spellings of "centre" agree too.
func stem(w string) string {
	w = strings.ReplaceAll(w, "centre", "center")
	for _, e := range endings {
		if cut, ok := strings.CutSuffix(w, e); ok && len(cut) >= 3 && !strings.HasSuffix(cut, "s") {
			w = cut
			break
		}
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "e")
		w = strings.TrimSuffix(w, "y")
	}
	return w
}

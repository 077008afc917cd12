package merge

import (
	_ "embed"
	"slices"
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
	id     int32 // see numbers
	weight int32
}

// bag is a telling's set of words, in the order of their ids.
type bag []word

// numbers gives words ids: millions of tellings are compared, and numbers are
// compared faster than words.
type numbers map[string]int32

func (n numbers) of(w string) int32 {
	id, known := n[w]
	if !known {
		id = int32(len(n))
		n[w] = id
	}
	return id
}

// packer makes bags, whose words have ids in common.
type packer struct {
	ids  numbers
	toks []token.Token  // room for those of one text
	seen map[int32]bool // room for the words of one bag
}

func newPacker() *packer { return &packer{ids: numbers{}, seen: map[int32]bool{}} }

// pack takes the words of the texts without those in skip, and the significant
// digits of its numbers.
func (p *packer) pack(skip map[int32]bool, texts ...string) (out bag, digits []string) {
	clear(p.seen)
	add := func(w string) {
		id := p.ids.of(w)
		if skip[id] || p.seen[id] {
			return
		}
		p.seen[id] = true
		weight := weightOf(w)
		if weight == 0 {
			return
		}
		out = append(out, word{id, int32(weight)})
		if weight == particular && w[0] >= '0' && w[0] <= '9' { // no year
			digits = significant(digits, w)
		}
	}
	for _, text := range texts {
		p.toks = token.Append(p.toks[:0], text, 0, len(text))
		toks := p.toks
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
	slices.SortFunc(out, func(a, b word) int { return int(a.id - b.id) })
	return slices.Clip(out), digits
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
// 0–1; a name of the other telling's companies is not counted. Where it must stay
// below need, it is some number below need.
func likeness(a, b *telling, need float64) float64 {
	shared := sharedWeight(a.words, b.words)
	if most := float64(shared) / least; most < need {
		return most
	}
	lesser := min(a.words.weight(b, shared), b.words.weight(a, shared))
	return float64(shared) / float64(max(least, lesser))
}

// sharedWeight is the weight of the words that both have.
func sharedWeight(a, b bag) (shared int32) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].id, b[j].id; {
		case x < y:
			i++
		case y < x:
			j++
		default:
			shared += a[i].weight
			i++
			j++
		}
	}
	return shared
}

// weight is what the words weigh that are no names of the other telling's
// companies, of which shared is what both have.
func (b bag) weight(other *telling, shared int32) int32 {
	weight := shared
	j := 0
	for _, w := range b {
		for j < len(other.words) && other.words[j].id < w.id {
			j++
		}
		if j < len(other.words) && other.words[j].id == w.id {
			continue
		}
		if !other.names[w.id] {
			weight += w.weight
		}
	}
	return weight
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

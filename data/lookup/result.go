package lookup

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// result says which name matched and where.
func (ix *Index) result(q *query, h hit) Result {
	entry := &ix.entries[h.entry]
	f := &ix.forms[h.form]
	name := ix.entries[f.owner].name(int(f.name))
	r := Result{Entry: entry, Score: h.score, Alias: name, Match: h.match}
	for _, s := range spellings(name) {
		if s.how == f.how && string(s.text) == string(ix.text[f.start:f.end]) {
			r.Runs = runsOf(&s.folded, f, q)
			break
		}
	}
	return r
}

// runsOf returns the runes of the name that the query matched.
func runsOf(s *folded, f *form, q *query) []int {
	at := positions(s, f, q.text)
	if at == nil {
		for _, t := range q.terms {
			at = append(at, positions(s, f, t)...)
		}
	}
	runs := make([]int, 0, len(at))
	for _, i := range at {
		runs = append(runs, s.from[i])
	}
	slices.Sort(runs)
	return slices.Compact(runs)
}

// maxFuzzy is the longest text for which sahilm/fuzzy is asked: its score
// overflows at 40 matches in a row, and then it finds nothing.
const maxFuzzy = 32

// positions returns the bytes of the folded name where the query's characters
// stand: in one piece if it can be, at the beginning of a word if possible; else
// where sahilm/fuzzy, which prefers word beginnings and runs, sees them; else,
// with one slip.
func positions(s *folded, f *form, q string) []int {
	text := string(s.text)
	piece := -1
	for i := 0; i <= len(text)-len(q); i++ {
		if strings.HasPrefix(text[i:], q) && utf8.RuneStart(text[i]) {
			if i == 0 || f.begins(i) {
				return span(i, len(q))
			}
			if piece < 0 {
				piece = i
			}
		}
	}
	if piece >= 0 {
		return span(piece, len(q))
	}
	if len(q) <= maxFuzzy {
		if m := fuzzy.FindNoSort(q, []string{text}); len(m) == 1 {
			return m[0].MatchedIndexes
		}
	} else if at := leftmost(text, q); at != nil {
		return at
	}
	for i := range text {
		if i > 0 && !f.begins(i) {
			continue
		}
		if slip, n := slipOf(q, s.text[i:]); slip != noSlip {
			return span(i, min(n, len(text)-i))
		}
	}
	return nil
}

func leftmost(text, q string) []int {
	var at []int
	i := 0
	for _, want := range q {
		j := strings.IndexRune(text[i:], want)
		if j < 0 {
			return nil
		}
		at = append(at, i+j)
		i += j + utf8.RuneLen(want)
	}
	return at
}

func span(start, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = start + i
	}
	return out
}

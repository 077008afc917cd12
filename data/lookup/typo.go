package lookup

import "math/bits"

// slip is the kind of one typing error, the likeliest last.
type slip int

const (
	noSlip      slip = iota
	wrong            // another letter
	superfluous      // a letter too many
	left             // a letter too few
	swapped
)

// slipOf reports whether s begins with q but for exactly one slip, and how many
// bytes of s that takes.
func slipOf(q string, s []byte) (slip, int) {
	i := 0
	for i < len(q) && i < len(s) && q[i] == s[i] {
		i++
	}
	if i == len(q) {
		return noSlip, 0
	}
	here, next := s[i:], s[min(i+1, len(s)):]
	switch {
	case len(next) > 0 && i+1 < len(q) && q[i] == next[0] && q[i+1] == here[0] && hasPrefix(next[1:], q[i+2:]):
		return swapped, len(q)
	case len(here) > 0 && hasPrefix(next, q[i:]):
		return left, len(q) + 1
	case hasPrefix(here, q[i+1:]):
		return superfluous, len(q) - 1
	case len(here) > 0 && hasPrefix(next, q[i+1:]):
		return wrong, len(q)
	}
	return noSlip, 0
}

// hasPrefix looks at the first byte before it calls anything: that is nearly
// always enough.
func hasPrefix(s []byte, prefix string) bool {
	return len(prefix) == 0 || len(s) >= len(prefix) && s[0] == prefix[0] && string(s[:len(prefix)]) == prefix
}

// typo returns the best match of the query with exactly one slip, at the
// beginning of a form or of one of its words.
func (ix *Index) typo(q *query, e int32) (best hit) {
	if missing(q.mask, ix.masks[e]) > 1 {
		return hit{}
	}
	for _, by := range ix.findersOf(e) {
		for i := ix.first[by]; i < ix.first[by+1]; i++ {
			f := &ix.forms[i]
			if missing(q.mask, f.mask) > 1 || f.how == initial {
				continue
			}
			if quality := f.typo(ix.text[f.start:f.end], q.text); quality > 0 {
				best.or(hit{int(Typo)*matchUnit + quality*qualityUnit, int(f.end - f.start), e, i, Typo})
			}
		}
	}
	if best.match == 0 && q.terms != nil {
		best = ix.typoAnyOrder(q, e)
	}
	return best
}

// typo returns the quality of the best slip, 0 for none. A slip in the whole
// name counts more than one at its beginning, that more than one in a later
// word.
func (f *form) typo(text []byte, q string) (best int) {
	for half, starts := range f.words {
		for ; starts != 0; starts &= starts - 1 {
			i := 64*half + bits.TrailingZeros64(starts)
			if i+len(q) > len(text)+1 {
				return best
			}
			s, n := slipOf(q, text[i:])
			if s == noSlip {
				continue
			}
			quality := int(s)
			if i == 0 {
				quality += 10
			}
			if i+n == len(text) || f.begins(i+n) {
				quality += 20
			}
			best = max(best, quality)
		}
	}
	return best
}

// typoAnyOrder allows one slip in one of several words in any order.
func (ix *Index) typoAnyOrder(q *query, e int32) hit {
	h := hit{entry: e, match: Typo, form: -1, score: int(Typo) * matchUnit}
	slips := 0
	for _, t := range q.terms {
		m, at := ix.term(t, e)
		if m < Word {
			if slips++; slips > 1 || len(t) < minTypo {
				return hit{}
			}
			if at = ix.slipped(t, e); at < 0 {
				return hit{}
			}
		}
		if h.form < 0 {
			h.form, h.length = at, int(ix.forms[at].end-ix.forms[at].start)
		}
	}
	return h
}

// slipped returns the first form that the term is in with one slip, -1 for none.
func (ix *Index) slipped(term string, e int32) int32 {
	for _, by := range ix.findersOf(e) {
		for i := ix.first[by]; i < ix.first[by+1]; i++ {
			if f := &ix.forms[i]; f.how != initial && f.typo(ix.text[f.start:f.end], term) > 0 {
				return i
			}
		}
	}
	return -1
}

package lookup

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// query is what a person typed, ready for matching.
type query struct {
	text  string   // without blanks
	terms []string // the words, when there are several
	mask  uint64
	ascii bool
	typos bool // long enough for one slip
}

// minTypo is the shortest query that may hold a slip: in three letters one slip
// fits nearly everything.
const minTypo = 4

func parse(s string) query {
	words := withoutLegal(terms(s))
	q := query{text: strings.Join(words, "")}
	if len(words) > 1 {
		q.terms = words
	}
	q.mask = maskOf(q.text)
	q.ascii = true
	for i := 0; i < len(q.text); i++ {
		if q.text[i] >= utf8.RuneSelf {
			q.ascii = false
		}
	}
	q.typos = q.ascii && len(q.text) >= minTypo
	return q
}

// best returns the best match of the query among the entry's forms, without
// typos. Matches below floor are of no use to the caller and need not be told;
// may reports whether the entry may still match, now or when more is typed.
func (ix *Index) best(q *query, e int32, floor Match) (best hit, may bool) {
	event := ix.kinds[e] == Event
	for _, by := range ix.findersOf(e) {
		for i := ix.first[by]; i < ix.first[by+1]; i++ {
			f := &ix.forms[i]
			if q.mask&^f.mask != 0 {
				continue
			}
			m, quality := f.match(ix.text[f.start:f.end], q, floor)
			if m == 0 {
				continue
			}
			may = true
			if m < floor {
				continue
			}
			if event {
				m, quality = capEvent(m, quality, by == e && f.name == 0)
			}
			best.or(hit{int(m)*matchUnit + quality*qualityUnit, int(f.end - f.start), e, i, m})
		}
	}
	if q.terms != nil && best.match < Word && floor <= Word {
		if h := ix.anyOrder(q, e); h.score > best.score {
			return h, true
		}
	}
	return best, may || q.terms != nil
}

// capEvent lowers an event's match: the names of its companies find it, but the
// company comes first; and a headline is long enough to have the letters of a
// mistyped name in several places.
func capEvent(m Match, quality int, headline bool) (Match, int) {
	switch {
	case headline && m == Subsequence && quality < contiguous-2*runCost:
		return Scattered, 0
	case m <= Word:
		return m, quality
	case !headline:
		return Word, 0
	}
	return m, 0
}

// Qualities within a match, 0 to 99.
const (
	wholeInitials = 3 // "txy" for 腾讯云
	plainQuality  = 2
	allWords      = 1
	contiguous    = 90
	runCost       = 8 // of each piece that a name has a query in
)

// match compares the form with the query. Where the match is below floor, it may
// be called Scattered unseen.
func (f *form) match(text []byte, q *query, floor Match) (Match, int) {
	n := len(q.text)
	if n > len(text) {
		return 0, 0
	}
	if string(text[:n]) == q.text {
		switch {
		case f.how == initial && n < len(text):
			return Word, plainQuality
		case f.how == initial:
			return Prefix, wholeInitials
		case n == len(text):
			return Exact, plainQuality
		}
		return Prefix, plainQuality
	}
	if floor > Word {
		return Scattered, 0
	}
	if !inOrder(text, q) {
		return 0, 0
	}
	contained := false
	for i, at := 1, 0; ; i = at + 1 {
		if at = bytes.Index(text[i:], []byte(q.text)); at < 0 {
			break
		}
		if at += i; f.begins(at) {
			return Word, plainQuality
		}
		contained = true
	}
	if floor > Subsequence {
		return Scattered, 0
	}
	if contained {
		return Subsequence, contiguous
	}
	if runs := f.tidy(text, q.text); runs > 0 {
		return Subsequence, max(0, contiguous-runCost*runs)
	}
	return Scattered, 0
}

// inOrder reports whether the text holds all the query's characters in order.
func inOrder(text []byte, q *query) bool {
	if !q.ascii {
		j := 0
		for _, want := range q.text {
			at := bytes.IndexRune(text[j:], want)
			if at < 0 {
				return false
			}
			j += at + utf8.RuneLen(want)
		}
		return true
	}
	j := 0
	for i := 0; i < len(q.text); i++ {
		at := bytes.IndexByte(text[j:], q.text[i])
		if at < 0 {
			return false
		}
		j += at + 1
	}
	return true
}

// tidy returns in how many runs the text holds the query, if the first begins a
// word and each of the others goes on in the same word or begins one; 0
// otherwise. Whole words are left out only by those who type a letter or two of
// each ("aws", "chgrid"), and letters within words only where most stay
// together. In pinyin every run must begin a syllable: their vowels are too much
// alike.
func (f *form) tidy(text []byte, q string) int {
	for half, starts := range f.words {
		for ; starts != 0; starts &= starts - 1 {
			start := 64*half + bits.TrailingZeros64(starts)
			if start+len(q) > len(text) {
				return 0
			}
			if text[start] != q[0] {
				continue
			}
			if runs := f.tidyFrom(text, q, start); runs > 0 {
				return runs
			}
		}
	}
	return 0
}

func (f *form) tidyFrom(text []byte, q string, at int) int {
	runs, last, length, longest := 0, at-2, 0, 0
	within, skips := false, false // a gap ended within a word; a gap passed a whole word
	for i := 0; i < len(q); i++ {
		var passed int
		at, passed = f.next(text, q[i], at, at == last+1)
		if at >= len(text) {
			return 0
		}
		length++
		if at != last+1 {
			runs++
			length = 1
			within = within || !f.begins(at)
			skips = skips || passed > 0 && last >= 0
		}
		longest = max(longest, length)
		last = at
		at++
	}
	switch {
	case skips && (within || longest > 2), within && runs > len(q)*3/4:
		return 0
	}
	return runs
}

// next returns where the text goes on with c from at, and how many word beginnings
// lie between; joined says that at follows the last letter found.
func (f *form) next(text []byte, c byte, at int, joined bool) (next, passed int) {
	for ; at < len(text); at++ {
		begins := f.begins(at)
		if text[at] == c && (begins || passed == 0 && (f.how != spelled || joined)) {
			break
		}
		if begins {
			passed++
		}
		joined = false
	}
	return at, passed
}

// anyOrder matches the query's words one by one against all names of the entry:
// "ibm wanda" finds what names Wanda and IBM.
func (ix *Index) anyOrder(q *query, e int32) hit {
	h := hit{entry: e, match: Word, form: -1}
	for _, t := range q.terms {
		m, form := ix.term(t, e)
		if m == 0 {
			return hit{}
		}
		h.match = min(h.match, m)
		if h.form < 0 {
			h.form = form
			h.length = int(ix.forms[form].end - ix.forms[form].start)
		}
	}
	h.score = int(h.match)*matchUnit + allWords*qualityUnit
	return h
}

// term returns Word where the term begins a word of a form, Subsequence where a
// form merely contains it, 0 otherwise.
func (ix *Index) term(t string, e int32) (Match, int32) {
	mask := maskOf(t)
	var found Match
	var where int32
	for _, by := range ix.findersOf(e) {
		for i := ix.first[by]; i < ix.first[by+1]; i++ {
			f := &ix.forms[i]
			if mask&^f.mask != 0 {
				continue
			}
			switch m := f.holds(ix.text[f.start:f.end], t); {
			case m == Word:
				return Word, i
			case found == 0 && m != 0:
				found, where = m, i
			}
		}
	}
	return found, where
}

// holds returns Word where the term begins a word of the form, Subsequence where
// it stands within one, 0 otherwise.
func (f *form) holds(text []byte, term string) (found Match) {
	for from, at := 0, 0; ; from = at + 1 {
		if at = bytes.Index(text[from:], []byte(term)); at < 0 {
			return found
		}
		if at += from; f.begins(at) {
			return Word
		}
		found = Subsequence
	}
}

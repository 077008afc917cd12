// Package lookup finds companies, events, places, publishers and commands by what
// a person types: any name in any script, pinyin ("tengxunyun"), initials
// ("txy"), tickers, words in any order, letters left out, one slip of the finger.
// It searches names and headlines; the full text of articles is for the library.
package lookup

import (
	"context"
	"math"
	"slices"
)

// Kind says what an entry is; it orders entries that match equally well.
type Kind uint8

// The kinds, the first of which comes first.
const (
	Company Kind = iota
	Command
	Place
	Publisher
	Event
	kinds
)

// String returns the kind's name in lower case.
func (k Kind) String() string {
	if k >= kinds {
		return "unknown"
	}
	return [kinds]string{"company", "command", "place", "publisher", "event"}[k]
}

// Entry is one thing that can be found.
type Entry struct {
	ID         string
	Kind       Kind
	Name       string
	Aliases    []string
	Importance int // how many events it has; 0 or more
	// Of are other entries, by their place in the index, whose names find this one
	// too, though never as an exact match: an event's companies and its place.
	Of []int32
}

// Match is how well a query fits a name, the worst first.
type Match uint8

// Exact, Prefix: the name is, or begins with, the query; the whole of its
// initials counts as a prefix. Word: the query's words begin words of the name,
// in any order. Subsequence: all letters are there in order, and a gap ends
// within the word or at the beginning of one ("alicl", "tncnt"). Typo: one letter
// too many, too few, wrong or swapped with the next. Scattered: all letters are
// there in order but strewn over the name. It ranks below Typo because nearly
// every long name has the letters of a short word somewhere: "hauwei" is
// Huawei, not a headline with h, a, u, w, e and i.
const (
	Scattered Match = iota + 1
	Typo
	Subsequence
	Word
	Prefix
	Exact
)

// String returns the match's name in lower case.
func (m Match) String() string {
	if m < Scattered || m > Exact {
		return "none"
	}
	return [...]string{"scattered", "typo", "subsequence", "word", "prefix", "exact"}[m-Scattered]
}

// Result is one entry found. Runs are the positions, in runes of Alias, that the
// query matched, ascending; several letters of pinyin may stand for one rune.
type Result struct {
	Entry *Entry
	Score int    // higher is better; comparable within one search
	Alias string // the name that matched: Entry.Name or one of its aliases
	Runs  []int
	Match Match
}

// Options narrow and tune a search. Limit 0 means 20; no Kinds means all. Recent
// holds, by entry id, how recently an entry was used, from 0 (long ago) to 1
// (just now): it counts among equally good matches only.
type Options struct {
	Limit  int
	Kinds  []Kind
	Recent map[string]float64
}

const defaultLimit = 20

// Search returns the best entries for the query, the best first. An empty query
// (nothing but blanks and signs) finds nothing.
func (ix *Index) Search(query string, opt Options) []Result {
	out, _ := ix.NewSession().Search(context.Background(), query, opt) // only ctx can fail
	return out
}

// hit is a candidate for the top of the list.
type hit struct {
	score  int
	length int // bytes of the form: of equals, the shorter name is meant
	entry  int32
	form   int32
	match  Match
}

// before orders hits, best first, so that the order does not depend on how the
// work was divided.
func (a hit) before(b hit) bool {
	if a.score != b.score {
		return a.score > b.score
	}
	if a.length != b.length {
		return a.length < b.length
	}
	return a.entry < b.entry
}

// or takes the other hit of the same entry where that is better.
func (a *hit) or(b hit) {
	if b.score > a.score || b.score == a.score && b.length < a.length {
		*a = b
	}
}

// Scores put the match above all, then its quality, then importance.
const (
	matchUnit   = 100_000_000
	qualityUnit = 100_000
	maxWeight   = qualityUnit - 1 // of importance, recent use and kind together
)

// recentUnit is what a use just now counts; a doubling of the events counts 500.
const recentUnit = 2000

// weight is what the importance counts among equally good matches.
func weight(importance int) int32 {
	if importance <= 0 {
		return 0
	}
	return int32(min(500*math.Log2(1+float64(importance)), maxWeight/2-recentUnit))
}

// top keeps the best limit hits. A slice in order is faster than a heap here:
// nearly all candidates fail the comparison with the last.
type top struct {
	hits  []hit
	limit int
}

func (t *top) full() bool { return len(t.hits) == t.limit }

// floor is the match below which nothing can enter the list any more.
func (t *top) floor() Match {
	if !t.full() {
		return 0
	}
	return t.hits[t.limit-1].match
}

// without returns the list without the entries for which drop says so.
func (t top) without(drop func(hit) bool) top {
	t.hits = slices.DeleteFunc(slices.Clone(t.hits), drop)
	return t
}

func (t *top) add(h hit) {
	if t.full() {
		if !h.before(t.hits[t.limit-1]) {
			return
		}
		t.hits = t.hits[:t.limit-1]
	}
	i, _ := slices.BinarySearchFunc(t.hits, h, func(a, b hit) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	t.hits = slices.Insert(t.hits, i, h)
}

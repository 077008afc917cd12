package token

import (
	"math/bits"
	"strings"
)

// Table gives values to words, as a map does, but for the hash that a token brings
// with it, which stands for the word: of 64 bits, no two words that occur share one.
// Each stage of reading looks up every word of a text, nearly always in vain, and
// most words are turned away by one bit. It is immutable.
type Table[V any] struct {
	shift uint8      // of a hash to its block
	place uint8      // of a hash to the place from which its word is looked for
	seen  []uint64   // by block, a bit for each hash that a word has
	words []entry[V] // each at its place or behind it; less than half of all are taken
}

// entry is a word; that of hash 0 is none.
type entry[V any] struct {
	hash  uint64
	value V
}

// NewTable returns a table of what the map holds now; the empty word is left out.
func NewTable[V any](m map[string]V) *Table[V] {
	t := newTable[V](len(m))
	for word, value := range m {
		if word != "" {
			t.put(hash(word), value)
		}
	}
	return t
}

func newTable[V any](n int) *Table[V] {
	size := bits.Len(uint(2*n + 1))
	t := &Table[V]{place: uint8(64 - size), words: make([]entry[V], 1<<size)}
	blocks := max(1, size-3) // 8 bits of seen for each place
	t.shift, t.seen = uint8(64-blocks), make([]uint64, 1<<blocks)
	return t
}

func (t *Table[V]) put(h uint64, value V) {
	t.seen[h>>t.shift] |= 1 << bit(h)
	i := int(h >> t.place)
	for t.words[i].hash != 0 {
		i = (i + 1) & (len(t.words) - 1)
	}
	t.words[i] = entry[V]{h, value}
}

// bit is the place of a hash in its block.
func bit(h uint64) uint64 { return h & 63 }

// May reports whether the token may be in the table: nearly all that are not are told
// by one bit. It is At's own first question, for loops that pass over most tokens.
func (t *Table[V]) May(tok *Token) bool { return t.may(tok.hash) }

func (t *Table[V]) may(h uint64) bool { return t.seen[h>>(t.shift&63)]>>bit(h)&1 != 0 }

// At returns the value of the token's text in lower case, the zero V for a word
// that is not in the table.
func (t *Table[V]) At(tok *Token) (value V, ok bool) {
	if at := t.Place(tok); at != nil {
		return *at, true
	}
	return value, false
}

// Place is At for values that are too large to copy: nil for a word that is not in the
// table.
func (t *Table[V]) Place(tok *Token) *V {
	if !t.May(tok) {
		return nil
	}
	return t.placeOf(tok.hash)
}

// Probe is Place for a token of which May was asked.
func (t *Table[V]) Probe(tok *Token) *V { return t.placeOf(tok.hash) }

// Fetch reads the places where the tokens' words are looked for. A large table lies far from
// the processor; asked for one by one, each word waits for the one before it, and side by
// side they wait but once. The sum of what it read means nothing: it is returned so that the
// compiler does not leave the reading out.
func (t *Table[V]) Fetch(toks []Token) (sum uint64) {
	for i := range toks {
		sum += t.words[toks[i].hash>>(t.place&63)].hash
	}
	return sum
}

// Find is At for a word that is no token.
func (t *Table[V]) Find(word string) (value V, ok bool) {
	if word == "" {
		return value, false
	}
	return t.in(hash(word))
}

func (t *Table[V]) in(h uint64) (value V, ok bool) {
	if at := t.placeOf(h); at != nil {
		return *at, true
	}
	return value, false
}

// placeOf goes through the words from the place of the hash on.
func (t *Table[V]) placeOf(h uint64) *V {
	for i := int(h >> (t.place & 63)); ; i = (i + 1) & (len(t.words) - 1) {
		switch e := &t.words[i]; e.hash {
		case h:
			return &e.value
		case 0:
			return nil
		}
	}
}

// Edges lead from the nodes of a trie over the words that go on from them. All stand in
// one table, so that to go on costs one look into memory and not one for each thing that
// knows where to look. They are immutable.
type Edges[V any] struct{ table *Table[V] }

// Edge is where an edge begins, and its word.
type Edge struct {
	From uint32
	Word string
}

// NewEdges returns what the map holds now; none has the empty word.
func NewEdges[V any](m map[Edge]V) Edges[V] {
	t := newTable[V](len(m))
	for e, value := range m {
		t.put(hash(e.Word)^origin(e.From), value)
	}
	return Edges[V]{t}
}

// origin tells the words that go on from one node from those of another. (The factor is the
// golden ratio's, which spreads numbers that follow each other.)
func origin(node uint32) uint64 { return uint64(node) * 0x9e3779b97f4a7c15 }

// Go gives the value of the edge from a node over a token, nil where none leads on.
func (e Edges[V]) Go(from uint32, t *Token) *V { return e.table.placeOf(t.hash ^ origin(from)) }

// Sign is one of 64 bits that stands for a word in lower case: those of some words,
// taken together, turn most others away.
func Sign(word string) uint64 { return 1 << (hash(word) >> 58) }

// Among reports whether the token may be one of the words whose signs are given.
func (t *Token) Among(signs uint64) bool { return signs>>(t.hash>>58)&1 != 0 }

// Set is a set of words.
type Set struct {
	some  uint64 // the signs of the words
	also  uint64 // and other signs of theirs
	table *Table[struct{}]
}

// NewSet returns the set of the words, which white space parts.
func NewSet(words string) Set { return SetOf(strings.Fields(words)...) }

// SetOf returns the set of the words.
func SetOf(words ...string) Set {
	m, s := make(map[string]struct{}, len(words)), Set{}
	for _, w := range words {
		m[w] = struct{}{}
		s.some |= Sign(w)
		s.also |= 1 << bit(hash(w))
	}
	s.table = NewTable(m)
	return s
}

// Table is the set as a table, for loops that ask May of most tokens.
func (s *Set) Table() *Table[struct{}] { return s.table }

// May reports whether the token may be in the set; see Table.May.
func (s *Set) May(t *Token) bool { return s.table.may(t.hash) }

// At reports whether the token's text in lower case is in the set. Most sets are
// small: twice 64 bits tell it.
func (s *Set) At(t *Token) bool { return t.Among(s.some) && s.has(t.hash) }

// Has reports whether the word is in the set.
func (s *Set) Has(word string) bool { return word != "" && s.has(hash(word)) }

func (s Set) has(h uint64) bool {
	return s.also>>bit(h)&1 != 0 && s.table.may(h) && s.table.placeOf(h) != nil
}

package token

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// Table gives values to words, as a map does, but for the hash that a token brings
// with it. Each stage of reading looks up every word of a text, nearly always in
// vain, and most words are turned away by one bit. It is immutable.
type Table[V any] struct {
	shift uint8    // of a hash to its block
	seen  []uint64 // by block, a bit for each hash that a word has
	first []uint32 // by block, the first of its words, and the end
	words []entry[V]
}

type entry[V any] struct {
	word  string
	hash  uint32
	value V
}

// NewTable returns a table of what the map holds now; the empty word is left out.
func NewTable[V any](m map[string]V) *Table[V] {
	blocks := 2
	for 64*blocks < 16*len(m) {
		blocks *= 2
	}
	t := &Table[V]{
		shift: uint8(33 - bits.Len(uint(blocks))), seen: make([]uint64, blocks), first: make([]uint32, blocks+1),
		words: make([]entry[V], 0, len(m)),
	}
	for word, value := range m {
		if word != "" {
			h := hash(word)
			t.words = append(t.words, entry[V]{word, h, value})
			t.seen[h>>t.shift] |= 1 << (h & 63)
			t.first[h>>t.shift+1]++
		}
	}
	for i := 1; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	order := func(h uint32) uint32 { return h>>t.shift<<6 | h&63 }
	slices.SortFunc(t.words, func(a, b entry[V]) int {
		return cmp.Or(cmp.Compare(order(a.hash), order(b.hash)), strings.Compare(a.word, b.word))
	})
	return t
}

// May reports whether the token may be in the table: nearly all that are not are told
// by one bit. It is At's own first question, for loops that pass over most tokens.
func (t *Table[V]) May(tok *Token) bool {
	return t.seen[tok.hash>>(t.shift&31)]>>(tok.hash&63)&1 != 0
}

// At returns the value of the token's text in lower case, the zero V for a word
// that is not in the table.
func (t *Table[V]) At(tok *Token) (value V, ok bool) {
	if !t.May(tok) {
		return value, false
	}
	return t.in(tok.hash, tok.Lower)
}

// Find is At for a word that is no token.
func (t *Table[V]) Find(word string) (value V, ok bool) {
	return t.in(hash(word), word)
}

// in goes through the words of the hash's block from the first that may have it on.
func (t *Table[V]) in(h uint32, word string) (value V, ok bool) {
	block := h >> (t.shift & 31)
	end := int(t.first[block+1])
	for i := int(t.first[block]) + bits.OnesCount64(t.seen[block]&(1<<(h&63)-1)); i < end; i++ {
		if e := &t.words[i]; e.hash == h && e.word == word {
			return e.value, true
		}
	}
	return value, false
}

// Set is a set of words.
type Set struct{ table *Table[struct{}] }

// NewSet returns the set of the words, which white space parts.
func NewSet(words string) Set { return SetOf(strings.Fields(words)...) }

// SetOf returns the set of the words.
func SetOf(words ...string) Set {
	m := make(map[string]struct{}, len(words))
	for _, w := range words {
		m[w] = struct{}{}
	}
	return Set{NewTable(m)}
}

// At reports whether the token's text in lower case is in the set.
func (s Set) At(t *Token) bool {
	if !s.table.May(t) {
		return false
	}
	_, ok := s.table.in(t.hash, t.Lower)
	return ok
}

// Has reports whether the word is in the set.
func (s Set) Has(word string) bool {
	_, ok := s.table.Find(word)
	return ok
}

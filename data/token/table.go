package token

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// Table gives values to words, as a map does, but for the hash that a token brings
// with it, which stands for the word: of 64 bits, no two words that occur share one.
// Each stage of reading looks up every word of a text, nearly always in vain, and
// most words are turned away by one bit. It is immutable.
type Table[V any] struct {
	shift uint8    // of a hash to its block
	seen  []uint64 // by block, a bit for each hash that a word has
	first []uint32 // by block, the first of its words, and the end
	words []entry[V]
}

type entry[V any] struct {
	hash  uint64
	value V
}

// NewTable returns a table of what the map holds now; the empty word is left out.
func NewTable[V any](m map[string]V) *Table[V] {
	blocks := 2
	for 64*blocks < 16*len(m) {
		blocks *= 2
	}
	t := &Table[V]{
		shift: uint8(65 - bits.Len(uint(blocks))), seen: make([]uint64, blocks), first: make([]uint32, blocks+1),
		words: make([]entry[V], 0, len(m)),
	}
	for word, value := range m {
		if word != "" {
			h := hash(word)
			t.words = append(t.words, entry[V]{h, value})
			t.seen[h>>t.shift] |= 1 << bit(h)
			t.first[h>>t.shift+1]++
		}
	}
	for i := 1; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	slices.SortFunc(t.words, func(a, b entry[V]) int {
		return cmp.Or(cmp.Compare(a.hash>>t.shift, b.hash>>t.shift), cmp.Compare(bit(a.hash), bit(b.hash)), cmp.Compare(a.hash, b.hash))
	})
	return t
}

// bit is the place of a hash in its block.
func bit(h uint64) uint64 { return h >> 26 & 63 }

// May reports whether the token may be in the table: nearly all that are not are told
// by one bit. It is At's own first question, for loops that pass over most tokens.
func (t *Table[V]) May(tok *Token) bool { return t.may(tok.hash) }

func (t *Table[V]) may(h uint64) bool { return t.seen[h>>(t.shift&63)]>>bit(h)&1 != 0 }

// At returns the value of the token's text in lower case, the zero V for a word
// that is not in the table.
func (t *Table[V]) At(tok *Token) (value V, ok bool) {
	if !t.May(tok) {
		return value, false
	}
	return t.in(tok.hash)
}

// Find is At for a word that is no token.
func (t *Table[V]) Find(word string) (value V, ok bool) {
	return t.in(hash(word))
}

// in goes through the words of the hash's block from the first that may have it on.
func (t *Table[V]) in(h uint64) (value V, ok bool) {
	block := h >> (t.shift & 63)
	end := int(t.first[block+1])
	for i := int(t.first[block]) + bits.OnesCount64(t.seen[block]&(1<<bit(h)-1)); i < end; i++ {
		if e := &t.words[i]; e.hash == h {
			return e.value, true
		}
	}
	return value, false
}

// Set is a set of words.
type Set struct {
	some  uint64 // a bit for each upper six bits of a hash that a word has
	table *Table[struct{}]
}

// NewSet returns the set of the words, which white space parts.
func NewSet(words string) Set { return SetOf(strings.Fields(words)...) }

// SetOf returns the set of the words.
func SetOf(words ...string) Set {
	m, s := make(map[string]struct{}, len(words)), Set{}
	for _, w := range words {
		m[w] = struct{}{}
		s.some |= 1 << (hash(w) >> 58)
	}
	s.table = NewTable(m)
	return s
}

// May reports whether the token may be in the set; see Table.May.
func (s *Set) May(t *Token) bool { return s.table.may(t.hash) }

// At reports whether the token's text in lower case is in the set. Most sets are
// small: their 64 bits tell it.
func (s *Set) At(t *Token) bool { return s.some>>(t.hash>>58)&1 != 0 && s.has(t.hash) }

// Has reports whether the word is in the set.
func (s *Set) Has(word string) bool { return s.has(hash(word)) }

func (s *Set) has(h uint64) bool {
	if !s.table.may(h) {
		return false
	}
	_, ok := s.table.in(h)
	return ok
}

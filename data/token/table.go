package token

import (
	"math/bits"
	"slices"
	"strings"
)

// Table gives values to words, as a map does, but for the hash that a token brings
// with it. Each stage of reading looks up every word of a text, nearly always in
// vain, and most words are turned away by one bit. It is immutable.
type Table[V any] struct {
	shift  uint8      // of a spread hash to its bit
	seen   []uint64   // a bit for each hash that a word has
	words  []entry[V] // by bucket, which is a sixteenth of the bits
	starts []uint32   // of each bucket, and the end
}

type entry[V any] struct {
	word  string
	hash  uint32
	value V
}

// bitsPerBucket is how many bits share a bucket.
const bitsPerBucket = 8

// NewTable returns a table of what the map holds now; the empty word is left out.
func NewTable[V any](m map[string]V) *Table[V] {
	size := 64
	for size < 16*len(m) {
		size *= 2
	}
	t := &Table[V]{
		shift: uint8(33 - bits.Len(uint(size))), seen: make([]uint64, size/64),
		words: make([]entry[V], 0, len(m)), starts: make([]uint32, size/bitsPerBucket+1),
	}
	for word, value := range m {
		if word != "" {
			h := hash(word)
			t.words = append(t.words, entry[V]{word, h, value})
			bit := t.bit(h)
			t.seen[bit>>6] |= 1 << (bit & 63)
			t.starts[bit/bitsPerBucket+1]++
		}
	}
	slices.SortFunc(t.words, func(a, b entry[V]) int {
		if d := int(t.bit(a.hash)) - int(t.bit(b.hash)); d != 0 {
			return d
		}
		return strings.Compare(a.word, b.word)
	})
	for i := 1; i < len(t.starts); i++ {
		t.starts[i] += t.starts[i-1]
	}
	return t
}

// bit spreads a hash over the table's bits.
func (t *Table[V]) bit(h uint32) uint32 { return (h * 0x9e3779b1) >> t.shift }

// At returns the value of the token's text in lower case, the zero V for a word
// that is not in the table.
func (t *Table[V]) At(tok *Token) (value V, ok bool) {
	bit := t.bit(tok.hash)
	if t.seen[bit>>6]&(1<<(bit&63)) == 0 {
		return value, false
	}
	return t.in(bit/bitsPerBucket, tok.hash, tok.Lower)
}

// Find is At for a word that is no token.
func (t *Table[V]) Find(word string) (value V, ok bool) {
	h := hash(word)
	return t.in(t.bit(h)/bitsPerBucket, h, word)
}

func (t *Table[V]) in(bucket, h uint32, word string) (value V, ok bool) {
	words := t.words[t.starts[bucket]:t.starts[bucket+1]]
	for i := range words {
		if e := &words[i]; e.hash == h && e.word == word {
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
	_, ok := s.table.At(t)
	return ok
}

// Has reports whether the word is in the set.
func (s Set) Has(word string) bool {
	_, ok := s.table.Find(word)
	return ok
}

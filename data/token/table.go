package token

import "slices"

// Table gives values to words, as a map does. Each stage of reading looks up every
// word of a text, nearly always in vain, and for that a hash of a few letters will
// do where a map reads the whole word. It is immutable.
type Table[V any] struct {
	words  []entry[V] // by bucket
	starts []uint32   // of each bucket, and the end
}

type entry[V any] struct {
	word  string
	value V
}

// NewTable returns a table of what the map holds now; the empty word is left out.
func NewTable[V any](m map[string]V) *Table[V] {
	size := 8
	for size < 4*len(m) {
		size *= 2
	}
	t := &Table[V]{words: make([]entry[V], 0, len(m)), starts: make([]uint32, size+1)}
	for word, value := range m {
		if word != "" {
			t.words = append(t.words, entry[V]{word, value})
			t.starts[t.bucket(word)+1]++
		}
	}
	slices.SortFunc(t.words, func(a, b entry[V]) int { return int(t.bucket(a.word)) - int(t.bucket(b.word)) })
	for i := range size {
		t.starts[i+1] += t.starts[i]
	}
	return t
}

// bucket spreads words by their ends, middle and length.
func (t *Table[V]) bucket(w string) uint32 {
	n := uint32(len(w))
	h := uint32(w[0])*0x9e3779b1 ^ uint32(w[n/2])*0x85ebca6b ^ uint32(w[n-1])*0xc2b2ae35 ^ n*0x27d4eb2f
	return (h ^ h>>15) & uint32(len(t.starts)-2)
}

// Find returns the word's value, the zero V for a word that is not in the table.
func (t *Table[V]) Find(word string) (value V, ok bool) {
	if word == "" {
		return value, false
	}
	b := t.bucket(word)
	for i := t.starts[b]; i < t.starts[b+1]; i++ {
		if e := &t.words[i]; e.word == word {
			return e.value, true
		}
	}
	return value, false
}

package lookup

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Index is an immutable set of entries, laid out for scanning: the folded names
// of all entries stand in one run of bytes, and a mask of characters tells most
// names that cannot match without a look at them. Safe for use by many
// goroutines.
type Index struct {
	entries []Entry
	first   []int32 // forms of entry e: first[e] to first[e+1]
	finders []int32 // entries whose forms find entry e, itself first: from[e] to from[e+1]
	from    []int32
	masks   []uint64 // by entry: the characters of all forms that find it
	kinds   []Kind   // by entry, as entries has it, side by side for the scan
	weights []int32  // by entry: what its importance counts
	text    []byte
	forms   []form
}

// form is one folded spelling of one of an entry's names.
type form struct {
	start, end uint32 // of text
	mask       uint64
	words      [2]uint64
	owner      int32 // the entry whose name it is
	name       int16 // which of the owner's names: 0 is Name, i is Aliases[i-1]
	how        how
}

// how a form comes from its name.
type how uint8

const (
	written how = iota
	spelled     // pinyin
	initial     // initials of the pinyin
	code        // ticker without its exchange
)

// NewIndex indexes the entries. The slice is kept: do not change it afterwards.
// What Of names must have none itself.
// At most 32,767 aliases an entry count.
func NewIndex(entries []Entry) *Index {
	ix := &Index{
		entries: entries,
		first:   make([]int32, 1, len(entries)+1),
		finders: make([]int32, 0, len(entries)),
		from:    make([]int32, 1, len(entries)+1),
		masks:   make([]uint64, len(entries)),
		kinds:   make([]Kind, len(entries)),
		weights: make([]int32, len(entries)),
		forms:   make([]form, 0, len(entries)),
		text:    make([]byte, 0, 24*len(entries)),
	}
	var seen []string
	for e := range entries {
		seen = seen[:0]
		entry := &entries[e]
		ix.kinds[e], ix.weights[e] = entry.Kind, weight(entry.Importance)
		for n := 0; n <= min(len(entry.Aliases), 1<<15-1); n++ {
			name := entry.name(n)
			for _, s := range spellings(name) {
				if len(s.text) == 0 || contains(seen, s.text) {
					continue
				}
				start := len(ix.text)
				ix.text = append(ix.text, s.text...)
				if len(entry.Aliases) > 0 || len(name) > 0 && name[0] >= utf8.RuneSelf {
					seen = append(seen, string(s.text))
				}
				m := maskOf(s.text)
				ix.masks[e] |= m
				ix.forms = append(ix.forms, form{uint32(start), uint32(len(ix.text)), m, s.words, int32(e), int16(n), s.how})
			}
		}
		ix.first = append(ix.first, int32(len(ix.forms)))
	}
	for e := range entries {
		ix.finders = append(append(ix.finders, int32(e)), entries[e].Of...)
		ix.from = append(ix.from, int32(len(ix.finders)))
		for _, of := range entries[e].Of {
			ix.masks[e] |= ix.masks[of] // their own are whole
		}
	}
	return ix
}

// findersOf returns the entries whose forms find entry e, itself first.
func (ix *Index) findersOf(e int32) []int32 { return ix.finders[ix.from[e]:ix.from[e+1]] }

// Len returns the number of entries.
func (ix *Index) Len() int { return len(ix.entries) }

// name returns the entry's name (0) or alias (from 1).
func (e *Entry) name(n int) string {
	if n == 0 {
		return e.Name
	}
	return e.Aliases[n-1]
}

type spelling struct {
	folded
	how how
}

// spellings are the forms under which a name is found.
func spellings(name string) []spelling {
	out := []spelling{{fold(name), written}}
	full, initials := spell(name)
	for _, f := range full {
		out = append(out, spelling{f, spelled})
	}
	for _, f := range initials {
		out = append(out, spelling{f, initial})
	}
	if number, exchange, ok := strings.Cut(name, "."); ok && len(exchange) <= 2 && isNumber(number) {
		out = append(out, spelling{fold(number), code})
	}
	return out
}

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func contains(seen []string, b []byte) bool {
	for _, s := range seen {
		if s == string(b) {
			return true
		}
	}
	return false
}

// maskOf has a bit for every letter and digit, and 28 for the bytes of other
// characters.
func maskOf[T string | []byte](s T) uint64 {
	var m uint64
	for i := 0; i < len(s); i++ {
		m |= bitOf(s[i])
	}
	return m
}

func bitOf(c byte) uint64 {
	switch {
	case 'a' <= c && c <= 'z':
		return 1 << (c - 'a')
	case '0' <= c && c <= '9':
		return 1 << (26 + c - '0')
	}
	return 1 << (36 + c%28)
}

// missing counts the characters of the query that a name lacks.
func missing(query, name uint64) int { return bits.OnesCount64(query &^ name) }

func (f *form) begins(i int) bool {
	return i < 128 && f.words[i/64]>>(i%64)&1 != 0
}

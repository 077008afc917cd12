package fulltext

import (
	"bytes"
	"slices"
	"strings"
)

// Query is what a person looks for: texts that hold every part of it.
type Query struct {
	// All are the conditions that the index knows of: of each, one term must be
	// there. It is empty where the query has neither word nor ideograph.
	All      [][]uint32
	literals []string // in lower case
	phrases  []phrase
}

// phrase is a row of words that stand together.
type phrase struct {
	folded string
	hashes []uint32 // of its units
}

// Parse reads a query. A part is what stands between spaces, and may stand
// anywhere in a text, also within a word; parts in quotation marks are words that
// stand together. Ok is false where nothing can be found, as the vocabulary tells.
// Without a vocabulary, which may be nil, the query has no conditions for an index.
func Parse(query string, v *Vocabulary) (q Query, ok bool) {
	for i, quoted := range strings.Split(query, `"`) {
		if i%2 == 1 {
			q.phrase(quoted)
			continue
		}
		for part := range strings.FieldsSeq(quoted) {
			if !q.literal(part, v) {
				return q, false
			}
		}
	}
	return q, len(q.literals)+len(q.phrases) > 0
}

// Fits holds a text against the query.
func (q Query) Fits(text string) bool {
	low := ""
	for _, l := range q.literals {
		in := text
		if l != strings.ToUpper(l) { // Chinese knows no case, and most texts that hold it are long
			if low == "" {
				low = strings.ToLower(text)
			}
			in = low
		}
		if !strings.Contains(in, l) {
			return false
		}
	}
	if len(q.phrases) == 0 {
		return true
	}
	hashes := make([]uint32, 0, len(text)/4)
	scan(text, func(u unit) { hashes = append(hashes, u.hash) })
	for _, p := range q.phrases {
		if !p.mayStandIn(hashes) {
			return false
		}
	}
	folded := Fold(text)
	return !slices.ContainsFunc(q.phrases, func(p phrase) bool { return !strings.Contains(folded, p.folded) })
}

// mayStandIn tells most texts from those that hold the phrase without writing them
// in lower case; hashes are those of the text's units.
func (p phrase) mayStandIn(hashes []uint32) bool {
	for len(hashes) >= len(p.hashes) {
		if slices.Equal(hashes[:len(p.hashes)], p.hashes) {
			return true
		}
		hashes = hashes[1:]
	}
	return false
}

func (q *Query) need(terms ...uint32) { q.All = append(q.All, terms) }

func (q *Query) phrase(text string) {
	all := unitsOf(text)
	if len(all) == 0 {
		return
	}
	p := phrase{folded: Fold(text)}
	for _, u := range all {
		p.hashes = append(p.hashes, u.hash)
	}
	q.phrases = append(q.phrases, p)
	if len(all) == 1 {
		q.need(all[0].hash)
	}
	for i := 1; i < len(all); i++ {
		q.need(pair(all[i-1].hash, all[i].hash))
	}
}

// literal adds a part; false where no text can hold it.
func (q *Query) literal(part string, v *Vocabulary) bool {
	q.literals = append(q.literals, strings.ToLower(part))
	if v == nil {
		return true
	}
	all := unitsOf(part)
	var may [][]uint32 // for each unit, what it may be a part of
	for i, u := range all {
		terms := []uint32{u.hash}
		// Only the first word may have begun before the part, only the last go on.
		if before, after := i == 0, i == len(all)-1; !u.ideograph && (before || after) {
			terms = v.Holding(part[u.start:u.end], before, after)
		}
		if len(terms) == 0 {
			return false
		}
		may = append(may, terms)
	}
	if len(may) == 1 {
		q.need(may[0]...)
	}
	for i := 1; i < len(may); i++ {
		q.follow(may[i-1], may[i])
	}
	return true
}

// mostPairs is how many pairs are looked for in the place of two words that may
// both be parts of others; beyond it, the words must do.
const mostPairs = 16

func (q *Query) follow(a, b []uint32) {
	if len(a)*len(b) > mostPairs && len(a) > 1 && len(b) > 1 {
		q.need(a...)
		q.need(b...)
		return
	}
	var terms []uint32
	for _, x := range a {
		for _, y := range b {
			terms = append(terms, pair(x, y))
		}
	}
	q.need(terms...)
}

func unitsOf(text string) (all []unit) {
	scan(text, func(u unit) { all = append(all, u) })
	return all
}

// Vocabulary is the list of all words, the common ones, which are met early,
// first. It is not safe for concurrent use.
type Vocabulary struct {
	words []byte // each after a line feed, and one at the end
	known map[uint32]struct{}
}

// Add appends words, as List writes them.
func (v *Vocabulary) Add(list string) {
	if v.words == nil {
		v.words = []byte{'\n'}
	}
	v.words = append(v.words, list...)
	if v.known != nil {
		v.learn(list)
	}
}

func (v *Vocabulary) learn(list string) {
	for word := range strings.SplitSeq(list, "\n") {
		scan(word, func(u unit) { v.known[u.hash] = struct{}{} })
	}
}

// Knows reports whether the word with that hash is listed; Prepare comes before.
// Any number may ask at once.
func (v *Vocabulary) Knows(hash uint32) bool {
	_, known := v.known[hash]
	return known
}

// Prepare makes Knows ready.
func (v *Vocabulary) Prepare() {
	if v.known == nil {
		v.known = map[uint32]struct{}{}
		v.learn(string(v.words))
	}
}

// List writes words for Add.
func List(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToLower(w))
		b.WriteByte('\n')
	}
	return b.String()
}

// mostWords is how many words a part of a word is taken to stand for. More have
// only such parts as a letter or two.
const mostWords = 48

// Holding returns the words that hold the part; before says that they may begin
// before it, after that they may go on after it. The word itself comes first, then
// the earliest, mostWords at most.
func (v *Vocabulary) Holding(part string, before, after bool) []uint32 {
	part = strings.ToLower(part)
	self := unitsOf(part)[0].hash
	out := []uint32{}
	if bytes.Contains(v.words, []byte("\n"+part+"\n")) || len(part) > longest {
		out = append(out, self)
	}
	find := part
	if !before {
		find = "\n" + find
	}
	if !after {
		find += "\n"
	}
	rest := v.words
	for len(out) < mostWords {
		i := bytes.Index(rest, []byte(find))
		if i < 0 {
			break
		}
		start := bytes.LastIndexByte(rest[:i+1], '\n') + 1
		end := start + bytes.IndexByte(rest[start:], '\n')
		if all := unitsOf(string(rest[start:end])); len(all) > 0 && all[0].hash != self {
			out = append(out, all[0].hash)
		}
		rest = rest[end:]
	}
	return out
}

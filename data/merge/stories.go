package merge

import (
	"net/url"
	"slices"
	"sort"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// A wire story runs at many publishers: cut, with another headline, a sentence
// rewritten. Two texts are one story when the lesser shares half of its shingles
// (runs of five words) with the other. To compare thousands, only those shingles
// are kept whose hash falls into one of every sampling classes: a sample by
// content keeps the share, and unlike a fixed number of least hashes it also
// finds a short text within a long one (Broder, On the resemblance and
// containment of documents, 1997).
const (
	shingle  = 5
	sampling = 4
	// fewest is the least number of kept shingles that tell anything: some 40 words.
	fewest = 8
	// crowd is how many documents may share a shingle before it is taken for
	// boilerplate that the article reader let pass, and how many tellings a word
	// before it says nothing of which event is meant.
	crowd = 64
)

// Stories groups the documents that are one story: nearly the same text, the
// same address, or the same title within days. Documents that stand alone are
// in no group. Groups and documents are ordered by id.
func Stories(c *data.Corpus) [][]data.DocumentID {
	docs := make([]*data.Document, 0, len(c.Documents))
	for _, d := range c.Documents {
		docs = append(docs, d)
	}
	sort.Slice(docs, func(i, j int) bool { return docs[i].ID < docs[j].ID })
	s := stories{docs: docs, group: make([]int, len(docs))}
	for i := range docs {
		s.group[i] = i
	}
	s.byName()
	s.byText()
	groups := map[int][]data.DocumentID{}
	for i, d := range docs {
		root := s.root(i)
		groups[root] = append(groups[root], d.ID)
	}
	var out [][]data.DocumentID
	for i := range docs {
		if g := groups[i]; len(g) > 1 {
			out = append(out, g)
		}
	}
	return out
}

// stories is a union–find over documents.
type stories struct {
	docs  []*data.Document
	group []int
}

func (s *stories) root(i int) int {
	for s.group[i] != i {
		s.group[i] = s.group[s.group[i]]
		i = s.group[i]
	}
	return i
}

// join keeps the lesser root, so that the result does not depend on the order.
func (s *stories) join(i, j int) {
	a, b := s.root(i), s.root(j)
	s.group[max(a, b)] = min(a, b)
}

// byName joins documents with one address, or with one title and about one date.
func (s *stories) byName() {
	names := map[string][]int{}
	for i, d := range s.docs {
		for _, n := range []string{address(d.URL), title(d.Title)} {
			if n != "" {
				names[n] = append(names[n], i)
			}
		}
	}
	for name, at := range names { // joining is the same in any order
		for x, i := range at {
			for _, j := range at[x+1:] {
				if strings.Contains(name, "/") || about(s.docs[i].Published, s.docs[j].Published) {
					s.join(i, j)
				}
			}
		}
	}
}

// tracking are the query keys that tell where a reader came from, not what he reads.
var tracking = set("ref from share source src spm fbclid gclid cmpid mod via amp")

// address is a URL without its scheme, "www." and what is tracked in its query.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "m.")
	query := u.Query()
	for key := range query {
		if tracking[key] || strings.HasPrefix(key, "utm_") {
			query.Del(key)
		}
	}
	return host + "/" + strings.Trim(u.Path, "/") + "?" + query.Encode()
}

// title is a title's words; one of fewer than four names many articles.
func title(s string) string {
	w := words(s)
	if len(w) < 4 {
		return ""
	}
	return strings.Join(w, " ")
}

// newsDays is how long one story makes its round.
const newsDays = 7

func about(a, b data.Date) bool {
	return !a.Known() || !b.Known() || a.Start <= b.End+newsDays && b.Start <= a.End+newsDays
}

// byText joins documents with nearly the same text.
func (s *stories) byText() {
	sketches := make([][]uint64, len(s.docs))
	holders := map[uint64][]int{}
	for i, d := range s.docs {
		sketches[i] = sketch(d)
		for _, h := range sketches[i] {
			holders[h] = append(holders[h], i)
		}
	}
	for i, sk := range sketches {
		if len(sk) < fewest {
			continue
		}
		shared := map[int]int{}
		for _, h := range sk {
			if len(holders[h]) > crowd {
				continue
			}
			for _, j := range holders[h] {
				if j > i {
					shared[j]++
				}
			}
		}
		for j, n := range shared { // joining is the same in any order
			if least := min(len(sk), len(sketches[j])); least >= fewest && 2*n >= least {
				s.join(i, j)
			}
		}
	}
}

// sketch returns the sampled shingles of what a document says, each once.
func sketch(d *data.Document) []uint64 {
	var w []uint64
	for _, b := range d.Blocks {
		if b.Kind != data.Body && b.Kind != data.Heading && b.Kind != data.Title {
			continue
		}
		for _, t := range token.Append(nil, d.Text, b.Span.Start, b.Span.End) {
			if t.Kind == token.Word || t.Kind == token.Number || t.Kind == token.Han {
				w = append(w, hash(t.Lower))
			}
		}
	}
	var out []uint64
	for i := 0; i+shingle <= len(w); i++ {
		h := uint64(0)
		for _, x := range w[i : i+shingle] {
			h = mix(h ^ x)
		}
		if h%sampling == 0 {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hash is 64-bit FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix spreads the bits (the finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

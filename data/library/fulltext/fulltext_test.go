package fulltext

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// built indexes the texts, in so many segments, and merges those.
func built(t testing.TB, segments int, texts ...string) (find func(term uint32) []uint32, v *Vocabulary) {
	v = &Vocabulary{}
	v.Prepare()
	var sources []func() (Block, bool, error)
	for part := range slices.Chunk(texts, (len(texts)+segments-1)/segments) {
		var entries []Entry
		var fresh []string
		for _, text := range part {
			n := uint32(slices.Index(texts, text))
			for _, term := range Terms(nil, text, func(hash uint32, word string) {
				if !v.Knows(hash) {
					fresh = append(fresh, word)
				}
			}) {
				entries = append(entries, NewEntry(term, n))
			}
		}
		slices.Sort(fresh)
		v.Add(List(slices.Compact(fresh)))
		var blocks []Block
		for b := range Build(entries) {
			blocks = append(blocks, Block{b.First, slices.Clone(b.Bytes)})
		}
		sources = append(sources, func() (b Block, ok bool, err error) {
			if len(blocks) == 0 {
				return b, false, nil
			}
			b, blocks = blocks[0], blocks[1:]
			return b, true, nil
		})
	}
	var all []Block
	for b, err := range Merge(sources) {
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Check(); err != nil {
			t.Fatal(err)
		}
		all = append(all, Block{b.First, slices.Clone(b.Bytes)})
	}
	return func(term uint32) (found []uint32) {
		i, exact := slices.BinarySearchFunc(all, term, func(b Block, t uint32) int { return int(b.First) - int(t) })
		if !exact {
			i--
		}
		if i < 0 {
			return nil
		}
		if err := all[i].Find(term, func(n uint32) { found = append(found, n) }); err != nil {
			t.Fatal(err)
		}
		return found
	}, v
}

// led reports whether the index leads a query to the text.
func led(find func(uint32) []uint32, q Query, text uint32) bool {
	return !slices.ContainsFunc(q.All, func(terms []uint32) bool {
		return !slices.ContainsFunc(terms, func(term uint32) bool { return slices.Contains(find(term), text) })
	})
}

func TestIndexHoldsWhatTextsHold(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var texts []string
	for i := range 300 {
		var b strings.Builder
		for range 50 {
			fmt.Fprintf(&b, "%x ", rnd.IntN(4000))
		}
		texts = append(texts, fmt.Sprint(b.String(), "text ", i))
	}
	find, _ := built(t, 7, texts...)
	for i, text := range texts {
		for _, term := range Terms(nil, text, func(uint32, string) {}) {
			if got := find(term); !slices.Contains(got, uint32(i)) || !slices.IsSorted(got) {
				t.Fatalf("term %d of text %d is in %v", term, i, got)
			}
		}
	}
	if got := find(1); len(got) > 0 {
		t.Errorf("a term of no text is in %v", got)
	}
}

func TestQueries(t *testing.T) {
	texts := []string{
		"Kingsoft Cloud rents\nracks; it has a 100% stake.", "华为云在贵安新区建设5G网络。", "The cloud market, in shares and in full", "col:on (brackets) 数据 中心",
	}
	find, v := built(t, 2, texts...)
	for _, c := range []struct{ query, want string }{
		{"soft", "0"},
		{"SOFT rent", "0"},
		{"cloud", "02"},
		{`"cloud rents racks"`, "0"},
		{`"cloud rent"`, ""},
		{`"rents, racks"`, "0"},
		{"华为", "1"},
		{"建设5G网", "1"},
		{"5g", "1"},
		{"云", "1"},
		{"数据中心", ""},
		{`"数据中心"`, "3"},
		{"100%", "0"},
		{"col:on", "3"},
		{"l:o", "3"},
		{"(brackets)", "3"},
		{"market share", "2"},
		{`"market in"`, "2"},
		{`"in full"`, "2"},
		{`"n full"`, ""},
		{"", ""},
		{`"`, ""},
		{`""`, ""},
		{"%", "0"},
		{"zq", ""},
	} {
		q, ok := Parse(c.query, v)
		got := ""
		for i, text := range texts {
			if fits := q.Fits(text); ok && fits {
				got += fmt.Sprint(i)
				if !led(find, q, uint32(i)) {
					t.Errorf("%q fits text %d, and the index does not lead there", c.query, i)
				}
			}
		}
		if got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

// The index must never miss: whatever stretch of a text is looked for, it leads
// there.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"Alibaba Cloud, 阿里云 – 2,163 m", "C++ / İstanbul\n\n数据中心。", "a", "", "--x--y", "\xff\xfe\ue000 ab", "ǅ ß ſ K"} {
		f.Add(s, 0, len(s), true)
	}
	f.Fuzz(func(t *testing.T, text string, from, to int, quoted bool) {
		if from < 0 || to > len(text) || from > to || strings.Contains(text, `"`) || len(text) > longest {
			return // long words and very many are looked for in part only
		}
		find, v := built(t, 1, text)
		part := text[from:to]
		if quoted {
			part = `"` + part + `"`
		}
		q, ok := Parse(part, v)
		if len(unitsOf(part)) > 0 && q.Fits(text) && (!ok || !led(find, q, 0)) {
			t.Errorf("%q is in %q, and the index does not lead there", part, text)
		}
	})
}

// A block of any bytes is read or refused.
func FuzzBlock(f *testing.F) {
	for b := range Build([]Entry{NewEntry(7, 1), NewEntry(7, 2), NewEntry(9, 1)}) {
		f.Add(b.Bytes)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		b := Block{1, raw}
		wrong := b.Check()
		if err := b.Find(9, func(uint32) {}); err != nil && wrong == nil {
			t.Error("a block that is sound cannot be searched")
		}
	})
}

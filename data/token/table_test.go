package token

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	m := map[string]int{"": 7}
	for i, w := range strings.Fields("a an and the then than that cloud clouds 云 云南 billion bn % Cloud data date") {
		m[w] = i + 1
	}
	table := NewTable(m)
	delete(m, "")
	for w, want := range m {
		if got, ok := table.Find(w); got != want || !ok {
			t.Errorf("%q is %d, %v; want %d", w, got, ok, want)
		}
	}
	for _, w := range []string{"", "b", "thin", "clods", "云海", "Data"} {
		if got, ok := table.Find(w); got != 0 || ok {
			t.Errorf("%q is %d, %v; it is not in the table", w, got, ok)
		}
	}
	for _, tok := range Split("A cloud, 云南!") {
		got, ok := table.At(&tok)
		if want, in := table.Find(tok.Lower); got != want || ok != in {
			t.Errorf("%q as a token is %d, %v; as a word %d, %v", tok.Lower, got, ok, want, in)
		}
	}
	if _, ok := NewTable(map[string]int(nil)).Find("a"); ok {
		t.Error("an empty table holds a word")
	}
}

// An edge leads on from its own node only.
func TestEdges(t *testing.T) {
	m := map[Edge]string{{1, "cloud"}: "a", {2, "cloud"}: "b", {2, "data"}: "c", {3, "云"}: "d"}
	edges := NewEdges(m)
	for from := range uint32(5) {
		for _, tok := range Split("Cloud data 云 market") {
			want, ok := m[Edge{from, tok.Lower}]
			switch got := edges.Go(from, &tok); {
			case ok != (got != nil), ok && *got != want:
				t.Errorf("from %d over %q: %v, want %q", from, tok.Lower, got, want)
			}
		}
	}
	if tok := Split("cloud")[0]; NewEdges(map[Edge]int{}).Go(0, &tok) != nil {
		t.Error("no edges lead on")
	}
}

func BenchmarkTable(b *testing.B) {
	m := map[string]int{}
	for i, w := range strings.Fields("cloud market share billion yuan percent quarter revenue growth forecast") {
		m[w] = i
	}
	text := "the company said on tuesday that its revenue rose by a fifth in the second quarter of this year"
	words, toks := strings.Fields(text), Split(text)
	b.Run("table", func(b *testing.B) {
		table := NewTable(m)
		for b.Loop() {
			for i := range toks {
				table.At(&toks[i])
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range words {
				n += m[w]
			}
		}
	})
}

// Tables take the hash of a word for the word.
func TestHashesDiffer(t *testing.T) {
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789.-'"
	seen := make(map[uint64]string, 1<<19)
	for i := range 1 << 19 {
		var w []byte
		for n := i*2654435761 + 1; n > 0; n /= len(letters) {
			w = append(w, letters[n%len(letters)])
		}
		if other, ok := seen[hash(string(w))]; ok {
			t.Fatalf("%q and %q have the same hash", w, other)
		}
		seen[hash(string(w))] = string(w)
	}
	for _, w := range []string{"a", "aa", "ab", "ba", "云", "雲"} {
		if other, ok := seen[hash(w)]; ok && other != w {
			t.Errorf("%q and %q have the same hash", w, other)
		}
	}
}

package lookup

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sahilm/fuzzy"
)

// plainScan is what the index must equal: sahilm/fuzzy over every folded name.
func plainScan(ix *Index, query string) []string {
	var found []string
	q := parse(query)
	for e := range ix.entries {
		for i := ix.first[e]; i < ix.first[e+1]; i++ {
			f := ix.forms[i]
			if len(fuzzy.FindNoSort(q.text, []string{string(ix.text[f.start:f.end])})) > 0 {
				found = append(found, ix.entries[e].ID)
				break
			}
		}
	}
	slices.Sort(found)
	return found
}

func indexed(results []Result) []string {
	var found []string
	for _, r := range results {
		if r.Match != Typo {
			found = append(found, r.Entry.ID)
		}
	}
	slices.Sort(found)
	return found
}

// FuzzEqualsPlainScan: for one word, everything but the typos is what a plain
// scan with sahilm/fuzzy finds, typed at once or key by key.
func FuzzEqualsPlainScan(f *testing.F) {
	for _, s := range [][2]string{
		{"Alibaba Cloud|阿里云|Tencent Cloud|騰訊雲|Huawei", "alicl"},
		{"QingCloud|青云|9988.HK|Nestlé", "qyn"},
		{"a|aa|ab|ba|世纪互联 21Vianet", "世联"},
		{"中国石化 (Sinopec)|ｈｕａｗｅｉ|İstanbul|ﬁ", "fi"},
		{"x\x00y|ǅ|ẞß", "ss"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, names, query string) {
		q := parse(query)
		if len(q.terms) > 0 || q.text == "" || len(q.text) > maxFuzzy || len(query) > 4*maxFuzzy || len(names) > 2000 {
			t.Skip()
		}
		var entries []Entry
		for i, n := range strings.Split(names, "|") {
			entries = append(entries, Entry{ID: fmt.Sprint(i), Name: n})
		}
		ix := NewIndex(entries)
		want := plainScan(ix, query)
		opt := Options{Limit: len(entries)}
		if got := withoutTypos(ix, query); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: got %v, want %v", query, names, got, want)
		}
		s := ix.NewSession()
		typed := ""
		for _, r := range query {
			typed += string(r)
			at, err := s.Search(context.Background(), typed, opt)
			if err != nil {
				t.Fatal(err)
			}
			if once := ix.Search(typed, opt); !sameResults(at, once) {
				t.Fatalf("%q key by key: %v, at once: %v", typed, at, once)
			}
			checkRuns(t, typed, at)
		}
	})
}

// withoutTypos asks twice, since a typo may take the place of the same entry's
// scattered match.
func withoutTypos(ix *Index, query string) []string {
	q := parse(query)
	q.typos = false
	s := ix.NewSession()
	s.kinds = 0xff
	best, err := s.scan(context.Background(), &q, Options{Limit: ix.Len()})
	if err != nil {
		return nil
	}
	var out []Result
	for _, h := range best.hits {
		out = append(out, ix.result(&q, h))
	}
	return indexed(out)
}

func sameResults(a, b []Result) bool {
	return slices.EqualFunc(a, b, func(x, y Result) bool {
		return x.Entry == y.Entry && x.Score == y.Score && x.Alias == y.Alias && x.Match == y.Match && slices.Equal(x.Runs, y.Runs)
	})
}

// TestNarrowing: typing key by key over many names on several cores gives what
// each query gives by itself.
func TestNarrowing(t *testing.T) {
	ix := NewIndex(generate(3*chunk, 7))
	rng := rand.New(rand.NewPCG(1, 2))
	for _, query := range []string{"alicloud", "tengxunyun", "huaweicl", "hauwei", "cloud ningbo", "zzz"} {
		s := ix.NewSession()
		for n := 1; n <= len(query); n++ {
			opt := Options{Limit: 1 + rng.IntN(30)}
			got, err := s.Search(context.Background(), query[:n], opt)
			if err != nil {
				t.Fatal(err)
			}
			if want := ix.Search(query[:n], opt); !sameResults(got, want) {
				t.Errorf("%q: key by key %v, at once %v", query[:n], got, want)
			}
		}
	}
}

func TestCancelled(t *testing.T) {
	ix := NewIndex(generate(3*chunk, 7))
	s := ix.NewSession()
	if _, err := s.Search(context.Background(), "a", Options{}); err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Search(gone, "al", Options{}); err == nil {
		t.Fatal("a cancelled search returned results")
	}
	got, err := s.Search(context.Background(), "ali", Options{})
	if err != nil || !sameResults(got, ix.Search("ali", Options{})) {
		t.Errorf("after a cancelled search: %v, %v", got, err)
	}
}

func TestRecentAndKinds(t *testing.T) {
	ix := NewIndex([]Entry{
		{ID: "1", Name: "Bluekite Data", Importance: 3},
		{ID: "2", Name: "Bluekite Labs", Importance: 3},
		{ID: "3", Name: "Bluekite"},
		{ID: "4", Kind: Event, Name: "Bluekite Data opens a hall"},
	})
	first := func(q string, opt Options) string {
		got := ix.Search(q, opt)
		if len(got) == 0 {
			return ""
		}
		return got[0].Entry.ID
	}
	used := map[string]float64{"2": 0.5, "1": 0.1}
	for _, c := range []struct {
		query string
		opt   Options
		want  string
	}{
		{"bluek", Options{}, "1"},
		{"bluek", Options{Recent: used}, "2"},
		{"bluekite", Options{Recent: used}, "3"},
		{"bluek", Options{Kinds: []Kind{Event}}, "4"},
		{"bluek", Options{Kinds: []Kind{Place}}, ""},
		{" ,", Options{}, ""},
	} {
		if got := first(c.query, c.opt); got != c.want {
			t.Errorf("%q %+v: %q, want %q", c.query, c.opt, got, c.want)
		}
	}
}

package merge

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/registry"
)

// prose makes n sentences that no other seed makes.
func prose(seed string, n int) []string {
	out := make([]string, n)
	for i := range out {
		h := data.HashID(seed, fmt.Sprint(i))
		out[i] = fmt.Sprintf("The %s plant moved its %s ledgers to a hall near %s before the %s season.", h[0:4], h[4:8], h[8:12], h[12:16])
	}
	return out
}

func article(id, title, url, published string, sentences []string) Part {
	d := &data.Document{ID: data.DocumentID(id), Path: id, Title: title, URL: url, Text: strings.Join(sentences, " ")}
	d.Published, _ = data.ParseDate(published, 12)
	d.Blocks = []data.Block{{Span: data.Span{End: len(d.Text)}, Kind: data.Body}}
	return Part{Documents: []*data.Document{d}}
}

func TestStories(t *testing.T) {
	wire := prose("wire", 20)
	changed := append(append([]string{"By our own reporter."}, wire[:6]...), "A spokesman declined to comment.")
	changed = append(changed, wire[6:12]...)
	c := Corpus(registry.Bundled(),
		article("1-wire", "Plants move their ledgers", "https://a.example/1", "2019-03-04", wire),
		article("2-cut", "Ledgers on the move", "https://b.example/2", "2019-03-05", changed),
		article("3-other", "Something else", "https://c.example/3", "2019-03-04", prose("other", 20)),
		article("4-copy", "Nothing alike", "http://www.c.example/3/?utm_source=x", "", prose("copy", 3)),
		article("5-title", "Halls fill up before the season", "", "2019-03-04", prose("t1", 3)),
		article("6-title", "Halls Fill Up Before the Season", "", "2019-03-06", prose("t2", 3)),
		article("7-next-year", "Halls fill up before the season", "", "2020-03-06", prose("t3", 3)),
		article("8-short", "Results", "", "2019-03-04", prose("t4", 3)),
		article("9-short", "Results", "", "2019-03-04", prose("t5", 3)),
	)
	want := [][]data.DocumentID{{"1-wire", "2-cut"}, {"3-other", "4-copy"}, {"5-title", "6-title"}}
	if got := Stories(c); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestAddress(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://www.paper.example/news/cloud.html", "http://paper.example/news/cloud.html?ref=home#top", true},
		{"https://paper.example/news/1", "https://paper.example/news/2", false},
		{"https://paper.example/?p=17", "https://paper.example/?p=18", false},
		{"https://paper.example/a.php?id=7", "https://paper.example/a.php?id=8", false},
	} {
		if got := address(c.a) == address(c.b); got != c.same {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
	if address("no address") != "" || address("") != "" {
		t.Error("an address out of nothing")
	}
}

func BenchmarkStories(b *testing.B) {
	var parts []Part
	for i := range 1000 {
		parts = append(parts, article(fmt.Sprint(i), "", "", "", prose(fmt.Sprint(i/2), 40)))
	}
	c := Corpus(registry.Bundled(), parts...)
	for b.Loop() {
		if n := len(Stories(c)); n != 500 {
			b.Fatal(n)
		}
	}
}

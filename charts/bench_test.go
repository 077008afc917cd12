package charts

import (
	"io"
	"testing"
)

// BenchmarkPNG draws and encodes one 1920×1080 chart; the target is 150 ms.
func BenchmarkPNG(b *testing.B) {
	c := seedCorpus(b)
	for _, e := range Catalogue {
		spec, err := e.Build(c, Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(e.Name, func(b *testing.B) {
			for range b.N {
				if err := writePNG(io.Discard, spec, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBuild builds one spec from the bundled corpus.
func BenchmarkBuild(b *testing.B) {
	c := seedCorpus(b)
	for range b.N {
		if _, err := revenueQuarterly(c, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDeck writes the deck of the whole catalogue; the target is 3 s.
func BenchmarkDeck(b *testing.B) {
	c := seedCorpus(b)
	for range b.N {
		var specs []*Spec
		for _, e := range Catalogue {
			spec, err := e.Build(c, Options{})
			if err != nil {
				b.Fatal(err)
			}
			specs = append(specs, spec)
		}
		if err := writeDeck(io.Discard, specs, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

package article

import (
	_ "embed"
	"strings"
	"testing"

	"yunshi/data"
)

//go:embed testdata/endings.txt
var endingCases string

// TestEndings reads what a page says of itself below its story apart from the story's own
// last words.
func TestEndings(t *testing.T) {
	const story = "Lotus Cloud buys a landing station\nBy Mei Ling\n\n" +
		"Lotus Cloud said on Tuesday it had bought a cable landing station on the island of Batam for 40 million dollars.\n" +
		"The seller keeps two ferries, a canteen and the right to fish from the pier, which the islanders have done for a century.\n\n"
	for line := range strings.SplitSeq(strings.TrimSpace(endingCases), "\n") {
		if line == "" || !strings.ContainsAny(line, ".¦") || strings.HasPrefix(line, "What stands") || strings.HasPrefix(line, "story's own") {
			continue
		}
		line = strings.ReplaceAll(line, "/", "\n")
		kept, left, cut := strings.Cut(line, "¦")
		text := story + kept + left + "\n"
		doc, err := Read("a.txt", []byte(text), Meta{Publisher: "Harbour News"})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range doc.Blocks {
			if b.Span.Start < len(story) {
				if b.Kind == data.Boilerplate {
					t.Errorf("%q: the story's %q is left out", line, b.Span.Of(text))
				}
				continue
			}
			want := cut && b.Span.Start >= len(story)+len(kept)
			if got := b.Kind == data.Boilerplate || b.Kind == data.Byline; got != want {
				t.Errorf("%q: %q left out %v (%s)", line, b.Span.Of(text), got, b.Reason)
			}
		}
	}
}

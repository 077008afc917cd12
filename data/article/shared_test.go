package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yunshi/data"
)

// shared finds the folder with the evaluation articles, which are not part of
// the project: $YUNSHI_SHARED, or "shared" beside a folder above this one.
func shared(t testing.TB) string {
	if dir := os.Getenv("YUNSHI_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "eval")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("the shared evaluation folder is not at hand")
	return ""
}

type gold struct {
	Title, Published string
	Boilerplate      []string                    `json:"boilerplate_companies"`
	Events, Figures  []struct{ Evidence string } `json:"-"`
	RawEvents        json.RawMessage             `json:"events"`
	RawFigures       json.RawMessage             `json:"figures"`
}

func readGold(t *testing.T, path string) gold {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(g.RawEvents, &g.Events); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(g.RawFigures, &g.Figures); err != nil {
		t.Fatal(err)
	}
	return g
}

// readBlock reports whether a block is one that extract reads.
func readBlock(b data.Block) bool { return b.Kind != data.Boilerplate && b.Kind != data.Byline }

func TestSharedArticles(t *testing.T) {
	dir := shared(t)
	evidence, kept, leaks := 0, 0, 0
	for _, set := range []struct{ texts, gold string }{{"seeds", "eval/gold-seeds"}, {"eval/dev", "eval/gold-dev"}} {
		golds, _ := filepath.Glob(filepath.Join(dir, set.gold, "*.gold.json"))
		for _, path := range golds {
			id := strings.TrimSuffix(filepath.Base(path), ".gold.json")
			g := readGold(t, path)
			doc, err := Load(filepath.Join(dir, set.texts, id+".txt"))
			if err != nil {
				t.Error(err)
				continue
			}
			if p := doc.Published.String(); p != g.Published && !(g.Published == "" && doc.PublishedFrom == "metadata") {
				t.Errorf("%s: published %q from %q, want %q", id, p, doc.PublishedFrom, g.Published)
			}
			if doc.Title != g.Title {
				t.Errorf("%s: title %q, want %q", id, doc.Title, g.Title)
			}
			for _, e := range append(g.Events, g.Figures...) {
				evidence++
				if within(doc, e.Evidence) {
					kept++
				} else {
					t.Errorf("%s: evidence left out: %q", id, e.Evidence)
				}
			}
			for _, b := range doc.Blocks {
				for _, name := range g.Boilerplate {
					if s := b.Span.Of(doc.Text); readBlock(b) && mentions(s, name) {
						leaks++
						t.Errorf("%s: %s in %q", id, name, s)
					}
				}
			}
		}
	}
	t.Logf("evidence kept %d of %d, leaks %d", kept, evidence, leaks)
}

func mentions(s, name string) bool {
	if name == "Box" || name == "Medium" || name == "Alibaba Group" {
		return false // also words of the language, or named in the article itself
	}
	return strings.Contains(s, name)
}

// within reports whether the evidence lies in blocks that are read; a dateline
// before it may be left out.
func within(doc *data.Document, evidence string) bool {
	at := strings.Index(doc.Text, evidence)
	if at < 0 {
		return false
	}
	span := data.Span{Start: at, End: at + len(evidence)}
	covered := 0
	for _, b := range doc.Blocks {
		if b.Span.Overlaps(span) && readBlock(b) {
			covered += min(b.Span.End, span.End) - max(b.Span.Start, span.Start)
		}
	}
	return covered*10 >= span.Len()*9 || covered > 0 && span.Len()-covered < 45
}

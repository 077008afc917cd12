package article

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yunshi/data"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "a.meta.json", ".hidden.txt", "sub/c.html", "sub/.git/x.txt", "picture.png", "notes.csv"} {
		write(t, filepath.Join(dir, name), "x")
	}
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "loop")); err != nil {
		t.Skip(err)
	}
	var got []string
	for path, err := range Walk([]string{"-", filepath.Join(dir, "notes.csv"), dir, filepath.Join(dir, "none.txt")}) {
		rel := strings.TrimPrefix(path, dir+string(filepath.Separator))
		if err != nil {
			rel = "error " + rel
		}
		got = append(got, filepath.ToSlash(rel))
	}
	want := []string{"-", "notes.csv", "a.md", "b.txt", "sub/c.html", "error none.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for path := range Walk([]string{dir}) {
		if filepath.Base(path) != "a.md" {
			t.Error("the walk goes on after break")
		}
		break
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "20190603 wind.txt")
	write(t, path, "Lotus Cloud buys the wind\n\n"+lead+"\n")
	doc, err := Load(path)
	if err != nil || doc.ID != "20190603 wind" || doc.Path != path || doc.Published.String() != "2019-06-03" || doc.PublishedFrom != "file name" {
		t.Fatalf("%+v, %v", doc, err)
	}
	meta := filepath.Join(dir, "20190603 wind.meta.json")
	write(t, meta, `{"publisher": "Harbour News", "url": "https://harbour.example/2019/06/04/wind", "published": "2019-06"}`)
	doc, err = LoadAs(path, Meta{Author: "Mei Ling"})
	if err != nil || doc.Publisher != "Harbour News" || doc.Author != "Mei Ling" || doc.Published.String() != "2019-06" || doc.PublishedFrom != "metadata" {
		t.Errorf("%+v, %v", doc, err)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	path, meta := filepath.Join(dir, "wind.txt"), filepath.Join(dir, "wind.meta.json")
	write(t, path, lead)
	for _, bad := range []string{`{"published": "soon"}`, `{`, `[1]`} {
		write(t, meta, bad)
		if _, err := Load(path); err == nil || !strings.Contains(err.Error(), "wind.meta.json") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := Load(filepath.Join(dir, "none.txt")); err == nil || !strings.Contains(err.Error(), "none.txt") {
		t.Error(err)
	}
	if _, err := Load(dir); err == nil {
		t.Error("a folder was read as a file")
	}
}

func TestFrontMatter(t *testing.T) {
	text := "---\ntitle: \"Wind: a cloud buys it\"\npublisher: Harbour News\nauthor: Mei Ling\npublished: 2021-04\nurl: https://harbour.example/w\nsource: w.txt\n---\n\n" +
		"# Wind: a cloud buys it\n\nULANQAB, April 5 (HN) — " + lead + "\n\n![a turbine](t.png)\n\n" + story + "\n"
	doc, err := Read("w.md", []byte(text), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Title != "Wind: a cloud buys it" || doc.Publisher != "Harbour News" || doc.Author != "Mei Ling" || doc.URL == "" {
		t.Errorf("%+v", doc)
	}
	if doc.Published.String() != "2021-04-05" || doc.PublishedFrom != "front matter" {
		t.Errorf("published %s from %q", doc.Published, doc.PublishedFrom)
	}
	if doc.Text != text || doc.Blocks[0].Span.Of(text) != doc.Title || doc.Blocks[2].Span.Of(text) != lead {
		t.Errorf("blocks %+v", doc.Blocks)
	}
	if !holds(doc, "![a turbine]", data.Boilerplate) {
		t.Error("a picture is part of the story")
	}
	if given, _ := Read("w.md", []byte(text), Meta{Published: "2020-12-31"}); given.Published.String() != "2020-12-31" || given.PublishedFrom != "metadata" {
		t.Errorf("published %s", given.Published)
	}
}

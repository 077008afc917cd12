package keeper

import (
	"os"
	"path/filepath"
	"testing"

	"yunshi/data/library"
)

func TestAWatchedFolderIsBroughtInOnce(t *testing.T) {
	dir, news := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "library.db")
	write := func(name string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(news, name), []byte(name+"\n\n"+undated), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("before.txt")
	w := begin(t, path)
	if err := w.Watch(filepath.Join(news, "gone")); err == nil {
		t.Error("a folder that is not there is watched")
	}
	if err := w.Watch(news); err != nil {
		t.Fatal(err)
	}
	if r := <-w.reports; r.Added != 1 || r.Err != nil {
		t.Fatalf("what was there: %+v", r)
	}
	write("after.txt")
	if r := <-w.reports; r.Added != 1 || r.Err != nil {
		t.Fatalf("what came: %+v", r)
	}
	w.until("both", func(s Snapshot) bool { return len(s.Own) == 2 })
	if err := w.Watch(news); err != nil {
		t.Fatal(err)
	}
	if r := <-w.reports; r.Added != 0 || r.Known != 2 {
		t.Errorf("watched again: %+v", r)
	}
	w.end()
}

func TestADamagedLibraryIsSalvaged(t *testing.T) {
	dir := t.TempDir()
	path, news := filepath.Join(dir, "library.db"), filepath.Join(dir, "news.txt")
	if err := os.WriteFile(news, []byte(undated), 0o600); err != nil {
		t.Fatal(err)
	}
	w := begin(t, path, news)
	w.until("imported", because("imported"))
	w.do(library.Act{Kind: library.Star, Target: library.OfCompany("UCloud")})
	if to, err := w.lib.File().Backup(t.Context(), library.Record{}.Added); err != nil {
		t.Fatal(to, err)
	}
	w.end()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(raw[100:], "this is no page of a library any more") // of the tables' list
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}

	w = begin(t, path)
	if err := <-w.trouble; err == nil {
		t.Fatal("the damage is not told")
	}
	type result struct {
		library.Salvaged
		error
	}
	done := make(chan result, 1)
	w.Salvage(func(s library.Salvaged, err error) { done <- result{s, err} })
	if r := <-done; r.error != nil || r.Documents != 1 || r.Acts != 1 {
		t.Fatalf("%+v", r)
	}
	s := w.until("salvaged", func(s Snapshot) bool { return len(s.Own) == 1 })
	if !s.Marks["company UCloud"].Star {
		t.Errorf("the star is lost: %v", s.Marks)
	}
	w.do(library.Act{Kind: library.Unstar, Target: library.OfCompany("UCloud")})
	w.end()
}

package library_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yunshi/data/article"
	"yunshi/data/library"
)

var noon = time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC)

// filled makes a library of n documents and n acts and closes it.
func filled(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	var rs []library.Record
	for i := range n {
		text := fmt.Sprintf("Story %d\n\n%s\n", i, strings.Repeat(fmt.Sprintf("Number %d of many stories. ", i*i*7919), 40))
		r := library.NewRecord(fmt.Sprintf("%d.txt", i), []byte(text), article.Meta{}, noon)
		r.Text = text
		rs = append(rs, r)
	}
	if _, err := s.Put(t.Context(), rs); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if _, err := s.Append(t.Context(), library.Act{At: noon, Kind: library.Note, Target: library.OfCompany("UCloud"), New: fmt.Sprint("note ", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// oneLine holds an error against what a person should be told.
func oneLine(t *testing.T, err error, is error, wants ...string) {
	t.Helper()
	if err == nil || is != nil && !errors.Is(err, is) || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v, want %v", err, is)
		return
	}
	for _, want := range wants {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
}

// sameBytes reports whether the file is as it was.
func bytesOf(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestOneWriter(t *testing.T) {
	path := filled(t, 3)
	s := open(t, path)
	_, err := library.OpenSQLite(path)
	oneLine(t, err, library.ErrLocked, path)
	reader, err := library.OpenSQLiteReadOnly(path)
	if err != nil {
		t.Fatal("looking while another writes:", err)
	}
	if log, err := reader.Log(t.Context()); err != nil || len(log) != 3 {
		t.Errorf("%d acts, %v", len(log), err)
	}
	_, err = reader.Append(t.Context(), library.Act{Kind: library.Star})
	oneLine(t, err, library.ErrReadOnly)
	_ = reader.Close()
	_ = s.Close()
	open(t, path) // the lock ends with its holder
}

func TestNewerLibrary(t *testing.T) {
	path := filled(t, 3)
	change(t, path, "INSERT INTO migrations VALUES(99, 'later')")
	before := bytesOf(t, path)
	_, err := library.OpenSQLite(path)
	oneLine(t, err, library.ErrNewer, "format 99", "update Yunshi")
	_, err = library.OpenSQLiteReadOnly(path)
	oneLine(t, err, library.ErrNewer)
	if bytesOf(t, path) != before {
		t.Error("the file was changed")
	}
}

func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err == nil {
		_, err = db.Exec(statement)
	}
	if err == nil {
		_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	}
	if err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
}

func TestOtherFiles(t *testing.T) {
	dir := folder(t, map[string]string{"text.db": "This is a shopping list: eggs, milk and flour.", "short.db": "x", "empty.db": ""})
	for _, name := range []string{"text.db", "short.db"} {
		path := filepath.Join(dir, name)
		before := bytesOf(t, path)
		_, err := library.OpenSQLite(path)
		oneLine(t, err, library.ErrDamaged, path)
		if bytesOf(t, path) != before {
			t.Error(name, "was changed")
		}
	}
	open(t, filepath.Join(dir, "empty.db")) // a process that ended as it began
	other := filepath.Join(dir, "other.db")
	change(t, other, "CREATE TABLE songs(title TEXT)")
	before := bytesOf(t, other)
	_, err := library.OpenSQLite(other)
	oneLine(t, err, nil, "another program")
	if bytesOf(t, other) != before {
		t.Error("another program's file was changed")
	}
	_, err = library.OpenSQLiteReadOnly(filepath.Join(dir, "gone.db"))
	oneLine(t, err, nil, "there is no library")
	_, err = library.OpenSQLite(filepath.Join(dir, "text.db", "below.db"))
	oneLine(t, err, nil, "below.db")
}

// A disk that is full is one that gives SQLite no more pages.
func TestFullDisk(t *testing.T) {
	path := filled(t, 20)
	s := open(t, path)
	if err := s.LimitPages(t.Context()); err != nil {
		t.Fatal(err)
	}
	l, err := library.New(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for i := range 400 {
		files[fmt.Sprint(i, ".txt")] = strings.Repeat(fmt.Sprintf("Line %d of a long story. ", i*104729), 60)
	}
	r := l.Import(t.Context(), []string{folder(t, files)}, library.ImportOptions{})
	oneLine(t, r.Err, library.ErrFull, "free some space")
	if ids, err := l.IDs(t.Context()); err != nil || r.Added != 0 || len(ids) != 20 {
		t.Errorf("%d documents, %d said to be added, %v", len(ids), r.Added, err)
	}
	if wrong, err := l.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	path := filled(t, 3)
	dir := filepath.Dir(path)
	for _, p := range []string{path, path + "-lock", dir} {
		if err := os.Chmod(p, 0o500); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if f, err := os.Create(filepath.Join(dir, "probe")); err == nil {
		_ = f.Close()
		t.Skip("whoever runs this may write everywhere; permissions cannot stand for a read-only disk")
	}
	_, err := library.OpenSQLite(path)
	oneLine(t, err, library.ErrReadOnly, path)
	s, err := library.OpenSQLiteReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	if ids, err := s.IDs(t.Context()); err != nil || len(ids) != 3 {
		t.Errorf("%v, %v", ids, err)
	}
	_ = s.Close()
}

func TestBackups(t *testing.T) {
	path := filled(t, 5)
	s := open(t, path)
	if !s.BackupDue(noon) {
		t.Error("no backup is due though there is none")
	}
	for day := range 10 {
		if _, err := s.Backup(t.Context(), noon.AddDate(0, 0, day)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Append(t.Context(), library.Act{At: noon, Kind: library.Star, Target: library.OfCompany("UCloud")}); err != nil {
		t.Fatal(err)
	}
	all, err := library.Backups(path)
	if err != nil || len(all) != 7 || filepath.Base(all[0]) != "library-2024-05-15.db" || filepath.Base(all[6]) != "library-2024-05-09.db" {
		t.Fatalf("%v, %v", all, err)
	}
	if s.BackupDue(noon.AddDate(0, 0, 9)) || !s.BackupDue(noon.AddDate(0, 0, 10)) {
		t.Error("due on the wrong day")
	}
	_, err = library.Restore(t.Context(), path, all[0], noon)
	oneLine(t, err, library.ErrLocked)
	_ = s.Close()
	kept, err := library.Restore(t.Context(), path, all[0], noon)
	if err != nil {
		t.Fatal(err)
	}
	for p, acts := range map[string]int{path: 5, kept: 6} {
		s := open(t, p)
		if log, err := s.Log(t.Context()); err != nil || len(log) != acts {
			t.Errorf("%s: %d acts, want %d (%v)", p, len(log), acts, err)
		}
		if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
			t.Errorf("%s: %v, %v", p, wrong, err)
		}
		if ids, err := s.Search(t.Context(), "stories", 10); err != nil || len(ids) != 5 {
			t.Errorf("%s: search finds %d (%v)", p, len(ids), err)
		}
	}
	spoil(t, all[1], 3000, 20_000)
	before := bytesOf(t, path)
	_ = before
	_, err = library.Restore(t.Context(), path, all[1], noon)
	oneLine(t, err, nil, all[1])
}

// spoil writes rubbish over the file's bytes from…to.
func spoil(t *testing.T, path string, from, to int) {
	t.Helper()
	raw := []byte(bytesOf(t, path))
	for i := from; i < min(to, len(raw)); i++ {
		raw[i] = byte(i*31 + 7)
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// rootsOf is where the first pages of the tables stand that hold what is the
// person's own.
func rootsOf(t *testing.T, path string) (at []int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT rootpage FROM sqlite_schema WHERE name IN ('documents', 'acts')")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var page int
		if err := rows.Scan(&page); err != nil {
			t.Fatal(err)
		}
		at = append(at, (page-1)*4096)
	}
	if rows.Err() != nil || len(at) != 2 {
		t.Fatalf("roots %v, %v", at, rows.Err())
	}
	return at
}

// Whatever stretch of the file is spoilt: it opens, or says that it is damaged;
// check sees it; and what is salvaged is sound, and the damaged file stays.
func TestSalvage(t *testing.T) {
	path := filled(t, 300)
	whole, roots := bytesOf(t, path), rootsOf(t, path)
	for at := 4096; at < len(whole); at += len(whole) / 12 {
		if slices.ContainsFunc(roots, func(root int) bool { return at < root+4096 && root < at+5000 }) {
			continue // a table's first page leads to all its rows: those are the backup's matter
		}
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, []byte(whole), 0o600); err != nil {
			t.Fatal(err)
		}
		spoil(t, path, at, at+5000)
		damaged := bytesOf(t, path)
		seen := false
		if s, err := library.OpenSQLiteReadOnly(path); err == nil {
			wrong, err := s.Check(t.Context())
			for _, line := range wrong {
				if strings.Contains(line, "\n") {
					t.Errorf("more than one line: %q", line)
				}
			}
			seen = err == nil && len(wrong) > 0
			_ = s.Close()
		} else {
			oneLine(t, err, library.ErrDamaged)
			seen = true
		}
		if !seen {
			t.Errorf("spoilt at %d, and nobody notices", at)
			continue
		}
		saved, err := library.Salvage(t.Context(), path, noon)
		if err != nil {
			oneLine(t, err, library.ErrDamaged)
			if bytesOf(t, path) != damaged {
				t.Errorf("spoilt at %d: not salvaged, and changed", at)
			}
			continue
		}
		if bytesOf(t, saved.Kept) != damaged {
			t.Errorf("spoilt at %d: the damaged file was changed", at)
		}
		s := open(t, path)
		ids, _ := s.IDs(t.Context())
		log, _ := s.Log(t.Context())
		wrong, err := s.Check(t.Context())
		if err != nil || len(wrong) > 0 || len(ids) != saved.Documents || len(log) != saved.Acts || saved.Acts < 200 {
			t.Errorf("spoilt at %d: %v: %v, %v", at, saved, wrong, err)
		}
		if saved.Lost > 100 || saved.Documents < 200 && at > 4096 {
			t.Errorf("spoilt at %d: too much is lost: %v", at, saved)
		}
		t.Logf("spoilt at %d of %d: %v", at, len(whole), saved)
		_ = s.Close()
	}
}

// With a backup, what cannot be read is there.
func TestSalvageWithBackup(t *testing.T) {
	path := filled(t, 100)
	s := open(t, path)
	if _, err := s.Backup(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), library.Act{At: noon, Kind: library.Undo, Of: 100}); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	spoil(t, path, 8192, 12288) // the root of the documents
	saved, err := library.Salvage(t.Context(), path, noon)
	if err != nil || saved.Documents != 100 || saved.Acts != 101 || saved.FromBackup < 100 || saved.Lost != 0 {
		t.Errorf("%v, %v", saved, err)
	}
	l, err := library.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if n := len(library.Active(l.Acts())); n != 99 {
		t.Errorf("%d acts hold", n)
	}
	if ids, err := l.Search(t.Context(), "stories", 200); err != nil || len(ids) != 100 {
		t.Errorf("search finds %d (%v)", len(ids), err)
	}
}

func TestUndoAcrossRestarts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	ctx := context.Background()
	again := func() *library.Library {
		t.Helper()
		l, err := library.Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = l.Close() })
		return l
	}
	l := again()
	for i := range 5 {
		if err := l.Do(ctx, library.Act{Kind: library.Tag, Target: library.OfCompany("UCloud"), New: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	for want := 4; want >= 0; want-- {
		_ = l.Close()
		l = again()
		if a, err := l.Undo(ctx); err != nil || a.New != fmt.Sprint(want) {
			t.Fatalf("%v, %v", a, err)
		}
	}
	if _, err := l.Undo(ctx); !errors.Is(err, library.ErrNothing) {
		t.Error(err)
	}
	for want := range 5 {
		_ = l.Close()
		l = again()
		if a, err := l.Redo(ctx); err != nil || a.New != fmt.Sprint(want) {
			t.Fatalf("%v, %v", a, err)
		}
	}
	if _, err := l.Redo(ctx); !errors.Is(err, library.ErrNothing) {
		t.Error(err)
	}
}

// lastAct is the last act as it stands in the file.
func lastAct(t *testing.T, path string) (text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT act FROM acts ORDER BY seq DESC LIMIT 1").Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

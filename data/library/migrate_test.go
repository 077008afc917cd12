package library

import (
	"bytes"
	"compress/flate"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"yunshi/data/article"
)

// TestMigrateFromVersion1 opens a library as the first Yunshi wrote it.
func TestMigrateFromVersion1(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	do := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.Exec(statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	do("PRAGMA journal_mode = WAL")
	do("CREATE TABLE migrations(version INTEGER PRIMARY KEY, applied TEXT NOT NULL) STRICT")
	do(migrations[0].statement)
	do("INSERT INTO migrations VALUES(1, '2026-01-01T00:00:00Z')")
	const n = 1200 // more than two batches
	for i := range n {
		raw := fmt.Appendf(nil, "Kingsoft story %d of 华为云, again and again, again and again.", i)
		var b bytes.Buffer
		b.WriteByte(deflated)
		w, _ := flate.NewWriter(&b, flate.BestSpeed)
		_, _ = w.Write(raw)
		_ = w.Close()
		r := NewRecord("a.txt", raw, article.Meta{}, time.Unix(0, 0))
		do("INSERT INTO documents(id, path, meta, added, bytes) VALUES(?, 'a.txt', ?, '2026-01-01T00:00:00Z', ?)", r.ID, noMeta, b.Bytes())
	}
	do("INSERT INTO texts VALUES(7, ?)", append([]byte{plain}, "Apart from its bytes"...))
	do("INSERT INTO acts VALUES(1, ?)", `{"at":"2026-01-01T00:00:00Z","kind":"star","target":{"company":"UCloud"}}`)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	old, err := OpenSQLiteReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	if ids, err := old.Search(t.Context(), "kingsoft", 5); err != nil || len(ids) != 0 {
		t.Errorf("an old library that is only read finds %d (%v)", len(ids), err)
	}
	if wrong, err := old.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check as it was: %v, %v", wrong, err)
	}
	_ = old.Close()

	s, err := OpenSQLite(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
	for query, want := range map[string]int{"kingsoft": n - 1, "soft": n - 1, `"story 77"`: 1, "为云": n - 1, "apart": 1} {
		if ids, err := s.Search(t.Context(), query, 2*n); err != nil || len(ids) != want {
			t.Errorf("%q finds %d, want %d (%v)", query, len(ids), want, err)
		}
	}
	if log, err := s.Log(t.Context()); err != nil || len(log) != 1 {
		t.Errorf("the log is %v (%v)", log, err)
	}
}

package library_test

import (
	"path/filepath"
	"testing"

	"yunshi/data/library"
	"yunshi/data/library/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, storetest.Opener{Open: func(*testing.T) library.Store { return library.NewMemory() }})
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, storetest.Opener{
		Open: func(t *testing.T) library.Store {
			return open(t, filepath.Join(t.TempDir(), "文 %41 & ?", "library.db"))
		},
		Reopen: func(t *testing.T, s library.Store) library.Store {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return open(t, s.(*library.SQLite).Path())
		},
	})
}

func open(t *testing.T, path string) *library.SQLite {
	t.Helper()
	s, err := library.OpenSQLite(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

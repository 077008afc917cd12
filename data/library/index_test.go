package library

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"yunshi/data/article"
)

// Documents that come one by one end up in few segments, and are found, the newest
// first.
func TestManySmallBatchesBecomeFewSegments(t *testing.T) {
	s, err := OpenSQLite(filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const n = 600
	var last Record
	for i := range n {
		last = NewRecord("a.txt", fmt.Appendf(nil, "Story %d of the cloud", i), article.Meta{}, time.Unix(0, 0))
		last.Text = string(last.Bytes)
		if _, err := s.Put(t.Context(), []Record{last}); err != nil {
			t.Fatal(err)
		}
	}
	segments, err := segmentsOf(t.Context(), s.read, -1)
	if err != nil || len(segments) > 4*mergedAt {
		t.Errorf("%d segments (%v)", len(segments), err)
	}
	if ids, err := s.Search(t.Context(), "cloud", 2*n); err != nil || len(ids) != n || ids[0] != last.ID {
		t.Errorf("%d found (%v)", len(ids), err)
	}
	if ids, err := s.Search(t.Context(), `"story 77"`, 9); err != nil || len(ids) != 1 {
		t.Errorf("%d found of one (%v)", len(ids), err)
	}
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %v, %v", wrong, err)
	}
}

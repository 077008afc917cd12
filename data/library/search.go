package library

import (
	"context"
	"database/sql"
	"errors"
	"math/bits"
	"slices"

	"yunshi/data"
	"yunshi/data/library/fulltext"
)

// mostLooked is how many texts are held against a query that finds nothing in
// them, or as many as it wants to find. Only signs that the index does not know, such as the one of "100%", let
// it lead so far astray.
const mostLooked = 500

// Search implements Store.
func (s *SQLite) Search(ctx context.Context, query string, limit int) ([]data.DocumentID, error) {
	found, err := s.search(ctx, query, limit)
	return found, refuse(s.path, err)
}

func (s *SQLite) search(ctx context.Context, query string, limit int) (found []data.DocumentID, err error) {
	if limit <= 0 || s.version < len(migrations) {
		return nil, nil
	}
	q, ok, err := s.parse(ctx, query)
	if err != nil || !ok {
		return nil, err
	}
	documents, err := s.candidates(ctx, q)
	if err != nil {
		return nil, err
	}
	text, err := s.read.PrepareContext(ctx, "SELECT d.id, d.bytes, t.text FROM documents d LEFT JOIN texts t ON t.seq = d.seq WHERE d.seq = ?")
	if err != nil {
		return nil, err
	}
	defer text.Close()
	looked := 0
	for seq := range documents.down {
		if len(found) >= limit || looked-len(found) >= max(mostLooked, limit) {
			break
		}
		looked++
		var id data.DocumentID
		var packed, apart []byte
		if err := text.QueryRowContext(ctx, seq).Scan(&id, &packed, &apart); errors.Is(err, sql.ErrNoRows) {
			continue
		} else if err != nil {
			return nil, err
		}
		if apart != nil {
			packed = apart
		}
		raw, err := unpack(packed)
		if err == nil && q.Fits(string(raw)) { // Check tells of one that cannot be unpacked
			found = append(found, id)
		}
	}
	return found, nil
}

func (s *SQLite) parse(ctx context.Context, query string) (q fulltext.Query, ok bool, err error) {
	s.words.Lock()
	defer s.words.Unlock()
	if err := s.learn(ctx); err != nil {
		return q, false, err
	}
	q, ok = fulltext.Parse(query, &s.vocabulary)
	return q, ok, nil
}

// learn reads the words that have come since the last time; s.words is held.
func (s *SQLite) learn(ctx context.Context) error {
	rows, err := s.read.QueryContext(ctx, "SELECT seq, words FROM vocabulary WHERE seq > ? ORDER BY seq", s.learned)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var list string
		if err := rows.Scan(&s.learned, &list); err != nil {
			return err
		}
		s.vocabulary.Add(list)
	}
	return rows.Err()
}

// candidates are the documents that the index leads to.
func (s *SQLite) candidates(ctx context.Context, q fulltext.Query) (set, error) {
	var last int64
	if err := s.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM documents").Scan(&last); err != nil {
		return nil, err
	}
	segments, err := segmentsOf(ctx, s.read, -1)
	if err != nil {
		return nil, err
	}
	block, err := s.read.PrepareContext(ctx, "SELECT key, block FROM blocks WHERE key <= ? ORDER BY key DESC LIMIT 1")
	if err != nil {
		return nil, err
	}
	defer block.Close()
	all := newSet(last)
	all.fill()
	for _, terms := range q.All {
		some := newSet(last)
		for _, term := range terms {
			for _, segment := range segments {
				var key int64
				var b fulltext.Block
				err := block.QueryRowContext(ctx, segment<<32|int64(term)).Scan(&key, &b.Bytes)
				if errors.Is(err, sql.ErrNoRows) || err == nil && key>>32 != segment {
					continue
				}
				if err != nil {
					return nil, err
				}
				b.First = uint32(key)
				if err := b.Find(term, some.add); err != nil {
					return nil, errors.Join(ErrDamaged, err)
				}
			}
		}
		all.keep(some)
	}
	return all, nil
}

// segmentsOf lists the index's segments of a level, all for -1, the oldest first.
func segmentsOf(ctx context.Context, db querier, level int) ([]int64, error) {
	rows, err := db.QueryContext(ctx, "SELECT id FROM segments WHERE level = ? OR ? < 0 ORDER BY id", level, level)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// set is a set of documents by their seq.
type set []uint64

func newSet(last int64) set { return make(set, last/64+1) }

func (s set) add(seq uint32) {
	if i := int(seq / 64); i < len(s) {
		s[i] |= 1 << (seq % 64)
	}
}

func (s set) fill() {
	for i := range s {
		s[i] = ^uint64(0)
	}
}

func (s set) keep(of set) {
	for i := range s {
		s[i] &= of[i]
	}
}

// down yields the set's members, the newest first.
func (s set) down(yield func(int64) bool) {
	for i, word := range slices.Backward(s) {
		for word != 0 {
			bit := bits.Len64(word) - 1
			if word &^= 1 << bit; !yield(int64(i)*64 + int64(bit)) {
				return
			}
		}
	}
}

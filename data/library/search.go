package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"yunshi/data"
	"yunshi/data/library/fulltext"
)

// mostLooked is how many texts are held against a query that finds nothing in
// them, or as many as it wants to find. Only signs that the index does not know,
// such as a bracket, and phrases of the commonest words let it lead so far astray.
const mostLooked = 320

// atOnce is how many texts are held against a query before it is asked whether
// that is enough.
const atOnce = 32

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
	in, err := s.newLook(ctx, q)
	if err != nil {
		return nil, err
	}
	defer in.close()
	looked := 0
	// By arrival, not by rank: what is common is found in the newest segment already,
	// and the older ones need not be touched.
	for _, segment := range slices.Backward(in.segments) {
		documents, err := in.candidates(ctx, segment)
		if err != nil {
			return nil, err
		}
		for some := range chunks(documents.down, atOnce) {
			got, err := in.hold(ctx, some)
			if err != nil {
				return nil, err
			}
			found, looked = append(found, got...), looked+len(some)
			if len(found) >= limit || looked-len(found) >= max(mostLooked, limit) {
				return found[:min(len(found), limit)], nil
			}
		}
	}
	return found, nil
}

// chunks yields the values in slices of n, the last of what is left. A slice
// holds until the next.
func chunks[T any](values iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		some := make([]T, 0, n)
		for v := range values {
			if some = append(some, v); len(some) < n {
				continue
			}
			if !yield(some) {
				return
			}
			some = some[:0]
		}
		if len(some) > 0 {
			yield(some)
		}
	}
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

// look is a search under way.
type look struct {
	query       fulltext.Query
	segments    []int64 // the oldest first
	last        int64   // seq of the newest document
	block, text *sql.Stmt
}

func (s *SQLite) newLook(ctx context.Context, q fulltext.Query) (l *look, err error) {
	l = &look{query: q}
	if err := s.read.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM documents").Scan(&l.last); err != nil {
		return nil, err
	}
	if l.segments, err = segmentsOf(ctx, s.read, -1); err != nil {
		return nil, err
	}
	if l.block, err = s.read.PrepareContext(ctx, "SELECT key, block FROM blocks WHERE key <= ? ORDER BY key DESC LIMIT 1"); err != nil {
		return nil, err
	}
	l.text, err = s.read.PrepareContext(ctx, "SELECT d.id, coalesce(t.text, d.bytes) FROM documents d LEFT JOIN texts t ON t.seq = d.seq "+
		"WHERE d.seq IN (SELECT value FROM json_each(?)) ORDER BY d.seq DESC")
	if err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *look) close() {
	_ = l.block.Close()
	if l.text != nil {
		_ = l.text.Close()
	}
}

// candidates are a segment's documents that the index leads to. What the index
// knows no word of may be in any.
func (l *look) candidates(ctx context.Context, segment int64) (set, error) {
	all := newSet(l.last)
	if len(l.query.All) == 0 && segment == l.segments[len(l.segments)-1] {
		all.fill()
	}
	for i, terms := range l.query.All {
		some := newSet(l.last)
		for _, term := range terms {
			if err := l.find(ctx, segment, term, some); err != nil {
				return nil, err
			}
		}
		if i == 0 {
			all = some
		} else if all.keep(some); all.empty() {
			break
		}
	}
	return all, nil
}

// find adds a segment's documents that hold a term.
func (l *look) find(ctx context.Context, segment int64, term uint32, into set) error {
	var key int64
	var b fulltext.Block
	err := l.block.QueryRowContext(ctx, segment<<32|int64(term)).Scan(&key, &b.Bytes)
	if errors.Is(err, sql.ErrNoRows) || err == nil && key>>32 != segment {
		return nil
	}
	if err != nil {
		return err
	}
	b.First = uint32(key)
	if err := b.Find(term, into.add); err != nil {
		return errors.Join(ErrDamaged, err)
	}
	return nil
}

// hold holds documents' texts against the query, on all cores, and returns those
// that it fits, the newest first.
func (l *look) hold(ctx context.Context, documents []int64) (found []data.DocumentID, err error) {
	parts := slices.Collect(slices.Chunk(documents, (len(documents)-1)/runtime.GOMAXPROCS(0)+1))
	fits, errs := make([][]data.DocumentID, len(parts)), make([]error, len(parts))
	var wait sync.WaitGroup
	for i, part := range parts {
		wait.Go(func() { fits[i], errs[i] = l.holdSome(ctx, part) })
	}
	wait.Wait()
	return slices.Concat(fits...), errors.Join(errs...)
}

// holdSome is hold on one core. Check tells of a text that cannot be unpacked.
func (l *look) holdSome(ctx context.Context, documents []int64) (found []data.DocumentID, err error) {
	wanted, err := json.Marshal(documents)
	if err != nil {
		return nil, err
	}
	rows, err := l.text.QueryContext(ctx, string(wanted))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var text []byte
	for rows.Next() {
		var id data.DocumentID
		var packed sql.RawBytes
		if err := rows.Scan(&id, &packed); err != nil {
			return nil, err
		}
		if text, err = unpackInto(text[:0], packed); err == nil && l.query.Fits(string(text)) {
			found = append(found, id)
		}
	}
	return found, rows.Err()
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

func (s set) empty() bool { return !slices.ContainsFunc(s, func(w uint64) bool { return w != 0 }) }

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

package library

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"

	"yunshi/data/library/fulltext"
)

// A batch of an import is one segment of the index; so many segments of a level
// become one of the next, so that a search looks into few, as long as that is of
// so many documents at most: to merge more would hold an import up.
const (
	mergedAt   = 8
	mostMerged = 1 << 16
	lastLevel  = 6
)

// index writes the terms of new documents down, the words that are new, and
// merges segments where there are enough.
func index(ctx context.Context, tx *sql.Tx, b *batchIndex) error {
	if len(b.words) > 0 {
		if _, err := tx.ExecContext(ctx, "INSERT INTO vocabulary(words) VALUES(?)", fulltext.List(b.words)); err != nil {
			return err
		}
	}
	if b.documents == 0 {
		return nil
	}
	w, err := newSegment(ctx, tx, 0, b.documents)
	if err != nil {
		return err
	}
	defer w.insert.Close()
	b.entries = slices.Grow(b.entries, len(b.entries)) // Build needs as much room again
	for block := range fulltext.Build(b.entries) {
		if err := w.add(ctx, block); err != nil {
			return err
		}
	}
	for level := range lastLevel {
		if err := mergeLevel(ctx, tx, level); err != nil {
			return err
		}
	}
	return nil
}

// segmentWriter writes the blocks of one segment.
type segmentWriter struct {
	id     int64
	insert *sql.Stmt
}

func newSegment(ctx context.Context, tx *sql.Tx, level, documents int) (w segmentWriter, err error) {
	res, err := tx.ExecContext(ctx, "INSERT INTO segments(level, documents) VALUES(?, ?)", level, documents)
	if err != nil {
		return w, err
	}
	if w.id, err = res.LastInsertId(); err != nil {
		return w, err
	}
	w.insert, err = tx.PrepareContext(ctx, "INSERT INTO blocks(key, block) VALUES(?, ?)")
	return w, err
}

func (w segmentWriter) add(ctx context.Context, b fulltext.Block) error {
	_, err := w.insert.ExecContext(ctx, w.id<<32|int64(b.First), b.Bytes)
	return err
}

// mergeLevel makes one segment of those of a level, where there are enough.
func mergeLevel(ctx context.Context, tx *sql.Tx, level int) error {
	ids, err := segmentsOf(ctx, tx, level)
	if err != nil || len(ids) < mergedAt {
		return err
	}
	var documents int
	err = tx.QueryRowContext(ctx, "SELECT sum(documents) FROM segments WHERE level = ?", level).Scan(&documents)
	if err != nil || documents > mostMerged {
		return err
	}
	next, err := tx.PrepareContext(ctx, "SELECT key, block FROM blocks WHERE key > ? AND key < ? ORDER BY key LIMIT 1")
	if err != nil {
		return err
	}
	defer next.Close()
	w, err := newSegment(ctx, tx, level+1, documents)
	if err != nil {
		return err
	}
	defer w.insert.Close()
	var sources []func() (fulltext.Block, bool, error)
	for _, id := range ids {
		sources = append(sources, blocksOf(ctx, next, id))
	}
	for b, err := range fulltext.Merge(sources) {
		if err != nil {
			return err
		}
		if err := w.add(ctx, b); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if _, err := tx.ExecContext(ctx, "DELETE FROM blocks WHERE key >= ? AND key < ?", id<<32, (id+1)<<32); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM segments WHERE level = ?", level)
	return err
}

// blocksOf gives the blocks of a segment one after the other.
func blocksOf(ctx context.Context, next *sql.Stmt, segment int64) func() (fulltext.Block, bool, error) {
	key := segment<<32 - 1
	return func() (b fulltext.Block, ok bool, err error) {
		err = next.QueryRowContext(ctx, key, (segment+1)<<32).Scan(&key, &b.Bytes)
		if errors.Is(err, sql.ErrNoRows) {
			return b, false, nil
		}
		b.First = uint32(key)
		return b, err == nil, err
	}
}

// indexAll indexes all the documents that are there.
func indexAll(ctx context.Context, tx *sql.Tx) error {
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM documents").Scan(&last); err != nil {
		return err
	}
	var words fulltext.Vocabulary
	words.Prepare()
	for from := int64(0); from < last; from += batchRecords {
		if err := indexSome(ctx, tx, &words, from, from+batchRecords); err != nil {
			return err
		}
	}
	return nil
}

func indexSome(ctx context.Context, tx *sql.Tx, known *fulltext.Vocabulary, from, to int64) error {
	rows, err := tx.QueryContext(ctx, "SELECT d.seq, coalesce(t.text, d.bytes) FROM documents d LEFT JOIN texts t ON t.seq = d.seq WHERE d.seq > ? AND d.seq <= ? ORDER BY d.seq", from, to)
	if err != nil {
		return err
	}
	defer rows.Close()
	var b batchIndex
	for rows.Next() {
		var seq int64
		var packed []byte
		if err := rows.Scan(&seq, &packed); err != nil {
			return err
		}
		text, _ := unpack(packed) // Check tells of one that cannot be
		b.add(seq, newTerms(known, string(text)))
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	known.Add(fulltext.List(b.words))
	return index(ctx, tx, &b)
}

// terms are what the index is told of a document: the terms of its text, and the
// words that the vocabulary did not know then.
type terms struct {
	all   []uint32
	words []word
}

type word struct {
	hash uint32
	text string
}

func newTerms(known *fulltext.Vocabulary, text string) *terms {
	t := &terms{}
	seen := map[uint32]struct{}{}
	t.all = fulltext.Terms(make([]uint32, 0, len(text)/3), text, func(hash uint32, text string) {
		if known.Knows(hash) {
			return
		}
		if _, again := seen[hash]; !again {
			seen[hash] = struct{}{}
			t.words = append(t.words, word{hash, text})
		}
	})
	return t
}

// batchIndex gathers what the index is told of a batch.
type batchIndex struct {
	documents int
	entries   []fulltext.Entry
	words     []string
	have      map[uint32]struct{}
}

// batchIndexes are used one batch after the other: their entries take megabytes.
var batchIndexes = sync.Pool{New: func() any { return new(batchIndex) }}

// anew makes room for what the records were prepared with, and for sorting it.
func (b *batchIndex) anew(records []Record) {
	n := 0
	for i := range records {
		if t := records[i].terms; t != nil {
			n += len(t.all)
		}
	}
	clear(b.have)
	*b = batchIndex{entries: slices.Grow(b.entries[:0], 2*n), have: b.have}
}

func (b *batchIndex) add(seq int64, t *terms) {
	b.documents++
	for _, term := range t.all {
		b.entries = append(b.entries, fulltext.NewEntry(term, uint32(seq)))
	}
	if b.have == nil {
		b.have = map[uint32]struct{}{}
	}
	for _, w := range t.words {
		if _, have := b.have[w.hash]; !have {
			b.have[w.hash] = struct{}{}
			b.words = append(b.words, w.text)
		}
	}
}

// checkIndex reads the whole index and returns how many documents it knows.
func (s *SQLite) checkIndex(ctx context.Context) (documents int, err error) {
	if err := s.read.QueryRowContext(ctx, "SELECT coalesce(sum(documents), 0) FROM segments").Scan(&documents); err != nil {
		return 0, err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT key, block FROM blocks")
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var b fulltext.Block
		if err := rows.Scan(&key, &b.Bytes); err != nil {
			return 0, err
		}
		b.First = uint32(key)
		if err := b.Check(); err != nil {
			return 0, err
		}
	}
	return documents, rows.Err()
}

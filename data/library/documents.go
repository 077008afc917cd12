package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"yunshi/data"
)

// Put implements Store.
func (s *SQLite) Put(ctx context.Context, records []Record) ([]data.DocumentID, error) {
	added, err := s.put(ctx, records)
	return added, refuse(s.path, err)
}

func (s *SQLite) put(ctx context.Context, records []Record) (added []data.DocumentID, err error) {
	if s.write == nil {
		return nil, ErrReadOnly
	}
	s.words.Lock()
	s.vocabulary.Prepare()
	err = s.learn(ctx)
	s.words.Unlock()
	if err != nil {
		return nil, err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	in, err := newInserts(ctx, tx)
	if err != nil {
		return nil, err
	}
	batch := batchIndexes.Get().(*batchIndex)
	defer batchIndexes.Put(batch)
	batch.anew(records)
	for _, r := range records {
		s.prepare(&r)
		seq, err := in.document(ctx, tx, r)
		if err != nil {
			return nil, err
		}
		if seq == 0 {
			continue
		}
		batch.add(seq, r.terms)
		added = append(added, r.ID)
	}
	if err := index(ctx, tx, batch); err != nil {
		return nil, err
	}
	return added, tx.Commit()
}

// prepare does what of writing the record needs no turn at the file, on whatever
// processor is free.
func (s *SQLite) prepare(r *Record) {
	if r.terms != nil {
		return
	}
	text := searched(*r)
	r.packed = pack(r.Bytes)
	if text != string(r.Bytes) {
		r.apart = pack([]byte(text))
	}
	s.words.RLock()
	defer s.words.RUnlock()
	r.terms = newTerms(&s.vocabulary, text)
}

// inserts are the statements that write a document.
type inserts struct{ record, text, reading *sql.Stmt }

func newInserts(ctx context.Context, tx *sql.Tx) (in inserts, err error) {
	for _, s := range []struct {
		stmt *(*sql.Stmt)
		text string
	}{
		{&in.record, "INSERT INTO documents(id, path, meta, added, bytes) VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING"},
		{&in.text, "INSERT INTO texts(seq, text) VALUES(?, ?)"},
		{&in.reading, "INSERT OR REPLACE INTO readings(seq, id, depends, said, page) VALUES(?, ?, ?, ?, ?)"},
	} {
		if *s.stmt, err = tx.PrepareContext(ctx, s.text); err != nil {
			return in, err
		}
	}
	return in, nil
}

// document writes a record and returns its seq, 0 where it was there.
func (in inserts) document(ctx context.Context, tx *sql.Tx, r Record) (seq int64, err error) {
	meta, err := json.Marshal(r.Meta)
	if err != nil {
		return 0, err
	}
	res, err := in.record.ExecContext(ctx, r.ID, r.Path, string(meta), r.Added.Format(time.RFC3339), r.packed)
	if err != nil {
		return 0, err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return 0, errors.Join(err, in.again(ctx, tx, string(meta), r))
	}
	if seq, err = res.LastInsertId(); err != nil {
		return 0, err
	}
	if r.apart != nil {
		if _, err := in.text.ExecContext(ctx, seq, r.apart); err != nil {
			return 0, err
		}
	}
	if k := r.Kept; k != nil {
		if _, err := in.reading.ExecContext(ctx, seq, r.ID, k.Depends, k.Said, k.Page); err != nil {
			return 0, err
		}
	}
	return seq, nil
}

// again gives a record that is there the metadata that it lacked altogether, and
// the reading that goes with it.
func (in inserts) again(ctx context.Context, tx *sql.Tx, meta string, r Record) error {
	if meta == noMeta {
		return nil
	}
	res, err := tx.ExecContext(ctx, "UPDATE documents SET meta = ? WHERE id = ? AND meta = ?", meta, r.ID, noMeta)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM readings WHERE seq = (SELECT seq FROM documents WHERE id = ?)", r.ID)
	return err
}

// noMeta is how an empty Meta is written.
const noMeta = `{"title":"","publisher":"","author":"","published":"","url":""}`

// searched is the text that a search looks through: the title goes before a text
// that does not have it.
func searched(r Record) string {
	if strings.Contains(r.Text, r.Title) {
		return r.Text
	}
	return r.Title + "\n" + r.Text
}

// Record implements Store.
func (s *SQLite) Record(ctx context.Context, id data.DocumentID) (Record, error) {
	r, err := scan(s.read.QueryRowContext(ctx, "SELECT id, path, meta, added, bytes FROM documents WHERE id = ?", id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return r, refuse(s.path, err)
}

// Records implements Store.
func (s *SQLite) Records(ctx context.Context) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		rows, err := s.read.QueryContext(ctx, "SELECT id, path, meta, added, bytes FROM documents ORDER BY seq")
		if err != nil {
			yield(Record{}, refuse(s.path, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scan(rows.Scan)
			if err != nil {
				yield(Record{}, refuse(s.path, err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Record{}, refuse(s.path, err))
		}
	}
}

func scan(row func(...any) error) (Record, error) {
	var r Record
	var meta, added string
	var packed []byte
	if err := row(&r.ID, &r.Path, &meta, &added, &packed); err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(meta), &r.Meta); err != nil {
		return r, fmt.Errorf("document %s: %w", r.ID, ErrDamaged)
	}
	var err error
	if r.Added, err = time.Parse(time.RFC3339, added); err != nil {
		return r, fmt.Errorf("document %s: %w", r.ID, ErrDamaged)
	}
	r.Bytes, err = unpack(packed)
	if err != nil || data.HashBytes(r.Bytes) != string(r.ID) {
		return r, fmt.Errorf("document %s: %w", r.ID, ErrDamaged)
	}
	return r, nil
}

// IDs implements Store.
func (s *SQLite) IDs(ctx context.Context) ([]data.DocumentID, error) {
	// The index on id holds seq too, so that no document's page is touched.
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM (SELECT id, seq FROM documents INDEXED BY sqlite_autoindex_documents_1) ORDER BY seq")
	if err != nil {
		return nil, refuse(s.path, err)
	}
	defer rows.Close()
	var ids []data.DocumentID
	for rows.Next() {
		var id data.DocumentID
		if err := rows.Scan(&id); err != nil {
			return nil, refuse(s.path, err)
		}
		ids = append(ids, id)
	}
	return ids, refuse(s.path, rows.Err())
}

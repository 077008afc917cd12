package library

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"
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
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	into, err := tx.PrepareContext(ctx, "INSERT INTO documents(id, path, meta, added, bytes) VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING")
	if err != nil {
		return nil, err
	}
	index, err := tx.PrepareContext(ctx, "INSERT INTO search(rowid, text) VALUES(?, ?)")
	if err != nil {
		return nil, err
	}
	texts, err := tx.PrepareContext(ctx, "INSERT INTO texts(seq, text) VALUES(?, ?)")
	if err != nil {
		return nil, err
	}
	for _, r := range records {
		r.prepare()
		meta, err := json.Marshal(r.Meta)
		if err != nil {
			return nil, err
		}
		res, err := into.ExecContext(ctx, r.ID, r.Path, string(meta), r.Added.Format(time.RFC3339), r.packed)
		if err != nil {
			return nil, err
		}
		n, err := res.RowsAffected()
		if err == nil && n == 0 {
			_, err = tx.ExecContext(ctx, "UPDATE documents SET meta = ? WHERE id = ? AND meta = ?", string(meta), r.ID, noMeta)
		}
		if err != nil {
			return nil, err
		}
		if n == 0 {
			continue
		}
		seq, err := res.LastInsertId()
		if err != nil {
			return nil, err
		}
		if _, err := index.ExecContext(ctx, seq, r.grams); err != nil {
			return nil, err
		}
		if all := searched(r); all != string(r.Bytes) {
			if _, err := texts.ExecContext(ctx, seq, pack([]byte(all))); err != nil {
				return nil, err
			}
		}
		added = append(added, r.ID)
	}
	return added, tx.Commit()
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
	if err != nil || data.HashID(string(r.Bytes)) != string(r.ID) {
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

// The first byte of packed bytes.
const (
	plain    = 0
	deflated = 1
)

var packers = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // fails for a wrong level only
	return w
}}

// pack makes bytes smaller where that pays.
func pack(raw []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(raw)/2 + 64)
	b.WriteByte(deflated)
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, err := w.Write(raw)
	if err == nil {
		err = w.Close()
	}
	if err != nil || b.Len() > len(raw) {
		return append([]byte{plain}, raw...)
	}
	return b.Bytes()
}

var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

func unpack(packed []byte) ([]byte, error) {
	var b bytes.Buffer
	err := unpackInto(&b, packed)
	return b.Bytes(), err
}

func unpackInto(b *bytes.Buffer, packed []byte) error {
	if len(packed) == 0 {
		return ErrDamaged
	}
	switch packed[0] {
	case plain:
		b.Write(packed[1:])
		return nil
	case deflated:
		r := unpackers.Get().(io.ReadCloser)
		defer unpackers.Put(r)
		if err := r.(flate.Resetter).Reset(bytes.NewReader(packed[1:]), nil); err != nil {
			return err
		}
		_, err := b.ReadFrom(r)
		return err
	}
	return ErrDamaged
}

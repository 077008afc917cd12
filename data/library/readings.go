package library

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"yunshi/data"
)

// Keep implements Store.
func (s *SQLite) Keep(ctx context.Context, readings []Kept) error {
	if s.write == nil {
		return refuse(s.path, ErrReadOnly)
	}
	return refuse(s.path, s.keep(ctx, readings))
}

func (s *SQLite) keep(ctx context.Context, readings []Kept) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	into, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO readings(seq, id, depends, said, page) SELECT seq, id, ?, ?, ? FROM documents WHERE id = ?")
	if err != nil {
		return err
	}
	for _, k := range readings {
		if _, err := into.ExecContext(ctx, k.Depends, k.Said, k.Page, k.ID); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Readings implements Store.
func (s *SQLite) Readings(ctx context.Context) iter.Seq2[Kept, error] {
	return func(yield func(Kept, error) bool) {
		if s.version < len(migrations) {
			return
		}
		rows, err := s.read.QueryContext(ctx, "SELECT id, depends, said FROM readings ORDER BY seq")
		if err != nil {
			yield(Kept{}, refuse(s.path, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var k Kept
			if err := rows.Scan(&k.ID, &k.Depends, &k.Said); err != nil {
				yield(Kept{}, refuse(s.path, err))
				return
			}
			if !yield(k, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Kept{}, refuse(s.path, err))
		}
	}
}

// Reading implements Store.
func (s *SQLite) Reading(ctx context.Context, id data.DocumentID) (k Kept, err error) {
	if s.version < len(migrations) {
		return k, ErrNotFound
	}
	k.ID = id
	err = s.read.QueryRowContext(ctx, "SELECT r.depends, r.said, r.page FROM documents d JOIN readings r ON r.seq = d.seq WHERE d.id = ?", id).Scan(&k.Depends, &k.Said, &k.Page)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return k, refuse(s.path, err)
}

package library

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// Append implements Store.
func (s *SQLite) Append(ctx context.Context, acts ...Act) ([]Act, error) {
	out, err := s.appendAll(ctx, slices.Clone(acts))
	return out, refuse(s.path, err)
}

func (s *SQLite) appendAll(ctx context.Context, acts []Act) ([]Act, error) {
	if s.write == nil {
		return nil, ErrReadOnly
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM acts").Scan(&last); err != nil {
		return nil, err
	}
	for i := range acts {
		text, err := json.Marshal(acts[i])
		if err != nil {
			return nil, err
		}
		acts[i].Seq = last + int64(i) + 1
		if _, err := tx.ExecContext(ctx, "INSERT INTO acts VALUES(?, ?)", acts[i].Seq, string(text)); err != nil {
			return nil, err
		}
	}
	return acts, tx.Commit()
}

// Log implements Store.
func (s *SQLite) Log(ctx context.Context) ([]Act, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT seq, act FROM acts ORDER BY seq")
	if err != nil {
		return nil, refuse(s.path, err)
	}
	defer rows.Close()
	var log []Act
	for rows.Next() {
		var seq int64
		var text []byte
		if err := rows.Scan(&seq, &text); err != nil {
			return nil, refuse(s.path, err)
		}
		a, err := readAct(seq, text)
		if err != nil {
			return nil, refuse(s.path, err)
		}
		log = append(log, a)
	}
	return log, refuse(s.path, rows.Err())
}

func readAct(seq int64, text []byte) (Act, error) {
	var a Act
	if err := json.Unmarshal(text, &a); err != nil {
		return a, fmt.Errorf("act %d: %w", seq, ErrDamaged)
	}
	a.Seq = seq
	return a, nil
}

// SetView implements Store.
func (s *SQLite) SetView(ctx context.Context, name string, state []byte) error {
	if s.write == nil {
		return refuse(s.path, ErrReadOnly)
	}
	var err error
	if state == nil {
		_, err = s.write.ExecContext(ctx, "DELETE FROM views WHERE name = ?", name)
	} else {
		_, err = s.write.ExecContext(ctx, "INSERT INTO views VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET state = excluded.state", name, state)
	}
	return refuse(s.path, err)
}

// Views implements Store.
func (s *SQLite) Views(ctx context.Context) (map[string][]byte, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT name, state FROM views")
	if err != nil {
		return nil, refuse(s.path, err)
	}
	defer rows.Close()
	views := map[string][]byte{}
	for rows.Next() {
		var name string
		var state []byte
		if err := rows.Scan(&name, &state); err != nil {
			return nil, refuse(s.path, err)
		}
		views[name] = state
	}
	return views, refuse(s.path, rows.Err())
}

package library

import (
	"context"
	"fmt"
	"strings"
)

// Check implements Store: SQLite's own check, the index's, every document held
// against its hash, and the log without gaps.
func (s *SQLite) Check(ctx context.Context) ([]string, error) {
	wrong, err := s.integrity(ctx)
	if err != nil {
		if line := refuse(s.path, err); ctx.Err() == nil {
			return []string{line.Error()}, nil
		}
		return nil, err
	}
	documents := 0
	for _, err := range s.Records(ctx) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			wrong = append(wrong, err.Error())
		}
		documents++
	}
	log, err := s.Log(ctx)
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	for i, a := range log {
		if a.Seq != int64(i+1) {
			wrong = append(wrong, fmt.Sprintf("%s: act %d is missing from the log", s.path, i+1))
			break
		}
	}
	if s.version == len(migrations) {
		if indexed, err := s.checkIndex(ctx); err != nil || indexed != documents {
			wrong = append(wrong, fmt.Sprintf("%s: the search index knows %d of %d documents", s.path, indexed, documents))
		}
	}
	return wrong, nil
}

func (s *SQLite) integrity(ctx context.Context) (wrong []string, err error) {
	rows, err := s.read.QueryContext(ctx, "PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return nil, err
		}
		if line == "ok" {
			continue
		}
		for part := range strings.SplitSeq(line, "\n") { // one row may hold many lines
			wrong = append(wrong, s.path+": "+part)
		}
	}
	return wrong, rows.Err()
}

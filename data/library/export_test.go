package library

import "context"

// LimitPages lets the file grow no more, as on a full disk.
func (s *SQLite) LimitPages(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, "PRAGMA max_page_count = 1")
	return err
}

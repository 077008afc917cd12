package library

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"yunshi/data"
)

// Salvaged tells what was saved out of a damaged library.
type Salvaged struct {
	Kept            string // the damaged file, as it was, under its new name
	Documents, Acts int    // saved
	FromBackup      int    // how many of them came from the newest backup
	Lost            int    // documents and acts that are known to be lost
}

func (s Salvaged) String() string {
	return fmt.Sprintf("%d documents and %d acts saved, %d of them from the newest backup, %d lost; the damaged file is kept as %s",
		s.Documents, s.Acts, s.FromBackup, s.Lost, s.Kept)
}

// Salvage reads all that can be read of a damaged library, row by row, into a
// new one, which takes its place; the damaged file is never written, and kept.
// Documents and acts never change once they are written, so that what cannot be
// read is taken from the newest backup. Where nothing can be read at all, nothing
// is changed, and the error says so.
func Salvage(ctx context.Context, path string, now time.Time) (Salvaged, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Salvaged{}, err
	}
	lock, err := lockFile(path)
	if err != nil {
		return Salvaged{}, err
	}
	defer lock.Close()
	part := path + ".salvage"
	defer removeAll(part)
	removeAll(part)
	s, err := rescue(ctx, path, part)
	if err != nil {
		return s, refuse(path, err)
	}
	if s.Kept, err = setAside(path, "damaged", now); err != nil {
		return s, refuse(path, err)
	}
	return s, refuse(path, settle(part, path))
}

func removeAll(path string) {
	for _, beside := range []string{"", "-wal", "-shm", "-lock"} {
		_ = os.Remove(path + beside)
	}
}

func rescue(ctx context.Context, path, part string) (s Salvaged, err error) {
	old, err := sql.Open("sqlite", readDSN(path))
	if err != nil {
		return s, err
	}
	defer old.Close()
	into, err := OpenSQLite(part)
	if err != nil {
		return s, err
	}
	defer into.Close()
	lost, err := rescueDocuments(ctx, old, into, &s)
	if err != nil {
		return s, err
	}
	backup := newestBackup(path)
	if backup != nil {
		defer backup.Close()
		if err := fill(ctx, backup, into, &s, &lost); err != nil {
			return s, err
		}
	}
	s.Lost = lost
	if err := rescueActs(ctx, old, backup, into, &s); err != nil {
		return s, err
	}
	if s.Documents+s.Acts == 0 {
		return s, fmt.Errorf("%w, and nothing can be read out of it", ErrDamaged)
	}
	rows, err := old.QueryContext(ctx, "SELECT name, state FROM views")
	if err == nil {
		for rows.Next() {
			var name string
			var state []byte
			if rows.Scan(&name, &state) == nil {
				_ = into.SetView(ctx, name, state) // a view is no loss
			}
		}
		_ = rows.Close()
	}
	return s, into.Close()
}

// unreadable is how many rows in a line may be unreadable before the rest of a
// table is given up; a page of inner nodes leads to fewer.
const unreadable = 1 << 14

// each asks for the rows of a table one by one, which are numbered from 1 without
// gaps. An unreadable page takes only its own rows with it. Lost counts the rows
// that are known to have been there. What the table says of its last row is a
// hint, since a page of rubbish may say anything.
func each(ctx context.Context, db *sql.DB, table string, row func(seq int64) (read bool, err error)) (lost int, err error) {
	var last, bytes int64
	_ = db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM "+table).Scan(&last)
	_ = db.QueryRowContext(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&bytes)
	if last > bytes {
		last = 0
	}
	read := int64(0) // seq of the last row that could be
	for seq := int64(1); seq <= last || seq-read <= unreadable; seq++ {
		ok, err := row(seq)
		switch {
		case err != nil:
			return lost, err
		case ctx.Err() != nil:
			return lost, ctx.Err()
		case ok:
			lost += int(seq - read - 1)
			read = seq
		}
	}
	return lost + int(max(last-read, 0)), nil
}

// rowOf gives the rows of a query by their number. It is prepared once, because the
// search for the end of a damaged table asks for thousands; where it cannot be, no
// row can be read.
func rowOf(ctx context.Context, db *sql.DB, query string) (row func(seq int64) func(...any) error, done func()) {
	st, err := db.PrepareContext(ctx, query)
	if err != nil {
		return func(int64) func(...any) error { return func(...any) error { return err } }, func() {}
	}
	return func(seq int64) func(...any) error { return st.QueryRowContext(ctx, seq).Scan }, func() { _ = st.Close() }
}

func rescueDocuments(ctx context.Context, old *sql.DB, into *SQLite, s *Salvaged) (lost int, err error) {
	var batch []Record
	flush := func() error {
		added, err := into.Put(ctx, batch)
		s.Documents += len(added)
		batch = nil
		return err
	}
	row, done := rowOf(ctx, old, "SELECT id, path, meta, added, bytes FROM documents WHERE seq = ?")
	defer done()
	lost, err = each(ctx, old, "documents", func(seq int64) (bool, error) {
		r, err := scan(row(seq))
		if err != nil {
			return false, nil
		}
		if batch = append(batch, searchable(r)); len(batch) == batchRecords {
			return true, flush()
		}
		return true, nil
	})
	if err != nil {
		return lost, err
	}
	return lost, flush()
}

// searchable fills in what the index wants. What cannot be read is kept, and not
// found by its words.
func searchable(r Record) Record {
	if isTable(r.Path) {
		r.Title, r.Text = filepath.Base(r.Path), strings.ToValidUTF8(string(r.Bytes), "")
	} else if doc, err := readable(r); err == nil {
		r.Title, r.Text = doc.Title, doc.Text
	}
	return r
}

// newestBackup opens the newest backup that can be read, or returns nil.
func newestBackup(path string) *SQLite {
	all, _ := Backups(path)
	for _, b := range all {
		if s, err := OpenSQLiteReadOnly(b); err == nil {
			return s
		}
	}
	return nil
}

// fill adds the backup's documents that are missing.
func fill(ctx context.Context, backup, into *SQLite, s *Salvaged, lost *int) error {
	have := map[data.DocumentID]bool{}
	ids, err := into.IDs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		have[id] = true
	}
	for r, err := range backup.Records(ctx) {
		if err != nil {
			return ctx.Err() // what the backup cannot give is lost
		}
		if have[r.ID] {
			continue
		}
		if _, err := into.Put(ctx, []Record{searchable(r)}); err != nil {
			return err
		}
		s.Documents++
		s.FromBackup++
		*lost = max(*lost-1, 0)
	}
	return nil
}

func rescueActs(ctx context.Context, old *sql.DB, backup, into *SQLite, s *Salvaged) error {
	saved := map[int64]Act{}
	if backup != nil {
		log, _ := backup.Log(ctx)
		for _, a := range log {
			saved[a.Seq] = a
		}
	}
	var acts []Act
	moved := map[int64]int64{} // acts are numbered anew, so that there is no gap
	row, done := rowOf(ctx, old, "SELECT act FROM acts WHERE seq = ?")
	defer done()
	lost, err := each(ctx, old, "acts", func(seq int64) (bool, error) {
		var text []byte
		err := row(seq)(&text)
		var a Act
		if err == nil {
			a, err = readAct(seq, text)
		}
		if err != nil {
			var ok bool
			if a, ok = saved[seq]; !ok {
				return false, nil
			}
			s.FromBackup++
		}
		moved[seq] = int64(len(acts) + 1)
		if a.Of != 0 {
			if a.Of = moved[a.Of]; a.Of == 0 {
				a.Of = -1 // undoes what is lost
			}
		}
		acts = append(acts, a)
		return true, nil
	})
	if err != nil {
		return err
	}
	s.Lost += lost
	s.Acts = len(acts)
	_, err = into.Append(ctx, acts...)
	return err
}

package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// keptBackups is how many daily backups stay.
const keptBackups = 7

// backupFolder is where the backups of the library at path stand.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

func backupStem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base)) + "-"
}

// Backups lists the backups of the library at path, the newest first.
func Backups(path string) ([]string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(backupFolder(path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: cannot be read; check its permissions", backupFolder(path))
	}
	var out []string
	for _, e := range entries {
		day, ok := strings.CutPrefix(strings.TrimSuffix(e.Name(), ".db"), backupStem(path))
		if _, err := time.Parse(time.DateOnly, day); ok && err == nil && strings.HasSuffix(e.Name(), ".db") {
			out = append(out, filepath.Join(backupFolder(path), e.Name()))
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out, nil
}

// Backup writes a copy of the library as it is now to backups/NAME-DAY.db beside
// it, in the place of an earlier one of that day, keeps the newest seven, and
// returns the copy's path. Writing may go on meanwhile.
func (s *SQLite) Backup(ctx context.Context, day time.Time) (string, error) {
	dir := backupFolder(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", refuse(dir, err)
	}
	to := filepath.Join(dir, backupStem(s.path)+day.Format(time.DateOnly)+".db")
	if err := copyInto(ctx, s.path, to); err != nil {
		return "", refuse(to, err)
	}
	all, err := Backups(s.path)
	if err != nil {
		return to, err
	}
	for _, old := range all[min(len(all), keptBackups):] {
		if err := os.Remove(old); err != nil {
			return to, refuse(old, err)
		}
	}
	return to, nil
}

// BackupDue reports whether there is no backup of that day yet.
func (s *SQLite) BackupDue(day time.Time) bool {
	all, err := Backups(s.path)
	return err == nil && (len(all) == 0 || filepath.Base(all[0]) < backupStem(s.path)+day.Format(time.DateOnly)+".db")
}

// copyInto writes a compact copy of the library at from. The copy takes its
// name only once it is whole and on the disk.
func copyInto(ctx context.Context, from, to string) error {
	db, err := sql.Open("sqlite", readCopyDSN(from))
	if err != nil {
		return err
	}
	defer db.Close()
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part)
		return err
	}
	return settle(part, to)
}

// readCopyDSN is readDSN without query_only, which forbids VACUUM INTO.
func readCopyDSN(path string) string {
	return strings.Replace(readDSN(path), "query_only%281%29", "cache_size%28-4000%29", 1)
}

// settle gives a finished file its name, durably.
func settle(part, to string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	if dir, err := os.Open(filepath.Dir(to)); err == nil {
		_ = dir.Sync() // Windows cannot, and needs not
		_ = dir.Close()
	}
	return nil
}

// Restore puts a backup in the library's place; the library that stood there is
// kept beside it, and its new path is returned, "" where there was none. The
// backup is checked first, and no other process may have the library open.
func Restore(ctx context.Context, path, backup string, now time.Time) (kept string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", err
	}
	from, err := OpenSQLiteReadOnly(backup)
	if err != nil {
		return "", err
	}
	wrong, err := from.Check(ctx)
	_ = from.Close()
	switch {
	case err != nil:
		return "", err
	case len(wrong) > 0:
		return "", fmt.Errorf("%s: the backup is damaged too; try an older one (%s)", backup, wrong[0])
	}
	lock, err := lockFile(path)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	part := path + ".part"
	if err := copyFile(backup, part); err != nil {
		_ = os.Remove(part)
		return "", refuse(path, err)
	}
	if kept, err = setAside(path, "before-restore", now); err != nil {
		return "", refuse(path, err)
	}
	return kept, refuse(path, settle(part, path))
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// setAside renames the library, with what SQLite keeps beside it, and returns
// the new path; "" where there is none.
func setAside(path, why string, now time.Time) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	ending := filepath.Ext(path)
	to := fmt.Sprintf("%s-%s-%s%s", strings.TrimSuffix(path, ending), why, now.UTC().Format("20060102T150405"), ending)
	for n := 2; ; n++ {
		if _, err := os.Stat(to); errors.Is(err, fs.ErrNotExist) {
			break
		}
		to = fmt.Sprintf("%s-%s-%s-%d%s", strings.TrimSuffix(path, ending), why, now.UTC().Format("20060102T150405"), n, ending)
	}
	// The log first: should the process end between the two, the library without it
	// is whole as of its last checkpoint, and nothing is deleted.
	for _, beside := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+beside, to+beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return to, nil
}

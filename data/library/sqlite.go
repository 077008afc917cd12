package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"yunshi/data/library/fulltext"
)

// SQLite is a Store in one file, with FILE-wal and FILE-shm beside it while it is
// open, and FILE-lock, which keeps a second process from writing.
type SQLite struct {
	path        string
	write, read *sql.DB
	lock        *sql.DB
	version     int // of the tables

	words      sync.RWMutex // of what follows
	vocabulary fulltext.Vocabulary
	learned    int64 // seq of the vocabulary read last
}

var _ Store = (*SQLite)(nil)

// OpenSQLite opens the library at path for writing and makes it where there is
// none. The error is one line and wraps ErrLocked, ErrNewer, ErrDamaged,
// ErrReadOnly or ErrFull; the file is then as it was.
func OpenSQLite(path string) (*SQLite, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, refuse(path, err)
	}
	s := &SQLite{path: path}
	if s.lock, err = lockFile(path); err != nil {
		return nil, err
	}
	version, err := probe(path)
	if err == nil {
		err = s.open("rwc")
	}
	if err == nil {
		err = s.migrate(version)
	}
	if err != nil {
		_ = s.Close()
		return nil, refuse(path, err)
	}
	return s, nil
}

// OpenSQLiteReadOnly opens a library to look into it, also while another process
// writes, and on a disk that cannot be written.
func OpenSQLiteReadOnly(path string) (*SQLite, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := &SQLite{path: path}
	version, err := probe(path)
	switch {
	case err == nil && version == 0:
		err = fs.ErrNotExist
	case err == nil:
		s.version = version
		err = s.open("ro")
	}
	if err != nil {
		_ = s.Close()
		return nil, refuse(path, err)
	}
	return s, nil
}

// Path is where the library stands.
func (s *SQLite) Path() string { return s.path }

// open opens the file; nothing is read yet.
func (s *SQLite) open(mode string) (err error) {
	if mode != "ro" {
		// An act is durable once the log is synced; with less than FULL a commit in
		// WAL mode may be lost with the power.
		if s.write, err = sql.Open("sqlite", dsn(s.path, mode, "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-16000)", "journal_size_limit(67108864)")); err != nil {
			return err
		}
		s.write.SetMaxOpenConns(1)
		if err = s.write.Ping(); err != nil {
			return err
		}
	}
	if s.read, err = sql.Open("sqlite", readDSN(s.path)); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(4)
	return s.read.Ping()
}

// dsn names a file to the driver.
func dsn(path, mode string, pragmas ...string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	q := url.Values{"mode": {mode}, "_pragma": append([]string{"busy_timeout(5000)"}, pragmas...)}
	if mode == "rwc" || mode == "rw" {
		q.Set("_txlock", "immediate")
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: q.Encode()}).String()
}

// readDSN is the file for reading only. SQLite wants to write beside a file in
// WAL mode even to read it; where it cannot, and nothing waits in the log, the
// file is read as one that never changes.
func readDSN(path string) string {
	name := dsn(path, "ro", "query_only(1)")
	wal, err := os.Stat(path + "-wal")
	if err == nil && wal.Size() > 0 {
		return name
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return name
	}
	defer db.Close()
	if _, err := db.Exec("SELECT count(*) FROM sqlite_schema"); isCode(err, sqlite3.SQLITE_CANTOPEN) || isCode(err, sqlite3.SQLITE_READONLY) {
		return name + "&immutable=1"
	}
	return name
}

// lockFile takes FILE-lock, an SQLite file that is never written: its lock ends
// with the process, however that ends, on every platform.
func lockFile(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path+"-lock", "rwc", "busy_timeout(0)"))
	if err != nil {
		return nil, refuse(path, err)
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	db.SetConnMaxLifetime(0)
	if _, err = db.Exec("BEGIN EXCLUSIVE"); err != nil {
		_ = db.Close()
		if isCode(err, sqlite3.SQLITE_BUSY) {
			return nil, fmt.Errorf("%s: %w; close it there, or name another with --library FILE", path, ErrLocked)
		}
		return nil, refuse(path, err)
	}
	return db, nil
}

// probe returns the version of the library at path, 0 where there is none, and
// an error where this program must not touch it.
func probe(path string) (version int, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	_ = f.Close()
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return 0, nil // made, and the process ended before the first page was written
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return 0, err
	case string(head) != "SQLite format 3\x00":
		return 0, fmt.Errorf("%w, or no library at all", ErrDamaged)
	}
	db, err := sql.Open("sqlite", readDSN(path))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var tables, known int
	err = db.QueryRow("SELECT count(*), coalesce(sum(name = 'migrations'), 0) FROM sqlite_schema").Scan(&tables, &known)
	switch {
	case err != nil:
		return 0, err
	case tables == 0:
		return 0, nil
	case known == 0:
		return 0, errors.New("a database of another program; name a library with --library FILE")
	}
	if err := db.QueryRow("SELECT max(version) FROM migrations").Scan(&version); err != nil {
		return 0, err
	}
	if version > len(migrations) {
		return 0, fmt.Errorf("%w (format %d, this one knows %d); update Yunshi to open it", ErrNewer, version, len(migrations))
	}
	return version, nil
}

// migrate brings the tables from version up to date, all or nothing.
func (s *SQLite) migrate(version int) error {
	s.version = len(migrations)
	if version == s.version {
		return nil
	}
	tx, err := s.write.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("CREATE TABLE IF NOT EXISTS migrations(version INTEGER PRIMARY KEY, applied TEXT NOT NULL) STRICT"); err != nil {
		return err
	}
	for i := version; i < len(migrations); i++ {
		_, err := tx.Exec(migrations[i].statement)
		if then := migrations[i].then; err == nil && then != nil {
			err = then(context.Background(), tx)
		}
		if err != nil {
			return fmt.Errorf("migration %d: %w", i+1, err)
		}
		if _, err := tx.Exec("INSERT INTO migrations VALUES(?, ?)", i+1, time.Now().UTC().Format(time.RFC3339)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Close ends all; the library is one file again.
func (s *SQLite) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write, s.lock} { // the lock goes last
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

func isCode(err error, primary int) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == primary
}

// refuse makes one line of what went wrong with the library at path.
func refuse(path string, err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, ErrNotFound), errors.Is(err, ErrLocked):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no library; import something first, or name another with --library FILE", path)
	case errors.Is(err, ErrDamaged), isCode(err, sqlite3.SQLITE_CORRUPT), isCode(err, sqlite3.SQLITE_NOTADB):
		return fmt.Errorf("%s: %w; run yunshi library restore, which keeps the damaged file (%s)", path, ErrDamaged, inLine(err))
	case isCode(err, sqlite3.SQLITE_FULL):
		return fmt.Errorf("%s: %w; free some space and try again, nothing was changed", path, ErrFull)
	case errors.Is(err, fs.ErrPermission), isCode(err, sqlite3.SQLITE_READONLY), isCode(err, sqlite3.SQLITE_CANTOPEN), isCode(err, sqlite3.SQLITE_PERM):
		return fmt.Errorf("%s: %w; check its permissions and the disk (%s)", path, ErrReadOnly, inLine(err))
	case isCode(err, sqlite3.SQLITE_IOERR):
		return fmt.Errorf("%s: the disk failed (%w); nothing was changed", path, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// inLine is what an error says in one line: SQLite quotes a schema as it was written.
func inLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

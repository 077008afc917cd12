package library

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"yunshi/data"
	"yunshi/data/merge"
)

// Library is a person's library. Its methods may be called from any goroutine.
type Library struct {
	Store
	// Now is the clock for what is written down; time.Now unless a test sets it.
	Now func() time.Time

	mu     sync.Mutex
	log    []Act
	known  map[data.DocumentID]*cached
	merged merged
	// holders are the documents that hold an alias; they were looked for when there
	// were so many documents.
	holders   map[string]map[data.DocumentID]bool
	holdersOf int
}

// merged is what the readings came to before the log was replayed over it, and
// what it was made of: most acts change no reading, and need no new merging.
type merged struct {
	of     string
	corpus *data.Corpus
}

// cached is a reading and what it depended on. It is not changed once it is known.
type cached struct {
	Reading
	err        error
	own, named string // see Reader
	old        bool   // read by other rules
}

// ErrNothing says that there is nothing to undo, or to redo.
var ErrNothing = errors.New("nothing to take back")

// New returns the library that a store holds.
func New(ctx context.Context, s Store) (*Library, error) {
	log, err := s.Log(ctx)
	if err != nil {
		return nil, err
	}
	return &Library{Store: s, Now: time.Now, log: log, known: map[data.DocumentID]*cached{}}, nil
}

// Open opens the library in the file at path, and makes it where there is none.
func Open(ctx context.Context, path string) (*Library, error) {
	return opened(ctx, path, OpenSQLite)
}

// OpenReadOnly opens the library in the file at path to look into it.
func OpenReadOnly(ctx context.Context, path string) (*Library, error) {
	return opened(ctx, path, OpenSQLiteReadOnly)
}

func opened(ctx context.Context, path string, open func(string) (*SQLite, error)) (*Library, error) {
	s, err := open(path)
	if err != nil {
		return nil, err
	}
	l, err := New(ctx, s)
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	return l, nil
}

// Do writes acts down, all or none. They are durable when it returns nil.
func (l *Library) Do(ctx context.Context, acts ...Act) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.do(ctx, acts...)
}

func (l *Library) do(ctx context.Context, acts ...Act) error {
	for i := range acts {
		if acts[i].At.IsZero() {
			acts[i].At = l.Now().UTC().Truncate(time.Second)
		}
	}
	done, err := l.Append(ctx, acts...)
	if err != nil {
		return err
	}
	l.log = append(l.log[:len(l.log):len(l.log)], done...)
	return nil
}

// Undo takes the last act back and returns it, or ErrNothing.
func (l *Library) Undo(ctx context.Context) (Act, error) { return l.step(ctx, NextUndo) }

// Redo does again what Undo took back last, and returns it, or ErrNothing.
func (l *Library) Redo(ctx context.Context) (Act, error) { return l.step(ctx, NextRedo) }

func (l *Library) step(ctx context.Context, next func([]Act) (Act, bool)) (Act, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	a, ok := next(l.log)
	if !ok {
		return Act{}, ErrNothing
	}
	if err := l.do(ctx, a); err != nil {
		return Act{}, err
	}
	return l.log[a.Of-1], nil
}

// Acts returns the log. Do not change it.
func (l *Library) Acts() []Act {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.log
}

// Snapshot is all that the library says at one moment.
type Snapshot struct {
	Corpus    *data.Corpus
	Conflicts []Conflict
	Marks     map[string]Mark // by Target.Key
}

// Snapshot reads the documents that are new or touched by an act since the last
// time, merges all with base (the bundled corpus, or nothing) and replays the
// log. Progress may be nil; it is told how many of how many documents are read.
// Documents that cannot be read come as errors, one line each. The snapshot is
// nil where ctx has ended. A base may only ever grow: what was given before stays
// in its place.
func (l *Library) Snapshot(ctx context.Context, base []merge.Part, progress func(done, total int)) (*Snapshot, []error) {
	log := l.Acts()
	reader := NewReader(log)
	readings, fresh, errs := l.readAll(ctx, reader, progress)
	if ctx.Err() != nil {
		return nil, errs
	}
	parts := append(make([]merge.Part, 0, len(base)+len(readings)), base...)
	s := &Snapshot{}
	for _, r := range readings {
		if len(r.Part.Documents) > 0 {
			parts = append(parts, r.Part)
		}
		s.Conflicts = append(s.Conflicts, r.Conflicts...)
		errs = append(errs, r.RowErrors...)
	}
	of := fmt.Sprintf("%d of %d %v", len(readings), len(parts), reader.aliases)
	l.mu.Lock()
	all := l.merged
	l.mu.Unlock()
	if fresh > 0 || all.of != of {
		all = merged{of, merge.Corpus(reader.reg, parts...)}
		l.mu.Lock()
		l.merged = all
		l.mu.Unlock()
	}
	var more []Conflict
	s.Corpus, more = Replay(all.corpus, log)
	s.Conflicts = unsettled(append(s.Conflicts, more...), Active(log)) // a date's are found where it is read
	s.Marks = MarksOf(s.Corpus, log)
	return s, errs
}

// forget drops the readings of records whose metadata may have changed.
func (l *Library) forget(records []Record) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range records {
		delete(l.known, r.ID)
	}
}

// File is the SQLite file that the library stands in, nil where it stands
// elsewhere.
func (l *Library) File() *SQLite {
	s, _ := l.Store.(*SQLite)
	return s
}

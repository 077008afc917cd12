// Package keeper keeps what the window shows: the bundled corpus, the person's
// library merged with it, and the corrections over both. It works off the UI
// thread and knows no screen: it hands out snapshots and carries out acts, one
// after the other.
package keeper

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/load"
	"yunshi/data/merge"
	"yunshi/data/registry"
	"yunshi/data/sheet"
)

// Keeper holds the library's door and the base that it is merged with. Set its
// functions before Start; they are called off the UI thread, in order.
type Keeper struct {
	// OnSnapshot is given what there is to show, whenever it has changed.
	OnSnapshot func(Snapshot)
	// OnReading is told how many of how many documents are read.
	OnReading func(done, total int)
	// OnImport is told how far the import is, and at its end how it went.
	OnImport   func(library.Progress)
	OnImported func(r library.Report, watched bool)
	// OnReread is told what has changed once documents were read again by newer rules.
	OnReread func(library.Reread)
	// OnTrouble is told why the library cannot be opened, or only be read.
	OnTrouble func(error)
	// Mapping says which column of a table is which of ours, where somebody has said
	// it before; see library.ImportOptions.
	Mapping func(name string, s *sheet.Sheet) (sheet.Mapping, bool, error)

	path string

	opening   sync.Mutex // held while the library is being opened
	importing sync.Mutex // held by the import that runs
	showing   sync.Mutex // held while a snapshot is made
	mu        sync.Mutex // of what follows
	lib       *library.Library
	trouble   error // why nothing can be written; nil where it can
	base      []merge.Part
	unwatch   func() // ends the watching of a folder, or nil

	ctx    context.Context
	stop   context.CancelFunc
	cancel context.CancelFunc // of the import that runs, or nil
	jobs   chan func()
	wake   chan string  // why there is something new to show
	next   atomic.Int64 // when what arrives may be shown again, in Unix nanoseconds
	work   sync.WaitGroup
}

// Snapshot is what there is to show at one moment. It is immutable.
type Snapshot struct {
	// Why is what made it: "ready" for the first one, "library", "import", "imported", "act" or
	// "reread".
	Why       string
	Corpus    *data.Corpus
	Marks     map[string]library.Mark // by library.Target.Key
	Conflicts []library.Conflict
	Acts      []library.Act            // that hold, in order
	Own       map[data.DocumentID]bool // the library's own documents
	Errors    []error                  // what could not be read, one line each
}

// New returns the keeper of the library at path, which need not be there yet.
func New(path string) *Keeper {
	k := &Keeper{path: path, jobs: make(chan func(), 64), wake: make(chan string, 1)}
	k.ctx, k.stop = context.WithCancel(context.Background())
	return k
}

// Refuse has nothing opened or kept, for a reason that OnTrouble is told; nil is
// no reason. It must be called before Start.
func (k *Keeper) Refuse(err error) { k.trouble = err }

// Start reads the bundled corpus, then the library if there is one, and returns at
// once.
func (k *Keeper) Start() {
	k.work.Go(func() {
		k.mu.Lock()
		trouble := k.trouble
		k.mu.Unlock()
		if trouble != nil {
			k.OnTrouble(trouble)
		}
		k.first()
		k.work.Go(k.refresh)
		k.work.Go(k.serve)
	})
}

// first shows the bundled corpus, with the corrections that the library has of
// it, and has the rest of the library follow.
func (k *Keeper) first() {
	opened := make(chan struct{})
	go func() {
		defer close(opened)
		if _, err := os.Stat(k.path); err == nil {
			_, _ = k.open() // the trouble was told
		}
	}()
	base, errs := load.BundledParts(k.ctx, k.OnReading)
	<-opened
	k.mu.Lock()
	k.base = base
	lib := k.lib
	k.mu.Unlock()
	s := Snapshot{Why: "ready", Corpus: merge.Corpus(registry.Bundled(), base...), Errors: errs}
	if lib != nil {
		log := lib.Acts()
		s.Corpus, _ = library.Replay(s.Corpus, log) // conflicts need the documents too
		s.Marks, s.Acts = library.MarksOf(s.Corpus, log), library.Active(log)
		k.changed("library")
	}
	if k.ctx.Err() == nil { // a corpus that is half read is nothing to show
		k.OnSnapshot(s)
	}
}

// ErrReadOnly says that the library can be looked at and not written.
var ErrReadOnly = errors.New("the library is only being read")

// open returns the library, opened if it is not; one that another window has, or
// that is damaged, is opened for reading, if it can be.
func (k *Keeper) open() (*library.Library, error) {
	k.opening.Lock()
	defer k.opening.Unlock()
	k.mu.Lock()
	lib, trouble := k.lib, k.trouble
	k.mu.Unlock()
	if lib != nil || trouble != nil {
		return lib, trouble
	}
	lib, err := library.Open(context.WithoutCancel(k.ctx), k.path)
	if err != nil {
		trouble = err
		lib, _ = library.OpenReadOnly(k.ctx, k.path) // the first error tells more
	}
	k.mu.Lock()
	k.lib, k.trouble = lib, trouble
	k.mu.Unlock()
	if trouble != nil {
		k.OnTrouble(trouble)
	}
	return lib, trouble
}

// serve carries out what was asked for, in order; what was asked for before the
// end is still done.
func (k *Keeper) serve() {
	for {
		select {
		case job := <-k.jobs:
			job()
			continue
		default:
		}
		select {
		case <-k.ctx.Done():
			return
		case job := <-k.jobs:
			job()
		}
	}
}

// Do writes acts down, all or none. Done is called with nil once they are
// durable; a snapshot that shows them follows.
func (k *Keeper) Do(done func(error), acts ...library.Act) {
	k.jobs <- func() {
		lib, err := k.open()
		if err == nil {
			err = lib.Do(context.WithoutCancel(k.ctx), acts...)
		}
		done(err)
		if err == nil {
			k.changed("act")
		}
	}
}

// Undo takes the last act back, Redo does it again; done is given the act.
func (k *Keeper) Undo(done func(library.Act, error)) { k.step((*library.Library).Undo, done) }

// Redo does again what Undo took back last.
func (k *Keeper) Redo(done func(library.Act, error)) { k.step((*library.Library).Redo, done) }

func (k *Keeper) step(step func(*library.Library, context.Context) (library.Act, error), done func(library.Act, error)) {
	k.jobs <- func() {
		if _, err := os.Stat(k.path); errors.Is(err, fs.ErrNotExist) {
			done(library.Act{}, library.ErrNothing)
			return
		}
		var act library.Act
		lib, err := k.open()
		if err == nil {
			act, err = step(lib, context.WithoutCancel(k.ctx))
		}
		done(act, err)
		if err == nil {
			k.changed("act")
		}
	}
}

// changed has a snapshot made soon; an act is more urgent than what arrives.
func (k *Keeper) changed(why string) {
	for {
		select {
		case k.wake <- why:
			return
		case waiting := <-k.wake:
			if waiting == "act" {
				why = waiting
			}
		}
	}
}

// refresh makes snapshots as long as there is something new.
func (k *Keeper) refresh() {
	for {
		select {
		case <-k.ctx.Done():
			return
		case why := <-k.wake:
			begin := time.Now()
			k.show(why)
			k.next.Store(nextShow(begin, time.Now()))
			if why == "library" {
				k.work.Go(func() {
					k.Search(k.ctx, &data.Corpus{}, "words", 1) // the first search reads the list of all words
					k.backUp()
					k.reread()
				})
			}
		}
	}
}

// reread reads again, in the background, what other rules have read.
func (k *Keeper) reread() {
	k.mu.Lock()
	lib := k.lib
	k.mu.Unlock()
	if lib == nil || lib.Outdated() == 0 {
		return
	}
	k.importing.Lock() // one thing at a time
	defer k.importing.Unlock()
	report := lib.Reread(k.ctx, k.OnReading)
	if k.ctx.Err() == nil {
		k.OnReread(report)
		k.changed("reread")
	}
}

// While documents arrive, the next snapshot waits share times as long as the last one
// took: merging takes all processors, and an import is to keep them. After one that took
// longer than patience, none is made before the import's end: what a window holds is
// swept through again and again, which would hold up the import the more it has shown.
const (
	share    = 24
	patience = time.Second
)

// nextShow is when what arrives may be shown after a snapshot, in Unix nanoseconds.
func nextShow(begin, end time.Time) int64 {
	took := end.Sub(begin)
	if took > patience {
		return math.MaxInt64
	}
	return end.Add(share * took).UnixNano()
}

// arrived shows what an import has brought so far, now and then.
func (k *Keeper) arrived([]library.Record) {
	if time.Now().UnixNano() > k.next.Load() {
		k.changed("import")
	}
}

// show makes a snapshot of everything and hands it out.
func (k *Keeper) show(why string) {
	k.showing.Lock()
	defer k.showing.Unlock()
	k.mu.Lock()
	lib, base := k.lib, k.base
	k.mu.Unlock()
	s := Snapshot{Why: why, Own: map[data.DocumentID]bool{}}
	if lib == nil {
		s.Corpus = merge.Corpus(registry.Bundled(), base...)
		k.OnSnapshot(s)
		return
	}
	got, errs := lib.Snapshot(k.ctx, base, k.OnReading)
	if got == nil {
		return // closing
	}
	s.Corpus, s.Marks, s.Conflicts, s.Errors = got.Corpus, got.Marks, got.Conflicts, errs
	s.Acts = library.Active(lib.Acts())
	if ids, err := lib.IDs(k.ctx); err == nil {
		for _, id := range ids {
			s.Own[id] = true
		}
	}
	k.OnSnapshot(s)
}

// Tellings returns the events that were made into e, one for each of its sources.
func (k *Keeper) Tellings(e *data.Event) []*data.Event {
	k.mu.Lock()
	lib, base := k.lib, k.base
	k.mu.Unlock()
	return lib.Tellings(base, e)
}

// Whole gives a document of a snapshot with its text.
func (k *Keeper) Whole(d *data.Document) (*data.Document, error) {
	k.mu.Lock()
	lib := k.lib
	k.mu.Unlock()
	if !d.Short || lib == nil {
		return d, nil
	}
	return lib.Whole(k.ctx, d)
}

// Close ends what runs, writes what is under way and closes the library.
func (k *Keeper) Close() error {
	_ = k.Watch("")
	k.stop()
	k.work.Wait()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lib == nil {
		return nil
	}
	return k.lib.Close()
}

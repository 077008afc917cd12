package keeper

import (
	"context"
	"time"

	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/load"
)

// Import brings files and folders into the library and returns at once. Where
// the library cannot be written, they are read for this session alone. A second
// import waits for the first.
func (k *Keeper) Import(paths []string) { k.bringIn(paths, false) }

// bringIn imports; watched says that nobody asked for it, but a folder had it.
func (k *Keeper) bringIn(paths []string, watched bool) {
	if k.ctx.Err() != nil {
		return
	}
	k.work.Go(func() {
		k.importing.Lock()
		defer k.importing.Unlock()
		ctx, cancel := context.WithCancel(k.ctx)
		defer cancel()
		k.mu.Lock()
		k.cancel = cancel
		k.mu.Unlock()
		report := k.bring(ctx, paths)
		k.mu.Lock()
		k.cancel = nil
		k.mu.Unlock()
		k.OnImported(report, watched)
		k.changed("imported")
	})
}

// Cancel ends the import that runs; what has arrived stays.
func (k *Keeper) Cancel() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.cancel != nil {
		k.cancel()
	}
}

func (k *Keeper) bring(ctx context.Context, paths []string) library.Report {
	lib, err := k.open()
	if err != nil {
		return k.borrow(ctx, paths)
	}
	k.backUp()
	return lib.Import(ctx, paths, library.ImportOptions{
		Progress: k.OnImport,
		Arrived:  k.arrived,
		Corpus: func() *data.Corpus {
			k.mu.Lock()
			base := k.base
			k.mu.Unlock()
			s, _ := lib.Snapshot(ctx, base, nil) // what cannot be read was told before
			if s == nil {
				return nil
			}
			return s.Corpus
		},
	})
}

// borrow reads files into the session without keeping them.
func (k *Keeper) borrow(ctx context.Context, paths []string) library.Report {
	begin := time.Now()
	parts, errs := load.FileParts(ctx, paths, k.OnReading)
	k.mu.Lock()
	k.base = append(k.base[:len(k.base):len(k.base)], parts...)
	k.mu.Unlock()
	return library.Report{Files: len(parts) + len(errs), Added: len(parts), Failed: errs, Err: ErrReadOnly, Took: time.Since(begin)}
}

// backUp writes the day's backup, if there is none yet and something to lose.
func (k *Keeper) backUp() {
	k.mu.Lock()
	lib, trouble := k.lib, k.trouble
	k.mu.Unlock()
	if lib == nil || trouble != nil || lib.File() == nil || !lib.File().BackupDue(time.Now()) {
		return
	}
	if ids, err := lib.IDs(k.ctx); err != nil || len(ids)+len(lib.Acts()) == 0 {
		return
	}
	if _, err := lib.File().Backup(k.ctx, time.Now()); err != nil && k.ctx.Err() == nil {
		k.OnTrouble(err)
	}
}

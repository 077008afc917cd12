package keeper

import (
	"context"
	"os"
	"slices"
	"time"

	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/load"
	"yunshi/data/merge"
	"yunshi/data/registry"
	"yunshi/data/sheet"
)

// Import brings files and folders into the library and returns at once. Where
// the library cannot be written, they are read for this session alone. A second
// import waits for the first.
func (k *Keeper) Import(paths []string) { k.bringIn(paths, k.Mapping, false) }

// ImportTable is Import for a table whose columns a person has chosen.
func (k *Keeper) ImportTable(path string, m sheet.Mapping) {
	k.bringIn([]string{path}, func(string, *sheet.Sheet) (sheet.Mapping, bool, error) { return m, true, nil }, false)
}

// mapping is library.ImportOptions.Mapping.
type mapping = func(name string, s *sheet.Sheet) (sheet.Mapping, bool, error)

// bringIn imports; watched says that nobody asked for it, but a folder had it.
func (k *Keeper) bringIn(paths []string, of mapping, watched bool) {
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
		report := k.bring(ctx, paths, of)
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

func (k *Keeper) bring(ctx context.Context, paths []string, of mapping) library.Report {
	lib, err := k.open()
	if err != nil {
		return k.borrow(ctx, paths, of)
	}
	k.backUp()
	return lib.Import(ctx, paths, library.ImportOptions{
		Progress: k.OnImport,
		Arrived:  k.arrived,
		Corpus:   func() *data.Corpus { return k.all(lib) },
		Mapping:  of,
	})
}

// all is everything that is known now, or nil where that is at its end.
func (k *Keeper) all(lib *library.Library) *data.Corpus {
	k.mu.Lock()
	base := k.base
	k.mu.Unlock()
	if lib == nil {
		return merge.Corpus(registry.Bundled(), base...)
	}
	s, _ := lib.Snapshot(k.ctx, base, nil) // what cannot be read was told before
	if s == nil {
		return nil
	}
	return s.Corpus
}

// Plan says what bringing in a table by a mapping would do.
func (k *Keeper) Plan(name string, s *sheet.Sheet, m sheet.Mapping) *library.Plan {
	if m.From["id"].Column == "" {
		return library.PlanTable(nil, name, s, m)
	}
	k.mu.Lock()
	lib := k.lib
	k.mu.Unlock()
	if _, err := os.Stat(k.path); lib == nil && err == nil {
		lib, _ = k.open() // one that can only be read knows its rows too
	}
	return library.PlanTable(k.all(lib), name, s, m)
}

// borrow reads files into the session without keeping them.
func (k *Keeper) borrow(ctx context.Context, paths []string, of mapping) library.Report {
	begin := time.Now()
	var parts []merge.Part
	var errs []error
	rest := slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		part, more, ok := borrowTable(path, of)
		if ok {
			errs = append(errs, more...)
			if len(part.Documents) > 0 {
				parts = append(parts, part)
			}
		}
		return ok
	})
	more, wrong := load.FileParts(ctx, rest, k.OnReading)
	parts, errs = append(parts, more...), append(errs, wrong...)
	k.mu.Lock()
	k.base = append(k.base[:len(k.base):len(k.base)], parts...)
	k.mu.Unlock()
	return library.Report{Files: len(paths), Added: len(parts), Failed: errs, Err: ErrReadOnly, Took: time.Since(begin)}
}

// borrowTable reads a table whose columns somebody has said; ok is false for
// everything else.
func borrowTable(path string, of mapping) (part merge.Part, errs []error, ok bool) {
	if !sheet.Named(path) || of == nil {
		return part, nil, false
	}
	raw, err := load.ReadFile(path)
	if err != nil {
		return part, nil, false
	}
	s, err := sheet.Read(path, raw)
	if err != nil {
		return part, nil, false
	}
	m, ok, err := of(path, s)
	if err != nil || !ok {
		return part, nil, false
	}
	p := library.PlanTable(nil, path, s, m)
	part, more := load.Table(path, p.Bytes(raw))
	return part, append(p.Errors(), more...), true
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

package keeper

import (
	"context"
	"time"

	"yunshi/app/keeper/watch"
	"yunshi/data/library"
)

// Watch brings in what is new in a folder, now and whenever something arrives
// there; "" watches none. The error is one line.
func (k *Keeper) Watch(folder string) error {
	k.mu.Lock()
	stop := k.unwatch
	k.unwatch = nil
	k.mu.Unlock()
	if stop != nil {
		stop()
	}
	if folder == "" {
		return nil
	}
	stop, err := watch.Folder(folder, library.Reads, func(paths []string) { k.bringIn(paths, k.Mapping, true) })
	if err != nil {
		return err
	}
	k.mu.Lock()
	k.unwatch = stop
	k.mu.Unlock()
	k.bringIn([]string{folder}, k.Mapping, true)
	return nil
}

// Salvage saves what can be read of a damaged library into a new one, which takes
// its place, and opens that. Done is told how it went.
func (k *Keeper) Salvage(done func(library.Salvaged, error)) {
	k.jobs <- func() {
		saved, err := k.salvage()
		done(saved, err)
		if err == nil {
			k.changed("library")
		}
	}
}

func (k *Keeper) salvage() (library.Salvaged, error) {
	k.importing.Lock()
	defer k.importing.Unlock()
	k.showing.Lock()
	defer k.showing.Unlock()
	k.mu.Lock()
	lib := k.lib
	k.lib, k.trouble = nil, nil
	k.mu.Unlock()
	if lib != nil {
		_ = lib.Close() // it is damaged; what it says of that is known
	}
	saved, err := library.Salvage(context.WithoutCancel(k.ctx), k.path, time.Now())
	if _, again := k.open(); err == nil {
		err = again
	}
	return saved, err
}

// Package watch finds the files that arrive in a folder and those below it, and
// hands them on once they have stopped growing. It knows no screen.
package watch

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settled is how long a file must stay as it is before it counts as whole, and
// often is how often that is looked at.
const (
	settled = 2 * time.Second
	often   = 500 * time.Millisecond
)

// mostFolders bounds how many folders are watched: the system allows a number only.
const mostFolders = 1000

// Folder calls found, from a goroutine of its own, with the files that arrive in
// the folder and that wanted says are of use, until stop is called. What is there
// already is the caller's to bring in; should the system have lost count of what
// arrived, found is called with the folder itself. The error is one line.
func Folder(folder string, wanted func(path string) bool, found func(paths []string)) (stop func(), err error) {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: is no folder that can be watched; choose another", folder)
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be watched (%w)", folder, err)
	}
	f := &watched{folder: folder, watcher: w, wanted: wanted, found: found, growing: map[string]state{}}
	if err := w.Add(folder); err != nil {
		_ = w.Close()
		return nil, fmt.Errorf("%s: cannot be watched (%w)", folder, err)
	}
	f.below(folder, false)
	var ended sync.WaitGroup
	ended.Go(f.run)
	return func() { _ = w.Close(); ended.Wait() }, nil
}

// watched is a folder that is watched. All its fields belong to run.
type watched struct {
	folder  string
	watcher *fsnotify.Watcher
	wanted  func(string) bool
	found   func([]string)
	growing map[string]state
	folders int
}

// state is a file as it was seen last, and since when it has been so.
type state struct {
	size  int64
	mod   time.Time
	since time.Time
}

func (f *watched) run() {
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case e, ok := <-f.watcher.Events:
			if !ok {
				return
			}
			if e.Has(fsnotify.Create) || e.Has(fsnotify.Write) {
				f.seen(e.Name)
			}
		case _, ok := <-f.watcher.Errors:
			if !ok {
				return
			}
			f.found([]string{f.folder})
		case <-tick.C:
			if whole := f.whole(time.Now()); len(whole) > 0 {
				f.found(whole)
			}
		}
	}
}

// seen takes note of a file, or of all in a new folder.
func (f *watched) seen(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil || strings.HasPrefix(filepath.Base(path), "."):
	case info.IsDir():
		f.below(path, true)
	case info.Mode().IsRegular() && f.wanted(path):
		if _, known := f.growing[path]; !known {
			f.growing[path] = state{since: time.Now(), size: -1}
		}
	}
}

// below watches the folders in a folder, itself among them; with files, it takes
// note of those too, which came before the folder was watched.
func (f *watched) below(folder string, files bool) {
	_ = filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && p != f.folder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			if f.folders++; f.folders <= mostFolders {
				_ = f.watcher.Add(p)
			}
		case files:
			f.seen(p)
		}
		return nil
	})
}

// whole returns the files that have stopped growing by now.
func (f *watched) whole(now time.Time) (whole []string) {
	for path, was := range f.growing {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			delete(f.growing, path)
		case info.Size() != was.size || !info.ModTime().Equal(was.mod):
			f.growing[path] = state{info.Size(), info.ModTime(), now}
		case now.Sub(was.since) >= settled:
			delete(f.growing, path)
			whole = append(whole, path)
		}
	}
	return whole
}

package app

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"yunshi/app/ui"
	"yunshi/data/load"
	"yunshi/data/merge"
	"yunshi/data/registry"
)

// load reads the bundled corpus, and the files named on the command line, off
// the UI thread.
func (w *Window) load(ctx context.Context) {
	w.status.SetBusy(ui.T("status.loading"))
	go func() {
		parts, errs := load.BundledParts(ctx, w.progress)
		var opened []merge.Part
		if len(w.opts.Paths) > 0 {
			more, moreErrs := load.FileParts(ctx, w.opts.Paths, w.progress)
			parts, errs, opened = append(parts, more...), append(errs, moreErrs...), more
		}
		ui.Do(func() {
			w.opened = documentsOf(opened)
			w.add("ready", parts, errs)
			w.firstTour()
		})
	}()
}

// importFiles reads files and folders into the session off the UI thread.
func (w *Window) importFiles(paths []string) {
	w.status.SetBusy(ui.T("status.importing"))
	go func() {
		parts, errs := load.FileParts(context.Background(), paths, w.progress)
		ui.Do(func() { w.add("import", parts, errs) })
	}()
}

// add takes what was read into the session and merges it with the rest, off the
// UI thread; what arrives meanwhile is merged in its turn.
func (w *Window) add(act string, parts []merge.Part, errs []error) {
	w.parts = append(w.parts[:len(w.parts):len(w.parts)], parts...)
	w.errors = append(w.errors, errs...)
	w.status.SetErrors(len(w.errors))
	w.merging++
	turn, all := w.merging, w.parts
	go func() {
		c := merge.Corpus(registry.Bundled(), all...)
		f := newFinder(w, c)
		ui.Do(func() {
			w.trace.say(act, "events", len(c.Events), "figures", len(c.Figures), "documents", len(c.Documents), "errors", len(errs))
			if turn == w.merging {
				w.finder.Store(f)
				w.status.SetBusy("")
				w.look(c, w.view.Filter)
			}
		})
		// Reading, and the first drawing, leave several times of what they made
		// behind; the window needs little of it again, so it goes back to the system.
		time.Sleep(rest)
		debug.FreeOSMemory()
	}()
}

// rest is how long the panes take to show a new corpus, amply.
const rest = time.Second

// progress may be called from any goroutine.
func (w *Window) progress(done, total int) {
	if total < 2 {
		return
	}
	ui.Do(func() { w.status.SetBusy(ui.T("status.progress", ui.Args{"N": done, "All": total})) })
}

// fail adds a line to the list of errors.
func (w *Window) fail(text string) {
	w.errors = append(w.errors, errors.New(text))
	w.status.SetErrors(len(w.errors))
	w.trace.say("error", text)
}

// endings are the files that can be opened.
var endings = []string{".csv", ".txt", ".md", ".html", ".htm"}

// importDialog asks for one file and opens it.
func (w *Window) importDialog() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.fail(err.Error())
		case r != nil:
			path := r.URI().Path()
			_ = r.Close()
			w.importFiles([]string{path})
		}
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.Show()
	w.files = d
	w.trace.say("import open")
}

// dropped opens the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.importFiles(paths)
}

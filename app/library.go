package app

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/keeper"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
)

// keep connects the window with what it shows: the bundled corpus and the
// person's library. The keeper calls off the UI thread.
func (w *Window) keep(path string) {
	w.keeper = keeper.New(path)
	w.keeper.OnSnapshot = w.onSnapshot
	var told, imported time.Time
	often := func(last *time.Time, done bool) bool {
		if !done && time.Since(*last) < 500*time.Millisecond { // each draws the window anew
			return false
		}
		*last = time.Now()
		return true
	}
	w.keeper.OnReading = func(done, total int) {
		if total > 1 && often(&told, done == total) {
			ui.Do(func() { w.busy(ui.T("status.progress", ui.Args{"N": done, "All": total}), false) })
		}
	}
	w.keeper.OnImport = func(p library.Progress) {
		if often(&imported, p.Done == p.Total) {
			ui.Do(func() {
				w.busy(importText(p), true)
				w.status.SetDone(float64(p.Done) / float64(max(1, p.Total)))
			})
		}
	}
	w.keeper.OnImported = func(r library.Report, watched bool) { ui.Do(func() { w.imported(r, watched) }) }
	w.keeper.OnReread = func(r library.Reread) { ui.Do(func() { w.reread(r) }) }
	w.keeper.OnTrouble = func(err error) { ui.Do(func() { w.trouble(err) }) }
}

// importText is "Importing 12 of 40 · 350/s · 2 s left".
func importText(p library.Progress) string {
	s := ui.T("status.import", ui.Args{"N": p.Done, "All": p.Total})
	if p.Done > 0 && p.Rate >= 1 {
		s += "  ·  " + ui.T("status.rate", ui.Args{"N": int(p.Rate)})
	}
	if left := p.Left.Round(time.Second); p.Done < p.Total && left >= time.Second {
		s += "  ·  " + ui.T("status.left", ui.Args{"T": lasting(left)})
	}
	return s
}

// lasting is a time of seconds, minutes or hours in words.
func lasting(d time.Duration) string {
	if d < time.Minute {
		return ui.T("status.seconds", ui.Args{"N": int(d.Seconds())})
	}
	d = d.Round(time.Minute) // no estimate is as good as its seconds
	if d < time.Hour {
		return ui.T("status.minutes", ui.Args{"N": int(d.Minutes())})
	}
	return ui.T("status.hours", ui.Args{"H": int(d.Hours()), "N": int(d.Minutes()) % 60})
}

// busy says what is under way; an import goes before reading.
func (w *Window) busy(text string, imports bool) {
	if imports || !w.importing {
		w.status.SetBusy(text)
	}
}

// importFiles brings files and folders into the library.
func (w *Window) importFiles(paths []string) {
	w.beginImport()
	w.keeper.Import(paths)
}

func (w *Window) beginImport() {
	w.importing = true
	w.status.SetDone(0)
	w.status.SetBusy(ui.T("status.importing"))
	w.status.SetStop(true)
}

// stopImport ends the import that runs; what has arrived stays.
func (w *Window) stopImport() {
	if w.importing {
		w.keeper.Cancel()
	}
}

// imported tells how an import went; a snapshot that shows it follows. That a
// watched folder has nothing new is no news.
func (w *Window) imported(r library.Report, watched bool) {
	w.importing = false
	w.status.SetStop(false)
	w.status.SetBusy("")
	w.errs(r.Failed)
	w.logged.Info("imported", "added", r.Added, "known", r.Known, "updated", r.Updated, "failed", len(r.Failed), "took", r.Took.Round(time.Millisecond))
	w.trace.say("imported added", r.Added, "known", r.Known, "updated", r.Updated, "failed", len(r.Failed))
	switch {
	case watched && r.Added+r.Updated == 0 && r.Err == nil:
	case errors.Is(r.Err, keeper.ErrReadOnly):
		w.status.Say(ui.T("status.borrowed"))
	case errors.Is(r.Err, context.Canceled):
		w.status.Say(ui.T("status.stopped", ui.Args{"N": r.Added}))
	case r.Err != nil:
		w.fail(r.Err.Error())
	default:
		w.status.Say(ui.T("status.imported", ui.Args{"N": r.Added, "Known": r.Known}))
	}
}

// trouble says that the library cannot be written, or not be opened, and keeps
// saying so in the status line.
func (w *Window) trouble(err error) {
	text := ui.T("library.broken")
	switch {
	case errors.Is(err, library.ErrLocked):
		text = ui.T("library.locked")
	case errors.Is(err, library.ErrDamaged):
		text = ui.T("library.damaged")
	case errors.Is(err, library.ErrNewer):
		text = ui.T("library.newer")
	case errors.Is(err, library.ErrReadOnly):
		text = ui.T("library.readonly")
	}
	w.damaged = errors.Is(err, library.ErrDamaged)
	w.status.SetLibrary(text)
	w.fail(err.Error())
}

// onSnapshot shows what the keeper has; it is called off the UI thread. What a
// person did shows at once, and the palette learns of it a moment later.
func (w *Window) onSnapshot(s keeper.Snapshot) {
	var f *finder
	if s.Why != "act" {
		f = newFinder(w, s.Corpus)
	}
	ui.Do(func() { w.take(s, f) })
	if f == nil {
		w.finder.Store(newFinder(w, s.Corpus))
		return
	}
	// Reading, and the first drawing, leave several times of what they made
	// behind; the window needs little of it again, so it goes back to the system.
	time.AfterFunc(rest, debug.FreeOSMemory)
}

// rest is how long the panes take to show a new corpus, amply.
const rest = time.Second

// take swaps a snapshot in.
func (w *Window) take(s keeper.Snapshot, f *finder) {
	w.kept = s
	if f != nil {
		w.finder.Store(f)
	}
	w.coming = append(w.coming, s)
	if s.Why == "ready" && len(w.opts.Paths) > 0 {
		w.bring(w.opts.Paths)
	}
	w.busy("", false)
	w.errs(s.Errors)
	w.hurt(s.Errors...)
	w.status.SetConflicts(len(s.Conflicts))
	if s.Why == "imported" && len(w.opts.Paths) > 0 {
		w.showOpened(s.Corpus)
	}
	w.look(s.Corpus, w.view.Filter)
	if s.Why == "ready" {
		for _, path := range w.viewFiles {
			w.openViewFile(path)
		}
		if folder := w.settings().Watched(); folder != "" {
			w.watchOn(folder)
		}
	}
	if s.Why == "ready" && !w.showCrash() {
		w.firstTour()
	}
	if s.Why == "ready" && w.sheet.Open() {
		w.sheet.OnClosed = w.offerSalvageSoon
	}
	w.offerSalvage()
}

// libraryAsked offers to mend a damaged library, or lists what went wrong.
func (w *Window) libraryAsked() {
	if w.damaged {
		w.salvage()
		return
	}
	w.showErrors()
}

// whole gives a document its text, which the library keeps.
func (w *Window) whole(d *data.Document) *data.Document {
	whole, err := w.keeper.Whole(d)
	if err != nil {
		w.fail(err.Error())
		return d
	}
	return whole
}

// errs adds errors to the list, each once.
func (w *Window) errs(errs []error) {
	for _, err := range errs {
		if !slices.ContainsFunc(w.errors, func(e error) bool { return e.Error() == err.Error() }) {
			w.errors = append(w.errors, err)
			w.logged.Error(err.Error())
		}
	}
	w.status.SetErrors(len(w.errors))
}

// fail adds a line to the list of errors.
func (w *Window) fail(text string) {
	w.errs([]error{errors.New(text)})
	w.trace.say("error", text)
}

// dropped brings in the files that were dropped on the window.
func (w *Window) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	w.openFiles(paths)
}

// openFiles opens saved views and charts, and takes in what else there is.
func (w *Window) openFiles(paths []string) {
	articles, saved := splitViews(paths)
	for _, path := range saved {
		w.openViewFile(path)
	}
	if len(articles) > 0 {
		w.bring(articles)
	}
}

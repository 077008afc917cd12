package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"yunshi/app/views"
)

// endings are the files that can be opened.
var endings = []string{
	".csv", ".tsv", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".eml", ".rss", ".atom", ".xml", ".zip", ".json",
	views.Ending,
}

// importDialog asks what to bring in.
func (w *Window) importDialog() {
	w.trace.say("import open")
	w.importer.Show(w.win.Canvas())
}

// chooseFile offers the files that can be read.
func (w *Window) chooseFile() {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.fail(err.Error())
		case r != nil:
			_ = r.Close()
			w.dropped(fyne.Position{}, []fyne.URI{r.URI()})
		}
	}, w.win)
	d.SetFilter(storage.NewExtensionFileFilter(endings))
	d.Show()
	w.files = d
}

// chooseFolder offers folders.
func (w *Window) chooseFolder() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.fail(err.Error())
		case u != nil:
			w.openFiles([]string{u.Path()})
		}
	}, w.win)
	d.Show()
	w.files = d
}

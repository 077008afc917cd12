package app

import (
	"io"
	"path/filepath"

	"yunshi/app/cli"
	"yunshi/app/saveas"
	"yunshi/app/ui"
	"yunshi/data"
)

// dataSheet asks where the events in sight, or their sources, are to be saved.
func (w *Window) dataSheet() {
	if w.view.N == 0 || w.generated != nil {
		w.status.Say(ui.T("status.nothing"))
		return
	}
	w.trace.say("data open")
	w.saveAs.Show(w.win.Canvas(), saveas.Form{
		Heading: ui.TN("save.events", w.view.N), Path: filepath.Join(w.exportFolder(), "events.csv"), Formats: cli.DataFormats, Plain: true, Save: w.exportData,
	})
}

// exportData writes the events in sight off the UI thread.
func (w *Window) exportData(c saveas.Choice, done func(error)) {
	write, err := cli.Writer(c.Path)
	if err != nil {
		done(err)
		return
	}
	inSight := &data.Corpus{Documents: w.view.Corpus.Documents, Companies: w.view.Corpus.Companies, Events: w.view.Events}
	go func() {
		err := cli.WriteWhole(c.Path, func(out io.Writer) error { return write(out, inSight) })
		ui.Do(func() { w.exported(c.Path, err, done) })
	}()
}

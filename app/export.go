package app

import (
	"bytes"
	"os"
	"path/filepath"

	"yunshi/app/saveas"
	"yunshi/app/ui"
	"yunshi/charts"
)

const prefFolder = "export.folder"

// exportSheet asks where the chart in sight is to be saved.
func (w *Window) exportSheet() {
	if w.charts.Spec() == nil {
		return
	}
	w.trace.say("save open")
	w.saveAs.Show(w.win.Canvas(), saveas.Form{
		Heading: ui.T("save.title"), Path: filepath.Join(w.exportFolder(), w.charts.FileName()), Formats: chartFormats, Save: w.export,
	})
}

// exportFolder is the one used last, or Pictures, or the home folder.
func (w *Window) exportFolder() string {
	if dir := w.app.Preferences().String(prefFolder); isFolder(dir) {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if dir := filepath.Join(home, "Pictures"); isFolder(dir) {
		return dir
	}
	return home
}

func isFolder(path string) bool {
	s, err := os.Stat(path)
	return path != "" && err == nil && s.IsDir()
}

// chartFormats are the endings of charts, the usual one first.
var chartFormats = []string{"png", "svg", "pdf", "pptx", "xlsx", "csv"}

// export writes the chart in sight off the UI thread.
func (w *Window) export(c saveas.Choice, done func(error)) {
	spec, opt := w.charts.Spec(), w.charts.Options()
	opt.Width, opt.Height, opt.Scale, opt.Transparent = c.Width, c.Height, c.Scale, c.Transparent
	opt.Theme = ui.NewTheme(c.Dark).Look.Name
	go func() {
		err := charts.Export(spec, c.Path, opt)
		ui.Do(func() { w.exported(c.Path, err, done) })
	}()
}

// exported tells of a saved file and keeps its folder for the next.
func (w *Window) exported(path string, err error, done func(error)) {
	if err == nil {
		w.app.Preferences().SetString(prefFolder, filepath.Dir(path))
		w.trace.say("export", path)
		w.status.Say(ui.T("status.saved", ui.Args{"P": path}))
	}
	done(err)
}

// copyChart puts the chart in sight on the clipboard: as a picture where the system
// or a tool of the desktop takes one, otherwise its values as a table. Fyne's own
// clipboard takes text only.
func (w *Window) copyChart() {
	spec := w.charts.Spec()
	if spec == nil {
		return
	}
	opt := w.charts.Options()
	opt.Width, opt.Height, opt.Scale = slideWidth, slideHeight, 1
	go func() {
		err := copyPicture(spec, opt)
		ui.Do(func() {
			said := "status.copied"
			if err != nil {
				w.app.Clipboard().SetContent(values(spec))
				said = "status.values"
			}
			w.status.Say(ui.T(said))
			w.trace.say("copy", spec.Name, said)
		})
	}()
}

// copyPicture puts the chart's PNG, with its spec in it, on the clipboard.
func copyPicture(spec *charts.Spec, opt charts.Options) error {
	var raw bytes.Buffer
	if err := charts.WritePNG(&raw, spec, opt); err != nil {
		return err
	}
	return putPicture(raw.Bytes())
}

// A copied chart has the size of a slide.
const (
	slideWidth  = 1920
	slideHeight = 1080
)

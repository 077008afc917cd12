package app

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

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
	w.saveAs.Show(w.win.Canvas(), filepath.Join(w.exportFolder(), w.charts.FileName()))
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

// export writes the chart in sight off the UI thread.
func (w *Window) export(path string, width, height int, dark bool, done func(error)) {
	spec, opt := w.charts.Spec(), w.charts.Options()
	opt.Width, opt.Height, opt.Theme = width, height, ui.NewTheme(dark).Look.Name
	go func() {
		err := charts.Export(spec, path, opt)
		fyne.Do(func() {
			if err == nil {
				w.app.Preferences().SetString(prefFolder, filepath.Dir(path))
				w.trace.say("export", path)
				w.status.SetBusy(ui.T("status.saved", ui.Args{"P": path}))
			}
			done(err)
		})
	}()
}

// copyChart puts the chart's values on the clipboard: Fyne's clipboard takes
// text, and a table is what a slide's own chart or a sheet can use.
func (w *Window) copyChart() {
	spec := w.charts.Spec()
	if spec == nil {
		return
	}
	w.app.Clipboard().SetContent(values(spec))
	w.status.SetBusy(ui.T("status.copied"))
	w.trace.say("copy", spec.Name)
}

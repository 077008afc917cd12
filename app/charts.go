package app

import (
	"path/filepath"
	"slices"
	"strings"

	"yunshi/app/ui"
	"yunshi/charts"
	"yunshi/data"
	"yunshi/data/library"
)

// chartsFolder is where charts of the person's own are kept: beside the library.
func (w *Window) chartsFolder() (string, error) {
	path := w.opts.Library
	if path == "" {
		var err error
		if path, err = library.DefaultPath(); err != nil {
			return "", err
		}
	}
	return filepath.Join(filepath.Dir(path), "charts"), nil
}

// readCharts brings in the charts of the person's own.
func (w *Window) readCharts() {
	folder, err := w.chartsFolder()
	if err != nil {
		w.fail(err.Error())
		return
	}
	w.charts.SetFolder(folder, func(err error) { w.fail(err.Error()) })
}

func (w *Window) buildChart() {
	w.trace.say("build open")
	w.charts.Build(w.win.Canvas())
}

func (w *Window) retitle() { w.charts.Retitle(w.win.Canvas()) }

func (w *Window) dropChart() {
	if err := w.charts.Drop(); err != nil {
		w.fail(err.Error())
	}
}

// correctPoint opens the form for a figure that a chart shows.
func (w *Window) correctPoint(id data.FigureID) {
	w.openFigure(id)
	w.correct()
}

// chartEndings are the files that may carry a chart.
var chartEndings = []string{".png", ".pptx", ".json"}

// bring opens the charts among some files and imports the rest.
func (w *Window) bring(paths []string) {
	go func() {
		var specs []*charts.Spec
		var rest []string
		for _, path := range paths {
			if slices.Contains(chartEndings, strings.ToLower(filepath.Ext(path))) {
				if found, err := charts.OpenSpecs(path); err == nil {
					specs = append(specs, found...)
					continue
				}
			}
			rest = append(rest, path)
		}
		rest, asked := w.questions(rest)
		ui.Do(func() {
			if len(specs) > 0 {
				w.charts.Open(specs)
				w.trace.say("charts opened", len(specs))
			}
			if len(rest) > 0 {
				w.importFiles(rest)
			}
			w.ask(asked)
		})
	}()
}

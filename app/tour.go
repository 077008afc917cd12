package app

import (
	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

const prefToured = "toured"

// tourSteps are the keys to know first: the ids of commands and what to say of
// them together.
var tourSteps = []struct {
	text     string
	commands []string
}{
	{"tour.find", []string{"search"}},
	{"tour.walk", []string{"previous", "next", "laneup", "lanedown", "zoomin", "zoomout", "fit"}},
	{"tour.why", []string{"open", "evidence", "back"}},
	{"tour.charts", []string{"chart1", "chart2", "chart3", "chart4", "chart5", "chart6"}},
	{"tour.slide", []string{"export", "copy"}},
	{"tour.import", []string{"import"}},
	{"tour.undo", []string{"all", "undo"}},
	{"tour.keys", []string{"keys"}},
}

// tour shows the keys to know first, as the table of commands has them.
func (w *Window) tour() {
	keys := map[string]string{}
	for _, c := range w.all {
		keys[c.id] = c.keyText()
	}
	body := ui.Column(11)
	for _, s := range tourSteps {
		caps := ui.Flow(4)
		for _, id := range s.commands {
			if keys[id] != "" {
				caps.Add(ui.KeyCap(keys[id]))
			}
		}
		body.Add(ui.Hang(252, caps, ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T(s.text)})))
	}
	begin := ui.NewPill(ui.T("tour.begin"), ui.Loud, func() { w.sheet.Close() })
	begin.Key = "Enter"
	body.Add(ui.Line(8, ui.Grow(nil), begin))
	w.trace.say("tour")
	w.openFitted(760, ui.T("tour.title"), body)
	w.sheet.Focus(begin)
}

// firstTour shows the tour at the very first start. A window that writes a trace
// is driven by a program, which needs no teaching; one that was opened with files
// is to show them, and the tour waits for the next start.
func (w *Window) firstTour() {
	p := w.app.Preferences()
	if p.Bool(prefToured) || w.opts.Trace != "" || len(w.opts.Paths) > 0 || fyne.CurrentDevice().IsMobile() {
		return
	}
	p.SetBool(prefToured, true)
	if w.win.Canvas().Overlays().Top() == nil {
		w.tour()
	}
}

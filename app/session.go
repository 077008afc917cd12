package app

import (
	"encoding/json"

	"yunshi/app/filter"
	"yunshi/data"
)

// session is what the window takes from one run to the next. Sizes are in Fyne's
// density-independent pixels.
type session struct {
	Width, Height float32
	Chart         string
	From, To      data.Day // the days in sight on the timeline
	Filter        filter.Filter
	Selected      data.EventID
}

const prefSession = "session"

// lastSession is how the window was left; the zero session where it never was,
// or where what is kept cannot be read.
func (w *Window) lastSession() session {
	var s session
	if json.Unmarshal([]byte(w.app.Preferences().String(prefSession)), &s) != nil {
		return session{}
	}
	return s
}

// keepSession remembers how the window stands. Before the corpus is there,
// nothing stands yet.
func (w *Window) keepSession() {
	if len(w.view.Corpus.Events) == 0 {
		return
	}
	size := w.win.Canvas().Size()
	s := session{Width: size.Width, Height: size.Height, Chart: w.charts.Name(), Filter: w.view.Filter, Selected: w.selected}
	s.From, s.To = w.timeline.View()
	if raw, err := json.Marshal(s); err == nil {
		w.app.Preferences().SetString(prefSession, string(raw))
	}
}

// resume has the window go on where it was left. Files named on the command line
// are what the person wants to see instead, so then only the chart comes back.
func (w *Window) resume(s session) {
	w.charts.Show(s.Chart)
	if len(w.opts.Paths) > 0 {
		return
	}
	w.view = filter.New(w.view.Corpus, s.Filter)
	w.left = &s
}

// arrive goes, once there are events, to where the window was left, or to the
// first event of the files that it was opened with.
func (w *Window) arrive() {
	if len(w.view.Corpus.Events) == 0 {
		return
	}
	if s := w.left; s != nil {
		w.left = nil
		if s.From < s.To {
			w.timeline.SetView(s.From, s.To)
		}
		if s.Selected != "" && w.view.Index(s.Selected) >= 0 {
			w.selectEvent(s.Selected)
		}
		w.history = nil
	}
	if w.opened == "" {
		return
	}
	if id := firstOf(w.view.Events, w.opened); id != "" {
		w.opened = ""
		w.selectEvent(id)
	}
}

// firstOf is the first event that the document tells, or "".
func firstOf(events []*data.Event, document data.DocumentID) data.EventID {
	for _, e := range events {
		for _, s := range e.Sources {
			if s.Evidence.Document == document {
				return e.ID
			}
		}
	}
	return ""
}

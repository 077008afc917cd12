package app

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

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

// keepSession remembers how the window stands.
func (w *Window) keepSession() {
	if s := w.session(); s != "" {
		w.app.Preferences().SetString(prefSession, s)
	}
}

// keepSessionSoon is keepSession for a window that goes on: the toolkit waits for
// the disk, and the UI thread must not.
func (w *Window) keepSessionSoon() {
	if s := w.session(); s != "" {
		go w.app.Preferences().SetString(prefSession, s)
	}
}

// session is how the window stands, as text. Before the corpus is there, nothing
// stands yet, and it is "".
func (w *Window) session() string {
	if len(w.view.Corpus.Events) == 0 {
		return ""
	}
	size := w.win.Canvas().Size()
	s := session{Width: size.Width, Height: size.Height, Chart: w.charts.Name(), Filter: w.view.Filter, Selected: w.selected}
	s.From, s.To = w.timeline.View()
	raw, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(raw)
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

// arrive goes, once there are events, to where the window was left. An event
// that only the library has comes a little later.
func (w *Window) arrive() {
	s := w.left
	if len(w.view.Corpus.Events) == 0 || s == nil {
		return
	}
	w.left = nil
	if s.From < s.To {
		w.timeline.SetView(s.From, s.To)
	}
	if s.Selected != "" && w.view.Index(s.Selected) >= 0 {
		w.selectEvent(s.Selected)
	} else {
		w.wanted = s.Selected
	}
	w.history = nil
}

// showOpened shows what the window was opened with: the first event that one of
// the files tells, or the article itself where it tells none.
func (w *Window) showOpened(c *data.Corpus) {
	paths := w.opts.Paths
	w.opts.Paths = nil
	if w.wanted = firstOf(c, paths); w.wanted != "" {
		return
	}
	var first *data.Document
	for _, d := range c.Documents {
		if lies(d, paths) && (first == nil || d.Path < first.Path) {
			first = d
		}
	}
	if first != nil {
		w.read(first, data.Span{})
	}
}

// lies reports whether a document was read from one of the files and folders.
func lies(d *data.Document, paths []string) bool {
	return d != nil && slices.ContainsFunc(paths, func(p string) bool {
		p = filepath.Clean(p)
		return d.Path == p || strings.HasPrefix(d.Path, p+string(filepath.Separator))
	})
}

// firstOf is the first event that an article at one of the paths tells, or "".
func firstOf(c *data.Corpus, paths []string) data.EventID {
	for _, e := range c.Events {
		for _, s := range e.Sources {
			if lies(c.Documents[s.Evidence.Document], paths) {
				return e.ID
			}
		}
	}
	return ""
}

// Package app is the window: it wires the panes, which know nothing of each
// other, and carries out what they report. Open is its only door.
package app

import (
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"yunshi/app/crash"
	"yunshi/app/single"
	"yunshi/app/ui"
	"yunshi/app/version"
	"yunshi/assets/icon"
)

// ID is the program's id on the desktop.
const ID = "io.github.yunshi.Yunshi"

// Options say how the window opens. The zero value is as the person left it, on
// the bundled corpus.
type Options struct {
	Theme string   // "light" or "dark"; "" is as the person left it
	Trace string   // a file that gets one line an act
	Paths []string // files and folders to bring into the library
	// Library is the person's library; "" is where the platform keeps such files.
	Library string
	named   bool // Library is the person's word for this start, not the usual one
	// ResetUI forgets all choices and where the window was left, and keeps the
	// library as it is.
	ResetUI bool
	// Width and Height are the window's in pixels; 0 is as the person left them.
	Width, Height int
	// CorpusSize shows so many invented events in place of the corpus; 0 is the corpus.
	CorpusSize int
	// Pan moves the timeline to and fro for so long and writes the frame rate to
	// the trace; 0 does not.
	Pan time.Duration
}

// Open shows the window and returns when it is closed. It must be called on the
// main goroutine.
func Open(o Options) error {
	t, err := newTrace(o.Trace)
	if err != nil {
		return err
	}
	defer t.close()

	at, handed, err := findHome(o.Library, o.Paths)
	if err != nil || handed {
		return err
	}
	o.named, o.Library = o.Library != "", at.path
	// Fyne reports a failure where the folder for caches is missing, as it is in
	// the home of a new user.
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o700)
	}
	report, done := watchCrash()
	defer done()
	a := fyneapp.NewWithID(ID)
	if o.ResetUI {
		resetUI(a.Preferences())
	}
	a.SetIcon(icon.Resource)
	s := settings{a.Preferences()}
	if err := s.begin(); err != nil {
		return err
	}
	if o.Theme == "" {
		o.Theme = s.Theme()
	}
	dark := o.Theme == "dark"
	a.Settings().SetTheme(ui.FirstTheme(dark))
	// Parsing the typeface takes as long as opening the display: both at once.
	parsed := ui.ParseTypeface()
	win := a.NewWindow(ui.T("app.title"))
	parsed()
	w := newWindow(a, win, o, t)
	last := w.lastSession()
	w.resume(last)
	size := fyne.NewSize(float32(o.Width), float32(o.Height))
	if size.IsZero() {
		size = onScreen(fyne.NewSize(last.Width, last.Height), s.factor())
	}
	w.win.Resize(size)
	nameWindows()
	w.win.Show()
	// Only now is the screen's own scale known, where it has one.
	if fits := onScreen(size, w.win.Canvas().Scale()); fits != size && o.Width == 0 {
		w.win.Resize(fits)
	}
	// Show has painted: the corpus is read only now, so that it never stands
	// between the person and the first frame.
	t.say("frame")
	holdHeap()
	a.Lifecycle().SetOnStarted(func() { a.Settings().SetTheme(ui.NewTheme(dark)) })
	a.Lifecycle().SetOnExitedForeground(w.keepSessionSoon)
	a.Lifecycle().SetOnStopped(func() { w.keepSession(); ui.Stop() })
	w.status.SetBusy(ui.T("status.loading"))
	w.report = report
	w.keeper.Refuse(at.away)
	if at.still != nil {
		w.fail(at.still.Error())
	}
	if folder, err := crash.Folder(); err == nil {
		logged, log := crash.Log(folder)
		defer log.Close()
		w.logged = logged
		logged.Info("started", "version", strings.Join(strings.Fields(version.Read().String()), " "), "library", o.Library)
	}
	w.loadViews()
	w.readCharts()
	if o.CorpusSize > 0 {
		w.generate(o.CorpusSize)
	} else {
		w.keeper.Start()
	}
	if stop, err := single.Listen(at.meet, w.handed); err == nil {
		defer stop()
	}
	a.Run()
	ui.Stop()
	return w.keeper.Close()
}

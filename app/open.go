// Package app is the window: it wires the panes, which know nothing of each
// other, and carries out what they report. Open is its only door.
package app

import (
	"os"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"yunshi/app/ui"
	"yunshi/assets/icon"
	"yunshi/data/library"
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
	// Width and Height are the window's in pixels; 0 is as the person left them.
	Width, Height int
}

// Open shows the window and returns when it is closed. It must be called on the
// main goroutine.
func Open(o Options) error {
	t, err := newTrace(o.Trace)
	if err != nil {
		return err
	}
	defer t.close()

	// Fyne reports a failure where the folder for caches is missing, as it is in
	// the home of a new user.
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o700)
	}
	if o.Library == "" {
		if o.Library, err = library.DefaultPath(); err != nil {
			return err
		}
	}
	a := fyneapp.NewWithID(ID)
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
	w := newWindow(a, o, t)
	last := w.lastSession()
	w.resume(last)
	size := fyne.NewSize(float32(o.Width), float32(o.Height))
	if size.IsZero() {
		width, height := workArea()
		size = sized(fyne.NewSize(last.Width, last.Height), width, height, w.win.Canvas().Scale())
	}
	w.win.Resize(size)
	w.win.Show()
	// Show has painted: the corpus is read only now, so that it never stands
	// between the person and the first frame.
	t.say("frame")
	a.Lifecycle().SetOnStarted(func() { a.Settings().SetTheme(ui.NewTheme(dark)) })
	a.Lifecycle().SetOnExitedForeground(w.keepSession)
	a.Lifecycle().SetOnStopped(w.keepSession)
	w.status.SetBusy(ui.T("status.loading"))
	w.readCharts()
	w.keeper.Start(o.Paths)
	a.Run()
	return w.keeper.Close()
}

// Package app is the window: it wires the panes, which know nothing of each
// other, and carries out what they report. Open is its only door.
package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"yunshi/app/ui"
	"yunshi/assets/icon"
)

// ID is the program's id on the desktop.
const ID = "io.github.yunshi.Yunshi"

const prefTheme = "theme"

// Options say how the window opens. The zero value is the person's own choice of
// theme at 1440×900 on the bundled corpus.
type Options struct {
	Theme string   // "light" or "dark"; "" is as the person left it
	Trace string   // a file that gets one line an act
	Paths []string // files and folders to open beside the bundled corpus
	// Width and Height are the window's in pixels; 0 is 1440 and 900.
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

	a := fyneapp.NewWithID(ID)
	a.SetIcon(icon.Resource)
	if err := ui.LoadWords(); err != nil {
		return err
	}
	if o.Theme == "" {
		o.Theme = a.Preferences().String(prefTheme)
	}
	dark := o.Theme == "dark"
	a.Settings().SetTheme(ui.FirstTheme(dark))
	w := newWindow(a, o, t)
	if o.Width == 0 || o.Height == 0 {
		o.Width, o.Height = 1440, 900
	}
	w.win.Resize(fyne.NewSize(float32(o.Width), float32(o.Height)))
	w.win.Show()
	// Show has painted: the corpus is read only now, so that it never stands
	// between the person and the first frame.
	t.say("frame")
	a.Lifecycle().SetOnStarted(func() { a.Settings().SetTheme(ui.NewTheme(dark)) })
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w.loadViews()
	if o.CorpusSize > 0 {
		w.generate(o.CorpusSize)
	} else {
		w.load(ctx)
	}
	a.Run()
	return nil
}

// Package status is the line at the foot of the window: how much is in sight,
// what is undated, what went wrong, and what is under way.
package status

import (
	"time"

	"fyne.io/fyne/v2"

	"yunshi/app/filter"
	"yunshi/app/ui"
)

// Bar is the status line.
type Bar struct {
	// OnUndated, OnErrors, OnConflicts and OnKeys are called when the person asks
	// for the list behind a number.
	OnUndated, OnErrors, OnConflicts, OnKeys func()
	// OnLibrary is called when the person asks what hinders the library.
	OnLibrary func()
	// OnStop is called when the person ends what is under way.
	OnStop func()

	events, figures, articles, said, busy     *ui.Label
	undated, errors, conflicts, library, stop *ui.Press
	undatedText, errorsText, conflictsText    *ui.Label
	libraryText                               *ui.Label
	gauge                                     *ui.Gauge
	hush                                      *time.Timer
	root                                      *fyne.Container
}

// aWhile is how long a message stays.
const aWhile = 8 * time.Second

// New returns an empty status line.
func New() *Bar {
	b := &Bar{}
	small := func(r ui.Role) *ui.Label { return ui.NewLabel("", ui.SizeSmall, r) }
	b.events, b.figures, b.articles, b.busy = small(ui.Muted), small(ui.Muted), small(ui.Muted), small(ui.Muted)
	b.libraryText, b.said = small(ui.Warning), small(ui.Ink)
	b.library = ui.NewPress(b.libraryText, func() { b.OnLibrary() })
	b.undatedText, b.errorsText, b.conflictsText = small(ui.Warning), small(ui.Warning), small(ui.Warning)
	b.undated = ui.NewPress(b.undatedText, func() { b.OnUndated() })
	b.errors = ui.NewPress(b.errorsText, func() { b.OnErrors() })
	b.conflicts = ui.NewPress(b.conflictsText, func() { b.OnConflicts() })
	b.gauge = ui.NewGauge()
	b.stop = ui.NewPress(ui.NewLabel(ui.T("status.stop"), ui.SizeSmall, ui.Accent), func() { b.OnStop() })
	for _, o := range []fyne.CanvasObject{b.undated, b.errors, b.conflicts, b.library, b.said, b.busy, b.gauge, b.stop} {
		o.Hide()
	}
	keys := ui.NewPress(ui.NewLabel(ui.T("status.keys"), ui.SizeSmall, ui.Muted), func() { b.OnKeys() })
	b.root = ui.Line(16, b.events, b.figures, b.articles, b.undated, b.conflicts, b.errors, b.library, ui.Grow(nil),
		b.said, b.busy, b.gauge, b.stop, keys)
	return b
}

// Object returns the bar for the window's layout.
func (b *Bar) Object() fyne.CanvasObject {
	return ui.On(ui.Paper, ui.Pad(4, 14, 4, 14, b.root))
}

// SetView counts what is in sight.
func (b *Bar) SetView(v *filter.View) {
	n, all := v.N, v.All
	if n < all {
		b.events.SetText(ui.T("status.some", ui.Args{"N": ui.Count(n), "All": ui.Count(all)}))
	} else {
		b.events.SetText(ui.TN("status.events", all))
	}
	b.figures.SetText(ui.TN("status.figures", len(v.Corpus.Figures)))
	articles := 0
	for _, d := range v.Corpus.Documents {
		if d.Article() {
			articles++
		}
	}
	b.articles.SetText(ui.TN("status.articles", articles))
	if n := len(v.Tray); n > 0 {
		show(b.undated, b.undatedText, n, "status.tray")
	} else {
		show(b.undated, b.undatedText, len(v.Undated), "status.undated")
	}
	b.root.Refresh()
}

// SetErrors shows the number of files and rows that could not be read.
func (b *Bar) SetErrors(n int) {
	show(b.errors, b.errorsText, n, "status.errors")
	b.root.Refresh()
}

// SetConflicts shows how many corrections meet something else than the person
// saw.
func (b *Bar) SetConflicts(n int) {
	show(b.conflicts, b.conflictsText, n, "status.conflicts")
	b.root.Refresh()
}

// SetLibrary says what hinders the library; "" is nothing.
func (b *Bar) SetLibrary(text string) {
	b.libraryText.SetText(text)
	b.library.Hidden = text == ""
	b.root.Refresh()
}

// SetBusy says what is under way; "" is nothing.
func (b *Bar) SetBusy(text string) { b.put(b.busy, text) }

// SetDone shows how much of what is under way is done, from 0 to 1.
func (b *Bar) SetDone(share float64) { b.gauge.SetDone(share) }

// SetStop offers to end what is under way, or does not.
func (b *Bar) SetStop(on bool) {
	b.stop.Hidden, b.gauge.Hidden = !on, !on
	b.root.Refresh()
}

// Say shows for a while what was done.
func (b *Bar) Say(text string) {
	b.put(b.said, text)
	if b.hush != nil {
		b.hush.Stop()
	}
	b.hush = time.AfterFunc(aWhile, func() {
		ui.Do(func() {
			if b.said.Text == text {
				b.put(b.said, "")
			}
		})
	})
}

func (b *Bar) put(l *ui.Label, text string) {
	l.Hidden = text == ""
	l.SetText(text)
	b.root.Refresh()
}

func show(p *ui.Press, l *ui.Label, n int, key string) {
	if n == 0 {
		p.Hide()
		return
	}
	l.SetText(ui.TN(key, n))
	p.Show()
}

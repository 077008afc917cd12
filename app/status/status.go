// Package status is the line at the foot of the window: how much is in sight,
// what is undated, what went wrong, and what is under way.
package status

import (
	"fyne.io/fyne/v2"

	"yunshi/app/filter"
	"yunshi/app/ui"
)

// Bar is the status line.
type Bar struct {
	// OnUndated, OnErrors and OnKeys are called when the person asks for the
	// list behind a number.
	OnUndated, OnErrors, OnKeys func()

	events, figures, articles, busy *ui.Label
	undated, errors                 *ui.Press
	undatedText, errorsText         *ui.Label
	root                            *fyne.Container
}

// New returns an empty status line.
func New() *Bar {
	b := &Bar{}
	small := func(r ui.Role) *ui.Label { return ui.NewLabel("", ui.SizeSmall, r) }
	b.events, b.figures, b.articles, b.busy = small(ui.Muted), small(ui.Muted), small(ui.Muted), small(ui.Muted)
	b.undatedText, b.errorsText = small(ui.Warning), small(ui.Warning)
	b.undated = ui.NewPress(b.undatedText, func() { b.OnUndated() })
	b.errors = ui.NewPress(b.errorsText, func() { b.OnErrors() })
	b.undated.Hide()
	b.errors.Hide()
	keys := ui.NewPress(ui.NewLabel(ui.T("status.keys"), ui.SizeSmall, ui.Muted), func() { b.OnKeys() })
	b.root = ui.Line(16, b.events, b.figures, b.articles, b.undated, b.errors, ui.Grow(nil), b.busy, keys)
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
		if filter.Article(d) {
			articles++
		}
	}
	b.articles.SetText(ui.TN("status.articles", articles))
	show(b.undated, b.undatedText, len(v.Undated), "status.undated")
	b.root.Refresh()
}

// SetErrors shows the number of files and rows that could not be read.
func (b *Bar) SetErrors(n int) {
	show(b.errors, b.errorsText, n, "status.errors")
	b.root.Refresh()
}

// SetBusy says what is under way; "" is nothing.
func (b *Bar) SetBusy(text string) {
	b.busy.SetText(text)
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

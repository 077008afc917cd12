package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Bar sets tabs, the choice of a thing and buttons in one line, or the tabs in a
// line of their own where the choice would be left with too little room.
func Bar(tabs, choice, buttons fyne.CanvasObject) *fyne.Container {
	return container.New(&bar{}, tabs, choice, buttons)
}

type bar struct{ width float32 }

const (
	barGap     float32 = 4
	barRowsGap float32 = 2
	// leastChoice is enough of a choice's text to tell it from the others.
	leastChoice float32 = 96
)

// split reports whether the bar has two lines at a width.
func (b *bar) split(o []fyne.CanvasObject, width float32) bool {
	choice := float32(0)
	if o[1].Visible() {
		choice = min(leastChoice, o[1].MinSize().Width)
	}
	return width > 0 && o[0].MinSize().Width+choice+o[2].MinSize().Width+2*barGap > width
}

func (b *bar) heightAt(o []fyne.CanvasObject, width float32) float32 {
	h := max(o[0].MinSize().Height, o[2].MinSize().Height)
	if b.split(o, width) {
		h += o[0].MinSize().Height + barRowsGap
	}
	return h
}

func (b *bar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, b.heightAt(o, b.width))
}

func (b *bar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	tabs, choice, buttons := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(tabs)
	x, y := tabs.Width+barGap, float32(0)
	if b.split(o, size.Width) {
		x, y = 0, tabs.Height+barRowsGap
	}
	room := size.Width - x - buttons.Width - barGap
	o[1].Move(fyne.NewPos(x, y))
	o[1].Resize(fyne.NewSize(max(0, min(choice.Width, room)), choice.Height))
	o[2].Move(fyne.NewPos(size.Width-buttons.Width, y))
	o[2].Resize(buttons)
}

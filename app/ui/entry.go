package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field whose ↑, ↓, Enter and Esc go to the list beneath it.
type Entry struct {
	widget.Entry
	OnStep   func(d int)
	OnEnter  func()
	OnEscape func()
}

// NewEntry returns a text field with a placeholder.
func NewEntry(placeholder string) *Entry {
	e := &Entry{}
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[ev.Name]
	switch {
	case step != 0 && e.OnStep != nil:
		e.OnStep(step)
	case (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && e.OnEnter != nil:
		e.OnEnter()
	case ev.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	default:
		e.Entry.TypedKey(ev)
	}
}

package ui

import "fyne.io/fyne/v2"

// A focused widget swallows every key. Widgets here pass on what they do not
// use themselves, so that the window's single-key commands work wherever the
// focus is, except in a text field.

// PassKey hands a key that a focused widget has no use for to its window.
func PassKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// PassRune hands a character that a focused widget has no use for to its window.
func PassRune(from fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// Focus gives the focus to a widget of a window; a widget that is not in one is
// left alone.
func Focus(w interface {
	fyne.CanvasObject
	fyne.Focusable
},
) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
}

package ui

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field whose ↑, ↓, Enter, Ctrl+Enter, Tab and Esc go to the list
// beneath it, where it has one.
type Entry struct {
	widget.Entry
	OnStep      func(d int)
	OnEnter     func()
	OnCtrlEnter func()
	OnTab       func()
	OnEscape    func()
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
	case ev.Name == fyne.KeyTab && e.OnTab != nil:
		e.OnTab()
	case ev.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	default:
		e.Entry.TypedKey(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) &&
		c.Modifier == fyne.KeyModifierShortcutDefault && e.OnCtrlEnter != nil {
		e.OnCtrlEnter()
		return
	}
	e.Entry.TypedShortcut(s)
}

// AcceptsTab implements fyne.Tabbable.
func (e *Entry) AcceptsTab() bool { return e.OnTab != nil }

// Complete replaces the text and puts the cursor behind it.
func (e *Entry) Complete(text string) {
	e.SetText(text)
	e.CursorColumn = utf8.RuneCountInString(text)
	e.Refresh()
}

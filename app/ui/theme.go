// Package ui holds what every pane is made of: the theme, the words in both
// languages, and small widgets (labels, chips, rows, fields) that know nothing
// of the corpus's meaning. A pane arranges them; nothing here arranges a pane.
package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yunshi/assets/look"
)

// Type sizes in Fyne's density-independent pixels.
const (
	SizeHeadline float32 = 20
	SizeTitle    float32 = 15
	SizeText     float32 = 13
	SizeSmall    float32 = 11
)

// Radii and the height of a list row.
const (
	RadiusRow   float32 = 6
	RadiusField float32 = 8
	RowHeight   float32 = 28
)

// Theme is Yunshi's look as a Fyne theme. It ignores the system's variant: the
// person's choice of light or dark is the theme itself.
type Theme struct {
	Look *look.Theme
	// Plain sets bold text in the regular face, see FirstTheme.
	Plain bool
}

// FirstTheme is the theme of the first frame, without bold text. Fyne parses
// every glyph of a face before it sets the first character in it, which takes
// it longer than all the rest of the frame; the second face comes with NewTheme,
// while the corpus is being read.
func FirstTheme(dark bool) *Theme {
	t := NewTheme(dark)
	t.Plain = true
	return t
}

// ParseTypeface has the faces of the theme in force parsed off the UI thread, and
// returns what waits for it. No text may be measured before that.
func ParseTypeface() (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		fyne.MeasureText("n", SizeText, face(false))
	}()
	return func() { <-done }
}

// face is the style of bold or regular text under the theme in force.
func face(bold bool) fyne.TextStyle {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok && t.Plain {
		return fyne.TextStyle{}
	}
	return fyne.TextStyle{Bold: bold}
}

// NewTheme returns the dark or the light theme.
func NewTheme(dark bool) *Theme {
	if dark {
		return &Theme{Look: &look.Dark}
	}
	return &Theme{Look: &look.Light}
}

// Look returns the colours in force. Before a Theme is set they are the light ones.
func Look() *look.Theme {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.Look
	}
	return &look.Light
}

// Dark reports whether the dark theme is in force.
func Dark() bool { return Look() == &look.Dark }

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	l := t.Look
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameHeaderBackground:
		return l.Surface
	case theme.ColorNameInputBackground, theme.ColorNameButton, theme.ColorNameDisabledButton:
		return l.Ground
	case theme.ColorNameForeground:
		return l.Ink
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return l.OnColor
	case theme.ColorNameDisabled, theme.ColorNamePlaceHolder:
		return l.Muted
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return l.Accent
	case theme.ColorNameSelection:
		return l.Selection
	case theme.ColorNameFocus, theme.ColorNamePressed:
		return alpha(l.Accent, 0x40)
	case theme.ColorNameHover:
		return alpha(l.Ink, 0x10)
	case theme.ColorNameSeparator, theme.ColorNameInputBorder:
		return l.Hairline
	case theme.ColorNameScrollBar:
		return alpha(l.Muted, 0x90)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x30}
	case theme.ColorNameWarning, theme.ColorNameError:
		return l.Warning
	}
	return theme.DefaultTheme().Color(name, t.variant())
}

func (t *Theme) variant() fyne.ThemeVariant {
	if t.Look == &look.Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Font implements fyne.Theme: one typeface for Latin and Chinese.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return bold
	}
	return regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return SizeText
	case theme.SizeNameCaptionText:
		return SizeSmall
	case theme.SizeNameSubHeadingText:
		return SizeTitle
	case theme.SizeNameHeadingText:
		return SizeHeadline
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNamePopupRadius,
		theme.SizeNameMenuRadius, theme.SizeNameDialogRadius:
		return RadiusField
	case theme.SizeNameSelectionRadius:
		return RadiusRow
	case theme.SizeNameScrollBar:
		return 10
	}
	return theme.DefaultTheme().Size(name)
}

func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

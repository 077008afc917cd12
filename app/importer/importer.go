// Package importer is the sheet that asks what to bring into the library: one
// field for a path, a file or a folder to choose beside it, Enter to import.
package importer

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// Sheet asks for a file or a folder.
type Sheet struct {
	// OnImport is called with what there is to bring in.
	OnImport func(paths []string)
	// OnFile and OnFolder are called when the person wants to choose from a list.
	OnFile, OnFolder func()

	sheet   *ui.Sheet
	path    *ui.Entry
	message *ui.Label
}

const width float32 = 620

// Show opens the sheet.
func (s *Sheet) Show(c fyne.Canvas) {
	if s.sheet.Open() {
		c.Focus(s.path)
		return
	}
	s.path = ui.NewEntry(ui.T("import.path"))
	s.message = ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()
	s.path.OnChanged = func(string) { s.message.SetText("") }
	s.path.OnEnter = s.enter
	s.path.OnEscape = func() { s.sheet.Close() }
	other := func(text string, choose func()) *ui.Pill {
		return ui.NewPill(text, ui.Outlined, func() { s.sheet.Close(); choose() })
	}
	start := ui.NewPill(ui.T("import.start"), ui.Loud, s.enter)
	start.Key = "Enter"
	body := ui.Pad(18, 20, 16, 20, ui.Column(10,
		ui.NewLabel(ui.T("import.title"), ui.SizeTitle, ui.Ink).Heavy(),
		ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T("import.what"), Role: ui.Muted}),
		s.path,
		s.message,
		ui.Line(8, other(ui.T("import.file"), s.OnFile), other(ui.T("import.folder"), s.OnFolder), ui.Grow(nil),
			ui.NewPill(ui.T("save.cancel"), ui.Outlined, func() { s.sheet.Close() }), start),
	))
	s.sheet = ui.ShowSheet(c, width, ui.HeightAt(body, width), 0.2, body)
	c.Focus(s.path)
}

// enter checks what was typed and imports it.
func (s *Sheet) enter() {
	path := expand(s.path.Text)
	if path == "" {
		return
	}
	if _, err := os.Stat(path); err != nil {
		s.message.SetText(ui.T("import.missing", ui.Args{"P": path}))
		return
	}
	s.sheet.Close()
	s.OnImport([]string{path})
}

// expand takes the quotation marks off a path that was pasted, and sets the home
// folder in the place of a tilde.
func expand(s string) string {
	s = strings.TrimSpace(s)
	if n := len(s); n > 1 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] {
		s = s[1 : n-1]
	}
	s = strings.TrimPrefix(s, "file://")
	if rest, ok := strings.CutPrefix(s, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		if home, err := os.UserHomeDir(); err == nil {
			s = home + rest
		}
	}
	return s
}

// Package saveas is the sheet that asks where and how a chart is saved: one
// field with the whole path, formats and sizes beside it, Enter to save.
package saveas

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/charts"
)

// Formats are the endings offered, the usual one first.
var Formats = []string{"png", "svg", "pdf", "pptx", "xlsx", "csv"}

// Sheet asks for a file.
type Sheet struct {
	// OnSave is called with the path, whose ending picks the format, and the
	// size in pixels; it must call done on the UI thread, with an error for the
	// sheet to show.
	OnSave func(path string, width, height int, dark bool, done func(error))

	sheet   *ui.Sheet
	path    *ui.Entry
	message *ui.Label
	formats []*ui.Pill
	sizes   []*ui.Pill
	themes  []*ui.Pill
	size    int
	dark    bool
	sure    string // the existing file that the person was warned of
}

// Show opens the sheet with a path to start from.
func (s *Sheet) Show(c fyne.Canvas, path string) {
	if s.sheet.Open() {
		return
	}
	s.sure, s.dark = "", false
	s.path = ui.NewEntry(ui.T("save.path"))
	s.path.SetText(path)
	s.path.OnChanged = func(string) { s.mark() }
	s.path.OnEnter = s.save
	s.path.OnEscape = func() { s.sheet.Close() }
	s.message = ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()

	s.formats, s.sizes, s.themes = nil, nil, nil
	formats, sizes, themes := ui.Line(4), ui.Line(4), ui.Line(4)
	for _, f := range Formats {
		s.formats = append(s.formats, ui.NewPill(strings.ToUpper(f), ui.Tab, func() { s.setFormat(f) }))
		formats.Add(s.formats[len(s.formats)-1])
	}
	for i, z := range charts.Sizes {
		s.sizes = append(s.sizes, ui.NewPill(z.Name, ui.Tab, func() { s.size = i; s.mark() }))
		sizes.Add(s.sizes[i])
	}
	for i, name := range []string{"cmd.light", "cmd.dark"} {
		s.themes = append(s.themes, ui.NewPill(ui.T(name), ui.Tab, func() { s.dark = i == 1; s.mark() }))
		themes.Add(s.themes[i])
	}
	label := func(key string) fyne.CanvasObject {
		return ui.Fixed(64, 0, ui.NewLabel(ui.T(key), ui.SizeText, ui.Muted))
	}
	save := ui.NewPill(ui.T("save.save"), ui.Loud, s.save)
	save.Key = "Enter"
	body := ui.Pad(18, 20, 16, 20, ui.Column(10,
		ui.NewLabel(ui.T("save.title"), ui.SizeTitle, ui.Ink).Heavy(),
		s.path,
		ui.Line(8, label("save.format"), formats),
		ui.Line(8, label("save.size"), sizes),
		ui.Line(8, label("save.theme"), themes),
		ui.Line(8, ui.Grow(s.message), ui.NewPill(ui.T("save.cancel"), ui.Outlined, func() { s.sheet.Close() }), save),
	))
	s.sheet = ui.ShowSheet(c, 620, 268, 0.2, body)
	c.Focus(s.path)
	s.selectName()
	s.mark()
}

// selectName puts the cursor behind the name, before the ending.
func (s *Sheet) selectName() {
	name := []rune(strings.TrimSuffix(s.path.Text, filepath.Ext(s.path.Text)))
	s.path.CursorColumn = len(name)
	s.path.Refresh()
}

func (s *Sheet) format() string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(s.path.Text), "."))
}

func (s *Sheet) setFormat(f string) {
	p := s.path.Text
	if slices.Contains(Formats, s.format()) {
		p = strings.TrimSuffix(p, filepath.Ext(p))
	}
	s.path.SetText(p + "." + f)
}

// mark shows what is chosen.
func (s *Sheet) mark() {
	for i, p := range s.formats {
		p.SetOn(Formats[i] == s.format())
	}
	for i, p := range s.sizes {
		p.SetOn(i == s.size)
	}
	for i, p := range s.themes {
		p.SetOn((i == 1) == s.dark)
	}
	s.message.SetText("")
}

// save checks what can be checked here; a file that exists is asked about once.
func (s *Sheet) save() {
	path := s.path.Text
	if !slices.Contains(Formats, s.format()) {
		s.message.SetText(ui.T("save.ending", ui.Args{"All": strings.Join(Formats, ", ")}))
		return
	}
	if _, err := os.Stat(path); err == nil && s.sure != path {
		s.sure = path
		s.message.SetText(ui.T("save.exists"))
		return
	}
	z := charts.Sizes[s.size]
	s.message.SetText(ui.T("save.saving"))
	s.OnSave(path, z.Width, z.Height, s.dark, func(err error) {
		if err != nil {
			s.message.SetText(err.Error())
			return
		}
		s.sheet.Close()
	})
}

// Package saveas is the sheet that asks where and how a chart or the timeline is
// saved: one field with the whole path, formats and sizes beside it, Enter to save.
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

// Form is what the sheet asks for.
type Form struct {
	Heading string
	Path    string   // to start from
	Formats []string // the endings offered, the usual one first
	// Title is what stands above the picture, for the person to change. It is
	// asked for where Ranged is set, and so is whether the whole or the part in
	// sight is drawn.
	Title  string
	Ranged bool
	// Plain leaves out what only a picture has: size, scale, theme and ground.
	Plain bool
	// Save is called with what was chosen. It must call done on the UI thread, with
	// an error for the sheet to show.
	Save func(c Choice, done func(error))
}

// Choice is what the person chose.
type Choice struct {
	Path          string // its ending picks the format
	Width, Height int    // in pixels at scale 1
	Scale         float64
	Dark          bool
	Transparent   bool
	Title         string
	Whole         bool
}

// Sheet asks for a file.
type Sheet struct {
	form    Form
	sheet   *ui.Sheet
	path    *ui.Entry
	title   *ui.Entry
	message *ui.Label
	rows    []*choice
	sure    string // the existing file that the person was warned of

	format, size, scale, theme, ground, stretch *choice
}

// choice is a row of pills of which one is on.
type choice struct {
	pills []*ui.Pill
	at    int
}

// Show opens the sheet.
func (s *Sheet) Show(c fyne.Canvas, f Form) {
	if s.sheet.Open() {
		return
	}
	*s = Sheet{form: f}
	s.path = s.field(ui.T("save.path"), f.Path)
	s.path.OnChanged = func(string) { s.mark() }
	s.message = ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()
	column := ui.Column(10, ui.NewLabel(f.Heading, ui.SizeTitle, ui.Ink).Heavy(), s.path)
	height := float32(318)
	if f.Plain {
		height = 180
	}
	if f.Ranged {
		s.title = s.field(ui.T("save.heading"), f.Title)
		column.Add(s.title)
		height += 80
	}
	s.addRows(column)
	save := ui.NewPill(ui.T("save.save"), ui.Loud, s.save)
	save.Key = "Enter"
	column.Add(ui.Line(8, ui.Grow(s.message), ui.NewPill(ui.T("save.cancel"), ui.Outlined, func() { s.sheet.Close() }), save))
	s.sheet = ui.ShowSheet(c, 620, height, 0.2, ui.Pad(18, 20, 16, 20, column))
	c.Focus(s.path)
	s.selectName()
	s.mark()
}

func (s *Sheet) field(hint, text string) *ui.Entry {
	e := ui.NewEntry(hint)
	e.SetText(text)
	e.OnEnter = s.save
	e.OnEscape = func() { s.sheet.Close() }
	return e
}

func (s *Sheet) addRows(column *fyne.Container) {
	upper := make([]string, len(s.form.Formats))
	for i, f := range s.form.Formats {
		upper[i] = strings.ToUpper(f)
	}
	sizes := make([]string, len(charts.Sizes))
	for i, z := range charts.Sizes {
		sizes[i] = ui.T("size." + z.Name)
	}
	add := func(label string, names ...string) *choice {
		k, line := &choice{}, ui.Line(4)
		for i, name := range names {
			k.pills = append(k.pills, ui.NewPill(name, ui.Tab, func() { s.choose(k, i) }))
			line.Add(k.pills[i])
		}
		s.rows = append(s.rows, k)
		column.Add(ui.Line(8, ui.Fixed(64, 0, ui.NewLabel(label, ui.SizeText, ui.Muted)), line))
		return k
	}
	if s.form.Ranged {
		s.stretch = add(ui.T("save.range"), ui.T("save.window"), ui.T("save.whole"))
	}
	s.format = add(ui.T("save.format"), upper...)
	if s.form.Plain {
		s.size, s.scale, s.theme, s.ground = &choice{}, &choice{}, &choice{}, &choice{}
		return
	}
	s.size = add(ui.T("save.size"), sizes...)
	s.scale = add(ui.T("save.scale"), "1×", "2×", "3×", "4×")
	s.theme = add(ui.T("save.theme"), ui.T("cmd.light"), ui.T("cmd.dark"))
	s.ground = add(ui.T("save.ground"), ui.T("save.filled"), ui.T("save.clear"))
}

func (s *Sheet) choose(k *choice, i int) {
	k.at = i
	if k == s.format {
		s.setFormat(s.form.Formats[i])
	}
	s.mark()
}

// selectName puts the cursor behind the name, before the ending.
func (s *Sheet) selectName() {
	name := []rune(strings.TrimSuffix(s.path.Text, filepath.Ext(s.path.Text)))
	s.path.CursorColumn = len(name)
	s.path.Refresh()
}

// ending is the path's, which may have two parts: "timeline.json".
func (s *Sheet) ending() string {
	low := strings.ToLower(s.path.Text)
	for _, f := range s.form.Formats {
		if strings.HasSuffix(low, "."+f) {
			return f
		}
	}
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(s.path.Text), "."))
}

func (s *Sheet) setFormat(f string) {
	p := s.path.Text
	if slices.Contains(s.form.Formats, s.ending()) {
		p = p[:len(p)-len(s.ending())-1]
	}
	s.path.SetText(p + "." + f)
}

// mark shows what is chosen; the format is what the name ends in.
func (s *Sheet) mark() {
	s.format.at = slices.Index(s.form.Formats, s.ending())
	for _, k := range s.rows {
		for i, p := range k.pills {
			p.SetOn(i == k.at)
		}
	}
	s.message.SetText("")
}

// save checks what can be checked here; a file that exists is asked about once.
func (s *Sheet) save() {
	path := s.path.Text
	if !slices.Contains(s.form.Formats, s.ending()) {
		s.message.SetText(ui.T("save.ending", ui.Args{"All": strings.Join(s.form.Formats, ", ")}))
		return
	}
	if _, err := os.Stat(path); err == nil && s.sure != path {
		s.sure = path
		s.message.SetText(ui.T("save.exists"))
		return
	}
	z := charts.Sizes[s.size.at]
	c := Choice{
		Path: path, Width: z.Width, Height: z.Height, Scale: float64(s.scale.at + 1),
		Dark: s.theme.at == 1, Transparent: s.ground.at == 1,
	}
	if s.form.Ranged {
		c.Title, c.Whole = s.title.Text, s.stretch.at == 1
	}
	s.message.SetText(ui.T("save.saving"))
	s.form.Save(c, func(err error) {
		if err != nil {
			s.message.SetText(err.Error())
			return
		}
		s.sheet.Close()
	})
}

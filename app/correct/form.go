// Package correct is the sheets in which a person corrects what was read: a form
// of fields, a list to pick from. It knows the shapes of the questions; what is
// asked, and what comes of the answers, is the window's matter.
package correct

import (
	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// Option is one choice of a field.
type Option struct {
	Value string
	Title string
}

// Field is one question of a form.
type Field struct {
	Name  string
	Label string
	Value string
	Hint  string // stands in the empty field
	// Options makes the field a choice among them.
	Options []Option
	// Read says what the window makes of a text: the value to save and how it is
	// shown beneath the field; ok is false where it makes nothing of it. Nil takes
	// the text as it is.
	Read func(text string) (value, shown string, ok bool)
}

// Form is a sheet of fields; Enter saves, Esc closes.
type Form struct {
	sheet   *ui.Sheet
	fields  []*input
	message *ui.Label
	save    func(values map[string]string) error
}

// input is a field on the sheet.
type input struct {
	Field
	entry  *ui.Entry // nil for a choice
	pill   *ui.Pill
	shown  *ui.Label
	chosen string
	list   *ui.Sheet
}

const (
	labelWidth float32 = 96
	formWidth  float32 = 620
)

// ShowForm opens a form. About is a line or two on what it is for. Save is given
// every field's value, and its error is shown; without one the form closes.
func ShowForm(c fyne.Canvas, title, about string, fields []Field, save func(values map[string]string) error) *Form {
	f := &Form{save: save}
	column := ui.Column(9, ui.NewLabel(title, ui.SizeTitle, ui.Ink).Heavy().Cut())
	if about != "" {
		p := ui.NewParagraph(ui.SizeText, ui.Run{Text: about, Role: ui.Muted})
		p.MaxLines = 3
		column.Add(ui.Quote(p))
	}
	for _, field := range fields {
		in := f.input(field)
		f.fields = append(f.fields, in)
		column.Add(in.row())
	}
	f.message = ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()
	enter := ui.NewPill(ui.T("save.save"), ui.Loud, f.enter)
	enter.Key = "Enter"
	column.Add(ui.Line(8, ui.Grow(f.message), ui.NewPill(ui.T("save.cancel"), ui.Outlined, f.close), enter))
	body := ui.Pad(18, 20, 16, 20, column)
	f.sheet = ui.ShowSheet(c, formWidth, ui.HeightAt(body, formWidth), 0.3, body)
	for _, in := range f.fields {
		in.read()
	}
	if first := f.fields[0]; first.entry != nil {
		c.Focus(first.entry)
		first.entry.CursorColumn = len([]rune(first.entry.Text))
		first.entry.Refresh()
	} else {
		c.Focus(first.pill)
	}
	return f
}

func (f *Form) close() { f.sheet.Close() }

func (f *Form) input(field Field) *input {
	in := &input{Field: field, chosen: field.Value, shown: ui.NewLabel("", ui.SizeSmall, ui.Muted).Cut()}
	if field.Options != nil {
		in.pill = ui.NewPill(in.title(), ui.Outlined, in.pick)
		in.pill.Drop = true
		return in
	}
	in.entry = ui.NewEntry(field.Hint)
	in.entry.SetText(field.Value)
	in.entry.OnChanged = func(string) { f.message.SetText(""); in.read() }
	in.entry.OnEnter = f.enter
	in.entry.OnEscape = f.close
	return in
}

func (in *input) row() fyne.CanvasObject {
	label := ui.Fixed(labelWidth, 0, ui.NewLabel(in.Label, ui.SizeText, ui.Muted).Cut())
	if in.entry == nil {
		return ui.Line(8, label, in.pill)
	}
	line := ui.Line(8, label, ui.Grow(in.entry))
	if in.Read == nil {
		return line
	}
	return ui.Column(2, line, ui.Pad(0, 0, 0, labelWidth+14, in.shown))
}

// read shows what is made of the text.
func (in *input) read() {
	if in.Read == nil {
		return
	}
	_, shown, ok := in.Read(in.entry.Text)
	in.shown.Role = ui.Muted
	if !ok {
		in.shown.Role = ui.Warning
	}
	in.shown.Text = shown
	in.shown.Refresh()
}

func (in *input) title() string {
	for _, o := range in.Options {
		if o.Value == in.chosen {
			return o.Title
		}
	}
	return in.chosen
}

// pick opens the list of choices below the pill.
func (in *input) pick() {
	if in.list.Open() {
		in.list.Close()
		return
	}
	rows := make([]ui.Row, len(in.Options))
	at := 0
	for i, o := range in.Options {
		rows[i] = ui.Row{Title: o.Title, On: o.Value == in.chosen}
		if rows[i].On {
			at = i
		}
	}
	list := ui.NewList(func(i int) {
		in.chosen = in.Options[i].Value
		in.pill.SetText(in.title())
		in.list.Close()
	})
	list.SetRows(rows)
	in.list = ui.ShowPopover(in.pill, 230, min(list.Height()+16, 460), ui.Pad(8, 8, 8, 8, list))
	list.OnEscape = in.list.Close
	in.list.Focus(list)
	list.SetCursor(at)
}

// value is what is to be saved of the field.
func (in *input) value() (string, bool) {
	switch {
	case in.entry == nil:
		return in.chosen, true
	case in.Read == nil || in.entry.Text == in.Value:
		return in.entry.Text, true // what was not touched stays as it is
	}
	v, _, ok := in.Read(in.entry.Text)
	return v, ok
}

// enter saves, where every field can be read.
func (f *Form) enter() {
	values := map[string]string{}
	for _, in := range f.fields {
		v, ok := in.value()
		if !ok {
			f.message.SetText(ui.T("correct.unread", ui.Args{"F": in.Label}))
			f.sheet.Focus(in.entry)
			return
		}
		values[in.Name] = v
	}
	if err := f.save(values); err != nil {
		f.message.SetText(err.Error())
		return
	}
	f.close()
}

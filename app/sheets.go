package app

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"yunshi/app/reader"
	"yunshi/app/ui"
	"yunshi/data"
)

// open shows a sheet and gives its list the keyboard.
func (w *Window) open(width, height float32, title string, body fyne.CanvasObject) {
	head := ui.Line(8, ui.Grow(ui.NewLabel(title, ui.SizeTitle, ui.Ink).Heavy().Cut()),
		ui.NewPill("Esc", ui.Plain, func() { w.sheet.Close() }))
	w.sheet.Close()
	w.sheet = ui.ShowSheet(w.win.Canvas(), width, height, 0.5,
		ui.Pad(16, 20, 16, 20, ui.Sides(ui.Pad(0, 0, 10, 0, head), body, nil)))
}

// openFitted shows a sheet that is as high as its body is at the width.
func (w *Window) openFitted(width float32, title string, body fyne.CanvasObject) {
	const sides, ends = 2 * 20, 16 + 28 + 10 + 16 // of the frame that open draws
	w.open(width, ui.HeightAt(body, width-sides)+ends, title, body)
}

// list shows rows in a sheet; choosing one closes it.
func (w *Window) list(title string, rows []ui.Row, choose func(i int)) {
	list := ui.NewList(func(i int) {
		if choose != nil {
			w.sheet.Close()
			choose(i)
		}
	})
	list.SetRows(rows)
	list.OnEscape = func() { w.sheet.Close() }
	w.open(720, min(list.Height()+96, 620), title, list)
	w.sheet.Focus(list)
}

// keys lists every command with its key; Enter carries one out.
func (w *Window) keys() {
	var rows []ui.Row
	var run []func()
	menu := ""
	for _, c := range w.all {
		if c.menu != menu {
			menu = c.menu
			rows = append(rows, ui.Row{Heading: true, Title: ui.T("menu." + menu)})
			run = append(run, nil)
		}
		if key := c.keyText(); key != "" {
			rows = append(rows, ui.Row{Title: c.name(), Right: key})
			run = append(run, c.run)
		}
	}
	w.trace.say("keys")
	w.list(ui.T("cmd.keys"), rows, func(i int) { run[i]() })
}

// showErrors lists the files and rows that could not be read, one line each.
func (w *Window) showErrors() {
	rows := make([]ui.Row, len(w.errors))
	for i, err := range w.errors {
		rows[i] = ui.Row{Title: err.Error()}
	}
	w.list(ui.TN("status.errors", len(rows)), rows, nil)
}

// readAt shows an article where it holds the first of the words looked for.
func (w *Window) readAt(d *data.Document, query string) {
	d = w.whole(d)
	var lit data.Span
	low := strings.ToLower(d.Text)
	for _, word := range strings.FieldsFunc(strings.ToLower(query), func(r rune) bool { return r == '"' || unicode.IsSpace(r) }) {
		if i := strings.Index(low, word); i >= 0 && len(low) == len(d.Text) {
			lit = data.Span{Start: i, End: i + len(word)}
			break
		}
	}
	w.read(d, lit)
}

// read shows the article around a piece of evidence.
func (w *Window) read(doc *data.Document, lit data.Span) {
	var back func(string)
	if w.kept.Own[doc.ID] {
		back = func(paragraph string) { w.takeBack(doc, paragraph) }
	}
	doc = w.whole(doc)
	body, scroll := reader.New(doc, lit, back)
	w.trace.say("read", doc.ID)
	w.open(760, 680, articleName(doc), body)
	scroll()
}

package correct

import (
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// ShowPicker opens a sheet with a list and a field that narrows it by the words
// typed; choosing a row closes it.
func ShowPicker(c fyne.Canvas, title, about, hint string, rows []ui.Row, choose func(i int)) {
	var sheet *ui.Sheet
	var at []int // the rows in sight
	list := ui.NewList(func(i int) {
		sheet.Close()
		choose(at[i])
	})
	list.Hollow = true
	entry := ui.NewEntry(hint)
	narrow := func(q string) {
		at = at[:0]
		var left []ui.Row
		for i, r := range rows {
			if fits(r, q) {
				left, at = append(left, r), append(at, i)
			}
		}
		list.SetRows(left)
		list.SetCursor(-1)
		list.Step(1)
	}
	entry.OnChanged = narrow
	entry.OnStep = list.Step
	entry.OnEnter = list.Choose
	p := ui.NewParagraph(ui.SizeText, ui.Run{Text: about, Role: ui.Muted})
	p.MaxLines = 2
	head := ui.Column(9, ui.NewLabel(title, ui.SizeTitle, ui.Ink).Heavy().Cut(), ui.Quote(p), entry)
	sheet = ui.ShowSheet(c, 720, 520, 0.3, ui.Pad(18, 20, 14, 20, ui.Sides(ui.Pad(0, 0, 8, 0, head), list, nil)))
	entry.OnEscape = sheet.Close
	sheet.Focus(entry)
	narrow("")
}

// fits reports whether a row has every word of the query.
func fits(r ui.Row, query string) bool {
	text := strings.ToLower(r.Title + " " + r.Sub + " " + r.Right)
	for _, w := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

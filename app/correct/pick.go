package correct

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// ShowPicker opens a sheet with a list and a field that narrows it by the words
// typed; choosing a row closes it.
func ShowPicker(c fyne.Canvas, title, about, hint string, rows []ui.Row, choose func(i int)) {
	ShowPickerOr(c, title, about, hint, rows, func(string) (ui.Row, bool) { return ui.Row{}, false }, func(i int, _ string) { choose(i) })
}

// ShowPickerOr is ShowPicker with one more row for the words typed themselves,
// where typed makes one of them; i is -1 when that is chosen.
func ShowPickerOr(c fyne.Canvas, title, about, hint string, rows []ui.Row, typed func(string) (ui.Row, bool), choose func(i int, words string)) {
	var sheet *ui.Sheet
	var at []int // the rows in sight
	entry := ui.NewEntry(hint)
	list := ui.NewList(func(i int) {
		sheet.Close()
		choose(at[i], strings.TrimSpace(entry.Text))
	})
	list.Hollow = true
	narrow := func(q string) {
		at = at[:0]
		var left []ui.Row
		for i, r := range rows {
			if fits(r, q) {
				left, at = append(left, r), append(at, i)
			}
		}
		if row, ok := typed(strings.TrimSpace(q)); ok {
			left, at = append(left, row), append(at, -1)
		}
		list.SetRows(left)
		list.SetCursor(-1)
		if now := slices.IndexFunc(left, func(r ui.Row) bool { return r.On }); now >= 0 && q == "" {
			list.SetCursor(now)
			return
		}
		list.Step(1)
	}
	entry.OnChanged = narrow
	entry.OnStep = list.Step
	entry.OnEnter = list.Choose
	head := ui.Column(9, ui.NewLabel(title, ui.SizeTitle, ui.Ink).Heavy().Cut())
	if about != "" {
		p := ui.NewParagraph(ui.SizeText, ui.Run{Text: about, Role: ui.Muted})
		p.MaxLines = 2
		head.Add(ui.Quote(p))
	}
	head.Add(entry)
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

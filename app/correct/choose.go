package correct

import (
	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// Choice is one thing that can be done.
type Choice struct {
	Title string
	Right string // its key, where it has one elsewhere
	Do    func()
}

// Fact is a line of what is known: a label, and what stands there.
type Fact struct{ Label, Text string }

const factWidth float32 = 110

// ShowChoices opens a sheet that says what is known of something and lists what can
// be done; choosing closes it. Evidence is the sentence it stands in, or "". It
// returns the sheet.
func ShowChoices(c fyne.Canvas, title, about string, facts []Fact, evidence string, choices []Choice) *ui.Sheet {
	var sheet *ui.Sheet
	column := ui.Column(8, ui.NewLabel(title, ui.SizeTitle, ui.Ink).Heavy().Cut(),
		ui.NewParagraph(ui.SizeText, ui.Run{Text: about, Bold: true}))
	for _, f := range facts {
		text := ui.NewParagraph(ui.SizeText, ui.Run{Text: f.Text})
		text.MaxLines = 4
		column.Add(ui.Hang(factWidth, ui.NewLabel(f.Label, ui.SizeText, ui.Muted).Cut(), text))
	}
	if evidence != "" {
		p := ui.NewParagraph(ui.SizeText, ui.Run{Text: evidence, Role: ui.Muted})
		p.MaxLines = 3
		column.Add(ui.Quote(p))
	}
	rows := make([]ui.Row, len(choices))
	for i, one := range choices {
		rows[i] = ui.Row{Title: one.Title, Right: one.Right}
	}
	list := ui.NewList(func(i int) {
		sheet.Close()
		choices[i].Do()
	})
	list.SetRows(rows)
	list.OnEscape = func() { sheet.Close() }
	column.Add(ui.Fixed(0, list.Height(), list))
	body := ui.Pad(18, 20, 16, 20, column)
	sheet = ui.ShowSheet(c, formWidth, ui.HeightAt(body, formWidth), 0.3, body)
	sheet.Focus(list)
	return sheet
}

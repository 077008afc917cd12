package detail

import (
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/ui"
	"yunshi/data/library"
)

// Kept is what the person has said of what is shown.
type Kept struct {
	Mark      library.Mark
	Fields    []string // that were changed by hand, as shown
	Confirmed bool
	Conflicts []string // what the rules read now instead, one line each
}

// kept is the row of what can be done, and what was: corrections, tags, the note,
// and where a correction meets another reading.
func (p *Pane) kept(t library.Target) []fyne.CanvasObject {
	k := p.Kept(t)
	do := func(text, key, id string) *ui.Pill {
		pill := ui.NewPill(text, ui.Plain, func() { p.OnCommand(id) })
		pill.Key = key
		return pill
	}
	star, confirm := do("☆", "S", "star"), do(ui.T("detail.confirm"), "Y", "confirm")
	if k.Mark.Star {
		star.Text, star.On = "★", true
	}
	if k.Confirmed {
		confirm.Text, confirm.On = "✓ "+ui.T("detail.confirmed"), true
	}
	out := []fyne.CanvasObject{gap(10), ui.Flow(2, star, do(ui.T("detail.correct"), "C", "correct"), confirm,
		do(ui.T("detail.reject"), "X", "reject"), do(ui.T("detail.tag"), "G", "tags"), do(ui.T("detail.addnote"), "N", "note"))}
	if len(k.Fields) > 0 {
		out = append(out, gap(6), ui.NewParagraph(ui.SizeSmall, ui.Run{
			Text: ui.T("detail.byhand", ui.Args{"F": strings.Join(k.Fields, ", ")}), Role: ui.Muted,
		}))
	}
	if len(k.Mark.Tags) > 0 {
		row := ui.Flow(6)
		for _, tag := range k.Mark.Tags {
			row.Add(ui.NewBadge("# "+tag, nil))
		}
		out = append(out, gap(6), row)
	}
	if k.Mark.Note != "" {
		out = append(out, gap(8), ui.Quote(ui.NewParagraph(ui.SizeText, ui.Run{Text: k.Mark.Note})))
	}
	for _, c := range k.Conflicts {
		out = append(out, gap(8), ui.NewParagraph(ui.SizeSmall, ui.Run{Text: ui.T("detail.conflict", ui.Args{"W": c}), Role: ui.Warning}))
	}
	return out
}

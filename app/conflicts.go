package app

import (
	"slices"
	"strings"

	"yunshi/app/correct"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/sheet"
)

// showConflicts lists the corrections that meet another reading; choosing one
// asks about it.
func (w *Window) showConflicts() {
	conflicts := w.kept.Conflicts
	rows := make([]ui.Row, len(conflicts))
	for i, c := range conflicts {
		rows[i] = ui.Row{Title: w.spokenOf(c.Act.Target), Sub: conflictText(c)}
	}
	w.list(ui.TN("status.conflicts", len(rows)), rows, func(i int) { w.askConflict(conflicts, i) })
}

// nextConflict asks about the next correction that meets another reading.
func (w *Window) nextConflict() {
	all := w.kept.Conflicts
	if len(all) == 0 {
		w.status.Say(ui.T("said.noconflict"))
		return
	}
	at := slices.IndexFunc(all, func(c library.Conflict) bool { return c.Act.Seq == w.conflict.Act.Seq && c.Why == w.conflict.Why })
	w.askConflict(all, (at+1)%len(all))
}

// askConflict shows what a correction speaks of, and asks what is to stand: the
// person's word, or what is read now. After an answer comes the next one.
func (w *Window) askConflict(all []library.Conflict, at int) {
	c := all[at]
	w.conflict = c
	w.trace.say("conflict", at+1, len(all), c)
	w.showTarget(c.Act.Target)
	facts := []correct.Fact{{Label: ui.T("conflict.hand"), Text: fieldText(c.Act, c.Act.New)}}
	if compares(c) {
		facts = append(facts, correct.Fact{Label: ui.T("conflict.then"), Text: fieldText(c.Act, c.Act.Old)},
			correct.Fact{Label: ui.T("conflict.now"), Text: fieldText(c.Act, c.Found)})
	} else {
		facts = []correct.Fact{{Label: ui.T("conflict.why"), Text: conflictText(c)}}
	}
	rest := slices.Concat(all[at+1:], all[:at])
	next := func() {
		if len(rest) > 0 {
			w.askConflict(rest, 0)
		}
	}
	decide := func(acts ...library.Act) func() {
		return func() {
			w.act(acts...)
			next()
		}
	}
	choices := []correct.Choice{{Title: ui.T("conflict.keep"), Do: decide(c.Settle())}}
	if take := c.Take(); take != nil {
		choices = append(choices, correct.Choice{Title: ui.T("conflict.take"), Do: decide(take...)})
	}
	if d := w.view.Corpus.Documents[c.Act.Target.Document]; d != nil {
		choices = append(choices, correct.Choice{Title: ui.T("conflict.read"), Do: func() { w.read(d, data.Span{}) }})
	}
	if len(rest) > 0 {
		choices = append(choices, correct.Choice{Title: ui.T("conflict.next"), Right: "F8", Do: next})
	}
	title := ui.T("conflict.title", ui.Args{"N": at + 1, "All": len(all)})
	if c.Act.Field != "" {
		title += "  ·  " + ui.T("field."+c.Act.Field)
	} else if c.Act.Kind == library.SetDate {
		title += "  ·  " + ui.T("field.published")
	}
	w.choices = correct.ShowChoices(w.win.Canvas(), title, w.spokenOf(c.Act.Target), facts, sentence(c.Act.Target), choices)
}

// compares reports whether a conflict is of three values: the person's, what was
// read, and what is.
func compares(c library.Conflict) bool {
	return (c.Act.Kind == library.SetDate || c.Act.Kind == library.Edit) && !c.Gone() && c.Take() != nil
}

// conflictText is a conflict in one line.
func conflictText(c library.Conflict) string {
	switch {
	case compares(c):
		return ui.T("conflict.said", ui.Args{"H": fieldText(c.Act, c.Act.New), "T": fieldText(c.Act, c.Act.Old), "N": fieldText(c.Act, c.Found)})
	case c.Act.Kind == library.Reject:
		return ui.T("conflict.told")
	case c.Gone():
		return ui.T("conflict.gone")
	}
	return c.Why
}

// fieldText is the value of a field as a person reads it.
func fieldText(a library.Act, value string) string {
	switch {
	case value == "":
		return "–"
	case a.Kind == library.SetDate || a.Field == "date" || a.Field == "period":
		if d, err := data.ParseDate(value, 12); err == nil {
			return ui.Date(d)
		}
	case a.Field == "value" && a.Target.Figure != nil:
		if f, err := library.FigureWith(a.Target.Figure, map[string]string{"value": value}); err == nil {
			return ui.Amount(f)
		}
	case a.Field == "qualifier":
		return value
	case sheet.Word(a.Field, value) == value:
		return ui.T(a.Field + "." + value)
	}
	return value
}

// spokenOf names what an act speaks of.
func (w *Window) spokenOf(t library.Target) string {
	if d := w.view.Corpus.Documents[t.Document]; d != nil {
		return d.Title
	}
	return name(library.Act{Target: t})
}

// sentence is the evidence of what an act speaks of, "" where it has none.
func sentence(t library.Target) string {
	switch {
	case t.Event != nil:
		return evidence(t.Event)
	case t.Figure != nil:
		return strings.Join(strings.Fields(t.Figure.Evidence.Text), " ")
	}
	return ""
}

package app

import (
	"path/filepath"
	"strings"

	"yunshi/app/correct"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library"
)

// eventRow is an event as a row of a list.
func eventRow(e *data.Event) ui.Row {
	return ui.Row{Title: e.Headline, Group: look.GroupOf(e.Type), Right: ui.ShortDate(e.Date)}
}

// showUndated lists the articles that wait for a date, and the events that no
// date is known of.
func (w *Window) showUndated() {
	var rows []ui.Row
	var do []func()
	add := func(r ui.Row, f func()) { rows, do = append(rows, r), append(do, f) }
	if tray := w.view.Tray; len(tray) > 0 {
		add(ui.Row{Heading: true, Title: ui.T("undated.articles")}, nil)
		for _, d := range tray {
			add(ui.Row{Title: articleName(d), Right: d.Publisher}, func() { w.dateArticle(d) })
		}
	}
	if len(w.view.Undated) > 0 {
		add(ui.Row{Heading: true, Title: ui.T("undated.events")}, nil)
		for _, e := range w.view.Undated {
			add(eventRow(e), func() { w.selectEvent(e.ID) })
		}
	}
	if rows == nil {
		w.status.Say(ui.T("undated.none"))
		return
	}
	w.trace.say("undated", len(w.view.Tray), len(w.view.Undated))
	w.list(title("undated"), rows, func(i int) { do[i]() })
}

// dateArticle asks when an article was published; all its relative dates follow.
func (w *Window) dateArticle(d *data.Document) {
	w.trace.say("date open", d.ID)
	old := d.Published.String()
	correct.ShowForm(w.win.Canvas(), articleName(d), opening(w.whole(d)), []correct.Field{dateField("published", ui.T("field.published"), old, 12)}, func(v map[string]string) error {
		if v["published"] != old {
			w.dating = len(w.view.Tray) > 1 // the next one follows
			w.act(library.Act{Kind: library.SetDate, Target: library.OfDocument(d.ID), Old: old, New: v["published"]})
		}
		return nil
	})
}

// articleName is an article's title, or its file where it has none.
func articleName(d *data.Document) string {
	if d.Title == "" {
		return filepath.Base(d.Path)
	}
	return d.Title
}

// opening is how an article begins, to know it by.
func opening(d *data.Document) string {
	for _, b := range d.Blocks {
		if b.Kind == data.Body {
			return strings.Join(strings.Fields(b.Span.Of(d.Text)), " ")
		}
	}
	return ""
}

// takeBack takes a paragraph of the article back from the boilerplate.
func (w *Window) takeBack(d *data.Document, paragraph string) {
	w.sheet.Close()
	w.act(library.Act{Kind: library.Paragraph, Target: library.OfDocument(d.ID), New: paragraph})
}

// showHistory lists the acts that hold, the last one first.
func (w *Window) showHistory() {
	acts := w.kept.Acts
	if len(acts) == 0 {
		w.status.Say(ui.T("said.noundo"))
		return
	}
	rows := make([]ui.Row, len(acts))
	for i := range acts {
		a := acts[len(acts)-1-i]
		rows[i] = ui.Row{Title: said("said."+string(a.Kind), a), Sub: change(a), Right: a.At.Local().Format("2006-01-02 15:04")}
	}
	w.trace.say("history", len(rows))
	w.list(title("history"), rows, func(i int) { w.showTarget(acts[len(acts)-1-i].Target) })
}

// change is what an edit changed: "date: 2017 → 2017-03-19".
func change(a library.Act) string {
	switch {
	case a.Field == "":
		return ""
	case a.Old == "":
		return ui.T("field."+a.Field) + ": " + fieldText(a, a.New)
	}
	return ui.T("field."+a.Field) + ": " + fieldText(a, a.Old) + " → " + fieldText(a, a.New)
}

// starred narrows the window to what carries a star, or takes that back.
func (w *Window) starred() {
	f := w.view.Filter
	f.Star = !f.Star
	w.setFilter(f)
}

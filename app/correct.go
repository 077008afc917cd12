package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"yunshi/app/correct"
	"yunshi/app/detail"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
)

// act has the library write acts down, and says so once they are durable; a
// snapshot that shows them follows.
func (w *Window) act(acts ...library.Act) {
	if len(acts) == 0 {
		return
	}
	w.keeper.Do(func(err error) {
		ui.Do(func() {
			if err != nil {
				w.status.Say(ui.T("said.failed"))
				w.fail(err.Error())
				return
			}
			w.trace.say("act", acts[0].Kind, acts[0].Target.Key(), acts[0].Field, acts[0].New)
			w.status.Say(said("said."+string(acts[0].Kind), acts[0]))
		})
	}, acts...)
}

// said is an act in words: "Corrected: Date – …".
func said(key string, a library.Act) string {
	if a.Kind == library.Confirm && a.Target.Document != "" {
		return ui.T("said.datestands")
	}
	what := name(a)
	if a.Field != "" {
		what = ui.T("field."+a.Field) + " – " + what
	}
	return ui.T(key, ui.Args{"H": what})
}

// name is what an act speaks of, in a few words.
func name(a library.Act) string {
	switch t := a.Target; {
	case t.Event != nil:
		return t.Event.Headline
	case t.Figure != nil:
		return t.Figure.Subject + ", " + ui.T("metric."+string(t.Figure.Metric))
	case t.Company != "":
		return string(t.Company)
	}
	return a.New
}

// undo takes the last act back, redo does it again.
func (w *Window) undo() { w.keeper.Undo(w.stepped("undo")) }

func (w *Window) redo() { w.keeper.Redo(w.stepped("redo")) }

func (w *Window) stepped(what string) func(library.Act, error) {
	none := "no" + what
	return func(a library.Act, err error) {
		ui.Do(func() {
			switch {
			case errors.Is(err, library.ErrNothing):
				w.status.Say(ui.T("said." + none))
			case err != nil:
				w.status.Say(ui.T("said.failed"))
				w.fail(err.Error())
			default:
				w.trace.say(what, a.Kind, a.Target.Key(), a.Field, a.New)
				w.status.Say(said("said."+what, a))
				w.showTarget(a.Target)
			}
		})
	}
}

// showTarget goes to what an act speaks of, if it is there.
func (w *Window) showTarget(t library.Target) {
	switch {
	case t.Event != nil:
		w.after = t.Event.ID
		w.selectEvent(t.Event.ID)
	case t.Figure != nil:
		w.openFigure(t.Figure.ID)
	case t.Company != "" && w.view.Corpus.Companies[t.Company] != nil:
		w.showCompany(t.Company)
	}
}

// subject is what a correction speaks of: the figure in the detail pane, or the
// event; ok is false where nothing is selected, which is said.
func (w *Window) subject() (t library.Target, ok bool) {
	if f := w.view.Corpus.Figure(w.figure); f != nil {
		return library.OfFigure(f), true
	}
	if e := w.view.Corpus.Event(w.selected); e != nil {
		return library.OfEvent(e), true
	}
	w.status.Say(ui.T("said.select"))
	return t, false
}

// correct asks what is wrong with the event or the figure.
func (w *Window) correct() {
	switch t, ok := w.subject(); {
	case !ok:
	case t.Figure != nil:
		w.correctFigure(t.Figure)
	default:
		w.correctEvent(t.Event)
	}
}

// confirm says that what is shown is right; that settles its conflicts.
func (w *Window) confirm() {
	t, ok := w.subject()
	if !ok {
		return
	}
	acts := []library.Act{{Kind: library.Confirm, Target: t}}
	for _, c := range w.kept.Conflicts {
		if c.Act.Target.Key() == t.Key() {
			acts = append(acts, c.Settle())
		}
	}
	w.act(acts...)
}

// reject says that what is shown is not so; the next event is shown instead.
func (w *Window) reject() {
	t, ok := w.subject()
	if !ok {
		return
	}
	if t.Event != nil {
		w.after = w.neighbour(t.Event.ID)
	}
	w.act(library.Act{Kind: library.Reject, Target: t})
}

// neighbour is the event in sight after the one with the id, or before it.
func (w *Window) neighbour(id data.EventID) data.EventID {
	i, n := w.view.Index(id), len(w.view.Events)
	switch {
	case i >= 0 && i+1 < n:
		return w.view.Events[i+1].ID
	case i > 0:
		return w.view.Events[i-1].ID
	}
	return ""
}

// merge asks which other event is the same as the selected one.
func (w *Window) merge() {
	e := w.view.Corpus.Event(w.selected)
	if e == nil {
		w.status.Say(ui.T("said.select"))
		return
	}
	others := nearest(w.view.Corpus.Events, e)
	rows := make([]ui.Row, len(others))
	for i, o := range others {
		rows[i] = eventRow(o)
	}
	w.trace.say("merge open", len(rows))
	correct.ShowPicker(w.win.Canvas(), title("merge"), e.Headline, ui.T("correct.which"), rows, func(i int) {
		w.act(library.Act{Kind: library.Merge, Target: library.OfEvent(e), Others: []library.Target{library.OfEvent(others[i])}})
	})
}

// nearest orders the other events by how likely they are the same as e: those
// with a company in common first, then by the days between.
func nearest(all []*data.Event, e *data.Event) []*data.Event {
	type candidate struct {
		*data.Event
		foreign bool
		days    data.Day
	}
	var c []candidate
	for _, o := range all {
		if o.ID == e.ID {
			continue
		}
		one := candidate{o, !slices.ContainsFunc(o.Companies, func(p data.Participant) bool { return e.Involves(p.Company) }), 0}
		if o.Date.Known() && e.Date.Known() {
			if one.days = o.Date.Point().Start - e.Date.Point().Start; one.days < 0 {
				one.days = -one.days
			}
		}
		c = append(c, one)
	}
	slices.SortStableFunc(c, func(a, b candidate) int {
		if a.foreign != b.foreign {
			if a.foreign {
				return 1
			}
			return -1
		}
		return int(a.days - b.days)
	})
	out := make([]*data.Event, len(c))
	for i := range c {
		out[i] = c[i].Event
	}
	return out
}

// kept is what the person has said of a target, for the detail pane.
func (w *Window) keptOf(t library.Target) detail.Kept {
	key := t.Key()
	k := detail.Kept{Mark: w.kept.Marks[key]}
	seen := map[string]bool{} // the first edit of a field knows what was read
	add := func(field, text string) {
		if !seen[field] {
			seen[field] = true
			k.Fields = append(k.Fields, text)
		}
	}
	for _, a := range w.kept.Acts {
		if a.Target.Key() != key {
			continue
		}
		switch a.Kind {
		case library.Confirm:
			k.Confirmed = k.Confirmed || a.Field == ""
		case library.Edit:
			k.Confirmed = false
			text := ui.T("field." + a.Field)
			if a.Old != "" {
				text = ui.T("detail.was", ui.Args{"F": text, "V": fieldText(a, a.Old)})
			}
			add(a.Field, text)
		case library.Add, library.Merge:
			add(string(a.Kind), ui.T("field."+string(a.Kind)))
		}
	}
	for _, c := range w.kept.Conflicts {
		if c.Act.Target.Key() == key {
			k.Conflicts = append(k.Conflicts, conflictText(c))
		}
	}
	return k
}

// star marks the event or the figure, or takes the mark off.
func (w *Window) star() {
	t, ok := w.subject()
	if !ok {
		return
	}
	kind := library.Star
	if w.kept.Marks[t.Key()].Star {
		kind = library.Unstar
	}
	w.act(library.Act{Kind: kind, Target: t})
}

// tags asks for the tags, in one line.
func (w *Window) tags() {
	t, ok := w.subject()
	if !ok {
		return
	}
	old := w.kept.Marks[t.Key()].Tags
	fields := []correct.Field{{Name: "tags", Label: ui.T("field.tags"), Value: strings.Join(old, ", "), Hint: ui.T("correct.tags")}}
	correct.ShowForm(w.win.Canvas(), title("tags"), name(library.Act{Target: t}), fields, func(v map[string]string) error {
		var acts []library.Act
		now := splitTags(v["tags"])
		for _, tag := range old {
			if !slices.Contains(now, tag) {
				acts = append(acts, library.Act{Kind: library.Untag, Target: t, New: tag})
			}
		}
		for _, tag := range now {
			if !slices.Contains(old, tag) {
				acts = append(acts, library.Act{Kind: library.Tag, Target: t, New: tag})
			}
		}
		w.act(acts...)
		return nil
	})
}

func splitTags(s string) []string {
	var out []string
	for _, tag := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，;；、#", r) }) {
		if tag = strings.Join(strings.Fields(tag), " "); tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// note asks for the note.
func (w *Window) note() {
	t, ok := w.subject()
	if !ok {
		return
	}
	old := w.kept.Marks[t.Key()].Note
	fields := []correct.Field{{Name: "note", Label: ui.T("field.note"), Value: old}}
	correct.ShowForm(w.win.Canvas(), title("note"), name(library.Act{Target: t}), fields, func(v map[string]string) error {
		if now := strings.TrimSpace(v["note"]); now != old {
			w.act(library.Act{Kind: library.Note, Target: t, New: now})
		}
		return nil
	})
}

// today is what "last Friday" is read against.
func today() data.Day {
	y, m, d := time.Now().Date()
	return data.DayOf(y, int(m), d)
}

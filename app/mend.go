package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"yunshi/app/correct"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
)

// split asks which of an event's tellings is another event.
func (w *Window) split() {
	e := w.view.Corpus.Event(w.selected)
	switch {
	case e == nil:
		w.status.Say(ui.T("said.select"))
		return
	case len(e.Sources) < 2:
		w.status.Say(ui.T("said.onesource"))
		return
	}
	tellings := w.keeper.Tellings(e)
	rows := make([]ui.Row, len(tellings))
	for i, t := range tellings {
		rows[i] = eventRow(t)
		if d := w.view.Corpus.Documents[t.Sources[0].Evidence.Document]; d != nil {
			if rows[i].Sub = d.Publisher; d.Publisher == "" {
				rows[i].Sub = filepath.Base(d.Path)
			}
		}
	}
	w.trace.say("split open", len(rows))
	correct.ShowPicker(w.win.Canvas(), title("split"), e.Headline, ui.T("split.which"), rows, func(i int) {
		w.act(library.SplitEvent(e, tellings, i))
	})
}

// splitName asks which of a company's names is another company's.
func (w *Window) splitName() {
	id := w.companyInSight()
	c := w.view.Corpus.Companies[id]
	if c == nil || len(c.Aliases) == 0 {
		w.status.Say(ui.T("said.company"))
		return
	}
	rows := make([]ui.Row, len(c.Aliases))
	for i, a := range c.Aliases {
		rows[i] = ui.Row{Title: a.Text}
	}
	w.trace.say("split name open", id, len(rows))
	correct.ShowPicker(w.win.Canvas(), title("splitname"), string(id), ui.T("split.name"), rows, func(i int) {
		w.act(library.Act{Kind: library.Split, Target: library.OfCompany(id), New: c.Aliases[i].Text})
	})
}

// companyInSight is the company that the window shows alone, or the first of the
// selected event, or "".
func (w *Window) companyInSight() data.CompanyID {
	if f := w.view.Filter; len(f.Companies) == 1 {
		return f.Companies[0]
	}
	if e := w.view.Corpus.Event(w.selected); e != nil && len(e.Companies) > 0 {
		return e.Companies[0].Company
	}
	return ""
}

// reread tells what has changed since the articles were read by newer rules.
func (w *Window) reread(r library.Reread) {
	w.changes = r.Changes
	w.errs(r.Failed)
	w.busy("", false)
	w.trace.say("reread", r.Documents, "changed", len(r.Changes), "failed", len(r.Failed))
	w.status.Say(ui.T("status.reread", ui.Args{"N": r.Documents, "C": len(r.Changes)}))
	w.logged.Info("articles read again", "count", r.Documents, "changed", len(r.Changes), "failed", len(r.Failed))
}

// showReread lists the articles that say something else by the rules of today.
func (w *Window) showReread() {
	if len(w.changes) == 0 {
		w.status.Say(ui.T("said.noreread"))
		return
	}
	changes := slices.Clone(w.changes)
	rows := make([]ui.Row, len(changes))
	for i, c := range changes {
		if c.Document != nil {
			rows[i].Title = c.Document.Title
		}
		rows[i].Right = ui.T("reread.change", ui.Args{"E": plusMinus(c.NewEvents, c.GoneEvents), "F": plusMinus(c.NewFigs, c.GoneFigs)})
	}
	w.list(title("reread"), rows, func(i int) {
		if d := changes[i].Document; d != nil {
			w.read(d, data.Span{})
		}
	})
}

func plusMinus(more, less int) string { return fmt.Sprintf("+%d −%d", more, less) }

// salvage asks whether to save what can be read of a damaged library.
func (w *Window) salvage() {
	if !w.damaged {
		w.status.Say(ui.T("said.sound"))
		return
	}
	w.trace.say("salvage open")
	text := ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T("salvage.text", ui.Args{"P": w.opts.Library})})
	start := ui.NewPill(ui.T("salvage.start"), ui.Loud, func() {
		w.sheet.Close()
		w.status.SetBusy(ui.T("salvage.busy"))
		w.keeper.Salvage(func(s library.Salvaged, err error) { ui.Do(func() { w.salvaged(s, err) }) })
	})
	w.openFitted(620, title("salvage"), ui.Column(14, text,
		ui.Line(8, ui.Grow(nil), ui.NewPill(ui.T("save.cancel"), ui.Outlined, func() { w.sheet.Close() }), start)))
	start.Key = "Enter"
	w.sheet.Focus(start)
}

func (w *Window) salvaged(s library.Salvaged, err error) {
	w.status.SetBusy("")
	if err != nil {
		w.fail(err.Error())
		w.status.Say(ui.T("salvage.failed"))
		return
	}
	w.damaged = false
	w.status.SetLibrary("")
	w.trace.say("salvaged", s)
	w.logged.Warn("library salvaged", "result", s.String())
	lost := ui.T("salvage.whole")
	if s.Lost > 0 {
		lost = ui.TN("salvage.lost", s.Lost)
	}
	said := ui.T("salvage.done", ui.Args{"D": ui.Count(s.Documents), "A": ui.Count(s.Acts), "B": ui.Count(s.FromBackup)})
	enough := ui.NewPill(ui.T("salvage.close"), ui.Loud, func() { w.sheet.Close() })
	enough.Key = "Enter"
	w.openFitted(620, ui.T("salvage.title"), ui.Column(10,
		ui.NewParagraph(ui.SizeText, ui.Run{Text: said}), ui.NewParagraph(ui.SizeText, ui.Run{Text: lost}),
		ui.NewParagraph(ui.SizeText, ui.Run{Text: ui.T("salvage.kept", ui.Args{"P": s.Kept}), Role: ui.Muted}),
		ui.Line(8, ui.Grow(nil), enough)))
	w.sheet.Focus(enough)
}

// hurt says that the library is damaged, as far as one of the errors tells.
func (w *Window) hurt(errs ...error) {
	if !w.damaged && slices.ContainsFunc(errs, func(err error) bool { return errors.Is(err, library.ErrDamaged) }) {
		w.damaged = true
		w.status.SetLibrary(ui.T("library.damaged"))
		w.offerSalvage()
	}
}

// offerSalvageSoon is offerSalvage for when the sheet that is open has gone.
func (w *Window) offerSalvageSoon() { go ui.Do(w.offerSalvage) }

// offerSalvage asks, once in a run, whether to save what a damaged library holds.
func (w *Window) offerSalvage() {
	if w.damaged && !w.offered && w.win.Canvas().Overlays().Top() == nil {
		w.offered = true
		w.salvage()
	}
}

// watchSheet asks which folder is to be watched, if any.
func (w *Window) watchSheet() {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.fail(err.Error())
		case u != nil:
			w.watchFolder(u.Path())
		}
	}, w.win)
	w.trace.say("watch open")
	d.Show()
	w.files = d
}

// watchFolder has what arrives in a folder brought in from now on; "" ends that.
func (w *Window) watchFolder(folder string) {
	w.settings().SetString(prefWatched, folder)
	w.watchOn(folder)
	if folder == "" {
		w.status.Say(ui.T("watch.none"))
	} else {
		w.status.Say(ui.T("watch.now", ui.Args{"P": folder}))
	}
}

// watchOn watches a folder, as was chosen now or before.
func (w *Window) watchOn(folder string) {
	go func() { // a folder of many takes its time
		err := w.keeper.Watch(folder)
		ui.Do(func() {
			w.trace.say("watch", folder, err)
			if err != nil {
				w.fail(err.Error())
				w.status.Say(ui.T("watch.failed"))
			}
		})
	}()
}

// watchField asks for the path of the folder.
func (w *Window) watchField() *ui.Entry {
	field := ui.NewEntry(ui.T("settings.watched.none"))
	field.SetText(w.settings().Watched())
	field.OnEscape = func() { w.sheet.Close() }
	field.OnEnter = func() { w.watchFolder(strings.TrimSpace(field.Text)) }
	return field
}

package app

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"yunshi/app/eventtable"
	"yunshi/app/ui"
	"yunshi/app/views"
)

// viewsFolder is where saved views stand: beside the library.
func (w *Window) viewsFolder() string {
	return filepath.Join(filepath.Dir(w.opts.Library), "views")
}

// loadViews reads the saved views, for the menu and the palette.
func (w *Window) loadViews() {
	dir := w.viewsFolder()
	go func() {
		list, errs := views.List(dir)
		ui.Do(func() {
			for _, err := range errs {
				w.fail(err.Error())
			}
			w.setViews(list)
		})
	}()
}

// setViews puts the saved views into the menu, the list of keys and the palette.
func (w *Window) setViews(list []views.View) {
	w.saved = list
	w.setAll(append(w.commands(), w.viewCommands()...))
	w.win.SetMainMenu(w.mainMenu())
	w.trace.say("views", len(list))
	c := w.finder.Load().corpus
	go func() {
		f := newFinder(w, c)
		ui.Do(func() {
			if w.finder.Load().corpus == c {
				w.finder.Store(f)
			}
		})
	}()
}

// viewCommands has a command for each saved view; the first nine have a key.
func (w *Window) viewCommands() []command {
	var out []command
	for i, v := range w.saved {
		c := command{id: "view." + v.Name, text: v.Name, menu: "view", sub: "views", run: func() { w.openView(v) }}
		if i < 9 {
			c.key, c.mod = fyne.KeyName(strconv.Itoa(i+1)), ctrl|fyne.KeyModifierShift
		}
		out = append(out, c)
	}
	return out
}

// currentView is what is in sight now.
func (w *Window) currentView(name string) views.View {
	s := w.table.Sorted()
	v := views.View{
		Name: name, Filter: w.view.Filter, Lanes: w.lanesBy, Order: w.laneOrder, Sort: s.Column, Falling: s.Falling, Table: w.table.Visible(),
	}
	if snap := w.timeline.Snapshot(); snap.View != snap.Whole {
		v.From, v.To = w.timeline.View()
	}
	return v
}

// openView shows what a saved view keeps.
func (w *Window) openView(v views.View) {
	w.trace.say("view", v.Name)
	w.setLanes(v.Lanes)
	w.setOrder(v.Order)
	w.table.SetSort(eventtable.Sort{Column: v.Sort, Falling: v.Falling})
	w.showTable(v.Table)
	w.setFilter(v.Filter)
	if v.From != 0 || v.To != 0 {
		w.timeline.SetView(v.From, v.To)
	} else {
		w.timeline.ShowAll()
	}
	w.status.Say(ui.T("status.view", ui.Args{"V": v.Name}))
}

// openViewFile opens a view that was named on the command line or dropped.
func (w *Window) openViewFile(path string) {
	v, err := views.Read(path)
	if err != nil {
		w.fail(err.Error())
		return
	}
	w.openView(v)
}

// splitViews takes the saved views out of a list of files.
func splitViews(paths []string) (articles, saved []string) {
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), views.Ending) {
			saved = append(saved, p)
		} else {
			articles = append(articles, p)
		}
	}
	return articles, saved
}

// saveViewSheet asks for a name.
func (w *Window) saveViewSheet() {
	w.trace.say("saveview open")
	message := ui.NewLabel("", ui.SizeSmall, ui.Warning).Cut()
	name := ui.NewEntry(ui.T("view.name"))
	sure := ""
	save := func() {
		for _, v := range w.saved {
			if v.Name == strings.TrimSpace(name.Text) && sure != name.Text {
				sure = name.Text
				message.SetText(ui.T("view.exists"))
				return
			}
		}
		if err := w.saveView(name.Text); err != nil {
			message.SetText(err.Error())
			return
		}
		w.sheet.Close()
	}
	name.OnEnter, name.OnEscape = save, func() { w.sheet.Close() }
	button := ui.NewPill(ui.T("save.save"), ui.Loud, save)
	button.Key = "Enter"
	w.open(460, 160, ui.T("cmd.saveview"), ui.Column(12, name, ui.Line(8, ui.Grow(message), button)))
	w.sheet.Focus(name)
}

func (w *Window) saveView(name string) error {
	dir := w.viewsFolder()
	path, err := views.Write(dir, w.currentView(name))
	if err != nil {
		return err
	}
	list, _ := views.List(dir)
	w.setViews(list)
	w.trace.say("saveview", path)
	w.status.Say(ui.T("status.saved", ui.Args{"P": path}))
	return nil
}

// listViews lists the saved views; Enter does something with one.
func (w *Window) listViews(title string, do func(v views.View)) {
	if len(w.saved) == 0 {
		w.status.Say(ui.T("view.none"))
		return
	}
	rows := make([]ui.Row, len(w.saved))
	for i, v := range w.saved {
		rows[i] = ui.Row{Title: v.Name, Sub: describe(v.Filter)}
	}
	list := w.saved
	w.list(title, rows, func(i int) { do(list[i]) })
}

func (w *Window) openViewSheet() { w.listViews(ui.T("cmd.openview"), w.openView) }

// deleteViewSheet asks once more before a view is gone.
func (w *Window) deleteViewSheet() {
	w.listViews(ui.T("cmd.deleteview"), func(v views.View) {
		rows := []ui.Row{{Title: ui.T("view.keep", ui.Args{"V": v.Name})}, {Title: ui.T("view.delete", ui.Args{"V": v.Name})}}
		w.list(ui.T("cmd.deleteview"), rows, func(i int) {
			if i == 1 {
				w.deleteView(v)
			}
		})
	})
}

func (w *Window) deleteView(v views.View) {
	if err := os.Remove(v.Path); err != nil {
		w.fail(err.Error())
		return
	}
	w.trace.say("deleteview", v.Name)
	w.loadViews()
}

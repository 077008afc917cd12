package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yunshi/app/chartpane"
	"yunshi/app/ui"
)

// command is one thing that the window can do: it stands in the main menu, in
// the palette and in the list of keys, all made from this one table.
type command struct {
	id   string // the key "cmd."+id of its words
	menu string // the key "menu."+menu of the menu it stands in
	sub  string // likewise the menu within it, "" for none
	text string // its own name, where it is not one of the words
	// key with mod is a shortcut that works everywhere; key without mod, and
	// char, work unless a text field has the focus.
	key  fyne.KeyName
	mod  fyne.KeyModifier
	char rune
	more rune // a second character, such as = beside +
	run  func()
}

const ctrl = fyne.KeyModifierShortcutDefault

// commands lists every command in the order of the menus.
func (w *Window) commands() []command {
	tl := w.timeline
	list := []command{
		{id: "import", menu: "file", key: fyne.KeyO, mod: ctrl, run: w.importDialog},
		{id: "export", menu: "file", key: fyne.KeyE, mod: ctrl, run: w.exportSheet},
		{id: "picture", menu: "file", key: fyne.KeyE, mod: ctrl | fyne.KeyModifierShift, run: w.pictureSheet},
		{id: "exportdata", menu: "file", key: fyne.KeyX, mod: ctrl | fyne.KeyModifierShift, run: w.dataSheet},
		{id: "copy", menu: "file", key: fyne.KeyC, mod: ctrl, run: w.copyFocused},
		{id: "watch", menu: "file", key: fyne.KeyW, mod: ctrl | fyne.KeyModifierShift, run: w.watchSheet},
		{id: "salvage", menu: "file", key: fyne.KeyR, mod: ctrl | fyne.KeyModifierShift, run: w.salvage},
		{id: "stop", menu: "file", key: fyne.KeyPeriod, mod: ctrl, run: w.stopImport},
		{id: "quit", menu: "file", key: fyne.KeyQ, mod: ctrl, run: w.win.Close},

		{id: "undo", menu: "edit", key: fyne.KeyZ, mod: ctrl, run: w.undo},
		{id: "redo", menu: "edit", key: fyne.KeyZ, mod: ctrl | fyne.KeyModifierShift, run: w.redo},
		{id: "correct", menu: "edit", char: 'c', more: 'C', run: w.correct},
		{id: "confirm", menu: "edit", char: 'y', more: 'Y', run: w.confirm},
		{id: "reject", menu: "edit", char: 'x', more: 'X', run: w.reject},
		{id: "merge", menu: "edit", char: 'm', more: 'M', run: w.merge},
		{id: "split", menu: "edit", char: 'k', more: 'K', run: w.split},
		{id: "add", menu: "edit", char: 'a', more: 'A', run: w.addEvent},
		{id: "alias", menu: "edit", char: 'l', more: 'L', run: w.alias},
		{id: "splitname", menu: "edit", char: 'd', more: 'D', run: w.splitName},
		{id: "star", menu: "edit", char: 's', more: 'S', run: w.star},
		{id: "tags", menu: "edit", char: 'g', more: 'G', run: w.tags},
		{id: "note", menu: "edit", char: 'n', more: 'N', run: w.note},
		{id: "undated", menu: "edit", char: 'u', more: 'U', run: w.showUndated},
		{id: "history", menu: "edit", char: 'h', more: 'H', run: w.showHistory},
		{id: "conflict", menu: "edit", key: fyne.KeyF8, run: w.nextConflict},
		{id: "reread", menu: "edit", key: fyne.KeyF9, run: w.showReread},

		{id: "settings", menu: "view", key: fyne.KeyComma, mod: ctrl, run: w.showSettings},
		{id: "theme", menu: "view", key: fyne.KeyD, mod: ctrl | fyne.KeyModifierShift, run: w.toggleTheme},
		{id: "zoomin", menu: "view", char: '+', more: '=', run: tl.ZoomIn},
		{id: "zoomout", menu: "view", char: '-', more: '_', run: tl.ZoomOut},
		{id: "fit", menu: "view", char: '0', run: tl.Fit},
		{id: "earlier", menu: "view", char: ',', more: '<', run: func() { tl.PanBy(-0.4) }},
		{id: "later", menu: "view", char: '.', more: '>', run: func() { tl.PanBy(0.4) }},
		{id: "starred", menu: "view", char: '*', run: w.starred},
		{id: "all", menu: "view", key: fyne.KeyEscape, run: w.clearFilter},
	}
	list = append(list, w.viewKeys()...)
	list = append(list, w.laneCommands()...)
	list = append(list, w.tableCommands()...)
	list = append(list, []command{
		{id: "search", menu: "go", key: fyne.KeyK, mod: ctrl, run: w.search},
		{id: "filter", menu: "go", char: '/', run: w.search},
		{id: "next", menu: "go", key: fyne.KeyRight, run: w.inPlace(func() { w.table.Step(1) }, w.next)},
		{id: "previous", menu: "go", key: fyne.KeyLeft, run: w.inPlace(func() { w.table.Step(-1) }, w.previous)},
		{id: "laneup", menu: "go", key: fyne.KeyUp, run: tl.LaneUp},
		{id: "lanedown", menu: "go", key: fyne.KeyDown, run: tl.LaneDown},
		{id: "first", menu: "go", key: fyne.KeyHome, run: w.inPlace(w.table.First, tl.First)},
		{id: "last", menu: "go", key: fyne.KeyEnd, run: w.inPlace(w.table.Last, tl.Last)},
		{id: "open", menu: "go", key: fyne.KeyReturn, run: w.inPlace(w.table.Open, tl.OpenSelected)},
		{id: "back", menu: "go", key: fyne.KeyBackspace, run: w.back},
		{id: "figure", menu: "go", char: 'f', more: 'F', run: w.nextFigure},
		{id: "evidence", menu: "go", char: 'e', more: 'E', run: w.detail.Read},
	}...)
	for i := range chartpane.Topics() {
		n := strconv.Itoa(i + 1)
		list = append(list, command{
			id: "chart" + n, menu: "chart", key: fyne.KeyName(n), mod: ctrl, run: func() { w.charts.SetTopic(i) },
		})
	}
	return append(list,
		command{id: "build", menu: "chart", key: fyne.KeyB, mod: ctrl, run: w.buildChart},
		command{id: "retitle", menu: "chart", key: fyne.KeyT, mod: ctrl, run: w.retitle},
		command{id: "currency", menu: "chart", key: fyne.KeyM, mod: ctrl | fyne.KeyModifierShift, run: w.charts.NextCurrency},
		command{id: "units", menu: "chart", key: fyne.KeyU, mod: ctrl | fyne.KeyModifierShift, run: w.charts.NextUnits},
		command{id: "log", menu: "chart", key: fyne.KeyL, mod: ctrl | fyne.KeyModifierShift, run: w.charts.ToggleLog},
		command{id: "index", menu: "chart", key: fyne.KeyI, mod: ctrl | fyne.KeyModifierShift, run: w.charts.ToggleIndex},
		command{id: "dropchart", menu: "chart", key: fyne.KeyDelete, mod: ctrl | fyne.KeyModifierShift, run: w.dropChart},
		command{id: "keys", menu: "help", char: '?', run: w.keys},
		command{id: "tour", menu: "help", key: fyne.KeyF1, run: w.tour},
		command{id: "about", menu: "help", run: w.about},
	)
}

// shortcut is what the menu shows beside the command. Fyne fires those with a
// modifier wherever the focus is; one without is only shown.
func (c *command) shortcut() fyne.Shortcut {
	switch {
	case c.id == "copy":
		return &fyne.ShortcutCopy{}
	case c.id == "undo":
		return &fyne.ShortcutUndo{}
	case c.char != 0:
		return &desktop.CustomShortcut{KeyName: fyne.KeyName(upper(c.char))}
	case c.key != "":
		return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}
	}
	return nil
}

func upper(r rune) string {
	if r >= 'a' && r <= 'z' {
		r -= 'a' - 'A'
	}
	return string(r)
}

// keyText is the shortcut as it stands on the keys: "Ctrl Shift D".
func (c *command) keyText() string {
	names := map[fyne.KeyName]string{
		fyne.KeyRight: "→", fyne.KeyLeft: "←", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyReturn: "Enter",
		fyne.KeyBackspace: "Backspace", fyne.KeyEscape: "Esc",
	}
	s := upper(c.char)
	if c.char == 0 {
		s = string(c.key)
		if n, ok := names[c.key]; ok {
			s = n
		}
	}
	if c.mod&fyne.KeyModifierShift != 0 {
		s = "Shift " + s
	}
	if c.mod&fyne.KeyModifierAlt != 0 {
		s = "Alt " + s
	}
	if c.mod&ctrl != 0 {
		s = "Ctrl " + s
	}
	return s
}

// name is what the command is called in the menu and the palette.
func (c *command) name() string {
	if c.text != "" {
		return c.text
	}
	return ui.T("cmd." + c.id)
}

// mainMenu puts every command under its menu.
func (w *Window) mainMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	at := map[string]*fyne.Menu{}
	for _, c := range w.all {
		m := at[c.menu]
		if m == nil {
			m = fyne.NewMenu(ui.T("menu." + c.menu))
			at[c.menu] = m
			menus = append(menus, m)
		}
		if c.sub != "" {
			m = below(m, at, c.sub)
		}
		item := fyne.NewMenuItem(c.name(), w.guarded(c))
		item.Shortcut, item.IsQuit = c.shortcut(), c.id == "quit"
		m.Items = append(m.Items, item)
	}
	return fyne.NewMainMenu(menus...)
}

// setAll sets the commands.
func (w *Window) setAll(list []command) {
	w.all = list
	w.listed.Store(&list)
}

// run carries out the command with the id.
func (w *Window) run(id string) {
	for _, c := range w.all {
		if c.id == id {
			c.run()
		}
	}
}

// below is the menu within a menu, made where it is missing.
func below(m *fyne.Menu, at map[string]*fyne.Menu, key string) *fyne.Menu {
	child := at["sub."+key]
	if child == nil {
		child = fyne.NewMenu(ui.T("menu." + key))
		at["sub."+key] = child
		item := fyne.NewMenuItem(ui.T("menu."+key), nil)
		item.ChildMenu = child
		m.Items = append(m.Items, item)
	}
	return child
}

// guarded leaves Ctrl+C, Ctrl+Z and Ctrl+Shift+Z to a text field that has the focus, which the
// menu would otherwise take them from.
func (w *Window) guarded(c command) func() {
	if c.id != "copy" && c.id != "undo" && c.id != "redo" {
		return c.run
	}
	return func() {
		field, ok := w.win.Canvas().Focused().(*ui.Entry)
		switch {
		case !ok:
			c.run()
		case c.id == "copy":
			field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: w.app.Clipboard()})
		case c.id == "redo":
			field.Redo()
		default:
			field.Undo()
		}
	}
}

// typedKey runs the single-key command of a key that no widget had a use for.
func (w *Window) typedKey(ev *fyne.KeyEvent) {
	if w.win.Canvas().Overlays().Top() != nil {
		switch {
		case ev.Name == fyne.KeyEscape:
			w.closeTop()
		case ev.Name == fyne.KeyF8 && w.choices.Open():
			w.choices.Close()
			w.nextConflict()
		}
		return
	}
	name := ev.Name
	if name == fyne.KeyEnter {
		name = fyne.KeyReturn
	}
	for _, c := range w.all {
		if c.mod == 0 && c.key == name && c.key != "" {
			c.run()
			return
		}
	}
}

// closeTop closes what lies above the window; Fyne's own file dialog knows no Esc.
func (w *Window) closeTop() {
	if !ui.CloseTop(w.win.Canvas()) && w.files != nil {
		w.files.Dismiss()
	}
}

func (w *Window) typedRune(r rune) {
	if w.win.Canvas().Overlays().Top() != nil {
		return
	}
	for _, c := range w.all {
		if c.char != 0 && (c.char == r || c.more == r) {
			c.run()
			return
		}
	}
}

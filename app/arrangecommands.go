package app

import (
	"strconv"

	"fyne.io/fyne/v2"

	"yunshi/app/eventtable"
)

const alt = fyne.KeyModifierAlt

// viewKeys are the commands of the view menu that narrow and keep what is seen.
func (w *Window) viewKeys() []command {
	return []command{
		{id: "more", menu: "view", key: fyne.KeyF, mod: ctrl | fyne.KeyModifierShift, run: w.filters.More},
		{id: "fiscal", menu: "view", key: fyne.KeyY, mod: alt, run: w.toggleFiscal},
		{id: "still", menu: "view", key: fyne.KeyM, mod: alt, run: w.toggleStill},
		{id: "saveview", menu: "view", sub: "views", key: fyne.KeyS, mod: ctrl, run: w.saveViewSheet},
		{id: "openview", menu: "view", sub: "views", key: fyne.KeyO, mod: ctrl | fyne.KeyModifierShift, run: w.openViewSheet},
		{id: "deleteview", menu: "view", sub: "views", key: fyne.KeyDelete, mod: alt, run: w.deleteViewSheet},
	}
}

// laneCommands arrange the lanes of the timeline.
func (w *Window) laneCommands() []command {
	var list []command
	for i, by := range laneKinds {
		list = append(list, command{
			id: "lanes." + by, menu: "lanes", key: fyne.KeyName(strconv.Itoa(i + 1)), mod: alt, run: func() { w.setLanes(by) },
		})
	}
	keys := map[string]fyne.KeyName{"count": fyne.KeyC, "name": fyne.KeyN, "first": fyne.KeyF}
	for _, o := range laneOrders {
		list = append(list, command{
			id: "order." + o.key, menu: "lanes", sub: "order", key: keys[o.key], mod: alt, run: func() { w.setOrder(o.key) },
		})
	}
	return append(list,
		command{id: "pin", menu: "lanes", char: 'p', more: 'P', run: w.timeline.PinLane},
		command{id: "fold", menu: "lanes", key: fyne.KeySpace, run: w.timeline.FoldLane},
	)
}

// tableCommands show the events as a table and arrange it.
func (w *Window) tableCommands() []command {
	const step = 20 // pixels
	in := func(do func(t *eventtable.Table)) func() { return w.inTable(do) }
	return []command{
		{id: "table", menu: "table", char: 't', more: 'T', run: w.toggleTable},
		{id: "copyrows", menu: "table", key: fyne.KeyC, mod: ctrl | fyne.KeyModifierShift, run: w.copyRows},
		{id: "sortcolumn", menu: "table", sub: "column", key: fyne.KeyS, mod: alt, run: in((*eventtable.Table).SortColumn)},
		{id: "nextcolumn", menu: "table", sub: "column", key: fyne.KeyDown, mod: alt, run: in(func(t *eventtable.Table) { t.NextColumn(1) })},
		{id: "lastcolumn", menu: "table", sub: "column", key: fyne.KeyUp, mod: alt, run: in(func(t *eventtable.Table) { t.NextColumn(-1) })},
		{id: "columnleft", menu: "table", sub: "column", key: fyne.KeyLeft, mod: alt, run: in(func(t *eventtable.Table) { t.MoveColumn(-1) })},
		{id: "columnright", menu: "table", sub: "column", key: fyne.KeyRight, mod: alt, run: in(func(t *eventtable.Table) { t.MoveColumn(1) })},
		{id: "narrower", menu: "table", sub: "column", key: fyne.KeyComma, mod: alt, run: in(func(t *eventtable.Table) { t.Widen(-step) })},
		{id: "wider", menu: "table", sub: "column", key: fyne.KeyPeriod, mod: alt, run: in(func(t *eventtable.Table) { t.Widen(step) })},
	}
}

// Package palette is the search sheet: one field that finds companies, events,
// places and commands as the person types. What is found is the caller's
// matter; the palette asks off the UI thread, and the latest keystroke wins.
package palette

import (
	"fyne.io/fyne/v2"

	"yunshi/app/ui"
)

// Item is one thing found and what choosing it does.
type Item struct {
	Section string // items of one section stand together, under this title
	Row     ui.Row
	Do      func()
	// Add adds the item to what the window shows, or takes it out again; the
	// palette stays open. Added reports whether it is in. Both are nil for what
	// cannot be added, and run on the UI thread.
	Add   func()
	Added func() bool
}

// Palette is the search sheet.
type Palette struct {
	// Search finds items, the best first within their section. It is called off
	// the UI thread, with "" for what to offer before anything is typed.
	Search func(query string) []Item
	// OnSearched is told of every result that came to be seen.
	OnSearched func(query string, n int)

	sheet   *ui.Sheet
	entry   *ui.Entry
	list    *ui.List
	hint    *ui.Label
	queries *mailbox[string]
	items   []*Item // one a row; nil for a heading
	rows    []ui.Row
	seen    string // the query that the rows answer
	ready   bool
	enter   bool // Enter came before the answer
}

// Show opens the palette in a window; where it is open, it takes the focus.
func (p *Palette) Show(c fyne.Canvas) {
	if p.sheet.Open() {
		c.Focus(p.entry)
		return
	}
	p.entry = ui.NewEntry(ui.T("palette.placeholder"))
	p.hint = ui.NewLabel("", ui.SizeSmall, ui.Muted)
	p.list = ui.NewList(func(i int) { p.choose(i) })
	p.list.Hollow = true
	p.entry.OnStep = p.list.Step
	p.entry.OnEnter = p.confirm
	p.entry.OnCtrlEnter = p.add
	p.entry.OnTab = p.complete
	p.entry.OnEscape = func() { p.sheet.Close() }
	p.entry.OnChanged = func(q string) { p.ready, p.enter = false, false; p.queries.put(q) }
	p.ready, p.enter = false, false

	body := ui.Sides(
		ui.Pad(12, 12, 8, 12, p.entry),
		ui.Pad(0, 12, 0, 12, p.list),
		ui.Pad(8, 16, 10, 16, ui.Line(8, ui.Grow(p.hint), ui.NewLabel(ui.T("palette.keys"), ui.SizeSmall, ui.Muted))),
	)
	p.queries = newMailbox[string]()
	p.sheet = ui.ShowSheet(c, 640, 520, 0.1, body)
	p.sheet.OnClosed = p.queries.close
	go p.answer(p.queries)
	p.queries.put("")
	c.Focus(p.entry)
}

// Open reports whether the palette is to be seen.
func (p *Palette) Open() bool { return p.sheet.Open() }

// answer serves one opening of the palette, until its mailbox is closed.
func (p *Palette) answer(queries *mailbox[string]) {
	for {
		q, ok := queries.take()
		if !ok {
			return
		}
		items := p.Search(q)
		ui.Do(func() {
			if p.queries == queries && p.entry.Text == q {
				p.show(q, items)
			}
		})
	}
}

func (p *Palette) show(q string, items []Item) {
	var rows []ui.Row
	p.items = p.items[:0]
	section := ""
	for i := range items {
		it := &items[i]
		if it.Section != section {
			section = it.Section
			rows = append(rows, ui.Row{Heading: true, Title: section})
			p.items = append(p.items, nil)
		}
		rows = append(rows, it.Row)
		p.items = append(p.items, it)
	}
	p.rows = rows
	p.tick()
	p.list.SetCursor(-1)
	p.list.Step(1)
	p.hint.SetText("")
	if len(items) == 0 {
		p.hint.SetText(ui.T("palette.none", ui.Args{"Q": q}))
	}
	p.seen, p.ready = q, true
	if p.OnSearched != nil {
		p.OnSearched(q, len(items))
	}
	if p.enter {
		p.confirm()
	}
}

// confirm chooses the row under the cursor, once the answer to what is typed is
// there: fast typists press Enter before it comes.
func (p *Palette) confirm() {
	if !p.ready {
		p.enter = true
		return
	}
	p.list.Choose()
}

func (p *Palette) choose(i int) {
	if i < 0 || i >= len(p.items) || p.items[i] == nil {
		return
	}
	do := p.items[i].Do
	p.sheet.Close()
	do()
}

// tick shows which rows are added.
func (p *Palette) tick() {
	for i, it := range p.items {
		if it != nil && it.Added != nil {
			p.rows[i].On = it.Added()
		}
	}
	p.list.SetRows(p.rows)
}

// current is the item under the cursor, or nil; what is on its way counts as none.
func (p *Palette) current() *Item {
	if i := p.list.Cursor(); p.ready && i >= 0 && i < len(p.items) {
		return p.items[i]
	}
	return nil
}

// add adds the item under the cursor and waits for the next name: what was typed
// is selected, so that typing replaces it.
func (p *Palette) add() {
	it := p.current()
	if it == nil || it.Add == nil {
		return
	}
	it.Add()
	p.tick()
	p.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// complete puts the name under the cursor into the field.
func (p *Palette) complete() {
	if it := p.current(); it != nil {
		p.entry.Complete(it.Row.Title)
	}
}

package app

import (
	"strconv"
	"strings"

	"yunshi/app/filter"
	"yunshi/app/palette"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/lookup"
	"yunshi/data/registry"
)

// finder answers the palette from one corpus; before there is an index it offers
// the commands only. It is immutable, so that it may be
// asked off the UI thread; what its items do runs on the UI thread.
type finder struct {
	w        *Window
	corpus   *data.Corpus
	index    *lookup.Index
	events   map[string]*data.Event
	commands map[string]command
	all      []command
	top      []filter.Count
}

// The palette shows so many of each kind, and asks for enough to have them.
var shown = map[lookup.Kind]int{lookup.Company: 6, lookup.Event: 7, lookup.Place: 3, lookup.Command: 6}

const asked = 60

// newFinder indexes the corpus; it takes a tenth of a second and more, so it is
// called off the UI thread.
func newFinder(w *Window, all []command, c *data.Corpus) *finder {
	f := &finder{w: w, corpus: c, all: all, events: map[string]*data.Event{}, commands: map[string]command{}}
	var entries []lookup.Entry
	for _, cmd := range all {
		id := "command:" + cmd.id
		f.commands[id] = cmd
		entries = append(entries, lookup.Entry{ID: id, Kind: lookup.Command, Name: cmd.name()})
	}
	for _, e := range c.Events {
		f.events[string(e.ID)] = e
	}
	f.top = filter.New(c, filter.Filter{}).Companies
	f.index = lookup.FromCorpus(c, registry.Bundled(), entries)
	return f
}

// find lists what the query finds in sections, that of the best match first.
func (f *finder) find(query string) []palette.Item {
	if f.index == nil || strings.TrimSpace(query) == "" {
		return f.offer()
	}
	sections := map[lookup.Kind][]palette.Item{}
	var order []lookup.Kind
	results := f.index.Search(query, lookup.Options{
		Limit: asked, Kinds: []lookup.Kind{lookup.Company, lookup.Event, lookup.Place, lookup.Command},
	})
	for _, r := range results {
		kind := r.Entry.Kind
		if len(sections[kind]) == shown[kind] || !worth(r) {
			continue
		}
		if sections[kind] == nil {
			order = append(order, kind)
		}
		sections[kind] = append(sections[kind], f.item(r))
	}
	var out []palette.Item
	for _, kind := range order {
		out = append(out, sections[kind]...)
	}
	return out
}

// worth leaves out the places, and the companies that the query hardly names, of
// which there is no event to show.
func worth(r lookup.Result) bool {
	switch r.Entry.Kind {
	case lookup.Place:
		return r.Entry.Importance > 0
	case lookup.Company:
		return r.Entry.Importance > 0 || r.Match >= lookup.Prefix
	}
	return true
}

// offer is what stands there before anything is typed: the companies with most
// events, and every command.
func (f *finder) offer() []palette.Item {
	var out []palette.Item
	for _, c := range f.top[:min(len(f.top), shown[lookup.Company])] {
		out = append(out, f.company(string(c.Company), c.N, ui.Row{
			Title: string(c.Company), Sub: filter.Chinese(f.corpus, c.Company),
		}))
	}
	for _, cmd := range f.all {
		out = append(out, f.command(cmd, ui.Row{Title: cmd.name()}))
	}
	return out
}

func (f *finder) item(r lookup.Result) palette.Item {
	row := ui.Row{Title: r.Entry.Name}
	if r.Alias == r.Entry.Name {
		row.Lit = offsets(r.Alias, r.Runs)
	} else {
		row.Sub, row.LitSub = r.Alias, offsets(r.Alias, r.Runs)
	}
	switch r.Entry.Kind {
	case lookup.Company:
		if row.Sub == "" {
			row.Sub = filter.Chinese(f.corpus, data.CompanyID(r.Entry.ID))
		}
		return f.company(r.Entry.ID, r.Entry.Importance, row)
	case lookup.Event:
		e := f.events[r.Entry.ID]
		row.Group, row.Right = look.GroupOf(e.Type), ui.ShortDate(e.Date)
		return palette.Item{Section: ui.T("palette.events"), Row: row, Do: func() { f.w.selectEvent(e.ID) }}
	case lookup.Place:
		row.Right = strconv.Itoa(r.Entry.Importance)
		name := r.Entry.Name
		return palette.Item{Section: ui.T("palette.places"), Row: row, Do: func() { f.w.showPlace(name) }}
	}
	return f.command(f.commands[r.Entry.ID], row)
}

func (f *finder) company(id string, events int, row ui.Row) palette.Item {
	row.Right, row.Dim = strconv.Itoa(events), events == 0
	return palette.Item{Section: ui.T("palette.companies"), Row: row, Do: func() {
		f.w.showCompany(data.CompanyID(id))
	}}
}

func (f *finder) command(c command, row ui.Row) palette.Item {
	row.Right = c.keyText()
	return palette.Item{Section: ui.T("palette.commands"), Row: row, Do: c.run}
}

// offsets turns positions in runes into byte offsets.
func offsets(s string, runes []int) []int {
	var out []int
	n, next := 0, 0
	for at := range s {
		if next < len(runes) && runes[next] == n {
			out = append(out, at)
			next++
		}
		n++
	}
	return out
}

// search opens the palette.
func (w *Window) search() {
	w.trace.say("palette open")
	w.palette.Show(w.win.Canvas())
}

// showPlace lists the events at a place.
func (w *Window) showPlace(name string) {
	var rows []ui.Row
	var events []*data.Event
	for _, e := range w.view.Corpus.Events {
		if strings.Contains(e.Place, name) {
			rows = append(rows, ui.Row{Title: e.Headline, Group: look.GroupOf(e.Type), Right: ui.ShortDate(e.Date)})
			events = append(events, e)
		}
	}
	w.trace.say("place", name)
	w.list(name, rows, func(i int) { w.selectEvent(events[i].ID) })
}

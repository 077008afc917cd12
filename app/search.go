package app

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunshi/app/filter"
	"yunshi/app/palette"
	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/lookup"
	"yunshi/data/registry"
)

// finder answers the palette from one corpus; before there is an index it offers
// the commands only. It may be asked off the UI thread; what its items do runs on
// the UI thread.
type finder struct {
	w        *Window
	corpus   *data.Corpus
	index    *lookup.Index
	events   map[string]*data.Event
	commands map[string]command
	all      []command
	top      []filter.Count
	counts   map[string]int // events by company, as the companies' pane has them

	mu      sync.Mutex
	session *lookup.Session // of the typing: each key narrows the last one's findings
}

// The palette shows so many of each kind, and asks for enough to have them.
var shown = map[lookup.Kind]int{lookup.Company: 6, lookup.Event: 7, lookup.Place: 3, lookup.Command: 6}

const (
	asked       = 60
	shownRecent = 5
)

// newFinder indexes the corpus; it takes a tenth of a second and more, so it is
// called off the UI thread.
func newFinder(w *Window, c *data.Corpus) *finder {
	all := *w.listed.Load()
	f := &finder{
		w: w, corpus: c, all: all, events: map[string]*data.Event{}, commands: map[string]command{}, counts: map[string]int{},
	}
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
	for _, n := range f.top {
		f.counts[string(n.Company)] = n.N
	}
	f.index = lookup.FromCorpus(c, registry.Bundled(), entries)
	f.session = f.index.NewSession()
	return f
}

// find lists what the query finds in sections, that of the best match first.
func (f *finder) find(query string) []palette.Item {
	if f.index == nil || strings.TrimSpace(query) == "" {
		return f.offer()
	}
	sections := map[lookup.Kind][]palette.Item{}
	var order []lookup.Kind
	f.mu.Lock()
	results, _ := f.session.Search(context.Background(), query, lookup.Options{ // only the context can fail
		Limit: asked, Kinds: []lookup.Kind{lookup.Company, lookup.Event, lookup.Place, lookup.Command},
		Recent: f.w.used.recent(),
	})
	f.mu.Unlock()
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
	return append(out, f.articles(query)...)
}

// shownArticles is how many articles the palette shows.
const shownArticles = 6

// holding lists the articles of a corpus whose text holds the words of a query. A
// single letter is in all of them. It is called off the UI thread.
func (w *Window) holding(ctx context.Context, c *data.Corpus, query string, limit int) (out []*data.Document) {
	if len(strings.TrimSpace(query)) < 2 {
		return nil
	}
	for _, id := range w.keeper.Search(ctx, c, query, limit) {
		if d := c.Documents[id]; d != nil && d.Article() {
			out = append(out, d)
		}
	}
	return out
}

// told is the articles that the words of a filter stand in.
func (w *Window) told(ctx context.Context, c *data.Corpus, words string) map[data.DocumentID]bool {
	out := map[data.DocumentID]bool{}
	for _, d := range w.holding(ctx, c, words, len(c.Documents)) {
		out[d.ID] = true
	}
	return out
}

// articles lists the articles that hold the words of the query.
func (f *finder) articles(query string) (out []palette.Item) {
	for _, d := range f.w.holding(context.Background(), f.corpus, query, shownArticles) {
		row := ui.Row{Title: d.Title, Sub: d.Publisher}
		if d.Published.Known() {
			row.Right = ui.ShortDate(d.Published)
		}
		out = append(out, palette.Item{Section: ui.T("palette.articles"), Row: row, Do: func() { f.w.readAt(d, query) }})
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

// offer is what stands there before anything is typed: what was opened lately,
// the companies with most events, and every command.
func (f *finder) offer() []palette.Item {
	var out []palette.Item
	listed := map[string]bool{}
	for _, id := range f.w.used.top() {
		if it, ok := f.known(id); ok && len(out) < shownRecent {
			it.Section = ui.T("palette.recent")
			out = append(out, it)
			listed[id] = true
		}
	}
	n := 0
	for _, c := range f.top {
		if id := string(c.Company); !listed[id] && n < shown[lookup.Company] {
			out = append(out, f.company(id, f.companyRow(id)))
			n++
		}
	}
	for _, cmd := range f.all {
		out = append(out, f.command(cmd, ui.Row{Title: cmd.name()}))
	}
	return out
}

// known returns the item with an id that was used before, if it is still there.
func (f *finder) known(id string) (palette.Item, bool) {
	if e := f.events[id]; e != nil {
		return f.event(e, ui.Row{Title: e.Headline}), true
	}
	if f.corpus.Companies[data.CompanyID(id)] == nil {
		return palette.Item{}, false
	}
	return f.company(id, f.companyRow(id)), true
}

func (f *finder) companyRow(id string) ui.Row {
	name, other := filter.Names(f.corpus, data.CompanyID(id))
	return ui.Row{Title: name, Sub: other}
}

func (f *finder) item(r lookup.Result) palette.Item {
	row := ui.Row{Title: r.Entry.Name}
	other := ""
	if r.Entry.Kind == lookup.Company {
		row.Title, other = filter.Names(f.corpus, data.CompanyID(r.Entry.ID))
	}
	if r.Alias == row.Title {
		row.Lit = offsets(r.Alias, r.Runs)
	} else {
		row.Sub, row.LitSub = r.Alias, offsets(r.Alias, r.Runs)
	}
	switch r.Entry.Kind {
	case lookup.Company:
		if row.Sub == "" {
			row.Sub = other
		}
		return f.company(r.Entry.ID, row)
	case lookup.Event:
		return f.event(f.events[r.Entry.ID], row)
	case lookup.Place:
		row.Right = strconv.Itoa(r.Entry.Importance)
		name := r.Entry.Name
		return palette.Item{Section: ui.T("palette.places"), Row: row, Do: func() { f.w.showPlace(name) }}
	}
	return f.command(f.commands[r.Entry.ID], row)
}

func (f *finder) event(e *data.Event, row ui.Row) palette.Item {
	row.Group, row.Right = look.GroupOf(e.Type), ui.ShortDate(e.Date)
	return palette.Item{Section: ui.T("palette.events"), Row: row, Do: func() {
		f.w.used.add(string(e.ID))
		f.w.selectEvent(e.ID)
	}}
}

func (f *finder) company(id string, row ui.Row) palette.Item {
	events := f.counts[id]
	row.Right, row.Dim = strconv.Itoa(events), events == 0
	company, w := data.CompanyID(id), f.w
	return palette.Item{
		Section: ui.T("palette.companies"), Row: row,
		Do: func() {
			w.used.add(id)
			w.showCompany(company)
		},
		Add: func() {
			w.used.add(id)
			w.setFilter(w.view.Filter.Toggle(company))
		},
		Added: func() bool { return slices.Contains(w.view.Filter.Companies, company) },
	}
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

// Package filter says which events the person wants to see. Filter is the wish,
// View the corpus seen through it: an immutable snapshot that every pane reads.
// Bar is the row of pills that changes the wish. Filter and View know no screen.
package filter

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"yunshi/app/ui"
	"yunshi/assets/look"
	"yunshi/data"
	"yunshi/data/library"
)

// Filter narrows the corpus. The zero value lets everything through.
type Filter struct {
	Groups    uint16           // bit i lets look.Groups[i] through; 0 is all
	Companies []data.CompanyID // any of them must take part; empty is all
	From, To  int              // years, both included; 0 is open
	// Star and Tag let through what carries them, or has a company that does.
	Star bool
	Tag  string
	// Any of them; empty is all.
	Places, Publishers []string
	Modalities         []data.Modality
	Confidence         float64 // the least, 0 to 1
	Text               string  // every word of it must stand in the event, or in one of its articles
}

// Any reports whether something is narrowed.
func (f Filter) Any() bool {
	return f.Groups != 0 || len(f.Companies) > 0 || f.From != 0 || f.To != 0 || f.Star || f.Tag != "" || f.Further() > 0
}

// Equal reports whether two filters are the same wish.
func (f Filter) Equal(o Filter) bool {
	return f.Groups == o.Groups && f.From == o.From && f.To == o.To && f.Confidence == o.Confidence && f.Text == o.Text &&
		f.Star == o.Star && f.Tag == o.Tag &&
		slices.Equal(f.Companies, o.Companies) && slices.Equal(f.Places, o.Places) &&
		slices.Equal(f.Publishers, o.Publishers) && slices.Equal(f.Modalities, o.Modalities)
}

// Has reports whether the company is chosen.
func (f Filter) Has(id data.CompanyID) bool { return slices.Contains(f.Companies, id) }

// HasGroup reports whether the group is chosen.
func (f Filter) HasGroup(i int) bool { return f.Groups&(1<<i) != 0 }

// Only chooses the company alone, or none where it was alone already.
func (f Filter) Only(id data.CompanyID) Filter {
	if len(f.Companies) == 1 && f.Companies[0] == id {
		f.Companies = nil
	} else {
		f.Companies = []data.CompanyID{id}
	}
	return f
}

// Toggle adds the company to the choice or takes it out.
func (f Filter) Toggle(id data.CompanyID) Filter {
	if i := slices.Index(f.Companies, id); i >= 0 {
		f.Companies = slices.Delete(slices.Clone(f.Companies), i, i+1)
	} else {
		f.Companies = append(slices.Clone(f.Companies), id)
	}
	return f
}

// ToggleGroup adds the group to the choice or takes it out.
func (f Filter) ToggleGroup(i int) Filter {
	f.Groups ^= 1 << i
	return f
}

func (f Filter) group(e *data.Event) bool {
	return f.Groups == 0 || f.HasGroup(look.GroupIndex(e.Type))
}

func (f Filter) company(e *data.Event) bool {
	if len(f.Companies) == 0 {
		return true
	}
	return slices.ContainsFunc(f.Companies, e.Involves)
}

// period lets undated events through only where no period is chosen.
func (f Filter) period(e *data.Event) bool {
	if f.From == 0 && f.To == 0 {
		return true
	}
	from, to := data.OpenStart, data.OpenEnd
	if f.From != 0 {
		from = data.DayOf(f.From, 1, 1)
	}
	if f.To != 0 {
		to = data.DayOf(f.To, 12, 31)
	}
	p := e.Date.Point()
	return p.Known() && p.Start <= to && p.End >= from
}

// Count is a company and the number of its events.
type Count struct {
	Company data.CompanyID
	N       int
}

// View is a corpus seen through a filter. It is immutable.
type View struct {
	Corpus *data.Corpus
	Filter Filter
	Events []*data.Event // those that pass, in the corpus's order
	N, All int           // how many pass, and how many there are
	// Companies has every acting company, by the number of events that pass the
	// filter leaving aside its own choice of companies; Groups likewise counts
	// the events of each of look.Groups, Places, Publishers and Modalities theirs.
	Companies                      []Count
	Groups                         []int
	Places, Publishers, Modalities []Named
	// First and Last are the years of the corpus's first and last dated event.
	First, Last int
	Undated     []*data.Event
	// Tray holds the articles that no date is known of, by title.
	Tray  []*data.Document
	Marks map[string]library.Mark  // by library.Target.Key
	Told  map[data.DocumentID]bool // the articles that the filter's words stand in
}

// New looks at the corpus through the filter.
func New(c *data.Corpus, f Filter) *View { return NewMarked(c, nil, nil, f) }

// NewMarked looks at the corpus, and what the person has marked in it, through
// the filter; told is the articles that the filter's words stand in.
func NewMarked(c *data.Corpus, marks map[string]library.Mark, told map[data.DocumentID]bool, f Filter) *View {
	v := &View{Corpus: c, Filter: f, Groups: make([]int, len(look.Groups)), Marks: marks, Told: told, Tray: tray(c)}
	v.count(slices.Values(c.Events), func(_ int, e *data.Event) { v.Events = append(v.Events, e) })
	return v
}

// Stream is New for events that are only made when they are asked for: the view
// has no list of them, pass is called for each that passes, with its number.
func Stream(c *data.Corpus, events iter.Seq[*data.Event], f Filter, pass func(i int, e *data.Event)) *View {
	v := &View{Corpus: c, Filter: f, Groups: make([]int, len(look.Groups))}
	v.count(events, pass)
	return v
}

// count sorts out the events and counts them by what they answer.
func (v *View) count(events iter.Seq[*data.Event], pass func(i int, e *data.Event)) {
	t := newTally(v.Corpus, v.Filter)
	for e := range events {
		if t.take(v, e) {
			pass(v.All, e)
			v.N++
		}
		v.All++
	}
	for id, n := range t.companies {
		if acts(v.Corpus, id) {
			v.Companies = append(v.Companies, Count{id, n})
		}
	}
	sort.Slice(v.Companies, func(i, j int) bool {
		a, b := v.Companies[i], v.Companies[j]
		if a.N != b.N {
			return a.N > b.N
		}
		return a.Company < b.Company
	})
	v.Places, v.Publishers, v.Modalities = sorted(t.places), sorted(t.publishers), sorted(t.modalities)
}

// years widens First and Last to an event's date.
func (v *View) years(e *data.Event) {
	if !e.Date.Known() {
		v.Undated = append(v.Undated, e)
		return
	}
	y, _, _ := e.Date.Point().Start.Civil()
	if y != 0 && (v.First == 0 || y < v.First) {
		v.First = y
	}
	v.Last = max(v.Last, y)
}

// acts tells a company from a research firm, a medium or a public body.
func acts(c *data.Corpus, id data.CompanyID) bool {
	company := c.Companies[id]
	return company == nil || company.Kind == data.Actor
}

// Index returns the position of the event among those that pass, or -1.
func (v *View) Index(id data.EventID) int {
	return slices.IndexFunc(v.Events, func(e *data.Event) bool { return e.ID == id })
}

// Names returns a company's name in the person's language and, where it has one,
// the name in the other. Who is known by initials (IBM, SAP) is so in both.
func Names(c *data.Corpus, id data.CompanyID) (first, second string) {
	zh := chinese(c, id)
	if zh != "" && ui.Chinese() && strings.ToUpper(string(id)) != string(id) {
		return zh, string(id)
	}
	return string(id), zh
}

// chinese is a company's Chinese name, simplified where it has one.
func chinese(c *data.Corpus, id data.CompanyID) string {
	company := c.Companies[id]
	if company == nil {
		return ""
	}
	if s := company.Name(data.Simplified); s != "" {
		return s
	}
	return company.Name(data.Traditional)
}

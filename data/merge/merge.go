// Package merge turns what many articles and tables say into one corpus: an
// event that several of them tell becomes one event with several sources, the
// same story at several publishers is known as one, and figures that speak of
// the same thing stand side by side, with their disagreement named. The result
// does not depend on the order of the input. It reads no text itself.
package merge

import (
	"sort"

	"yunshi/data"
)

// Part is what one file says: an article's reading, or the rows of a table. The
// documents that its events and figures cite are among its Documents.
type Part struct {
	Documents []*data.Document
	Companies []*data.Company // learned there and not in the registry
	Events    []*data.Event
	Figures   []*data.Figure
}

// Registry tells who belongs to whom; *registry.Registry is one.
type Registry interface {
	Company(id data.CompanyID) *data.Company
	Companies() []*data.Company
	Resolve(name string) (data.CompanyID, bool)
}

// Corpus merges the parts. The parts are not changed and may be merged again
// with others; the corpus shares with them what merging left as it was. Its
// Companies are those of the registry and the learned ones.
func Corpus(reg Registry, parts ...Part) *data.Corpus {
	parts = distinct(parts)
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{}, Companies: companies(reg, parts)}
	var events []*data.Event
	seen := map[data.FigureID]bool{}
	for _, p := range parts {
		for _, d := range p.Documents {
			c.Documents[d.ID] = d
		}
		events = append(events, p.Events...)
		for _, f := range p.Figures {
			if !seen[f.ID] { // the same sentence read twice
				seen[f.ID] = true
				c.Figures = append(c.Figures, f)
			}
		}
	}
	c.Events = uniteAll(kin{c.Companies}, c, events)
	data.SortEvents(c.Events)
	data.SortFigures(c.Figures)
	return c
}

// companies gathers the registry's companies and the learned ones; what two
// documents learned of one company is put together.
func companies(reg Registry, parts []Part) map[data.CompanyID]*data.Company {
	out := map[data.CompanyID]*data.Company{}
	for _, c := range reg.Companies() {
		out[c.ID] = c
	}
	var learned []*data.Company
	for _, p := range parts {
		learned = append(learned, p.Companies...)
	}
	sort.SliceStable(learned, func(i, j int) bool { return learned[i].ID < learned[j].ID })
	for _, c := range learned {
		if reg.Company(c.ID) != nil {
			continue
		}
		if known := out[c.ID]; known != nil {
			c = together(known, c)
		}
		out[c.ID] = c
	}
	return out
}

// together joins two readings of one learned company.
func together(a, b *data.Company) *data.Company {
	out := *a
	have := map[data.Alias]bool{}
	var aliases []data.Alias
	for _, al := range append(append([]data.Alias(nil), a.Aliases...), b.Aliases...) {
		if !have[al] {
			have[al] = true
			aliases = append(aliases, al)
		}
	}
	sort.Slice(aliases, func(i, j int) bool {
		if aliases[i].Kind != aliases[j].Kind {
			return aliases[i].Kind < aliases[j].Kind
		}
		return aliases[i].Text < aliases[j].Text
	})
	out.Aliases = aliases
	if out.Parent == "" || b.Parent != "" && b.Parent < out.Parent {
		out.Parent = b.Parent
	}
	return &out
}

// kin answers who belongs to whom.
type kin struct {
	companies map[data.CompanyID]*data.Company
}

// house returns the company at the top of id's parents.
func (k kin) house(id data.CompanyID) data.CompanyID {
	for range 8 { // a loop in a person's own table must not hang the program
		c := k.companies[id]
		if c == nil || c.Parent == "" {
			break
		}
		id = c.Parent
	}
	return id
}

// akin reports whether a and b are one company, or one is the other's owner:
// Alibaba Group and Alibaba Cloud, but not two units of one group.
func (k kin) akin(a, b data.CompanyID) bool { return a == b || k.owns(a, b) || k.owns(b, a) }

func (k kin) owns(owner, id data.CompanyID) bool {
	for range 8 {
		c := k.companies[id]
		if c == nil || c.Parent == "" {
			return false
		}
		if id = c.Parent; id == owner {
			return true
		}
	}
	return false
}

// bystander reports whether the company only reports or regulates: two tellings
// of one event may differ in whom of those they name.
func (k kin) bystander(id data.CompanyID) bool {
	c := k.companies[id]
	return c != nil && c.Kind != data.Actor
}

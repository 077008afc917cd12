package lookup

import (
	"maps"
	"sort"

	"yunshi/data"
	"yunshi/data/registry"
)

// FromCorpus indexes what a corpus holds: the registry's companies and those of
// the corpus, its events, the places, the publishers of its documents, and the
// commands. A company, place or publisher weighs as much as it has events, a
// company with those of its units: who types "huaw" means Huawei, even if more is
// told of Huawei Cloud. reg
// may be nil; publishers are told apart by their name, and those that are
// companies too (a newspaper in the registry) are listed as companies only.
func FromCorpus(c *data.Corpus, reg *registry.Registry, commands []Entry) *Index {
	if reg == nil {
		reg = &registry.Registry{}
	}
	w := weigh(c)
	w.addUnits(c, reg)
	entries := append([]Entry(nil), commands...)
	listed, places := map[data.CompanyID]int32{}, map[string]int32{}
	company := func(co *data.Company) {
		if _, ok := listed[co.ID]; !ok {
			listed[co.ID] = int32(len(entries))
			entries = append(entries, Entry{
				ID: string(co.ID), Kind: Company, Name: string(co.ID), Aliases: aliases(co), Importance: w.companies[co.ID],
			})
		}
	}
	for _, co := range reg.Companies() {
		company(co)
	}
	others := make([]*data.Company, 0, len(c.Companies))
	for _, co := range c.Companies {
		others = append(others, co)
	}
	sort.Slice(others, func(i, j int) bool { return others[i].ID < others[j].ID })
	for _, co := range others {
		company(co)
	}
	for _, p := range reg.Places() {
		names := append([]string(nil), p.Aliases...)
		if p.Simplified != "" {
			names = append(names, p.Simplified)
		}
		places[p.Name] = int32(len(entries))
		entries = append(entries, Entry{ID: "place:" + p.Name, Kind: Place, Name: p.Name, Aliases: names, Importance: w.places[p.Name]})
	}
	for _, name := range sortedKeys(w.publishers) {
		if _, known := reg.Resolve(name); !known {
			entries = append(entries, Entry{ID: "publisher:" + name, Kind: Publisher, Name: name, Importance: w.publishers[name]})
		}
	}
	for _, e := range c.Events {
		entry := Entry{ID: string(e.ID), Kind: Event, Name: e.Headline, Importance: len(e.Sources) - 1}
		for _, p := range e.Companies {
			if at, ok := listed[p.Company]; ok {
				entry.Of = append(entry.Of, at)
			} else {
				entry.Aliases = append(entry.Aliases, string(p.Company))
			}
		}
		if at, ok := places[e.Place]; ok {
			entry.Of = append(entry.Of, at)
		} else if e.Place != "" {
			entry.Aliases = append(entry.Aliases, e.Place)
		}
		entries = append(entries, entry)
	}
	return NewIndex(entries)
}

// weights are numbers of events.
type weights struct {
	companies  map[data.CompanyID]int
	places     map[string]int
	publishers map[string]int
}

func weigh(c *data.Corpus) weights {
	w := weights{map[data.CompanyID]int{}, map[string]int{}, map[string]int{}}
	for _, d := range c.Documents {
		if d.Publisher != "" {
			w.publishers[d.Publisher] += 0
		}
	}
	for _, e := range c.Events {
		for _, p := range e.Companies {
			w.companies[p.Company]++
		}
		if e.Place != "" {
			w.places[e.Place]++
		}
		for _, s := range e.Sources {
			if d := c.Documents[s.Evidence.Document]; d != nil && d.Publisher != "" {
				w.publishers[d.Publisher]++
			}
		}
	}
	return w
}

// addUnits adds the weight of every company to its parents.
func (w *weights) addUnits(c *data.Corpus, reg *registry.Registry) {
	own := maps.Clone(w.companies)
	for id, n := range own {
		for seen := 0; seen < 8; seen++ { // a table edited by hand may hold a circle
			co := reg.Company(id)
			if co == nil {
				co = c.Companies[id]
			}
			if co == nil || co.Parent == "" {
				break
			}
			id = co.Parent
			w.companies[id] += n
		}
	}
}

func aliases(c *data.Company) []string {
	out := make([]string, len(c.Aliases))
	for i, a := range c.Aliases {
		out[i] = a.Text
	}
	return out
}

func sortedKeys(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

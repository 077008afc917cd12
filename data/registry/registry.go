// Package registry knows the companies of China's cloud market and the places
// where they work: one embedded table each, which a person who knows the market
// can read and change (companies.csv, places.csv, units.csv), and a matcher that
// finds their names in a text. It names what the text names; who did what is for
// package extract.
//
// In companies.csv, lists within a field are separated by semicolons. kind is
// actor, research, media, public or brand; parent is another row's name. former holds
// earlier names with the years they held, both included ("LeTV@2004-2016");
// tickers carry their exchange ("9988.HK") or are American. fiscal_end is the
// last month of the fiscal year, empty for December. common repeats those names
// of the row that are also words or people's names. The case of a name counts as
// it is written: "AWS" is found in capitals only, "Snap" with a capital only.
// note is for readers of the table. The rule in units.csv: bare, where "Tencent
// cloud" alone means the unit; said, where it takes a word like arm or business.
package registry

import (
	"slices"
	"sort"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

// Registry is an immutable set of companies and places with the index of their
// names. The zero value is empty and finds nothing.
type Registry struct {
	base      *Registry // what this one adds to, or nil
	companies map[data.CompanyID]*data.Company
	resolve   map[string]data.CompanyID
	// layers are the bundled names first, then those that With added: adding a
	// name never touches the large index.
	layers []*index
	units  map[data.CompanyID]unit // by owner
	places *gazetteer
	order  func() []*data.Company // all, by ID; worked out when first asked for
}

// Bundled returns the registry of the embedded tables. It is parsed once.
var Bundled = sync.OnceValue(func() *Registry {
	companies, common, err := parseCompanies(companiesCSV)
	if err != nil {
		panic(err) // the tables are part of the program: a test reads them all
	}
	units, err := parseUnits(unitsCSV)
	if err != nil {
		panic(err)
	}
	places, err := parsePlaces(placesCSV)
	if err != nil {
		panic(err)
	}
	r := &Registry{units: units, places: places}
	r.add(companies, common)
	return r
})

// add indexes companies as one more layer; the receiver must not be shared yet.
func (r *Registry) add(companies []*data.Company, common map[string]bool) {
	ix := newIndex()
	r.companies = make(map[data.CompanyID]*data.Company, len(companies))
	r.resolve = make(map[string]data.CompanyID, 6*len(companies))
	for _, c := range companies {
		r.companies[c.ID] = c
		names := namesOf(c)
		for i, a := range names {
			for _, key := range resolveKeys(a) {
				if _, taken := r.lookUp(key); !taken {
					r.resolve[key] = c.ID
				}
			}
			switch {
			case a.Kind == data.Pinyin: // in a text it is most often another word: "Data" is 达闼
			case a.Kind == data.Ticker && hasText(names[:i], a.Text): // IBM is always the name
			default:
				ix.add(a, c.ID, common[a.Text])
			}
			if a.Kind == data.Ticker {
				a.Text = byBroker(a.Text)
				ix.add(a, c.ID, false)
			}
		}
	}
	ix.close()
	r.layers = append(r.layers, ix)
	r.order = sync.OnceValue(r.sorted)
}

func (r *Registry) sorted() []*data.Company {
	out := make([]*data.Company, 0, len(r.companies))
	for _, c := range r.companies {
		out = append(out, c)
	}
	if r.base != nil {
		for _, c := range r.base.Companies() {
			if r.companies[c.ID] == nil {
				out = append(out, c)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

func (r *Registry) lookUp(key string) (data.CompanyID, bool) {
	for ; r != nil; r = r.base {
		if id, ok := r.resolve[key]; ok {
			return id, true
		}
	}
	return "", false
}

func hasText(names []data.Alias, text string) bool {
	return slices.ContainsFunc(names, func(a data.Alias) bool { return a.Text == text })
}

// namesOf lists the canonical name and then the aliases.
func namesOf(c *data.Company) []data.Alias {
	return append([]data.Alias{{Text: string(c.ID), Kind: data.English}}, c.Aliases...)
}

// Company returns the company with the canonical name id, or nil.
func (r *Registry) Company(id data.CompanyID) *data.Company {
	for ; r != nil; r = r.base {
		if c := r.companies[id]; c != nil {
			return c
		}
	}
	return nil
}

// Companies lists all companies by canonical name. The slice is shared: do not
// change it.
func (r *Registry) Companies() []*data.Company {
	if r.order == nil {
		return nil
	}
	return r.order()
}

// Resolve returns the company that bears the name. Case, width, hyphens and
// accents do not count, and a legal form after the name is dropped; a ticker may
// stand without its exchange ("9988").
func (r *Registry) Resolve(name string) (data.CompanyID, bool) {
	words := keyWords(name)
	for len(words) > 0 {
		if id, ok := r.lookUp(joinKey(words)); ok {
			return id, true
		}
		n := legalTail(words)
		if n == 0 {
			break
		}
		words = words[:len(words)-n]
	}
	return "", false
}

// With returns a registry that also knows the given companies: names learned in
// a document or added by a person. A company that is known already gains the
// aliases. The receiver is unchanged; the cost is that of the new names only.
func (r *Registry) With(extra []data.Company) *Registry {
	if len(extra) == 0 {
		return r
	}
	out := &Registry{base: r, layers: append(make([]*index, 0, len(r.layers)+1), r.layers...), units: r.units, places: r.places}
	added := make([]*data.Company, 0, len(extra))
	for i := range extra {
		c := extra[i]
		if known := r.Company(c.ID); known != nil {
			merged := *known
			merged.Aliases = append(append([]data.Alias(nil), known.Aliases...), c.Aliases...)
			c = merged
		}
		added = append(added, &c)
	}
	out.add(added, nil)
	return out
}

// Mention is a company's name in a text. The span covers the legal form and a
// bracketed second name of the same company directly after ("Sinopec Corp
// (中国石化)"), but not a possessive.
type Mention struct {
	data.Span
	First, End int // toks[First:End]
	Company    data.CompanyID
	Alias      string // as it stands in the table
	Kind       data.AliasKind
	// Parent is set where the unit was named through its owner ("Tencent's cloud
	// arm"): the owner is named there too.
	Parent data.CompanyID
	// Possessive: "'s" or "'" follows.
	Possessive bool
	// Ambiguous: the name is also a common word or a person's name ("Snap",
	// "Range"), so that a careful reader wants more evidence.
	Ambiguous bool
}

// Find returns the mentions in text in order, none overlapping another. toks
// are the tokens of text or of a stretch of it. At each place the longest name
// wins.
func (r *Registry) Find(text string, toks []token.Token) []Mention {
	return r.appendFound(make([]Mention, 0, 4+len(toks)/16), text, toks)
}

// may reports whether a name of any layer may begin with the token.
func (r *Registry) may(t *token.Token) bool {
	for _, ix := range r.layers {
		if ix.may(t) {
			return true
		}
	}
	return false
}

// appendFound is Find, appended to out.
func (r *Registry) appendFound(out []Mention, text string, toks []token.Token) []Mention {
	if len(r.layers) == 0 {
		return out // a registry of nobody
	}
	capital, small := r.layers[0].first, r.layers[0].small.Table() // as in may, told where it is asked
	for i := 0; i < len(toks); {
		t := &toks[i]
		if (t.Upper && !capital.May(t) || !t.Upper && !small.May(t)) && (len(r.layers) == 1 || !r.may(t)) {
			i++ // most words
			continue
		}
		m, ok := r.at(text, toks, i)
		if !ok {
			i++
			continue
		}
		out = r.withUnitOf(out, toks, m)
		out = append(out, m)
		i = m.End
	}
	return out
}

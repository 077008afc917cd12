package registry

import (
	"fmt"

	"yunshi/data"
	"yunshi/data/token"
)

// PlaceKind is the size of a place.
type PlaceKind string

// The kinds of place. A Zone is a district, a new area or a cluster of cities.
const (
	City    PlaceKind = "city"
	State   PlaceKind = "province"
	Area    PlaceKind = "region"
	Country PlaceKind = "country"
	Zone    PlaceKind = "zone"
)

// Place is a city, province, region or country.
type Place struct {
	Name       string // English, unique: "Dalian"
	Kind       PlaceKind
	Parent     string // "Liaoning"; "" for a country or a continent
	Simplified string
	Pinyin     string
	Aliases    []string
	outer      *Place // of the name Parent, or nil
}

// PlaceMention is a place's name in a text: toks[First:End].
type PlaceMention struct {
	data.Span
	First, End int
	Place      *Place
	Alias      string // as it stands in the table
}

type gazetteer struct {
	places []*Place
	byName map[string]*Place
	index  *index
}

func parsePlaces(text string) (*gazetteer, error) {
	table, err := rows("places.csv", text, "name", "kind", "parent", "simplified", "pinyin", "aliases")
	if err != nil {
		return nil, err
	}
	g := &gazetteer{byName: make(map[string]*Place, len(table)), index: newIndex()}
	for _, row := range table {
		p := &Place{
			Name: row["name"], Kind: PlaceKind(row["kind"]), Parent: row["parent"], Simplified: row["simplified"],
			Pinyin: row["pinyin"], Aliases: list(row["aliases"]),
		}
		if g.byName[p.Name] != nil {
			return nil, fmt.Errorf("places.csv: %s stands there twice", p.Name)
		}
		g.places = append(g.places, p)
		g.byName[p.Name] = p
		for _, s := range append([]string{p.Name, p.Simplified}, p.Aliases...) {
			if s != "" {
				g.index.add(data.Alias{Text: s}, data.CompanyID(p.Name), false)
			}
		}
	}
	g.index.close()
	for _, p := range g.places {
		if p.outer = g.byName[p.Parent]; p.Parent != "" && p.outer == nil {
			return nil, fmt.Errorf("places.csv: %s: the parent %s is not in the table", p.Name, p.Parent)
		}
	}
	return g, nil
}

// Place returns the place with the name, or nil.
func (r *Registry) Place(name string) *Place {
	if r.places == nil {
		return nil
	}
	return r.places.byName[name]
}

// Places lists all places as the table has them. The slice is shared: do not
// change it.
func (r *Registry) Places() []*Place {
	if r.places == nil {
		return nil
	}
	return r.places.places
}

// Within reports whether the place is, or lies in, the place outer ("Dalian" in
// "China").
func (r *Registry) Within(place, outer string) bool {
	for p := r.Place(place); p != nil; p = p.outer {
		if p.Name == outer {
			return true
		}
	}
	return false
}

// AppendPlaces appends the places named in text to out, in order, none overlapping another
// nor one of the companies ("China Telecom" names no place).
func (r *Registry) AppendPlaces(out []PlaceMention, text string, toks []token.Token, companies []Mention) []PlaceMention {
	if r.places == nil {
		return out
	}
	ix := r.places.index
	capital, small := ix.first, ix.small.Table() // as in may, told where it is asked
	for i := 0; i < len(toks); i++ {
		if t := &toks[i]; t.Upper && !capital.May(t) || !t.Upper && !small.May(t) {
			continue // most words
		}
		for len(companies) > 0 && companies[0].End <= i {
			companies = companies[1:]
		}
		if len(companies) > 0 && companies[0].First <= i {
			continue
		}
		n, end := ix.longest(text, toks, i)
		if n == nil || !standsAlone(toks, i, end) {
			continue
		}
		out = append(out, PlaceMention{
			Span: data.Span{Start: toks[i].Start, End: toks[end-1].End}, First: i, End: end,
			Place: r.places.byName[string(n.company)], Alias: n.alias.Text,
		})
		i = end - 1
	}
	return out
}

// isPlace reports whether a place's name begins at toks[i].
func (r *Registry) isPlace(text string, toks []token.Token, i int) bool {
	return i < len(toks) && r.placeEnd(text, toks[i:]) > 0
}

// placeEnd is how many tokens the place's name takes that opens toks, 0 where none does.
func (r *Registry) placeEnd(text string, toks []token.Token) int {
	if r.places == nil || len(toks) == 0 {
		return 0
	}
	_, end := r.places.index.longest(text, toks, 0)
	return end
}

package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Said reads choices as a person writes them, over what Guess says of the rest:
// "value=金额" is a column of the file, "unit:CNY" the same in every row, "note="
// nothing at all.
func Said(s *Sheet, choices []string) (Mapping, error) {
	chosen := map[string]Source{}
	for _, c := range choices {
		i := strings.IndexAny(c, "=:")
		if i <= 0 {
			return Mapping{}, fmt.Errorf("%q: write COLUMN=NAME, or COLUMN:TEXT for the same in every row", c)
		}
		name, text := strings.TrimSpace(c[:i]), strings.TrimSpace(c[i+1:])
		switch {
		case c[i] == ':':
			chosen[name] = Source{Fixed: text}
		case text == "":
			chosen[name] = Source{}
		case !slices.Contains(s.Header, text):
			return Mapping{}, fmt.Errorf("%q is no column of the file; it has %s", text, strings.Join(s.Header, ", "))
		default:
			chosen[name] = Source{Column: text}
		}
	}
	return said(s, chosen)
}

func said(s *Sheet, chosen map[string]Source) (Mapping, error) {
	kind := Guess(s).Kind
	names := slices.Collect(maps.Keys(chosen))
	switch {
	case slices.ContainsFunc(names, func(n string) bool { return only(n, Figures) }):
		kind = Figures
	case slices.ContainsFunc(names, func(n string) bool { return only(n, Events) && n != "date" }):
		kind = Events
	}
	if kind == Figures { // a figure's date is its period
		if from, ok := chosen["date"]; ok && chosen["period"] == (Source{}) {
			chosen["period"] = from
			delete(chosen, "date")
		}
	}
	m := GuessAs(s, kind)
	names = slices.SortedFunc(maps.Keys(chosen), func(a, b string) int { // the values first: metric and unit follow them
		return strings.Compare(strings.TrimPrefix(a, "value"), strings.TrimPrefix(b, "value"))
	})
	for _, name := range names {
		from := chosen[name]
		if !slices.ContainsFunc(known().columns[kind], func(c Column) bool { return c.Name == name }) {
			return Mapping{}, fmt.Errorf("%s is none of our columns of %s; they are %s", name, kind, strings.Join(namesOf(kind), ", "))
		}
		// What a person gives to one column is no longer another's.
		for other, guessed := range m.From {
			if from.Column != "" && guessed.Column == from.Column && chosen[other] == (Source{}) {
				delete(m.From, other)
			}
		}
		m = m.Choose(name, from)
	}
	return m, nil
}

// only reports whether a column is in one kind of table alone.
func only(name string, k Kind) bool {
	other := Events
	if k == Events {
		other = Figures
	}
	return slices.Contains(namesOf(k), name) && !slices.Contains(namesOf(other), name)
}

func namesOf(k Kind) (out []string) {
	for _, c := range known().columns[k] {
		out = append(out, c.Name)
	}
	return out
}

// String writes the mapping as Said reads it.
func (m Mapping) String() string {
	var out []string
	for _, c := range known().columns[m.Kind] {
		switch from := m.From[c.Name]; {
		case from.Column != "":
			out = append(out, c.Name+"="+from.Column)
		case from.Fixed != "":
			out = append(out, c.Name+":"+from.Fixed)
		}
	}
	return strings.Join(out, ",")
}

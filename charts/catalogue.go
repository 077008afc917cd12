package charts

import (
	"fmt"
	"strings"

	"yunshi/data"
)

// Entry is a named chart of the catalogue.
type Entry struct {
	Name             string // kebab-case, as `yunshi chart` takes it
	English, Chinese string
	// Build makes the chart from a corpus. Its error says in one line which
	// figures are missing.
	Build func(c *data.Corpus, opt Options) (*Spec, error)
}

// Catalogue lists the charts in the order in which they are offered.
var Catalogue = []Entry{}

// Find returns the chart with the name.
func Find(name string) (*Entry, error) {
	names := make([]string, len(Catalogue))
	for i := range Catalogue {
		if Catalogue[i].Name == name {
			return &Catalogue[i], nil
		}
		names[i] = Catalogue[i].Name
	}
	return nil, fmt.Errorf("no chart is called %q: choose one of %s", name, strings.Join(names, ", "))
}

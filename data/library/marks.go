package library

import (
	"slices"

	"yunshi/data"
)

// Mark is what a person keeps about an event, a figure, a company or a document.
type Mark struct {
	Note string
	Tags []string // in order of the alphabet, each once
	Star bool
}

// MarksOf returns the marks that the log leaves, by Target.Key of what c holds.
// What the rules read under another id now keeps its mark; the mark of what is
// not read any more stays under its old key.
func MarksOf(c *data.Corpus, log []Act) map[string]Mark {
	marks := map[string]Mark{}
	var events *shelf[data.Event]
	var figures *shelf[data.Figure]
	for _, a := range Active(log) {
		if !slices.Contains(marking, a.Kind) {
			continue
		}
		if events == nil {
			events, figures = newShelf(eventTraits, c.Events), newShelf(figureTraits, c.Figures)
		}
		t := a.Target
		switch {
		case t.Event != nil:
			if i, ok := events.find(t.Event); ok {
				t = OfEvent(events.items[i])
			}
		case t.Figure != nil:
			if i, ok := figures.find(t.Figure); ok {
				t = OfFigure(figures.items[i])
			}
		case t.Company != "" && c.Companies[t.Company] == nil:
			t = OfCompany(bearer(c, t.Company))
		}
		m := marks[t.Key()]
		m.apply(a)
		if marks[t.Key()] = m; m.empty() {
			delete(marks, t.Key())
		}
	}
	return marks
}

// marking are the acts that a mark is made by.
var marking = []ActKind{Note, Tag, Untag, Star, Unstar}

func (m *Mark) empty() bool { return m.Note == "" && len(m.Tags) == 0 && !m.Star }

func (m *Mark) apply(a Act) {
	switch a.Kind {
	case Note:
		m.Note = a.New
	case Star, Unstar:
		m.Star = a.Kind == Star
	case Tag, Untag:
		m.Tags = slices.DeleteFunc(slices.Clone(m.Tags), func(t string) bool { return t == a.New })
		if a.Kind == Tag && a.New != "" {
			m.Tags = append(m.Tags, a.New)
			slices.Sort(m.Tags)
		}
	}
}

// bearer is the company that has the name as its alias: the one that it was
// merged into. Of several, the first by name.
func bearer(c *data.Corpus, name data.CompanyID) data.CompanyID {
	found := name
	for id, co := range c.Companies {
		if slices.ContainsFunc(co.Aliases, func(a data.Alias) bool { return a.Text == string(name) }) && (found == name || id < found) {
			found = id
		}
	}
	return found
}

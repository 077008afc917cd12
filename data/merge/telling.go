package merge

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"yunshi/data"
)

// telling is an event with what comparing needs.
type telling struct {
	*data.Event
	// copies are the same sentence elsewhere: a wire story runs at many papers.
	copies  []*data.Event
	names   map[int32]bool // the stems of its companies' names
	words   bag
	stated  []*data.Figure
	digits  []string  // of the numbers in its words and figures
	table   string    // the table's path, for a row
	date    data.Date // without bounds; unknown where it has no end
	printed data.Date // when its document was published
	sides   []side
	kind    int // of its type in data.EventTypes, for tables
	mode    int // of its modality, see modalities
	houses  int // of the acting ones
}

// side is a company in an event. It acts, or only reports or regulates.
type side struct {
	id, house data.CompanyID
	acts      bool
}

// sidesOf lists the sides and counts the houses of those that act.
func (k kin) sidesOf(e *data.Event) (sides []side, houses int) {
	seen := map[data.CompanyID]bool{}
	for _, p := range e.Companies {
		s := side{p.Company, k.house(p.Company), !k.bystander(p.Company)}
		sides = append(sides, s)
		if s.acts && !seen[s.house] {
			seen[s.house] = true
			houses++
		}
	}
	return sides, houses
}

// tellings prepares the events, by id, each once.
func tellings(k kin, c *data.Corpus, events []*data.Event) []*telling {
	sorted := append([]*data.Event(nil), events...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].ID < sorted[j].ID })
	words := newPacker()
	names := nameStems{k, words, map[data.CompanyID][]int32{}, map[string]map[int32]bool{}, map[string]string{}, &bytes.Buffer{}}
	figures := make(map[data.FigureID]*data.Figure, len(c.Figures))
	for _, f := range c.Figures {
		figures[f.ID] = f
	}
	out := make([]*telling, 0, len(sorted))
	first := map[sentence]*telling{}
	for i, e := range sorted {
		if i > 0 && e.ID == sorted[i-1].ID {
			continue
		}
		key := names.sentenceOf(e)
		if t := first[key]; t != nil && !fromTable(e) {
			t.copies = append(t.copies, e)
			continue
		}
		t := &telling{Event: e, names: names.of(e), date: e.Date.Point()}
		t.kind, t.mode = slices.Index(data.EventTypes, e.Type)+1, slices.Index(modalities, e.Modality)+1
		t.sides, t.houses = k.sidesOf(e)
		if t.date.Start == data.OpenStart || t.date.End == data.OpenEnd {
			t.date = data.Date{}
		}
		t.words, t.digits = words.pack(t.names, e.Headline, e.Digest, e.Place, e.Sources[0].Evidence.Text)
		for _, id := range e.Figures {
			if f := figures[id]; f != nil {
				t.stated = append(t.stated, f)
				if f.Value != nil {
					t.digits = significant(t.digits, strings.TrimLeft(f.Value.Text('f'), "-"))
				}
			}
		}
		slices.Sort(t.digits)
		t.digits = slices.Compact(t.digits)
		d := c.Documents[e.Sources[0].Evidence.Document]
		if d != nil {
			t.printed = d.Published
		}
		switch {
		case !fromTable(e):
			first[key] = t
		case d != nil:
			t.table = d.Path
		}
		out = append(out, t)
	}
	return out
}

// sentence is equal for two tellings of one event by one sentence.
type sentence struct {
	kind, mode string
	date       data.Date
	text       string
	companies  string
}

func (n nameStems) sentenceOf(e *data.Event) sentence {
	return sentence{string(e.Type), string(e.Modality), e.Date, e.Sources[0].Evidence.Text, n.party(e)}
}

// fromTable reports whether the event is a row that a person wrote.
func fromTable(e *data.Event) bool {
	return strings.HasPrefix(e.Sources[0].Evidence.Rule, "table:")
}

// nameStems remembers the words in the names of companies, and of those that
// events name together.
type nameStems struct {
	kin
	words    *packer
	known    map[data.CompanyID][]int32
	together map[string]map[int32]bool
	parties  map[string]string
	room     *bytes.Buffer
}

// of returns the stems of all the names of the event's companies and their
// owners: that both tellings name them is known without comparing words.
func (n nameStems) of(e *data.Event) map[int32]bool {
	key := n.party(e)
	if out, ok := n.together[key]; ok {
		return out
	}
	out := map[int32]bool{}
	for _, p := range e.Companies {
		for id := p.Company; id != ""; {
			for _, w := range n.stems(id) {
				out[w] = true
			}
			c := n.companies[id]
			if c == nil || len(out) > 200 {
				break
			}
			id = c.Parent
		}
	}
	n.together[key] = out
	return out
}

// party is one string for the companies that an event names, the same for all
// that name them in that order.
func (n nameStems) party(e *data.Event) string {
	n.room.Reset()
	for _, p := range e.Companies {
		n.room.WriteString(string(p.Company))
		n.room.WriteByte(0)
	}
	known, ok := n.parties[string(n.room.Bytes())]
	if !ok {
		known = n.room.String()
		n.parties[known] = known
	}
	return known
}

func (n nameStems) stems(id data.CompanyID) []int32 {
	if s, ok := n.known[id]; ok {
		return s
	}
	texts := []string{string(id)}
	if c := n.companies[id]; c != nil {
		for _, a := range c.Aliases {
			texts = append(texts, a.Text)
		}
	}
	words, _ := n.words.pack(nil, texts...)
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = w.id
	}
	n.known[id] = out
	return out
}

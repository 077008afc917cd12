package merge

import (
	"sort"
	"strings"

	"yunshi/data"
)

// uniteAll groups the tellings of each event and makes one event of each group.
// The likeliest pairs join first, and two groups join only when no telling of
// one contradicts one of the other, so that a chain of half-likes ("in 2015")
// cannot tie two events together.
func uniteAll(k kin, c *data.Corpus, events []*data.Event) []*data.Event {
	all := tellings(k, c, events)
	group := make([]int, len(all)) // the group of each telling
	members := make([][]int, len(all))
	for i := range all {
		group[i], members[i] = i, []int{i}
	}
	for _, l := range links(k, all) {
		a, b := group[l.a], group[l.b]
		if a == b || !k.joinable(all, members[a], members[b]) {
			continue
		}
		if a > b {
			a, b = b, a
		}
		for _, i := range members[b] {
			group[i] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	out := make([]*data.Event, 0, len(all))
	for _, m := range members {
		if len(m) > 0 {
			out = append(out, unite(k, c.Documents, pick(all, m)))
		}
	}
	return out
}

func (k kin) joinable(all []*telling, a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if k.contradict(all[i], all[j]) {
				return false
			}
		}
	}
	return true
}

func pick(all []*telling, members []int) []*telling {
	out := make([]*telling, len(members))
	for i, m := range members {
		out[i] = all[m]
	}
	return out
}

// tellings prepares the events, by id, each once.
func tellings(k kin, c *data.Corpus, events []*data.Event) []*telling {
	sorted := append([]*data.Event(nil), events...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].ID < sorted[j].ID })
	names := nameStems{k, map[data.CompanyID][]string{}}
	figures := make(map[data.FigureID]*data.Figure, len(c.Figures))
	for _, f := range c.Figures {
		figures[f.ID] = f
	}
	out := make([]*telling, 0, len(sorted))
	for i, e := range sorted {
		if i > 0 && e.ID == sorted[i-1].ID {
			continue
		}
		t := &telling{Event: e, names: names.of(e), date: e.Date.Point()}
		if t.date.Start == data.OpenStart || t.date.End == data.OpenEnd {
			t.date = data.Date{}
		}
		t.words = newBag(t.names, e.Headline, e.Digest, e.Place, e.Sources[0].Evidence.Text)
		for _, id := range e.Figures {
			if f := figures[id]; f != nil {
				t.stated = append(t.stated, f)
			}
		}
		if fromTable(e) {
			if d := c.Documents[e.Sources[0].Evidence.Document]; d != nil {
				t.table = d.Path
			}
		}
		out = append(out, t)
	}
	return out
}

// fromTable reports whether the event is a row that a person wrote.
func fromTable(e *data.Event) bool {
	return strings.HasPrefix(e.Sources[0].Evidence.Rule, "table:")
}

// nameStems remembers the words in the names of companies.
type nameStems struct {
	kin
	known map[data.CompanyID][]string
}

// of returns the stems of all the names of the event's companies and their
// owners: that both tellings name them is known without comparing words.
func (n nameStems) of(e *data.Event) map[string]bool {
	out := map[string]bool{}
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
	return out
}

func (n nameStems) stems(id data.CompanyID) []string {
	if s, ok := n.known[id]; ok {
		return s
	}
	texts := []string{string(id)}
	if c := n.companies[id]; c != nil {
		for _, a := range c.Aliases {
			texts = append(texts, a.Text)
		}
	}
	var out []string
	for _, w := range newBag(nil, texts...) {
		out = append(out, w.text)
	}
	n.known[id] = out
	return out
}

// link is a pair of tellings that may be one event.
type link struct {
	a, b  int
	score float64
}

// links compares those tellings that share a house, or that name none, and whose
// dates may meet.
func links(k kin, all []*telling) []link {
	blocks := map[data.CompanyID][]int{}
	for i, t := range all {
		for _, key := range k.blocksOf(t) {
			blocks[key] = append(blocks[key], i)
		}
	}
	keys := make([]data.CompanyID, 0, len(blocks))
	for key := range blocks {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	var out []link
	seen := map[[2]int]bool{}
	compare := func(i, j int) {
		pair := [2]int{min(i, j), max(i, j)}
		if seen[pair] {
			return
		}
		seen[pair] = true
		if a, b := all[pair[0]], all[pair[1]]; !k.contradict(a, b) {
			if score := k.likely(a, b); score >= 0 {
				out = append(out, link{pair[0], pair[1], score})
			}
		}
	}
	for _, key := range keys {
		within(all, blocks[key], compare)
	}
	sort.SliceStable(out, func(i, j int) bool {
		switch {
		case out[i].score != out[j].score:
			return out[i].score > out[j].score
		case out[i].a != out[j].a:
			return out[i].a < out[j].a
		}
		return out[i].b < out[j].b
	})
	return out
}

// within calls compare for the pairs of a block whose dates may meet.
func within(all []*telling, block []int, compare func(i, j int)) {
	var dated, undated []int
	for _, i := range block {
		if all[i].date.Known() {
			dated = append(dated, i)
		} else {
			undated = append(undated, i)
		}
	}
	sort.SliceStable(dated, func(x, y int) bool { return all[dated[x]].date.Start < all[dated[y]].date.Start })
	for x, i := range dated {
		for _, j := range dated[x+1:] {
			if all[j].date.Start > all[i].date.End+monthApart {
				break
			}
			compare(i, j)
		}
	}
	for x, i := range undated {
		for _, j := range undated[x+1:] {
			compare(i, j)
		}
		for _, j := range dated {
			compare(i, j)
		}
	}
}

// blocksOf returns the houses of the telling's companies; "" is the block of
// what no firm does, and of policy, which may or may not name the firms it meets.
func (k kin) blocksOf(t *telling) []data.CompanyID {
	var out []data.CompanyID
	seen := map[data.CompanyID]bool{}
	acts := false
	for _, p := range t.Companies {
		acts = acts || !k.bystander(p.Company)
		if h := k.house(p.Company); !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	if !acts || t.Type == data.Policy || t.Type == data.LegalSecurity {
		out = append(out, "")
	}
	return out
}

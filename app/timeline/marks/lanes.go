package marks

import (
	"strings"

	"yunshi/assets/look"
	"yunshi/data"
)

// Order is how lanes are sorted.
type Order uint8

// As the caller gave them, by falling number of marks, by name, by first mark.
const (
	AsGiven Order = iota
	ByCount
	ByName
	ByFirst
)

// Lane is a row of the timeline.
type Lane struct {
	Key    string // stable: pins and collapses are kept under it
	Name   string // as shown
	Parent int    // position of the lane whose unit this is, -1 for none
	Last   bool   // behind all others in any order: what belongs nowhere else
}

// Lanes says which lanes there are and which marks lie in them; a mark may lie
// in several or in none. It is immutable.
type Lanes struct {
	Lanes   []Lane
	offsets []int32 // marks i lies in members[offsets[i]:offsets[i+1]]
	members []int32
}

// NewLanes makes lanes for n marks; of calls add once for each lane of mark i,
// by its position in lanes.
func NewLanes(lanes []Lane, n int, of func(i int, add func(lane int))) *Lanes {
	l := &Lanes{Lanes: lanes, offsets: make([]int32, 1, n+1), members: make([]int32, 0, n)}
	add := func(lane int) { l.members = append(l.members, int32(lane)) }
	for i := range n {
		of(i, add)
		l.offsets = append(l.offsets, int32(len(l.members)))
	}
	return l
}

// Of returns the lanes of mark i.
func (l *Lanes) Of(i int) []int32 { return l.members[l.offsets[i]:l.offsets[i+1]] }

// ByNames makes one lane for each name that of returns for any event, in the
// order of first appearance. It asks for every event of the table.
func ByNames(t *Table, of func(*data.Event) []string) *Lanes {
	var lanes []Lane
	position := map[string]int{}
	return growing(&lanes, t, func(i int, add func(int)) {
		for _, name := range of(t.Event(i)) {
			p, ok := position[name]
			if !ok {
				p = len(lanes)
				position[name] = p
				lanes = append(lanes, Lane{Key: name, Name: name, Parent: -1})
			}
			add(p)
		}
	})
}

func growing(lanes *[]Lane, t *Table, of func(int, func(int))) *Lanes {
	l := NewLanes(nil, t.Len(), of)
	l.Lanes = *lanes
	return l
}

// ByCompany makes a lane for each company that acts, units below their parent.
func ByCompany(c *data.Corpus, t *Table) *Lanes {
	l := ByNames(t, func(e *data.Event) []string {
		out := make([]string, 0, len(e.Companies))
		for _, p := range e.Companies {
			out = append(out, string(p.Company))
		}
		return out
	})
	position := map[string]int{}
	for i, lane := range l.Lanes {
		position[lane.Key] = i
	}
	for i := range l.Lanes {
		company := c.Companies[data.CompanyID(l.Lanes[i].Key)]
		if company == nil {
			continue
		}
		if p, ok := position[string(company.Parent)]; ok && p != i {
			l.Lanes[i].Parent = p
		}
	}
	return l
}

// ByType makes a lane for each group of event types, named by name(group key).
func ByType(t *Table, name func(key string) string) *Lanes {
	lanes := make([]Lane, len(look.Groups))
	for i, g := range look.Groups {
		lanes[i] = Lane{Key: g.Key, Name: name(g.Key), Parent: -1}
	}
	return NewLanes(lanes, t.Len(), func(i int, add func(int)) { add(int(t.group[i])) })
}

// ByPlace makes a lane for each place; an event may name several, with
// semicolons between them.
func ByPlace(t *Table) *Lanes {
	return ByNames(t, func(e *data.Event) []string {
		var out []string
		for place := range strings.SplitSeq(e.Place, ";") {
			if place = strings.TrimSpace(place); place != "" {
				out = append(out, place)
			}
		}
		return out
	})
}

// ByPublisher makes a lane for each publisher of a source.
func ByPublisher(c *data.Corpus, t *Table) *Lanes {
	return ByNames(t, func(e *data.Event) []string {
		var out []string
		for _, s := range e.Sources {
			if d := c.Documents[s.Evidence.Document]; d != nil && d.Publisher != "" {
				out = append(out, d.Publisher)
			}
		}
		return out
	})
}

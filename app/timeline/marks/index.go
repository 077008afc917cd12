package marks

import (
	"sort"
	"strings"

	"yunshi/data"
)

// Options say which rows an Index has and which marks they hold.
type Options struct {
	Keep      Bitmap // nil for all marks
	Order     Order
	Collapsed map[string]bool // by Lane.Key: units are drawn in their parent's row
	Pinned    map[string]bool // by Lane.Key: on top, in the order of Order
}

// Row is one line of the timeline.
type Row struct {
	Series
	Key, Name string
	Depth     int // 0, or 1 for a unit below its parent
	Units     int // the number of lanes below this one, shown or collapsed
	Collapsed bool
	Pinned    bool
}

// Index is a table arranged for drawing: its rows from top to bottom, and all
// marks that pass the filter for the overview. It is immutable; making one takes
// some 50 ms for a million marks, so large ones are made off the UI thread.
type Index struct {
	Table *Table
	Rows  []Row
	All   Series
}

// Build arranges the marks of t in the lanes of l. Lanes left without a mark
// are dropped unless they are pinned or hold a unit that is shown.
func Build(t *Table, l *Lanes, o Options) *Index {
	x := &Index{Table: t}
	x.All.fill(t, o.Keep)
	counts, firsts := l.survey(t, o.Keep)
	plan := l.plan(counts, firsts, o)
	x.Rows = plan.rows
	l.distribute(t, o.Keep, plan)
	for i := range plan.rows {
		plan.rows[i].seal(t)
	}
	return x
}

// fill puts all marks that pass into the series.
func (s *Series) fill(t *Table, keep Bitmap) {
	n := t.Len()
	if keep != nil {
		n = keep.Count()
	}
	s.ids, s.anchors = make([]int32, 0, n), make([]data.Day, 0, n)
	for _, id := range t.order {
		if keep.Has(int(id)) {
			s.ids, s.anchors = append(s.ids, id), append(s.anchors, t.anchor[id])
		}
	}
	s.seal(t)
}

// survey counts the marks of each lane and finds the first.
func (l *Lanes) survey(t *Table, keep Bitmap) (counts []int, firsts []data.Day) {
	counts, firsts = make([]int, len(l.Lanes)), make([]data.Day, len(l.Lanes))
	for i := range t.Len() {
		if !keep.Has(i) {
			continue
		}
		for _, lane := range l.Of(i) {
			if counts[lane] == 0 {
				firsts[lane] = t.start[i]
			}
			counts[lane]++
		}
	}
	return counts, firsts
}

// plan is the rows to make and the row of each lane, -1 for none.
type plan struct {
	rows   []Row
	rowOf  []int32
	counts []int // an upper bound of each row's marks
}

func (l *Lanes) plan(counts []int, firsts []data.Day, o Options) *plan {
	units, parent := make([][]int, len(l.Lanes)), make([]int, len(l.Lanes))
	for i := range l.Lanes {
		parent[i] = l.head(i)
		if parent[i] != i {
			units[parent[i]] = append(units[parent[i]], i)
		}
	}
	// A group is sorted by what it holds together.
	total, first := append([]int(nil), counts...), append([]data.Day(nil), firsts...)
	for i, p := range parent {
		if p != i && counts[i] > 0 {
			if total[p] == 0 || firsts[i] < first[p] {
				first[p] = firsts[i]
			}
			total[p] += counts[i]
		}
	}
	before := l.comparer(o.Order, total, first)
	p := &plan{rowOf: make([]int32, len(l.Lanes))}
	for i := range p.rowOf {
		p.rowOf[i] = -1
	}
	var tops []int
	for i, lane := range l.Lanes {
		pinned := o.Pinned[lane.Key]
		if pinned || parent[i] == i && total[i] > 0 {
			tops = append(tops, i)
		}
	}
	l.sortTops(tops, before, o)
	for _, i := range tops {
		l.addGroup(p, i, units[i], counts, before, o)
	}
	return p
}

// sortTops sorts lanes: pinned ones first, those marked so last.
func (l *Lanes) sortTops(tops []int, before func(i, j int) bool, o Options) {
	sort.SliceStable(tops, func(a, b int) bool {
		i, j := tops[a], tops[b]
		if pi, pj := o.Pinned[l.Lanes[i].Key], o.Pinned[l.Lanes[j].Key]; pi != pj {
			return pi
		}
		if li, lj := l.Lanes[i].Last, l.Lanes[j].Last; li != lj {
			return lj
		}
		return before(i, j)
	})
}

// head returns the lane at the top of i's group: a unit of a unit is drawn at
// the same depth as the unit. A circle of parents ends where it began.
func (l *Lanes) head(i int) int {
	for range l.Lanes {
		p := l.Lanes[i].Parent
		if p < 0 {
			break
		}
		i = p
	}
	return i
}

func (l *Lanes) comparer(order Order, count []int, first []data.Day) func(i, j int) bool {
	switch order {
	case ByCount:
		return func(i, j int) bool { return count[i] > count[j] }
	case ByName:
		return func(i, j int) bool { return strings.ToLower(l.Lanes[i].Name) < strings.ToLower(l.Lanes[j].Name) }
	case ByFirst:
		return func(i, j int) bool { return first[i] < first[j] }
	}
	return func(i, j int) bool { return i < j }
}

// addGroup adds the row of lane i and, unless it is collapsed, of its units.
// Pinned units have a row of their own on top.
func (l *Lanes) addGroup(p *plan, i int, units []int, counts []int, before func(i, j int) bool, o Options) {
	lane := l.Lanes[i]
	shown := make([]int, 0, len(units))
	for _, u := range units {
		if counts[u] > 0 && !o.Pinned[l.Lanes[u].Key] {
			shown = append(shown, u)
		}
	}
	sort.SliceStable(shown, func(a, b int) bool { return before(shown[a], shown[b]) })
	collapsed := o.Collapsed[lane.Key] && len(shown) > 0
	row := int32(len(p.rows))
	p.rowOf[i] = row
	p.rows = append(p.rows, Row{Key: lane.Key, Name: lane.Name, Units: len(shown), Collapsed: collapsed, Pinned: o.Pinned[lane.Key]})
	p.counts = append(p.counts, counts[i])
	for _, u := range shown {
		if collapsed {
			p.rowOf[u] = row
			p.counts[row] += counts[u]
			continue
		}
		p.rowOf[u] = int32(len(p.rows))
		p.rows = append(p.rows, Row{Key: l.Lanes[u].Key, Name: l.Lanes[u].Name, Depth: 1, Pinned: p.rows[row].Pinned})
		p.counts = append(p.counts, counts[u])
	}
}

// distribute hands the marks out to the rows in the order of their anchors. A
// mark that lies both in a collapsed lane and in a unit of it counts once.
func (l *Lanes) distribute(t *Table, keep Bitmap, p *plan) {
	last := make([]int32, len(p.rows))
	for r := range p.rows {
		p.rows[r].ids = make([]int32, 0, p.counts[r])
		p.rows[r].anchors = make([]data.Day, 0, p.counts[r])
		last[r] = -1
	}
	for _, id := range t.order {
		if !keep.Has(int(id)) {
			continue
		}
		for _, lane := range l.Of(int(id)) {
			r := p.rowOf[lane]
			if r < 0 || last[r] == id {
				continue
			}
			last[r] = id
			s := &p.rows[r].Series
			s.ids, s.anchors = append(s.ids, id), append(s.anchors, t.anchor[id])
		}
	}
}

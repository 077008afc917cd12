package marks

import (
	"sort"

	"yunshi/data"
)

// Series is the marks of one row, in the order of their anchors.
//
// A mark known to the month lies somewhere in that month, so for counting it is
// anchored on one day of it, spread evenly over the marks by a hash: columns of
// counts then add up, and a thousand dates known to the year do not pile up on
// New Year's Day. Marks drawn singly are drawn as wide as they are, whatever
// their anchor.
type Series struct {
	ids     []int32
	anchors []data.Day // sorted
	// spans holds for each run of blockLen marks the first and the last day that
	// any of them covers, so that wide marks reaching into a view from outside
	// are found without looking at every mark.
	spans []span
	// reachTo is the last day that a mark of the block or of any before it
	// covers, reachFrom the first day of the block or any after it: both rise, so
	// the blocks that can reach into a view are found by binary search.
	reachTo, reachFrom []data.Day
	counts
}

type span struct{ from, to data.Day }

const blockLen = 64

// Len returns the number of marks.
func (s *Series) Len() int { return len(s.ids) }

// At returns the mark at position p, 0 to Len()-1.
func (s *Series) At(p int) int { return int(s.ids[p]) }

// Position returns the first position whose anchor is not before day.
func (s *Series) Position(day data.Day) int {
	if s.table != nil {
		return int(s.before(day)[Groups])
	}
	return after(s.anchors, 0, day)
}

// Count returns the number of marks anchored from the day from up to, not
// including, the day to.
func (s *Series) Count(from, to data.Day) int {
	if to <= from {
		return 0
	}
	return s.Position(to) - s.Position(from)
}

// Reaching appends the marks that cover a day of [from, to) but are anchored
// outside it, in the order of their anchors.
func (s *Series) Reaching(t *Table, from, to data.Day, out []int32) []int32 {
	lo, hi := s.Position(from), s.Position(to)
	firstBlock := sort.Search(len(s.reachTo), func(b int) bool { return s.reachTo[b] >= from })
	afterBlock := sort.Search(len(s.reachFrom), func(b int) bool { return s.reachFrom[b] >= to })
	for b := firstBlock; b < afterBlock; b++ {
		sp := s.spans[b]
		if sp.to < from || sp.from >= to {
			continue
		}
		first, last := b*blockLen, min((b+1)*blockLen, len(s.ids))
		if first >= lo && last <= hi {
			continue
		}
		for p := first; p < last; p++ {
			if p >= lo && p < hi {
				continue
			}
			if id := s.ids[p]; t.start[id] < to && t.end[id] >= from {
				out = append(out, id)
			}
		}
	}
	return out
}

// Locate returns the position of mark i, or false if it is not in the series.
func (s *Series) Locate(t *Table, i int) (int, bool) {
	day := t.anchor[i]
	for p := s.Position(day); p < len(s.ids) && s.anchors[p] == day; p++ {
		if int(s.ids[p]) == i {
			return p, true
		}
	}
	return 0, false
}

// Extent returns the first and the last day that a mark covers; ok is false
// for an empty series.
func (s *Series) Extent() (first, last data.Day, ok bool) {
	for b, sp := range s.spans {
		if b == 0 {
			first, last = sp.from, sp.to
			continue
		}
		first, last = min(first, sp.from), max(last, sp.to)
	}
	return first, last, len(s.spans) > 0
}

// seal computes what follows from ids.
func (s *Series) seal(t *Table) {
	s.counts.fill(t, s.ids, s.anchors)
	s.spans = make([]span, (len(s.ids)+blockLen-1)/blockLen)
	for b := range s.spans {
		ids := s.ids[b*blockLen : min((b+1)*blockLen, len(s.ids))]
		sp := span{t.start[ids[0]], t.end[ids[0]]}
		for _, id := range ids {
			sp.from, sp.to = min(sp.from, t.start[id]), max(sp.to, t.end[id])
		}
		s.spans[b] = sp
	}
	n := len(s.spans)
	s.reachTo, s.reachFrom = make([]data.Day, n), make([]data.Day, n)
	for b := range n {
		s.reachTo[b], s.reachFrom[n-1-b] = s.spans[b].to, s.spans[n-1-b].from
		if b > 0 {
			s.reachTo[b] = max(s.reachTo[b], s.reachTo[b-1])
			s.reachFrom[n-1-b] = min(s.reachFrom[n-1-b], s.reachFrom[n-b])
		}
	}
}

package marks

import "yunshi/data"

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
	// any of them covers, so that a walk reads few of them.
	spans  []span
	layers layers
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
	s.layers.fill(t, s.ids)
	s.spans = make([]span, (len(s.ids)+blockLen-1)/blockLen)
	for b := range s.spans {
		ids := s.ids[b*blockLen : min((b+1)*blockLen, len(s.ids))]
		sp := span{t.start[ids[0]], t.end[ids[0]]}
		for _, id := range ids {
			sp.from, sp.to = min(sp.from, t.start[id]), max(sp.to, t.end[id])
		}
		s.spans[b] = sp
	}
}

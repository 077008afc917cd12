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
	// groups holds the anchors once more, apart for each group of event types,
	// so that a column of counts can show what it is made of.
	groups [Groups][]data.Day
}

// Groups is the number of groups of event types, len(look.Groups).
const Groups = 7

type span struct{ from, to data.Day }

const blockLen = 64

// Len returns the number of marks.
func (s *Series) Len() int { return len(s.ids) }

// At returns the mark at position p, 0 to Len()-1.
func (s *Series) At(p int) int { return int(s.ids[p]) }

// Position returns the first position whose anchor is not before day.
func (s *Series) Position(day data.Day) int {
	return sort.Search(len(s.anchors), func(i int) bool { return s.anchors[i] >= day })
}

// Count returns the number of marks anchored from the day from up to, not
// including, the day to.
func (s *Series) Count(from, to data.Day) int {
	if len(s.anchors) == 0 || to <= from {
		return 0
	}
	return s.Position(to) - s.Position(from)
}

// Columns writes the number of marks anchored in each of len(counts) columns of
// the given number of days, the first of which starts on the day from.
func (s *Series) Columns(from data.Day, days int, counts []int32) {
	columns(s.anchors, from, days, counts)
}

// GroupColumns is Columns for the marks of one group of event types.
func (s *Series) GroupColumns(group int, from data.Day, days int, counts []int32) {
	columns(s.groups[group], from, days, counts)
}

func columns(anchors []data.Day, from data.Day, days int, counts []int32) {
	at := after(anchors, 0, from)
	for i := range counts {
		next := after(anchors, at, from+data.Day((i+1)*days))
		counts[i] = int32(next - at)
		at = next
	}
}

// after returns the first position not before p whose anchor is not before the
// day, in doubling steps: columns are mostly short, so this is cheaper than
// halving the whole series for each.
func after(anchors []data.Day, p int, day data.Day) int {
	step := 1
	lo, hi := p, p
	for hi < len(anchors) && anchors[hi] < day {
		lo = hi + 1
		hi += step
		step *= 2
	}
	hi = min(hi, len(anchors))
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if anchors[mid] < day {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Reaching appends the marks that cover a day of [from, to) but are anchored
// outside it, in the order of their anchors.
func (s *Series) Reaching(t *Table, from, to data.Day, out []int32) []int32 {
	lo, hi := s.Position(from), s.Position(to)
	for b, sp := range s.spans {
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
	var sizes [Groups]int
	for _, id := range s.ids {
		sizes[t.group[id]]++
	}
	for g, n := range sizes {
		s.groups[g] = make([]data.Day, 0, n)
	}
	for p, id := range s.ids {
		g := t.group[id]
		s.groups[g] = append(s.groups[g], s.anchors[p])
	}
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

package marks

import (
	"cmp"

	"yunshi/data"
)

// Walking goes through marks as the eye reads a row: by the middle of their
// dates, which is not the order of their anchors. The days that a block of
// marks covers bound the middles in it, so most blocks are passed over unread.

// Middle is the day that stands for a mark when marks are compared: the middle
// of its date, or the end that "by" and "since" name.
func (t *Table) Middle(i int) data.Day {
	switch f := t.flags[i]; {
	case f&Before != 0:
		return t.end[i]
	case f&After != 0:
		return t.start[i]
	}
	return t.start[i] + (t.end[i]-t.start[i])/2
}

func (t *Table) compare(a, b int) int {
	if d := cmp.Compare(t.Middle(a), t.Middle(b)); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}

// Next returns the neighbour in time of mark i, which need not be in the
// series: the one after it for a direction of 1, before it for -1. It returns -1
// at the end.
func (s *Series) Next(t *Table, i, direction int) int {
	best := -1
	day := t.Middle(i)
	s.blocks(s.Position(day), func(sp span) bool {
		if direction > 0 {
			return sp.to >= day && (best < 0 || sp.from <= t.Middle(best))
		}
		return sp.from <= day && (best < 0 || sp.to >= t.Middle(best))
	}, func(m int) {
		if t.compare(m, i)*direction > 0 && (best < 0 || t.compare(m, best)*direction < 0) {
			best = m
		}
	})
	return best
}

// Extreme returns the last mark in time for a direction of 1, the first for -1,
// and -1 for an empty series.
func (s *Series) Extreme(t *Table, direction int) int {
	best := -1
	from := 0
	if direction > 0 {
		from = s.Len()
	}
	s.blocks(from, func(sp span) bool {
		return best < 0 || direction > 0 && sp.to >= t.Middle(best) || direction < 0 && sp.from <= t.Middle(best)
	}, func(m int) {
		if best < 0 || t.compare(m, best)*direction > 0 {
			best = m
		}
	})
	return best
}

// Nearest returns the mark whose middle is closest to a day, the earlier one of
// two, and -1 for an empty series.
func (s *Series) Nearest(t *Table, day data.Day) int {
	best, distance := -1, data.Day(0)
	apart := func(d data.Day) data.Day { return max(d-day, day-d) }
	s.blocks(s.Position(day), func(sp span) bool {
		return best < 0 || sp.from-day <= distance && day-sp.to <= distance
	}, func(m int) {
		d := apart(t.Middle(m))
		if best < 0 || d < distance || d == distance && t.compare(m, best) < 0 {
			best, distance = m, d
		}
	})
	return best
}

// blocks calls visit for the marks of the blocks that read accepts, beginning
// with the block of a position and going outwards.
func (s *Series) blocks(from int, read func(span) bool, visit func(mark int)) {
	middle := min(from/blockLen, len(s.spans)-1)
	for away := 0; away <= len(s.spans); away++ {
		for _, b := range [2]int{middle - away, middle + away} {
			if b < 0 || b >= len(s.spans) || !read(s.spans[b]) {
				continue
			}
			for _, id := range s.ids[b*blockLen : min((b+1)*blockLen, len(s.ids))] {
				visit(int(id))
			}
			if away == 0 {
				break
			}
		}
	}
}

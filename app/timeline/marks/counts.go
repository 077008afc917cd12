package marks

import "yunshi/data"

// Groups is the number of groups of event types, len(look.Groups).
const Groups = 7

// ByGroup is a number for each group of event types and, last, for all.
type ByGroup [Groups + 1]int32

// counts answers how many marks of each group are anchored between two days.
//
// A series with many marks for its years keeps a running sum for each day: a
// column is then two look-ups next to each other, where binary search in a
// million anchors would miss the processor's cache a dozen times. A sparse
// series keeps the anchors of each group and searches those, which takes less
// room; the table is kept only where it takes less than eight bytes a mark.
type counts struct {
	first  data.Day
	table  []ByGroup // marks anchored before first, first+1, …
	groups [Groups][]data.Day
}

func (c *counts) fill(t *Table, ids []int32, anchors []data.Day) {
	if len(ids) == 0 {
		return
	}
	const perMark = 4 // marks for a day of the table
	c.first = anchors[0]
	days := int(anchors[len(anchors)-1]-c.first) + 2
	if len(ids) < perMark*days {
		c.fillGroups(t, ids, anchors)
		return
	}
	c.table = make([]ByGroup, days)
	for p, id := range ids {
		day := anchors[p] - c.first + 1
		c.table[day][t.group[id]]++
		c.table[day][Groups]++
	}
	for d := 1; d < days; d++ {
		for g := range c.table[d] {
			c.table[d][g] += c.table[d-1][g]
		}
	}
}

func (c *counts) fillGroups(t *Table, ids []int32, anchors []data.Day) {
	var sizes [Groups]int
	for _, id := range ids {
		sizes[t.group[id]]++
	}
	for g, n := range sizes {
		c.groups[g] = make([]data.Day, 0, n)
	}
	for p, id := range ids {
		g := t.group[id]
		c.groups[g] = append(c.groups[g], anchors[p])
	}
}

// before returns the number of marks anchored before a day. There must be a table.
func (c *counts) before(day data.Day) *ByGroup {
	// Without the bounds the difference could overflow.
	if day <= c.first {
		return &c.table[0]
	}
	return &c.table[min(int(day)-int(c.first), len(c.table)-1)]
}

// Columns adds up the marks anchored in each of len(out) columns of the given
// number of days, the first of which starts on the day from.
func (c *counts) Columns(from data.Day, days int, out []ByGroup) {
	clear(out)
	if c.table != nil {
		last := c.before(from)
		for i := range out {
			next := c.before(from + data.Day((i+1)*days))
			for g := range next {
				out[i][g] = next[g] - last[g]
			}
			last = next
		}
		return
	}
	for g, anchors := range c.groups {
		at := after(anchors, 0, from)
		for i := 0; i < len(out) && at < len(anchors); i++ {
			next := after(anchors, at, from+data.Day((i+1)*days))
			out[i][g] = int32(next - at)
			out[i][Groups] += int32(next - at)
			at = next
		}
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

package marks

import (
	"math/bits"

	"yunshi/data"
)

// layers hold the marks of a series that cover more than one day, so that those
// that reach into a view from outside it are found without reading the rest.
// Layer i has the marks of 2^i to 2^(i+1)-1 days beyond the first, in the order
// of their anchors: one that reaches over a day is anchored less than
// 2^(i+1) days away from it.
type layers [32]layer

type layer struct {
	ids     []int32
	anchors []data.Day
	spans   []span
}

// layerOf returns the layer of a mark, -1 for one that covers a single day.
func (t *Table) layerOf(id int32) int {
	return bits.Len32(uint32(t.end[id]-t.start[id])) - 1
}

func (l *layers) fill(t *Table, ids []int32) {
	var sizes [len(l)]int
	for _, id := range ids {
		if i := t.layerOf(id); i >= 0 {
			sizes[i]++
		}
	}
	for i, n := range sizes {
		l[i] = layer{make([]int32, 0, n), make([]data.Day, 0, n), make([]span, 0, n)}
	}
	for _, id := range ids {
		i := t.layerOf(id)
		if i < 0 {
			continue
		}
		l[i].ids = append(l[i].ids, id)
		l[i].anchors = append(l[i].anchors, t.anchor[id])
		l[i].spans = append(l[i].spans, span{t.start[id], t.end[id]})
	}
}

// Reaching appends the marks that cover a day of [from, to) but are anchored
// outside it: by how long they are, roughly, and then by their anchors.
func (s *Series) Reaching(from, to data.Day, out []int32) []int32 {
	for i := range s.layers {
		l := &s.layers[i]
		if len(l.ids) == 0 {
			continue
		}
		reach := int64(1) << (i + 1)
		inside := after(l.anchors, 0, from)
		beyond := after(l.anchors, inside, to)
		for p := inside - 1; p >= 0 && int64(from)-int64(l.anchors[p]) < reach; p-- {
			if l.spans[p].to >= from {
				out = append(out, l.ids[p])
			}
		}
		for p := beyond; p < len(l.ids) && int64(l.anchors[p])-int64(to) < reach; p++ {
			if l.spans[p].from < to {
				out = append(out, l.ids[p])
			}
		}
	}
	return out
}

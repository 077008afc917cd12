package extract

import (
	"iter"
	"slices"
)

// How the items of a sentence are kept and asked for: in the order of the text, with
// the set of their classes, so that most questions end at one bit.

func (sc *scene) has(c class) bool { return sc.set.has(c) }

func (sc *scene) hasIn(c class, in span) bool {
	if !sc.set.has(c) {
		return false
	}
	for i := range sc.items {
		if it := &sc.items[i]; it.class == c && in.contains(it.first) {
			return true
		}
	}
	return false
}

// each gives the items of the classes, in order.
func (sc *scene) each(of ...class) iter.Seq[*item] {
	return func(yield func(*item) bool) {
		there, only := 0, noClass
		for _, c := range of {
			if sc.set.has(c) {
				there, only = there+1, c
			}
		}
		if there == 0 {
			return // most sentences
		}
		for i := range sc.items {
			if it := &sc.items[i]; (it.class == only || there > 1 && slices.Contains(of, it.class)) && !yield(it) {
				return
			}
		}
	}
}

// eachOf is each for a set of classes.
func (sc *scene) eachOf(set *classes) iter.Seq[*item] {
	return func(yield func(*item) bool) {
		if !sc.set.meets(set) {
			return
		}
		for i := range sc.items {
			if it := &sc.items[i]; set.has(it.class) && !yield(it) {
				return
			}
		}
	}
}

// endsAt reports whether an item of one of the classes ends before token i.
func (sc *scene) endsAt(i int, of ...class) bool {
	for it := range sc.each(of...) {
		if it.end == i {
			return true
		}
	}
	return false
}

// settle gives the scene its items and notes the classes of those that are new.
func (sc *scene) settle(items, added []item) {
	for i := range added {
		sc.set.add(added[i].class)
	}
	sc.items = items
}

// insert gives the scene more items, which are few and in order.
func (r *reading) insert(sc *scene, added []item) {
	m := r.room
	m.items = with(m.items, len(sc.items)+len(added))
	n := len(m.items)
	m.items = merged(m.items, sc.items, added)
	sc.settle(since(m.items, n), added)
}

// upTo gives how many of the items, which are in order, begin before token i.
func upTo(items []item, i int) (n int) {
	for n < len(items) && items[n].first < i {
		n++
	}
	return n
}

// merged appends two rows of items, each in order of its first tokens, as one; of
// those of one token a's come first. It is made for few in b.
func merged(dst, a, b []item) []item {
	for k := range b {
		n := upTo(a, b[k].first+1)
		dst = append(append(dst, a[:n]...), b[k])
		a = a[n:]
	}
	return append(dst, a...)
}

// inOrder sorts items by their first token; those of one token stay as they are.
func inOrder(items []item) {
	if len(items) > fewItems {
		slices.SortStableFunc(items, func(a, b item) int { return a.first - b.first })
		return
	}
	for i := 1; i < len(items); i++ {
		it, k := items[i], i
		for ; k > 0 && items[k-1].first > it.first; k-- {
			items[k] = items[k-1]
		}
		items[k] = it
	}
}

// fewItems is how many items are sorted by insertion, which is quickest for few.
const fewItems = 40

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
	items := sc.itemsIn(in)
	for i := range items {
		if items[i].class == c {
			return true
		}
	}
	return false
}

// itemsIn gives the items that begin within the tokens.
func (sc *scene) itemsIn(in span) []item {
	first := sc.firstItem(in.first)
	end := first
	for end < len(sc.items) && sc.items[end].first < in.end {
		end++
	}
	return sc.items[first:end]
}

// firstItem is the place of the first item that begins at token i or behind it.
func (sc *scene) firstItem(i int) int {
	n, end := 0, len(sc.items)
	for n < end {
		if mid := int(uint(n+end) / 2); sc.items[mid].first < i {
			n = mid + 1
		} else {
			end = mid
		}
	}
	return n
}

// endingAt gives the items that may end before token i: those that begin few enough before it
// to be a phrase of the lexicon.
func (sc *scene) endingAt(i int) []item { return sc.itemsIn(span{i - longestPhrase, i}) }

// deed reports whether the item is a verb in the past or in the present of a third person.
func (it *item) deed() bool { return it.form&(pastForm|thirdForm) != 0 && it.form&nounForm == 0 }

// past reports whether the item is a verb in the past.
func (it *item) past() bool { return it.form&pastForm != 0 && it.form&nounForm == 0 }

// anyDeed reports whether a verb in the past or in the present of a third person begins within
// the tokens.
func (sc *scene) anyDeed(in span) bool {
	items := sc.itemsIn(in)
	for i := range items {
		if items[i].deed() {
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

package extract

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

// where gives the items for a search for those of some classes: none where the
// sentence, as most do, has nothing of them.
func (sc *scene) where(any ...class) []item {
	for _, c := range any {
		if sc.set.has(c) {
			return sc.items
		}
	}
	return nil
}

// whereAny is where for a set of classes.
func (sc *scene) whereAny(set *classes) []item {
	if sc.set.meets(set) {
		return sc.items
	}
	return nil
}

// settle sorts the items by their first token, those of one token in the order in
// which they were found, and notes which classes there are.
func (r *reading) settle(sc *scene) {
	m := r.room
	m.order = append(m.order[:0], make([]int32, len(sc.toks)+2)...)
	for i := range sc.items {
		it := &sc.items[i]
		sc.set.add(it.class)
		m.order[it.first+1]++
	}
	for i := 1; i < len(m.order); i++ {
		m.order[i] += m.order[i-1]
	}
	m.found = append(m.found[:0], sc.items...)
	for i := range m.found {
		at := &m.order[m.found[i].first]
		sc.items[*at] = m.found[i]
		*at++
	}
}

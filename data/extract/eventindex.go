package extract

import (
	"iter"

	"yunshi/data"
)

// The events found, by the sentence that tells them: a long document has too many to look
// through all of them for each.

// index makes the index anew, after events were left out or have another sentence.
func (r *reading) index() {
	r.room.lastIn = append(r.room.lastIn[:0], make([]*draft, len(r.scenes))...)
	all := r.events
	r.events, r.numbers = all[:0], r.numbers[:0]
	for _, d := range all {
		r.tell(d)
	}
}

// tell adds an event.
func (r *reading) tell(d *draft) {
	r.events = append(r.events, d)
	last := &r.room.lastIn[d.scene]
	d.beside, *last = *last, d
	if numbersOf[d.typ] {
		r.numbers = append(r.numbers, d)
	}
}

// untell takes back the events that were added behind the first n.
func (r *reading) untell(n int) {
	for i := len(r.events) - 1; i >= n; i-- {
		d := r.events[i]
		r.room.lastIn[d.scene] = d.beside
		if numbersOf[d.typ] {
			r.numbers = r.numbers[:len(r.numbers)-1]
		}
	}
	r.events = r.events[:n]
}

// eventsIn gives the events of a sentence.
func (r *reading) eventsIn(scene int) iter.Seq[*draft] { return r.eventsNear(scene, 0) }

// eventsNear gives the events of a sentence and of so many before and behind it.
func (r *reading) eventsNear(scene, reach int) iter.Seq[*draft] {
	return func(yield func(*draft) bool) {
		for i := max(0, scene-reach); i <= scene+reach && i < len(r.room.lastIn); i++ {
			for d := r.room.lastIn[i]; d != nil; d = d.beside {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// tellsIn reports whether a sentence tells an event of the type.
func (r *reading) tellsIn(scene int, typ data.EventType) bool {
	for d := range r.eventsIn(scene) {
		if d.typ == typ {
			return true
		}
	}
	return false
}

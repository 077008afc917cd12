package extract

import (
	"iter"

	"yunshi/data"
)

// Who acts in a sentence: the companies that are named or meant in it, as opposed to
// the research firms, public bodies and papers that speak of them.

// actors gives the companies that are named or meant.
func (sc *scene) actors() iter.Seq[*org] {
	return func(yield func(*org) bool) {
		for i := range sc.orgs {
			if o := &sc.orgs[i]; o.kind == data.Actor && !yield(o) {
				return
			}
		}
	}
}

// actorsNamed gives the companies that are named, not only meant.
func (sc *scene) actorsNamed() iter.Seq[*org] {
	return func(yield func(*org) bool) {
		for i := range sc.orgs {
			if o := &sc.orgs[i]; o.kind == data.Actor && !o.meant && !yield(o) {
				return
			}
		}
	}
}

// hasActor reports whether a company is named or meant.
func (sc *scene) hasActor() bool {
	for range sc.actors() {
		return true
	}
	return false
}

// namesActor reports whether a company is named, not only meant.
func (sc *scene) namesActor() bool {
	for range sc.actorsNamed() {
		return true
	}
	return false
}

package extract

import (
	"iter"
	"slices"

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

// subjects are the actors named at the head of the sentence: the first one and
// those listed with it.
func (sc *scene) subjects(room *room) []data.CompanyID {
	var out []data.CompanyID
	end, skipped := -1, -1
	for it := range sc.each(atOrg) {
		o := &sc.orgs[it.ref]
		if o.kind != data.Actor || o.aside || sc.relative(sc.clauseOf(o.first).first) {
			continue
		}
		if end < 0 && sc.onlyBracketed(o) {
			continue
		}
		if end < 0 && (sc.governed(o.first) || skipped >= 0 && sc.listBetween(skipped, o.first)) {
			skipped = o.end
			continue
		}
		if end >= 0 && it.first > end+1 && !sc.listBetween(end, it.first) {
			break
		}
		end = it.end
		out = room.addTo(out, o.id)
	}
	return out
}

// onlyBracketed reports whether a company is named in brackets alone, or meant as the owner
// of something by who is: "one client (we read: X) that took its workloads elsewhere".
func (sc *scene) onlyBracketed(o *org) bool {
	return sc.inBrackets(o.first) || o.meant && sc.among(o.first, owning) && sc.namedInBrackets(o.id, o.first)
}

// governed reports whether a preposition stands before token i: "from Xiaomi" is
// no subject.
func (sc *scene) governed(i int) bool {
	for i--; i >= 0 && (sc.toks[i].Lower == "the" || sc.toks[i].Lower == "parent" || sc.toks[i].Lower == "its"); i-- {
	}
	if i < 0 {
		return false
	}
	switch sc.toks[i].Lower {
	case "on", "off", "over", "about", "through", "via", "from", "by", "with", "for", "at", "to", "of", "into", "in", "against", "than", "between":
		return true
	}
	return false
}

// actorBefore is the first actor that the sentence names before the token: its
// subject, to which "it" and "its" go back.
func (sc *scene) actorBefore(at int, added []org) data.CompanyID {
	best, first, rank := data.CompanyID(""), at, 0
	clause := sc.clauseOf(at)
	for _, list := range [][]org{sc.orgs, added} {
		for _, o := range list {
			if o.kind != data.Actor || o.aside || o.end > at {
				continue
			}
			n := 1 // in its clause before others, free before governed ("with Microsoft's help")
			if clause.contains(o.first) {
				n += 2
			}
			if !sc.governed(o.first) {
				n++
			}
			if n > rank || n == rank && o.first < first {
				best, first, rank = o.id, o.first, n
			}
		}
	}
	return best
}

// namedInBrackets reports whether a company is named in brackets before token i.
func (sc *scene) namedInBrackets(id data.CompanyID, i int) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && !o.meant && o.end <= i && sc.inBrackets(o.first) })
}

// inBrackets reports whether a bracket is open at token i.
func (sc *scene) inBrackets(i int) bool {
	for i--; i >= 0; i-- {
		switch sc.toks[i].Lower {
		case "(", "（":
			return true
		case ")", "）":
			return false
		}
	}
	return false
}

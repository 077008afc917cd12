package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Whom a word means that points ahead, to one of two, or to an owner, and the subject of
// the sentence to which "the company" goes back.

// saysBehind is the company that a sentence quotes behind what it says, and whom its opening
// "it" or "the company" means: "It will open two sites, X said on Monday."
func (r *reading) saysBehind(sc *scene, at int) data.CompanyID {
	for o := range sc.actorsNamed() {
		if o.aside || o.end <= at {
			continue
		}
		if o.first > at+1 && sc.isWord(o.first-1, ",") && (sc.verbOf(r.c.say, o.end) || sc.verbOf(r.c.report, o.end)) {
			return o.id
		}
		return "" // another one is named first
	}
	return ""
}

// verbOf reports whether a verb of the class begins at token i.
func (sc *scene) verbOf(c class, i int) bool {
	for it := range sc.each(c) {
		if it.first == i && it.form&(pastForm|thirdForm) != 0 {
			return true
		}
	}
	return false
}

// oneOfTwo is whom "the former" or "the latter" means: the first or the last of those named
// before it in the sentence, or else in the sentence before. Behind a comma it only says more
// of who was just named.
func (r *reading) oneOfTwo(sc *scene, it item) []data.CompanyID {
	if sc.isWord(it.first-1, ",") || sc.isWord(it.end, "of") || it.end < len(sc.toks) && sc.toks[it.end].Kind == token.Word && sc.part[it.end] != 0 {
		return nil
	}
	named := sc.actorsUpTo(it.first)
	if len(named) < 2 && sc.index > 0 {
		named = r.scenes[sc.index-1].namedActors(r.room, nil)
	}
	if len(named) < 2 {
		return nil
	}
	if sc.isWord(it.end-1, "former") {
		return named[:1]
	}
	return named[len(named)-1:]
}

// ownerOf is the owner that "its parent" means, of a company, or "".
func (r *reading) ownerOf(sc *scene, its item, id data.CompanyID) data.CompanyID {
	if !sc.ownerMeant(its.span) {
		return ""
	}
	if c := r.reg.Company(id); c != nil {
		return c.Parent
	}
	return ""
}

// ownerMeant reports whether "parent" or "owner" stands behind a word, and no name behind
// that.
func (sc *scene) ownerMeant(its span) bool {
	i := its.end
	if !sc.isWord(its.first, "its") || !sc.isWord(i, "parent") && !sc.isWord(i, "owner") {
		return false
	}
	for i++; sc.isWord(i, "company") || sc.isWord(i, "group") || sc.isWord(i, ","); i++ {
	}
	return i >= len(sc.part) || sc.part[i]&partOrg == 0
}

// goesBack is whom the head noun at it may mean where it opens a clause of its own: the
// subject of the clause before, or else whom the text speaks of. "X had a profit, and the
// company opened …"
func (r *reading) goesBack(sc *scene, it item, focus []data.CompanyID) []data.CompanyID {
	np := it.first
	for np > 0 && it.first-np < maxHeadDistance && !sc.isWord(np, "the") {
		np--
	}
	clause := sc.clauseOf(np)
	if asFor := sc.topicFronted(); asFor != nil && asFor.end < np {
		return []data.CompanyID{asFor.id}
	}
	if np-clause.first > 1 || clause.first == 0 {
		return focus
	}
	for o := range sc.actorsNamed() {
		c := sc.clauseOf(o.first)
		if !o.aside && c.end <= clause.first && !sc.governed(o.first) && !sc.among(c.first, subordinate) && !sc.inQuotes(o.first) {
			if slices.ContainsFunc(focus, func(id data.CompanyID) bool { return r.root(id) == r.root(o.id) }) {
				return focus
			}
			return []data.CompanyID{o.id}
		}
	}
	return focus
}

// subordinate open a clause that only stands beside the main one.
var subordinate = wordSet("while when as since after before because although though if once unlike despite whereas")

// topicFronted is the company that a sentence turns to: "As for X, it …".
func (sc *scene) topicFronted() *org {
	if !sc.isWord(0, "as") || !sc.isWord(1, "for") {
		return nil
	}
	for o := range sc.actorsNamed() {
		if o.first <= 3 {
			return o
		}
	}
	return nil
}

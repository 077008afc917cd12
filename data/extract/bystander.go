package extract

import (
	"slices"

	"yunshi/data"
)

// Companies that a sentence names behind a deed in which they have no part: in a relative
// clause, of a place, of the past.

// inRelative reports whether a company stands in a relative clause that no comma opens,
// behind the deed: "for makers who have followed X", "a market that X had reached". "Under
// which X sells it" goes on with the deed.
func (r *reading) inRelative(sc *scene, o *org, anchor span) bool {
	if r.besides(sc, o, anchor) || o.end <= anchor.first && sc.toldAside(o.span, anchor.first) {
		return true
	}
	for i := o.first - 1; i > anchor.end; i-- {
		switch {
		case sc.isWord(i, ",") || sc.toks[i].Lower == ";":
			return false
		case sc.isWord(i, "who"), sc.isWord(i, "which") && !sc.governs(i-1):
			return true
		case sc.isWord(i, "that") && i == o.first-1:
			return !slices.ContainsFunc(sc.items, func(it item) bool {
				return it.end == i && it.form&^nounForm != 0 || it.end == i && (it.class == r.c.say || it.class == r.c.deal)
			})
		}
	}
	return false
}

// toldAside reports whether tokens stand in a relative clause that ends before token i: "X,
// which owns a part of Y, is to buy Z", "X, whose cloud runs on Y, opened".
func (sc *scene) toldAside(s span, i int) bool {
	opens := s.first - 1
	for opens > 0 && !sc.isWord(opens, ",") && !sc.among(opens, relativePronouns) {
		opens--
	}
	if opens < 1 || !sc.among(opens, relativePronouns) || !sc.isWord(opens-1, ",") {
		return false
	}
	for k := s.end; k < i; k++ {
		if sc.isWord(k, ",") {
			return !sc.listBetween(s.end, i)
		}
	}
	return false
}

var relativePronouns = wordSet("which whose who")

// besides reports whether a company only stands in what is said of the place or of the past
// behind the deed: "in Zhongwei, where X has a hall, too", ", having set up a fund with X".
func (r *reading) besides(sc *scene, o *org, anchor span) bool {
	for i := o.first - 1; i > anchor.end; i-- {
		switch {
		case sc.toks[i].Lower == ";", sc.toks[i].Lower == ".":
			return false
		case sc.isWord(i, "having") && sc.isWord(i-1, ","):
			return true
		case sc.isWord(i, "where"):
			return !sc.among(o.end, runningWords)
		}
	}
	return false
}

var runningWords = wordSet("operates runs hosts manages will")

// toldApart reports whether a company is named only where the sentence sets another against
// whom the clause tells of: "…, whereas X rents from Y", or before the clause where it is
// such a one.
func (sc *scene) toldApart(id data.CompanyID, clause span) bool {
	for o := range sc.actorsNamed() {
		if o.id != id {
			continue
		}
		c := sc.clauseOf(o.first)
		if c == clause || !sc.setAgainst(clause, c) && !sc.setAgainst(c, clause) {
			return false
		}
	}
	return true
}

// setAgainst reports whether a clause with a subject of its own is set against one before it.
func (sc *scene) setAgainst(before, c span) bool {
	if c.first < before.end || !sc.among(c.first, setting) && !sc.isWord(c.first-1, ";") {
		return false
	}
	at := c.first
	if sc.among(at, setting) {
		at++
	}
	named := at < len(sc.toks) && (sc.part[at]&partOrg != 0 || sc.toks[at].Upper && sc.part[at] == 0 && sc.among(c.first, setting))
	return named && sc.tellsDeed(span{at + 1, c.end})
}

// tellsDeed reports whether a verb in the past or the present tense stands there: in "…, and X,
// the maker of Y" there is none.
func (sc *scene) tellsDeed(in span) bool {
	return sc.hasWord(in, finite) || sc.anyDeed(in)
}

var setting = wordSet("while whereas and but")

package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Who shares a market out: the sentences, rows and tables behind a count of it.

// shareRows is how many sentences behind a market's size may share it out.
const shareRows = 8

// several companies in a row are a ranking though no share is told.
const several = 3

// placing is what a sentence behind a count does for its ranking.
type placing int

const (
	tellsNothing placing = iota // "the market is made up as follows"
	sharesOut
	leavesOff // only rows and a table may still share it out
	endsIt
)

// ranked adds those among whom the sentences behind a market's size share it out:
// "X leads with 40%, ahead of Y", or a row for each.
func (r *reading) ranked(scene int, who data.CompanyID, to []data.CompanyID) []data.CompanyID {
	over, last := false, scene // whether it has left off; the last sentence that told shares
	for i := scene + 1; i < len(r.scenes) && i <= scene+shareRows; i++ {
		sc := &r.scenes[i]
		switch r.placing(sc, scene, last, over) {
		case leavesOff:
			over = true
		case sharesOut:
			last = i
			for o := range sc.actorsNamed() {
				if o.id != who && !o.aside {
					to = r.room.addTo(to, o.id)
				}
			}
			to = r.ranking(sc, to)
		case endsIt:
			if sc.kind == data.Table && !sc.has(atResearch) && sc.sharedOutAmong() {
				to = sc.namedActors(r.room, to)
			}
			return to
		}
	}
	return to
}

// placing tells what a sentence does for the ranking of the count in the given one, whose
// last sentence with shares was last.
func (r *reading) placing(sc *scene, scene, last int, over bool) placing {
	switch {
	case sc.kind != data.Table && sc.isRow():
		return sharesOut
	case sc.kind != data.Body:
		return endsIt
	case over || !sc.namesActor():
		return tellsNothing
	case sc.has(atResearch) && sc.index > scene+1:
		return leavesOff
	case r.ranks(sc), last == sc.index-1 && r.goesOnPlacing(sc, sc.index == scene+1):
		return sharesOut
	}
	return leavesOff
}

// ranks reports whether a sentence puts companies in an order, by their shares or as
// several of them.
func (r *reading) ranks(sc *scene) bool {
	placed := sc.has(r.c.ordinal) || sc.has(r.c.share)
	return sc.has(atPercent) && (placed || sc.has(r.c.hold)) || len(sc.orgs) >= several && (placed || sc.has(atPercent) && sc.hasWord(span{0, len(sc.toks)}, taking)) || sc.sharedOutAmong()
}

// goesOnPlacing reports whether the sentence right behind a count says who leads, or one in
// the paragraph of a ranking only names several: "X is on top. Y, Z and W trail."
func (r *reading) goesOnPlacing(sc *scene, next bool) bool {
	if r.scenes[sc.index-1].block != sc.block || sc.has(atMoney) || sc.has(atDate) {
		return false
	}
	return next && sc.has(r.c.ordinal) || len(sc.orgs) >= several
}

// isRow reports whether a line is but a company and its numbers: "2  X  12.1%".
func (sc *scene) isRow() bool {
	if len(sc.orgs) == 0 || sc.orgs[0].kind != data.Actor || sc.orgs[0].meant || sc.orgs[0].first > 2 {
		return false
	}
	words, numbers := 0, 0
	for i := sc.orgs[0].end; i < len(sc.toks); i++ {
		switch sc.toks[i].Kind {
		case token.Word:
			words++
		case token.Number:
			numbers++
		}
	}
	return numbers > 0 && words <= placedWords
}

// placedWords is how many words a row has besides its company.
const placedWords = 3

// sharedOutAmong reports whether a sentence or a table names two companies or more and a
// number for each: "X (33%), Y (18%) and Z (10%)".
func (sc *scene) sharedOutAmong() bool {
	if !sc.has(atPercent) && sc.kind != data.Table {
		return false
	}
	named, numbered := 0, 0
	for o := range sc.actorsNamed() {
		named++
		if slices.ContainsFunc(sc.toks[o.end:min(len(sc.toks), o.end+shareBehind)], func(t token.Token) bool { return t.Kind == token.Number }) {
			numbered++
		}
	}
	return named > 1 && 4*numbered >= 3*named
}

// shareBehind is within how many tokens behind a company its share is told.
const shareBehind = 5

// taking are verbs of those who share a market out by what they earn: "A, B and C took in 79% of
// the money".
var taking = wordSet("took take takes taking earned earn brought bring pocketed collected")

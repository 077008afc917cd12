package extract

import (
	"slices"

	"yunshi/data"
)

// Who is named but once on the way, among sentences on somebody else: what comes next may be
// of it ("It opened …", "The lender …"), but a sentence that points at nobody goes on where
// the text was before: "Their largest customer is X. Revenue came to …"

// passer is a company that the text names once, between sentences on a host.
type passer struct {
	id   data.CompanyID
	host []data.CompanyID
}

// hostNames is how often whom the text is on is named at least.
const hostNames = 3

// passes notes whether a company that a sentence turns to is named there alone in the whole
// text, which was speaking of somebody else.
func (r *reading) passes(sc *scene, id data.CompanyID, focus []data.CompanyID) passer {
	if len(focus) > 0 && focus[0] == id {
		return r.passing
	}
	if sc.kind != data.Body || len(focus) == 0 || r.named[id] != 1 || sc.asksAfter(id) || len(sc.toks) <= labelWords || r.root(id) == r.root(focus[0]) {
		return passer{}
	}
	if r.passing.id == focus[0] {
		return passer{id, r.passing.host}
	}
	if r.named[focus[0]] < hostNames {
		return passer{}
	}
	return passer{id, focus}
}

// backToHost is whom a sentence is of that neither names nor means anybody: the host, once the
// text has only named another in passing, or else those in focus.
func (r *reading) backToHost(sc *scene, focus []data.CompanyID, means []org) []data.CompanyID {
	if r.passing.id == "" || sc.isWord(1, "one") || sc.kind != data.Body || len(focus) != 1 || focus[0] != r.passing.id || sc.namesActor() || slices.ContainsFunc(means, func(o org) bool { return !sc.ofIt(o.span) }) {
		return focus
	}
	for i := range sc.orgs {
		if o := &sc.orgs[i]; o.meant && o.id == r.passing.id {
			o.id = r.passing.host[0]
		}
	}
	sc.focus = r.passing.host
	if len(sc.sums) == 0 {
		return focus
	}
	return r.passing.host
}

// ofIt reports whether "it" means a sum rather than somebody: "most of it", "2 billion of it".
func (sc *scene) ofIt(it span) bool {
	return sc.isWord(it.first, "it") && sc.isWord(it.first-1, "of")
}

package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/classifier"
)

// A sentence that tells several things reads like none of them on the whole.

// wordyClause is how many words a clause has at least that tells an event by itself, and
// byItself how it must read then. Found by holding out articles.
const wordyClause = 6

var byItself = classifier.LogOdds(0.2)

// readsAlone reports whether the clause of an event, one that says who did it and when,
// reads like it by itself, though the whole sentence, which tells of other things too,
// does not.
func (r *reading) readsAlone(d *draft) bool {
	sc, c := &r.scenes[d.scene], d.clause
	if n := c.end - c.first; n < wordyClause || n == len(sc.toks) || d.modality != data.Fact || sc.relative(c.first) || !r.newsDated(sc, c) {
		return false
	}
	if !slices.ContainsFunc(sc.orgs, func(o org) bool { return c.contains(o.first) && o.first < d.anchor.first && !o.aside }) {
		return false
	}
	alone := sc.only(c)
	j := r.judge(&alone)
	return j[slices.Index(ClassifiedTypes, d.typ)] >= byItself
}

// only is the sentence that a clause would make, for judging.
func (sc *scene) only(c span) scene {
	alone := scene{kind: sc.kind, index: sc.index, toks: sc.toks[c.first:c.end], part: sc.part[c.first:c.end]}
	for _, o := range sc.orgs {
		if c.contains(o.first) && o.end <= c.end {
			o.first, o.end = o.first-c.first, o.end-c.first
			alone.orgs = append(alone.orgs, o)
		}
	}
	return alone
}

package extract

import (
	"slices"

	"yunshi/data"
)

// A price that falls, a latency that is cut and a bill that shrinks are nobody's growth:
// what rose or fell is asked for before a rate is called growth.

// risesOther reports whether what the cue of a growth says rose or fell is a price or a
// thing that is none of ours: it stands nearest before the cue, or right behind the rate
// ("30% lower latency").
func (r *reading) risesOther(sc *scene, cue item, at span) bool {
	if sc.set.meets(&r.prices) && (r.nearestRises(sc, cue, at) || r.lowerThing(sc, at)) {
		return true
	}
	return r.meteredFalls(sc, cue, at) || r.priceMoves(sc, cue)
}

// priceMoves reports whether what rises or falls is a price of which the sentences above, or
// the title, speak: the sentence tells no number of a business or a market, compares with no
// period, and the cue is not the verb of a company.
func (r *reading) priceMoves(sc *scene, cue item) bool {
	if r.businessTold(sc) || sc.has(r.c.yoy) || sc.has(r.c.marketword) || !r.pricedAbove(sc) {
		return false
	}
	for o := range sc.actors() {
		if o.end <= cue.first && cue.first-o.end <= maxFall && sc.clauseOf(cue.first).contains(o.first) {
			return false
		}
	}
	return true
}

// nearestRises reports whether the nearest thing before the cue in its clause is a price
// or a physical thing. A company behind a preposition is not what rose, and the price that
// somebody cuts before growing is not either.
func (r *reading) nearestRises(sc *scene, cue item, at span) bool {
	before := min(cue.first, at.first)
	clause := sc.clauseOf(before)
	for i := len(sc.items) - 1; i >= 0; i-- {
		it := &sc.items[i]
		if it.end > before || it.overlaps(cue.span) || !clause.contains(it.first) {
			continue
		}
		switch it.class {
		case r.c.pricenoun, r.c.physical:
			return !r.wasCut(sc, it.first)
		case r.c.costn:
			if !sc.inSum(it.end) { // "costs 0.26 yuan" is a verb
				return !r.wasCut(sc, it.first)
			}
		case atOrg:
			if !sc.governed(it.first) && !sc.isWord(it.end, "'") && !sc.isWord(it.end, "’") {
				return false
			}
		case r.c.revenue, r.c.profit, r.c.loss, r.c.capex, r.c.counted, r.c.customer, r.c.marketsz:
			if !sc.governed(it.first) {
				return false
			}
		}
	}
	return false
}

// wasCut reports whether the price at token i is what a verb before it cuts: "cut prices".
func (r *reading) wasCut(sc *scene, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if sc.hasIn(r.c.pricing, span{k, k + 1}) {
			return true
		}
		if w := sc.word(k); w != "its" && w != "the" && w != "their" {
			return false
		}
	}
	return false
}

// lesser are the words behind a rate that tell less of what follows.
var lesser = wordSet("lower less fewer shorter higher faster smaller")

// lowerThing reports whether a rate is of a price or a physical thing behind it: "30%
// lower latency", "a quarter less energy".
func (r *reading) lowerThing(sc *scene, at span) bool {
	behind := span{at.end + 1, at.end + 4}
	return sc.among(at.end, lesser) && (sc.hasIn(r.c.physical, behind) || sc.hasIn(r.c.pricenoun, behind))
}

// inPrice reports whether "in price" stands behind an amount: "drop 15% to 20% in price".
func (r *reading) inPrice(sc *scene, at span) bool {
	for i := at.end; i < at.end+6 && i < len(sc.toks); i++ {
		if sc.isWord(i, "in") && sc.hasIn(r.c.pricenoun, span{i + 1, i + 2}) {
			return true
		}
	}
	return false
}

// meteredRule is the rule of a rate that is a price's though the sentence says so nowhere:
// "cloud host: down 25% on average", below a sentence that speaks of prices.
var meteredRule = metricRule{id: "price.metered", metric: data.OtherMetric}

// meteredFalls reports whether what a cue says falls is a thing sold by the hour or the
// gigabyte, where the sentence or those above it speak of prices.
func (r *reading) meteredFalls(sc *scene, cue item, at span) bool {
	if r.inPrice(sc, at) {
		return true
	}
	if !sc.set.has(r.c.metered) || sc.has(r.c.revenue) || sc.has(r.c.profit) || sc.has(r.c.marketword) || !sc.hasAt(cue.span, r.c.shrink) {
		return false
	}
	clause := sc.clauseOf(cue.first)
	return slices.ContainsFunc(sc.items, func(it item) bool {
		return it.class == r.c.metered && it.end <= cue.first && (clause.contains(it.first) || cue.first-it.end <= 3)
	}) && r.pricedAbove(sc)
}

// pricedReach is how many sentences above may say that the numbers are of prices.
const pricedReach = 5

// pricedAbove reports whether the title or a sentence shortly above speaks of prices.
func (r *reading) pricedAbove(sc *scene) bool {
	if title := &r.scenes[0]; title.kind == data.Title && title.has(r.c.pricenoun) {
		return true
	}
	for i := sc.index; i >= 0 && i >= sc.index-pricedReach; i-- {
		if r.scenes[i].has(r.c.pricenoun) {
			return true
		}
	}
	return false
}

// meteredPrice reports whether a rate is how far the price of a metered thing fell.
func (r *reading) meteredPrice(sc *scene, at span) bool {
	for it := range sc.each(r.c.shrink) {
		if it.end <= at.first && at.first-it.end <= maxFall && r.meteredFalls(sc, *it, at) {
			return true
		}
	}
	return false
}

// maxFall is how many words may stand between a verb of falling and its rate.
const maxFall = 4

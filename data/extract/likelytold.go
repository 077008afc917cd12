package extract

import (
	"slices"

	"yunshi/data"
)

// What is supposed may have been told already.

// numbersOf are the types of events that make numbers public.
var numbersOf = map[data.EventType]bool{data.FinancialResult: true, data.MarketData: true, data.Forecast: true}

// toldOf reports whether what is supposed was told already, of one of the companies: results
// and studies anywhere, others close by. What a headline tells the body tells again, and
// what was at another time, between others or by another's count is another thing.
func (r *reading) toldOf(d *draft) bool {
	if numbersOf[d.typ] {
		return slices.ContainsFunc(r.numbers, func(k *draft) bool { return r.alikeTold(k, d) && !r.otherCount(k, d) && !r.rankingApart(k, d) })
	}
	for k := range r.eventsNear(d.scene, nearby) {
		if r.alikeTold(k, d) && !r.otherOne(k, d) && !(bonds[d.typ] && betweenOthers(k, d)) && !(d.typ == data.Pricing && r.richer(d, k)) {
			return true
		}
	}
	return false
}

// alikeTold reports whether an event of the body is of the type of another one and of one of its
// companies, and of no other time.
func (r *reading) alikeTold(k, d *draft) bool {
	return k.typ == d.typ && !k.heading && (len(d.companies) == 0 || share(k.companies, d.companies) > 0) && !otherTime(k, d)
}

// otherOne reports whether two are at other places or one more of its kind.
func (r *reading) otherOne(k, d *draft) bool {
	return r.apart(k.place, d.place) || r.oneMore(k, d) || d.typ == data.Investment && r.otherRounds(k.scene, d.scene)
}

// betweenOthers reports whether each of two bonds has a company that the other has not.
func betweenOthers(a, b *draft) bool {
	n := share(a.companies, b.companies)
	return n < len(a.companies) && n < len(b.companies)
}

// otherCount reports whether two counts are of two houses, or one is a house's and the other
// what a state expects.
func (r *reading) otherCount(a, b *draft) bool {
	if a.issuer != "" && b.issuer != "" {
		return a.issuer != b.issuer
	}
	if r.reckonedApart(a, b) {
		return true
	}
	return b.typ == data.Forecast && b.issuer == "" && r.stateSays(&r.scenes[b.scene]) && !r.stateSays(&r.scenes[a.scene])
}

// reckonedApart reports whether one count of the market is a house's and the other what one of
// the firms said.
func (r *reading) reckonedApart(a, b *draft) bool {
	return a.typ == data.MarketData && b.typ == data.MarketData && (a.issuer != "" && r.reckonedBySelf(b) || b.issuer != "" && r.reckonedBySelf(a))
}

// reckonedBySelf reports whether a count of the market is what one of its firms said on a day, by
// nobody's study.
func (r *reading) reckonedBySelf(d *draft) bool {
	return d.issuer == "" && d.date.Precision == data.PrecisionDay && len(d.companies) == 1 && !r.scenes[d.scene].has(atResearch)
}

// stateSays reports whether a public body speaks in a sentence, and no house that counts.
func (r *reading) stateSays(sc *scene) bool {
	return (sc.has(atGov) || sc.has(r.c.gov)) && !sc.has(atResearch)
}

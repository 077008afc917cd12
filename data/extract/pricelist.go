package extract

import (
	"yunshi/data"
	"yunshi/data/token"
)

// Price lists: a rate in them is what somebody takes off a price, not how a business
// grows: "0.0008 yuan per thousand tokens, 99% under the industry", "hosts: down 25%".

// priceCut is the rule of a rate that a price list gives.
var priceCut = metricRule{id: "price.list", metric: data.OtherMetric}

// findPriceLists notes which sentences tell prices: those that name one and no number of
// a business, and those that go on from them, be it as items of a list.
func (r *reading) findPriceLists() {
	for i := range r.scenes {
		sc := &r.scenes[i]
		switch named := sc.has(r.c.price); {
		case sc.kind == data.Table || r.businessTold(sc):
		case named && (sc.has(r.c.perunit) || sc.anyAmong(priceWords) || sc.ends(colons)):
			sc.prices = pricesNamed
		case i > 0 && !sc.isHeading() && r.goesOnPrices(&r.scenes[i-1], sc):
			sc.prices = pricesGoOn
		}
	}
}

// goesOnPrices reports whether a sentence goes on from one that tells prices.
func (r *reading) goesOnPrices(before, sc *scene) bool {
	if before.prices == noPrices || before.itemFollows(sc) {
		return before.prices != noPrices
	}
	if before.block == sc.block {
		return !sc.has(r.c.customer) && !sc.has(r.c.unit)
	}
	return sc.block == before.block+1 && len(sc.toks) <= maxPriceItem && len(sc.sums) == 0 // "The others did not sleep."
}

// What a sentence says of prices: nothing, one by its word, or what goes on from such a
// sentence.
const (
	noPrices = iota
	pricesNamed
	pricesGoOn
)

var (
	priceWords = wordSet("price prices priced pricing tariff tariffs discount discounts cheaper free 价格 降价")
	// offWords behind a rate, or before it, make it a cut.
	offBehind = wordSet("off under below less cheaper lower")
	offBefore = wordSet("down minus by cut cuts off")
)

// maxPriceItem is how many tokens an item of a price list has at most.
const maxPriceItem = 24

// itemFollows reports whether the next paragraph is an item of the list that a sentence
// begins or goes on with: a short one behind a colon, or behind another item.
func (sc *scene) itemFollows(next *scene) bool {
	n := len(sc.toks)
	if len(next.toks) > maxPriceItem || next.block != sc.block+1 || n == 0 {
		return false
	}
	return sc.ends(colons) || n <= maxPriceItem && sc.anyAmong(colons) && next.anyAmong(colons)
}

// ends reports whether a word of the set ends the sentence.
func (sc *scene) ends(words token.Set) bool { return sc.among(len(sc.toks)-1, words) }

var colons = wordSet(": ：")

// anyAmong reports whether a word of the set stands in the sentence.
func (sc *scene) anyAmong(words token.Set) bool {
	for i := range sc.toks {
		if words.At(&sc.toks[i]) {
			return true
		}
	}
	return false
}

// businessTold reports whether the sentence tells a number of a business or of a market,
// or of what moves beside prices.
func (r *reading) businessTold(sc *scene) bool {
	if sc.set.meets(&r.business) {
		return true
	}
	return !sc.has(r.c.perunit) && (sc.has(r.c.marketsz) || sc.has(r.c.share)) // "99% under the market"
}

// offPrice reports whether a percentage is how far a price fell or lies below another.
func (r *reading) offPrice(sc *scene, k int) bool {
	if sc.prices == noPrices {
		return false
	}
	at := sc.sums[k].span
	if sc.among(at.end, offBehind) || sc.among(at.first-1, offBefore) || sc.among(at.first, offBefore) || sc.sums[k].Value != nil && sc.sums[k].Value.Negative {
		return true
	}
	for it := range sc.each(r.c.shrink) {
		if it.end <= at.first && at.first-it.end <= 3 && !sc.isWord(at.first-1, "to") && !sc.among(it.end, jobWords) {
			return true
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// What the rules of metrics.txt want of a cue beyond what their lines say.

// wants reports whether a cue may tell a rule's metric of the amount at the given place.
type wants func(r *reading, sc *scene, it item, at span) bool

// wantsOf are by rule; what rules have in common by their cue or metric, wantsFor adds.
var wantsOf = map[string]wants{
	"market.part":  (*reading).partOfMarket,
	marketTotal:    (*reading).totalOfMarket,
	"revenue.verb": func(r *reading, sc *scene, it item, at span) bool { return !sc.earns(it) || !r.earnsProfit(sc, at) },
	earnedOn:       func(r *reading, sc *scene, _ item, at span) bool { return r.earnsProfit(sc, at) },
	"drop.stock":   (*reading).ofStockOnly,
	"drop.stake":   func(_ *reading, sc *scene, it item, _ span) bool { return !sc.isWord(it.end, "-") }, // "of the carrier-neutral market"
	"raise.verb": func(_ *reading, sc *scene, it item, _ span) bool {
		return !sc.isWord(it.end, "up") || !strings.HasPrefix(sc.word(it.first), "add")
	}, // "adds up to"
	"profit.aftertax": func(r *reading, sc *scene, _ item, _ span) bool { return !sc.has(r.c.loss) },
	revenuePart:       (*reading).addsToRevenue,
	"revenue.segment": (*reading).segmentTold,
	// What a cloud unit is to reach is revenue, if nothing else is said.
	"revenue.goal": func(r *reading, sc *scene, it item, _ span) bool { return r.cloudUnit(sc, it) },
	"value.money": func(r *reading, sc *scene, it item, _ span) bool {
		return !sc.isWord(it.first-1, "by") && !r.valuesMarket(sc, it)
	},
	"market.valued": func(r *reading, sc *scene, it item, _ span) bool { return r.valuesMarket(sc, it) },
	"invest.aside": func(r *reading, sc *scene, _ item, at span) bool {
		if !sc.isWord(at.end, "of") || !sc.among(at.end+1, totals) {
			return true
		}
		last := r.lastFigure() // "3 billion of it went to smaller firms" is a part of what was told
		return last != nil && last.scene >= sc.index-lookBack && spending(last.Metric)
	},
	"price.money":   (*reading).ofPrice,
	"share.weight":  (*reading).weighs,
	"share.weighed": (*reading).weighs,
	"price.percent": func(r *reading, sc *scene, it item, at span) bool {
		return r.ofPrice(sc, it, at) && sc.clauseOf(it.first) == sc.clauseOf(at.first) || !sc.setApart(min(it.end, at.end), max(it.first, at.first))
	},
	// "It gives A 34 percent of the Chinese IaaS market" is who counts, and behind the verb who is counted.
	"share.give": func(r *reading, sc *scene, it item, at span) bool {
		return sc.has(atResearch) && sc.actorEnds(at.first) && !sc.hasIn(r.c.growthn, span{it.end, len(sc.toks)})
	},
	"share.hold": func(r *reading, sc *scene, it item, at span) bool {
		return !sc.hasIn(r.c.grow, span{it.end, at.first}) && !sc.hasIn(r.c.revenue, span{it.end, at.first}) && !sc.hasIn(r.c.predict, span{it.end, at.first}) && !sc.hasIn(r.c.goal, span{it.end, at.first}) && !sc.hasWord(span{it.end, at.first}, beenWord) && !r.ourOwn(sc, it) && (r.marketTold(sc) || r.sharesToldOf(sc))
	},
	// "The late starter handled 49 percent of all tokens called on public clouds, IDC says".
	"share.handle": func(r *reading, sc *scene, it item, at span) bool {
		return sc.isWord(at.end, "of") && sc.has(atResearch) && (sc.has(r.c.marketsz) || sc.has(r.c.cloud))
	},
	// "sold cloud services worth 113 billion" is revenue.
	"deal.sold": func(_ *reading, sc *scene, it item, at span) bool { return !sc.hasWord(span{it.end, at.first}, wares) },
}

// valuesMarket reports whether a verb of valuing has a market for its object: "values the
// cloud market at 4 billion", "a market which X values at 4 billion".
func (r *reading) valuesMarket(sc *scene, verb item) bool {
	word := sc.word(verb.first)
	sized := strings.HasPrefix(word, "size")
	if (sized || strings.HasPrefix(word, "valu") && sc.hasIn(atResearch, span{verb.first - valuedReach, verb.first})) && r.sizesMarket(sc, verb) {
		return true
	}
	if !sized && !strings.HasPrefix(word, "valu") || sc.isWord(verb.first, "valuation") || sc.isWord(verb.first, "value") && sc.isWord(verb.end, "of") {
		return false
	}
	for it := range sc.each(r.c.marketword) {
		if it.first >= verb.end && it.first-verb.end <= valuedReach && !sc.hasIn(atOrg, span{verb.end, it.first}) {
			return true
		}
		if it.end < verb.first && verb.first-it.end <= valuedReach && (sc.isWord(it.end, "that") || sc.isWord(it.end, "which") || sc.isWord(it.end, ",") && sc.isWord(it.end+1, "which")) {
			return true
		}
	}
	return false
}

// sizesMarket reports whether what a research firm values is a market, before the verb or
// behind it, and no company: "a government cloud business that X sizes at 5 billion".
func (r *reading) sizesMarket(sc *scene, verb item) bool {
	if !sc.has(atResearch) {
		return false
	}
	if sc.actsIn(span{0, verb.first}) {
		return false
	}
	for it := range sc.each(r.c.marketsz, r.c.marketword, r.c.cloud) {
		if r.isUnitWord(sc.word(it.end)) || r.isUnitWord(sc.word(it.end-1)) {
			continue // "value the cloud unit at …"
		}
		before := it.end <= verb.first && verb.first-it.end <= sizedReach && !sc.hasIn(atOrg, span{it.end, verb.first})
		behind := it.first >= verb.end && it.first-verb.end <= valuedReach && !sc.hasIn(atOrg, span{verb.end, it.first})
		if before || behind {
			return true
		}
	}
	return false
}

// sizedReach is how far before a verb of valuing the market may stand that it is of.
const sizedReach = 12

// valuedReach is how many words may stand between a verb of valuing and the market.
const valuedReach = 9

// beenWord behind "had" makes it no verb of holding: "it had still been 11%".
var beenWord = wordSet("been")

// wantsFor is what a rule wants of its cue, or nil.
func (m *metricRule) wantsFor(updown class) wants {
	switch w := wantsOf[m.id]; {
	case w != nil:
		return w
	case m.cue == updown:
		return (*reading).noProduct
	case m.metric == data.MarketSize:
		return func(r *reading, sc *scene, it item, at span) bool {
			return r.marketCue(sc, it, at) && !r.segmentTold(sc, it, at)
		}
	case m.metric == data.InvestmentSum: // "whose sales we put at 5 billion"
		return func(r *reading, sc *scene, it item, at span) bool {
			if strings.HasPrefix(sc.word(it.first), "put") && (sc.isWord(at.first-1, "at") || sc.isWord(at.first-2, "at")) {
				return false // "puts it at 45 billion"
			}
			if it.end <= at.first && (sc.isWord(at.end, "of") || sc.isWord(at.end, "on")) && sc.hasIn(r.c.capex, span{at.end + 1, at.end + 2}) {
				return false // "spent 86 billion on capital projects"
			}
			if last := r.lastFigure(); sc.isWord(it.first, "budget") && last != nil && last.Metric == data.Capex && last.scene >= sc.index-1 {
				return false // "Capex was 180 billion. This year's budget is 173 billion"
			}
			if sc.isWord(it.first, "spend") && sc.hasIn(r.c.cloud, span{it.first - 3, it.first}) {
				return false // "cloud services spend hit 7 billion"
			}
			return !sc.isWord(it.end, "at") || !sc.hasIn(r.c.revenue, sc.clauseOf(at.first))
		}
	}
	return nil
}

// marketTold reports whether a sentence speaks of a market, of who counts it or of ranks:
// what a company has a part of otherwise may be a firm.
func (r *reading) marketTold(sc *scene) bool {
	return sc.has(r.c.marketsz) || sc.has(r.c.marketword) || sc.has(r.c.share) || sc.has(r.c.ofmarket) || sc.has(r.c.ordinal) || sc.has(atResearch)
}

// weighs reports whether a rate is how much of a revenue something is: "its weight in total
// sales went up to 30%". How much the revenue of a part rose is none.
func (r *reading) weighs(sc *scene, it item, at span) bool {
	if !sc.among(at.first-1, levelBefore) {
		return false
	}
	of := it.end
	for i := it.first; i >= 0 && i >= it.first-maxWeighed; i-- {
		switch {
		case sc.among(i, partBefore):
			of = i
		case sc.among(i, weights):
			return of > i && of < it.end
		}
	}
	return false
}

// maxWeighed is how many words may name what weighs: "the share of cloud services in total sales".
const maxWeighed = 8

var (
	weights     = wordSet("weight share proportion percentage part portion contribution 占比 比重")
	levelBefore = wordSet("to at was is were are reached hit touched of about nearly around almost")
	partBefore  = wordSet("in of to")
)

// wares are what is sold over and over, for revenue.
var wares = wordSet("services service products computing capacity")

// ofPrice reports whether a word of prices is one here: what is "2.7 percent lower" need
// not be.
func (r *reading) ofPrice(sc *scene, it item, _ span) bool {
	if sc.among(it.end, jobWords) || sc.isWord(it.end, "its") && sc.among(it.end+1, jobWords) {
		return false // "cut staff by a third"
	}
	return !sc.isWord(it.first, "lower") || !sc.inSum(it.first-1)
}

// jobWords are what a company cuts besides prices.
var jobWords = wordSet("staff jobs headcount workforce employees positions posts costs expenses spending capex losses debt")

// partOfMarket reports whether the sentence goes on about a market whose figure was told
// last.
func (r *reading) partOfMarket(sc *scene, _ item, _ span) bool {
	return r.lastWasMarket() && !sc.hasActor()
}

// totalOfMarket reports whether "the total" is a market's: who counts says so, or the
// text has told a market's figure last, and nobody else's money is spoken of.
func (r *reading) totalOfMarket(sc *scene, it item, at span) bool {
	clause := sc.clauseOf(at.first)
	if sc.actsIn(span{0, at.first}) || sc.hasIn(r.c.revenue, clause) || sc.hasIn(r.c.profit, clause) || sc.hasIn(r.c.investv, clause) {
		return false
	}
	return sc.has(atResearch) || r.lastWasMarket() || sc.index > 0 && r.scenes[sc.index-1].has(atResearch) && !r.scenes[sc.index-1].hasActor()
}

// actsIn reports whether a company is named or meant within the tokens.
func (sc *scene) actsIn(in span) bool {
	for o := range sc.actors() {
		if in.contains(o.first) {
			return true
		}
	}
	return false
}

// noProduct reports whether "up" or "plus" is no part of a product's name: "Qwen-Plus".
func (r *reading) noProduct(sc *scene, it item, _ span) bool {
	return !sc.isWord(it.first-1, "-") || !token.Touches(&sc.toks[it.first-1], &sc.toks[it.first])
}

// earns reports whether the verb is "earn", which may be of a profit as well.
func (sc *scene) earns(it item) bool { return strings.HasPrefix(sc.word(it.first), "earn") }

// earnsProfit reports whether what is earned is a profit: it was on sales of so much, or a
// loss or profit is what the sentence compares it with.
func (r *reading) earnsProfit(sc *scene, at span) bool {
	return r.onSales(sc, at) || !sc.has(r.c.revenue) && !sc.hasIn(r.c.cloud, span{at.end, at.end + 5}) && (sc.has(r.c.loss) || sc.has(r.c.profit))
}

// onSales reports whether revenue follows the amount, which then is a profit: "earned
// 900 million yuan on sales of 3 billion".
func (r *reading) onSales(sc *scene, at span) bool {
	return sc.isWord(at.end, "on") && sc.hasIn(r.c.revenue, span{at.end, at.end + 3})
}

// ofStockOnly reports whether shares are a company's stock: "with shares of 34%, 12% and
// 10%" are of a market.
func (r *reading) ofStockOnly(sc *scene, it item, at span) bool {
	if sc.sideBySide(at) != nil && !sc.hasIn(r.c.grow, span{it.end, at.first}) {
		return false // "A, B and C, whose shares were 34%, 12% and 10%"
	}
	return !sc.isWord(it.end, ":") && (!sc.isWord(it.end, "of") || !sc.inSum(it.end+1))
}

// addsToRevenue reports whether the sentence goes on about a company's revenue with what
// a part of it adds, and speaks of nothing else that is measured.
func (r *reading) addsToRevenue(sc *scene, it item, _ span) bool {
	clause := sc.clauseOf(it.first)
	named := sc.hasIn(atOrg, span{0, it.first}) && !(r.ownPart(sc) && sc.hasIn(r.c.segcloud, span{0, 2})) // "Public cloud did well: it delivered …"
	return r.goesOnRevenue(sc) && !named &&
		!sc.hasIn(r.c.profit, clause) && !sc.hasIn(r.c.loss, clause) && !sc.hasIn(r.c.capex, clause)
}

// cloudUnit reports whether a cloud company or a cloud brand stands within a few
// words of the item.
func (r *reading) cloudUnit(sc *scene, it item) bool {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if (o.cloud || r.cloudCompany(o.id) && !hosts()[o.id]) && !o.meant && gap(o.span, it.span) <= 5 {
			return true
		}
	}
	return false
}

// ourOwn reports whether the word holds no share: its subject is the writer ("we
// have 47%" gives an analyst's number, of what the sentence does not say), or it is
// no verb ("cut its own by 30 percent").
func (r *reading) ourOwn(sc *scene, verb item) bool {
	if sc.isWord(verb.first, "own") && sc.among(verb.first-1, possessives) {
		return true
	}
	return sc.isWord(verb.first-1, "we") && !sc.has(r.c.share) && !sc.has(r.c.ofmarket)
}

// marketCue reports whether the item may tell that an amount is a market's size.
// A part of a company's revenue is none ("revenues from public cloud services"),
// and what is spent is one where many unnamed ones spend it on the cloud.
func (r *reading) marketCue(sc *scene, it item, at span) bool {
	if it.first >= at.end && (sc.actorEnds(at.first) || sc.actorEnds(at.first-1)) {
		return false // "and X 33 million in the SaaS market" is X's
	}
	if r.ownPart(sc) && sc.hasAt(it.span, r.c.segcloud) || sc.raisesOwn(it) {
		return false
	}
	if sc.isWord(it.first, "segment") && (sc.among(it.end, reportWords) || sc.isWord(it.first-1, "-")) {
		return false
	}
	if it.class == r.c.spentv {
		return r.manySpend(sc, it) && sc.hasIn(r.c.cloud, span{at.end, len(sc.toks)})
	}
	if sc.among(it.first-1, buying) || sc.among(it.first-1, owning) || it.first >= at.end && r.gotOutOf(sc, span{at.end, it.first}) {
		return false // "will buy cloud services for 1 billion yuan", "their spending came to 2 billion"
	}
	if sc.isWord(it.first, "spending") && !sc.has(atResearch) && sc.namesActorIn(span{sc.clauseOf(it.first).first, it.first}) {
		return false // "the carrier plans to lift spending"
	}
	return !r.earnedWith(sc, it) && !r.segmentOf(sc, it, at) && !r.dividesOwn(sc)
}

// namesActorIn reports whether a company is named, not only meant, within the tokens.
func (sc *scene) namesActorIn(in span) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor && !o.meant && in.contains(o.first) })
}

// gotOutOf reports whether the words between an amount and a market's name say what a
// company before them got it with: "got 1.9 billion out of cloud services".
func (r *reading) gotOutOf(sc *scene, between span) bool {
	return between.end-between.first <= 3 && (sc.isWord(between.end-1, "from") || sc.isWord(between.end-1, "with") || sc.isWord(between.end-2, "out")) && sc.hasIn(atOrg, span{0, between.first})
}

// segmentOf reports whether the sentence splits up the revenue that a company told last:
// "Of this, public cloud services were 1.2 billion". Who means the market says so.
func (r *reading) segmentOf(sc *scene, it item, at span) bool {
	if !r.afterOwnRevenue(sc) || !sc.opensPart(sc.clauseOf(it.first).first) && (it.first > 1 || it.end > at.first || sc.has(atResearch)) {
		return false
	}
	return !sc.has(r.c.marketword) && !r.nation(sc, span{0, len(sc.toks)})
}

// afterOwnRevenue reports whether the last amount of money that the paragraph tells is a
// company's revenue.
func (r *reading) afterOwnRevenue(sc *scene) bool {
	for _, f := range slices.Backward(r.lately()) {
		switch {
		case r.scenes[f.scene].block != sc.block:
			return false
		case sumUnit(f.Unit) == atMoney:
			return f.Metric == data.Revenue && !f.market
		}
	}
	return false
}

// opensPart reports whether the clause that begins at token i, or the one before it,
// opens with "of this" or the like.
func (sc *scene) opensPart(i int) bool {
	return sc.isWord(0, "of") && sc.among(1, totals) || sc.isWord(i, "of") && sc.among(i+1, totals) || sc.tellsPart()
}

// tellsPart reports whether an amount of the sentence is told to be a part of the one
// before: "public cloud was 1.2 billion of that".
func (sc *scene) tellsPart() bool {
	return slices.ContainsFunc(sc.sums, func(s sum) bool {
		return sumClass[s.Kind] == atMoney && sc.isWord(s.end, "of") && sc.among(s.end+1, totals)
	})
}

// totals stand for the sum that is split up.
var totals = wordSet("this that which these those it")

// earnedWith reports whether the words before the item make it what a company earns its
// money with, "revenues from public cloud services", and not the country.
func (r *reading) earnedWith(sc *scene, it item) bool {
	for i := it.first; i > 0 && i > it.first-earnedReach; i-- {
		if sc.endsAt(i, r.c.revenue, r.c.profit, r.c.loss) {
			return i < it.first && linkedBy[sc.toks[i].Lower] && !r.nation(sc, span{i - 1, it.end})
		}
		if p := sc.part[i-1]; p&(partSum|partDate) != 0 || p&partOrg == 0 && sc.toks[i-1].Kind != token.Word {
			return false
		}
	}
	return false
}

// earnedReach is how many words may stand between a revenue and what it is made with.
const earnedReach = 6

// reportWords after "segment" speak of a company's report: "in the segment table".
var reportWords = wordSet("elimination eliminations table tables reporting note notes information data report disclosure results")

// buying are the verbs whose object is no market.
var buying = wordSet("buy buys bought buying purchase purchases purchased purchasing procure procures procured order orders ordered sell sells sold selling offer offers offered use uses used")

// linkedBy are the words that tie a revenue to what it is made with.
var linkedBy = map[string]bool{"from": true, "of": true, "at": true, "in": true, "for": true}

// nation reports whether the words name the country: "revenue of China's cloud market".
func (r *reading) nation(sc *scene, in span) bool { return sc.hasIn(r.c.china, in) }

// manySpend reports whether the verb's subject is a crowd: "companies in China spent".
func (r *reading) manySpend(sc *scene, verb item) bool {
	if sc.hasIn(r.c.china, span{verb.first - 2, verb.first}) {
		return true // "China spent"
	}
	for it := range sc.each(r.c.spenders) {
		if it.end > verb.first || verb.first-it.end > 6 {
			continue
		}
		return !slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor && o.first < verb.first })
	}
	return false
}

// longSubject is how many tokens a subject may take before the verb of amounting: "Revenue at
// the cloud arm of the games group X came to 353 million yuan".
const longSubject = 18

// opensClauseOf reports whether an item opens the clause of an amount, and no other amount
// stands between.
func (sc *scene) opensClauseOf(it item, at span) bool {
	clause := sc.clauseOf(at.first)
	return clause.contains(it.first) && it.first-clause.first <= 2 && !sc.sumWithin(span{it.end, at.first})
}

// amountsTo reports whether a verb of amounting ends right before token i.
func (r *reading) amountsTo(sc *scene, i int) bool { return sc.endsAt(i, r.c.worth) }

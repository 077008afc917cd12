package extract

import (
	"slices"
	"strings"

	"yunshi/data"
)

// metricOf picks the metric whose cue stands nearest to amount k.
func (r *reading) metricOf(sc *scene, k int, unit class) (*metricRule, item, bool) {
	at := sc.sums[k].span
	switch {
	case unit == atPercent && sc.signed(k) && r.negativeMargin(sc, k):
		return &undecided, item{span: at}, true
	case unit == atPercent && sc.signed(k):
		return &signedGrowth, item{span: at}, true
	case unit == atCount:
		return r.counted(sc, k)
	case unit == atPercent && r.ofThatMarket(sc, at):
		return &shareOfIt, item{span: span{at.first, at.end + 2}}, true
	case unit == atPercent && r.ofRevenue(sc, at) >= 0:
		return &shareOfRevenue, item{span: span{at.first, at.end + 1}}, true
	}
	from := r.risesFrom(sc, k)
	var best *metricRule
	var bestCue item
	low := 1 << 30
	priced := false
	for n := range r.room.cued.each {
		m := &r.metrics[n]
		if m.unit != unit || !r.applies(sc, m, at) {
			continue
		}
		for i := r.room.chain.head[m.cue]; i > 0; i = r.room.chain.next[i-1] {
			it := sc.items[i-1]
			if it.overlaps(at) || m.wants != nil && !m.wants(r, sc, it, at) {
				continue
			}
			if m.metric == data.Growth && r.risesOther(sc, it, at) {
				priced = priced || r.priceMoves(sc, it)
				continue
			}
			cost := r.cueCost(sc, m, it, at, k)
			if from != at {
				cost = min(cost, r.cueCost(sc, m, it, from, k))
			}
			if cost < low {
				low, best, bestCue = cost, m, it
			}
		}
	}
	if best == nil && (priced || unit == atPercent && r.meteredPrice(sc, at)) {
		return &meteredRule, item{span: at}, true
	}
	return best, bestCue, best != nil
}

var shareOfIt = metricRule{id: "share.ofit", metric: data.MarketShare}

// ofThatMarket reports whether a percentage is "of it" or "of that", where the number just
// told is a market's size or growth, and a company stands before it: "spending was $3
// billion; it gives X 46% of that".
func (r *reading) ofThatMarket(sc *scene, at span) bool {
	if !sc.isWord(at.end, "of") || !sc.among(at.end+1, thatMarket) {
		return false
	}
	last := r.lastFigure()
	return last != nil && last.market && last.scene >= sc.index-1 && (sc.actorEnds(at.first) || sc.actorEnds(at.first-1))
}

var thatMarket = wordSet("it that this")

// applies reports whether the rule may be asked of the amount at all.
func (r *reading) applies(sc *scene, m *metricRule, at span) bool {
	if !sc.set.has(m.cue) || m.unless != noClass && sc.hasIn(m.unless, sc.withHead(at.first)) != m.needs {
		return false
	}
	level := m.unit == atPercent && (sc.isWord(at.first-1, "to") || sc.among(at.first-1, levels)) // "slipped to 12%" is a level, not a rate
	return !level || m.metric != data.Growth || sc.has(r.c.growthn)
}

// levels are the words before a rate that make it one that was passed: "fell below 1%".
var levels = wordSet("below under beneath past")

// tooFar is the cost of a cue out of a rule's reach.
const tooFar = 1 << 30

// cueCost is what a cue costs for the amount at the given place: its distance,
// what stands between, and what the rule adds.
func (r *reading) cueCost(sc *scene, m *metricRule, it item, at span, k int) int {
	before := it.end <= at.first
	if before && m.side == 'a' || !before && m.side == 'b' {
		return tooFar
	}
	d := gap(it.span, at)
	if d > m.reach {
		d -= sc.tickersIn(span{it.end, at.first})
	}
	if d > m.reach && !(before && it.class == r.c.revenue && d <= longSubject && sc.opensClauseOf(it, at) && r.amountsTo(sc, at.first)) {
		return tooFar
	}
	cost := m.cost + d + r.between(sc, it.span, at, k)
	if !before && m.side == 'n' {
		if cost += 2; sc.isWord(at.end, ",") {
			cost += overClause // "to RMB221bn, net profit …"
		}
	}
	return cost
}

// maxRise is how many tokens a rise may take to say: "rose by 4 percent in the
// three months to June, to 20 billion".
const maxRise = 16

// risesFrom is where the verb stands that ends in "to" amount k: what rose is
// named before it. It is the amount's own place where there is none.
func (r *reading) risesFrom(sc *scene, k int) span {
	at := sc.sums[k].span
	if !sc.isWord(at.first-1, "to") && !sc.isWord(at.first-1, "at") {
		return at
	}
	from := at
	for it := range sc.each(r.c.grow, r.c.growthn, r.c.updown) {
		noun := it.class == r.c.updown && sc.isWord(it.end-1, "of") // "an increase of"
		if !noun && it.end <= at.first && at.first-it.end <= maxRise {
			from = it.span
		}
	}
	if k > 0 && sc.among(at.first-2, lowerHigher) && sc.sums[k-1].end == at.first-2 {
		from = sc.sums[k-1].span // "edged 2.7 percent lower to"
	}
	if k > 0 && from == at && sc.isWord(at.first-1, "to") && sc.sums[k-1].end == at.first-1 && sc.isWord(sc.sums[k-1].first-1, "by") {
		from = sc.sums[k-1].span // "was trimmed by 38.9 percent to"
	}
	for j := range sc.sums[:k] {
		if sc.sums[j].first >= from.end && sumClass[sc.sums[j].Kind] == sumClass[sc.sums[k].Kind] {
			return at // the verb ends in another amount
		}
	}
	return from
}

var lowerHigher = wordSet("lower higher up down")

// counted tells what a number counts by the noun that belongs to it.
func (r *reading) counted(sc *scene, k int) (*metricRule, item, bool) {
	at := sc.sums[k].span
	found := r.words.find(nil, sc.toks[at.first:at.end])
	if sc.sums[k].Noun == "" {
		found = r.countedBefore(sc, at)
	}
	for n := range r.metrics {
		m := &r.metrics[n]
		if m.unit != atCount || m.unless != noClass && sc.hasIn(m.unless, sc.withHead(at.first)) != m.needs {
			continue
		}
		for _, it := range found {
			if it.class == m.cue && !slices.ContainsFunc(found, func(o item) bool { return o.class == r.c.ordinal }) {
				return m, item{span: at}, true
			}
		}
	}
	return nil, item{}, false
}

// countedReach is how far before a bare number stands what it counts.
const countedReach = 9

// countedBefore finds what a number without a noun counts: "paying users passed
// one million", "users of more than 500,000".
func (r *reading) countedBefore(sc *scene, at span) []item {
	reached := sc.isWord(at.first-1, "of") || sc.isWord(at.first-1, "to")
	var out []item
	for _, it := range sc.items {
		if it.end > at.first || at.first-it.end > countedReach || !sc.clauseOf(at.first).contains(it.first) {
			continue
		}
		reached = reached || it.class == r.c.worth || it.class == r.c.grow
		if it.class == r.c.counted || it.class == r.c.customer {
			out = append(out, r.words.find(nil, sc.toks[it.first:it.end])...)
		}
	}
	if !reached {
		return nil
	}
	return out
}

var signedGrowth = metricRule{id: "growth.sign", metric: data.Growth}

// signed reports whether the percentage carries a sign: "+24.3%".
func (sc *scene) signed(k int) bool {
	s := &sc.sums[k]
	if s.Value != nil && s.Value.Negative {
		return true
	}
	return s.first > 0 && sc.toks[s.first-1].Lower == "+" || sc.toks[s.first].Lower == "+"
}

// negativeMargin reports whether a percentage with a minus is a margin, of which alone the
// sentence speaks before it: "The gross margin of its cloud stayed below zero, at -13.6%".
func (r *reading) negativeMargin(sc *scene, k int) bool {
	s := &sc.sums[k]
	before := span{0, s.first}
	return s.Value != nil && s.Value.Negative && sc.hasIn(r.c.margin, before) && !sc.hasIn(r.c.revenue, before) && !sc.hasIn(r.c.growthn, before) && !sc.hasIn(r.c.updown, before) && !sc.has(r.c.yoy)
}

// between prices what stands between a cue and an amount.
func (r *reading) between(sc *scene, cue, at span, k int) int {
	lo, hi := min(cue.end, at.end), max(cue.first, at.first)
	cost := 0
	for j := range sc.sums {
		if j == k || sc.sums[j].first < lo || sc.sums[j].end > hi {
			continue
		}
		if k >= 0 && sumClass[sc.sums[j].Kind] != sumClass[sc.sums[k].Kind] {
			cost += overOther
		} else {
			cost += overAmount
		}
	}
	for i := range sc.clauses {
		if c := &sc.clauses[i]; c.first >= lo && c.first <= hi && c.first > 0 {
			cost += overClause
		}
	}
	return cost
}

var shareOfRevenue = metricRule{id: "share.ofrevenue", metric: data.RevenueShare}

// ofRevenue finds the revenue that a percentage is a part of, "8 percent of
// Alibaba's revenue", as the index of its item, or -1. A market's revenue is none.
func (r *reading) ofRevenue(sc *scene, at span) int {
	if !sc.set.has(r.c.revenue) || !sc.isWord(at.end, "of") {
		return -1
	}
	if owners[sc.word(at.end+2)] && strings.HasPrefix(sc.word(at.end+3), "'") && !sc.hasIn(r.c.revenue, span{at.end + 4, at.end + 7}) {
		return slices.IndexFunc(sc.items, func(it item) bool { return it.class == r.c.revenue && it.end <= at.first }) // "of the group's"
	}
	owned := false
	for i := at.end + 1; i < len(sc.toks) && i <= at.end+7 && sc.toks[i].Lower != "," && !sc.inSum(i); i++ {
		owned = owned || sc.part[i]&partOrg != 0 || owners[sc.toks[i].Lower] || r.goesOnRevenue(sc) && sc.hasIn(r.c.segcloud, span{i, i + 3})
		if n, ends := r.revenueAt(sc, i, owned); ends {
			return n
		}
	}
	return -1
}

// revenueAt gives the item that begins at token i and is a company's revenue, which is
// then owned; what is a country's or a market's ends the search with -1.
func (r *reading) revenueAt(sc *scene, i int, owned bool) (n int, ends bool) {
	for k := range sc.items {
		switch it := &sc.items[k]; {
		case it.first != i:
		case it.class == r.c.china, it.class == r.c.marketsz && !owned:
			return -1, true
		case it.class == r.c.revenue && owned:
			return k, true
		}
	}
	return -1, false
}

// owners are words before a revenue that say it is a company's.
var owners = map[string]bool{"its": true, "their": true, "our": true, "group": true, "company": true, "parent": true, "total": true, "overall": true}

var shareBeside = metricRule{id: "share.beside", metric: data.MarketShare}

// undecided is the rule of a number in brackets behind a name that nothing tells
// the meaning of.
var undecided = metricRule{id: "beside.open", metric: dropped}

// metricBeside is metricOf, but for a rate that stands right behind a name.
func (r *reading) metricBeside(sc *scene, k int, unit class) (*metricRule, item, bool) {
	at := sc.sums[k].span
	if unit == atPercent && sc.ofOthers(at) {
		return &undecided, item{span: at}, true
	}
	if unit == atPercent && r.offPrice(sc, k) {
		return &priceCut, item{span: at}, true
	}
	m, cue, ok := r.metricOf(sc, k, unit)
	if ok && m.metric == data.MarketShare && sc.ofTotal(at.end) && r.ofOwnTotal(sc) {
		return &shareOfTotal, cue, true
	}
	if unit == atPercent && !ok && sc.isWord(at.first-1, "at") && r.sharesToldOf(sc) {
		return &shareBeside, item{span: at}, true // "has moved in front of X at 15%"
	}
	if unit == atMoney && !ok && (r.toReach(sc, at) || r.raisedTo(sc, at)) {
		return &revenueReach, item{span: at}, true
	}
	if unit == atMoney && !ok {
		m = r.marketUnsaid(sc, at)
		return m, item{span: at}, m != nil
	}
	if unit != atPercent || sc.signed(k) || !sc.besideName(at) {
		return m, cue, ok
	}
	if r.sharesToldOf(sc) {
		if touching := sc.part[max(0, at.first-1)]&partOrg != 0; touching && ok && m.metric != data.Growth {
			return m, cue, ok
		}
		return &shareBeside, item{span: at}, true
	}
	if sc.isWord(at.first-1, "(") && (!ok || m.metric == data.Growth) {
		return &undecided, item{span: at}, true
	}
	return m, cue, ok
}

var shareOfTotal = metricRule{id: "share.oftotal", metric: data.RevenueShare}

// ofTotal reports whether "of the total" stands at token i.
func (sc *scene) ofTotal(i int) bool {
	return sc.isWord(i, "of") && (sc.isWord(i+1, "total") || sc.isWord(i+1, "the") && sc.isWord(i+2, "total"))
}

// ofOwnTotal reports whether a part of a total is a part of a company's revenue, which the
// sentence has just told: "the cloud brought in 560 million yuan and accounted for 46%".
func (r *reading) ofOwnTotal(sc *scene) bool {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == sc.index; k-- {
		if f := r.figures[k]; f.Metric == data.Revenue && !f.market && f.id != "" {
			return !sc.has(atResearch) && !sc.has(r.c.marketword)
		}
	}
	return false
}

// besideName reports whether the amount stands right behind a company's name:
// "Tencent Cloud (16%)", "Huawei Cloud: 19%".
func (sc *scene) besideName(at span) bool {
	i := at.first
	if i > 0 && sc.part[i-1]&partOrg != 0 && !sc.isWord(at.end, "of") && !sc.isWord(at.end, "more") && !sc.isWord(at.end, "less") {
		return sc.actorEnds(i) // "the first Alibaba Cloud 39.8 percent"
	}
	switch {
	case sc.isWord(i-1, "(") && sc.isWord(at.end, ")"), sc.isWord(i-1, ":"):
		i--
	case sc.isWord(i-1, ",") || sc.isWord(i-1, "，"):
		for i > 0 && at.first-i < 5 && sc.among(i-1, rankWords) {
			i-- // "Huawei Cloud ranks second, 20%"
		}
	}
	return i < at.first && sc.actorEnds(i)
}

// actorEnds reports whether the name of a company ends before token i.
func (sc *scene) actorEnds(i int) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor && !o.meant && o.end == i })
}

// rankWords may stand between a name and its share.
var rankWords = wordSet(", ， ranks ranked is was comes came in takes first second third fourth fifth sixth next then")

// sharesToldOf reports whether the sentence or the figures just before it tell
// shares of a market, and the sentence itself no stakes.
func (r *reading) sharesToldOf(sc *scene) bool {
	if sc.has(r.c.stakeof) {
		return false
	}
	if sc.has(r.c.share) || sc.has(r.c.ofmarket) || r.sharesFollow(sc.index-1, sc.block) || r.shareJustTold(sc) {
		return true
	}
	for k := len(r.figures) - 1; k >= 0 && k >= len(r.figures)-6; k-- {
		f := r.figures[k]
		if r.scenes[f.scene].block < sc.block-1 {
			break
		}
		if f.Metric == data.MarketShare {
			return true
		}
	}
	return false
}

// shareJustTold reports whether the sentence before, of the same paragraph, tells the share of
// somebody whom it does not name: "The winner's slice is 6.9 percent."
func (r *reading) shareJustTold(sc *scene) bool {
	if sc.index == 0 || !r.researchToldIn(sc.index-1) {
		return false
	}
	before := &r.scenes[sc.index-1]
	return before.block == sc.block && before.has(r.c.share) && before.has(atPercent) && !before.has(r.c.stakeof) && !before.has(r.c.stock) && !before.has(r.c.revenue) && !before.has(r.c.growthn)
}

// researchToldIn reports whether a research firm is quoted up to a sentence.
func (r *reading) researchToldIn(scene int) bool { return r.isResearch(r.quotedBefore(scene)) }

// sharesFollow reports whether a sentence, of the same paragraph or of one that ends in a
// colon, announces shares of a market and tells none itself: "The vendors' shares of the
// IaaS market were as follows."
func (r *reading) sharesFollow(i, block int) bool {
	if i < 0 {
		return false
	}
	sc := &r.scenes[i]
	announces := sc.block == block || sc.block == block-1 && strings.HasSuffix(sc.span.Of(r.doc.Text), ":")
	of := sc.has(r.c.marketsz) || sc.has(r.c.marketword) || sc.has(r.c.ofmarket)
	return announces && of && sc.kind == data.Body && sc.has(r.c.share) && !sc.has(atPercent) && !sc.has(r.c.stakeof) && !sc.has(r.c.growthn)
}

// otherHolders hold what the companies of a list don't.
var otherHolders = wordSet("others other rest remainder remaining 其他 其它 其余")

// ofOthers reports whether an amount is that of all who are not named: "others: 25%".
func (sc *scene) ofOthers(at span) bool {
	i := at.first - 1
	if w := sc.word(i); w == ":" || w == "：" || w == "(" || w == "," || w == "–" || w == "-" {
		i--
	}
	return i < at.first-1 && sc.among(i, otherHolders) || i == at.first-1 && sc.isWord(i, "others")
}

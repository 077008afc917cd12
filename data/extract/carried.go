package extract

import "yunshi/data"

// A sentence that foretells an amount and says nothing of what it measures goes on about the
// number told last: "The firm projects 115 billion by 2019", "Brokers had pencilled in 42
// billion yuan for 2022".

// foreseenReach is how many sentences before the number may stand that is gone on about.
const foreseenReach = 4

// researchReach is the same of a sentence that names a research firm, which goes on about its
// market.
const researchReach = 12

// foreseen gives the market's size or growth, or the company's revenue, that a sentence which
// foretells an amount without a measure goes on about, or nil.
func (r *reading) foreseen(sc *scene, f *figureDraft, unit class) *figureDraft {
	if unit == atCount || sc.kind != data.Body || !r.looksAhead(sc, f) || r.otherMatter(sc, f.at) {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-researchReach; k-- {
		of := r.figures[k]
		if sumUnit(of.Unit) != unit || of.Subject == "" {
			continue
		}
		if goes, settled := r.goesOnAbout(sc, of, unit); settled || goes {
			if goes {
				return of
			}
			break
		}
	}
	return nil
}

// goesOnAbout reports whether a sentence that foretells an amount goes on about a figure
// before, or that no other can be meant.
func (r *reading) goesOnAbout(sc *scene, of *figureDraft, unit class) (goes, settled bool) {
	beside := r.scenes[of.scene].block == sc.block && of.scene >= sc.index-foreseenReach
	switch {
	case of.market && (of.Metric == data.MarketSize || of.Metric == data.Growth && sc.has(atResearch)):
		return (beside || sc.has(atResearch)) && !sc.namesActor(), true
	case beside && of.Metric == data.Revenue && of.id != "" && r.namesOnly(sc, of.id):
		return true, true
	}
	return false, beside && unit == atMoney || !sc.has(atResearch)
}

// ofMarketTold makes a number that goes on about a market's, told in a sentence before, that
// market's too.
func (f *figureDraft) ofMarketTold(sc *scene, last *figureDraft) bool {
	if last == nil || !last.market || last.scene == f.scene || last.Subject == "" || f.Metric != last.Metric || f.cue.class != 0 || f.cue.span != f.at || sc.namesActor() {
		return false
	}
	f.market, f.Subject, f.Segment, f.Geography = true, last.Subject, last.Segment, last.Geography
	return true
}

// looksAhead reports whether a word of expecting looks forward to the amount.
func (r *reading) looksAhead(sc *scene, f *figureDraft) bool {
	for it := range sc.eachOf(&r.futures) {
		if r.foretells(sc, *it, f) {
			return true
		}
	}
	return false
}

// otherMatter reports whether the clause of an amount speaks of what is no market's size and
// no revenue.
func (r *reading) otherMatter(sc *scene, at span) bool {
	clause := sc.clauseOf(at.first)
	for it := range sc.each(r.c.loss, r.c.profit, r.c.capex, r.c.investv, r.c.raise, r.c.spentv, r.c.pricing, r.c.stakeof, r.c.stock, r.c.customer, r.c.share) {
		if clause.contains(it.first) {
			return true
		}
	}
	return false
}

// namesOnly reports whether a sentence names no other company than one, its unit or owner.
func (r *reading) namesOnly(sc *scene, id data.CompanyID) bool {
	for o := range sc.actorsNamed() {
		if r.root(o.id) != r.root(id) {
			return false
		}
	}
	return true
}

// hopedFor reports whether an amount is what unnamed analysts had expected: "about level with
// the 2.3 billion yuan that analysts had in mind", "the Street was at 2.2 billion".
func (sc *scene) hopedFor(at span) bool {
	for i := at.end; i < len(sc.toks) && i < at.end+3; i++ {
		if (sc.among(i, hopers) || sc.marketHopes(i)) && sc.hasWord(span{i, min(i+hopeReach, len(sc.toks))}, hoping) {
			return !sc.hasWord(span{at.end, i}, outdoing) // "sales of 1.9 billion yuan topped the consensus"
		}
	}
	for i := at.first - 1; i >= 0 && at.first-i <= hopeReach && !sc.inSum(i) && !sc.isWord(i, ";") && !sc.isWord(i, ","); i-- {
		if sc.among(i, hopers) {
			return sc.hasWord(span{i, at.first}, hoping)
		}
	}
	return false
}

// marketHopes reports whether "market" at token i is those who trade a company's shares: "the 2.4
// billion that the market had pencilled in".
func (sc *scene) marketHopes(i int) bool {
	return sc.isWord(i, "market") && sc.isWord(i-1, "the") && sc.among(i+1, hopesOf)
}

var hopesOf = wordSet("had has expected hoped wanted anticipated looked forecast expects hopes")

// hopeReach is how many tokens may stand between analysts, what they did and the amount.
const hopeReach = 8

var (
	// hopers are who expect a company's numbers.
	hopers = wordSet("analysts brokers street consensus forecasters")
	// outdoing is what a result does to hopes.
	outdoing = wordSet("top topped tops topping exceed surpass miss trail outdo beat beats beating exceeded exceeds exceeding surpassed surpasses missed misses missing trailed trails outdid above below ahead over under past")
	// hoping are what they do.
	hoping = wordSet("expected expect forecast predicted projected estimated anticipated mind wanted hoped at had been for looking consensus pencilled penciled average mean median")
)

var revenueReach = metricRule{id: "revenue.reach", metric: data.Revenue}

// toReach reports whether a research firm foretells what a cloud unit will come to: what that
// measures is its revenue, if nothing else is said.
func (r *reading) toReach(sc *scene, at span) bool {
	if !sc.has(atResearch) {
		return false
	}
	for it := range sc.each(r.c.futuregrow) {
		if it.end <= at.first && at.first-it.end <= 3 && sc.actorEnds(it.first) && r.cloudUnit(sc, *it) && !sc.hasIn(r.c.worth, it.span) {
			return true
		}
	}
	return false
}

// raisedTo reports whether a company raises its cloud business to an amount: "X lifted cloud
// services by 45 percent to 3.4 billion".
func (r *reading) raisedTo(sc *scene, at span) bool {
	if !sc.isWord(at.first-1, "to") {
		return false
	}
	for it := range sc.each(r.c.marketsz) {
		if it.end <= at.first && at.first-it.end <= maxRise && sc.raisesOwn(*it) && sc.clauseOf(it.first) == sc.clauseOf(at.first) {
			return true
		}
	}
	return false
}

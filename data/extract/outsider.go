package extract

import (
	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/token"
)

// Numbers of somebody whom the story is not about, in a sentence that speaks of its
// companies all the same: what shoppers spent, what pork costs, what steel mills make.

// outsider reports whether a number has a subject of its own that is none of ours.
func (r *reading) outsider(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	if financial(f.Metric) && (sc.isWord(clause.first, "who") && !sc.hasIn(atResearch, span{0, clause.first}) || sc.onlyIf(f.at.first)) {
		return true // "merchants, who lost 3 million yuan"; "if it were to earn 30 billion"
	}
	switch f.Metric {
	case data.Growth:
		return r.leansOnUnread(sc, f) || r.growthOfOthers(sc, f, clause) || r.fellTo(sc, f, clause)
	case data.MarketSize, data.MarketShare:
		return tooSmall(f) || r.foreignMarket(sc, clause)
	case data.InvestmentSum:
		return tooSmall(f) || r.smallCost(sc, f) || sc.spentByPeople(f)
	case data.Revenue, data.ProfitLoss, data.Capex:
		return tooSmall(f) || sc.askedWhether(f.at.first)
	case data.OtherMetric:
		return f.rule != marginTold && sumUnit(f.Unit) == atPercent && (sc.hasWord(span{clause.first, f.at.first}, errands) || sc.level(f.at) || f.carried && !r.ownPrice(sc, f))
	}
	return false
}

// growthOfOthers reports whether something else than a business or its market grows.
func (r *reading) growthOfOthers(sc *scene, f *figureDraft, clause span) bool {
	return f.carried && !r.tellsOwn(sc, f, clause) || r.movesStock(sc, f, clause) || f.market && r.foreignMarket(sc, clause)
}

// fellTo reports whether a percentage is the one to which something fell or rose that is no
// rate of growth, as a share does: "X has slipped to 10%".
func (r *reading) fellTo(sc *scene, f *figureDraft, clause span) bool {
	return sc.level(f.at) && sc.endsAt(f.at.first-1, r.c.shrink, r.c.grow) && !sc.hasIn(r.c.growthn, clause) && !r.growthItself(sc, f, clause) && !r.growthGoesOn(sc, clause)
}

// growthGoesOn reports whether "it" at the head of a clause is the growth that was told before:
// "Growth was 7 percent. It shrank to 4 percent".
func (r *reading) growthGoesOn(sc *scene, clause span) bool {
	last := r.lastFigure()
	return sc.isWord(clause.first, "it") && last != nil && last.Metric == data.Growth && last.scene >= sc.index-1
}

// spentByPeople reports whether an amount is what people spend.
func (sc *scene) spentByPeople(f *figureDraft) bool {
	return f.cue.end <= f.at.first && (sc.among(f.cue.first-1, people) || sc.hasWord(span{f.cue.end, f.at.first}, errands))
}

// level reports whether a percentage is one to which something moved, not by which.
func (sc *scene) level(at span) bool {
	return sc.isWord(at.first-1, "to") && !sc.isWord(at.first-2, "up")
}

// tooSmall reports whether a sum of money is below what a business of the trade counts:
// it is a price.
func tooSmall(f *figureDraft) bool {
	return f.Value != nil && sumUnit(f.Unit) == atMoney && f.Value.Cmp(leastSum) <= 0 && !f.Value.Negative
}

// smallCost reports whether a sum is what something cost and too little for a business.
func (r *reading) smallCost(sc *scene, f *figureDraft) bool {
	return (sc.isWord(f.cue.first, "cost") || sc.isWord(f.cue.first, "costs")) && f.Value != nil && f.Value.Cmp(dearWork) < 0
}

// dearWork is the least that building something of the trade costs.
var dearWork = apd.New(1, 7)

// leastSum is below any sum that is worth a figure, in whole units of any currency.
var leastSum = apd.New(1, 5)

// leansOnUnread reports whether a rate goes with an amount before it that was read as
// nothing of ours: "38,000 yuan a month, up 5 percent".
func (r *reading) leansOnUnread(sc *scene, f *figureDraft) bool {
	if f.cue.end > f.at.first || f.cue.class != r.c.updown && f.cue.class != r.c.grow || !sc.isWord(f.cue.first-1, ",") && !sc.isWord(f.cue.first-1, "(") {
		return false
	}
	s := sc.sumBefore(f.cue.first)
	if s == nil || f.cue.first-s.end > leanReach || sumClass[s.Kind] == atPercent || r.ofBusiness(sc, s) {
		return false
	}
	between := span{s.end, f.cue.first}
	return !sc.hasIn(atOrg, between) && !r.measures(sc, between) && !sc.setApart(between.first, between.end) && !r.wasRead(f.scene, s.span)
}

// ofBusiness reports whether an amount is a business's though it was not understood.
func (r *reading) ofBusiness(sc *scene, s *sum) bool {
	return sc.wasSaid(s.span) || sumClass[s.Kind] == atMoney && s.Value != nil && s.Value.Cmp(muchMoney) >= 0
}

// wasRead reports whether a figure was made of the amount.
func (r *reading) wasRead(scene int, at span) bool {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == scene; k-- {
		if r.figures[k].at.first == at.first {
			return true
		}
	}
	return false
}

// sumBefore is the last amount before token i, or nil.
func (sc *scene) sumBefore(i int) (last *sum) {
	for k := range sc.sums {
		if s := &sc.sums[k]; s.end <= i {
			last = s
		}
	}
	return last
}

// muchMoney is more than prices and wages are.
var muchMoney = apd.New(1, 8)

// tellsOwn reports whether a rate of whom the text speaks of, in a sentence that does
// not name it, is of something that we measure: what stands before the cue names a
// measure, or nothing.
func (r *reading) tellsOwn(sc *scene, f *figureDraft, clause span) bool {
	if f.cue.class != r.c.grow || f.cue.end > f.at.first || r.figureBefore(f) != nil {
		return true
	}
	for i := f.cue.first - 1; i >= clause.first; i-- {
		switch t := &sc.toks[i]; {
		case sc.part[i] != 0, standIns.At(t), t.Kind != token.Word:
			continue
		case adverb(t.Lower):
			continue
		}
		return r.measures(sc, span{max(clause.first, i-3), i + 1}) || growths.At(&sc.toks[i]) // "coal consumption fell 3 percent" is not
	}
	return true
}

var growths = wordSet("growth figure number total amount sum rate pace result business unit segment group company quarter half year period month prices costs fees bookings backlog users customers subscribers business services")

// standIns are the words before a verb that name nothing by themselves.
var standIns = wordSet("this that it they these which and but also then the a an in for of on at from to by with during over was were is are has have had be been will would may could should " +
	"it's its their again still even only just since while when as")

// movesStock reports whether it is a share price that moves: a company itself rises or
// falls in a sentence that speaks of stocks.
func (r *reading) movesStock(sc *scene, f *figureDraft, clause span) bool {
	before := span{clause.first, f.at.first}
	return f.cue.class == r.c.grow && f.cue.end <= f.at.first && sc.has(r.c.stock) && !f.market && !r.measures(sc, before) && !sc.hasIn(r.c.growthn, before)
}

// foreignMarket reports whether the clause speaks of a market by the name of what is
// sold there, and of no cloud: "steel output", "the milk market".
func (r *reading) foreignMarket(sc *scene, clause span) bool {
	if sc.hasIn(r.c.cloud, clause) || r.whole.house != "" {
		return false
	}
	for it := range sc.each(r.c.marketsz, r.c.marketword) {
		i := it.first - 1
		if !clause.contains(it.first) || i < clause.first || sc.part[i] != 0 || sc.placeAt(i) > 0 {
			continue
		}
		t := &sc.toks[i]
		if goods.At(t) && !sc.hasIn(r.c.cloud, span{max(0, i-2), it.end}) {
			return true
		}
	}
	return false
}

// goods are things with markets and outputs of their own.
var goods = wordSet("steel coal oil gas power electricity milk dairy pork food grain cement paper car vehicle auto automotive phone handset smartphone pc chip semiconductor film movie game gaming property housing retail " +
	"factory industrial tea wine liquor beer toy garment textile shoe furniture solar wind battery drug pharmaceutical medical tourism travel logistics parcel banking insurance stock bond labour labor job")

// people are those whose spending is their own.
var people = wordSet("shoppers buyers consumers moviegoers goers tourists visitors travellers travelers fans viewers gamers students readers families households people women men guests passengers drivers farmers " +
	"netizens customers clients users hospitals schools residents citizens workers employees owners audiences")

// errands are what people spend on.
var errands = wordSet("vehicles handsets smartphones tickets ticket orders meals hotels gifts homes houses flats apartments cars phones groceries clothes")

// onlyIf reports whether what stands at token i hangs on an unreal condition.
func (sc *scene) onlyIf(i int) bool {
	for k := 0; k < i; k++ {
		if sc.isWord(k, "if") && sc.hasWord(span{k + 1, min(i, k+6)}, unreal) {
			return true
		}
	}
	return false
}

var unreal = wordSet("were had could")

// askedWhether reports whether what stands at token i is only asked.
func (sc *scene) askedWhether(i int) bool {
	for k := 0; k+1 < i; k++ {
		if sc.among(k, questions) && (sc.isWord(k+1, "whether") || sc.isWord(k+1, "if") || sc.isWord(k+1, "how")) {
			return true
		}
	}
	return false
}

var questions = wordSet("asked ask asks asking wondered wonder wonders unclear know knows say saying sure")

// ownPrice reports whether a price is that of what the story's company sells: nothing
// else is named in front of it.
func (r *reading) ownPrice(sc *scene, f *figureDraft) bool {
	i := f.cue.first - 1
	if f.cue.end > f.at.first || i < 0 || sc.part[i] != 0 || sc.toks[i].Kind != token.Word {
		return true
	}
	return !goods.At(&sc.toks[i]) && !hearth.At(&sc.toks[i])
}

// hearth are things of everyday life that have prices.
var hearth = wordSet("house home flat apartment land ticket hotel consumer producer food fuel petrol diesel rent room egg vegetable fruit meat rice gold copper share stock")

// hasWord reports whether one of the words stands there.
func (sc *scene) hasWord(in span, words token.Set) bool {
	for i := in.first; i < in.end; i++ {
		if words.At(&sc.toks[i]) {
			return true
		}
	}
	return false
}

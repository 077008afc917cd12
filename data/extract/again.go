package extract

import (
	"yunshi/data"
)

// A number told again of another time: "The estimate for 2015 is 5.5 billion yuan. For 2016
// it's 8 billion". The second sentence says neither of what nor, often, in what currency.

// toldOfAnotherTime gives the sum of money, of this sentence or one shortly before, that an
// amount without a measure tells again of another time, or nil.
func (r *reading) toldOfAnotherTime(sc *scene, at span) *figureDraft {
	if len(sc.dates) == 0 || sc.kind != data.Body || !sc.saysAgain(at) {
		return nil
	}
	of := r.moneyTold(sc)
	if of == nil || !ofPeriods[of.Metric] || family(of.rule) == supposition && (!of.cloud || of.Metric == data.Capex) || !r.sameMatter(sc, of) {
		return nil
	}
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Duration || !isPeriod(d.Date) && d.Date.Known() || d.Date.Known() && d.Date.Point() == of.Period || !sc.clauseOf(at.first).contains(d.first) && d.first > 2 {
			continue
		}
		return of
	}
	return nil
}

// ofPeriods are the measures that a business or a market has anew each year.
var ofPeriods = map[data.Metric]bool{data.Revenue: true, data.MarketSize: true, data.ProfitLoss: true, data.Capex: true}

// moneyTold is the figure of money told last, in the same paragraph or at the end of the one
// before, that is not only compared with another.
func (r *reading) moneyTold(sc *scene) *figureDraft {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-2; k-- {
		f := r.figures[k]
		if sumUnit(f.Unit) == atMoney && !f.compared && r.scenes[f.scene].block >= sc.block-1 {
			return f
		}
	}
	return nil
}

// sameMatter reports whether a sentence speaks of nobody else's number than a figure before.
func (r *reading) sameMatter(sc *scene, of *figureDraft) bool {
	if of.market {
		return !sc.namesActor()
	}
	return of.id != "" && r.namesOnly(sc, of.id)
}

// saysAgain reports whether what stands before an amount says of the number told before what
// it is at another time: "it was", "they'd been", "the volume came to".
func (sc *scene) saysAgain(at span) bool {
	i := at.first - 1
	for sc.among(i, hedges) {
		i--
	}
	if !sc.among(i, againVerbs) {
		return false
	}
	for sc.among(i, againVerbs) {
		i--
	}
	return sc.among(i, sameThing) || sc.isWord(i, "line") && sc.isWord(i-1, "same")
}

var (
	// hedges may stand between the verb and the amount.
	hedges = wordSet("about only just at still a around some nearly almost over more than close to under roughly")
	// againVerbs tie what was told before to the amount.
	againVerbs = wordSet("is was were are 's ' s 'd d been had be will would stood stands comes came amounts amounted reached reaches should")
	// sameThing are what the number told before is meant by.
	sameThing = wordSet("it they that figure number volume sum amount equivalent business budget")
)

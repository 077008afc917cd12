package extract

import (
	"slices"
	"strconv"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/token"
)

// Lists that go on, in a sentence or into the next: an amount without a cue of its own
// is of the metric of the one before.

// goesOn tells whether a sentence whose amounts measure nothing by themselves
// goes on with the list of the sentence before: "For the others it lists $122
// million for China Telecom", and gives the figure that it goes on from.
func (r *reading) goesOn(i int, unit class) *figureDraft {
	for k := len(r.figures) - 1; k >= 0; k-- {
		f := r.figures[k]
		if f.scene != i-1 || r.scenes[f.scene].block != r.scenes[i].block && !r.listItem(i) {
			break
		}
		if f.Metric == data.ProfitLoss && r.expects(&r.scenes[i], span{0, len(r.scenes[i].toks)}) {
			break // what a company guides to behind a loss is revenue, or who knows
		}
		if unit == atCount && f.Metric == data.OtherMetric {
			break // what is counted next is told by its own noun
		}
		if f.Metric == data.InvestmentSum && !r.listItem(i) {
			break // what the next sentence's company does with its money is another matter
		}
		if sumUnit(f.Unit) == unit && (r.scenes[i].hasActor() || f.market && (r.scenes[i].has(r.c.itself) || r.scenes[i].has(r.c.predict))) {
			return f
		}
	}
	return nil
}

// maxItem is how many tokens an item of a list has at most.
const maxItem = 20

// listItem reports whether the sentence goes on with a list: a short line that
// opens with a date, after another one or after a colon.
func (r *reading) listItem(i int) bool {
	sc := &r.scenes[i]
	if len(sc.toks) > maxItem || len(sc.dates) == 0 || sc.dates[0].first > 0 || i == 0 {
		return false
	}
	before := &r.scenes[i-1]
	n := len(before.toks)
	return n > 0 && before.toks[n-1].Lower == ":" || len(before.dates) > 0 && before.dates[0].first == 0 && n <= maxItem
}

func sumUnit(unit string) class {
	switch unit {
	case data.Percent:
		return atPercent
	case data.Count:
		return atCount
	}
	return atMoney
}

// inFull gives amount k; a bare number that goes on with a list of money is
// money: "149 million yuan in 2018, 190 million in 2019".
func (r *reading) inFull(sc *scene, k int, last *figureDraft) (s *sum, listed bool) {
	s = &sc.sums[k]
	bare := s.Kind == quantity.Number || s.Kind == quantity.Count && s.Noun == ""
	if bare && sc.nextShare(s, last) {
		r.takeFor(s, quantity.Percent, data.Percent)
		return s, true
	}
	if !bare || last == nil || k == 0 || s.Value == nil || s.Value.Cmp(million) < 0 || sumUnit(last.Unit) != atMoney {
		return s, false
	}
	before := &sc.sums[k-1]
	near := s.first-before.end <= nextReach && sc.clauseOf(before.first) == sc.clauseOf(s.first)
	if !near || sumClass[before.Kind] != atMoney || sc.hasWord(span{before.end, s.first}, heads) {
		return s, false
	}
	r.takeFor(s, quantity.Money, last.Unit)
	return s, true
}

// heads are whom a number counts that is no sum: "took 17 billion yuan as paying users topped
// a million".
var heads = wordSet("users user customers clients subscribers developers enterprises companies merchants tenants members accounts people employees staff devices servers downloads")

// nextShare reports whether a bare number goes on with a list of shares behind the name of
// whom it is of: "X has 47.6 percent, Y 9.6 and Z 6.5".
func (sc *scene) nextShare(s *sum, last *figureDraft) bool {
	if last == nil || last.Metric != data.MarketShare || last.scene != sc.index || s.Value == nil || s.Value.Cmp(hundred) >= 0 || s.Value.Exponent >= 0 {
		return false
	}
	if s.end < len(sc.toks) && sc.toks[s.end].Kind == token.Word && !sc.endsSum(s.end) {
		return false
	}
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return !o.meant && o.first >= last.at.end && o.end <= s.first && s.first-o.end <= shareBehindName && sc.clauseOf(o.first).contains(s.first)
	})
}

// shareBehindName is how many tokens may stand between a name and its share in a list.
const shareBehindName = 3

// risenTo gives the amount that a rate leads on from: in "capex falls 1% to 183
// billion, the part for computing rises 35% to 45 billion" the second is capex too.
func (r *reading) risenTo(sc *scene, rate *figureDraft, at span, unit class, scene int) *figureDraft {
	if rate.Metric != data.Growth || rate.scene != scene || at.first-rate.at.end != 1 || !sc.isWord(at.first-1, "to") {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= scene-lookBack; k-- {
		f := r.figures[k]
		if f.id != rate.id || sumUnit(f.Unit) != unit {
			continue
		}
		if f.scene == scene || r.whole.house != "" && f.Metric == data.Revenue && !f.market {
			return f // "We pencil in +38% to 20.8bn", in a note
		}
	}
	return nil
}

// slashed tells the years of amount k of a pair written with a slash, where a
// pair of years is written so: "2021E/22E revenue of 2.9bn/3.4bn". A pair without
// years, or of rates, says too little to be kept: keep is false.
func (sc *scene) slashed(k int) (period data.Date, pair, keep bool) {
	s := &sc.sums[k]
	first, second := sc.slashBehind(k), k > 0 && sc.slashBehind(k-1)
	if !first && !second || first && sc.sums[k+1].Unit != s.Unit || second && sc.sums[k-1].Unit != s.Unit {
		return period, false, true
	}
	if sumClass[s.Kind] != atMoney {
		return period, true, false
	}
	y, ok := sc.slashedYears(s.first)
	if !ok {
		return period, true, false
	}
	if second {
		y++
	}
	return data.InYear(y), true, true
}

// slashBehind reports whether but a slash stands between amount k and the next.
func (sc *scene) slashBehind(k int) bool {
	return k+1 < len(sc.sums) && sc.sums[k].end+1 == sc.sums[k+1].first && sc.isWord(sc.sums[k].end, "/")
}

// slashedYears is the first of two years that a slash joins before token i: "2021E/22E".
func (sc *scene) slashedYears(i int) (year int, ok bool) {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Date.Precision != data.PrecisionYear || d.first >= i {
			continue
		}
		slash := d.end
		if marked(sc.toks, slash) {
			slash++
		}
		year, _, _ = d.Date.Point().Start.Civil()
		next := strconv.Itoa(year + 1)
		if sc.isWord(slash, "/") && (sc.isWord(slash+1, next) || sc.isWord(slash+1, next[2:])) {
			return year, true
		}
	}
	return 0, false
}

// nextInList reports whether only a comma or "and" stands between the last amount
// of money and this one: both are of the same metric, whatever follows.
func (sc *scene) nextInList(last *figureDraft, s *sum) bool {
	if sumClass[s.Kind] != atMoney || last.Unit != unitOf(s) || s.first-last.at.end > 3 || s.first == last.at.end {
		return false
	}
	for i := last.at.end; i < s.first; i++ {
		if !sc.among(i, listMarks) {
			return false
		}
	}
	return true
}

var listMarks = wordSet(", and 、")

// nextOfRow reports whether only the name of another company stands between the last amount of
// money and this one: "X is putting in RMB11 billion, Y RMB7 billion and Z RMB4.3 billion".
func (sc *scene) nextOfRow(last *figureDraft, s *sum) bool {
	if sumClass[s.Kind] != atMoney || last.Unit != unitOf(s) || last.scene != sc.index || s.first <= last.at.end || sc.part[s.first-1]&partOrg == 0 || !sc.among(last.at.end, listMarks) {
		return false
	}
	for i := last.at.end; i < s.first; i++ {
		if sc.part[i]&partOrg == 0 && !sc.among(i, listMarks) {
			return false
		}
	}
	return true
}

// listOf takes the metric of an amount without a cue of its own from the figure
// whose list it goes on with, and gives that figure, or nil where there is none.
func (r *reading) listOf(sc *scene, f, last *figureDraft, unit class, continues bool) *figureDraft {
	like, from := r.likeness(sc, f, last, unit, continues)
	if like == nil || unit == atMoney && like.scene != f.scene && sc.hasIn(r.c.finesw, span{max(0, f.at.first-fineReach), f.at.first}) {
		return nil // "the regulator fined X 2.8 billion"
	}
	f.cue, f.Metric, f.rule = item{span: f.at}, like.Metric, like.rule
	switch {
	case f.rule == goesToRule && like.scene != f.scene:
		f.rule = shareBeside.id // whom the next share goes to its own sentence says
	case f.Metric == data.MarketSize && sc.sellerBeside(f.at) != nil:
		f.Metric, f.rule = inMarket.metric, inMarket.id
	}
	return from
}

// inMarket is the rule of what a company takes in of a market just told: "the market came to 6
// billion; IDC credits X with 370 million".
var inMarket = metricRule{id: "revenue.inmarket", metric: data.Revenue}

// sellerBeside gives the company that is named right beside an amount of money: before it, in
// its clause or with a colon between, or behind "to" and "for"; or nil.
func (sc *scene) sellerBeside(at span) (seller *org) {
	clause := sc.clauseOf(at.first)
	for o := range sc.actorsNamed() {
		switch {
		case o.first == at.end+1 && (sc.isWord(at.end, "to") || sc.isWord(at.end, "for")):
			return o
		case o.end == at.first-1 && sc.among(o.end, colons),
			o.end <= at.first && at.first-o.end <= sellerReach && clause.contains(o.first) && !sc.governed(o.first):
			seller = o
		}
	}
	return seller
}

// fineReach is how many words before an amount may say that it is a penalty.
const fineReach = 5

// sellerReach is how many words may stand between a company and what it takes in.
const sellerReach = 3

// likeness gives the figure whose metric an amount shares that has no cue of its own, or
// nil, and the one that it goes on from.
func (r *reading) likeness(sc *scene, f, last *figureDraft, unit class, continues bool) (like, from *figureDraft) {
	if before := r.ourBefore(sc, f, unit); before != nil {
		return before, before
	}
	if unit == atMoney {
		if of := r.toldOfAnotherTime(sc, f.at); of != nil {
			return of, of
		}
	}
	if last == nil {
		before := r.carriedOn(f, unit)
		return before, before
	}
	if rate := r.rateAgain(sc, f, last, unit); rate != nil {
		return rate, last
	}
	if continues || sumUnit(last.Unit) == unit && (r.listed(sc, last.at, f.at) || r.toldAgain(sc, f, last)) {
		return last, last
	}
	return r.risenTo(sc, last, f.at, unit, f.scene), last
}

// ourBefore gives the number of a company that a broker's note compares its own with: "1%
// shy of our RMB1.8bn".
func (r *reading) ourBefore(sc *scene, f *figureDraft, unit class) *figureDraft {
	if unit != atMoney || r.whole.house == "" || !sc.isWord(f.at.first-1, "our") {
		return nil
	}
	return r.moneyBefore(f)
}

// modelled gives the revenue that a broker's note goes on about with what its house
// expects, without saying of what: "We now have 2022E at RMB58bn".
func (r *reading) modelled(f *figureDraft) *figureDraft {
	sc := &r.scenes[f.scene]
	if r.whole.house == "" || !sc.isWord(f.at.first-1, "at") && !sc.isWord(f.at.first-1, "to") || !sc.houseActs(span{0, f.at.first}) {
		return nil
	}
	var whole *figureDraft
	for k := len(r.figures) - 1; k >= 0 && k >= len(r.figures)-latestFigures; k-- {
		of := r.figures[k]
		if of.Metric != data.Revenue || of.market {
			continue
		}
		if of.cloud {
			return of
		}
		if whole == nil {
			whole = of
		}
	}
	return whole
}

// carriedOn gives the figure of the sentences before that a sentence without a metric of
// its own goes on from.
func (r *reading) carriedOn(f *figureDraft, unit class) *figureDraft {
	if unit == atMoney {
		if of := r.modelled(f); of != nil {
			return of
		}
		if before := r.aheadOf(f.scene, f.at); before != nil {
			return before
		}
		if whole := r.partBefore(f.scene, unit); whole != nil {
			return whole
		}
		if whole := r.paidOf(&r.scenes[f.scene], f); whole != nil {
			return whole
		}
	}
	if of := r.foreseen(&r.scenes[f.scene], f, unit); of != nil {
		return of
	}
	return r.goesOn(f.scene, unit)
}

// paidOf gives the investment that the sentence before tells, where this one opens with what
// somebody paid of it: "Of this, X put in 50 million".
func (r *reading) paidOf(sc *scene, f *figureDraft) *figureDraft {
	if !sc.isWord(0, "of") || !sc.among(1, totals) || !sc.actsIn(span{0, f.at.first}) {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-1; k-- {
		if of := r.figures[k]; sumUnit(of.Unit) == atMoney {
			if spending(of.Metric) {
				return of
			}
			return nil
		}
	}
	return nil
}

// toldAgain reports whether an amount is the last one's number at another time: "it was
// …", "it will grow to …".
func (r *reading) toldAgain(sc *scene, f, last *figureDraft) bool {
	if last.scene != f.scene {
		return false
	}
	between := span{last.at.end, f.at.first}
	return sc.wasSaid(f.at) || last.market && r.grownTo(sc, f.at) || last.Metric == data.MarketSize && !sc.hasIn(atOrg, between) && !r.otherMatter(sc, f.at) && r.expects(sc, between)
}

// expects reports whether a word of expecting stands within the tokens.
func (r *reading) expects(sc *scene, in span) bool {
	return sc.hasIn(r.c.predict, in) || sc.hasIn(r.c.futuregrow, in) || sc.hasIn(r.c.goal, in)
}

// rateAgain gives the growth that a rate goes on from which leads to an amount as
// that one did: "rose 58 percent to 12 billion in the quarter, and 62 percent to
// 40 billion in the year".
func (r *reading) rateAgain(sc *scene, f, last *figureDraft, unit class) *figureDraft {
	if unit != atPercent || !sc.isWord(f.at.end, "to") || last.scene != f.scene {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == f.scene; k-- {
		if r.figures[k].Metric == data.Growth {
			return r.figures[k]
		}
	}
	return nil
}

// wasSaid reports whether "it was" stands before an amount: the same number at
// another time.
func (sc *scene) wasSaid(at span) bool {
	i := at.first - 1
	for sc.isWord(i, "about") || sc.isWord(i, "only") || sc.isWord(i, "just") || sc.isWord(i, "still") || sc.isWord(i, "at") || sc.isWord(i, "been") {
		i--
	}
	switch sc.word(i) {
	case "was", "were", "had", "stood", "is", "'s":
		return sc.isWord(i-1, "it") || sc.isWord(i-1, "they") || sc.isWord(i-1, "figure")
	}
	return false
}

// grownTo reports whether a verb of growing leads to an amount: "it will grow to
// over 1 trillion yuan".
func (r *reading) grownTo(sc *scene, at span) bool {
	for it := range sc.each(r.c.grow, r.c.futuregrow) {
		if it.end <= at.first && at.first-it.end <= 3 {
			return true
		}
	}
	return false
}

// listed reports whether b goes on in a list that a began: only names, short
// words and commas stand between.
func (r *reading) listed(sc *scene, a, b span) bool {
	for i := a.end; i < b.first-2; i++ {
		if sc.isWord(i, ";") && sc.actorEnds(i+2) {
			a.end = i // "…; Y is down for 46 million": what stands before is the first item's own
		}
	}
	if b.first-a.end > 9 {
		return false
	}
	between := span{a.end, b.first}
	return !sc.hasIn(r.c.grow, between) && !sc.hasIn(r.c.revenue, between) && !sc.hasIn(r.c.profit, between)
}

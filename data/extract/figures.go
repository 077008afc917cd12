package extract

import (
	"cmp"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
)

// figureDraft is a figure on its way, with where it was found.
type figureDraft struct {
	data.Figure
	scene    int
	at       span // the amount
	cue      item // the word that told the metric
	rule     string
	market   bool // the subject is a market, not a company
	cloud    bool // the number is of the cloud, not of a whole group
	inTitle  bool
	compared bool      // another amount was only compared with it
	shared   bool      // several companies have it together
	carried  bool      // the sentence names nobody whose number it could be
	earlier  bool      // of the period before the one spoken of
	released data.Date // when the number was made public, where the text says
	id       data.CompanyID
}

// Costs of a cue that is far off in grammar: another amount or a clause boundary
// stands between it and the amount.
const (
	overAmount = 5
	overOther  = 2 // an amount of another sort: "rose 7 percent to 500 million yuan"
	overClause = 7
)

// dropped is the metric of rules that know an amount to be none of ours.
const dropped data.Metric = "-"

func (r *reading) findFigures() {
	r.findPriceLists()
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind == data.Table {
			r.tableFigures(i)
			continue
		}
		r.sceneFigures(i)
	}
	r.quoteBehind()
	r.oneRevenue()
	r.oneGrowth()
	r.dropRepeats()
}

// quoteBehind gives numbers of a market to the research firm that the next sentence of their
// paragraph quotes on it: "Users paid $2 billion. That is 16 percent more, X counts."
func (r *reading) quoteBehind() {
	for i := len(r.figures) - 2; i >= 0; i-- {
		f, next := r.figures[i], r.figures[i+1]
		if f.Issuer == "" && f.market && next.market && next.scene-f.scene <= 1 && r.isResearch(next.Issuer) && r.scenes[next.scene].block == r.scenes[f.scene].block {
			f.Issuer = next.Issuer
		}
	}
}

// lately are the figures told last: what none of them tells, none before tells the reader any
// more, and a text is read in time linear in its length.
func (r *reading) lately() []*figureDraft { return r.figures[max(0, len(r.figures)-window):] }

// sceneFigures reads the amounts of a sentence from left to right; one without a
// cue of its own may go on in the list of the one before.
func (r *reading) sceneFigures(i int) {
	sc := &r.scenes[i]
	if len(sc.sums) == 0 {
		return
	}
	r.room.chain.link(sc.items)
	r.room.cued = r.cued.of(&sc.set)
	r.noteRuled()
	r.readRow(sc)
	from := len(r.figures)
	var last *figureDraft
	var start *sum // an amount that the one behind it is compared with: "rose from 3 to 5 billion"
	for k := range sc.sums {
		r.inCurrency(sc, &sc.sums[k])
		s, continues := r.inFull(sc, k, last)
		unit := sumClass[s.Kind]
		if !measurable(s, unit) || unit == atCount && sc.part[s.first]&partOrg != 0 || sc.ofAnotherRate(k) {
			continue // "Qihoo 360 told users"
		}
		if r.comparedWith(sc, s.span) {
			if r.compared(sc, s); r.comparedTo(sc, s) == nil && sc.risesOn(s, k) {
				start = s
			}
			continue
		}
		before := len(r.figures)
		last = r.amount(sc, k, last, continues)
		if start != nil && len(r.figures) > before {
			r.compared(sc, start)
			start = nil
		}
	}
	r.spread(sc, r.figures[from:])
}

// measurable reports whether an amount may be a figure.
func measurable(s *sum, unit class) bool {
	if s.Kind == quantity.Points {
		return false // a change of a rate is neither a rate nor growth
	}
	return unit == atMoney || unit == atPercent || unit == atCount && (s.Noun != "" || s.Value != nil && s.Value.Cmp(thousand) >= 0)
}

// ofAnotherRate reports whether an amount only tells how much of the next one something is: "less
// than half the 46.4% of X".
func (sc *scene) ofAnotherRate(k int) bool {
	s := &sc.sums[k]
	if s.Kind != quantity.Fraction && s.Kind != quantity.Percent || k+1 == len(sc.sums) || sumClass[sc.sums[k+1].Kind] != atPercent {
		return false
	}
	at := s.end
	if sc.isWord(at, "of") {
		at++
	}
	return sc.isWord(at, "the") && sc.sums[k+1].first == at+1
}

var thousand, hundred, ten = apd.New(1, 3), apd.New(1, 2), apd.New(1, 1)

// amount reads amount k, which may go on in the list of last, and gives what the
// next may go on from.
func (r *reading) amount(sc *scene, k int, last *figureDraft, continues bool) *figureDraft {
	s := &sc.sums[k]
	unit := sumClass[s.Kind]
	pairYear, pair, keep := sc.slashed(k)
	if !keep {
		return last
	}
	m, cue := r.toldMeasure(sc, k, unit)
	if m != nil && m.metric == dropped {
		return nil // what follows in the list is of the same sort
	}
	if r.comparesTwo(sc, s, m) || r.noMeasure(sc, k, unit, last) {
		return last
	}
	f := r.room.drafts.next()
	f.scene, f.at, f.inTitle = sc.index, s.span, sc.isHeading()
	continues = m != &shareListed && last != nil && (continues || sumUnit(last.Unit) == unit && sc.goesOnFrom(last, s, pair))
	if m != nil && !continues {
		f.measures(m, cue)
	} else if from := r.listOf(sc, f, last, unit, continues); from != nil {
		last = from
	} else if m := r.untoldMeasure(sc, k, unit); m != nil {
		f.measures(m, item{span: s.span})
	} else {
		return last
	}
	if m := r.overruling(sc, k, unit, f); m != nil && !(continues && sc.nextOfRow(last, s)) {
		f.measures(m, item{span: s.span})
	}
	if !r.figure(sc, f, s, last) {
		return leftOut(f, last)
	}
	if pair {
		f.Period = pairYear
	}
	r.figures = append(r.figures, f)
	if sc.consensusAside(f.at) {
		f.Kind, f.Issuer = data.ForecastKind, consensus
		return cmp.Or(last, f)
	}
	return f
}

// measures notes the rule that tells what a figure measures, and the words that made it fire.
func (f *figureDraft) measures(m *metricRule, cue item) {
	f.Metric, f.rule, f.cue = m.metric, m.id, cue
}

// toldMeasure is the rule that tells what amount k measures, and its words; nil where none does.
func (r *reading) toldMeasure(sc *scene, k int, unit class) (*metricRule, item) {
	at := sc.sums[k].span
	if r.rowAt(at) != nil {
		return &shareListed, item{span: at}
	}
	m, cue, ok := r.metricBeside(sc, k, unit)
	switch {
	case !ok, m.metric == data.MarketSize && sc.marketHopes(cue.first):
		return nil, item{}
	case m.id == "share.account" && r.ownReport() && !sc.has(atResearch) && !sc.has(r.c.marketword) && !sc.has(r.c.share):
		return &shareOfTotal, cue // "orders from X made up ten percent of public cloud", in a call
	case m.id == "share.revenue" && sc.has(atResearch) && (sc.has(r.c.marketsz) || sc.has(r.c.marketword)) && r.ofRevenue(sc, at) < 0:
		return &shareBeside, cue // "second in the IaaS market, with 14% of revenue, IDC said"
	case m.metric == dropped && !settled[m.id]:
		if other := r.supposeMeasure(sc, k, unit); other != nil {
			return other, item{span: at}
		}
	}
	return m, cue
}

// untoldMeasure is the rule of an amount that neither its words nor the list before tell of.
func (r *reading) untoldMeasure(sc *scene, k int, unit class) *metricRule {
	if r.invests(sc, sc.sums[k].span) {
		return &funded
	}
	return r.supposeMeasure(sc, k, unit)
}

// funded is the rule of an amount that somebody puts in, told by an event that it makes.
var funded = metricRule{id: "invest.event", metric: data.InvestmentSum}

// invests reports whether an amount itself tells an investment: "2012: $5m from a fund".
func (r *reading) invests(sc *scene, at span) bool {
	for d := range r.eventsIn(sc.index) {
		if d.typ == data.Investment && d.anchor == at {
			return true
		}
	}
	return false
}

// leftOut gives what the next amount may go on from where one was no figure: a share whose
// holder is not known is left out, but its list goes on.
func leftOut(f, last *figureDraft) *figureDraft {
	if f.Subject != "" || last == nil || f.Metric != data.MarketShare {
		return last
	}
	f.Issuer, f.Period = last.Issuer, last.Period
	return f
}

// figure tells all that the text says of a figure whose metric is known. It is none where
// the text tells nobody whose it could be, or nothing of this market.
func (r *reading) figure(sc *scene, f *figureDraft, s *sum, last *figureDraft) bool {
	f.Unit = unitOf(s)
	r.value(sc, f, s)
	r.subject(sc, f, last)
	if f.Subject == "" || !r.worthKeeping(sc, f) || f.signUntold() && f.Value != nil && !f.Value.Negative && r.resultTold(sc, f.at) == nothingTold {
		return false
	}
	r.complete(sc, f, last)
	return true
}

// noMeasure reports whether an amount is a price for each, how far a number is from what
// was hoped for, or moves a share price: no number of a business.
func (r *reading) noMeasure(sc *scene, k int, unit class, last *figureDraft) bool {
	switch at := sc.sums[k].span; unit {
	case atMoney:
		return sc.eachAt(k)
	case atPercent:
		return sc.besideHopes(at) || r.revision(sc, at, last) || r.ofStock(sc)
	}
	return false
}

// goesOnFrom reports whether an amount is of the same metric as the last one of its sort,
// whatever follows: a part of it, the other of a pair, the next of a list.
func (sc *scene) goesOnFrom(last *figureDraft, s *sum, pair bool) bool {
	return sumClass[s.Kind] == atMoney && sc.partOf(s.first) || pair && s.first-last.at.end == 1 || sc.nextInList(last, s) || sc.nextOfRow(last, s)
}

// complete tells of a figure with a subject what else the text says of it.
func (r *reading) complete(sc *scene, f, last *figureDraft) {
	f.cloud = f.cloud || f.market || r.cloudCompany(f.id) || r.cloudNear(sc, f)
	if f.Segment == "" && !f.cloud && outlooks[f.Metric] {
		f.Segment = wholeCompany
	}
	if f.Metric == data.MarketShare && f.Geography == "" {
		f.Geography = r.areaOfShare(sc, f, last)
	}
	r.period(sc, f, last)
	r.issuer(sc, f, last)
	r.kind(sc, f, last)
	if financial(f.Metric) && !f.market && sc.hopedFor(f.at) {
		f.Kind = data.ForecastKind
		if !r.isResearch(f.Issuer) {
			f.Issuer = unnamedAnalysts
			if sc.isWord(0, consensus) || sc.isWord(1, consensus) {
				f.Issuer = consensus
			}
		}
	}
	if f.Kind == data.ForecastKind && f.Issuer == r.whole.house && f.Issuer != "" {
		f.Period = r.quarterToCome(f.Period)
	}
	if last != nil && last.scene != f.scene && last == r.aheadOf(f.scene, f.at) {
		r.expected(sc, f, last)
	}
}

// areaOfShare is where the market is that a share is of: where the text says, or where
// that of the share before is.
func (r *reading) areaOfShare(sc *scene, f, last *figureDraft) string {
	area := r.abroad(sc, f.at)
	if area == "" && last != nil && last.scene == f.scene && last.Metric == f.Metric {
		return last.Geography
	}
	return area
}

// lastFigure is the figure that was read last, or nil.
func (r *reading) lastFigure() *figureDraft {
	if n := len(r.figures); n > 0 {
		return r.figures[n-1]
	}
	return nil
}

// figureBefore is the figure that was read last in the sentence of another, or nil.
func (r *reading) figureBefore(f *figureDraft) *figureDraft {
	if last := r.lastFigure(); last != nil && last.scene == f.scene {
		return last
	}
	return nil
}

func unitOf(s *sum) string {
	switch s.Kind {
	case quantity.Percent, quantity.Points, quantity.Fraction:
		return data.Percent
	case quantity.Count, quantity.Number:
		return data.Count
	}
	return s.Unit
}

// value copies the number with its sign: losses and falls are negative.
func (r *reading) value(sc *scene, f *figureDraft, s *sum) {
	f.Value, f.Low, f.High, f.Qualifier, f.Conversion = s.Value, s.Low, s.High, s.Qualifier, s.Conversion
	if f.Qualifier == "" {
		f.Qualifier = data.Exact
	}
	negative := f.rule == "loss.noun" || f.rule == "loss.verb" || f.Metric == data.ProfitLoss && r.inTheRed(sc, f)
	if f.Metric == data.Growth {
		negative = r.falls(sc, f)
	}
	if f.signUntold() {
		negative = negative || r.resultTold(sc, f.at) == lossTold
	}
	if f.rule == priceCut.id {
		f.Value, f.Low, f.High = withoutSign(f.Value), withoutSign(f.Low), withoutSign(f.High)
	}
	if negative {
		f.Value = negated(f.Value)
		if f.Low == nil || !f.Low.Negative { // "between −5% and 3%" stands as it is
			f.Low, f.High = negated(f.High), negated(f.Low)
		}
	}
}

// signUntold reports whether a number is taken for a profit or a loss by how its words read on the
// whole, which don't tell which of the two.
func (f *figureDraft) signUntold() bool {
	return f.Metric == data.ProfitLoss && family(f.rule) == supposition
}

// resultTold is the profit or the loss that is told last before an amount, right behind it, or in
// the words before its sentence: "The loss? A cool 2.15 billion."
func (r *reading) resultTold(sc *scene, at span) (told result) {
	first := -1
	for it := range sc.each(r.c.loss, r.c.lossv, r.c.profit) {
		if it.first < at.first && it.first > first && !sc.among(it.end-1, eitherResult) {
			first, told = it.first, r.resultOf(it)
		}
	}
	for i := max(first+1, 0); i < at.first; i++ {
		if sc.among(i, earning) {
			told = profitTold
		}
	}
	if told != nothingTold {
		return told
	}
	for it := range sc.each(r.c.loss, r.c.profit) {
		if it.first >= at.end && it.first-at.end <= resultBehind {
			return r.resultOf(it)
		}
	}
	if before := sc.index - 1; before >= 0 && r.scenes[before].block == sc.block {
		for it := range r.scenes[before].each(r.c.loss, r.c.lossv, r.c.profit) {
			if !r.scenes[before].among(it.end-1, eitherResult) {
				told = r.resultOf(it)
			}
		}
	}
	return told
}

func (r *reading) resultOf(it *item) result {
	if it.class == r.c.profit {
		return profitTold
	}
	return lossTold
}

// result is what words say of a result.
type result uint8

const (
	nothingTold result = iota
	profitTold
	lossTold
)

// earning are the verbs of profits.
var earning = wordSet("earn earns earned earning")

// eitherResult end words for what may be a profit or a loss: "the bottom line", "the net result".
var eitherResult = wordSet("line result results")

// resultBehind is how many words behind an amount the word stands that says which it is.
const resultBehind = 3

// inTheRed reports whether a profit is told to be none: "its adjusted loss (EBITA) came to 274
// million", "was 232 million in the minus", "lost 316 million after 364 million a year earlier".
func (r *reading) inTheRed(sc *scene, f *figureDraft) bool {
	if sc.isWord(f.cue.first-1, "(") && sc.endsAt(f.cue.first-1, r.c.loss) {
		return true
	}
	if sc.isWord(f.at.end, "in") && sc.isWord(f.at.end+1, "the") && sc.among(f.at.end+2, minusWords) {
		return true
	}
	before := r.figureBefore(f)
	return before != nil && before.Metric == data.ProfitLoss && before.id == f.id && before.Value != nil && before.Value.Negative &&
		sc.among(f.at.first-1, lossBefore) && !sc.hasIn(r.c.profit, span{before.at.end, f.at.first})
}

var (
	minusWords = wordSet("red minus")
	lossBefore = wordSet("after from against versus vs with to")
)

func negated(d *apd.Decimal) *apd.Decimal {
	if d == nil || d.Negative {
		return d
	}
	out := new(apd.Decimal)
	out.Neg(d)
	return out
}

func withoutSign(d *apd.Decimal) *apd.Decimal {
	if d == nil || !d.Negative {
		return d
	}
	return new(apd.Decimal).Abs(d)
}

func (sc *scene) hasAt(s span, c class) bool {
	for it := range sc.each(c) {
		if it.overlaps(s) {
			return true
		}
	}
	return false
}

// wholeCompany is the segment of a group's own numbers, so that they never stand
// in a series with its cloud's.
const wholeCompany = "whole company"

// cloudNear reports whether the clause speaks of the cloud before the amount.
func (r *reading) cloudNear(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	for it := range sc.each(r.c.cloud) {
		if clause.contains(it.first) && gap(it.span, f.at) <= 12 {
			return true
		}
	}
	return false
}

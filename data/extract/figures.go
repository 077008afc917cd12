package extract

import (
	"slices"

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
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind == data.Table {
			r.tableFigures(i)
			continue
		}
		r.sceneFigures(i)
	}
	r.dropRepeats()
}

// sceneFigures reads the amounts of a sentence from left to right; one without a
// cue of its own may go on in the list of the one before.
func (r *reading) sceneFigures(i int) {
	sc := &r.scenes[i]
	if len(sc.sums) == 0 {
		return
	}
	r.room.chain.link(sc.items)
	r.room.cued = r.cued.of(&sc.set)
	from := len(r.figures)
	var last *figureDraft
	for k := range sc.sums {
		s, continues := sc.inFull(k, last)
		unit := sumClass[s.Kind]
		if !measurable(s, unit) {
			continue
		}
		if r.comparedWith(sc, s.span) {
			r.compared(sc, s, i)
			continue
		}
		last = r.amount(sc, k, last, continues)
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

// manyServers is from how many servers on their number is worth a figure.
var manyServers = apd.New(1, 4)

var thousand, hundred, fifty, ten = apd.New(1, 3), apd.New(1, 2), apd.New(5, 1), apd.New(1, 1)

// amount reads amount k, which may go on in the list of last, and gives what the
// next may go on from.
func (r *reading) amount(sc *scene, k int, last *figureDraft, continues bool) *figureDraft {
	s := &sc.sums[k]
	unit := sumClass[s.Kind]
	pairYear, pair, keep := sc.slashed(k)
	if !keep {
		return last
	}
	m, cue, ok := r.metricBeside(sc, k, unit)
	if ok && m.metric == dropped {
		return nil // what follows in the list is of the same sort
	}
	if s.Kind == quantity.Fraction && (sc.isWord(s.end, "more") || ok && m.cue == r.c.hold) {
		return last // "a third more than …", "at half of what …" compare two numbers
	}
	if unit == atMoney && sc.eachAt(k) || unit == atPercent && (sc.besideHopes(s.span) || r.revision(sc, s.span, last) || r.ofStock(sc)) {
		return last
	}
	f := r.room.drafts.next()
	f.scene, f.at, f.inTitle = sc.index, s.span, sc.kind == data.Title || sc.kind == data.Heading
	continues = last != nil && (continues || unit == atMoney && sumUnit(last.Unit) == unit && sc.partOf(s.first) || pair && sumUnit(last.Unit) == unit && s.first-last.at.end == 1 || sc.nextInList(last, s, unit))
	if ok && !continues {
		f.Metric, f.rule, f.cue = m.metric, m.id, cue
	} else if from := r.listOf(sc, f, last, unit, continues); from != nil {
		last = from
	} else {
		return last
	}
	f.Unit = unitOf(s)
	r.value(sc, f, s)
	r.subject(sc, f, last)
	if f.Subject == "" && last != nil && f.Metric == data.MarketShare {
		f.Issuer, f.Period = last.Issuer, last.Period
		return f // left out, but the list goes on
	}
	if f.Subject == "" || !r.worthKeeping(sc, f) {
		return last
	}
	r.complete(sc, f, last)
	if pair {
		f.Period = pairYear
	}
	r.figures = append(r.figures, f)
	if sc.consensusAside(f.at) {
		f.Kind, f.Issuer = data.ForecastKind, consensus
		if last != nil {
			return last
		}
	}
	return f
}

// complete tells of a figure with a subject what else the text says of it.
func (r *reading) complete(sc *scene, f, last *figureDraft) {
	f.cloud = f.cloud || f.market || r.cloudCompany(f.id) || r.cloudNear(sc, f)
	if f.Segment == "" && !f.cloud && (f.Metric == data.Revenue || f.Metric == data.ProfitLoss || f.Metric == data.Growth) {
		f.Segment = wholeCompany
	}
	if f.Metric == data.MarketShare && f.Geography == "" {
		if f.Geography = r.abroad(sc, f.at); f.Geography == "" && last != nil && last.scene == f.scene && last.Metric == f.Metric {
			f.Geography = last.Geography
		}
	}
	r.period(sc, f, last)
	r.issuer(sc, f, last)
	r.kind(sc, f, last)
	if last != nil && last.scene != f.scene && last == r.aheadOf(f.scene, f.at) {
		r.expected(sc, f, last)
	}
}

// nextInList reports whether only a comma or "and" stands between the last amount
// of money and this one: both are of the same metric, whatever follows.
func (sc *scene) nextInList(last *figureDraft, s *sum, unit class) bool {
	if unit != atMoney || sumUnit(last.Unit) != unit || last.Unit != unitOf(s) || s.first-last.at.end > 3 || s.first == last.at.end {
		return false
	}
	for i := last.at.end; i < s.first; i++ {
		if w := sc.toks[i].Lower; w != "," && w != "and" && w != "、" {
			return false
		}
	}
	return true
}

// listOf takes the metric of an amount without a cue of its own from the figure
// whose list it goes on with, and gives that figure, or nil where there is none.
func (r *reading) listOf(sc *scene, f, last *figureDraft, unit class, continues bool) *figureDraft {
	f.cue = item{span: f.at}
	if unit == atMoney && r.whole.house != "" && sc.isWord(f.at.first-1, "our") {
		if before := r.moneyBefore(f); before != nil {
			f.Metric, f.rule = before.Metric, before.rule
			return before // "1% shy of our RMB1.8bn"
		}
	}
	if last == nil {
		if last = r.aheadOf(f.scene, f.at); last == nil || unit != atMoney {
			last = r.goesOn(f.scene, unit)
		}
		if last != nil {
			f.Metric, f.rule = last.Metric, last.rule
		}
		return last
	}
	if rate := r.rateAgain(sc, f, last, unit); rate != nil {
		f.Metric, f.rule = rate.Metric, rate.rule
		return last
	}
	if continues || sumUnit(last.Unit) == unit && r.listed(sc, last.at, f.at) {
		f.Metric, f.rule = last.Metric, last.rule
		return last
	}
	if sumUnit(last.Unit) == unit && last.scene == f.scene && (sc.wasSaid(f.at) || last.market && r.grownTo(sc, f.at)) {
		f.Metric, f.rule = last.Metric, last.rule
		return last
	}
	if before := r.risenTo(sc, last, f.at, unit, f.scene); before != nil {
		f.Metric, f.rule = before.Metric, before.rule
		return last
	}
	return nil
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
	case "was", "were", "had", "stood":
		return sc.isWord(i-1, "it") || sc.isWord(i-1, "they") || sc.isWord(i-1, "figure")
	}
	return false
}

// grownTo reports whether a verb of growing leads to an amount: "it will grow to
// over 1 trillion yuan".
func (r *reading) grownTo(sc *scene, at span) bool {
	for _, it := range sc.where(r.c.grow, r.c.futuregrow) {
		if (it.class == r.c.grow || it.class == r.c.futuregrow) && it.end <= at.first && at.first-it.end <= 3 {
			return true
		}
	}
	return false
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

// listed reports whether b goes on in a list that a began: only names, short
// words and commas stand between.
func (r *reading) listed(sc *scene, a, b span) bool {
	if b.first-a.end > 9 {
		return false
	}
	between := span{a.end, b.first}
	return !sc.hasIn(r.c.grow, between) && !sc.hasIn(r.c.revenue, between) && !sc.hasIn(r.c.profit, between)
}

// value copies the number with its sign: losses and falls are negative.
func (r *reading) value(sc *scene, f *figureDraft, s *sum) {
	f.Value, f.Low, f.High, f.Qualifier, f.Conversion = s.Value, s.Low, s.High, s.Qualifier, s.Conversion
	if f.Qualifier == "" {
		f.Qualifier = data.Exact
	}
	negative := f.rule == "loss.noun" || f.rule == "loss.verb"
	if f.Metric == data.Growth {
		negative = r.falls(sc, f)
	}
	if negative {
		f.Value, f.Low, f.High = negated(f.Value), negated(f.High), negated(f.Low)
	}
}

func negated(d *apd.Decimal) *apd.Decimal {
	if d == nil || d.Negative {
		return d
	}
	out := new(apd.Decimal)
	out.Neg(d)
	return out
}

// falls reports whether the growth is a fall: a word of falling is the cue or
// stands beside the amount, and no word of rising is nearer.
func (r *reading) falls(sc *scene, f *figureDraft) bool {
	down, up := 1<<30, 1<<30
	clause := sc.clauseOf(f.at.first)
	if r.growthItself(sc, f, clause) {
		return false
	}
	for _, it := range sc.where(r.c.shrink) {
		if !clause.contains(it.first) {
			continue
		}
		d := gap(it.span, f.at)
		if it.end > f.at.first {
			d += 3
		}
		switch {
		case it.class == r.c.shrink:
			down = min(down, d)
		case it.class == r.c.grow || it.class == r.c.growthn:
			if !sc.hasAt(it.span, r.c.shrink) {
				up = min(up, d)
			}
		}
	}
	return down < up && down <= 8
}

// growthItself reports whether it is a growth rate that goes "to" the amount: "growth
// will fall to 20 percent" is growth.
func (r *reading) growthItself(sc *scene, f *figureDraft, clause span) bool {
	at := f.at.first - 1
	for n := 0; n < 2 && !sc.isWord(at, "to"); n++ {
		at-- // "to about"
	}
	return sc.isWord(at, "to") && slices.ContainsFunc(sc.where(r.c.growthn, r.c.updown), func(it item) bool {
		rate := it.class == r.c.growthn || it.class == r.c.updown && sc.isWord(it.end-1, "of") // "growth of"
		return rate && clause.contains(it.first) && it.end <= at && !sc.hasAt(it.span, r.c.shrink)
	})
}

func (sc *scene) hasAt(s span, c class) bool {
	for _, it := range sc.where(c) {
		if it.class == c && it.overlaps(s) {
			return true
		}
	}
	return false
}

// worthKeeping leaves out what no analyst would put on a slide of this market.
func (r *reading) worthKeeping(sc *scene, f *figureDraft) bool {
	if f.market && f.Metric == data.MarketSize && r.doubted(sc, f) || r.strange(sc, f) {
		return false
	}
	switch f.Metric {
	case data.RevenueShare:
		return r.ownsSentence(sc, f) || r.afterRevenue(f) || !sc.named() && len(r.mains) > 0 && f.id == r.mains[0]
	case data.OtherMetric:
		if f.Unit == data.Count && (f.rule != "servers.noun" || f.Value == nil || f.Value.Cmp(manyServers) < 0) {
			return false
		}
		return f.id != "" && (sc.topical || r.cloudCompany(f.id) || r.whole.topical[sc.block])
	case data.Customers:
		return (f.id != "" || f.market && sc.topical) && f.Value != nil && f.Value.Cmp(ten) >= 0
	}
	return true
}

// afterRevenue reports whether a figure before it is the same company's revenue, in
// the same sentence: "revenue is 59 million yuan, 2.6 percent of the group's".
func (r *reading) afterRevenue(f *figureDraft) bool {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == f.scene; k-- {
		if before := r.figures[k]; before.Metric == data.Revenue && before.id == f.id {
			return true
		}
	}
	return false
}

// doubted reports whether a word of doubt stands just before the amount's verb:
// "a market that might be worth US$30 billion".
func (r *reading) doubted(sc *scene, f *figureDraft) bool {
	for _, it := range sc.where(r.c.maybe) {
		if it.class == r.c.maybe && it.end <= f.at.first && f.at.first-it.end <= 4 {
			return true
		}
	}
	return false
}

// ownsSentence reports whether the subject is named or meant in the sentence
// itself rather than carried over.
func (r *reading) ownsSentence(sc *scene, f *figureDraft) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == f.id })
}

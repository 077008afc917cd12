package extract

import (
	"slices"
	"strings"

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
	var last *figureDraft
	for k := range sc.sums {
		s := &sc.sums[k]
		unit := sumClass[s.Kind]
		if unit != atMoney && unit != atPercent && !(unit == atCount && s.Noun != "") {
			continue
		}
		if r.comparedWith(sc, s.span) {
			r.compared(sc, s, last)
			continue
		}
		m, cue, ok := r.metricOf(sc, k, unit)
		if ok && m.metric == dropped {
			last = nil // what follows in the list is of the same sort
			continue
		}
		if s.Kind == quantity.Fraction && (sc.isWord(s.end, "more") || ok && m.cue == r.c.hold) {
			continue // "a third more than …", "at half of what …" compare two numbers
		}
		f := &figureDraft{scene: i, at: s.span, inTitle: sc.kind == data.Title || sc.kind == data.Heading}
		switch {
		case ok:
			f.Metric, f.rule, f.cue = m.metric, m.id, cue
		case last != nil && sumUnit(last.Unit) == unit && r.listed(sc, last.at, s.span):
			f.Metric, f.rule, f.cue = last.Metric, last.rule, item{span: s.span}
		case last == nil && r.goesOn(i, unit) != nil:
			last = r.goesOn(i, unit)
			f.Metric, f.rule, f.cue = last.Metric, last.rule, item{span: s.span}
		default:
			continue
		}
		f.Unit = unitOf(s)
		r.value(sc, f, s)
		r.subject(sc, f, last)
		if f.Subject == "" || !r.worthKeeping(sc, f) {
			continue
		}
		f.cloud = f.cloud || f.market || r.cloudCompany(f.id) || r.cloudNear(sc, f)
		if f.Segment == "" && !f.cloud && (f.Metric == data.Revenue || f.Metric == data.ProfitLoss || f.Metric == data.Growth) {
			f.Segment = wholeCompany
		}
		r.period(sc, f, last)
		r.issuer(sc, f, last)
		r.kind(sc, f)
		r.figures = append(r.figures, f)
		last = f
	}
}

// comparedWith reports whether an amount is only what another is compared with:
// "down from 53.7%", "against 87.6 billion yuan".
func (r *reading) comparedWith(sc *scene, at span) bool {
	for i := at.first - 1; i >= 0 && i >= at.first-3; i-- {
		switch sc.toks[i].Lower {
		case "from":
			return i > 0 && (updown[sc.toks[i-1].Lower] || sc.toks[i-1].Lower == ",")
		case "against", "versus", "vs":
			return true
		case "with", "to":
			return i > 0 && (sc.toks[i-1].Lower == "compared" || sc.toks[i-1].Lower == "compares")
		case "about", "some", "around", "a", "the":
			continue
		}
		return false
	}
	return false
}

var updown = map[string]bool{"up": true, "down": true, "higher": true, "lower": true, "increased": true, "decreased": true, "rose": true, "fell": true}

// compared keeps an amount that another was compared with when the text says
// what period it is of: it is a figure of that period.
func (r *reading) compared(sc *scene, s *sum, last *figureDraft) {
	if last == nil || sumUnit(last.Unit) != sumClass[s.Kind] || s.first-last.at.end > 12 || s.Value == nil {
		return
	}
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Duration || !isPeriod(d.Date) || d.first < s.end || d.first-s.end > 6 || d.Date.Overlaps(last.Period) {
			continue
		}
		f := *last
		f.at, f.cue = s.span, item{span: s.span}
		r.value(sc, &f, s)
		f.Period = d.Date.Point()
		r.figures = append(r.figures, &f)
		return
	}
}

// wholeCompany is the segment of a group's own numbers, so that they never stand
// in a series with its cloud's.
const wholeCompany = "whole company"

// cloudNear reports whether the clause speaks of the cloud before the amount.
func (r *reading) cloudNear(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	for _, it := range sc.items {
		if it.class == r.c.cloud && clause.contains(it.first) && gap(it.span, f.at) <= 12 {
			return true
		}
	}
	return false
}

// goesOn tells whether a sentence whose amounts measure nothing by themselves
// goes on with the list of the sentence before: "For the others it lists $122
// million for China Telecom", and gives the figure that it goes on from.
func (r *reading) goesOn(i int, unit class) *figureDraft {
	for k := len(r.figures) - 1; k >= 0; k-- {
		f := r.figures[k]
		if f.scene != i-1 || r.scenes[f.scene].block != r.scenes[i].block && !r.listItem(i) {
			break
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

func unitOf(s *sum) string {
	switch s.Kind {
	case quantity.Percent, quantity.Points, quantity.Fraction:
		return data.Percent
	case quantity.Count, quantity.Number:
		return data.Count
	}
	return s.Unit
}

// metricOf picks the metric whose cue stands nearest to amount k.
func (r *reading) metricOf(sc *scene, k int, unit class) (*metricRule, item, bool) {
	at := sc.sums[k].span
	if unit == atPercent && sc.signed(k) {
		return &signedGrowth, item{span: at}, true
	}
	if unit == atCount {
		return r.counted(sc, at)
	}
	var best *metricRule
	var bestCue item
	low := 1 << 30
	for n := range r.metrics {
		m := &r.metrics[n]
		if m.unit != unit || !sc.set.has(m.cue) || m.unless != noClass && sc.hasIn(m.unless, sc.clauseOf(at.first)) != m.needs {
			continue
		}
		for _, it := range sc.items {
			if it.class != m.cue || it.overlaps(at) {
				continue
			}
			before := it.end <= at.first
			if before && m.side == 'a' || !before && m.side == 'b' {
				continue
			}
			d := gap(it.span, at)
			if d > m.reach {
				continue
			}
			cost := m.cost + d + r.between(sc, it.span, at, k)
			if !before && m.side == 'n' {
				cost += 2
			}
			if cost < low {
				low, best, bestCue = cost, m, it
			}
		}
	}
	return best, bestCue, best != nil
}

// counted tells what a number counts by the noun that belongs to it.
func (r *reading) counted(sc *scene, at span) (*metricRule, item, bool) {
	for n := range r.metrics {
		m := &r.metrics[n]
		if m.unit != atCount {
			continue
		}
		found := r.words.find(nil, sc.toks[at.first:at.end])
		for _, it := range found {
			if it.class == m.cue && !slices.ContainsFunc(found, func(o item) bool { return o.class == r.c.ordinal }) {
				return m, item{span: at}, true
			}
		}
	}
	return nil, item{}, false
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
	for _, c := range sc.clauses {
		if c.first >= lo && c.first <= hi && c.first > 0 {
			cost += overClause
		}
	}
	return cost
}

// listed reports whether b goes on in a list that a began: only names, short
// words and commas stand between.
func (r *reading) listed(sc *scene, a, b span) bool {
	if b.first-a.end > 9 {
		return false
	}
	for i := a.end; i < b.first; i++ {
		for _, it := range sc.items {
			if it.first == i && (it.class == r.c.grow || it.class == r.c.revenue || it.class == r.c.profit) {
				return false
			}
		}
	}
	return true
}

// value copies the number with its sign: losses and falls are negative.
func (r *reading) value(sc *scene, f *figureDraft, s *sum) {
	f.Value, f.Low, f.High, f.Qualifier, f.Conversion = s.Value, s.Low, s.High, s.Qualifier, s.Conversion
	if f.Qualifier == "" {
		f.Qualifier = data.Exact
	}
	negative := f.rule == "loss.noun"
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
	for _, it := range sc.items {
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

func (sc *scene) hasAt(s span, c class) bool {
	for _, it := range sc.items {
		if it.class == c && it.overlaps(s) {
			return true
		}
	}
	return false
}

// worthKeeping leaves out what no analyst would put on a slide of this market.
func (r *reading) worthKeeping(sc *scene, f *figureDraft) bool {
	if f.market && f.Metric == data.MarketSize && r.doubted(sc, f) {
		return false
	}
	switch f.Metric {
	case data.RevenueShare:
		return r.ownsSentence(sc, f)
	case data.OtherMetric:
		return f.Unit != data.Count && f.id != "" && (sc.topical || r.cloudCompany(f.id))
	case data.Customers:
		return f.id != "" && f.Value != nil
	}
	return true
}

// doubted reports whether a word of doubt stands just before the amount's verb:
// "a market that might be worth US$30 billion".
func (r *reading) doubted(sc *scene, f *figureDraft) bool {
	for _, it := range sc.items {
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

// subject finds whose number it is.
func (r *reading) subject(sc *scene, f, last *figureDraft) {
	if f.Metric == data.MarketSize || f.Metric == data.Growth && r.ofMarket(sc, f) {
		r.marketSubject(sc, f)
		return
	}
	if names := r.joint(sc, f); names != "" {
		f.cloud = true
		f.Subject = names
		f.Segment = r.segment(sc, f)
		return
	}
	if o := r.orgFor(sc, f, last); o != nil {
		f.id, f.cloud = o.id, o.cloud
		f.Subject = string(o.id)
		f.Segment = r.segment(sc, f)
		return
	}
	if last == nil && len(sc.focus) > 0 && r.ownMeasure(f) {
		f.id, f.Subject = sc.focus[0], string(sc.focus[0])
		f.Segment = r.segment(sc, f)
		return
	}
	if last != nil && f.Metric != data.MarketShare {
		f.id, f.Subject, f.Segment, f.market = last.id, last.Subject, last.Segment, last.market
		return
	}
	if f.Metric == data.MarketShare {
		f.Subject = r.namelessShare(sc, f)
	}
}

// joint names the companies that share one number, so that it never stands for
// one of them: "A, B and C had 74% between them", "the three grew 28%".
func (r *reading) joint(sc *scene, f *figureDraft) string {
	if f.Metric != data.MarketShare && f.Metric != data.Growth && f.Metric != data.Revenue {
		return ""
	}
	clause := sc.clauseOf(f.at.first)
	if !sc.hasIn(r.c.together, clause) && !sc.hasIn(r.c.three, clause) {
		return ""
	}
	var names []string
	for _, o := range sc.orgs {
		if o.kind == data.Actor && !o.meant && !o.aside && clause.contains(o.first) && !slices.Contains(names, string(o.id)) {
			names = append(names, string(o.id))
		}
	}
	switch {
	case len(names) > 1:
		return joinNames(names)
	case len(names) == 0:
		for _, it := range sc.items {
			if it.class == r.c.three {
				return "Top three"
			}
		}
		for _, it := range sc.items {
			if (it.class == atCount || it.class == r.c.ordinal) && it.end <= f.at.first {
				return r.phrase(sc, it.span)
			}
		}
	}
	return ""
}

// ownMeasure reports whether the number is of the sort that a story gives of the
// company it speaks of without naming it again.
func (r *reading) ownMeasure(f *figureDraft) bool {
	switch f.Metric {
	case data.Revenue, data.ProfitLoss, data.Growth, data.Capex, data.RevenueShare, data.OtherMetric, data.InvestmentSum:
		return true
	}
	return false
}

// orgFor finds the company that a number belongs to. In a list each amount has
// its own ("A has 8 percent, B 7 percent"), before it or after "for" or "at";
// otherwise the nearest one before the cue in the clause, then in the sentence.
func (r *reading) orgFor(sc *scene, f, last *figureDraft) *org {
	from := 0
	if last != nil && last.scene == f.scene {
		from = last.at.end
	}
	clause := sc.clauseOf(f.at.first)
	var best *org
	low := 1 << 30
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if o.kind != data.Actor || o.aside && f.Metric != data.MarketShare {
			continue
		}
		cost := 1 << 30
		switch {
		case o.end <= f.at.first:
			cost = (f.at.first - o.end)
			if o.end <= from {
				cost += 12
			}
			if !clause.contains(o.first) {
				cost += 10
			}
			if o.meant {
				cost += 2
			}
			if sc.governed(o.first) {
				cost += 6
			}
			if sc.isWord(o.first, "its") && i > 0 {
				cost += 5
			}
		case o.first-f.at.end <= 6 && sc.isFor(f.at.end):
			cost = 3 + o.first - f.at.end
		}
		if cost < low {
			low, best = cost, o
		}
	}
	if best != nil && sc.isFor(f.at.end) {
		for i := range sc.orgs {
			o := &sc.orgs[i]
			unit := o.first >= f.at.end && o.first-f.at.end <= 6 && o.id != best.id && r.cloudCompany(o.id)
			if unit && r.root(o.id) == r.root(best.id) {
				return o // "Baidu booked 6.7 bn at its AI Cloud Group"
			}
		}
	}
	return best
}

// isFor reports whether token i opens "for China Telecom", "at its cloud unit".
func (sc *scene) isFor(i int) bool {
	if i >= len(sc.toks) {
		return false
	}
	switch sc.toks[i].Lower {
	case "for", "at", "by", "from", "into":
		return true
	}
	return false
}

// segment says what part of the company the number counts, where the clause
// names a part of the market.
func (r *reading) segment(sc *scene, f *figureDraft) string {
	clause := sc.clauseOf(f.at.first)
	switch f.Metric {
	case data.MarketShare:
		_, seg := r.marketName(sc, clause)
		return seg
	case data.Growth, data.ProfitLoss:
		for _, it := range sc.items {
			if clause.contains(it.first) && it.end <= f.at.first && (it.class == r.c.profit || it.class == r.c.loss) {
				return strings.ToLower(r.phrase(sc, it.span))
			}
		}
	}
	return ""
}

func (r *reading) phrase(sc *scene, s span) string {
	return r.doc.Text[sc.toks[s.first].Start:sc.toks[s.end-1].End]
}

// namelessShare names the holder of a share that is no company: "services bought
// by government bodies", "the top three". Nothing is made up: a share without a
// holder that can be named is left out.
func (r *reading) namelessShare(sc *scene, f *figureDraft) string {
	for _, it := range sc.items {
		if it.end <= f.at.first && (it.class == r.c.gov || it.class == r.c.three) {
			return strings.ToLower(r.phrase(sc, it.span))
		}
	}
	if r.marketNamed(sc) {
		return r.marketGeo(sc, f.at) + " " + "cloud computing"
	}
	return ""
}

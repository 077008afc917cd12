package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/quantity"
)

// Amounts that only tell what another is compared with: "down from 53.7%".

// comparedWith reports whether an amount is only what another is compared with:
// "down from 53.7%", "against 87.6 billion yuan".
func (r *reading) comparedWith(sc *scene, at span) bool {
	if sc.asideOf(at).Known() {
		return true
	}
	i := at.first - 1
	for i >= max(0, at.first-comparedReach) && (sc.among(i, comparedFillers) || sc.versusDot(i) || sc.inResearch(i)) {
		i--
	}
	return i >= at.first-comparedReach && sc.comparesFrom(i, at)
}

// inResearch reports whether token i belongs to the name of who counts: "vs Refinitiv 29.3 bln".
func (sc *scene) inResearch(i int) bool {
	return sc.part[i]&partOrg != 0 && slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Research && o.contains(i) })
}

// comparesFrom reports whether token i opens what an amount is compared with.
func (sc *scene) comparesFrom(i int, at span) bool {
	switch sc.word(i) {
	case "after":
		return sc.pastOneOf(i+1) == at.first && sc.isWord(i-1, ",") // "30 percent, after 25 percent in 2017"
	case "was", "prev", "previously":
		return sc.isWord(i-1, "(") // "RMB12bn (was RMB14bn)"
	case "from":
		return sc.opensComparison(i)
	case "than":
		return sc.isWord(i+1, "the") && i+2 == at.first || i+1 == at.first && sc.among(i-1, changedSize) // "far less than the 47%"; "more than a 47% share" is a bound
	case "against", "versus", "vs":
		return true
	case "instead", "rather":
		return sc.isWord(i+1, "of") || sc.isWord(i+1, "than") // "200 billion yuan instead of 180 billion"
	case "with", "to":
		return sc.isWord(i-1, "compared") || i > 2 && sc.isWord(i-1, "compares") // "that compares with" opens a figure of its own
	}
	return false
}

// changedSize are how a loss or a gap compares with another.
var changedSize = wordSet("narrower wider smaller bigger worse better")

// versusDot reports whether token i is the full stop of "vs.".
func (sc *scene) versusDot(i int) bool { return sc.isWord(i, ".") && sc.isWord(i-1, "vs") }

// comparedReach is how far before an amount the word stands that compares with it.
const comparedReach = 5

// comparedFillers may stand between that word and the amount.
var comparedFillers = wordSet("about some around a an the of one net adjusted operating gross loss losses profit sales revenue revenues income")

var updown = map[string]bool{"up": true, "down": true, "higher": true, "lower": true, "increased": true, "decreased": true, "rose": true, "fell": true}

// compared keeps an amount that another was compared with when the text says
// what period it is of: it is a figure of that period. The other is the last one
// of its unit in the sentence: "up 31% to 2.5 billion yuan from 1.9 billion".
func (r *reading) compared(sc *scene, s *sum) {
	last := r.comparedTo(sc, s)
	if last == nil || s.Value == nil {
		return
	}
	if r.othersShare(sc, s, last) {
		return
	}
	d := sc.dateOfCompared(s.span, last.Period)
	undated := data.Date{}
	if d == nil {
		undated = r.undatedBefore(sc, s, last)
	}
	if d == nil && !undated.Known() || d != nil && sc.glanceFrom(d, last.Period) || last.Metric == data.Growth && (last.Value == nil || last.Value.Negative) {
		return // whether "a fall of 5%, against 3%" had been another fall stays open
	}
	f := *last
	f.at, f.cue, f.compared = s.span, item{span: s.span}, true
	if f.Metric == data.ProfitLoss {
		f.rule = r.resultNamed(sc, s.span, f.rule)
	}
	if r.value(sc, &f, s); f.Metric == data.Growth {
		f.Value, f.Low, f.High = s.Value, s.Low, s.High
	}
	if f.Period = undated; d != nil {
		f.Period = sc.periodOfCompared(d, last.Period)
	}
	if f.Kind == data.ForecastKind && r.doc.Published.Known() && f.Period.End <= r.doc.Published.End {
		f.Kind = r.pastKind(&f)
	}
	if f.Kind != "" {
		r.figures = append(r.figures, &f)
	}
}

// undatedBefore is the period of an amount that a result is compared with and no date: the
// year before for a year, "users rose to 68,000 in 2020 from 54,000", and the like of what the
// sentence compares with a year before. What is foretold may be revised as well.
func (r *reading) undatedBefore(sc *scene, s *sum, last *figureDraft) data.Date {
	if last.Kind == data.ForecastKind || last.Metric == data.Growth || last.Metric == data.MarketShare || last.Metric == data.InvestmentSum || !last.Period.Known() || r.inFuture(last.Period) {
		return data.Date{}
	}
	i := s.first - 1
	for i > 0 && (sc.among(i, comparedFillers) || sc.versusDot(i)) {
		i--
	}
	if !sc.among(i, undatedComparers) {
		return data.Date{}
	}
	if y, _, _ := last.Period.Start.Civil(); last.Period.Precision == data.PrecisionYear {
		return data.InYear(y - 1)
	}
	wire := sc.wireVersus(i) && (last.Metric == data.ProfitLoss || last.Metric == data.Revenue) && !sc.has(r.c.estimate) && !sc.hopedBeside(s.span)
	if (wire || sc.has(r.c.yoy)) && !sc.has(r.c.sequential) {
		return yearBefore(last.Period)
	}
	return data.Date{}
}

// wireVersus reports whether "vs" ends before token i or stands there: wires write "net loss 789
// mln vs 801 mln" of results for a year before.
func (sc *scene) wireVersus(i int) bool {
	if sc.isWord(i, ".") {
		i--
	}
	return sc.isWord(i, "vs")
}

// hopedBeside reports whether an amount is told to have been expected, right before or behind it:
// "vs 33.3 bln consensus", "vs 99 bln seen by 16 analysts".
func (sc *scene) hopedBeside(at span) bool {
	near := span{max(0, at.first-comparedReach), min(len(sc.toks), at.end+hopedReach)}
	return sc.hasWord(near, hoped) || sc.hasWord(near, hopes) || sc.hasWord(near, seenWords)
}

var seenWords = wordSet("seen analysts analyst est mean")

// hopedReach is how many tokens behind an amount who expected it stands.
const hopedReach = 3

// undatedComparers are the words that compare with the time before; "was" may revise.
var undatedComparers = wordSet("from against versus vs")

// risesOn reports whether the amount behind amount k is what that one rose or fell to: "from 3
// billion yuan in 2019 to 5 billion".
func (sc *scene) risesOn(s *sum, k int) bool {
	if k+1 >= len(sc.sums) || sumClass[sc.sums[k+1].Kind] != sumClass[s.Kind] {
		return false
	}
	to := sc.sums[k+1].first
	return to-s.end <= maxRise && (sc.isWord(to-1, "to") || sc.isWord(to-2, "to"))
}

// glanceFrom reports whether a date is told by its distance from a period that is not known.
func (sc *scene) glanceFrom(d *date, period data.Date) bool {
	return d.Relative && !period.Known() && earlier[sc.word(d.end-1)]
}

// othersShare keeps the share that a share is compared with where it is another's: "18
// percent, against 46 percent for Y".
func (r *reading) othersShare(sc *scene, s *sum, last *figureDraft) bool {
	if last.Metric != data.MarketShare || !sc.isFor(s.end) {
		return false
	}
	for o := range sc.actorsNamed() {
		if o.first < s.end || o.first-s.end > 2 || o.id == last.id {
			continue
		}
		f := *last
		f.at, f.cue, f.cloud = s.span, item{span: s.span}, o.cloud
		r.belongsTo(sc, &f, o.id)
		r.value(sc, &f, s)
		r.figures = append(r.figures, &f)
		return true
	}
	return false
}

// resultNamed is the rule of an amount that the words before it call a loss or a
// profit, or else the given one: "a profit of 3 million, against a loss of 5 million".
func (r *reading) resultNamed(sc *scene, at span, otherwise string) string {
	near := span{at.first - 4, at.first}
	switch {
	case sc.hasIn(r.c.loss, span{at.end, at.end + 1}):
		return "loss.noun" // "vs 583 mln loss"
	case sc.hasIn(r.c.profit, span{at.end, at.end + 1}):
		return "profit.noun"
	case sc.hasIn(r.c.loss, near):
		return "loss.noun"
	case sc.hasIn(r.c.profit, near):
		return "profit.noun"
	}
	return otherwise
}

// comparedTo is the figure of the amount's sentence that the amount is compared with.
func (r *reading) comparedTo(sc *scene, s *sum) *figureDraft {
	for k := len(r.figures) - 1; k >= 0; k-- {
		f := r.figures[k]
		if f.scene != sc.index || s.first-f.at.end > maxCompared {
			return nil
		}
		if sumUnit(f.Unit) == sumClass[s.Kind] && !f.compared {
			return f
		}
	}
	return nil
}

// dateOfCompared is the date that an amount is of which is compared with one of the
// given period: the one that opens its bracket, or one soon behind it.
func (sc *scene) dateOfCompared(at span, with data.Date) *date {
	aside := sc.asideOf(at)
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Duration || !isPeriod(d.Date) || d.Date.Overlaps(with) && !(sc.sameBefore(d.first) && d.Relative) || sc.setApart(at.end, d.first) {
			continue
		}
		of := d.first >= at.end && d.first-at.end <= 6
		if aside.Known() {
			of = d.Date.Point() == aside
		}
		if of {
			return d
		}
	}
	return nil
}

// periodOfCompared is the period that a date means which is compared with the given
// one: "up from 20% a year ago", said of a quarter, is that quarter's a year before.
func (sc *scene) periodOfCompared(d *date, with data.Date) data.Date {
	period, before := d.Date.Point(), yearBefore(with)
	same := sc.sameBefore(d.first) // "in the same period last year", said early in the next
	if (d.Relative || same) && before.Known() && period.Precision == data.PrecisionYear && (period.Contains(before) || same && period.Contains(with)) {
		return before
	}
	return period
}

// pastKind is the kind of a number that what was foretold is compared with, "expects
// 10 bn, up from 8 bn in 2020", or "".
func (r *reading) pastKind(f *figureDraft) data.FigureKind {
	switch {
	case f.market || f.Metric == data.MarketShare || r.isResearch(f.Issuer):
		return data.Estimate
	case f.Issuer == string(f.id):
		return data.Actual
	}
	return ""
}

// yearBefore is the same quarter, half or nine months a year before.
func yearBefore(d data.Date) data.Date {
	if d.Precision == data.PrecisionYear {
		return data.Date{}
	}
	return yearOn(d, -1)
}

// yearOn is the same quarter, half, nine months or year so many years later.
func yearOn(d data.Date, years int) data.Date {
	y, m, _ := d.Start.Civil()
	y += years
	switch d.Precision {
	case data.PrecisionQuarter:
		return data.InQuarter(y, (m+2)/3)
	case data.PrecisionHalf:
		return data.InHalf(y, (m+5)/6)
	case data.PrecisionNineMonths:
		return data.NineMonths(y)
	case data.PrecisionYear:
		return data.InYear(y)
	}
	return data.Date{}
}

// maxCompared is how many tokens lie at most between two amounts that are compared.
const maxCompared = 20

// comparesTwo reports whether a fraction compares two numbers: "a third more than …", "half as
// large", "at half of what …".
func (r *reading) comparesTwo(sc *scene, s *sum, m *metricRule) bool {
	if s.Kind != quantity.Fraction {
		return false
	}
	if sc.isWord(s.end, "more") && sc.isWord(s.end+1, "than") && sc.ofAnotherTime(s.end+2) {
		return false // "four fifths more than in 2021"
	}
	return sc.isWord(s.end, "more") || sc.isWord(s.end, "as") && sc.among(s.end+1, sizes) && !sc.isWord(s.end+2, "again") || m != nil && (m.cue == r.c.hold || m.metric == data.Growth && sc.isWord(s.end, "of")) // "a quarter of balanced growth"
}

// sizes are in what two numbers are compared: "half as large".
var sizes = wordSet("large big much many high great fast strong small low long")

// ofAnotherTime reports whether a time is what something is compared with at token i: "in 2021",
// "last year", "the year before", "a year ago".
func (sc *scene) ofAnotherTime(i int) bool {
	for k := i; k < i+2 && k < len(sc.toks); k++ {
		if sc.part[k]&partDate != 0 {
			return true
		}
	}
	return sc.isWord(i, "last") && sc.isWord(i+1, "year") || (sc.isWord(i, "the") || sc.isWord(i, "a")) && sc.isWord(i+1, "year")
}

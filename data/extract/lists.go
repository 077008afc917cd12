package extract

import (
	"strconv"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
)

// comparedWith reports whether an amount is only what another is compared with:
// "down from 53.7%", "against 87.6 billion yuan".
func (r *reading) comparedWith(sc *scene, at span) bool {
	if sc.asideOf(at).Known() {
		return true
	}
	i := at.first - 1
	for i >= at.first-comparedReach && sc.among(i, comparedFillers) {
		i--
	}
	if i < at.first-comparedReach {
		return false
	}
	switch sc.word(i) {
	case "after":
		return i+1 == at.first && sc.isWord(i-1, ",") // "30 percent, after 25 percent in 2017"
	case "was", "prev", "previously":
		return sc.isWord(i-1, "(") // "RMB12bn (was RMB14bn)"
	case "from":
		return sc.opensComparison(i)
	case "than":
		return sc.isWord(i+1, "the") && i+2 == at.first // "far less than the 47%"; "more than a 47% share" is a bound
	case "against", "versus", "vs":
		return true
	case "with", "to":
		return sc.isWord(i-1, "compared") || i > 2 && sc.isWord(i-1, "compares") // "that compares with" opens a figure of its own
	}
	return false
}

// comparedReach is how far before an amount the word stands that compares with it.
const comparedReach = 5

// comparedFillers may stand between that word and the amount.
var comparedFillers = wordSet("about some around a the of net loss profit")

var updown = map[string]bool{"up": true, "down": true, "higher": true, "lower": true, "increased": true, "decreased": true, "rose": true, "fell": true}

// compared keeps an amount that another was compared with when the text says
// what period it is of: it is a figure of that period. The other is the last one
// of its unit in the sentence: "up 31% to 2.5 billion yuan from 1.9 billion".
func (r *reading) compared(sc *scene, s *sum) {
	last := r.comparedTo(sc, s)
	if last == nil || s.Value == nil {
		return
	}
	d := sc.dateOfCompared(s.span, last.Period)
	if d == nil || last.Metric == data.Growth && (last.Value == nil || last.Value.Negative) {
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
	f.Period = sc.periodOfCompared(d, last.Period)
	if f.Kind == data.ForecastKind && r.doc.Published.Known() && f.Period.End <= r.doc.Published.End {
		f.Kind = r.pastKind(&f)
	}
	if f.Kind != "" {
		r.figures = append(r.figures, &f)
	}
}

// resultNamed is the rule of an amount that the words before it call a loss or a
// profit, or else the given one: "a profit of 3 million, against a loss of 5 million".
func (r *reading) resultNamed(sc *scene, at span, otherwise string) string {
	near := span{at.first - 4, at.first}
	switch {
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
		if d.Duration || !isPeriod(d.Date) || d.Date.Overlaps(with) || sc.setApart(at.end, d.first) {
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
	if (d.Relative || sc.sameBefore(d.first)) && before.Known() && period.Precision == data.PrecisionYear && period.Contains(before) {
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
	y, m, _ := d.Start.Civil()
	switch d.Precision {
	case data.PrecisionQuarter:
		return data.InQuarter(y-1, (m+2)/3)
	case data.PrecisionHalf:
		return data.InHalf(y-1, (m+5)/6)
	case data.PrecisionNineMonths:
		return data.NineMonths(y - 1)
	}
	return data.Date{}
}

// maxCompared is how many tokens lie at most between two amounts that are compared.
const maxCompared = 20

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

// goesOn tells whether a sentence whose amounts measure nothing by themselves
// goes on with the list of the sentence before: "For the others it lists $122
// million for China Telecom", and gives the figure that it goes on from.
func (r *reading) goesOn(i int, unit class) *figureDraft {
	for k := len(r.figures) - 1; k >= 0; k-- {
		f := r.figures[k]
		if f.scene != i-1 || r.scenes[f.scene].block != r.scenes[i].block && !r.listItem(i) {
			break
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
func (sc *scene) inFull(k int, last *figureDraft) (s *sum, listed bool) {
	s = &sc.sums[k]
	bare := s.Kind == quantity.Number || s.Kind == quantity.Count && s.Noun == ""
	if !bare || last == nil || k == 0 || sumUnit(last.Unit) != atMoney || s.Value == nil || s.Value.Cmp(million) < 0 {
		return s, false
	}
	before := &sc.sums[k-1]
	near := s.first-before.end <= 6 && sc.clauseOf(before.first) == sc.clauseOf(s.first)
	if !near || sumClass[before.Kind] != atMoney {
		return s, false
	}
	s.Kind, s.Unit = quantity.Money, last.Unit
	return s, true
}

var million = apd.New(1, 6)

// risenTo gives the amount that a rate leads on from: in "capex falls 1% to 183
// billion, the part for computing rises 35% to 45 billion" the second is capex too.
func (r *reading) risenTo(sc *scene, rate *figureDraft, at span, unit class, scene int) *figureDraft {
	if rate.Metric != data.Growth || rate.scene != scene || at.first-rate.at.end != 1 || !sc.isWord(at.first-1, "to") {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == scene; k-- {
		if f := r.figures[k]; sumUnit(f.Unit) == unit && f.id == rate.id {
			return f
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
		year, _, _ = d.Date.Start.Civil()
		next := strconv.Itoa(year + 1)
		if sc.isWord(slash, "/") && (sc.isWord(slash+1, next) || sc.isWord(slash+1, next[2:])) {
			return year, true
		}
	}
	return 0, false
}

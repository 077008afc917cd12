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
	for i := at.first - 1; i >= 0 && i >= at.first-5; i-- {
		switch sc.toks[i].Lower {
		case "after":
			return i+1 == at.first && sc.isWord(i-1, ",") // "30 percent, after 25 percent in 2017"
		case "was", "prev", "previously":
			return sc.isWord(i-1, "(") // "RMB12bn (was RMB14bn)"
		case "from":
			return i > 0 && sc.opensComparison(i)
		case "than":
			return sc.isWord(i+1, "the") && i+2 == at.first // "far less than the 47%"; "more than a 47% share" is a bound
		case "against", "versus", "vs":
			return true
		case "with", "to":
			return i > 0 && (sc.toks[i-1].Lower == "compared" || sc.toks[i-1].Lower == "compares" && i > 2) // "that compares with" opens a figure of its own
		case "about", "some", "around", "a", "the", "of", "net", "loss", "profit":
			continue
		case ".":
			if sc.isWord(i-1, "vs") {
				continue
			}
		}
		return false
	}
	return false
}

var updown = map[string]bool{"up": true, "down": true, "higher": true, "lower": true, "increased": true, "decreased": true, "rose": true, "fell": true}

// compared keeps an amount that another was compared with when the text says
// what period it is of: it is a figure of that period. The other is the last one
// of its unit in the sentence: "up 31% to 2.5 billion yuan from 1.9 billion".
func (r *reading) compared(sc *scene, s *sum, scene int) {
	var last *figureDraft
	for k := len(r.figures) - 1; k >= 0 && last == nil; k-- {
		f := r.figures[k]
		if f.scene != scene || s.first-f.at.end > maxCompared {
			return
		}
		if sumUnit(f.Unit) == sumClass[s.Kind] && !f.compared {
			last = f
		}
	}
	if last == nil || s.Value == nil {
		return
	}
	aside := sc.asideOf(s.span)
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Duration || !isPeriod(d.Date) || d.Date.Overlaps(last.Period) || sc.setApart(s.end, d.first) {
			continue
		}
		if after := d.first >= s.end && d.first-s.end <= 6; aside.Known() && d.Date.Point() != aside || !aside.Known() && !after {
			continue
		}
		f := *last
		f.at, f.cue, f.compared = s.span, item{span: s.span}, true
		if f.Metric == data.Growth && (last.Value == nil || last.Value.Negative) {
			return // whether "a fall of 5%, against 3%" had been another fall stays open
		}
		if near := (span{s.first - 4, s.first}); f.Metric == data.ProfitLoss && sc.hasIn(r.c.loss, near) {
			f.rule = "loss.noun" // "a profit of 3 million, against a loss of 5 million"
		} else if f.Metric == data.ProfitLoss && sc.hasIn(r.c.profit, near) {
			f.rule = "profit.noun"
		}
		if r.value(sc, &f, s); f.Metric == data.Growth {
			f.Value, f.Low, f.High = s.Value, s.Low, s.High
		}
		f.Period = d.Date.Point()
		if before := yearBefore(last.Period); (d.Relative || sc.sameBefore(d.first)) && before.Known() && f.Period.Precision == data.PrecisionYear && f.Period.Contains(before) {
			f.Period = before // "up from 20% a year ago", said of a quarter
		}
		if f.Kind == data.ForecastKind && r.doc.Published.Known() && f.Period.End <= r.doc.Published.End {
			if f.Kind = r.pastKind(&f); f.Kind == "" {
				return
			}
		}
		r.figures = append(r.figures, &f)
		return
	}
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
	for _, it := range sc.where(r.c.cloud) {
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
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= scene-lookBack; k-- {
		f := r.figures[k]
		if f.scene == scene && sumUnit(f.Unit) == unit && f.id == rate.id {
			return f
		}
		if f.scene != scene && r.whole.house != "" && f.Metric == data.Revenue && f.id == rate.id && !f.market && sumUnit(f.Unit) == unit {
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
	second := k > 0 && sc.sums[k-1].end+1 == s.first && sc.isWord(s.first-1, "/")
	first := k+1 < len(sc.sums) && s.end+1 == sc.sums[k+1].first && sc.isWord(s.end, "/")
	if !first && !second || first && sc.sums[k+1].Unit != s.Unit || second && sc.sums[k-1].Unit != s.Unit {
		return period, false, true
	}
	if sumClass[s.Kind] != atMoney {
		return period, true, false
	}
	for i := range sc.dates {
		d := &sc.dates[i]
		if d.Date.Precision != data.PrecisionYear || d.first >= s.first {
			continue
		}
		at := d.end
		if marked(sc.toks, at) {
			at++
		}
		y, _, _ := d.Date.Start.Civil()
		next := strconv.Itoa(y + 1)
		if sc.isWord(at, "/") && (sc.isWord(at+1, next) || sc.isWord(at+1, next[2:])) {
			if second {
				y++
			}
			return data.InYear(y), true, true
		}
	}
	return period, true, false
}

package extract

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// period finds which stretch of time a number is about: the nearest date in the
// clause that can be a period, then in the sentence, then what the sentences
// before were about.
func (r *reading) period(sc *scene, f, last *figureDraft) {
	if f.Metric == data.Growth && sc.bracketBehind(f, last) {
		f.Period = last.Period // "2Q22 revenue RMB4.3bn (+31%), 1H22 …"
		return
	}
	switch above := r.lastFigure(); {
	case sc.entry && f.Metric == data.InvestmentSum:
		f.Period = sc.dates[0].Date.Point()
		return
	case f.rule == shareListed.id && above != nil && above.rule == f.rule && above.scene == f.scene-1:
		f.Period = above.Period
		return
	case sc.formerBehind(f, last):
		f.Period = last.Period // "2022E at RMB58bn (prev. RMB52bn) and 2023E at …"
		return
	}
	if d := r.lastQuarter(sc); d.Known() {
		f.Period = d
		return
	}
	if r.nearPeriod(sc, f) || f.occasional() {
		return
	}
	if sc.ofReport() {
		if f.Period = r.reportingPeriod(f.scene); f.Period.Known() {
			return
		}
	}
	year, told := sc.yearAfter()
	if year.Known() && told != byDistance {
		if f.Period = year; told == relativeYear {
			if d := r.reportingPeriod(f.scene); d.Known() && year.Contains(d) {
				f.Period = d // "over last year", said of a quarter
			}
		}
		return
	}
	if sc.unresolved() {
		return
	}
	if last != nil && last.Period.Known() && !(last.earlier && last.scene == f.scene && !sc.clauseOf(last.at.first).contains(f.at.first)) {
		f.Period = last.Period
		return
	}
	if f.Period = r.reportingPeriod(f.scene); !f.Period.Known() {
		f.Period = year
	}
	if d := r.afterCompared(sc); d.Known() && (!f.Period.Known() || f.Period.Contains(d)) {
		f.Period = d
	}
}

// afterCompared is the half or quarter that lies a year, or else one such, after that of a
// number compared with: whichever is the last that was over when the text was published,
// which is "vs 57.9% in 1H20" of August 2021.
func (r *reading) afterCompared(sc *scene) data.Date {
	if !r.doc.Published.Known() {
		return data.Date{}
	}
	for k := range sc.dates {
		d := &sc.dates[k]
		y, m, _ := d.Date.Start.Civil()
		var next [2]data.Date
		switch d.Date.Precision {
		case data.PrecisionHalf:
			h := (m + 5) / 6
			next = [2]data.Date{data.InHalf(y+1, h), data.InHalf(y+h-1, 3-h)}
		case data.PrecisionQuarter:
			q := (m + 2) / 3
			next = [2]data.Date{data.InQuarter(y+1, q), data.InQuarter(y+q/4, q%4+1)}
		default:
			continue
		}
		for _, n := range next {
			bracket := sc.isWord(d.first-1, "(") && sc.isWord(d.end, ":") // "(1H20: RMB218m)"
			if (bracket || sc.afterCompared(d.first)) && n.End < r.doc.Published.Start && r.doc.Published.Start-n.End < longBack {
				return n
			}
		}
	}
	return data.Date{}
}

// ofReport reports whether the sentence speaks of the reporting period, which was told
// before.
func (sc *scene) ofReport() bool {
	for i := range sc.toks {
		if sc.among(i, reporting) && sc.isWord(i+1, "period") {
			return true
		}
	}
	return false
}

var reporting = wordSet("reporting report reported")

// formerBehind reports whether a number stands in the bracket right behind the one that
// replaces it.
func (sc *scene) formerBehind(f, last *figureDraft) bool {
	return last != nil && last.scene == f.scene && sc.isWord(last.at.end, "(") && f.at.first-last.at.end <= 4 && sc.among(last.at.end+1, formerly)
}

// bracketBehind reports whether a rate stands in the bracket right behind the amount before it.
func (sc *scene) bracketBehind(f, last *figureDraft) bool {
	return last != nil && last.scene == f.scene && sumUnit(last.Unit) == atMoney && f.at.first-last.at.end <= 2 && sc.isWord(last.at.end, "(")
}

// yearTold is how a sentence tells the year that something is compared with.
type yearTold uint8

const (
	plainYear    yearTold = iota // "than in 2017"
	relativeYear                 // "than last year", "than in the same months of 2017"
	byDistance                   // "than a year before": of the period spoken of
)

// nearPeriod takes the nearest period in the sentence; one in another clause or
// behind another amount is farther.
func (r *reading) nearPeriod(sc *scene, f *figureDraft) bool {
	for _, d := range [...]data.Date{sc.whenAfter(f.at.first), sc.asideOf(f.at)} {
		if d.Known() {
			f.Period = d
			return true
		}
	}
	low := tooFar
	for i := range sc.dates {
		d := &sc.dates[i]
		if cost := r.periodCost(sc, f, d); cost < low {
			low = cost
			f.Period = d.Date.Point()
			f.earlier = d.Topical && earlier[sc.word(d.end-1)] || sc.isEnd(d) || sc.hadBeen(d)
		}
	}
	return low < tooFar
}

// occasional are metrics of what was counted, paid or cut at some time, not over one.
var occasional = map[data.Metric]bool{data.OtherMetric: true, data.Customers: true, data.InvestmentSum: true}

// occasional reports whether a number is one of those; a margin is of the time of the results.
func (f *figureDraft) occasional() bool { return occasional[f.Metric] && f.rule != marginTold }

// marginTold is the rule of a margin: what is left of a company's revenue.
const marginTold = "margin.noun"

// periodCost is how far a date stands from a number that it may be the time of, tooFar
// where it cannot be that.
func (r *reading) periodCost(sc *scene, f *figureDraft, d *date) int {
	if d.Duration || !d.Date.Known() {
		return tooFar
	}
	cost := gap(d.span, f.at) + r.between(sc, d.span, f.at, -1)
	if d.end <= f.at.first {
		cost++
	}
	if !f.occasional() {
		if !isPeriod(d.Date) || r.notPeriod(sc, f, d) {
			return tooFar
		}
		return cost
	}
	only := len(sc.dates) == 1 && cost <= 16 && sc.clauseOf(f.at.first).contains(d.first) || sc.opensSentence(d) && !sc.has(r.c.planned) && sc.lone(d)
	if r.notWhen(sc, f, d) || cost > 9 && !only && !r.doneThen(sc, f, d) {
		return tooFar
	}
	return cost
}

// notPeriod reports whether a date in the sentence is not what a number of a business is
// of: when it was told, what it is compared with, or another number's.
func (r *reading) notPeriod(sc *scene, f *figureDraft, d *date) bool {
	if sc.isWord(d.end, "that") || sc.isWord(d.end, "rates") || r.toldThen(sc, d, f.at) || sc.ofHopes(d) {
		return true // "reported last month that …", "the full-year rates that went before"
	}
	if behind := (span{f.at.end, d.first}); behind.first < behind.end && (sc.opensAnother(f, d) || d.Date.Bound == data.Before && (sc.hasIn(r.c.planned, behind) || sc.hasIn(r.c.intent, behind)) || sc.hadBeen(d) && !sc.clauseOf(d.first).contains(f.at.first)) {
		return true
	}
	return sc.comparison(d) || sc.glancesBack(d, f.at) || r.ofItsOwn(sc, f, d) || r.besideTheResult(sc, f, d) || r.comparedBetween(sc, f.at, d.span) ||
		d.end <= f.at.first && sc.afterCompared(d.first)
}

// ofHopes reports whether a date is only of what was hoped for, of which the number is
// a part: "455 million, 49% of our 2021E".
func (sc *scene) ofHopes(d *date) bool {
	i := d.first - 1
	for i > 0 && (hopes.At(&sc.toks[i]) || sc.isWord(i, "the") || sc.isWord(i, "full") || sc.isWord(i, "-") || sc.isWord(i, "year") || sc.isWord(i, "'s")) {
		i--
	}
	return i < d.first-1 && sc.isWord(i, "of") && sc.inSum(i-1)
}

// notWhen is notPeriod for what was counted, paid or cut at some time.
func (r *reading) notWhen(sc *scene, f *figureDraft, d *date) bool {
	return d.Date.Precision == data.PrecisionDay && !r.doneThen(sc, f, d) || sc.frontedLater(d.span, sc.clauseOf(f.at.first)) ||
		d.end > f.at.first && (sc.comparison(d) || sc.glancesBack(d, f.at))
}

// doneThen reports whether a sum was paid, or a price cut, on the day that opens its clause
// or that a "when" leans on: not where it was only said that day.
func (r *reading) doneThen(sc *scene, f *figureDraft, d *date) bool {
	if f.Metric == data.Customers || d.end > f.at.first || sc.has(r.c.say) || sc.has(r.c.planned) || sc.has(r.c.issue) {
		return false
	}
	clause := sc.clauseOf(f.at.first)
	opens := clause.contains(d.first) && d.first-clause.first <= 1
	leans := sc.isWord(clause.first, "when") && clause.first-d.end <= 1 && d.end <= clause.first
	return opens || leans
}

// quarterToCome is the quarter that a house means with what it expects: of one long over
// by its name alone, "for the Sept qtr", the same of the next year.
func (r *reading) quarterToCome(d data.Date) data.Date {
	if pub := r.doc.Published; d.Precision == data.PrecisionQuarter && pub.Known() && pub.Start-d.End > longBack {
		y, m, _ := d.Start.Civil()
		return data.InQuarter(y+1, (m+2)/3)
	}
	return d
}

// formerly open the bracket in which stands what a number was before.
var formerly = wordSet("prev previously was from old vs")

// hadBeen reports whether a date is of what was before the time spoken of: "in the fourth
// quarter it had been 33%", "having climbed 14% in …".
func (sc *scene) hadBeen(d *date) bool {
	clause := sc.clauseOf(d.first)
	for i := clause.first; i < clause.end; i++ {
		if sc.isWord(i, "having") {
			return true
		}
		if !sc.isWord(i, "had") {
			continue
		}
		if i++; sc.among(i, perfectAdverbs) {
			i++
		}
		for _, end := range [...]string{"been", "ed", "en", "wn"} {
			if strings.HasSuffix(sc.word(i), end) && !sc.inSum(i) {
				return true
			}
		}
	}
	return false
}

// perfectAdverbs may stand within a verb in the past perfect.
var perfectAdverbs = wordSet("still already only just also not even long never previously")

// isEnd reports whether a date is but the end of a time, at which a stock is counted:
// "at end-June", "at the end of the quarter".
func (sc *scene) isEnd(d *date) bool {
	for i := max(0, d.first-2); i <= d.first+1; i++ {
		if sc.isWord(i, "end") {
			return true
		}
	}
	return false
}

// earlier are the last words of a date that lies before the period spoken of: a
// glance back doesn't change what the next sentence is about.
var earlier = map[string]bool{"before": true, "earlier": true, "ago": true}

// whenAfter is the period that a clause with "when" speaks of: "more than in the
// first quarter of 2022, when it grew 21%".
func (sc *scene) whenAfter(i int) data.Date {
	clause := sc.clauseOf(i)
	if !sc.isWord(clause.first, "when") {
		return data.Date{}
	}
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.end <= clause.first && clause.first-d.end <= 1 && !d.Duration && isPeriod(d.Date) {
			return d.Date.Point()
		}
	}
	return data.Date{}
}

// comparing reports whether the date at token i is only what something is
// compared with: "more than in 2017", "from the same quarter of 2022".
func (sc *scene) comparing(i int) bool {
	sum := false // an amount stands between
	for i--; i >= 0; i-- {
		t := &sc.toks[i]
		number := t.Kind == token.Number || percentWords.At(t)
		if !number && !comparingFillers.At(t) {
			break
		}
		sum = sum || number
	}
	switch sc.word(i) {
	case "over":
		return i > 1
	case "on":
		return !sum && (sc.inSum(i-1) || updown[sc.word(i-1)]) // "up 27% on the year before"
	case "against", "versus", "vs":
		return true
	case ".":
		return sc.versusDot(i)
	case "than", "from", "since", "above", "below", "ahead":
		return !sum
	case "with", "to":
		return !sum && sc.among(i-1, comparedVerbs)
	case "as":
		return !sum && sc.among(i-1, sizes) && sc.isWord(i-2, "as") // "twice as much as in 2021"
	}
	return false
}

var comparedVerbs = wordSet("compared compare comparing")

var percentWords = wordSet("% percent")

// comparingFillers may stand between a date and the word that compares with it.
var comparingFillers = wordSet("in at the end start beginning close same of for period quarter half a recorded posted seen months three six nine first last figure figures level that those zero nil nothing practically almost nearly virtually next matching corresponding comparable equivalent stretch spell span part time")

// comparedBetween reports whether an amount that is only compared with stands
// between the two: the date is that amount's.
func (r *reading) comparedBetween(sc *scene, at, d span) bool {
	for k := range sc.sums {
		s := &sc.sums[k]
		if s.first >= at.end && s.end <= d.first && r.comparedWith(sc, s.span) {
			return true
		}
	}
	return false
}

// yearAfter is the year that "39.2% more than in 2017" is about, and how the
// sentence tells the other.
func (sc *scene) yearAfter() (year data.Date, told yearTold) {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Date.Precision == data.PrecisionYear && d.Date.Bound == data.Exactly && sc.comparing(d.first) && !sc.isEnd(d) {
			y, _, _ := d.Date.Start.Civil()
			switch {
			case d.Relative && earlier[sc.word(d.end-1)]:
				told = byDistance
			case d.Relative || sc.sameBefore(d.first):
				told = relativeYear
			}
			return data.InYear(y + 1), told
		}
	}
	return data.Date{}, plainYear
}

// sameBefore reports whether the date at token i is "the same months of" a year.
func (sc *scene) sameBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if sc.isWord(k, "same") {
			return true
		}
	}
	return false
}

// afterCompared reports whether the date at token i belongs to an amount that is
// only compared with: "from RMB1.9 billion in the same quarter of 2024".
func (sc *scene) afterCompared(i int) bool {
	for k := range sc.sums {
		s := &sc.sums[k]
		if s.end <= i && i-s.end <= 4 && sumClass[s.Kind] != atMultiple && sc.comparing(s.first) && sc.clauseOf(s.first) == sc.clauseOf(i) {
			return true
		}
	}
	return false
}

// unresolved reports whether the sentence names a period that the publication
// date, being unknown, does not resolve: the number's period is then unknown too.
func (sc *scene) unresolved() bool {
	for k := range sc.dates {
		d := &sc.dates[k]
		definite := (sc.isWord(d.first, "the") || sc.isWord(d.first-1, "the")) && d.end-d.first <= 3 // "in the quarter" is the one spoken of
		if d.Relative && !d.Duration && !d.Date.Known() && !sc.isWord(d.end-1, "ago") && !definite && !sc.comparing(d.first) {
			return true
		}
	}
	return false
}

// isPeriod reports whether a date can be what a number is about: a day cannot.
func isPeriod(d data.Date) bool {
	switch d.Precision {
	case data.PrecisionQuarter, data.PrecisionHalf, data.PrecisionNineMonths, data.PrecisionYear, data.PrecisionFiscalYear, data.PrecisionMonth:
		return true
	case data.PrecisionInterval:
		_, _, day := d.Start.Civil()
		return d.End-d.Start >= 80 && day == 1 && !d.About // "the past three months" ends on any day; "last week" of a day that is guessed is no period
	}
	return false
}

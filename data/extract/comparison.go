package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Dates that only tell what a number is compared with: the number itself is of
// the period spoken of.

// maxComparison is how many tokens a comparison takes at most, from the word that
// opens it to its date: "compared with a net loss of RMB97.4 million (US$15
// million) in the same period of 2020".
const maxComparison = 20

var (
	// comparedWords may stand between the word that opens a comparison and its date.
	comparedWords = wordSet("in the same of for period quarter half year months three six nine first second third fourth last corresponding comparable equivalent prior previous a an " +
		"figure figures level that those one recorded posted seen reported achieved earned made about some around only just roughly nearly over net gross operating adjusted loss losses profit profits income revenue revenues sales " +
		"growth rate rise increase fall decline drop gain share percent million billion ( ) during throughout at end matching stretch spell span part time")
	boundWords = wordSet("more less fewer")
	// comparers open a comparison.
	comparers = wordSet("than from against versus vs after")
)

// comparison reports whether the date is only of what something is compared with,
// an amount or the time itself: "from 426 million in the same period of 2020", "than
// in 2017", "(1H20: 57%)".
func (sc *scene) comparison(d *date) bool {
	if sc.comparing(d.first) || sc.bracketedAside(d) {
		return true
	}
	money := false
	for i := d.first - 1; i >= 0 && d.first-i <= maxComparison; i-- {
		t := &sc.toks[i]
		switch {
		case sc.inSum(i), sc.opensBound(i):
			money = true
		case boundWords.At(t), sc.versusDot(i):
		case comparers.At(t):
			return money && sc.comparesAmount(i)
		case sc.isWord(i, "with") || sc.isWord(i, "to"):
			return sc.isWord(i-1, "compared") || sc.isWord(i-1, "comparing")
		case t.Kind != token.Number && !comparedWords.At(t):
			return false
		}
	}
	return false
}

// opensBound reports whether token i is the "than" of a bound, which compares nothing:
// "more than RMB30 billion for the year".
func (sc *scene) opensBound(i int) bool {
	return sc.isWord(i, "than") && sc.inSum(i+1) && sc.among(i-1, boundWords)
}

// comparesAmount reports whether token i, one of the comparers, opens an amount that is
// compared with: "30 percent, after 25 percent in 2017".
func (sc *scene) comparesAmount(i int) bool {
	if sc.isWord(i, "after") {
		at := sc.pastOneOf(i + 1)
		return sc.inSum(at) && sc.isWord(i-1, ",")
	}
	return sc.opensComparison(i)
}

// pastOneOf is the token behind "one of" at token i, which stands for the thing told before, or i:
// "a loss of 457 million, after one of 354 million".
func (sc *scene) pastOneOf(i int) int {
	if sc.isWord(i, "one") && sc.isWord(i+1, "of") {
		return i + 2
	}
	return i
}

// opensComparison reports whether token i, "from" or the like, opens a comparison
// rather than says where something comes from.
func (sc *scene) opensComparison(i int) bool {
	if !sc.isWord(i, "from") || i == 0 {
		return i > 0
	}
	before := &sc.toks[i-1]
	return updown[before.Lower] || rateEnds.At(before) || before.Lower == "," || before.Lower == ")" || sc.part[i-1]&(partSum|partDate) != 0
}

// rateEnds are the last words of a rate: "up 24% year on year from 1.9 billion".
var rateEnds = wordSet("year yoy quarter annually sequentially")

// asideOf is the date that opens the bracket in which an amount stands.
func (sc *scene) asideOf(at span) data.Date {
	for k := range sc.dates {
		d := &sc.dates[k]
		if at.first >= d.end && at.first-d.end <= maxAside && isPeriod(d.Date) && sc.bracketedAside(d) && !sc.closes(span{d.end, at.first}) {
			return d.Date.Point()
		}
	}
	return data.Date{}
}

// maxAside is how far behind the date of a bracket its amount may stand.
const maxAside = 6

// closes reports whether a bracket is closed within the tokens.
func (sc *scene) closes(in span) bool {
	for i := in.first; i < in.end; i++ {
		if sc.isWord(i, ")") || sc.isWord(i, "）") {
			return true
		}
	}
	return false
}

// bracketedAside reports whether a date opens a bracket that gives the number of
// another time: "(1H20: 57%)", "(Q3 2021: a loss of 5 million)".
func (sc *scene) bracketedAside(d *date) bool {
	if !sc.isWord(d.first-1, "(") && !sc.isWord(d.first-1, "（") || !sc.isWord(d.end, ":") && !sc.isWord(d.end, "：") && !sc.inSum(d.end) {
		return false
	}
	return d.first > 2
}

func (sc *scene) inSum(i int) bool { return i >= 0 && i < len(sc.part) && sc.part[i]&partSum != 0 }

// ofItsOwn reports whether a date opens a later clause that has an amount of the
// same sort, or stands right before one: "revenue was 5 billion; a year ago it was 4
// billion", "was 5 billion, last year 4 billion".
func (r *reading) ofItsOwn(sc *scene, f *figureDraft, d *date) bool {
	if d.first > f.at.end && slices.ContainsFunc(sc.sums, func(s sum) bool {
		return s.first == d.end && (sumClass[s.Kind] == sumUnit(f.Unit) || sc.isWord(d.first-1, ","))
	}) {
		return true
	}
	if sc.eachItsOwn(f.at, d) {
		return true
	}
	c := sc.clauseOf(d.first)
	if d.first < f.at.end || c.contains(f.at.first) || d.first-c.first > 2 {
		return false
	}
	for k := range sc.sums {
		if s := &sc.sums[k]; s.first >= d.end && c.contains(s.first) && sumClass[s.Kind] == sumUnit(f.Unit) {
			return true
		}
	}
	return false
}

// opensAnother reports whether a date opens a part of the sentence behind a number that tells
// another number of its sort: "was 3 billion, in the previous year it had been 2 billion", "19
// percent, and by 2028 the market shall reach 50 billion".
func (sc *scene) opensAnother(f *figureDraft, d *date) bool {
	i := d.first - 1
	for i >= f.at.end && sc.among(i, partOpeners) {
		i--
	}
	if i < f.at.end || !(sc.isWord(i, ",") || sc.isWord(i, ";") || sc.isWord(i, "，") || sc.isWord(i, "；") || sc.isWord(i, ":") || sc.among(i+1, andWords)) {
		return false
	}
	for k := range sc.sums {
		s := &sc.sums[k]
		if s.first < d.end || sumClass[s.Kind] != sumUnit(f.Unit) && sumClass[s.Kind] != atMoney {
			continue
		}
		return s.first-d.end <= anotherReach && !sc.setApart(d.end, s.first) && !slices.ContainsFunc(sc.dates, func(o date) bool { return o.first >= d.end && o.end <= s.first })
	}
	return false
}

// partOpeners may stand between what parts a sentence and the date that opens its next part.
var partOpeners = wordSet("in by for during while whereas and but when the at until")

// anotherReach is how many words may stand between such a date and its number.
const anotherReach = 14

// eachItsOwn reports whether a date goes with a later amount as one of several that each
// have theirs behind them: "39% for 2021 and 60.5% for 2020".
func (sc *scene) eachItsOwn(at span, d *date) bool {
	if d.first < at.end {
		return false
	}
	own, others := false, 0
	for i := range sc.dates {
		for k := range sc.sums {
			if s, o := &sc.sums[k], &sc.dates[i]; s.end+1 == o.first && sc.among(s.end, ofTime) && s.first >= at.end {
				own = own || o == d
				others++
			}
		}
	}
	return own && others > 1
}

// ofTime stand between an amount and the time that it is of.
var ofTime = wordSet("for in during")

// toldThen reports whether a month is when something was said or published rather
// than what the number is of: "in its ranking, published in April", "in March it had
// predicted 109 billion".
func (r *reading) toldThen(sc *scene, d *date, at span) bool {
	if d.Date.Precision != data.PrecisionMonth {
		return false
	}
	for it := range sc.each(r.c.issue, r.c.cameout, r.c.predict) {
		if between := (span{min(it.end, d.end), max(it.first, d.first)}); gap(it.span, d.span) <= 2 && !between.contains(at.first) {
			return true
		}
	}
	return false
}

// besideTheResult reports whether a date stands behind a company's number and behind a
// dash or a semicolon, with no number of its own: "down 28% - the projects are signed
// off in 4Q".
func (r *reading) besideTheResult(sc *scene, f *figureDraft, d *date) bool {
	if !financial(f.Metric) || f.market {
		return false
	}
	for i := d.first - 1; i > f.at.end; i-- {
		if apartMarks.At(&sc.toks[i]) && !token.Touches(&sc.toks[i-1], &sc.toks[i]) || sc.toks[i].Lower == ";" {
			return !slices.ContainsFunc(sc.sums, func(s sum) bool { return s.first > i })
		}
	}
	return false
}

var apartMarks = wordSet("- – —")

// setApart reports whether a semicolon stands within the tokens.
func (sc *scene) setApart(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.isWord(i, ";") || sc.isWord(i, "；") {
			return true
		}
	}
	return false
}

// sumWithin reports whether an amount stands within the tokens.
func (sc *scene) sumWithin(in span) bool {
	return slices.ContainsFunc(sc.sums, func(s sum) bool { return in.contains(s.first) })
}

// glancesBack reports whether a date by its distance from the period spoken of,
// "a year ago", is no period of an amount that stands apart from it.
func (sc *scene) glancesBack(d *date, at span) bool {
	if !d.Relative || !earlier[sc.word(d.end-1)] || d.Date.Precision == data.PrecisionDay {
		return false
	}
	if clause := sc.clauseOf(at.first); d.end <= at.first && clause.contains(d.first) && d.first-clause.first <= 1 && !sc.sumWithin(span{d.end, at.first}) {
		return false // "A year earlier the segment had booked 15 billion"
	}
	far := gap(d.span, at)
	if far == 1 && !sc.isWord(d.first-1, "because") && !sc.isWord(d.first-1, "as") {
		far = 0
	}
	return far > 0 || sc.clauseOf(d.first) != sc.clauseOf(at.first)
}

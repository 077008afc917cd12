package extract

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// What a number is: a result, an estimate or a forecast.

// kind tells a company's own past from an estimate and from a forecast.
func (r *reading) kind(sc *scene, f, last *figureDraft) {
	switch {
	case r.whole.house != "" && f.Issuer == r.whole.house && financial(f.Metric):
		f.Kind = data.ForecastKind
	case r.valued(sc, f):
		f.Kind = data.Estimate // "brokers valued it at 40 billion"
	case r.foretold(sc, f) && !sc.wasSaid(f.at), sc.estimateMark(f.Period), r.goesOnForecast(sc, f, last), r.partOfForecast(sc, f):
		f.Kind = data.ForecastKind
	case r.ownMaths(sc, f), r.rateOfOwnMaths(sc, f, last), r.countedByOthers(f):
		f.Kind = data.Estimate
	default:
		f.Kind = data.Actual
	}
}

// foretold reports whether the number is of a time to come or a word of growing,
// hoping or expecting looks forward to it.
func (r *reading) foretold(sc *scene, f *figureDraft) bool {
	if pub := r.doc.Published; f.Period.Known() && pub.Known() && f.Period.End > pub.End && f.Period.Start > pub.End {
		return true
	}
	if r.rangeAhead(sc, f) || r.stillRuns(sc, f) || sc.setAside(f) && (f.Metric == data.Capex || !sc.has(r.c.tenderw) && !sc.has(r.c.gov)) {
		return true
	}
	for it := range sc.eachOf(&r.futures) {
		if r.foretells(sc, *it, f) {
			return true
		}
	}
	return false
}

// stillRuns reports whether a result is of a time that was not over when the text was
// published, nor nearly: guidance for it, unless it is said to be so far.
func (r *reading) stillRuns(sc *scene, f *figureDraft) bool {
	wholeYear := f.market && f.Period.Precision == data.PrecisionYear // nobody has counted a market's year before it is over
	if !r.doc.Published.Known() || !wholeYear && (!financial(f.Metric) || f.Metric == data.Growth) || f.Period.Bound != data.Exactly || f.Period.End <= r.doc.Published.End+runsOn || !isPeriod(f.Period) {
		return false
	}
	return !sc.anyAmong(soFar)
}

// runsOn is how many days before its end a period is told of as over.
const runsOn = 31

var soFar = wordSet("already far yet ytd")

// setAside reports whether a sum is told as what is there to be spent: "earmarked 5
// billion", "5 billion is set aside".
func (sc *scene) setAside(f *figureDraft) bool {
	if f.Metric != data.InvestmentSum && f.Metric != data.Capex {
		return false
	}
	for i := max(0, f.at.first-setAsideReach); i < f.at.end+setAsideReach && i < len(sc.toks); i++ {
		if !f.at.contains(i) && sc.clauseOf(i) == sc.clauseOf(f.at.first) && (sc.among(i, earmarks) || sc.isWord(i, "budget") || sc.among(i, sets) && sc.isWord(i+1, "aside")) {
			return true
		}
	}
	return false
}

// rangeAhead reports whether a company's money is told as a range, in a paragraph whose sentences
// before announce what it expects: "We lift the outlook. Revenue now 9.1 to 9.3 billion".
func (r *reading) rangeAhead(sc *scene, f *figureDraft) bool {
	if f.Low == nil || f.High == nil || f.market || !financial(f.Metric) {
		return false
	}
	for i := sc.index; i >= 0 && i > sc.index-rangeBack && r.scenes[i].block == sc.block; i-- {
		for k := range r.scenes[i].toks {
			if r.scenes[i].among(k, outlookWords) {
				return true
			}
		}
	}
	return false
}

// rangeBack is how many sentences a range may stand behind the word of expecting.
const rangeBack = 3

var outlookWords = wordSet("lift lifts lifted raise raises raised keep keeps kept reaffirm reaffirms reaffirmed reiterates reiterated maintains maintained outlook guidance guide guides guided guiding forecast forecasts expect expects target targets")

// setAsideReach is how far from a sum it may say so.
const setAsideReach = 4

var (
	earmarks = wordSet("earmark earmarks earmarked earmarking budgeted budgets allotted allots")
	sets     = wordSet("set sets setting put puts putting")
)

// movedBefore reports whether a verb shortly before token i says how much something has grown or
// shrunk: "rose 8% to reach 7.8 billion" is over.
func (r *reading) movedBefore(sc *scene, i int) bool {
	for it := range sc.each(r.c.grow, r.c.shrink) {
		if it.form&pastForm != 0 && it.form&nounForm == 0 && it.end <= i && i-it.end <= movedReach {
			return true
		}
	}
	return false
}

// movedReach is how far such a verb may stand before what was reached.
const movedReach = 14

// foretells reports whether a word that looks forward does so to the number.
func (r *reading) foretells(sc *scene, it item, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	heads := it.class == r.c.goal && sc.heads(it, clause)
	if !clause.contains(it.first) && !heads || it.first > f.at.first+12 {
		return false
	}
	before, distance := it.end <= f.at.first, f.at.first-it.end
	spent := (f.Metric == data.InvestmentSum || f.Metric == data.Capex) && it.class == r.c.planned
	if spent && it.first >= f.at.end && it.first-f.at.end <= 1 {
		return true // "4.7 billion yuan will go into a center"
	}
	if before && sc.hasWord(span{it.end, f.at.first}, meeting) {
		return false
	}
	switch it.class {
	case r.c.futuregrow:
		return !managed[sc.word(it.first-1)] && !(sc.isWord(it.first, "to") && r.movedBefore(sc, it.first))
	case r.c.goal:
		missed := it.first >= f.at.end && r.saysThat(sc, f.at.end, it.first)
		near := 4
		if strings.HasPrefix(sc.word(it.first), "guide") {
			near = 9 // "guides to full-year 2022 revenue of between …"
		}
		return heads || missed || before && distance <= near
	}
	if sees(sc.word(it.first)) && r.isOver(f.Period) {
		return false // "it sees spending of $3 billion for last quarter"
	}
	reach := foretoldReach
	if spent {
		reach = spendingReach
	}
	return before && distance <= reach && r.futureTense(sc, it)
}

// How far behind a word of expecting a number stands at most, and behind one of planning what is
// to be spent: "will erect a data center with 4,000 cabinets in the north of the city at a cost of".
const (
	foretoldReach = 12
	spendingReach = 20
)

// meeting are what one does with a goal that one has got to: "its target by reaching 19%".
var meeting = wordSet("reaching hitting meeting achieving passing topping exceeding beating")

// valued reports whether the amount is what unnamed analysts think a thing worth.
func (r *reading) valued(sc *scene, f *figureDraft) bool {
	return f.rule == "value.money" && sc.hasIn(r.c.valuers, sc.clauseOf(f.at.first))
}

// heads reports whether the item heads what a colon opens: "guidance for 2023:
// revenue of …".
func (sc *scene) heads(it item, clause span) bool {
	return it.end <= clause.first && clause.first-it.end <= 4 && sc.isWord(clause.first-1, ":")
}

// ownMaths reports whether the clause gives the number as the writer's own sum.
func (r *reading) ownMaths(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	for it := range sc.each(r.c.ourmaths) {
		if clause.contains(it.first) && !(it.first >= f.at.end && r.comparesAt(sc, it.first)) {
			return true // but what is told "vs. our estimate" is another's
		}
	}
	return false
}

// comparesAt reports whether a word of comparing stands right before token i.
func (r *reading) comparesAt(sc *scene, i int) bool {
	for i--; sc.isWord(i, ".") || sc.isWord(i, "with") || sc.isWord(i, "to"); i-- {
	}
	return sc.among(i, comparers) || sc.isWord(i, "compared") || beats.At(&sc.toks[max(0, i)])
}

// rateOfOwnMaths reports whether the number is the rate of the writer's own sum right
// before it.
func (r *reading) rateOfOwnMaths(sc *scene, f, last *figureDraft) bool {
	return last != nil && last.scene == f.scene && f.Metric == data.Growth && f.at.first-last.at.end <= 4 && r.ownMaths(sc, last)
}

// countedByOthers reports whether others than the company itself count such a number.
func (r *reading) countedByOthers(f *figureDraft) bool {
	return f.market || f.Metric == data.MarketShare || f.Metric == data.MarketSize || f.Issuer != "" && r.isResearch(f.Issuer)
}

// managed are the words before "to grow" that make it a thing done.
var managed = map[string]bool{"able": true, "managed": true, "continued": true, "began": true, "started": true, "helped": true, "went": true, "enough": true}

// estimateMark reports whether the period stands in the sentence with the letter
// of an estimate: "2023E", "FY21E".
func (sc *scene) estimateMark(period data.Date) bool {
	for k := range sc.dates {
		d := &sc.dates[k]
		if period.Known() && (d.Date.Point() == period || d.Date.End+1 == period.Start && sc.isWord(d.end+1, "/")) && marked(sc.toks, d.end) {
			return true
		}
	}
	return false
}

// marked reports whether token i is an E or F written to the year before it.
func marked(toks []token.Token, i int) bool {
	return i > 0 && i < len(toks) && toks[i].Start == toks[i-1].End && (toks[i].Lower == "e" || toks[i].Lower == "f")
}

// goesOnForecast reports whether the sentence just foretold something of the same
// period and goes on so, without a verb of its own or with one in the present:
// "is set to fall 1%, but the rest rises 35% to 45 billion yuan".
func (r *reading) goesOnForecast(sc *scene, f, last *figureDraft) bool {
	if last == nil || last.scene != f.scene || last.Kind != data.ForecastKind || !f.Period.Known() || f.Period != last.Period {
		return false
	}
	if f.Metric == data.Growth && !last.compared && f.at.first-last.at.end <= maxAside {
		return true // "to 2.1-2.2bn, i.e. +39-46% Y/Y"
	}
	if sc.clauseOf(last.at.first) == sc.clauseOf(f.at.first) {
		return last.compared == f.compared && f.at.first-last.at.end <= 4
	}
	return f.cue.end > f.cue.first && strings.HasSuffix(sc.toks[f.cue.first].Lower, "s") && f.cue.end <= f.at.first
}

// saysThat reports whether the words are "… that the company": the amount is what
// somebody had hoped for.
func (r *reading) saysThat(sc *scene, from, to int) bool {
	that := false
	for i := from; i < to && i < from+10; i++ {
		if sc.toks[i].Lower == "," {
			return false
		}
		that = that || sc.toks[i].Lower == "that"
	}
	return that
}

// futureTense reports whether a planning or expecting word looks forward here;
// "estimates that X was" and "saw" do not.
func (r *reading) futureTense(sc *scene, it item) bool {
	if it.class == r.c.planned {
		return true
	}
	switch sc.toks[it.first].Lower {
	case "project", "projects", "model", "models", "guide", "guides": // these are nouns more often
		return it.first > 0 && (sc.part[it.first-1]&partOrg != 0 || foretellers[sc.toks[it.first-1].Lower]) || sc.isWord(it.end, "a")
	case "saw", "seen", "outlook", "reckons", "reckoned", "reckon", "put", "puts":
		return false
	}
	return true
}

// sees reports whether a word is of seeing, which one does in the past as well.
func sees(word string) bool { return word == "sees" || word == "see" }

// foretellers are words before a verb that could be a noun as well.
var foretellers = map[string]bool{"we": true, "it": true, "they": true, "analysts": true, "now": true, "also": true, "who": true, "to": true, "still": true, "mgmt": true, "management": true, "company": true, "firm": true, "guidance": true}

// isResearch reports whether the name is a research firm's. A story asks it of the
// same few names for each of its figures.
func (r *reading) isResearch(name string) bool {
	is, known := r.research[name]
	if !known {
		if r.research == nil {
			r.research = map[string]bool{}
		}
		if id, ok := r.reg.Resolve(name); ok {
			c := r.reg.Company(id)
			is = c != nil && c.Kind == data.Research
		}
		r.research[name] = is
	}
	return is
}

// partOfForecast reports whether an amount is told as a part of one that is foretold,
// "of that 45 billion for computing", or is the rate of such a part.
func (r *reading) partOfForecast(sc *scene, f *figureDraft) bool {
	last := r.figureBefore(f)
	if last == nil || last.Kind != data.ForecastKind || last.id != f.id {
		return false
	}
	for i := f.at.first - 1; i > last.at.end; i-- {
		if sc.partOf(i + 1) {
			return true
		}
	}
	return f.Metric == data.Growth && last.cue.first < last.at.first && last.Metric == data.Capex && f.at.first-last.at.end <= 6
}

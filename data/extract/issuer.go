package extract

import (
	"cmp"
	"slices"
	"strings"

	"yunshi/data"
)

// Who states a number: a research firm, a public body, analysts, or the company itself.

// issuer finds who states the number: a research firm in the sentence, the firm
// that the sentences before quote, or the company about itself.
func (r *reading) issuer(sc *scene, f, last *figureDraft) {
	f.Reporter = r.doc.Publisher
	switch {
	case r.houseSpeaks(sc, f):
		f.Issuer = r.whole.house
	case r.valued(sc, f):
		f.Issuer = cmp.Or(r.quotedIn(sc, f), unnamedAnalysts) // "analysts at Morningstar value it at …"
	default:
		f.Issuer = r.teller(sc, f, last)
	}
	if f.Issuer == "" && f.id != "" && !f.market && f.Metric != data.MarketShare {
		f.Issuer = r.ownVoice(sc, f)
	}
}

// teller is who the text says states the number, here or before, or "".
func (r *reading) teller(sc *scene, f, last *figureDraft) string {
	if who := r.voice(sc, f); who != "" {
		return who
	}
	switch {
	case r.sameTeller(f, last):
		return last.Issuer
	case f.market && r.ownReport() && sc.has(r.c.first) && len(r.mains) > 0:
		return string(r.root(r.mains[0])) // "our own estimate of the market", in a call
	case r.studyLists(sc, f):
		return r.quotedBefore(f.scene)
	case f.market, f.Metric == data.MarketShare, studied[f.Metric] && r.researchTells(sc, f):
		return r.quotedBefore(f.scene)
	}
	return ""
}

// sameTeller reports whether who stated the figure before states this one: but for the
// house of a note, and what one company says of itself it doesn't say of the next.
func (r *reading) sameTeller(f, last *figureDraft) bool {
	if last == nil || last.Issuer == "" || last.Issuer == r.whole.house || last.Issuer == unnamedAnalysts {
		return false
	}
	return f.market || f.id == last.id || last.Issuer != string(last.id)
}

// researchTells reports whether a company's number is a research firm's, in a story that
// tells such numbers.
func (r *reading) researchTells(sc *scene, f *figureDraft) bool {
	return r.researchStory() && r.studyBegun(&r.scenes[f.scene]) && (f.Metric != data.Revenue || r.studyGoesOn(sc)) && !sc.reportsItself(f.id, f.at.first)
}

// studyLists reports whether a study that the text speaks of tells a company's number: "The
// study lists 2.9 billion yuan for X".
func (r *reading) studyLists(sc *scene, f *figureDraft) bool {
	if !studied[f.Metric] || !r.isResearch(r.quotedBefore(f.scene)) {
		return false
	}
	for it := range sc.each(r.c.research) {
		if (sc.isWord(it.first-1, "the") || sc.isWord(it.first-1, "its")) && it.first <= 2 && sc.among(it.end, lists) {
			return true
		}
	}
	return false
}

// lists are what a study does with companies' numbers.
var lists = wordSet("lists list has puts gives shows credits counts finds estimates reckons says names ranks")

// researchStory reports whether the document tells a research firm's numbers: the
// first of its figures is one.
func (r *reading) researchStory() bool {
	return len(r.figures) > 0 && r.isResearch(r.figures[0].Issuer)
}

// studyBegun reports whether a research firm has been named up to a sentence, or is in its
// paragraph: what a company tells before one is named is its own.
func (r *reading) studyBegun(sc *scene) bool {
	if sc.quoted != "" || sc.isHeading() {
		return true
	}
	for i := sc.index; i < len(r.scenes) && r.scenes[i].block == sc.block; i++ {
		if r.scenes[i].has(atResearch) {
			return true
		}
	}
	return false
}

// studied are the metrics of companies that research firms count as well.
var studied = map[data.Metric]bool{data.Growth: true, data.MarketSize: true, data.Revenue: true}

// studyGoesOn reports whether the paragraph has told a researcher's numbers before: what
// a company took in is else its own to tell.
func (r *reading) studyGoesOn(sc *scene) bool {
	last := r.lastFigure()
	return r.scenes[last.scene].block == sc.block && r.isResearch(last.Issuer)
}

// reportsItself reports whether a company is said to tell its number itself, "Alibaba
// itself reported".
func (sc *scene) reportsItself(id data.CompanyID, until int) bool {
	for i := range sc.orgs {
		if o := &sc.orgs[i]; o.id == id && o.end < until && (sc.isWord(o.end, "itself") || sc.among(o.end, selfReport)) {
			return true
		}
	}
	return false
}

var selfReport = wordSet("reported posted booked disclosed announced")

// ownVoice is who tells a company's own number: itself, the parent that publishes
// its results, or the parent that puts money into it.
func (r *reading) ownVoice(sc *scene, f *figureDraft) string {
	if p := r.root(f.id); f.Metric == data.InvestmentSum && p != f.id && sc.actsBefore(p, f.at.first) {
		return string(p)
	}
	if financial(f.Metric) || f.rule == marginTold {
		return r.ownIssuer(f.id)
	}
	return string(f.id)
}

// actsBefore reports whether the sentence names the company before token i.
func (sc *scene) actsBefore(id data.CompanyID, i int) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && o.end <= i && !o.aside && !o.meant })
}

// financial reports whether a unit's listed parent publishes the metric for it.
func financial(m data.Metric) bool {
	switch m {
	case data.Revenue, data.ProfitLoss, data.Growth, data.RevenueShare, data.Capex:
		return true
	}
	return false
}

// ownIssuer is who publishes a company's own numbers: the listed parent for a
// unit, the company itself otherwise.
func (r *reading) ownIssuer(id data.CompanyID) string {
	if c := r.reg.Company(id); c != nil && c.Parent != "" && r.cloudCompany(id) {
		if p := r.reg.Company(c.Parent); p != nil && len(p.Aliases) > 0 && c.Name(data.Ticker) == "" && (r.named[c.Parent] > 0 || r.owners[c.Parent]) {
			return string(c.Parent)
		}
	}
	return string(id)
}

// unnamedAnalysts is who thinks what a thing is worth where nobody is named.
const unnamedAnalysts = "analysts"

// voice is a research firm or a public body that the sentence quotes.
func (r *reading) voice(sc *scene, f *figureDraft) string {
	best := r.quotedIn(sc, f)
	if best == "" {
		best = r.publicMeant(sc)
	}
	if best != "" {
		return best
	}
	if who := r.unknownCounter(sc, f); who != "" {
		return who
	}
	for o := range sc.actorsNamed() {
		if r.accordBefore(sc, o.span) {
			return string(o.id)
		}
	}
	if f.Metric == data.MarketShare || f.Metric == data.Customers {
		return r.speaker(sc, f)
	}
	return ""
}

// quotedIn is the research firm or the quoted public body nearest to the number in
// its sentence.
func (r *reading) quotedIn(sc *scene, f *figureDraft) string {
	best, low := "", tooFar
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if !r.counts(sc, o, f) {
			continue
		}
		cost := gap(o.span, f.at)
		if c := sc.clauseOf(o.first); c != sc.clauseOf(f.at.first) {
			if (boundaries.At(&sc.toks[c.first]) || sc.isWord(c.first, "that")) && !r.accordBefore(sc, span{c.first, c.first}) {
				continue // "…, which IDC believes" speaks of something else
			}
			cost += 3
		}
		if sc.setApart(min(o.end, f.at.end), max(o.first, f.at.first)) {
			cost += overClause // "A 27%, IDC says; CCID's list has B at 20%"
		}
		if ownNumber[f.Metric] && !f.market && sc.tellsApart(o.first, f.at.end) {
			continue // "earned 20 billion, and it held 38 percent of the market, according to IDC"
		}
		if cost < low {
			best, low = string(o.id), cost
		}
	}
	return best
}

// counts reports whether a research firm or a quoted public body may be who counts: not
// one "with CICC as sponsor", nor a bank that itself puts money in.
func (r *reading) counts(sc *scene, o *org, f *figureDraft) bool {
	switch o.kind {
	case data.Research:
		if against := sc.among(o.first-1, undatedComparers) || sc.versusDot(o.first-1); against && !sc.isWord(o.first-1, "from") {
			return f.at.first >= o.end && f.at.first-o.end <= 1 // "revenue was 29.6 bln vs Refinitiv 29.3 bln"
		}
		return !sc.serves(o.span) && !sc.owns(o.first) && !sc.leavesOut(o.end) && (f.Metric != data.InvestmentSum || r.quoted(sc, o.span))
	case data.Public:
		return r.quoted(sc, o.span)
	}
	return false
}

// owns reports whether the name at token i is only told as whom another firm belongs to: "A,
// now part of B", "A, a unit of B", "A, which belongs to B".
func (sc *scene) owns(i int) bool {
	if sc.isWord(i-1, "the") {
		i--
	}
	switch sc.word(i - 1) {
	case "of":
		return sc.among(i-2, belonging)
	case "by":
		return sc.isWord(i-2, "owned") || sc.isWord(i-2, "acquired")
	case "to":
		return sc.isWord(i-2, "belongs") || sc.isWord(i-2, "belonging")
	}
	return false
}

var belonging = wordSet("part unit subsidiary arm division brand")

// leavesOut reports whether the verb at token i is denied: "a company that X doesn't list".
func (sc *scene) leavesOut(i int) bool {
	if sc.among(i, stillWords) {
		i++
	}
	next := sc.word(i + 1)
	return sc.among(i, doWords) && (strings.HasSuffix(sc.word(i), "n't") || next == "not" || next == "never" || next == "'t" || next == "n't" || next == "'")
}

var (
	doWords    = wordSet("does did do doesn't didn't don't has hasn't doesn didn don hasn")
	stillWords = wordSet("itself still")
)

// ownNumber are the metrics of which a company tells first.
var ownNumber = map[data.Metric]bool{data.Revenue: true, data.ProfitLoss: true}

// tellsApart reports whether "and" opens another clause, with an amount of its own, before
// the one who counts at token i: what stands before it is not of that count.
func (sc *scene) tellsApart(i, from int) bool {
	for _, c := range sc.clauses {
		if c.first > from && c.first <= i && (sc.isWord(c.first-1, "and") || sc.isWord(c.first, "and")) {
			return sc.sumWithin(span{c.first, i})
		}
	}
	return false
}

// bankRoles are what banks are to a company that raises money.
var bankRoles = wordSet("sponsor sponsors underwriter underwriters bookrunner bookrunners adviser advisers advisor advisors arranger arrangers coordinator coordinators handle handles underwrite underwrites arranged handled")

// serves reports whether a bank is named for its services rather than its numbers.
func (sc *scene) serves(bank span) bool {
	for i := bank.end; i < len(sc.toks) && i <= bank.end+6; i++ {
		if bankRoles.At(&sc.toks[i]) {
			return true
		}
	}
	return false
}

// speaker is the company that says what the sentence says: "the unit says …".
func (r *reading) speaker(sc *scene, f *figureDraft) string {
	for it := range sc.each(r.c.say) {
		for o := range sc.actors() {
			if !o.aside && o.end <= it.first && it.first-o.end <= 1 {
				if who := r.quotedBefore(sc.index); o.meant && o.id != f.id && who != "" {
					return who // "it says", of others' numbers
				}
				return string(o.id)
			}
		}
	}
	return ""
}

// quoted reports whether a word of saying or "according to" stands beside.
func (r *reading) quoted(sc *scene, s span) bool {
	behind := sc.behindRelative(s.end)
	for it := range sc.each(r.c.say, r.c.estimate) {
		if it.first >= s.end && it.first-s.end <= 3 || it.first >= behind && it.first-behind <= 1 {
			return true
		}
	}
	return r.accordBefore(sc, s)
}

// behindRelative is the token behind what is told of a name that ends before token i, or i:
// "the ministry (MIIT), which drew up the plan, said", "X, a market watcher, forecasts".
func (sc *scene) behindRelative(i int) int {
	open := sc.behindAside(i)
	if !sc.isWord(open, ",") || !sc.among(open+1, describing) {
		return open
	}
	for k := open + 2; k < len(sc.toks) && k < open+maxRelative; k++ {
		if sc.isWord(k, ",") {
			return k + 1
		}
	}
	return open
}

// describing are the words that open what is told of a name behind a comma.
var describing = wordSet("which who whose a an the")

// maxRelative is how many tokens a relative clause behind a name has at most.
const maxRelative = 14

func (r *reading) accordBefore(sc *scene, s span) bool {
	reach := 3
	if sc.isWord(s.first-1, "by") || sc.isWord(s.first-1, "the") && sc.isWord(s.first-2, "by") {
		reach = 8 // "according to a plan made public by the ministry"
	}
	for it := range sc.each(r.c.accord) {
		if it.end <= s.first && s.first-it.end <= reach {
			return true
		}
	}
	return false
}

// publicMeant is the public body that "according to the ministry" means: the one
// named last.
func (r *reading) publicMeant(sc *scene) string {
	for it := range sc.each(r.c.gov) {
		says := sc.isWord(it.first-1, "the") && !sc.isWord(it.end, "-") && r.quoted(sc, it.span) // "the ministry says"
		if !says && !r.accordBefore(sc, it.span) || sc.hasAt(it.span, atGov) {
			continue
		}
		for k := sc.index; k >= 0 && k >= sc.index-lookBack; k-- {
			for n := len(r.scenes[k].orgs) - 1; n >= 0; n-- {
				if o := &r.scenes[k].orgs[n]; o.kind == data.Public {
					return string(o.id)
				}
			}
		}
	}
	return ""
}

// quotedBefore is the research firm or the public body that the document last quoted before the
// sentence, or else quotes at all when it quotes only one.
func (r *reading) quotedBefore(scene int) string {
	if who := r.scenes[scene].quoted; who != "" {
		return who
	}
	return r.whole.onlyQuoted
}

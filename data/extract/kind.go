package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// What a number is, a result, an estimate or a forecast, and who says it.

// kind tells a company's own past from an estimate and from a forecast.
func (r *reading) kind(sc *scene, f, last *figureDraft) {
	clause := sc.clauseOf(f.at.first)
	future := f.Period.Known() && r.doc.Published.Known() && f.Period.End > r.doc.Published.End && f.Period.Start > r.doc.Published.Start
	items, futures := sc.whereAny(&r.futures), &r.futures
	for k := range items {
		if !futures.has(items[k].class) {
			continue
		}
		it := items[k]
		if !clause.contains(it.first) && !(it.class == r.c.goal && sc.heads(it, clause)) || it.first > f.at.first+12 {
			continue
		}
		switch it.class {
		case r.c.futuregrow:
			future = future || !managed[at(sc.toks, it.first-1)]
		case r.c.goal:
			future = future || sc.heads(it, clause)
			missed := it.first >= f.at.end && r.saysThat(sc, f.at.end, it.first)
			future = future || missed || it.end <= f.at.first && f.at.first-it.end <= 4
		case r.c.planned, r.c.predict:
			if it.end <= f.at.first && f.at.first-it.end <= 12 && r.futureTense(sc, it) {
				future = true
			}
		}
	}
	ownMaths := r.ownMaths(sc, f)
	switch {
	case r.whole.house != "" && f.Issuer == r.whole.house && financial(f.Metric):
		f.Kind = data.ForecastKind
	case r.valued(sc, f):
		f.Kind = data.Estimate // "brokers valued it at 40 billion"
	case future && !sc.wasSaid(f.at), sc.estimateMark(f.Period), r.goesOnForecast(sc, f, last), r.partOfForecast(sc, f):
		f.Kind = data.ForecastKind
	case ownMaths, last != nil && last.scene == f.scene && f.Metric == data.Growth && r.ownMaths(sc, last) && f.at.first-last.at.end <= 4:
		f.Kind = data.Estimate
	case f.market || f.Metric == data.MarketShare || f.Metric == data.MarketSize:
		f.Kind = data.Estimate
	case f.Issuer != "" && r.isResearch(f.Issuer):
		f.Kind = data.Estimate
	default:
		f.Kind = data.Actual
	}
}

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
	return sc.hasIn(r.c.ourmaths, sc.clauseOf(f.at.first))
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
	case "sees", "see":
		return true
	}
	return true
}

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

// issuer finds who states the number: a research firm in the sentence, the firm
// that the sentences before quote, or the company about itself.
func (r *reading) issuer(sc *scene, f, last *figureDraft) {
	if r.houseSpeaks(sc, f) {
		f.Issuer, f.Reporter = r.whole.house, r.doc.Publisher
		return
	}
	if r.valued(sc, f) {
		f.Issuer, f.Reporter = unnamedAnalysts, r.doc.Publisher
		return
	}
	if who := r.voice(sc, f); who != "" {
		f.Issuer = who
	} else if last != nil && last.Issuer != "" && last.Issuer != r.whole.house && !(last.Issuer == string(last.id) && f.id != last.id && !f.market) {
		f.Issuer = last.Issuer // but what one company says of itself it doesn't say of the next
	} else if f.market && r.ownReport() && sc.has(r.c.first) && len(r.mains) > 0 {
		f.Issuer = string(r.root(r.mains[0])) // "our own estimate of the market", in a call
	} else if f.market || f.Metric == data.MarketShare || studied[f.Metric] && r.researchStory() {
		f.Issuer = r.quotedBefore(f.scene)
	}
	if f.Issuer == "" && f.id != "" && !f.market && f.Metric != data.MarketShare {
		f.Issuer = r.ownVoice(sc, f)
	}
	f.Reporter = r.doc.Publisher
}

// ownVoice is who tells a company's own number: itself, the parent that publishes
// its results, or the parent that puts money into it.
func (r *reading) ownVoice(sc *scene, f *figureDraft) string {
	if p := r.root(f.id); f.Metric == data.InvestmentSum && p != f.id && sc.actsBefore(p, f.at.first) {
		return string(p)
	}
	if financial(f.Metric) {
		return r.ownIssuer(f.id)
	}
	return string(f.id)
}

// actsBefore reports whether the sentence names the company before token i.
func (sc *scene) actsBefore(id data.CompanyID, i int) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && o.end <= i && !o.aside && !o.meant })
}

// publicMeant is the public body that "according to the ministry" means: the one
// named last.
func (r *reading) publicMeant(sc *scene) string {
	for _, it := range sc.where(r.c.gov) {
		if it.class != r.c.gov || !r.accordBefore(sc, it.span) || sc.hasAt(it.span, atGov) {
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

// unnamedAnalysts is who thinks what a thing is worth where nobody is named.
const unnamedAnalysts = "analysts"

// partOfForecast reports whether an amount is told as a part of one that is foretold,
// "of that 45 billion for computing", or is the rate of such a part.
func (r *reading) partOfForecast(sc *scene, f *figureDraft) bool {
	if len(r.figures) == 0 {
		return false
	}
	last := r.figures[len(r.figures)-1]
	if last.scene != f.scene || last.Kind != data.ForecastKind || last.id != f.id {
		return false
	}
	for i := f.at.first - 1; i > last.at.end; i-- {
		if sc.partOf(i + 1) {
			return true
		}
	}
	return f.Metric == data.Growth && last.cue.first < last.at.first && last.Metric == data.Capex && f.at.first-last.at.end <= 6
}

// studied are the metrics of companies that research firms count as well.
var studied = map[data.Metric]bool{data.Growth: true, data.MarketSize: true, data.Revenue: true}

// financial reports whether a unit's listed parent publishes the metric for it.
func financial(m data.Metric) bool {
	switch m {
	case data.Revenue, data.ProfitLoss, data.Growth, data.RevenueShare, data.Capex:
		return true
	}
	return false
}

// researchStory reports whether the document tells a research firm's numbers: the
// first of its figures is one.
func (r *reading) researchStory() bool {
	return len(r.figures) > 0 && r.isResearch(r.figures[0].Issuer)
}

// ownIssuer is who publishes a company's own numbers: the listed parent for a
// unit, the company itself otherwise.
func (r *reading) ownIssuer(id data.CompanyID) string {
	if c := r.reg.Company(id); c != nil && c.Parent != "" && r.cloudCompany(id) {
		if p := r.reg.Company(c.Parent); p != nil && len(p.Aliases) > 0 && c.Name(data.Ticker) == "" && r.named[c.Parent] > 0 {
			return string(c.Parent)
		}
	}
	return string(id)
}

// voice is a research firm or a public body that the sentence quotes.
func (r *reading) voice(sc *scene, f *figureDraft) string {
	best := r.quotedIn(sc, f)
	if best == "" {
		best = r.publicMeant(sc)
	}
	if best != "" {
		return best
	}
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if o.kind == data.Actor && !o.meant && r.accordBefore(sc, o.span) {
			return string(o.id)
		}
	}
	if f.Metric == data.MarketShare || f.Metric == data.Customers {
		return r.speaker(sc)
	}
	return ""
}

// quotedIn is the research firm or the quoted public body nearest to the number in
// its sentence.
func (r *reading) quotedIn(sc *scene, f *figureDraft) string {
	best, low := "", 1<<30
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if o.kind != data.Research && o.kind != data.Public {
			continue
		}
		if o.kind == data.Research && (sc.serves(o.span) || f.Metric == data.InvestmentSum && !r.quoted(sc, o.span)) {
			continue // "with CICC as sponsor"; a bank that puts money in counts nobody's
		}
		cost := gap(o.span, f.at)
		if c := sc.clauseOf(o.first); c != sc.clauseOf(f.at.first) {
			if boundaries.At(&sc.toks[c.first]) || sc.isWord(c.first, "that") {
				continue // "…, which IDC believes" speaks of something else
			}
			cost += 3
		}
		if o.kind == data.Public && !r.quoted(sc, o.span) {
			continue
		}
		if cost < low {
			best, low = string(o.id), cost
		}
	}
	return best
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
func (r *reading) speaker(sc *scene) string {
	for _, it := range sc.where(r.c.say) {
		if it.class != r.c.say {
			continue
		}
		for k := range sc.orgs {
			o := &sc.orgs[k]
			if o.kind == data.Actor && !o.aside && o.end <= it.first && it.first-o.end <= 1 {
				return string(o.id)
			}
		}
	}
	return ""
}

// quoted reports whether a word of saying or "according to" stands beside.
func (r *reading) quoted(sc *scene, s span) bool {
	for _, it := range sc.where(r.c.say, r.c.estimate) {
		if (it.class == r.c.say || it.class == r.c.estimate) && it.first >= s.end && it.first-s.end <= 3 {
			return true
		}
	}
	return r.accordBefore(sc, s)
}

func (r *reading) accordBefore(sc *scene, s span) bool {
	reach := 3
	if sc.isWord(s.first-1, "by") || sc.isWord(s.first-1, "the") && sc.isWord(s.first-2, "by") {
		reach = 8 // "according to a plan made public by the ministry"
	}
	for _, it := range sc.where(r.c.accord) {
		if it.class == r.c.accord && it.end <= s.first && s.first-it.end <= reach {
			return true
		}
	}
	return false
}

// quotedBefore is the research firm or the public body that the document last quoted before the
// sentence, or else quotes at all when it quotes only one.
func (r *reading) quotedBefore(scene int) string {
	if who := r.scenes[scene].quoted; who != "" {
		return who
	}
	return r.whole.onlyQuoted
}

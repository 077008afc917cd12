package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Numbers that several companies share, and shares whose holder is none.

// joint names the companies that share one number, so that it never stands for
// one of them: "A, B and C had 74% between them", "the three grew 28%".
func (r *reading) joint(sc *scene, f *figureDraft) string {
	if f.Metric != data.MarketShare && f.Metric != data.Growth && f.Metric != data.Revenue {
		return ""
	}
	clause := sc.clauseOf(f.at.first)
	if sc.namedAt(f.at) || !sc.hasIn(r.c.together, clause) && (!r.allThree(sc, clause) || sc.eachNamed(clause)) {
		return ""
	}
	var names []string
	for o := range sc.actorsNamed() {
		if !o.aside && clause.contains(o.first) && !slices.Contains(names, string(o.id)) {
			names = append(names, string(o.id))
		}
	}
	f.shared = true
	switch len(names) {
	case 0:
		return r.jointlyMeant(sc, f.at)
	case 1:
		return ""
	}
	return joinNames(names)
}

// namedAt reports whether a company stands right before an amount, as in a list of whose is what:
// "the top five are A 29.9%, B 12.1%, … together 70%".
func (sc *scene) namedAt(at span) bool {
	end := at.first
	if sc.isWord(end-1, "with") && sc.among(end-2, ranked) {
		end -= 2 // "X second with 17.6%"
	}
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.end == end && !o.meant })
}

// eachNamed reports whether a company stands right before one of a clause's amounts.
func (sc *scene) eachNamed(clause span) bool {
	return slices.ContainsFunc(sc.sums, func(s sum) bool { return clause.contains(s.first) && sc.namedAt(s.span) })
}

var ranked = wordSet("first second third fourth fifth sixth seventh eighth ninth tenth last")

// allThree reports whether the clause speaks of three or more together: not of one of them,
// "the smallest of the three carriers".
func (r *reading) allThree(sc *scene, clause span) bool {
	for it := range sc.each(r.c.three) {
		of := it.first - 1
		if sc.isWord(of, "the") {
			of--
		}
		one := sc.isWord(of, "of") && (sc.among(of-1, oneOf) || strings.HasSuffix(sc.word(of-1), "est"))
		if clause.contains(it.first) && !one {
			return true
		}
	}
	return false
}

// oneOf is which one of several.
var oneOf = wordSet("one each first second third last none any leader youngest laggard")

// sharers are the companies whose number a shared revenue is: those that its sentence
// names or, where it says "all three", whose own for the same time the text tells next.
func (r *reading) sharers(f *figureDraft) (out []data.CompanyID) {
	sc := &r.scenes[f.scene]
	if out = sc.namedActors(r.room, nil); len(out) > 1 {
		return out
	}
	out = nil
	for _, g := range r.figures {
		if g.scene >= f.scene && g.scene <= f.scene+sharersReach && g.id != "" && g.Metric == data.Revenue && g.Kind == data.Actual && g.Period == f.Period {
			out = appendNew(out, g.id)
		}
	}
	return out
}

// sharedResult reports whether a figure is a revenue that several companies have reported
// together.
func (r *reading) sharedResult(f *figureDraft) bool {
	return f.shared && f.Metric == data.Revenue && f.Kind == data.Actual && f.Period.Known() && len(r.sharers(f)) > 1
}

// sharersReach is how many sentences behind a shared number its parts may be told.
const sharersReach = 6

// jointlyMeant is what the sentence calls those who share a number and are not named:
// the top three, "the five biggest".
func (r *reading) jointlyMeant(sc *scene, at span) string {
	if sc.has(r.c.three) {
		return "Top three"
	}
	if it := r.holdersBeside(sc, at); it != nil {
		return strings.ToLower(r.phrase(sc, it.span))
	}
	named := ""
	for it := range sc.each(atCount, r.c.ordinal) {
		if it.end <= at.first && sc.clauseOf(it.first) == sc.clauseOf(at.first) {
			named = r.phrase(sc, it.span)
		}
	}
	return named
}

// namelessShare names the holder of a share that is no company: "services bought
// by government bodies", "the top three". Nothing is made up: a share without a
// holder that can be named is left out.
func (r *reading) namelessShare(sc *scene, f *figureDraft) string {
	for it := range sc.each(r.c.gov, r.c.three) {
		if it.end <= f.at.first {
			return strings.ToLower(r.phrase(sc, it.span))
		}
	}
	if of := sc.countryOf(f, r.c.china); of != "" {
		return of
	}
	if it := r.holdersBeside(sc, f.at); it != nil {
		return strings.ToLower(r.phrase(sc, it.span))
	}
	if r.marketNamed(sc) && !sc.namesActor() && f.rule != shareBeside.id && f.rule != "share.hold" {
		return r.marketGeo(sc, f.at) + " " + "cloud computing"
	}
	return ""
}

// holdersBeside are the vendors of a sort that a clause names as those whose share it is, or nil:
// "the five biggest have 77 percent", "foreign providers".
func (r *reading) holdersBeside(sc *scene, at span) (found *item) {
	clause := sc.clauseOf(at.first)
	for i := range sc.items {
		it := &sc.items[i]
		if it.class == r.c.vendorset && clause.contains(it.first) && (it.end <= at.first || gap(at, it.span) <= forReach) {
			found = it
		}
	}
	return found
}

// countryOf is China where its share of the world is told: "China's slice of global
// spending is 12%", "put China at 10% of global spending".
func (sc *scene) countryOf(f *figureDraft, china class) string {
	world := false
	for i := range sc.toks {
		world = world || worldwide.At(&sc.toks[i])
	}
	for it := range sc.each(china) {
		if world && it.first < f.at.first && sc.isWord(it.first, "china") {
			return "China"
		}
	}
	for i := 1; world && i < f.at.first; i++ {
		if (sc.isWord(i, "country") || sc.isWord(i, "mainland")) && sc.isWord(i-1, "the") {
			return "China"
		}
	}
	return ""
}

// goesTo is who gets what a share is told of first: "a third of the market belongs to X".
func (r *reading) goesTo(sc *scene, at span) *org {
	for it := range sc.each(r.c.goesto) {
		if o := sc.actorAfter(it.end); it.first >= at.end && o != nil && o.first-it.end <= 1 {
			return o
		}
	}
	return nil
}

// goesToThing is to what a share is told to go that is no company, or "": "two thirds of it goes to
// private clouds, X's deputy manager said".
func (r *reading) goesToThing(sc *scene, f *figureDraft) string {
	if f.rule != goesToRule || !sc.isWord(f.cue.end-1, "to") {
		return ""
	}
	end := f.cue.end
	for end < len(sc.toks) && sc.toks[end].Kind == token.Word && !sc.verbAt(end) {
		end++
	}
	thing := span{f.cue.end, end}
	if thing.first == end || sc.hasIn(atOrg, thing) || sc.hasWord(thing, refersBack) || !sc.isHeading() && slices.ContainsFunc(sc.toks[thing.first:end], func(t token.Token) bool { return t.Upper }) {
		return ""
	}
	return strings.ToLower(r.phrase(sc, thing))
}

// goesToRule is the rule of shares that stand before whom they go to.
const goesToRule = "share.goesto"

var refersBack = wordSet("it them they who whom us him her another others whoever one")

// countryPays reports whether a research firm tells what a country spends on the cloud, in
// a sentence that names no company: "X put cloud spending in China at US$7.3 billion".
func (r *reading) countryPays(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	if !sc.hasIn(r.c.cloud, clause) || sc.hasIn(atOrg, span{0, f.at.first}) {
		return false
	}
	if !sc.has(atResearch) {
		return !sc.hasActor() && r.nation(sc, span{clause.first, f.at.first}) // "spending on cloud by Chinese manufacturers was 40 billion"
	}
	return !sc.namesActor() && r.nation(sc, clause) || sc.hasIn(atResearch, span{0, f.at.first}) && sc.hasIn(r.c.marketsz, span{0, f.at.first}) && !sc.has(r.c.rivals)
}

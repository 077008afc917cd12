package extract

import (
	"slices"

	"yunshi/data"
)

// Who takes part in an event.

// takingPart gives the companies of an event, or false where the rule asks for
// others or for more.
func (r *reading) takingPart(sc *scene, rule *eventRule, typ data.EventType, anchor, clause span) ([]data.CompanyID, bool) {
	switch {
	case rule.nobody:
		return nil, true
	case sc.entry && typ == data.Investment:
		return sc.inRound(r.room), true
	}
	found := r.hasSubject(sc, anchor, clause)
	switch {
	case rule.named && !sc.namedBefore(anchor.first, clause),
		rule.subj && !found && !(rule.focus && len(sc.focus) > 0),
		own[typ] && sc.strangerActs(anchor, clause):
		return nil, false
	}
	out := r.askedFor(sc, rule, r.participants(sc, anchor, clause, typ), anchor, clause)
	if !found && rule.focus || len(out) == 0 && rule.acts {
		switch {
		case typ != data.LegalSecurity && r.othersAct(sc, anchor, clause):
			return nil, false
		case len(out) == 0 && rule.focus && r.ofNobody(sc, typ):
			return nil, true
		}
		out = spokenOfToo(sc, out)
	}
	if !r.enough(sc, rule, typ, out) {
		return nil, false
	}
	if typ == data.Listing && len(out) > 2 {
		out = r.whoLists(out)
	}
	return r.withUnit(sc, out), true
}

// whoLists is of several that a sentence on a listing names the one that is listed, with its
// owner and units: whom the story is about, or else who is named first. The others are its
// backers and clients.
func (r *reading) whoLists(companies []data.CompanyID) []data.CompanyID {
	who := companies[0]
	if len(r.about) > 0 && slices.Contains(companies, r.about[0]) {
		who = r.about[0]
	}
	return slices.DeleteFunc(companies, func(id data.CompanyID) bool { return r.root(id) != r.root(who) })
}

// ofNobody reports whether a sentence that names nobody tells a law or a count of the
// market, which are of none of whom the text speaks of.
func (r *reading) ofNobody(sc *scene, typ data.EventType) bool {
	return typ == data.Policy || numbersOf[typ] && sc.ofTheMarket(r)
}

// ofTheMarket reports whether a sentence that names nobody, and means nobody, tells a count:
// who counts speaks, or the market is named.
func (sc *scene) ofTheMarket(r *reading) bool {
	return !sc.hasActor() && !sc.has(r.c.profit) && !sc.has(r.c.loss) && !sc.has(r.c.revenue) && !sc.has(r.c.capex) && (sc.has(atResearch) || r.marketNamed(sc) && sc.has(atMoney))
}

// enough reports whether as many take part as the rule wants, and those whom it wants.
func (r *reading) enough(sc *scene, rule *eventRule, typ data.EventType, companies []data.CompanyID) bool {
	if len(companies) == 0 && typ != data.Policy || rule.cloudOrg && !r.hasSeller(sc, companies) || rule.policy == befalls && !r.anySells(companies) {
		return false
	}
	return r.parties(typ, companies) >= rule.orgs
}

// askedFor adds to the participants, or leaves out of them, whom the rule wants so.
func (r *reading) askedFor(sc *scene, rule *eventRule, out []data.CompanyID, anchor, clause span) []data.CompanyID {
	if len(out) < rule.orgs {
		out = r.besideColon(sc, clause, out)
	}
	if rule.parents {
		out = slices.DeleteFunc(out, func(id data.CompanyID) bool { return sc.onlyAfter(id, anchor) })
	}
	if rule.vendor && len(sc.focus) > 0 {
		out = r.room.addTo(out, sc.focus[0])
	}
	if rule.host {
		out = r.withHost(sc, out)
	}
	return out
}

// spokenOfToo puts whom the text is speaking of before those whom the sentence names: not
// whom it names but in passing.
func spokenOfToo(sc *scene, named []data.CompanyID) []data.CompanyID {
	out := slices.Clone(sc.focus)
	if len(named) > 0 {
		out = slices.DeleteFunc(out, func(id data.CompanyID) bool {
			return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && o.aside }) && !slices.Contains(named, id)
		})
	}
	for _, id := range named {
		out = appendNew(out, id)
	}
	return out
}

// hasSeller reports whether it is plain who of the companies sells clouds: one lives
// by it, or one of several does it among other things, or does it where a public body or
// customers of no name are told of.
func (r *reading) hasSeller(sc *scene, companies []data.CompanyID) bool {
	if slices.ContainsFunc(companies, r.ofTrade) {
		return true
	}
	sellers := 0
	for _, id := range companies {
		if r.sellsCloud(id) {
			sellers++
		}
	}
	return sellers == 1 && (len(companies) > 1 || (sc.has(r.c.cloud) || sc.has(r.c.contract)) && (sc.has(r.c.tenderw) || sc.has(atGov)))
}

// besideColon adds who is named in the clause on the other side of a colon: "X has a
// partner: Y comes along".
func (r *reading) besideColon(sc *scene, clause span, to []data.CompanyID) []data.CompanyID {
	for o := range sc.actors() {
		c := sc.clauseOf(o.first)
		if !o.aside && (c.end == clause.first && sc.isWord(clause.first-1, ":") || c.first == clause.end && sc.isWord(clause.end-1, ":")) {
			to = r.room.addTo(to, o.id)
		}
	}
	return to
}

// allSell reports whether two companies take part that both sell clouds.
func (r *reading) allSell(companies []data.CompanyID) bool {
	return r.parties(data.CustomerWin, companies) == 2 &&
		!slices.ContainsFunc(companies, func(id data.CompanyID) bool { return !r.sellsCloud(id) })
}

// parties counts the companies that deal with each other: a group and its unit do not.
func (r *reading) parties(typ data.EventType, companies []data.CompanyID) int {
	if !bonds[typ] {
		return len(companies)
	}
	n := 0
	for i, id := range companies {
		if !slices.ContainsFunc(companies[:i], func(o data.CompanyID) bool { return r.root(o) == r.root(id) }) {
			n++
		}
	}
	return n
}

// othersAct reports whether somebody else than a company of ours acts in the clause:
// "most hire consultants", "banks bought servers".
func (r *reading) othersAct(sc *scene, anchor, clause span) bool {
	for it := range sc.each(r.c.others) {
		if clause.contains(it.first) && it.end <= anchor.first {
			return true
		}
	}
	return false
}

// own are types of deeds that a name before the verb does itself, though no table
// knows it; who steps down is named, too, but does it to a company.
var own = map[data.EventType]bool{
	data.Expansion: true, data.Launch: true, data.Acquisition: true, data.Investment: true, data.CustomerWin: true, data.Partnership: true,
}

// namedIn reports whether an actor is named in the clause, not only meant.
func (sc *scene) namedIn(clause span) bool {
	for o := range sc.actorsNamed() {
		if clause.contains(o.first) {
			return true
		}
	}
	return false
}

// strangerActs reports whether somebody who is no company of ours does it, and none of
// ours is named.
func (sc *scene) strangerActs(anchor, clause span) bool {
	return !sc.namedIn(clause) && (sc.unknownActs(anchor) || sc.publicActs(anchor, clause))
}

// unknownActs reports whether a name that no table knows stands right before the
// verb: "Apple broke ground".
func (sc *scene) unknownActs(anchor span) bool {
	at := anchor.first - 1
	for at > 0 && sc.among(at, auxiliaries) {
		at--
	}
	if at < 0 || !sc.toks[at].Upper || sc.part[at] != 0 || sc.placeAt(at) > 0 || sc.among(at, speakers) {
		return false
	}
	return !slices.ContainsFunc(sc.items, func(it item) bool { return it.contains(at) && it.class != atName })
}

// publicActs reports whether a public body is named before the verb: "the rules that
// the ministry put out".
func (sc *scene) publicActs(anchor, clause span) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return o.kind == data.Public && clause.contains(o.first) && o.end <= anchor.first
	})
}

var (
	auxiliaries = wordSet("has have had will would also since then now already is are was were")
	speakers    = wordSet("a an some any no each every one its their his her it they we he she the this that these those both who which there here then later also now and but")
)

// withUnit adds the cloud unit that the story is about to an owner who is only
// meant: of a story about the unit, "it" is both.
func (r *reading) withUnit(sc *scene, companies []data.CompanyID) []data.CompanyID {
	for _, id := range companies {
		if slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && (!o.meant || sc.ownerMeant(o.span)) }) {
			continue
		}
		for _, h := range r.heroes {
			if c := r.reg.Company(h); c != nil && c.Parent == id && r.cloudCompany(h) {
				return r.room.addTo(companies, h)
			}
		}
	}
	return companies
}

// hasSubject reports whether an actor stands before the anchor: in its clause,
// or earlier in the sentence where the clause goes on without a subject of its own.
func (r *reading) hasSubject(sc *scene, anchor, clause span) bool {
	for o := range sc.actors() {
		if !o.aside && o.first < anchor.first && !sc.elsewhere(o.first, clause) {
			return true
		}
	}
	return false
}

// namedBefore reports whether an actor is named before token i in its clause, or
// before the clause when the clause goes straight on with its verb.
func (sc *scene) namedBefore(i int, clause span) bool {
	for o := range sc.actorsNamed() {
		if !o.aside && o.first < i && (clause.contains(o.first) || i-clause.first <= 2) {
			return true
		}
	}
	return false
}

// participants are the actors of the clause and, where it has no subject of its
// own, of the clauses before it.
func (r *reading) participants(sc *scene, anchor, clause span, typ data.EventType) []data.CompanyID {
	var out []data.CompanyID
	complete := sc.complete(anchor, clause)
	orgs := r.inOrder(sc.orgs)
	for i := range orgs {
		o := &orgs[i]
		if !r.mayTakePart(sc, o, typ) || r.inRelative(sc, o, anchor) {
			continue
		}
		if clause.contains(o.first) || !complete && o.first < anchor.first && r.reaches(sc, o, clause, typ) {
			out = r.room.addTo(out, o.id)
			if o.parent != "" && !sc.namesAlone(o.id) {
				out = r.room.addTo(out, o.parent)
			}
		}
	}
	if typ == data.Investment && len(out) > 0 {
		out = r.investedIn(sc, anchor, r.backersBehind(sc, clause, out))
	}
	return r.alsoActing(sc, clause, out)
}

// alsoActing adds who does what an opening or a relative clause tells.
func (r *reading) alsoActing(sc *scene, clause span, to []data.CompanyID) []data.CompanyID {
	if o := sc.preluded(clause); o != nil && len(to) == 0 {
		to = r.room.addTo(to, o.id)
	}
	if o := sc.antecedentOf(clause); o != nil && sc.among(clause.first+1, relativeObjects) {
		to = r.room.addTo(to, o.id) // "…, with which it came to terms"
	}
	return to
}

// backersBehind adds whom a further clause of the sentence tells to have put the money in:
// "…, with X and Y sharing the lead", "…; Z led the round".
func (r *reading) backersBehind(sc *scene, clause span, to []data.CompanyID) []data.CompanyID {
	for _, c := range sc.clauses {
		if c.first < clause.end || !sc.hasIn(r.c.backers, c) && !sc.hasWord(c, leads) || sc.hasIn(atMoney, c) {
			continue
		}
		for k := range sc.orgs {
			if o := &sc.orgs[k]; c.contains(o.first) && r.mayTakePart(sc, o, data.Investment) {
				to = r.room.addTo(to, o.id)
			}
		}
	}
	return to
}

// investedIn adds whom the text is about, where backers put money into a round and nobody is
// named behind that: "X and others put 32 million into a third round".
func (r *reading) investedIn(sc *scene, anchor span, backers []data.CompanyID) []data.CompanyID {
	if len(sc.focus) == 0 || len(r.thread) == 0 && !slices.Contains(r.about, sc.focus[0]) || !sc.has(r.c.round) || !sc.has(atMoney) {
		return backers
	}
	for o := range sc.actors() {
		if o.first > anchor.first || o.meant {
			return backers
		}
	}
	return r.room.addTo(backers, sc.focus[0])
}

var leads = wordSet("lead leads led leading")

// namesAlone reports whether a unit is named by itself in the sentence: of "X Cloud, the cloud
// business of X, opened …" the owner does nothing.
func (sc *scene) namesAlone(unit data.CompanyID) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == unit && o.parent == "" && !o.meant })
}

var relativeObjects = wordSet("which whom")

// preluded is who does what an opening clause tells: "After opening its cloud, X …".
func (sc *scene) preluded(clause span) *org {
	if !sc.among(clause.first, preluding) {
		return nil
	}
	for o := range sc.actors() {
		if !o.aside && o.first == clause.end {
			return o
		}
	}
	return nil
}

// mayTakePart reports whether a company does something in events of the type: it acts,
// or is a broker that invests rather than is quoted.
func (r *reading) mayTakePart(sc *scene, o *org, typ data.EventType) bool {
	switch {
	case o.aside, o.meant && typ == data.Policy: // "it", of a public body's act, is the body
		return false
	case o.kind == data.Actor:
		return true
	}
	return typ == data.Investment && o.kind == data.Research && !r.quoted(sc, o.span)
}

// complete reports whether the clause itself names who takes part: its subject, or
// several.
func (sc *scene) complete(anchor, clause span) bool {
	own := 0
	for o := range sc.actors() {
		if o.aside || !clause.contains(o.first) {
			continue
		}
		if o.first < anchor.first {
			return true
		}
		own++
	}
	return own > 1 && !sc.goesOn(clause) && !sc.resumes(sc.clauseIndex(clause.first))
}

// reaches reports whether a company of a clause before takes part in the given one.
func (r *reading) reaches(sc *scene, o *org, clause span, typ data.EventType) bool {
	return !sc.elsewhere(o.first, clause) && !(alone[typ] && sc.goesOn(clause) && r.object(sc, o))
}

// alone are types of what a company does by itself.
var alone = map[data.EventType]bool{data.Expansion: true, data.Launch: true, data.Pricing: true, data.Listing: true, data.Other: true}

// goesOn reports whether a clause is but another deed of the subject before it.
func (sc *scene) goesOn(clause span) bool {
	if !sc.isWord(clause.first, "and") || clause.first == 0 {
		return false
	}
	at := sc.behindDate(clause.first + 1)
	if at >= len(sc.part) || sc.part[at] != 0 {
		return false
	}
	next := sc.word(at)
	return next == "will" || next == "has" || !sc.among(at, openers)
}

// object reports whether a company stands behind a verb of its clause that is
// none of saying: in what else its subject does, it takes no part.
func (r *reading) object(sc *scene, o *org) bool {
	c := sc.clauseOf(o.first)
	return slices.ContainsFunc(sc.itemsIn(span{c.first, o.first}), func(it item) bool {
		return it.form&pastForm != 0 && it.class != r.c.say && it.class != r.c.report && it.class != r.c.issue && it.end <= o.first
	})
}

// inOrder gives the companies in the order of the text: those that are meant were
// found after those that are named.
func (r *reading) inOrder(orgs []org) []org {
	for i := 1; i < len(orgs); i++ {
		if orgs[i].first < orgs[i-1].first {
			sorted := append(r.room.added[:0], orgs...)
			slices.SortStableFunc(sorted, func(a, b org) int { return a.first - b.first })
			r.room.added = sorted
			return sorted
		}
	}
	return orgs
}

// antecedentOf is the actor named last before a relative clause.
func (sc *scene) antecedentOf(clause span) *org {
	var best *org
	for o := range sc.actorsNamed() {
		if o.end <= clause.first && clause.first-o.end <= antecedent && (best == nil || o.first > best.first) {
			best = o
		}
	}
	return best
}

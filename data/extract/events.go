package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// draft is an event on its way.
type draft struct {
	rule      string
	typ       data.EventType
	believed  data.EventType // as which its sentence reads, too
	modality  data.Modality
	scene     int
	anchor    span
	clause    span
	companies []data.CompanyID
	date      data.Date
	reason    string
	place     string
	issuer    string
	figures   []*figureDraft
	heading   bool   // told by a title or a heading only
	titled    bool   // the document's title tells it too
	run       int    // the sentence that tells who runs what was opened
	lead      bool   // the first sentence tells it, whatever the evidence
	beside    *draft // the one found before it in its sentence, see eventsIn
}

// findEvents applies the event rules to each sentence, then lets the sentences
// around fill in what one does not say.
func (r *reading) findEvents() {
	r.index()
	for i := range r.scenes {
		if r.scenes[i].kind != data.Table && !r.addMembers(i) && r.onTopic(i) {
			r.sceneEvents(i)
		}
	}
}

// onTopic reports whether what the sentence tells concerns the cloud: it says so
// itself, its paragraph does, it stands in the lead of a story that does, or it is
// about the company that the story is about.
func (r *reading) onTopic(i int) bool {
	sc := &r.scenes[i]
	if sc.has(r.c.notcloud) {
		return false
	}
	return sc.topical || sc.nth == 0 || sc.nth == 1 || r.aboutMain(sc) || len(sc.focus) > 0 && r.cloudCompany(sc.focus[0]) ||
		r.techPolicy(sc) || r.whole.topical[sc.block] || r.whole.devoted
}

// aboutMain reports whether a sentence names or means whom the story is about, or is an
// item of its chronicle: "2014: …".
func (r *reading) aboutMain(sc *scene) bool {
	if len(r.mains) == 0 {
		return false
	}
	main := r.mains[0]
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == main && !o.aside }) ||
		len(sc.focus) > 0 && sc.focus[0] == main && r.chronicle(sc)
}

// techPolicy reports whether a sentence speaks of a state's measures on technology.
func (r *reading) techPolicy(sc *scene) bool {
	return sc.has(r.c.tech) && (sc.has(r.c.gov) || sc.has(atGov) || sc.has(r.c.tradeban) || sc.has(r.c.policy))
}

// sceneEvents finds at most one event a clause: the first rule that holds.
func (r *reading) sceneEvents(i int) {
	sc := &r.scenes[i]
	asked := sc.asked()
	var room [16]bool
	taken, left := append(room[:0], make([]bool, len(sc.clauses))...), len(sc.clauses)
	rules := r.anchored.of(&sc.set)
	if rules == (ruleSet{}) {
		return
	}
	chain := &r.room.chain
	chain.link(sc.items)
	r.room.lately = classes{}
	for k := max(0, i-2); k < i; k++ {
		r.room.lately.unite(&r.scenes[k].set)
	}
	for n := range rules.each {
		rule := &r.Reader.events[n]
		if left == 0 {
			return
		}
		if !rule.possible(&sc.set) {
			continue
		}
		for k := chain.head[rule.anchor]; k > 0; k = chain.next[k-1] {
			it := &sc.items[k-1]
			c := sc.clauseIndex(it.first)
			if taken[c] || it.first >= asked {
				continue
			}
			clause := sc.clauses[c]
			if rule.typ == data.Leadership {
				clause = sc.aroundRelative(c)
			}
			if d := r.try(i, rule, *it, clause); d != nil && r.believe(d) { // else another rule may fit the clause
				taken[c] = true
				left--
				r.tell(d)
				r.gapped(d)
				r.gappedPlaces(d)
			}
		}
	}
}

func (sc *scene) clauseIndex(i int) int {
	for c := range sc.clauses {
		if sc.clauses[c].contains(i) {
			return c
		}
	}
	return 0
}

// try makes an event of the anchor when the rule's conditions hold.
func (r *reading) try(scene int, rule *eventRule, anchor item, clause span) *draft {
	sc := &r.scenes[scene]
	if sc.supposed(anchor, rule.typ) || !r.applicable(sc, rule, anchor, sc.aroundRelative(sc.clauseIndex(anchor.first))) {
		return nil
	}
	typ := r.typeOf(rule, scene)
	if typ == "" || described(typ) && sc.describes(anchor, clause) {
		return nil
	}
	companies, ok := r.takingPart(sc, rule, typ, anchor.span, clause)
	if !ok || r.noNews(sc, typ, anchor, clause, companies) {
		return nil
	}
	if typ == data.CustomerWin && r.peers(sc, anchor.first, companies) {
		typ = data.Partnership
	}
	d := r.room.told.next()
	*d = draft{
		rule: rule.id, typ: typ, scene: scene, anchor: anchor.span, clause: clause, companies: companies,
		heading: sc.isHeading(),
	}
	if r.anaphoric(sc, anchor) {
		r.refine(d, sc)
		return nil
	}
	if d.modality = r.modality(sc, anchor.span, clause, rule.policy); d.modality == "" {
		return nil
	}
	if r.settle(d, sc); r.longPast(sc, d) || r.onlyTerms(sc, d) {
		return nil
	}
	return d
}

// peers reports whether of two that sell clouds neither is the other's customer: no money
// and no tender is told.
func (r *reading) peers(sc *scene, anchor int, companies []data.CompanyID) bool {
	return !sc.has(atMoney) && !r.tendered(sc, anchor) && r.allSell(companies)
}

// settle finds when and where an event happened; of a ranking, who counts whom.
func (r *reading) settle(d *draft, sc *scene) {
	if d.date, d.reason = r.eventDate(sc, d.anchor, d.clause, d.modality); !d.date.Known() && effective(d.typ) {
		d.date, d.reason = r.takesEffect(sc, d.anchor, d.clause)
	}
	r.giveNotice(d, sc)
	d.place = sc.placeNear(d.anchor)
	if d.typ == data.MarketData || d.typ == data.Forecast {
		r.rankingOf(d, sc)
	}
}

// typeOf is the type of the events that a rule finds in a sentence, or "".
func (r *reading) typeOf(rule *eventRule, scene int) data.EventType {
	again, ok := strings.CutPrefix(string(rule.typ), sameType)
	if typ := data.EventType(again); ok && !r.toldBefore(scene, typ) {
		return ""
	}
	return data.EventType(again)
}

// tendered reports whether the sentence speaks of a tender or of a public body, or a
// customer of no name acts before token i: two that sell clouds win what a city orders.
func (r *reading) tendered(sc *scene, i int) bool {
	return sc.has(r.c.tenderw) || sc.endsBefore(i, r.c.gov) || sc.endsBefore(i, atGov) || sc.endsBefore(i, r.c.customer)
}

// endsBefore reports whether a word of the class stands before token i.
func (sc *scene) endsBefore(i int, c class) bool {
	for it := range sc.each(c) {
		if it.end <= i {
			return true
		}
	}
	return false
}

// asked is where the question of a body's sentence begins, which tells nothing: its
// length where it asks nothing, and behind the dash of "X sold Y – remember?".
func (sc *scene) asked() int {
	n := len(sc.toks)
	if sc.kind != data.Body || !sc.isWord(n-1, "?") && !sc.isWord(n-1, "？") {
		return n
	}
	for i := n - 1; i > 0; i-- {
		if clauseMarks.At(&sc.toks[i]) || sc.isWord(i, ",") && sc.among(i+1, askingWords) && sc.among(i+2, askedOf) {
			return i
		}
	}
	return 0
}

// askingWords and what follows them open the question behind a statement: "it expects to
// break even in 2024, can it?"
var (
	askingWords = wordSet("can will is are does do could would has have")
	askedOf     = wordSet("it they this that he she we you")
)

// applicable reports whether the words around the anchor are as the rule asks.
func (r *reading) applicable(sc *scene, rule *eventRule, anchor item, clause span) bool {
	if sc.homograph(anchor) {
		return false
	}
	for n := range rule.conds {
		if !rule.conds[n].holds(sc, &r.room.chain, &r.room.lately, anchor, clause) {
			return false
		}
	}
	switch {
	case rule.actor && !r.actorFor(sc, anchor, clause) && !(rule.acts && r.spokenOf(sc)), rule.joint && !sc.joined(anchor.span), rule.minor && !sc.minority(anchor.span):
		return false
	case rule.dated && !r.newsDated(sc, clause):
		return false
	}
	// What somebody says in their own words is opinion, but for what "we" did.
	return rule.policy == dealt || !sc.inQuotes(anchor.first) || sc.hasIn(r.c.first, span{clause.first, anchor.first})
}

// minority reports whether less than half is what the verb at the anchor moves:
// "sold a 5% stake".
func (sc *scene) minority(anchor span) bool {
	return slices.ContainsFunc(sc.sums, func(s sum) bool {
		return sumClass[s.Kind] == atPercent && s.first >= anchor.end && s.first-anchor.end <= 3 && s.Value != nil && s.Value.Cmp(half) < 0
	})
}

// onlyAfter reports whether a company is named behind the anchor and not before it.
func (sc *scene) onlyAfter(id data.CompanyID, anchor span) bool {
	after := false
	for k := range sc.orgs {
		if o := &sc.orgs[k]; o.id == id {
			if o.first < anchor.first {
				return false
			}
			after = true
		}
	}
	return after
}

// joined reports whether two companies are joined as subjects before the anchor:
// "A and B will form", "A, together with B, set up".
func (sc *scene) joined(anchor span) bool {
	for a := range sc.actors() {
		if a.aside || a.end > anchor.first {
			continue
		}
		for b := range sc.actors() {
			if b.id != a.id && b.first > a.first && b.first < anchor.first && sc.joins(a.end, b.first) {
				return true
			}
		}
	}
	return false
}

// joins reports whether the words from one company to the next join them.
func (sc *scene) joins(from, to int) bool {
	joined := false
	for i := from; i < to; i++ {
		switch sc.toks[i].Lower {
		case "and", "&", "together", "jointly":
			joined = true
		case ";", ".", "but", "which", "that", "while", "said", "says":
			return false
		}
	}
	return joined && to-from <= joinReach
}

// joinReach is how many words may stand between two companies that act together.
const joinReach = 8

// ranking adds those whom a ranking compares with, too: "number six, behind X and Y".
func (r *reading) ranking(sc *scene, to []data.CompanyID) []data.CompanyID {
	for k := range sc.orgs {
		if o := &sc.orgs[k]; o.kind == data.Actor && !o.meant && o.aside && r.sellsCloud(o.id) && !slices.Contains(to, o.id) && !r.unitIn(to, o.id) && sc.placed(r, o) {
			to = r.room.addTo(to, o.id)
		}
	}
	return to
}

// placed reports whether "behind" or "ahead of" stands shortly before a company.
func (sc *scene) placed(r *reading, o *org) bool {
	for it := range sc.each(r.c.rivals) {
		if it.end <= o.first && o.first-it.end <= placeReach && (sc.isWord(it.first, "behind") || sc.isWord(it.first, "ahead")) {
			return true
		}
	}
	for i := max(0, o.first-placeReach); i+1 < o.first; i++ {
		if sc.isWord(i+1, "by") && (sc.isWord(i, "followed") || sc.isWord(i, "trailed")) {
			return true
		}
	}
	return false
}

// placeReach is how many words a list behind "ahead of" may have.
const placeReach = 16

// sameType begins the type of rules that hold only where an event of that type was
// told just before: one raises money, the next did too.
const sameType = "="

// toldBefore reports whether the last event told is of the type, and of a sentence
// shortly before.
func (r *reading) toldBefore(scene int, typ data.EventType) bool {
	n := len(r.events)
	return n > 0 && scene-r.events[n-1].scene <= nearby && r.events[n-1].typ == typ
}

// inQuotes reports whether token i stands in a quotation of more than a few words.
func (sc *scene) inQuotes(i int) bool {
	if sc.quotes == unasked {
		sc.quotes = answered(sc.anyAmong(openingQuotes))
	}
	if sc.quotes == no {
		return false
	}
	open := -1
	for k := range sc.toks {
		t := &sc.toks[k]
		switch {
		case t.Kind != token.Punct:
		case t.Lower == "“" || t.Lower == "\"" && open < 0:
			open = k
		case open >= 0 && (t.Lower == "”" || t.Lower == "\""):
			if open < i && i < k && k-open > 5 {
				return true
			}
			open = -1
		}
	}
	return open >= 0 && open < i
}

var openingQuotes = wordSet("“ \"")

// anaphoric reports whether the anchor is a noun that points back to an event
// told before: "the partnership will …".
func (r *reading) anaphoric(sc *scene, anchor item) bool {
	if anchor.first == 0 || anchor.class != r.c.deal || sc.isWord(anchor.end, "of") || sc.isWord(anchor.end, "between") {
		return false // "the alliance of X and Y" is none that was told before
	}
	for it := range sc.each(r.c.definite) {
		if it.end == anchor.first {
			return true
		}
	}
	return false
}

// refine gives the last event of the type the date that a later sentence tells.
func (r *reading) refine(d *draft, sc *scene) {
	if len(r.events) == 0 {
		return
	}
	last := r.events[len(r.events)-1]
	if last.typ == d.typ && !last.date.Known() && d.scene-last.scene <= 3 {
		last.date, last.reason = r.eventDate(sc, d.anchor, d.clause, last.modality)
	}
}

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
	heading   bool // told by a title or a heading only
	titled    bool // the document's title tells it too
	lead      bool // the first sentence tells it, whatever the evidence
}

// findEvents applies the event rules to each sentence, then lets the sentences
// around fill in what one does not say.
func (r *reading) findEvents() {
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
	if sc.topical || sc.nth == 0 || sc.nth == 1 {
		return true
	}
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if len(r.mains) > 0 && o.id == r.mains[0] && !o.aside {
			return true
		}
	}
	if len(sc.focus) > 0 && len(r.mains) > 0 && sc.focus[0] == r.mains[0] && r.chronicle(sc) {
		return true // "2014: …", of whom the story is about
	}
	if len(sc.focus) > 0 && r.cloudCompany(sc.focus[0]) || sc.has(r.c.tech) && (sc.has(r.c.gov) || sc.has(atGov) || sc.has(r.c.tradeban)) {
		return true
	}
	return r.whole.topical[sc.block] || r.whole.devoted
}

// sceneEvents finds at most one event a clause: the first rule that holds.
func (r *reading) sceneEvents(i int) {
	sc := &r.scenes[i]
	if sc.asks() {
		return
	}
	var room [16]bool
	taken, left := append(room[:0], make([]bool, len(sc.clauses))...), len(sc.clauses)
	chain := &r.room.chain
	chain.link(sc.items)
	rules := r.anchored.of(&sc.set)
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
			if taken[c] {
				continue
			}
			clause := sc.clauses[c]
			if rule.typ == data.Leadership {
				clause = sc.aroundRelative(c)
			}
			if d := r.try(i, rule, *it, clause); d != nil {
				taken[c] = true
				left--
				r.events = append(r.events, d)
				r.gapped(d)
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
	if !r.applicable(sc, rule, anchor, clause) {
		return nil
	}
	typ := rule.typ
	if again, ok := strings.CutPrefix(string(typ), sameType); ok {
		if typ = data.EventType(again); !r.toldBefore(scene, typ) {
			return nil
		}
	}
	companies, ok := r.takingPart(sc, rule, typ, anchor.span, clause)
	if typ == "" || !ok || described(typ) && sc.describes(anchor, clause) {
		return nil
	}
	if typ == data.CustomerWin && !sc.has(atMoney) && r.allSell(companies) {
		typ = data.Partnership // of two that sell clouds, neither is the other's customer
	}
	d := r.room.told.next()
	*d = draft{
		rule: rule.id, typ: typ, scene: scene, anchor: anchor.span, clause: clause, companies: companies,
		heading: sc.kind == data.Title || sc.kind == data.Heading,
	}
	if r.anaphoric(sc, anchor) {
		r.refine(d, sc)
		return nil
	}
	if d.modality = r.modality(sc, anchor.span, clause, rule.policy); d.modality == "" {
		return nil
	}
	if d.date, d.reason = r.eventDate(sc, anchor.span, clause, d.modality); !d.date.Known() && effective(typ) {
		d.date, d.reason = r.takesEffect(sc, anchor.span, clause)
	}
	d.place = sc.placeNear(anchor.span)
	if d.typ == data.MarketData || d.typ == data.Forecast {
		r.rankingOf(d, sc)
	}
	return d
}

// asks reports whether a sentence of the body is a question, which tells nothing.
func (sc *scene) asks() bool {
	n := len(sc.toks)
	return sc.kind == data.Body && (sc.isWord(n-1, "?") || sc.isWord(n-1, "？"))
}

// applicable reports whether the words around the anchor are as the rule asks.
func (r *reading) applicable(sc *scene, rule *eventRule, anchor item, clause span) bool {
	if sc.homograph(anchor) {
		return false
	}
	for n := range rule.conds {
		if !rule.conds[n].holds(sc, &r.room.chain, anchor, clause) {
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
		return sumClass[s.Kind] == atPercent && s.first >= anchor.end && s.first-anchor.end <= 3 && s.Value != nil && s.Value.Cmp(fifty) < 0
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
	for k := range sc.orgs {
		a := &sc.orgs[k]
		if a.kind != data.Actor || a.aside || a.end > anchor.first {
			continue
		}
		for n := range sc.orgs {
			b := &sc.orgs[n]
			if b.kind == data.Actor && b.id != a.id && b.first > a.first && b.first < anchor.first && sc.joins(a.end, b.first) {
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

// withHost adds the company whose site or service was told of last.
func (r *reading) withHost(sc *scene, to []data.CompanyID) []data.CompanyID {
	for k := len(r.events) - 1; k >= 0; k-- {
		d := r.events[k]
		if sc.index-d.scene > lookBack {
			break
		}
		if (d.typ == data.Expansion || d.typ == data.Launch) && len(d.companies) > 0 {
			return appendNew(to, d.companies[0])
		}
	}
	return to
}

// rankingOf completes a ranking or a forecast told in one sentence: who counts,
// who is counted, and when it came out, never the period that it reports.
func (r *reading) rankingOf(d *draft, sc *scene) {
	d.issuer = sc.researcher()
	d.companies = sc.namedActors(r.room, d.companies)
	if d.date, d.reason = r.rankingDate(sc); !d.date.Known() && d.typ == data.Forecast {
		d.date, d.reason = r.releaseDate(d.scene)
	}
}

// namedActors adds the actors that the sentence names.
func (sc *scene) namedActors(room *room, to []data.CompanyID) []data.CompanyID {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.kind == data.Actor && !o.aside && !o.meant {
			to = room.addTo(to, o.id)
		}
	}
	return to
}

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

// researcher is the first research firm that the sentence names.
func (sc *scene) researcher() string {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.kind == data.Research {
			return string(o.id)
		}
	}
	return ""
}

// addMembers adds the companies of a sentence that only goes on with the event
// before it: a list of who takes part ("Those included …"), or the next places
// of a ranking.
func (r *reading) addMembers(scene int) bool {
	if len(r.events) == 0 {
		return false
	}
	sc, last := &r.scenes[scene], r.events[len(r.events)-1]
	ranking := last.typ == data.MarketData && last.scene == scene-1 && sc.has(r.c.ordinal) && !sc.has(atResearch)
	list := scene-last.scene <= 1 && sc.has(r.c.member) && slices.ContainsFunc(sc.items, func(it item) bool { return it.class == r.c.member && it.first <= 1 })
	if last.typ == data.Investment && scene-last.scene <= 1 && sc.has(r.c.backers) && !sc.has(atMoney) && !r.chronicle(sc) {
		for k := range sc.orgs { // banks too: "CICC led it and was joined by …"
			if o := &sc.orgs[k]; !o.aside && !o.meant && (o.kind == data.Actor || o.kind == data.Research) {
				last.companies = appendNew(last.companies, o.id)
			}
		}
		return true
	}
	if !ranking && !list {
		return false
	}
	last.companies = sc.namedActors(r.room, last.companies)
	return true
}

// anaphoric reports whether the anchor is a noun that points back to an event
// told before: "the partnership will …".
func (r *reading) anaphoric(sc *scene, anchor item) bool {
	if anchor.first == 0 || anchor.class != r.c.deal || sc.isWord(anchor.end, "of") || sc.isWord(anchor.end, "between") {
		return false // "the alliance of X and Y" is none that was told before
	}
	for _, it := range sc.where(r.c.definite) {
		if it.class == r.c.definite && it.end == anchor.first {
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

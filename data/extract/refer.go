package extract

import (
	"cmp"
	"slices"
	"sort"

	"yunshi/data"
	"yunshi/data/token"
)

// resolveReferences adds to each sentence the companies that it means without
// naming them: "the company", "it", "the pair". It keeps a focus, as reading
// does: the last sentence's subject, and the last two that acted together.
func (r *reading) resolveReferences() {
	var focus []data.CompanyID
	var pair couple
	var left []data.CompanyID // whom the sentence before went on from, and means all the same
	r.heroes = r.titleActors()
	r.about = r.aboutWhom()
	r.openThread()
	if len(r.mains) > 0 && r.namedEarly(r.mains[0]) {
		focus = r.mains[:1]
	}
	for i := range r.scenes {
		sc := &r.scenes[i]
		focus = r.focusAt(i, focus, left)
		left = nil
		sc.focus = focus
		if sc.kind == data.Table {
			continue
		}
		r.markAsides(sc)
		if sc.kind == data.Heading && !sc.hasActor() {
			continue
		}
		r.units(sc)
		r.readEntry(sc)
		added := r.resolve(sc, focus, pair)
		focus = r.backToHost(sc, focus, added)
		if who := sc.subjects(r.room); len(who) > 0 && !r.stays(sc) && !r.beside(sc, who[0], focus) {
			if len(focus) > 0 && slices.ContainsFunc(added, func(o org) bool { return o.id == focus[0] && o.id != who[0] }) {
				left = focus // "A second one, X, joined forces with the group."
			}
			r.passing = r.passes(sc, who[0], focus)
			focus = who[:1]
			if len(who) > 1 {
				pair = couple{who, i}
			}
		} else if only := cmp.Or(r.onlyOwner(sc), sc.topicAlone(), r.ledAlone(sc)); only != "" {
			focus = []data.CompanyID{only}
		}
	}
}

// resolve adds to a sentence those that its words mean, and gives them.
func (r *reading) resolve(sc *scene, focus []data.CompanyID, pair couple) []org {
	added := r.room.added[:0]
	for it := range sc.eachOf(&r.refers) {
		if counter := r.counterMeant(sc, *it); counter != "" {
			added = append(added, org{span: it.span, id: counter, meant: true, kind: data.Research})
			continue
		}
		for _, id := range r.meant(sc, *it, focus, pair, added) {
			added = append(added, org{span: it.span, id: id, meant: true, kind: data.Actor})
		}
	}
	if len(added) > 0 {
		r.add(sc, added)
	}
	r.room.added = added
	return added
}

// focusAt is whom the text speaks of when scene i begins: whom it spoke of before, or those to
// whom a paragraph goes back.
func (r *reading) focusAt(i int, focus, left []data.CompanyID) []data.CompanyID {
	if r.turnsBack(i, focus) {
		focus = r.about[:1]
	} else if left != nil && len(r.heroes) == 0 && r.scenes[i].block != r.scenes[i-1].block {
		focus = left
	}
	if thread := r.backToThread(i, focus); thread != nil {
		return thread
	}
	return focus
}

// namedEarly reports whether a company is named before the text has gone far: a sentence
// that names nobody can't mean one that is yet to come.
func (r *reading) namedEarly(id data.CompanyID) bool {
	body := 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind == data.Body {
			body++
		}
		if body > earlyReach {
			return false
		}
		if slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id }) {
			return true
		}
	}
	return true
}

// earlyReach is within how many sentences whom a text speaks of is named.
const earlyReach = 3

// titleActors are the actors that the title names, most mentioned first.
func (r *reading) titleActors() []data.CompanyID {
	var in, out []data.CompanyID
	for i := range r.scenes {
		if r.scenes[i].kind == data.Title {
			in = r.scenes[i].namedActors(r.room, in)
		}
	}
	for _, id := range r.mains {
		if slices.Contains(in, id) {
			out = append(out, id)
		}
	}
	return out
}

// aboutWhom are whom the story is about: those whom the title names or, where it names none,
// the one that is named far more often than any other.
func (r *reading) aboutWhom() []data.CompanyID {
	switch {
	case len(r.heroes) > 0:
		return r.heroes
	case len(r.mains) == 0 || !r.namedEarly(r.mains[0]),
		len(r.mains) > 1 && r.named[r.mains[0]] < inPassingShare*r.named[r.mains[1]]:
		return nil
	}
	return r.mains[:1]
}

// chronicle reports whether a sentence is an item that opens with its date and a
// sign, "2014: …", "May 2015 - …": such a list stays with whom it is about.
func (r *reading) chronicle(sc *scene) bool {
	return sc.entry || r.whole.chronicle && len(r.thread) > 0 && sc.opensDated() || len(sc.dates) > 0 && sc.dates[0].first == 0 && sc.among(sc.dates[0].end, datedSigns)
}

var datedSigns = wordSet(": - – — |")

// add gives the scene more companies, in room of its own.
func (r *reading) add(sc *scene, added []org) {
	m := r.room
	m.orgs = with(m.orgs, len(sc.orgs)+len(added))
	orgs := len(m.orgs)
	m.orgs, m.mentions = append(append(m.orgs, sc.orgs...), added...), m.mentions[:0]
	for i, o := range added {
		m.mentions = append(m.mentions, item{class: classOf(o.kind), span: o.span, ref: int32(len(sc.orgs) + i)})
	}
	sc.orgs = since(m.orgs, orgs)
	r.insert(sc, m.mentions)
}

// units reads "the Alibaba Group unit" and "the unit of Alibaba Group" as the unit that the
// document names.
func (r *reading) units(sc *scene) {
	for i := range sc.orgs {
		o := &sc.orgs[i]
		before := sc.isWord(o.first-1, "the") && r.isUnitWord(sc.word(o.end))
		behind := sc.isWord(o.first-1, "of") && r.isUnitWord(sc.word(o.first-2)) && sc.isWord(o.first-3, "the")
		if !before && !behind {
			continue
		}
		if unit := r.unitOf([]data.CompanyID{o.id}); unit != "" && unit != o.id {
			o.parent, o.id, o.is = o.id, unit, r.reg.Company(unit)
		}
	}
}

// protagonists are the document's companies by how often they are named; the
// title's come first.
func (r *reading) protagonists() []data.CompanyID {
	count := map[data.CompanyID]int{}
	var order []data.CompanyID
	for i := range r.scenes {
		weight := 1
		if r.scenes[i].kind == data.Title {
			weight = 5
		}
		for o := range r.scenes[i].actors() {
			if r.scenes[i].hyphened(o.end) {
				continue // "Alibaba-backed Qiniu" is Qiniu
			}
			if count[o.id] == 0 {
				order = append(order, o.id)
			}
			count[o.id] += weight
		}
	}
	r.named, r.owners = count, map[data.CompanyID]bool{}
	for i := range r.scenes {
		for k := range r.scenes[i].orgs {
			if p := r.scenes[i].orgs[k].parent; p != "" {
				r.owners[p] = true
			}
		}
	}
	if on := cmp.Or(r.coveredIn(), r.speakerOfHead()); on != "" {
		if count[on] == 0 {
			order = append(order, on)
		}
		count[on] += coveredWeight
	}
	sort.SliceStable(order, func(i, j int) bool { return count[order[i]] > count[order[j]] })
	return order
}

// hyphened reports whether a hyphen stands at token i without a space before it.
func (sc *scene) hyphened(i int) bool {
	return sc.isWord(i, "-") && sc.toks[i].Start == sc.toks[i-1].End
}

func appendNew(ids []data.CompanyID, id data.CompanyID) []data.CompanyID {
	for _, have := range ids {
		if have == id {
			return ids
		}
	}
	if ids == nil {
		ids = make([]data.CompanyID, 0, 4)
	}
	return append(ids, id)
}

// meant resolves one item to the companies that it stands for.
func (r *reading) meant(sc *scene, it item, focus []data.CompanyID, pair couple, added []org) []data.CompanyID {
	switch it.class {
	case r.c.pair:
		return r.meantByPair(sc, it, focus, pair)
	case r.c.itself, r.c.plural:
		return r.meantByIt(sc, it, focus, pair, added)
	case r.c.first:
		if r.companySpeaks(sc, it) {
			return r.mains[:1]
		}
	case r.c.orghead:
		if r.definiteHead(sc, it) {
			if said := r.saysBehind(sc, it.end); said != "" && it.first <= openingWords {
				return []data.CompanyID{said}
			}
			return r.headed(sc, it, r.byOrigin(sc, it.first, r.goesBack(sc, it, focus)))
		}
	}
	return nil
}

// companySpeaks reports whether "we" is the company that the story is about, rather than
// an analyst, or one company speaking of another.
func (r *reading) companySpeaks(sc *scene, we item) bool {
	switch {
	case r.whole.house != "", len(r.mains) == 0, len(r.heroes) == 0 && r.scenes[0].kind == data.Title:
		return false
	case sc.has(atResearch), sc.has(r.c.predict) && !r.ownReport():
		return false
	case r.whole.owner != "" && r.whole.owner == r.mains[0]:
		return true // on its own call
	}
	return sc.actorBefore(we.first, nil) == ""
}

// ownCloud is the unit that "its cloud unit" names, of the given owner, or else
// the owner.
func (r *reading) ownCloud(sc *scene, its item, owner data.CompanyID) data.CompanyID {
	if !sc.isWord(its.first, "its") || !sc.isWord(its.end, "cloud") {
		return owner
	}
	for i := its.end + 1; i <= its.end+2; i++ {
		if unit := r.reg.CloudUnit(owner); unit != "" && r.isUnitWord(sc.word(i)) {
			return unit
		}
	}
	return owner
}

// ownReport reports whether the title is of a company's results or call: "we" is
// the company.
func (r *reading) ownReport() bool {
	return r.scenes[0].kind == data.Title && r.scenes[0].has(r.c.result) && r.scenes[0].hasActor()
}

// headed resolves "the group" to the parent, "the unit" to the unit, and any
// other head noun to the focus.
func (r *reading) headed(sc *scene, it item, focus []data.CompanyID) []data.CompanyID {
	head := sc.word(it.first)
	if unit := r.unitOfGroup(sc, it, focus); unit != "" {
		return []data.CompanyID{unit}
	}
	if len(focus) > 0 && (head == "group" || head == "conglomerate" || sc.isWord(it.first-1, "parent")) {
		if c := r.reg.Company(focus[0]); c != nil && c.Parent != "" && sc.isWord(it.first-1, "parent") {
			return []data.CompanyID{c.Parent}
		}
		return []data.CompanyID{r.groupOf(focus[0])}
	}
	if carriers[head] {
		for _, id := range append(slices.Clip(focus), r.mains...) {
			if isCarrier(id) {
				return []data.CompanyID{id}
			}
		}
	}
	if r.isUnitWord(head) || sc.isWord(it.first-1, "cloud") {
		if unit := r.unitOf(focus); unit != "" {
			return []data.CompanyID{unit}
		}
		if unit := r.unnamedUnit(focus); unit != "" && r.isUnitWord(head) && sc.isWord(it.first-1, "cloud") {
			return []data.CompanyID{unit}
		}
	}
	return focus
}

var (
	carriers     = map[string]bool{"carrier": true, "telco": true}
	carrierNames = wordSet("mobile telecom unicom telekom telefonica vodafone orange singtel tel telecommunications")
)

// isCarrier reports whether a company's name tells a telecoms carrier.
func isCarrier(id data.CompanyID) bool {
	toks := token.Split(string(id))
	return slices.ContainsFunc(toks, func(t token.Token) bool { return carrierNames.At(&t) })
}

// openingWords is how many words may stand before the noun of "the Chinese company" at the
// opening of a sentence.
const openingWords = 3

// maxHeadDistance is how many words may stand between "the" and "company" in
// "the Chinese e-commerce company".
const maxHeadDistance = 5

// definiteHead reports whether the head noun at it stands for a company: it has
// "the" or "this" before it, no name beside it, and no "of" behind it.
func (r *reading) definiteHead(sc *scene, it item) bool {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.kind == data.Media {
			continue // "told Reuters the unit had …"
		}
		if verb := o.first == it.end+1 && sc.toks[it.end].Kind == token.Word; gap(o.span, it.span) <= 1 && !verb {
			return false // but "the group runs Azure" means a group
		}
	}
	if it.end < len(sc.toks) {
		switch sc.toks[it.end].Lower {
		case "of", "that", "'s", "-", "with":
			if sc.toks[it.end].Lower != "'s" {
				return false
			}
		}
	}
	if sc.isWord(it.first-1, "research") || sc.isWord(it.first-1, "analyst") || sc.isWord(it.first-1, "consulting") {
		return false
	}
	for i := it.first - 1; i >= 0 && it.first-i <= maxHeadDistance; i-- {
		switch sc.toks[i].Lower {
		case "the", "this", "said":
			return true
		case "a", "an", ",", "of", "in", "and", "its", "by", "for", "any", "other", "most", "biggest", "largest", "first":
			return false
		}
	}
	return false
}

func (r *reading) isUnitWord(w string) bool {
	switch w {
	case "unit", "arm", "division", "business", "department", "subsidiary":
		return true
	}
	return false
}

// groupOf is the parent that the document names, or the company itself: "the
// group" in a story about its cloud unit is not the unit.
func (r *reading) groupOf(id data.CompanyID) data.CompanyID {
	if c := r.reg.Company(id); c != nil && c.Parent != "" && slices.Contains(r.mains, c.Parent) {
		return c.Parent
	}
	return id
}

// unitOf returns the cloud unit of the first company in focus that has one among
// the document's companies.
func (r *reading) unitOf(focus []data.CompanyID) data.CompanyID {
	for _, f := range focus {
		if r.cloudCompany(f) {
			return f
		}
		for _, m := range r.mains {
			if c := r.reg.Company(m); c != nil && c.Parent == f && r.cloudCompany(m) {
				return m
			}
		}
	}
	return ""
}

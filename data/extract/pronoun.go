package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Whom a word means that points ahead, to one of two, or to an owner, and the subject of
// the sentence to which "the company" goes back.

// couple are those who acted together last, and the sentence that told it.
type couple struct {
	ids []data.CompanyID
	at  int
}

// meantByPair are the two that "the pair", "both" or "the two" stands for.
func (r *reading) meantByPair(sc *scene, it item, focus []data.CompanyID, pair couple) []data.CompanyID {
	if sc.isWord(it.end-1, "former") || sc.isWord(it.end-1, "latter") {
		return r.oneOfTwo(sc, it)
	}
	here, thing := sc.actorsUpTo(it.first), strings.HasSuffix(sc.word(it.end), "s") // "the two models"
	switch {
	case thing:
	case len(here) == 1 && len(focus) > 0 && r.root(here[0]) != r.root(focus[0]) && !slices.Contains(pair.ids, here[0]):
		return []data.CompanyID{focus[0], here[0]} // "A deal with X: the two …"
	case len(here) == 2 && r.root(here[0]) != r.root(here[1]) && r.shareRoots(here, pair.ids) < 2:
		if two := r.twoBefore(sc); r.shareRoots(here, two) == 2 {
			return two // the groups before, whose units are named here
		}
		return nil // "X and Y will …, the pair said": they are named
	}
	bare := sc.isWord(it.first, "the") && sc.isWord(it.first+1, "two") || sc.isWord(it.first, "both")
	if two := r.twoBefore(sc); two != nil && (bare && len(pair.ids) < 2 || len(pair.ids) > 1 && pair.at < sc.index-1 && !r.inTitle(pair.ids)) {
		return two
	}
	if len(pair.ids) < 2 {
		return nil
	}
	return pair.ids[:2]
}

// inTitle reports whether the title names all of several companies, which the story is about.
func (r *reading) inTitle(ids []data.CompanyID) bool {
	return len(ids) > 1 && !slices.ContainsFunc(ids, func(id data.CompanyID) bool { return !slices.Contains(r.heroes, id) })
}

// actorsUpTo are the actors that the sentence names before token i.
func (sc *scene) actorsUpTo(i int) (out []data.CompanyID) {
	for o := range sc.actorsNamed() {
		if !o.aside && o.end <= i {
			out = appendNew(out, o.id)
		}
	}
	return out
}

// twoBefore are the two companies that the sentence before names, where it names
// no more: "the two undertakings" need not have acted together yet.
func (r *reading) twoBefore(sc *scene) []data.CompanyID {
	if sc.index == 0 {
		return nil
	}
	if two := r.scenes[sc.index-1].namedActors(r.room, nil); len(two) == 2 {
		return two
	}
	return nil
}

// meantByIt are whom "it", "its", "they" or "their" stands for: the subject of the
// sentence, or else whom the text speaks of.
func (r *reading) meantByIt(sc *scene, it item, focus []data.CompanyID, pair couple, added []org) []data.CompanyID {
	if r.phrase(sc, it.span) == "IT" || sc.cleft(it.end) || sc.expletive(it) || sc.takesTime(it) || it.first == 0 && sc.deedFor() != nil || sc.madeThing(it) || sc.ownCount(it) || sc.countrysOwn(it) {
		return nil
	}
	if sc.isObject(it) {
		return others(focus, sc.actorBefore(it.first, added))
	}
	if before := sc.actorBefore(it.first, added); before != "" && !(it.class == r.c.itself && len(focus) > 0 && sc.oneOfSeveral(before, it.first)) {
		if owner := r.ownerOf(sc, it, before); owner != "" {
			return []data.CompanyID{owner}
		}
		if len(focus) > 0 && r.root(before) != r.root(focus[0]) && sc.opensRelation(it.first) {
			return focus // "X is its largest tenant"
		}
		return []data.CompanyID{r.ownCloud(sc, it, before)}
	}
	if said := r.saysBehind(sc, it.end); said != "" && it.class == r.c.itself && it.first <= 1 {
		return []data.CompanyID{said}
	}
	if it.class == r.c.plural {
		if len(pair.ids) >= 2 {
			return pair.ids
		}
		if it.first > 0 && !sc.isWord(it.first, "they") && !sc.has(r.c.pair) {
			return nil // "manufacturers move their systems": not whom the text speaks of
		}
	}
	if len(focus) > 0 {
		if owner := r.ownerOf(sc, it, focus[0]); owner != "" {
			return []data.CompanyID{owner}
		}
	}
	return focus
}

// countrysOwn reports whether "its" goes back to a country that a research firm counts: "X
// expects China to be second, and that its share of the world will climb".
func (sc *scene) countrysOwn(its item) bool {
	if !sc.isWord(its.first, "its") || !sc.has(atResearch) || sc.namesActor() {
		return false
	}
	return slices.ContainsFunc(sc.places, func(p place) bool {
		return p.end < its.first && !sc.isWord(p.end, "'s") && !sc.governed(p.first) && slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Research && o.end <= p.first })
	})
}

// expletive reports whether "it" means nobody: "It is predicted that …".
func (sc *scene) expletive(it item) bool {
	return sc.isWord(it.first, "it") && sc.among(it.end, beWords) && (sc.among(it.end+1, reckoned) || sc.among(it.end+2, reckoned) && sc.isWord(it.end+3, "that"))
}

var reckoned = wordSet("expected predicted estimated forecast projected believed reported said thought hoped understood anticipated rumoured rumored assumed calculated")

// takesTime reports whether "it" means nobody: "It took X a day to answer."
func (sc *scene) takesTime(it item) bool {
	return sc.isWord(it.first, "it") && (sc.isWord(it.end, "took") || sc.isWord(it.end, "takes")) && it.end+1 < len(sc.part) && sc.part[it.end+1]&partOrg != 0
}

// oneOfSeveral reports whether the company is named together with another name as the
// subject of a clause that ends before token i, where "it" is none of them: "X and Y came
// in early; in June it raised more".
func (sc *scene) oneOfSeveral(id data.CompanyID, i int) bool {
	for o := range sc.actorsNamed() {
		if o.id == id && sc.isWord(o.end, "and") && o.end+1 < len(sc.toks) && sc.toks[o.end+1].Upper && !sc.governed(o.first) {
			return !sc.clauseOf(i).contains(o.first)
		}
	}
	return false
}

// saysBehind is the company that a sentence quotes behind what it says, and whom its opening
// "it" or "the company" means: "It will open two sites, X said on Monday."
func (r *reading) saysBehind(sc *scene, at int) data.CompanyID {
	for o := range sc.actorsNamed() {
		if o.aside || o.end <= at {
			continue
		}
		if o.first > at+1 && sc.isWord(o.first-1, ",") && (sc.verbOf(r.c.say, o.end) || sc.verbOf(r.c.report, o.end)) {
			return o.id
		}
		return "" // another one is named first
	}
	return ""
}

// verbOf reports whether a verb of the class begins at token i.
func (sc *scene) verbOf(c class, i int) bool {
	for it := range sc.each(c) {
		if it.first == i && it.form&(pastForm|thirdForm) != 0 {
			return true
		}
	}
	return false
}

// oneOfTwo is whom "the former" or "the latter" means: the first or the last of those named
// before it in the sentence, or else in the sentence before. Behind a comma it only says more
// of who was just named.
func (r *reading) oneOfTwo(sc *scene, it item) []data.CompanyID {
	if sc.isWord(it.first-1, ",") || sc.isWord(it.end, "of") || it.end < len(sc.toks) && sc.toks[it.end].Kind == token.Word && sc.part[it.end] != 0 {
		return nil
	}
	one, other := sc.lastTwo(it.first)
	if before := sc.index - 1; one == nil && before >= 0 {
		one, other = r.scenes[before].lastTwo(len(r.scenes[before].toks))
	}
	if one == nil {
		return nil
	}
	if sc.isWord(it.end-1, "former") {
		return []data.CompanyID{one.id}
	}
	return []data.CompanyID{other.id}
}

// ownerOf is the owner that "its parent" means, of a company, or "".
func (r *reading) ownerOf(sc *scene, its item, id data.CompanyID) data.CompanyID {
	if !sc.ownerMeant(its.span) {
		return ""
	}
	if c := r.reg.Company(id); c != nil {
		return c.Parent
	}
	return ""
}

// ownerMeant reports whether "parent" or "owner" stands behind a word, and no name behind
// that.
func (sc *scene) ownerMeant(its span) bool {
	i := its.end
	if !sc.isWord(its.first, "its") || !sc.isWord(i, "parent") && !sc.isWord(i, "owner") {
		return false
	}
	for i++; sc.isWord(i, "company") || sc.isWord(i, "group") || sc.isWord(i, ","); i++ {
	}
	return i >= len(sc.part) || sc.part[i]&partOrg == 0
}

// goesBack is whom the head noun at it may mean where it opens a clause of its own: the
// subject of the clause before, or else whom the text speaks of. "X had a profit, and the
// company opened …"
func (r *reading) goesBack(sc *scene, it item, focus []data.CompanyID) []data.CompanyID {
	np := it.first
	for np > 0 && it.first-np < maxHeadDistance && !sc.isWord(np, "the") {
		np--
	}
	clause := sc.clauseOf(np)
	if asFor := sc.topicFronted(); asFor != nil && asFor.end < np {
		return []data.CompanyID{asFor.id}
	}
	if np-clause.first > 1 || clause.first == 0 {
		return focus
	}
	for o := range sc.actorsNamed() {
		c := sc.clauseOf(o.first)
		if !o.aside && c.end <= clause.first && !sc.governed(o.first) && !sc.among(c.first, subordinate) && !sc.inQuotes(o.first) {
			if slices.ContainsFunc(focus, func(id data.CompanyID) bool { return r.root(id) == r.root(o.id) }) {
				return focus
			}
			return []data.CompanyID{o.id}
		}
	}
	return focus
}

// subordinate open a clause that only stands beside the main one.
var subordinate = wordSet("while when as since after before because although though if once unlike despite whereas")

// topicFronted is the company that a sentence turns to: "As for X, it …".
func (sc *scene) topicFronted() *org {
	if !sc.isWord(0, "as") || !sc.isWord(1, "for") {
		return nil
	}
	for o := range sc.actorsNamed() {
		if o.first <= 3 {
			return o
		}
	}
	return nil
}

// topicAlone is the company that a sentence turns to by its opening and that is the only one
// in it, so that the next sentence's "it" is that company: "For X this is a good harvest.",
// "Speaking of X, old hands sigh.", "At X things look better."
func (sc *scene) topicAlone() data.CompanyID {
	var topic *org
	if whose := sc.deedFor(); whose != nil {
		return whose.id
	}
	for o := range sc.actorsNamed() {
		if topic != nil && topic.id != o.id || topic == nil && o.first > 3 {
			return ""
		}
		if topic == nil {
			topic = o
		}
	}
	if sc.kind != data.Body || topic == nil || sc.isWord(topic.end, "'s") {
		return ""
	}
	switch i := topic.first - 1; {
	case sc.isWord(i, "the") && i > 0: // "for the Foo Group"
		return ""
	case i == 0 && sc.among(0, turns), i == 1 && sc.among(0, turning) && sc.governs(1):
		return topic.id
	}
	return ""
}

var (
	turns   = wordSet("for at")
	turning = wordSet("as speaking talking turning moving back over not now")
)

// ledAlone is the only company of a sentence about who leads it, so that what comes next is
// of it: "Three weeks into his job as president of X, Li Wei met the press."
func (r *reading) ledAlone(sc *scene) data.CompanyID {
	only := data.CompanyID("")
	for o := range sc.actorsNamed() {
		if o.aside || only != "" && only != o.id || !sc.ledBy(r.c.post, o.first) {
			return ""
		}
		only = o.id
	}
	if sc.kind != data.Body || sc.has(r.c.say) || !sc.has(r.c.post) || !sc.has(atName) {
		return ""
	}
	return only
}

// ledBy reports whether who leads it stands before the company at token i: "president of X",
// "the head at X".
func (sc *scene) ledBy(post class, i int) bool {
	for it := range sc.each(post) {
		if it.end == i || it.end == i-1 && (sc.isWord(i-1, "of") || sc.isWord(i-1, "at")) {
			return true
		}
	}
	return false
}

// madeThing reports whether "it" is a thing that somebody made or looks after: "It was built by X".
func (sc *scene) madeThing(it item) bool {
	i := it.end
	if !sc.isWord(it.first, "it") {
		return false
	}
	for sc.isWord(i, "'s") || sc.isWord(i, "has") || sc.among(i, beWords) || sc.isWord(i, "being") || sc.isWord(i, "been") {
		i++
	}
	return i > it.end && sc.among(i, made) && (sc.isWord(i+1, "by") || sc.isWord(i+1, "on") || sc.isWord(i+1, "with"))
}

var made = wordSet("built designed developed operated housed hosted powered")

// deedFor is the company of which a sentence only says the how-manieth deed it was, whose "it"
// means nobody, or nil: "It is the second such deal for X this year."
func (sc *scene) deedFor() (whose *org) {
	if !sc.isWord(0, "it") && !sc.isWord(0, "this") && !sc.isWord(0, "that") || !sc.among(1, isOrMarks) || !sc.among(2, isWhich) {
		return nil
	}
	for o := range sc.actorsNamed() {
		if whose != nil && whose.id != o.id || !sc.isWord(o.first-1, "for") && !sc.isWord(o.first-1, "by") {
			return nil
		}
		whose = o
	}
	return whose
}

var (
	isOrMarks = wordSet("is was marks marked became")
	isWhich   = wordSet("the a only already another not")
)

// isObject reports whether "it" stands right behind the verb of somebody who is named before:
// of "X gave it two million" X gave it to another.
func (sc *scene) isObject(it item) bool {
	i := it.first - 1
	if !sc.isWord(it.first, "it") || i < 1 {
		return false
	}
	return sc.among(i, doneTo) && sc.part[i-1]&partOrg != 0
}

// doneTo are verbs of what one does to another.
var doneTo = wordSet("gave give gives lent backed sued hired bought acquired joined left funded paid owed advised granted offered sold handed supplied ranked ranks put puts credits credited")

// others are those in focus but the given one, with those of its house.
func others(focus []data.CompanyID, but data.CompanyID) []data.CompanyID {
	if len(focus) == 0 || focus[0] == but {
		return nil
	}
	return focus
}

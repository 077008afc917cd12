package extract

import (
	"iter"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Who acts in a sentence: the companies that are named or meant in it, as opposed to
// the research firms, public bodies and papers that speak of them.

// actors gives the companies that are named or meant.
func (sc *scene) actors() iter.Seq[*org] {
	return func(yield func(*org) bool) {
		for i := range sc.orgs {
			if o := &sc.orgs[i]; o.kind == data.Actor && !yield(o) {
				return
			}
		}
	}
}

// actorsNamed gives the companies that are named, not only meant.
func (sc *scene) actorsNamed() iter.Seq[*org] {
	return func(yield func(*org) bool) {
		for i := range sc.orgs {
			if o := &sc.orgs[i]; o.kind == data.Actor && !o.meant && !yield(o) {
				return
			}
		}
	}
}

// hasActor reports whether a company is named or meant.
func (sc *scene) hasActor() bool {
	for range sc.actors() {
		return true
	}
	return false
}

// namesActor reports whether a company is named, not only meant.
func (sc *scene) namesActor() bool {
	for range sc.actorsNamed() {
		return true
	}
	return false
}

// subjects are the actors named at the head of the sentence: the first one and
// those listed with it.
func (sc *scene) subjects(room *room) []data.CompanyID {
	var out []data.CompanyID
	end, skipped := -1, -1
	if o := sc.askedAfter(); o != nil {
		return room.addTo(out, o.id)
	}
	if o := sc.headOf(); o != nil {
		return room.addTo(out, o.id)
	}
	if o := sc.behindOpening(); o != nil {
		return room.addTo(out, o.id)
	}
	for it := range sc.each(atOrg) {
		o := &sc.orgs[it.ref]
		if o.kind != data.Actor || o.aside || sc.relative(sc.clauseOf(o.first).first) || end < 0 && (sc.noSubject(o) || sc.inQuotes(o.first)) {
			continue
		}
		if end < 0 && (sc.governed(o.first) || sc.hangsOn(o.first) || skipped >= 0 && sc.listBetween(skipped, o.first)) {
			skipped = o.end
			continue
		}
		if end >= 0 && it.first > end+1 && !sc.listBetween(end, it.first) {
			break
		}
		end = it.end
		out = room.addTo(out, o.id)
	}
	return out
}

// askedAfter is the only company that a short question names: "Who is X?"
func (sc *scene) askedAfter() (only *org) {
	if len(sc.toks) > askedWords || !sc.isWord(len(sc.toks)-1, "?") {
		return nil
	}
	for o := range sc.actorsNamed() {
		if only != nil {
			return nil
		}
		only = o
	}
	return only
}

// hangsOn reports whether a company that begins at token i is named as one of somebody's
// backers or clients, or as an example: "existing backers X and Y", "hosts start-ups, one of
// which is Z".
func (sc *scene) hangsOn(i int) bool {
	switch {
	case sc.isWord(i-1, "is"):
		return sc.isWord(i-2, "which") && sc.isWord(i-3, "of")
	case sc.isWord(i-1, "as"):
		return sc.isWord(i-2, "such")
	case sc.isWord(i-1, "them"):
		return sc.isWord(i-2, "among")
	}
	if sc.among(i-1, hangersOn) {
		return true
	}
	return (sc.isWord(i-1, "include") || sc.isWord(i-1, "includes") || sc.isWord(i-2, "include")) && sc.hasWord(span{max(0, i-5), i}, hangersOn)
}

var hangersOn = wordSet("backers investors shareholders customers clients tenants users including")

// noSubject reports whether a company stands in brackets only, behind somebody's verb or as
// a guess.
func (sc *scene) noSubject(o *org) bool {
	return sc.onlyBracketed(o) || sc.someoneActsOn(o) || sc.undergoes(o) || sc.among(o.first-1, beWords) && sc.among(o.first-2, guesses)
}

// guesses are the verbs of who only thinks that somebody is X: "a client that we think is X".
var guesses = wordSet("think believe suspect assume reckon guess understand")

// headOf is the company whose number or matter the sentence is about, where no other is named
// before the verb: "The loss at X was not told."
func (sc *scene) headOf() *org {
	for head := range sc.actors() {
		i := head.first - 1
		if head.aside || head.meant || i < 1 || head.first > headReach || !sc.isWord(i, "at") && !sc.isWord(i, "of") || sc.toks[i-1].Upper && i > 1 {
			return nil
		}
		if !sc.among(head.end, finite) && !sc.actsAt(head.end) || sc.hasWord(span{0, head.first}, finite) || sc.punctuated(span{0, head.first}) {
			return nil
		}
		return head
	}
	return nil
}

// actsAt reports whether a verb of ours begins at token i.
func (sc *scene) actsAt(i int) bool {
	return sc.anyDeed(span{i, i + 1})
}

// punctuated reports whether a sign stands there.
func (sc *scene) punctuated(in span) bool {
	return slices.ContainsFunc(sc.toks[in.first:in.end], func(t token.Token) bool { return t.Kind == token.Punct })
}

// behindOpening is the company right behind the comma that closes what a sentence tells of it
// first: "Founded by two men who had left X, Y hosts games", or nil.
func (sc *scene) behindOpening() (subject *org) {
	if len(sc.orgs) < 2 || !sc.among(0, openingForms) || sc.isWord(1, ",") {
		return nil
	}
	for o := range sc.actorsNamed() {
		if !o.aside && sc.isWord(o.first-1, ",") && (sc.among(o.end, finite) || sc.actsAt(o.end)) {
			return o
		}
	}
	return nil
}

// openingForms are participles with which a sentence begins to tell of its subject.
var openingForms = wordSet("founded based established set formed born spun started owned listed headquartered created launched known built split squeezed hit hurt helped encouraged")

// headReach is how far from the beginning of a sentence its head may name a company.
const headReach = 5

// someoneActsOn reports whether a company stands right behind the verb of a person or a
// pronoun: "he left X", "Li Wei joined X".
func (sc *scene) someoneActsOn(o *org) bool {
	at := o.first - 1
	if at < 1 || sc.toks[at].Upper || !slices.ContainsFunc(sc.endingAt(at+1), func(it item) bool { return it.end == at+1 && it.past() }) {
		return false
	}
	return sc.isWord(at-1, "he") || sc.isWord(at-1, "she") || at > 1 && sc.toks[at-1].Upper && sc.toks[at-2].Upper && sc.part[at-1] == 0 && sc.part[at-2] == 0
}

// undergoes reports whether a company stands behind a verb in the past whose subject is a
// thing without a name: "a failure of the cooling darkened the exchange X".
func (sc *scene) undergoes(o *org) bool {
	verb := o.first - 1
	for verb > 0 && o.first-verb <= objectReach && sc.part[verb] == 0 && sc.toks[verb].Kind == token.Word && !sc.among(verb, articles) {
		verb--
	}
	article := sc.among(verb, articles)
	switch {
	case article:
		verb--
	case verb < o.first-1:
		verb = o.first - 1 // "hit X"
	}
	if verb < 2 || !strings.HasSuffix(sc.word(verb), "ed") || sc.toks[verb].Upper || sc.among(verb, arriving) {
		return false
	}
	subject := &sc.toks[verb-1]
	return subject.Kind == token.Word && (article || !subject.Upper) && sc.part[verb-1] == 0 && !adverb(subject.Lower) && !sc.among(verb-1, notThings) && !sc.governs(verb-1)
}

// objectReach is how many words stand at most between a verb and the name of its object.
const objectReach = 4

var (
	articles = wordSet("the a an")
	// arriving are verbs behind which their subject may stand.
	arriving = wordSet("followed joined added entered named called owned based listed backed said founded")
	// notThings are words before a verb or a participle that are no subject.
	notThings = wordSet("the a an is was were are be been being has have had and or but to who which that he she it they we not also then newly")
)

// onlyBracketed reports whether a company is named in brackets alone, or meant as the owner
// of something by who is: "one client (we read: X) that took its workloads elsewhere".
func (sc *scene) onlyBracketed(o *org) bool {
	return sc.inBrackets(o.first) || o.meant && sc.among(o.first, owning) && sc.namedInBrackets(o.id, o.first)
}

// governed reports whether a preposition stands before token i: "from Xiaomi" is
// no subject.
func (sc *scene) governed(i int) bool {
	for i--; i >= 0 && (sc.toks[i].Lower == "the" || sc.toks[i].Lower == "parent" || sc.toks[i].Lower == "its"); i-- {
	}
	if first := sc.nameJoined(i); first >= 0 {
		return sc.governed(first) // "besides X and Y"
	}
	return sc.governs(i) && !sc.isWord(i-1, "turn") && !(i == 1 && sc.isWord(0, "as")) // "then it was the turn of X", "as for X"
}

// nameJoined is where the name begins that "and", "or" or a comma at token i joins another to, or -1.
func (sc *scene) nameJoined(i int) int {
	if i < 1 || !sc.among(i, andWords) && !sc.isWord(i, ",") || sc.part[i-1]&partOrg == 0 {
		return -1
	}
	for i--; i > 0 && sc.part[i-1]&partOrg != 0; i-- {
	}
	return i
}

// governs reports whether token i is a preposition.
func (sc *scene) governs(i int) bool {
	if i < 0 {
		return false
	}
	switch sc.toks[i].Lower {
	case "under", "on", "off", "over", "about", "through", "via", "from", "by", "with", "for", "at", "to", "of", "into", "in", "against", "than", "between",
		"besides", "like", "unlike", "alongside", "despite", "without", "except", "behind", "beyond":
		return true
	}
	return false
}

// actorBefore is the first actor that the sentence names before the token: its
// subject, to which "it" and "its" go back.
func (sc *scene) actorBefore(at int, added []org) data.CompanyID {
	best, first, rank := data.CompanyID(""), at, 0
	clause := sc.clauseOf(at)
	for _, list := range [][]org{sc.orgs, added} {
		for _, o := range list {
			if o.kind != data.Actor || o.aside || o.end > at {
				continue
			}
			n := 1 // in its clause before others, free before governed ("with Microsoft's help")
			if clause.contains(o.first) {
				n += 2
			}
			if !sc.governed(o.first) {
				n++
			}
			if n > rank || n == rank && o.first < first {
				best, first, rank = o.id, o.first, n
			}
		}
	}
	return best
}

// namedInBrackets reports whether a company is named in brackets before token i.
func (sc *scene) namedInBrackets(id data.CompanyID, i int) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && !o.meant && o.end <= i && sc.inBrackets(o.first) })
}

// inBrackets reports whether a bracket is open at token i.
func (sc *scene) inBrackets(i int) bool {
	for i--; i >= 0; i-- {
		switch sc.toks[i].Lower {
		case "(", "（":
			return true
		case ")", "）":
			return false
		}
	}
	return false
}

// cleft reports whether the "it" that ends before token i means nobody: "it was the turn of
// X", "it was also X that began".
func (sc *scene) cleft(i int) bool {
	if !sc.isWord(i, "was") && !sc.isWord(i, "is") {
		return false
	}
	for i++; sc.isWord(i, "also") || sc.isWord(i, "again") || sc.isWord(i, "then") || sc.isWord(i, "now") || sc.isWord(i, "the"); i++ {
	}
	return sc.isWord(i, "turn") || i < len(sc.part) && sc.part[i]&partOrg != 0
}

package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// clauseOf returns the clause that holds token i.
func (sc *scene) clauseOf(i int) span {
	for _, c := range sc.clauses {
		if c.contains(i) {
			return c
		}
	}
	return span{0, len(sc.toks)}
}

// boundaries are the words after a comma that open a clause of its own.
var boundaries = wordSet("but while whereas which who where although though as after when whose since with then before")

// openers are the words after "and" that show a clause rather than a list.
var openers = wordSet("it they he she that its the is has will was are were says said plans expects in this by")

// shortClause is how many tokens a clause has at least.
const shortClause = 3

// appendClauses cuts at semicolons, dashes, brackets' outsides, and where a comma
// opens a new clause. A clause of fewer than three tokens joins the one before; a
// table is one clause.
func (r *reading) appendClauses(out []span, sc *scene) []span {
	if sc.kind == data.Table {
		return append(out, span{0, len(sc.toks)})
	}
	start := 0
	for _, i := range r.room.notes {
		if !cutters.At(&sc.toks[i]) || sc.part[i] != 0 {
			continue
		}
		if at := r.cutAt(sc, start, i); at-start >= shortClause && len(sc.toks)-at >= shortClause {
			out = append(out, span{start, at})
			start = at
		}
	}
	return append(out, span{start, len(sc.toks)})
}

var (
	clauseMarks = wordSet("; ； — – 。")
	contrasts   = wordSet("while whereas but")
	pronouns    = wordSet("it they he she the")
	// cutters are the words at which a clause may end.
	cutters = wordSet(cutterList)
	// joiners open a clause where a company stands behind them and does something.
	joiners = wordSet("after before when because although once while as")
)

const cutterList = "; ； — – 。 : , as while whereas but and after before when because although once"

// cutAt is where a clause ends at token i, of one that began at start, or -1.
func (r *reading) cutAt(sc *scene, start, i int) int {
	t := &sc.toks[i]
	w := t.Lower
	switch {
	case clauseMarks.At(t), w == ":" && i+1 < len(sc.toks), w == "," && r.commaCuts(sc, start, i):
		return i + 1
	case w == "as" && sc.among(i+1, pronouns) && !sc.isWord(i-1, "over") && !sc.isWord(i-1, "down"):
		return i
	case i == 0 || sc.isWord(i-1, ","):
	case joiners.At(t) && r.deedOf(sc, i+1):
		return i
	case contrasts.At(t), w == "and" && !sc.subjectOnly(start, i) && (r.opens(sc, i+1) || r.secondVerb(sc, start, i)):
		return i
	}
	return -1
}

// deedOf reports whether a company stands at token i and does something there: "after
// X cut prices", not "second after X".
func (r *reading) deedOf(sc *scene, i int) bool {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.first != i {
			continue
		}
		return sc.anyDeed(span{o.end, o.end + 1}) || sc.among(o.end, finite)
	}
	return false
}

var finite = wordSet("has had have will would is was were")

// commaCuts reports whether a clause ends at the comma at token i, of one that began
// at start.
func (r *reading) commaCuts(sc *scene, start, i int) bool {
	if sc.prelude(start, i) {
		return true
	}
	if sc.among(i+1, boundaries) && !sc.onlyDate(i+1) || sc.datedSubject(i+1) || sc.relative(start) && !sc.betweenNames(i) || sc.aside(start, i) || r.nextVerb(sc, start, i) || r.nextDeed(sc, start, i) {
		return true
	}
	return (sc.isWord(i+1, "and") || sc.isWord(i+1, "or")) && (r.opens(sc, i+2) || r.newSubject(sc, i))
}

// betweenNames reports whether the comma at token i parts two of a list of names: "which rents
// halls to X, Y and other operators".
func (sc *scene) betweenNames(i int) bool {
	if i == 0 || i+1 >= len(sc.part) || sc.part[i-1]&partOrg == 0 || sc.part[i+1]&partOrg == 0 {
		return false
	}
	end := i + 1
	for end < len(sc.part) && sc.part[end]&partOrg != 0 {
		end++
	}
	return sc.isWord(end, ",") || sc.among(end, andWords)
}

// prelude reports whether the comma at token i ends the deed that a sentence opens with:
// "After opening its cloud in July, X signed Y".
func (sc *scene) prelude(start, i int) bool {
	if !sc.among(start, preluding) || i-start < shortClause || sc.onlyDate(start) {
		return false
	}
	w := sc.word(start + 1)
	if !strings.HasSuffix(w, "ing") || sc.part[start+1] != 0 {
		return false
	}
	return i+1 < len(sc.part) && sc.part[i+1]&partOrg != 0 || sc.among(i+1, pronouns)
}

var preluding = wordSet("after before since by besides upon while when having despite")

// secondVerb reports whether the "and" at token i leads on to another deed of the
// same subject: "X signed up Y and moved into Indonesia".
func (r *reading) secondVerb(sc *scene, start, i int) bool {
	next, first := sc.behindDate(i+1), form(0)
	if sc.among(next, beforeDeed) || adverb(sc.word(next)) {
		next++
	}
	second := false
	items := sc.itemsIn(span{start, next + 1})
	for k := range items {
		it := &items[k]
		switch {
		case it.end <= i:
			first |= it.form
		case it.first == next && it.class == r.c.raise:
			return false // "priced its shares and raised 500 million"
		case it.first == next && it.past():
			second = true
		}
	}
	return second && first&pastForm != 0
}

// behindDate is the token behind the date at token i and its preposition, or i.
func (sc *scene) behindDate(i int) int {
	at := i
	if sc.among(at, datePrepositions) {
		at++
	}
	if at >= len(sc.part) || sc.part[at]&partDate == 0 {
		return i
	}
	for at < len(sc.part) && sc.part[at]&partDate != 0 {
		at++
	}
	return at
}

// beforeDeed may stand between "and" and another deed.
var beforeDeed = wordSet("also has have later then")

// adverb reports whether a word ends like one.
func adverb(w string) bool { return len(w) > 4 && strings.HasSuffix(w, "ly") }

// nextVerb reports whether the comma at token i stands in a row of deeds: "X opened
// a site in May, unveiled a brand in June and …".
func (r *reading) nextVerb(sc *scene, start, i int) bool {
	for _, it := range sc.itemsIn(span{i + 1, i + 2}) {
		if it.form&participle != 0 && it.form&nounForm == 0 {
			return r.secondVerb(sc, start, i) && sc.phraseAfter(it.end) && r.somebody(sc, span{start, i})
		}
	}
	return false
}

// nextDeed reports whether behind the comma at token i another company does something, as one
// did before it: "X went live in March, Y chose Z, …".
func (r *reading) nextDeed(sc *scene, start, i int) bool {
	if !r.deedOf(sc, i+1) || !sc.hasIn(atOrg, span{start, i}) || sc.among(start, joiners) || sc.among(start, preluding) {
		return false
	}
	did := false
	items := sc.items[sc.firstItem(start):]
	for k := range items {
		it := &items[k]
		if it.first > i && it.class == r.c.say && sc.endsOrg(it.first) {
			return false // "…, X said"
		}
		did = did || it.end <= i && it.deed()
	}
	return did || sc.hasWord(span{start, i}, finite)
}

// endsOrg reports whether a company's name ends before token i.
func (sc *scene) endsOrg(i int) bool { return i > 0 && sc.part[i-1]&partOrg != 0 }

// onlyDate reports whether the words from token i to the next sign are but a date: ",
// as of September 1," or ", after June".
func (sc *scene) onlyDate(i int) bool {
	return slices.ContainsFunc(sc.dates, func(d date) bool {
		return d.first >= i && d.first-i <= 2 && !d.Duration && (d.end >= len(sc.toks) || sc.toks[d.end].Kind == token.Punct)
	})
}

// datedSubject reports whether a date and then a pronoun open a clause at token i:
// ", in the same quarter of last year it was 5 million".
func (sc *scene) datedSubject(i int) bool {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.first >= i && d.first-i <= 1 && !d.Duration {
			return sc.isWord(d.end, "it") || sc.isWord(d.end, "they") || sc.isWord(d.end, "the") && sc.isWord(d.end+1, "figure")
		}
	}
	return false
}

// newSubject reports whether the comma and the "and" at token i lead on to another
// company as subject rather than to the next of a list: "…, and X has bought Y", "…, and last
// month X bought Y".
func (r *reading) newSubject(sc *scene, i int) bool {
	if i == 0 || sc.part[i-1]&partOrg != 0 || !r.somebody(sc, span{0, i}) {
		return false
	}
	at := sc.behindDate(i + 2)
	return at < len(sc.part) && sc.part[at]&partOrg != 0
}

// somebody reports whether a company is named or may be meant there.
func (r *reading) somebody(sc *scene, in span) bool {
	return sc.hasIn(atOrg, in) || sc.hasIn(r.c.orghead, in) || sc.hasIn(r.c.itself, in)
}

// relative reports whether the clause that starts at the token is a relative one:
// whom it names does not act in the sentence around it.
func (sc *scene) relative(start int) bool {
	switch sc.toks[start].Lower {
	case "which", "who", "where", "whose":
		return true
	}
	return false
}

// withHead is the clause of token i, and where that is a relative one, with what it hangs
// on: "completed its IPO, which brought in 1.9 billion yuan".
func (sc *scene) withHead(i int) span {
	c := sc.clauseOf(i)
	if sc.relative(c.first) && c.first > 0 {
		c.first = sc.clauseOf(c.first - 1).first
	}
	return c
}

// described are types of deeds that a relative clause in the present tense tells as
// a habit: "X, which builds data centres, …".
func described(t data.EventType) bool {
	return t == data.Expansion || t == data.Launch || t == data.Investment
}

// describes reports whether the anchor is the verb of a relative clause in the present
// tense.
func (sc *scene) describes(anchor item, clause span) bool {
	if anchor.form&thirdForm == 0 {
		return false
	}
	return sc.relative(clause.first) && anchor.first-clause.first == 1 || sc.isWord(anchor.first-1, "that") || sc.isWord(anchor.first-1, "which")
}

// runsSo reports whether a relative clause only tells how things stand: "X, which is run
// by Y, …".
func (sc *scene) runsSo(anchor, clause span) bool {
	return sc.relative(clause.first) && (sc.isWord(clause.first+1, "is") || sc.isWord(clause.first+1, "are")) && anchor.first-clause.first <= 3 && !sc.isWord(clause.first+2, "to")
}

// aroundRelative is clause c and, where it goes on behind a relative clause, that
// clause and the one before: "X, who was president of Y, will step down".
func (sc *scene) aroundRelative(c int) span {
	if !sc.resumes(c) {
		return sc.clauses[c]
	}
	return span{sc.clauses[max(0, c-2)].first, sc.clauses[c].end}
}

// resumes reports whether clause c goes on behind a relative clause.
func (sc *scene) resumes(c int) bool {
	if c == 0 || !sc.isWord(sc.clauses[c].first-1, ",") {
		return false
	}
	before := sc.clauses[c-1].first
	return sc.relative(before) || sc.aside(before, sc.clauses[c].first-1)
}

// aside reports whether a clause is but thrown in: "X, as you'll recall, opened Y".
func (sc *scene) aside(start, comma int) bool {
	return start > 0 && sc.isWord(start, "as") && comma-start <= thrownIn && sc.isWord(start-1, ",") && (sc.among(start+1, pronouns) || sc.isWord(start+1, "you") || sc.isWord(start+1, "we"))
}

// thrownIn is how many words a clause has that is but thrown in.
const thrownIn = 7

// elsewhere reports whether token i stands in a relative clause other than the
// given clause.
func (sc *scene) elsewhere(i int, clause span) bool {
	c := sc.clauseOf(i)
	return c != clause && c.first < len(sc.toks) && sc.relative(c.first) && !sc.ofThePaper(c, clause)
}

// whoTheyAre are the words between whom a sentence opens with and what they did, which only say
// who they are: "EdgeCast, the network that Verizon acquired last year, has …".
func (sc *scene) whoTheyAre() span {
	if who := sc.interposed(); sc.hasWord(who, describers) {
		return who
	}
	return span{}
}

// interposed are the words that stand between commas behind whom a sentence opens with and
// before what they did: "Sinnet, operator of a site of X, earned …".
func (sc *scene) interposed() span {
	if !sc.whoAsked {
		sc.who, sc.whoAsked = sc.findInterposed(), true
	}
	return sc.who
}

func (sc *scene) findInterposed() span {
	from, open, inside := 0, 0, 0
	for i := range sc.toks {
		switch sc.toks[i].Lower {
		case "(", "（":
			open++
		case ")", "）":
			open--
		}
		switch {
		case open > 0: // "X (300383.SZ, 1234.HK)"
			inside++
		case clauseMarks.At(&sc.toks[i]) || from == 0 && (i-inside > subjectReach || sc.verbAt(i) || sc.among(i, finite) || sc.among(i, sayings)):
			return span{}
		case !sc.isWord(i, ","):
		case from == 0:
			if settings.At(&sc.toks[0]) || !slices.ContainsFunc(sc.orgs, func(o org) bool { return o.end <= i && !o.meant }) {
				return span{}
			}
			from = i + 1
		case !sc.among(i-1, describers):
			if at := sc.behindDate(i + 1); sc.among(at, finite) || sc.among(at, sayings) || sc.pastDeed(at) || sc.anyDeed(span{at, at + 1}) {
				return span{from, i}
			}
		}
	}
	return span{}
}

// subjectReach is how many words somebody's name has at most.
const subjectReach = 8

// verbAt reports whether a word that the lexicon knows as a verb, and not as a noun, ends at
// token i.
func (sc *scene) verbAt(i int) bool {
	return slices.ContainsFunc(sc.endingAt(i+1), func(it item) bool { return it.end == i+1 && it.form != 0 && it.form&nounForm == 0 })
}

// deedAt reports whether a word that the lexicon knows as a verb, or as a noun of one, ends at
// token i.
func (sc *scene) deedAt(i int) bool {
	return slices.ContainsFunc(sc.endingAt(i+1), func(it item) bool { return it.end == i+1 && it.form != 0 })
}

var (
	// sayings are verbs that the lexicon does not know by themselves.
	sayings    = wordSet("says said made makes had saw sees took takes got gets became remains remained")
	describers = wordSet("that who whose which where")
	// settings open a sentence by what its deed is set in, rather than by who did it.
	settings = wordSet("under for with in on at by as of from after before during following according since remember")
)

// ofThePaper reports whether a relative clause right behind the given one says when that
// which is told came about: "the plan, which the ministry issued on April 10".
func (sc *scene) ofThePaper(relative, clause span) bool {
	if sc.isWord(relative.first, "whose") && sc.among(relative.first+1, reports) {
		return true // "according to X, whose report of Wednesday …"
	}
	return relative.first == clause.end && sc.isWord(relative.first, "which") && relative.first > 1 && sc.part[relative.first-2]&partOrg == 0 &&
		sc.hasWord(relative, done)
}

var reports = wordSet("report reports story statement announcement notice filing dispatch")

// subjectOnly reports whether nothing has been said yet between two tokens but when and
// who: "On Tuesday the cloud unit of X and the city of Y signed".
func (sc *scene) subjectOnly(start, end int) bool {
	named := false
	for i := start; i < end; i++ {
		named = named || sc.part[i]&partOrg != 0
		if sc.part[i] == 0 && !sc.among(i, subjectWords) {
			return false
		}
	}
	return named
}

// subjectWords may stand around names and dates in a subject and before it.
var subjectWords = wordSet("on in at last this the a an its of late early and , cloud computing unit arm division subsidiary affiliate company firm giant provider group yesterday today earlier week month year")

// opens reports whether the token at i opens a clause: one of the openers or a
// verb that the lexicon knows to bind amounts.
func (r *reading) opens(sc *scene, i int) bool {
	if sc.among(i, openers) {
		return true
	}
	for it := range sc.each(r.c.grow, r.c.planned) {
		if it.first == i {
			return true
		}
	}
	return false
}

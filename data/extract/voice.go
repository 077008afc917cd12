package extract

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// voice is how a predicate stands in its sentence, which tells where the thing
// stands that it happens to: "opened a site", "a site was opened", "the opening
// of a site", "a site opened".
type voice uint8

const (
	active voice = iota
	passive
	nominal
)

// How far from the predicate its thing may stand, in tokens.
const (
	beforeVerb = 16
	beforeNoun = 4
	afterVerb  = 12
	antecedent = 9 // of a relative clause without a subject of its own
)

var (
	beWords   = wordSet("be is are was were been being get gets got gotten")
	nounAfter = wordSet("the a an its their his her our this that 's of for first second third fourth new latest recent official planned formal " +
		"public commercial after before by with no any each another biggest largest further more such full partial every two three four")
	nounBefore = wordSet("ipo offer offering issue share closing opening the a an its their his her our 's of for no any each every this these those such per new latest recent further more own big large")
	nounStops  = wordSet("to for with at in on from by about as after before into onto over through via than if that which who when while where " +
		"but under during because since whose although , ; : — – \n \n\n was were is are has have had will would")
	modals = wordSet("to will would may might could can should shall must not")
)

// wordSet is the set of the words that single spaces part: a line break is a word.
func wordSet(list string) token.Set { return token.SetOf(strings.Split(list, " ")...) }

// voice tells how the predicate stands.
func (sc *scene) voice(a item) voice {
	f, before := a.form, sc.word(a.first-1)
	switch {
	case f&^nounForm == 0 && f != 0:
		return nominal
	case f&nounForm != 0 && !sc.among(a.first-1, modals) && (sc.among(a.first-1, nounAfter) || sc.isWord(a.end, "of")):
		return nominal
	case f&gerundForm != 0 && sc.isWord(a.end, "of"):
		return nominal
	case f&participle != 0 && (sc.beBefore(a.first) || sc.isWord(a.end, "by")):
		return passive
	case f&participle != 0 && before == "," && !sc.phraseAfter(a.end):
		return passive // "the pact, unveiled on Tuesday, …"
	}
	return active
}

// homograph reports whether a verb's form is a noun here that the tables give no
// such meaning: "the price", "of orders", "a Digital Realty building".
func (sc *scene) homograph(a item) bool {
	switch {
	case sc.partOfName(a), sc.inSetPhrase(a):
		return true
	case a.form&nounForm != 0:
		return false
	case a.end-a.first > 1:
		return a.form&baseForm != 0 && a.form&ownForm == 0 && sc.among(a.first-1, articleBefore) // "won the bid for"
	case a.form&gerundForm != 0:
		return sc.gerundNoun(a)
	case a.form&(baseForm|thirdForm) == 0:
		return false
	}
	return sc.inTitleOfThing(a.first) || sc.among(a.first-1, nounBefore)
}

// downWhere are the words with which "go down" tells of no outage and no fall.
var downWhere = wordSet("the well badly as that")

// inSetPhrase reports whether a word is no deed in a phrase that everybody uses: "at
// present", "in order to", "wants lower", "Fine, I'll take it", "IDC puts the market at 5
// billion dollars".
func (sc *scene) inSetPhrase(a item) bool {
	switch sc.word(a.first) {
	case "present":
		return sc.isWord(a.first-1, "at")
	case "go", "goes", "went", "gone", "going":
		return sc.isWord(a.end-1, "down") && sc.among(a.end, downWhere) // "went down the drain", "goes down well"
	case "order":
		return sc.isWord(a.first-1, "in") && a.form&nounForm == 0
	case "lower":
		return sc.among(a.first-1, wanting) && a.form&nounForm == 0
	}
	return a.first == 0 && a.end == 1 && sc.isWord(1, ",") || sc.among(a.first, putting) && sc.putsAt(a.end)
}

// inTitleOfThing reports whether a word in a sentence is written with a capital behind
// another that is: "The China Question".
func (sc *scene) inTitleOfThing(i int) bool {
	if sc.kind != data.Body || i == 0 || !sc.toks[i].Upper {
		return false
	}
	return sc.toks[i-1].Kind == token.Word && sc.toks[i-1].Upper
}

// partOfName reports whether a word is tied to another or to a ticker: "Nasdaq-listed",
// "(NASDAQ: KC)".
func (sc *scene) partOfName(a item) bool {
	if sc.isWord(a.first-1, "-") {
		return a.class >= firstWordClass && token.Touches(&sc.toks[a.first-1], &sc.toks[a.first])
	}
	return sc.isWord(a.end, ":") && sc.isWord(a.first-1, "(")
}

// gerundNoun reports whether a gerund tells what sort of a thing something is: "a rising
// number of companies", "a Digital Realty building".
func (sc *scene) gerundNoun(a item) bool {
	if w := sc.word(a.first - 1); (w == "a" || w == "an") && !sc.isWord(a.end, "of") {
		return true
	}
	return a.first > 0 && sc.part[a.first-1]&partOrg != 0 && !sc.isWord(a.first-1, "'s")
}

var putting = wordSet("put puts putting")

// putsAt reports whether an amount stands behind an "at" in the words that follow: what
// somebody puts a thing at is reckoned, not paid.
func (sc *scene) putsAt(i int) bool {
	for k := range sc.sums {
		if s := &sc.sums[k]; s.first > i && s.first-i <= afterVerb && sumClass[s.Kind] == atMoney {
			return sc.isWord(s.first-1, "at")
		}
	}
	return false
}

var articleBefore = wordSet("the a an its their his her 's")

// wanting are the words before a "lower" that compares: "expect lower prices".
var wanting = wordSet("expect expects expected expecting want wants demand demands seek seeks at with offer offers have has had much even such than get gets")

// beBefore reports whether a form of "be" stands before token i, adverbs and
// dates aside.
func (sc *scene) beBefore(i int) bool {
	for n := 0; n < 4; n++ {
		i--
		w := sc.word(i)
		switch {
		case sc.among(i, beWords):
			return true
		case w == "not", w == "also", w == "now", w == "just", w == "already", w == "since", w == "then", w == "later", w == "first":
		case adverb(w):
		case i >= 0 && sc.part[i]&partDate != 0, w == "on":
		default:
			return false
		}
	}
	return false
}

// phraseAfter reports whether a noun phrase begins at token i, dates aside.
func (sc *scene) phraseAfter(i int) bool {
	at := sc.nounPhrase(i, len(sc.toks))
	return at.end > at.first
}

// nounPhrase is the phrase that begins at token i, with what "of" and "and" tie
// to it. Dates and "in Beijing" before it are passed over.
func (sc *scene) nounPhrase(i, end int) span {
	for i < end {
		switch {
		case sc.part[i]&partDate != 0:
			i++
		case sc.isWord(i, "on") && i+1 < end && sc.part[i+1]&partDate != 0:
			i++
		case sc.isWord(i, "in") && sc.placeAt(i+1) > 0:
			i = sc.placeAt(i + 1)
		case sc.isWord(i, "up"):
			i++
		default:
			at := span{i, i}
			for at.end < end && at.end-i < afterVerb && (!nounStops.At(&sc.toks[at.end]) || sc.part[at.end] != 0) && sc.toks[at.end].Kind != token.Break {
				at.end++
			}
			return at
		}
	}
	return span{i, i}
}

// placeAt is the token behind the place that begins at token i, or 0.
func (sc *scene) placeAt(i int) int {
	for _, p := range sc.places {
		if p.first == i {
			return p.end
		}
	}
	return 0
}

// things are where the thing stands that the predicate happens to.
func (sc *scene) things(a item, clause span) (out [2]span) {
	switch sc.voice(a) {
	case nominal:
		out[0] = span{max(clause.first, a.first-beforeNoun), a.first}
		if sc.isWord(a.end, "of") || sc.isWord(a.end, "for") {
			out[1] = sc.nounPhrase(a.end+1, clause.end)
		}
	case passive:
		out[0] = sc.subjectSpan(a, clause)
	default:
		out[0] = sc.nounPhrase(a.end, clause.end)
		switch {
		case a.form&ownForm != 0:
			out[1] = sc.subjectSpan(a, clause)
		case sc.bareParticiple(a, out[0], clause):
			out[1] = sc.subjectSpan(a, clause)
			for k := range sc.orgs {
				if o := &sc.orgs[k]; o.end <= a.first {
					out[1].first = max(out[1].first, o.end) // whoever is named acts
				}
			}
		case out[0].first == out[0].end && sc.relative(clause.first):
			out[1] = span{max(0, clause.first-antecedent), clause.first} // "the campus, which X has been building"
		}
	}
	return out
}

// bareParticiple reports whether a participle has neither an object behind it nor a
// form of "be" before it: "Johor: ground broken in April", "prices cut by half".
func (sc *scene) bareParticiple(a item, object, clause span) bool {
	return a.form&participle != 0 && object.first == object.end && !sc.isWord(object.first, "to") &&
		!sc.relative(clause.first) && !sc.among(a.first-1, modals)
}

// subjectSpan is where the subject of a passive verb or of a verb of the thing's
// own stands: before it in the clause, or before a relative clause that it opens.
func (sc *scene) subjectSpan(a item, clause span) span {
	from := max(clause.first, a.first-beforeVerb)
	if a.first-clause.first <= 4 && clause.first > 0 && sc.relative(clause.first) {
		from = max(0, clause.first-antecedent)
	}
	return span{from, a.first}
}

// actorFor reports whether somebody acts: before an active verb, anywhere in the
// clause of any other, behind a gerund that opens the sentence.
func (r *reading) actorFor(sc *scene, a item, clause span) bool {
	if sc.voice(a) == active && a.form&(ownForm|gerundForm) == 0 {
		return r.hasSubject(sc, a.span, clause)
	}
	for o := range sc.actors() {
		if !o.aside && (clause.contains(o.first) || o.first < a.first && !sc.elsewhere(o.first, clause)) {
			return true
		}
	}
	return false
}

// spokenOf reports whether the sentence leaves it to the ones before to say who
// acts.
func (r *reading) spokenOf(sc *scene) bool { return len(sc.focus) > 0 && !sc.hasActor() }

// behind is the phrase that a preposition ties to the predicate: behind it, or
// behind the thing that it happens to; a phrase that ends in the preposition
// ("go to") ties it at once.
func (sc *scene) behind(preps token.Set, a item, clause span) span {
	if sc.among(a.end-1, preps) {
		return sc.nounPhrase(a.end, clause.end)
	}
	for i := a.end; i < clause.end && i < a.end+beforeVerb; i++ {
		if preps.At(&sc.toks[i]) && sc.part[i] == 0 {
			return sc.nounPhrase(i+1, clause.end)
		}
	}
	return span{a.end, a.end}
}

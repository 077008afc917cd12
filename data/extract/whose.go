package extract

import (
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Whose an amount is by the words right beside it, before anything is weighed.

// pairedWith is the company that "with" ties to a share where another is told before it or tied
// so to its own: "ahead of X with 19% and Y with 16%", "14.1%, just before X, on 14%".
func (sc *scene) pairedWith(at span) *org {
	tied := func(s span) *org {
		i := s.first - 1
		if !sc.isWord(i, "with") && !sc.isWord(i, "on") && !sc.isWord(i, "at") {
			return nil
		}
		if sc.isWord(i-1, ",") {
			i--
		}
		for k := range sc.orgs {
			if o := &sc.orgs[k]; o.end == i && !o.meant {
				return o
			}
		}
		return nil
	}
	o := tied(at)
	if o == nil {
		return nil
	}
	for i := range sc.sums {
		if s := &sc.sums[i]; s.span != at && sumClass[s.Kind] == atPercent && (s.end <= o.first || tied(s.span) != nil) {
			return o
		}
	}
	return nil
}

// saidOf is the company that a sentence names as whose an amount is in so many words: "for X it
// was 16%", "with 15% X is third", "the 46% of X", "11% was X's".
func (sc *scene) saidOf(at span) *org {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.meant || o.aside || o.kind != data.Actor {
			continue
		}
		behind := o.first - at.end
		switch c := sc.clauseOf(at.first); {
		case o.first == c.first+1 && sc.isWord(c.first, "for") && sc.isWord(o.end, "it") && o.end < at.first:
			return o
		case behind == 0 && (sc.isWord(at.first-1, "with") || sc.isWord(at.first-1, "at") || sc.isWord(at.first-1, "on")) && sc.among(o.end, ranksSo):
			return o
		case behind == 1 && sc.isWord(at.end, "of") && sc.isWord(at.first-1, "the"):
			return o
		case (behind == 1 && sc.isWord(at.end, "that") || behind == 0 && sc.isWord(at.first-1, "the")) && sc.among(o.end, holdsIt):
			return o // "less than half the 46.4% that X commanded"
		case (behind == 0 || behind == 1 && (sc.isWord(at.end, "was") || sc.isWord(at.end, "is"))) && sc.isWord(o.end, "'s") && (o.end+1 == len(sc.toks) || sc.among(o.end+1, goesOnWith)):
			return o
		}
	}
	return nil
}

var (
	ranksSo    = wordSet("is was comes came ranks ranked takes took holds held lies lay stands stood")
	goesOnWith = wordSet(", ; . and")
	holdsIt    = wordSet("has had have holds held commands commanded takes took gets got claims claimed enjoys enjoyed controls controlled")
)

// nobodys is what a share is told to be of that is nobody's, or "": "the 24.8 percent that none of
// the five gets".
func (r *reading) nobodys(sc *scene, at span) string {
	i := at.end
	if sc.isWord(i, "that") || sc.isWord(i, "which") {
		i++
	}
	if !sc.among(i, noOnes) {
		return r.elses(sc, at)
	}
	for end := i + 1; end < min(len(sc.toks), i+maxThing); end++ {
		if sc.among(end, holding) {
			return r.phrase(sc, span{i, end})
		}
	}
	return r.phrase(sc, span{i, i + 1})
}

var noOnes = wordSet("nobody none neither")

// elses is what the words behind a share call those who are left, or "": "42 percent must be spread
// over everybody else".
func (r *reading) elses(sc *scene, at span) string {
	for i := at.end; i < min(len(sc.toks), at.end+maxThing) && sc.toks[i].Kind == token.Word; i++ {
		if sc.isWord(i, "else") && sc.among(i-1, allOthers) {
			return strings.ToLower(r.phrase(sc, span{i - 1, i + 1}))
		}
	}
	return ""
}

var allOthers = wordSet("everybody everyone anybody anyone")

// manyHold is what a clause calls the many whose share an amount is, "" where it names a company
// or calls them nothing: "operators of its kind had 17.4% of the market".
func (r *reading) manyHold(sc *scene, at span) string {
	verb := at.first - 1
	for at.first-verb <= holdReach && verb > 0 && !sc.among(verb, holding) {
		verb--
	}
	clause := sc.clauseOf(at.first)
	for one := verb - 1; sc.among(verb, holding) && one >= max(0, verb-2); one-- {
		if no := one - 2; sc.among(one, holdersOne) && sc.hasWord(span{max(0, no), one}, noWord) {
			return strings.ToLower(r.phrase(sc, span{max(0, no), verb})) // "no Chinese vendor has more than 6 percent"
		}
	}
	if !sc.among(verb, holding) || sc.namesActorIn(span{clause.first, at.first}) {
		return ""
	}
	for verb > clause.first && sc.among(verb-1, beforeHolding) {
		verb--
	}
	for many := verb - 1; many >= max(clause.first, verb-maxThing) && !sc.among(many, pronouns); many-- {
		if sc.isWord(verb, "share") && many < verb-1 {
			break // "with a share of 5%"
		}
		if sc.among(many, holdersMany) && !sc.among(many-1, ofThem) {
			return strings.ToLower(r.phrase(sc, span{sc.thingFrom(clause.first, many), verb}))
		}
	}
	return ""
}

// thingFrom is where what the noun at token i is called begins, without its article: "state-owned
// firms", "five largest vendors".
func (sc *scene) thingFrom(from, i int) int {
	for ; i > from; i-- {
		t := &sc.toks[i-1]
		word := t.Kind == token.Word || t.Kind == token.Number || sc.isWord(i-1, "-")
		if !word || sc.governs(i-1) || sc.among(i-1, notOfThing) {
			break
		}
	}
	return i
}

// maxThing is how many words such a thing is called by at most.
const maxThing = 10

// holdReach is how many tokens may stand between who holds a share and it.
const holdReach = 3

var (
	holding       = wordSet("had have has hold holds held take takes took command commanded account accounted make made share shared get gets gain")
	holdersOne    = wordSet("operator vendor provider supplier player firm company carrier telco maker cloud")
	noWord        = wordSet("no")
	holdersMany   = wordSet("operators vendors providers suppliers players firms companies carriers telcos makers")
	ofThem        = wordSet("of among between that which who what")
	beforeHolding = wordSet("will would may might could should to together each also now then still already jointly")
	notOfThing    = wordSet("the a an these those its their his her and or but that which who while so believes figures says said")
)

// oneOfTwoAt is the first or the last of the two named before in the sentence, where an amount is
// told of "the former" or "the latter": "buys X and Y, the former for 30 million".
func (sc *scene) oneOfTwoAt(at span) *org {
	for i := at.first - 1; i >= max(0, at.first-formerReach); i-- {
		former := sc.isWord(i, "former")
		if !former && !sc.isWord(i, "latter") || !sc.isWord(i-1, "the") {
			continue
		}
		switch one, other := sc.lastTwo(i); {
		case one != nil && former:
			return one
		case one != nil:
			return other
		}
	}
	return nil
}

// lastTwo are "the former", the one before "and" of the last two companies so joined before a
// token or else the last but one, and "the latter", the last; nil where there are not two.
func (sc *scene) lastTwo(i int) (former, latter *org) {
	joined := false
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.end > i || o.meant || latter != nil && latter.id == o.id {
			continue
		}
		if latter != nil {
			and := o.first == latter.end+1 && sc.isWord(latter.end, "and")
			if and || !joined {
				former = latter
			}
			joined = joined || and
		}
		latter = o
	}
	if former == nil {
		return nil, nil
	}
	return former, latter
}

// formerReach is how many words stand between "the former" and its amount at most.
const formerReach = 4

// overtaker is whose share it is behind a comma where the company before is only the one
// that was left behind: "X took second place from Y, with 20%".
func (r *reading) overtaker(sc *scene, beaten *org, at span) *org {
	i := at.first - 1
	for sc.among(i, aboutWords) {
		i--
	}
	if beaten == nil || !sc.isWord(i, "with") && !sc.isWord(i, "on") && !sc.isWord(i, "at") || !sc.isWord(i-1, ",") || !sc.onlyWhen(span{beaten.end, i - 1}) || !sc.passedAt(beaten.first) {
		return nil
	}
	for o := range sc.actors() {
		if o.end < beaten.first && !o.aside && !sc.governed(o.first) && r.root(o.id) != r.root(beaten.id) {
			return o
		}
	}
	return nil
}

// onlyWhen reports whether nothing but a date and its prepositions stands in the span.
func (sc *scene) onlyWhen(s span) bool {
	for i := s.first; i < s.end; i++ {
		if sc.part[i]&partDate == 0 && !sc.among(i, whenWords) {
			return false
		}
	}
	return true
}

var whenWords = wordSet("by in at on the end of early late mid - during since as")

package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Companies that a sentence names but that do nothing in it.

// markAsides marks companies that a sentence only compares with or quotes.
func (r *reading) markAsides(sc *scene) {
	sc.markAppositions()
	for i := range sc.orgs {
		o := &sc.orgs[i]
		o.aside = o.aside || sc.ownsUnit(i) || sc.parentOf(o) || sc.backs(o) || sc.leftBehind(o) || sc.ownerOfNamed(i) || sc.setBeside(o) || sc.cameBefore(i)
		for it := range sc.each(r.c.rivals, r.c.accord) {
			if it.class == r.c.rivals {
				o.aside = o.aside || sc.comparedOnly(r, *it, o)
			} else {
				o.aside = o.aside || sc.source(*it, o)
			}
		}
	}
}

// cameBefore reports whether company i only did the same before, or is one of several that did:
// "…, following X and Y", "…, joining X and Y in a market".
func (sc *scene) cameBefore(i int) bool {
	for ; i > 0 && sc.onlyListed(span{sc.orgs[i-1].end, sc.orgs[i].first}); i-- {
	}
	at := sc.orgs[i].first - 1
	if !sc.isWord(at-1, ",") {
		return false
	}
	switch sc.word(at) {
	case "following", "trailing", "emulating", "aping", "copying":
		return true
	case "joining":
		end := sc.orgs[i].end
		for k := i + 1; k < len(sc.orgs) && sc.onlyListed(span{end, sc.orgs[k].first}); k++ {
			end = sc.orgs[k].end
		}
		return sc.isWord(end, "in") || sc.isWord(end, "among") || sc.isWord(end, "as")
	}
	return false
}

// ownsUnit reports whether company i comes only as the owner of the unit before it: "the
// cloud arm of Alibaba".
func (sc *scene) ownsUnit(i int) bool {
	return i > 0 && sc.orgs[i-1].parent == sc.orgs[i].id && sc.orgs[i].first-sc.orgs[i-1].end <= ownerReach
}

// parentOf reports whether a company only tells who owns another: "Lazada owner
// Alibaba".
func (sc *scene) parentOf(o *org) bool {
	i := o.end
	if sc.isWord(i, "'s") {
		i++
	}
	return sc.isWord(i, "owner") || sc.isWord(i, "parent")
}

// source reports whether a company is who "according to" quotes.
func (sc *scene) source(accord item, o *org) bool {
	return sc.rightBehind(accord, o) && !sc.orgBetween(accord.end, o.first) && !sc.madeBy(accord, o)
}

// backs reports whether a company only tells whose another one is: "Bain-backed
// Chindata", "Backed by Tencent and GIC, Tuya …".
func (sc *scene) backs(o *org) bool {
	if sc.isWord(o.end, "-") && sc.among(o.end+1, bindings) {
		return true
	}
	if !sc.among(0, bindings) || !sc.isWord(1, "by") {
		return false
	}
	comma := slices.IndexFunc(sc.toks, func(t token.Token) bool { return t.Lower == "," })
	return o.end <= comma
}

var bindings = wordSet("backed owned led controlled founded funded invested affiliated run supported")

// ownerOfNamed reports whether company i only tells whose the next one is: "Alibaba's
// investment affiliate Yunfeng".
func (sc *scene) ownerOfNamed(i int) bool {
	if i+1 >= len(sc.orgs) || !sc.isWord(sc.orgs[i].end, "'s") {
		return false
	}
	next := sc.orgs[i+1].first
	return next-sc.orgs[i].end <= ownedReach && sc.among(next-1, ownedUnits)
}

// ownedReach is how many tokens may stand between an owner and what it owns.
const ownedReach = 5

var ownedUnits = wordSet("affiliate subsidiary arm fund vehicle daughter offshoot spin-off sister unit partner")

// setBeside reports whether a company only stands beside the one that acts: "Asked about X, Y
// said", "As X did, Y opened", "After X and Y, Z too", "instead of X", ", backed by X,".
func (sc *scene) setBeside(o *org) bool {
	switch i := o.first; {
	case sc.isWord(i-1, "of") && sc.isWord(i-2, "instead"), sc.isWord(i-1, "than") && sc.isWord(i-2, "rather"):
		return true
	case sc.isWord(i-1, "by") && sc.among(i-2, kept) && sc.isWord(i-3, ","), sc.amongOthers(o), sc.whoseAre(o):
		return true
	}
	comma := slices.IndexFunc(sc.toks, func(t token.Token) bool { return t.Lower == "," })
	return o.end <= comma && sc.comparesUp(comma) && sc.actorFrom(comma+1)
}

// amongOthers reports whether a company is but an example of those to whom something is done
// or who share the rest: "customers, among them X and Y, were cut off", "everybody else, X and Y
// among them", "which counts X among its tenants".
func (sc *scene) amongOthers(o *org) bool {
	end := o.end
	for end < len(sc.toks) && (sc.part[end]&partOrg != 0 || sc.isWord(end, "and") || sc.isWord(end, ",")) {
		end++
	}
	if sc.isWord(end, "among") && sc.among(end+1, possessives) && sc.among(end+2, hangersOn) {
		return true
	}
	for i := o.first - 1; i > 1 && o.first-i <= exampleReach; i-- {
		if sc.isWord(i, ",") && sc.isWord(i+1, "among") && sc.isWord(i+2, "them") {
			return sc.among(i-1, hangersOn)
		}
		if sc.isWord(i, ",") && sc.among(i-1, theOthers) {
			return sc.isWord(end, "among") && sc.isWord(end+1, "them")
		}
	}
	return false
}

// whoseAre reports whether a company is but one of somebody's backers or clients: "X, whose
// backers include chipmaker Y".
func (sc *scene) whoseAre(o *org) bool {
	for i := o.first - 1; i > 1 && o.first-i <= exampleReach; i-- {
		if sc.isWord(i, "include") || sc.isWord(i, "are") {
			return sc.among(i-1, hangersOn) && sc.isWord(i-2, "whose")
		}
	}
	return false
}

// exampleReach is how many tokens behind those of whom it is one an example stands at most.
const exampleReach = 12

var theOthers = wordSet("else others rest rivals")

// comparesUp reports whether the words up to the comma that opens the sentence's own deed
// only look at others.
func (sc *scene) comparesUp(comma int) bool {
	switch sc.word(0) {
	case "asked":
		return sc.isWord(1, "about")
	case "following", "instead":
		return !sc.isWord(1, "a") && !sc.isWord(1, "the")
	case "as":
		return sc.hasWord(span{1, comma}, didSo)
	case "after":
		return !slices.ContainsFunc(sc.items, func(it item) bool { return it.form != 0 && it.end <= comma }) && sc.part[1]&partOrg != 0
	}
	return false
}

// actorFrom reports whether a company is named at token i or shortly behind.
func (sc *scene) actorFrom(i int) bool {
	for o := range sc.actorsNamed() {
		if o.first >= i && o.first-i <= 3 {
			return true
		}
	}
	return false
}

var (
	kept  = wordSet("backed owned controlled")
	didSo = wordSet("did does do had has")
)

// leftBehind reports whether a company only tells where somebody was before: "after leaving
// X", "a former X executive", "who used to work at X", "ex-X".
func (sc *scene) leftBehind(o *org) bool {
	i := o.first - 1
	if sc.isWord(i, "-") {
		return sc.isWord(i-1, "ex")
	}
	for sc.among(i, postedAt) {
		i--
	}
	switch sc.word(i) {
	case "former", "formerly", "previously", "ex":
		return true
	case "come", "came", "hail", "hailed":
		return sc.among(i-1, persons) && sc.isWord(o.first-1, "from") // "the founders, who all come from X"
	case "leaving", "quitting", "joining":
		return sc.isWord(i-1, "after") || sc.isWord(i-1, "before") || sc.isWord(i-1, "since")
	case "work", "worked":
		return sc.among(i+1, employed) && (sc.isWord(i, "worked") || sc.isWord(i-1, "to"))
	}
	return false
}

var (
	postedAt = wordSet("at of with for from the to")
	employed = wordSet("at for")
	persons  = wordSet("all both who founders brothers engineers")
)

// rightBehind reports whether a company is named right behind a word.
func (sc *scene) rightBehind(it item, o *org) bool {
	return it.end <= o.first && o.first-it.end <= 2 && !sc.isWord(it.end, "it") // "behind it X has built …"
}

// comparedOnly reports whether a word like "rivals" makes a company one that the
// sentence only compares with.
func (sc *scene) comparedOnly(r *reading, it item, o *org) bool {
	if sc.rivalOf(it, o) {
		return true
	}
	if sc.rivalNamed(it, o) || sc.rivalActs(it, o) || sc.isWord(it.end-1, "competition") && sc.isWord(it.end, ",") {
		return false // "As for competition, X and Y stay in front"
	}
	list := it.end <= o.first && sc.listBetween(it.end, o.first) && !(it.first == 0 && sc.isWord(o.first-1, ","))
	return (sc.rightBehind(it, o) && !(it.first == 0 && sc.isWord(o.first-1, ",") && sc.orgBetween(it.end, o.first)) || list) && !(list && sc.speaks(r, it, o)) && !sc.isWord(it.first-1, "'s")
}

// rivalActs reports whether a sentence opens with a rival that does something: "Larger
// competitor X said it would spend more".
func (sc *scene) rivalActs(it item, o *org) bool {
	return it.first <= 2 && it.end == o.first && (sc.isWord(it.first, "rival") || sc.isWord(it.first, "competitor")) && sc.actsAt(o.end)
}

// rivalNamed reports whether a sentence opens with a rival whose name follows between commas,
// and who is its subject: "A rival, X, has rented from Y".
func (sc *scene) rivalNamed(it item, o *org) bool {
	return it.first <= 2 && it.end == o.first-1 && sc.isWord(o.first-1, ",") && sc.isWord(o.end, ",") && sc.among(it.first-1, determiners) &&
		(sc.isWord(it.first, "rival") || sc.isWord(it.first, "competitor"))
}

// rivalOf reports whether the company is only the one whose rival is named: "a
// stake in A's rival B".
func (sc *scene) rivalOf(it item, o *org) bool {
	return o.end == it.first-1 && sc.isWord(o.end, "'s") && (sc.isWord(it.first, "rival") || sc.isWord(it.first, "competitor")) && sc.orgBetween(it.end, it.end+4)
}

// markAppositions marks companies that only tell who the one before them is: "X,
// a supplier to Y and Z, …".
func (sc *scene) markAppositions() {
	for i := range sc.orgs {
		at := sc.orgs[i].end
		if !sc.isWord(at, ",") || !sc.among(at+1, determiners) {
			continue
		}
		end := at + 1
		for end < len(sc.toks) && sc.toks[end].Lower != "," {
			end++
		}
		last := -1
		for k := i + 1; k < len(sc.orgs) && sc.orgs[k].end <= end && end < len(sc.toks); k++ {
			o := &sc.orgs[k]
			if sc.among(o.first-1, belongs) || last >= 0 && sc.listBetween(last, o.first) {
				o.aside, last = true, o.end
			}
		}
	}
}

// madeBy reports whether a company is not the source of a number but who brought
// something out: "a chip released by X", where no amount is told.
func (sc *scene) madeBy(it item, o *org) bool {
	return o.kind == data.Actor && len(sc.sums) == 0 && sc.isWord(it.end-1, "by") && it.end-it.first == 2
}

// speaks reports whether a rival opens the sentence as its subject: "Bigger rival
// X reported last month that its sales …".
func (sc *scene) speaks(r *reading, rival item, o *org) bool {
	if rival.first > 2 || rival.end != o.first || !sc.isWord(rival.first, "rival") {
		return false
	}
	if rival.first == 0 {
		return true // "Rival UCloud raised 960 million"
	}
	for it := range sc.each(r.c.say, r.c.report) {
		if it.first >= o.end && it.first-o.end <= 4 {
			return true
		}
	}
	return false
}

var (
	determiners = wordSet("a an the one")
	belongs     = wordSet("to of for behind")
)

// ownerReach is how many words may stand between a unit and its owner.
const ownerReach = 8

// orgBetween reports whether a company is named between the tokens.
func (sc *scene) orgBetween(from, to int) bool {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if from <= o.first && o.end <= to {
			return true
		}
	}
	return false
}

// listBetween reports whether only names, commas and "and" stand between the tokens.
func (sc *scene) listBetween(from, to int) bool {
	for i := from; i < to; i++ {
		in := false
		for k := range sc.orgs {
			o := &sc.orgs[k]
			in = in || o.contains(i)
		}
		switch sc.toks[i].Lower {
		case ",", "and", "or", "the", "(", ")", "'s":
			in = true
		}
		if !in {
			return false
		}
	}
	return true
}

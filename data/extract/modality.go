package extract

import (
	"slices"

	"yunshi/data"
)

// How far before an anchor a word of doubt, plan or denial reaches, in tokens.
const (
	maybeReach   = 9
	plannedReach = 6
	plannedAgain = 24 // "is to build one in X and open another"
	negatedReach = 4
	deniedReach  = 20
)

// supposing are words that open a sentence of what is only thought of: "Should X cut
// prices again, …", "Were the two to merge, …".
var supposing = wordSet("should were suppose supposing imagine")

// supposed reports whether the deed at the anchor is one that the sentence only thinks
// of, promises to whom it addresses ("you will launch products with us"), demands
// ("sites have to be located there") or tells of the writer ("I have deleted it").
func (sc *scene) supposed(anchor item, typ data.EventType) bool {
	if sc.among(0, supposing) || sc.isWord(anchor.first-1, "will") && sc.isWord(anchor.first-2, "you") {
		return true
	}
	at := anchor.first - 1
	for sc.among(at, auxiliaries) || sc.isWord(at, "be") {
		at--
	}
	return sc.isWord(at, "i") || sc.isWord(at, "to") && (sc.isWord(at-1, "have") && own[typ] || typ != data.Policy && sc.urged(at))
}

// urged reports whether the "to" at a token begins what somebody is only urged to do:
// "senators urged the government to punish X".
func (sc *scene) urged(to int) bool {
	for it := range sc.each(classTable().urgeto) {
		if it.end < to && to-it.end <= urgeReach && it.form != 0 {
			return true
		}
	}
	return false
}

// urgeReach is how many words may stand between "urged" and its "to".
const urgeReach = 7

// modality reads how far the event is asserted; "" drops it.
func (r *reading) modality(sc *scene, anchor, clause span, p policy) data.Modality {
	switch p {
	case rumoured:
		return data.Speculation
	case refuted:
		return data.Denied
	case foretold:
		return data.Predicted
	}
	out := r.doubts(sc, anchor, clause, p)
	switch {
	case p == over && out == dropsIt:
		return data.Fact
	case out == dropsIt:
		return ""
	case out == data.Denied:
		return out
	case p == always:
		return data.Fact
	case p == befalls && out == data.Plan:
		return "" // nobody plans a breakdown
	case out == data.Fact && (p == intended || r.timetabled(sc, anchor, clause)):
		return data.Plan
	}
	return out
}

// timetabled reports whether a clause tells what a day to come will bring, in the present, as
// timetables do, or not: "the trial starts on 6 June", "a site should be ready in the second half".
func (r *reading) timetabled(sc *scene, anchor, clause span) bool {
	for i := range sc.dates {
		d := &sc.dates[i]
		at := d.first - 1
		for sc.among(at, datePrepositions) {
			at--
		}
		if clause.contains(at) && r.inFuture(d.Date) && (sc.among(at, timetable) || sc.stillToCome(d.first) && !sc.pastDeed(anchor.first)) {
			return true
		}
	}
	return false
}

// timetable are the words that end a verb of a timetable: "goes live", "takes over".
var timetable = wordSet("starts begins follows opens ends expires over live sale public office online off")

// doubts is what the words of doubt, plan and denial around the anchor make of the
// event.
func (r *reading) doubts(sc *scene, anchor, clause span, p policy) data.Modality {
	out := data.Fact
	for it := range sc.eachOf(&r.hedges) {
		if p == told && it.class == r.c.planned && (r.plansNoun(sc, *it, anchor, clause) || sc.willFollow(it, anchor, clause)) {
			out = data.Plan
		}
		if !r.bearsOn(sc, *it, anchor, clause) {
			continue
		}
		switch hedge := r.hedge(sc, *it, anchor, clause, p); {
		case hedge == data.Denied, hedge == dropsIt:
			return hedge
		case hedge == data.Speculation, hedge == data.Plan && out == data.Fact:
			out = hedge
		}
	}
	return out
}

// bearsOn reports whether a word of doubt may be said of the anchor: it stands before
// it, or behind it at once.
func (r *reading) bearsOn(sc *scene, it item, anchor, clause span) bool {
	if it.class == r.c.planned && sc.covered(it, r.c.gov) {
		return false // the planning commission plans nothing here
	}
	if it.first == 0 && sc.among(0, insteads) && it.end < anchor.first && sc.hasWord(span{it.end, anchor.first}, commas) {
		return false // "Instead of X, Y chose Z"
	}
	if it.end <= anchor.first && sc.toldAside(it.span, anchor.first) {
		return false // "Zhang, who was to run the unit, quit"
	}
	behind := it.first >= anchor.end || it.overlaps(anchor) && (it.first >= anchor.first || it.class == r.c.negated)
	return !behind || r.doubtBehind(it, anchor, clause)
}

var insteads, commas = wordSet("instead rather"), wordSet(",")

// dropsIt is what a negation does to an event.
const dropsIt data.Modality = "negated"

// doubtBehind reports whether a word of doubt follows the anchor at once:
// "consolidation could come".
func (r *reading) doubtBehind(it item, anchor, clause span) bool {
	return it.class == r.c.maybe && it.first >= anchor.end && it.first-anchor.end <= 1 && clause.contains(it.first)
}

// willFollow reports whether a word of planning follows a noun at once that the event is
// told by: "the Sydney site will come online".
func (sc *scene) willFollow(plan *item, anchor, clause span) bool {
	if plan.first < anchor.end || plan.first-anchor.end > planBehind || !clause.contains(plan.first) || !sc.among(plan.first, modals) && !sc.among(plan.first, beWords) {
		return false
	}
	return !slices.ContainsFunc(sc.itemsIn(span{anchor.first, plan.first}), func(it item) bool {
		return it.first == anchor.first && it.form != 0 || anchor.end <= it.first && it.deed()
	})
}

// planBehind is how many words may stand between a noun and what is planned of it.
const planBehind = 4

// plansNoun reports whether a noun before says what the plan is of: "the opening
// of the site is planned for May".
func (r *reading) plansNoun(sc *scene, plan item, anchor, clause span) bool {
	if plan.first < anchor.end || !clause.contains(plan.first) || sc.part[plan.first]&partOrg != 0 {
		return false
	}
	for _, it := range sc.items {
		if it.span == anchor && it.form != 0 && sc.voice(it) == nominal {
			return true
		}
	}
	return false
}

// hedge is what one word near an anchor says of how far the event is asserted,
// or Fact where it says nothing.
func (r *reading) hedge(sc *scene, it item, anchor, clause span, p policy) data.Modality {
	d := max(0, anchor.first-it.end)
	near := clause.contains(it.first)
	switch it.class {
	case r.c.idea:
		return data.Speculation // a word of mere thought colours the whole sentence
	case r.c.denied:
		if d <= deniedReach {
			return data.Denied
		}
	case r.c.negated:
		if near && d < negatedReach+it.end-it.first && sc.denies(it, p) {
			return dropsIt
		}
	case r.c.maybe:
		if near && d <= maybeReach && !sc.refusal(it) {
			return data.Speculation
		}
	case r.c.planned, r.c.intent:
		if sc.rules(it, anchor, near) {
			return r.intended(sc, it, p)
		}
	}
	return data.Fact
}

// rules reports whether a word of planning, near the anchor or not, rules its verb.
func (sc *scene) rules(plan item, anchor span, near bool) bool {
	d := max(0, anchor.first-plan.end)
	return near && d <= plannedReach || d <= plannedAgain && sc.nextVerbOf(anchor)
}

// nextVerbOf reports whether the anchor is one more verb that a word before rules: "is to
// build one in X and open another".
func (sc *scene) nextVerbOf(anchor span) bool {
	return sc.isWord(anchor.first-1, "and") && sc.bare(anchor)
}

// refusal reports whether a word of doubt denies that something is possible, which
// leaves no doubt: "could not be opened", "may no longer be stored".
func (sc *scene) refusal(it item) bool {
	w := sc.word(it.end)
	return it.end-it.first == 1 && (w == "not" || w == "no" && sc.isWord(it.end+1, "longer"))
}

// intended is what a word of planning or intending near an anchor says of it.
func (r *reading) intended(sc *scene, it item, p policy) data.Modality {
	counts := p == told && it.class == r.c.planned || p == dealt && it.class == r.c.intent
	switch {
	case sc.firstTo(it): // "became the first provider to open there"
		return data.Fact
	case sc.covered(it, r.c.gov): // the planning commission plans nothing here
		return data.Fact
	case r.calledOff(sc, it): // "has scrapped a plan to build"
		return dropsIt
	case counts && !sc.agreed(r, it):
		return data.Plan
	}
	return data.Fact
}

// firstTo reports whether a "to" of planning only tells of whom a thing is the first:
// "the first foreign cloud to open there".
func (sc *scene) firstTo(it item) bool {
	if !sc.isWord(it.first, "to") {
		return false
	}
	for i := it.first - 1; i >= 0 && i >= it.first-firstReach && sc.toks[i].Lower != ","; i-- {
		if sc.among(i, ranks) {
			return true
		}
	}
	return false
}

// firstReach is how many words may stand between "first" and "to".
const firstReach = 6

var ranks = wordSet("first second third only latest last")

// denies reports whether a negation is one of what happened: not what is hardly one, nor
// what somebody "had to do without".
func (sc *scene) denies(it item, p policy) bool {
	if sc.isWord(it.end-1, "no") && sc.among(it.end, bounds) && sc.isWord(it.end+1, "than") {
		return false // "for no more than 2 billion"
	}
	return !sc.among(it.end, litotes) && !(p == befalls && sc.isWord(it.first, "without"))
}

// litotes are words after a "not" that deny nothing: "was not slow to follow".
var litotes = wordSet("slow long only just alone surprisingly unexpectedly least surprising already yet")

var bounds = wordSet("more less fewer later earlier smaller")

// bare reports whether the anchor is a verb in its base form, which follows on a
// "will" or "to" somewhere before it.
func (sc *scene) bare(anchor span) bool {
	return slices.ContainsFunc(sc.itemsIn(anchor), func(it item) bool {
		return it.span == anchor && it.form&baseForm != 0 && it.form&pastForm == 0
	})
}

// agreed reports whether "agreed" stands before a plan: "agreed to invest" is done.
func (sc *scene) agreed(r *reading, plan item) bool {
	for it := range sc.each(r.c.agree) {
		if it.overlaps(plan.span) || it.end == plan.first {
			return true
		}
	}
	return false
}

// calledOff reports whether a verb of giving up has the plan as its object.
func (r *reading) calledOff(sc *scene, plan item) bool {
	for it := range sc.each(r.c.calloff) {
		if it.end <= plan.first && plan.first-it.end <= 2 {
			return true
		}
	}
	return false
}

// covered reports whether a longer phrase of a class covers the item.
func (sc *scene) covered(it item, by class) bool {
	return sc.set.has(by) && slices.ContainsFunc(sc.items, func(o item) bool {
		return o.class == by && o.first <= it.first && it.end <= o.end && o.end-o.first > it.end-it.first
	})
}

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
	case p == intended && out == data.Fact:
		return data.Plan
	}
	return out
}

// doubts is what the words of doubt, plan and denial around the anchor make of the
// event.
func (r *reading) doubts(sc *scene, anchor, clause span, p policy) data.Modality {
	out := data.Fact
	items, hedges := sc.whereAny(&r.hedges), &r.hedges
	for i := range items {
		if !hedges.has(items[i].class) {
			continue
		}
		it := items[i]
		if p == told && it.class == r.c.planned && r.plansNoun(sc, it, anchor, clause) {
			out = data.Plan
		}
		if !r.bearsOn(sc, it, anchor, clause) {
			continue
		}
		switch hedge := r.hedge(sc, it, anchor, clause, p); {
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
	behind := it.first >= anchor.end || it.overlaps(anchor) && (it.first >= anchor.first || it.class == r.c.negated)
	return !behind || r.doubtBehind(it, anchor, clause)
}

// dropsIt is what a negation does to an event.
const dropsIt data.Modality = "negated"

// doubtBehind reports whether a word of doubt follows the anchor at once:
// "consolidation could come".
func (r *reading) doubtBehind(it item, anchor, clause span) bool {
	return it.class == r.c.maybe && it.first >= anchor.end && it.first-anchor.end <= 1 && clause.contains(it.first)
}

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
		if p == befalls && sc.isWord(it.first, "without") {
			return data.Fact // "had to do without the console"
		}
		if d < negatedReach+it.end-it.first && near && !sc.among(it.end, litotes) {
			return dropsIt
		}
	case r.c.maybe:
		if d <= maybeReach && near && !sc.refusal(it) {
			return data.Speculation
		}
	case r.c.planned, r.c.intent:
		reach := plannedReach
		if sc.isWord(anchor.first-1, "and") && sc.bare(anchor) {
			reach, near = plannedAgain, true
		}
		if d <= reach && near {
			return r.intended(sc, it, p)
		}
	}
	return data.Fact
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

// litotes are words after a "not" that deny nothing: "was not slow to follow".
var litotes = wordSet("slow long only just alone surprisingly unexpectedly least surprising")

// bare reports whether the anchor is a verb in its base form, which follows on a
// "will" or "to" somewhere before it.
func (sc *scene) bare(anchor span) bool {
	return slices.ContainsFunc(sc.items, func(it item) bool {
		return it.span == anchor && it.form&baseForm != 0 && it.form&pastForm == 0
	})
}

// agreed reports whether "agreed" stands before a plan: "agreed to invest" is done.
func (sc *scene) agreed(r *reading, plan item) bool {
	for _, it := range sc.where(r.c.agree) {
		if it.class == r.c.agree && it.first < plan.first && plan.first-it.end <= 0 && it.end >= plan.first {
			return true
		}
		if it.class == r.c.agree && it.overlaps(plan.span) {
			return true
		}
	}
	return false
}

// calledOff reports whether a verb of giving up has the plan as its object.
func (r *reading) calledOff(sc *scene, plan item) bool {
	for _, it := range sc.where(r.c.calloff) {
		if it.class == r.c.calloff && it.end <= plan.first && plan.first-it.end <= 2 {
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

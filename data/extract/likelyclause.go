package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/classifier"
)

// A sentence that tells several things reads like none of them on the whole.

// wordyClause is how many words a clause has at least that tells an event by itself, and
// byItself how it must read then. Found by holding out articles.
const wordyClause = 6

var (
	byItself      = classifier.LogOdds(0.35)
	asLikelyAsNot = classifier.LogOdds(0.5)
)

// readsAlone reports whether the clause of an event, one that says who did it and when,
// reads like it by itself, though the whole sentence, which tells of other things too,
// does not.
func (r *reading) readsAlone(d *draft) bool {
	sc, c := &r.scenes[d.scene], d.clause
	if n := c.end - c.first; n < wordyClause || n == len(sc.toks) || d.modality != data.Fact || sc.relative(c.first) || !r.newsDated(sc, c) {
		return false
	}
	if !slices.ContainsFunc(sc.orgs, func(o org) bool { return c.contains(o.first) && o.first < d.anchor.first && !o.aside }) {
		return false
	}
	j := r.judge(r.only(sc, c))
	r.room.judged = nil // its place is another's soon
	return j[slices.Index(ClassifiedTypes, d.typ)] >= byItself
}

// supposeBeside adds what a clause plainly tells by itself, beside what other clauses of its
// sentence tell.
func (r *reading) supposeBeside(i int) {
	sc := &r.scenes[i]
	if sc.asked() < len(sc.toks) {
		return
	}
	who := sc.whoTheyAre()
	for _, c := range sc.clauses {
		if sc.relative(c.first) || r.toldInClause(i, c) {
			continue
		}
		also := r.alsoTold(i, c)
		if c.end-c.first < wordyClause && also < 0 {
			continue
		}
		alone := r.only(sc, c)
		j := r.judge(alone)
		best, wanted := j.best(), byItself
		if also >= 0 && j[best] < byItself {
			best, wanted = also, unlikely
		}
		if j[best] >= wanted && !numbersOf[ClassifiedTypes[best]] {
			at := r.room.sum.Strongest(best, func(at int) bool {
				return at >= 0 && at < len(alone.toks) && alone.part[at] == 0 && !(who.contains(c.first+at) && !sc.deedAt(c.first+at))
			})
			n := len(r.events)
			r.supposeAt(sc, &supposed[best], c.first+max(0, at), c)
			if len(r.events) > n && r.toldBeside(r.events[n]) {
				r.untell(n)
			}
		}
		r.room.judged = nil // its place is another's soon
	}
}

// alsoTold is the class of an event of a sentence that a clause of it, which tells a time of its
// own, may tell another of, or -1: "X came aboard in April, and Y in June".
func (r *reading) alsoTold(scene int, c span) int {
	sc := &r.scenes[scene]
	if !slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor && c.contains(o.first) && !o.aside }) && len(inside(sc.places, c)) == 0 {
		return -1 // "and he himself bid in June"
	}
	for k := range sc.dates {
		t := &sc.dates[k]
		if !c.contains(t.first) || !r.mayDate(sc, k) || t.Date.Bound != data.Exactly || t.Date.Precision > data.PrecisionYear {
			continue
		}
		for d := range r.eventsIn(scene) {
			if d.modality == data.Fact && d.date.Known() && !d.date.Overlaps(t.Date) {
				return slices.Index(ClassifiedTypes, d.typ)
			}
		}
	}
	return -1
}

// toldBeside reports whether another clause of the sentence tells of the same companies the
// same, or what is easily taken for it.
func (r *reading) toldBeside(d *draft) bool {
	for k := range r.eventsIn(d.scene) {
		if k != d && (k.typ == d.typ || slices.Contains(akin[d.typ], k.typ)) && share(k.companies, d.companies) > 0 && !otherTime(k, d) {
			return true
		}
	}
	return false
}

// toldInClause reports whether an event of a sentence stands in a clause.
func (r *reading) toldInClause(scene int, c span) bool {
	for d := range r.eventsIn(scene) {
		if c.contains(d.anchor.first) || d.clause.first < c.end && c.first < d.clause.end {
			return true
		}
	}
	return false
}

// readsElsewhere moves the evidence of a study to the sentence of its figures, or the one that
// says whose count they are, that plainly reads like it; of results of several figures, one
// that does so as likely as not. It reports whether there is one.
func (r *reading) readsElsewhere(d *draft) bool {
	if len(d.figures) == 0 || d.issuer == "" {
		return false
	}
	class := slices.Index(ClassifiedTypes, d.typ)
	best, scene := certain, -1
	if d.typ == data.FinancialResult && len(d.figures) >= enoughFigures {
		best = asLikelyAsNot
	}
	look := func(i int) {
		if sc := &r.scenes[i]; sc.kind == data.Body && sc.asked() == len(sc.toks) {
			if odds := r.judge(sc)[class]; odds >= best {
				best, scene = odds, i
			}
		}
	}
	first := d.scene
	for _, f := range d.figures {
		look(f.scene)
		first = min(first, f.scene)
	}
	for i := max(0, first-studyOpens); i < first; i++ {
		if r.scenes[i].researcher() == d.issuer {
			look(i)
		}
	}
	if scene < 0 {
		return false
	}
	sc := &r.scenes[scene]
	if scene == d.scene+1 && sc.block == r.scenes[d.scene].block {
		return true // "That is 35% more, says …": the number stands before
	}
	r.judge(sc)
	at := r.tellingWord(sc, class)
	d.scene, d.anchor, d.clause = scene, span{at, at + 1}, sc.clauseOf(at)
	return true
}

// studyOpens is how many sentences before its first figure a study may be told to be out.
const studyOpens = 3

// only is the sentence that a clause would make, for judging. It holds until the next.
func (r *reading) only(sc *scene, c span) *scene {
	alone := &r.room.alone
	*alone = scene{kind: sc.kind, index: sc.index, nth: sc.nth, topical: sc.topical, toks: sc.toks[c.first:c.end], part: sc.part[c.first:c.end], orgs: alone.orgs[:0]}
	for _, o := range sc.orgs {
		if c.contains(o.first) && o.end <= c.end {
			o.first, o.end = o.first-c.first, o.end-c.first
			alone.orgs = append(alone.orgs, o)
		}
	}
	for _, it := range sc.itemsIn(c) {
		alone.set.add(it.class)
	}
	alone.dates = inside(sc.dates, c)
	alone.sums = inside(sc.sums, c)
	alone.places = inside(sc.places, c)
	return alone
}

// inside are those of some mentions, which are in order, that begin in a clause.
func inside[M interface{ begin() int }](all []M, c span) []M {
	first := 0
	for first < len(all) && all[first].begin() < c.first {
		first++
	}
	end := first
	for end < len(all) && all[end].begin() < c.end {
		end++
	}
	return all[first:end]
}

// settleSupposed finds when and where what is supposed happened. Where no rule tells which
// of its clauses the event stands in, the only date of a sentence is the event's.
func (r *reading) settleSupposed(d *draft, sc *scene) {
	if d.modality == data.Fact && (described(d.typ) || d.typ == data.Listing) && sc.meansTo(d) {
		d.modality = data.Plan
	}
	r.settle(d, sc)
	if numbersOf[d.typ] {
		if p := d.date.Precision; p != data.PrecisionDay && p != data.PrecisionMonth { // it is the period that they are of, not when they came out
			d.date, d.reason = r.rankingDate(sc)
		}
		return
	}
	if d.date.Known() {
		return
	}
	if only := r.onlyDateOf(sc); only != nil {
		d.date, d.reason = only.Date.Point(), r.reason(only)
	}
}

// onlyDateOf is the one date of a sentence on which what it tells can have happened, or nil.
func (r *reading) onlyDateOf(sc *scene) (only *date) {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Duration || sc.datelineDate(k) {
			continue
		}
		if only != nil || !r.mayDate(sc, k) || sc.whoTheyAre().contains(d.first) {
			return nil
		}
		only = d
	}
	return only
}

// meansTo reports whether the first that a clause tells of a deed is that it is to come:
// the word that speaks most for an event need not stand beside it.
// Who "will" pay has mostly agreed on it.
func (sc *scene) meansTo(d *draft) bool {
	for i := d.clause.first; i < d.clause.end; i++ {
		switch {
		case sc.part[i] != 0:
		case d.typ != data.Investment && sc.among(i, willWords) && !sc.isWord(i+1, "continue"), sc.isWord(i+1, "to") && (sc.among(i, intending) || sc.among(i, beWords)):
			return true
		case sc.pastDeed(i):
			return false
		}
	}
	return false
}

var (
	willWords = wordSet("will shall 'll ’ll")
	intending = wordSet("plans plan planning intends intend intending means aims aim aiming hopes prepares preparing promises promised pledged vowed")
)

// pastDeed reports whether a verb in the past tense, none of saying, begins at token i.
func (sc *scene) pastDeed(i int) bool {
	return slices.ContainsFunc(sc.itemsIn(span{i, i + 1}), func(it item) bool { return it.past() }) && !sc.isWord(i, "said")
}

package extract

import "yunshi/data"

// falls reports whether the growth is a fall: a word of falling is the cue or
// stands beside the amount, and no word of rising is nearer.
func (r *reading) falls(sc *scene, f *figureDraft) bool {
	down, up := 1<<30, 1<<30
	clause := sc.clauseOf(f.at.first)
	if r.growthItself(sc, f, clause) || sc.level(f.at) && sc.endsAt(f.at.first-1, r.c.shrink) && r.growthGoesOn(sc, clause) {
		return false
	}
	if sc.among(f.at.end, lowerWords) || sc.isWord(f.at.end, "below") && sc.timeAt(f.at.end+1) {
		return true // "edged 2.7 percent lower", "6.6% below 2021"
	}
	if last := r.figureBefore(f); last != nil && last.Metric == data.Growth && last.Value != nil && last.Value.Negative && sc.isWord(f.at.first-2, "and") && sc.isWord(f.at.first-1, "of") && f.at.first-last.at.end <= maxRise {
		return true // "a contraction of 4% and of 7% against the half before"
	}
	if before := (span{clause.first, f.at.first}); sc.hasIn(r.c.loss, before) && sc.hasWord(before, trimming) {
		return true
	}
	if !sc.has(r.c.shrink) {
		return false
	}
	if f.cue.class == r.c.updown && f.cue.end <= f.at.first && !sc.hasAt(f.cue.span, r.c.shrink) {
		up = gap(f.cue.span, f.at) // "a gain of just 2%, held down by"
	}
	for it := range sc.each(r.c.shrink, r.c.grow, r.c.growthn) {
		if !clause.contains(it.first) || sc.noFall(it.first) {
			continue
		}
		d := gap(it.span, f.at)
		if it.end > f.at.first {
			if d += 3; it.class == r.c.shrink && fallen.At(&sc.toks[it.first]) {
				continue // "growth, at 8%, fell to …"
			}
		}
		switch {
		case it.class == r.c.shrink:
			down = min(down, d)
		case !sc.hasAt(it.span, r.c.shrink):
			up = min(up, d)
		}
	}
	return down < up && down <= 8
}

// noFall reports whether a word of falling at token i belongs to a bound or to what is put
// on paper: "not lower than 30%", "have written down 15%".
func (sc *scene) noFall(i int) bool {
	return sc.isWord(i+1, "base") || sc.among(i-1, denying) && sc.isWord(i+1, "than") || sc.isWord(i, "down") && sc.among(i-1, notes)
}

var (
	denying = wordSet("not no never")
	notes   = wordSet("write writes wrote written writing put puts putting jot jots jotted note noted scribbled pencilled penciled set")
)

// trimming is what is done to losses that get smaller.
var trimming = wordSet("trimmed trims cut cuts pared pares shaved reduced reduces halved halves")

// timeAt reports whether a time begins at token i, be it behind an article.
func (sc *scene) timeAt(i int) bool {
	if sc.among(i, articles) {
		i++
	}
	return i < len(sc.part) && (sc.part[i]&partDate != 0 || sc.isWord(i, "year") || sc.isWord(i, "quarter"))
}

// fallen are the verbs behind a rate that tell what becomes of the rate itself.
var fallen = wordSet("fell fallen dropped drops declined declines slipped slips slid dipped dips shrank shrinks sank plunged tumbled slumped decreased came comes")

// lowerWords right behind a rate make it a fall.
var lowerWords = wordSet("lower down weaker smaller less fewer")

// toLevel stand before a level, which a rate comes to: "growth keeps falling, only 14.7%", "growth
// is lower (39.2%)".
var toLevel = wordSet("to at only just (")

// growthItself reports whether it is a growth rate that goes "to" the amount: "growth
// will fall to 20 percent" is growth.
func (r *reading) growthItself(sc *scene, f *figureDraft, clause span) bool {
	at := f.at.first - 1
	for n := 0; n < 2 && !sc.among(at, toLevel); n++ {
		at-- // "to about"
	}
	if !sc.among(at, toLevel) {
		return false
	}
	for it := range sc.each(r.c.growthn, r.c.updown) {
		rate := it.class == r.c.growthn || sc.isWord(it.end-1, "of") // "growth of"
		if rate && clause.contains(it.first) && it.end <= at && !sc.hasAt(it.span, r.c.shrink) {
			return true
		}
	}
	return false
}

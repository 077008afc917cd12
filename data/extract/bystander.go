package extract

import "slices"

// Companies that a sentence names behind a deed in which they have no part: in a relative
// clause, of a place, of the past.

// inRelative reports whether a company stands in a relative clause that no comma opens,
// behind the deed: "for makers who have followed X", "a market that X had reached". "Under
// which X sells it" goes on with the deed.
func (r *reading) inRelative(sc *scene, o *org, anchor span) bool {
	if r.besides(sc, o, anchor) || o.end <= anchor.first && sc.toldAside(o.span, anchor.first) {
		return true
	}
	for i := o.first - 1; i > anchor.end; i-- {
		switch {
		case sc.isWord(i, ",") || sc.toks[i].Lower == ";":
			return false
		case sc.isWord(i, "who"), sc.isWord(i, "which") && !sc.governs(i-1):
			return true
		case sc.isWord(i, "that") && i == o.first-1:
			return !slices.ContainsFunc(sc.items, func(it item) bool {
				return it.end == i && it.form&^nounForm != 0 || it.end == i && (it.class == r.c.say || it.class == r.c.deal)
			})
		}
	}
	return false
}

// toldAside reports whether tokens stand in a relative clause that ends before token i: "X,
// which owns a part of Y, is to buy Z", "X, whose cloud runs on Y, opened".
func (sc *scene) toldAside(s span, i int) bool {
	opens := s.first - 1
	for opens > 0 && !sc.isWord(opens, ",") && !sc.among(opens, relativePronouns) {
		opens--
	}
	if opens < 1 || !sc.among(opens, relativePronouns) || !sc.isWord(opens-1, ",") {
		return false
	}
	for k := s.end; k < i; k++ {
		if sc.isWord(k, ",") {
			return !sc.listBetween(s.end, i)
		}
	}
	return false
}

var relativePronouns = wordSet("which whose who")

// besides reports whether a company only stands in what is said of the place or of the past
// behind the deed: "in Zhongwei, where X has a hall, too", ", having set up a fund with X".
func (r *reading) besides(sc *scene, o *org, anchor span) bool {
	for i := o.first - 1; i > anchor.end; i-- {
		switch {
		case sc.toks[i].Lower == ";", sc.toks[i].Lower == ".":
			return false
		case sc.isWord(i, "having") && sc.isWord(i-1, ","):
			return true
		case sc.isWord(i, "where"):
			return !sc.among(o.end, runningWords)
		}
	}
	return false
}

var runningWords = wordSet("operates runs hosts manages will")

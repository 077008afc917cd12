package extract

import (
	"slices"
	"strings"

	"yunshi/data/token"
)

// Verbs of two words whose thing may stand between them: "handed two sites over to Y",
// "spun its cloud off".

// particles are the second words of such verbs.
var particles = wordSet(particleList)

const particleList = "over out off up down back online offline live"

// splitReach is how many words may stand between the two.
const splitReach = 6

// joinSplit finds verbs whose second word stands apart; what their first word means by
// itself is not meant then.
func (r *reading) joinSplit(sc *scene) {
	for _, j := range r.room.notes {
		if j < 2 || !particles.At(&sc.toks[j]) || !sc.endsPhrase(j+1) {
			continue
		}
		for i := j - 1; i >= 0 && i >= j-1-splitReach; i-- {
			if i < j-1 && r.splitAt(sc, i, j) || nounStops.At(&sc.toks[i]) && !sc.isWord(i, "of") || sc.toks[i].Kind == token.Break {
				break
			}
		}
	}
}

// endsPhrase reports whether no noun begins at token i.
func (sc *scene) endsPhrase(i int) bool {
	return i >= len(sc.toks) || sc.toks[i].Kind != token.Word || nounStops.At(&sc.toks[i]) || sc.part[i]&partDate != 0 || sc.isWord(i, "and") || sc.isWord(i, "this") || sc.isWord(i, "last")
}

// splitAt adds the meanings of the verb whose words are the tokens i and j, if there is
// one.
func (r *reading) splitAt(sc *scene, i, j int) bool {
	first := r.words.first.Place(&sc.toks[i])
	if first == nil || sc.part[i] != 0 {
		return false
	}
	both := r.words.goOn(first, sc.toks, j)
	if both == nil {
		return false
	}
	if sc.among(i, beWords) && (strings.HasSuffix(sc.word(j-1), "en") || strings.HasSuffix(sc.word(j-1), "ed")) {
		return false // "servers were written down" is another verb
	}
	found := r.room.mentions[:0]
	for _, s := range r.words.means(both) {
		if s.form != 0 {
			found = append(found, item{class: s.class, form: s.form, span: span{i, i + 1}})
		}
	}
	r.room.mentions = found
	if len(found) == 0 {
		return false
	}
	sc.items = slices.DeleteFunc(sc.items, func(it item) bool { return it.span == span{i, i + 1} })
	r.insert(sc, found)
	return true
}

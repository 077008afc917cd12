package extract

import "yunshi/data"

// Sites that a sentence only points back to: "opened a data centre in Malaysia and has
// one in Mumbai due in January", "A second one was announced for Ulanqab".

var (
	// again are the words that stand for one more of what was spoken of.
	again = wordSet("one another second third fourth fifth others two three")
	// standing are the words behind them that show that no noun follows.
	standing = wordSet("in for near outside at is are was were will has have to follows , one")
)

// findSites reads a word that stands for a site as one, where a site was told just
// before and the sentence goes on to name a place.
func (r *reading) findSites(sc *scene) {
	if len(sc.places) == 0 || sc.kind != data.Body {
		return
	}
	last := sc.places[len(sc.places)-1].first // a place stands behind the word
	if !r.siteBefore(sc, last) {
		return // most sentences
	}
	for i := range sc.toks[:last] {
		if !again.At(&sc.toks[i]) || !sc.among(i+1, standing) || !r.siteBefore(sc, i) {
			continue
		}
		at := span{i, i + 1}
		r.insert(sc, []item{{class: r.c.datacentre, span: at}, {class: r.c.sitenoun, span: at}})
		return
	}
}

// siteBefore reports whether a site is told of before token i of the sentence or in
// the sentence before.
func (r *reading) siteBefore(sc *scene, i int) bool {
	if sc.hasIn(r.c.sitenoun, span{0, i}) || sc.hasIn(r.c.datacentre, span{0, i}) {
		return true
	}
	if sc.index == 0 {
		return false
	}
	last := &r.scenes[sc.index-1]
	return last.kind == data.Body && (last.has(r.c.sitenoun) || last.has(r.c.datacentre))
}

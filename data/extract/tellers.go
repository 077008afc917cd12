package extract

import (
	"yunshi/data"
)

// "It" and "they" of who counts: "Canalys published its numbers on Tuesday. It sees …".

// surely are verbs of counting, which "it" or "they" does where the sentence before
// speaks of a research firm first; perhaps are those that a company does as well.
var (
	surely  = wordSet("gives give credits credit gave credited ranks ranked counts counted puts sees estimates estimated reckons reckoned forecasts predicts projects attributes assigns foresees attributed predicted")
	perhaps = wordSet("thinks think believes believe expects expect says said put see saw found finds shows show showed lists named names places placed placing forecast estimate project reckon expected")
	itThey  = wordSet("it they")
	still   = wordSet("also now then even still further")
)

// counterMeant is the research firm that "it" or "they" stands for, or "".
func (r *reading) counterMeant(sc *scene, it item) data.CompanyID {
	if it.class != r.c.itself && it.class != r.c.plural || !sc.among(it.first, itThey) {
		return ""
	}
	verb := it.end
	if sc.among(verb, still) {
		verb++
	}
	sure := sc.among(verb, surely)
	if !sure && !sc.among(verb, perhaps) || sc.actorBefore(it.first, nil) != "" || sc.index == 0 {
		return ""
	}
	before := &r.scenes[sc.index-1]
	if before.block != sc.block || before.kind != data.Body || !sure && before.hasActor() {
		return ""
	}
	return before.firstCounter()
}

// firstCounter is the research firm that a sentence names or means before any company, or "".
func (sc *scene) firstCounter() data.CompanyID {
	var first *org
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if (o.kind == data.Research || o.kind == data.Actor && !o.aside) && (first == nil || o.first < first.first) {
			first = o
		}
	}
	if first == nil || first.kind != data.Research {
		return ""
	}
	return first.id
}

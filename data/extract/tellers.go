package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// "It" and "they" of who counts: "Canalys published its numbers on Tuesday. It sees …".

// surely are verbs of counting, which "it" or "they" does where the sentence before
// speaks of a research firm first; perhaps are those that a company does as well.
var (
	surely  = wordSet("pencils penciled pencilled anticipates gives give credits credit gave credited ranks ranked counts counted puts sees estimates estimated reckons reckoned forecasts predicts projects attributes assigns foresees attributed predicted")
	perhaps = wordSet("thinks think believes believe expects expect says said put see saw found finds shows show showed lists named names places placed placing forecast estimate project reckon expected")
	looking = wordSet("look looks looked")
	itThey  = wordSet("it they")
	still   = wordSet("also now then even still further")
)

// counterMeant is the research firm that "it", "they", "the firm" or "the analysts" stands for,
// or "".
func (r *reading) counterMeant(sc *scene, it item) data.CompanyID {
	if it.class == r.c.counters {
		return r.countersMeant(sc, it)
	}
	named := it.class == r.c.orghead && sc.isWord(it.first-1, "the")
	if !named && (it.class != r.c.itself && it.class != r.c.plural || !sc.among(it.first, itThey)) {
		return ""
	}
	verb := it.end
	if sc.among(verb, still) {
		verb++
	}
	sure := sc.among(verb, surely)
	if !sure && !sc.among(verb, perhaps) && !(sc.among(verb, looking) && sc.isWord(verb+1, "for") && sc.has(atPercent)) || sc.actorBefore(it.first, nil) != "" {
		return ""
	}
	return r.counterBefore(sc, sure && !named)
}

// countersMeant is the research firm that the text quotes last, whose people are said to reckon
// something: "the analysts expect". In a broker's note they may be anybody's.
func (r *reading) countersMeant(sc *scene, it item) data.CompanyID {
	if r.whole.house != "" || r.whole.owner != "" || !sc.isWord(it.first-1, "the") || sc.has(atResearch) {
		return ""
	}
	if verb := it.end; !sc.among(verb, surely) && !sc.among(verb, perhaps) && !sc.among(verb, noting) && !sc.among(verb, looking) {
		return ""
	}
	if who := r.quotedBefore(sc.index); r.isResearch(who) {
		return data.CompanyID(who)
	}
	return ""
}

var noting = wordSet("say note noted add added warn warned have had are were look write wrote argue argued calculate calculated")

// counterBefore is the research firm that the sentences before one speak of, or "": sure
// says that companies named between do not count.
func (r *reading) counterBefore(sc *scene, sure bool) data.CompanyID {
	for k := sc.index - 1; k >= 0 && k >= sc.index-counterReach; k-- {
		before := &r.scenes[k]
		if before.kind != data.Body || !sure && before.speaksOfActor() || before.block < sc.block-1 {
			return ""
		}
		if who := before.firstCounter(); who != "" {
			return who
		}
		if before.block != sc.block && before.speaksOfActor() {
			return ""
		}
	}
	return ""
}

// counterReach is how many sentences back "it" may mean who counts.
const counterReach = 4

// speaksOfActor reports whether a sentence names a company or means one by more than a
// pronoun, which may as well mean who counts.
func (sc *scene) speaksOfActor() bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor && !(o.meant && sc.among(o.first, bareWords)) })
}

// bareWords mean somebody by a pronoun alone.
var bareWords = wordSet("it its they their them we our")

// firstCounter is the research firm that a sentence names or means before any company, or "".
func (sc *scene) firstCounter() data.CompanyID {
	var first *org
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if (o.kind == data.Research || o.kind == data.Actor && !o.aside && !sc.among(o.first, bareWords)) && (first == nil || o.first < first.first) {
			first = o
		}
	}
	if first == nil || first.kind != data.Research {
		return ""
	}
	return first.id
}

// onlyOwner is the one company of which a sentence tells something as a part or a
// product, and which the next then means: "Cloud services are the fastest part of X."
func (r *reading) onlyOwner(sc *scene) data.CompanyID {
	if sc.kind != data.Body || len(sc.orgs) != 1 || !slices.ContainsFunc(sc.toks, func(t token.Token) bool { return beWords.At(&t) }) {
		return ""
	}
	o := &sc.orgs[0]
	if o.kind != data.Actor || o.meant || o.aside || !sc.isWord(o.first-1, "of") || o.end < len(sc.toks)-1 {
		return ""
	}
	return o.id
}

var ourMarket = metricRule{id: marketTotal, metric: data.MarketSize}

// hadItAt reports whether "we had it at" or "we put that at" stands before an amount, in
// the words of a research firm that the title names together with its market.
func (r *reading) hadItAt(sc *scene, at span) bool {
	if r.countsAt(sc, at) {
		return true
	}
	title := &r.scenes[0]
	if !sc.isWord(at.first-1, "at") || !sc.isWord(at.first-2, "it") && !sc.isWord(at.first-2, "that") || !sc.isWord(at.first-4, "we") || !r.titleCounts(title) {
		return false
	}
	name, _ := r.marketName(title, span{0, len(title.toks)})
	return name != ""
}

// titleCounts reports whether the title names a research firm and no company.
func (r *reading) titleCounts(title *scene) bool {
	return title.isHeading() && title.has(atResearch) && !title.hasActor()
}

// marketUnsaid is the rule of a market's size that no word tells, or nil.
func (r *reading) marketUnsaid(sc *scene, at span) *metricRule {
	switch {
	case r.hadItAt(sc, at):
		return &ourMarket
	case r.opensMarketPart(sc, at):
		return &partOfTheMarket
	}
	return nil
}

// countsAt reports whether "it counts" stands right before an amount, of who counts, where
// the paragraph has told a market's size.
func (r *reading) countsAt(sc *scene, at span) bool {
	if !sc.among(at.first-1, surely) || !slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Research && o.end == at.first-1 }) {
		return false
	}
	return slices.ContainsFunc(r.lately(), func(f *figureDraft) bool {
		return f.market && f.Metric == data.MarketSize && r.scenes[f.scene].block == sc.block
	})
}

// unnamedUnit is the cloud unit of whom the text speaks, though the document names none.
func (r *reading) unnamedUnit(focus []data.CompanyID) data.CompanyID {
	if len(focus) == 0 {
		return ""
	}
	return r.reg.CloudUnit(focus[0])
}

// ownCount reports whether "its" is of who counts: "X keeps to its forecast".
func (sc *scene) ownCount(its item) bool {
	return sc.among(its.end, counts) && slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Research && o.end <= its.first })
}

var counts = wordSet("forecast forecasts estimate estimates report study survey tracker count outlook projection projections prediction predictions latest annual quarterly")

package extract

import (
	_ "embed"
	"slices"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

//go:embed rules/markets.txt
var marketsText string

// marketRow is one line of rules/markets.txt.
type marketRow struct {
	phrase           []string
	subject, segment string
}

// marketRows gives the rows by their first word.
var marketRows = sync.OnceValue(func() *token.Table[[]marketRow] {
	out := map[string][]marketRow{}
	err := rows("markets.txt", marketsText, 3, func(f []string) error {
		row := marketRow{subject: f[1], segment: f[2]}
		for _, t := range token.Split(f[0]) {
			row.phrase = append(row.phrase, t.Lower)
		}
		out[row.phrase[0]] = append(out[row.phrase[0]], row)
		return nil
	})
	if err != nil {
		panic(err)
	}
	return token.NewTable(out)
})

// ofMarket reports whether a growth rate is a market's: the nearest word before
// it that can grow is a market and no company stands between.
func (r *reading) ofMarket(sc *scene, f *figureDraft) bool {
	switch {
	case r.besideFigure(sc, f), r.ofSegment(f):
		return false
	case r.goesOnMarket(sc, f), r.houseGoesOn(sc) != nil:
		return true
	}
	if market, told := r.grower(sc, f); told {
		return market
	}
	return r.onlyResearch(sc) || r.growthFor(sc, f) || r.lastMarket(sc, f) || r.countersMarket(sc) || !sc.hasActor() && r.researchStory() && (r.lastWasMarket() || sc.set.meets(&r.futures) && !sc.has(r.c.revenue) && !sc.has(r.c.profit) && !sc.has(r.c.customer))
}

// raisesOwn reports whether a market's name is what a company before it raises: its own business.
func (sc *scene) raisesOwn(it item) bool {
	return sc.among(it.first-1, raises) && sc.actsIn(span{0, it.first})
}

// raises are what a company does with its own business.
var raises = wordSet("lifted lifts lift raised raises raise boosted boosts boost expanded expands increased increases pushed pushes grew")

// marketEarns reports whether it is a market, and no company in it, that takes the
// amount in: "public cloud services in China brought in 26.5 billion yuan".
func (r *reading) marketEarns(sc *scene, f *figureDraft) bool {
	if f.cue.class == 0 || f.cue.end > f.at.first {
		return false
	}
	before := span{sc.clauseOf(f.cue.first).first, f.cue.first}
	if sc.hasIn(atOrg, before) {
		return false
	}
	if f.cue.class == r.c.revenue {
		return r.tradeEarns(sc, before)
	}
	if r.itIsMarket(sc, before) {
		return true
	}
	name, segment := r.marketName(sc, before)
	for i := before.first; i < before.end; i++ {
		if owning.At(&sc.toks[i]) {
			return false // "its public cloud"
		}
	}
	counted := sc.has(atResearch) && !sc.hasActor() && r.lastFigure() == nil
	return name != "" && segment != "" && (counted || r.nation(sc, before)) // a company's report has "public cloud services brought in", too
}

// tradeEarns reports whether those who count tell the turnover of all who are in a trade:
// "operators of data centres in China had turnover of …".
func (r *reading) tradeEarns(sc *scene, before span) bool {
	name, segment := r.marketName(sc, before)
	return name != "" && segment != "" && r.nation(sc, before) && !sc.hasActor() && r.isResearch(r.quotedBefore(sc.index)) && !sc.hasWord(before, owning)
}

// goesOnMarket reports whether the figure before, in the same sentence, is a market's
// and no company is named: "IaaS made up 3 billion of it and grew by 83%".
func (r *reading) goesOnMarket(sc *scene, f *figureDraft) bool {
	before := r.figureBefore(f)
	return before != nil && before.market && !sc.namesActor()
}

// grower looks for what grows, from the rate back, in its clause and then in the
// sentence, and tells whether that is a market.
func (r *reading) grower(sc *scene, f *figureDraft) (market, told bool) {
	clause := sc.clauseOf(f.at.first)
	for _, scope := range [...]span{clause, {0, f.at.first}} {
		for i := len(sc.items) - 1; i >= 0; i-- {
			it := &sc.items[i]
			if it.end > f.at.first || !scope.contains(it.first) {
				continue
			}
			switch it.class {
			case r.c.marketsz:
				if sc.raisesOwn(*it) {
					return false, true // "X lifted cloud services by 40 percent"
				}
				if r.marketCue(sc, *it, f.at) && !sc.sharedOut(*it) {
					return true, true
				}
			case r.c.revenue:
				return r.nation(sc, span{it.first - 4, it.first}) && !sc.hasIn(atOrg, clause), true
			case r.c.profit, r.c.loss:
				return false, true
			case atOrg:
				if !sc.orgs[it.ref].aside {
					return false, true
				}
			}
		}
	}
	return false, false
}

// onlyResearch reports whether a researcher speaks of a market and nobody else is
// named: who else's growth would it tell?
func (r *reading) onlyResearch(sc *scene) bool {
	return !sc.hasActor() && sc.has(atResearch) && r.marketNamed(sc) && !sc.has(r.c.revenue) && !sc.has(r.c.profit)
}

// growthFor reports whether the words behind a rate say that a market grows: "growth of
// 12% for China's cloud market".
func (r *reading) growthFor(sc *scene, f *figureDraft) bool {
	if !sc.among(f.at.end, growthPrepositions) {
		return false
	}
	what := sc.nounPhrase(f.at.end+1, sc.clauseOf(f.at.first).end)
	return sc.hasIn(r.c.marketsz, what) && !sc.hasIn(atOrg, what)
}

var growthPrepositions = wordSet("more for in of")

// ofSegment reports whether the figure before, in the same sentence, is a company's
// revenue with a segment, whose growth this then is: "Public cloud: RMB1.4bn, +14% Y/Y".
func (r *reading) ofSegment(f *figureDraft) bool {
	before := r.figureBefore(f)
	return before != nil && before.Metric == data.Revenue && !before.market && before.id != "" && f.at.first-before.at.end <= maxAside
}

// sharedOut reports whether the market is only what a share is of: "36 percent of
// the expenditure".
func (sc *scene) sharedOut(it item) bool {
	i := it.first - 1
	for i > 0 && (sc.isWord(i, "the") || sc.isWord(i, "that") || sc.isWord(i, "total")) {
		i--
	}
	return sc.isWord(i, "of") && i > 0 && sc.part[i-1]&partSum != 0
}

// besideFigure reports whether the rate stands in brackets, or after a comma,
// right behind a company's number: "public cloud 1.67 billion yuan (+26%)".
func (r *reading) besideFigure(sc *scene, f *figureDraft) bool {
	last := r.figureBefore(f)
	if last == nil || last.market || last.id == "" {
		return false
	}
	if sc.isWord(f.at.first, "+") && last.Metric == data.Revenue && f.at.first-last.at.end <= maxRise && !sc.orgBetween(last.at.end, f.at.first) {
		return true // "rang up 1.2 bln in its cloud computing segment in six months, +10.5 pct"
	}
	return (sc.isWord(f.at.first-1, "(") || sc.isWord(f.at.first-1, "+")) && f.at.first-last.at.end <= 3
}

// lastWasMarket reports whether the last figure is a market's.
func (r *reading) lastWasMarket() bool {
	f := r.lastFigure()
	return f != nil && f.market
}

// lastMarket reports whether the sentence before spoke of a market's size, so
// that a bare "growth was 26%" goes on about it.
func (r *reading) lastMarket(sc *scene, of *figureDraft) bool {
	f, before := r.lastFigure(), r.lately()
	for k := len(before) - 1; k > 0 && f.id == "" && (f.Metric == data.MarketShare || f.Metric == data.RevenueShare); k-- {
		f = before[k-1] // the market's part of another is told beside its size
	}
	return f != nil && f.market && r.scenes[f.scene].block >= sc.block-1 && !sc.namesActor() && !sc.hasIn(atOrg, span{0, of.at.first})
}

// countersMarket reports whether who counts speaks, names nobody, and has told a market's
// size in the same paragraph.
func (r *reading) countersMarket(sc *scene) bool {
	return sc.has(atResearch) && !sc.hasActor() && slices.ContainsFunc(r.lately(), func(f *figureDraft) bool {
		return f.market && f.Metric == data.MarketSize && (r.scenes[f.scene].block == sc.block || sc.has(r.c.predict) && sc.names(data.CompanyID(f.Issuer)))
	})
}

// marketSized makes a growth that of the market whose size was told last.
func (r *reading) marketSized(f *figureDraft) {
	for _, of := range slices.Backward(r.lately()) {
		if of.market && of.Metric == data.MarketSize {
			f.Subject, f.Segment, f.Geography = of.Subject, of.Segment, of.Geography
			return
		}
	}
}

// marketSubject names the market: its geography and its part.
func (r *reading) marketSubject(sc *scene, f *figureDraft) {
	f.market = true
	if part := r.segmentItem(sc); part != "" {
		r.partOfListed(f, part)
		return
	}
	if of := r.figureBefore(f); of != nil && of.market && f.Metric == data.Growth && of.Metric == data.MarketSize && f.at.first-of.at.end <= maxAside {
		f.Subject, f.Segment, f.Geography = of.Subject, of.Segment, of.Geography
		return // "IaaS was 3 billion yuan, up 12 percent"
	}
	clause := sc.clauseOf(f.at.first)
	name, segment := r.marketAt(sc, f)
	if name == "" {
		name, segment = r.marketName(sc, clause)
	}
	if name == "" {
		name, segment = r.marketName(sc, span{0, len(sc.toks)})
	}
	if of := r.houseGoesOn(sc); name == "" && of != nil && f.Metric == data.Growth {
		f.Subject, f.Segment, f.Geography = of.Subject, of.Segment, of.Geography
		return
	}
	if name == "" && r.marketGoesOn(f) {
		if part := r.partSpokenOf(sc); part != "" && r.lastFigure().scene < sc.index {
			f.Segment = part
		}
		return
	}
	if name == "" && !r.marketNamed(sc) && !r.counterOpens(sc, f) && !(f.Metric == data.Growth && r.ofSumTold(sc, f)) && (r.sameMarket(sc, f) || f.rule != marketBefore) {
		switch {
		case f.Subject != "":
		case f.Metric == data.MarketSize:
			r.marketTalkedOf(sc, f)
		case sc.set.meets(&r.futures):
			r.marketSized(f)
		}
		return
	}
	if name == "" {
		name = "cloud computing"
	}
	f.Geography = r.marketGeo(sc, f.at)
	f.Subject, f.Segment = f.Geography+" "+name, segment
}

// marketTalkedOf makes a market's size that somebody has counted, in a sentence that names neither
// market nor company, that of the market which the sentences before it or the title named last.
func (r *reading) marketTalkedOf(sc *scene, f *figureDraft) {
	last := r.lastFigure()
	counted := sc.has(atResearch) || r.researchToldIn(sc.index) || last != nil && last.market && r.scenes[last.scene].block == sc.block
	if sc.hasActor() || sc.has(r.c.capex) || !counted {
		return
	}
	for i := sc.index - 1; i >= max(0, sc.index-sameReach); i-- {
		before := &r.scenes[i]
		if before.kind == data.Table {
			continue
		}
		if r.ofMarketIn(before, sc, f) || before.namesActor() {
			return
		}
	}
	r.ofMarketIn(&r.scenes[0], sc, f)
}

// ofMarketIn makes a number of a sentence that of the market which another one names.
func (r *reading) ofMarketIn(before, sc *scene, f *figureDraft) bool {
	name, segment := r.marketName(before, span{0, len(before.toks)})
	if name != "" {
		f.Geography = r.marketGeo(sc, f.at)
		f.Subject, f.Segment = f.Geography+" "+name, segment
	}
	return name != ""
}

// counterOpens reports whether a total is of the cloud that its paragraph speaks of, since the
// sentence before says who has counted: "CAICT has published its count. The sum is 300 billion".
func (r *reading) counterOpens(sc *scene, f *figureDraft) bool {
	if f.rule != "market.total" || sc.index == 0 || !r.whole.topical[sc.block] {
		return false
	}
	before := &r.scenes[sc.index-1]
	return before.block == sc.block && before.has(atResearch) && !before.namesActor()
}

// sameMarket makes a market's number that names none one of the market told last, where the
// sentence names no company either.
func (r *reading) sameMarket(sc *scene, f *figureDraft) bool {
	if f.Metric != data.MarketSize || sc.namesActor() && f.rule != marketBefore {
		return false
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= f.scene-sameReach; k-- {
		if of := r.figures[k]; of.market && of.Subject != "" {
			f.Subject, f.Segment, f.Geography = of.Subject, of.Segment, of.Geography
			return true
		}
	}
	return false
}

// marketBefore is the rule of "a market of 26 billion yuan".
const marketBefore = "market.before"

// sameReach is how many sentences before the market may be told that is gone on about.
const sameReach = 6

// marketPhrase is a phrase of markets.txt and its first token.
type marketPhrase struct {
	first int
	*marketRow
}

// marketName finds the longest phrase of markets.txt in the tokens.
func (r *reading) marketName(sc *scene, in span) (subject, segment string) {
	if !sc.marketRead {
		r.readMarkets(sc)
	}
	longest := 0
	for _, m := range sc.markets {
		if in.first <= m.first && m.first+len(m.phrase) <= in.end && len(m.phrase) > longest {
			longest, subject, segment = len(m.phrase), m.subject, m.segment
		}
	}
	return subject, segment
}

// readMarkets finds the phrases of markets.txt in a sentence.
func (r *reading) readMarkets(sc *scene) {
	rows, n := marketRows(), len(r.room.markets)
	for i := range sc.toks {
		found, _ := rows.At(&sc.toks[i])
		for k := range found {
			if row := &found[k]; sc.part[i]&partOrg == 0 && sc.says(i, row.phrase) {
				r.room.markets = append(r.room.markets, marketPhrase{i, row})
			}
		}
	}
	sc.markets, sc.marketRead = since(r.room.markets, n), true
}

// says reports whether the words stand at token i.
func (sc *scene) says(i int, words []string) bool {
	if i+len(words) > len(sc.toks) {
		return false
	}
	for k, w := range words {
		if sc.toks[i+k].Lower != w {
			return false
		}
	}
	return true
}

// marketNamed reports whether the sentence speaks of a market at all.
func (r *reading) marketNamed(sc *scene) bool { return sc.has(r.c.marketsz) }

// worldwide are words that widen a market beyond China.
var worldwide = wordSet("global worldwide world globally international")

// marketGeo is where a market is, China where the text tells no other place: the
// documents are about it.
func (r *reading) marketGeo(sc *scene, at span) string {
	if area := r.abroad(sc, at); area != "" {
		return area
	}
	return "China"
}

// abroad is the area that a market is told to be in where that is not China:
// "Worldwide", or a place that stands before the amount in its clause or opens the
// sentence, "In Southeast Asia". It is "" where the text tells none.
func (r *reading) abroad(sc *scene, at span) string {
	for i := min(at.first, len(sc.toks)) - 1; i >= 0; i-- {
		if !worldwide.At(&sc.toks[i]) {
			continue
		}
		if sc.hasIn(r.c.china, span{i + 1, at.first}) {
			break
		}
		return "Worldwide"
	}
	for i := at.end; i < len(sc.toks) && i < at.end+areaReach; i++ {
		if worldwide.At(&sc.toks[i]) && sc.hasIn(r.c.marketword, span{i + 1, i + 4}) {
			return "Worldwide" // "32 percent of the global market"
		}
	}
	area := ""
	for _, p := range sc.places {
		if p.first < at.end+areaReach && (p.first <= 1 && p.end < at.first || sc.areaOfMarket(r, p.span)) {
			if area = p.name; r.reg.Within(p.name, "China") || p.name == "China" {
				area = ""
			}
		}
	}
	return area
}

// areaReach is how many tokens behind an amount the market may be named that it is
// a part of.
const areaReach = 6

// areaOfMarket reports whether a place is where a market is: "the Asia-Pacific
// market", "the cloud market in Japan".
func (sc *scene) areaOfMarket(r *reading, p span) bool {
	if sc.hasIn(r.c.marketword, span{p.end, p.end + 4}) {
		return true
	}
	in := sc.isWord(p.first-1, "in") || sc.isWord(p.first-1, "of") || sc.isWord(p.first-1, "across")
	return in && sc.hasIn(r.c.marketword, span{p.first - 4, p.first})
}

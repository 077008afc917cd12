package extract

import (
	"slices"
	"strings"

	"yunshi/data"
)

// Which market a number is of that doesn't name it, or a part of one by its own words.

// marketAt is the market whose name ends right before an amount or its verb: "of the
// cloud market, IaaS was US$2.4 billion". A part that no table knows goes by its words.
func (r *reading) marketAt(sc *scene, f *figureDraft) (name, segment string) {
	if words := sc.partSubject(f.at); f.rule == marketPart && words.end > words.first {
		part := strings.ToLower(r.phrase(sc, words))
		return part, part
	}
	if !sc.marketRead {
		r.readMarkets(sc)
	}
	longest := 0
	for _, m := range sc.markets {
		if end := m.first + len(m.phrase); end <= f.at.first && len(m.phrase) > longest && sc.onlyVerbs(end, f.at.first) {
			longest, name, segment = len(m.phrase), m.subject, m.segment
		}
	}
	return name, segment
}

// onlyVerbs reports whether but a verb of amounting stands between two tokens.
func (sc *scene) onlyVerbs(from, to int) bool {
	for i := from; i < to; i++ {
		if !segmentVerbs.At(&sc.toks[i]) {
			return false
		}
	}
	return true
}

// marketGoesOn makes a number that names no market one of the market told last: by the
// figure before it, of a total by the last of a market, or by the sentence before.
func (r *reading) marketGoesOn(f *figureDraft) bool {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= f.scene-lookBack; k-- {
		if of := r.figures[k]; of.market && of.Subject != "" {
			f.Subject, f.Segment, f.Geography = of.Subject, of.Segment, of.Geography
			return true
		}
		if f.rule != marketTotal && !(f.Metric == data.Growth && (r.scenes[r.figures[k].scene].block == r.scenes[f.scene].block || r.onlyCounts(&r.scenes[f.scene]))) {
			return false
		}
	}
	if f.rule != marketTotal || f.scene == 0 {
		return false
	}
	before := &r.scenes[f.scene-1]
	name, segment := r.marketName(before, span{0, len(before.toks)})
	if title := &r.scenes[0]; name == "" && r.titleCounts(title) {
		before = title
		name, segment = r.marketName(title, span{0, len(title.toks)})
	}
	if slices.ContainsFunc(before.markets, func(m marketPhrase) bool { return m.segment != segment && m.segment != "" }) {
		name, segment = "cloud computing", "" // the total of several parts
	}
	if name != "" {
		f.Geography, f.Segment = r.marketGeo(before, span{len(before.toks), len(before.toks)}), segment
		f.Subject = f.Geography + " " + name
	}
	return name != ""
}

// onlyCounts reports whether a research firm speaks and no company is named or meant: what
// it foresees is of the market that it has counted, "for 2020 as a whole IDC pencils in 50%".
func (r *reading) onlyCounts(sc *scene) bool { return sc.has(atResearch) && !sc.hasActor() }

// marketTotal is the rule of a market's sum that doesn't name the market again.
const marketTotal = "market.total"

// houseGoesOn gives what was counted last of the market that those who count speak of in a
// sentence that names and means nobody, "the analysts had recorded an increase of 45%", or
// nil.
func (r *reading) houseGoesOn(sc *scene) *figureDraft {
	issuer := r.quotedBefore(sc.index)
	if !r.isResearch(issuer) || !r.counterIn(sc, span{0, len(sc.toks)}) {
		return nil
	}
	for o := range sc.actors() {
		if !o.meant || !r.counterIn(sc, span{max(0, o.first-atHouse), o.end}) {
			return nil
		}
	}
	for _, f := range slices.Backward(r.lately()) {
		if f.market && f.Issuer == issuer && f.Subject != "" {
			return f
		}
	}
	return nil
}

// counterIn reports whether the tokens name those who count at a research firm: in the story of
// what one counts, "the firm" that foresees something is it.
func (r *reading) counterIn(sc *scene, in span) bool {
	if sc.hasWord(in, counters) {
		return true
	}
	for i := max(1, in.first); i < in.end; i++ {
		if sc.among(i, houses) && (sc.isWord(i-1, "research") || sc.isWord(i-1, "consulting") || sc.isWord(i-1, "the") && sc.has(r.c.predict) && r.researchStory()) {
			return true
		}
	}
	return false
}

var houses = wordSet("firm house company institute group")

// counters are those who count at a research firm, and atHouse is how far behind them it may
// be meant: "analysts at the firm".
var counters = wordSet("analysts researchers forecasters authors consultancy statisticians")

const atHouse = 3

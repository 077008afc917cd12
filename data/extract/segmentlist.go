package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Lists of what a market or a revenue is made of, below a line that announces them:
// "By segment:", "(1) CDN was 2.41 billion, down 7.2%".

// maxItems is how many items of a list may stand between one and the line that leads in.
const maxItems = 8

// maxItemName is how many words name a part at most.
const maxItemName = 12

// splitWords announce that the parts of a sum follow.
var splitWords = wordSet("segment segments breakdown split splits parts part category categories sub-markets submarkets composition comprises consists divided broken type types layer layers tier product products service services field fields area areas which")

// itemVerbs stand between what a part is called and its number.
var itemVerbs = wordSet("is was were are came comes reached reaches totaled totalled stood amounted hit made rose grew fell declined dropped increased climbed shrank gained lost took brought generated : – — =")

// segmentItem is what an item of such a list calls its part, or "" where it is none.
func (r *reading) segmentItem(sc *scene) string {
	i := sc.index - 1
	for ; i > 0 && sc.index-i <= maxItems && len(r.scenes[i].sums) > 0; i-- {
	}
	if i < 0 {
		return ""
	}
	lead := &r.scenes[i]
	text := strings.TrimRight(lead.span.Of(r.doc.Text), " *_")
	if sc.block-lead.block != sc.index-i || !strings.HasSuffix(text, ":") && !strings.HasSuffix(text, "：") || !sc.hasLead(lead) {
		return ""
	}
	from := sc.pastMarker()
	for end := from; end < len(sc.toks) && end-from <= maxItemName; end++ {
		if sc.among(end, itemVerbs) || sc.inSum(end) {
			if end == from {
				return "" // the amount comes first
			}
			return r.phrase(sc, span{from, end})
		}
		if sc.part[end]&partOrg != 0 || sc.isWord(end, ",") {
			break
		}
	}
	return ""
}

// partOfListed makes a number of a list's item that part of the market told before the list.
func (r *reading) partOfListed(f *figureDraft, part string) {
	for _, whole := range slices.Backward(r.lately()) {
		if whole.market && whole.Metric == data.MarketSize || whole.market && r.segmentItem(&r.scenes[whole.scene]) == "" {
			f.Subject, f.Geography = whole.Subject, whole.Geography
			break
		}
	}
	f.Segment = part
	toks := token.Split(part)
	if found, _ := marketRows().At(&toks[0]); len(found) > 0 {
		for k := range found {
			if row := &found[k]; slices.EqualFunc(row.phrase, toks, func(w string, t token.Token) bool { return w == t.Lower }) {
				f.Segment = row.segment // "IaaS", and no more
			}
		}
	}
}

// hasLead reports whether the line announces parts.
func (sc *scene) hasLead(lead *scene) bool {
	return lead.hasWord(span{0, len(lead.toks)}, splitWords) && len(lead.toks) <= maxItem
}

// pastMarker is the first token behind the number or the bullet that opens an item.
func (sc *scene) pastMarker() int {
	i := 0
	for ; i < min(4, len(sc.toks)) && (sc.toks[i].Kind != token.Word || sc.toks[i].End-sc.toks[i].Start == 1 && sc.isWord(i+1, ")")); i++ {
	}
	return i
}

// partBefore gives the figure that the amount of an item without a metric of its own is a
// part of: the last of its sort that was told before the list, a market's size or a
// company's revenue.
func (r *reading) partBefore(scene int, unit class) *figureDraft {
	if unit != atMoney || r.segmentItem(&r.scenes[scene]) == "" {
		return nil
	}
	for k := len(r.figures) - 1; k >= 0 && k >= len(r.figures)-latestFigures; k-- {
		switch f := r.figures[k]; {
		case f.Metric == data.MarketSize, f.Metric == data.Revenue:
			return f
		case sumUnit(f.Unit) == atMoney:
			return nil
		}
	}
	return nil
}

// itIsMarket reports whether "it" or "the market" before a verb of earning is a market whose
// size was told just before.
func (r *reading) itIsMarket(sc *scene, before span) bool {
	last := r.lastFigure()
	if last == nil || !last.market || sc.hasActor() || before.end-before.first > 3 || r.scenes[last.scene].block < sc.block-1 {
		return false
	}
	return sc.isWord(before.end-1, "it") || sc.isWord(before.end-1, "market") || sc.isWord(before.end-1, "sector") || sc.isWord(before.end-1, "industry")
}

// partSpokenOf is what part of a market the sentence before is about, where "it" goes on about
// that: "Infrastructure rental is still small. It brought in …".
func (r *reading) partSpokenOf(sc *scene) string {
	if sc.index == 0 || !sc.isWord(0, "it") {
		return ""
	}
	before := &r.scenes[sc.index-1]
	if before.block != sc.block || before.hasActor() || len(before.sums) > 0 {
		return ""
	}
	for i := 1; i < min(len(before.toks), maxItemName); i++ {
		if isOf[before.toks[i].Lower] || before.isWord(i, "remains") || before.isWord(i, "remained") {
			return strings.ToLower(r.phrase(before, span{0, i}))
		}
		if before.inSum(i) || before.isWord(i, ",") {
			break
		}
	}
	return ""
}

// dividesOwn reports whether a sentence of no company divides up what one has just told of its
// own money: "By product, private cloud brought in 280 million".
func (r *reading) dividesOwn(sc *scene) bool {
	if !sc.isWord(0, "by") && !sc.among(0, dividing) || sc.namesActor() || sc.has(atResearch) {
		return false
	}
	if !sc.hasWord(span{0, min(dividedReach, len(sc.toks))}, divisions) {
		return false
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-dividedBack; k-- {
		if f := r.figures[k]; sumUnit(f.Unit) == atMoney {
			return !f.market && f.id != ""
		}
	}
	return false
}

var (
	dividing  = wordSet("divided split broken sorted")
	divisions = wordSet("product products segment segments business businesses line lines type types")
)

// dividedReach is within how many tokens a sentence says what it divides by, dividedBack how many
// sentences before it the whole was told.
const dividedReach, dividedBack = 5, 6

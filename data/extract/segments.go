package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Revenue that is told by its parts, and the parts of a business by their names.

// earnedOn is the rule of "earned 900 million yuan on sales of 3 billion".
const earnedOn = "profit.earned"

// revenuePart is the rule of what a segment or a product adds to a company's revenue.
const revenuePart = "revenue.part"

// goesOnRevenue reports whether the paragraph told a company's revenue, or how it
// grew, just before.
func (r *reading) goesOnRevenue(sc *scene) bool {
	f := r.lastFigure()
	return f != nil && f.scene >= sc.index-2 && r.scenes[f.scene].block == sc.block && !f.market && f.id != "" &&
		(f.Metric == data.Revenue || f.Metric == data.Growth || f.Metric == data.RevenueShare)
}

// segmentTold reports whether an amount that stands at once behind the name of a
// segment is a company's: "public cloud 1.67 billion yuan", in what is told of a
// company's results and not of a market.
func (r *reading) segmentTold(sc *scene, it item, at span) bool {
	if at.first < it.end || sc.has(atResearch) || sc.has(r.c.marketword) || sc.has(r.c.china) || sc.has(r.c.investv) {
		return false
	}
	if r.ownPart(sc) {
		return true
	}
	for i := it.end; i < at.first; i++ {
		if !segmentVerbs.At(&sc.toks[i]) {
			return false
		}
	}
	if f := r.lastFigure(); f != nil && r.scenes[f.scene].block >= sc.block-2 {
		return !f.market && f.id != ""
	}
	return sc.hasIn(atOrg, span{0, it.first})
}

// ownPart reports whether the sentence goes on about a company's revenue by its parts: the
// figure before is such a company's, and nobody counts a market here.
func (r *reading) ownPart(sc *scene) bool {
	last := r.lastFigure()
	if last == nil || last.market || last.id == "" || r.whole.house != "" {
		return false
	}
	if !r.revenueBefore(last.id, sc.block-1) {
		return false
	}
	if b := r.scenes[last.scene].block; b != sc.block && b != sc.block-1 {
		return false
	}
	return !sc.namesActor() && !sc.has(atResearch) && !sc.has(atGov) && !sc.has(r.c.marketword) && !sc.has(r.c.china) && !sc.has(r.c.spenders)
}

// revenueBefore reports whether the last money told since a paragraph is the company's revenue.
func (r *reading) revenueBefore(id data.CompanyID, block int) bool {
	for _, f := range slices.Backward(r.lately()) {
		switch {
		case r.scenes[f.scene].block < block:
			return false
		case sumUnit(f.Unit) == atMoney:
			return f.Metric == data.Revenue && !f.market && f.id == id
		}
	}
	return false
}

// ownPartOf is what a sentence that splits a company's revenue up calls the part that a
// number is of: the last name of a part before it in its clause, or what opens the sentence.
func (r *reading) ownPartOf(sc *scene, f *figureDraft) (part string) {
	if !r.ownPart(sc) {
		return ""
	}
	clause := sc.clauseOf(f.at.first)
	for it := range sc.each(r.c.segcloud) {
		if it.end <= f.at.first && (clause.contains(it.first) || it.first <= 1 && part == "") {
			part = strings.ToLower(r.phrase(sc, it.span))
		}
	}
	if wholeCloud[part] && !r.cloudCompany(f.id) {
		return "" // a group's cloud business is its cloud
	}
	return part
}

// wholeCloud are what the cloud of a group is called that has other business, too.
var wholeCloud = map[string]bool{"ai cloud": true, "cloud business": true, "cloud segment": true, "cloud unit": true, "cloud services": true}

// segmentVerbs may stand between the name of a segment and its revenue.
var segmentVerbs = wordSet(": brought in contributed made was were is at of rev revenue came to reached totalled totaled")

// segment says what part of the company the number counts, where the clause
// names a part of the market.
func (r *reading) segment(sc *scene, f *figureDraft) string {
	clause := sc.clauseOf(f.at.first)
	if f.Metric == data.Revenue || f.Metric == data.Growth {
		if part := r.ownPartOf(sc, f); part != "" {
			return part
		}
	}
	if seg := r.partFor(sc, f, clause); seg != "" {
		return seg
	}
	if seg := r.partThere(sc, span{clause.first, f.at.first}); seg != "" {
		return seg
	}
	switch f.Metric {
	case data.MarketShare:
		_, seg := r.marketName(sc, clause)
		return seg
	case data.Growth, data.ProfitLoss:
		for it := range sc.each(r.c.profit, r.c.loss) {
			if clause.contains(it.first) && it.end <= f.at.first {
				return r.resultName(sc, it)
			}
		}
	}
	return ""
}

// resultName is what a result is called: what is but a figure of speech, "red ink", is a loss.
func (r *reading) resultName(sc *scene, it *item) string {
	name := strings.ToLower(r.phrase(sc, it.span))
	if it.class == r.c.loss && sc.hasWord(it.span, figurative) {
		return "loss"
	}
	return name
}

// figurative words call a loss by a picture.
var figurative = wordSet("red hole")

// partThere is the part of a business that "there" goes back to, with which the sentence before
// opens: "Public cloud was behind it. Revenue there climbed to 1.6 billion".
func (r *reading) partThere(sc *scene, in span) string {
	if sc.index == 0 || r.scenes[sc.index-1].block != sc.block {
		return ""
	}
	before := &r.scenes[sc.index-1]
	for i := in.first + 1; i < in.end; i++ {
		if !sc.isWord(i, "there") || !sc.endsAt(i, r.c.revenue, r.c.growthn, r.c.profit) {
			continue
		}
		for it := range before.each(r.c.cloud, r.c.segcloud) {
			if it.first <= 1 && before.part[it.first]&partOrg == 0 {
				return strings.ToLower(r.phrase(before, it.span))
			}
		}
	}
	return ""
}

// maxPart is how many words name a part of a company's business at most.
const maxPart = 8

// partNamed is what the words before a verb, up to a comma, call a part of a business.
func (r *reading) partNamed(sc *scene, verb int) string {
	from := sc.clauseOf(verb).first
	if from >= verb {
		from = 0
	}
	end := from
	for end < verb && end-from < maxPart && !sc.isWord(end, ",") {
		end++
	}
	if end == from {
		return ""
	}
	return strings.ToLower(r.phrase(sc, span{from, end}))
}

// partFor is what a part of a sum is for, "the part for computing rises 35%".
func (r *reading) partFor(sc *scene, f *figureDraft, clause span) string {
	for i := clause.first; i+2 < f.at.first; i++ {
		if !sc.isWord(i, "part") && !sc.isWord(i, "portion") || !sc.isWord(i+1, "for") {
			continue
		}
		for it := range sc.each(r.c.grow) {
			if it.first > i+2 && it.first < f.at.first {
				return r.phrase(sc, span{i + 2, it.first})
			}
		}
	}
	return ""
}

// marketPart is the rule of a part of a market, told by its name: "(1) on-demand CDN was
// US$2.4 billion".
const marketPart = "market.segment"

var partOfTheMarket = metricRule{id: marketPart, metric: data.MarketSize}

// partRows is how many sentences behind a market's size may tell its parts.
const partRows = 8

// opensMarketPart reports whether the sentence goes on about a market with a part of it,
// in words that markets.txt need not know.
func (r *reading) opensMarketPart(sc *scene, at span) bool {
	last := r.lastFigure()
	if last == nil || !last.market || last.Unit == data.Count || sc.index-last.scene > partRows || sc.namesActor() || sc.kind == data.Title {
		return false
	}
	return sc.partSubject(at) != span{}
}

// partSubject are the words at the head of a sentence that an amount is told of with
// nothing but a verb between, but for a number that counts the items of a list.
func (sc *scene) partSubject(at span) span {
	verb := at.first - 1
	for verb > 0 && sc.among(verb, partFillers) {
		verb--
	}
	if !sc.among(verb, partVerbs) {
		return span{}
	}
	from := 0
	for from < verb && (sc.toks[from].Kind != token.Word) {
		from++
	}
	if n := verb - from; n < 1 || n > maxPart || from > 0 && !sc.numbersItem(from) || sc.among(from, noParts) {
		return span{}
	}
	for i := from; i < verb; i++ {
		if sc.part[i] != 0 || sc.isWord(i, ",") {
			return span{}
		}
	}
	return span{from, verb}
}

// numbersItem reports whether what stands before token i numbers the item of a list.
func (sc *scene) numbersItem(i int) bool {
	return i <= 3 && (sc.isWord(i-1, ")") || sc.isWord(i-1, "）") || sc.isWord(i-1, ".") || sc.isWord(i-1, "-") || sc.isWord(i-1, "•"))
}

var (
	partVerbs   = wordSet("was were is came reached totalled totaled stood amounted")
	partFillers = wordSet("to at about some around roughly nearly almost only")
	noParts     = wordSet("it this that these those they which he she there the last total its their what")
)

package extract

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Which numbers an analyst would put on a slide of this market.

// worthKeeping leaves out what no analyst would put on a slide of this market.
func (r *reading) worthKeeping(sc *scene, f *figureDraft) bool {
	if r.doubted(sc, f) || sc.reckoned() || r.strange(sc, f) {
		return false
	}
	switch f.Metric {
	case data.RevenueShare:
		return r.ownsSentence(sc, f) || r.afterRevenue(f) || r.ofMain(sc, f)
	case data.OtherMetric:
		return (f.Unit != data.Count || manyInstalled(f)) && r.ofClouds(sc, f)
	case data.Customers:
		return f.Value != nil && f.Value.Cmp(ten) >= 0 && (f.id != "" || f.market && sc.topical)
	}
	return true
}

// reckoned reports whether a sentence reckons from something that is only supposed: "if
// 42.7% is right, the market was 25 billion". What it counts in or leaves out is no
// supposition: "if PaaS is included".
func (sc *scene) reckoned() bool {
	if !reckoning.At(&sc.toks[0]) {
		return false
	}
	for i := 1; i < len(sc.toks) && !sc.isWord(i, ","); i++ {
		if sc.inSum(i) {
			return true
		}
	}
	return false
}

var reckoning = wordSet("if suppose reckoning assuming assume")

// ofMain reports whether a number is of the company that the story is about, in a
// sentence that names none.
func (r *reading) ofMain(sc *scene, f *figureDraft) bool {
	return !sc.hasActor() && len(r.mains) > 0 && f.id == r.mains[0]
}

// manyInstalled reports whether what is counted makes up a cloud, its servers, racks or sites,
// and is enough of it for a slide.
func manyInstalled(f *figureDraft) bool {
	least := installedWorth[f.rule]
	return least != nil && f.Value != nil && f.Value.Cmp(least) >= 0
}

// installedWorth is from how many on the number of a thing is worth a figure, by rule.
var installedWorth = map[string]*apd.Decimal{
	"servers.noun": thousand,
	"racks.noun":   hundred,
	"sites.noun":   ten,
	"power.noun":   ten,
	"chips.noun":   thousand,
	"tokens.noun":  apd.New(1, 9), // fewer are what a price is for
}

// ofClouds reports whether a number is a company's that lives by the cloud, or is told
// where the cloud is spoken of.
func (r *reading) ofClouds(sc *scene, f *figureDraft) bool {
	return f.id != "" && (sc.topical || r.cloudCompany(f.id) || r.whole.topical[sc.block] || !loosely[f.rule] && !tooSmall(f))
}

// loosely are the rules of numbers that anything has: only those of a cloud are of ours.
var loosely = map[string]bool{"sites.noun": true, "power.noun": true, "tokens.noun": true, "price.percent": true, "price.off": true, "servers.noun": true}

// afterRevenue reports whether a figure before it is the same company's revenue, in
// the same sentence: "revenue is 59 million yuan, 2.6 percent of the group's".
func (r *reading) afterRevenue(f *figureDraft) bool {
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene == f.scene; k-- {
		if before := r.figures[k]; before.Metric == data.Revenue && before.id == f.id {
			return true
		}
	}
	return false
}

// doubted reports whether a word of doubt stands just before a market's size: "a market
// that might be worth US$30 billion".
func (r *reading) doubted(sc *scene, f *figureDraft) bool {
	if !f.market || f.Metric != data.MarketSize {
		return false
	}
	for it := range sc.each(r.c.maybe) {
		if it.end <= f.at.first && f.at.first-it.end <= 4 {
			return true
		}
	}
	return false
}

// ownsSentence reports whether the subject is named or meant in the sentence
// itself rather than carried over.
func (r *reading) ownsSentence(sc *scene, f *figureDraft) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == f.id })
}

package extract

import "yunshi/data"

// A list of shares has its measure in the line above it: "IDC's table for the fourth
// quarter:", "1. Alibaba Cloud - 42.7%", "2. Tencent Cloud - 12.4%".

var shareListed = metricRule{id: "share.list", metric: data.MarketShare}

// maxShareItem is how many tokens an item of such a list has, maxShareList how many items
// may stand above another.
const (
	maxShareItem = 10
	maxShareList = 12
)

// ofShareList reports whether the only amount of a sentence is a share in a list that a
// research firm's ranking opens.
func (r *reading) ofShareList(sc *scene) bool {
	if !sc.nameAndRate() {
		return false
	}
	for i := sc.index - 1; i >= 0 && sc.index-i <= maxShareList; i-- {
		if above := &r.scenes[i]; !above.nameAndRate() {
			return r.opensShares(above)
		}
	}
	return false
}

// nameAndRate reports whether a line has but a company and behind it a percentage, or a
// number that may be one.
func (sc *scene) nameAndRate() bool {
	n := len(sc.toks)
	if n > maxShareItem || len(sc.orgs) != 1 || len(sc.sums) != 1 || sumClass[sc.sums[0].Kind] != atPercent && !bareShare(&sc.sums[0]) || sc.signed(0) {
		return false
	}
	o, at := sc.orgs[0], sc.sums[0].span
	if o.kind != data.Actor || o.first > 2 || at.first < o.end || at.first-o.end > 2 || n-at.end > 1 {
		return false
	}
	for i := o.end; i < at.first; i++ {
		if !sc.among(i, itemSigns) {
			return false
		}
	}
	return true
}

var itemSigns = wordSet("- – — : , ( |")

// opensShares reports whether a line opens a list of shares: a colon ends it, it tells of
// shares, of a market or its ranking and not of growth, and a research firm is quoted.
func (r *reading) opensShares(above *scene) bool {
	if !above.isWord(len(above.toks)-1, ":") || above.has(r.c.growthn) || above.has(r.c.grow) || above.has(r.c.revenue) {
		return false
	}
	if !above.has(atResearch) && above.quoted == "" {
		return false
	}
	return above.has(r.c.share) || above.has(r.c.ordinal) || above.has(r.c.marketword) || r.marketNamed(above)
}

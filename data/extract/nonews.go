package extract

import (
	"slices"

	"yunshi/data"
)

// What is told but is no news: how things stand, what was long before there was a cloud,
// whom nobody names.

// noNews reports whether a sentence tells an event of the type only in passing or as how
// things stand.
func (r *reading) noNews(sc *scene, typ data.EventType, anchor item, clause span, companies []data.CompanyID) bool {
	switch {
	case typ == data.MarketData:
		return r.inPassing(sc)
	case bonds[typ]:
		if (sc.runsSo(anchor.span, clause) || sc.standing(anchor)) && !r.newsDated(sc, clause) {
			return true
		}
		return typ == data.CustomerWin && r.customerless(sc, companies)
	case typ == data.Launch:
		return r.foundedOnce(sc, anchor, clause)
	case typ == data.Listing:
		return sc.onlyTrades(r)
	case typ == data.Leadership:
		return sc.kind == data.Body && sc.isWord(anchor.first-1, "who") && !r.newsDated(sc, clause)
	case typ == data.Pricing:
		return sc.has(r.c.stock) && !sc.has(r.c.product) && !sc.namesActor() || anchor.form&thirdForm != 0 && !sc.namesActor() && !sc.has(atPercent) && !sc.has(atMoney) && !sc.has(atDate)
	}
	return false
}

// standing reports whether the verb of a bond, in a body's sentence, only says how things
// are: "X relies on Y", "it counts Y among its customers".
func (sc *scene) standing(anchor item) bool {
	if sc.kind != data.Body || anchor.form&nounForm != 0 || sc.isWord(anchor.first-1, "to") {
		return false
	}
	return standingVerbs.At(&sc.toks[anchor.first])
}

var standingVerbs = wordSet("rely relies count counts lean leans depend depends treat treats rent rents")

// customerless reports whether only who sells the cloud is known of a win, and nothing tells
// who buys: no name, no public body, no order.
func (r *reading) customerless(sc *scene, companies []data.CompanyID) bool {
	if r.parties(data.CustomerWin, companies) != 1 || !r.sellsCloud(companies[0]) {
		return false
	}
	for _, c := range []class{atGov, atName, atPlace, r.c.gov, r.c.tenderw, r.c.bodyof, r.c.contract} {
		if sc.has(c) {
			return false
		}
	}
	return true
}

// foundedOnce reports whether it is told only when a firm came into being, in a year gone by.
func (r *reading) foundedOnce(sc *scene, anchor item, clause span) bool {
	if !sc.among(anchor.first, founding) && !sc.among(anchor.first+1, founding) || !r.doc.Published.Known() {
		return false
	}
	for i := range sc.dates {
		if d := &sc.dates[i]; clause.contains(d.first) && d.Date.Known() && d.Date.Precision == data.PrecisionYear && d.Date.End+yearAgo < r.doc.Published.Start {
			return true
		}
	}
	return false
}

var founding = wordSet("founded found set established started created formed born")

// yearAgo is how many days after the year of a firm's founding it is no news.
const yearAgo = 180

// onlyTrades reports whether shares that are listed already only rise or fall: "shares
// listed on the Nasdaq closed 9% higher".
func (sc *scene) onlyTrades(r *reading) bool {
	if !sc.has(r.c.stock) || !sc.has(atPercent) || sc.has(r.c.debut) {
		return false
	}
	return slices.ContainsFunc(sc.items, func(it item) bool {
		return it.class == atPercent && slices.ContainsFunc([]int{it.first - 1, it.first - 2, it.end, it.end + 1}, func(i int) bool { return sc.among(i, tradeMoves) })
	})
}

var tradeMoves = wordSet("closed closes ended finished fell rose gained lost jumped slipped higher lower climbed dropped")

// beforeCloud is the last day before there was a cloud to speak of: what happened until
// then is none of our market's.
var beforeCloud = data.DayOf(2005, 12, 31)

// prehistoric reports whether a date lies before there was a cloud.
func prehistoric(d data.Date) bool { return d.Known() && d.End <= beforeCloud }

package extract

import "yunshi/data"

// Numbers beside the words of our metrics that measure something else: "shares fell
// 8 percent", "headcount rose 12 percent", "8 billion yuan under management".

// strange reports whether the text says that the number measures none of our
// metrics, and notes it for the rate that may go with it.
func (r *reading) strange(sc *scene, f *figureDraft) bool {
	if !r.measuresOther(sc, f) {
		return false
	}
	r.lastStrange = sumAt{sc.index, f.at.first}
	return true
}

// sumAt is where an amount stands: its sentence and first token.
type sumAt struct{ scene, first int }

func (r *reading) measuresOther(sc *scene, f *figureDraft) bool {
	clause := sc.clauseOf(f.at.first)
	if sc.deniedBefore(f.at.first) || r.strangeBehind(sc, f.at) || r.outsider(sc, f) {
		return true
	}
	if f.market && r.segmentItem(sc) != "" {
		return false // whatever a part of our market is called
	}
	switch f.Metric {
	case data.MarketShare:
		return r.ofFirm(sc, f) || r.ofOtherMarket(sc, f, clause)
	case data.RevenueShare:
		return r.spentOrFined(sc, f, clause)
	case data.Customers:
		return sc.hasIn(r.c.strangeuser, span{f.at.first, f.at.end + 3}) || sc.countsFirms(f.at, clause)
	case data.OtherMetric:
		return sc.ownCosts(clause) || f.rule == priceCut.id && r.strangeSubject(sc, f, clause)
	case data.Growth:
		return r.leansOnStrange(sc, f) || r.strangeSubject(sc, f, clause)
	case data.InvestmentSum:
		return r.priceOfDeal(sc, f)
	case data.MarketSize:
		return f.rule != marketPart && (r.ofOtherMarket(sc, f, clause) || r.strangeSubject(sc, f, clause))
	}
	return r.strangeSubject(sc, f, clause)
}

// countsFirms reports whether it is counted what firms there are, not whose customers:
// "there are 50 firms of that type", "300 companies sell clouds".
func (sc *scene) countsFirms(at, clause span) bool {
	if !sc.among(at.end-1, firmWords) {
		return false
	}
	for i := clause.first; i < at.first && i < clause.first+3; i++ {
		if sc.isWord(i, "there") {
			return true
		}
	}
	return sc.isWord(at.end, "like") || sc.isWord(at.end, "of") && sc.among(at.end+1, ofKind) || sc.among(at.end, selling) || sc.isWord(at.end, "that") && sc.among(at.end+1, selling)
}

var (
	firmWords = wordSet("firms companies enterprises businesses partners")
	ofKind    = wordSet("that this its such their the")
	selling   = wordSet("sell offer compete operate fight share supply provide")
)

// strangeBehind reports whether the word right behind an amount says that it measures
// something else.
func (r *reading) strangeBehind(sc *scene, at span) bool {
	for it := range sc.each(r.c.strangeafter) {
		if it.first >= at.end && it.first <= at.end+1 {
			return true
		}
	}
	return false
}

// priceOfDeal reports whether an amount is at what price the sum before it was paid:
// "raised 510 million at 17".
func (r *reading) priceOfDeal(sc *scene, f *figureDraft) bool {
	return sc.isWord(f.at.first-1, "at") && r.figureBefore(f) != nil
}

// deniedBefore reports whether what stands at token i is only denied: "denied that
// its cloud had made 30 billion yuan".
func (sc *scene) deniedBefore(i int) bool {
	for k := 0; k+1 < i; k++ {
		if sc.among(k, denials) && (sc.isWord(k+1, "that") || sc.isWord(k+1, "having") || sc.among(k+1, owning)) {
			return true
		}
	}
	return false
}

var denials = wordSet("denied denies deny denying")

// strangeSubject reports whether what rose, fell or came to the amount is named in
// front of it and none of our measures stands between.
func (r *reading) strangeSubject(sc *scene, f *figureDraft, clause span) bool {
	from := f.at.first
	if f.cue.end <= from {
		from = min(f.cue.first, from)
	}
	subject := -1
	for it := range sc.each(r.c.strangething, r.c.stock, r.c.otherunit) {
		if it.first < clause.first || it.first > from || it.end > f.at.first || sc.hasIn(r.c.cloud, span{it.end, it.end + 1}) || sc.among(it.end, disclosures) {
			continue // "the video cloud" is a cloud, "a stock exchange filing" tells
		}
		if it.end > subject && !(sc.hasAt(it.span, r.c.share) && r.ofSomeMarket(sc, clause)) {
			subject = it.end
			if r.measures(sc, span{it.end, it.end + 1}) {
				subject++ // "search revenue", "Singles' Day sales"
			}
		}
	}
	if subject < 0 {
		return r.ofFestival(sc, f)
	}
	if sc.hasWord(span{subject, from}, newSubject) {
		return false // "shares fell after it forecast revenue of …"
	}
	if sc.isWord(subject, "of") {
		return true // "exports of servers fell 14 percent"
	}
	if sc.isWord(subject, ",") && f.Metric == data.Growth && f.cue.class == r.c.updown && from == subject+1 {
		return true // "mobile service revenue, up 2 percent"
	}
	for i := subject; i < from; i++ {
		if w := sc.toks[i].Lower; w == "," || w == ";" || w == ":" && i > subject {
			return false
		}
	}
	return !r.measures(sc, span{subject, from})
}

// disclosures are in what a number is told: behind a word of stocks, "a stock exchange filing".
var disclosures = wordSet("exchange exchanges filing statement disclosure announcement notice")

// newSubject are the words that open a clause with a subject of its own.
var newSubject = wordSet("after when because although while since")

// ofFestival reports whether sales are those of a day of shopping: "Singles' Day sales".
func (r *reading) ofFestival(sc *scene, f *figureDraft) bool {
	for k := range sc.dates {
		if d := &sc.dates[k]; d.end == f.cue.first && f.cue.end <= f.at.first && sc.isWord(d.end-1, "day") && d.end-d.first > 1 {
			return true
		}
	}
	return false
}

// ofSomeMarket reports whether shares are told of a market and not of a firm.
func (r *reading) ofSomeMarket(sc *scene, clause span) bool {
	return sc.hasIn(r.c.marketword, clause) || sc.hasIn(r.c.ofmarket, clause) || sc.hasIn(r.c.cloud, clause)
}

// measures reports whether a word for what we measure stands there.
func (r *reading) measures(sc *scene, in span) bool {
	for _, c := range []class{r.c.revenue, r.c.profit, r.c.loss, r.c.capex, r.c.marketword, r.c.marketsz, r.c.counted, r.c.cloud, r.c.unit} {
		if sc.hasIn(c, in) {
			return true
		}
	}
	return false
}

// leansOnStrange reports whether a rate goes with an amount just before it that
// measures something else: "sold 44 million phones, up 8 percent".
func (r *reading) leansOnStrange(sc *scene, f *figureDraft) bool {
	if f.cue.end <= f.at.first && f.cue.class != r.c.updown {
		return false
	}
	s := sc.sumBefore(min(f.cue.first, f.at.first))
	if s == nil || f.at.first-s.end > leanReach {
		return false
	}
	return r.lastStrange == sumAt{sc.index, s.first} || sc.hasIn(r.c.strangething, span{s.first, s.end + 2})
}

// leanReach is how many tokens may stand between an amount and the rate that goes
// with it.
const leanReach = 10

// ownCosts reports whether costs are somebody's own and no prices: "cut its costs".
func (sc *scene) ownCosts(clause span) bool {
	for i := clause.first; i+1 < min(clause.end+1, len(sc.toks)); i++ {
		if sc.among(i, owning) && sc.among(i+1, costWords) {
			return true
		}
	}
	return false
}

var (
	owning    = wordSet("its their his her our your")
	costWords = wordSet("costs cost expenses bill bills spending budget budgets")
)

// ofFirm reports whether a percentage is a part of a firm and not of a market:
// "owns 11.5 percent of Kingsoft".
func (r *reading) ofFirm(sc *scene, f *figureDraft) bool {
	if f.cue.class != r.c.hold || !sc.isWord(f.at.end, "of") {
		return false
	}
	at := f.at.end + 1
	if sc.isWord(at, "the") {
		at++
	}
	for o := range sc.actors() {
		if o.first == at {
			return !sc.isWord(o.end, "'s") && !sc.isWord(o.end, "'") && !sc.hasIn(r.c.marketword, span{o.end, o.end + 3})
		}
	}
	return false
}

// ofOtherMarket reports whether the market beside the amount is named and is none
// of ours: "the PC market".
func (r *reading) ofOtherMarket(sc *scene, f *figureDraft, clause span) bool {
	if sc.hasIn(r.c.cloud, clause) {
		return false
	}
	for it := range sc.each(r.c.othermarket) {
		if clause.contains(it.first) && sc.hasIn(r.c.marketword, span{it.end, it.end + 1}) {
			return true
		}
	}
	return false
}

// spentOrFined reports whether a part of a revenue is only what is paid out of it:
// "spends 15 percent of its revenue on research", "a fine of up to 5 percent of turnover".
func (r *reading) spentOrFined(sc *scene, f *figureDraft, clause span) bool {
	if sc.hasIn(r.c.finen, clause) || f.cue.first >= f.at.first && (sc.isWord(f.cue.end, "on") || sc.isWord(f.cue.end, "into")) {
		return true
	}
	for it := range sc.each(r.c.revenue) {
		if it.first >= f.at.end && it.first-f.at.end <= 6 && (sc.isWord(it.end, "on") || sc.isWord(it.end, "into")) {
			return true
		}
	}
	return false
}

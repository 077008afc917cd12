package extract

import (
	"cmp"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// subject finds whose number it is.
func (r *reading) subject(sc *scene, f, last *figureDraft) {
	switch before := r.thatIs(sc, f); {
	case before != nil:
		f.id, f.Subject, f.Segment, f.Geography, f.market, f.cloud = before.id, before.Subject, before.Segment, before.Geography, before.market, before.cloud
	case f.rule == inMarket.id:
		r.belongsTo(sc, f, sc.sellerBeside(f.at).id)
	case f.ofMarketTold(sc, last):
	case f.Metric == data.Revenue && r.marketEarns(sc, f), f.Metric == data.Capex && r.countryPays(sc, f):
		f.Metric = data.MarketSize
		r.marketSubject(sc, f)
	case f.rule == revenuePart:
		before := r.lastFigure()
		f.id, f.Subject, f.cloud = before.id, before.Subject, before.cloud
		if f.Segment = r.ownPartOf(sc, f); f.Segment == "" {
			f.Segment = r.partNamed(sc, f.cue.first)
		}
	case f.Metric == data.MarketSize, f.Metric == data.Growth && (r.ofMarket(sc, f) || r.ofSumTold(sc, f)):
		r.marketSubject(sc, f)
	case f.Metric == data.Customers && r.publicCount(sc):
		f.market, f.Geography, f.Subject = true, "China", "China companies using the cloud"
	default:
		r.holder(sc, f, last)
	}
}

// holder finds the companies whose number it is: those that share it, the owner of the
// revenue that it is a part of, whom the sentence names, or whom the text speaks of.
func (r *reading) holder(sc *scene, f, last *figureDraft) {
	o := sc.sideBySide(f.at)
	if o == nil {
		o = r.rowAt(f.at)
	}
	if o != nil {
		f.cloud = o.cloud
		r.belongsTo(sc, f, o.id)
		return
	}
	if f.Metric == data.MarketShare {
		if f.Subject = cmp.Or(r.nobodys(sc, f.at), r.manyHold(sc, f.at), r.goesToThing(sc, f)); f.Subject != "" {
			return
		}
	}
	if names := r.joint(sc, f); names != "" {
		f.cloud = true
		f.Subject = names
		f.Segment = r.segment(sc, f)
		return
	}
	if f.rule == shareOfRevenue.id && r.ownedRevenue(sc, f) {
		return
	}
	o = r.orgFor(sc, f, last)
	switch {
	case o != nil && r.bookedByUs(sc, f, o):
		r.belongsTo(sc, f, r.whole.owner)
	case o != nil && r.takenFrom(sc, f, o):
	case o != nil && r.ofStranger(sc, f, last, o):
		return // the share of somebody whose name is not known
	case o != nil && o.meant:
		id := r.reporterFor(sc, f, o.id)
		f.cloud = o.cloud && id == o.id
		r.belongsTo(sc, f, id)
	case o != nil:
		f.cloud = o.cloud
		r.belongsTo(sc, f, o.id)
	default:
		r.unnamedHolder(sc, f, last)
	}
}

// unnamedHolder finds whose number it is in a sentence that names nobody before it.
func (r *reading) unnamedHolder(sc *scene, f, last *figureDraft) {
	switch {
	case last == nil && r.ownMeasure(f):
		id := r.unnamedOwner(sc)
		if financial(f.Metric) {
			id = cmp.Or(r.dominant(id), id)
		}
		if id = r.reporterFor(sc, f, id); id != "" {
			f.carried = r.titled(sc) == nil
			r.belongsTo(sc, f, id)
		}
	case f.Metric == data.InvestmentSum && last == nil && r.publicPurse(sc, f):
	case f.Metric == data.MarketShare:
		if to := r.goesTo(sc, f.at); to != nil {
			f.cloud = to.cloud
			r.belongsTo(sc, f, to.id)
			return
		}
		f.Subject = r.namelessShare(sc, f)
	case last != nil:
		if f.id, f.Subject, f.Segment, f.market = last.id, last.Subject, last.Segment, last.market; last.Metric == data.ProfitLoss && f.Metric == data.Revenue {
			f.Segment = "" // "the loss was 163 million on 429 million of revenue"
		}
		if part := r.segment(sc, f); part != "" {
			f.Segment = part
		}
		if f.market && f.Metric == data.Revenue {
			f.Metric = data.MarketSize // "IaaS brought in 3 billion of it"
			r.marketSubject(sc, f)
		}
	}
}

// ofSumTold reports whether a growth, in a story of what somebody has counted, is of the money
// told right before it in a sentence that names nobody, of which no figure was made: "the total
// is given as $514 million, 74% more than in 2014".
func (r *reading) ofSumTold(sc *scene, f *figureDraft) bool {
	if sc.hasActor() || !sc.has(atResearch) && !r.researchStory() {
		return false
	}
	for i := range sc.sums {
		s := &sc.sums[i]
		if s.end <= f.at.first && f.at.first-s.end <= toldGrowth && sumClass[s.Kind] == atMoney && !sc.orgBetween(s.end, f.at.first) {
			return !slices.ContainsFunc(r.lately(), func(of *figureDraft) bool { return of.scene == sc.index && of.at == s.span })
		}
	}
	return false
}

// toldGrowth is how far behind an amount its growth stands at most.
const toldGrowth = 6

// bookedByUs reports whether a company that a sentence of a call names only paid what the speakers
// took in: "from X and Y we booked 492 million", "X gave us 500 million".
func (r *reading) bookedByUs(sc *scene, f *figureDraft, payer *org) bool {
	return r.whole.owner != "" && r.whole.house == "" && r.ofCall() && financial(f.Metric) && r.root(payer.id) != r.root(r.whole.owner) && sc.hasWord(span{0, len(sc.toks)}, ourselves)
}

// takenFrom makes a revenue "from" somebody that of whom the text speaks of, and not of who paid it,
// where that is no part of the same company: "income from the Xiaomi ecosystem was 629 million". It
// reports whether it did.
func (r *reading) takenFrom(sc *scene, f *figureDraft, payer *org) bool {
	from := payer.first - 1
	for from > 0 && !sc.isWord(from, "from") && payer.first-from <= payersReach && (sc.part[from]&partOrg != 0 || sc.among(from, payersList)) {
		from--
	}
	if f.Metric != data.Revenue || payer.meant || !sc.isWord(from, "from") || !sc.endsAt(from, r.c.revenue) && !sc.endsAt(from+1, r.c.revenue) || sc.actorBefore(from, nil) != "" {
		return false
	}
	owner := r.unnamedOwner(sc)
	if owner == "" || owner == payer.id || r.root(payer.id) == r.root(owner) && payer.id != r.root(owner) {
		return false
	}
	end := payer.end
	for end < f.at.first && sc.toks[end].Kind == token.Word && !sc.among(end, finite) && !sc.verbAt(end) {
		end++
	}
	first := from + 1
	if sc.isWord(first, "the") {
		first++
	}
	r.belongsTo(sc, f, owner)
	f.Segment = r.phrase(sc, span{first, end})
	return true
}

var payersList = wordSet("the its and , or")

// payersReach is how many tokens of names may stand between "from" and the last of who paid.
const payersReach = 8

// publicPurse makes a sum that a public body puts in that of the place whose body it is, China
// where none is named.
func (r *reading) publicPurse(sc *scene, f *figureDraft) bool {
	if sc.hasActor() || !sc.topical && !r.whole.topical[sc.block] || !sc.has(r.c.gov) && !sc.has(atGov) && !sc.has(atPlace) {
		return false
	}
	f.Subject, f.market = "China", true
	for i := range sc.places {
		if p := &sc.places[i]; p.first < f.at.first || f.Subject == "China" {
			f.Subject = p.name
		}
	}
	f.Geography = f.Subject
	return true
}

// unnamedOwner is whose number it is in a sentence that names nobody: the only company in
// the title, or whom the text speaks of.
func (r *reading) unnamedOwner(sc *scene) data.CompanyID {
	if o := r.titled(sc); o != nil {
		return o.id
	}
	switch {
	case len(sc.focus) == 0:
		return ""
	case sc.isWord(0, "group"), sc.isWord(1, "group"):
		return r.groupOf(sc.focus[0]) // "Group svc rev +8.8%"
	}
	return sc.focus[0]
}

// ofStranger reports whether a share in a list is not the company's that is named last,
// since another name stands behind the share before.
func (r *reading) ofStranger(sc *scene, f, last *figureDraft, o *org) bool {
	return f.Metric == data.MarketShare && last != nil && last.scene == f.scene && o.end <= last.at.first && r.strangerBetween(sc, last.at.end, f.at.first)
}

// strangerBetween reports whether a name that is nothing known stands there, as a share's
// holder: "28% …, with Zorvex on 10%".
func (r *reading) strangerBetween(sc *scene, from, to int) bool {
	for i := from; i < to; i++ {
		if t := &sc.toks[i]; t.Kind == token.Word && sc.part[i] == 0 && sc.placeAt(i) == 0 && !sc.known(i) && strings.ToLower(r.doc.Text[t.Start:t.End]) != r.doc.Text[t.Start:t.End] {
			return true
		}
	}
	return false
}

// known reports whether token i stands in a phrase of the lexicon.
func (sc *scene) known(i int) bool {
	return slices.ContainsFunc(sc.items, func(it item) bool { return it.class != atName && it.contains(i) })
}

// belongsTo makes a number a company's.
func (r *reading) belongsTo(sc *scene, f *figureDraft, id data.CompanyID) {
	f.id, f.Subject = id, string(id)
	f.Segment = r.segment(sc, f)
}

// publicCount reports whether a sentence tells how many companies do something,
// as a public body or a research firm counts them, and names none of them.
func (r *reading) publicCount(sc *scene) bool {
	return !sc.hasActor() && (sc.has(r.c.gov) || sc.has(atGov) || sc.has(atResearch))
}

// titled is the only company in the title, whom a sentence in the first person
// that names nobody is about: "we cut our forecast of revenue".
func (r *reading) titled(sc *scene) *org {
	title := &r.scenes[0]
	if title.kind != data.Title || !sc.isWord(0, "we") && !sc.hasIn(r.c.first, span{0, 6}) {
		return nil
	}
	var found *org
	for i := range title.orgs {
		o := &title.orgs[i]
		if o.kind != data.Actor || found != nil && found.id != o.id {
			return nil
		}
		found = o
	}
	return found
}

// thatIs gives the figure that a sentence opening with "That is …" goes on about:
// "That is a mere 6% above the year before".
func (r *reading) thatIs(sc *scene, f *figureDraft) *figureDraft {
	if f.Metric != data.Growth || !sc.isWord(0, "that") && !sc.isWord(0, "this") || !isOf[sc.word(1)] || sc.namesActor() {
		return nil
	}
	before := r.lastFigure()
	if before == nil || before.scene < f.scene-1 || r.scenes[before.scene].block != sc.block {
		return nil
	}
	return before
}

// isOf are the words after "that" that make it mean the number before.
var isOf = map[string]bool{"is": true, "was": true, "means": true, "meant": true, "represents": true, "represented": true, "marks": true, "compares": true}

// ownMeasure reports whether the number is of the sort that a story gives of the
// company it speaks of without naming it again.
func (r *reading) ownMeasure(f *figureDraft) bool {
	switch f.Metric {
	case data.Revenue, data.ProfitLoss, data.Growth, data.Capex, data.RevenueShare, data.OtherMetric, data.InvestmentSum, data.Customers:
		return true
	}
	return false
}

// ownedRevenue makes a part of a revenue that company's whose revenue it is. What no
// company can be told of is nobody's: the words before told of a part of revenue, "a third
// of what" does not.
func (r *reading) ownedRevenue(sc *scene, f *figureDraft) (settled bool) {
	n := r.ofRevenue(sc, f.at)
	if n >= 0 {
		r.revenueOwner(sc, f, n)
	}
	return n < 0 || f.Subject != ""
}

// revenueOwner names whose revenue a percentage is a part of, and what part:
// "Xiaomi contributed 15.4% of Kingsoft Cloud's revenue" is Kingsoft Cloud's. The
// revenue is item n.
func (r *reading) revenueOwner(sc *scene, f *figureDraft, n int) {
	within := span{f.at.end, sc.items[n].first}
	var owner *org
	part := ""
	for i := range sc.orgs {
		o := &sc.orgs[i]
		switch {
		case o.kind != data.Actor:
		case within.contains(o.first):
			owner = o
		case o.end <= f.at.first && !o.meant:
			part = string(o.id)
		}
	}
	if owner == nil {
		return
	}
	if part == "" {
		for _, it := range sc.items {
			if it.class == r.c.cloud && it.end <= f.at.first {
				part = strings.ToLower(r.phrase(sc, it.span))
			}
		}
	}
	if part == string(owner.id) {
		part = ""
	}
	f.id, f.Subject, f.Segment = owner.id, string(owner.id), part
}

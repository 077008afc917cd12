package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// mergeEvents tells each event once: two drafts of one type with common
// companies and dates that agree are the same event; the body's telling is kept,
// and what one lacks the other gives.
func (r *reading) mergeEvents() {
	slices.SortStableFunc(r.events, func(a, b *draft) int {
		if a.heading != b.heading {
			if a.heading {
				return 1
			}
			return -1
		}
		return a.scene - b.scene
	})
	kept := r.events[:0]
	for _, d := range r.events {
		near := kept[max(0, len(kept)-window):]
		same := slices.IndexFunc(near, func(k *draft) bool { return r.sameEvent(k, d) })
		switch {
		case same >= 0:
			r.absorb(near[same], d)
		case d.heading && slices.ContainsFunc(near, func(k *draft) bool { return share(k.companies, d.companies) > 0 }):
			// A headline that no sentence bears out says nothing of its own.
		default:
			kept = append(kept, d)
		}
	}
	r.events = kept
	r.leaveOut(r.impliedBond)
	r.leaveOut(r.sealedLater)
	slices.SortStableFunc(r.events, func(a, b *draft) int { return a.scene - b.scene })
	r.index()
}

// leaveOut takes out the events of which the rest makes nothing of their own.
func (r *reading) leaveOut(told func(*draft) bool) {
	r.index()
	r.events = slices.DeleteFunc(r.events, told)
}

// impliedBond reports whether a partnership is what a stronger event of its sentence means.
func (r *reading) impliedBond(d *draft) bool {
	if d.typ != data.Partnership {
		return false
	}
	for k := range r.eventsIn(d.scene) {
		if stronger[k.typ] && 2*share(k.companies, d.companies) > len(d.companies) {
			return true
		}
	}
	return false
}

// sealedLater reports whether something near by tells that a planned bond was agreed.
func (r *reading) sealedLater(d *draft) bool {
	if d.modality != data.Plan || !bonds[d.typ] {
		return false
	}
	for k := range r.eventsNear(d.scene, sealedNear) {
		if r.sealed(k, d) {
			return true
		}
	}
	return false
}

// bonds are the types that two companies' dealings with each other may be told as.
var bonds = map[data.EventType]bool{data.Partnership: true, data.CustomerWin: true}

// sealedNear is how many sentences from its plan a bond may be told to be agreed.
const sealedNear = 2

// sealed reports whether k tells that what d tells as a plan was agreed: the same
// companies, another sort of bond.
func (r *reading) sealed(k, d *draft) bool {
	return bonds[k.typ] && k.typ != d.typ && k.modality == data.Fact && len(d.companies) > 1 && r.shareRoots(d.companies, k.companies) == len(d.companies)
}

// absorb completes an event by another telling of it.
func (r *reading) absorb(k, d *draft) {
	near := d.scene-k.scene <= nearby
	better := r.tellsMore(d, k)
	k.titled = k.titled || r.scenes[d.scene].kind == data.Title
	k.lead = k.lead || r.scenes[k.scene].nth == 0 || r.scenes[d.scene].nth == 0
	if (near || oneStudy(k, d)) && d.typ != data.FinancialResult {
		r.joinCompanies(k, d)
	}
	if better {
		k.scene, k.anchor, k.clause, k.rule = d.scene, d.anchor, d.clause, d.rule // the evidence
	}
	if sharper(d.date, k.date) {
		k.date, k.reason = d.date, d.reason
	}
	if k.place == "" {
		k.place = d.place
	}
	if k.modality == data.Speculation && d.modality != data.Speculation {
		k.modality = d.modality
	}
}

// sizeAndRanking reports whether one telling is of a market alone and the other, in
// another paragraph, of who sells most in it.
func (r *reading) sizeAndRanking(a, b *draft) bool {
	return oneStudy(a, b) && (len(a.companies) == 0) != (len(b.companies) == 0) && r.scenes[a.scene].block != r.scenes[b.scene].block
}

// rankingApart reports whether one telling puts several companies in an order and the other,
// in another paragraph and of no named house either, counts something else: how much of the
// market is whose customers'.
func (r *reading) rankingApart(a, b *draft) bool {
	if a.typ != data.MarketData || a.issuer != "" || b.issuer != "" || a.heading || b.heading || r.scenes[a.scene].block == r.scenes[b.scene].block {
		return false
	}
	return r.ordersMany(a) != r.ordersMany(b)
}

// ordersMany reports whether a telling puts several companies in an order.
func (r *reading) ordersMany(d *draft) bool {
	return len(d.companies) >= several && r.scenes[d.scene].has(r.c.ordinal)
}

// oneStudy reports whether two tellings are of what one firm counted.
func oneStudy(a, b *draft) bool {
	return a.typ == data.MarketData && b.typ == data.MarketData && a.issuer != "" && a.issuer == b.issuer
}

// joinCompanies adds whom another telling of an event names.
func (r *reading) joinCompanies(k, d *draft) {
	for _, c := range d.companies {
		if d.heading && (r.unitIn(k.companies, c) || (opening[k.typ] || k.typ == data.Pricing) && !r.scenes[k.scene].names(c)) {
			continue // the headline gives a unit's deed to its owner, or tells what several did
		}
		k.companies = r.room.addTo(k.companies, c)
	}
}

// names reports whether the sentence names or means a company.
func (sc *scene) names(id data.CompanyID) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id })
}

// tellsMore reports whether a telling is better evidence than the one before it: it names
// more, gives the sum or the day.
func (r *reading) tellsMore(d, than *draft) bool {
	if d.heading || oneStudy(d, than) && !than.heading {
		return false
	}
	return d.scene-than.scene <= nearby && fuller(d, than) || r.richer(d, than) || d.date.Known() && !than.date.Known() && !r.inFuture(d.date)
}

// fuller reports whether a telling names more companies than another, where they are
// whom the event is about.
func fuller(d, than *draft) bool {
	switch d.typ {
	case data.MarketData, data.FinancialResult, data.Leadership:
		return false
	}
	return len(d.companies) > len(than.companies)
}

// richer reports whether a telling alone gives the sum of a deal, or by how much prices change.
func (r *reading) richer(d, than *draft) bool {
	if d.typ == data.Pricing {
		return !than.date.Known() && r.saysHowMuch(d) && !r.saysHowMuch(than)
	}
	return priced[d.typ] && r.hasMoney(d) && !r.hasMoney(than)
}

// saysHowMuch reports whether the sentence of a change of prices gives a number.
func (r *reading) saysHowMuch(d *draft) bool {
	sc := &r.scenes[d.scene]
	return sc.has(atPercent) || sc.has(atMoney)
}

// unitIn reports whether one of the companies is a unit of the given one.
func (r *reading) unitIn(companies []data.CompanyID, owner data.CompanyID) bool {
	return slices.ContainsFunc(companies, func(id data.CompanyID) bool {
		c := r.reg.Company(id)
		return c != nil && c.Parent == owner && r.cloudCompany(id)
	})
}

// stronger types say more than that two companies agreed.
var stronger = map[data.EventType]bool{data.Acquisition: true, data.CustomerWin: true, data.Listing: true, data.Expansion: true}

// priced are events whose sum is the better evidence.
var priced = map[data.EventType]bool{data.Acquisition: true, data.Investment: true, data.Listing: true}

func (r *reading) hasMoney(d *draft) bool { return r.scenes[d.scene].hasIn(atMoney, d.clause) }

// nearby is how many sentences apart two tellings of one event may complete each other.
const nearby = 4

func sharper(a, b data.Date) bool {
	return a.Known() && (!b.Known() || a.Precision < b.Precision && b.Overlaps(a))
}

// sameEvent reports whether two tellings are of one event. What is asked first
// decides.
func (r *reading) sameEvent(a, b *draft) bool {
	switch {
	case a.typ != b.typ, (a.modality == data.Denied) != (b.modality == data.Denied):
		return false
	case sameAct(a, b):
		return true
	case otherTime(a, b), r.rankingApart(a, b), r.reckonedApart(a, b), r.oneMore(a, b), a.typ == data.Investment && r.otherRounds(a.scene, b.scene):
		return false
	case r.toldAtOnce(a, b):
		return true
	case r.newsAgainstPast(a, b), r.newsAgainstPast(b, a), r.otherDeed(a, b), r.otherDeal(a, b):
		return false
	case a.typ == data.Policy:
		return b.scene-a.scene <= 3
	case counted[a.typ] && a.issuer != "" && b.issuer != "":
		return a.issuer == b.issuer && !r.sizeAndRanking(a, b)
	}
	n := min(r.shareRoots(a.companies, b.companies), r.shareRoots(b.companies, a.companies))
	return n > 0 && (n == min(len(a.companies), len(b.companies)) || 2*n >= len(a.companies)+len(b.companies)-n)
}

// counted are types of what somebody counts: one issuer's is one.
var counted = map[data.EventType]bool{data.FinancialResult: true, data.MarketData: true, data.Forecast: true}

// sameAct reports whether a sentence tells twice, of several times, what is one: a
// policy "issued one day, in force from another", or "we expect 7.6 billion this year".
func sameAct(a, b *draft) bool {
	return a.scene == b.scene && (a.typ == data.Policy || a.typ == data.Forecast && share(a.companies, b.companies) > 0)
}

// otherTime reports whether two tellings are of different times.
func otherTime(a, b *draft) bool {
	return a.date.Known() && b.date.Known() && !a.date.Overlaps(b.date)
}

// toldAtOnce reports whether one sentence tells two things in the same way and of the
// same companies: "is to build one in X and add some in Y".
func (r *reading) toldAtOnce(a, b *draft) bool {
	return a.scene == b.scene && a.modality == b.modality && a.rule == b.rule && slices.Equal(a.companies, b.companies) && !(priced[a.typ] && r.pricedApart(a, b))
}

// otherDeal reports whether two tellings are of deals in other places or for other sums.
func (r *reading) otherDeal(a, b *draft) bool {
	return r.apart(a.place, b.place) || priced[a.typ] && a.typ != data.Listing && r.pricedApart(a, b)
}

// otherDeed reports whether two tellings of the body are of different doings: a firm
// lays off staff and drops a plan, two people come and go.
func (r *reading) otherDeed(a, b *draft) bool {
	switch {
	case a.heading || b.heading:
		return false
	case a.typ == data.Other:
		return a.rule != b.rule
	}
	return (a.typ == data.Leadership || a.typ == data.Launch) && r.ofOthers(a, b)
}

// newsAgainstPast reports whether one telling is what the story opens with or what is only
// planned, undated, and the other of long ago.
func (r *reading) newsAgainstPast(news, past *draft) bool {
	sc := &r.scenes[news.scene]
	opens := sc.kind == data.Title || sc.nth >= 0 && sc.nth <= leadSentences || news.modality == data.Plan && past.modality == data.Fact
	return opens && !news.date.Known() && past.date.Known() && past.scene != news.scene && r.doc.Published.Known() && r.doc.Published.Start-past.date.End > longAgo
}

// longAgo is how many days before publication a thing happened that is no news.
const longAgo = 120

// ofOthers reports whether two paragraphs tell of other people or things: both give
// names, and none in common.
func (r *reading) ofOthers(a, b *draft) bool {
	x, y := &r.scenes[a.scene], &r.scenes[b.scene]
	if x.block == y.block || !x.has(atName) || !y.has(atName) {
		return false
	}
	for _, it := range x.items {
		if it.class == atName && slices.ContainsFunc(y.toks, func(t token.Token) bool { return t.Lower == x.word(it.first) }) {
			return false
		}
	}
	return true
}

// oneMore reports whether one of two tellings is of one more of its kind: one site
// is open, the second is to follow; "X also signed …".
func (r *reading) oneMore(a, b *draft) bool {
	switch a.typ {
	case data.Expansion:
		return a.modality != b.modality && r.another(a) != r.another(b)
	case data.Partnership:
		return a.scene != b.scene && (r.addsTo(a) || r.addsTo(b))
	}
	return false
}

// another reports whether a telling's clause speaks of one more of its kind.
func (r *reading) another(d *draft) bool {
	toks := r.scenes[d.scene].toks[d.clause.first:d.clause.end]
	for i := range toks {
		if anotherWords.At(&toks[i]) {
			return true
		}
	}
	return false
}

// addsTo reports whether the words before a telling's verb say that it comes on
// top of what was told.
func (r *reading) addsTo(d *draft) bool {
	sc := &r.scenes[d.scene]
	for i := max(d.clause.first, d.anchor.first-3); i < d.anchor.first; i++ {
		if w := sc.word(i); w == "also" || w == "separately" {
			return true
		}
	}
	return sc.isWord(d.clause.first, "separately")
}

var anotherWords = wordSet("second third fourth fifth another further additional more")

// pricedApart reports whether two tellings give sums of one currency that have
// nothing in common: one deal is of 1 billion, the other of 296 million.
func (r *reading) pricedApart(a, b *draft) bool {
	comparable := false
	for _, x := range r.moneyOf(a) {
		for _, y := range r.moneyOf(b) {
			if x.Unit != y.Unit || x.Value == nil || y.Value == nil {
				continue
			}
			if close(x.Value, y.Value) {
				return false
			}
			comparable = true
		}
	}
	return comparable
}

// moneyOf are the sums in the clause that tells the event.
func (r *reading) moneyOf(d *draft) []*sum {
	var out []*sum
	sc := &r.scenes[d.scene]
	for i := range sc.sums {
		if s := &sc.sums[i]; sumClass[s.Kind] == atMoney && d.clause.contains(s.first) {
			out = append(out, s)
		}
	}
	return out
}

// apart reports whether two places are known and neither lies in the other.
func (r *reading) apart(a, b string) bool {
	return a != "" && b != "" && a != b && !r.reg.Within(a, b) && !r.reg.Within(b, a)
}

// shareRoots counts the companies that two lists have in common, a unit being
// its parent's: one story says Amazon sells, the other AWS.
func (r *reading) shareRoots(a, b []data.CompanyID) int {
	n := 0
	for _, c := range a {
		if slices.ContainsFunc(b, func(o data.CompanyID) bool { return o == c || r.root(o) == r.root(c) }) {
			n++
		}
	}
	return n
}

// share counts the companies that two lists have in common.
func share(a, b []data.CompanyID) int {
	n := 0
	for _, c := range a {
		if slices.Contains(b, c) {
			n++
		}
	}
	return n
}

package extract

import "yunshi/data"

// Who else takes part in an event, as its ranking or the sentences behind it say.

// addMembers adds the companies of a sentence that only goes on with the event
// before it: who put the money in, a list of who takes part, or the next places of a
// ranking.
func (r *reading) addMembers(scene int) bool {
	if len(r.events) == 0 {
		return false
	}
	sc, last := &r.scenes[scene], r.events[len(r.events)-1]
	if scene-last.scene > 1 {
		return false
	}
	if last.typ == data.Investment && sc.has(r.c.backers) && (!sc.has(atMoney) || r.ofThatRound(sc)) && !r.chronicle(sc) {
		sc.addBackers(last)
		return true
	}
	if r.goesOnRanking(sc, last) || r.listsMembers(sc) {
		last.companies = sc.namedActors(r.room, last.companies)
		return true
	}
	return false
}

// ofThatRound reports whether the money that a sentence tells is of the round spoken of: "X led the
// round with 400 million".
func (r *reading) ofThatRound(sc *scene) bool {
	for it := range sc.each(r.c.round) {
		if sc.isWord(it.first-1, "the") && sc.hasWord(span{max(0, it.first-3), it.first}, leads) {
			return true
		}
	}
	return false
}

// addBackers adds whom the sentence names, banks too, to those who put money in: "CICC
// led it and was joined by …".
func (sc *scene) addBackers(to *draft) {
	for k := range sc.orgs {
		if o := &sc.orgs[k]; !o.aside && !o.meant && (o.kind == data.Actor || o.kind == data.Research) {
			to.companies = appendNew(to.companies, o.id)
		}
	}
}

// goesOnRanking reports whether a sentence gives the next places of the ranking in the
// sentence before.
func (r *reading) goesOnRanking(sc *scene, last *draft) bool {
	return last.typ == data.MarketData && last.scene == sc.index-1 && sc.has(r.c.ordinal) && !sc.has(atResearch)
}

// listsMembers reports whether a sentence lists who takes part: "Those included …".
func (r *reading) listsMembers(sc *scene) bool {
	for it := range sc.each(r.c.member) {
		return it.first <= 1
	}
	return false
}

// withHost adds the company whose site or service was told of last.
func (r *reading) withHost(sc *scene, to []data.CompanyID) []data.CompanyID {
	for k := len(r.events) - 1; k >= 0; k-- {
		d := r.events[k]
		if sc.index-d.scene > lookBack {
			break
		}
		if (d.typ == data.Expansion || d.typ == data.Launch) && len(d.companies) > 0 {
			return appendNew(to, d.companies[0])
		}
	}
	return to
}

// rankingOf completes a ranking or a forecast told in one sentence: who counts,
// who is counted, and when it came out, never the period that it reports.
func (r *reading) rankingOf(d *draft, sc *scene) {
	d.issuer = sc.researcher()
	if d.companies = sc.namedActors(r.room, d.companies); d.typ == data.MarketData {
		d.companies = r.ranking(sc, d.companies)
	}
	if d.date, d.reason = r.rankingDate(sc); !d.date.Known() && d.typ == data.Forecast && !(d.issuer == "" && r.resultsDated(d)) {
		d.date, d.reason = r.releaseDate(&figureDraft{scene: d.scene})
	}
	if !d.date.Known() && d.typ == data.MarketData && d.issuer != "" && sc.inLead() && len(sc.dates) < 2 {
		d.date, d.reason = r.aboutNow() // "X has counted again, and this time Y comes out on top"
	}
}

// shareOut adds to the rankings that rules or the classifier found in a sentence of the body
// those whose shares the sentences behind it tell.
func (r *reading) shareOut() {
	for _, d := range r.events {
		if d.typ == data.MarketData && len(d.figures) == 0 && r.scenes[d.scene].kind == data.Body {
			d.companies = r.ranked(d.scene, data.CompanyID(d.issuer), d.companies)
		}
	}
}

// researcher is the first research firm that the sentence names.
func (sc *scene) researcher() string {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.kind == data.Research {
			return string(o.id)
		}
	}
	return ""
}

// namedActors adds the actors that the sentence names.
func (sc *scene) namedActors(room *room, to []data.CompanyID) []data.CompanyID {
	for o := range sc.actorsNamed() {
		if !o.aside {
			to = room.addTo(to, o.id)
		}
	}
	return to
}

// inPassing reports whether a sentence below the lead gives but one company's share and no rank: a
// study mentioned in one line is a figure only.
func (r *reading) inPassing(sc *scene) bool {
	if sc.kind != data.Body || sc.nth <= leadSentences {
		return false
	}
	shares, named := 0, 0
	for i := range sc.sums {
		if sumClass[sc.sums[i].Kind] == atPercent {
			shares++
		}
	}
	for k := range sc.orgs {
		if sc.orgs[k].kind == data.Actor {
			named++
		}
	}
	return shares == 1 && named <= 1 && !sc.has(r.c.ordinal)
}

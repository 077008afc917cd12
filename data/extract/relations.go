package extract

import (
	"slices"

	"yunshi/data"
	"yunshi/data/token"
)

// Who stands beside whom the text is on: its customer, its tenant, its backer. What they are
// to it is told of it, and the text goes on with it.

// beside reports whether a sentence names its subject only for what it is to those in focus.
func (r *reading) beside(sc *scene, id data.CompanyID, focus []data.CompanyID) bool {
	if sc.kind != data.Body || len(focus) == 0 || r.root(id) == r.root(focus[0]) {
		return false
	}
	var o *org
	for named := range sc.actorsNamed() {
		if named.id == id && !named.aside {
			o = named
			break
		}
	}
	if o == nil {
		return false
	}
	if sc.has(r.c.result) && sc.introduced(o) {
		return false // "The landlord X disclosed its annual report."
	}
	return sc.introduced(o) || sc.isTheirs(o) || sc.takesPart(o) || sc.ownsShare(o) || sc.paysShare(o)
}

// relations are what a company may be to another one.
var relations = wordSet("customer customers client clients tenant tenants user users backer backers investor investors shareholder shareholders supplier suppliers landlord landlords lessee lessees account accounts buyer buyers subscriber subscribers")

// introduced reports whether a relation opens the sentence and the company only fills it:
// "The old shareholder X followed.", "Its customers include X and Y."
func (sc *scene) introduced(o *org) bool {
	if o.first > introReach {
		return false
	}
	for i := 0; i < o.first; i++ {
		if relations.At(&sc.toks[i]) && !sc.isWord(i+1, "'s") && !sc.governs(i-1) {
			return !slices.ContainsFunc(sc.toks[i+1:o.first], func(t token.Token) bool {
				return t.Lower == "of" || t.Lower == "at" || t.Lower == "said" || t.Lower == "that"
			})
		}
	}
	return false
}

// introReach is how many words may stand before the name that fills a relation.
const introReach = 8

// isTheirs reports whether a sentence says what the company is to somebody meant: "X is its
// largest tenant", "X, its biggest customer, …".
func (sc *scene) isTheirs(o *org) bool {
	for i := o.end; i < len(sc.toks) && i < o.end+theirReach; i++ {
		if sc.among(i, whoseWords) {
			return sc.opensRelation(i)
		}
	}
	return false
}

// opensRelation reports whether "its" or "the" at token i opens what somebody who was just
// named is to another: "…, its two big shareholders", "… is the best known tenant".
func (sc *scene) opensRelation(i int) bool {
	if !sc.isWord(i-1, ",") && !sc.among(i-1, beWords) && !sc.isWord(i-1, "remains") && !sc.isWord(i-1, "became") {
		return false
	}
	for k := i + 1; k < len(sc.toks) && k <= i+relationReach && sc.part[k]&partOrg == 0; k++ {
		if relations.At(&sc.toks[k]) {
			return true
		}
	}
	return false
}

var whoseWords = wordSet("its their our the")

const (
	theirReach    = 6 // "X and Y, its two shareholders"
	relationReach = 4 // "its two big shareholders"
)

// takesPart reports whether the company does what a backer does, to nobody named: "X led it",
// "X took part", "X chipped in again".
func (sc *scene) takesPart(o *org) bool {
	for i := o.end; i < len(sc.toks); i++ {
		switch {
		case sc.isWord(i, "led"):
			return i+1 >= len(sc.toks) || sc.isWord(i+1, "it") || sc.toks[i+1].Kind == token.Punct
		case sc.isWord(i, "chipped"), sc.isWord(i, "took") && sc.isWord(i+1, "part"), sc.isWord(i, "came") && sc.isWord(i+1, "along"):
			return true
		case sc.part[i] != 0 || sc.among(i, finite) || i > o.end+backReach:
			return false
		}
	}
	return false
}

// backReach is how far from its name a backer's verb stands at most.
const backReach = 10

// ownsShare reports whether the company has so many percent, of nobody named: "X owns 17.7
// percent", "X holds 9.1% of the company".
func (sc *scene) ownsShare(o *org) bool {
	for i := o.end; i < len(sc.toks) && i < o.end+theirReach; i++ {
		if sc.among(i, owningVerbs) {
			return slices.ContainsFunc(sc.sums, func(s sum) bool { return s.first > i && s.first <= i+3 && s.Unit == data.Percent })
		}
	}
	return false
}

var owningVerbs = wordSet("owns owned holds held keeps kept takes has")

// paysShare reports whether the company is told as a part of the sales of somebody whom the
// sentence doesn't name: "X stood for 20% of revenue", "X was good for a third of 2019's sales".
func (sc *scene) paysShare(o *org) bool {
	for i := o.end; i < len(sc.toks); i++ {
		if !sc.isWord(i, "of") || !sc.partAt(i-1) {
			continue
		}
		for k := i + 1; k < len(sc.toks) && k <= i+relationReach && sc.part[k]&partOrg == 0 && !sc.isWord(k, "its"); k++ {
			if sc.among(k, takingsWords) {
				return sc.hasWord(span{o.end, i}, standsFor)
			}
		}
	}
	return false
}

// partAt reports whether a percentage or a fraction ends with token i.
func (sc *scene) partAt(i int) bool {
	return sc.among(i, fractions) || slices.ContainsFunc(sc.sums, func(s sum) bool { return s.end == i+1 && s.Unit == data.Percent })
}

var (
	fractions    = wordSet("third quarter half fifth tenth bulk thirds quarters")
	takingsWords = wordSet("revenue revenues sales turnover takings income")
	standsFor    = wordSet("accounted accounts stood stands provided provides contributed contributes was were is are made makes supplied supplies paid pays generated")
)

// addClouds adds to an event the cloud of whoever takes part in it, where the document names
// that cloud and the event is of a sort that befalls the business itself: when "Alibaba"
// lowers prices or opens a region, it is Alibaba Cloud that sells there. "Its owner" is not it.
func (r *reading) addClouds() {
	for _, d := range r.events {
		if !ofBusiness[d.typ] {
			continue
		}
		sc := &r.scenes[d.scene]
		for _, id := range d.companies {
			cloud := r.reg.CloudUnit(id)
			if r.named[cloud] == 0 || slices.Contains(d.companies, cloud) || slices.ContainsFunc(sc.orgs, func(o org) bool { return o.id == id && sc.ownerMeant(o.span) }) {
				continue
			}
			d.companies = append(slices.Clip(d.companies), cloud)
			break
		}
	}
}

// ofBusiness are the types of events that befall a business rather than its owners.
var ofBusiness = map[data.EventType]bool{
	data.Launch: true, data.Expansion: true, data.Pricing: true, data.CustomerWin: true, data.LegalSecurity: true, data.Leadership: true, data.Listing: true,
}

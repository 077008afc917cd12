package extract

import (
	"yunshi/data"
	"yunshi/data/token"
)

// Research firms and brokers that no table knows, told by the form of their names:
// "Marlowe Research forecasts", "according to Galway Securities".

// counterForms end the names of such firms.
var counterForms = wordSet("research securities consulting consultancy advisory advisors analytics insights intelligence")

// maxCounter is how many words such a name has at most.
const maxCounter = 4

// unknownCounter is the firm of no table that the sentence quotes, as its name stands there,
// or "". What a broker says of itself is no count of its.
func (r *reading) unknownCounter(sc *scene, f *figureDraft) string {
	for i := 1; i < len(sc.toks); i++ {
		if !sc.toks[i].Upper || !sc.among(i, counterForms) {
			continue // most words
		}
		first := i
		for first > 0 && i-first < maxCounter-1 && sc.toks[first-1].Upper && sc.toks[first-1].Kind == token.Word && sc.part[first-1]&partDate == 0 && !counterLeads.At(&sc.toks[first-1]) {
			first--
		}
		at := span{first, i + 1}
		if first == i || sc.toks[i].Start == sc.toks[i-1].End || r.ownName(sc, f.id, at) || !r.quoted(sc, at) {
			continue
		}
		return r.phrase(sc, at)
	}
	return ""
}

// counterLeads may stand in capitals before a name and are none of it.
var counterLeads = wordSet("the a an but and as in by according meanwhile analysts analyst")

// ownName reports whether the name at a place is of a company in the tables, which is no
// counter, or of the one whose number it is.
func (r *reading) ownName(sc *scene, id data.CompanyID, at span) bool {
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.overlaps(at) && (o.id == id || o.span != at || r.Reader.reg.Company(o.id) != nil) {
			return true
		}
	}
	return false
}

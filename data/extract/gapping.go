package extract

import (
	"slices"

	"yunshi/data"
)

// Verbs that are told once for several: "UCloud listed in January 2020, QingCloud
// in March 2021 and Qiniu last October".

// shared are the types of event that are told so.
var shared = map[data.EventType]bool{data.Listing: true, data.Pricing: true, data.Expansion: true, data.Launch: true}

// gapReach is how many words may stand between a company and its date.
const gapReach = 4

// gapped appends the events of the companies that follow an event's date, each
// with a date of its own and no verb.
func (r *reading) gapped(d *draft) {
	sc := &r.scenes[d.scene]
	if !shared[d.typ] || len(sc.dates) < 2 || len(sc.orgs) < 2 {
		return
	}
	last := sc.dateAfter(d.anchor.end, gapReach+6)
	for last != nil {
		o := sc.orgAfter(last.end)
		if o == nil {
			return
		}
		next := sc.dateAfter(o.end, gapReach)
		if next == nil || !sc.verbless(span{o.end, next.first}) || !next.Date.Known() || r.inFuture(next.Date) {
			return
		}
		k := r.room.twin(d)
		k.anchor, k.clause = o.span, span{o.first, next.end}
		k.companies = []data.CompanyID{o.id}
		k.date, k.reason = next.Date.Point(), r.reason(next)
		k.place = sc.placeNear(o.span)
		d.companies = slices.DeleteFunc(slices.Clone(d.companies), func(id data.CompanyID) bool { return id == o.id && len(d.companies) > 1 })
		r.tell(k)
		last = next
	}
}

// dateAfter is the first date that begins at most so many tokens after token i.
func (sc *scene) dateAfter(i, reach int) *date {
	for k := range sc.dates {
		if d := &sc.dates[k]; !d.Duration && d.first >= i && d.first-i <= reach {
			return d
		}
	}
	return nil
}

// orgAfter is the company that comes next after token i but for a comma or "and".
func (sc *scene) orgAfter(i int) *org {
	for o := range sc.actorsNamed() {
		if o.first > i && sc.onlyListed(span{i, o.first}) {
			return o
		}
	}
	return nil
}

// verbless reports whether only small words, places and numbers stand in the span.
func (sc *scene) verbless(s span) bool {
	for i := s.first; i < s.end; i++ {
		place := slices.ContainsFunc(sc.places, func(p place) bool { return p.contains(i) })
		if !place && !sc.toks[i].Upper && !sc.among(i, between) {
			return false
		}
	}
	return true
}

var between = wordSet("in on at of the a one its last this early late mid - another for")

// gappedPlaces appends the sites that follow an opening's date, each with a place and a date
// of its own and no verb: "opened Lagos in 2016 and Mumbai in January 2018".
func (r *reading) gappedPlaces(d *draft) {
	sc := &r.scenes[d.scene]
	if d.typ != data.Expansion || d.modality != data.Fact || len(sc.dates) < 2 || len(sc.places) < 2 {
		return
	}
	last := sc.dateAfter(d.anchor.end, siteReach)
	if last == nil || !d.date.Known() || d.date != last.Date.Point() {
		return
	}
	for at := d.anchor.end; last != nil; {
		p := sc.placeAfter(last.end)
		if p == nil {
			return
		}
		next := sc.dateAfter(p.end, gapReach)
		if next == nil || !sc.verbless(span{p.end, next.first}) || !next.Date.Known() || r.inFuture(next.Date) {
			return
		}
		if first := sc.placeIn(span{at, last.first}); first != nil && at == d.anchor.end {
			d.place = first.name
		}
		k := r.room.twin(d)
		k.anchor, k.clause = p.span, span{p.first, next.end}
		k.date, k.reason, k.place = next.Date.Point(), r.reason(next), p.name
		r.tell(k)
		at, last = p.end, next
	}
}

// siteReach is how many words may stand between the verb and the date of the first site.
const siteReach = 12

// placeAfter is the place that comes next after token i but for the words of a list.
func (sc *scene) placeAfter(i int) *place {
	for k := range sc.places {
		if p := &sc.places[k]; p.first > i {
			for j := i; j < p.first; j++ {
				if !sc.among(j, between) && !sc.among(j, listing) {
					return nil
				}
			}
			return p
		}
	}
	return nil
}

// listing are the words with which a list goes on.
var listing = wordSet(", and & then followed by")

// placeIn is the first place in a span.
func (sc *scene) placeIn(in span) *place {
	for k := range sc.places {
		if in.contains(sc.places[k].first) {
			return &sc.places[k]
		}
	}
	return nil
}

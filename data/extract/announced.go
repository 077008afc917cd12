package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// Events whose day another sentence tells: who announced them, and on what call.

// announceReach is how many sentences after an event its announcement may be dated.
const announceReach = 3

// dateByAnnouncement gives an event that its own sentence does not date the day
// of which a sentence soon after says that the same companies announced it.
func (r *reading) dateByAnnouncement() {
	for _, d := range r.events {
		if d.date.Known() || d.modality == data.Speculation {
			continue
		}
		if before := d.scene - 1; before >= 0 && r.room.lastIn[before] == nil {
			d.date, d.reason = r.heralded(&r.scenes[before], d)
		}
		for i := d.scene + 1; i < len(r.scenes) && i <= d.scene+announceReach && !d.date.Known(); i++ {
			sc := &r.scenes[i]
			if sc.kind != data.Body || r.tellsIn(i, d.typ) {
				break
			}
			if d.date, d.reason = r.announced(sc, d); !d.date.Known() && sc.block == r.scenes[d.scene].block {
				d.date, d.reason = r.closedOn(sc, d)
			}
		}
	}
}

// deeds are what a later sentence may call an event: "The decision dates from July 5".
var deeds = wordSet("decision ruling order fine penalty deal agreement contract announcement move purchase takeover acquisition launch opening ceremony " +
	"clearance approval nod permission licence license verdict award handover merger buyout tie-up departure filing flotation offering debut lawsuit complaint " +
	"cut cuts appointment resignation incident outage failure breach transaction signing investment " +
	"venture alliance partnership pact tie accord lab laboratory centre center scheme programme program project plan round settlement sale lease")

// announced is a day beside a word of saying or agreeing whose speaker takes part
// in the event; of what a public body does, one beside any such word of its.
func (r *reading) announced(sc *scene, d *draft) (data.Date, string) {
	public := (d.typ == data.Policy || d.typ == data.LegalSecurity) && (sc.has(r.c.gov) || sc.has(atGov))
	deed := sc.namesDeed()
	for k := range sc.dates {
		dt := &sc.dates[k]
		if !r.mayDate(sc, k) || !aDay(dt.Date) && !(deed && dt.Date.Precision == data.PrecisionMonth) {
			continue
		}
		if r.toldInPaper(sc, dt, d) {
			return dt.Date, r.reason(dt)
		}
		if deed && (dt.first <= 8 || sc.deedDone(dt.span)) || (deed || r.saidBeside(sc, dt)) && (public || r.namesKin(sc, d.companies)) {
			return dt.Date, r.reason(dt)
		}
	}
	return data.Date{}, ""
}

// toldInPaper reports whether the sentence right behind an event's gives a statement of that
// day as where it has it from, and names nobody else: "…, according to a statement Tuesday".
func (r *reading) toldInPaper(sc *scene, dt *date, d *draft) bool {
	if sc.index != d.scene+1 || r.othersBefore(sc, len(sc.toks), d) {
		return false
	}
	for i := max(1, dt.first-releaseReach); i < dt.first; i++ {
		if releases.At(&sc.toks[i]) && (sc.hasWord(span{max(0, i-3), i}, accordingTo) || sc.isWord(i-1, "in") || sc.isWord(i-2, "in")) {
			return true
		}
	}
	return false
}

var accordingTo = wordSet("according per")

// heralded is the day or the month of which the sentence before, in the same paragraph, says
// that something came, while it names nobody: "Last month came the largest order so far. …",
// "October. …".
func (r *reading) heralded(sc *scene, d *draft) (data.Date, string) {
	if of := &r.scenes[d.scene]; sc.kind != data.Body || sc.block != of.block || len(of.dates) > 0 || len(sc.dates) != 1 || len(sc.toks) > heraldWords || slices.ContainsFunc(sc.orgs, func(o org) bool { return o.kind == data.Actor }) {
		return data.Date{}, ""
	}
	dt := &sc.dates[0]
	alone := dt.first == 0 && len(sc.toks)-dt.end <= 1
	if !r.mayDate(sc, 0) || !fine(dt.Date) || !alone && !sc.hasWord(span{0, len(sc.toks)}, heralds) {
		return data.Date{}, ""
	}
	return dt.Date, r.reason(dt)
}

// heralds are the verbs of such a sentence, heraldWords how many words it has at most.
var heralds = wordSet("came followed brought happened arrived turn")

const heraldWords = 14

// closedOn is the day on which a sentence of the same paragraph says that what was told before
// was signed or made known, without naming anybody else: "The two shook hands on it on 6
// May", "The ink dried last Friday", "He started on 1 August".
func (r *reading) closedOn(sc *scene, d *draft) (data.Date, string) {
	var only *date
	for k := range sc.dates {
		if dt := &sc.dates[k]; r.mayDate(sc, k) && aDay(dt.Date) {
			if only != nil {
				return data.Date{}, ""
			}
			only = dt
		}
	}
	if only == nil || !sc.seals(span{0, only.first}, d.typ) || r.othersBefore(sc, only.first, d) {
		return data.Date{}, ""
	}
	return only.Date, r.reason(only)
}

// seals reports whether the words tell that a deal was closed or made known; of who was
// hired, that the work began.
func (sc *scene) seals(in span, t data.EventType) bool {
	for i := in.first; i < in.end; i++ {
		w := sc.toks[i].Lower
		with, known := sealing[w]
		if sealed.At(&sc.toks[i]) || known && sc.hasWord(span{i + 1, min(i+sealReach, len(sc.toks))}, with) || t == data.Leadership && starting.At(&sc.toks[i]) {
			return sc.clauseOf(i).contains(in.end)
		}
	}
	return false
}

// sealed and sealing are the words by which a deal is closed or made known, the latter with
// what must follow shortly.
var (
	sealed  = wordSet("signed inked announced announcement unveiled told revealed disclosed sealed initialled toasted")
	sealing = map[string]token.Set{
		"shook": wordSet("hands"), "put": wordSet("pen name names signature signatures"), "ink": wordSet("dried dry"), "cut": wordSet("ribbon"),
		"exchanged": wordSet("contracts signatures"), "went": wordSet("public"), "made": wordSet("public known"), "popped": wordSet("corks champagne"),
	}
)

const sealReach = 5

var starting = wordSet("started starts began begins joined joins took takes assumed assumes")

// othersBefore reports whether somebody who takes no part in an event is named before a token.
func (r *reading) othersBefore(sc *scene, i int, d *draft) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return o.first < i && o.kind == data.Actor && !o.aside && !slices.ContainsFunc(d.companies, func(id data.CompanyID) bool { return id == o.id || r.root(id) == r.root(o.id) })
	})
}

// namesDeed reports whether the sentence opens with what it calls an event told
// before: "The deal, announced in March, …", "It was signed last week".
func (sc *scene) namesDeed() bool {
	if (sc.isWord(0, "it") || sc.isWord(0, "they") || sc.isWord(0, "both")) && sc.among(1, beWords) {
		return sc.among(2, done)
	}
	return sc.isWord(0, "the") && sc.among(1, deeds)
}

// deedDone reports whether the first clause says that the deed it opens with was done, on
// that date: "The venture was presented at a ceremony in the city yesterday".
func (sc *scene) deedDone(d span) bool {
	c := sc.clauses[0]
	for i := 2; i+1 < d.first && c.contains(d.first); i++ {
		if sc.among(i, beWords) && sc.among(i+1, done) {
			return true
		}
	}
	return false
}

// done are the participles that say of an event that it took place.
var done = wordSet("dated signed announced agreed struck completed concluded sealed finalised finalized published closed made opened launched inaugurated unveiled held issued appointed presented revealed disclosed confirmed celebrated inked reported introduced")

// aDay reports whether a date is a day or some days.
func aDay(d data.Date) bool {
	return d.Bound == data.Exactly && (d.Precision == data.PrecisionDay || d.Precision == data.PrecisionInterval)
}

// saidBeside reports whether a word of saying or agreeing stands near the date.
func (r *reading) saidBeside(sc *scene, dt *date) bool {
	for it := range sc.each(r.c.say, r.c.issue, r.c.deal) {
		if gap(it.span, dt.span) <= 8 {
			return true
		}
	}
	return false
}

// papers are what is issued on a day and then spoken of: "a circular of October 18. In it
// the ministry named …".
var papers = wordSet("circular document notice order plan guideline guidelines letter statement filing paper decree rules regulation catalogue list opinion opinions")

// ofPaper is the day of the paper that the sentence before names and this one goes on about.
func (r *reading) ofPaper(sc *scene) (data.Date, string) {
	if sc.index == 0 || !(sc.isWord(1, "it") && sc.among(0, paperPrepositions)) && !(sc.isWord(0, "the") && sc.among(1, papers)) {
		return data.Date{}, ""
	}
	before := &r.scenes[sc.index-1]
	for k := range before.dates {
		d := &before.dates[k]
		if d.Date.Precision == data.PrecisionDay && r.mayDate(before, k) && before.block == sc.block && before.hasWord(span{max(0, d.first-4), d.first}, papers) {
			return d.Date, r.reason(d)
		}
	}
	return data.Date{}, ""
}

var paperPrepositions = wordSet("in under with through by")

// onCall reports whether the document is what was said on a call on results, of a
// known day.
func (r *reading) onCall() bool {
	return r.doc.Published.Precision == data.PrecisionDay && r.ofCall()
}

// titledPeriod reports whether the title names a period that results are of: "second quarter
// 2025 call".
func (r *reading) titledPeriod() bool {
	return len(r.scenes) > 0 && r.scenes[0].kind == data.Title && slices.ContainsFunc(r.scenes[0].dates, func(d date) bool { return isReportingPeriod(d.Date) || d.Date.Precision == data.PrecisionFiscalYear })
}

// onResults reports whether the title speaks of results or of a call on them.
func (r *reading) onResults() bool {
	title := strings.ToLower(r.doc.Title)
	return strings.Contains(title, "results") || strings.Contains(title, "earnings")
}

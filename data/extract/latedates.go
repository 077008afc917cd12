package extract

import (
	"slices"

	"yunshi/data"
)

// Events that nothing dates by itself: what is told on a call, what goes on about a study or
// about the day that the sentence before tells.

// dateRest dates what is left by what the text goes on about.
func (r *reading) dateRest() {
	for _, d := range r.events {
		if d.date.Known() || d.modality == data.Speculation || d.modality == data.Denied || r.scenes[d.scene].under != nil {
			continue
		}
		switch {
		case numbersOf[d.typ]:
			d.date, d.reason = r.numbersOut(d)
		case d.modality == data.Fact:
			if d.date, d.reason = r.carriedDay(d); !d.date.Known() {
				d.date, d.reason = r.dayOfNews(d)
			}
		}
	}
}

// numbersOut is when numbers came out whose sentence does not tell: on the call that the
// document is of, with the results or the study that the text is on.
func (r *reading) numbersOut(d *draft) (data.Date, string) {
	if d.typ != data.MarketData && r.onCall() && !r.isResearch(d.issuer) && !r.scenes[d.scene].has(atResearch) {
		return r.callDay()
	}
	if d.typ == data.FinancialResult {
		return r.resultsOut(d)
	}
	if d.typ == data.MarketData {
		if day, why := r.studyTold(d); day.Known() {
			return day, why
		}
		return r.countedOn(d)
	}
	return data.Date{}, ""
}

// resultsOut is the day just before publication on which a sentence before says that results
// came out: "…, the company said on Thursday when it reported earnings".
func (r *reading) resultsOut(d *draft) (data.Date, string) {
	if r.doc.Published.Precision != data.PrecisionDay {
		return data.Date{}, ""
	}
	of := &figureDraft{scene: d.scene}
	if n := len(d.figures); n > 0 {
		of = d.figures[n-1]
	}
	for i := d.scene - 1; i >= 0; i-- {
		if sc := &r.scenes[i]; !sc.has(r.c.result) || sc.kind != data.Body {
			continue
		}
		if dt := r.releasedIn(i, of); dt != nil && dt.Date.Precision == data.PrecisionDay && r.doc.Published.Start-dt.Date.Start <= freshResults {
			return dt.Date, r.reason(dt)
		}
	}
	return data.Date{}, ""
}

// dateAhead dates what is left by the time to come that it tells.
func (r *reading) dateAhead() {
	for _, d := range r.events {
		if !d.date.Known() && !numbersOf[d.typ] && d.modality != data.Speculation && d.modality != data.Denied && r.scenes[d.scene].under == nil {
			d.date, d.reason = r.comesTrue(&r.scenes[d.scene], d.clause)
		}
	}
}

// comesTrue is the only time of a clause, or of its sentence where it tells none, if that is to
// come: from then on holds what is told as settled. "Y takes over on February 28", "from 2019 on
// the service runs at Y".
func (r *reading) comesTrue(sc *scene, clause span) (data.Date, string) {
	if !r.doc.Published.Known() {
		return data.Date{}, ""
	}
	if !slices.ContainsFunc(sc.dates, func(d date) bool { return clause.contains(d.first) }) {
		clause = span{0, len(sc.toks)}
	}
	var only *date
	for i := range sc.dates {
		d := &sc.dates[i]
		if !clause.contains(d.first) || d.Duration || sc.datelineDate(i) {
			continue
		}
		if only != nil || !r.isAhead(d.Date) {
			return data.Date{}, ""
		}
		only = d
	}
	if only == nil {
		return data.Date{}, ""
	}
	return only.Date.Point(), r.reason(only) + ", to come"
}

// isAhead reports whether a time begins behind publication, or is the end of one that does.
func (r *reading) isAhead(d data.Date) bool {
	if !d.Known() || d.Precision == data.PrecisionInterval {
		return false
	}
	last := r.doc.Published.End
	return d.End > last && (d.Bound == data.Before || d.Start > last)
}

// freshResults is how many days old results are at most that a story on the day's news gives.
const freshResults = 10

// countedOn is the only day just before publication that a sentence names which gives a share or
// a size: no count is of a day, so it is when it was told.
func (r *reading) countedOn(d *draft) (day data.Date, why string) {
	sc, pub := &r.scenes[d.scene], r.doc.Published
	for k := range sc.dates {
		dt := &sc.dates[k]
		if dt.Date.Precision != data.PrecisionDay {
			continue
		}
		if day.Known() || pub.Precision != data.PrecisionDay || dt.Date.Bound != data.Exactly || !r.mayDate(sc, k) || r.balanceDay(sc, dt) || pub.Start-dt.Date.Start > freshResults {
			return data.Date{}, ""
		}
		day, why = dt.Date, r.reason(dt)
	}
	return day, why
}

// studyTold is the day of the study told before, where it is the only one that the text has
// told and nobody else is said to have counted.
func (r *reading) studyTold(d *draft) (day data.Date, why string) {
	for _, k := range r.numbers {
		if k == d || k.typ != data.MarketData || !k.date.Known() {
			continue
		}
		if k.scene > d.scene || day.Known() && day != k.date || d.issuer != "" && d.issuer != k.issuer {
			return data.Date{}, ""
		}
		day, why = k.date, k.reason
	}
	return day, why
}

// callDay is the day of the call that the document is of: that of its title, where it tells one.
func (r *reading) callDay() (data.Date, string) {
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Title {
			break
		}
		for k := range sc.dates {
			if d := &sc.dates[k]; d.Date.Precision == data.PrecisionDay && !d.Relative && d.Date.Start <= r.doc.Published.Start {
				return d.Date, r.reason(d)
			}
		}
	}
	return r.doc.Published, "told on the call of " + r.doc.Published.String()
}

// carriedDay is the day of the sentence before, in the same paragraph, where the event's own
// goes on with what happened then: "On 3 May the city opened its tenders. UCloud won."
func (r *reading) carriedDay(d *draft) (data.Date, string) {
	sc := &r.scenes[d.scene]
	if sc.index == 0 || sc.kind != data.Body || len(sc.dates) > 0 || !sc.goesOnTelling(d) {
		return data.Date{}, ""
	}
	before := &r.scenes[sc.index-1]
	if before.block != sc.block || before.kind != data.Body {
		return data.Date{}, ""
	}
	var only *date
	for k := range before.dates {
		dt := &before.dates[k]
		if dt.Duration {
			continue
		}
		if only != nil || !r.mayDate(before, k) || dt.Date.Bound != data.Exactly || dt.Date.Precision != data.PrecisionDay {
			return data.Date{}, ""
		}
		only = dt
	}
	if only == nil {
		return data.Date{}, ""
	}
	return only.Date, r.reason(only) + ", told before"
}

// goesOnTelling reports whether a sentence tells in the simple past, as one does that goes on
// with a story: not what "has" been or "had" been done.
func (sc *scene) goesOnTelling(d *draft) bool {
	return slices.ContainsFunc(sc.itemsIn(d.clause), func(it item) bool {
		return it.past() && gap(it.span, d.anchor) <= tellingReach && sc.simplePast(it.first)
	})
}

// tellingReach is how far from its anchor the verb may stand that tells of an event.
const tellingReach = 12

// simplePast reports whether no auxiliary stands before the verb at token i.
func (sc *scene) simplePast(i int) bool {
	for k := i - 1; k >= 0 && i-k <= 3; k-- {
		if sc.among(k, perfects) || sc.among(k, presents) {
			return false
		}
	}
	return true
}

var (
	perfects = wordSet("has have had having 've 'd been already once previously earlier before ago to")
	presents = wordSet("is are 's will would can could may might be being")
)

// datePayments gives sums without a time the month or year of the deal in which they were
// paid: a day is but when it was announced.
func (r *reading) datePayments() {
	for _, d := range r.events {
		if d.modality != data.Fact || d.typ != data.Investment && d.typ != data.Acquisition && d.typ != data.Listing || !r.monthTold(d) {
			continue
		}
		for _, f := range r.figuresOf(d.scene) {
			if f.Metric == data.InvestmentSum && !f.Period.Known() && f.Kind != data.ForecastKind && d.clause.overlaps(f.at) {
				f.Period = d.date
			}
		}
	}
}

// monthTold reports whether the clause of an event tells the month or the year that it has, or
// the timeline does.
func (r *reading) monthTold(d *draft) bool {
	if p := d.date.Precision; d.date.About || p != data.PrecisionMonth && p != data.PrecisionYear {
		return false
	}
	sc := &r.scenes[d.scene]
	return sc.under != nil || slices.ContainsFunc(sc.dates, func(dt date) bool { return dt.Date.Point() == d.date && d.clause.contains(dt.first) })
}

// dayOfNews is the day on which the lead says that its news was told, of what the sentences
// right behind it tell of the same companies without a date: "X will come to Y, it said on
// Wednesday. It has enlisted Z for that."
func (r *reading) dayOfNews(d *draft) (data.Date, string) {
	sc := &r.scenes[d.scene]
	if sc.kind != data.Body || sc.nth < 0 || sc.nth > leadReach+newsReach || len(sc.dates) > 0 || sc.anyAmong(background) {
		return data.Date{}, ""
	}
	for i := d.scene - 1; i >= max(0, d.scene-newsReach); i-- {
		lead := &r.scenes[i]
		if lead.nth < 0 || lead.nth > leadReach {
			continue // bullets may stand above the lead
		}
		if dt := r.toldOn(lead); dt != nil && r.namesKin(lead, d.companies) {
			return dt.Date, r.reason(dt) + ", the day of the news"
		}
	}
	return data.Date{}, ""
}

// toldOn is the day just before publication on which a sentence says that something was told,
// or nil.
func (r *reading) toldOn(sc *scene) *date {
	for k := range sc.dates {
		dt := &sc.dates[k]
		if dt.Date.Precision == data.PrecisionDay && dt.Date.Bound == data.Exactly && r.mayDate(sc, k) && r.doc.Published.Known() && r.doc.Published.Start-dt.Date.Start <= freshNews && r.saidBeside(sc, dt) {
			return dt
		}
	}
	return nil
}

// namesKin reports whether a sentence names or means one of the companies, its owner or unit.
func (r *reading) namesKin(sc *scene, companies []data.CompanyID) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return o.kind == data.Actor && slices.ContainsFunc(companies, func(id data.CompanyID) bool { return r.root(id) == r.root(o.id) })
	})
}

// newsReach is how many sentences go on with the news that the lead opens.
const newsReach = 3

// background are the words of what happened before the news.
var background = wordSet("had already previously earlier since former formerly once before currently first ago long")

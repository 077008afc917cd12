package extract

import (
	"slices"

	"yunshi/data"
)

// A company's results and a firm's study are events that are made of figures:
// one each, dated by their release, never by the period that they report.

// enoughFigures is how many figures of one study a story must give for the study
// to be news in it; a number in passing is a figure only.
const enoughFigures = 3

// leadSentences is how far into the body the lead reaches.
const leadSentences = 2

// findStudies makes the results, market-data and forecast events of the figures.
func (r *reading) findStudies() {
	type key struct {
		typ data.EventType
		who string
	}
	groups := map[key][]*figureDraft{}
	var order []key
	for _, f := range r.figures {
		k := key{typ: r.studyType(f)}
		switch k.typ {
		case "":
			continue
		case data.FinancialResult:
			k.who = string(r.root(f.id))
		default:
			k.who = f.Issuer
		}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], f)
	}
	study := map[string]bool{}
	for _, k := range order {
		if k.typ == data.FinancialResult && (r.stale(groups[k]) || r.fromProspectus(groups[k])) {
			continue
		}
		if k.typ != data.Forecast && r.isNews(groups[k]) {
			study[k.who] = true
			r.addStudy(k.typ, k.who, groups[k])
		}
	}
	for _, k := range order {
		if k.typ == data.Forecast && (study[k.who] || r.isNews(groups[k])) {
			r.addStudy(k.typ, k.who, groups[k])
		}
	}
}

// studyType is the event that a figure belongs to, or "".
func (r *reading) studyType(f *figureDraft) data.EventType {
	market := f.market || f.Metric == data.MarketShare
	switch {
	case f.Issuer == consensus:
		return "" // told beside what came
	case market && f.Kind == data.ForecastKind:
		return data.Forecast
	case market:
		return data.MarketData
	case f.Kind == data.ForecastKind && r.isOver(f.Period):
		return "" // what a house had expected of a half that has been told
	case f.Kind == data.ForecastKind && f.Issuer != "" && outlooks[f.Metric] && f.id != "":
		return data.Forecast
	case f.Kind == data.Actual && outlooks[f.Metric] && f.id != "" && (f.Period.Known() || r.tellsResults(f)):
		return data.FinancialResult
	}
	return ""
}

// isOver reports whether a period had ended when the document came out.
func (r *reading) isOver(period data.Date) bool {
	return period.Known() && r.doc.Published.Known() && period.Precision != data.PrecisionYear && period.End < r.doc.Published.Start
}

// tellsResults reports whether the sentence of a figure without a period speaks of
// results by name: "presented its quarterly figures: …".
func (r *reading) tellsResults(f *figureDraft) bool {
	return f.Unit != data.Percent && r.scenes[f.scene].has(r.c.result)
}

// outlooks are the metrics of a company that foreseeing makes news.
var outlooks = map[data.Metric]bool{data.Revenue: true, data.ProfitLoss: true, data.Growth: true}

// root is the company at the top: a unit's results are published by its parent, unless
// it is listed itself.
func (r *reading) root(id data.CompanyID) data.CompanyID {
	for range 4 {
		c := r.reg.Company(id)
		if c == nil || c.Parent == "" || c.Name(data.Ticker) != "" {
			break
		}
		id = c.Parent
	}
	return id
}

// staleAfter is how many days after the end of a period its results are no news.
const staleAfter = 160

// stale reports whether all the periods ended long before publication: old
// results in a story about something else.
func (r *reading) stale(figures []*figureDraft) bool {
	if !r.doc.Published.Known() {
		return false
	}
	for _, f := range figures {
		if !f.Period.Known() || r.doc.Published.Start-f.Period.End <= staleAfter {
			return false
		}
	}
	return true
}

// fromProspectus reports whether the figures are the history that a story of a listing
// tells: the title, the lead or the paragraph's first sentence speaks of the listing,
// and none of the figures was reported.
func (r *reading) fromProspectus(figures []*figureDraft) bool {
	if r.whole.house != "" || r.onResults() {
		return false
	}
	told := func(sc *scene) bool { return sc.has(r.c.listing) }
	story := slices.ContainsFunc(r.scenes[:min(len(r.scenes), leadSentences+2)], func(sc scene) bool {
		return (sc.kind == data.Title || sc.nth >= 0 && sc.nth < leadSentences) && told(&sc)
	})
	for _, f := range figures {
		sc := &r.scenes[f.scene]
		if f.Period.Precision != data.PrecisionYear || sc.has(r.c.result) || sc.has(r.c.report) && !told(sc) {
			return false
		}
		first := f.scene
		for first > 0 && r.scenes[first-1].block == sc.block {
			first--
		}
		if !story && !told(&r.scenes[first]) && !told(sc) {
			return false
		}
	}
	return true
}

// isNews reports whether the figures are what the story tells.
func (r *reading) isNews(figures []*figureDraft) bool {
	scenes := map[int]bool{}
	for _, f := range figures {
		sc := &r.scenes[f.scene]
		scenes[f.scene] = true
		if sc.kind == data.Table {
			return true
		}
		if f.Metric == data.Revenue && f.cloud && f.Unit != data.Percent && f.Kind == data.Actual {
			return true // a cloud's revenue is news wherever it stands
		}
		lead := f.inTitle || sc.nth >= 0 && sc.nth < leadSentences
		if lead && (f.Issuer != "" && f.Kind == data.ForecastKind || !sc.hasIn(r.c.maybe, sc.clauseOf(f.at.first))) && (!f.market || r.leads(sc, f)) {
			return true
		}
	}
	return len(figures) >= enoughFigures && len(scenes) > 1
}

// leads reports whether a market is what the sentence speaks of, rather than the
// setting of something else: no company stands before the amount.
func (r *reading) leads(sc *scene, f *figureDraft) bool {
	for o := range sc.actorsNamed() {
		if o.end <= f.at.first {
			return false
		}
	}
	return true
}

// addStudy adds the event; the first sentence of the body with a figure is its
// evidence, a table where there is no sentence.
func (r *reading) addStudy(typ data.EventType, who string, figures []*figureDraft) {
	best := figures[0]
	for _, f := range figures {
		if rank(r, f) < rank(r, best) {
			best = f
		}
	}
	figures = append([]*figureDraft{best}, slices.DeleteFunc(slices.Clone(figures), func(f *figureDraft) bool { return f == best })...)
	d := &draft{
		rule: "study." + string(typ), typ: typ, modality: data.Fact, scene: best.scene, anchor: best.at,
		clause: r.scenes[best.scene].clauseOf(best.at.first), issuer: who, figures: figures,
		heading: r.scenes[best.scene].kind == data.Title,
	}
	own := typ == data.Forecast && r.studyType(best) == data.Forecast && !best.market && best.Metric != data.MarketShare
	if own {
		d.modality = data.Predicted // a firm's count of the market is a fact that foretells
	}
	d.companies = r.studied(typ, who, figures)
	if len(d.companies) == 0 && typ == data.FinancialResult {
		return
	}
	switch {
	case best.released.Known():
		d.date, d.reason = best.released, "told in its row of the table"
	case r.ownRelease(who):
		d.date, d.reason = r.doc.Published, "released by "+who+" on "+r.doc.Published.String()
	default:
		d.date, d.reason = r.studyDate(typ, who, best.scene)
	}
	if !d.date.Known() && slices.ContainsFunc(figures, func(f *figureDraft) bool { return f.inTitle || r.scenes[f.scene].nth <= leadSentences }) {
		d.date, d.reason = r.aboutNow()
	}
	r.events = append(r.events, d)
}

// ownRelease reports whether the document is what somebody published itself, so that its
// numbers came out with it.
func (r *reading) ownRelease(who string) bool {
	id, ok := r.reg.Resolve(r.doc.Publisher)
	return ok && who != "" && r.doc.Published.Precision == data.PrecisionDay && r.root(id) == r.root(data.CompanyID(who))
}

// studyDate is when a study told in the given sentence came out: results told on a
// call, with it; a forecast, with its firm's count.
func (r *reading) studyDate(typ data.EventType, who string, scene int) (data.Date, string) {
	if r.onCall() && (typ == data.FinancialResult || typ == data.Forecast && !r.isResearch(who)) {
		return r.doc.Published, "told on the call of " + r.doc.Published.String()
	}
	if typ == data.Forecast && who != "" {
		for _, k := range r.events {
			if k.typ == data.MarketData && k.issuer == who && k.date.Known() {
				return k.date, k.reason
			}
		}
	}
	return r.releaseDate(scene)
}

// dateOutlooks gives what a company foresees of itself the day of its results.
func (r *reading) dateOutlooks() {
	for _, d := range r.events {
		if d.typ != data.Forecast || d.date.Known() || len(d.companies) == 0 {
			continue
		}
		for _, o := range r.events {
			if o.typ == data.FinancialResult && o.date.Known() && len(o.companies) > 0 && r.root(o.companies[0]) == r.root(d.companies[0]) {
				d.date, d.reason = o.date, o.reason
			}
		}
	}
}

// studied are the companies that results or a study are about: whose figures they
// are, whom the sentences name, and of results the owner and its cloud unit.
func (r *reading) studied(typ data.EventType, who string, figures []*figureDraft) []data.CompanyID {
	var out []data.CompanyID
	for _, f := range figures {
		if f.id != "" {
			out = r.room.addTo(out, f.id)
		}
		if typ == data.FinancialResult {
			continue
		}
		for _, id := range r.scenes[f.scene].namedActors(r.room, nil) {
			if string(id) != who {
				out = r.room.addTo(out, id)
			}
		}
	}
	if typ == data.MarketData {
		for _, f := range figures {
			out = r.ranking(&r.scenes[f.scene], out)
		}
		out = r.ranked(figures[0].scene, data.CompanyID(who), out)
		return slices.DeleteFunc(out, func(id data.CompanyID) bool { return !isSubject(id, figures) && r.unitIn(out, id) })
	}
	if typ == data.FinancialResult {
		owner := data.CompanyID(who)
		if who != "" && r.namedBeside(owner, figures) {
			out = r.room.addTo(out, owner)
		}
		return r.withUnitOf(owner, out)
	}
	if f := figures[0]; f.cloud && !f.market && f.id != "" {
		return r.withUnitOf(r.root(f.id), out)
	}
	return out
}

// isSubject reports whether one of the figures is the company's.
func isSubject(id data.CompanyID, figures []*figureDraft) bool {
	return slices.ContainsFunc(figures, func(f *figureDraft) bool { return f.id == id })
}

// withUnitOf adds the cloud units of an owner that the document names.
func (r *reading) withUnitOf(owner data.CompanyID, to []data.CompanyID) []data.CompanyID {
	for _, m := range r.mains {
		if r.cloudCompany(m) && r.root(m) == owner {
			to = r.room.addTo(to, m)
		}
	}
	return to
}

// rank orders figures as evidence: body sentences first, then tables, then titles.
func rank(r *reading, f *figureDraft) int {
	n := f.scene
	if f.Metric == data.Growth {
		n += 1 << 8 // the number itself before its rate
	}
	if !f.cloud {
		n += 1 << 9
	}
	if f.Segment != "" && f.Segment != wholeCompany && f.rule == "revenue.segment" {
		n += 1 << 6 // the whole before its parts
	}
	switch r.scenes[f.scene].kind {
	case data.Table:
		n += 1 << 7
	case data.Title, data.Heading:
		n += 1 << 21
	}
	return n
}

// namedBeside reports whether the company is named in the title, in the lead or
// beside one of the figures.
func (r *reading) namedBeside(id data.CompanyID, figures []*figureDraft) bool {
	names := func(i int) bool {
		return slices.ContainsFunc(r.scenes[i].orgs, func(o org) bool { return o.id == id && !o.meant })
	}
	for i := range r.scenes {
		if sc := &r.scenes[i]; (sc.kind == data.Title || sc.nth >= 0 && sc.nth < releaseSentences) && names(i) {
			return true
		}
	}
	return slices.ContainsFunc(figures, func(f *figureDraft) bool { return names(f.scene) })
}

// releaseSentences is how far into the body a results story names its day.
const releaseSentences = 8

// releaseDate is the day on which numbers were made public: a day, or a month
// named beside a word of publishing, in the evidence or in the sentences near it.
func (r *reading) releaseDate(scene int) (data.Date, string) {
	for _, near := range [][]int{{scene, scene + 1, scene - 1, scene + 2, scene + 3}, r.whole.lead} { // beside it, or else in the lead
		for _, i := range near {
			if d := r.releasedIn(i, scene); d != nil {
				return d.Date, r.reason(d)
			}
		}
	}
	return data.Date{}, ""
}

// releasedIn is the day or month that sentence i names for the release of what
// another sentence tells, or nil.
func (r *reading) releasedIn(i, scene int) *date {
	if i < 0 || i >= len(r.scenes) {
		return nil
	}
	sc := &r.scenes[i]
	for k := range sc.dates {
		d := &sc.dates[k]
		if !r.mayDate(sc, k) || d.Date.Bound != data.Exactly {
			continue
		}
		day := d.Date.Precision == data.PrecisionDay
		month := d.Date.Precision == data.PrecisionMonth || d.Date.Precision == data.PrecisionInterval
		if (day || month) && r.published(sc, d) && (day || i == scene || !r.onlySaid(sc, d.span)) {
			return d
		}
	}
	return nil
}

// onlySaid reports whether nothing but a word of saying stands near the date:
// what somebody said in a month is not when the numbers came out.
func (r *reading) onlySaid(sc *scene, s span) bool {
	return !slices.ContainsFunc(sc.items, func(it item) bool {
		return (it.class == r.c.issue || it.class == r.c.report || it.class == r.c.result || it.class == r.c.research || it.class == r.c.cameout) && gap(it.span, s) <= 6
	})
}

// rankingDate is when a ranking told in one sentence came out: a day or a month
// of publishing there, or the year that the report bears in its name.
func (r *reading) rankingDate(sc *scene) (data.Date, string) {
	for k := range sc.dates {
		d := &sc.dates[k]
		if !r.mayDate(sc, k) || d.Date.Bound != data.Exactly {
			continue
		}
		switch d.Date.Precision {
		case data.PrecisionDay, data.PrecisionMonth, data.PrecisionInterval:
			if r.published(sc, d) {
				return d.Date, r.reason(d)
			}
		case data.PrecisionYear:
			for _, it := range sc.items {
				if it.class == r.c.research && it.first >= d.end && it.first-d.end <= 4 {
					return d.Date, r.reason(d) // "the 2016 Cloud Data Report"
				}
			}
		}
	}
	return data.Date{}, ""
}

// published reports whether a word of saying or publishing stands near the date.
func (r *reading) published(sc *scene, d *date) bool {
	reach := 6
	if d.Date.Precision == data.PrecisionDay {
		reach = 9
	}
	if sc.isWord(0, "source") && sc.isWord(1, ":") {
		return true // of a table
	}
	for it := range sc.each(r.c.cameout, r.c.say, r.c.issue, r.c.launch, r.c.report, r.c.result, r.c.accord, r.c.research) {
		far := reach
		if it.class == r.c.cameout {
			if far = 3; it.end-it.first > 1 {
				far = 12
			}
		}
		if gap(it.span, d.span) <= far {
			return true
		}
	}
	return false
}

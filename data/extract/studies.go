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
		if k.typ == "" {
			continue
		}
		k.who = r.studyBy(k.typ, f)
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], f)
	}
	study := map[string]bool{}
	for _, k := range order {
		if k.typ == data.FinancialResult && r.ofThePast(groups[k]) {
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

// studyBy is who made a figure's event public: the company whose result it is, or whose
// study.
func (r *reading) studyBy(t data.EventType, f *figureDraft) string {
	if t == data.FinancialResult {
		return r.whoseResults(f)
	}
	return f.Issuer
}

// whoseResults is who published a result: the owner, or those that share it.
func (r *reading) whoseResults(f *figureDraft) string {
	if f.shared {
		return f.Subject
	}
	return string(r.root(f.id))
}

// studyType is the event that a figure belongs to, or "".
func (r *reading) studyType(f *figureDraft) data.EventType {
	own := f.id != "" && outlooks[f.Metric] && f.Segment != capexRates
	foreseen := f.Kind == data.ForecastKind
	switch {
	case f.Issuer == consensus, r.dearer(f):
		return "" // told beside what came
	case f.market || f.Metric == data.MarketShare:
		return studyOf(f.Kind)
	case foreseen && r.isOver(f.Period):
		return "" // what a house had expected of a half that has been told
	case own && foreseen && f.Issuer != "":
		return data.Forecast
	case r.sharedResult(f):
		return data.FinancialResult // "all three have reported: together they took in …"
	case own && f.Kind == data.Actual && (f.Period.Known() || r.tellsResults(f)):
		return data.FinancialResult
	}
	return ""
}

// studyOf is the event that a figure of a market belongs to.
func studyOf(kind data.FigureKind) data.EventType {
	if kind == data.ForecastKind {
		return data.Forecast
	}
	return data.MarketData
}

// dearer reports whether a growth is how much dearer something gets.
func (r *reading) dearer(f *figureDraft) bool {
	return f.Metric == data.Growth && r.repriced(f.scene)
}

// repriced reports whether a sentence tells of a change of prices.
func (r *reading) repriced(scene int) bool {
	return r.tellsIn(scene, data.Pricing)
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

// inLead reports whether the scene is one of the first sentences of the body.
func (sc *scene) inLead() bool { return sc.nth >= 0 && sc.nth < leadSentences }

// opening is the first sentence of the paragraph that a scene is in.
func (r *reading) opening(scene int) *scene {
	for scene > 0 && r.scenes[scene-1].block == r.scenes[scene].block {
		scene--
	}
	return &r.scenes[scene]
}

// isNews reports whether the figures are what the story tells.
func (r *reading) isNews(figures []*figureDraft) bool {
	scenes, onCount := map[int]bool{}, r.titleCounts(&r.scenes[0])
	for _, f := range figures {
		if r.makesNews(f) || r.rankedNext(f) || onCount && f.market && f.Metric == data.MarketSize && r.isResearch(f.Issuer) {
			return true
		}
		scenes[f.scene] = true
	}
	return len(figures) >= enoughFigures && len(scenes) > 1 || r.tellsRanking(figures)
}

// rankedNext reports whether the sentence behind a market's size, in its paragraph, says
// who sells most in it: "X was the biggest supplier, followed by Y".
func (r *reading) rankedNext(f *figureDraft) bool {
	i := f.scene + 1
	if !f.market || f.Metric != data.MarketSize || !r.isResearch(f.Issuer) || i >= len(r.scenes) || r.scenes[i].block != r.scenes[f.scene].block {
		return false
	}
	return r.ranks(&r.scenes[i])
}

// tellsRanking reports whether a paragraph gives the shares of two companies by
// somebody's count: more than a number in passing.
func (r *reading) tellsRanking(figures []*figureDraft) bool {
	for i, f := range figures {
		if f.Metric != data.MarketShare || f.id == "" || f.Issuer == "" {
			continue
		}
		for _, g := range figures[:i] {
			if g.Metric == data.MarketShare && g.id != "" && g.id != f.id && r.scenes[g.scene].block == r.scenes[f.scene].block {
				return true
			}
		}
	}
	return false
}

// makesNews reports whether a figure by itself is news: of a table, a cloud's revenue
// wherever it stands, a result whose release is told, or told without doubt in the lead.
func (r *reading) makesNews(f *figureDraft) bool {
	sc := &r.scenes[f.scene]
	if f.shared || sc.kind == data.Table || f.Metric == data.Revenue && f.cloud && f.Unit != data.Percent && f.Kind == data.Actual {
		return true
	}
	if r.releasedResult(f) {
		return true
	}
	if !f.inTitle && !sc.inLead() || f.market && !r.leads(sc, f) {
		return false
	}
	return f.Issuer != "" && f.Kind == data.ForecastKind || !sc.hasIn(r.c.maybe, sc.clauseOf(f.at.first))
}

// releasedResult reports whether a figure is a result whose release is told.
func (r *reading) releasedResult(f *figureDraft) bool {
	return (f.Metric == data.Revenue || f.Metric == data.ProfitLoss) && r.studyType(f) == data.FinancialResult && r.released(f)
}

// released reports whether the sentence, or the one before it in its paragraph, tells
// when the numbers came out: "…, the company said last month".
func (r *reading) released(f *figureDraft) bool {
	if r.releasedIn(f.scene, f) != nil {
		return true
	}
	last := f.scene - 1
	return last >= 0 && r.scenes[last].block == r.scenes[f.scene].block && r.scenes[last].has(r.c.result) && r.releasedIn(last, f) != nil
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
		d.date, d.reason = r.studyDate(typ, who, best)
		d.date = r.sofar(d.date, data.Fact)
	}
	if !d.date.Known() && typ == data.FinancialResult {
		d.date, d.reason = r.dayTold(figures)
	}
	if !d.date.Known() && slices.ContainsFunc(figures, func(f *figureDraft) bool {
		return f.inTitle || r.scenes[f.scene].nth <= leadSentences || typ == data.MarketData && r.ledWith(who, f.scene)
	}) {
		d.date, d.reason = r.aboutNow()
	}
	r.tell(d)
}

// studied are the companies that results or a study are about: whose figures they
// are, whom the sentences name, and of results the owner and its cloud unit.
func (r *reading) studied(typ data.EventType, who string, figures []*figureDraft) []data.CompanyID {
	if typ == data.FinancialResult && figures[0].shared {
		return r.sharers(figures[0])
	}
	var out []data.CompanyID
	for _, f := range figures {
		if typ == data.Forecast && figures[0].market && (!f.market || f.Metric == data.MarketShare && figures[0].Metric != data.MarketShare) {
			continue // what is foreseen of the market is of nobody
		}
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
		return ofTheCount(r, out, figures)
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

// ofTheCount leaves out who is named beside a count of three or more only: an owner of a
// unit that is counted, an operator, whom somebody else's share is told beside.
func ofTheCount(r *reading, companies []data.CompanyID, figures []*figureDraft) []data.CompanyID {
	subjects := 0
	for _, id := range companies {
		if isSubject(id, figures) {
			subjects++
		}
	}
	return slices.DeleteFunc(companies, func(id data.CompanyID) bool {
		return !isSubject(id, figures) && (subjects > several || r.unitIn(companies, id))
	})
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

package extract

import (
	"slices"
	"strconv"

	"yunshi/data"
)

// finish turns the drafts into the result: told once, dated, named.
func (r *reading) finish(res *Result) {
	r.joinOperators()
	r.tellCalendarYears()
	r.findStudies()
	r.weigh()
	r.shareOut()
	r.mergeEvents()
	r.dateByAnnouncement()
	r.dateRest()
	r.dateByNews()
	r.dateAhead()
	r.datePayments()
	r.dateOutlooks()
	r.settleDeals()
	r.addClouds()
	res.Companies, res.Names = r.companies(), r.called()
	for _, id := range res.Companies {
		if r.Reader.reg.Company(id) == nil {
			res.Learned = append(res.Learned, r.reg.Company(id))
		}
	}
	figures := make([]data.Figure, len(r.figures))
	res.grow(len(r.events), len(r.figures))
	for i, f := range r.figures {
		sc := &r.scenes[f.scene]
		f.Evidence = r.evidence(sc, f.at, f.rule)
		f.Confidence = confidence(f.rule)
		f.ID = data.FigureID(data.HashID(string(r.doc.ID), string(f.Metric), f.Subject, f.Period.String(), f.Unit,
			f.Evidence.Text, strconv.Itoa(f.Evidence.Span.Start), number(f)))
		if toldTwice(res.Figures, &f.Figure) {
			continue
		}
		figures[i] = f.Figure
		res.Figures = append(res.Figures, &figures[i])
		res.Trace = append(res.Trace, Trace{string(f.ID), f.rule, r.phrase(sc, r.cueSpan(f)), f.Evidence})
	}
	for _, d := range r.events {
		sc := &r.scenes[d.scene]
		e := &data.Event{
			Type: d.typ, Modality: d.modality, Date: d.date, DateReason: d.reason, Place: d.place, Confidence: confidence(d.rule),
		}
		if len(d.companies) > 0 {
			e.Companies = make([]data.Participant, 0, len(d.companies))
		}
		for _, c := range d.companies {
			e.Companies = append(e.Companies, data.Participant{Company: c, Role: ""})
		}
		ev := r.evidence(sc, d.anchor, d.rule)
		e.Sources = []data.Source{{Evidence: ev, Date: d.date}}
		e.Headline = r.headline(d)
		e.ID = data.EventID(data.HashID(string(r.doc.ID), string(d.typ), ev.Text, strconv.Itoa(ev.Span.Start), strconv.Itoa(d.anchor.first)))
		e.Figures = slices.Grow(e.Figures, len(d.figures))
		for _, f := range d.figures {
			e.Figures = append(e.Figures, f.ID)
		}
		if len(d.figures) == 0 {
			for _, f := range r.figuresOf(d.scene) {
				if d.clause.overlaps(f.at) {
					e.Figures = append(e.Figures, f.ID)
				}
			}
		}
		res.Events = append(res.Events, e)
		res.Trace = append(res.Trace, Trace{string(e.ID), d.rule, r.phrase(sc, d.anchor), ev})
	}
}

// grow makes room for so many events and figures.
func (res *Result) grow(events, figures int) {
	res.Events, res.Figures = slices.Grow(res.Events, events), slices.Grow(res.Figures, figures)
	res.Trace = slices.Grow(res.Trace, events+figures)
}

func (r *reading) cueSpan(f *figureDraft) span {
	s := f.at
	if f.cue.end > f.cue.first {
		s = span{min(s.first, f.cue.first), max(s.end, f.cue.end)}
	}
	return s
}

func number(f *figureDraft) string {
	if f.Value != nil {
		return f.Value.String()
	}
	return f.Low.String() + "–" + f.High.String()
}

// evidence is the sentence; of a table, the row.
func (r *reading) evidence(sc *scene, at span, rule string) data.Evidence {
	s := sc.span
	if sc.kind == data.Table {
		s = r.lineAround(sc, at)
	}
	return data.Evidence{Document: r.doc.ID, Span: s, Text: s.Of(r.doc.Text), Rule: rule}
}

func (r *reading) lineAround(sc *scene, at span) data.Span {
	s := data.Span{Start: sc.toks[at.first].Start, End: sc.toks[at.first].End}
	for s.Start > sc.span.Start && r.doc.Text[s.Start-1] != '\n' {
		s.Start--
	}
	for s.End < sc.span.End && r.doc.Text[s.End] != '\n' && r.doc.Text[s.End] != '\r' {
		s.End++
	}
	return s
}

// figured reports whether a number is the company's.
func (r *reading) figured(id data.CompanyID) bool {
	return slices.ContainsFunc(r.figures, func(f *figureDraft) bool { return f.id == id })
}

// companies are the actors and research firms that the body names.
func (r *reading) companies() []data.CompanyID {
	var out []data.CompanyID
	if who := r.whole.owner; who != "" && r.figured(who) {
		out = appendNew(out, who) // whose call it is, which only its left-out head names
	}
	told := r.lastTold()
	for i := range r.scenes {
		if i > told && r.mayBePage(&r.scenes[i]) {
			continue
		}
		for k := range r.scenes[i].orgs {
			o := &r.scenes[i].orgs[k]
			if o.meant || o.kind == data.Media || o.kind == data.Public || publicBodies()[o.id] {
				continue
			}
			out = appendNew(out, o.id)
			if o.parent != "" {
				out = appendNew(out, o.parent)
			}
		}
	}
	return out
}

// lastTold is the last sentence that tells an event or a figure, or -1.
func (r *reading) lastTold() (last int) {
	last = -1
	for _, d := range r.events {
		last = max(last, d.scene)
	}
	for _, f := range r.figures {
		last = max(last, f.scene)
	}
	return last
}

// mayBePage reports whether a sentence may be the page's and not the story's, and does not speak
// of the cloud: who is only named there, behind all that is told, is not in the story.
func (r *reading) mayBePage(sc *scene) bool {
	return !sc.topical && slices.ContainsFunc(r.doc.Doubtful, func(s data.Span) bool { return s.Start <= sc.span.Start && sc.span.Start < s.End })
}

// toldTwice reports whether the sentence has told the very figure before.
func toldTwice(figures []*data.Figure, f *data.Figure) bool {
	for k := len(figures) - 1; k >= 0 && figures[k].Evidence.Span == f.Evidence.Span; k-- {
		if figures[k].ID == f.ID {
			return true
		}
	}
	return false
}

// dropRepeats leaves out a number that the document gives twice, and a headline's
// rounded one where the body has it exactly.
func (r *reading) dropRepeats() {
	kept := r.figures[:0]
	for _, f := range r.figures {
		from := max(0, len(kept)-window)
		same := slices.IndexFunc(kept[from:], func(k *figureDraft) bool { return r.sameFigure(k, f) })
		switch {
		case same < 0:
			kept = append(kept, f)
		case kept[from+same].inTitle && !f.inTitle:
			kept[from+same] = f
		}
	}
	r.figures = kept
}

// spending reports whether one sum may be called by the metric in two sentences, and by
// another of them.
func spending(m data.Metric) bool {
	return m == data.InvestmentSum || m == data.Capex || m == data.OtherMetric
}

// sameFigure reports whether two figures state the same number of the same thing.
func (r *reading) sameFigure(a, b *figureDraft) bool {
	if a.Value == nil || b.Value == nil || !r.sameThing(a, b) || a.rule == ofTable && b.rule == ofTable && a.scene == b.scene {
		return false // each cell of a table tells something of its own
	}
	if a.Value.Cmp(b.Value) == 0 {
		return true
	}
	if a.inTitle == b.inTitle {
		return false
	}
	hedged := a.inTitle && a.Qualifier != data.Exact || b.inTitle && b.Qualifier != data.Exact
	return rounds(a, b) || hedged && close(a.Value, b.Value)
}

// sameThing reports whether two figures measure one thing at one time: a title
// need not name the company again, and a unit may go by its owner's name.
func (r *reading) sameThing(a, b *figureDraft) bool {
	if a.Unit != b.Unit || a.Metric != b.Metric && !(spending(a.Metric) && spending(b.Metric)) {
		return false
	}
	if a.Period.Known() && b.Period.Known() && !a.Period.Overlaps(b.Period) || a.Metric == data.InvestmentSum && r.otherRounds(a.scene, b.scene) {
		return false
	}
	return a.Subject == b.Subject || a.inTitle || b.inTitle || a.id != "" && r.root(a.id) == r.root(b.id)
}

// settleDeals calls the price of a deal that was announced as done an actual sum,
// though the words "will" or "would" stand beside it.
func (r *reading) settleDeals() {
	for _, d := range r.events {
		if d.modality != data.Fact || d.typ != data.Acquisition && d.typ != data.Partnership && d.typ != data.Listing {
			continue
		}
		for i := d.scene; i <= d.scene+nearby; i++ {
			for _, f := range r.figuresOf(i) {
				if f.Metric == data.InvestmentSum && !r.onlyPlanned(f) && slices.Contains(d.companies, f.id) {
					f.Kind = data.Actual
				}
			}
		}
	}
}

// onlyPlanned reports whether the sum is what somebody plans to put in, "plan to
// inject 4 billion": the deal may be done, the payment is not.
func (r *reading) onlyPlanned(f *figureDraft) bool {
	sc := &r.scenes[f.scene]
	return sc.isWord(f.cue.first-1, "to") && slices.ContainsFunc(sc.items, func(it item) bool {
		return it.class == r.c.intent && it.end == f.cue.first
	})
}

package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// subject finds whose number it is.
func (r *reading) subject(sc *scene, f, last *figureDraft) {
	if before := r.thatIs(sc, f); before != nil {
		f.id, f.Subject, f.Segment, f.Geography, f.market, f.cloud = before.id, before.Subject, before.Segment, before.Geography, before.market, before.cloud
		return
	}
	if f.rule == revenuePart {
		before := r.figures[len(r.figures)-1]
		f.id, f.Subject, f.cloud = before.id, before.Subject, before.cloud
		f.Segment = r.partNamed(sc, f.cue.first)
		return
	}
	if f.Metric == data.MarketSize || f.Metric == data.Growth && r.ofMarket(sc, f) {
		r.marketSubject(sc, f)
		return
	}
	if f.Metric == data.Customers && r.publicCount(sc) {
		f.market, f.Geography, f.Subject = true, "China", "China companies using the cloud"
		return
	}
	if names := r.joint(sc, f); names != "" {
		f.cloud = true
		f.Subject = names
		f.Segment = r.segment(sc, f)
		return
	}
	if f.rule == shareOfRevenue.id {
		r.revenueOwner(sc, f)
		if f.Subject != "" {
			return
		}
	}
	o := sc.sideBySide(f.at)
	if o == nil {
		o = r.orgFor(sc, f, last)
	}
	if o != nil && f.Metric == data.MarketShare && last != nil && last.scene == f.scene && o.end <= last.at.first && r.strangerBetween(sc, last.at.end, f.at.first) {
		return // the share of somebody whose name is not known
	}
	if o != nil {
		f.id, f.cloud = o.id, o.cloud
		f.Subject = string(o.id)
		f.Segment = r.segment(sc, f)
		return
	}
	if o := r.titled(sc); last == nil && o != nil && r.ownMeasure(f) {
		f.id, f.Subject = o.id, string(o.id)
		f.Segment = r.segment(sc, f)
		return
	}
	if last == nil && len(sc.focus) > 0 && r.ownMeasure(f) {
		f.id, f.Subject = sc.focus[0], string(sc.focus[0])
		f.Segment = r.segment(sc, f)
		return
	}
	if last != nil && f.Metric != data.MarketShare {
		f.id, f.Subject, f.Segment, f.market = last.id, last.Subject, last.Segment, last.market
		if part := r.segment(sc, f); part != "" {
			f.Segment = part
		}
		return
	}
	if f.Metric == data.MarketShare {
		f.Subject = r.namelessShare(sc, f)
	}
}

// strangerBetween reports whether a name that is nothing known stands there, as a share's
// holder: "28% …, with xFusion on 10%".
func (r *reading) strangerBetween(sc *scene, from, to int) bool {
	for i := from; i < to; i++ {
		if t := &sc.toks[i]; t.Kind == token.Word && sc.part[i] == 0 && sc.placeAt(i) == 0 && strings.ToLower(r.doc.Text[t.Start:t.End]) != r.doc.Text[t.Start:t.End] {
			return true
		}
	}
	return false
}

// publicCount reports whether a sentence tells how many companies do something,
// as a public body or a research firm counts them, and names none of them.
func (r *reading) publicCount(sc *scene) bool {
	return !sc.named() && (sc.has(r.c.gov) || sc.has(atGov) || sc.has(atResearch))
}

// titled is the only company in the title, whom a sentence in the first person
// that names nobody is about: "we cut our forecast of revenue".
func (r *reading) titled(sc *scene) *org {
	title := &r.scenes[0]
	if title.kind != data.Title || !sc.isWord(0, "we") && !sc.hasIn(r.c.first, span{0, 6}) {
		return nil
	}
	var found *org
	for i := range title.orgs {
		o := &title.orgs[i]
		if o.kind != data.Actor || found != nil && found.id != o.id {
			return nil
		}
		found = o
	}
	return found
}

// thatIs gives the figure that a sentence opening with "That is …" goes on about:
// "That is a mere 6% above the year before".
func (r *reading) thatIs(sc *scene, f *figureDraft) *figureDraft {
	if f.Metric != data.Growth || len(r.figures) == 0 || !sc.isWord(0, "that") && !sc.isWord(0, "this") {
		return nil
	}
	for i := range sc.orgs {
		if o := &sc.orgs[i]; o.kind == data.Actor && !o.meant {
			return nil
		}
	}
	before := r.figures[len(r.figures)-1]
	if !isOf[at(sc.toks, 1)] || before.scene < f.scene-1 || r.scenes[before.scene].block != sc.block {
		return nil
	}
	return before
}

// isOf are the words after "that" that make it mean the number before.
var isOf = map[string]bool{"is": true, "was": true, "means": true, "meant": true, "represents": true, "represented": true, "marks": true, "compares": true}

// joint names the companies that share one number, so that it never stands for
// one of them: "A, B and C had 74% between them", "the three grew 28%".
func (r *reading) joint(sc *scene, f *figureDraft) string {
	if f.Metric != data.MarketShare && f.Metric != data.Growth && f.Metric != data.Revenue {
		return ""
	}
	clause := sc.clauseOf(f.at.first)
	if !sc.hasIn(r.c.together, clause) && !sc.hasIn(r.c.three, clause) {
		return ""
	}
	var names []string
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.kind == data.Actor && !o.meant && !o.aside && clause.contains(o.first) && !slices.Contains(names, string(o.id)) {
			names = append(names, string(o.id))
		}
	}
	switch {
	case len(names) > 1:
		return joinNames(names)
	case len(names) == 0:
		for _, it := range sc.items {
			if it.class == r.c.three {
				return "Top three"
			}
		}
		for _, it := range sc.items {
			if (it.class == atCount || it.class == r.c.ordinal) && it.end <= f.at.first {
				return r.phrase(sc, it.span)
			}
		}
	}
	return ""
}

// ownMeasure reports whether the number is of the sort that a story gives of the
// company it speaks of without naming it again.
func (r *reading) ownMeasure(f *figureDraft) bool {
	switch f.Metric {
	case data.Revenue, data.ProfitLoss, data.Growth, data.Capex, data.RevenueShare, data.OtherMetric, data.InvestmentSum, data.Customers:
		return true
	}
	return false
}

// orgFor finds the company that a number belongs to. In a list each amount has
// its own ("A has 8 percent, B 7 percent"), before it or after "for" or "at";
// otherwise the nearest one before the cue in the clause, then in the sentence.
func (r *reading) orgFor(sc *scene, f, last *figureDraft) *org {
	from := 0
	if last != nil && last.scene == f.scene {
		from = last.at.end
	}
	if f.rule == "share.goesto" || f.at.first <= 2 && sc.isWord(0, "with") {
		return sc.actorAfter(max(f.cue.end, f.at.end)) // "half of it goes to X", "with 40% of the market, X …"
	}
	if o := sc.whose(f); o != nil {
		return o
	}
	clause := sc.clauseOf(f.at.first)
	var best *org
	low := 1 << 30
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if o.kind != data.Actor || o.aside && f.Metric != data.MarketShare {
			continue
		}
		cost := 1 << 30
		switch {
		case o.end <= f.at.first:
			cost = (f.at.first - o.end)
			if o.end <= from {
				cost += 12
			}
			if !clause.contains(o.first) {
				cost += 10
			}
			if o.meant {
				cost += 2
			}
			if sc.governed(o.first) {
				cost += 6
			}
			if sc.isWord(o.first, "its") && i > 0 {
				cost += 5
			}
		case o.first-f.at.end <= 6 && sc.isFor(f.at.end):
			cost = 3 + o.first - f.at.end
		}
		if cost < low {
			low, best = cost, o
		}
	}
	if best != nil && sc.isFor(f.at.end) {
		for i := range sc.orgs {
			o := &sc.orgs[i]
			unit := o.first >= f.at.end && o.first-f.at.end <= 6 && o.id != best.id && r.cloudCompany(o.id)
			if unit && r.root(o.id) == r.root(best.id) {
				return o // "Baidu booked 6.7 bn at its AI Cloud Group"
			}
		}
	}
	return best
}

// whose is the company that a relative clause with the amount is about: "faster than
// Alibaba Cloud, whose revenue rose only 2 percent".
func (sc *scene) whose(f *figureDraft) *org {
	i := f.at.first - 1
	for ; i > 0 && !sc.isWord(i, "whose"); i-- {
		if sc.part[i]&partOrg != 0 || f.at.first-i > whoseReach {
			return nil
		}
	}
	for k := range sc.orgs {
		if o := &sc.orgs[k]; o.kind == data.Actor && i > 0 && o.end <= i && i-o.end <= 1 {
			return o
		}
	}
	return nil
}

// whoseReach is how many tokens may stand between "whose" and its amount.
const whoseReach = 12

// actorAfter is the first company named from token i on.
func (sc *scene) actorAfter(i int) *org {
	for n := range sc.orgs {
		if o := &sc.orgs[n]; o.kind == data.Actor && o.first >= i {
			return o
		}
	}
	return nil
}

// isFor reports whether token i opens "for China Telecom", "at its cloud unit".
func (sc *scene) isFor(i int) bool {
	if i >= len(sc.toks) {
		return false
	}
	switch sc.toks[i].Lower {
	case "for", "at", "by", "from", "into":
		return true
	}
	return false
}

// segment says what part of the company the number counts, where the clause
// names a part of the market.
func (r *reading) segment(sc *scene, f *figureDraft) string {
	clause := sc.clauseOf(f.at.first)
	if seg := r.partFor(sc, f, clause); seg != "" {
		return seg
	}
	switch f.Metric {
	case data.MarketShare:
		_, seg := r.marketName(sc, clause)
		return seg
	case data.Growth, data.ProfitLoss:
		for _, it := range sc.where(r.c.profit, r.c.loss) {
			if clause.contains(it.first) && it.end <= f.at.first && (it.class == r.c.profit || it.class == r.c.loss) {
				return strings.ToLower(r.phrase(sc, it.span))
			}
		}
	}
	return ""
}

// maxPart is how many words name a part of a company's business at most.
const maxPart = 8

// partNamed is what the words before a verb, up to a comma, call a part of a business.
func (r *reading) partNamed(sc *scene, verb int) string {
	from := sc.clauseOf(verb).first
	if from >= verb {
		from = 0
	}
	end := from
	for end < verb && end-from < maxPart && !sc.isWord(end, ",") {
		end++
	}
	if end == from {
		return ""
	}
	return strings.ToLower(r.phrase(sc, span{from, end}))
}

func (r *reading) phrase(sc *scene, s span) string {
	return r.doc.Text[sc.toks[s.first].Start:sc.toks[s.end-1].End]
}

// namelessShare names the holder of a share that is no company: "services bought
// by government bodies", "the top three". Nothing is made up: a share without a
// holder that can be named is left out.
func (r *reading) namelessShare(sc *scene, f *figureDraft) string {
	for _, it := range sc.where(r.c.gov, r.c.three) {
		if it.end <= f.at.first && (it.class == r.c.gov || it.class == r.c.three) {
			return strings.ToLower(r.phrase(sc, it.span))
		}
	}
	if of := sc.countryOf(f, r.c.china); of != "" {
		return of
	}
	if r.marketNamed(sc) {
		return r.marketGeo(sc, f.at) + " " + "cloud computing"
	}
	return ""
}

// revenueOwner names whose revenue a percentage is a part of, and what part:
// "Xiaomi contributed 15.4% of Kingsoft Cloud's revenue" is Kingsoft Cloud's.
func (r *reading) revenueOwner(sc *scene, f *figureDraft) {
	n := r.ofRevenue(sc, f.at)
	within := span{f.at.end, sc.items[n].first}
	var owner *org
	part := ""
	for i := range sc.orgs {
		o := &sc.orgs[i]
		switch {
		case o.kind != data.Actor:
		case within.contains(o.first):
			owner = o
		case o.end <= f.at.first && !o.meant:
			part = string(o.id)
		}
	}
	if owner == nil {
		return
	}
	if part == "" {
		for _, it := range sc.items {
			if it.class == r.c.cloud && it.end <= f.at.first {
				part = strings.ToLower(r.phrase(sc, it.span))
			}
		}
	}
	if part == string(owner.id) {
		part = ""
	}
	f.id, f.Subject, f.Segment = owner.id, string(owner.id), part
}

// partFor is what a part of a sum is for, "the part for computing rises 35%".
func (r *reading) partFor(sc *scene, f *figureDraft, clause span) string {
	for i := clause.first; i+2 < f.at.first; i++ {
		if !sc.isWord(i, "part") && !sc.isWord(i, "portion") || !sc.isWord(i+1, "for") {
			continue
		}
		for _, it := range sc.where(r.c.grow) {
			if it.class == r.c.grow && it.first > i+2 && it.first < f.at.first {
				return r.phrase(sc, span{i + 2, it.first})
			}
		}
	}
	return ""
}

// countryOf is China where its share of the world is told: "China's slice of global
// spending is 12%", "put China at 10% of global spending".
func (sc *scene) countryOf(f *figureDraft, china class) string {
	world := false
	for i := range sc.toks {
		world = world || worldwide.At(&sc.toks[i])
	}
	for _, it := range sc.where(china) {
		if world && it.class == china && it.first < f.at.first && sc.isWord(it.first, "china") {
			return "China"
		}
	}
	return ""
}

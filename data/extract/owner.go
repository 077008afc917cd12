package extract

import "yunshi/data"

// Which of the companies that a sentence names a number belongs to: what stands beside it, or else
// the nearest.

// orgFor finds the company that a number belongs to. In a list each amount has
// its own ("A has 8 percent, B 7 percent"), before it or after "for" or "at";
// otherwise the nearest one before the cue in the clause, then in the sentence.
func (r *reading) orgFor(sc *scene, f, last *figureDraft) *org {
	if sc.entry && f.Metric == data.InvestmentSum {
		return sc.paid()
	}
	if f.rule == goesToRule && sc.clauseOf(f.cue.first).contains(f.at.first) || f.at.first <= 2 && sc.isWord(0, "with") {
		return sc.actorAfter(max(f.cue.end, f.at.end)) // "half of it goes to X", "with 40% of the market, X …"
	}
	if o := sc.whose(f); o != nil {
		return o
	}
	from := 0
	if last != nil && last.scene == f.scene {
		from = last.at.end
	}
	if o := sc.oneOfTwoAt(f.at); o != nil {
		return o
	}
	if o := sc.pairedWith(f.at); o != nil {
		return o
	}
	if o := sc.saidOf(f.at); o != nil && f.Unit == data.Percent {
		return o
	}
	var best *org
	low, who := tooFar, sc.interposed()
	for o := range sc.actors() {
		if o.aside && f.Metric != data.MarketShare || who.contains(o.first) && f.at.first >= who.end || sc.onlyRelates(o, f.at) {
			continue
		}
		if cost := sc.ownerCost(o, f.at, from); cost < low {
			low, best = cost, o
		}
	}
	if unit := r.unitBehind(sc, best, f.at.end); unit != nil {
		return unit
	}
	if winner := r.overtaker(sc, best, f.at); winner != nil {
		return winner
	}
	return best
}

// ownerCost is what speaks against an amount being a company's: their distance, and
// what stands between; the amount before ends at from.
func (sc *scene) ownerCost(o *org, at span, from int) int {
	if o.end > at.first {
		if end := sc.behindAside(at.end); o.first-end <= forReach && sc.isFor(end) && !sc.relates(span{end, o.first}) && !sc.hasWord(span{end, o.first}, commas) {
			return 3 + o.first - end
		}
		return tooFar
	}
	cost := at.first - o.end
	if o.end <= from {
		cost += 12
	}
	if !sc.clauseOf(at.first).contains(o.first) {
		cost += 10
	}
	if o.meant {
		cost += 2
	}
	if sc.governed(o.first) || sc.throughAnother(o) {
		cost += 6
	}
	if end := o.end; sc.isWord(end, ")") && sc.bracketedBehind(o) {
		cost += 8 // "X (which means Y) 5.9"
	}
	if sc.isWord(o.first, "its") && o != &sc.orgs[0] {
		cost += 5
	}
	return cost
}

// onlyRelates reports whether a company stands behind a preposition in a relative clause that is
// over before the number: "Cloud, which is for the greater part the reselling of X, shrank by 10
// percent".
func (sc *scene) onlyRelates(o *org, at span) bool {
	c := sc.clauseOf(o.first)
	return c.first > 0 && o.end <= at.first && sc.relative(c.first) && !sc.isWord(c.first, "whose") && !c.contains(at.first) && sc.governed(o.first)
}

// throughAnother reports whether a company is named as by whom another acts: "X, through its
// operator Y, 5.9 percent".
func (sc *scene) throughAnother(o *org) bool {
	for i := o.first - 1; i >= max(0, o.first-goesReach); i-- {
		if sc.isWord(i, "through") || sc.isWord(i, "via") {
			return true
		}
	}
	return false
}

// bracketedBehind reports whether a bracket opens before a company, behind the name of another.
func (sc *scene) bracketedBehind(o *org) bool {
	for i := o.first - 1; i > max(0, o.first-maxAside); i-- {
		if sc.isWord(i, "(") {
			return sc.endsOrg(i)
		}
	}
	return false
}

// behindAside is the token behind the bracket that opens at token i, or else i: "379
// million yuan ($55 million) for X".
func (sc *scene) behindAside(i int) int {
	if !sc.isWord(i, "(") {
		return i
	}
	for k := i + 1; k < len(sc.toks) && k <= i+maxAside; k++ {
		if sc.isWord(k, ")") {
			return k + 1
		}
	}
	return i
}

// goesReach is how many words may stand between "through" and who is named so.
const goesReach = 3

// forReach is how far behind an amount "for" may name whose it is.
const forReach = 6

// unitBehind is the owner's cloud unit that is named behind the amount that ends before
// token i: "Baidu booked 6.7 bn at its AI Cloud Group".
func (r *reading) unitBehind(sc *scene, owner *org, i int) *org {
	if owner == nil || !sc.isFor(i) {
		return nil
	}
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if o.first >= i && o.first-i <= forReach && o.id != owner.id && r.cloudCompany(o.id) && r.root(o.id) == r.root(owner.id) {
			return o
		}
	}
	return nil
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
	for o := range sc.actors() {
		if i > 0 && o.end <= i && i-o.end <= 1 {
			return o
		}
	}
	return nil
}

// whoseReach is how many tokens may stand between "whose" and its amount.
const whoseReach = 12

// actorAfter is the first company named from token i on.
func (sc *scene) actorAfter(i int) *org {
	for o := range sc.actors() {
		if o.first >= i {
			return o
		}
	}
	return nil
}

// relates reports whether a relative clause begins within the tokens: "at the plant that
// feeds X" is not at X.
func (sc *scene) relates(in span) bool {
	for i := in.first; i < in.end; i++ {
		switch sc.toks[i].Lower {
		case "that", "which", "who", "where", "whose":
			return true
		}
	}
	return false
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

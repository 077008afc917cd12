package extract

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// A company has one revenue of a period. Where a text seems to tell two, the smaller is a part's,
// whatever its sentence calls it.

// takings are whose, when, in what currency and of what a revenue is.
type takings struct {
	of      data.CompanyID
	period  data.Date
	unit    string
	segment string
}

func takingsOf(f *figureDraft) (t takings, ok bool) {
	whole := f.Segment == "" || f.Segment == wholeCompany
	if f.Metric != data.Revenue || f.Kind != data.Actual || f.id == "" || f.market || f.shared || !whole || f.Value == nil || f.Value.Negative || !f.Period.Known() {
		return t, false
	}
	return takings{f.id, f.Period, f.Unit, f.Segment}, true
}

// oneRevenue settles two revenues that can't both be what they are told as: the larger is the
// group's where its words say so, or else the smaller is a part's.
func (r *reading) oneRevenue() {
	largest := map[takings]int{}
	for i, f := range r.figures {
		if t, ok := takingsOf(f); ok {
			if k, known := largest[t]; !known || f.Value.Cmp(r.figures[k].Value) > 0 {
				largest[t] = i
			}
		}
	}
	const unasked, apart, group = 0, 1, 2
	told := map[takings]int{} // what the largest turned out to be
	less := func(f *figureDraft, t takings) bool { return lessThanThat(f.Value, r.figures[largest[t]].Value) }
	for _, f := range r.figures {
		if t, ok := takingsOf(f); ok && told[t] == unasked && r.scenes[f.scene].kind == data.Body && less(f, t) {
			if told[t] = apart; r.ofGroup(r.figures[largest[t]], f) {
				told[t] = group
			}
		}
	}
	for i, f := range r.figures {
		t, ok := takingsOf(f)
		switch {
		case !ok || told[t] == unasked:
		case told[t] == group && !less(f, t):
			r.retell(i, r.makeGroups)
		case told[t] == apart && less(f, t) && r.scenes[f.scene].kind == data.Body:
			cloud := f.Segment == wholeCompany && r.speaksOfCloud(&r.scenes[f.scene])
			r.retell(i, func(g *figureDraft) {
				if g.Segment = unnamedPart; cloud {
					g.cloud, g.Segment = true, ""
				}
			})
		}
	}
}

// ofGroup reports whether a revenue told as a cloud's is its owner's whole, beside one that is told,
// too: its words say so, or the other is plainly the cloud's and far less; it doesn't name the cloud;
// and that is no listed company, which has a total of its own.
func (r *reading) ofGroup(f, less *figureDraft) bool {
	if f.Segment != "" || r.namesIt(f) {
		return false
	}
	c := r.reg.Company(f.id)
	if r.cloudCompany(f.id) && (c == nil || c.Parent == "" || c.Name(data.Ticker) != "") {
		return false
	}
	sc := &r.scenes[f.scene]
	return sc.hasWord(span{0, f.at.end}, totalling) || r.cloudCompany(f.id) && !sc.has(r.c.cloud) && (r.namesIt(less) || timesLess(less.Value, f.Value, farLess))
}

// namesIt reports whether the sentence of a number names whose it is, a cloud.
func (r *reading) namesIt(f *figureDraft) bool {
	return slices.ContainsFunc(r.scenes[f.scene].orgs, func(o org) bool { return o.id == f.id && !o.meant && r.cloudCompany(o.id) })
}

var totalling = wordSet("total totals group group's whole overall operating told altogether consolidated entire company")

// makeGroups makes a number the group's own.
func (r *reading) makeGroups(f *figureDraft) {
	f.id = r.root(f.id)
	f.Subject, f.Segment, f.cloud = string(f.id), wholeCompany, false
	if financial(f.Metric) && f.Issuer != "" && !r.isResearch(f.Issuer) {
		f.Issuer = string(f.id)
	}
}

// lessThanThat reports whether a number is so much less than another that it is no other count of
// the same.
func lessThanThat(less, than *apd.Decimal) bool { return timesLess(less, than, otherCount) }

// otherCount is up to how many times as much another count of the same may be, in tenths; farLess
// from how many times on a cloud's number is not its owner's.
const (
	otherCount = 12
	farLess    = 80
)

// timesLess reports whether a number is less than another by more than so many tenths.
func timesLess(less, than *apd.Decimal, tenths int64) bool {
	var more apd.Decimal
	if _, err := apd.BaseContext.WithPrecision(moneyDigits).Mul(&more, less, apd.New(tenths, -1)); err != nil {
		return false
	}
	return more.Cmp(than) < 0
}

// moneyDigits are enough for any sum.
const moneyDigits = 40

// retell does something to a revenue and to the growth told with it.
func (r *reading) retell(i int, do func(*figureDraft)) {
	f := r.figures[i]
	sc := &r.scenes[f.scene]
	was := *f
	for i > 0 && r.figures[i-1].scene == f.scene {
		i--
	}
	for _, g := range r.figures[i:] {
		if g.scene != f.scene {
			break
		}
		if g == f || g.Metric == data.Growth && g.id == was.id && g.Segment == was.Segment && g.Period == was.Period && sc.clauseOf(g.at.first) == sc.clauseOf(was.at.first) {
			do(g)
		}
	}
}

// unnamedPart is the segment of a part of a company that the text does not name so that it is
// understood: it must not stand for the whole.
const unnamedPart = "part not named"

// speaksOfCloud reports whether a sentence, or the one before it that it goes back to, speaks of the
// cloud.
func (r *reading) speaksOfCloud(sc *scene) bool {
	if sc.has(r.c.cloud) || sc.topicalOrg() {
		return true
	}
	if sc.index == 0 || r.scenes[sc.index-1].block != sc.block && r.scenes[sc.index-1].kind != data.Title && sc.nth > 1 {
		return false
	}
	before := &r.scenes[sc.index-1]
	return sc.hasWord(span{0, min(len(sc.toks), itReach)}, goBack) && (before.has(r.c.cloud) || before.topicalOrg())
}

var goBack = wordSet("it its they them their there this that these those")

// itReach is how many words into a sentence "it" or "them" goes back to the one before.
const itReach = 4

// oneGrowth makes a growth that stands by itself beside another, which is told with the revenue that
// grew, that of a part: "revenue rose 17% to 258 billion. … Wholesale put on 83%".
func (r *reading) oneGrowth() {
	type growth struct {
		takings
		kind data.FigureKind
	}
	of := func(f *figureDraft) growth { return growth{takings{f.id, f.Period, f.Unit, f.Segment}, f.Kind} }
	main := map[growth]*figureDraft{}
	plain := func(f *figureDraft) bool {
		return f.Metric == data.Growth && f.id != "" && !f.market && !f.shared && f.Value != nil && f.Period.Known() && (f.Segment == "" || f.Segment == wholeCompany)
	}
	for i, f := range r.figures {
		if plain(f) && main[of(f)] == nil && r.withRevenue(i) {
			main[of(f)] = f
		}
	}
	for i, f := range r.figures {
		if !plain(f) || r.scenes[f.scene].kind != data.Body {
			continue
		}
		if m := main[of(f)]; m != nil && m != f && !sameRate(m.Value, f.Value) && !r.withRevenue(i) {
			f.Segment = unnamedPart
		}
	}
}

// withRevenue reports whether the clause of a growth tells the revenue that grew.
func (r *reading) withRevenue(i int) bool {
	f := r.figures[i]
	sc := &r.scenes[f.scene]
	is := func(g *figureDraft) bool {
		return g.scene == f.scene && g.Metric == data.Revenue && g.id == f.id && g.Segment == f.Segment && sc.clauseOf(g.at.first) == sc.clauseOf(f.at.first)
	}
	for k := max(0, i-besideGrowth); k < min(len(r.figures), i+besideGrowth+1); k++ {
		if is(r.figures[k]) {
			return true
		}
	}
	return false
}

// besideGrowth is how many figures from a growth its revenue may be told.
const besideGrowth = 2

// sameRate reports whether two rates are the same but for rounding.
func sameRate(a, b *apd.Decimal) bool {
	var apart apd.Decimal
	if _, err := apd.BaseContext.WithPrecision(moneyDigits).Sub(&apart, a, b); err != nil {
		return false
	}
	return apart.Abs(&apart).Cmp(apd.New(6, -1)) <= 0
}

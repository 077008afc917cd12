package extract

import (
	"slices"

	"yunshi/data"
)

// reporterFor is whose a result is in a sentence that names nobody: whom the text speaks of,
// but in a story on one company that company, where the text gave no number of the other's,
// "reliance on X and Y is easing. The company spent …".
func (r *reading) reporterFor(sc *scene, f *figureDraft, id data.CompanyID) data.CompanyID {
	main := r.reporter()
	if sc.namesToo(id) {
		return id // "X, the third, had 51 billion yuan from its cloud"
	}
	if id == "" || main == "" || !financial(f.Metric) && f.Metric != data.InvestmentSum || r.ofReporter(id, main) || sc.index == 0 || sc.namesActor() {
		return id
	}
	if sc.kind == data.Table {
		return main // a table of one company without its name
	}
	if before := &r.scenes[sc.index-1]; before.block == sc.block && 2*r.named[id] >= r.named[main] && before.opensOn(id) {
		return id // "X runs 50 halls. Revenue was …", of one that the text speaks of as often
	}
	if slices.ContainsFunc(r.lately(), func(of *figureDraft) bool { return of.id == id && !of.inTitle && financial(of.Metric) }) {
		return id
	}
	return main
}

// dominant is the company that the text names by far more often than a given one, of those that its title
// names, or "".
func (r *reading) dominant(than data.CompanyID) data.CompanyID {
	if len(r.mains) == 0 || than == "" || r.root(than) == r.root(r.mains[0]) || !slices.Contains(r.heroes, r.mains[0]) || r.named[r.mains[0]] < dominance*r.named[than] {
		return ""
	}
	return r.mains[0]
}

// dominance is how many times as often.
const dominance = 3

// ofReporter reports whether a company is the reporter, its owner or its cloud: another unit of
// the same house is another company.
func (r *reading) ofReporter(id, main data.CompanyID) bool {
	return r.root(id) == r.root(main) && (id == main || id == r.root(main) || r.cloudCompany(id))
}

// opensOn reports whether a sentence opens with a company's name and names nobody else before it.
func (sc *scene) opensOn(id data.CompanyID) bool {
	first := sc.firstNamed()
	return first != nil && first.id == id && first.first <= 1
}

// namesToo reports whether a sentence that means a company names it, too.
func (sc *scene) namesToo(id data.CompanyID) bool {
	for o := range sc.actorsNamed() {
		if o.id == id {
			return true
		}
	}
	return false
}

// reporter is the only company that the title names, be it with a unit of its own, or "".
func (r *reading) reporter() data.CompanyID {
	if len(r.mains) == 0 || len(r.heroes) == 0 {
		return ""
	}
	for _, id := range r.heroes {
		if r.root(id) != r.root(r.mains[0]) {
			return ""
		}
	}
	return r.mains[0]
}

package extract

import (
	"slices"

	"yunshi/data"
)

// reporterFor is whose a result is in a sentence that names nobody: whom the text speaks of,
// but in a story on one company's results that company, where the other was only mentioned
// beside others, "reliance on X and Y is easing. The company spent …".
func (r *reading) reporterFor(sc *scene, f *figureDraft, id data.CompanyID) data.CompanyID {
	main := r.reporter()
	if sc.namesToo(id) {
		return id // "X, the third, had 51 billion yuan from its cloud"
	}
	if id == "" || main == "" || !financial(f.Metric) && f.Metric != data.InvestmentSum || r.root(id) == r.root(main) || sc.index == 0 {
		return id
	}
	told := 0
	for _, of := range r.figures {
		switch {
		case of.id == id && !of.inTitle:
			return id
		case of.id == main && financial(of.Metric):
			told++
		}
	}
	if told < reportSize || r.speaksOf(sc.index-1, id) {
		return id
	}
	return main
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

// reportSize is how many results make a story one on a company's results.
const reportSize = 2

// reporter is the only company that the title names, where the text is mostly about it, or "".
func (r *reading) reporter() data.CompanyID {
	title := &r.scenes[0]
	if title.kind != data.Title || len(r.mains) == 0 {
		return ""
	}
	named := title.namedActors(r.room, nil)
	if len(named) != 1 || named[0] != r.mains[0] {
		return ""
	}
	return named[0]
}

// speaksOf reports whether the last sentence up to one that names a company names nobody else.
func (r *reading) speaksOf(scene int, id data.CompanyID) bool {
	for ; scene >= 0; scene-- {
		if named := r.scenes[scene].namedActors(r.room, nil); slices.Contains(named, id) {
			return len(named) == 1
		}
	}
	return false
}

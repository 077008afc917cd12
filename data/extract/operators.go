package extract

import (
	"slices"

	"yunshi/data"
)

// Who runs what a company opens away from home: the law wants a local firm for it, and
// the news names that firm in a further clause or in the next sentence. "AWS will open a
// region in Beijing. Sinnet provides the halls" is one event of both.

// joinOperators adds to what was opened or brought out the firms told to run it; that they
// do so is no event of its own then.
func (r *reading) joinOperators() {
	for _, d := range r.events {
		if opening[d.typ] && !d.heading && len(r.rootsOf(d.companies)) == 1 {
			r.findOperators(d)
		}
	}
	r.events = slices.DeleteFunc(slices.Clone(r.events), r.onlyRuns)
	r.index()
}

// findOperators looks for those who run what one company opened: behind the deed in its own
// sentence, and in the next ones of its paragraph up to one that names somebody.
func (r *reading) findOperators(d *draft) {
	opener, from := d.companies[0], d.clause.first
	for i := d.scene; i <= d.scene+operatorsBehind && i < len(r.scenes); i++ {
		sc := &r.scenes[i]
		if sc.kind != data.Body || sc.block != r.scenes[d.scene].block || i > d.scene && r.opensWith(sc, opener) {
			return
		}
		who := r.operators(sc, opener, from)
		for _, id := range who {
			d.companies, d.run = appendNew(d.companies, id), i
		}
		if from = 0; len(who) > 0 || i > d.scene && sc.namesActor() {
			return
		}
	}
}

// opening are the types of deeds that a local firm may have to carry out.
var opening = map[data.EventType]bool{data.Expansion: true, data.Launch: true}

// onlyRuns reports whether a bond tells but who runs what was opened just before.
func (r *reading) onlyRuns(d *draft) bool {
	if !bonds[d.typ] {
		return false
	}
	for k := range r.eventsNear(d.scene, operatorsBehind) {
		if k.run == d.scene && k.run > 0 && (k.scene == d.scene || !d.date.Known()) && opening[k.typ] && share(d.companies, k.companies) == len(d.companies) {
			return true
		}
	}
	return false
}

// rootsOf are the houses of the companies.
func (r *reading) rootsOf(companies []data.CompanyID) (roots []data.CompanyID) {
	for _, id := range companies {
		roots = appendNew(roots, r.root(id))
	}
	return roots
}

// opensWith reports whether the sentence opens with who opened something: then it tells
// something of its own.
func (r *reading) opensWith(sc *scene, id data.CompanyID) bool {
	for o := range sc.actorsNamed() {
		if r.root(o.id) == r.root(id) && o.first <= 1 {
			return true
		}
	}
	return false
}

// operators are the firms of the other side of the border that the sentence tells to run
// something for whom it speaks of, from token from on.
func (r *reading) operators(sc *scene, of data.CompanyID, from int) (found []data.CompanyID) {
	for o := range sc.actorsNamed() {
		if o.first < from || o.aside || foreign()[o.id] == foreign()[of] || r.root(o.id) == r.root(of) {
			continue
		}
		if sc.runsThat(o) || sc.runBy(o) || len(found) > 0 && sc.listBetween(r.lastNamed(sc, found), o.first) {
			found = appendNew(found, o.id)
		}
	}
	return found
}

// lastNamed is where the last of the companies is named.
func (r *reading) lastNamed(sc *scene, found []data.CompanyID) (end int) {
	for o := range sc.actorsNamed() {
		if o.id == found[len(found)-1] {
			end = o.end
		}
	}
	return end
}

// runsThat reports whether a company runs or provides what was told of: "X and Y provide
// the halls", "which X operates for it". What it has of its own it has for itself.
func (sc *scene) runsThat(o *org) bool {
	verb := o.end
	for !sc.among(verb, runs) {
		if verb >= len(sc.toks) || verb-o.end > operatorReach || sc.among(verb, partings) {
			return false
		}
		verb++
	}
	if sc.isWord(o.first-1, "which") || sc.isWord(o.first-1, "that") {
		return true
	}
	for i := verb + 1; i < len(sc.toks) && i-o.end <= operatorReach && !sc.among(i, ownedBy); i++ {
		switch sc.toks[i].Lower {
		case "it", "them":
			return true
		case "the":
			return sc.among(i+1, runThings) || sc.among(i+2, runThings)
		}
	}
	return false
}

// runBy reports whether something is told to be run by a company: "operated by X", "with
// X as its operator".
func (sc *scene) runBy(o *org) bool {
	i := o.first - 1
	for sc.isWord(i, "the") || sc.isWord(i, "its") || sc.isWord(i, "partner") || sc.isWord(i, "local") {
		i--
	}
	return sc.isWord(i, "by") && sc.among(i-1, runBys)
}

// operatorsBehind is how many sentences behind the opening its operators may be told.
const operatorsBehind = 2

// operatorReach is how many words a list of operators and what they run may have.
const operatorReach = 12

var (
	runs = wordSet("run runs running operate operates operating provide provides providing supply supplies supplying host hosts hosting house houses housing handle handles handling " +
		"manage manages managing look looks looking lend lends lending contribute contributes contributing bring brings bringing sell sells selling hold holds holding take takes taking")
	runBys    = wordSet("run operated managed hosted housed handled provided supplied serviced looked")
	ownedBy   = wordSet("its their own his our")
	partings  = wordSet(", ; that which its their own his our")
	runThings = wordSet("data datacenter datacenters datacentre datacentres center centers centre centres hall halls server servers racks bandwidth licence license licences licenses network networks lines connection connections " +
		"cables bricks power electricity land building buildings service services site sites region regions zone facility facilities machines hardware infrastructure operation operations running day-to-day sales billing permits permit")
)

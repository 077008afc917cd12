package extract

import "math/bits"

// What stands around an anchor: the conditions of rules.

// holds reports whether the condition is met for an anchor in its clause; chain links
// the items of the sentence, and lately are the classes of the two before.
func (c *condition) holds(sc *scene, chain *chain, lately *classes, anchor item, clause span) bool {
	if c.where == 't' {
		return c.not != (sc.set.hasAny(c.classes) || lately.hasAny(c.classes))
	}
	if !sc.set.hasAny(c.classes) {
		return c.not
	}
	var where [2]span
	switch c.where {
	case 'o':
		where = sc.things(anchor, clause)
	case 'p':
		where[0] = sc.behind(c.preps, anchor, clause)
	}
	for _, w := range c.classes {
		for set := w.bits & sc.set[w.word]; set != 0; set &= set - 1 {
			for k := chain.head[w.word<<6|bits.TrailingZeros64(set)]; k > 0; k = chain.next[k-1] {
				it := &sc.items[k-1]
				if it.span != anchor.span && !c.owned(sc, it) && c.finds(sc, it, anchor.span, clause, where) {
					return !c.not
				}
			}
		}
	}
	return c.not
}

// owned reports whether a thing asked for is a company that is only meant as its
// owner, or as "it" behind a preposition: who hands over "its servers" hands over
// no company.
func (c *condition) owned(sc *scene, it *item) bool {
	if it.class >= firstWordClass && (c.where == 'o' && sc.isWord(it.end, "'s") || !c.not && sc.sited(it)) {
		return true // "sells the firm's services", "added an edge node service"
	}
	if c.where != 'o' && c.where != 'p' || it.class != atOrg || !sc.orgs[it.ref].meant {
		return false
	}
	return sc.among(it.first, possessives) || c.where == 'p' && sc.isWord(it.first, "it")
}

var possessives = wordSet("its their")

// sited reports whether the name of a place for machines or of a product only says of
// what kind the thing behind it is: "a node service", "a cloud service centre".
func (sc *scene) sited(it *item) bool {
	switch c := classTable(); it.class {
	case c.datacentre, c.region:
		return sc.among(it.end, siteThings)
	case c.product:
		return sc.among(it.end, productPlaces)
	}
	return false
}

// productPlaces are what a product's name only says of what kind it is: "a cloud service
// centre", "a cloud computing fund".
var productPlaces = wordSet("center centre centers centres park conference summit forum fund alliance laboratory market provider providers vendor vendors company companies firm firms unit division arm team")

var siteThings = wordSet("service services software switch switches chip chips processor processors product products course courses manager managers")

// finds reports whether the item stands where the condition looks.
func (c *condition) finds(sc *scene, it *item, anchor, clause span, where [2]span) bool {
	switch c.where {
	case 's':
		return true
	case 'o', 'p':
		return where[0].contains(it.first) || where[1].contains(it.first)
	}
	if !clause.contains(it.first) || c.not && sc.elsewhere(it.first, sc.clauseOf(anchor.first)) {
		return false // "X, whose sales rose, cut prices": what a relative clause says is no objection
	}
	if c.not && c.where == 'n' && it.overlaps(anchor) && it.end-it.first > anchor.end-anchor.first {
		return true // "capital expenditure" is no capital
	}
	after := it.first >= anchor.end && it.first-anchor.end <= c.reach+c.aside(sc, anchor.end, it.first)
	before := it.end <= anchor.first && anchor.first-it.end <= c.reach+c.aside(sc, it.end, anchor.first)
	return after && c.where != 'b' || before && c.where != 'a'
}

// longAside is how many tokens a bracket may have that does not part what stands around
// it.
const longAside = 12

// aside counts the tokens in brackets and in dates between two places that are a little
// too far apart without them: "raised 1 billion yuan (about $150 mln) in a round", "broke
// ground on Tuesday on a campus".
func (c *condition) aside(sc *scene, from, to int) int {
	if c.not || to-from <= c.reach || to-from > c.reach+longAside {
		return 0
	}
	n, open := 0, -1
	for i := from; i < to; i++ {
		switch sc.toks[i].Lower {
		case "(", "（":
			open = i
		case ")", "）":
			if open >= 0 {
				n += i + 1 - open
			}
			open = -1
		default:
			if open < 0 && c.reach < longAside && sc.part[i]&partDate != 0 {
				n++
				if sc.part[i-1]&partDate == 0 && sc.among(i-1, datePrepositions) && i > from {
					n++
				}
			}
		}
	}
	return n
}

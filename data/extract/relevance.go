package extract

import "yunshi/data"

// How much a document must speak of the cloud and of China to be read at all.
// A mention in the title counts for three, so that a short notice with its topic
// in the title is enough and a passing word in a long story is not.
const (
	titleWeight  = 3
	enoughCloud  = 2
	enoughChina  = 1
	wordsPerHint = 500 // a long story needs more than a passing word
)

// relevant reports whether the document concerns China's cloud market.
func (r *reading) relevant() bool {
	cloud, china, tokens := 0, 0, 0
	for i := range r.scenes {
		sc := &r.scenes[i]
		weight := 1
		if sc.kind == data.Title {
			weight = titleWeight
		}
		cloud += weight * sc.cloudHints(r)
		tokens += len(sc.toks)
		if sc.has(r.c.china) || sc.has(atGov) {
			china += weight
		}
		for _, o := range sc.orgs {
			if c := r.reg.Company(o.id); c != nil && c.Name(data.Simplified) != "" {
				china++
				break
			}
		}
		for _, p := range sc.places {
			if r.reg.Within(p.name, "China") {
				china++
				break
			}
		}
	}
	return cloud >= enoughCloud+tokens/wordsPerHint && china >= enoughChina
}

// cloudHints counts the sentence's words of the topic; "cloud gaming" and
// weather take theirs back.
func (sc *scene) cloudHints(r *reading) int {
	n := 0
	for _, it := range sc.items {
		switch it.class {
		case r.c.cloud, r.c.strong: // a strong phrase is both, and counts twice
			n++
		case r.c.notcloud:
			n -= 2
		case atOrg:
			if o := sc.orgs[it.ref]; o.cloud || r.cloudCompany(o.id) {
				n++
			}
		}
	}
	return max(n, -1)
}

package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
)

//go:embed rules/hosts.txt
var hostsText string

//go:embed rules/foreign.txt
var foreignText string

//go:embed rules/vendors.txt
var vendorsText string

var (
	// hosts are companies of the trade whose names don't say so.
	hosts = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(hostsText) })
	// foreign are companies with a Chinese name that are not Chinese.
	foreign = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(foreignText) })
	// vendors are companies that sell clouds among other things.
	vendors = sync.OnceValue(func() map[data.CompanyID]bool { return companySet(vendorsText) })
)

// companySet reads a table of companies, one a line.
func companySet(table string) map[data.CompanyID]bool {
	m := map[data.CompanyID]bool{}
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[data.CompanyID(line)] = true
		}
	}
	return m
}

// How much a document must speak of the cloud and of China to be read at all.
// A mention in the title counts for three, so that a short notice with its topic
// in the title is enough and a passing word in a long story is not.
const (
	titleWeight  = 3
	enoughCloud  = 2
	enoughChina  = 1
	wordsPerHint = 500 // a long story needs more than a passing word
	inPassing    = 3   // below that, what one sentence says inside a story is no topic
)

// relevant reports whether the document concerns China's cloud market.
func (r *reading) relevant() bool {
	cloud, china, tokens, telling, onTop := 0, 0, 0, 0, false
	for i := range r.scenes {
		sc := &r.scenes[i]
		weight := 1
		if sc.kind == data.Title {
			weight = titleWeight
		}
		if hints := sc.cloudHints(r); hints != 0 {
			cloud += weight * hints
			telling++
			onTop = onTop || sc.kind == data.Title || sc.nth == 0
		}
		tokens += len(sc.toks)
		china += r.chinaHints(sc, weight)
	}
	if telling == 1 && !onTop && cloud < inPassing {
		return false // "and 50 gigabytes of cloud storage for photos"
	}
	return cloud >= enoughCloud+tokens/wordsPerHint && china >= enoughChina && !r.elsewhere()
}

// chinaHints counts what in a sentence speaks of China: a word that weighs as given,
// a company, a place.
func (r *reading) chinaHints(sc *scene, weight int) int {
	n := 0
	if sc.has(r.c.china) || sc.has(atGov) {
		n += weight
	}
	if slices.ContainsFunc(sc.orgs, r.chineseFirm) {
		n++
	}
	if slices.ContainsFunc(sc.places, func(p place) bool { return r.reg.Within(p.name, "China") }) {
		n++
	}
	return n
}

// chineseFirm reports whether the company has a Chinese name and no home elsewhere.
func (r *reading) chineseFirm(o org) bool {
	return o.is != nil && o.is.Name(data.Simplified) != "" && !foreign()[o.is.ID]
}

// leadIn is how many sentences tell what a story is about.
const leadIn = 2

// elsewhere reports whether the story is another country's: its title or its lead
// names a place abroad, and neither anything Chinese.
func (r *reading) elsewhere() bool {
	abroad := false
	for i := range r.scenes {
		sc := &r.scenes[i]
		if sc.kind != data.Title && sc.nth > leadIn {
			break
		}
		if r.chinese(sc) {
			return false
		}
		abroad = abroad || len(sc.places) > 0
	}
	return abroad
}

// chinese reports whether the sentence names China, one of its places or companies.
func (r *reading) chinese(sc *scene) bool {
	if sc.has(r.c.china) || sc.has(atGov) {
		return true
	}
	return slices.ContainsFunc(sc.orgs, func(o org) bool {
		return o.kind == data.Actor && r.chineseFirm(o) && (r.cloudCompany(o.id) || r.reg.CloudUnit(o.id) != "")
	}) || slices.ContainsFunc(sc.places, func(p place) bool { return r.reg.Within(p.name, "China") })
}

// cloudHints counts the sentence's words of the topic; "cloud gaming" and
// weather take theirs back. Titles play on words: "Clouds over Chengdu" may be of
// either.
func (sc *scene) cloudHints(r *reading) int {
	n := 0
	items, topic := sc.whereAny(&r.topic), &r.topic
	for i := range items {
		it := &items[i]
		if !topic.has(it.class) {
			continue
		}
		switch it.class {
		case r.c.cloud, r.c.strong: // a strong phrase is both, and counts twice
			n++
		case r.c.notcloud:
			n -= 2
		case atOrg:
			if sc.orgs[it.ref].trade {
				n++
			}
		}
	}
	if sc.kind == data.Title {
		return max(n, 0)
	}
	return max(n, -1)
}

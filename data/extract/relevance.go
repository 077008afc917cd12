package extract

import (
	_ "embed"
	"strings"
	"sync"

	"yunshi/data"
)

//go:embed rules/hosts.txt
var hostsText string

// hosts are companies of the trade whose names don't say so.
var hosts = sync.OnceValue(func() map[data.CompanyID]bool {
	m := map[data.CompanyID]bool{}
	for line := range strings.Lines(hostsText) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[data.CompanyID(line)] = true
		}
	}
	return m
})

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
		for k := range sc.orgs {
			o := &sc.orgs[k]
			if o.is != nil && o.is.Name(data.Simplified) != "" {
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
	return cloud >= enoughCloud+tokens/wordsPerHint && china >= enoughChina && !r.elsewhere()
}

// leadIn is how many sentences tell what a story is about.
const leadIn = 4

// elsewhere reports whether the story is another country's: its title or its first
// sentence names a place abroad, and nothing Chinese stands in the title or the lead.
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
		abroad = abroad || (sc.kind == data.Title || sc.nth == 0) && len(sc.places) > 0
	}
	return abroad
}

// chinese reports whether the sentence names China, one of its places or companies.
func (r *reading) chinese(sc *scene) bool {
	if sc.has(r.c.china) || sc.has(atGov) {
		return true
	}
	for k := range sc.orgs {
		o := &sc.orgs[k]
		if c := o.is; c != nil && c.Kind == data.Actor && c.Name(data.Simplified) != "" && (r.cloudCompany(c.ID) || r.reg.CloudUnit(c.ID) != "") {
			return true
		}
	}
	for _, p := range sc.places {
		if r.reg.Within(p.name, "China") {
			return true
		}
	}
	return false
}

// cloudHints counts the sentence's words of the topic; "cloud gaming" and
// weather take theirs back.
func (sc *scene) cloudHints(r *reading) int {
	n := 0
	for _, it := range sc.where(r.c.cloud, r.c.strong, r.c.notcloud, atOrg) {
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
	return max(n, -1)
}

package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
)

//go:embed rules/epithets.txt
var epithetsText string

// epithets are what companies are called instead of by name: of whom a word tells that
// stands before "company" or "group".
var epithets = sync.OnceValue(func() map[string][]data.CompanyID {
	m := map[string][]data.CompanyID{}
	for line := range strings.Lines(epithetsText) {
		word, ids, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || word[0] == '#' {
			continue
		}
		for id := range strings.SplitSeq(ids, ";") {
			m[word] = append(m[word], data.CompanyID(strings.TrimSpace(id)))
		}
	}
	return m
})

// originWords say that whom "the American company" or "the Seattle-based firm" means is
// not Chinese, and homeWords that it is.
var (
	originWords = wordSet("american us u.s u.s. californian california german japanese korean british french dutch swedish indian israeli singaporean silicon texas seattle redmond " +
		"cupertino munich tokyo seoul london paris foreign western overseas")
	homeWords = wordSet("chinese china beijing shanghai shenzhen hangzhou guangzhou chengdu nanjing jinan wuhan xiamen zhuhai")
)

// byOrigin are the companies that may be meant where words before the head noun at token
// i tell where it comes from or what it is known for: of those that the text names the one
// that fits best, or all where none does.
func (r *reading) byOrigin(sc *scene, i int, focus []data.CompanyID) []data.CompanyID {
	var best data.CompanyID
	most := 0
	for k := i - 1; k >= 0 && i-k <= maxHeadDistance && !sc.isWord(k, "the") && !sc.isWord(k, "this"); k-- {
		if sc.fitsNobody(k) {
			continue // most words
		}
		for _, id := range slices.Concat(focus, r.heroes, r.mains) {
			if n := r.fits(sc, k, i, id); n > most {
				best, most = id, n
			}
		}
	}
	if most == 0 {
		return focus
	}
	return []data.CompanyID{best}
}

// fitsNobody reports whether the word at token k tells nothing of whom it may mean.
func (sc *scene) fitsNobody(k int) bool {
	_, known := epithets()[sc.toks[k].Lower]
	return !known && !sc.among(k, originWords) && !sc.among(k, homeWords)
}

// fits counts the words from token k to the head noun at i that fit a company.
func (r *reading) fits(sc *scene, k, i int, id data.CompanyID) (n int) {
	for ; k < i; k++ {
		abroad := sc.among(k, originWords)
		called, known := epithets()[sc.toks[k].Lower]
		switch {
		case known && r.isOrOwns(called, id):
			n += 2 // its own seat or trade, rather than its country
		case (abroad || sc.among(k, homeWords)) && r.comesFrom(id, abroad):
			n++
		}
	}
	return n
}

// isOrOwns reports whether a company or one that owns it is among the given.
func (r *reading) isOrOwns(among []data.CompanyID, id data.CompanyID) bool {
	for range 3 {
		if slices.Contains(among, id) {
			return true
		}
		c := r.reg.Company(id)
		if c == nil || c.Parent == "" {
			return false
		}
		id = c.Parent
	}
	return false
}

// comesFrom reports whether a company is known to be foreign, or to be Chinese.
func (r *reading) comesFrom(id data.CompanyID, abroad bool) bool {
	if abroad {
		return foreign()[id]
	}
	c := r.reg.Company(id)
	return c != nil && c.Name(data.Simplified) != "" && !foreign()[id]
}

package extract

import (
	"slices"

	"yunshi/data"
)

// originWords say that whom "the American company" or "the Seattle-based firm" means is
// not Chinese, and homeWords that it is.
var (
	originWords = wordSet("american us u.s u.s. californian california german japanese korean british french dutch swedish indian israeli singaporean silicon texas seattle redmond " +
		"cupertino munich tokyo seoul london paris foreign western overseas")
	homeWords = wordSet("chinese china beijing shanghai shenzhen hangzhou guangzhou chengdu nanjing jinan wuhan xiamen zhuhai")
)

// byOrigin are the companies that may be meant where a word before the head noun at token
// i tells where it comes from: the first of them from there, or all where none is.
func (r *reading) byOrigin(sc *scene, i int, focus []data.CompanyID) []data.CompanyID {
	for k := i - 1; k >= 0 && i-k <= maxHeadDistance; k-- {
		abroad := sc.among(k, originWords)
		if !abroad && !sc.among(k, homeWords) {
			continue
		}
		for _, id := range slices.Concat(focus, r.heroes, r.mains) {
			if r.comesFrom(id, abroad) {
				return []data.CompanyID{id}
			}
		}
		break
	}
	return focus
}

// comesFrom reports whether a company is known to be foreign, or to be Chinese.
func (r *reading) comesFrom(id data.CompanyID, abroad bool) bool {
	if abroad {
		return foreign()[id]
	}
	c := r.reg.Company(id)
	return c != nil && c.Name(data.Simplified) != "" && !foreign()[id]
}

package extract

import (
	"yunshi/data/quantity"
)

// Lists that run side by side: "A, B and C had 40, 20 and 14 percent".

// onlyListed reports whether nothing but commas and "and" stands in the span, and
// something does.
func (sc *scene) onlyListed(s span) bool {
	for i := s.first; i < s.end; i++ {
		switch sc.toks[i].Lower {
		case ",", "and", "&", "、", "，":
		default:
			return false
		}
	}
	return s.end > s.first
}

// shareUnit gives the bare numbers of a list the percent of its last: "40, 20 and
// 14 percent".
func shareUnit(sc *scene, sums []sum) {
	for k := len(sums) - 1; k > 0; k-- {
		s, before := &sums[k], &sums[k-1]
		bare := before.Kind == quantity.Number || before.Kind == quantity.Count && before.Noun == ""
		if s.Kind != quantity.Percent || !bare || before.Value == nil || before.Value.Cmp(hundred) > 0 || !sc.onlyListed(span{before.end, s.first}) {
			continue
		}
		before.Kind, before.Unit = s.Kind, s.Unit
	}
}

// sideBySide is the company of amount at, where a list of as many companies as
// amounts stands before them.
func (sc *scene) sideBySide(at span) *org {
	first, last, own := 0, 0, -1
	for k := range sc.sums {
		if k == 0 || !sc.onlyListed(span{sc.sums[k-1].end, sc.sums[k].first}) {
			if own >= 0 {
				break
			}
			first = k
		}
		if last = k; sc.sums[k].span == at {
			own = k
		}
	}
	n := last - first + 1
	if own < 0 || n < 2 {
		return nil
	}
	list := sc.listBefore(sc.sums[first].first)
	if len(list) != n {
		return nil
	}
	return list[own-first]
}

// listBefore is the last list of companies before token i, in order.
func (sc *scene) listBefore(i int) []*org {
	var list []*org
	for o := range sc.actorsNamed() {
		if o.end > i {
			continue
		}
		if n := len(list); n > 0 && !sc.onlyListed(span{list[n-1].end, o.first}) {
			list = list[:0]
		}
		list = append(list, o)
	}
	return list
}

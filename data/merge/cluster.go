package merge

import (
	"cmp"
	"runtime"
	"slices"
	"sort"
	"sync"

	"yunshi/data"
)

// uniteAll groups the tellings of each event and makes one event of each group.
// The likeliest pairs join first, and two groups join only when no telling of
// one contradicts one of the other, so that a chain of half-likes ("in 2015")
// cannot tie two events together.
func uniteAll(k kin, c *data.Corpus, events []*data.Event) []*data.Event {
	all := tellings(k, c, events)
	group := make([]int, len(all)) // the group of each telling
	members := make([][]int, len(all))
	for i := range all {
		group[i], members[i] = i, []int{i}
	}
	for _, l := range links(k, all) {
		a, b := group[l.a], group[l.b]
		if a == b || !k.joinable(all, members[a], members[b]) {
			continue
		}
		if a > b {
			a, b = b, a
		}
		for _, i := range members[b] {
			group[i] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	out := make([]*data.Event, 0, len(all))
	for _, m := range members {
		if len(m) > 0 {
			out = append(out, unite(k, c.Documents, pick(all, m)))
		}
	}
	return out
}

func (k kin) joinable(all []*telling, a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if _, _, ok := k.fit(all[i], all[j]); !ok {
				return false
			}
		}
	}
	return true
}

func pick(all []*telling, members []int) []*data.Event {
	out := make([]*data.Event, 0, len(members))
	for _, m := range members {
		out = append(append(out, all[m].Event), all[m].copies...)
	}
	return out
}

// link is a pair of tellings that may be one event.
type link struct {
	a, b  int32
	score float64
}

// links compares those tellings that share a house, or that name none, and whose
// dates may meet; the likeliest pairs come first.
func links(k kin, all []*telling) []link {
	blocks := map[data.CompanyID][]int{}
	keysOf := make([][]data.CompanyID, len(all))
	for i, t := range all {
		keysOf[i] = blocksOf(t)
		for _, key := range keysOf[i] {
			blocks[key] = append(blocks[key], i)
		}
	}
	keys := make(chan data.CompanyID)
	go func() {
		defer close(keys)
		for key := range blocks {
			keys <- key
		}
	}()
	found := make([][]link, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for n := range found {
		wait.Go(func() {
			for block := range keys {
				eachPair(all, blocks[block], func(i, j int) {
					if i > j {
						i, j = j, i
					}
					a, b := all[i], all[j]
					if !modalitiesTogether[a.mode][b.mode] || meet(a.date, b.date) == apart ||
						firstShared(keysOf[i], keysOf[j]) != block { // compared, or to be, in another block
						return
					}
					if p, m, ok := k.fit(a, b); ok {
						if score := likely(a, b, p, m); score >= 0 {
							found[n] = append(found[n], link{int32(i), int32(j), score})
						}
					}
				})
			}
		})
	}
	wait.Wait()
	out := slices.Concat(found...)
	slices.SortFunc(out, func(x, y link) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// timed are the tellings of one type in a block: those with a date, in the order
// of its first day, and those without, in the order of their papers.
type timed struct {
	dated, undated []int
	holders        map[int32][]int // of each particular word
}

// eachPair calls compare for the pairs of a block whose types go together and
// whose dates may meet, once for each. What has no date may meet anything: it is
// compared with the news of its paper's year, and beyond that where the two share
// a word that few have, so that the work does not grow with the square of what a
// library holds.
func eachPair(all []*telling, block []int, compare func(i, j int)) {
	byType := map[int]*timed{}
	var types []int
	for _, i := range block {
		t := byType[all[i].kind]
		if t == nil {
			t = &timed{holders: map[int32][]int{}}
			byType[all[i].kind] = t
			types = append(types, all[i].kind)
		}
		if all[i].date.Known() {
			t.dated = append(t.dated, i)
		} else {
			t.undated = append(t.undated, i)
		}
		for _, w := range all[i].words {
			if w.weight == particular {
				t.holders[w.id] = append(t.holders[w.id], i)
			}
		}
	}
	for _, t := range byType {
		slices.SortFunc(t.dated, func(i, j int) int {
			return cmp.Or(cmp.Compare(all[i].date.Start, all[j].date.Start), cmp.Compare(i, j))
		})
		slices.SortFunc(t.undated, func(i, j int) int {
			return cmp.Or(cmp.Compare(all[i].printed.Start, all[j].printed.Start), cmp.Compare(i, j))
		})
	}
	for n, x := range types {
		within(all, byType[x], compare)
		for _, y := range types[n+1:] {
			if typesTogether()[x][y] {
				across(all, byType[x], byType[y], compare)
			}
		}
	}
}

// within compares the tellings of one type.
func within(all []*telling, t *timed, compare func(i, j int)) {
	for x, i := range t.dated {
		for _, j := range t.dated[x+1:] {
			if all[j].date.Start > all[i].date.End+monthApart {
				break
			}
			compare(i, j)
		}
	}
	var room []int
	for _, i := range t.undated {
		room = t.about(all, i, room[:0])
		for _, j := range room {
			if i < j || all[j].date.Known() {
				compare(i, j)
			}
		}
	}
}

// across compares the tellings of one type with those of another.
func across(all []*telling, s, t *timed, compare func(i, j int)) {
	// Of two, the one that begins earlier is compared with those that begin while it
	// lasts; of two that begin together, the one of s.
	follow := func(first, then []int, after data.Day) {
		from := 0
		for _, i := range first {
			a := all[i].date
			for from < len(then) && all[then[from]].date.Start < a.Start+after {
				from++
			}
			for _, j := range then[from:] {
				if all[j].date.Start > a.End+monthApart {
					break
				}
				compare(i, j)
			}
		}
	}
	follow(s.dated, t.dated, 0)
	follow(t.dated, s.dated, 1)
	var room []int
	for _, i := range s.undated {
		room = t.about(all, i, room[:0])
		for _, j := range room {
			compare(i, j)
		}
	}
	for _, j := range t.undated {
		room = s.about(all, j, room[:0])
		for _, i := range room {
			if all[i].date.Known() {
				compare(i, j)
			}
		}
	}
}

// year is how long before its printing what a paper tells without a date is most
// likely to have happened, in days.
const year = 366

// about appends to out, which is empty, those that may be the same event as i,
// which has no date, in order.
func (t *timed) about(all []*telling, i int, out []int) []int {
	a := all[i]
	if a.printed.Known() {
		window := func(sorted []int, day func(*telling) data.Date, until data.Day) {
			from := sort.Search(len(sorted), func(x int) bool { return day(all[sorted[x]]).Start >= a.printed.Start-year })
			for _, j := range sorted[from:] {
				if day(all[j]).Start > until {
					break
				}
				out = append(out, j)
			}
		}
		window(t.dated, func(t *telling) data.Date { return t.date }, a.printed.End+dayApart)
		window(t.undated, func(t *telling) data.Date { return t.printed }, a.printed.End+season)
	}
	for _, w := range a.words {
		if h := t.holders[w.id]; len(h) <= crowd { // common words have none
			out = append(out, h...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// blocksOf returns the houses of the telling's companies; "" is the block of
// what no firm does, and of policy, which may or may not name the firms it meets.
func blocksOf(t *telling) []data.CompanyID {
	var out []data.CompanyID
	for _, s := range t.sides {
		if !slices.Contains(out, s.house) {
			out = append(out, s.house)
		}
	}
	if t.houses == 0 || t.Type == data.Policy || t.Type == data.LegalSecurity {
		out = append(out, "")
	}
	return out
}

func firstShared(a, b []data.CompanyID) data.CompanyID {
	for _, key := range a {
		if slices.Contains(b, key) {
			return key
		}
	}
	return ""
}

package lookup

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Session is a person's typing: each key narrows what the last one left, so that
// only the first keys look at every name. Not safe for concurrent use; a Live
// runs one in the background.
type Session struct {
	ix    *Index
	last  string // the folded query that left is about
	kinds uint8
	left  []int32 // entries that matched it; nil for all
	spare []int32
}

// NewSession begins to type.
func (ix *Index) NewSession() *Session { return &Session{ix: ix} }

// parallelFrom is the number of entries from which a second core pays.
const parallelFrom = 4096

// checkEvery is how many entries are looked at between two looks at the context:
// about a tenth of a millisecond.
const checkEvery = 2048

// Search returns the best entries for the query as Index.Search does. It fails
// only with ctx's error.
func (s *Session) Search(ctx context.Context, text string, opt Options) ([]Result, error) {
	q := parse(text)
	if q.text == "" {
		return nil, ctx.Err()
	}
	if opt.Limit <= 0 {
		opt.Limit = defaultLimit
	}
	typed := strings.Join(terms(text), " ")
	if kinds := kindSet(opt.Kinds); s.last == "" || kinds != s.kinds || !strings.HasPrefix(typed, s.last) {
		s.left, s.kinds = nil, kinds
	}
	s.last = ""
	best, err := s.scan(ctx, &q, opt)
	if err != nil {
		s.left = nil
		return nil, err
	}
	s.last = typed
	if q.typos && !(best.full() && best.hits[opt.Limit-1].match > Typo) {
		if best, err = s.addTypos(ctx, &q, opt, best); err != nil {
			return nil, err
		}
	}
	out := make([]Result, len(best.hits))
	for i, h := range best.hits {
		out[i] = s.ix.result(&q, h)
	}
	return out, nil
}

func kindSet(kinds []Kind) uint8 {
	if len(kinds) == 0 {
		return 0xff
	}
	var set uint8
	for _, k := range kinds {
		set |= 1 << k
	}
	return set
}

// scan matches every entry that is left and keeps those that match.
func (s *Session) scan(ctx context.Context, q *query, opt Options) (top, error) {
	n := len(s.left)
	if s.left == nil {
		n = s.ix.Len()
	}
	if cap(s.spare) < n {
		s.spare = make([]int32, n)
	}
	into := s.spare[:n]
	parts := divide(n)
	tops := make([]top, len(parts))
	kept := make([]int, len(parts))
	var wg sync.WaitGroup
	for p, part := range parts {
		run := func() {
			t := top{limit: opt.Limit}
			w := part[0]
			for i := part[0]; i < part[1]; i++ {
				if i%checkEvery == 0 && ctx.Err() != nil {
					return
				}
				e := int32(i)
				if s.left != nil {
					e = s.left[i]
				}
				if s.kinds>>s.ix.entries[e].Kind&1 == 0 {
					continue
				}
				h := s.ix.best(q, e)
				if h.match == 0 {
					continue
				}
				into[w] = e
				w++
				s.ix.offer(&t, h, opt.Recent)
			}
			tops[p], kept[p] = t, w-part[0]
		}
		if p == len(parts)-1 {
			run()
			continue
		}
		wg.Add(1)
		go func() { defer wg.Done(); run() }()
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return top{}, err
	}
	w := 0
	for p, part := range parts {
		w += copy(into[w:], into[part[0]:part[0]+kept[p]])
	}
	s.left, s.spare = into[:w], s.left
	return join(tops, opt.Limit), nil
}

// offer weighs the hit and adds it, unless it cannot reach the list anyhow.
func (ix *Index) offer(t *top, h hit, recent map[string]float64) {
	if t.full() && h.score+maxWeight < t.hits[t.limit-1].score {
		return
	}
	e := &ix.entries[h.entry]
	if e.Kind != Event {
		h.score += qualityUnit / 2 // of equals, the company comes before what it did
	}
	h.score += weight(e, recent) / 2
	t.add(h)
}

// addTypos adds what matches with one slip behind the better matches.
func (s *Session) addTypos(ctx context.Context, q *query, opt Options, best top) (top, error) {
	have := map[int32]bool{}
	for _, h := range best.hits {
		have[h.entry] = h.match > Typo
	}
	parts := divide(s.ix.Len())
	tops := make([]top, len(parts))
	var wg sync.WaitGroup
	for p, part := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			t := top{limit: opt.Limit}
			for i := part[0]; i < part[1]; i++ {
				if i%checkEvery == 0 && ctx.Err() != nil {
					return
				}
				e := int32(i)
				if missing(q.mask, s.ix.masks[e]) > 1 || s.kinds>>s.ix.entries[e].Kind&1 == 0 {
					continue
				}
				if h := s.ix.typo(q, e); h.match != 0 && !have[e] {
					s.ix.offer(&t, h, opt.Recent)
				}
			}
			tops[p] = t
		}()
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return top{}, err
	}
	slips := join(tops, opt.Limit)
	best = best.without(func(h hit) bool {
		return slices.ContainsFunc(slips.hits, func(o hit) bool { return o.entry == h.entry })
	})
	return join([]top{best, slips}, opt.Limit), nil
}

// divide cuts n entries into one part a core.
func divide(n int) [][2]int {
	cores := 1
	if n >= parallelFrom {
		cores = runtime.GOMAXPROCS(0)
	}
	parts := make([][2]int, cores)
	for i := range parts {
		parts[i] = [2]int{n * i / cores, n * (i + 1) / cores}
	}
	return parts
}

func join(tops []top, limit int) top {
	out := top{limit: limit}
	for _, t := range tops {
		for _, h := range t.hits {
			out.add(h)
		}
	}
	return out
}

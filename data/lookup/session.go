package lookup

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Session is a person's typing: each key narrows what the last one left, so that
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
	typed := strings.Join(withoutLegal(terms(text)), " ")
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
	if len(best.hits) > 0 && best.hits[0].match >= Word {
		// Where a name begins with what was typed, strewn letters are noise.
		best = best.without(func(h hit) bool { return h.match == Scattered })
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

// scan matches every entry that is left and keeps those that may match still.
func (s *Session) scan(ctx context.Context, q *query, opt Options) (top, error) {
	n := len(s.left)
	if s.left == nil {
		n = s.ix.Len()
	}
	if cap(s.spare) < n {
		s.spare = make([]int32, n)
	}
	into := s.spare[:n]
	kept := make([]int, (n+chunk-1)/chunk)
	tops, err := inChunks(ctx, n, opt.Limit, func(t *top, from, to int) {
		w := from
		for i := from; i < to; i++ {
			e := int32(i)
			if s.left != nil {
				e = s.left[i]
			}
			if q.mask&^s.ix.masks[e] != 0 || s.kinds>>s.ix.kinds[e]&1 == 0 {
				continue
			}
			h, may := s.ix.best(q, e, t.floor())
			if may {
				into[w] = e
				w++
			}
			if h.match != 0 {
				s.ix.offer(t, h, opt.Recent)
			}
		}
		kept[from/chunk] = w - from
	})
	if err != nil {
		return top{}, err
	}
	w := 0
	for c, k := range kept {
		w += copy(into[w:], into[c*chunk:c*chunk+k])
	}
	s.left, s.spare = into[:w], s.left
	return join(tops, opt.Limit), nil
}

// offer weighs the hit and adds it, unless it cannot reach the list anyhow.
func (ix *Index) offer(t *top, h hit, recent map[string]float64) {
	h.score += int(ix.weights[h.entry])
	if ix.kinds[h.entry] != Event {
		h.score += maxWeight / 2 // of equals, the company comes before what it did
	}
	if t.full() && h.score+recentUnit < t.hits[t.limit-1].score {
		return
	}
	if used := recent[ix.entries[h.entry].ID]; used > 0 {
		h.score += int(recentUnit * min(used, 1))
	}
	t.add(h)
}

// addTypos adds what matches with one slip behind the better matches.
func (s *Session) addTypos(ctx context.Context, q *query, opt Options, best top) (top, error) {
	have := map[int32]bool{}
	for _, h := range best.hits {
		have[h.entry] = h.match > Typo
	}
	tops, err := inChunks(ctx, s.ix.Len(), opt.Limit, func(t *top, from, to int) {
		for e := int32(from); e < int32(to); e++ {
			if missing(q.mask, s.ix.masks[e]) > 1 || s.kinds>>s.ix.kinds[e]&1 == 0 {
				continue
			}
			if h := s.ix.typo(q, e); h.match != 0 && !have[e] {
				s.ix.offer(t, h, opt.Recent)
			}
		}
	})
	if err != nil {
		return top{}, err
	}
	slips := join(tops, opt.Limit)
	best = best.without(func(h hit) bool {
		return slices.ContainsFunc(slips.hits, func(o hit) bool { return o.entry == h.entry })
	})
	return join([]top{best, slips}, opt.Limit), nil
}

// chunk is how many entries a core takes at a time, and how many are looked at
// between two looks at the context: a fraction of a millisecond.
const chunk = 4096

// inChunks runs work on [0, n) in chunks, on all cores, each with its own list.
func inChunks(ctx context.Context, n, limit int, work func(t *top, from, to int)) ([]top, error) {
	tops := make([]top, max(1, min(runtime.GOMAXPROCS(0), n/chunk)))
	var next atomic.Int64
	run := func(t *top) {
		t.limit = limit
		for ctx.Err() == nil {
			from := int(next.Add(chunk)) - chunk
			if from >= n {
				return
			}
			work(t, from, min(from+chunk, n))
		}
	}
	var wg sync.WaitGroup
	for i := range tops[1:] {
		wg.Go(func() { run(&tops[i+1]) })
	}
	run(&tops[0])
	wg.Wait()
	return tops, ctx.Err()
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

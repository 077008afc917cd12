package lookup

import (
	"context"
	"sync"
)

// Live searches in the background while a person types. Only the latest query
// counts: a newer one stops the search of an older one, whose results are never
// shown.
type Live struct {
	show func(query string, results []Result)
	wake chan struct{} // holds one token while a query waits

	mu      sync.Mutex
	waiting request
	stop    context.CancelFunc // ends the search under way, or nil
	typed   int                // counts the queries, so that a finished search can tell whether it is late
}

type request struct {
	query string
	opt   Options
	n     int
}

// NewLive starts searching ix until ctx is done. show is called from the
// searching goroutine with the results of the latest query, at most once for
// each; it must not call Type.
func NewLive(ctx context.Context, ix *Index, show func(query string, results []Result)) *Live {
	l := &Live{show: show, wake: make(chan struct{}, 1)}
	go l.run(ctx, ix.NewSession())
	return l
}

// Type asks for the query's results; it never waits.
func (l *Live) Type(query string, opt Options) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.typed++
	l.waiting = request{query, opt, l.typed}
	if l.stop != nil {
		l.stop()
	}
	select {
	case l.wake <- struct{}{}:
	default: // it will wake up anyhow and find the latest
	}
}

func (l *Live) run(ctx context.Context, s *Session) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.wake:
		}
		l.mu.Lock()
		r := l.waiting
		searching, stop := context.WithCancel(ctx)
		l.stop = stop
		l.mu.Unlock()

		results, err := s.Search(searching, r.query, r.opt)
		stop()

		l.mu.Lock()
		if err == nil && l.typed == r.n {
			l.show(r.query, results)
		}
		l.mu.Unlock()
	}
}

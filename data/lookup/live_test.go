package lookup

import (
	"context"
	"testing"
	"time"
)

func TestLiveShowsTheLatestOnly(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	type shown struct {
		query string
		n     int
	}
	seen := make(chan shown, 100)
	ix := NewIndex(generate(50_000, 3))
	l := NewLive(ctx, ix, func(query string, results []Result) { seen <- shown{query, len(results)} })
	const query = "alicloud"
	for i := 1; i <= len(query); i++ {
		l.Type(query[:i], Options{Limit: 5})
	}
	last := 0
	for {
		select {
		case s := <-seen:
			if len(s.query) <= last {
				t.Fatalf("%q was shown after %q", s.query, query[:last])
			}
			last = len(s.query)
			if s.query == query {
				if s.n == 0 {
					t.Error("nothing found")
				}
				return
			}
		case <-time.After(10 * time.Second):
			t.Fatal("the latest query was never shown")
		}
	}
}

package keeper

import (
	"math"
	"testing"
	"time"
)

// A quick snapshot is followed by another while documents arrive, a slow one by none.
func TestNextShow(t *testing.T) {
	begin := time.Unix(1000, 0)
	for _, c := range []struct {
		took time.Duration
		want int64 // Unix nanoseconds
	}{
		{0, begin.UnixNano()},
		{100 * time.Millisecond, begin.Add(100*time.Millisecond + share*100*time.Millisecond).UnixNano()},
		{patience, begin.Add((1 + share) * patience).UnixNano()},
		{patience + 1, math.MaxInt64},
	} {
		if got := nextShow(begin, begin.Add(c.took)); got != c.want {
			t.Errorf("after %v: %d, want %d", c.took, got, c.want)
		}
	}
}

package lookup

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"
)

// Usage remembers what a person opened, by entry id, and forgets it slowly: a use
// counts 1 when it happens and half of it after every halfLife. Not safe for
// concurrent use.
type Usage map[string]Use

// Use is how much an entry was used, as of a time.
type Use struct {
	Score float64   `json:"score"` // 0 or more
	At    time.Time `json:"at"`
}

const (
	halfLife = 72 * time.Hour
	// maxUsed keeps what is written small; the least used goes first.
	maxUsed = 200
)

func (u Use) at(now time.Time) float64 {
	return u.Score * math.Exp2(-float64(max(0, now.Sub(u.At)))/float64(halfLife))
}

// Add counts one use now.
func (u Usage) Add(id string, now time.Time) {
	u[id] = Use{u[id].at(now) + 1, now}
	for len(u) > maxUsed {
		delete(u, u.Top(len(u), now)[len(u)-1])
	}
}

// Recent is what Options.Recent wants: from 0 to 1 by entry id.
func (u Usage) Recent(now time.Time) map[string]float64 {
	out := make(map[string]float64, len(u))
	for id, use := range u {
		s := use.at(now)
		out[id] = s / (1 + s)
	}
	return out
}

// Top returns at most n entry ids, the most used first.
func (u Usage) Top(n int, now time.Time) []string {
	ids := slices.Collect(maps.Keys(u))
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(u[b].at(now), u[a].at(now)), cmp.Compare(a, b))
	})
	return ids[:min(n, len(ids))]
}

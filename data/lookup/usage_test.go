package lookup

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestUsageDecays(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2024, 3, 1+n, 9, 0, 0, 0, time.UTC) }
	u := Usage{}
	for range 3 {
		u.Add("long ago", day(0))
	}
	u.Add("lately", day(9))
	u.Add("just now", day(10))
	for _, c := range []struct {
		now  time.Time
		want []string
	}{
		{day(0), []string{"long ago", "just now", "lately"}},
		{day(10), []string{"just now", "lately", "long ago"}},
		{day(0).AddDate(-1, 0, 0), []string{"long ago", "just now", "lately"}}, // a clock set back
	} {
		if got := u.Top(5, c.now); !slices.Equal(got, c.want) {
			t.Errorf("at %s: %q, want %q", c.now.Format(time.DateOnly), got, c.want)
		}
	}
	for id, r := range u.Recent(day(10)) {
		if r <= 0 || r >= 1 {
			t.Errorf("%s is recent to %v", id, r)
		}
	}
	if got := u.Top(1, day(10)); len(got) != 1 {
		t.Errorf("Top(1) gives %q", got)
	}
}

func TestUsageForgetsTheLeastUsed(t *testing.T) {
	now := time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC)
	u := Usage{}
	u.Add("old", now)
	for i := range maxUsed {
		u.Add(fmt.Sprint(i), now.Add(time.Hour))
	}
	if _, kept := u["old"]; kept || len(u) != maxUsed {
		t.Errorf("%d are kept, the oldest too: %v", len(u), kept)
	}
}

package app

import "testing"

func TestHeapGrowsByNoMoreThanTheHeadroom(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 100}, {60 << 20, 100}, {192 << 20, 100}, {384 << 20, 50}, {640 << 20, 30}, {4 << 30, 20}} {
		if got := growth(c.live); got != c.want {
			t.Errorf("growth(%d MB) = %d, want %d", c.live>>20, got, c.want)
		}
	}
}

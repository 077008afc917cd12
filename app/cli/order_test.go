package cli

import (
	"errors"
	"fmt"
	"iter"
	"sync/atomic"
	"testing"
	"time"
)

func items(n int) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for i := range n {
			var err error
			if i%10 == 7 {
				err = fmt.Errorf("item %d", i)
			}
			if !yield(fmt.Sprint(i), err) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		var open, most atomic.Int32
		next := 0
		err := inOrder(items(200), workers, func(s string) (string, error) {
			if n := open.Add(1); n > most.Load() {
				most.Store(n)
			}
			if len(s)%2 == 0 {
				time.Sleep(100 * time.Microsecond)
			}
			return s, nil
		}, func(s string, err error) error {
			if (err != nil) != (next%10 == 7) || err == nil && s != fmt.Sprint(next) {
				t.Fatalf("workers %d: %q, %v where %d is due", workers, s, err, next)
			}
			next++
			if err == nil {
				open.Add(-1)
			}
			return nil
		})
		if err != nil || next != 200 || int(most.Load()) > workers {
			t.Errorf("workers %d: %d results, %d held at once, %v", workers, next, most.Load(), err)
		}
	}
}

func TestInOrderStops(t *testing.T) {
	full := errors.New("disk full")
	emitted := 0
	var worked atomic.Int32
	err := inOrder(items(100000), 4, func(s string) (string, error) { worked.Add(1); return s, nil }, func(string, error) error {
		if emitted++; emitted == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || emitted != 5 || worked.Load() > 20 {
		t.Errorf("%v after %d of %d", err, emitted, worked.Load())
	}
}

//go:build fzf

package lookup

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"
)

// TestFasterThanFzf holds a query against `fzf --filter` on the same million
// names in the same run; compare_fzf.sh sets it up. fzf reads its input anew
// each time, which is how it is used; so a run with a query that fits no name is
// taken away, to compare the searches alone as well. Neither narrows a
// former query.
func TestFasterThanFzf(t *testing.T) {
	fzf := os.Getenv("FZF")
	if fzf == "" {
		t.Skip("FZF does not name the fzf to compare with")
	}
	entries := generate(1_000_000, 1)
	var names bytes.Buffer
	for _, e := range entries {
		fmt.Fprintln(&names, e.Name)
	}
	filter := func(query string) time.Duration {
		cmd := exec.Command(fzf, "--filter", query)
		cmd.Stdin = bytes.NewReader(names.Bytes())
		start := time.Now()
		if err := cmd.Run(); err != nil {
			if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 1 { // 1: nothing found
				t.Fatal(err)
			}
		}
		return time.Since(start)
	}
	ix := NewIndex(entries)
	search := func(query string) time.Duration {
		start := time.Now()
		ix.Search(query, Options{})
		return time.Since(start)
	}
	const rounds = 5
	for _, query := range append([]string{"al", "cloud", "hauwei"}, typed...) {
		var theirs, reading, ours []time.Duration
		for range rounds { // in turn, so that a busy machine is busy for all
			theirs, reading, ours = append(theirs, filter(query)), append(reading, filter("@#@#")), append(ours, search(query))
		}
		a, r, b := median(theirs), median(reading), median(ours)
		t.Logf("%-12s fzf %4d ms, of which reading %4d ms; ours %5.1f ms: %.1f times, without reading %.1f times",
			query, a.Milliseconds(), r.Milliseconds(), float64(b.Microseconds())/1000, float64(a)/float64(b), float64(a-r)/float64(b))
		if a < 4*b {
			t.Errorf("%s: less than 4 times faster than fzf", query)
		}
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

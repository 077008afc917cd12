package extract

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed rules/confidence.txt
var confidenceText string

// fewest is how often a rule must have fired for its own rate to count.
const fewest = 3

// Rates tells how often each rule was right where its readings were checked.
// The zero Rates has measured nothing. Adding is not safe for concurrent use.
type Rates struct{ rules, families map[string]tally }

type tally struct{ right, all int }

// smoothed is Laplace's estimate: one right and one wrong reading are added, so
// that three right of three are no certainty, and none of none is one half.
func (t tally) smoothed() float64 { return float64(t.right+1) / float64(t.all+2) }

// family is what a rule's id begins with: "acquire" of "acquire.bid".
func family(rule string) string {
	name, _, _ := strings.Cut(rule, ".")
	return name
}

// Add counts one checked reading of a rule.
func (r *Rates) Add(rule string, right bool) {
	one := tally{all: 1}
	if right {
		one.right = 1
	}
	r.count(rule, one)
}

func (r *Rates) count(rule string, n tally) {
	if r.rules == nil {
		r.rules, r.families = map[string]tally{}, map[string]tally{}
	}
	add := func(m map[string]tally, key string) { m[key] = tally{m[key].right + n.right, m[key].all + n.all} }
	add(r.rules, rule)
	add(r.families, family(rule))
}

// Of estimates how likely a reading of the rule is right, in (0, 1). A rule that
// fired less than three times shares the rate of its family.
func (r *Rates) Of(rule string) float64 {
	if t := r.rules[rule]; t.all >= fewest {
		return t.smoothed()
	}
	return r.families[family(rule)].smoothed()
}

// ParseRates reads lines of rule, right and all; # begins a comment.
func ParseRates(text string) (*Rates, error) {
	r := &Rates{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("line %d: want rule, right and all: %q", n, strings.TrimSpace(line))
		}
		right, err := strconv.Atoi(f[1])
		all, err2 := strconv.Atoi(f[2])
		if err != nil || err2 != nil || right < 0 || right > all {
			return nil, fmt.Errorf("line %d: %s of %s readings right cannot be", n, f[1], f[2])
		}
		r.count(f[0], tally{right, all})
	}
	return r, nil
}

// String writes the rates as ParseRates reads them, sorted by rule.
func (r *Rates) String() string {
	var b strings.Builder
	for _, rule := range slices.Sorted(maps.Keys(r.rules)) {
		fmt.Fprintf(&b, "%-22s %4d %4d\n", rule, r.rules[rule].right, r.rules[rule].all)
	}
	return b.String()
}

var measured = sync.OnceValue(func() *Rates {
	r, err := ParseRates(confidenceText)
	if err != nil {
		panic("rules/confidence.txt: " + err.Error()) // embedded and tested
	}
	return r
})

// confidence is the measured precision of a rule; see rules/confidence.txt. What the
// classifier supposes was right so often in articles that it had not learned from; those
// that are counted there it has.
func confidence(rule string) float64 {
	if family(rule) == supposition {
		return supposedRight
	}
	return measured().Of(rule)
}

const supposedRight = 0.65

// Package classifier tells of a text how likely it is of each of several classes: a
// logistic regression over its features, for each class against all others. It is
// small, fast, the same on every run, and tells which features made it decide. What a
// feature is is its user's matter.
package classifier

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Feature is the hash of a feature's name.
type Feature uint64

// Hash is the feature of a kind and of one or two words: 64-bit FNV-1a.
func Hash(kind byte, words ...string) Feature {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211
	for _, w := range words {
		h = (h ^ ' ') * 1099511628211
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
	}
	return Feature(h)
}

// Model holds the weights. It is read only and safe for concurrent use.
type Model struct {
	Classes []string
	bias    []float32
	slots   []slot // a power of two of them, half of them empty at least
	weights []weight
}

// slot is where the weights of a feature stand; end is 0 in an empty one.
type slot struct {
	feature    Feature
	first, end uint32
}

type weight struct {
	class uint32
	value float32
}

// Parse reads what Weights.Write wrote. The error tells the line.
func Parse(text string) (*Model, error) {
	m := &Model{}
	lines := slices.Collect(strings.Lines(text))
	size := 4
	for size < 2*len(lines) {
		size *= 2
	}
	m.slots = make([]slot, size)
	for n, line := range lines {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := m.parseLine(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return m, nil
}

// parseLine reads "FEATURE<tab>CLASS WEIGHT CLASS WEIGHT …"; the feature "=" holds the
// biases, and names the classes in their order.
func (m *Model) parseLine(line string) error {
	name, rest, _ := strings.Cut(line, "\t")
	fields := strings.Fields(rest)
	if len(fields)%2 != 0 || len(fields) == 0 {
		return fmt.Errorf("%q is no list of classes and weights", rest)
	}
	first := uint32(len(m.weights))
	for i := 0; i < len(fields); i += 2 {
		v, err := strconv.ParseFloat(fields[i+1], 32)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("%q is no weight", fields[i+1])
		}
		if name == biasName {
			m.Classes, m.bias = append(m.Classes, fields[i]), append(m.bias, float32(v))
			continue
		}
		class, err := strconv.Atoi(fields[i])
		if err != nil || class < 0 || class >= len(m.Classes) {
			return fmt.Errorf("%q is no class", fields[i])
		}
		m.weights = append(m.weights, weight{uint32(class), float32(v)})
	}
	if name == biasName {
		return nil
	}
	kind, words, ok := strings.Cut(name, " ")
	if !ok || len(kind) != 1 {
		return fmt.Errorf("%q is no feature", name)
	}
	s := m.find(Hash(kind[0], strings.Split(words, " ")...))
	if s.end != 0 {
		return fmt.Errorf("%q is told twice", name)
	}
	*s = slot{Hash(kind[0], strings.Split(words, " ")...), first, uint32(len(m.weights))}
	return nil
}

// biasName stands where others have a feature.
const biasName = "="

// find is the feature's slot, or the empty one where it would stand.
func (m *Model) find(f Feature) *slot {
	mask := uint64(len(m.slots) - 1)
	for i := uint64(f) & mask; ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.end == 0 || s.feature == f {
			return s
		}
	}
}

// Likelihoods appends for each class how likely a text with these features is of it,
// from 0 to 1. A feature counts once, however often it is given; features are sorted.
func (m *Model) Likelihoods(out []float32, features []Feature) []float32 {
	from := len(out)
	out = append(out, m.bias...)
	sums := out[from:]
	slices.Sort(features)
	for i, f := range features {
		if i > 0 && f == features[i-1] {
			continue
		}
		s := m.find(f)
		for _, w := range m.weights[s.first:s.end] {
			sums[w.class] += w.value
		}
	}
	for i, s := range sums {
		sums[i] = float32(1 / (1 + math.Exp(-float64(s))))
	}
	return out
}

// Weight is what a feature adds for a class to the logarithm of the odds.
func (m *Model) Weight(f Feature, class int) float32 {
	s := m.find(f)
	for _, w := range m.weights[s.first:s.end] {
		if int(w.class) == class {
			return w.value
		}
	}
	return 0
}

// Write writes the weights as Parse reads them, without those that are next to nothing.
func (w *Weights) Write(out *bufio.Writer) error {
	fmt.Fprint(out, biasName, "\t")
	for i, c := range w.Classes {
		fmt.Fprintf(out, "%s %.2f ", c, w.bias[i])
	}
	fmt.Fprintln(out)
	for i, name := range w.names {
		var b strings.Builder
		for c := range w.Classes {
			if v := w.of[i][c]; math.Abs(v) >= least {
				fmt.Fprintf(&b, " %d %.2f", c, v)
			}
		}
		if b.Len() > 0 {
			fmt.Fprintf(out, "%s\t%s\n", name, b.String()[1:])
		}
	}
	return out.Flush()
}

// least is the least weight that is worth its place.
const least = 0.05

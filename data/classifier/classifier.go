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

// Word is the hash of a word: 64-bit FNV-1a.
func Word(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h
}

// Of is the feature of a kind and of one or two words; 0 for no second one. (The bits
// are spread as the finalizer of MurmurHash3 does.)
func Of(kind byte, first, second uint64) Feature {
	h := first ^ second<<23 ^ second>>41 ^ uint64(kind)<<56
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return Feature(h ^ h>>33)
}

// Named is the feature of a name: a kind of one letter, a space, one or two words.
func Named(name string) (f Feature, ok bool) {
	kind, words, ok := strings.Cut(name, " ")
	if !ok || len(kind) != 1 {
		return 0, false
	}
	first, second, two := strings.Cut(words, " ")
	if !two {
		return Of(kind[0], Word(first), 0), true
	}
	return Of(kind[0], Word(first), Word(second)), true
}

// mostClasses is how many classes a model may have.
const mostClasses = 16

// Model holds the weights. It is read only and safe for concurrent use.
type Model struct {
	Classes []string
	bias    [mostClasses]float32
	slots   []slot // a power of two of them, a third of them empty at least
	of      []weights
	// may has a bit set for each feature that there is, and few others: most features of
	// a text have no weights, and this tells so without a look at distant memory.
	may [mayBits / 64]uint64
}

// mayBits is a few times as many as features; they lie in a processor's nearest cache.
const mayBits = 1 << 17

func (m *Model) mayHave(f Feature) bool { return m.may[f>>53]>>(f>>47&63)&1 != 0 }

// slot tells where the weights of a feature are. The tag is part of the feature, never 0
// but in an empty slot.
type slot struct{ tag, at uint32 }

// weights are those of mostClasses classes, a byte each, eight in a word: in steps of one
// in grain, and zero more, so that words add up byte by byte without a sign.
type weights [mostClasses / 8]uint64

const (
	grain = 16
	zero  = 128
)

// none are weights of nothing for every class.
var none = weights{zero * each, zero * each}

// each has the lowest bit of every byte.
const each = 0x0101010101010101

func (w *weights) of(class int) float32 {
	return float32(int(w[class/8]>>(class%8*8)&0xff)-zero) / grain
}

func (w *weights) set(class int, v float64) {
	steps := uint64(zero + int(math.Round(max(-zero, min(zero-1, v*grain)))))
	w[class/8] = w[class/8]&^(0xff<<(class%8*8)) | steps<<(class%8*8)
}

// sums add weights up. Each word of theirs holds every second byte of a word of weights, in
// twice the room.
type sums [mostClasses / 8][2]uint64

// everySecond has the bits of every second byte; most is how many weights these hold.
const (
	everySecond = 0x00ff00ff00ff00ff
	most        = 0xffff / 0xff
)

func (t *sums) add(w *weights) {
	for i, x := range w {
		t[i][0] += x & everySecond
		t[i][1] += x >> 8 & everySecond
	}
}

// of is the sum for a class of n weights.
func (t *sums) of(class, n int) float32 {
	return float32(int(t[class/8][class%2]>>(class%8/2*16)&0xffff)-n*zero) / grain
}

// Parse reads what Weights.Write wrote. The error tells the line.
func Parse(text string) (*Model, error) {
	m := &Model{}
	size := 4
	for 2*size < 3*strings.Count(text, "\n") {
		size *= 2
	}
	m.slots = make([]slot, size)
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := m.parseLine(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return m, nil
}

// parseLine reads "FEATURE<tab>CLASS WEIGHT CLASS WEIGHT …"; the feature "=" holds the
// biases, and names the classes in their order.
func (m *Model) parseLine(line string) error {
	name, rest, _ := strings.Cut(line, "\t")
	if name == biasName {
		return m.parseBiases(rest)
	}
	f, ok := Named(name)
	if !ok {
		return fmt.Errorf("%q is no feature", name)
	}
	s := m.find(f)
	if s.tag != 0 {
		return fmt.Errorf("%q is told twice", name)
	}
	s.tag, s.at = f.tag(), uint32(len(m.of))
	m.of = append(m.of, none)
	m.may[f>>53] |= 1 << (f >> 47 & 63)
	for rest != "" {
		var number, value string
		number, rest, _ = strings.Cut(rest, " ")
		value, rest, _ = strings.Cut(rest, " ")
		class, err := strconv.Atoi(number)
		if err != nil || class < 0 || class >= len(m.Classes) {
			return fmt.Errorf("%q is no class", number)
		}
		v, err := strconv.ParseFloat(value, 32)
		if err != nil || math.IsNaN(v) {
			return fmt.Errorf("%q is no weight", value)
		}
		m.of[s.at].set(class, v)
	}
	return nil
}

func (m *Model) parseBiases(rest string) error {
	fields := strings.Fields(rest)
	if len(fields)%2 != 0 || len(fields) == 0 || len(fields) > 2*mostClasses {
		return fmt.Errorf("%q is no list of classes and weights", rest)
	}
	for i := 0; i < len(fields); i += 2 {
		v, err := strconv.ParseFloat(fields[i+1], 32)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("%q is no weight", fields[i+1])
		}
		m.bias[len(m.Classes)] = float32(v)
		m.Classes = append(m.Classes, fields[i])
	}
	return nil
}

// biasName stands where others have a feature.
const biasName = "="

func (f Feature) tag() uint32 { return uint32(f>>32) | 1 }

// find is the feature's slot, or the empty one where it would stand.
func (m *Model) find(f Feature) *slot {
	mask := uint32(len(m.slots) - 1)
	for i := uint32(f) & mask; ; i = (i + 1) & mask {
		if s := &m.slots[i]; s.tag == 0 || s.tag == f.tag() {
			return s
		}
	}
}

// Odds appends for each class the logarithm of the odds that a text with these features
// is of it. A feature counts once, however often it is given.
func (m *Model) Odds(out []float32, features []Feature) []float32 {
	var seen seen
	out = append(out, m.bias[:len(m.Classes)]...)
	odds := out[len(out)-len(m.Classes):]
	var t sums
	n := 0
	settle := func() {
		for c := range odds {
			odds[c] += t.of(c, n)
		}
		t, n = sums{}, 0
	}
	for _, f := range features {
		if !m.mayHave(f) {
			continue
		}
		if s := m.find(f); s.tag != 0 && seen.first(f) {
			if n == most {
				settle()
			}
			t.add(&m.of[s.at])
			n++
		}
	}
	settle()
	return out
}

// seen are the features that came already: those of which a bit is not set yet did not,
// and few others need a look at the list. What does not fit in may count again.
type seen struct {
	bits [seenBits / 64]uint64
	list [256]Feature
	n    int
}

const seenBits = 1 << 11

// first reports whether a feature comes for the first time, and remembers it.
func (s *seen) first(f Feature) bool {
	bit := f >> 20 % seenBits
	if s.bits[bit/64]>>(bit%64)&1 != 0 && slices.Contains(s.list[:s.n], f) {
		return false
	}
	s.bits[bit/64] |= 1 << (bit % 64)
	if s.n < len(s.list) {
		s.list[s.n] = f
		s.n++
	}
	return true
}

// LogOdds is the logarithm of the odds of a likelihood in (0, 1).
func LogOdds(likelihood float64) float32 { return float32(math.Log(likelihood / (1 - likelihood))) }

// Weight is what a feature adds for a class to the logarithm of the odds.
func (m *Model) Weight(f Feature, class int) float32 {
	if s := m.find(f); s.tag != 0 {
		return m.of[s.at].of(class)
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
const least = 0.2

// Package classifier tells of a text how likely it is of each of several classes: a
// logistic regression over its features, for each class against all others. It is small,
// fast, the same on every run, and tells which features made it decide. What a feature is
// is its user's matter, and which Part of a text it belongs to.
package classifier

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"yunshi/data/token"
)

// Feature is the hash of a feature's name.
type Feature uint64

// Of is the feature of a kind and of the hashes of one or two words (token.Hash); 0 for no
// second one. (The bits are spread as the finalizer of MurmurHash3 does.)
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
		return Of(kind[0], token.Hash(first), 0), true
	}
	return Of(kind[0], token.Hash(first), token.Hash(second)), true
}

// Part is a part of a text's features: a vector with a length of its own, so that many of
// one sort don't drown few of another.
type Part uint8

// The parts. A word counts by its rarity (the logarithm of one in how many texts has it), and
// the vector of all words has the length 1, so that a long text does not tell more than a
// short one. So it is with kinds, but that theirs has half the length. Of facts each counts
// for itself. Found by holding out articles.
const (
	Words Part = iota
	Kinds
	Facts
	parts
)

// The lengths of the vectors, and the one rarity of facts in a vector of which their length is
// taken to be known.
var lengths = [parts]float64{Words: 1, Kinds: 0.5, Facts: 1}

const (
	factRarity = 3
	factLength = 30
)

// mostClasses is how many classes a model may have.
const mostClasses = 15

// Model holds the weights. It is read only and safe for concurrent use.
type Model struct {
	Classes []string
	bias    [mostClasses]float32
	grain   float32 // what a step of a weight is worth
	slots   []slot  // a power of two of them, a third of them empty at least
}

// slot holds the weights of a feature. The tag is part of the feature, never 0 but in an
// empty slot.
type slot struct {
	tag     uint32
	weights weights
}

// weights are those of mostClasses classes and, last, the square of the feature's rarity:
// a byte each, eight in a word, so that words add up byte by byte. A class's are in steps
// of the model's grain, and zero more, so that none has a sign; the square is in steps of
// squareGrain.
type weights [(mostClasses + 1) / 8]uint64

const (
	zero        = 128
	squareGrain = 1. / 3 // a feature that one text in 9,000 has: 8.5² = 72 = 217 steps
)

// none are weights of nothing for every class.
var none = weights{zero * each, zero*each ^ zero<<56}

// each has the lowest bit of every byte.
const each = 0x0101010101010101

func (w *weights) at(i int) int { return int(w[i/8] >> (i % 8 * 8) & 0xff) }

func (w *weights) set(i int, v float64) {
	steps := uint64(math.Round(max(0, min(0xff, v))))
	w[i/8] = w[i/8]&^(0xff<<(i%8*8)) | steps<<(i%8*8)
}

// sums add weights up. Each word of theirs holds every second byte of a word of weights, in
// twice the room.
type sums [len(weights{})][2]uint64

// everySecond has the bits of every second byte; most is how many weights these hold.
const (
	everySecond = 0x00ff00ff00ff00ff
	most        = 0xffff / 0xff
)

func (t *sums) add(w *weights) {
	t[0][0] += w[0] & everySecond
	t[0][1] += w[0] >> 8 & everySecond
	t[1][0] += w[1] & everySecond
	t[1][1] += w[1] >> 8 & everySecond
}

// addTo adds the sums of the classes and of the squares to steps.
func (t *sums) addTo(steps *[mostClasses + 1]int32) {
	for i := range t {
		even, odd := t[i][0], t[i][1]
		of := steps[8*i : 8*i+8 : 8*i+8]
		of[0] += int32(even & 0xffff)
		of[1] += int32(odd & 0xffff)
		of[2] += int32(even >> 16 & 0xffff)
		of[3] += int32(odd >> 16 & 0xffff)
		of[4] += int32(even >> 32 & 0xffff)
		of[5] += int32(odd >> 32 & 0xffff)
		of[6] += int32(even >> 48)
		of[7] += int32(odd >> 48)
	}
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

// parseLine reads "FEATURE<tab>RARITY CLASS WEIGHT CLASS WEIGHT …", the weights in steps;
// the feature "=" holds what a step is worth and the biases, and names the classes in
// their order.
func (m *Model) parseLine(line string) error {
	name, rest, _ := strings.Cut(line, "\t")
	number, rest, _ := strings.Cut(rest, " ")
	rarity, err := strconv.ParseFloat(number, 32)
	if err != nil || !(rarity > 0) || math.IsInf(rarity, 0) {
		return fmt.Errorf("%q is no number above 0", number)
	}
	if name == biasName {
		m.grain = float32(rarity)
		return m.parseBiases(rest)
	}
	f, ok := Named(name)
	if !ok {
		return fmt.Errorf("%q is no feature", name)
	}
	k, told := m.Find(f)
	if told {
		return fmt.Errorf("%q is told twice", name)
	}
	m.slots[k] = slot{f.tag(), none}
	of := &m.slots[k].weights
	of.set(mostClasses, rarity*rarity/squareGrain)
	for rest != "" {
		var number, value string
		number, rest, _ = strings.Cut(rest, " ")
		value, rest, _ = strings.Cut(rest, " ")
		class, err := strconv.Atoi(number)
		if err != nil || class < 0 || class >= len(m.Classes) {
			return fmt.Errorf("%q is no class", number)
		}
		v, err := strconv.Atoi(value)
		if err != nil || v < -zero || v >= zero {
			return fmt.Errorf("%q is no weight", value)
		}
		of.set(class, zero+float64(v))
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

// Known is the place of a feature in a model: finding it once spares finding it each time.
type Known uint32

// Find finds a feature, or the empty place where it would stand.
func (m *Model) Find(f Feature) (k Known, ok bool) {
	mask, tag := uint32(len(m.slots)-1), f.tag()
	for i := uint32(f) & mask; ; i = (i + 1) & mask {
		switch m.slots[i].tag {
		case tag:
			return Known(i), true
		case 0:
			return Known(i), false
		}
	}
}

// Sum adds up what the features of one text after the other tell by a model. It is not
// safe for concurrent use; its zero value awaits Begin.
type Sum struct {
	model *Model
	told  []told // the features that counted and have a place
	parts [parts]partSum
	// seen has a bit set for each place of weights that counted, and few others: a feature
	// whose bit is not set yet did not come before.
	seen  [seenBits / 64]uint64
	odds  [mostClasses]float32
	asked bool   // odds hold
	ahead uint32 // of no meaning; see Add
}

// partSum is what the features of a part tell.
type partSum struct {
	sums  sums                   // the weights of those that were not settled yet
	n     int                    // how many these are
	zeros int32                  // what each class's steps have too many, as no weight has a sign
	steps [mostClasses + 1]int32 // the weights of the others for the classes, and their squares
}

// told is a feature that counted: where its weights are, and what its user calls its place.
type told struct {
	weights Known
	at      int32
}

const seenBits = 1 << 11

// Begin forgets the text before.
func (s *Sum) Begin(m *Model) {
	s.model, s.told, s.parts, s.asked = m, s.told[:0], [parts]partSum{}, false
	s.seen = [seenBits / 64]uint64{}
}

// Placed is a feature and where in the text it stands.
type Placed struct {
	Feature Feature
	At      int32
}

// Add adds words that stand at places of the text. Each counts once, however often it is
// given, and one that the model does not know not at all.
func (s *Sum) Add(words []Placed) {
	// The weights lie far from the processor. Asked for one by one each waits for the one
	// before it; side by side they wait but once.
	mask := uint32(len(s.model.slots) - 1)
	for i := range words {
		s.ahead += s.model.slots[uint32(words[i].Feature)&mask].tag
	}
	from := len(s.told)
	for i := range words {
		k, ok := s.model.Find(words[i].Feature)
		if !ok {
			continue
		}
		bits, bit := &s.seen[k/64%(seenBits/64)], uint64(1)<<(k%64)
		if *bits&bit != 0 && slices.ContainsFunc(s.told, func(t told) bool { return t.weights == k }) {
			continue
		}
		*bits |= bit
		s.told = append(s.told, told{k, words[i].At})
	}
	sum := &s.parts[Words]
	for _, t := range s.told[from:] {
		sum.add(&s.model.slots[t.weights].weights)
	}
	s.asked = false
}

// AddOnce adds a feature of a part that has no place, and that the text is known to have once.
func (s *Sum) AddOnce(p Part, k Known) {
	s.parts[p].add(&s.model.slots[k].weights)
	s.asked = false
}

func (s *partSum) add(w *weights) {
	if s.n == most {
		s.settle()
	}
	s.sums.add(w)
	s.n++
}

// settle makes steps of the sums, which hold so many weights and no more. It is seldom
// called, and would keep add from being compiled into its callers.
//
//go:noinline
func (s *partSum) settle() {
	s.sums.addTo(&s.steps)
	s.zeros += zero * int32(s.n)
	s.sums, s.n = sums{}, 0
}

// Odds gives for each class the logarithm of the odds that the text is of it. They hold until
// the next Begin.
func (s *Sum) Odds() []float32 {
	classes := len(s.model.Classes)
	if s.asked {
		return s.odds[:classes]
	}
	s.asked, s.odds = true, s.model.bias
	for p := range s.parts {
		sum := &s.parts[p]
		sum.settle()
		if sum.zeros == 0 {
			continue // none
		}
		step := s.model.grain * float32(lengths[p])
		if Part(p) == Facts {
			step /= factLength
		} else if squares := sum.steps[mostClasses]; squares > 0 {
			step /= float32(math.Sqrt(float64(squares) * squareGrain))
		}
		for c := range classes {
			s.odds[c] += float32(sum.steps[c]-sum.zeros) * step
		}
	}
	return s.odds[:classes]
}

// Strongest is the place of the feature that speaks most for a class, of those places that
// may be; -1 where none speaks for it.
func (s *Sum) Strongest(class int, may func(at int) bool) int {
	best, place := zero, -1
	for _, t := range s.told {
		if w := s.model.slots[t.weights].weights.at(class); w > best && may(int(t.at)) {
			best, place = w, int(t.at)
		}
	}
	return place
}

// LogOdds is the logarithm of the odds of a likelihood in (0, 1).
func LogOdds(likelihood float64) float32 { return float32(math.Log(likelihood / (1 - likelihood))) }

// Write writes the weights as Parse reads them, without those that are next to nothing.
func (w *Weights) Write(out *bufio.Writer) error {
	largest := 0.0
	for _, of := range w.of {
		for _, v := range of {
			largest = max(largest, math.Abs(v))
		}
	}
	grain := max(largest/(zero-1), 1e-6)
	fmt.Fprintf(out, "%s\t%.6f ", biasName, grain)
	for i, c := range w.Classes {
		fmt.Fprintf(out, "%s %.3f ", c, w.bias[i])
	}
	fmt.Fprintln(out)
	for i, name := range w.names {
		fmt.Fprintf(out, "%s\t%.2f", name, w.rarity[i])
		for c := range w.Classes {
			if v := int(math.Round(w.of[i][c] / grain)); v > least || v < -least {
				fmt.Fprintf(out, " %d %d", c, v)
			}
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// least is how many steps next to nothing are.
const least = 1

package classifier

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a text to learn from.
type Example struct {
	Features []string // their names: a kind of one letter, a space, one or two words
	Classes  []string // that the text is of
	Unknown  []string // of which nobody can say whether it is of them
	Weight   float64  // how much it counts; 0 is 1
}

// Weights are what was learned.
type Weights struct {
	Classes []string
	partOf  map[byte]Part
	bias    []float64
	names   []string    // of the features, sorted
	rarity  []float64   // by feature
	of      [][]float64 // by feature and class, times the rarity
}

// The settings of the training; they were chosen by holding out one set of texts after
// the other.
const (
	cost   = 30   // of what is wrong, against the weights' own size
	fewest = 6    // in how many texts a feature must stand
	passes = 40   // over the examples, at most
	steady = 1e-2 // the largest slope at which a class is learned
)

// Train learns the classes of the examples: a logistic regression with weights kept small
// (L2), by coordinate descent in the dual (Yu, Huang and Lin, Dual coordinate descent
// methods for logistic regression and maximum entropy models, 2011). The same examples
// give the same weights. partOf tells of the kinds of features, the first letters of their
// names, which parts they belong to; those that it doesn't name are words.
func Train(classes []string, partOf map[byte]Part, examples []Example) *Weights {
	w := &Weights{Classes: classes, partOf: partOf, bias: make([]float64, len(classes))}
	at := w.count(examples)
	rows := make([]row, len(examples))
	for i, e := range examples {
		rows[i] = w.rowOf(e, at)
	}
	for c := range classes {
		l := learning{rows: rows, class: c, w: make([]float64, len(w.names))}
		l.learn()
		w.bias[c] = l.bias
		for f, v := range l.w {
			w.of[f][c] = v * w.rarity[f]
		}
	}
	return w
}

// count finds the features that stand in enough examples, and how rare they are.
func (w *Weights) count(examples []Example) (at map[string]int) {
	count := map[string]int{}
	for _, e := range examples {
		for _, f := range distinct(e.Features) {
			count[f]++
		}
	}
	for f, n := range count {
		if n >= fewest {
			w.names = append(w.names, f)
		}
	}
	slices.Sort(w.names)
	at = make(map[string]int, len(w.names))
	for i, f := range w.names {
		at[f] = i
		rarity := max(rarest, math.Log(float64(1+len(examples))/float64(1+count[f])))
		if w.partOf[f[0]] == Facts {
			rarity = factRarity
		}
		w.rarity = append(w.rarity, rarity)
		w.of = append(w.of, make([]float64, len(w.Classes)))
	}
	return at
}

// rarest is the least that a feature counts, be it in every text.
const rarest = 0.01

func distinct(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// row is an example in numbers.
type row struct {
	features []int
	values   []float64 // of the features
	square   float64   // of the vector's length, with the bias
	classes  []int8    // 1 for those it is of, -1 for the others, 0 for what is unknown
	weight   float64
}

func (w *Weights) rowOf(e Example, at map[string]int) row {
	r := row{classes: make([]int8, len(w.Classes)), weight: cmp.Or(e.Weight, 1), square: 1}
	var squares [parts]float64
	for _, f := range distinct(e.Features) {
		if k, ok := at[f]; ok {
			r.features = append(r.features, k)
			squares[w.partOf[f[0]]] += w.rarity[k] * w.rarity[k]
		}
	}
	squares[Facts] = factLength * factLength
	for _, k := range r.features {
		p := w.partOf[w.names[k][0]]
		v := w.rarity[k] * lengths[p] / math.Sqrt(squares[p])
		r.values = append(r.values, v)
		r.square += v * v
	}
	for c, name := range w.Classes {
		switch {
		case slices.Contains(e.Classes, name):
			r.classes[c] = 1
		case !slices.Contains(e.Unknown, name):
			r.classes[c] = -1
		}
	}
	return r
}

// learning is the learning of one class. Each example has a dual variable between 0 and
// what it may cost; the weights are the sum of the examples, each times its variable.
type learning struct {
	rows  []row
	class int
	w     []float64
	bias  float64
}

func (l *learning) learn() {
	var known []int
	for i := range l.rows {
		if l.rows[i].classes[l.class] != 0 {
			known = append(known, i)
		}
	}
	duals := make([]float64, len(l.rows))
	for _, i := range known {
		duals[i] = min(1e-3*l.most(i), 1e-8)
		l.add(i, duals[i])
	}
	random := rand.New(rand.NewPCG(1, uint64(l.class)))
	for range passes {
		random.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
		slope := 0.0
		for _, i := range known {
			slope = max(slope, l.improve(i, &duals[i]))
		}
		if slope < steady {
			return
		}
	}
}

// most is the largest that an example's variable may be.
func (l *learning) most(i int) float64 { return cost * l.rows[i].weight }

func (l *learning) add(i int, dual float64) {
	r := &l.rows[i]
	dual *= float64(r.classes[l.class])
	l.bias += dual
	for k, f := range r.features {
		l.w[f] += dual * r.values[k]
	}
}

// margin is how far an example lies on its right side.
func (l *learning) margin(i int) float64 {
	r := &l.rows[i]
	sum := l.bias
	for k, f := range r.features {
		sum += l.w[f] * r.values[k]
	}
	return sum * float64(r.classes[l.class])
}

// improve moves an example's variable to where the objective is least, by Newton's method
// in whichever of the variable and its complement is the smaller, and gives the slope that
// it had.
func (l *learning) improve(i int, dual *float64) float64 {
	square, highest := l.rows[i].square, l.most(i)
	old, sign, margin := *dual, 1.0, l.margin(i)
	if 0.5*square*(highest-2*old)+margin < 0 {
		old, sign = highest-old, -1
	}
	slopeAt := func(z float64) float64 { return square*(z-old) + sign*margin + math.Log(z/(highest-z)) }
	z := old
	first := math.Abs(slopeAt(z))
	if highest-z < 0.5*highest {
		z *= 0.1
	}
	for range 100 {
		slope := slopeAt(z)
		if math.Abs(slope) < 1e-6 {
			break
		}
		if next := z - slope/(square+highest/((highest-z)*z)); next > 0 {
			z = next
		} else {
			z *= 0.1
		}
	}
	l.add(i, sign*(z-old))
	*dual += sign * (z - old)
	return first
}

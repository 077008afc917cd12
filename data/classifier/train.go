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
	bias    []float64
	names   []string // of the features, sorted
	of      [][]float64
}

// The settings of the training; they were chosen by holding out one set of texts after
// the other.
const (
	epochs   = 8
	rate     = 0.2
	decay    = 2e-4
	enough   = 0.03 // what errs less teaches nothing
	fewest   = 6    // in how many texts a feature must stand
	unsteady = 1e-2 // what the sum of squares begins with
)

// Train learns the classes of the examples by AdaGrad (Duchi, Hazan and Singer,
// Adaptive subgradient methods, 2011) on the logistic loss. The same examples in the
// same order give the same weights.
func Train(classes []string, examples []Example) *Weights {
	count := map[string]int{}
	for _, e := range examples {
		for _, f := range distinct(e.Features) {
			count[f]++
		}
	}
	w := &Weights{Classes: classes, bias: make([]float64, len(classes))}
	for f, n := range count {
		if n >= fewest {
			w.names = append(w.names, f)
		}
	}
	slices.Sort(w.names)
	at := make(map[string]int, len(w.names))
	for i, f := range w.names {
		at[f] = i
		w.of = append(w.of, make([]float64, len(classes)))
	}
	t := &training{Weights: w, squares: make([][]float64, len(w.names)), biasSquares: make([]float64, len(classes))}
	for i := range t.squares {
		t.squares[i] = make([]float64, len(classes))
	}
	rows := make([]row, len(examples))
	for i, e := range examples {
		rows[i] = row{classes: make([]int8, len(classes)), weight: cmp.Or(e.Weight, 1)}
		for _, f := range distinct(e.Features) {
			if k, ok := at[f]; ok {
				rows[i].features = append(rows[i].features, k)
			}
		}
		for c, name := range classes {
			switch {
			case slices.Contains(e.Classes, name):
				rows[i].classes[c] = 1
			case slices.Contains(e.Unknown, name):
				rows[i].classes[c] = -1
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for _, r := range rows {
			t.learn(r)
		}
	}
	return w
}

func distinct(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// row is an example in numbers: 1 for its classes, -1 for what is unknown.
type row struct {
	features []int
	classes  []int8
	weight   float64
}

type training struct {
	*Weights
	squares     [][]float64
	biasSquares []float64
}

func (t *training) learn(r row) {
	for c, is := range r.classes {
		if is < 0 {
			continue
		}
		sum := t.bias[c]
		for _, f := range r.features {
			sum += t.of[f][c]
		}
		wrong := 1/(1+math.Exp(-sum)) - float64(is)
		if math.Abs(wrong) < enough {
			continue
		}
		wrong *= r.weight
		step(&t.bias[c], &t.biasSquares[c], wrong)
		for _, f := range r.features {
			step(&t.of[f][c], &t.squares[f][c], wrong)
		}
	}
}

func step(weight, squares *float64, wrong float64) {
	g := wrong + decay**weight
	*squares += g * g
	*weight -= rate * g / math.Sqrt(*squares+unsteady)
}

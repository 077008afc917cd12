package classifier

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

// names are the words of a text as features.
func names(text string) (out []string) {
	for w := range strings.FieldsSeq(text) {
		out = append(out, "u "+w)
	}
	return out
}

func features(t *testing.T, text string) (out []Feature) {
	for _, n := range names(text) {
		f, ok := Named(n)
		if !ok {
			t.Fatalf("%q is no feature", n)
		}
		out = append(out, f)
	}
	return out
}

// placed are the features in the places in which they come.
func placed(features []Feature) (out []Placed) {
	for at, f := range features {
		out = append(out, Placed{f, int32(at)})
	}
	return out
}

// odds are those of a text with these features.
func odds(m *Model, features []Feature) []float32 {
	var s Sum
	s.Begin(m)
	s.Add(placed(features))
	return s.Odds()
}

func trained(t *testing.T) (*Model, string) {
	var examples []Example
	for range 10 {
		examples = append(examples,
			Example{Features: names("the firm opens a site"), Classes: []string{"opening"}},
			Example{Features: names("the firm opens its doors to guests"), Classes: []string{"opening"}},
			Example{Features: names("the firm sells a unit"), Classes: []string{"sale"}},
			Example{Features: names("it sells the site to a fund"), Classes: []string{"sale"}},
			Example{Features: names("the site is large and the firm is old")},
			Example{Features: names("guests talk"), Unknown: []string{"sale"}},
		)
	}
	var out bytes.Buffer
	if err := Train([]string{"opening", "sale"}, nil, examples).Write(bufio.NewWriter(&out)); err != nil {
		t.Fatal(err)
	}
	m, err := Parse(out.String())
	if err != nil {
		t.Fatal(err)
	}
	return m, out.String()
}

// What was learned tells apart texts that were not learned from.
func TestTrain(t *testing.T) {
	m, text := trained(t)
	for _, c := range []struct {
		text          string
		opening, sale bool
	}{
		{"it opens its site", true, false},
		{"the old firm sells a fund", false, true},
		{"the site is old", false, false},
	} {
		odds := odds(m, features(t, c.text))
		if odds[0] > 0 != c.opening || odds[1] > 0 != c.sale {
			t.Errorf("%q: odds %.2f of an opening and %.2f of a sale", c.text, odds[0], odds[1])
		}
	}
	if _, again := trained(t); again != text {
		t.Error("trained twice, the weights differ")
	}
}

// A feature counts once, and speaks for what it was learned from.
func TestOdds(t *testing.T) {
	m, _ := trained(t)
	one, two := odds(m, features(t, "opens")), odds(m, features(t, "opens opens"))
	none := odds(m, nil)
	if one[0] != two[0] {
		t.Errorf("a word counts %.2f once and %.2f twice", one[0], two[0])
	}
	if one[0] <= none[0] {
		t.Errorf("the word adds %.2f, which is not more than nothing", one[0]-none[0])
	}
}

// What speaks most for a class is found, among the places that may be.
func TestStrongest(t *testing.T) {
	m, _ := trained(t)
	var s Sum
	s.Begin(m)
	s.Add(placed(features(t, "its owner sells a site")))
	if at := s.Strongest(1, func(int) bool { return true }); at != 2 {
		t.Errorf("word %d speaks most for a sale", at)
	}
	if at := s.Strongest(1, func(at int) bool { return at != 2 }); at < 0 || at == 2 {
		t.Errorf("without it, word %d", at)
	}
	if at := s.Strongest(1, func(int) bool { return false }); at != -1 {
		t.Errorf("of no places, %d", at)
	}
}

func TestParseTellsWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"=\t1 a 1 b":                       "line 1: ",
		"=\ta 1":                           "line 1: \"a\" is no number above 0",
		"=\t1 a 1\nu x\t0 0 1":             "line 2: \"0\" is no number above 0",
		"=\t1 a 1\nu x\t1 1 5":             "line 2: \"1\" is no class",
		"=\t1 a 1\nu x\t1 0 many":          "line 2: \"many\" is no weight",
		"=\t1 a 1\nu x\t1 0 200":           "line 2: \"200\" is no weight",
		"=\t1 a 1\nxx y\t1 0 5":            "line 2: \"xx y\" is no feature",
		"=\t1 a 1\nu x\t1 0 1\nu x\t1 0 1": "line 3: \"u x\" is told twice",
	} {
		if _, err := Parse(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// However many features a text has, their weights add up, by the length of their vector.
func TestOddsOfMany(t *testing.T) {
	var text strings.Builder
	text.WriteString("=\t0.5 one 0.5 two -0.5\n")
	var many []Feature
	for i := range 3 * most {
		name := "u word" + strconv.Itoa(i)
		fmt.Fprintf(&text, "%s\t2 0 100 1 -128\n", name)
		f, _ := Named(name)
		many = append(many, f)
	}
	m, err := Parse(text.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, most - 1, most, most + 1, 2*most - 1, len(many)} {
		got := odds(m, many[:n])
		length := 2 * math.Sqrt(float64(max(1, n)))
		one, two := 0.5+0.5*100*float64(n)/length, -0.5-0.5*128*float64(n)/length
		if math.Abs(float64(got[0])-one) > 0.01*one || math.Abs(float64(got[1])-two) > -0.01*two {
			t.Errorf("%d features: odds %v, want %v and %v", n, got, one, two)
		}
	}
}

// What is learned is what minimises the objective: its slope in each weight is next to
// nothing.
func TestTrainConverges(t *testing.T) {
	var examples []Example
	for i := range 60 {
		e := Example{Features: names([]string{"the firm opens a site", "the firm sells a unit", "it sells the site to a fund", "guests talk of a unit", "the site is old"}[i%5])}
		if i%5 == 1 || i%5 == 2 && i%10 < 5 {
			e.Classes = []string{"sale"}
		}
		e.Weight = 0.1
		examples = append(examples, e)
	}
	w := Train([]string{"sale"}, nil, examples)
	at := map[string]int{}
	for i, n := range w.names {
		at[n] = i
	}
	slopes, bias := make([]float64, len(w.names)), w.bias[0]
	for f := range slopes {
		slopes[f] = w.of[f][0] / w.rarity[f]
	}
	for _, e := range examples {
		r := w.rowOf(e, at)
		sum := w.bias[0]
		for k, f := range r.features {
			sum += r.values[k] * w.of[f][0] / w.rarity[f]
		}
		y := float64(r.classes[0])
		d := cost * r.weight * y / (1 + math.Exp(y*sum))
		bias -= d
		for k, f := range r.features {
			slopes[f] -= d * r.values[k]
		}
	}
	for f, slope := range append(slopes, bias) {
		if math.Abs(slope) > 0.05 {
			t.Errorf("the slope in weight %d is %.3f", f, slope)
		}
	}
}

package extract

import (
	"math/bits"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/token"
)

// sign is a word of what classifiers learn from, with its hash: a word is hashed once for
// all the pairs that it stands in.
type sign struct {
	text string
	hash uint64
}

func signOf(text string) sign {
	if text == "" {
		return noSign
	}
	return sign{text, token.Hash(text)}
}

// signAt is the sign of a token.
func signAt(t *token.Token) sign {
	stem := stemOf(t.Lower)
	if len(stem) == len(t.Lower) {
		return sign{stem, t.Hash()}
	}
	return signOf(stem)
}

// noSign stands where there is no second word.
var noSign sign

// feature is the hash of a sign of a kind.
func feature(kind byte, first, second sign) classifier.Feature {
	return classifier.Of(kind, first.hash, second.hash)
}

// named is the name of a sign of a kind, as training has it.
func named(kind byte, first, second sign) string {
	if second.text == "" {
		return string(kind) + " " + first.text
	}
	return string(kind) + " " + first.text + " " + second.text
}

// signs gives the signs of a table of words.
func signs(texts ...string) (out []sign) {
	for _, t := range texts {
		out = append(out, signOf(t))
	}
	return out
}

// What stands for names, dates, numbers, amounts and the ends of a sentence in signs.
var (
	anyName    = signOf("ORG")
	anyDate    = signOf("DATE")
	anyNumber  = signOf("#")
	anyMoney   = signOf("#$")
	anyPercent = signOf("#%")
	anyOther   = signOf("##")
	begins     = signOf("^")
	ends       = signOf("$")
	digits     = [mostCounted + 1]sign(signs("0", "1", "2", "3", "4"))
)

// stemOf cuts the commonest endings off a long word.
func stemOf(w string) string {
	if len(w) <= 5 {
		return w
	}
	switch w[len(w)-1] {
	case 'g':
		return strings.TrimSuffix(w, "ing")
	case 'd':
		return strings.TrimSuffix(w, "ed")
	case 's':
		return strings.TrimSuffix(w[:len(w)-1], "e")
	}
	return w
}

// classSigns are the names of the lexicon's classes.
var classSigns = sync.OnceValue(func() *[maxClasses]sign {
	var names [maxClasses]sign
	for name, c := range words().classes {
		names[c] = signOf(name)
	}
	return &names
})

// eachClass gives the lexicon's classes that the sentence has.
func (sc *scene) eachClass(yield func(class) bool) {
	for n, set := range sc.set {
		for ; set != 0; set &= set - 1 {
			if !yield(class(n<<6 + bits.TrailingZeros64(set))) {
				return
			}
		}
	}
}

// knownClasses are the classes of the lexicon of which a model knows what it means that a
// sentence has them.
type knownClasses struct {
	all classes
	of  [maxClasses]classifier.Known
}

// classesIn finds the lexicon's classes in a model.
func classesIn(m *classifier.Model) *knownClasses {
	k := &knownClasses{}
	for c, name := range classSigns() {
		if known, ok := m.Find(feature(classInside, name, noSign)); ok && name.hash != 0 {
			k.all.add(class(c))
			k.of[c] = known
		}
	}
	return k
}

// addClasses adds the classes that the sentence has.
func (sc *scene) addClasses(sum *classifier.Sum, known *knownClasses) {
	for n, set := range sc.set {
		for set &= known.all[n]; set != 0; set &= set - 1 {
			sum.AddOnce(classifier.Kinds, known.of[n<<6+bits.TrailingZeros64(set)])
		}
	}
}

// What is counted in a sentence.
const (
	companiesCounted = iota
	namedCounted
	researchCounted
	datesCounted
	moneyCounted
	amountsCounted
	placesCounted
	topicalCounted
	leadCounted
	lengthCounted
)

var countedSigns = [...]sign{
	companiesCounted: signOf("companies"), namedCounted: signOf("named"), researchCounted: signOf("research"),
	datesCounted: signOf("dates"), moneyCounted: signOf("money"), amountsCounted: signOf("amounts"), placesCounted: signOf("places"),
	topicalCounted: signOf("topical"), leadCounted: signOf("lead"), lengthCounted: signOf("length"),
}

// mostCounted is where all counting ends; of some it ends before.
const mostCounted = 4

var mostOf = [len(countedSigns)]int{
	companiesCounted: 3, namedCounted: 1, researchCounted: 1, datesCounted: 2, moneyCounted: 2, amountsCounted: 3, placesCounted: 1,
	topicalCounted: 1, leadCounted: 3, lengthCounted: mostCounted,
}

// wordsPerStep is how finely the length of a sentence counts.
const wordsPerStep = 12

// numbers is how many of what is counted a sentence has, up to where counting ends.
func (sc *scene) numbers() (n [len(countedSigns)]int) {
	n[datesCounted], n[placesCounted], n[leadCounted], n[lengthCounted] = len(sc.dates), len(sc.places), sc.nth, len(sc.toks)/wordsPerStep
	for i := range sc.orgs {
		switch o := &sc.orgs[i]; {
		case o.kind != data.Actor:
			n[researchCounted] = 1
		case o.aside:
		default:
			if !sc.actedBefore(i) {
				n[companiesCounted]++
			}
			if !o.meant {
				n[namedCounted] = 1
			}
		}
	}
	for i := range sc.sums {
		if sumClass[sc.sums[i].Kind] == atMoney {
			n[moneyCounted]++
		} else {
			n[amountsCounted]++
		}
	}
	if sc.topical {
		n[topicalCounted] = 1
	}
	for what := range n {
		n[what] = max(0, min(n[what], mostOf[what]))
	}
	return n
}

// actedBefore reports whether the company of a mention was mentioned before it in the sentence.
func (sc *scene) actedBefore(i int) bool {
	for k := range i {
		if o := &sc.orgs[k]; o.id == sc.orgs[i].id && o.kind == data.Actor && !o.aside {
			return true
		}
	}
	return false
}

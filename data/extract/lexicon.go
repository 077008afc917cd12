package extract

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"yunshi/data/token"
)

//go:embed rules/lexicon.txt
var lexiconText string

//go:embed rules/idioms.txt
var idiomsText string

//go:embed rules/irregular.txt
var irregularText string

// irregular gives past and participle of the verbs in irregular.txt.
var irregular = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(irregularText) {
		if f := strings.Fields(line); len(f) == 3 && f[0] != "#" {
			m[f[0]] = f[1:]
		}
	}
	return m
})

// class is a set of words that rules can ask for by name. The classes with an @
// are not words but mentions: @org, @money, @date and so on.
type class uint16

// maxClasses is the room for classes: those of lexicon.txt, of predicates.txt and of
// mentions.
const maxClasses = 1024

// The mention classes come first so that code can name them.
const (
	noClass class = iota
	atOrg
	atGov      // a public body of the registry
	atResearch // a research firm of the registry
	atMoney
	atPercent
	atCount
	atMultiple
	atDate
	atPlace
	atBrand // a cloud's brand: the company is its owner
	atName  // a capitalised word that no table knows
	atMinor // a percentage below fifty: of a company, a stake that does not control it
	atHours // how long something lasted, in hours or minutes
	firstWordClass
)

var mentionClasses = map[string]class{
	"@org": atOrg, "@gov": atGov, "@research": atResearch, "@money": atMoney, "@percent": atPercent, "@count": atCount,
	"@multiple": atMultiple, "@date": atDate, "@place": atPlace, "@name": atName, "@brand": atBrand, "@minor": atMinor, "@hours": atHours,
}

// lexicon finds the phrases of lexicon.txt in a row of tokens: a trie over
// lower-case tokens, longest match first, several classes to a phrase.
type lexicon struct {
	root    map[string]*branch // nil, once all phrases are known
	first   *token.Table[node] // by then: the words that begin phrases
	after   token.Edges[node]  // and those that go on with them
	senses  []sense
	classes map[string]class
}

// branch is a place in the trie while phrases are added.
type branch struct {
	next   map[string]*branch
	senses []sense
}

// node is a branch to which nothing will be added, without pointers for the collector
// to follow.
type node struct {
	next       uint64 // the signs of the words with which phrases go on
	place      uint32 // among the nodes with which phrases go on
	first, end uint32 // in its senses
}

// means gives the senses of a node.
func (l *lexicon) means(n *node) []sense { return l.senses[n.first:n.end] }

// goOn is where a phrase comes with token i, nil where it does not go on.
func (l *lexicon) goOn(n *node, toks []token.Token, i int) *node {
	if n.next == 0 || i >= len(toks) || !toks[i].Among(n.next) {
		return nil
	}
	return l.after.Go(n.place, &toks[i])
}

// sense is what a phrase means to one class.
type sense struct {
	class class
	form  form
}

// index makes the tables, and lets go of the branches.
func (l *lexicon) index() {
	edges, places := map[token.Edge]node{}, uint32(0)
	l.first = token.NewTable(l.nodes(l.root, &places, edges))
	l.after, l.root = token.NewEdges(edges), nil
}

// nodes makes nodes of a level, and edges of the levels below it.
func (l *lexicon) nodes(level map[string]*branch, places *uint32, edges map[token.Edge]node) map[string]node {
	nodes := make(map[string]node, len(level))
	for word, b := range level {
		n := node{first: uint32(len(l.senses))}
		l.senses = append(l.senses, b.senses...)
		n.end = uint32(len(l.senses))
		if len(b.next) > 0 {
			*places++
			n.place = *places
			for next, to := range l.nodes(b.next, places, edges) {
				n.next |= token.Sign(next)
				edges[token.Edge{From: n.place, Word: next}] = to
			}
		}
		nodes[word] = n
	}
	return nodes
}

var words = sync.OnceValue(func() *lexicon {
	l, err := parseLexicon(lexiconText)
	if err == nil {
		err = l.addPredicates(predicatesText)
	}
	if err == nil {
		err = l.read("idioms.txt", idiomsText, l.knownClass)
	}
	if err != nil {
		panic(err) // embedded and tested: a broken table is a broken build
	}
	l.index()
	return l
})

func parseLexicon(text string) (*lexicon, error) {
	l := &lexicon{root: map[string]*branch{}, classes: map[string]class{}}
	for name, c := range mentionClasses {
		l.classes[name] = c
	}
	return l, l.read("lexicon.txt", text, l.newClass)
}

// read adds the phrases of a table to the classes that find gives for their names.
func (l *lexicon) read(file, text string, find func(name string) (class, error)) error {
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%s line %d: no class name before a colon", file, n+1)
		}
		c, err := find(name)
		if err != nil {
			return fmt.Errorf("%s line %d: %w", file, n+1, err)
		}
		for phrase := range strings.SplitSeq(list, ",") {
			if phrase = strings.TrimSpace(phrase); phrase == "" {
				return fmt.Errorf("%s line %d: empty phrase", file, n+1)
			}
			l.addPhrase(phrase, c)
		}
	}
	return nil
}

// knownClass finds a class that another table has named.
func (l *lexicon) knownClass(name string) (class, error) {
	c := l.classes[name]
	if c == noClass {
		return noClass, fmt.Errorf("no class %q in lexicon.txt or predicates.txt", name)
	}
	return c, nil
}

// newClass gives a name its class; a name stands once.
func (l *lexicon) newClass(name string) (class, error) {
	if l.classes[name] != noClass {
		return noClass, fmt.Errorf("the class %q stands twice", name)
	}
	c := firstWordClass + class(len(l.classes)-len(mentionClasses))
	if int(c) >= len(classes{})*64 {
		return noClass, fmt.Errorf("no room for the class %q", name)
	}
	l.classes[name] = c
	return c, nil
}

// add adds a phrase, and what becomes of it where a word of it is misspelt in one of
// the ways that are common.
func (l *lexicon) add(phrase string, s sense) {
	l.addSpelt(phrase, s)
	for _, slip := range misspelt(phrase) {
		l.addSpelt(slip, s)
	}
}

func (l *lexicon) addSpelt(phrase string, s sense) {
	var at *branch
	level := l.root
	for _, t := range token.Split(strings.ReplaceAll(phrase, " 's", "'s")) {
		n := level[t.Lower]
		if n == nil {
			n = &branch{}
			level[t.Lower] = n
		}
		if n.next == nil {
			n.next = map[string]*branch{}
		}
		at, level = n, n.next
	}
	for i := range at.senses {
		if at.senses[i].class == s.class {
			at.senses[i].form |= s.form
			return
		}
	}
	at.senses = append(at.senses, s)
}

// item is something a rule can ask for: a phrase of the lexicon or a mention.
type item struct {
	class class
	form  form  // of a predicate's word: see voice.go
	ref   int32 // index of the mention, by class
	span        // tokens of the sentence
}

// span is a half-open range of token indices within a sentence.
type span struct{ first, end int }

// find appends the phrases in toks.
func (l *lexicon) find(dst []item, toks []token.Token) []item {
	for i := range toks {
		if n := l.first.Place(&toks[i]); n != nil {
			dst, _ = l.append(dst, n, toks, i)
		}
	}
	return dst
}

// append appends the phrases that begin at token i, whose node it is, and tells where
// the longest ends. Of those of one class only the longest counts; a phrase of two
// words or more also hides what its own words mean by themselves to the same class.
func (l *lexicon) append(dst []item, n *node, toks []token.Token, i int) (all []item, end int) {
	start := len(dst)
	for _, s := range l.means(n) {
		dst, end = append(dst, item{class: s.class, form: s.form, span: span{i, i + 1}}), i+1
	}
	for j := i + 1; ; j++ {
		if n = l.goOn(n, toks, j); n == nil {
			break
		}
		for _, s := range l.means(n) {
			end = j + 1
			if k := sameClass(dst[start:], s.class); k >= 0 {
				dst[start+k].end, dst[start+k].form = end, s.form
			} else {
				dst = append(dst, item{class: s.class, form: s.form, span: span{i, end}})
			}
		}
	}
	return dst, end
}

func sameClass(items []item, c class) int {
	for i := range items {
		if items[i].class == c {
			return i
		}
	}
	return -1
}

// addPhrase adds a phrase as it stands, or "~sign up" in all its forms: sign up,
// signs up, signing up and signed up. Irregular verbs stand in irregular.txt, and
// a phrase may give its own past forms after a slash.
func (l *lexicon) addPhrase(phrase string, c class) {
	verb, ok := strings.CutPrefix(phrase, "~")
	if !ok {
		l.add(phrase, sense{class: c})
		return
	}
	parts := strings.Split(verb, "/")
	all := conjugate(parts[0])
	for i, text := range all {
		if len(parts) == 1 || 1<<i&(pastForm|participle) == 0 {
			l.addForm(text, sense{c, 1 << i})
		}
	}
	for _, text := range parts[1:] {
		l.add(text, sense{c, pastForm | participle})
	}
	l.addForms(parts[0], c, 0)
}

// addForm adds a form of a verb, and the other of two spellings.
func (l *lexicon) addForm(text string, s sense) {
	l.add(text, s)
	if other := otherSpelling(text); other != "" {
		l.add(other, s)
	}
}

// addForms adds the forms that only "be" has.
func (l *lexicon) addForms(verb string, c class, own form) {
	if rest, ok := strings.CutPrefix(verb, "be "); ok {
		l.add("are "+rest, sense{c, thirdForm | own})
		l.add("were "+rest, sense{c, pastForm | own})
	}
}

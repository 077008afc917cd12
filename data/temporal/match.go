package temporal

import (
	_ "embed"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

//go:embed rules.txt
var rulesText string

// element is one place of a pattern: any of some classes, perhaps optional,
// perhaps only without a gap before it.
type element struct {
	classes  mask
	list     []class // as written
	optional bool
	glued    bool
}

// slot is the first of the element's classes that the item has.
func (e *element) slot(it *item) slot {
	for _, c := range e.list {
		if it.classes.has(c) {
			return slot{c, it}
		}
	}
	return slot{0, it}
}

// rule is a line of rules.txt.
type rule struct {
	id      string
	pattern []element
	resolve resolver
	arg     string
	chat    bool   // only in the dialect of assistants
	first   mask   // the classes that can begin it
	needs   []mask // what must stand somewhere in a run, the rarest first
}

// stage is one pass of the cascade.
type stage struct {
	number int
	rules  []rule
	needs  mask // one of these must be there for any of them to hold
}

// ruleSet is a set of the rules of one stage.
type ruleSet [2]uint64

func (s *ruleSet) add(n int) { s[n>>6] |= 1 << (n & 63) }

// maxStages is the room for stages in a grammar.
const maxStages = 9

// slots are the items that a rule matched, with the element each filled.
type slots []slot

type slot struct {
	class class
	item  *item
}

// grammar is the lexicon and the rules, read once and never changed.
type grammar struct {
	lex0    *lexicon
	stages  []stage
	c       classes
	keyed   [maxClasses][maxStages]ruleSet // the rules by the rarest class that they need
	anchors mask                           // without one of which a run holds no date
	tiers   [len(tiers)]mask
	joiners mask // what stands between the members of a list
	parts   map[class]part
}

// tiers are the classes that many runs have, from those that fewer have to those that
// nearly all do: every run comes to hold a phrase. A rule is tried where the rarest
// class that it needs is met.
var tiers = [...]string{
	"INT DAYNUM MONTHNUM YEAR YEARX YY",
	"THE OF IN ON AT TO A AND COMMA FOR BY DASH",
	"cDAY cWEEK cMON cQTR cHALF cNINE cYR cDEC cSPAN cWD cLEN cSEASON cWEEKEND",
}

// newGrammar reads the rules. A line is "id  pattern… = resolver [argument]";
// "stage NAME" begins the next pass, "let NAME = CLASS|CLASS" names a choice. In
// a pattern "?" marks the optional, "+" what touches the item before, and quotes
// a word. A "*" before the id keeps a rule to the dialect of assistants.
func newGrammar(words, rules string) (*grammar, error) {
	l, err := newLexicon(words)
	if err != nil {
		return nil, err
	}
	g := &grammar{lex0: l}
	for i, names := range tiers {
		for _, name := range strings.Fields(names) {
			g.tiers[i].add(l.names[name])
		}
	}
	lets := map[string]string{}
	for i, line := range strings.Split(rules, "\n") {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
			continue
		case fields[0] == "stage":
			g.stages = append(g.stages, stage{number: len(g.stages)})
			continue
		case fields[0] == "let" && len(fields) == 4:
			lets[fields[1]] = fields[3]
			continue
		case len(g.stages) == 0 || len(g.stages) > maxStages:
			return nil, fmt.Errorf("rules line %d: in no stage, or in one too many", i+1)
		}
		r, err := g.rule(fields, lets)
		if err != nil {
			return nil, fmt.Errorf("rules line %d: %w", i+1, err)
		}
		if s := &g.stages[len(g.stages)-1]; len(s.rules) == 64*len(ruleSet{}) {
			return nil, fmt.Errorf("rules line %d: more than %d rules in a stage", i+1, len(s.rules))
		}
		g.add(r)
	}
	if len(l.names) > maxClasses {
		return nil, fmt.Errorf("%d classes; there is room for %d", len(l.names), maxClasses)
	}
	return g, g.name()
}

func (g *grammar) rule(fields []string, lets map[string]string) (rule, error) {
	id, chat := strings.CutPrefix(fields[0], "*")
	r := rule{id: id, chat: chat}
	k := 1
	for ; k < len(fields) && fields[k] != "="; k++ {
		e, err := g.element(fields[k], lets)
		if err != nil {
			return r, err
		}
		r.pattern = append(r.pattern, e)
	}
	if k+1 >= len(fields) || len(r.pattern) == 0 {
		return r, fmt.Errorf("%s: want a pattern, =, and a resolver", r.id)
	}
	var ok bool
	if r.resolve, ok = resolvers[fields[k+1]]; !ok {
		return r, fmt.Errorf("%s: no resolver %q", r.id, fields[k+1])
	}
	for _, e := range r.pattern {
		if !e.optional {
			r.needs = append(r.needs, e.classes)
		}
	}
	slices.SortStableFunc(r.needs, func(a, b mask) int { return g.tier(a) - g.tier(b) })
	r.arg = strings.Join(fields[k+2:], " ")
	return r, nil
}

// tier is how common what meets the classes is: 0 for the rare.
func (g *grammar) tier(m mask) int {
	for i := len(g.tiers); i > 0; i-- {
		if m.meets(&g.tiers[i-1]) {
			return i
		}
	}
	return 0
}

func (g *grammar) element(s string, lets map[string]string) (element, error) {
	var e element
	s, e.glued = strings.CutPrefix(s, "+")
	s, e.optional = strings.CutSuffix(s, "?")
	for _, name := range strings.Split(s, "|") {
		for _, n := range strings.Split(lets[name], "|") {
			if n == "" {
				n = name
			}
			if w, quoted := strings.CutPrefix(n, "'"); quoted {
				if _, known := g.lex0.names[n]; !known {
					if len(g.lex0.names) >= maxClasses {
						return e, fmt.Errorf("more than %d classes", maxClasses)
					}
					if err := g.lex0.add(strings.TrimSuffix(w, "'"), g.lex0.class(n)); err != nil {
						return e, err
					}
				}
			}
			c, ok := g.lex0.names[n]
			if !ok {
				return e, fmt.Errorf("no class %q", n)
			}
			e.list = append(e.list, c)
			e.classes.add(c)
		}
	}
	return e, nil
}

// add appends a rule to the last stage.
func (g *grammar) add(r rule) {
	s := &g.stages[len(g.stages)-1]
	for c := range g.keyed {
		if r.needs[0].has(class(c)) {
			g.keyed[c][s.number].add(len(s.rules))
		}
	}
	s.needs = s.needs.plus(r.needs[0])
	for _, e := range r.pattern {
		r.first = r.first.plus(e.classes)
		if !e.optional {
			break
		}
	}
	s.rules = append(s.rules, r)
}

// run rewrites items in place: at each item the rule that takes most items wins,
// among equals the first in the table. Most runs lack what most rules need, so
// those are struck out first.
func (s *stage) run(c *context, items []item) []item {
	if !s.needs.meets(&c.all) {
		return items
	}
	able := s.able(c)
	if len(able) == 0 {
		return items
	}
	k := 0
	for i := 0; i < len(items); k++ {
		n := c.best(able, items[i:])
		if n > 0 {
			items[k] = c.won
			c.all = c.all.plus(items[k].classes)
		} else if n = 1; k < i {
			items[k] = items[i]
		}
		i += n
	}
	return items[:k]
}

// remembered is what able found out before.
type remembered struct {
	all   mask
	asked int // the stage and the dialect; 0 is nothing yet
	rules []*rule
}

// rememberedBits is the logarithm of how many answers are remembered.
const rememberedBits = 10

// able are the rules of the stage, in order, that the classes of a run allow. Few sets
// of classes are most that come up: what they allow is remembered.
func (s *stage) able(c *context) []*rule {
	asked := s.number + 1
	if c.assistant {
		asked += maxStages
	}
	h := (c.all[0]*0x9e3779b97f4a7c15 ^ c.all[1]*0xc2b2ae3d27d4eb4f ^ c.all[2]*0x165667b19e3779f9 ^ uint64(asked)*0xff51afd7ed558ccd) >> (64 - rememberedBits)
	m := &c.able[h]
	if m.asked == asked && m.all == c.all {
		return m.rules
	}
	m.asked, m.all, m.rules = asked, c.all, m.rules[:0]
	var keyed ruleSet
	for word, set := range c.all {
		for ; set != 0; set &= set - 1 {
			of := &c.g.keyed[word<<6|bits.TrailingZeros64(set)][s.number]
			keyed[0] |= of[0]
			keyed[1] |= of[1]
		}
	}
	for word, set := range keyed {
		for ; set != 0; set &= set - 1 {
			r := &s.rules[word<<6|bits.TrailingZeros64(set)]
			if (c.assistant || !r.chat) && r.possible(&c.all) {
				m.rules = append(m.rules, r)
			}
		}
	}
	return m.rules
}

func (r *rule) possible(all *mask) bool {
	for i := range r.needs {
		if !r.needs[i].meets(all) {
			return false
		}
	}
	return true
}

// best makes the phrase of the rule that takes most of the items and gives how
// many they are, 0 where none does; the phrase is in c.won.
func (c *context) best(able []*rule, items []item) (taken int) {
	for _, r := range able {
		if !r.first.meets(&items[0].classes) {
			continue
		}
		got, n := match(r.pattern, items, 0, c.slots[:0])
		if n <= taken {
			continue
		}
		if w, ok := r.resolve(c, got, r.arg); ok {
			w.rule = r.id
			c.phrase(items[:n], &w)
			taken = n
		}
	}
	return taken
}

// match matches the pattern at items[at:], taking what is optional if it can,
// and returns the slots and the index after the last item; 0 is no match.
func match(p []element, items []item, at int, got slots) (slots, int) {
	if len(p) == 0 {
		return got, at
	}
	e := &p[0]
	if at < len(items) && e.classes.meets(&items[at].classes) && (at == 0 || items[at].joins(&items[at-1], e.glued)) {
		if res, n := match(p[1:], items, at+1, append(got, e.slot(&items[at]))); n > 0 {
			return res, n
		}
	}
	if e.optional {
		return match(p[1:], items, at, got)
	}
	return nil, 0
}

// joins reports whether an item may follow another in a phrase: without a gap if
// that is asked for, and not in the next line after a year, which ends a dateline.
func (it *item) joins(last *item, glued bool) bool {
	return (!glued || it.glued) && !(it.broken && last.yearly)
}

// phrase makes c.won the item that stands for the ones that a rule matched.
func (c *context) phrase(items []item, w *when) {
	c.whens = append(c.whens, *w)
	first, last := &items[0], &items[len(items)-1]
	c.won = item{
		start: first.start, end: last.end, tok: first.tok, tokN: last.tokN, glued: first.glued, broken: first.broken,
		yearly: last.yearly, when: &c.whens[len(c.whens)-1],
	}
	c.won.classes.add(c.g.c.phrases[w.grain])
}

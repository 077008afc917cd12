package extract

import (
	_ "embed"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

//go:embed rules/events.txt
var eventsText string

//go:embed rules/metrics.txt
var metricsText string

// eventRule is one line of rules/events.txt.
type eventRule struct {
	id       string
	typ      data.EventType
	anchor   class
	conds    []condition
	orgs     int
	subj     bool
	cloudOrg bool // it is plain which participant sells clouds
	named    bool // a company is named before the anchor, not only meant
	focus    bool // the subject may be whom the text is speaking of
	actor    bool // somebody acts, wherever the predicate's voice puts them
	acts     bool // or, where the sentence names nobody, whom the text is speaking of
	host     bool // whose site the text has told of takes part
	joint    bool // two companies act together
	minor    bool // less than half changes hands
	vendor   bool // whom the text is speaking of takes part too: the seller of what is bought
	dated    bool // the clause tells a day, a month or a quarter on which something may have happened
	parents  bool // only who stands before the anchor takes part
	policy   policy
}

// policy says how a rule's modality is found.
type policy uint8

const (
	told policy = iota
	dealt
	always
	intended
	rumoured
	refuted
	foretold
	befalls
	over
)

var policies = map[string]policy{"told": told, "deal": dealt, "fact": always, "plan": intended, "rumour": rumoured, "denial": refuted, "forecast": foretold, "befalls": befalls, "over": over}

// condition is one word of a rule's conditions.
type condition struct {
	classes few  // any of them
	where   byte // 'a' after, 'b' before, 'n' either, 's' sentence, 'o' the thing, 'p' behind the preposition
	preps   token.Set
	reach   int
	not     bool
}

// prepositions are the words that a condition may ask for by name: "to:@org".
var prepositions = wordSet("to with from by for into onto on as in at between over through")

// metricRule is one line of rules/metrics.txt.
type metricRule struct {
	id     string
	metric data.Metric
	unit   class
	cue    class
	side   byte // 'b' before, 'a' after, 'n' either
	reach  int
	cost   int
	unless class // noClass for none
	needs  bool  // the class must stand in the clause instead
}

var eventRules = sync.OnceValue(func() []eventRule {
	rules, err := parseEventRules(eventsText, words())
	if err != nil {
		panic(err)
	}
	return rules
})

var metricRules = sync.OnceValue(func() []metricRule {
	rules, err := parseMetricRules(metricsText, words())
	if err != nil {
		panic(err)
	}
	return rules
})

// rows yields the fields of each line that is neither empty nor a comment.
func rows(file, text string, columns int, row func([]string) error) error {
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		err := fmt.Errorf("%d columns, want %d", len(fields), columns)
		if len(fields) == columns {
			err = row(fields)
		}
		if err != nil {
			return fmt.Errorf("%s line %d: %w", file, n+1, err)
		}
	}
	return nil
}

func (l *lexicon) class(name string) (class, error) {
	if c := l.classes[name]; c != noClass {
		return c, nil
	}
	return noClass, fmt.Errorf("no class %q in lexicon.txt", name)
}

func parseEventRules(text string, l *lexicon) ([]eventRule, error) {
	var out []eventRule
	seen := map[string]bool{}
	err := rows("events.txt", text, 5, func(f []string) error {
		r := eventRule{id: f[0], typ: data.EventType(f[1])}
		if seen[r.id] {
			return fmt.Errorf("id %s stands twice", r.id)
		}
		seen[r.id] = true
		var err error
		if r.anchor, err = l.class(f[2]); err != nil {
			return err
		}
		p, ok := policies[f[4]]
		if !ok {
			return fmt.Errorf("no modality policy %q", f[4])
		}
		r.policy = p
		for _, w := range strings.Fields(f[3]) {
			if err := r.condition(w, l); err != nil {
				return err
			}
		}
		if len(out) == maxRules {
			return fmt.Errorf("more than %d rules", maxRules)
		}
		out = append(out, r)
		return nil
	})
	return out, err
}

// flags are the conditions of one word.
var flags = map[string]func(*eventRule){
	"subj":     func(r *eventRule) { r.subj = true },
	"named":    func(r *eventRule) { r.subj, r.named = true, true },
	"focus":    func(r *eventRule) { r.subj, r.focus = true, true },
	"actor":    func(r *eventRule) { r.actor = true },
	"acts":     func(r *eventRule) { r.actor, r.acts = true, true },
	"whose":    func(r *eventRule) { r.acts = true },
	"host":     func(r *eventRule) { r.host = true },
	"joint":    func(r *eventRule) { r.joint = true },
	"minor":    func(r *eventRule) { r.minor = true },
	"vendor":   func(r *eventRule) { r.vendor = true },
	"dated":    func(r *eventRule) { r.dated = true },
	"parents":  func(r *eventRule) { r.parents = true },
	"cloudorg": func(r *eventRule) { r.cloudOrg = true },
}

// arePrepositions reports whether slashes part nothing but prepositions: "on/at".
func arePrepositions(list string) bool {
	for w := range strings.SplitSeq(list, "/") {
		if !prepositions.Has(w) {
			return false
		}
	}
	return true
}

func (r *eventRule) condition(w string, l *lexicon) error {
	if set := flags[w]; set != nil {
		set(r)
		return nil
	}
	if n, ok := strings.CutPrefix(w, "orgs:"); ok {
		k, err := strconv.Atoi(n)
		r.orgs = k
		return err
	}
	var c condition
	w, c.not = strings.CutPrefix(w, "!")
	parts := strings.Split(w, ":")
	switch {
	case len(parts) < 2:
		return fmt.Errorf("condition %q is not understood", w)
	case arePrepositions(parts[0]):
		c.where, c.preps = 'p', token.SetOf(strings.Split(parts[0], "/")...)
	case len(parts[0]) == 1 && strings.Contains("abnso", parts[0]):
		c.where = parts[0][0]
	default:
		return fmt.Errorf("condition %q is not understood", w)
	}
	for name := range strings.SplitSeq(parts[1], "/") {
		k, err := l.class(name)
		if err != nil {
			return err
		}
		c.classes = c.classes.with(k)
	}
	if len(parts) == 3 {
		var err error
		if c.reach, err = strconv.Atoi(parts[2]); err != nil {
			return err
		}
	}
	r.conds = append(r.conds, c)
	return nil
}

func parseMetricRules(text string, l *lexicon) ([]metricRule, error) {
	sides := map[string]byte{"before": 'b', "after": 'a', "around": 'n'}
	units := map[string]class{"money": atMoney, "percent": atPercent, "count": atCount}
	var out []metricRule
	err := rows("metrics.txt", text, 8, func(f []string) error {
		cue, err := l.class(f[3])
		if err != nil {
			return err
		}
		reach, err := strconv.Atoi(f[5])
		if err != nil {
			return err
		}
		cost, err := strconv.Atoi(f[6])
		if err != nil {
			return err
		}
		if sides[f[4]] == 0 || units[f[2]] == 0 {
			return fmt.Errorf("side %q or unit %q is not understood", f[4], f[2])
		}
		var unless class
		name, needs := strings.CutPrefix(f[7], "+")
		if name != "" {
			if unless, err = l.class(name); err != nil {
				return err
			}
		}
		out = append(out, metricRule{f[0], data.Metric(f[1]), units[f[2]], cue, sides[f[4]], reach, cost, unless, needs})
		return nil
	})
	return out, err
}

// possible reports whether a sentence of such classes has all that the rule asks for.
func (e *eventRule) possible(set *classes) bool {
	for n := range e.conds {
		if c := &e.conds[n]; !c.not && !set.hasAny(c.classes) {
			return false
		}
	}
	return true
}

// besides are the classes of which a sentence with the anchor must have one: those of
// the condition that asks for the fewest, and for no mention if it can, since most
// sentences have some; also are those of the next one that can be told at once. Where
// there are no such conditions, they are the anchor itself.
func (e *eventRule) besides() (besides few, also fewWord) {
	asked := make([]few, 0, len(e.conds)+2)
	for n := range e.conds {
		if c := &e.conds[n]; !c.not {
			asked = append(asked, c.classes)
		}
	}
	slices.SortStableFunc(asked, func(a, b few) int { return a.common() - b.common() })
	anchor := few(nil).with(e.anchor)
	asked = append(asked, anchor, anchor)
	next := slices.IndexFunc(asked[1:], func(f few) bool { return len(f) == 1 })
	return asked[0], asked[1+next][0]
}

// holds reports whether the condition is met for an anchor in its clause; chain links
// the items of the sentence.
func (c *condition) holds(sc *scene, chain *chain, anchor item, clause span) bool {
	if !sc.set.hasAny(c.classes) {
		return c.not
	}
	var where [2]span
	switch c.where {
	case 'o':
		where = sc.things(anchor, clause)
	case 'p':
		where[0] = sc.behind(c.preps, anchor, clause)
	}
	for _, w := range c.classes {
		for set := w.bits & sc.set[w.word]; set != 0; set &= set - 1 {
			for k := chain.head[w.word<<6|bits.TrailingZeros64(set)]; k > 0; k = chain.next[k-1] {
				it := &sc.items[k-1]
				if it.span != anchor.span && !c.owned(sc, it) && c.finds(sc, it, anchor.span, clause, where) {
					return !c.not
				}
			}
		}
	}
	return c.not
}

// owned reports whether a thing asked for is a company that is only meant as its
// owner, or as "it" behind a preposition: who hands over "its servers" hands over
// no company.
func (c *condition) owned(sc *scene, it *item) bool {
	if c.where == 'o' && it.class >= firstWordClass && sc.isWord(it.end, "'s") {
		return true // "sells the firm's services"
	}
	if c.where != 'o' && c.where != 'p' || it.class != atOrg || !sc.orgs[it.ref].meant {
		return false
	}
	return sc.among(it.first, possessives) || c.where == 'p' && sc.isWord(it.first, "it")
}

var possessives = wordSet("its their")

// finds reports whether the item stands where the condition looks.
func (c *condition) finds(sc *scene, it *item, anchor, clause span, where [2]span) bool {
	switch c.where {
	case 's':
		return true
	case 'o', 'p':
		return where[0].contains(it.first) || where[1].contains(it.first)
	}
	if !clause.contains(it.first) {
		return false
	}
	if c.not && c.where == 'n' && it.overlaps(anchor) && it.end-it.first > anchor.end-anchor.first {
		return true // "capital expenditure" is no capital
	}
	after := it.first >= anchor.end && it.first-anchor.end <= c.reach+c.aside(sc, anchor.end, it.first)
	before := it.end <= anchor.first && anchor.first-it.end <= c.reach+c.aside(sc, it.end, anchor.first)
	return after && c.where != 'b' || before && c.where != 'a'
}

// longAside is how many tokens a bracket may have that does not part what stands around
// it.
const longAside = 12

// aside counts the tokens in brackets between two places that are a little too far apart
// without them: "raised 1 billion yuan (about $150 mln) in a round".
func (c *condition) aside(sc *scene, from, to int) int {
	if c.not || to-from <= c.reach || to-from > c.reach+longAside {
		return 0
	}
	n, open := 0, -1
	for i := from; i < to; i++ {
		switch sc.toks[i].Lower {
		case "(", "（":
			open = i
		case ")", "）":
			if open >= 0 {
				n += i + 1 - open
			}
			open = -1
		}
	}
	return n
}

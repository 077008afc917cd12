package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

//go:embed rules/events.txt
var eventsText string

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
	nobody   bool // no company takes part
	parents  bool // only who stands before the anchor takes part
	policy   policy
	// A sentence must have one of the classes of each of these: the condition that tells
	// most rules away, the next that does so at once, and the others.
	besides few
	also    fewWord
	needs   []few
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
	where   byte // 'a' after, 'b' before, 'n' either, 's' sentence, 't' it or the two before, 'o' the thing, 'p' behind the preposition
	preps   token.Set
	reach   int
	not     bool
}

// prepositions are the words that a condition may ask for by name: "to:@org".
var prepositions = wordSet("to with from by for into onto on as in at between over through")

var eventRules = sync.OnceValue(func() []eventRule {
	rules, err := parseEventRules(eventsText, words())
	if err != nil {
		panic(err)
	}
	return rules
})

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
		r.order()
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
	"nobody":   func(r *eventRule) { r.nobody = true },
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
	case len(parts[0]) == 1 && strings.Contains("abnsto", parts[0]):
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

// possible reports whether a sentence that anchors allow the rule has all else that it
// asks for.
func (e *eventRule) possible(set *classes) bool {
	for _, need := range e.needs {
		if !set.hasAny(need) {
			return false
		}
	}
	return true
}

// order finds besides, also and needs. Besides are the classes of the condition that asks
// for the fewest, and for no mention if it can, since most sentences have some; also are
// those of the next one that can be told at once. Where there are no such conditions, they
// are the anchor itself.
func (e *eventRule) order() {
	asked := make([]few, 0, len(e.conds)+2)
	for n := range e.conds {
		if c := &e.conds[n]; !c.not && c.where != 't' {
			asked = append(asked, c.classes)
		}
	}
	slices.SortStableFunc(asked, func(a, b few) int { return a.common() - b.common() })
	anchor := few(nil).with(e.anchor)
	asked = append(asked, anchor, anchor)
	next := slices.IndexFunc(asked[1:], func(f few) bool { return len(f) == 1 })
	e.besides, e.also = asked[0], asked[1+next][0]
	e.needs = slices.Delete(asked, 1+next, 2+next)[1:]
}

package extract

import (
	"math/bits"
	"slices"
)

// anchors are rules by the class that each needs. A sentence has a dozen of the
// classes, and most rules need others, or others besides.
type anchors struct {
	all   classes
	rules [maxClasses][]anchored
}

// anchored is a rule of a class. The sentence must have one of the classes besides and
// one of those also; if the former lie in several words of a set, the rule stands
// there several times.
type anchored struct {
	rule          int
	besides, also fewWord
}

// ruleSet is a set of rules by their place in the table.
type ruleSet [maxRules / 64]uint64

// maxRules is the room for rules in a table.
const maxRules = 640

func (a *anchors) add(c class, rule int, besides few, also fewWord) {
	a.all.add(c)
	for _, w := range besides {
		a.rules[c] = append(a.rules[c], anchored{rule, w, also})
	}
}

// of gives the rules that the set of classes may allow.
func (a *anchors) of(set *classes) (found ruleSet) {
	for word := range set {
		for b := set[word] & a.all[word]; b != 0; b &= b - 1 {
			rules := a.rules[word<<6|bits.TrailingZeros64(b)]
			for i := range rules {
				if r := &rules[i]; set.hasWord(r.besides) && set.hasWord(r.also) {
					found[r.rule>>6] |= 1 << (r.rule & 63)
				}
			}
		}
	}
	return found
}

// each gives the rules of the set in the order of the table, until told to stop.
func (s *ruleSet) each(yield func(rule int) bool) {
	for i, b := range s {
		for ; b != 0; b &= b - 1 {
			if !yield(i<<6 | bits.TrailingZeros64(b)) {
				return
			}
		}
	}
}

// chain links the items of the sentence at work that are of one class, in order.
type chain struct {
	head   [maxClasses]int32 // by class: the first item, counted from 1
	next   []int32           // by item: the next of its class, counted from 1
	linked []class           // those whose heads are set
}

// link links the items.
func (c *chain) link(items []item) {
	for _, of := range c.linked {
		c.head[of%maxClasses] = 0
	}
	c.next = slices.Grow(c.next[:0], len(items))[:len(items)]
	c.linked = slices.Grow(c.linked[:0], len(items))[:len(items)]
	next, linked := c.next, c.linked
	for i := len(items) - 1; i >= 0; i-- {
		of := items[i].class
		head := &c.head[of%maxClasses]
		next[i], *head = *head, int32(i+1)
		linked[i] = of
	}
}

package extract

import (
	"math/bits"
	"slices"
)

// anchors are rules by the class that each needs. A sentence has a dozen of the
// classes, and most rules need others, or others besides.
type anchors struct {
	all   classes
	first [maxClasses + 1]uint16 // of each class in the rules, and where those of the last end
	rules []anchored
}

// anchored is a rule of a class. The sentence must have one of the classes besides and
// one of those also, each in a word of the set; if the former lie in several words, the
// rule stands there several times.
type anchored struct {
	besides, also     uint64
	rule              uint16
	inBesides, inAlso uint8 // which words of the set
}

// anchorTable are the rules of each class while rules are added.
type anchorTable [maxClasses][]anchored

// ruleSet is a set of rules by their place in the table.
type ruleSet [maxRules / 64]uint64

// maxRules is the room for rules in a table.
const maxRules = 640

func (t *anchorTable) add(c class, rule int, besides few, also fewWord) {
	for _, w := range besides {
		t[c] = append(t[c], anchored{w.bits, also.bits, uint16(rule), uint8(w.word), uint8(also.word)})
	}
}

// laid lays the rules one behind the other.
func (t *anchorTable) laid() (a anchors) {
	for c, rules := range t {
		if len(rules) > 0 {
			a.all.add(class(c))
		}
		a.rules = append(a.rules, rules...)
		a.first[c+1] = uint16(len(a.rules))
	}
	return a
}

// of gives the rules that the set of classes may allow.
func (a *anchors) of(set *classes) (found ruleSet) {
	for word := range set {
		for b := set[word] & a.all[word]; b != 0; b &= b - 1 {
			c := word<<6 | bits.TrailingZeros64(b)
			rules := a.rules[a.first[c]:a.first[c+1]]
			for i := range rules {
				if r := &rules[i]; set[r.inBesides&classMask]&r.besides != 0 && set[r.inAlso&classMask]&r.also != 0 {
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

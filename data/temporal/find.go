package temporal

import (
	"slices"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

// theGrammar reads the embedded tables once; they are checked by a test, so an
// error here is a broken build.
var theGrammar = sync.OnceValue(func() *grammar {
	g, err := newGrammar(lexiconText, rulesText)
	if err != nil {
		panic(err)
	}
	g.bind()
	return g
})

// found is a phrase of the text with its meaning.
type found struct {
	item item
	when when
	date data.Date
}

// bind indexes the words and names the classes without which a stretch of text
// holds no date.
func (g *grammar) bind() {
	for _, name := range strings.Fields("AND OR SLASH COMMA") {
		g.joiners.add(g.lex0.names[name])
	}
	for _, name := range strings.Fields(`MONTH MONABBR WEEKDAY WDABBR UNIT YEAR Q H M TODAY SEASON NIAN YUE RI XINGQI JIDU BANNIAN SHOUJI
		NIANREL YUEREL ZHOUREL JIREL TIANREL HOLIDAY DECADES FISCAL FY CY NIANDAI WEEKEND HALFW SLASH WUPLAN S NIGHT NTH 'singles' 'fortnight' 'new' ''day'`) {
		g.anchors.add(g.lex0.names[name])
	}
	hopeful := g.anchors // and words that numbers are made of
	hopeful.add(g.c.card)
	hopeful.add(g.c.th) // "21st"
	g.anchors.add(g.lex0.names["APOS"])
	g.lex0.index(&hopeful)
}

// apostrophes stand for the century of a year.
var apostrophes = map[string]bool{"'": true, "’": true, "‘": true}

// open begins the reading of tokens.
func (c *context) open(toks []token.Token) {
	c.toks = toks
	c.words = slices.Grow(c.words[:0], len(toks))[:len(toks)]
	c.hopes = c.hopes[:0]
	words, known, dull := c.words, c.g.lex0.table, c.g.lex0.dull
	for i := range words {
		t, w, hope := &toks[i], uint16(0), false
		switch {
		case t.Kind == token.Number:
			hope = len(t.Lower) == 4 || len(t.Lower) == 2 && i > 0 && toks[i-1].End == t.Start && apostrophes[toks[i-1].Lower] // a year, "in '24"
		case known.May(t):
			if at := known.Probe(t); at != nil {
				w = *at
			}
			hope = w != 0 && w < dull || t.Kind == token.Han
		default:
			hope = t.Kind == token.Han
		}
		if words[i] = w; hope {
			c.hopes = append(c.hopes, int32(i))
		}
	}
}

// read finds every phrase in the tokens, in order, and appends them to out. A date is
// made of a stretch of date words; most of them hold none ("of the", "in a") and are
// passed over.
func (c *context) read(out []found, text string) []found {
	if c.assistant {
		return c.readStretch(out, 0, len(c.toks), text)
	}
	end := 0 // of the stretch before
	for _, hope := range c.hopes {
		first := int(hope)
		if first < end {
			continue
		}
		for first > end && c.inDate(first-1) {
			first--
		}
		for end = int(hope) + 1; end < len(c.toks) && c.inDate(end); {
			end++
		}
		out = c.readStretch(out, first, end, text)
	}
	return out
}

// inDate reports whether a date may go on over token i.
func (c *context) inDate(i int) bool {
	if c.words[i] != 0 {
		return true
	}
	k := c.toks[i].Kind
	return k == token.Number || k == token.Break || k == token.Han
}

// readStretch reads the runs of date words in the tokens from i to end.
func (c *context) readStretch(out []found, i, end int, text string) []found {
	run := c.run[:0]
	anchored, broken := false, false
	flush := func() {
		if anchored || c.assistant && len(run) > 0 {
			out = c.cascade(out, run, text)
		}
		run, anchored = run[:0], false
	}
	for i < end {
		t := &c.toks[i]
		if t.Kind == token.Break {
			if t.Lower == "\n\n" {
				flush()
			}
			broken = true
			i++
			continue
		}
		run = append(run, item{})
		it := &run[len(run)-1]
		next, ok := c.lex(it, i)
		if ok && (c.capital(text, it) || c.assistant && c.lowerMay(i, next)) {
			it.when = &none
			it.glued = i > 0 && !broken && c.toks[i-1].End == it.start // a line break touches, too
			it.broken = broken
			it.yearly = it.classes.has(c.g.c.year)
			anchored = anchored || it.classes.meets(&c.g.anchors)
		} else if run = run[:len(run)-1]; len(run) > 0 {
			flush()
		}
		broken = false
		i = next
	}
	flush()
	c.run = run
	return out
}

// capital reports whether a word that must be written with a capital is.
func (c *context) capital(text string, it *item) bool {
	if !it.classes.has(c.g.c.month) {
		return true
	}
	b := text[it.start]
	return it.val != 3 && it.val != 5 || 'A' <= b && b <= 'Z'
}

// lowerMay reports whether "may", as hurried people write it, is the month: beside
// a number, be it in words, or after a preposition.
func (c *context) lowerMay(i, next int) bool {
	before := c.known(i - 1)
	if behind := c.known(next); behind.classes.has(c.g.c.ord) || behind.classes.has(c.g.c.card) {
		return true // "may twenty ninth"
	}
	return before.is(monthly) || c.known(next).is(monthly) || i > 0 && c.toks[i-1].Kind == token.Number || before.classes.has(c.g.c.th) ||
		next < len(c.toks) && c.toks[next].Kind == token.Number
}

// cascade runs the stages over one stretch of date words and appends what they found.
func (c *context) cascade(out []found, run []item, text string) []found {
	c.tense = unasked
	c.runFirst, c.runLast = run[0].tok, run[len(run)-1].tokN
	c.all, c.whens = mask{}, c.whens[:0]
	for i := range run {
		c.all = c.all.plus(run[i].classes)
	}
	items := run
	for i := range c.g.stages {
		items = c.g.stages[i].run(c, items)
	}
	for k := range items {
		it := &items[k]
		if w := it.when; w.grain == gNone || w.grain == gLength && (!w.duration || c.assistant) || !c.stands(it, text) {
			continue
		}
		w := c.leaning(c.settled(c.sameYear(c.listedYear(items, k))))
		d := w.date()
		if w.relative && !w.topical && !c.dated && !c.assistant {
			d = data.Date{}
			if w.grain == gDay || w.grain == gMonth {
				c.day, c.moment = data.Date{}, data.Date{} // "a day later" is counted from this one
			}
		}
		out = append(out, found{*it, w, d})
		c.spokenOf(d, w)
	}
	return out
}

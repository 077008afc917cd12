package temporal

import (
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

// bind names the words that the lexer looks for around numbers, and the classes
// without which a stretch of text holds no date.
func (g *grammar) bind() {
	g.lex0.index()
	g.money = words("$ ¥ € £ ₩ ￥ rmb cny usd hkd twd jpy eur gbp #")
	g.counted = words(`% ‰ percent pct per million billion trillion mn bn bln trn m亿 亿 億 万 萬 元 yuan dollars euros people
		employees staff workers engineers servers customers users clients companies firms enterprises stores cities racks
		nodes machines units patents countries jobs cores gb tb kw mw km megawatts points 家 名 台 项`)
	for _, name := range strings.Fields("AND OR SLASH COMMA") {
		g.joiners.add(g.lex0.names[name])
	}
	for _, name := range strings.Fields(`MONTH MONABBR WEEKDAY WDABBR UNIT YEAR Q H M TODAY SEASON NIAN YUE RI XINGQI JIDU BANNIAN SHOUJI
		NIANREL YUEREL ZHOUREL JIREL TIANREL HOLIDAY DECADES FISCAL FY CY NIANDAI WEEKEND HALFW SLASH WUPLAN S 'singles' 'new'`) {
		g.anchors.add(g.lex0.names[name])
	}
}

// read finds every phrase in the tokens, in order, and appends them to out.
func (c *context) read(out []found, text string) []found {
	run := c.run[:0]
	anchored, broken := false, false
	flush := func() {
		if anchored || c.assistant && len(run) > 0 {
			out = c.cascade(out, run, text)
		}
		run, anchored = run[:0], false
	}
	for i := 0; i < len(c.toks); {
		t := &c.toks[i]
		if t.Kind == token.Break {
			if t.Lower == "\n\n" {
				flush()
			}
			broken = true
			i++
			continue
		}
		it, next, ok := c.g.lex(c.toks, i)
		if ok && (c.g.capital(text, it) || c.assistant && c.lowerMay(i, next)) {
			it.when = &none
			it.glued = i > 0 && c.toks[i-1].End == it.start
			it.broken = broken
			it.yearly = it.classes.has(c.g.c.year)
			anchored = anchored || it.classes.meets(c.g.anchors)
			run = append(run, it)
		} else {
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
func (g *grammar) capital(text string, it item) bool {
	if !it.classes.has(g.c.month) {
		return true
	}
	b := text[it.start]
	return it.val != 3 && it.val != 5 || 'A' <= b && b <= 'Z'
}

// monthly are the words that show a "may" beside them to be the month.
var monthly = words("in of since until till from through before after between mid early late by / -")

// lowerMay reports whether "may", as hurried people write it, is the month: beside
// a number or after a preposition.
func (c *context) lowerMay(i, next int) bool {
	before := c.word(i - 1)
	return monthly[before] || monthly[c.word(next)] || i > 0 && c.toks[i-1].Kind == token.Number || c.g.lex0.words[before].classes.has(c.g.c.th) ||
		next < len(c.toks) && c.toks[next].Kind == token.Number
}

// cascade runs the stages over one stretch of date words and appends what they found.
func (c *context) cascade(out []found, run []item, text string) []found {
	c.tense = unasked
	c.runFirst, c.runLast = run[0].tok, run[len(run)-1].tokN
	c.all, c.keyed, c.whens = mask{}, [maxStages]ruleSet{}, c.whens[:0]
	for i := range run {
		c.meet(run[i].classes)
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
		if w.relative && !w.topical && !c.known && !c.assistant {
			d = data.Date{}
		}
		out = append(out, found{*it, w, d})
		c.spokenOf(d, w)
	}
	return out
}

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
	set := func(words string) map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[w] = true
		}
		return m
	}
	g.money = set("$ ¥ € £ ₩ ￥ rmb cny usd hkd twd jpy eur gbp #")
	g.counted = set(`% ‰ percent pct per million billion trillion mn bn bln trn m亿 亿 億 万 萬 元 yuan dollars euros people
		employees staff workers engineers servers customers users clients companies firms enterprises stores cities racks
		nodes machines units patents countries jobs cores gb tb kw mw km megawatts points 家 个月前 名 台 项`)
	delete(g.counted, "个月前")
	for _, name := range strings.Fields(`MONTH MONABBR WEEKDAY WDABBR UNIT YEAR Q H M TODAY SEASON NIAN YUE RI XINGQI JIDU BANNIAN SHOUJI
		NIANREL YUEREL ZHOUREL JIREL TIANREL HOLIDAY DECADES FISCAL FY CY NIANDAI WEEKEND HALFW SLASH WUPLAN S 'singles' 'new'`) {
		g.anchors.add(g.lex0.names[name])
	}
}

// read finds every phrase in the tokens, in order.
func (c *context) read(text string) []found {
	var out []found
	run := make([]item, 0, 32)
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
		if ok && (c.g.capital(text, it) || c.assistant && next < len(c.toks) && c.toks[next].Kind == token.Number) {
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

// cascade runs the stages over one stretch of date words and appends what they found.
func (c *context) cascade(out []found, run []item, text string) []found {
	c.tense = unasked
	c.runFirst, c.runLast = run[0].tok, run[len(run)-1].tokN
	c.all = mask{}
	for i := range run {
		c.all = c.all.plus(run[i].classes)
	}
	items := run
	for i := range c.g.stages {
		items = c.g.stages[i].run(c, items)
	}
	for k := range items {
		it := &items[k]
		w := *it.when
		if w.grain == gNone || w.grain == gLength && (!w.duration || c.assistant) || !c.stands(it, text) {
			continue
		}
		w = c.leaning(c.settled(w))
		d := w.date()
		out = append(out, found{*it, w, d})
		c.spokenOf(d, w)
	}
	return out
}

// stands reports whether a phrase can be a date where it stands: not a piece of a
// longer number or name ("138-2010-2015", "2014-based", "E9000"), nor a word that
// only looks like one ("She may", "Sun").
func (c *context) stands(it *item, text string) bool {
	g := c.g
	if it.start > 0 && digitOrLetter(text[it.start-1]) && !hanBefore(text, it.start) {
		return false
	}
	if it.start > 1 && strings.IndexByte("-./+", text[it.start-1]) >= 0 && isDigit(text[it.start-2]) && isDigit(text[it.start]) {
		return false
	}
	if it.start > 0 && strings.IndexByte("$#_", text[it.start-1]) >= 0 {
		return false
	}
	if end := it.end; end < len(text) {
		if digitOrLetter(text[end]) && text[end] < 0x80 && isAlnum(text[end-1]) {
			return false
		}
		if end+1 < len(text) && strings.IndexByte("-./", text[end]) >= 0 && isDigit(text[end-1]) && isDigit(text[end+1]) {
			return false
		}
		if end+1 < len(text) && text[end] == '-' && isLetter(text[end+1]) && it.when.grain == gYear && it.tokN-it.tok == 1 {
			return false
		}
	}
	if it.tokN-it.tok > 2 {
		return true
	}
	var before, next string
	if it.tok > 0 {
		before = c.toks[it.tok-1].Lower
	}
	if it.tokN < len(c.toks) {
		next = c.toks[it.tokN].Lower
	}
	lone := it.tokN-it.tok == 1
	word := c.toks[it.tok].Lower
	switch w := it.when; {
	case lone && w.grain == gYear:
		return !notYear[before] && !notYearNext[next]
	case w.grain == gMonth && w.open():
		if len(word) < 4 && word != "may" && lone || g.lex0.words[word].classes.has(g.c.monabbr) {
			return c.assistant && before != "" || leads[before] && upper(text[it.start])
		}
		return c.assistant && it.when.n != 5 && it.when.n != 3 || !names[word] || leads[before] || c.listed(it.tok)
	case w.grain == gWeekday && g.lex0.words[word].classes.has(g.c.wdabbr):
		return leads[before] && (c.assistant || upper(text[it.start])) && word != "sun" && word != "sat"
	case w.grain == gQuarter || w.grain == gHalf:
		return w.y != 0 || word != "h" || upper(text[it.start])
	}
	return true
}

// listed reports whether a month stands in a list of months: "April, May".
func (c *context) listed(tok int) bool {
	return tok > 1 && c.toks[tok-1].Lower == "," && c.g.lex0.words[c.toks[tok-2].Lower].classes.has(c.g.c.month)
}

func upper(b byte) bool         { return 'A' <= b && b <= 'Z' }
func isDigit(b byte) bool       { return '0' <= b && b <= '9' }
func isLetter(b byte) bool      { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isAlnum(b byte) bool       { return isDigit(b) || isLetter(b) }
func digitOrLetter(b byte) bool { return isAlnum(b) || b >= 0x80 }

// hanBefore reports whether what ends before i is not a Latin word: Chinese text
// sets no spaces around its dates.
func hanBefore(text string, i int) bool { return text[i-1] >= 0x80 }

// leads are the words after which "May" or "Oct" is a month.
var leads = words(`in of since by until till to from through before after during for between and last next this early late
	mid - – — / earlier later around about on or`)

// names are months that are also given names or verbs.
var names = words("may march april june august")

// notYear are the words after which a number of four digits is a number.
var notYear = words(`room chapter windows office server azure no version model iso route page call tel flat suite building building's
	than exceed exceeds nearly almost roughly another additional extra phone fax port rfc`)

// notYearNext are the words before which it is one.
var notYearNext = words("r2 times series")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

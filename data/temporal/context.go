package temporal

import (
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/token"
)

// context is one reading of a text against one day.
type context struct {
	g         *grammar
	toks      []token.Token
	ref       data.Day
	last      data.Day // of those that the publication may be on
	dated     bool     // whether ref is known
	fiscalEnd int
	past      bool
	assistant bool
	topic     data.Date // the period last spoken of, for "a year earlier"
	day       data.Date // the day last spoken of, for "a week earlier"
	moment    data.Date // when the thing told last happened, for "a week later"
	runFirst  int       // the tokens [runFirst, runLast) are being read
	runLast   int
	tense     tense // of the run, once asked for
	tacit     bool  // no verb told it

	words []uint16 // of each token its place in the lexicon
	hopes []int32  // the tokens that may make a date of those around them

	// Scratch space of the matcher.
	all   mask // the classes that the run has or had
	able  *[1 << rememberedBits]remembered
	won   item // the phrase of the best of the rules that they allow
	slots [16]slot
	whens []when
	run   []item
	found []found
}

// pool holds contexts that have done their work, for their scratch space.
var pool = sync.Pool{New: func() any { return &context{g: theGrammar(), able: new([1 << rememberedBits]remembered)} }}

// release gives a context back; nothing of it may be held after that.
func (c *context) release() {
	g, able, words, whens, run, found, hopes := c.g, c.able, c.words[:0], c.whens[:0], c.run[:0], c.found[:0], c.hopes[:0]
	*c = context{}
	c.g, c.able, c.words, c.whens, c.run, c.found, c.hopes = g, able, words, whens, run, found, hopes
	pool.Put(c)
}

type tense uint8

const (
	unasked tense = iota
	told
	foretold
)

// clause is how many tokens before and after a date are asked for its tense.
const clause = 14

// future reports whether the clause around the run speaks of what is to come: the
// nearest verb before it tells, or if there is none the first after it. "It will
// spend a billion, he told a forum on 15 September" is of the past.
func (c *context) future() bool {
	if !c.past {
		return true
	}
	if c.tense == unasked && c.obliges() {
		c.tense = foretold
	}
	if c.tense == unasked && c.inPaper() {
		c.tense = told
	}
	if c.tense == unasked && c.timetabled() {
		c.tense = foretold
	}
	if c.tense == unasked {
		if c.fronted() {
			c.tense = c.tensed(c.runLast, 1)
		}
		if c.tense == unasked {
			c.tense = c.tensed(c.runFirst-1, -1)
		}
		if c.tense == unasked {
			c.tense = c.tensed(c.runLast, 1)
		}
		if c.tacit = c.tense == unasked; c.tacit {
			c.tense = told
		}
	}
	return c.tense == foretold
}

// inPaper reports whether the run tells when a paper came out that something is quoted from:
// "it will pay in cash, according to a statement on Tuesday".
func (c *context) inPaper() bool {
	switch c.word(c.runFirst - 1) {
	case "statement", "filing", "report", "release", "notice", "announcement", "note", "letter", "memo", "post", "interview", "disclosure":
	default:
		return false
	}
	for i := c.runFirst - 2; i >= max(0, c.runFirst-6); i-- {
		switch c.word(i) {
		case "in", "per":
			return true
		case "to":
			return c.word(i-1) == "according"
		}
	}
	return false
}

// timetabled reports whether a verb in the present stands right before the run, as timetables
// tell of what is to come: "the trial starts on 6 June", "she takes over in July".
func (c *context) timetabled() bool {
	i := c.runFirst - 1
	for c.word(i) == "on" || c.word(i) == "in" {
		i--
	}
	for n := 0; n < 2 && besideVerb[c.word(i)]; n++ {
		i--
	}
	return timetable[c.word(i)] && !besideVerb[c.word(i-1)]
}

// timetable are verbs of what begins and ends; besideVerb what may stand behind them:
// "goes live", "takes up her post".
var (
	timetable  = map[string]bool{"starts": true, "begins": true, "follows": true, "opens": true, "ends": true, "expires": true, "takes": true, "goes": true, "kicks": true, "comes": true, "becomes": true}
	besideVerb = map[string]bool{"over": true, "live": true, "sale": true, "on": true, "off": true, "public": true, "office": true, "online": true, "trading": true, "business": true, "available": true, "generally": true, "effective": true, "mandatory": true}
)

// fronted reports whether the run opens a clause, whose verb then stands behind it: "it will
// say no, and on 6 September it had said yes".
func (c *context) fronted() bool {
	for i := c.runFirst; i < c.runLast; i++ {
		if w := c.word(i); w != "on" && w != "in" && w != "at" {
			continue
		}
		switch c.word(i - 1) {
		case ":", ";", "—", "–", "but", "while":
			return true
		case "and":
			return c.word(i-2) == ","
		}
		return false
	}
	return false
}

// obliges reports whether the run tells from when on something must be done: "from 1
// September sites must …", "in force from 1 September, should …".
func (c *context) obliges() bool {
	begins := c.word(c.runFirst-2) == "beginning" || c.word(c.runFirst-2) == "starting" || c.word(c.runFirst-1) == "beginning" || c.word(c.runFirst-1) == "starting" ||
		c.word(c.runFirst) == "beginning" || c.word(c.runFirst) == "starting"
	if !begins && c.word(c.runFirst-1) != "from" && c.word(c.runFirst) != "from" || c.tensed(c.runFirst-1, -1) != unasked {
		return false
	}
	for i := c.runLast; i < len(c.toks) && i < c.runLast+clause && !sentenceEnd(c.toks, i); i++ {
		switch c.word(i) {
		case "must", "should", "shall", "may", "will":
			return true
		}
	}
	return false
}

// tensed is the tense that the nearest verb in a direction tells.
func (c *context) tensed(i, step int) tense {
	for n := 0; n < clause && i >= 0 && i < len(c.toks); n, i = n+1, i+step {
		if t := c.verb(i); t != unasked || sentenceEnd(c.toks, i) {
			return t
		}
	}
	return unasked
}

// verb is the tense that a token tells, if any.
func (c *context) verb(i int) tense {
	w := c.known(i)
	switch {
	case w.is(coming) || c.announces(w, i):
		return foretold
	case w.is(scheduled):
		return unasked
	case w.is(gone), !w.is(adjective) && inPast(c.toks[i].Lower) && c.word(i-1) != "be": // "will be looked after" goes on with "will"
		return told
	}
	return unasked
}

func inPast(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ed") }

// announces reports whether a word foretells by its neighbours: "plans to", "is
// to", "is scheduled for", "due in", "takes effect".
func (c *context) announces(w *word, i int) bool {
	switch {
	case w.is(intending):
		return c.word(i+1) == "to" && !owned[c.word(i-1)] // "dropped its plan to" tells of the past
	case w.is(scheduled):
		return c.known(i-1).is(being) || c.word(i-1) == "," || c.word(i+1) == "for"
	}
	switch c.toks[i].Lower {
	case "to":
		return c.known(i - 1).is(being)
	case "set":
		return c.known(i-1).is(being) && c.word(i+1) == "to"
	case "due":
		return c.word(i+1) != "to"
	case "takes":
		return c.word(i+1) == "effect"
	case "comes":
		return c.word(i+1) == "into"
	}
	return false
}

// owned are the words that make "plan" a noun.
var owned = map[string]bool{"its": true, "the": true, "a": true, "their": true, "his": true, "her": true, "this": true, "that": true}

// sentenceEnd reports whether the token ends a sentence; the full stop of "Inc."
// or "Jan." does not.
func sentenceEnd(toks []token.Token, i int) bool {
	switch toks[i].Lower {
	case ";", "!", "?", "\n\n", "。", "；":
		return true
	case ".":
		return i == 0 || toks[i-1].End-toks[i-1].Start > 4 || toks[i-1].End != toks[i].Start
	}
	return false
}

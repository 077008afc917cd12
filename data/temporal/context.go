package temporal

import (
	"yunshi/data"
	"yunshi/data/token"
)

// context is one reading of a text against one day.
type context struct {
	g         *grammar
	toks      []token.Token
	ref       data.Day
	fiscalEnd int
	past      bool
	assistant bool
	topic     data.Date // the period last spoken of, for "a year earlier"
	day       data.Date // the day last spoken of, for "a week earlier"
	runFirst  int       // the tokens [runFirst, runLast) are being read
	runLast   int
	tense     tense // of the run, once asked for

	// Scratch space of the matcher.
	all   mask // the classes that the run has or had
	able  ruleSet
	slots [16]slot
	whens []when
}

type tense uint8

const (
	unasked tense = iota
	told
	foretold
)

// futureWords tell that a clause speaks of what is to come.
var futureWords = map[string]bool{
	"will": true, "'ll": true, "shall": true, "plans": true, "planned": true, "plan": true, "expects": true, "expected": true,
	"scheduled": true, "slated": true, "due": true, "aims": true, "intends": true, "forecast": true, "upcoming": true,
	"将": true, "將": true, "计划": true, "预计": true, "拟": true,
}

// pastWords call a future marker off: "had planned", "was expected".
var stops = map[string]bool{".": true, ";": true, "!": true, "?": true, "\n\n": true, "。": true, "；": true, ":": true, "：": true}

// clause is how many tokens before and after a date are asked for its tense.
const clause = 14

// future reports whether the clause around the run speaks of what is to come.
func (c *context) future() bool {
	if !c.past {
		return true
	}
	if c.tense == unasked {
		c.tense = told
		if c.foretells(c.runFirst-1, -1) || c.foretells(c.runLast, 1) {
			c.tense = foretold
		}
	}
	return c.tense == foretold
}

func (c *context) foretells(i, step int) bool {
	for n := 0; n < clause && i >= 0 && i < len(c.toks); n, i = n+1, i+step {
		w := c.toks[i].Lower
		switch {
		case stops[w] && !(w == "." && i > 0 && c.toks[i-1].End == c.toks[i].Start && c.toks[i-1].End-c.toks[i-1].Start <= 2):
			return false
		case futureWords[w]:
			return true
		case w == "to" && i > 0 && (c.toks[i-1].Lower == "is" || c.toks[i-1].Lower == "are" || c.toks[i-1].Lower == "set"):
			return true
		}
	}
	return false
}

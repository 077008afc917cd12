// Package temporal finds the date expressions of English and Chinese news text
// ("on Sunday", "the first three months of the year", "1H21", "2014年第二季度")
// and resolves them to data.Date against a reference: the day the text was
// published. It is a cascade: tokens become words with classes (lexicon.txt),
// words become phrases (rules.txt), phrases become dates. It does not decide
// which date belongs to which event; that is for package extract.
package temporal

import (
	"yunshi/data"
	"yunshi/data/token"
)

// Reference is what relative expressions are resolved against.
type Reference struct {
	// Published is the day, month or year of publication; the zero Date where it
	// is not known. What a coarser date cannot tell stays unknown.
	Published data.Date
	// FiscalEnd is the last month (1–12) of the fiscal year of the company spoken
	// of; 0 is unknown and read as 12.
	FiscalEnd int
	// Past reads a bare "in April" or "on Friday" as the nearest one that is not
	// after publication, unless the clause speaks of the future; without it such
	// expressions are read as the next to come.
	Past bool
}

// Kind says what sort of expression a mention is.
type Kind uint8

// A Point names one calendar unit ("June 19", "Q3 2022", "2015"); a Range a
// stretch between two ("2016-2020", "the three months to June"); a Length only
// how long something takes ("for three years").
const (
	Point Kind = iota
	Range
	Length
)

// Mention is one date expression of a text.
type Mention struct {
	data.Span
	// Date is the zero Date where the reference does not tell enough.
	Date data.Date
	// Rule is the id of the rule in rules.txt that read the expression.
	Rule string
	// Anchor tells the person what it was resolved against, for example
	// "on Sunday, against 2017-03-20"; "" for a date that stands by itself.
	Anchor string
	Kind   Kind
	// Relative marks an expression that has no meaning without a reference.
	Relative bool
	// Duration marks a length of time rather than a date: "for three years".
	Duration bool
}

// Find returns the date expressions in toks, in order and without overlap.
// The tokens may be those of one sentence; offsets are those of text.
func Find(text string, toks []token.Token, ref Reference) []Mention {
	return nil
}

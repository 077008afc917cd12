// Package quantity finds amounts in text: money, percentages, percentage
// points, multiples, fractions and counted things, each with its qualifier
// ("more than"), its second currency in brackets and its byte offsets. Values
// are exact decimals. What an amount measures, and whether "fell 11 percent" is
// a loss, is for package extract to say.
package quantity

import (
	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Kind says what sort of amount a Mention is.
type Kind uint8

// The kinds. Points are percentage points; basis points are given as hundredths
// of them. A Multiple's value is the factor: 2 for "doubled". A Fraction is
// given in percent, with two decimals at most: 66.67 for "two-thirds". A Count
// is a number with the noun that it counts; a Number has neither unit nor noun.
const (
	Money Kind = iota
	Percent
	Points
	Multiple
	Fraction
	Count
	Number
)

var kindNames = [...]string{"money", "percent", "points", "multiple", "fraction", "count", "number"}

func (k Kind) String() string { return kindNames[k] }

// Mention is one amount in a text.
type Mention struct {
	// Span covers the amount with its unit ("3.5 billion yuan", "$50 million and
	// $60 million"), without the words of its qualifier.
	data.Span
	// Full also covers the qualifier's words, what it is "per", and the
	// conversion with its bracket.
	Full data.Span
	Kind Kind
	// Value is nil for a range, which has Low and High instead. Decimals are
	// never negative zero and must not be changed.
	Value, Low, High *apd.Decimal
	// Unit is an ISO 4217 code for Money, data.Percent for Percent and Fraction,
	// data.Count for Count; "" otherwise.
	Unit string
	// Noun is what a Count counts, as written: "mobile customers".
	Noun      string
	Qualifier data.Qualifier
	// Per is the unit of a price or rate as written, "" where there is none:
	// "hour" in "0.5 yuan per hour", "GB per month".
	Per string
	// Minor is set when the text counts in hundredths: Value is 0.5 for "50 cents".
	Minor bool
	// Conversion is the same sum in the second currency given, or nil.
	// ConversionSpan covers it without its bracket.
	Conversion     *data.Amount
	ConversionSpan data.Span
	// Rule is the id of the rule that read the amount.
	Rule string
}

// Range reports whether m gives a low and a high end.
func (m *Mention) Range() bool { return m.Low != nil && m.High != nil }

package sheet

import (
	"fmt"
	"strings"
)

// Why is what is wrong with a cell or a row.
type Why string

// The faults. Those of a row come first.
const (
	BadQuote   Why = "quote"     // a quotation mark within a cell that is in none
	OpenQuote  Why = "open"      // one that is never closed: the rows below are lost too
	Ragged     Why = "ragged"    // more or fewer cells than the header
	Twice      Why = "twice"     // the id of a row above
	Empty      Why = "empty"     // nothing where something is needed
	NotNumber  Why = "number"    // no amount
	Comma      Why = "comma"     // "3,5" may be 3.5 or 35
	NotDate    Why = "date"      // no date
	DayOrMonth Why = "day"       // "3/4/2017" may be in March or in April
	Fiscal     Why = "fiscal"    // a quarter of a fiscal year, whose months nobody said
	NotWord    Why = "word"      // none of the words that the column takes
	NotUnit    Why = "unit"      // no unit that is known
	NoUnit     Why = "nounit"    // a number without a unit
	TwoUnits   Why = "two"       // the cell says one unit, its column another
	Otherwise  Why = "otherwise" // Text says it
)

// Fault is why one row cannot be used.
type Fault struct {
	Row    int    // as a spreadsheet counts: the header is row 1
	Column string // ours, "" where it is the whole row
	Cell   string // as the file has it
	Why    Why
	Text   string // for Otherwise
}

var texts = map[Why]string{
	BadQuote:   "a quotation mark stands within a cell; put the cell in quotation marks and double those within",
	OpenQuote:  "a quotation mark is never closed, so that the rows after it cannot be read; close it",
	Ragged:     "the row has more or fewer cells than the header; check separators and quotation marks",
	Twice:      "%q is the id of a row above; each row needs its own",
	Empty:      "is empty; it is needed",
	NotNumber:  "%q is not a number",
	Comma:      "%q may mean two numbers; write it without the comma, or with a point",
	NotDate:    "%q is not a date; write 2015-06-20, 2015-06, 2015, 2015-Q2 or FY2016",
	DayOrMonth: "%q may be two days; write it as 2017-04-03",
	Fiscal:     "%q is a quarter of a fiscal year; write its months, such as 2016-04-01/2016-06-30",
	NotWord:    "%q is none of ",
	NotUnit:    "%q is not percent, count or a currency such as CNY",
	NoUnit:     "%q has no unit; choose a column for it, or one unit for every row",
	TwoUnits:   "%q says another unit than its column",
}

// Error is the fault in one line: "row 7, column value: "abc" is not a number".
func (f Fault) Error() string {
	s := fmt.Sprintf("row %d", f.Row)
	if f.Column != "" {
		s += ", column " + f.Column
	}
	text := f.Text
	switch f.Why {
	case Otherwise:
	case BadQuote, OpenQuote, Ragged, Empty:
		text = texts[f.Why]
	case NotWord:
		text = fmt.Sprintf(texts[NotWord], f.Cell) + strings.Join(Words(f.Column), ", ")
	default:
		text = fmt.Sprintf(texts[f.Why], f.Cell)
	}
	return s + ": " + text
}

// Whys lists every fault but Otherwise.
func Whys() []Why {
	return []Why{BadQuote, OpenQuote, Ragged, Twice, Empty, NotNumber, Comma, NotDate, DayOrMonth, Fiscal, NotWord, NotUnit, NoUnit, TwoUnits}
}

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
	// Topic is the period that the text spoke of before, against which "a year
	// earlier" and "the quarter before" are read; the zero Date where there is none.
	Topic data.Date
	// Moment is when the thing that the text told of last happened, against which "a
	// week later" and "the next day" are read; the zero Date where that is not known.
	Moment data.Date
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

// Part is the piece of Date's unit that the text names, for sorting and display:
// "early 2015" is 2015 with the part Early.
type Part uint8

// The parts. Early and Late halve the unit, Beginning and Ending are its limits;
// SoFar is "earlier this month", Later "later this year".
const (
	Whole Part = iota
	Early
	Middle
	Late
	Beginning
	Ending
	SoFar
	Later
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
	// Topical marks a relative expression that leans on the period spoken of
	// ("a year earlier") rather than on the publication.
	Topical bool
	// Part is the piece of the date that the text names.
	Part Part
	// Duration marks a length of time rather than a date: "for three years".
	Duration bool
}

// Find returns the date expressions in toks, in order and without overlap.
// The tokens may be those of one sentence; offsets are those of text.
func Find(text string, toks []token.Token, ref Reference) []Mention {
	return Append(nil, text, toks, ref)
}

// Append is Find for callers with room of their own: it appends to out.
func Append(out []Mention, text string, toks []token.Token, ref Reference) []Mention {
	c := pool.Get().(*context)
	defer c.release()
	c.begin(toks, ref)
	c.found = c.read(c.found[:0], text)
	got := c.found
	if len(got) == 0 {
		return out
	}
	var earlier []found
	twice := c.dated && ref.Published.Start != ref.Published.End
	if twice {
		c.ref = ref.Published.Start
		c.hear(ref)
		earlier = c.read(nil, text)
	}
	against := ""
	for i := range got {
		f := &got[i]
		for len(earlier) > 0 && earlier[0].item.start < f.item.start {
			earlier = earlier[1:]
		}
		out = append(out, mention(f))
		m := &out[len(out)-1]
		if m.Relative && twice {
			then := data.Date{} // nothing, as of the first day
			if len(earlier) > 0 && earlier[0].item.start == f.item.start {
				then = earlier[0].date
			}
			m.Date = agree(ref.Published, m.Date, then, f.when)
		}
		if m.Relative && m.Date.Known() {
			if against == "" {
				against = ref.Published.String()
			}
			m.Anchor = c.anchor(text, f, against)
		}
	}
	return out
}

// begin opens the reading of tokens against a reference.
func (c *context) begin(toks []token.Token, ref Reference) {
	c.open(toks)
	c.fiscalEnd, c.past = ref.FiscalEnd, ref.Past
	c.hear(ref)
	if c.fiscalEnd == 0 {
		c.fiscalEnd = 12
	}
	c.dated = ref.Published.Known() && ref.Published.Start != data.OpenStart && ref.Published.End != data.OpenEnd
	if c.dated {
		c.ref, c.last = ref.Published.End, ref.Published.End
	}
}

// hear sets what the text spoke of before.
func (c *context) hear(ref Reference) {
	c.topic, c.day, c.moment = data.Date{}, data.Date{}, data.Date{}
	c.spokenOf(ref.Topic, when{})
	if c.moment = ref.Moment; c.moment.Precision == data.PrecisionDay && !c.day.Known() {
		c.day = c.moment
	}
}

func mention(f *found) Mention {
	w := &f.when
	m := Mention{
		Span: data.Span{Start: f.item.start, End: f.item.end}, Date: f.date, Rule: w.rule,
		Relative: w.relative, Duration: w.duration, Part: Part(w.part), Topical: w.topical,
	}
	switch w.grain {
	case gSpan:
		m.Kind = Range
	case gLength:
		m.Kind = Length
	}
	return m
}

// agree is what is known where the publication is known only to a month or a
// year: what both its first and its last day lead to, or else the one that lies
// within it. A week, a few days and "last Wednesday" become the month of
// publication.
func agree(published, a, b data.Date, w when) data.Date {
	switch {
	case a == b:
		return a
	case w.civil() && published.Contains(a):
		return a // "on October 20", told in October
	case w.civil() && published.Contains(b):
		return b // "on January 9" is near in December, too
	case w.someDay():
		published.About = true
		return published
	case w.grain == gDay && w.rule == "today" && w.unit == gNone:
		return published
	case w.rule == "weekday" || w.unit != gNone || w.grain == gSpan:
		return data.Date{}
	case published.Contains(a):
		return a
	case published.Contains(b):
		return b
	}
	return data.Date{}
}

// civil reports whether the words name a day of the calendar but for its year.
func (w *when) civil() bool { return w.grain == gDay && openDays[w.rule] }

// openDays are the rules of rules.txt that read such a day.
var openDays = map[string]bool{"md": true, "md-comma": true, "mthed": true, "dm": true, "wd-date": true}

// someDay reports whether the words tell no day by themselves but some near the publication.
func (w *when) someDay() bool {
	if w.grain != gDay {
		return w.grain == gWeek
	}
	switch w.unit {
	case gDay:
		return w.about // "a few days ago"
	case gNone:
		return w.relative && w.rule != "today" && w.rule != "weekday"
	}
	return false
}

// anchor says what a relative phrase was resolved against.
func (c *context) anchor(text string, f *found, against string) string {
	start := f.item.start
	if k := f.item.tok - 1; k >= 0 {
		switch c.toks[k].Lower {
		case "on", "in", "by", "since":
			start = c.toks[k].Start
		}
	}
	if f.when.topical {
		against = "the period spoken of"
	}
	return text[start:f.item.end] + ", against " + against
}

package merge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
)

// When do two tellings speak of one event? Nothing in them may contradict: the
// types go together, the dates meet, no other counterparty is named. And the
// less the companies and the dates alone single out one event, the more of the
// particular words must be shared: two deals of one pair in one month are two
// events, and so are a city's data centre and a bank's.

//go:embed types.tsv
var typesTSV string

// typesTogether tells of two types, each as a telling's kind, whether they may be
// one event. Kind 0 is a type that we don't know.
var typesTogether = sync.OnceValue(func() *[32][32]bool {
	out := &[32][32]bool{}
	kind := func(name string) int { return slices.Index(data.EventTypes, data.EventType(name)) + 1 }
	for _, t := range data.EventTypes {
		k := kind(string(t))
		out[k][k] = true
	}
	for line := range strings.Lines(typesTSV) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		a, b, _ := strings.Cut(line, "\t")
		out[kind(a)][kind(b)], out[kind(b)][kind(a)] = true, true
	}
	return out
})

// modalities are in the order of modalitiesTogether, after one that we don't know.
var modalities = []data.Modality{data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied}

// modalitiesTogether: what one paper calls planned another tells as done, but a
// rumour is not the deal, nor is its denial.
var modalitiesTogether = [6][6]bool{
	0: {0: true},
	1: {1: true, 2: true, 3: true},
	2: {1: true, 2: true, 3: true, 4: true},
	3: {1: true, 2: true, 3: true},
	4: {2: true, 4: true},
	5: {5: true},
}

// pairing says how far the companies of two tellings agree.
type pairing int

const (
	clash  pairing = iota // each names a party that the other does not
	nobody                // one of them names no company
	some                  // one company of several
	sole                  // both name the same one company
	party                 // two companies or more
)

// closeness says how far the dates of two tellings agree.
type closeness int

const (
	apart closeness = iota
	vague           // one is unknown, or a quarter or longer
	near            // within a month
	sharp           // within two days
)

// demand is the likeness that is needed, by pairing and closeness.
var demand = map[pairing]map[closeness]float64{
	party:  {sharp: 0.04, near: 0.15, vague: 0.26},
	sole:   {sharp: 0.25, near: 0.32, vague: 0.50},
	some:   {sharp: 0.30, near: 0.40, vague: 0.60},
	nobody: {sharp: 0.35, near: 0.40, vague: 0.65},
}

// What is asked for beyond that where the types differ, and where one document
// tells both: there a reader took them for two already.
const (
	otherType    = 0.08
	sameDocument = 0.30
	// twoNumbers is what two sums that both give are worth: US$510 million at
	// US$17 a share is one listing.
	twoNumbers = 0.20
)

// fit compares all but the words of a and b; ok is false where they cannot be one
// event.
func (k kin) fit(a, b *telling) (p pairing, m closeness, ok bool) {
	if a.table != "" && a.table == b.table {
		return clash, apart, false // a person wrote two rows
	}
	if !typesTogether()[a.kind][b.kind] || !modalitiesTogether[a.mode][b.mode] {
		return clash, apart, false
	}
	if m = meet(a.date, b.date); m == apart || tooEarly(a, b) || tooEarly(b, a) {
		return clash, apart, false
	}
	if p = k.pair(a, b); p == clash {
		return clash, m, false
	}
	return p, m, !(numeric[a.Type] && numeric[b.Type] && otherNumbers(a, b, m))
}

// likely returns how much more alike the words of a and b are than one event
// asks for; negative is less.
func likely(a, b *telling, p pairing, m closeness) float64 {
	need := demand[p][m]
	if a.Type != b.Type {
		need += otherType
	}
	if a.Sources[0].Evidence.Document == b.Sources[0].Evidence.Document {
		need += sameDocument
	}
	if shared(a.digits, b.digits) >= 2 {
		need -= twoNumbers
	}
	return likeness(a, b, need) - need
}

// season is how long a thing without a date is told as news.
const season = 92

// tooEarly reports whether a, which has no date, was printed before b happened, or,
// where b has none either, long before b was printed.
func tooEarly(a, b *telling) bool {
	switch {
	case a.date.Known() || !a.printed.Known():
		return false
	case b.date.Known():
		return b.date.Start > a.printed.End+dayApart
	}
	return b.printed.Known() && b.printed.Start > a.printed.End+season
}

// numeric types are told by their numbers: the same firm reports, and the same
// research firm counts the same vendors, quarter by quarter.
var numeric = map[data.EventType]bool{data.MarketData: true, data.Forecast: true, data.FinancialResult: true}

// otherNumbers reports whether a and b, of numeric types, speak of other periods
// or other sums. Where only the companies bring them together and one of them
// gives no number at all, that is not enough.
func otherNumbers(a, b *telling, m closeness) bool {
	switch {
	case len(a.stated) > 0 && len(b.stated) > 0:
		return !slices.ContainsFunc(a.stated, func(f *data.Figure) bool {
			return slices.ContainsFunc(b.stated, func(g *data.Figure) bool { return agree(f, g) })
		})
	case len(a.digits) == 0 || len(b.digits) == 0:
		return m == vague
	}
	want := 1
	if m == vague {
		want = 2
	}
	return shared(a.digits, b.digits) < want
}

// shared counts the numbers of a that b gives too, perhaps to fewer digits.
func shared(a, b []string) int {
	n := 0
	for _, d := range a {
		if slices.ContainsFunc(b, func(e string) bool { return strings.HasPrefix(d, e) || strings.HasPrefix(e, d) }) {
			n++
		}
	}
	return n
}

// agree reports whether two figures may be the same number for the same period.
func agree(f, g *data.Figure) bool {
	return f.Metric == g.Metric && f.Unit == g.Unit && f.Period.Overlaps(g.Period) && (equal(f, g) || rounded(f, g))
}

// pair compares the companies.
func (k kin) pair(a, b *telling) pairing {
	both, restA := k.match(a, b)
	bothB, restB := k.match(b, a)
	both = min(both, bothB) // Alibaba and its cloud unit are one party to the other side
	switch {
	case both == 0 && (a.houses == 0 || b.houses == 0):
		return nobody
	case both == 0:
		return clash
	case restA > 0 && restB > 0 && bilateral[a.Type] && bilateral[b.Type]:
		return clash
	case both > 1:
		return party
	case a.houses <= 1 && b.houses <= 1:
		return sole
	}
	return some
}

// bilateral types are told by their parties: another party, another event.
var bilateral = map[data.EventType]bool{
	data.Partnership: true, data.CustomerWin: true, data.Investment: true, data.Acquisition: true,
}

// match counts a's companies that b names too, and a's acting ones that it does
// not name.
func (k kin) match(a, b *telling) (shared, rest int) {
	for _, p := range a.sides {
		found := false
		for _, q := range b.sides {
			if p.house == q.house && k.akin(p.id, q.id) {
				found = true
				break
			}
		}
		switch {
		case found:
			shared++
		case p.acts:
			rest++
		}
	}
	return shared, rest
}

// The days by which two dates of one event may lie apart: it is announced on a
// Sunday and printed on Monday, on the other side of the date line; and what
// happened on the last of a month is told as news of the next.
const (
	dayApart   = 2
	monthApart = 3
)

// meet compares two dates.
func meet(a, b data.Date) closeness {
	if !a.Known() || !b.Known() {
		return vague
	}
	slack := data.Day(monthApart)
	sharpest := a.Precision == data.PrecisionDay && b.Precision == data.PrecisionDay
	if sharpest {
		slack = dayApart
	}
	if a.Start > b.End && a.Start-b.End > slack || b.Start > a.End && b.Start-a.End > slack {
		return apart
	}
	switch {
	case sharpest:
		return sharp
	case a.End-a.Start <= 31 && b.End-b.Start <= 31:
		return near
	}
	return vague
}

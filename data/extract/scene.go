package extract

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/registry"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// scene is one sentence as the rules see it: its tokens, what is mentioned in
// it, the phrases that the lexicon knows, and its clauses.
type scene struct {
	span   data.Span
	block  int // index into the document's blocks
	kind   data.BlockKind
	index  int // position among all sentences
	nth    int // position among the body sentences; 0 is the lead, titles are -1
	toks   []token.Token
	items  []item
	orgs   []org
	dates  []date
	sums   []sum
	places []place
	// part says of each token whether it belongs to a name, an amount or a date.
	part []part
	set  classes
	// clauses cover the tokens without a gap, in order.
	clauses []span
	// focus is whom the text is speaking of when the sentence begins.
	focus []data.CompanyID
	// who is what interposed has found, once it was asked.
	who      span
	whoAsked bool
	// markets are the phrases of markets.txt in it, once they were asked for.
	markets    []marketPhrase
	marketRead bool
	// quoted is the research firm quoted last before it.
	quoted string
	// topical: the sentence itself speaks of the cloud.
	topical bool
	// entry: it is no sentence but an item of a list of funding rounds.
	entry bool
	// under is the date that it stands under in a timeline, or nil.
	under *date
	// quotes: whether it has quotation marks, once asked.
	quotes answer
	// prices is what the sentence says of prices, once figures are looked for.
	prices int8
}

// answer is what is known of a question that is asked often and answered once.
type answer int8

const (
	unasked answer = iota
	yes
	no
)

func answered(is bool) answer {
	if is {
		return yes
	}
	return no
}

// org is a company that is named or meant.
type org struct {
	span
	id     data.CompanyID
	parent data.CompanyID // named together with its unit: "Tencent's cloud arm"
	is     *data.Company  // nil where it is meant, not named
	kind   data.CompanyKind
	trade  bool // named, and of the trade: its name or its business is the cloud
	meant  bool // "the company", "it": resolved, not named
	cloud  bool // named by the brand of its cloud
	aside  bool // named only by comparison or as a voice: "rivals such as X", "X said"
}

type date struct {
	span
	temporal.Mention
}

type sum struct {
	span
	quantity.Mention
}

type place struct {
	span
	name    string
	country bool
}

// locate gives the tokens that lie within s.
func locate(toks []token.Token, s data.Span) span {
	first := firstWhere(toks, 0, s.Start, false)
	return span{first, firstWhere(toks, first, s.End, true)}
}

// firstWhere is the first token from n on that starts at the offset or behind it, or
// else the first that ends behind it. (sort.Search would call a function for each
// token that it looks at.)
func firstWhere(toks []token.Token, n, offset int, starts bool) int {
	end := len(toks)
	for n < end {
		mid := (n + end) / 2
		if t := &toks[mid]; starts && t.Start >= offset || !starts && t.End > offset {
			end = mid
		} else {
			n = mid + 1
		}
	}
	return n
}

func (s span) contains(i int) bool { return s.first <= i && i < s.end }

// begin is the first token.
func (s span) begin() int { return s.first }

func (s span) overlaps(o span) bool { return s.first < o.end && o.first < s.end }

// gap is the number of tokens between two spans, 0 where they touch or overlap.
func gap(a, b span) int { return max(0, b.first-a.end, a.first-b.end) }

// isHeading reports whether the scene is a title or a heading.
func (sc *scene) isHeading() bool { return sc.kind == data.Title || sc.kind == data.Heading }

// word is token i in lower case, or "".
func (sc *scene) word(i int) string { return at(sc.toks, i) }

// isWord reports whether token i of the sentence is the given word, in lower case.
func (sc *scene) isWord(i int, word string) bool {
	return i >= 0 && i < len(sc.toks) && sc.toks[i].Lower == word
}

// among reports whether token i of the sentence is one of the words.
func (sc *scene) among(i int, words token.Set) bool {
	return i >= 0 && i < len(sc.toks) && words.At(&sc.toks[i])
}

// phrase is what stands there, as it stands.
func (r *reading) phrase(sc *scene, s span) string {
	return r.doc.Text[sc.toks[s.first].Start:sc.toks[s.end-1].End]
}

// newScene adds a sentence with the companies named in it; the finders do the rest.
func (r *reading) newScene(p piece, toks []token.Token, orgs []registry.Mention) *scene {
	room := r.room
	room.parts = with(room.parts, len(toks))
	room.parts = append(room.parts, make([]part, len(toks))...)
	n := len(r.scenes)
	r.scenes = r.scenes[:n+1] // there is room for all, and it is swept
	sc := &r.scenes[n]
	sc.span, sc.block, sc.kind, sc.index, sc.nth = p.Span, p.block, r.doc.Blocks[p.block].Kind, n, -1
	sc.toks, sc.part = toks, since(room.parts, len(room.parts)-len(toks))
	room.orgs = with(room.orgs, len(orgs))
	n = len(room.orgs)
	for i := range orgs {
		m := &orgs[i]
		o := org{span: span{m.First - p.toks.first, m.End - p.toks.first}, id: m.Company, parent: m.Parent}
		if c := r.reg.Company(m.Company); c != nil {
			o.is, o.kind = c, c.Kind
			if c.Kind == data.Brand && c.Parent != "" {
				o.id, o.is, o.kind, o.cloud = c.Parent, r.reg.Company(c.Parent), data.Actor, true
			}
			o.cloud = o.cloud || strings.Contains(m.Alias, "Cloud") && !r.cloudCompany(o.id) && namesCloud(data.CompanyID(m.Alias)) // "Mobile Cloud" of China Mobile
			o.cloud = o.cloud && !(o.end < len(toks) && otherClouds[toks[o.end].Lower])
		}
		o.trade = o.cloud || r.ofTrade(o.id)
		room.orgs = append(room.orgs, o)
		sc.mark(o.span, partOrg)
	}
	sc.orgs = since(room.orgs, n)
	return sc
}

// findDates finds the dates of a sentence, against what the sentences before it
// speak of.
func (r *reading) findDates(sc *scene) {
	room, text := r.room, r.doc.Text
	r.yearsDiffer = false
	for first, k := true, 0; k < len(sc.orgs); k++ {
		if o := &sc.orgs[k]; o.is == nil || o.is.Kind != data.Actor || o.is.FiscalEnd == 0 {
			continue
		} else if first {
			first, r.ref.FiscalEnd = false, o.is.FiscalEnd
		} else if o.is.FiscalEnd != r.ref.FiscalEnd {
			r.yearsDiffer = true
			break
		}
	}
	room.dated = temporal.Append(room.dated[:0], text, sc.toks, r.ref)
	room.dates = with(room.dates, len(room.dated))
	n := len(room.dates)
	for i := range room.dated {
		m := &room.dated[i]
		r.completeDate(m)
		at := locate(sc.toks, m.Span)
		r.monthOfYear(sc, at, m)
		r.dayToCome(sc, at, m)
		room.dates = append(room.dates, date{at, *m})
		sc.mark(at, partDate)
	}
	sc.dates = since(room.dates, n)
	if len(sc.dates) == 0 || sc.kind == data.Table {
		return
	}
	r.remember(sc)
	if d := sc.mainPeriod(); d.Known() && !r.inFuture(d) && !(r.ref.Topic.Known() && r.running(d)) {
		r.ref.Topic = d
		if d.Precision == data.PrecisionQuarter {
			r.quarter = d
		}
	}
}

// running reports whether a quarter or a half is not over at publication: a story on
// results looks ahead to it and goes on about the one before.
func (r *reading) running(d data.Date) bool {
	return r.doc.Published.Known() && d.End > r.doc.Published.End && (d.Precision == data.PrecisionQuarter || d.Precision == data.PrecisionHalf)
}

// findSums finds the amounts of a sentence that belong to no date.
func (r *reading) findSums(sc *scene) {
	room := r.room
	r.summed = sc
	room.counted = quantity.AppendFree(room.counted[:0], r.doc.Text, sc.toks, r.inDate)
	room.sums = with(room.sums, len(room.counted))
	n := len(room.sums)
	for i := range room.counted {
		m := &room.counted[i]
		if at := locate(sc.toks, m.Span); !sc.dated(at) {
			room.sums = append(room.sums, sum{at, *m})
			if m.Kind != quantity.Multiple { // "triple" is a verb too
				sc.mark(numberOf(at, m), partSum)
			}
		}
	}
	sc.sums = since(room.sums, n)
	shareUnit(sc, sc.sums)
}

// findPlaces finds the places that a sentence names.
func (r *reading) findPlaces(sc *scene) {
	room := r.room
	room.placed = r.reg.AppendPlaces(room.placed[:0], r.doc.Text, sc.toks, nil)
	room.places = with(room.places, len(room.placed))
	n := len(room.places)
	for i := range room.placed {
		p := &room.placed[i]
		at := span{p.First, p.End}
		if sc.part[at.first]&(partSum|partOrg) != 0 || sc.isWord(at.end, "$") {
			continue // "US$8", "China Telecom"
		}
		room.places = append(room.places, place{at, p.Place.Name, p.Place.Kind == registry.Country || p.Place.Kind == registry.Area})
	}
	sc.places = since(room.places, n)
}

// numberOf is the amount without the noun that it counts: "two data centres" is
// an amount and speaks of data centres.
func numberOf(at span, m *quantity.Mention) span {
	if m.Kind != quantity.Count || m.Noun == "" {
		return at
	}
	return span{at.first, max(at.first+1, at.end-len(token.Split(m.Noun)))}
}

// dated reports whether a number belongs to a date ("the year ended March 31").
func (sc *scene) dated(at span) bool {
	for i := at.first; i < at.end; i++ {
		if sc.part[i]&partDate != 0 {
			return true
		}
	}
	return false
}

// part says what a token belongs to.
type part uint8

const (
	partOrg part = 1 << iota
	partSum
	partDate
)

// mark notes that the tokens of s belong to a name, an amount or a date.
func (sc *scene) mark(s span, v part) {
	for i := s.first; i < s.end; i++ {
		sc.part[i] |= v
	}
}

// appendMentions appends what the finders found, as items; notes are the noted tokens.
func (sc *scene) appendMentions(dst []item, notes []int) []item {
	dst = sc.appendOrgs(dst)
	for i := range sc.dates {
		d := &sc.dates[i]
		dst = append(dst, item{class: atDate, span: d.span, ref: int32(i)})
	}
	for i, p := range sc.places {
		dst = append(dst, item{class: atPlace, span: p.span, ref: int32(i)})
	}
	for _, i := range notes {
		if i > 0 && hourWords.At(&sc.toks[i]) && sc.counts(i-1) {
			dst = append(dst, item{class: atHours, span: span{i - 1, i + 1}})
		}
	}
	for i := range sc.sums {
		s := &sc.sums[i]
		c := sumClass[s.Kind]
		if c == noClass {
			continue
		}
		dst = append(dst, item{class: c, span: s.span, ref: int32(i)})
		if c == atPercent && s.Value != nil && s.Value.Cmp(half) < 0 {
			dst = append(dst, item{class: atMinor, span: s.span, ref: int32(i)})
		}
	}
	return dst
}

// appendOrgs appends the names, but for those of papers, and the brands of clouds.
func (sc *scene) appendOrgs(dst []item) []item {
	for i := range sc.orgs {
		o := &sc.orgs[i]
		if o.kind == data.Media {
			continue
		}
		dst = append(dst, item{class: classOf(o.kind), span: o.span, ref: int32(i)})
		if o.cloud {
			dst = append(dst, item{class: atBrand, span: o.span, ref: int32(i)})
		}
	}
	return dst
}

// classOf is the class of the names of a kind.
func classOf(kind data.CompanyKind) class {
	switch kind {
	case data.Research:
		return atResearch
	case data.Public:
		return atGov
	}
	return atOrg
}

var (
	hourWords  = wordSet(hourList)
	countWords = wordSet("an half two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty several few many some for more")
)

const hourList = "hour hours minutes"

// counts reports whether token i says how many, be it behind a hyphen.
func (sc *scene) counts(i int) bool {
	if sc.isWord(i, "-") {
		i--
	}
	return i >= 0 && (sc.toks[i].Kind == token.Number || sc.among(i, countWords))
}

// half is the percentage of a company with which one controls it.
var half = apd.New(50, 0)

var sumClass = [...]class{
	quantity.Money: atMoney, quantity.Percent: atPercent, quantity.Points: atPercent, quantity.Fraction: atPercent,
	quantity.Count: atCount, quantity.Number: atCount, quantity.Multiple: atMultiple,
}

func (sc *scene) inMention(i int) bool { return i >= 0 && i < len(sc.part) && sc.part[i] != 0 }

// weekday reports whether an expression ends in the name of a day of the week, or in another
// word in "-day": of such a day an article known to the month tells the month, about.
func weekday(s string) bool { return strings.HasSuffix(strings.ToLower(s), "day") }

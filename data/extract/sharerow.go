package extract

import (
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
)

// Shares in a row, each beside its holder, for which percent and verb are told but once:
// "A held 9.6 percent, B 6.5 and C, the host of D, 6.0", "A 33.5 | B 11.1 | C 9.0".

// rowShare is amount n of a sentence, a share in a row, and its holder.
type rowShare struct {
	n    int
	at   span
	who  *org
	bare bool // without a percent of its own
}

// maxRow is up to how many tokens a sentence is searched for a row: beyond, it is none.
const maxRow = 400

// readRow finds the shares that a sentence tells in a row: its bare numbers become
// percentages, and each share is bound to its holder.
func (r *reading) readRow(sc *scene) {
	r.room.row = r.room.row[:0]
	if len(sc.sums) == 0 || len(sc.orgs) == 0 || len(sc.toks) > maxRow || sc.has(r.c.stakeof) {
		return // most sentences
	}
	if s := &sc.sums[0]; len(sc.toks) <= maxShareItem && r.ofShareList(sc) {
		if bareShare(s) {
			r.takeFor(s, quantity.Percent, data.Percent)
		}
		r.room.row = append(r.room.row, rowShare{0, s.span, &sc.orgs[0], false})
		return
	}
	row, bare, anchor := r.besideHolders(sc)
	if !sumsToWhole(sc, row) || !r.sharesInRow(sc, row, bare, anchor) {
		return
	}
	for _, b := range row {
		if s := &sc.sums[b.n]; b.bare {
			r.takeFor(s, quantity.Percent, data.Percent)
		}
	}
	r.room.row = row
}

// besideHolders gives the rates and bare numbers that stand beside a company, how many are
// bare, and the percentage that may tell what they are: the last one before the first bare
// number, or else the first; -1 where there is none.
func (r *reading) besideHolders(sc *scene) (row []rowShare, bare, anchor int) {
	row, anchor = r.room.row, -1
	for k := range sc.sums {
		s := &sc.sums[k]
		b := rowShare{n: k, at: s.span, bare: bareShare(s)}
		if !b.bare && (s.Kind != quantity.Percent || s.Value == nil) || sc.signed(k) {
			continue
		}
		if !b.bare && (anchor < 0 || bare == 0) {
			anchor = k
		}
		if b.who = r.holderBeside(sc, s.span); b.who == nil {
			continue
		}
		if row = append(row, b); b.bare {
			bare++
		}
	}
	return row, bare, anchor
}

// sumsToWhole reports whether the shares of a row are no more than all together.
func sumsToWhole(sc *scene, row []rowShare) bool {
	total := new(apd.Decimal)
	for _, b := range row {
		if _, err := exact.Add(total, total, sc.sums[b.n].Value); err != nil {
			return false
		}
	}
	return total.Cmp(whole) <= 0
}

var (
	exact = apd.BaseContext.WithPrecision(40)
	whole = apd.New(1005, -1) // each of them is rounded
)

// rowAt is the holder that readRow found of an amount, or nil.
func (r *reading) rowAt(at span) *org {
	for _, b := range r.room.row {
		if b.at == at {
			return b.who
		}
	}
	return nil
}

// bareShare reports whether an amount is a number without a unit that may be a share.
func bareShare(s *sum) bool {
	bare := s.Kind == quantity.Number || s.Kind == quantity.Count && s.Noun == ""
	return bare && s.Value != nil && !s.Value.Negative && s.Value.Sign() > 0 && s.Value.Cmp(hundred) < 0
}

// sharesInRow reports whether the numbers of a row are shares, bare many of them without a
// percent of their own: by the percentage of the sentence that anchors them, by its other
// words, or by what was told just before.
func (r *reading) sharesInRow(sc *scene, row []rowShare, bare, anchor int) bool {
	switch {
	case len(row) == 0:
		return false
	case bare == 0:
		return r.ratesInRow(sc, row)
	case anchor < 0:
		return r.numbersInRow(sc, row)
	}
	if m, _, ok := r.metricBeside(sc, anchor, atPercent); ok {
		return m.metric == data.MarketShare
	}
	return r.marketCounted(sc) && !sc.has(r.c.growthn) && !sc.has(r.c.grow) && !sc.has(r.c.revenue) && !sc.has(r.c.profit)
}

// marketCounted reports whether a sentence speaks of a market or who counts it, or shares of
// one were told just before.
func (r *reading) marketCounted(sc *scene) bool {
	return sc.has(atResearch) || r.marketTold(sc) || r.sharesToldOf(sc)
}

// ratesInRow reports whether percentages are shares by their row alone: each goes to its
// holder, or each stands in brackets behind one, after a market's number.
func (r *reading) ratesInRow(sc *scene, row []rowShare) bool {
	if len(row) < 2 || sc.has(r.c.growthn) || sc.has(r.c.revenue) || !r.marketCounted(sc) && !r.researchStory() {
		return false
	}
	return sc.goesToEach(row) || len(row) >= several && r.lastWasMarket() && !sc.has(r.c.grow) && !sc.has(r.c.updown) && sc.allBracketed(row)
}

// numbersInRow reports whether numbers in a sentence without a percentage are shares: to the
// tenth, as no count is told, or behind a colon in a research firm's list.
func (r *reading) numbersInRow(sc *scene, row []rowShare) bool {
	if !r.sharesToldOf(sc) || sc.has(r.c.growthn) || sc.has(r.c.grow) {
		return false
	}
	tenths := !slices.ContainsFunc(row, func(b rowShare) bool { return !strings.Contains(r.phrase(sc, b.at), ".") })
	if len(row) >= several {
		return tenths || sc.has(r.c.share) && sc.has(atResearch) && sc.hasWord(span{0, row[0].who.first}, colons)
	}
	return tenths && !sc.has(r.c.share) && row[0].who.end < row[0].at.first // "A 2.0" is a product
}

// goesToEach reports whether each share of a row stands before the one whom it goes to, as in
// "hands 36% to A, 15% to B".
func (sc *scene) goesToEach(row []rowShare) bool {
	return !slices.ContainsFunc(row, func(b rowShare) bool { return b.who.first < b.at.end || !sc.isWord(b.at.end, "to") })
}

// allBracketed reports whether each share of a row stands in brackets right behind its holder,
// and nothing else is told by the sentence's amounts.
func (sc *scene) allBracketed(row []rowShare) bool {
	return !slices.ContainsFunc(row, func(b rowShare) bool {
		return !sc.isWord(b.at.first-1, "(") || b.who.end != b.at.first-1 || !sc.isWord(b.at.end, ")")
	})
}

// rowReach is how many tokens may stand between a holder and its share, stretches how many
// asides among them.
const (
	rowReach  = 16
	stretches = 2
)

// holderBeside is the company that a number stands behind: at once, behind "on", "with" or a
// verb of holding, or behind what is told of it in commas or brackets; or the one that the
// number goes to.
func (r *reading) holderBeside(sc *scene, at span) *org {
	if o := sc.actorBehind(at.end); o != nil {
		return o
	}
	if at.end < len(sc.part) && sc.part[at.end]&partOrg != 0 {
		return nil // "62 percent named A, 41 B"
	}
	i, asides := at.first-1, 0
	for i >= 0 && at.first-i <= rowReach {
		switch {
		case sc.part[i]&partOrg != 0:
			o := sc.actorEnding(i + 1)
			if o == nil || !sc.among(o.first-1, appositive) || !sc.isWord(i+1, ",") && !sc.isWord(i+1, ")") {
				return o
			}
			if i = sc.beforeAside(r, o.first-1); asides == stretches {
				return nil
			}
			asides++
		case sc.among(i, rowWords):
			i--
		case asides < stretches:
			i = sc.beforeAside(r, i)
			asides++
		default:
			return nil
		}
	}
	return nil
}

// actorBehind is the company that "to" or "for" at token i leads to, or nil.
func (sc *scene) actorBehind(i int) *org {
	if !sc.isWord(i, "to") && !sc.isWord(i, "for") {
		return nil
	}
	for o := range sc.actorsNamed() {
		if o.first == i+1 {
			return sc.unitOf(o)
		}
	}
	return nil
}

// unitOf is the company that a name in the possessive leads on to, "to A's B", or itself.
func (sc *scene) unitOf(owner *org) *org {
	for o := range sc.actorsNamed() {
		if o.first > owner.first && o.first-owner.end <= 1 && strings.HasPrefix(sc.word(o.first-1), "'") || o.first == owner.end {
			return o
		}
	}
	return owner
}

// actorEnding is the company whose name ends before token i, or nil.
func (sc *scene) actorEnding(i int) *org {
	for o := range sc.actorsNamed() {
		if o.end == i || o.end == i-2 && sc.isWord(i-2, "'") {
			return o
		}
	}
	return nil
}

// beforeAside is the token before the comma or bracket that opens what ends at token i, or
// -1 where it is no aside: an amount or a change stands in it.
func (sc *scene) beforeAside(r *reading, i int) int {
	for k := i; k > 0 && i-k < rowReach; k-- {
		switch {
		case sc.part[k]&partSum != 0, sc.among(k, changing), sc.hasAt(span{k, k + 1}, r.c.grow), sc.hasAt(span{k, k + 1}, r.c.updown):
			return -1
		case sc.isWord(k, ","), sc.isWord(k, "("), sc.isWord(k, "，"), sc.isWord(k, "（"):
			return k - 1
		case sc.part[k]&partOrg != 0 && k != i && !sc.among(k-1, appositive) && sc.part[k-1]&partOrg == 0:
			return -1
		}
	}
	return -1
}

var (
	// rowWords may stand between a holder and its share.
	rowWords = wordSet("on with at had has have having held holds hold holding took takes taking got gets getting commanded commands controlled controls claimed claims scored pocketed won " +
		"reached reaches captured boasts boasted follows followed comes came ranks ranked second third fourth fifth sixth next then last only just about around some nearly barely roughly almost under over still a an each share slice " +
		"brings it to 's ' ’ ’s , ， 、 : ： ( （ ) ） | – — - =")
	// appositive are the words before a name that make it part of what is told of another.
	appositive = wordSet("of by for from behind over")
	// changing are words that make a number a change of a share.
	changing = wordSet("by up down plus minus than points point versus vs against")
)

// passedAt reports whether the words before token i say that who stands there was passed.
func (sc *scene) passedAt(i int) bool {
	return sc.among(i-1, behindWords) || sc.among(i-1, overtaking) || sc.isWord(i-1, "of") && (sc.isWord(i-2, "ahead") || sc.isWord(i-2, "front"))
}

var (
	behindWords = wordSet("off past over from than before above behind")
	overtaking  = wordSet("overtook overtaken overtakes overtaking passed passes passing displaced displaces displacing replaced replaces replacing beat beats beating " +
		"overhauled outranked leapfrogged surpassed surpasses surpassing edged outstripped trails trailed")
)

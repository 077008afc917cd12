package extract

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
	"yunshi/data/token"
)

// A currency is told once, and the sums that follow go without.

// inCurrency makes a bare number money that a sentence of nobody's customers calls a
// revenue, a profit or spending, in the currency of the paragraph's money before it:
// "Net loss was RMB520 million. Capital expenditures were about 290 million".
func (r *reading) inCurrency(sc *scene, s *sum) {
	bare := s.Kind == quantity.Number || s.Kind == quantity.Count && s.Noun == ""
	value := s.Value
	if value == nil {
		value = s.Low // "between 1.6 and 1.8 billion"
	}
	if !bare || value == nil || value.Cmp(million) < 0 || sc.kind != data.Body || sc.has(r.c.customer) || sc.has(r.c.counted) {
		return
	}
	if code := r.currencyOf(sc, s, value); code != "" {
		r.takeFor(s, quantity.Money, code)
	}
}

// takeFor takes a bare number for an amount of a kind; what was made of the sentence's words
// before no longer holds.
func (r *reading) takeFor(s *sum, kind quantity.Kind, unit string) {
	s.Kind, s.Unit = kind, unit
	r.room.wordedScene, r.room.judged = 0, nil
}

// currencyOf is the currency of a bare number of so much that is money, or "".
func (r *reading) currencyOf(sc *scene, s *sum, value *apd.Decimal) string {
	if code := r.currencyTold(sc, s); code != "" {
		return code
	}
	market := r.marketBeside(sc, s.first)
	ahead := value.Cmp(muchMoney) >= 0 && r.expects(sc, span{s.first - moneyReach, s.first})
	if !market && !ahead && !r.ownMoney(sc, s.first) && !r.partOfShared(sc, s.first) && !sc.ofRevenue(r, s.end) {
		return r.currencyBefore(sc, s)
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-lookBack; k-- {
		f := r.figures[k]
		if r.scenes[f.scene].block != sc.block {
			break
		}
		if sumUnit(f.Unit) == atMoney && (f.market == market || ahead) {
			return f.Unit
		}
	}
	if market || !r.standsAlone(sc, s) {
		return ""
	}
	return r.onlyCurrency()
}

// currencyBefore is the only currency of the document where a bare number follows a sum of it, in
// its sentence or shortly before in the paragraph: "57.9 billion yuan for X, for Y 36.1 billion".
func (r *reading) currencyBefore(sc *scene, s *sum) string {
	if sc.nextBare(s) || s.end < len(sc.toks) && sc.toks[s.end].Kind == token.Word && !sc.endsSum(s.end) {
		return ""
	}
	for i := sc.index; i >= 0 && i >= sc.index-moneyBehind && r.scenes[i].block == sc.block; i-- {
		for _, o := range slices.Backward(r.scenes[i].sums) {
			switch {
			case i == sc.index && o.first >= s.first, sumClass[o.Kind] == atPercent:
			case sumClass[o.Kind] == atMoney:
				if i == sc.index || r.soleCurrency() == o.Unit {
					return o.Unit
				}
				return ""
			case o.Noun != "":
				return ""
			}
		}
	}
	return ""
}

// moneyBehind is how many sentences behind a sum of money a bare one goes on with it.
const moneyBehind = 2

// endsSum reports whether the word at token i is none that a number may count.
func (sc *scene) endsSum(i int) bool { return sc.among(i, afterSum) }

var afterSum = wordSet("in for from by to a at on and or of while as last this the with over than more less up down respectively but with when after before between that which against")

// soleCurrency is the currency of all sums of money in the document, or "" where there are
// several or none.
func (r *reading) soleCurrency() string {
	if !r.money.all {
		r.money.all = true
		for i := range r.scenes {
			for k := range r.scenes[i].sums {
				s := &r.scenes[i].sums[k]
				if sumClass[s.Kind] != atMoney || r.scenes[i].kind == data.Table {
					continue
				}
				if r.money.sole != "" && r.money.sole != s.Unit {
					r.money.sole = ""
					return ""
				}
				r.money.sole = s.Unit
			}
		}
	}
	return r.money.sole
}

// moneyTold is what the figures so far have in common: how many were looked at, the last
// currency, and whether there are several.
type moneyTold struct {
	seen    int
	code    string
	several bool
	sole    string // see soleCurrency
	all     bool   // whether that is known
}

// onlyCurrency is the currency of all money that has been told of so far, or "" where it is of
// more than one.
func (r *reading) onlyCurrency() string {
	m := &r.money
	for ; m.seen < len(r.figures); m.seen++ {
		if f := r.figures[m.seen]; sumUnit(f.Unit) == atMoney {
			m.several = m.several || m.code != "" && m.code != f.Unit
			m.code = f.Unit
		}
	}
	if m.several {
		return ""
	}
	return m.code
}

// partOfShared reports whether a number behind a company's name goes on with the revenue
// that it shares with others: "Together they made 113 billion yuan. X leads with 45.9 billion".
func (r *reading) partOfShared(sc *scene, i int) bool {
	if !sc.hasIn(atOrg, span{0, i}) {
		return false
	}
	for _, f := range slices.Backward(r.lately()) {
		switch {
		case r.scenes[f.scene].block != sc.block:
			return false
		case f.shared:
			return f.Metric == data.Revenue
		}
	}
	return false
}

// marketBeside reports whether a market stands at once before token i, in a sentence of no
// company: "Private cloud was 81.4bn".
func (r *reading) marketBeside(sc *scene, i int) bool {
	return !sc.hasActor() && sc.hasIn(r.c.marketsz, span{max(sc.clauseOf(i).first, i-3), i})
}

// moneyReach is how far before a bare number the word stands that makes it money.
const moneyReach = 7

// ownMoney reports whether a word for a company's money stands shortly before token i.
func (r *reading) ownMoney(sc *scene, i int) bool {
	near := span{max(sc.clauseOf(i).first, i-moneyReach), i}
	return sc.hasIn(r.c.revenue, near) || sc.hasIn(r.c.profit, near) || sc.hasIn(r.c.loss, near) || sc.hasIn(r.c.capex, near)
}

// ofRevenue reports whether "of revenue" stands at token i: "7.6 to 7.9 billion of revenues".
func (sc *scene) ofRevenue(r *reading, i int) bool {
	return (sc.isWord(i, "of") || sc.isWord(i, "in")) && sc.hasIn(r.c.revenue, span{i + 1, i + 3})
}

var million = apd.New(1, 6)

// currencyTold is the currency of a bare number of millions that goes on with the money of its
// sentence or of the one before, "X took 23 billion yuan, and Y 28.1 billion", or that the
// paragraph has said it would tell its numbers in, or "".
func (r *reading) currencyTold(sc *scene, s *sum) string {
	if !r.standsAlone(sc, s) || sc.nextBare(s) {
		return ""
	}
	if of := r.toldOfAnotherTime(sc, s.span); of != nil {
		return of.Unit
	}
	for k := range sc.sums {
		if o := &sc.sums[k]; o.first < s.first && sumClass[o.Kind] == atMoney && o.Value != nil && o.Value.Cmp(million) >= 0 && r.sameScale(sc, o, s) {
			return o.Unit
		}
	}
	if !r.tellsMoney(sc, s) {
		return ""
	}
	for k := len(r.figures) - 1; k >= 0 && r.figures[k].scene >= sc.index-1 && r.scenes[r.figures[k].scene].block == sc.block; k-- {
		if f := r.figures[k]; sumUnit(f.Unit) == atMoney {
			return f.Unit
		}
	}
	for i := sc.index; i >= 0 && i > sc.index-lookBack && r.scenes[i].block == sc.block; i-- {
		if code := r.currencyNamed(&r.scenes[i]); code != "" {
			return code
		}
	}
	return ""
}

// nextBare reports whether a bare number is the next of a list of money: it measures what the one
// before does.
func (sc *scene) nextBare(s *sum) bool {
	for k := range sc.sums {
		if o := &sc.sums[k]; sumClass[o.Kind] == atMoney && o.end <= s.first && s.first-o.end <= nextReach && sc.clauseOf(o.first) == sc.clauseOf(s.first) {
			return true
		}
	}
	return false
}

// nextReach is how many tokens may stand between two sums of a list.
const nextReach = 6

// sameScale reports whether a sum before a bare number may be of the same sort: both are of the
// sentence's main matter, and no count of people or things stands between.
func (r *reading) sameScale(sc *scene, money, s *sum) bool {
	for k := range sc.sums {
		if o := &sc.sums[k]; o.first > money.first && o.first < s.first && o.Kind == quantity.Count && o.Noun != "" {
			return false
		}
	}
	return true
}

// standsAlone reports whether nothing that is counted follows a number.
func (r *reading) standsAlone(sc *scene, s *sum) bool {
	if s.end >= len(sc.toks) {
		return true
	}
	t := &sc.toks[s.end]
	return t.Kind != token.Word || behindMoney.At(t)
}

// behindMoney are words that may follow a sum of money.
var behindMoney = wordSet("in for from of to and or on by as at with this last a an the up down over against versus vs during while but which that it was were is compared than more less respectively")

// tellsMoney reports whether a word for a company's or a market's money, or a verb of taking in,
// spending or amounting with a company before it, stands shortly before a number.
func (r *reading) tellsMoney(sc *scene, s *sum) bool {
	near := span{max(sc.clauseOf(s.first).first, s.first-moneyReach), s.first}
	if r.ownMoney(sc, s.first) || sc.hasIn(r.c.takein, near) || sc.hasIn(r.c.investv, near) || sc.hasIn(r.c.spentv, near) {
		return true
	}
	return sc.hasIn(r.c.marketsz, near) || sc.actorEnds(s.first)
}

// currencyNamed is the currency in which a sentence says that numbers are told: "I'll walk you
// through the numbers, in RMB".
func (r *reading) currencyNamed(sc *scene) string {
	for i := range sc.toks {
		if !sc.isWord(i, "in") || sc.inSum(i+1) {
			continue
		}
		if code := currencies[sc.word(i+1)]; code != "" && (i+2 >= len(sc.toks) || sc.toks[i+2].Kind != token.Word) {
			return code
		}
	}
	return ""
}

// currencies are what "in …" may name.
var currencies = map[string]string{"rmb": "CNY", "renminbi": "CNY", "yuan": "CNY", "cny": "CNY", "dollars": "USD", "usd": "USD"}

package extract

import (
	"math/bits"
	"sync"
)

// classSet holds the classes that code itself asks for; all others are asked for
// by the rules only.
type classSet struct {
	cloud, notcloud, china, planned, maybe, denied, negated, say, estimate, accord                                                                                                                                                                                                                                                                 class
	research, yoy, post, gov, tenderw, product, urgeto, rivals, predict, itself, plural, pair, three, vendorset, orghead                                                                                                                                                                                                                           class
	definite, deal, grow, shrink, growthn, sequential, futuregrow, revenue, profit, loss, lossv                                                                                                                                                                                                                                                    class
	marketsz, customer, unit, intent, launch, report, result, issue, policy, pricing, share, strong, trade, exchange, ordinal, member, hold, updown, goal, together, ofmarket, agree, idea, tech, tradeban, first, calloff, cameout, marketword, investv, pricenoun, physical, costn, metered, round, roundname, perunit, price, investcue, finesw class
	proud, bodyof, contract, takein, margin, debut, raise, others, backers, valuers, spentv, spenders, goesto, worth, counted, stakeof, ourmaths, capex, datacentre, region, sitenoun, strangething, strangeafter, strangeuser, othermarket, otherunit, stock, finen, segcloud, listing, acquire, counters                                         class
}

var classTable = sync.OnceValue(func() *classSet {
	l := words()
	must := func(name string) class {
		c := l.classes[name]
		if c == noClass {
			panic("lexicon.txt lacks the class " + name)
		}
		return c
	}
	return &classSet{
		cloud:        must("cloud"),
		bodyof:       must("bodyof"),
		contract:     must("contract"),
		debut:        must("debut"),
		pricenoun:    must("pricenoun"),
		physical:     must("physical"),
		metered:      must("metered"),
		costn:        must("costn"),
		finesw:       must("finesw"),
		perunit:      must("perunit"),
		price:        must("price"),
		strangething: must("strangething"),
		strangeuser:  must("strangeuser"),
		strangeafter: must("strangeafter"),
		othermarket:  must("othermarket"),
		otherunit:    must("otherunit"),
		stock:        must("stock"),
		finen:        must("finen"),
		notcloud:     must("notcloud"),
		round:        must("round"),
		roundname:    must("roundname"),
		investcue:    must("investcue"),
		china:        must("china"),
		planned:      must("planned"),
		maybe:        must("maybe"),
		denied:       must("denied"),
		negated:      must("negated"),
		say:          must("say"),
		estimate:     must("estimate"),
		accord:       must("accord"),
		research:     must("research"),
		yoy:          must("yoy"),
		gov:          must("gov"),
		tenderw:      must("tenderw"),
		urgeto:       must("urgeto"),
		product:      must("product"),
		rivals:       must("rivals"),
		predict:      must("predict"),
		itself:       must("itself"),
		plural:       must("plural"),
		pair:         must("pair"),
		three:        must("three"),
		vendorset:    must("vendorset"),
		orghead:      must("orghead"),
		definite:     must("definite"),
		deal:         must("deal"),
		grow:         must("grow"),
		shrink:       must("shrink"),
		growthn:      must("growthn"),
		sequential:   must("sequential"),
		lossv:        must("lossv"),
		futuregrow:   must("futuregrow"),
		revenue:      must("revenue"),
		profit:       must("profit"),
		loss:         must("loss"),
		marketsz:     must("marketsz"),
		customer:     must("customer"),
		unit:         must("unit"),
		intent:       must("intent"),
		launch:       must("launch"),
		report:       must("report"),
		result:       must("result"),
		issue:        must("issue"),
		policy:       must("policy"),
		share:        must("share"),
		proud:        must("proud"),
		segcloud:     must("segcloud"),
		listing:      must("listing"),
		acquire:      must("acquire"),
		counters:     must("counters"),
		datacentre:   must("datacentre"),
		region:       must("region"),
		sitenoun:     must("sitenoun"),
		backers:      must("backers"),
		others:       must("others"),
		raise:        must("raise"),
		valuers:      must("valuers"),
		strong:       must("strong"),
		trade:        must("trade"),
		exchange:     must("exchange"),
		ordinal:      must("ordinal"),
		member:       must("member"),
		updown:       must("updown"),
		tech:         must("tech"),
		tradeban:     must("tradeban"),
		first:        must("first"),
		cameout:      must("cameout"),
		marketword:   must("marketword"),
		calloff:      must("calloff"),
		investv:      must("investv"),
		worth:        must("worth"),
		counted:      must("counted"),
		spentv:       must("spentv"),
		takein:       must("takein"),
		margin:       must("margin"),
		spenders:     must("spenders"),
		stakeof:      must("stakeof"),
		ourmaths:     must("ourmaths"),
		capex:        must("capex"),
		goesto:       must("goesto"),
		idea:         must("idea"),
		agree:        must("agree"),
		ofmarket:     must("ofmarket"),
		goal:         must("goal"),
		together:     must("together"),
		hold:         must("hold"),
		post:         must("post"),
	}
})

// classes is the set of classes that occur in a sentence.
type classes [maxClasses / 64]uint64

// classMask keeps an index within a set without a check: maxClasses is a power of two.
const classMask = maxClasses/64 - 1

func (s *classes) add(c class)      { s[c>>6&classMask] |= 1 << (c & 63) }
func (s *classes) has(c class) bool { return s[c>>6&classMask]>>(c&63)&1 != 0 }

func setOf(list ...class) (s classes) {
	for _, c := range list {
		s.add(c)
	}
	return s
}

// unite adds the classes of another set.
func (s *classes) unite(o *classes) {
	for i := range s {
		s[i] |= o[i]
	}
}

// meets reports whether the two sets have a class in common.
func (s *classes) meets(o *classes) bool {
	var common uint64
	for i := range s {
		common |= s[i] & o[i]
	}
	return common != 0
}

// few is a set of few classes: those words of it that hold any.
type few []fewWord

type fewWord struct {
	word int
	bits uint64
}

// with adds a class.
func (f few) with(c class) few {
	word, bit := int(c>>6), uint64(1)<<(c&63)
	for i := range f {
		if f[i].word == word {
			f[i].bits |= bit
			return f
		}
	}
	return append(f, fewWord{word, bit})
}

// common tells of two sets which one sentences rather meet: mentions are everywhere.
func (f few) common() (n int) {
	for _, w := range f {
		n += bits.OnesCount64(w.bits)
		if w.word == 0 && w.bits&(1<<firstWordClass-1) != 0 {
			n += maxClasses
		}
	}
	return n
}

// hasAny reports whether the set has one of the few classes.
func (s *classes) hasAny(of few) bool {
	for i := range of {
		if s.hasWord(of[i]) {
			return true
		}
	}
	return false
}

func (s *classes) hasWord(w fewWord) bool { return s[w.word&classMask]&w.bits != 0 }

// All classes have room in a set.
var _ = [1]bool{}[maxClasses&(maxClasses-1)]

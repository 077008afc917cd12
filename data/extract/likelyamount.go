package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/quantity"
)

// What an amount measures that no rule has words for is supposed by a second classifier,
// from the words around it, the classes of the sentence and the number told last.

//go:embed rules/amountweights.txt
var amountWeights string

var likelyAmount = sync.OnceValue(func() *classifier.Model {
	m, err := classifier.Parse(amountWeights)
	if err != nil {
		panic("rules/amountweights.txt: " + err.Error()) // embedded and tested
	}
	return m
})

// likelyAmountOfClasses are the lexicon's classes as the model knows them.
var likelyAmountOfClasses = sync.OnceValue(func() *knownClasses { return classesIn(likelyAmount()) })

// measure is what an amount of a sort may measure.
type measure struct {
	unit   class
	metric data.Metric
}

// measures are what the classifier tells apart, in its order.
var measures = []measure{
	{atMoney, data.Revenue}, {atMoney, data.MarketSize}, {atMoney, data.ProfitLoss}, {atMoney, data.InvestmentSum}, {atMoney, data.Capex}, {atMoney, data.OtherMetric},
	{atPercent, data.Growth}, {atPercent, data.MarketShare}, {atPercent, data.RevenueShare}, {atPercent, data.OtherMetric},
	{atCount, data.Customers}, {atCount, data.OtherMetric},
}

var unitNames = map[class]string{atMoney: "money", atPercent: "percent", atCount: "count"}

func (m measure) String() string { return unitNames[m.unit] + "." + string(m.metric) }

// AmountClasses are the names of what the classifier tells apart.
func AmountClasses() (names []string) {
	for _, m := range measures {
		names = append(names, m.String())
	}
	return names
}

// From certainMeasure on a measure is supposed, below unlikelyMeasure a rule's is not
// believed where another is plain. Found by holding out articles.
var (
	certainMeasure  = classifier.LogOdds(0.5)
	plainMeasure    = classifier.LogOdds(0.5)
	unlikelyMeasure = classifier.LogOdds(0.25)
)

// The kinds of features of an amount: words by their place before and behind it, words
// and pairs near it on either side, classes of its sentence, and the amount itself.
const (
	wordBefore  = 'a'
	pairBefore  = 'b'
	wordBehind  = 'c'
	pairBehind  = 'd'
	wordsBeside = 'h'
	secondAhead = 'i'
	secondAfter = 'j'
	thirdAhead  = 'k'
	nearBefore  = 'e'
	pairsBefore = 'E'
	nearBehind  = 'f'
	pairsBehind = 'F'
	ofAmount    = 'q'
	ofCounted   = 'n'
	toldBefore  = 'p'
	inHeading   = 't'
)

// AmountPartOf tells which parts of an amount's signs the kinds belong to, for training.
var AmountPartOf = map[byte]classifier.Part{classInside: classifier.Kinds}

// How many words before and behind an amount are near it.
const (
	nearAhead = 8
	nearAfter = 6
)

// wording gives the signs of a sentence's words, names, dates and amounts as one word each,
// and where among them each amount stands. It holds until another sentence is asked for.
func (r *reading) wording(sc *scene) (words []sign, at []int) {
	m := r.room
	if m.wordedScene == sc.index+1 {
		return m.worded, m.wordedAt
	}
	words, at = m.worded[:0], m.wordedAt[:0]
	org, day := 0, 0
	for i := 0; i < len(sc.toks); {
		for org < len(sc.orgs) && sc.orgs[org].end <= i {
			org++
		}
		for day < len(sc.dates) && sc.dates[day].end <= i {
			day++
		}
		for len(at) < len(sc.sums) && sc.sums[len(at)].end <= i {
			at = append(at, len(words)) // within another mention
		}
		switch {
		case len(at) < len(sc.sums) && sc.sums[len(at)].first <= i:
			s := &sc.sums[len(at)]
			at, i = append(at, len(words)), s.end
			words = append(words, anyAmount(s))
		case org < len(sc.orgs) && sc.orgs[org].first <= i:
			words = append(words, anyName)
			i = sc.orgs[org].end
		case day < len(sc.dates) && sc.dates[day].first <= i:
			words = append(words, anyDate)
			i = sc.dates[day].end
		default:
			if t := &sc.toks[i]; isDigit(t.Lower[0]) {
				words = append(words, anyNumber)
			} else {
				words = append(words, signAt(t))
			}
			i++
		}
	}
	for len(at) < len(sc.sums) {
		at = append(at, len(words))
	}
	m.worded, m.wordedAt, m.wordedScene = words, at, sc.index+1
	return words, at
}

func anyAmount(s *sum) sign {
	switch sumClass[s.Kind] {
	case atMoney:
		return anyMoney
	case atPercent:
		return anyPercent
	}
	return anyOther
}

// eachSignOf calls f with what speaks for or against a measure of amount k: a kind and one
// or two words.
func (r *reading) eachSignOf(sc *scene, k int, f func(kind byte, first, second sign)) {
	r.eachWordingOf(sc, k, f)
	for c := range sc.eachClass {
		f(classInside, classSigns()[c], noSign)
	}
}

// eachWordingOf is eachSignOf for the words, the amount and what was told before.
func (r *reading) eachWordingOf(sc *scene, k int, f func(kind byte, first, second sign)) {
	words, places := r.wording(sc)
	at := places[k]
	word := func(i int) sign {
		switch {
		case i < 0:
			return begins
		case i >= len(words):
			return ends
		}
		return words[i]
	}
	f(wordBefore, word(at-1), noSign)
	f(wordBehind, word(at+1), noSign)
	f(pairBefore, word(at-2), word(at-1))
	f(pairBehind, word(at+1), word(at+2))
	f(wordsBeside, word(at-1), word(at+1))
	f(secondAhead, word(at-2), noSign)
	f(secondAfter, word(at+2), noSign)
	f(thirdAhead, word(at-3), word(at-2))
	for i := max(0, at-nearAhead); i < at; i++ {
		f(nearBefore, words[i], noSign)
		if i+1 < at {
			f(pairsBefore, words[i], words[i+1])
		}
	}
	for i := at + 1; i < len(words) && i <= at+nearAfter; i++ {
		f(nearBehind, words[i], noSign)
		if i+1 < len(words) {
			f(pairsBehind, words[i], words[i+1])
		}
	}
	r.eachSignOfAmount(sc, k, f)
}

// eachSignOfAmount calls f with what the amount itself and the numbers told before say.
func (r *reading) eachSignOfAmount(sc *scene, k int, f func(kind byte, first, second sign)) {
	s := &sc.sums[k]
	f(ofAmount, signOf(s.Kind.String()), noSign)
	f(ofAmount, signOf(s.Unit), signOf(string(s.Qualifier)))
	for w := range strings.FieldsSeq(s.Noun) {
		f(ofCounted, signOf(stemOf(strings.ToLower(w))), noSign)
	}
	if sc.kind != data.Body {
		f(inHeading, headingSign, noSign)
	}
	if last := r.ruledBefore(sc, s.span); last != nil {
		where := toldEarlier
		if last.scene == sc.index {
			where = toldHere
		}
		f(toldBefore, signOf(string(last.Metric)), where)
	}
}

var headingSign, toldEarlier, toldHere = signOf("heading"), signOf("before"), signOf("here")

// ruledBefore is the number told last before an amount that a rule knew, or nil.
func (r *reading) ruledBefore(sc *scene, at span) *figureDraft {
	known := r.ruled.before
	if r.ruled.last != nil && r.ruled.last.scene >= sc.index {
		known = 0 // an earlier sentence is asked again
	}
	for i := len(r.figures) - 1; i >= known; i-- {
		f := r.figures[i]
		if (f.scene < sc.index || f.scene == sc.index && f.at.first < at.first) && family(f.rule) != supposition {
			return f
		}
	}
	if known == 0 {
		return nil
	}
	return r.ruled.last
}

// ruled is the last figure that a rule knew of those of the sentences before the one at work,
// which are so many.
type ruled struct {
	last   *figureDraft
	before int
}

// noteRuled goes on to the next sentence: a text may be full of figures that no rule knew, and
// none is gone through twice.
func (r *reading) noteRuled() {
	if r.ruled.before > len(r.figures) {
		r.ruled = ruled{} // some were taken back
	}
	for _, f := range r.figures[r.ruled.before:] {
		if family(f.rule) != supposition {
			r.ruled.last = f
		}
	}
	r.ruled.before = len(r.figures)
}

// judgeAmount asks the classifier how likely amount k measures each of measures. The
// answer holds until the next is judged.
func (r *reading) judgeAmount(sc *scene, k int) judged {
	sum := &r.room.amountSum
	sum.Begin(likelyAmount())
	r.room.features = r.room.features[:0]
	r.eachWordingOf(sc, k, func(kind byte, first, second sign) {
		r.room.features = append(r.room.features, classifier.Placed{Feature: feature(kind, first, second)})
	})
	sum.Add(r.room.features)
	sc.addClasses(sum, likelyAmountOfClasses())
	return sum.Odds()
}

// mostLikely is the measure of a sort of amount that is the most likely.
func (j judged) mostLikely(unit class) (best int) {
	best = -1
	for i, m := range measures {
		if m.unit == unit && (best < 0 || j[i] > j[best]) {
			best = i
		}
	}
	return best
}

// supposeMeasure gives the rule of what amount k most likely measures, or nil.
func (r *reading) supposeMeasure(sc *scene, k int, unit class) *metricRule {
	j := r.judgeAmount(sc, k)
	best := j.mostLikely(unit)
	if best < 0 || !r.mayMeasure(sc, k, measures[best].metric) {
		return nil
	}
	if j[best] >= certainMeasure {
		return &supposedMeasures[best]
	}
	return nil
}

// mayMeasure reports whether nothing plainly speaks against a measure: what a company is
// named to spend or earn before the amount is no market's size, and where no market and
// nobody who counts it is told, there is no share of one.
func (r *reading) mayMeasure(sc *scene, k int, m data.Metric) bool {
	switch m {
	case data.Customers:
		if sc.hires(sc.sums[k].first) || noCustomers.Has(sc.sums[k].Noun) {
			return false
		}
		last := r.lastFigure() // "revenue was 412 million yuan; the Street's mark had stood at 430 million"
		return sc.sums[k].Noun != "" || sc.has(r.c.counted) || sc.has(r.c.customer) || last == nil || sumUnit(last.Unit) != atMoney || last.scene < sc.index-1
	case data.Revenue:
		before := span{sc.clauseOf(sc.sums[k].first).first, sc.sums[k].first}
		return !sc.hasIn(r.c.loss, before) || sc.has(r.c.revenue) // "the loss was trimmed … to 56 million"
	case data.MarketSize:
		return !sc.namesActorIn(span{0, sc.sums[k].first}) && !r.partsFollow(sc)
	case data.MarketShare:
		return sc.has(r.c.marketsz) || sc.has(r.c.marketword) || sc.has(r.c.ofmarket) || sc.has(atResearch) ||
			!sc.has(r.c.stock) && (r.marketTold(sc) || r.sharesToldOf(sc) || r.researchToldIn(sc.index))
	}
	return true
}

// partsFollow reports whether the paragraph has just told what a company took in, by its own
// word, and the sentence speaks of no market and nobody who counts: its sums are parts of that.
func (r *reading) partsFollow(sc *scene) bool {
	last := r.lastFigure()
	return last != nil && financial(last.Metric) && last.id != "" && !last.market && !r.isResearch(last.Issuer) && r.scenes[last.scene].block == sc.block &&
		!sc.has(atResearch) && !sc.has(r.c.marketword)
}

// noCustomers are where a firm is and what it builds there.
var noCustomers = wordSet("facility facilities city cities country countries region regions site sites rack racks cabinet cabinets server servers node nodes building buildings centre centres center centers zone zones province provinces hall halls office offices base bases")

// hires reports whether a word of hiring stands shortly before token i: whom a company employs
// are not its customers.
func (sc *scene) hires(i int) bool {
	for k := max(0, i-hireReach); k < i; k++ {
		if hiring.At(&sc.toks[k]) {
			return true
		}
	}
	return false
}

// hireReach is how many tokens before a number of people such a word may stand.
const hireReach = 4

var hiring = wordSet("employ employs employed employing hire hires hired hiring recruit recruits recruited staff staffs lay laid fire fired dismiss dismissed")

// settled are the rules by which an amount is no figure whatever else speaks for one:
// what another region spends, what each unit costs, how a share is traded, and what
// nothing tells the meaning of.
var settled = map[string]bool{"drop.spent": true, "drop.perunit": true, "drop.trading": true, "drop.shareprice": true, undecided.id: true}

// overruling gives the rule of what amount k most likely measures where that is plainly
// another thing than a rule made of it, or nil.
func (r *reading) overruling(sc *scene, k int, unit class, f *figureDraft) *metricRule {
	told := slices.Index(measures, measure{unit, f.Metric})
	if told < 0 || family(f.rule) == supposition || f.rule == marginTold || f.rule == inMarket.id || r.paidOf(sc, f) != nil {
		return nil // "the gross margin slid to 14%" reads like a fall
	}
	j := r.judgeAmount(sc, k)
	if best := j.mostLikely(unit); j[told] <= unlikelyMeasure && j[best] >= plainMeasure && r.mayMeasure(sc, k, measures[best].metric) {
		return &supposedMeasures[best]
	}
	return nil
}

// supposedMeasures are the rules of what is supposed, by measures.
var supposedMeasures = func() (rules []metricRule) {
	for _, m := range measures {
		rules = append(rules, metricRule{id: supposition + "." + string(m.metric), metric: m.metric, unit: m.unit})
	}
	return rules
}()

// Amount is an amount of a text, for training.
type Amount struct {
	quantity.Mention
	Sort     string   // money, percent or count, with which names in AmountClasses begin
	Sentence int      // index into the document's
	Signs    []string // for and against measures
}

// Amounts are those of a document that may be figures and stand in no table.
func (r *Reader) Amounts(doc *data.Document) (out []Amount) {
	rd := r.readFor(doc)
	defer rd.leave()
	rd.findEvents()
	rd.findFigures()
	for i := range rd.scenes {
		sc := &rd.scenes[i]
		for k := range sc.sums {
			s := &sc.sums[k]
			if sc.kind == data.Table || !measurable(s, sumClass[s.Kind]) {
				continue
			}
			a := Amount{Mention: s.Mention, Sort: unitNames[sumClass[s.Kind]], Sentence: i}
			rd.eachSignOf(sc, k, func(kind byte, first, second sign) { a.Signs = append(a.Signs, named(kind, first, second)) })
			out = append(out, a)
		}
	}
	return out
}

package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// tableContext is what stands around a table: the sentence that leads in, the lines
// between it and the table, and the notes below.
type tableContext struct {
	words  tableWord // of the line next to the table
	metric data.Metric
	// introduced says that a line read already introduces the table.
	introduced bool
	unit       tableUnit
	period     data.Date
	aside      data.Date // of numbers in brackets behind others
	cloud      bool      // the numbers are of the cloud
	topic      bool      // it speaks of the cloud
	priced     bool      // it speaks of prices
	of         bool      // the numbers are parts of something
	market     string
	part       string
	place      string
	owner      data.CompanyID // whose numbers they are where no label says it
	issuer     string         // who counted, where it or a note says so
	ours       bool           // the numbers are what the writers themselves estimate
}

// maxLead is how many sentences above a table may tell what it is of.
const maxLead = 3

// readContext reads what stands around the table, the nearest first.
func (t *tableReader) readContext() {
	slight := true
	for i := t.scene - 1; i >= 0 && i >= t.scene-maxLead; i-- {
		sc := &t.scenes[i]
		if sc.kind == data.Table || sc.block < t.sc.block-maxLead {
			break
		}
		t.leadIn(sc, slight)
		slight = slight && t.slight(sc)
	}
	if t.context.aside.Known() && !t.context.period.Known() {
		t.context.period = t.whole.firstPeriod
	}
	if t.context.unit.code == "" && t.sc.block > 0 { // "our table of the month · RMB bn", which is no sentence
		if above := &t.doc.Blocks[t.sc.block-1]; !read(above.Kind) {
			text := above.Span.Of(t.doc.Text)
			t.context.unit = unitIn(text, token.Split(text))
		}
	}
	if !t.context.period.Known() && t.shares() {
		t.context.period = t.reportingPeriod(t.scene)
	}
	t.readNotes()
	if x := &t.context; x.unit.code == "" && t.scene+1 < len(t.scenes) && percentBelow(&t.scenes[t.scene+1]) {
		x.unit = tableUnit{data.Percent, one}
	}
	if title := &t.scenes[0]; t.scene > 0 && title.kind == data.Title {
		t.context.topic = t.context.topic || title.topical
		t.context.priced = t.context.priced || title.has(t.c.pricing)
		if !t.context.period.Known() && t.context.metric == data.MarketShare {
			t.context.period = onlyPeriod(title)
		}
	}
	t.context.owner = t.owner()
}

// percentBelow reports whether a few words below a table say that its numbers are in percent:
// "All in per cent."
func percentBelow(sc *scene) bool {
	if len(sc.toks) > fewBelow || len(sc.sums) > 0 {
		return false
	}
	for i := range sc.toks {
		if perCent(sc.toks, i) {
			return true
		}
	}
	return false
}

// fewBelow is how many tokens such words are at most.
const fewBelow = 8

// leadIn takes what the table leaves open from a sentence above it; near says that none
// but slight lines stand between.
func (t *tableReader) leadIn(sc *scene, near bool) {
	x := &t.context
	text := sc.span.Of(t.doc.Text)
	toks := token.Split(text)
	if x.unit.code == "" {
		x.unit = unitIn(text, toks)
	}
	if !x.period.Known() {
		x.period = t.leadPeriod(sc)
	}
	if !x.aside.Known() {
		x.aside = t.asidePeriod(sc)
	}
	x.topic = x.topic || !sc.has(t.c.notcloud) && (sc.topical || sc.has(t.c.cloud))
	x.priced = x.priced || sc.has(t.c.pricing)
	x.ours = x.ours || ownEstimates(toks)
	if x.market == "" {
		x.market, x.part = marketIn(toks)
		x.place = t.abroad(sc, span{len(sc.toks), len(sc.toks)})
	}
	if near && x.metric == "" {
		t.leadMetric(sc, toks)
	}
}

// leadMetric takes what the numbers measure from a sentence above the table.
func (t *tableReader) leadMetric(sc *scene, toks []token.Token) {
	x := &t.context
	words := tableWords(toks)
	if x.introduced {
		words &^= strangeWord | marginWord | changeWord | rateWord | pointsWord // what the paragraph speaks of above "Per cent of revenue:"
	}
	x.words |= words
	x.introduced = x.introduced || sc.introduces()
	x.cloud = !sc.has(t.c.notcloud) && beside(sc.items, t.c.cloud, t.c.revenue, t.c.profit, t.c.loss, t.c.growthn)
	x.metric = t.measure(sc.items, tableWords(toks))
	switch {
	case x.metric == data.MarketSize && !x.words.has(sizeWord): // a market is only named
		x.metric = ""
	case toldAside[x.metric] && len(sc.sums) > 0 && sc.word(len(sc.toks)-1) != ":": // it tells that itself
		x.metric = ""
	case x.metric == data.Capex && t.sharesTold(sc.index): // "38% of cloud spending"
		x.metric = ""
	}
	if x.metric == "" && !x.words.has(strangeWord|changeWord|rateWord) && !t.measured() {
		if x.metric = t.revenueTold(sc.index); x.metric != "" {
			x.cloud = !sc.has(t.c.notcloud) && sc.has(t.c.cloud)
		}
	}
	whole := partsOf(toks)
	x.of = x.of || whole != nil
	if x.metric == "" && whole != nil && salesWords.At(whole) {
		x.metric = data.Revenue
	}
}

// toldAside are the measures that a sentence with numbers of its own above a table tells of
// these, and seldom of the table's.
var toldAside = map[data.Metric]bool{data.ProfitLoss: true, data.Growth: true, data.Capex: true, data.Customers: true}

// sharesTold reports whether a sentence has told shares of a market.
func (t *tableReader) sharesTold(scene int) bool {
	return slices.ContainsFunc(t.figures, func(f *figureDraft) bool { return f.scene == scene && f.Metric == data.MarketShare })
}

// partsOf is the word for what percentages are parts of, nil where they are parts of
// nothing: "in per cent of revenue".
func partsOf(toks []token.Token) *token.Token {
	for i := range toks {
		if !perCent(toks, i) {
			continue
		}
		for of := i + 1; of <= i+2 && of+1 < len(toks); of++ { // "%" or "per cent"
			if toks[of].Lower == "of" {
				return &toks[of+1]
			}
		}
	}
	return nil
}

// ownEstimates reports whether words say that numbers are the writers' own: "our tally", "own
// estimates".
func ownEstimates(toks []token.Token) bool {
	for i := 1; i < len(toks); i++ {
		if (toks[i-1].Lower == "own" || toks[i-1].Lower == "our") && tallies.At(&toks[i]) {
			return true
		}
	}
	return false
}

var tallies = wordSet("estimate estimates tally tallies count counts reckoning calculation calculations ranking")

// salesWords are what shares of a market are parts of: "in per cent of revenue".
var salesWords = wordSet("revenue revenues sales turnover")

// revenueTold is revenue where that is what a sentence has told in all its figures of
// money: "between them they sold cloud services worth 113 billion".
func (t *tableReader) revenueTold(scene int) (of data.Metric) {
	for k := len(t.figures) - 1; k >= 0 && t.figures[k].scene >= scene; k-- {
		switch f := t.figures[k]; {
		case f.scene > scene || sumUnit(f.Unit) != atMoney:
		case f.Metric != data.Revenue || f.market:
			return ""
		default:
			of = data.Revenue
		}
	}
	return of
}

// measured reports whether a label says what numbers measure, but for rates.
func (t *tableReader) measured() bool {
	is := func(l tableLabel) bool { return l.metric != "" && l.metric != data.Growth }
	return is(t.corner) || slices.ContainsFunc(t.cols, is) || slices.ContainsFunc(t.rows, is)
}

// slight reports whether a line only goes with a table: a unit, a heading, a caption
// that measures nothing.
func (t *tableReader) slight(sc *scene) bool {
	return sc.kind == data.Heading || len(sc.toks) <= 10 || strings.HasSuffix(strings.TrimSpace(sc.span.Of(t.doc.Text)), ":") && t.measure(sc.items, 0) == ""
}

// leadPeriod is the period that a sentence above tells; that of numbers in brackets is
// another, and so is the one that the numbers are set against.
func (t *tableReader) leadPeriod(sc *scene) data.Date {
	if against := sc.periodAgainst(); against.Known() {
		return sc.periodBeside(against)
	}
	d := onlyPeriod(sc)
	if aside := t.asidePeriod(sc); aside.Known() {
		if d = sc.mainPeriod(); d == aside {
			d = data.Date{} // the lines above tell that of the others
		}
	}
	if !d.Known() && slices.ContainsFunc(sc.toks, func(k token.Token) bool { return k.Lower == "interim" }) {
		return interimOf(t.doc.Published)
	}
	return d
}

// periodAgainst is the period with which a sentence says that numbers are compared: "RMB bn,
// chg vs 1H22".
func (sc *scene) periodAgainst() data.Date {
	for k := range sc.dates {
		if d := &sc.dates[k]; isPeriod(d.Date) && !d.Duration && (sc.among(d.first-1, against) || sc.versusDot(d.first-1)) {
			return d.Date.Point()
		}
	}
	return data.Date{}
}

var against = wordSet("vs versus against")

// periodBeside is the one other period that a sentence names or, where it names none, the
// same a year on.
func (sc *scene) periodBeside(other data.Date) (only data.Date) {
	for k := range sc.dates {
		d := &sc.dates[k]
		if d.Duration || !isPeriod(d.Date) || d.Date.Point() == other {
			continue
		}
		if only.Known() && d.Date.Point() != only {
			return data.Date{}
		}
		only = d.Date.Point()
	}
	if only.Known() {
		return only
	}
	return yearOn(other, 1)
}

// interimOf is the half of which a document of the given day tells interim numbers: they come
// out in the third quarter, and of firms whose year ends in June in the first.
func interimOf(published data.Date) data.Date {
	if published.Precision != data.PrecisionDay {
		return data.Date{}
	}
	switch y, m, _ := published.Start.Civil(); (m - 1) / 3 {
	case 0:
		return data.InHalf(y-1, 2)
	case 2:
		return data.InHalf(y, 1)
	}
	return data.Date{}
}

// onlyPeriod is the one reporting period that a sentence names.
func onlyPeriod(sc *scene) data.Date {
	d := sc.mainPeriod()
	for k := range sc.dates {
		if o := &sc.dates[k]; !o.Duration && o.Date.Known() && isPeriod(o.Date) && o.Date.Precision != data.PrecisionMonth && o.Date.Point() != d {
			return data.Date{}
		}
	}
	return d
}

// asideWords announce what the numbers in brackets are.
var asideWords = wordSet("bracket brackets parenthesis parentheses 括号")

func (t *tableReader) asidePeriod(sc *scene) data.Date {
	i := slices.IndexFunc(sc.toks, func(k token.Token) bool { return asideWords.At(&k) })
	for k := range sc.dates {
		if d := &sc.dates[k]; i >= 0 && (d.first > i || d.end == i-1 && sc.isWord(i-1, "in")) {
			return d.Date.Point() // "in brackets: 1H21", "1H21 in brackets"
		}
	}
	return data.Date{}
}

// maxNotes is how many lines below a table may be its notes, and maxNote how long one
// is, in bytes.
const (
	maxNotes = 3
	maxNote  = 160
)

// readNotes reads the lines below: "Unit: RMB million. Source: annual reports."
func (t *tableReader) readNotes() {
	for i := t.sc.block + 1; i < len(t.doc.Blocks) && i <= t.sc.block+maxNotes; i++ {
		text := t.doc.Blocks[i].Span.Of(t.doc.Text)
		toks := token.Split(text)
		if len(text) > maxNote || len(toks) == 0 || !tableWords(toks[:min(len(toks), 2)]).has(noteWord) && !strings.ContainsAny(text[:1], "*(") {
			return
		}
		if t.context.unit.code == "" {
			t.context.unit = unitIn(text, toks)
		}
		if t.context.metric == "" && at(toks, 1) == "share" && at(toks, 2) == "of" && salesWords.At(&toks[min(3, len(toks)-1)]) {
			t.context.of, t.context.metric = true, data.Revenue // "(share of turnover)"
			t.context.words &^= strangeWord
		}
		if who := t.researchIn(text, toks); who != "" {
			t.context.issuer = who
		}
	}
}

// researchIn is the one research firm that a note names.
func (t *tableReader) researchIn(text string, toks []token.Token) (who string) {
	orgs, _ := t.reg.ReadInto(nil, text, toks)
	for i := range orgs {
		c := t.reg.Company(orgs[i].Company)
		if c == nil || c.Kind != data.Research || who != "" && who != string(c.ID) {
			return ""
		}
		who = string(c.ID)
	}
	return who
}

// owner is whose numbers a table without companies' names holds: the company that the document
// is a note on, the one that the lines above it name, that the title names, or that the document
// is about.
func (t *tableReader) owner() data.CompanyID {
	if on := t.coveredIn(); on != "" && t.scene > 0 {
		lead := &t.scenes[t.scene-1]
		if who, _ := t.onlyActor(lead); who == "" || lead.word(len(lead.toks)-1) != ":" {
			return on // "Sinnet (300383 CH): AWS does the heavy lifting"
		}
	}
	if who, told := t.namedAbove(); told {
		return who
	}
	if who := t.titleAlone(); who != "" || len(t.heroes) > 0 || len(t.mains) == 0 {
		return who
	}
	main := t.mains[0]
	for id, n := range t.reading.named {
		if t.root(id) != t.root(main) && 2*n > t.reading.named[main] {
			return ""
		}
	}
	return main
}

// namedAbove is the company of which the lines above a table make its numbers; told says that they
// name any. Where a sentence further above names several, only the title tells which of them.
func (t *tableReader) namedAbove() (who data.CompanyID, told bool) {
	for i := t.scene - 1; i > 0 && i >= t.scene-maxLead-2; i-- {
		sc := &t.scenes[i]
		if sc.kind == data.Table || sc.block < t.sc.block-maxLead {
			break
		}
		who, several := t.onlyActor(sc)
		switch {
		case several && i == t.scene-1:
			return "", true
		case who == "" && !several:
			continue
		}
		if title := t.titleAlone(); several || title != "" && (i < t.scene-1 && sc.word(len(sc.toks)-1) != ":" || sc.means(title)) {
			who = title // "X holds 17 percent. A listing was shelved." leads to no table of X's
		}
		return who, true
	}
	return "", false
}

// means reports whether a sentence means a company without naming it: "most of its income comes
// from X".
func (sc *scene) means(id data.CompanyID) bool {
	return slices.ContainsFunc(sc.orgs, func(o org) bool { return o.meant && o.id == id })
}

// titleAlone is the only company that the title names.
func (t *tableReader) titleAlone() data.CompanyID {
	if title := &t.scenes[0]; title.kind == data.Title {
		who, _ := t.onlyActor(title)
		return who
	}
	return ""
}

// onlyActor is the company that a sentence names, its cloud before its owner, and
// whether it names several.
func (t *tableReader) onlyActor(sc *scene) (who data.CompanyID, several bool) {
	for i := range sc.orgs {
		o := &sc.orgs[i]
		switch {
		case o.kind != data.Actor || o.aside || o.meant:
		case who == "" || t.root(o.id) == t.root(who) && !t.cloudCompany(who):
			who = o.id
		case t.root(o.id) != t.root(who):
			return "", true
		}
	}
	return who, false
}

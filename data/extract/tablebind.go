package extract

import (
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/token"
)

// ofTable is the rule of all figures of tables.
const ofTable = "table.cell"

// readRow reads the cells of a row. One that is a label only heads the rows below.
func (t *tableReader) readRow(n int) {
	if n < t.first {
		return
	}
	row, l := t.grid[n], t.rows[n]
	if l.unit.code != "" && l.unit.code != data.Percent {
		t.rowsUnit = l.unit
	}
	if t.setIn(n) {
		l.words |= partWord
	}
	if l.metric == data.MarketSize && t.above == data.Revenue && t.context.owner != "" && t.context.metric != data.MarketSize {
		l.metric, l.market = "", "" // "Business market": a part of a carrier's customers
	}
	if filled(row) == 1 && row[t.label] != (data.Span{}) {
		if l.text != "" {
			t.section, t.above = l, ""
		}
		return
	}
	from := len(t.figures)
	for k := range row {
		if k <= t.label || row[k] == (data.Span{}) {
			continue // before the names stand but ranks
		}
		main, aside := cutAside(t.doc.Text, row[k], t.context.aside.Known())
		if main.Start < main.End {
			t.bind(main, &cell{n: n, k: k, row: l, col: t.cols[k]})
		}
		if aside != (data.Span{}) && t.context.aside.Known() {
			t.bind(aside, &cell{n: n, k: k, row: l, col: t.cols[k], of: t.context.aside})
		}
	}
	t.dropUntoldColumns(from)
	switch m := t.rowMetric(l); {
	case l.words.has(otherWord):
		t.above = ""
	case m != "" && m != data.Growth:
		if l.metric != "" {
			t.aboveIndent = t.indent(n)
		}
		t.above, t.aboveTold = m, l
	}
}

// dropUntoldColumns drops those figures of a row, from the given one on, that say different things
// of one subject, metric and period: their columns tell of something that is not understood, and
// which number is of what stays open. A range that is foretold has two, and a growth may be over
// two stretches.
func (t *tableReader) dropUntoldColumns(from int) {
	row := t.figures[from:]
	clash := func(f *figureDraft) bool {
		return slices.ContainsFunc(row, func(o *figureDraft) bool {
			return o.Metric == f.Metric && o.Unit == f.Unit && o.Subject == f.Subject && o.Segment == f.Segment && o.Period == f.Period &&
				o.Value != nil && f.Value != nil && o.Value.Cmp(f.Value) != 0
		})
	}
	var bad []*figureDraft
	for _, f := range row {
		if f.Metric != data.Growth && f.Kind != data.ForecastKind && f.Period.Known() && clash(f) {
			bad = append(bad, f)
		}
	}
	if len(bad) > 0 {
		t.figures = slices.DeleteFunc(t.figures, func(f *figureDraft) bool { return slices.Contains(bad, f) })
	}
}

func filled(row []data.Span) (n int) {
	for _, cell := range row {
		if cell != (data.Span{}) {
			n++
		}
	}
	return n
}

// rowMetric is what a row's own label measures: a part of the revenue above it too.
func (t *tableReader) rowMetric(l tableLabel) data.Metric {
	if l.metric == "" && t.above == data.Revenue && (l.words.has(partWord) || l.who == "" && l.cloud && l.market != "") {
		return data.Revenue // "Public cloud", "of which Mobile Cloud" below "Revenue"
	}
	if l.metric == "" && l.alone && t.above == data.Revenue && (l.who != t.root(l.who) || l.cloud) && t.context.owner != "" && t.root(l.who) == t.root(t.context.owner) {
		return data.Revenue // "Tianyi Cloud" below the "Service revenue" of China Telecom
	}
	if l.metric == "" && l.who == "" && l.cloud && t.inMoney(l) && t.context.metric == "" && !l.words.has(otherWord|changeWord|rateWord) {
		return data.Revenue // "AI Cloud (RMB bn)" in a company's report
	}
	return l.metric
}

// inMoney reports whether the numbers of a row are sums of money: its label or, where it tells
// no unit, what stands around says so.
func (t *tableReader) inMoney(l tableLabel) bool {
	for _, u := range [...]tableUnit{l.unit, t.section.unit, t.corner.unit, t.currency(), t.context.unit} {
		if u.code != "" {
			return u.code != data.Percent
		}
	}
	return t.rowsUnit.code != ""
}

// cell is a number on its way to a figure, with the labels that it is bound to.
type cell struct {
	n, k     int // its row and column
	amount   amount
	row, col tableLabel
	of       data.Date // the period of a number in brackets, which its column does not tell
	unit     tableUnit
	rate     bool // it is a rate of growth
	cut      bool // it is how far a price fell, whatever the rows are
	margin   bool // it is what is left of a company's revenue
	signed   bool // a sign stands before it
}

// bind makes a figure of a cell that is a number.
func (t *tableReader) bind(number data.Span, c *cell) {
	a, ok := readAmount(number.Of(t.doc.Text))
	if !ok {
		return
	}
	c.amount = a
	c.signed = a.value.Negative || strings.HasPrefix(number.Of(t.doc.Text), "+")
	c.cut = c.col.words.has(cutWord) && t.context.priced || a.unit == data.Percent && t.priceFell(c)
	c.unit = t.unitOf(c)
	c.margin = t.marginTold(c)
	if t.measuresOther(c) {
		return
	}
	f := t.room.drafts.next()
	f.scene, f.at, f.rule, f.Qualifier = t.scene, locate(t.sc.toks, number), ofTable, data.Exact
	if a.about {
		f.Qualifier = data.About
	}
	if f.at.first == f.at.end || !t.metric(f, c) || !t.subjectOf(f, c) || !t.valueOf(f, c) {
		return
	}
	if f.Period = c.of; !f.Period.Known() {
		f.Period = t.periodOf(c)
	}
	if !f.Period.Known() && !timeless[f.Metric] {
		return
	}
	t.settle(f, c)
	t.figures = append(t.figures, f)
}

// timeless are the measures of which a table need not tell the time.
var timeless = map[data.Metric]bool{data.OtherMetric: true, data.Customers: true, data.InvestmentSum: true}

// measuresOther reports whether a label says that a cell measures none of ours.
func (t *tableReader) measuresOther(c *cell) bool {
	const other = otherWord | pointsWord | rankWord
	switch {
	case t.section.words.has(otherWord):
		return true
	case c.margin:
		return false
	}
	return c.row.words.has(other) && !c.cut || c.col.words.has(other)
}

// subjectOf tells whose number it is, and of which part of the company.
func (t *tableReader) subjectOf(f *figureDraft, c *cell) bool {
	id, ok := t.namedBy(c)
	if !ok {
		return false
	}
	named := id != ""
	if !named && (f.Metric == data.MarketSize || c.rate && t.ofMarkets(c)) {
		return t.marketOf(f, c)
	}
	if t.sumOf(&c.row, t.rows) || t.sumOf(&c.col, t.cols) {
		return false
	}
	if !named {
		id = t.implied(f, c)
	}
	if id == "" || f.Metric == data.MarketShare && !named {
		return false
	}
	f.id, f.Subject = id, string(id)
	f.cloud = t.cloudCompany(id) || t.labelled(c, func(l *tableLabel) bool { return l.cloud }) || t.context.cloud
	f.Segment = t.partTold(f, c, named)
	return t.sellsCloud(id) || t.besideCloud(id) || f.Metric == data.MarketShare && t.sellerCounted() || (f.cloud || t.context.topic) && t.context.market != ""
}

// sumOf reports whether a label is of the sum of those beside it: "Total", or "Total
// revenue" below the revenues of companies. Of one company it is a measure like any other.
func (t *tableReader) sumOf(l *tableLabel, beside []tableLabel) bool {
	if !l.words.has(totalWord) {
		return false
	}
	return l.metric == "" || slices.ContainsFunc(beside, func(o tableLabel) bool { return o.who != "" })
}

// sellerCounted reports whether one of the rows is of a company that sells clouds: those beside
// it are counted in the same market.
func (t *tableReader) sellerCounted() bool {
	return slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.who != "" && t.sellsCloud(l.who) })
}

// has reports whether a label of the cell has one of the words.
func (c *cell) has(words tableWord) bool { return c.row.words.has(words) || c.col.words.has(words) }

// labelled reports whether it holds of a label that a cell stands under: those of its row
// and column, of the section and the corner, and of the column that a rate stands beside.
func (t *tableReader) labelled(c *cell, is func(*tableLabel) bool) bool {
	left := t.leftOfRate(c.k)
	return is(&c.row) || is(&c.col) || is(&t.section) || is(&t.corner) || c.rate && left != nil && is(left)
}

// namedBy is the company that the labels of a cell name, none where they name none; it is
// nobody's number where they name two, or all the others.
func (t *tableReader) namedBy(c *cell) (id data.CompanyID, ok bool) {
	row, col := c.row.who, c.col.who
	if c.has(othersWord) || row != "" && col != "" && t.root(row) != t.root(col) {
		return "", false
	}
	if own := t.context.owner; own != "" && col == "" && row != "" && c.row.words.has(partWord) && t.above == data.Revenue && t.root(row) != t.root(own) {
		return own, true // "o/w Cloud Intelligence" is a part of whose report it is, whoever else has one of that name
	}
	return max(row, col), true
}

// partTold is the part of a company that a cell is of, as its labels call it.
func (t *tableReader) partTold(f *figureDraft, c *cell, named bool) (part string) {
	if !named || c.row.metric != "" && !c.row.alone || c.row.words.has(partWord) {
		part = t.segmentOf(c)
	}
	switch {
	case c.rate && t.spent(c):
		return capexRates
	case f.Metric == data.OtherMetric && t.award(c):
		part = bare(c.row.text)
	case c.margin:
		part = strings.ToLower(bare(c.row.text))
	case f.Metric == data.MarketShare && part == "":
		part = c.col.part
	}
	if part == "" && !f.cloud {
		return wholeCompany
	}
	return part
}

// implied is whose number it is where no label of its own names a company. A number that a
// label does not measure is nobody's, but for one below a period or in a table of cuts.
func (t *tableReader) implied(f *figureDraft, c *cell) data.CompanyID {
	who := t.headedBy(c)
	if who == "" || !t.measuredBy(c) && !c.row.period.Known() && f.Metric != data.OtherMetric {
		return ""
	}
	l := c.row
	if t.ofAbove(c) {
		l = t.aboveTold
	}
	root := t.root(who)
	switch unit := t.reg.CloudUnit(root); {
	case l.words.has(groupWord):
		return root
	case (l.cloud || c.col.cloud || t.corner.cloud && t.revised(c)) && unit != "" && t.reg.Company(unit) != nil && t.reg.Company(unit).Kind == data.Actor:
		return unit
	case root != who && !l.cloud && t.anyCloud() && !c.col.cloud:
		return root // "Revenue" beside "Cloud revenue"
	}
	return who
}

// headedBy is the company that the section, the corner or the words above the table name.
func (t *tableReader) headedBy(c *cell) data.CompanyID {
	who := t.context.owner
	for _, l := range [...]*tableLabel{&t.section, &t.corner} {
		if l.who != "" {
			who = l.who
			break
		}
	}
	if c.row.metric != "" && !c.row.cloud && slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.alone && l.who == who }) {
		return t.root(who) // the cloud has a row of its own: this one is its owner's
	}
	return who
}

// measuredBy reports whether a label says what a cell measures.
func (t *tableReader) measuredBy(c *cell) bool {
	return c.row.metric != "" || c.col.metric != "" || t.rowMetric(c.row) != "" || c.rate && t.above != "" || t.cloudOfOwner(c) || t.revised(c)
}

// ofAbove reports whether a rate is of what the row above measures: its own row is one of
// rates, and says no more.
func (t *tableReader) ofAbove(c *cell) bool {
	return c.rate && t.above != "" && c.row.words.has(changeWord|rateWord) && (c.row.metric == data.Growth || c.row.metric == "")
}

// anyCloud reports whether a row's label speaks of the cloud's revenue.
func (t *tableReader) anyCloud() bool {
	return slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.cloud && l.metric == data.Revenue })
}

// wholeWords name a measure of a whole company or of a whole cloud, and no part of it.
var wholeWords = wordSet("revenue revenues sales turnover income takings total net group consolidated operating overall cloud business computing capex capital expenditure expenditures growth change y / yoy q qoq year on - % rate in of the 营 收 入 业 务 云 总")

// segmentOf is the part of the company that a row's label names, or which of its profits.
func (t *tableReader) segmentOf(c *cell) string {
	l := c.row
	if t.ofAbove(c) {
		l = t.aboveTold
	}
	if l.period.Known() && l.metric == "" {
		return ""
	}
	s := bare(strings.TrimPrefix(strings.TrimPrefix(l.text, "of which "), "o/w "))
	if l.metric == data.ProfitLoss {
		return strings.ToLower(s)
	}
	for _, w := range token.Split(s) {
		if !wholeWords.At(&w) {
			return s
		}
	}
	return "" // "Revenue", "Total cloud revenue"
}

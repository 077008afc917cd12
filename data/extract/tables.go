package extract

import (
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// A table is read cell by cell: its header tells periods or measures, a row's
// label the company or the measure, and the sentence before it the unit where
// the cells do not. Rows of Markdown, and rows aligned by runs of spaces or tabs.

// tableReader is the state of reading one table.
type tableReader struct {
	*reading
	scene  int
	sc     *scene
	head   []column
	unit   string       // of plain numbers: currency or percent
	times  *apd.Decimal // the multiplier of plain numbers: 10⁹ for "RMB bn"
	period data.Date
	aside  data.Date // of numbers in brackets behind others, where the sentence before tells it
	metric data.Metric
	grows  bool // the sentence before speaks of growth
	cloud  bool // the sentence before speaks of the cloud's numbers
	bare   bool // no row is called revenue: "operating income" is the sales of a Chinese report
}

// noWords is a sentence without any: what a cell has around it.
var noWords scene

// column is what a header says of the cells below it.
type column struct {
	period   data.Date
	metric   data.Metric
	forecast bool // the year has the letter of an estimate: "2023E"
	released bool // the cells tell when each row's numbers came out
}

func (r *reading) tableFigures(n int) {
	sc := &r.scenes[n]
	g := cutGrid(r.doc.Text, sc.span).withoutRanks(r.doc.Text)
	if len(g) == 0 {
		return
	}
	t := &tableReader{reading: r, scene: n, sc: sc}
	first := 0
	if t.isHeader(g[0]) {
		t.readHeader(g[0], len(widest(g)))
		first = 1
	}
	if first < len(g) && len(g[first]) == 1 {
		t.unitFrom(t.toksOf(g[first][0])) // below the head, in brackets
	}
	t.readCaption()
	t.bare = !slices.ContainsFunc(g, func(row []data.Span) bool {
		return len(row) > 0 && t.measure(t.words.find(nil, t.toksOf(row[0]))) == data.Revenue
	})
	for _, row := range g[first:] {
		if t.headsAgain(row) {
			t.unit, t.times, t.metric = "", nil, ""
			t.readHeader(row, len(widest(g)))
			continue
		}
		t.readRow(row)
	}
}

// readCaption takes what the cells leave open from the sentence before the table.
func (t *tableReader) readCaption() {
	if t.scene == 0 || t.scenes[t.scene-1].kind == data.Table {
		return
	}
	sc := &t.scenes[t.scene-1]
	t.unitFrom(sc.toks)
	if t.period = sc.mainPeriod(); !t.period.Known() {
		t.period = t.periodAbove(sc)
	}
	if i := slices.IndexFunc(sc.toks, func(k token.Token) bool { return asideWords.At(&k) }); i >= 0 {
		for k := range sc.dates {
			if d := &sc.dates[k]; d.first > i && !t.aside.Known() {
				t.aside = d.Date.Point()
			}
			if d := &sc.dates[k]; d.first > i && d.Date.Point() == t.period {
				t.period = t.whole.firstPeriod // the other is that of the numbers in brackets
			}
		}
	}
	t.grows = sc.has(t.c.growthn)
	if t.metric == "" {
		t.metric = t.measure(sc.items)
	}
	t.cloud = !sc.has(t.c.notcloud) && sc.beside(t.c.cloud, t.c.revenue, t.c.profit, t.c.loss, t.c.growthn)
}

// periodAbove is the last period that the caption's paragraph, or else the title, tells.
func (t *tableReader) periodAbove(caption *scene) data.Date {
	for i := caption.index - 1; i >= 0 && i >= caption.index-lookBack; i-- {
		sc := &t.scenes[i]
		if d := sc.mainPeriod(); d.Known() && !t.inFuture(d) && (sc.block == caption.block || sc.kind == data.Title) {
			return d
		}
	}
	return data.Date{}
}

// asideWords announce what the numbers in brackets are.
var asideWords = wordSet("bracket brackets parenthesis parentheses 括号")

// beside reports whether a word of class a stands beside one of the others:
// "cloud revenue", "revenue of the cloud".
func (sc *scene) beside(a class, others ...class) bool { return beside(sc.items, a, others...) }

func beside(items []item, a class, others ...class) bool {
	for _, x := range items {
		for _, y := range items {
			if x.class == a && slices.Contains(others, y.class) && gap(x.span, y.span) <= 2 {
				return true
			}
		}
	}
	return false
}

func at(toks []token.Token, i int) string {
	if i >= 0 && i < len(toks) {
		return toks[i].Lower
	}
	return ""
}

// measure names the metric that words speak of, or "": of several the sharpest.
func (t *tableReader) measure(items []item) data.Metric {
	has := func(c class) bool { return slices.ContainsFunc(items, func(it item) bool { return it.class == c }) }
	switch {
	case has(t.c.share) && (beside(items, t.c.share, t.c.revenue) || has(t.c.ofmarket) || has(t.c.marketsz)):
		return data.MarketShare // "share of revenue", of several vendors; "share of the market by revenue"
	case has(t.c.loss), has(t.c.profit):
		return data.ProfitLoss
	case has(t.c.capex):
		return data.Capex
	case has(t.c.revenue):
		return data.Revenue
	case has(t.c.share), has(t.c.ofmarket), t.unit == data.Percent && has(t.c.marketsz):
		return data.MarketShare
	case has(t.c.growthn):
		return data.Growth
	case has(t.c.marketsz):
		return data.MarketSize
	case has(t.c.pricing):
		return data.OtherMetric
	}
	return ""
}

func (t *tableReader) isHeader(row []data.Span) bool {
	numbers := 0
	for _, cell := range row {
		main, _ := cutAside(t.doc.Text, cell)
		if v, _ := cellNumber(main.Of(t.doc.Text)); v != nil && len(temporal.Find(t.doc.Text, t.toksOf(cell), t.ref)) == 0 {
			numbers++
		}
	}
	return numbers == 0
}

// headsAgain reports whether a row below the first heads a second table: behind its
// label stand but times.
func (t *tableReader) headsAgain(row []data.Span) bool {
	if len(row) < 2 {
		return false
	}
	for _, cell := range row[1:] {
		dates := temporal.Find(t.doc.Text, t.toksOf(cell), t.ref)
		if len(dates) == 0 || dates[0].Span.Start != cell.Start || !isPeriod(dates[0].Date.Point()) {
			return false
		}
	}
	return true
}

func (t *tableReader) toksOf(s data.Span) []token.Token {
	at := locate(t.sc.toks, s)
	return t.sc.toks[at.first:at.end]
}

func (t *tableReader) readHeader(row []data.Span, width int) {
	t.head = make([]column, width)
	shift := width - len(row) // an empty corner cell leaves the header one short
	for i, cell := range row {
		toks := t.toksOf(cell)
		c := &t.head[i+shift]
		if dates := temporal.Find(t.doc.Text, toks, t.ref); len(dates) > 0 {
			c.period = t.headed(row[0], cell, dates[0].Date.Point())
			c.forecast = marked(toks, locate(toks, dates[0].Span).end) || slices.ContainsFunc(toks, func(k token.Token) bool { return budgetHeads.At(&k) })
		}
		c.metric = t.measure(t.words.find(nil, toks))
		c.released = slices.ContainsFunc(toks, func(k token.Token) bool { return releaseHeads.At(&k) })
		if i == 0 && shift == 0 || !c.period.Known() || strings.ContainsAny(cell.Of(t.doc.Text), "(（") {
			t.unitFrom(toks)
		}
	}
	if m := t.head[0].metric; shift == 0 && m != "" {
		t.metric = m // the corner tells it: "Cloud revenue (RMB bn)  2022  2023"
	}
}

// releaseHeads are words of a column's head below which stands when numbers came out.
var releaseHeads = wordSet("date released reported published announced release day 发布 日期")

// budgetHeads are words of a column's head that make its numbers such of the time to come.
var budgetHeads = wordSet("budget budgeted plan planned target guidance forecast forecasts estimate estimated expected outlook est 预测 预算 计划")

// headed is the period that a head's date means: a day only ends one, whose length the
// corner tells: "Three months ended | Sep 30, 2022".
func (t *tableReader) headed(corner, cell data.Span, d data.Date) data.Date {
	if d.Precision != data.PrecisionDay {
		return d
	}
	text := corner.Of(t.doc.Text) + " " + cell.Of(t.doc.Text)
	for _, m := range temporal.Find(text, token.Split(text), t.ref) {
		if isPeriod(m.Date) {
			return m.Date.Point()
		}
	}
	return data.Date{}
}

// readRow reads the cells after the label.
func (t *tableReader) readRow(row []data.Span) {
	if len(row) < 2 {
		return
	}
	label := t.toksOf(row[0])
	items := t.words.find(nil, label)
	metric := t.measure(items)
	if t.partRow(row[0], items, metric) || t.bare && salesLabel(label) {
		metric = data.Revenue // "Public cloud" below "Revenue"
	}
	segment := strings.TrimSpace(row[0].Of(t.doc.Text))
	if t.unit == "" {
		if t.unitFrom(label); t.unit != "" {
			segment, _, _ = strings.Cut(segment, " (")
			defer func() { t.unit, t.times = "", nil }() // it is this row's
		}
		if metric == "" && (t.metric == "" || t.metric == data.Revenue) && sumUnit(t.unit) == atMoney && t.unit != "" && slices.ContainsFunc(items, func(it item) bool { return it.class == t.c.cloud }) {
			metric = data.Revenue // "AI Cloud (RMB bn)", in a company's report
		}
	}
	if metric != "" {
		t.metric = metric
	}
	if metric != "" && len(label) <= 2 {
		segment = "" // "Revenue", "Net loss": the whole
	}
	who, alone := t.named(row[0])
	if alone {
		segment = ""
	}
	named := who != ""
	if !named && metric == "" && !t.priced() {
		return // "Other clouds", "Total": nobody's number
	}
	if !named && len(t.mains) > 0 {
		who = t.mains[0]
	}
	of := rowLabel{who: who, segment: segment, grows: t.grows}
	for _, it := range items {
		of.loss = of.loss || it.class == t.c.loss
		of.grows = of.grows || it.class == t.c.growthn
	}
	of.released = t.releasedIn(row)
	for i := 1; i < len(row); i++ {
		main, aside := cutAside(t.doc.Text, row[i])
		t.readCell(main, i, of, data.Date{})
		if aside != (data.Span{}) && t.aside.Known() {
			t.readCell(aside, i, of, t.aside)
		}
	}
}

// latest is the last period that the columns up to col head: a rate beside them is
// of it ("3Q22  2Q22  3Q21  Q/Q  Y/Y").
func (t *tableReader) latest(col int) data.Date {
	var d data.Date
	for _, c := range t.head[:col] {
		if c.period.Known() && (!d.Known() || c.period.End > d.End) {
			d = c.period
		}
	}
	return d
}

// priced reports whether the table's columns are prices or cuts.
func (t *tableReader) priced() bool {
	for _, c := range t.head {
		if c.metric == data.OtherMetric {
			return true
		}
	}
	return false
}

// readCell makes a figure of a cell that is a number; of is the period of one in
// brackets, which its column does not tell.
func (t *tableReader) readCell(cell data.Span, col int, row rowLabel, of data.Date) {
	value, percent := cellNumber(cell.Of(t.doc.Text))
	if value == nil || row.who == "" {
		return
	}
	f := &figureDraft{scene: t.scene, at: locate(t.sc.toks, cell), rule: "table.cell", id: row.who}
	if f.at.first == f.at.end {
		return
	}
	f.Qualifier, f.Metric, f.Unit = data.Exact, t.metric, t.unit
	var head column
	if col < len(t.head) {
		head = t.head[col]
	}
	if head.metric != "" {
		f.Metric = head.metric
	}
	if f.Period = of; !of.Known() {
		f.Period = t.periodOf(head, col, percent)
	}
	signed := strings.HasPrefix(cell.Of(t.doc.Text), "+")
	if f.Value = t.valueOf(f, value, percent, row, signed || row.grows || !head.period.Known()); f.Value == nil {
		return
	}
	f.Subject, f.Segment, f.released = string(row.who), row.segment, row.released
	f.cloud = t.cloud || t.cloudCompany(row.who) || t.speaks(t.lineAround(t.sc, f.at), t.c.cloud)
	if f.Segment == "" && !f.cloud {
		f.Segment = wholeCompany
	}
	t.issuer(&noWords, f, nil) // a cell says neither who counts nor how sure it is
	if t.kind(&noWords, f, nil); head.forecast {
		f.Kind = data.ForecastKind
	}
	if counter := t.quotedBefore(t.scene); f.Metric == data.Growth && counter != "" && t.shares() {
		f.Issuer, f.Kind = counter, data.Estimate // who counts the vendors' shares counts their growth
	}
	t.figures = append(t.figures, f)
}

// releasedIn is the day that a row tells below a head that speaks of a report's date.
func (t *tableReader) releasedIn(row []data.Span) data.Date {
	for i := 1; i < len(row) && i < len(t.head); i++ {
		if !t.head[i].released {
			continue
		}
		for _, m := range temporal.Find(t.doc.Text, t.toksOf(row[i]), t.ref) {
			if m.Date.Precision == data.PrecisionDay {
				return m.Date
			}
		}
	}
	return data.Date{}
}

// speaks reports whether a word of the class stands in a stretch of the table.
func (t *tableReader) speaks(s data.Span, of class) bool {
	return slices.ContainsFunc(t.words.find(nil, t.toksOf(s)), func(it item) bool { return it.class == of })
}

// periodOf is the period of a cell: its column's, that of the columns before it for
// a rate beside them, or that of the table.
func (t *tableReader) periodOf(head column, col int, percent bool) data.Date {
	if head.period.Known() {
		return head.period
	}
	if percent && col < len(t.head) {
		if d := t.latest(col); d.Known() {
			return d
		}
	}
	return t.period
}

// valueOf gives the value of a cell in its unit, and the figure its unit; nil for a
// number that says nothing. A rate below a period is growth only where the table
// says so: a share, a margin and a rate look alike.
func (t *tableReader) valueOf(f *figureDraft, value *apd.Decimal, percent bool, row rowLabel, rate bool) *apd.Decimal {
	loss := row.loss
	switch {
	case percent && f.Metric != data.MarketShare && f.Metric != data.OtherMetric:
		if f.Metric != data.Growth && !rate {
			return nil
		}
		f.Metric, f.Unit, loss = data.Growth, data.Percent, false
	case percent:
		f.Unit = data.Percent
	case t.unit == "" || f.Metric == "" || f.Metric == data.Growth && t.unit != data.Percent:
		return nil // a number without a unit says nothing
	default:
		var out apd.Decimal
		if _, err := apd.BaseContext.WithPrecision(40).Mul(&out, value, t.times); err != nil {
			return nil
		}
		out.Reduce(&out)
		value = &out
	}
	if loss && !value.Negative {
		value = negated(value)
	}
	return value
}

// shares reports whether the table holds shares of a market.
func (t *tableReader) shares() bool {
	return t.metric == data.MarketShare || slices.ContainsFunc(t.head, func(c column) bool { return c.metric == data.MarketShare })
}

package extract

import (
	"cmp"
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
	of, ok := t.readLabel(row[0])
	if !ok {
		return // "Other clouds", "Total": nobody's number
	}
	of.released = t.releasedIn(row)
	if t.unit == "" {
		t.unitOfLabel(row[0])
		defer func() { t.unit, t.times = "", nil }() // of this row only
	}
	for i := 1; i < len(row); i++ {
		main, aside := cutAside(t.doc.Text, row[i])
		t.readCell(main, i, of, data.Date{})
		if aside != (data.Span{}) && t.aside.Known() {
			t.readCell(aside, i, of, t.aside)
		}
	}
}

// readLabel reads what a row's label tells of its cells: whose they are and what they
// measure, which goes for the rows below it, too.
func (t *tableReader) readLabel(cell data.Span) (of rowLabel, ok bool) {
	label := t.toksOf(cell)
	items := t.words.find(nil, label)
	metric := t.measure(items)
	if t.partRow(cell, items, metric) || t.bare && salesLabel(label) {
		metric = data.Revenue // "Public cloud" below "Revenue"
	}
	t.metric = cmp.Or(metric, t.metric)
	who, alone := t.named(cell)
	if who == "" && metric == "" && !t.priced() {
		return of, false
	}
	if who == "" && len(t.mains) > 0 {
		who = t.mains[0]
	}
	of = rowLabel{who: who, segment: strings.TrimSpace(cell.Of(t.doc.Text)), grows: t.grows}
	if alone || metric != "" && len(label) <= 2 {
		of.segment = "" // "Revenue", "Net loss": the whole
	}
	for _, it := range items {
		of.loss = of.loss || it.class == t.c.loss
		of.grows = of.grows || it.class == t.c.growthn
	}
	return of, true
}

// unitOfLabel takes the unit of a row from its label where the table tells none: "AI Cloud
// (RMB bn)", in a company's report, is revenue.
func (t *tableReader) unitOfLabel(label data.Span) {
	if t.unitFrom(t.toksOf(label)); t.unit != "" && t.metric == "" && t.speaks(label, t.c.cloud) {
		t.metric = data.Revenue
	}
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

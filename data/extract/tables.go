package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/quantity"
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
	metric data.Metric
	cloud  bool // the sentence before speaks of the cloud's numbers
}

// noWords is a sentence without any: what a cell has around it.
var noWords scene

// column is what a header says of the cells below it.
type column struct {
	period   data.Date
	metric   data.Metric
	forecast bool // the year has the letter of an estimate: "2023E"
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
	t.readCaption()
	for _, row := range g[first:] {
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
	t.period = sc.mainPeriod()
	t.metric = t.measure(sc.items)
	t.cloud = !sc.has(t.c.notcloud) && sc.beside(t.c.cloud, t.c.revenue, t.c.profit, t.c.loss, t.c.growthn)
}

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

// unitFrom looks for "RMB bn", "in RMB", "unit: million yuan", "US$m" or "per
// cent" among the tokens; of several the one with the largest scale tells.
func (t *tableReader) unitFrom(toks []token.Token) {
	if t.unit != "" {
		return
	}
	for i := range toks {
		if toks[i].Kind == token.Number {
			continue
		}
		if unit, times := unitAt(toks, i); unit != "" && (t.unit == "" || times.Cmp(t.times) > 0) {
			t.unit, t.times = unit, times
		}
		if t.unit == "" && perCent(toks, i) {
			t.unit, t.times = data.Percent, apd.New(1, 0)
			return
		}
	}
	if t.unit != "" && t.times.Cmp(apd.New(1, 0)) == 0 {
		t.scaleApart(toks)
	}
}

// perCent reports whether token i means per cent, of no number before it.
func perCent(toks []token.Token, i int) bool {
	if i > 0 && toks[i-1].Kind == token.Number {
		return false
	}
	switch toks[i].Lower {
	case "percent", "pct", "%":
		return true
	case "per":
		return at(toks, i+1) == "cent"
	}
	return false
}

// scaleApart reads the scale that stands apart from its currency: "RMB, in
// millions", "amounts in thousands of renminbi", "RMB'000".
func (t *tableReader) scaleApart(toks []token.Token) {
	for i := range toks {
		if toks[i].Kind == token.Number {
			if toks[i].Lower == "000" {
				t.times = apd.New(1, 3)
			}
			continue
		}
		if i > 0 && toks[i-1].Kind == token.Number {
			continue // the scale of an amount
		}
		probe := t.unit + " 1 " + toks[i].Lower
		for _, m := range quantity.Find(probe, token.Split(probe)) {
			if m.Kind == quantity.Money && m.Value != nil && m.Span.End == len(probe) && m.Value.Cmp(t.times) > 0 {
				t.times = m.Value
			}
		}
	}
}

// unitAt reads the unit of money that begins at token i and the number that one of
// it stands for. It asks quantity what a 1 in it would be, so that units have one
// home. A currency before a number is that number's own.
func unitAt(toks []token.Token, i int) (unit string, times *apd.Decimal) {
	number := func(i int) bool { return i < len(toks) && toks[i].Kind == token.Number }
	if number(i + 1) {
		return "", nil
	}
	one, two, three := at(toks, i), at(toks, i+1), at(toks, i+2)
	probes := []string{one + " 1", "1" + one, one + "1" + two, one + " 1 " + two, "1 " + one + " " + two, "1" + one + two}
	if !number(i + 2) {
		probes = append(probes, one+two+" 1 "+three)
	}
	for _, probe := range probes {
		probe = strings.TrimSpace(probe)
		for _, m := range quantity.Find(probe, token.Split(probe)) {
			whole := m.Span.Start == 0 && m.Span.End == len(probe)
			if m.Kind == quantity.Money && m.Value != nil && whole && (times == nil || m.Value.Cmp(times) > 0) {
				unit, times = m.Unit, m.Value
			}
		}
	}
	return unit, times
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
	case has(t.c.share) && beside(items, t.c.share, t.c.revenue):
		return data.MarketShare // "share of revenue", of several vendors
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
		if v, _ := cellNumber(cell.Of(t.doc.Text)); v != nil && len(temporal.Find(t.doc.Text, t.toksOf(cell), t.ref)) == 0 {
			numbers++
		}
	}
	return numbers == 0
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
			c.period = dates[0].Date.Point()
			c.forecast = marked(toks, locate(toks, dates[0].Span).end)
		}
		c.metric = t.measure(t.words.find(nil, toks))
		if i == 0 && shift == 0 || !c.period.Known() {
			t.unitFrom(toks)
		}
	}
}

// readRow reads the cells after the label.
func (t *tableReader) readRow(row []data.Span) {
	if len(row) < 2 {
		return
	}
	label := t.toksOf(row[0])
	items := t.words.find(nil, label)
	metric := t.measure(items)
	if t.partRow(row[0], items, metric) {
		metric = data.Revenue // "Public cloud" below "Revenue"
	}
	if metric != "" {
		t.metric = metric
	}
	segment := strings.TrimSpace(row[0].Of(t.doc.Text))
	if metric != "" && len(label) <= 2 {
		segment = "" // "Revenue", "Net loss": the whole
	}
	var who data.CompanyID
	at := locate(t.sc.toks, row[0])
	for i := sort.Search(len(t.sc.orgs), func(i int) bool { return t.sc.orgs[i].first >= at.first }); i < len(t.sc.orgs) && t.sc.orgs[i].first < at.end; i++ {
		if o := t.sc.orgs[i]; o.kind == data.Actor {
			who = o.id
			if o.span == at {
				segment = ""
			}
		}
	}
	named := who != ""
	if !named && metric == "" && !t.priced() {
		return // "Other clouds", "Total": nobody's number
	}
	if !named && len(t.mains) > 0 {
		who = t.mains[0]
	}
	loss := false
	for _, it := range items {
		loss = loss || it.class == t.c.loss
	}
	for i := 1; i < len(row); i++ {
		t.readCell(row[i], i, who, segment, loss)
	}
}

// partRow reports whether a row below a company's revenue tells a part of it: its
// label is a market's name, or is indented, and measures nothing itself.
func (t *tableReader) partRow(cell data.Span, items []item, metric data.Metric) bool {
	if t.metric != data.Revenue || metric != "" && metric != data.MarketSize {
		return false
	}
	indented := cell.Start > 0 && t.doc.Text[cell.Start-1] == ' '
	return indented && slices.ContainsFunc(items, func(it item) bool { return it.class == t.c.cloud })
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

func (t *tableReader) readCell(cell data.Span, col int, who data.CompanyID, segment string, loss bool) {
	value, percent := cellNumber(cell.Of(t.doc.Text))
	if value == nil || who == "" {
		return
	}
	f := &figureDraft{scene: t.scene, at: locate(t.sc.toks, cell), rule: "table.cell", id: who}
	f.Qualifier, f.Period, f.Metric, f.Unit = data.Exact, t.period, t.metric, t.unit
	if f.at.first == f.at.end {
		return
	}
	if col < len(t.head) {
		if t.head[col].period.Known() {
			f.Period = t.head[col].period
		}
		if d := t.latest(col); percent && !t.head[col].period.Known() && d.Known() {
			f.Period = d
		}
		if t.head[col].metric != "" {
			f.Metric = t.head[col].metric
		}
	}
	switch {
	case percent && f.Metric != data.MarketShare && f.Metric != data.OtherMetric:
		f.Metric, f.Unit, loss = data.Growth, data.Percent, false
	case percent:
		f.Unit = data.Percent
	case t.unit == "" || f.Metric == "" || f.Metric == data.Growth && t.unit != data.Percent:
		return // a number without a unit says nothing
	default:
		var out apd.Decimal
		if _, err := apd.BaseContext.WithPrecision(40).Mul(&out, value, t.times); err != nil {
			return
		}
		out.Reduce(&out)
		value = &out
	}
	if loss && !value.Negative {
		value = negated(value)
	}
	f.Value, f.Subject = value, string(who)
	f.Segment = segment
	f.cloud = t.cloud || t.cloudCompany(who) || slices.ContainsFunc(t.words.find(nil, t.toksOf(t.lineAround(t.sc, f.at))), func(it item) bool { return it.class == t.c.cloud })
	if f.Segment == "" && !f.cloud {
		f.Segment = wholeCompany
	}
	t.issuer(&noWords, f, nil) // a cell says neither who counts nor how sure it is
	if t.kind(&noWords, f, nil); col < len(t.head) && t.head[col].forecast {
		f.Kind = data.ForecastKind
	}
	if counter := t.quotedBefore(t.scene); f.Metric == data.Growth && counter != "" && t.shares() {
		f.Issuer, f.Kind = counter, data.Estimate // who counts the vendors' shares counts their growth
	}
	t.figures = append(t.figures, f)
}

// shares reports whether the table holds shares of a market.
func (t *tableReader) shares() bool {
	return t.metric == data.MarketShare || slices.ContainsFunc(t.head, func(c column) bool { return c.metric == data.MarketShare })
}

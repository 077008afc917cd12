package extract

import "yunshi/data"

// Which percentages of a table are rates of growth, and of what.

// rateOf tells a rate of growth, or how far a price was cut: growth of revenue, of a
// market, of a profit beside it, never of a loss, a share or what no label names.
func (t *tableReader) rateOf(c *cell) data.Metric {
	growth := false
	switch {
	case !t.percent(c):
	case c.cut, t.context.priced && c.col.words.has(changeWord) && c.amount.value.Negative && t.rowMetric(c.row) == "" && t.contextMetric() == "":
		return data.OtherMetric
	case c.col.words.has(changeWord | rateWord):
		growth = t.columnGrows(c)
	case c.row.words.has(changeWord | rateWord):
		growth = t.rowGrows(c)
	case c.amount.rate:
		growth = t.grown(t.rowMetric(c.row), c.row)
	default:
		growth = t.contextGrows(c)
	}
	if growth {
		return data.Growth
	}
	return ""
}

// percent reports whether a cell is a percentage: it says so, or else a label or the words
// above the table.
func (t *tableReader) percent(c *cell) bool {
	if c.amount.unit != "" {
		return c.amount.unit == data.Percent
	}
	return c.col.unit.code == data.Percent || c.row.unit.code == data.Percent || t.context.unit.code == data.Percent
}

// columnGrows reports whether a column of rates tells growth in the cell's row.
func (t *tableReader) columnGrows(c *cell) bool {
	of := t.rowMetric(c.row)
	if left := t.leftOfRate(c.k); of == "" && left != nil {
		return t.grown(left.metric, *left)
	}
	return t.grows(c.col, of) || c.col.words.has(rateWord) && t.grown(c.row.metric, c.row) || of == "" && t.othersGrow(c.col)
}

// leftOfRate is the head of the column whose rates column k tells, where each measure of the
// table has its own: "Revenue | Y/Y | Net profit | Y/Y". It is nil where two measures stand
// before the rate, and where a head tells a period: the rates are of all columns then.
func (t *tableReader) leftOfRate(k int) *tableLabel {
	rate := func(i int) bool { return t.cols[i].words.has(changeWord | rateWord) }
	measures := 0
	for i := t.label + 1; i < len(t.cols); i++ {
		if t.cols[i].period.Known() && !t.measuredHead(i) || rate(i) && t.cols[i].metric != "" && t.cols[i].metric != data.Growth {
			return nil
		}
		if t.measuredHead(i) {
			measures++
		}
	}
	for k--; k > t.label && rate(k); k-- {
	}
	if measures < 2 || k <= t.label || !t.measuredHead(k) || k-1 > t.label && !rate(k-1) {
		return nil
	}
	return &t.cols[k]
}

// measuredHead reports whether a column's head names a measure that is no rate.
func (t *tableReader) measuredHead(k int) bool {
	m := t.cols[k].metric
	return m != "" && m != data.Growth && !t.cols[k].words.has(changeWord|rateWord|otherWord)
}

// rowGrows reports whether a row of rates tells growth in the cell's column: of what the
// column measures, or else the row above.
func (t *tableReader) rowGrows(c *cell) bool {
	if t.grows(c.row, c.col.metric) {
		return true
	}
	return c.col.metric == "" && (c.row.metric == data.Growth && t.above == data.Revenue || t.grows(c.row, t.above))
}

// contextGrows reports whether the words above the table make a percentage a growth that no
// label does: "(RMB bn, Y/Y)" above columns without heads, or "Growth in the quarter, year
// on year:" above companies.
func (t *tableReader) contextGrows(c *cell) bool {
	if c.amount.unit == data.Percent && c.signed && c.col.text == "" && t.first == 0 && t.grown(t.rowMetric(c.row), c.row) {
		return true // "Cloud revenue  RMB27.65bn  +2%"
	}
	if !t.context.words.has(rateWord) || t.splitWhole() {
		return false
	}
	if c.amount.unit == data.Percent && c.col.text == "" && t.grown(t.rowMetric(c.row), c.row) {
		return true
	}
	return c.row.metric == "" && c.col.metric == "" && c.row.who+c.col.who != "" && !t.context.words.has(strangeWord) && t.context.metric != data.ProfitLoss
}

// grown reports whether a rate beside a row is the growth of what the row measures.
func (t *tableReader) grown(of data.Metric, row tableLabel) bool {
	return grownMoney[of] || of == data.ProfitLoss && !row.loss
}

// grows reports whether a label of a rate is one of growth: it says of what, or what
// stands beside it does.
func (t *tableReader) grows(label tableLabel, of data.Metric) bool {
	if label.metric != "" && label.metric != data.Growth {
		of = label.metric // "Revenue growth"
	}
	return grownMoney[of]
}

// grownMoney are the measures whose rates of growth are worth a figure whatever stands beside.
var grownMoney = map[data.Metric]bool{data.Revenue: true, data.MarketSize: true, data.Capex: true}

// capexRates is the segment of rates that tell how what a company spends on equipment grew.
const capexRates = "capital expenditure"

// spent reports whether what a rate tells the growth of is what a company spends on equipment.
func (t *tableReader) spent(c *cell) bool {
	of := t.rowMetric(c.row)
	if left := t.leftOfRate(c.k); of == "" && left != nil {
		of = left.metric
	}
	return of == data.Capex || c.col.metric == data.Capex || of == "" && (c.col.metric == "" || c.col.metric == data.Growth) && t.contextMetric() == data.Capex
}

// othersGrow reports whether the other columns, or else the words above the table, tell
// what a column of rates is the growth of.
func (t *tableReader) othersGrow(rate tableLabel) bool {
	if t.grows(rate, "") {
		return true
	}
	found := data.Metric("")
	for i := range t.cols {
		switch c := &t.cols[i]; {
		case i == t.label || c.words.has(changeWord|rateWord|rankWord|otherWord) || c.text == "":
		case grownMoney[c.metric], c.metric == data.MarketShare && rate.words.has(rateWord):
			found = c.metric
		case c.metric != "":
			return false
		}
	}
	if found != "" {
		return true
	}
	of := t.contextMetric()
	return t.corner.metric == data.Revenue || grownMoney[of] || of == data.MarketShare && rate.words.has(rateWord)
}

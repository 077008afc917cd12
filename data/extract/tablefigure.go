package extract

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/temporal"
)

// What is still open of a table's figure when its metric is known: its number, its
// period, the market that it is of, and who says it.

// valueOf gives the figure its number and unit; false for one that says nothing. What is
// measured in money has a currency, what is a part or a rate is in percent.
func (t *tableReader) valueOf(f *figureDraft, c *cell) bool {
	u := c.unit
	switch f.Metric {
	case data.MarketShare:
		part := u.code == data.Percent || u.code == "" && t.addsUp(c)
		if !part || c.amount.value.Negative || c.amount.value.Cmp(hundred) > 0 {
			return false
		}
		u = tableUnit{data.Percent, one}
	case data.Growth:
		u = tableUnit{data.Percent, one} // rateOf asked for it
	case data.RevenueShare:
		if u.code != data.Percent {
			return false
		}
	case data.OtherMetric:
		if t.award(c) || c.margin {
			break
		}
		u = tableUnit{data.Percent, one}
		c.amount.value = new(apd.Decimal).Abs(c.amount.value) // a cut is told as how much it is
	case data.Customers:
		if c.amount.unit != "" {
			return false
		}
		u = tableUnit{data.Count, cmp.Or(u.times, one)}
	default:
		if u = t.moneyOf(c); u.code == "" || u.code == data.Percent {
			return false // a number without a unit says nothing
		}
	}
	f.Value, f.Unit = c.amount.value, u.code
	if c.amount.unit == "" {
		if f.Value = scaled(f.Value, u.times); f.Value == nil {
			return false
		}
	}
	if f.Metric == data.ProfitLoss && (c.row.loss || c.col.loss) {
		f.Value = negated(f.Value)
	}
	return true
}

// moneyOf is the unit of a sum of money: where nothing tells that of its cell, that of the other
// columns or of the rows above.
func (t *tableReader) moneyOf(c *cell) tableUnit {
	switch u := c.unit; {
	case u.code != "" || u.times != nil:
		return u
	case c.col.metric != "":
		return t.currency() // "Capex 2023 (RMB bn) | Capex 2024"
	}
	return t.rowsUnit
}

// scaled is a number as often as given, or nil where that is too long to be exact.
func scaled(value, times *apd.Decimal) *apd.Decimal {
	var out apd.Decimal
	if _, err := apd.BaseContext.WithPrecision(40).Mul(&out, value, times); err != nil {
		return nil
	}
	out.Reduce(&out)
	return &out
}

// addsUp reports whether the numbers of a cell's column, or of its row, add up to about a
// hundred: shares are percentages then, though nothing says so.
func (t *tableReader) addsUp(c *cell) bool {
	return t.hundredDown(c) || t.aboutHundred(t.grid[c.n][t.label+1:])
}

// hundredDown is addsUp for a cell's column.
func (t *tableReader) hundredDown(c *cell) bool {
	column := make([]data.Span, 0, len(t.grid))
	for _, row := range t.grid[t.first:] {
		column = append(column, row[c.k])
	}
	return t.aboutHundred(column)
}

func (t *tableReader) aboutHundred(cells []data.Span) bool {
	var total apd.Decimal
	n := 0
	for _, s := range cells {
		if a, number := readAmount(s.Of(t.doc.Text)); number && (a.unit == "" || a.unit == data.Percent) {
			if _, err := apd.BaseContext.WithPrecision(20).Add(&total, &total, a.value); err != nil {
				return false
			}
			n++
		}
	}
	return n > 2 && total.Cmp(almostAll) > 0 && total.Cmp(allOfIt) < 0
}

var mostOfIt, almostAll, allOfIt = apd.New(40, 0), apd.New(99, 0), apd.New(101, 0)

// periodOf is the period of a cell: that of its column and row, of the columns beside a
// rate, of the label above its row, of the corner, or of the words above the table.
func (t *tableReader) periodOf(c *cell) data.Date {
	row, col := c.row.period, c.col.period
	switch {
	case row.Known() && col.Known():
		switch {
		case row.Contains(col):
			return col
		case col.Contains(row):
			return row
		}
		return data.Date{}
	case row.Known() || col.Known():
		known := row
		if !row.Known() {
			known = col
		}
		if part := t.partOf(known, bare(c.row.text)+" "+bare(c.col.text)); part.Known() {
			return part // "Q3" below "2020"
		}
		if (row.Known() && c.col.vague || col.Known() && c.row.vague) && !c.rate {
			return data.Date{}
		}
		return known
	}
	if left := t.leftOfRate(c.k); c.rate && left != nil && left.period.Known() {
		return left.period // "FY24 revenue | Y/Y | FY25E capex"
	}
	if c.rate || t.context.of {
		d := t.latest()
		if !d.Known() {
			d, _ = t.headPeriod(bare(t.corner.text)) // "1H22, RMB bn | | Y/Y"
		}
		if d.Known() || t.context.period == (data.Date{}) {
			return d
		}
	}
	if c.row.vague || c.col.vague {
		label := &c.col
		if c.row.vague {
			label = &c.row
		}
		y, _, _ := t.context.period.Start.Civil()
		return t.partOf(t.context.period, bare(label.text)+" "+strconv.Itoa(y)) // "H1" below "in 2020"
	}
	for _, l := range [...]*tableLabel{&t.section, &t.corner} {
		if d, _ := t.headPeriod(bare(l.text)); d.Known() {
			return d
		}
	}
	return t.context.period
}

// partOf is the quarter or half of a year that a text names, none where it names no part
// of the year.
func (t *tableReader) partOf(year data.Date, text string) data.Date {
	d, _ := t.onePeriod(text)
	if year.Contains(d) && (d.Precision == data.PrecisionQuarter || d.Precision == data.PrecisionHalf) {
		return d
	}
	return data.Date{}
}

// ofMarkets reports whether a rate is of a market: its row or column names one, and the
// other numbers of the table are its size.
func (t *tableReader) ofMarkets(c *cell) bool {
	if t.ofAbove(c) {
		return t.above == data.MarketSize
	}
	if m := t.rowMetric(c.row); m == data.Revenue || m == data.ProfitLoss || m == data.Capex {
		return false // "released after market (RMB m)" heads no market's numbers
	}
	return c.row.metric == data.MarketSize || t.contextMetric() == data.MarketSize || slices.ContainsFunc(t.cols, func(l tableLabel) bool { return l.metric == data.MarketSize })
}

// marketOf names the market that a number is of, by its row, its column or the words
// above the table.
func (t *tableReader) marketOf(f *figureDraft, c *cell) bool {
	x := &t.context
	name, part := x.market, x.part
	row := c.row
	if t.ofAbove(c) && row.market == "" {
		row = t.aboveTold
	}
	for _, l := range [...]*tableLabel{&c.col, &row} {
		if l.market != "" {
			name, part = l.market, l.part
		}
	}
	known := row.market != "" || c.col.market != "" || row.place != "" || row.period.Known() || c.row.words.has(totalWord) || row.metric != ""
	if name == "" || !known || !x.topic && row.market == "" && c.col.market == "" {
		return false
	}
	f.market, f.Geography, f.Segment = true, "China", part
	for _, place := range [...]string{x.place, c.col.place, row.place} {
		if place != "" {
			f.Geography = place
		}
	}
	if c.row.words.has(totalWord) {
		f.Segment = x.part
	}
	f.Subject = f.Geography + " " + name
	f.cloud = true
	return true
}

// settle tells who says the number, and whether it is a result, an estimate or a forecast.
func (t *tableReader) settle(f *figureDraft, c *cell) {
	t.issuer(&noWords, f, nil) // a cell says neither who counts nor how sure it is
	counter := t.counter(f)
	t.kind(&noWords, f, nil)
	f.released = t.releasedIn(c.n)
	if counter != "" {
		f.Issuer = counter
		if f.Kind == data.Actual {
			f.Kind = data.Estimate
		}
	}
	t.foretell(f, c, counter)
}

// counter is who counted a number that is not its company's own, or "". A company's own results
// are its own, whatever a research firm told before.
func (t *tableReader) counter(f *figureDraft) string {
	x := &t.context
	switch {
	case x.issuer != "":
		return x.issuer
	case financial(f.Metric) && f.id != "" && !f.market && t.vendors < 2:
		if t.isResearch(f.Issuer) {
			f.Issuer = string(t.root(f.id))
		}
	case t.shares() && (f.market || f.Metric == data.MarketShare || t.vendors > 1):
		if who := t.quotedBefore(t.scene); who != "" {
			return who // who counts the vendors' shares counts the rest
		}
	}
	if x.ours && t.whole.house == "" && f.Metric != data.OtherMetric {
		return t.doc.Publisher
	}
	return ""
}

// foretell makes an estimate or a forecast of a number that a label marks as one: "2024E".
func (t *tableReader) foretell(f *figureDraft, c *cell, counter string) {
	mark := max(c.row.mark, c.col.mark)
	if mark == 0 && !(c.row.words | c.col.words | t.section.words).has(foretoldWord) {
		return
	}
	over := t.doc.Published.Known() && f.Period.Known() && f.Period.End < t.doc.Published.Start
	if over && mark != 'f' {
		f.Kind = data.Estimate
		return
	}
	f.Kind = data.ForecastKind
	if house := t.whole.house; house != "" && mark != 0 && counter == "" && financial(f.Metric) {
		f.Issuer = house
	}
}

// releasedIn is the day that a row tells below a head that speaks of a report's date.
func (t *tableReader) releasedIn(n int) data.Date {
	for k, cell := range t.grid[n] {
		if !t.cols[k].words.has(releaseWord) {
			continue
		}
		for _, m := range temporal.Find(t.doc.Text, t.toksOf(cell), t.ref) {
			if m.Date.Precision == data.PrecisionDay {
				return m.Date
			}
		}
	}
	return data.Date{}
}

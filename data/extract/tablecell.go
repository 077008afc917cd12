package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/temporal"
)

// The cells of a table: a number, its period, its unit and its kind.

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
	head := t.headOf(col)
	f.Qualifier, f.Metric, f.Unit = data.Exact, cmp.Or(head.metric, t.metric), t.unit
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
	t.tellerOf(f, head)
	t.figures = append(t.figures, f)
}

// tellerOf finds who states a cell's number and of what kind it is, which the cell itself
// does not say.
func (t *tableReader) tellerOf(f *figureDraft, head column) {
	t.issuer(&noWords, f, nil)
	if t.kind(&noWords, f, nil); head.forecast {
		f.Kind = data.ForecastKind
	}
	if counter := t.quotedBefore(t.scene); f.Metric == data.Growth && counter != "" && t.shares() {
		f.Issuer, f.Kind = counter, data.Estimate // who counts the vendors' shares counts their growth
	}
}

// headOf is the head of a column, empty where it has none.
func (t *tableReader) headOf(col int) column {
	if col < len(t.head) {
		return t.head[col]
	}
	return column{}
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

package extract

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// A table of prices tells the old one, the new one and how far that lies below: what heads
// the last column ("Saving", "Off", nothing) then need not be known.

// priceFell reports whether a percentage stands right behind two prices and is how far the
// second lies below the first.
func (t *tableReader) priceFell(c *cell) bool {
	if c.k-2 <= t.label || c.row.metric != "" || c.col.metric != "" || c.col.period.Known() || !t.pricedAbove(t.sc) && !t.allFell(c.k) {
		return false
	}
	if t.cols[c.k-2].period.Precision == data.PrecisionYear || t.cols[c.k-1].metric != "" {
		return false // what was sold in two years
	}
	return t.fell(c.n, c.k, c.amount.value)
}

// fell reports whether a rate is how far the second of the two prices before it lies below the
// first.
func (t *tableReader) fell(row, col int, rate *apd.Decimal) bool {
	before, was := readAmount(t.grid[row][col-2].Of(t.doc.Text))
	after, is := readAmount(t.grid[row][col-1].Of(t.doc.Text))
	if !was || !is || before.unit != after.unit || before.unit == data.Percent || before.value.Sign() <= 0 || after.value.Sign() < 0 || after.value.Cmp(before.value) >= 0 {
		return false
	}
	return tellsFall(before.value, after.value, rate)
}

// allFell reports whether each of several rows tells so and the story speaks of prices: a list
// of prices then, whatever the line above it says.
func (t *tableReader) allFell(col int) bool {
	rows := 0
	for n := t.first; n < len(t.grid); n++ {
		rate, number := readAmount(t.grid[n][col].Of(t.doc.Text))
		switch {
		case !number:
		case rate.unit != data.Percent || t.rows[n].who != "" || t.rows[n].metric != "" || !t.fell(n, col, rate.value):
			return false
		default:
			rows++
		}
	}
	return rows > 2 && slices.ContainsFunc(t.scenes[:t.scene], func(sc scene) bool {
		return sc.has(t.c.pricing) || sc.has(t.c.pricenoun) || sc.has(t.c.price)
	})
}

// tellsFall reports whether a rate is how many percent one price lies below another, but
// for its rounding.
func tellsFall(before, after, rate *apd.Decimal) bool {
	ctx := apd.BaseContext.WithPrecision(40)
	var fell, told apd.Decimal // both times the old price
	if _, err := ctx.Sub(&fell, before, after); err != nil {
		return false
	}
	if _, err := ctx.Mul(&fell, &fell, hundred); err != nil {
		return false
	}
	if _, err := ctx.Mul(&told, told.Abs(rate), before); err != nil {
		return false
	}
	if _, err := ctx.Sub(&fell, &fell, &told); err != nil {
		return false
	}
	return fell.Abs(&fell).Cmp(before) <= 0 // within a point
}

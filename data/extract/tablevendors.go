package extract

import (
	"slices"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// vendorsOnly reports whether a table gives nothing but percentages for several companies, by
// periods at most, and a research firm counts: no column is more than the whole, and the rows
// stand in their order, or all the others make up the rest. Those are shares of a market.
func (t *tableReader) vendorsOnly(c *cell) bool {
	x := &t.context
	switch {
	case t.vendors < 3, c.row.who == "", c.col.who != "":
		return false
	case (c.unit.code == "" || c.unit.code == data.Percent) && t.splitWhole():
		return true
	case c.unit.code != data.Percent:
		return false
	case x.words.has(strangeWord | marginWord | changeWord | rateWord), t.corner.words.has(strangeWord | changeWord | rateWord | otherWord), x.priced && !x.topic:
		return false
	case c.col.text != "" && !c.col.period.Known(), x.issuer == "" && t.quotedBefore(t.scene) == "":
		return false
	case x.metric != "" && x.metric != data.Growth && x.metric != data.MarketSize && x.metric != data.Customers:
		return false
	case slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.words.has(othersWord) }) && t.hundredDown(c):
		return true
	}
	return x.metric != data.Growth && t.ranksParts()
}

// ranksParts reports whether one of the columns goes down from row to row and all of them are
// parts of one whole, none below zero.
func (t *tableReader) ranksParts() bool {
	sorted := false
	for k := t.label + 1; k < len(t.cols); k++ {
		var total apd.Decimal
		var above *apd.Decimal
		down, numbers := true, 0
		for n, row := range t.grid[t.first:] {
			if t.rows[t.first+n].words.has(totalWord) {
				continue
			}
			a, number := readAmount(row[k].Of(t.doc.Text))
			if !number {
				continue
			}
			if _, err := apd.BaseContext.WithPrecision(20).Add(&total, &total, a.value); err != nil || a.value.Negative || a.unit != "" && a.unit != data.Percent {
				return false
			}
			numbers++
			if t.rows[t.first+n].who != "" {
				down = down && (above == nil || above.Cmp(a.value) >= 0)
				above = a.value
			}
		}
		if numbers == 0 {
			continue // remarks
		}
		if total.Cmp(mostOfIt) < 0 || total.Cmp(allOfIt) > 0 {
			return false
		}
		sorted = sorted || down
	}
	return sorted
}

// splitWhole reports whether a table is one of shares by its shape alone: its columns are
// periods, in each of which companies have a hundred between them with all the others, who
// stand last, whatever they are called; and a research firm counts.
func (t *tableReader) splitWhole() bool {
	if t.context.issuer == "" && t.quotedBefore(t.scene) == "" {
		return false
	}
	last := len(t.grid) - 1
	for n := t.first; n < last; n++ {
		if t.rows[n].who == "" {
			return false
		}
	}
	for k := t.label + 1; k < len(t.cols); k++ {
		if l := &t.cols[k]; l.text != "" && !l.period.Known() || !t.hundredDown(&cell{k: k}) {
			return false
		}
	}
	return t.rows[last].who == ""
}

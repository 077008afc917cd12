package extract

import (
	"slices"
	"strings"

	"yunshi/data"
)

// What the cells of a table measure.

// metric tells what a cell measures, where its labels or the words above the table leave
// no doubt.
func (t *tableReader) metric(f *figureDraft, c *cell) bool {
	if c.margin {
		f.Metric = data.OtherMetric
		return true
	}
	if f.Metric, c.rate = t.rateOf(c), false; f.Metric != "" {
		c.rate = f.Metric == data.Growth
		return true
	}
	if c.col.words.has(changeWord|rateWord) || c.row.words.has(changeWord|rateWord) || c.row.of || c.col.of {
		return false
	}
	row, col := t.rowMetric(c.row), c.col.metric
	switch {
	case row != "" && col != "" && row != col:
		return false
	case row != "" || col != "":
		f.Metric = data.Metric(max(row, col))
	default:
		f.Metric = t.unlabelled(c)
	}
	if f.Metric == data.MarketSize && c.row.who+c.col.who != "" {
		if !t.labelled(c, func(l *tableLabel) bool { return strings.Contains(strings.ToLower(l.text), "spend") }) {
			return false // the size of a deal
		}
		f.Metric = data.Revenue // what is spent with a vendor
	}
	return f.Metric != "" && (f.Metric != data.Growth || c.unit.code == data.Percent)
}

// unlabelled is what a cell measures whose row and column don't say it, "" where nothing does.
func (t *tableReader) unlabelled(c *cell) data.Metric {
	switch {
	case t.award(c):
		return data.OtherMetric
	case t.foreseenSales(c):
		return data.Revenue
	case t.section.metric != "":
		return t.section.metric
	case t.corner.metric != "" && t.corner.metric != data.Customers && !t.corner.words.has(otherWord): // "Tenant" heads the names below
		return t.corner.metric
	case t.vendorsOnly(c):
		return data.MarketShare
	}
	if m := t.contextMetric(); m != "" || !t.rankedShare(c) && !t.splitsUp(c) && !t.headedShare(c) {
		return m
	}
	return data.MarketShare
}

// foreseenSales reports whether a sum is what the writers themselves expect of a cloud in a
// period, and nothing says of which measure: it is what it sells for.
func (t *tableReader) foreseenSales(c *cell) bool {
	return t.context.ours && t.context.metric == "" && c.col.mark != 0 && c.row.who != "" && (c.row.cloud || t.cloudCompany(c.row.who)) &&
		c.unit.code != "" && c.unit.code != data.Percent
}

// marginTold reports whether a percentage is a margin of a company: nothing but that is told of
// its row or column.
func (t *tableReader) marginTold(c *cell) bool {
	words := c.row.words | c.col.words
	return words.has(marginWord) && !words.has(strangeWord|oddWord|pointsWord|rankWord|changeWord|rateWord) && c.unit.code == data.Percent && t.vendors < 2
}

// rankedShare reports whether a percentage beside a company's name is its share in a
// research firm's ranking, which the line above opens.
func (t *tableReader) rankedShare(c *cell) bool {
	return c.amount.unit == data.Percent && c.row.who != "" && c.col.text == "" && t.vendors > 1 && t.scene > 0 &&
		!t.context.words.has(strangeWord|marginWord|changeWord|rateWord) && t.opensShares(&t.scenes[t.scene-1])
}

// splitsUp reports whether companies and all the others have a hundred between them, below
// the words of a research firm on a market or the share of one of them: those are their
// shares, whatever heads them.
func (t *tableReader) splitsUp(c *cell) bool {
	x := &t.context
	return t.scene > 0 && t.vendors > 1 && c.row.who != "" && (x.metric == "" && (x.market != "" || t.shareToldAbove() || t.marketToldAbove()) || x.of) && !x.words.has(strangeWord|changeWord|rateWord|otherWord) &&
		slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.words.has(othersWord) }) &&
		!t.corner.words.has(strangeWord|otherWord) && !t.scenes[t.scene-1].namesActor() && (x.issuer != "" || t.quotedBefore(t.scene) != "") && t.hundredDown(c)
}

// shareToldAbove reports whether the text has told the share of a row's company shortly
// before the table.
func (t *tableReader) shareToldAbove() bool {
	for _, f := range slices.Backward(t.figures) {
		if f.scene < t.scene-shareAbove {
			break
		}
		if f.Metric == data.MarketShare && f.id != "" && slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.who != "" && t.root(l.who) == t.root(f.id) }) {
			return true
		}
	}
	return false
}

// marketToldAbove reports whether the text has told the size of a market shortly before the table.
func (t *tableReader) marketToldAbove() bool {
	for _, f := range slices.Backward(t.figures) {
		if f.scene < t.scene-shareAbove {
			break
		}
		if f.Metric == data.MarketSize && f.market {
			return true
		}
	}
	return false
}

// shareAbove is how many sentences may stand between a share and a table of shares.
const shareAbove = 8

// contextMetric is what the words above the table say that all its numbers measure.
func (t *tableReader) contextMetric() data.Metric {
	x := &t.context
	switch {
	case x.words.has(strangeWord), x.words.has(changeWord) && x.metric != data.Growth:
		return ""
	case x.unit.code == data.Percent && t.vendors > 1 && (x.of && x.metric == data.Revenue || x.metric == data.MarketSize):
		return data.MarketShare // "in per cent of IaaS revenue", "of spending"
	case x.of && x.metric == data.Revenue && t.vendors == 0 && x.owner != "":
		return data.RevenueShare
	case x.of && x.metric != data.MarketShare:
		return ""
	}
	return x.metric
}

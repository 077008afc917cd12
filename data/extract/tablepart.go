package extract

import (
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// Rows and columns that a table tells the meaning of by how it is set.

// indent is how far the label of a row is set in.
func (t *tableReader) indent(n int) (blanks int) {
	for i := t.grid[n][t.label].Start - 1; i >= 0 && (t.doc.Text[i] == ' ' || t.doc.Text[i] == '\t'); i-- {
		blanks++
	}
	return blanks
}

// setIn reports whether a row is set in below the revenue of a company that lives by the
// cloud, and so a part of it, whatever it is called.
func (t *tableReader) setIn(n int) bool {
	l := &t.rows[n]
	if t.above != data.Revenue || l.metric != "" || l.who != "" || l.text == "" || l.period.Known() || l.words.has(otherWord|changeWord|rateWord|totalWord) {
		return false
	}
	own := t.context.owner
	return own != "" && t.ofTrade(own) && t.label == 0 && t.grid[n][0] != (data.Span{}) && t.indent(n) > t.aboveIndent
}

// headedShare reports whether a column of percentages below a market's name, "IaaS, %", tells
// the shares of the ranked companies beside it, by the count of a research firm.
func (t *tableReader) headedShare(c *cell) bool {
	x := &t.context
	return c.row.who != "" && c.col.market != "" && c.col.unit.code == data.Percent && t.label > 0 && t.vendors > 2 &&
		x.metric == "" && !x.words.has(changeWord|rateWord|opinionWord) && !t.corner.words.has(otherWord) && !c.col.words.has(otherWord) &&
		(x.issuer != "" || t.isResearch(t.quotedBefore(t.scene))) && t.fallsTo(c.k)
}

// readRange makes columns headed "Low" and "High" the ends of what a company expects, where the
// line above says that it does: of the whole of its year where that is all that is said.
func (t *tableReader) readRange() {
	low, high := t.headed("low", "bottom"), t.headed("high", "top")
	if low < 0 || high < 0 || t.scene == 0 || len(t.cols) > 4 {
		return
	}
	lead := &t.scenes[t.scene-1]
	all := span{0, len(lead.toks)}
	if lead.kind == data.Table || !t.expects(lead, all) && !lead.hasIn(t.c.planned, all) && !tableWords(lead.toks).has(foretoldWord) {
		return
	}
	for _, c := range [...]int{low, high} {
		t.cols[c].words = t.cols[c].words&^oddWord | foretoldWord
		if pub := t.doc.Published; pub.Known() && !lead.mainPeriod().Known() && t.fullYear(lead) {
			y, _, _ := pub.Start.Civil()
			t.cols[c].period = data.InYear(y)
		}
	}
}

// readAwards finds the column of a table of tenders that names who won them.
func (t *tableReader) readAwards() {
	t.winner = -1
	for i := range t.cols {
		if i == t.label || !t.cols[i].words.has(winnerWord) {
			continue
		}
		if t.winner >= 0 {
			t.winner = -1 // first and second choice
			return
		}
		t.winner = i
	}
	for i := range t.cols {
		if c := &t.cols[i]; t.winner >= 0 && c.unit.code != "" && c.unit.code != data.Percent {
			c.words &^= strangeWord // "Price, RMB mn" is the contract's
		}
	}
}

// award makes a sum beside the name of who won a tender the price of the contract.
func (t *tableReader) award(c *cell) bool {
	return t.winner >= 0 && c.row.who != "" && c.unit.code != "" && c.unit.code != data.Percent && c.k != t.winner && !c.col.words.has(otherWord|cutWord|foretoldWord)
}

// wonBy is who won the tender of a row.
func (t *tableReader) wonBy(n int) data.CompanyID {
	who, _ := t.named(t.grid[n][t.winner])
	return who
}

// headed is the column with such a head, or -1.
func (t *tableReader) headed(words ...string) int {
	return slices.IndexFunc(t.cols, func(l tableLabel) bool {
		first, _, _ := strings.Cut(strings.ToLower(l.text), " ")
		return slices.Contains(words, first)
	})
}

// fullYear reports whether a sentence speaks of the full year, and not of which.
func (t *tableReader) fullYear(sc *scene) bool {
	for i := range sc.toks {
		if sc.isWord(i, "year") && (sc.isWord(i-1, "full") || sc.isWord(i-1, "-") && sc.isWord(i-2, "full") || sc.isWord(i-1, "whole")) {
			return true
		}
	}
	return false
}

// fallsTo reports whether the numbers of a column are nowhere more than those before, but for
// one that changes places, and make no more than a hundred.
func (t *tableReader) fallsTo(col int) bool {
	var last *apd.Decimal
	var total apd.Decimal
	rises := 0
	for _, row := range t.grid[t.first:] {
		a, ok := readAmount(row[col].Of(t.doc.Text))
		if !ok {
			continue
		}
		if a.value.Negative {
			return false
		}
		if last != nil && a.value.Cmp(last) > 0 {
			rises++
		}
		last = a.value
		if _, err := apd.BaseContext.WithPrecision(20).Add(&total, &total, a.value); err != nil {
			return false
		}
	}
	return rises <= 1 && total.Cmp(allOfIt) < 0
}

// besideCloud reports whether a company that sells no cloud itself is what the title is about,
// in a table beside one that does.
func (t *tableReader) besideCloud(id data.CompanyID) bool {
	return t.vendors > 1 && slices.Contains(t.heroes, id) && slices.ContainsFunc(t.rows, func(l tableLabel) bool { return l.who != "" && l.who != id && t.sellsCloud(l.who) })
}

// cloudOfOwner reports whether a row is but called the cloud, in a table of what one company's
// parts take in or spend: "Segment revenue, RMB million:".
func (t *tableReader) cloudOfOwner(c *cell) bool {
	of := t.contextMetric()
	return c.row.cloud && c.row.who == "" && t.vendors == 0 && (of == data.Revenue || of == data.Capex)
}

// readSizes makes sums of money beside the parts of the cloud market, "Public cloud", "Private
// cloud", "Total", the sizes of these where a research firm is quoted and nothing says otherwise.
func (t *tableReader) readSizes() {
	x := &t.context
	if x.metric != "" || t.vendors > 0 || x.words.has(strangeWord|changeWord|rateWord) || t.measured() {
		return
	}
	parts := 0
	for _, l := range t.rows[t.first:] {
		switch {
		case l.market != "" && l.who == "":
			parts++
		case !l.words.has(totalWord | othersWord | rateWord):
			return
		}
	}
	if parts < 2 || x.issuer == "" && !t.isResearch(t.quotedBefore(t.scene)) {
		return
	}
	if x.metric = data.MarketSize; x.market == "" {
		x.market = "cloud computing"
	}
}

// revised reports whether a row is but called new, in a table of what a house expects now and
// did before, whose corner says of what: "Cloud revenue | FY25E | FY26E", "New", "Old".
func (t *tableReader) revised(c *cell) bool {
	first, _, _ := strings.Cut(strings.ToLower(c.row.text), " ")
	return t.corner.metric != "" && revisedWords[first]
}

var revisedWords = map[string]bool{"new": true, "revised": true, "now": true, "updated": true}

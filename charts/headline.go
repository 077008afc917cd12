package charts

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// headline states what the last value is and how it changed on the year before:
// by the growth that the issuer states, else by the growth that two values on
// one basis give. Stated growth is in the issuer's own currency, so a converted
// chart reckons with its own values.
func (d *draft) headline(l lineage, metric data.Metric) {
	pts := d.spec.Series[0].Points
	last := pts[len(pts)-1]
	period := d.spec.Categories[last.Category]
	amount := d.said(last.Value, last.Qualifier, last.Unit)
	what := d.say("%[1]s's %[2]s", d.name(l.subject), d.metric(metric))
	if l.segment != "" && metric == data.RevenueShare {
		what = d.say("%[1]s's share of %[2]s's revenue", d.name(l.segment), d.name(l.subject))
	}
	switch {
	case last.Kind == data.ForecastKind:
		made := ""
		if f := d.c.Figure(last.Figure); f != nil {
			made = d.reported(f)
		}
		d.spec.Title = d.say("%[1]s: %[2]s expected %[3]s for %[4]s", what, d.name(l.issuer), amount, period.Long) + made
		return
	case metric == data.ProfitLoss:
		d.spec.Title = d.result(l, last, period.Long)
		return
	}
	if g := d.statedGrowth(l, last, period.Period); g != nil {
		d.cite(g)
		d.spec.Title = d.changed(what, amount, d.word(hedges[g.Qualifier][1]), g.Value, 3, period.Long)
		return
	}
	if by := d.ownGrowth(pts); by != nil {
		hedge := ""
		if before := pts[len(pts)-2]; before.Qualifier != data.Exact || last.Qualifier != data.Exact {
			hedge = d.word(hedges[data.About][1])
		}
		if last.Unit == data.Percent {
			d.spec.Title = d.moved(what, amount, by, period.Long)
			return
		}
		d.spec.Title = d.changed(what, amount, hedge, by, 2, period.Long)
		return
	}
	d.spec.Title = d.say("%[1]s was %[2]s in %[3]s", what, amount, period.Long)
}

// result is the title of a profit or loss: "lost" and "made" only where that is what
// the figures say, not of an adjusted EBITA.
func (d *draft) result(l lineage, last Point, when string) string {
	format := "%[1]s made %[2]s in %[3]s"
	if last.Value.Negative {
		format = "%[1]s lost %[2]s in %[3]s"
	}
	says := "profit"
	if last.Value.Negative {
		says = "loss"
	}
	if l.segment != "" && !strings.Contains(l.segment, says) {
		return d.say("%[1]s's %[2]s was %[3]s in %[4]s", d.name(l.subject), d.name(l.segment), d.money(last.Value, last.Unit, 3), when)
	}
	return d.say(format, d.name(l.subject), d.money(abs(last.Value), last.Unit, 3), when)
}

// statedGrowth is the growth that the issuer states beside a value, or nil.
func (d *draft) statedGrowth(l lineage, last Point, period data.Date) *data.Figure {
	if l.metric != data.Revenue && l.metric != data.MarketSize || l.from != "" || !d.ownCurrency(l) {
		return nil // growth is stated of revenue and markets only, in the issuer's own currency
	}
	g := l
	g.metric, g.unit = data.Growth, data.Percent
	for _, p := range d.picks(g, period.Precision, Options{From: period, To: period}) {
		if p.period == period && p.Kind == last.Kind {
			return p.Figure
		}
	}
	return nil
}

// ownCurrency reports whether the issuer states most of a metric in a lineage's
// currency.
func (d *draft) ownCurrency(l lineage) bool {
	for _, other := range d.lineages {
		n := len(d.figures[other])
		if other.unit == l.unit || n <= len(d.figures[l]) {
			continue
		}
		if other.unit = l.unit; other == l {
			return false
		}
	}
	return true
}

// ownGrowth is the growth from the last point but one to the last, where they are a
// year apart and on one basis, else nil: in percent, or in percentage points where
// the values are percentages themselves.
func (d *draft) ownGrowth(pts []Point) *apd.Decimal {
	if len(pts) < 2 {
		return nil
	}
	before, last := pts[len(pts)-2], pts[len(pts)-1]
	cats := d.spec.Categories
	if last.Break || before.Kind != last.Kind || monthsBetween(cats[before.Category].Period, cats[last.Category].Period) != 12 {
		return nil
	}
	if last.Unit == data.Percent {
		return minus(last.Value, before.Value)
	}
	if r := rise(before.Value, last.Value); r != nil {
		return rounded(r)
	}
	return nil
}

// moved says by how many percentage points a percentage changed: 36 % to 39 % is no
// growth of 8 %.
func (d *draft) moved(what, amount string, points *apd.Decimal, when string) string {
	by := digitsOf(abs(points), 0, 3, 2)
	switch points.Sign() {
	case 1:
		return d.say("%[1]s rose %[2]s points to %[3]s in %[4]s", what, by, amount, when)
	case -1:
		return d.say("%[1]s fell %[2]s points to %[3]s in %[4]s", what, by, amount, when)
	}
	return d.say("%[1]s held at %[2]s in %[3]s", what, amount, when)
}

// rounded is a rate in whole percent, as companies state theirs: a sentence that
// speaks of growth of 0.2 % claims more than two rounded sums can tell.
func rounded(r *apd.Decimal) *apd.Decimal {
	var out apd.Decimal
	if _, err := exact.Quantize(&out, r, 0); err != nil {
		return r
	}
	return &out
}

func (d *draft) changed(what, amount, hedge string, rate *apd.Decimal, significant int, when string) string {
	by := hedge + d.money(abs(rate), data.Percent, significant)
	switch rate.Sign() {
	case 1:
		return d.say("%[1]s grew %[2]s to %[3]s in %[4]s", what, by, amount, when)
	case -1:
		return d.say("%[1]s fell %[2]s to %[3]s in %[4]s", what, by, amount, when)
	}
	return d.say("%[1]s held at %[2]s in %[3]s", what, amount, when)
}

// leader states whose value is the highest, and whose the next.
func (d *draft) leader(metric data.Metric) {
	s := d.spec
	e := s.ranking(d.words)
	what := d.metric(metric)
	top := d.said(e[0].p.Value, e[0].p.Qualifier, s.Unit)
	if len(e) < 2 {
		s.Title = d.say("%[1]s's %[2]s was %[3]s in %[4]s", e[0].name, what, top, e[0].when)
		return
	}
	if metric == data.ProfitLoss { // a smaller loss is no "highest loss"
		s.Title = d.say("%[1]s in %[2]s: %[3]s %[4]s, %[5]s %[6]s", d.capital(what), e[0].when,
			e[0].name, top, e[1].name, d.said(e[1].p.Value, e[1].p.Qualifier, s.Unit))
		return
	}
	s.Title = d.say("%[1]s had the highest %[2]s of those shown: %[3]s in %[4]s, before %[5]s with %[6]s",
		e[0].name, what, top, e[0].when, e[1].name, d.said(e[1].p.Value, e[1].p.Qualifier, s.Unit))
}

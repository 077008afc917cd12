package charts

import (
	"fmt"
	"strings"

	"yunshi/data"
)

// chinaMarket shows the size of China's cloud market by year in one definition:
// that of the issuer with the most years. Other issuers who use the same
// definition have series of their own, or a bracket where they speak of the same
// year; other definitions are in who-says-what.
func chinaMarket(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "china-market-size", Columns)
	found := d.find(data.PrecisionYear, opt, func(l lineage) bool {
		return l.metric == data.MarketSize && strings.HasPrefix(l.subject, "China") && l.geography == "China" &&
			(opt.Currency == "" || l.unit == opt.Currency)
	})
	if len(found) == 0 {
		return nil, missing(d.spec.Name, "size of China's cloud market by year", opt)
	}
	main := found[0]
	picks := d.picks(main, data.PrecisionYear, opt)
	stated := map[data.Date]bool{}
	var periods []data.Date
	for _, p := range picks {
		stated[p.period] = true
		periods = append(periods, p.period)
	}
	var others []lineage
	for _, l := range found[1:] {
		if l.subject != main.subject || l.segment != main.segment || l.unit != main.unit {
			continue
		}
		others = append(others, l)
		for _, p := range d.picks(l, data.PrecisionYear, opt) {
			periods = append(periods, p.period)
		}
	}
	d.spec.Categories = axis(periods)
	d.spec.Series = []Series{d.series(main.issuer, picks, 0)}
	for _, l := range others {
		d.second(l, stated)
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = fmt.Sprintf("%s, %s, by year, %s", main.subject, main.segment, unitName(s.Unit, s.Exponent))
	s.Arrow = arrow(s, 0)
	d.gaps(main, data.PrecisionYear)
	d.marketTitle(main, picks)
	return s, nil
}

// second adds another issuer of the same definition: in years that the main one
// states as a bracket, in the others as a series.
func (d *draft) second(l lineage, stated map[data.Date]bool) {
	var own []pick
	for _, p := range d.picks(l, data.PrecisionYear, d.opt) {
		if !stated[p.period] {
			own = append(own, p)
			continue
		}
		at := d.categoryOf(p.period)
		for i, pt := range d.spec.Series[0].Points {
			if pt.Category != at {
				continue
			}
			what := fmt.Sprintf("%s: %s according to %s", dateLabel(p.period), money(p.Value, p.Unit, 4), l.issuer)
			if p.Kind == data.ForecastKind {
				what = fmt.Sprintf("%s: forecast as %s by %s", dateLabel(p.period), said(p.Figure), l.issuer)
			}
			what += d.reported(p.Figure)
			d.note(what + ".")
			d.cite(p.Figure)
			if p.Kind == pt.Kind {
				d.spec.Brackets = append(d.spec.Brackets, Bracket{
					Series: 0, Point: i, Value: p.Value, Short: "or " + digitsOf(p.Value, exponentFor(p.Unit, float(pt.Value)), 4, 1),
					Label: l.issuer, Figure: p.Figure.ID,
				})
			}
		}
	}
	if len(own) > 0 {
		d.spec.Series = append(d.spec.Series, d.series(l.issuer, own, len(d.spec.Series)))
	}
}

// marketTitle states the latest size and the furthest forecast.
func (d *draft) marketTitle(l lineage, picks []pick) {
	var now, ahead *pick
	for i := range picks {
		if picks[i].Kind == data.ForecastKind {
			ahead = &picks[i]
		} else {
			now = &picks[i]
		}
	}
	switch {
	case now == nil:
		d.spec.Title = fmt.Sprintf("%s expects China's cloud market to reach %s by %s", l.issuer, said(ahead.Figure), dateLabel(ahead.period))
	case ahead == nil || ahead.period.Start < now.period.Start:
		d.spec.Title = fmt.Sprintf("China's cloud market was worth %s in %s", said(now.Figure), dateLabel(now.period))
	default:
		d.spec.Title = fmt.Sprintf("China's cloud market was worth %s in %s; %s expects %s by %s",
			said(now.Figure), dateLabel(now.period), l.issuer, said(ahead.Figure), dateLabel(ahead.period))
	}
}

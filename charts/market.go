package charts

import (
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
			(opt.unit() == "" || l.unit == opt.unit())
	})
	if len(found) == 0 {
		return nil, d.missing(d.say("size of China's cloud market by year"))
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
		if l.subject != main.subject || l.segment != main.segment || l.unit != main.unit || l.issuer == main.issuer {
			continue
		}
		others = append(others, l)
		for _, p := range d.picks(l, data.PrecisionYear, opt) {
			periods = append(periods, p.period)
		}
	}
	d.spec.Categories = axis(d.words, periods)
	d.spec.Series = []Series{d.series(d.name(main.issuer), picks, 0)}
	for _, l := range others {
		d.second(l, stated)
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.Subtitle = d.say("%[1]s, by year, %[2]s", d.scope(main), d.unit(s.Unit, s.Exponent))
	s.Arrow = d.arrow(0)
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
			format := "%[1]s: %[2]s according to %[3]s%[4]s"
			if p.Kind == data.ForecastKind {
				format = "%[1]s: forecast as %[2]s by %[3]s%[4]s"
			}
			d.note(d.sentence(d.say(format, d.date(p.period), d.word(hedges[p.Qualifier][1])+d.money(p.Value, p.Unit, 4), d.name(l.issuer), d.reported(p.Figure))))
			d.cite(p.Figure)
			if p.Kind == pt.Kind {
				d.spec.Brackets = append(d.spec.Brackets, Bracket{
					Series: 0, Point: i, Value: p.Value, Short: d.say("or %s", digitsOf(p.Value, d.bracketExponent(float(pt.Value)), 4, 1)),
					Label: d.name(l.issuer), Figure: p.Figure.ID,
				})
			}
		}
	}
	if len(own) > 0 {
		d.spec.Series = append(d.spec.Series, d.series(d.name(l.issuer), own, len(d.spec.Series)))
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
		d.spec.Title = d.say("%[1]s expects China's cloud market to reach %[2]s by %[3]s", d.name(l.issuer), d.figure(ahead.Figure), d.date(ahead.period))
	case ahead == nil || ahead.period.Start < now.period.Start:
		d.spec.Title = d.say("%[1]s puts China's cloud market at %[2]s in %[3]s", d.name(l.issuer), d.figure(now.Figure), d.date(now.period))
	default:
		d.spec.Title = d.say("%[1]s puts China's cloud market at %[2]s in %[3]s and expects %[4]s by %[5]s",
			d.name(l.issuer), d.figure(now.Figure), d.date(now.period), d.figure(ahead.Figure), d.date(ahead.period))
	}
}

// bracketExponent is the power of ten that the chart's labels will count in.
func (d *draft) bracketExponent(largest float64) int {
	for _, p := range d.spec.Series[0].Points {
		largest = max(largest, float(p.Value))
	}
	exp, err := d.exponent(largest)
	if err != nil {
		return 0 // finish refuses the unit
	}
	return exp
}

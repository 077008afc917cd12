package charts

import (
	"sort"

	"yunshi/data"
)

// couple is a forecast and what was counted later for the same thing.
type couple struct {
	forecast *data.Figure
	outcome  *data.Figure // nil where the period has no count yet
	period   data.Date
}

// forecastVsOutcome sets forecasts of market size beside what was counted later.
func forecastVsOutcome(c *data.Corpus, opt Options) (*Spec, error) {
	return forecasts(c, opt, "forecast-vs-outcome", data.MarketSize)
}

// growthForecastVsOutcome does the same for growth in percent.
func growthForecastVsOutcome(c *data.Corpus, opt Options) (*Spec, error) {
	return forecasts(c, opt, "growth-forecast-vs-outcome", data.Growth)
}

func forecasts(c *data.Corpus, opt Options, name string, metric data.Metric) (*Spec, error) {
	d := newDraft(c, opt, name, Columns)
	found := d.couples(metric)
	if len(found) == 0 {
		return nil, d.missing(d.say("forecast of %s with a later count of the same thing", d.metric(metric)))
	}
	forecast, outcome := Series{Name: d.say("forecast"), Colour: 0}, Series{Name: d.say("outcome"), Colour: 0}
	pending := false
	for i, k := range found {
		long := d.date(k.period)
		sub := d.name(k.forecast.Issuer) + d.reported(k.forecast)
		d.spec.Categories = append(d.spec.Categories, Category{Label: long, Long: long, Sub: sub, Period: k.period})
		forecast.Points = append(forecast.Points, d.point(i, long, k.forecast))
		if k.outcome == nil {
			pending = true
			continue
		}
		outcome.Points = append(outcome.Points, d.point(i, long, k.outcome))
		d.spec.Brackets = append(d.spec.Brackets, Bracket{
			Series: 1, Point: len(outcome.Points) - 1, Value: k.forecast.Value,
			Short: d.difference(k), Label: d.say("against the forecast"), Figure: k.forecast.ID,
		})
		if k.outcome.Issuer != k.forecast.Issuer {
			d.note(d.say("%[1]s: the forecast is by %[2]s, the count by %[3]s, of the same definition.", long, d.name(k.forecast.Issuer), d.name(k.outcome.Issuer)))
		}
	}
	d.spec.Series = []Series{forecast, outcome}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.ForecastFrom, s.Missing = -1, nil
	for i := len(found) - 1; i > 0 && found[i].outcome == nil; i-- {
		s.ForecastFrom = i
	}
	s.Subtitle = d.couplesSubtitle(found, metric) + d.comma() + d.unit(s.Unit, s.Exponent)
	if pending {
		d.note(d.say("A forecast alone: no source in the library has counted that year."))
	}
	for _, k := range found {
		if k.outcome != nil && bound(k.forecast) {
			d.note(d.say("> and ≥: the forecast names a lower bound, so that a higher count does not refute it."))
			break
		}
	}
	d.forecastTitle(found)
	return s, nil
}

// bound reports whether a figure only says what is exceeded or reached.
func bound(f *data.Figure) bool { return f.Qualifier == data.MoreThan || f.Qualifier == data.AtLeast }

// difference is how far the outcome lies from the forecast: in percent of it, or
// in percentage points.
func (d *draft) difference(k couple) string {
	if k.forecast.Unit == data.Percent {
		return d.say("%s pp", signed(minus(k.outcome.Value, k.forecast.Value), 0))
	}
	if r := rise(k.forecast.Value, k.outcome.Value); r != nil {
		return d.percent(sign12(r))
	}
	return ""
}

func (d *draft) couplesSubtitle(found []couple, metric data.Metric) string {
	what := d.say("Market size")
	if metric == data.Growth {
		what = d.say("Growth on the year before")
	}
	var names []string
	for _, k := range found {
		names = unique(append(names, d.scope(scopeOf(k.forecast))))
	}
	if len(names) > 1 {
		return d.say("%s as forecast and as counted later", what)
	}
	return d.say("%[1]s of %[2]s, as forecast and as counted later", what, names[0])
}

// couples pairs every forecast with the latest count for the same subject,
// segment, geography, unit and period, the issuer's own before another's. Where
// a pair exists for a definition, its open forecasts of sums are shown too.
func (d *draft) couples(metric data.Metric) []couple {
	counted := map[lineage]bool{}
	var all []couple
	unit := d.opt.unit()
	if metric == data.Growth {
		unit = data.Percent
	}
	for _, f := range d.shelf.all {
		if f.Metric != metric || !d.foresees(f) {
			continue
		}
		k := couple{forecast: f, period: plain(f.Period), outcome: d.outcome(f)}
		if k.outcome != nil && (unit == "" || f.Unit == unit) {
			counted[scopeOf(f)] = true
			unit = f.Unit // the first pair's unit holds for the chart
		}
		all = append(all, k)
	}
	var out []couple
	for _, k := range all {
		if counted[scopeOf(k.forecast)] && (k.outcome != nil || metric != data.Growth) {
			out = append(out, k)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].period.Start < out[j].period.Start })
	return out
}

// foresees reports whether a figure is a forecast that can be shown.
func (d *draft) foresees(f *data.Figure) bool {
	return f.Kind == data.ForecastKind && f.Value != nil && f.Period.Known() && within(plain(f.Period), d.opt) && d.asked(f.Subject)
}

// scopeOf is a figure's lineage without its issuer: what is counted.
func scopeOf(f *data.Figure) lineage {
	return lineage{subject: f.Subject, metric: f.Metric, segment: f.Segment, geography: f.Geography, unit: f.Unit}
}

func (d *draft) outcome(f *data.Figure) *data.Figure {
	var best *data.Figure
	for _, l := range d.lineages {
		scope := l
		scope.issuer, scope.from = "", ""
		if scope != scopeOf(f) {
			continue
		}
		for _, o := range d.figures[l] {
			if o.Kind == data.ForecastKind || plain(o.Period) != plain(f.Period) || d.published(o) <= d.published(f) {
				continue
			}
			own, bestOwn := o.Issuer == f.Issuer, best != nil && best.Issuer == f.Issuer
			if best == nil || own && !bestOwn || own == bestOwn && d.better(o, best) {
				best = o
			}
		}
	}
	return best
}

// forecastTitle states the widest miss. A forecast of "more than" so much is not
// refuted by a higher count, so the title speaks of what was counted.
func (d *draft) forecastTitle(found []couple) {
	var widest *couple
	gap := -1.0
	over, under := 0, 0
	for i := range found {
		k := &found[i]
		if k.outcome == nil {
			continue
		}
		switch k.outcome.Value.Cmp(k.forecast.Value) {
		case 1:
			under++
		case -1:
			over++
		}
		g := float(abs(minus(k.outcome.Value, k.forecast.Value))) / max(float(abs(k.forecast.Value)), 1e-9)
		if g > gap {
			gap, widest = g, k
		}
	}
	lead := "Counts came in above and below forecasts"
	switch {
	case over+under == 0:
		lead = "Counts met the forecasts"
	case over == 0:
		lead = "Counts came in above forecasts"
	case under == 0:
		lead = "Counts came in below forecasts"
	}
	d.spec.Title = d.say("%[1]s: %[2]s expected %[3]s for %[4]s, %[5]s counted %[6]s", d.word(lead),
		d.name(widest.forecast.Issuer), d.figure(widest.forecast), d.date(widest.period), d.name(widest.outcome.Issuer), d.figure(widest.outcome))
}

package charts

import (
	"slices"
	"sort"

	"yunshi/data"
)

// couple is a forecast and what was counted later for the same thing.
type couple struct {
	forecast *data.Figure
	outcome  *data.Figure // nil in an open forecast: the period has no count yet
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
	found, open := d.couples(metric)
	if len(found) == 0 {
		return nil, d.missing(d.say("forecast of %s with a later count of the same thing", d.metric(metric)))
	}
	scopes := couplesScopes(d, found)
	forecast, outcome := Series{Name: d.say("forecast"), Colour: 0}, Series{Name: d.say("outcome"), Colour: 0}
	for i, k := range found {
		long := d.date(k.period)
		sub := d.name(k.forecast.Issuer) + d.reported(k.forecast)
		if len(scopes) > 1 {
			sub = d.scope(scopeOf(k.forecast)) + d.comma() + sub
		}
		d.spec.Categories = append(d.spec.Categories, Category{Label: long, Long: long, Sub: sub, Period: k.period})
		forecast.Points = append(forecast.Points, d.point(i, long, k.forecast))
		outcome.Points = append(outcome.Points, d.point(i, long, k.outcome))
		if by := d.difference(k); by != "" {
			d.spec.Brackets = append(d.spec.Brackets, Bracket{
				Series: 1, Point: i, Value: k.forecast.Value, Short: by, Label: d.say("against the forecast"), Figure: k.forecast.ID,
			})
		}
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
	s.Subtitle = d.couplesSubtitle(scopes, metric) + d.comma() + d.unit(s.Unit, s.Exponent)
	d.pending(open)
	if slices.ContainsFunc(found, func(k couple) bool { return bound(k.forecast) }) {
		d.note(d.say("> and ≥: the forecast names a lower bound, so that a higher count does not refute it."))
	}
	d.forecastTitle(found)
	return s, nil
}

// pending says which forecasts of the same definition nobody has counted yet:
// beside the pairs they would only dwarf them.
func (d *draft) pending(open []couple) {
	var said []string
	for _, k := range open {
		d.cite(k.forecast)
		said = append(said, d.say("%[1]s for %[2]s (%[3]s)", d.figure(k.forecast), d.date(k.period), d.name(k.forecast.Issuer)))
	}
	if len(said) > 0 {
		d.note(d.say("Forecast, and not counted by any source yet: %s.", d.list(said)))
	}
}

// bound reports whether a figure only says what is exceeded or reached.
func bound(f *data.Figure) bool { return f.Qualifier == data.MoreThan || f.Qualifier == data.AtLeast }

// difference is how far the outcome lies from the forecast: in percent of it, or
// in percentage points; "" for a lower bound that was exceeded, which missed nothing.
func (d *draft) difference(k couple) string {
	if bound(k.forecast) && k.outcome.Value.Cmp(k.forecast.Value) >= 0 {
		return ""
	}
	if k.forecast.Unit == data.Percent {
		return d.say("%s pp", signed(minus(k.outcome.Value, k.forecast.Value), 0))
	}
	if r := rise(k.forecast.Value, k.outcome.Value); r != nil {
		return d.percent(sign12(r))
	}
	return ""
}

// couplesScopes are the definitions of the pairs, each once.
func couplesScopes(d *draft, found []couple) []string {
	var names []string
	for _, k := range found {
		names = unique(append(names, d.scope(scopeOf(k.forecast))))
	}
	return names
}

func (d *draft) couplesSubtitle(scopes []string, metric data.Metric) string {
	what := d.say("Market size")
	if metric == data.Growth {
		what = d.say("Growth on the year before")
	}
	if len(scopes) > 1 {
		return d.say("%s as forecast and as counted later", what)
	}
	return d.say("%[1]s of %[2]s, as forecast and as counted later", what, scopes[0])
}

// couples pairs every forecast with the latest count for the same subject,
// segment, geography, unit and period, the issuer's own before another's. Where
// a pair exists for a definition, its open forecasts are returned too.
func (d *draft) couples(metric data.Metric) (found, open []couple) {
	counted := map[lineage]bool{}
	var alone []couple
	unit := d.opt.unit()
	if metric == data.Growth {
		unit = data.Percent
	}
	for _, f := range d.shelf.all {
		if f.Metric != metric || !d.foresees(f) {
			continue
		}
		k := couple{forecast: f, period: plain(f.Period), outcome: d.outcome(f)}
		switch {
		case k.outcome == nil:
			alone = append(alone, k)
		case unit == "" || f.Unit == unit:
			counted[scopeOf(f)] = true
			unit = f.Unit // the first pair's unit holds for the chart
			found = append(found, k)
		}
	}
	for _, k := range alone {
		if counted[scopeOf(k.forecast)] {
			open = append(open, k)
		}
	}
	for _, list := range [][]couple{found, open} {
		sort.SliceStable(list, func(i, j int) bool { return list[i].period.Start < list[j].period.Start })
	}
	return found, open
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

// forecastTitle states the widest miss, of an issuer's own forecast if there is
// one: a forecast of "more than" so much is not refuted by a higher count, and what
// another counted later is no one's own miss.
func (d *draft) forecastTitle(found []couple) {
	widest, best, gap := found[0], -1, 0.0
	over, under := 0, 0
	for _, k := range found {
		switch k.outcome.Value.Cmp(k.forecast.Value) {
		case 1:
			under++
		case -1:
			over++
		}
		g := float(abs(minus(k.outcome.Value, k.forecast.Value))) / max(float(abs(k.forecast.Value)), 1e-9)
		if w := k.weight(); w > best || w == best && g > gap {
			widest, best, gap = k, w, g
		}
	}
	lead := "Counts came in on both sides of forecasts"
	switch {
	case over+under == 0:
		lead = "Counts met the forecasts"
	case over == 0:
		lead = "Counts came in above forecasts"
	case under == 0:
		lead = "Counts came in below forecasts"
	}
	k := widest
	if k.forecast.Issuer == k.outcome.Issuer {
		d.spec.Title = d.say("%[1]s: %[2]s expected %[3]s for %[4]s and counted %[5]s", d.word(lead),
			d.name(k.forecast.Issuer), d.figure(k.forecast), d.date(k.period), d.figure(k.outcome))
		return
	}
	d.spec.Title = d.say("%[1]s: %[2]s expected %[3]s for %[4]s, %[5]s counted %[6]s", d.word(lead),
		d.name(k.forecast.Issuer), d.figure(k.forecast), d.date(k.period), d.name(k.outcome.Issuer), d.figure(k.outcome))
}

// weight is how much a pair says about a forecast: 2 for an issuer's own unhedged
// one, 0 for a bound that another issuer's count is held against.
func (k couple) weight() int {
	w := 0
	if !bound(k.forecast) {
		w++
	}
	if k.forecast.Issuer == k.outcome.Issuer {
		w++
	}
	return w
}

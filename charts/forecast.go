package charts

import (
	"fmt"
	"sort"
	"strings"

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
		return nil, missing(name, "forecast of "+strings.ReplaceAll(string(metric), "_", " ")+" with a later count of the same thing", opt)
	}
	forecast, outcome := Series{Name: "forecast", Colour: 0}, Series{Name: "outcome", Colour: 0}
	pending := false
	for i, k := range found {
		long := dateLabel(k.period)
		sub := k.forecast.Issuer + d.reported(k.forecast)
		d.spec.Categories = append(d.spec.Categories, Category{Label: long, Long: long, Sub: sub, Period: k.period})
		forecast.Points = append(forecast.Points, d.point(i, long, k.forecast))
		if k.outcome == nil {
			pending = true
			continue
		}
		outcome.Points = append(outcome.Points, d.point(i, long, k.outcome))
		d.spec.Brackets = append(d.spec.Brackets, Bracket{
			Series: 1, Point: len(outcome.Points) - 1, Value: k.forecast.Value,
			Short: difference(k), Label: "against the forecast", Figure: k.forecast.ID,
		})
		if k.outcome.Issuer != k.forecast.Issuer {
			d.note(fmt.Sprintf("%s: the forecast is by %s, the count by %s, of the same definition.", long, k.forecast.Issuer, k.outcome.Issuer))
		}
	}
	d.spec.Series = []Series{forecast, outcome}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	s.ForecastFrom, s.Missing = -1, nil
	s.Subtitle = couplesSubtitle(found, metric) + ", " + unitName(s.Unit, s.Exponent)
	if pending {
		d.note("A forecast alone: no source has counted that year yet.")
	}
	d.forecastTitle(found)
	return s, nil
}

// difference is how far the outcome lies from the forecast: in percent of it, or
// in percentage points.
func difference(k couple) string {
	if k.forecast.Unit == data.Percent {
		return signed(minus(k.outcome.Value, k.forecast.Value), 0) + nbsp + "pp"
	}
	if r := rise(k.forecast.Value, k.outcome.Value); r != nil {
		return sign12(r) + nbsp + "%"
	}
	return ""
}

func couplesSubtitle(found []couple, metric data.Metric) string {
	what := "Market size"
	if metric == data.Growth {
		what = "Growth on the year before"
	}
	subjects := map[string]bool{}
	var names []string
	for _, k := range found {
		name := k.forecast.Subject + ", " + k.forecast.Segment
		if !subjects[name] {
			subjects[name] = true
			names = append(names, name)
		}
	}
	if len(names) > 1 {
		return what + " as forecast and as counted later"
	}
	return what + " of " + strings.Join(names, " and of ") + ", as forecast and as counted later"
}

// couples pairs every forecast with the latest count for the same subject,
// segment, geography, unit and period, the issuer's own before another's. Where
// a pair exists for a definition, its open forecasts of sums are shown too.
func (d *draft) couples(metric data.Metric) []couple {
	counted := map[lineage]bool{}
	var all []couple
	unit := d.opt.Currency
	if metric == data.Growth {
		unit = data.Percent
	}
	for _, f := range d.c.Figures {
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
		scope.issuer = ""
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

// forecastTitle states the widest miss.
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
	subject := "Forecasts were"
	if over+under == 1 {
		subject = "The forecast was"
	}
	lead := "Forecasts missed both ways"
	switch {
	case over == 0 && under > 0:
		lead = subject + " too low"
	case under == 0 && over > 0:
		lead = subject + " too high"
	case over+under == 0:
		lead = subject + " met"
	}
	d.spec.Title = fmt.Sprintf("%s: %s expected %s for %s, the count was %s", lead,
		widest.forecast.Issuer, said(widest.forecast), dateLabel(widest.period), said(widest.outcome))
}

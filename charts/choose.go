package charts

import (
	"sort"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// One chart never joins what different hands counted. A lineage is the figures
// that may stand in one series: same subject, metric, segment, geography, issuer
// and unit. Within a lineage, and for one period, one figure is plotted:
//
//  1. what was said about the past beats what was forecast for it;
//  2. what its note calls restated or revised beats the rest, and the rest beats
//     what its note calls first published or preliminary;
//  3. the latest publication wins, because restatements come later;
//  4. then the unhedged, then the more precise value, then the lower id.
//
// The others are not lost: they become notes, brackets, or a chart of their own.
type lineage struct {
	subject   string
	metric    data.Metric
	segment   string
	geography string
	issuer    string
	unit      string
	from      string // the currency that the values are converted from; "" where they are not
}

// pick is the figure plotted for a period, and those that it beat.
type pick struct {
	*data.Figure
	period data.Date
	others []*data.Figure
}

// shelf holds the figures of a corpus by lineage. Ranges, which have no single
// value, figures without a period and growth over the quarter before stay off it.
// Where all is to be converted into one currency, the figures in others stand on it
// converted, in lineages of their own: what a source states is not joined with what
// a rate makes of it.
type shelf struct {
	c        *data.Corpus
	rates    Rates
	all      []*data.Figure // in the order of the corpus
	lineages []lineage      // in the order of the corpus
	figures  map[lineage][]*data.Figure
	// What converted figures were, and how they were converted.
	original    map[*data.Figure]*data.Figure
	conversions map[*data.Figure]conversion
}

func newShelf(c *data.Corpus, opt Options) *shelf {
	s := &shelf{
		c: c, rates: opt.Rates, figures: map[lineage][]*data.Figure{},
		original: map[*data.Figure]*data.Figure{}, conversions: map[*data.Figure]conversion{},
	}
	if s.rates.perDollar == nil && opt.Convert != "" {
		s.rates = StandardRates()
	}
	announced := announcements(c)
	out := map[data.FigureID]bool{}
	for _, id := range opt.Without {
		out[id] = true
	}
	for _, f := range c.Figures {
		if at, ok := announced[f.ID]; ok {
			dated := *f
			dated.Period, f = at, &dated
		}
		if f.Value != nil && f.Period.Known() && !sequential(f) && !out[f.ID] {
			s.put(f, opt.Convert)
		}
	}
	return s
}

// put files a figure under its lineage, in the currency wanted if there is a rate.
func (s *shelf) put(f *data.Figure, currency string) {
	from := ""
	if isMoney(f.Unit) && currency != "" && f.Unit != currency {
		from = f.Unit
		if f = s.convert(f, currency, s.rates); f == nil {
			return
		}
	}
	s.all = append(s.all, f)
	l := lineage{f.Subject, f.Metric, f.Segment, f.Geography, f.Issuer, f.Unit, from}
	if s.figures[l] == nil {
		s.lineages = append(s.lineages, l)
	}
	s.figures[l] = append(s.figures[l], f)
}

// announcements are the dates of the events that sums of investment belong to: an
// article that says who puts how much into what seldom says over what time, and
// then the sum stands at the day of its announcement.
func announcements(c *data.Corpus) map[data.FigureID]data.Date {
	undated, out := map[data.FigureID]bool{}, map[data.FigureID]data.Date{}
	for _, f := range c.Figures {
		if f.Metric == data.InvestmentSum && !f.Period.Known() {
			undated[f.ID] = true
		}
	}
	if len(undated) == 0 {
		return out
	}
	for _, e := range c.Events {
		if e.Type != data.Investment || !e.Date.Known() || e.Date.Bound != data.Exactly {
			continue
		}
		for _, id := range e.Figures {
			if at, ok := out[id]; undated[id] && (!ok || e.Date.Start < at.Start) {
				out[id] = e.Date
			}
		}
	}
	return out
}

func isMoney(unit string) bool { return unit != data.Percent && unit != data.Count && unit != Index }

// picks returns one figure a period, in time, for the periods of a precision
// within the options' range.
func (s *shelf) picks(l lineage, precision data.Precision, opt Options) []pick {
	byPeriod := map[data.Date][]*data.Figure{}
	var periods []data.Date
	for _, f := range s.figures[l] {
		p := plain(f.Period)
		if p.Precision != precision || !within(p, opt) {
			continue
		}
		if byPeriod[p] == nil {
			periods = append(periods, p)
		}
		byPeriod[p] = append(byPeriod[p], f)
	}
	sort.Slice(periods, func(i, j int) bool { return periods[i].Start < periods[j].Start })
	out := make([]pick, 0, len(periods))
	for _, p := range periods {
		all := byPeriod[p]
		sort.SliceStable(all, func(i, j int) bool { return s.better(all[i], all[j]) })
		out = append(out, pick{all[0], p, all[1:]})
	}
	return out
}

// plain drops from a period what two sources may word differently: "by 2019",
// "about 2019" and 2019 are one place on the axis.
func plain(d data.Date) data.Date {
	d = d.Point()
	d.About = false
	return d
}

func within(p data.Date, opt Options) bool {
	return (!opt.From.Known() || p.End >= opt.From.Start) && (!opt.To.Known() || p.Start <= opt.To.End)
}

func (s *shelf) better(a, b *data.Figure) bool {
	if fa, fb := a.Kind == data.ForecastKind, b.Kind == data.ForecastKind; fa != fb {
		return fb
	}
	if sa, sb := standing(a.Note), standing(b.Note); sa != sb {
		return sa > sb
	}
	if pa, pb := s.published(a), s.published(b); pa != pb {
		return pa > pb
	}
	if ea, eb := a.Qualifier == data.Exact, b.Qualifier == data.Exact; ea != eb {
		return ea
	}
	if da, db := digits(a), digits(b); da != db {
		return da > db
	}
	return a.ID < b.ID
}

// standing tells a revised value (1) from a first one (-1) by its note.
func standing(note string) int {
	note = strings.ToLower(note)
	for _, w := range []string{"restated", "revised"} {
		if strings.HasPrefix(note, w) {
			return 1
		}
	}
	for _, w := range []string{"as first ", "originally reported", "preliminary"} {
		if strings.Contains(note, w) {
			return -1
		}
	}
	return 0
}

// sequential reports whether a growth is over the quarter before, not the year.
func sequential(f *data.Figure) bool {
	if f.Metric != data.Growth {
		return false
	}
	note := strings.ToLower(f.Note)
	for _, w := range []string{"quarter on quarter", "quarter-on-quarter", "sequential", "q/q", "month on month"} {
		if strings.Contains(note, w) {
			return true
		}
	}
	return false
}

// published is the last day on which a figure's page can have come out; a page
// without a date counts as out when its period ended.
func (s *shelf) published(f *data.Figure) data.Day {
	if d := s.dated(f); d.Known() {
		return d.End
	}
	return f.Period.End
}

func (s *shelf) dated(f *data.Figure) data.Date {
	if doc := s.c.Documents[f.Evidence.Document]; doc != nil {
		return doc.Published
	}
	return data.Date{}
}

// digits counts the digits before trailing zeros: a rounded value has few.
func digits(f *data.Figure) int {
	var d apd.Decimal
	d.Reduce(f.Value)
	return int(d.NumDigits())
}

// find returns the lineages that match, the best first: those in which the
// subject speaks of itself, then those with the most periods of the precision,
// then in the order of the corpus.
func (s *shelf) find(precision data.Precision, opt Options, match func(lineage) bool) []lineage {
	type ranked struct {
		l      lineage
		own, n int
	}
	var all []ranked
	for _, l := range s.lineages {
		if !match(l) {
			continue
		}
		r := ranked{l: l}
		for _, p := range s.picks(l, precision, opt) {
			r.n++
			if p.Kind == data.Actual {
				r.own = 1
			}
		}
		if r.n > 0 {
			all = append(all, r)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].own != all[j].own {
			return all[i].own > all[j].own
		}
		return all[i].n > all[j].n
	})
	out := make([]lineage, len(all))
	for i, r := range all {
		out[i] = r.l
	}
	return out
}

package charts

import (
	"fmt"
	"slices"
	"strings"

	"yunshi/data"
)

// draft is a Spec in the making: it keeps the sources of the points that are
// added and the remarks that they bring with them.
type draft struct {
	*shelf
	words
	opt  Options
	spec *Spec
	seen map[Source]int
	// The periods whose value the corpus marks as computed, or as first published
	// and not yet final.
	computed, preliminary []string
	revised               []string
}

func newDraft(c *data.Corpus, opt Options, name string, kind Kind) *draft {
	return &draft{
		shelf: newShelf(c, opt), words: words{opt.Language == Chinese, c.Companies}, opt: opt,
		spec: &Spec{Name: name, Kind: kind, ForecastFrom: -1, Language: opt.Language}, seen: map[Source]int{},
	}
}

// cite adds the figure's page to the sources and returns its place there.
func (d *draft) cite(f *data.Figure) int {
	src := Source{Issuer: d.name(f.Issuer), Publisher: f.Reporter}
	if doc := d.c.Documents[f.Evidence.Document]; doc != nil {
		src.Title, src.URL, src.Published = doc.Title, doc.URL, doc.Published
		if src.Publisher == "" {
			src.Publisher = doc.Publisher
		}
	}
	if rest, own := strings.CutPrefix(src.Publisher, f.Issuer); own {
		src.Publisher = src.Issuer + rest
	}
	at, ok := d.seen[src]
	if !ok {
		at = len(d.spec.Sources)
		d.seen[src] = at
		d.spec.Sources = append(d.spec.Sources, src)
	}
	return at
}

// point turns a figure into a point at a category and keeps its source.
func (d *draft) point(cat int, where string, f *data.Figure) Point {
	source := d.cite(f)
	if strings.HasPrefix(f.Note, "computed") {
		d.computed = append(d.computed, where)
	}
	if standing(f.Note) < 0 {
		d.preliminary = append(d.preliminary, where)
	}
	issuer := f.Issuer
	if issuer == "" {
		issuer = f.Reporter
	}
	p := Point{
		Category: cat, Value: f.Value, Unit: f.Unit, Kind: f.Kind, Qualifier: f.Qualifier, Figure: f.ID, Source: source,
		Hover: d.say("%[1]s: %[2]s, %[3]s, %[4]s", where, d.figure(f), d.word(string(f.Kind)), d.name(issuer)),
	}
	if o := d.original[f]; o != nil {
		p.Stated, p.StatedUnit = o.Value, o.Unit
		p.Hover += d.say(", stated as %s", d.figure(o))
	}
	return p
}

// series plots the picks of a lineage over the categories, marks where the basis
// changes, and notes what was restated.
func (d *draft) series(name string, picks []pick, colour int) Series {
	s := Series{Name: name, Colour: colour}
	var last *basis
	for i, p := range picks {
		at := d.categoryOf(p.period)
		b := basisOf(p.Figure, d.dated(p.Figure))
		if at < 0 {
			last = b
			continue
		}
		pt := d.point(at, d.date(p.period), p.Figure)
		if b != nil && (i == 0 || b != last) {
			pt.Break, pt.Basis = i > 0, d.word(b.name)
			d.note(d.sentence(d.word(b.remark)))
		}
		last = b
		d.revisions(p)
		d.scoped(p.Figure, d.date(p.period))
		s.Points = append(s.Points, pt)
	}
	return s
}

// scopeWords in a figure's note say that it counts something of its own.
var scopeWords = []string{"basis", "includes", "including", "excludes", "excluding", "narrower", "wider", "broader", "overall", "not comparable"}

// scoped notes what a figure counts, where its note says so and the table of bases
// does not speak of its subject.
func (d *draft) scoped(f *data.Figure, when string) {
	if f.Metric != data.Revenue && f.Metric != data.MarketSize {
		return
	}
	if slices.ContainsFunc(bases, func(b basis) bool { return b.subject == f.Subject && b.metric == f.Metric }) {
		return
	}
	if slices.ContainsFunc(scopeWords, func(w string) bool { return strings.Contains(f.Note, w) }) {
		d.note(d.say("%[1]s, %[2]s: %[3]s.", d.name(f.Subject), when, d.word(f.Note)))
	}
}

// revisions notes the values that the plotted one replaced.
func (d *draft) revisions(p pick) {
	said := map[string]bool{d.money(p.Value, p.Unit, 5): true}
	for _, o := range p.others {
		v := d.money(o.Value, o.Unit, 5)
		if said[v] {
			continue
		}
		said[v] = true
		format := "%[1]s also given as %[2]s%[3]s"
		switch {
		case o.Kind == data.ForecastKind:
			format = "%[1]s forecast as %[2]s%[3]s"
		case standing(o.Note) < standing(p.Note) || standing(o.Note) == standing(p.Note) && d.published(o) < d.published(p.Figure):
			format = "%[1]s first given as %[2]s%[3]s"
		}
		d.cite(o)
		d.revised = append(d.revised, d.say(format, d.date(p.Period.Point()), v, d.reported(o)))
	}
}

// reported says in brackets when a figure's page came out, if that is known.
func (d *draft) reported(f *data.Figure) string {
	at := d.dated(f)
	if !at.Known() {
		return ""
	}
	y, _, _ := at.Start.Civil()
	return d.say(" (reported %d)", y)
}

func (d *draft) categoryOf(p data.Date) int {
	for i, c := range d.spec.Categories {
		if c.Period == p {
			return i
		}
	}
	return -1
}

func (d *draft) note(s string) {
	if s != "" {
		d.spec.Notes = unique(append(d.spec.Notes, s))
	}
}

// finish completes the spec from its points: unit, exponent, gaps, forecast
// region and the notes gathered on the way. It refuses mixed units.
func (d *draft) finish() (*Spec, error) {
	s := d.spec
	s.Series = slices.DeleteFunc(s.Series, func(ser Series) bool { return len(ser.Points) == 0 })
	largest, err := s.unify()
	if err != nil {
		return nil, err
	}
	if s.Unit == "" {
		return nil, d.missing(d.say("figures that fit together"))
	}
	if s.Exponent, err = d.exponent(largest); err != nil {
		return nil, err
	}
	if s.Unit != data.Count && s.Kind != Bars {
		s.times()
	}
	if len(d.revised) > 0 {
		d.note(d.sentence(d.join(unique(d.revised))))
	}
	if len(d.computed) > 0 {
		d.note(d.say("%s computed from totals that the source prints.", d.list(unique(d.computed))))
	}
	if len(d.preliminary) > 0 {
		d.note(d.say("%s as first published; the issuer has revised it since.", d.list(unique(d.preliminary))))
	}
	d.vintages()
	d.conversionNote()
	return s, nil
}

// unify finds the chart's unit and its largest value.
func (s *Spec) unify() (largest float64, err error) {
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			if s.Unit == "" {
				s.Unit = p.Unit
			}
			if p.Unit != s.Unit {
				return 0, fmt.Errorf("%s: %s and %s cannot stand in one chart: choose one with --currency, or convert with --convert", s.Name, s.Unit, p.Unit)
			}
			largest = max(largest, float(p.Value), -float(p.Value))
		}
	}
	return largest, nil
}

// vintages says when the forecasts of a series were made, where not all at once:
// the later ones knew more.
func (d *draft) vintages() {
	for _, ser := range d.spec.Series {
		var made []string
		years := map[int]bool{}
		for _, p := range ser.Points {
			f := d.c.Figure(p.Figure)
			if f == nil || p.Kind != data.ForecastKind || !d.dated(f).Known() || d.spec.Categories[p.Category].Sub != "" {
				continue
			}
			y, _, _ := d.dated(f).Start.Civil()
			years[y] = true
			made = append(made, d.say("%[1]s in %[2]d", d.spec.Categories[p.Category].Long, y))
		}
		if len(years) > 1 && d.spec.Kind != Bars {
			d.note(d.say("Forecasts reported: %s.", d.list(made)))
		}
	}
}

// times finds the categories that nothing is stated for, and where the region of
// forecasts begins: after the last that holds anything else, if only forecasts
// follow.
func (s *Spec) times() {
	stated := make([]bool, len(s.Categories))
	lastPast, firstForecast := -1, len(s.Categories)
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			stated[p.Category] = true
			if p.Kind == data.ForecastKind {
				firstForecast = min(firstForecast, p.Category)
			} else {
				lastPast = max(lastPast, p.Category)
			}
		}
	}
	if firstForecast < len(s.Categories) && firstForecast > lastPast {
		s.ForecastFrom = lastPast + 1
	}
	for i, ok := range stated {
		if !ok {
			s.Missing = append(s.Missing, i)
		}
	}
}

// missing is the error of a chart without data: it names what was looked for.
func (d *draft) missing(what string) error {
	where := ""
	if d.opt.From.Known() || d.opt.To.Known() {
		where = d.say(" between %[1]s and %[2]s", d.orOpen(d.opt.From), d.orOpen(d.opt.To))
	}
	if unit := d.opt.unit(); unit != "" {
		where += d.say(" in %s", unit)
	}
	return fmt.Errorf("%s", d.say("%[1]s: the library has no %[2]s%[3]s: import a source that states them, or choose others", d.spec.Name, what, where))
}

func (d *draft) orOpen(p data.Date) string {
	if !p.Known() {
		return d.say("any time")
	}
	return p.String()
}

// gaps notes the categories without a value, and which of them another currency
// states.
func (d *draft) gaps(l lineage, precision data.Precision) {
	elsewhere := map[string][]string{}
	var units, none []string
	for _, i := range d.spec.Missing {
		c := d.spec.Categories[i]
		unit := d.statedIn(l, precision, c.Period)
		if unit == "" {
			none = append(none, c.Long)
			continue
		}
		if elsewhere[unit] == nil {
			units = append(units, unit)
		}
		elsewhere[unit] = append(elsewhere[unit], c.Long)
	}
	if len(none) > 0 {
		d.note(d.say("No source states %s.", d.ranges(none, d.spec.Categories)))
	}
	for _, u := range units {
		d.note(d.say("%[1]s stated only in %[2]s and left out.", d.ranges(elsewhere[u], d.spec.Categories), d.word(unitWords[u])))
	}
}

// statedIn is another currency in which the same thing is stated for a period,
// or "".
func (d *draft) statedIn(l lineage, precision data.Precision, period data.Date) string {
	for _, other := range d.lineages {
		if other.subject != l.subject || other.metric != l.metric || other.segment != l.segment || other.unit == data.Percent {
			continue
		}
		if other.unit == l.unit && other.from == l.from {
			continue
		}
		for _, p := range d.picks(other, precision, d.opt) {
			if p.period == period {
				return other.unit
			}
		}
	}
	return ""
}

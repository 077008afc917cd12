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
	opt  Options
	spec *Spec
	seen map[Source]int
	// computed lists the periods whose value the corpus marks as computed.
	computed []string
	revised  []string
}

func newDraft(c *data.Corpus, opt Options, name string, kind Kind) *draft {
	return &draft{shelf: newShelf(c), opt: opt, spec: &Spec{Name: name, Kind: kind, ForecastFrom: -1}, seen: map[Source]int{}}
}

// cite adds the figure's page to the sources and returns its place there.
func (d *draft) cite(f *data.Figure) int {
	src := Source{Issuer: f.Issuer, Publisher: f.Reporter}
	if doc := d.c.Documents[f.Evidence.Document]; doc != nil {
		src.Title, src.URL, src.Published = doc.Title, doc.URL, doc.Published
		if src.Publisher == "" {
			src.Publisher = doc.Publisher
		}
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
	issuer := f.Issuer
	if issuer == "" {
		issuer = f.Reporter
	}
	return Point{
		Category: cat, Value: f.Value, Unit: f.Unit, Kind: f.Kind, Qualifier: f.Qualifier, Figure: f.ID, Source: source,
		Hover: fmt.Sprintf("%s: %s, %s, %s", where, said(f), f.Kind, issuer),
	}
}

// series plots the picks of a lineage over the categories, marks where the basis
// changes, and notes what was restated.
func (d *draft) series(name string, picks []pick, colour int) Series {
	s := Series{Name: name, Colour: colour}
	var last *basis
	for i, p := range picks {
		at := d.categoryOf(p.period)
		if at < 0 {
			continue
		}
		pt := d.point(at, dateLabel(p.period), p.Figure)
		b := basisOf(p.Figure, d.date(p.Figure))
		if i > 0 && b != last && b != nil {
			pt.Break, pt.Basis = true, b.name
			d.note(sentence(b.remark))
		}
		last = b
		d.revisions(p)
		s.Points = append(s.Points, pt)
	}
	return s
}

// revisions notes the values that the plotted one replaced.
func (d *draft) revisions(p pick) {
	said := map[string]bool{money(p.Value, p.Unit, 5): true}
	for _, o := range p.others {
		v := money(o.Value, o.Unit, 5)
		if said[v] {
			continue
		}
		said[v] = true
		verb := "also given"
		switch {
		case o.Kind == data.ForecastKind:
			verb = "forecast"
		case standing(o.Note) < standing(p.Note) || standing(o.Note) == standing(p.Note) && d.published(o) < d.published(p.Figure):
			verb = "first given"
		}
		d.revised = append(d.revised, fmt.Sprintf("%s %s as %s%s", dateLabel(p.Period.Point()), verb, v, d.reported(o)))
	}
}

// reported says in brackets when a figure's page came out, if that is known.
func (d *draft) reported(f *data.Figure) string {
	at := d.date(f)
	if !at.Known() {
		return ""
	}
	y, _, _ := at.Start.Civil()
	return fmt.Sprintf(" (reported %d)", y)
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
	largest := 0.0
	for _, ser := range s.Series {
		for _, p := range ser.Points {
			if s.Unit == "" {
				s.Unit = p.Unit
			}
			if p.Unit != s.Unit {
				return nil, fmt.Errorf("%s: %s and %s cannot stand in one chart: choose one with --currency", s.Name, s.Unit, p.Unit)
			}
			largest = max(largest, float(p.Value), -float(p.Value))
		}
	}
	if s.Unit == "" {
		return nil, missing(s.Name, "figures that fit together", d.opt)
	}
	s.Exponent = exponentFor(s.Unit, largest)
	if s.Unit != data.Count && s.Kind != Bars {
		s.times()
	}
	if len(d.revised) > 0 {
		d.note(sentence(strings.Join(unique(d.revised), "; ")))
	}
	if len(d.computed) > 0 {
		d.note(sentence(listed(unique(d.computed)) + " computed from totals that the source prints"))
	}
	return s, nil
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

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// missing is the error of a chart without data: it names what was looked for.
func missing(name, what string, opt Options) error {
	where := ""
	if opt.From.Known() || opt.To.Known() {
		where = fmt.Sprintf(" between %s and %s", orOpen(opt.From), orOpen(opt.To))
	}
	if opt.Currency != "" {
		where += " in " + opt.Currency
	}
	return fmt.Errorf("%s: the library has no %s%s: import a source that states them, or choose others", name, what, where)
}

func orOpen(d data.Date) string {
	if !d.Known() {
		return "any time"
	}
	return d.String()
}

// gaps notes the categories without a value, and which of them another currency
// states.
func (d *draft) gaps(l lineage, precision data.Precision) {
	elsewhere := map[string][]string{}
	var units, none []string
	for _, i := range d.spec.Missing {
		c := d.spec.Categories[i]
		unit := ""
		for _, other := range d.lineages {
			if other.subject == l.subject && other.metric == l.metric && other.segment == l.segment && other.unit != l.unit && other.unit != data.Percent {
				for _, p := range d.picks(other, precision, d.opt) {
					if p.period == c.Period {
						unit = other.unit
					}
				}
			}
		}
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
		d.note("No source states " + ranges(none, d.spec.Categories) + ".")
	}
	for _, u := range units {
		d.note(fmt.Sprintf("%s stated only in %s and left out.", listed(elsewhere[u]), u))
	}
}

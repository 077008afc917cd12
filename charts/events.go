package charts

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"yunshi/assets/look"
	"yunshi/data"
)

// groupNames are the event groups as a legend has them.
var groupNames = map[string]string{
	"partnership": "Partnership, customer", "launch": "Launch, expansion", "investment": "Investment, M&A, listing",
	"results": "Results, market data", "policy": "Policy, legal, security", "pricing": "Pricing", "people": "Leadership, other",
}

// tally is how many events fall into which quarter and group.
type tally struct {
	quarters map[data.Date][][]data.EventID // by quarter, then by group
	periods  []data.Date
	total    int
	coarse   int // events whose date does not tell the quarter
	pages    int
}

func (d *draft) count() tally {
	t := tally{quarters: map[data.Date][][]data.EventID{}}
	pages := map[data.DocumentID]bool{}
	for _, e := range d.c.Events {
		if !d.wants(e) {
			continue
		}
		y, m, _ := e.Date.Start.Civil()
		q := data.InQuarter(y, (m+2)/3)
		if !e.Date.Known() || e.Date.Bound != data.Exactly || !q.Contains(e.Date) {
			t.coarse++
			continue
		}
		if !within(q, d.opt) {
			continue
		}
		if t.quarters[q] == nil {
			t.quarters[q] = make([][]data.EventID, len(look.Groups))
			t.periods = append(t.periods, q)
		}
		g := look.GroupIndex(e.Type)
		t.quarters[q][g] = append(t.quarters[q][g], e.ID)
		t.total++
		for _, s := range e.Sources {
			pages[s.Evidence.Document] = true
		}
	}
	t.pages = len(pages)
	return t
}

// peak is the year with most events; 0 where several have as many.
func (t tally) peak(cats []Category) (year, events int) {
	byYear := map[int]int{}
	for _, cat := range cats {
		y, _, _ := cat.Period.Start.Civil()
		for _, ids := range t.quarters[cat.Period] {
			byYear[y] += len(ids)
		}
	}
	years := 0
	for y, n := range byYear {
		switch {
		case n > events:
			years, events, year = 1, n, y
		case n == events:
			years++
		}
	}
	if years > 1 {
		return 0, events
	}
	return year, events
}

// series is one group's events over the categories.
func (t tally) series(w words, g int, cats []Category) Series {
	ser := Series{Name: w.word(groupNames[look.Groups[g].Key]), Events: look.Groups[g].Key}
	for i, cat := range cats {
		ids := t.quarters[cat.Period]
		if ids == nil || len(ids[g]) == 0 {
			continue
		}
		n := len(ids[g])
		ser.Points = append(ser.Points, Point{
			Category: i, Value: apd.New(int64(n), 0), Unit: data.Count, Events: ids[g], Source: -1,
			Hover: w.say("%[1]s: %[2]d × %[3]s", cat.Long, n, strings.ToLower(ser.Name)),
		})
	}
	return ser
}

// eventsByQuarter counts events by the quarter in which they fall, stacked by
// group. Events known only to a year or not dated are counted in a note.
func eventsByQuarter(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "events-by-quarter", Stacked)
	t := d.count()
	if len(t.periods) == 0 {
		return nil, d.missing(d.say("dated events"))
	}
	d.spec.Categories = axis(d.words, t.periods)
	for g := range look.Groups {
		if ser := t.series(d.words, g, d.spec.Categories); len(ser.Points) > 0 {
			d.spec.Series = append(d.spec.Series, ser)
		}
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	y0, _, _ := s.Categories[0].Period.Start.Civil()
	y1, _, _ := s.Categories[len(s.Categories)-1].Period.Start.Civil()
	year, events := t.peak(s.Categories)
	switch {
	case t.total == 1:
		s.Title = d.say("The library has one event, of %d", y0)
	case y0 == y1:
		s.Title = d.say("The library has %[1]d events of %[2]d", t.total, y0)
	case year == 0:
		s.Title = d.say("The library has %[1]d events from %[2]d to %[3]d", t.total, y0, y1)
	default:
		s.Title = d.say("The library has most events for %[1]d: %[2]d of the %[3]d from %[4]d to %[5]d", year, events, t.total, y0, y1)
	}
	s.Subtitle = d.say("Events in the library by quarter and type, number")
	if t.coarse > 0 {
		format := "%d events without a date to the quarter are not counted."
		if t.coarse == 1 {
			format = "%d event without a date to the quarter is not counted."
		}
		d.note(d.say(format, t.coarse))
	}
	format := "The count is of the events in the library, told by %d pages, not of all that happened."
	if t.pages == 1 {
		format = "The count is of the events in the library, told by %d page, not of all that happened."
	}
	d.note(d.say(format, t.pages))
	return s, nil
}

// wants reports whether an event is among the companies asked for.
func (d *draft) wants(e *data.Event) bool {
	for _, c := range d.opt.Companies {
		if e.Involves(c) {
			return true
		}
	}
	return len(d.opt.Companies) == 0
}

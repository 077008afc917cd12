package charts

import (
	"fmt"
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

// eventsByQuarter counts events by the quarter in which they fall, stacked by
// group. Events known only to a year or not dated are counted in a note.
func eventsByQuarter(c *data.Corpus, opt Options) (*Spec, error) {
	d := newDraft(c, opt, "events-by-quarter", Stacked)
	counts := map[data.Date][][]data.EventID{}
	var periods []data.Date
	coarse, total := 0, 0
	docs := map[string]bool{}
	for _, e := range c.Events {
		if !d.wants(e) {
			continue
		}
		y, m, _ := e.Date.Start.Civil()
		q := data.InQuarter(y, (m+2)/3)
		if !e.Date.Known() || e.Date.Bound != data.Exactly || !q.Contains(e.Date) {
			coarse++
			continue
		}
		if !within(q, opt) {
			continue
		}
		if counts[q] == nil {
			counts[q] = make([][]data.EventID, len(look.Groups))
			periods = append(periods, q)
		}
		g := look.GroupIndex(e.Type)
		counts[q][g] = append(counts[q][g], e.ID)
		total++
		for _, s := range e.Sources {
			docs[string(s.Evidence.Document)] = true
		}
	}
	if len(periods) == 0 {
		return nil, missing(d.spec.Name, "dated events", opt)
	}
	d.spec.Categories = axis(periods)
	byYear := map[int]int{}
	best, peak := 0, 0
	for _, cat := range d.spec.Categories {
		y, _, _ := cat.Period.Start.Civil()
		for _, ids := range counts[cat.Period] {
			byYear[y] += len(ids)
		}
		if byYear[y] > best {
			best, peak = byYear[y], y
		}
	}
	for g := range look.Groups {
		ser := Series{Name: groupNames[look.Groups[g].Key], Events: look.Groups[g].Key}
		for i, cat := range d.spec.Categories {
			if ids := counts[cat.Period]; ids != nil && len(ids[g]) > 0 {
				n := len(ids[g])
				ser.Points = append(ser.Points, Point{
					Category: i, Value: apd.New(int64(n), 0), Unit: data.Count, Events: ids[g], Source: -1,
					Hover: fmt.Sprintf("%s: %d × %s", cat.Long, n, strings.ToLower(ser.Name)),
				})
			}
		}
		if len(ser.Points) > 0 {
			d.spec.Series = append(d.spec.Series, ser)
		}
	}
	s, err := d.finish()
	if err != nil {
		return nil, err
	}
	first, last := s.Categories[0].Period, s.Categories[len(s.Categories)-1].Period
	y0, _, _ := first.Start.Civil()
	y1, _, _ := last.Start.Civil()
	s.Title = fmt.Sprintf("%d brought %d of the %d events from %d to %d", peak, best, total, y0, y1)
	s.Subtitle = "Events by quarter and type, number"
	if coarse > 0 {
		d.note(fmt.Sprintf("%d events without a date to the quarter are not counted.", coarse))
	}
	d.note(fmt.Sprintf("The count is of the events in the library, told by %d pages, not of all that happened.", len(docs)))
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

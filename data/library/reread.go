package library

import (
	"context"
	"fmt"
	"slices"

	"yunshi/data"
	"yunshi/data/merge"
)

// Reread tells what reading again by other rules has changed.
type Reread struct {
	Documents int // read again
	Changes   []Change
	// Failed are the documents that cannot be read any more; what was read of them
	// before stays.
	Failed []error
}

// Change is a document that says something else by the rules of today. What is
// told in other words counts as one gone and one new.
type Change struct {
	Document             *data.Document
	NewEvents, NewFigs   int
	GoneEvents, GoneFigs int
}

// Outdated counts the documents that were read by other rules than today's, as
// far as a snapshot has seen them.
func (l *Library) Outdated() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, c := range l.known {
		if c.old {
			n++
		}
	}
	return n
}

// Reread reads those documents again and keeps what they say now; the next
// snapshot shows it. It stops when ctx ends: what is left is done another time.
func (l *Library) Reread(ctx context.Context, progress func(done, total int)) Reread {
	var ids []data.DocumentID
	before := map[data.DocumentID]*cached{}
	l.mu.Lock()
	for id, c := range l.known {
		if c.old {
			ids = append(ids, id)
			before[id] = c
		}
	}
	l.mu.Unlock()
	slices.Sort(ids)
	reader := NewReader(l.Acts())
	all, stale := make([]*cached, len(ids)), make([]int, len(ids))
	for i := range stale {
		stale[i] = i
	}
	report := Reread{}
	named := func(id data.DocumentID) string { return before[id].named }
	_ = l.readSome(ctx, reader, named, ids, stale, all, func(done, total int) {
		if report.Documents = done; progress != nil {
			progress(done, total)
		}
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, id := range ids {
		was, now := before[id], all[i]
		switch {
		case now == nil: // the time was up
		case now.err != nil:
			stays := *was
			stays.old = false
			l.known[id] = &stays
			report.Failed = append(report.Failed, now.err)
		default:
			if c, changed := difference(was.Part, now.Part); changed {
				report.Changes = append(report.Changes, c)
			}
		}
	}
	l.merged = merged{} // made of what was read before
	return report
}

// difference counts what one part says and the other does not.
func difference(was, now merge.Part) (c Change, changed bool) {
	events := func(p merge.Part) map[string]int {
		out := map[string]int{}
		for _, e := range p.Events {
			out[fmt.Sprint(e.Type, e.Modality, e.Date, e.Headline, e.Companies, e.Place)]++
		}
		return out
	}
	figures := func(p merge.Part) map[string]int {
		out := map[string]int{}
		for _, f := range p.Figures {
			out[fmt.Sprint(f.Metric, f.Subject, f.Segment, f.Geography, f.Value, f.Low, f.High, f.Unit, f.Period, f.Kind, f.Qualifier, f.Issuer)]++
		}
		return out
	}
	c.NewEvents, c.GoneEvents = compare(events(was), events(now))
	c.NewFigs, c.GoneFigs = compare(figures(was), figures(now))
	if len(now.Documents) > 0 {
		c.Document = now.Documents[0]
	}
	return c, c.NewEvents+c.GoneEvents+c.NewFigs+c.GoneFigs > 0
}

func compare(was, now map[string]int) (fresh, gone int) {
	for k, n := range now {
		fresh += max(n-was[k], 0)
	}
	for k, n := range was {
		gone += max(n-now[k], 0)
	}
	return fresh, gone
}

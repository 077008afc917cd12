package library

import (
	"slices"

	"yunshi/data"
	"yunshi/data/merge"
)

// Tellings returns the events that were made into e, one for each of its sources
// and in their order: as each document tells it, or e as that source alone has it.
func (l *Library) Tellings(base []merge.Part, e *data.Event) []*data.Event {
	by := map[data.Evidence]*data.Event{}
	from := func(p merge.Part) {
		for _, t := range p.Events {
			if len(t.Sources) > 0 {
				by[t.Sources[0].Evidence] = t
			}
		}
	}
	for _, p := range base {
		from(p)
	}
	if l != nil {
		l.mu.Lock()
		for _, s := range e.Sources { // a part has its record's id, and pages of their own
			if c, ok := l.known[s.Evidence.Document]; ok {
				from(c.Part)
			}
		}
		for _, c := range l.known {
			if len(c.Part.Documents) > 1 {
				from(c.Part)
			}
		}
		l.mu.Unlock()
	}
	out := make([]*data.Event, len(e.Sources))
	for i, s := range e.Sources {
		t := by[s.Evidence]
		if t == nil {
			t = eventTraits.copy(e)
			t.Sources, t.Date = []data.Source{s}, s.Date
			t.ID = data.EventID(data.HashID("split", string(e.ID), string(s.Evidence.Document), s.Evidence.Text))
		}
		out[i] = t
	}
	return out
}

// SplitEvent returns the act that makes one of an event's tellings an event of
// its own. Who takes part, and the figures, are then those of the tellings that
// are left; the headline, the date and the rest stay as they are shown, unless
// that telling alone had them.
func SplitEvent(e *data.Event, tellings []*data.Event, off int) Act {
	apart := eventTraits.copy(tellings[off])
	rest := eventTraits.copy(e)
	left := slices.Delete(slices.Clone(tellings), off, off+1)
	if len(left) == 1 || rest.Headline == apart.Headline {
		first := left[0]
		rest.Type, rest.Modality, rest.Headline, rest.Date = first.Type, first.Modality, first.Headline, first.Date
		rest.DateReason, rest.Place, rest.Digest, rest.Confidence = first.DateReason, first.Place, first.Digest, first.Confidence
	}
	rest.Sources = slices.DeleteFunc(rest.Sources, func(s data.Source) bool { return s.Evidence == apart.Sources[0].Evidence })
	rest.Companies = slices.DeleteFunc(rest.Companies, func(p data.Participant) bool {
		return apart.Involves(p.Company) && !slices.ContainsFunc(left, func(t *data.Event) bool { return t.Involves(p.Company) })
	})
	rest.Figures = slices.DeleteFunc(rest.Figures, func(f data.FigureID) bool {
		return slices.Contains(apart.Figures, f) && !slices.ContainsFunc(left, func(t *data.Event) bool { return slices.Contains(t.Figures, f) })
	})
	if rest.ID == apart.ID {
		rest.ID = left[0].ID
	}
	return Act{Kind: Split, Target: OfEvent(e), Others: []Target{OfEvent(rest), OfEvent(apart)}}
}

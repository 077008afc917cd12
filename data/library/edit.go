package library

import (
	"fmt"
	"maps"
	"slices"

	"yunshi/data"
)

// EventText is a field of an event as Edit writes it: "2017-03-19" for its date,
// "Alibaba Cloud; Sinopec=customer" for its companies.
func EventText(e *data.Event, field string) string { return eventFields[field].get(e) }

// FigureText is a field of a figure as Edit writes it: "2163000000", or "5..8"
// for a range, for its value.
func FigureText(f *data.Figure, field string) string { return figureFields[field].get(f) }

// Fields are the names of all that Edit may change, of events, figures and
// companies.
func Fields() []string {
	names := slices.Concat(slices.Collect(maps.Keys(eventFields)), slices.Collect(maps.Keys(figureFields)), []string{"name", "parent", "kind"})
	slices.Sort(names)
	return slices.Compact(names)
}

// EditEvent returns the acts that make the event's fields what they are wanted
// to be, none for those that are so already. The error names the field that
// cannot be so, and says why.
func EditEvent(c *data.Corpus, e *data.Event, want map[string]string) ([]Act, error) {
	return editAll(c, OfEvent(e), e, eventFields, eventTraits.copy, want)
}

// EditFigure is EditEvent for a figure.
func EditFigure(c *data.Corpus, f *data.Figure, want map[string]string) ([]Act, error) {
	return editAll(c, OfFigure(f), f, figureFields, figureTraits.copy, want)
}

// FigureWith is a copy of the figure with the fields as they are wanted.
func FigureWith(f *data.Figure, want map[string]string) (*data.Figure, error) {
	out := figureTraits.copy(f)
	for name, text := range want {
		if err := figureFields[name].set(&data.Corpus{}, out, text); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

func editAll[T any](c *data.Corpus, t Target, it *T, fields map[string]field[T], dup func(*T) *T, want map[string]string) (acts []Act, err error) {
	scratch := dup(it)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		f, known := fields[name]
		if !known {
			return nil, fmt.Errorf("%s: no such field", name)
		}
		if err := f.set(c, scratch, want[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if is, was := f.get(scratch), f.get(it); is != was {
			acts = append(acts, Act{Kind: Edit, Target: t, Field: name, Old: was, New: is})
		}
	}
	return acts, nil
}

// AddEvent returns the act that adds an event that no document tells, and the
// event; words are what the person has as its source. The fields are those of
// EditEvent.
func AddEvent(c *data.Corpus, words string, want map[string]string) (Act, *data.Event, error) {
	e := &data.Event{Type: data.Other, Modality: data.Fact, Confidence: 1, Sources: []data.Source{{Evidence: ByHand(words)}}}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		f, known := eventFields[name]
		if !known {
			return Act{}, nil, fmt.Errorf("%s: no such field", name)
		}
		if err := f.set(c, e, want[name]); err != nil {
			return Act{}, nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	// A date is read with the fiscal year of the first company, which comes later.
	if err := eventFields["date"].set(c, e, want["date"]); err != nil {
		return Act{}, nil, fmt.Errorf("date: %w", err)
	}
	e.Sources[0].Date = e.Date
	e.ID = data.EventID(data.HashID("by hand", e.Headline, e.Date.String(), string(e.Type), words))
	return Act{Kind: Add, Target: OfEvent(e)}, e, nil
}

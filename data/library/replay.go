package library

import (
	"fmt"
	"maps"
	"slices"

	"yunshi/data"
)

// Conflict is an act that meets something else than the person saw. What the
// person said holds wherever it can; the conflict is there to be shown.
type Conflict struct {
	Act   Act
	Found string // what the rules read now, where they read anything
	Why   string // one line
}

func (c Conflict) String() string { return c.Act.Target.Key() + ": " + c.Why }

// Replay does what the log says over what the rules read. The corpus given stays
// as it is; what no act touches is shared with it.
//
// A target that has another id now is found by its sentence. An edit whose old
// value is no longer what the rules read still holds, and is a conflict; so is a
// confirmed or edited thing that the rules do not read any more, which stays as
// the person left it.
func Replay(c *data.Corpus, log []Act) (*data.Corpus, []Conflict) {
	acts := Active(log)
	if len(acts) == 0 {
		return c, nil
	}
	r := &replay{
		c: &data.Corpus{Documents: maps.Clone(c.Documents), Companies: maps.Clone(c.Companies)}, removed: map[data.DocumentID]bool{},
		events: newShelf(eventTraits, c.Events), figures: newShelf(figureTraits, c.Figures), renamed: map[data.CompanyID]data.CompanyID{},
	}
	for _, a := range acts {
		r.act = a
		r.do()
	}
	r.c.Events, r.c.Figures = r.events.left(), r.figures.left()
	r.dropDangling()
	data.SortEvents(r.c.Events)
	data.SortFigures(r.c.Figures)
	return r.c, unsettled(r.conflicts, acts)
}

// unsettled leaves out the conflicts that the person has seen: a later Confirm of
// the same thing names the field and what was found.
func unsettled(conflicts []Conflict, acts []Act) []Conflict {
	return slices.DeleteFunc(conflicts, func(c Conflict) bool {
		key := c.Act.Target.Key()
		return slices.ContainsFunc(acts, func(a Act) bool {
			return a.Kind == Confirm && a.Seq > c.Act.Seq && a.Field == c.Act.Field && a.Old == c.Found && a.Target.Key() == key
		})
	})
}

// Settle returns the act that lets the person's word stand in a conflict, so that
// it is shown no more, unless something else is found again.
func (c Conflict) Settle() Act {
	return Act{Kind: Confirm, Target: c.Act.Target, Field: c.Act.Field, Old: c.Found}
}

type replay struct {
	c         *data.Corpus
	events    *shelf[data.Event]
	figures   *shelf[data.Figure]
	renamed   map[data.CompanyID]data.CompanyID // companies merged into others
	removed   map[data.DocumentID]bool
	act       Act
	conflicts []Conflict
}

func (r *replay) conflict(found, why string, args ...any) {
	r.conflicts = append(r.conflicts, Conflict{r.act, found, fmt.Sprintf(why, args...)})
}

func (r *replay) do() {
	switch t := r.act.Target; {
	case t.Event != nil:
		doTo(r, r.events, eventFields, t.Event, func(o Target) *data.Event { return o.Event })
	case t.Figure != nil:
		doTo(r, r.figures, figureFields, t.Figure, func(o Target) *data.Figure { return o.Figure })
	case t.Company != "":
		r.company(r.current(t.Company))
	case t.Document != "":
		r.document(t.Document)
	}
}

// doTo does the act to an event or a figure.
func doTo[T any](r *replay, s *shelf[T], fields map[string]field[T], was *T, of func(Target) *T) {
	others := make([]*T, 0, len(r.act.Others))
	for _, o := range r.act.Others {
		if it := of(o); it != nil {
			others = append(others, it)
		}
	}
	i, ok := s.find(was)
	switch r.act.Kind {
	case Edit:
		edit(r, s, fields, was, i, ok)
	case Confirm:
		if !ok {
			i, ok = keep(r, s, was)
		}
		if ok {
			r.sure(s.own(i))
		}
	case Reject:
		reject(r, s, was, i, ok)
	case Merge:
		if !ok {
			i, ok = keep(r, s, was)
		}
		if ok {
			unite(r, s, i, others)
		}
	case Split:
		split(r, s, was, i, ok, others)
	case Add:
		if r.held(s.what.evidence(was)) {
			s.put(was)
		}
	}
}

func edit[T any](r *replay, s *shelf[T], fields map[string]field[T], was *T, i int, ok bool) {
	f, known := fields[r.act.Field]
	if !known {
		r.conflict("", "this Yunshi does not know the field %q", r.act.Field)
		return
	}
	if !ok {
		if i, ok = keep(r, s, was); !ok {
			return
		}
	}
	now := f.get(s.items[i])
	if now == r.act.New {
		return
	}
	if now != r.act.Old {
		r.conflict(now, "%s is %q by hand; it was read as %q then, and is read as %q now", r.act.Field, r.act.New, r.act.Old, now)
	}
	if err := f.set(r.c, s.own(i), r.act.New); err != nil {
		r.conflict(now, "%s cannot be %q: %v", r.act.Field, r.act.New, err)
	}
}

// keep puts back what the rules do not read any more, as the person saw it.
func keep[T any](r *replay, s *shelf[T], was *T) (int, bool) {
	if _, gone := s.moved[s.what.id(was)]; gone {
		return 0, false // rejected or merged by hand
	}
	evidence := s.what.evidence(was)
	if slices.ContainsFunc(evidence, func(e data.Evidence) bool { return r.removed[e.Document] }) {
		return 0, false
	}
	if !r.held(evidence) {
		r.conflict("", noDocument)
		return 0, false
	}
	r.conflict("", notRead)
	return s.put(was), true
}

// held reports whether the documents that are cited are there; those that were
// typed by hand are made.
func (r *replay) held(evidence []data.Evidence) bool {
	for _, e := range evidence {
		if r.c.Documents[e.Document] == nil && isByHand(e.Document) {
			r.c.Documents[e.Document] = handDocument(e)
		}
		if d := r.c.Documents[e.Document]; d == nil {
			return false
		}
	}
	return len(evidence) > 0
}

// sure says that a person vouches for it.
func (r *replay) sure(it any) {
	switch it := it.(type) {
	case *data.Event:
		it.Confidence = 1
	case *data.Figure:
		it.Confidence = 1
	}
}

func reject[T any](r *replay, s *shelf[T], was *T, i int, ok bool) {
	s.moved[s.what.id(was)] = ""
	if !ok {
		return // not read any more: as the person wants it
	}
	seen := map[string]bool{}
	for _, e := range s.what.evidence(was) {
		seen[e.Text] = true
	}
	if fresh := slices.IndexFunc(s.what.evidence(s.items[i]), func(e data.Evidence) bool { return !seen[e.Text] }); fresh >= 0 && len(seen) > 0 {
		r.conflict(s.what.evidence(s.items[i])[fresh].Text, "it was rejected, and another document tells it now; it stays out")
	}
	s.take(i, "")
}

// unite joins others to the item at i.
func unite[T any](r *replay, s *shelf[T], i int, others []*T) {
	into := s.own(i)
	for _, o := range others {
		j, ok := s.find(o)
		switch {
		case !ok:
			if _, gone := s.moved[s.what.id(o)]; !gone {
				r.conflict("", "what was merged into it is not read any more")
			}
			s.moved[s.what.id(o)] = s.what.id(into)
		case j != i:
			if e, isEvent := any(into).(*data.Event); isEvent {
				joinEvent(e, any(s.items[j]).(*data.Event))
			}
			s.take(j, s.what.id(into))
		}
	}
}

func joinEvent(into, from *data.Event) {
	for _, src := range from.Sources {
		if !slices.Contains(into.Sources, src) {
			into.Sources = append(into.Sources, src)
		}
	}
	for _, p := range from.Companies {
		if !into.Involves(p.Company) {
			into.Companies = append(into.Companies, p)
		}
	}
	into.Figures = append(into.Figures, from.Figures...)
	slices.Sort(into.Figures)
	into.Figures = slices.Compact(into.Figures)
}

// split puts others in the place of the item at i. What has been told of it
// since goes to the first.
func split[T any](r *replay, s *shelf[T], was *T, i int, ok bool, others []*T) {
	if len(others) == 0 {
		r.conflict("", "nothing to split it into")
		return
	}
	var late []data.Source
	if ok {
		if e, isEvent := any(s.items[i]).(*data.Event); isEvent {
			late = e.Sources
		}
		s.take(i, "")
	}
	s.moved[s.what.id(was)] = s.what.id(others[0])
	first := -1
	cited := map[data.Evidence]bool{}
	for _, o := range others {
		for _, e := range s.what.evidence(o) {
			cited[e] = true
		}
		if r.held(s.what.evidence(o)) {
			delete(s.moved, s.what.id(o))
			if j := s.put(o); first < 0 {
				first = j
			}
		}
	}
	if first < 0 {
		return
	}
	if e, isEvent := any(s.own(first)).(*data.Event); isEvent {
		for _, src := range late {
			if !cited[src.Evidence] {
				e.Sources = append(e.Sources, src)
			}
		}
	}
}

// dropDangling takes figures that are gone off their events.
func (r *replay) dropDangling() {
	there := make(map[data.FigureID]bool, len(r.c.Figures))
	for _, f := range r.c.Figures {
		there[f.ID] = true
	}
	gone := func(id data.FigureID) bool { return !there[id] }
	for i, e := range r.c.Events {
		if slices.ContainsFunc(e.Figures, gone) {
			e = eventTraits.copy(e)
			e.Figures = slices.DeleteFunc(e.Figures, gone)
			r.c.Events[i] = e
		}
	}
}

package library

import (
	"strings"

	"yunshi/data"
)

// shelf holds the events, or the figures, of a corpus while a log is replayed.
// Items are shared with the corpus until they are first changed.
type shelf[T any] struct {
	what     traits[T]
	items    []*T // nil where one was taken out
	at       map[string]int
	copied   map[int]bool
	moved    map[string]string // the id of what was taken out → the id it went into, or ""
	byPlace  map[place][]int
	byText   map[string][]int
	byPaper  map[data.DocumentID][]int
	untilNow int // items up to here are in the three maps
}

// traits tell a shelf of its items.
type traits[T any] struct {
	id       func(*T) string
	evidence func(*T) []data.Evidence
	kind     func(*T) string
	// alike reports whether two readings of one sentence may be the same thing: a
	// sentence may tell two.
	alike func(a, b *T) bool
	copy  func(*T) *T
}

type place struct {
	document data.DocumentID
	text     string
}

func newShelf[T any](what traits[T], items []*T) *shelf[T] {
	s := &shelf[T]{
		what: what, items: append([]*T(nil), items...), at: make(map[string]int, len(items)), copied: map[int]bool{}, moved: map[string]string{},
	}
	for i, it := range items {
		s.at[what.id(it)] = i
	}
	return s
}

// find returns where the item stands that was once was; ok is false where it is
// there no more, or where several could be meant.
func (s *shelf[T]) find(was *T) (i int, ok bool) {
	id := s.what.id(was)
	for range len(s.moved) + 1 {
		to, gone := s.moved[id]
		if !gone {
			break
		}
		if to == "" {
			return 0, false
		}
		id = to
	}
	if i, ok := s.at[id]; ok && s.items[i] != nil {
		return i, true
	}
	s.indexNew()
	evidence := s.what.evidence(was)
	for _, look := range []func(data.Evidence) []int{
		func(e data.Evidence) []int { return s.byPlace[place{e.Document, e.Text}] },
		func(e data.Evidence) []int { return s.around(e) },
		func(e data.Evidence) []int { return s.byText[e.Text] }, // the same story in another file
	} {
		var near []int
		for _, e := range evidence {
			near = append(near, look(e)...)
		}
		if i, ok := s.only(was, near); ok {
			return i, true
		}
	}
	return 0, false
}

// around finds what is read in a sentence that holds e's, or lies within it.
func (s *shelf[T]) around(e data.Evidence) (near []int) {
	for _, i := range s.byPaper[e.Document] {
		if s.items[i] == nil {
			continue
		}
		for _, have := range s.what.evidence(s.items[i]) {
			if have.Document == e.Document && (strings.Contains(have.Text, e.Text) || strings.Contains(e.Text, have.Text)) {
				near = append(near, i)
			}
		}
	}
	return near
}

// only returns the one candidate that may be was. Of several, one of the same
// kind goes first.
func (s *shelf[T]) only(was *T, near []int) (int, bool) {
	kin, any := -1, -1
	for _, i := range near {
		it := s.items[i]
		if it == nil || !s.what.alike(was, it) {
			continue
		}
		if s.what.kind(was) == s.what.kind(it) {
			if kin >= 0 && kin != i {
				return 0, false
			}
			kin = i
		}
		if any >= 0 && any != i {
			any = -2
		} else if any != -2 {
			any = i
		}
	}
	if kin >= 0 {
		return kin, true
	}
	return max(any, 0), any >= 0
}

func (s *shelf[T]) indexNew() {
	if s.byPlace == nil {
		s.byPlace, s.byText, s.byPaper = map[place][]int{}, map[string][]int{}, map[data.DocumentID][]int{}
	}
	for ; s.untilNow < len(s.items); s.untilNow++ {
		it := s.items[s.untilNow]
		if it == nil {
			continue
		}
		for _, e := range s.what.evidence(it) {
			at := place{e.Document, e.Text}
			s.byPlace[at] = append(s.byPlace[at], s.untilNow)
			s.byText[e.Text] = append(s.byText[e.Text], s.untilNow)
			s.byPaper[e.Document] = append(s.byPaper[e.Document], s.untilNow)
		}
	}
}

// own returns the item at i for changing.
func (s *shelf[T]) own(i int) *T {
	if !s.copied[i] {
		s.items[i] = s.what.copy(s.items[i])
		s.copied[i] = true
	}
	return s.items[i]
}

// take removes the item at i; into is the id of what it became part of, or "".
func (s *shelf[T]) take(i int, into string) {
	id := s.what.id(s.items[i])
	if id != into {
		s.moved[id] = into
	}
	s.items[i] = nil
}

// put adds a copy of an item, unless one of its id is there.
func (s *shelf[T]) put(it *T) (i int) {
	id := s.what.id(it)
	if i, ok := s.at[id]; ok && s.items[i] != nil {
		return i
	}
	i = len(s.items)
	s.items = append(s.items, s.what.copy(it))
	s.copied[i] = true
	s.at[id] = i
	delete(s.moved, id)
	return i
}

// left returns the items that are there.
func (s *shelf[T]) left() []*T {
	out := make([]*T, 0, len(s.items))
	for _, it := range s.items {
		if it != nil {
			out = append(out, it)
		}
	}
	return out
}

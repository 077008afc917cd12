package extract

import (
	"slices"
	"sync"

	"yunshi/data"
	"yunshi/data/classifier"
	"yunshi/data/quantity"
	"yunshi/data/registry"
	"yunshi/data/temporal"
	"yunshi/data/token"
)

// room is the space that reading a document takes, kept for the next one: about
// half of all that reading would else allocate. What a Result holds is never in it.
// Each scene has its piece of the lists.
type room struct {
	fetched uint64 // see token.Table.Fetch
	toks    []token.Token
	named   []registry.Mention
	scenes  []scene
	parts   []part
	long    []item // those of them that are longer than a word
	// mentions are its dates, amounts and names, as items in order.
	mentions []item
	items    []item
	orgs     []org
	dates    []date
	sums     []sum
	places   []place
	notes    []int       // see noted
	cuts     []data.Span // the sentences of the block at work
	pieces   []piece     // of all blocks
	heads    []itemHead  // how they open
	chain    chain
	lately   classes    // of the two sentences before the one at work
	row      []rowShare // of the sentence at work
	cued     ruleSet    // the metrics whose cues it has
	told     slab[draft]
	drafts   slab[figureDraft]
	ids      []data.CompanyID
	added    []org // to the sentence at work
	events   []*draft
	drawn    []*figureDraft // the figures
	byScene  []*figureDraft
	// clauses are of all sentences.
	clauses []span
	markets []marketPhrase
	// sum is of the sentence judged last, judged; amountSum of the amount.
	sum       classifier.Sum
	judged    *scene
	stems     []stem
	features  []classifier.Placed // of the text at work
	alone     scene               // see only
	amountSum classifier.Sum
	// worded are the words of the sentence whose amounts are judged, wordedAt where these
	// stand among them, wordedScene its index and one.
	worded      []sign
	wordedAt    []int
	wordedScene int
	finites     []answer // see headliner
	lastIn      []*draft // by sentence: the event found last in it
	numbers     []*draft

	// What the finders found in the sentence at work.
	dated   []temporal.Mention
	counted []quantity.Mention
	placed  []registry.PlaceMention
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// leave gives the room back, swept: it must not keep texts in memory.
func (m *room) leave() {
	m.toks, m.named, m.scenes = swept(m.toks), swept(m.named), swept(m.scenes)
	m.parts, m.long, m.mentions, m.items = m.parts[:0], m.long[:0], m.mentions[:0], m.items[:0]
	m.orgs, m.dates, m.sums, m.places = swept(m.orgs), swept(m.dates), swept(m.sums), swept(m.places)
	m.cuts, m.pieces = m.cuts[:0], m.pieces[:0]
	m.row, m.cued = swept(m.row[:cap(m.row)]), ruleSet{}
	m.told, m.drafts = m.told.swept(), m.drafts.swept()
	m.ids, m.added, m.events = swept(m.ids), swept(m.added[:cap(m.added)]), swept(m.events)
	m.drawn, m.byScene, m.clauses, m.markets = swept(m.drawn), swept(m.byScene), m.clauses[:0], swept(m.markets)
	m.judged, m.stems, m.alone = nil, swept(m.stems), scene{orgs: swept(m.alone.orgs)}
	m.worded, m.wordedAt, m.wordedScene = swept(m.worded), m.wordedAt[:0], 0
	m.lastIn, m.numbers = swept(m.lastIn), swept(m.numbers)
	m.dated, m.counted, m.placed = swept(m.dated), swept(m.counted), swept(m.placed)
	rooms.Put(m)
}

// with gives a list with room for n more. A long list does not move in order to grow,
// which would take twice its place and more: a new one is begun, and the pieces that
// the scenes hold live on in the old.
func with[T any](list []T, n int) []T {
	if cap(list)-len(list) >= n {
		return list
	}
	return make([]T, 0, max(n, min(2*cap(list), longList), 64))
}

const longList = 1 << 14

// addTo appends an id that the list does not have yet. The list, nil at first, holds
// as long as the room.
func (m *room) addTo(ids []data.CompanyID, id data.CompanyID) []data.CompanyID {
	if slices.Contains(ids, id) {
		return ids
	}
	if ids == nil {
		if cap(m.ids)-len(m.ids) < fewIDs {
			m.ids = make([]data.CompanyID, 0, 64*fewIDs) // the lists before live on where they are
		}
		n := len(m.ids)
		m.ids = m.ids[:n+fewIDs]
		ids = m.ids[n : n : n+fewIDs]
	}
	return append(ids, id)
}

// twin gives a copy of an event. Each may gain companies of its own.
func (m *room) twin(d *draft) *draft {
	d.companies = slices.Clip(d.companies)
	k := m.told.next()
	*k = *d
	return k
}

// fewIDs is how many companies most lists hold at most.
const fewIDs = 4

// slab gives room to things one by one, which hold as long as the room is held.
type slab[T any] struct{ list []T }

func (s *slab[T]) next() *T {
	if len(s.list) == cap(s.list) {
		s.list = make([]T, 0, 64) // those before live on where they are
	}
	s.list = s.list[:len(s.list)+1]
	return &s.list[len(s.list)-1]
}

func (s *slab[T]) swept() slab[T] { return slab[T]{swept(s.list)} }

func swept[T any](list []T) []T {
	clear(list)
	return list[:0]
}

// since is the piece of a list that begins at n; appending to it copies it.
func since[T any](list []T, n int) []T { return list[n:len(list):len(list)] }

package eventtable

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yunshi/app/filter"
	"yunshi/app/ui"
	"yunshi/data"
)

// column is one column: what it says of an event, and how it sorts.
type column struct {
	key   string // the key "column."+key of its title
	width float32
	// right sets the text at the right edge, as numbers are.
	right bool
	text  func(c *data.Corpus, e *data.Event) string
	// number sorts by size where it is set; otherwise the text sorts.
	number func(e *data.Event) int64
}

// columns are all there are, in the order they have at first.
func columns() []column {
	return []column{
		{key: "date", width: 112, text: func(_ *data.Corpus, e *data.Event) string { return ui.ShortDate(e.Date) }, number: dateNumber},
		{key: "type", width: 134, text: func(_ *data.Corpus, e *data.Event) string { return typeName(e) }},
		{key: "headline", width: 310, text: func(_ *data.Corpus, e *data.Event) string { return e.Headline }},
		{key: "companies", width: 170, text: companies},
		{key: "place", width: 100, text: func(_ *data.Corpus, e *data.Event) string { return e.Place }},
		{key: "publisher", width: 130, text: publishers},
		{key: "modality", width: 80, text: func(_ *data.Corpus, e *data.Event) string { return modality(e) }},
		{key: "confidence", width: 84, right: true, text: confidence, number: func(e *data.Event) int64 { return int64(e.Confidence * 1e6) }},
		{
			key: "sources", width: 70, right: true,
			text:   func(_ *data.Corpus, e *data.Event) string { return strconv.Itoa(len(e.Sources)) },
			number: func(e *data.Event) int64 { return int64(len(e.Sources)) },
		},
	}
}

// undated sorts behind every date, in either direction.
const undated = int64(1) << 62

func dateNumber(e *data.Event) int64 {
	if !e.Date.Known() {
		return undated
	}
	p := e.Date.Point()
	if p.Start == data.OpenStart {
		return int64(p.End)
	}
	return int64(p.Start)
}

func typeName(e *data.Event) string {
	if e.Type == "" {
		return ""
	}
	return ui.T("type." + string(e.Type))
}

func modality(e *data.Event) string {
	if e.Modality == "" {
		return ""
	}
	return ui.T("modality." + string(e.Modality))
}

func companies(c *data.Corpus, e *data.Event) string {
	names := make([]string, len(e.Companies))
	for i, p := range e.Companies {
		names[i], _ = filter.Names(c, p.Company)
	}
	return strings.Join(names, ", ")
}

func publishers(c *data.Corpus, e *data.Event) string {
	return strings.Join(filter.Publishers(c, e), ", ")
}

// confidence is empty where none was measured.
func confidence(_ *data.Corpus, e *data.Event) string {
	if e.Confidence <= 0 {
		return ""
	}
	return strconv.Itoa(int(e.Confidence*100+0.5)) + " %"
}

// Rows are the events that a table shows, in the order of time. They must not
// change; Event and Find may be called from any goroutine.
type Rows struct {
	Corpus *data.Corpus // of the documents that they cite
	N      int
	Event  func(i int) *data.Event
	Find   func(data.EventID) (i int, ok bool)
}

// RowsOf makes rows of a list of events.
func RowsOf(c *data.Corpus, events []*data.Event) Rows {
	at := make(map[data.EventID]int, len(events))
	for i, e := range events {
		at[e.ID] = i
	}
	return Rows{
		Corpus: c, N: len(events), Event: func(i int) *data.Event { return events[i] },
		Find: func(id data.EventID) (int, bool) { i, ok := at[id]; return i, ok },
	}
}

// Sort is the column that a table is sorted by.
type Sort struct {
	Column  string // "" is the order of time
	Falling bool
}

// arrangement is rows in the order that they are shown in.
type arrangement struct {
	rows  Rows
	order []int32 // nil is as the rows come
	place []int32 // the inverse of order
}

func (a *arrangement) event(p int) *data.Event {
	if a.order != nil {
		p = int(a.order[p])
	}
	return a.rows.Event(p)
}

// find returns the place of an event, or -1.
func (a *arrangement) find(id data.EventID) int {
	if id == "" || a.rows.Find == nil {
		return -1
	}
	i, ok := a.rows.Find(id)
	switch {
	case !ok:
		return -1
	case a.place != nil:
		return int(a.place[i])
	}
	return i
}

// arrange sorts the rows; a million take a second or two, so it is called off
// the UI thread for many. What has no value stands last in either direction, and
// equals keep the order of time.
func arrange(rows Rows, by column, falling bool) *arrangement {
	sign := 1
	if falling {
		sign = -1
	}
	var order []int32
	if by.number != nil {
		order = sorted(rows.N, sign, cmp.Compare[int64], func(i int) (int64, bool) {
			n := by.number(rows.Event(i))
			return n, n == undated
		})
	} else {
		order = sorted(rows.N, sign, strings.Compare, func(i int) (string, bool) {
			s := strings.ToLower(by.text(rows.Corpus, rows.Event(i)))
			return s, s == ""
		})
	}
	a := &arrangement{rows: rows, order: order, place: make([]int32, rows.N)}
	for p, i := range order {
		a.place[i] = int32(p)
	}
	return a
}

// sorted returns the numbers 0 to n-1 in the order of their keys.
func sorted[K any](n, sign int, compare func(a, b K) int, key func(i int) (k K, none bool)) []int32 {
	// The keys lie beside the numbers: looking them up would miss the cache.
	type keyed struct {
		key  K
		id   int32
		none bool
	}
	list := make([]keyed, n)
	for i := range list {
		k, none := key(i)
		list[i] = keyed{k, int32(i), none}
	}
	slices.SortFunc(list, func(a, b keyed) int {
		if last := lastOf(a.none, b.none); last != 0 {
			return last
		}
		if d := sign * compare(a.key, b.key); d != 0 {
			return d
		}
		return cmp.Compare(a.id, b.id)
	})
	order := make([]int32, n)
	for p := range list {
		order[p] = list[p].id
	}
	return order
}

// lastOf puts what has no value behind what has one.
func lastOf(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Package sample makes up events for trying and measuring the timeline: any
// number of them, the same for the same seed, in a few bytes each. They are
// invented; no headline says what happened.
package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"yunshi/app/timeline/marks"
	"yunshi/data"
)

// Companies are the lanes, from the one with most events to the one with least.
var Companies = []string{
	"Alibaba Cloud", "Huawei Cloud", "Tencent Cloud", "AWS", "Baidu AI Cloud", "Microsoft",
	"China Telecom", "IBM", "Kingsoft Cloud", "21Vianet", "UCloud", "JD Cloud",
}

// Library is a set of invented events.
type Library struct {
	Table *marks.Table
	Lanes *marks.Lanes
	made  []made
}

// made is what is kept of an event; the rest is told from its number.
type made struct {
	day       data.Day // before rounding to the precision
	company   uint8
	second    uint8 // company, or 255
	kind      uint8 // position in kinds
	modality  uint8
	precision uint8
	rank      uint8
}

var modalities = []data.Modality{data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied}

// kinds are the types of events with a headline each; {o} is the other company
// and {n} a number.
var kinds = []struct {
	t        data.EventType
	share    int
	headline string
}{
	{data.Partnership, 16, "%s and %s agree on joint project no. %d"},
	{data.CustomerWin, 12, "%s wins %s as customer for service no. %d"},
	{data.Launch, 14, "%s launches with %s its service no. %d"},
	{data.Expansion, 12, "%s opens near %s its region no. %d"},
	{data.Investment, 9, "%s puts with %s money into start-up no. %d"},
	{data.Acquisition, 4, "%s buys from %s its business no. %d"},
	{data.Listing, 2, "%s lists beside %s its unit no. %d"},
	{data.FinancialResult, 10, "%s reports before %s quarter no. %d"},
	{data.MarketData, 5, "%s is counted next to %s in survey no. %d"},
	{data.Policy, 5, "%s is asked like %s to follow rule no. %d"},
	{data.LegalSecurity, 3, "%s suffers like %s outage no. %d"},
	{data.Pricing, 4, "%s undercuts %s in price round no. %d"},
	{data.Leadership, 4, "%s hires from %s its manager no. %d"},
}

// New makes n events between 2008 and 2026, more of them towards the end, in
// bursts as news comes.
func New(n int, seed uint64) *Library {
	r := rand.New(rand.NewPCG(seed, 0x6c696272617279))
	l := &Library{made: make([]made, n)}
	drawn, keys := make([]made, n), make([]int64, n)
	for i := range drawn {
		drawn[i] = draw(r)
		keys[i] = int64(drawn[i].date().Start)<<32 | int64(i)
	}
	slices.Sort(keys)
	for i, k := range keys {
		l.made[i] = drawn[k&0xffffffff]
	}
	names := make([]marks.Lane, len(Companies))
	for i, c := range Companies {
		names[i] = marks.Lane{Key: c, Name: c, Parent: -1}
	}
	l.Table = marks.New(n, l.mark, l.Event, l.find)
	l.Lanes = marks.NewLanes(names, n, func(i int, add func(int)) {
		add(int(l.made[i].company))
		if s := l.made[i].second; s != none && s != l.made[i].company {
			add(int(s))
		}
	})
	return l
}

const none = 255

func draw(r *rand.Rand) made {
	first, last := data.DayOf(2008, 1, 1), data.DayOf(2026, 11, 20)
	at := math.Pow(r.Float64(), 0.6)
	if r.IntN(3) == 0 {
		// A third of the news comes in waves of a few weeks.
		at = (math.Floor(at*90) + 0.15*math.Abs(r.NormFloat64())) / 90
	}
	m := made{
		day:     first + data.Day(min(at, 1)*float64(last-first)),
		company: uint8(min(r.ExpFloat64()*3, float64(len(Companies)-1))),
		second:  none,
		rank:    uint8(min(40+30*r.ExpFloat64(), 255)),
	}
	if r.IntN(2) == 0 {
		m.second = uint8(r.IntN(len(Companies)))
	}
	if x := r.IntN(10); x > 7 {
		m.modality = uint8(1 + r.IntN(len(modalities)-1))
	}
	m.precision = [...]uint8{0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3}[r.IntN(12)]
	x := r.IntN(100)
	for k, kind := range kinds {
		if x -= kind.share; x < 0 {
			m.kind = uint8(k)
			break
		}
	}
	return m
}

func (m made) date() data.Date {
	y, month, _ := m.day.Civil()
	switch m.precision {
	case 1:
		return data.InMonth(y, month)
	case 2:
		return data.InQuarter(y, (month+2)/3)
	case 3:
		return data.InYear(y)
	}
	return data.OnDay(m.day)
}

func (l *Library) mark(i int) marks.Mark {
	m := &l.made[i]
	return marks.Mark{Date: m.date(), Type: kinds[m.kind].t, Modality: modalities[m.modality], Rank: m.rank}
}

// Brief returns event i without its id, headline and sources.
func (l *Library) Brief(i int) *data.Event {
	m := &l.made[i]
	e := &data.Event{
		Type: kinds[m.kind].t, Modality: modalities[m.modality], Date: m.date(),
		Place: places[int(m.rank)%len(places)], Confidence: 0.5 + float64(m.rank)/512,
		Companies: parts[m.company],
	}
	if m.second != none && m.second != m.company {
		e.Companies = pairs[m.company][m.second]
	}
	return e
}

// places, parts and pairs are shared by the events.
var (
	places = []string{"Beijing", "Shanghai", "Hangzhou", "Shenzhen", "Guiyang", "Ulanqab", ""}
	parts  = make([][]data.Participant, len(Companies))
	pairs  = make([][][]data.Participant, len(Companies))
)

func init() {
	for i, a := range Companies {
		first := data.Participant{Company: data.CompanyID(a)}
		parts[i] = []data.Participant{first}
		for _, b := range Companies {
			pairs[i] = append(pairs[i], []data.Participant{first, {Company: data.CompanyID(b)}})
		}
	}
}

// Event returns event i in full.
func (l *Library) Event(i int) *data.Event {
	m, e := &l.made[i], l.Brief(i)
	e.ID = data.EventID("sample-" + strconv.Itoa(i))
	e.Sources = make([]data.Source, 1+int(m.rank)/60)
	other := "another firm"
	if len(e.Companies) > 1 {
		other = Companies[m.second]
	}
	e.Headline = fmt.Sprintf(kinds[m.kind].headline, Companies[m.company], other, i%997+1)
	return e
}

func (l *Library) find(id data.EventID) (int, bool) {
	var i int
	if _, err := fmt.Sscanf(string(id), "sample-%d", &i); err != nil || i < 0 || i >= len(l.made) {
		return 0, false
	}
	return i, true
}

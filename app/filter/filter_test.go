package filter

import (
	"testing"

	"yunshi/assets/look"
	"yunshi/data"
)

func event(id string, t data.EventType, d data.Date, names ...data.CompanyID) *data.Event {
	e := &data.Event{ID: data.EventID(id), Type: t, Date: d}
	for _, n := range names {
		e.Companies = append(e.Companies, data.Participant{Company: n})
	}
	return e
}

func corpus() *data.Corpus {
	return &data.Corpus{
		Companies: map[data.CompanyID]*data.Company{
			"Tencent Cloud": {ID: "Tencent Cloud"}, "IBM": {ID: "IBM"}, "IDC": {ID: "IDC", Kind: data.Research},
		},
		Events: []*data.Event{
			event("a", data.Launch, data.InMonth(2013, 11), "Tencent Cloud"),
			event("b", data.Partnership, data.InYear(2015), "Tencent Cloud", "IBM"),
			event("c", data.MarketData, data.InQuarter(2016, 4), "IDC"),
			event("d", data.Launch, data.UpTo(data.InYear(2019)), "IBM"),
			event("e", data.Other, data.Date{}, "IBM"),
		},
	}
}

func group(t data.EventType) uint16 { return 1 << look.GroupIndex(t) }

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name string
		f    Filter
		want string
	}{
		{"everything", Filter{}, "abcde"},
		{"one company", Filter{Companies: []data.CompanyID{"IBM"}}, "bde"},
		{"either company", Filter{Companies: []data.CompanyID{"IDC", "Tencent Cloud"}}, "abc"},
		{"a group", Filter{Groups: group(data.Launch)}, "ad"},
		{"years", Filter{From: 2015, To: 2016}, "bc"},
		{"from a year on", Filter{From: 2016}, "cd"},
		{"an undated event has no year", Filter{To: 2030}, "abcd"},
		{"all at once", Filter{Groups: group(data.Launch), Companies: []data.CompanyID{"IBM"}, From: 2019, To: 2019}, "d"},
		{"nothing", Filter{Companies: []data.CompanyID{"Nobody"}}, ""},
	} {
		got := ""
		for _, e := range New(corpus(), c.f).Events {
			got += string(e.ID)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCountsLeaveAsideTheirOwnChoice(t *testing.T) {
	v := New(corpus(), Filter{Companies: []data.CompanyID{"Tencent Cloud"}, Groups: group(data.Launch)})
	counts := map[data.CompanyID]int{}
	for _, c := range v.Companies {
		counts[c.Company] = c.N
	}
	if counts["IBM"] != 1 || counts["Tencent Cloud"] != 1 {
		t.Errorf("companies' launches: %v", counts)
	}
	if _, there := counts["IDC"]; there {
		t.Error("a research firm is listed as a company")
	}
	if n := v.Groups[look.GroupIndex(data.Partnership)]; n != 1 {
		t.Errorf("Tencent Cloud has %d partnerships, want 1", n)
	}
	if v.First != 2013 || v.Last != 2019 || len(v.Undated) != 1 {
		t.Errorf("%d to %d, %d undated", v.First, v.Last, len(v.Undated))
	}
}

func TestChoicesDoNotShareMemory(t *testing.T) {
	a := Filter{}.Toggle("A").Toggle("B")
	b := a.Toggle("C")
	c := a.Toggle("D")
	if b.Companies[2] != "C" || c.Companies[2] != "D" || len(a.Companies) != 2 {
		t.Errorf("%v %v %v", a, b, c)
	}
	if got := a.Toggle("A"); len(got.Companies) != 1 || len(a.Companies) != 2 {
		t.Errorf("%v after taking A from %v", got, a)
	}
	if got := a.Only("A").Only("A"); len(got.Companies) != 0 {
		t.Errorf("choosing the only company again leaves %v", got)
	}
}

func TestPickYear(t *testing.T) {
	f := Filter{}
	for _, c := range []struct{ pick, from, to int }{
		{2015, 2015, 2015}, {2018, 2015, 2018}, {2012, 2012, 2012}, {2010, 2010, 2012}, {2011, 2011, 2011}, {2011, 0, 0},
	} {
		if f = f.pickYear(c.pick); f.From != c.from || f.To != c.to {
			t.Errorf("after %d: %d to %d, want %d to %d", c.pick, f.From, f.To, c.from, c.to)
		}
	}
}

func TestTheLesserQuestions(t *testing.T) {
	c := corpus()
	c.Documents = map[data.DocumentID]*data.Document{"p": {ID: "p", Publisher: "A paper"}, "q": {ID: "q", Publisher: "A site"}}
	tell := func(i int, place string, m data.Modality, sure float64, headline string, docs ...data.DocumentID) {
		e := c.Events[i]
		e.Place, e.Modality, e.Confidence, e.Headline = place, m, sure, headline
		for _, d := range docs {
			e.Sources = append(e.Sources, data.Source{Evidence: data.Evidence{Document: d}})
		}
	}
	tell(0, "Beijing", data.Fact, 0.95, "Opens a region", "p")
	tell(1, "Beijing; Shanghai", data.Plan, 0.8, "Plans a Region 云", "p", "q")
	tell(2, "", data.Denied, 0.5, "Counts the market", "q")
	for _, q := range []struct {
		name string
		f    Filter
		want string
	}{
		{"a place", Filter{Places: []string{"Shanghai"}}, "b"},
		{"either place", Filter{Places: []string{"Shanghai", "Beijing"}}, "ab"},
		{"a publisher", Filter{Publishers: []string{"A site"}}, "bc"},
		{"a modality", Filter{Modalities: []data.Modality{data.Plan, data.Denied}}, "bc"},
		{"confidence", Filter{Confidence: 0.8}, "ab"},
		{"words, in any case and order", Filter{Text: "region PLANS"}, "b"},
		{"a company's name", Filter{Text: "tencent"}, "ab"},
		{"Chinese", Filter{Text: "云"}, "b"},
		{"all at once", Filter{Places: []string{"Beijing"}, Text: "region", Confidence: 0.9, Companies: []data.CompanyID{"Tencent Cloud"}}, "a"},
	} {
		v, got := New(c, q.f), ""
		for _, e := range v.Events {
			got += string(e.ID)
		}
		if got != q.want || v.N != len(got) || v.All != 5 || !q.f.Any() || !q.f.Equal(q.f) || q.f.Equal(Filter{}) {
			t.Errorf("%s: %q, want %q", q.name, got, q.want)
		}
	}
	// What is counted beside a choice leaves that choice aside.
	v := New(c, Filter{Places: []string{"Shanghai"}})
	if count(v.Places, "Beijing") != 2 || count(v.Publishers, "A paper") != 1 || count(v.Modalities, "fact") != 0 {
		t.Errorf("%v %v %v", v.Places, v.Publishers, v.Modalities)
	}
}

// Words may stand in the event, or in an article that tells it; not some here and
// some there.
func TestWordsOfAnArticleFindItsEvents(t *testing.T) {
	event := func(id, headline string, documents ...data.DocumentID) *data.Event {
		e := &data.Event{ID: data.EventID(id), Headline: headline}
		for _, d := range documents {
			e.Sources = append(e.Sources, data.Source{Evidence: data.Evidence{Document: d}})
		}
		return e
	}
	c := &data.Corpus{Events: []*data.Event{event("a", "A region opens", "x", "y"), event("b", "Prices fall", "z"), event("c", "A lab with liquid cooling", "z")}}
	for words, want := range map[string]int{"liquid cooling": 2, "": 3, "nowhere": 1, "Prices": 2} {
		told := map[data.DocumentID]bool{"y": true}
		if words == "" {
			told = nil
		}
		if got := NewMarked(c, nil, told, Filter{Text: words}).N; got != want {
			t.Errorf("%q: %d events, want %d", words, got, want)
		}
	}
}

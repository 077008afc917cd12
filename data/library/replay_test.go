package library

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

func telling(doc, sentence string) data.Evidence {
	return data.Evidence{Document: data.DocumentID(doc), Span: data.Span{Start: 0, End: len(sentence)}, Text: sentence, Rule: "r1"}
}

func event(id, doc, sentence string, typ data.EventType, companies ...data.CompanyID) *data.Event {
	e := &data.Event{ID: data.EventID(id), Type: typ, Modality: data.Fact, Headline: "About " + id, Date: data.InYear(2020), Confidence: 0.8}
	for _, c := range companies {
		e.Companies = append(e.Companies, data.Participant{Company: c})
	}
	e.Sources = []data.Source{{Evidence: telling(doc, sentence), Date: e.Date}}
	return e
}

func figure(id, doc, sentence, subject string, value int64) *data.Figure {
	return &data.Figure{
		ID: data.FigureID(id), Metric: data.Revenue, Subject: subject, Value: apd.New(value, 6), Unit: "CNY", Period: data.InYear(2020),
		Kind: data.Actual, Qualifier: data.Exact, Evidence: telling(doc, sentence), Confidence: 0.8,
	}
}

// world is a corpus of two articles.
func world() *data.Corpus {
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{}, Companies: map[data.CompanyID]*data.Company{}}
	for _, id := range []data.DocumentID{"d1", "d2"} {
		text := "Menu Home\nBoiler plate."
		c.Documents[id] = &data.Document{ID: id, Text: text, Blocks: []data.Block{
			{Span: data.Span{Start: 0, End: 9}, Kind: data.Boilerplate, Reason: "shape.menu"}, {Span: data.Span{Start: 10, End: 23}, Kind: data.Body},
		}}
	}
	for _, id := range []data.CompanyID{"UCloud", "Baidu", "Baidoo", "Inspur"} {
		c.Companies[id] = &data.Company{ID: id, FiscalEnd: 12}
	}
	c.Events = []*data.Event{
		event("e1", "d1", "UCloud opens a region.", data.Launch, "UCloud"),
		event("e2", "d1", "Baidu and Inspur sign a pact.", data.Partnership, "Baidu", "Inspur"),
		event("e3", "d2", "UCloud's region is open.", data.Launch, "UCloud"),
		event("e4", "d2", "Baidoo shows a chip.", data.Launch, "Baidoo"),
	}
	c.Figures = []*data.Figure{figure("f1", "d1", "UCloud made 3 million yuan.", "UCloud", 3), figure("f2", "d2", "Baidoo made 5 million yuan.", "Baidoo", 5)}
	c.Events[0].Figures = []data.FigureID{"f1"}
	data.SortEvents(c.Events)
	data.SortFigures(c.Figures)
	return c
}

// say is all that a test compares, one line each.
func say(c *data.Corpus) string {
	var b strings.Builder
	for _, e := range c.Events {
		fmt.Fprintf(&b, "%s %s %s %q %v %d sources, figures %v, %.1f\n", e.ID, e.Type, e.Date, e.Headline, e.Names(), len(e.Sources), e.Figures, e.Confidence)
	}
	for _, f := range c.Figures {
		fmt.Fprintf(&b, "%s %s %s %s %s, %.1f\n", f.ID, f.Metric, f.Subject, valueOf(f), f.Unit, f.Confidence)
	}
	return b.String()
}

func TestReplay(t *testing.T) {
	w := world()
	e1, e2, e3, e4, f1, f2 := OfEvent(w.Event("e1")), OfEvent(w.Event("e2")), OfEvent(w.Event("e3")), OfEvent(w.Event("e4")), OfFigure(w.Figure("f1")), OfFigure(w.Figure("f2"))
	added := event("new", "", "", data.Pricing, "UCloud")
	added.Sources[0].Evidence = ByHand("I heard  that UCloud halves its prices.")
	left, right := event("e2a", "d1", "Baidu and Inspur sign a pact.", data.Partnership, "Baidu"), event("e2b", "d1", "Baidu and Inspur sign a pact.", data.Partnership, "Inspur")
	base := say(w)
	for _, c := range []struct {
		name      string
		log       []Act
		change    string // lines that come and go, as "-line" and "+line" by their first words
		conflicts int
	}{
		{"edit", []Act{{Kind: Edit, Target: e1, Field: "headline", Old: "About e1", New: "Better"}}, `-e1 launch 2020 "About +e1 launch 2020 "Better"`, 0},
		{"edit twice", []Act{{Kind: Edit, Target: e1, Field: "date", Old: "2020", New: "2020-05"}, {Kind: Edit, Target: e1, Field: "date", Old: "2020-05", New: "2020-06"}}, "-e1 launch 2020 +e1 launch 2020-06", 0},
		{"edit of another reading", []Act{{Kind: Edit, Target: e1, Field: "type", Old: "pricing", New: "listing"}}, "-e1 launch +e1 listing", 1},
		{"edit that is read now", []Act{{Kind: Edit, Target: e1, Field: "type", Old: "pricing", New: "launch"}}, "", 0},
		{"edit to nonsense", []Act{{Kind: Edit, Target: e1, Field: "type", Old: "launch", New: "lunch"}}, "", 1},
		{"edit of an unknown field", []Act{{Kind: Edit, Target: e1, Field: "mood", New: "good"}}, "", 1},
		{"companies", []Act{{Kind: Edit, Target: e1, Field: "companies", Old: "UCloud", New: "UCloud=seller; Baidu"}}, `-e1 launch 2020 "About e1" [UCloud] +e1 launch 2020 "About e1" [UCloud Baidu]`, 0},
		{"figure's value", []Act{{Kind: Edit, Target: f1, Field: "value", Old: "3000000", New: "3500000"}, {Kind: Confirm, Target: f1}}, "-f1 revenue UCloud 3000000 CNY, 0.8 +f1 revenue UCloud 3500000 CNY, 1.0", 0},
		{"figure's range", []Act{{Kind: Edit, Target: f1, Field: "value", Old: "3000000", New: "5..8"}}, "-f1 revenue UCloud 3000000 +f1 revenue UCloud 5..8", 0},
		{"endless value", []Act{{Kind: Edit, Target: f1, Field: "value", Old: "3000000", New: "1e999999999"}}, "", 1},
		{"reject", []Act{{Kind: Reject, Target: f1}, {Kind: Reject, Target: e4}}, "-e1 -e4 -f1 +e1 launch 2020 \"About e1\" [UCloud] 1 sources, figures []", 0},
		{"reject, then edit", []Act{{Kind: Reject, Target: e4}, {Kind: Edit, Target: e4, Field: "place", New: "Xian"}}, "-e4", 0},
		{"merge events", []Act{{Kind: Merge, Target: e1, Others: []Target{e3}}}, `-e1 -e3 +e1 launch 2020 "About e1" [UCloud] 2 sources`, 0},
		{"edit what was merged", []Act{{Kind: Merge, Target: e1, Others: []Target{e3}}, {Kind: Edit, Target: e3, Field: "date", Old: "2020", New: "2021"}}, "-e1 -e3 +e1 launch 2021", 0},
		{"merge figures", []Act{{Kind: Merge, Target: f1, Others: []Target{f2}}}, "-f2", 0},
		{"split", []Act{{Kind: Split, Target: e2, Others: []Target{OfEvent(left), OfEvent(right)}}}, `-e2 +e2a partnership 2020 "About e2a" [Baidu] 1 +e2b`, 0},
		{"split into nothing", []Act{{Kind: Split, Target: e2}}, "", 1},
		{"add", []Act{{Kind: Add, Target: OfEvent(added)}}, "+new pricing", 0},
		{"merge companies", []Act{{Kind: Merge, Target: OfCompany("Baidu"), Others: []Target{OfCompany("Baidoo")}}}, `-e4 -f2 +e4 launch 2020 "About e4" [Baidu] +f2 revenue Baidu`, 0},
		{"merge, then split", []Act{{Kind: Merge, Target: OfCompany("Baidu"), Others: []Target{OfCompany("Baidoo")}}, {Kind: Split, Target: OfCompany("Baidu"), New: "Baidoo"}}, "", 0},
		{"rename", []Act{{Kind: Edit, Target: OfCompany("Baidoo"), Field: "name", New: "Baidoo AI"}, {Kind: Alias, Target: OfCompany("Baidoo"), New: "B.AI"}}, `-e4 -f2 +e4 launch 2020 "About e4" [Baidoo AI] +f2 revenue Baidoo AI`, 0},
		{"alias of a company", []Act{{Kind: Alias, Target: OfCompany("Baidu"), New: "Baidoo"}}, `-e4 -f2 +e4 launch 2020 "About e4" [Baidu] +f2 revenue Baidu`, 0},
		{"no company", []Act{{Kind: Reject, Target: OfCompany("Baidoo")}}, `-e4 +e4 launch 2020 "About e4" []`, 0},
		{"merge there and back", []Act{{Kind: Merge, Target: OfCompany("Baidu"), Others: []Target{OfCompany("Baidoo")}}, {Kind: Merge, Target: OfCompany("Baidoo"), Others: []Target{OfCompany("Baidu")}}}, `-e4 -f2 +e4 launch 2020 "About e4" [Baidu] +f2 revenue Baidu`, 0},
		{"remove a document", []Act{{Kind: Remove, Target: OfDocument("d2")}, {Kind: Edit, Target: e4, Field: "place", New: "Xian"}}, "-e3 -e4 -f2", 0},
		{"paragraph and date", []Act{{Kind: Paragraph, Target: OfDocument("d1"), New: "Menu  Home"}, {Kind: SetDate, Target: OfDocument("d1"), New: "2020-05"}}, "", 0},
		{"no such paragraph", []Act{{Kind: Paragraph, Target: OfDocument("d1"), New: "Nowhere"}}, "", 1},
		{"no such document", []Act{{Kind: SetDate, Target: OfDocument("d9"), New: "2020"}}, "", 1},
		{"undone", []Act{{Kind: Reject, Target: e1}, {Kind: Undo, Of: 1}}, "", 0},
		{"redone", []Act{{Kind: Reject, Target: e4}, {Kind: Undo, Of: 1}, {Kind: Redo, Of: 1}}, "-e4", 0},
		{"of another document", []Act{{Kind: Confirm, Target: OfEvent(event("x", "d9", "Elsewhere.", data.Launch, "UCloud"))}}, "", 1},
		{"not read any more", []Act{{Kind: Edit, Target: OfEvent(event("x", "d2", "Inspur sells racks.", data.Launch, "Inspur")), Field: "place", New: "Xian"}}, "+x launch", 1},
	} {
		for i := range c.log {
			c.log[i].Seq = int64(i + 1)
		}
		got, conflicts := Replay(w, c.log)
		if len(conflicts) != c.conflicts {
			t.Errorf("%s: conflicts %v, want %d", c.name, conflicts, c.conflicts)
		}
		if diff, ok := differs(base, say(got), c.change); !ok {
			t.Errorf("%s:\n%swant %s", c.name, diff, c.change)
		}
		if say(w) != base {
			t.Fatalf("%s changed the corpus that it was given", c.name)
		}
		if again, _ := Replay(w, c.log); !reflect.DeepEqual(got, again) {
			t.Errorf("%s: replayed twice, two corpora", c.name)
		}
	}
}

// differs tells which lines came and went, and whether they are those wanted.
func differs(before, after, want string) (diff string, ok bool) {
	was, is := strings.Split(strings.TrimSpace(before), "\n"), strings.Split(strings.TrimSpace(after), "\n")
	var got []string
	for _, l := range was {
		if !slices.Contains(is, l) {
			got = append(got, "-"+l)
		}
	}
	for _, l := range is {
		if !slices.Contains(was, l) {
			got = append(got, "+"+l)
		}
	}
	var wanted []string
	for f := range strings.FieldsSeq(strings.ReplaceAll(want, "+", " +")) {
		if f[0] == '-' || f[0] == '+' {
			wanted = append(wanted, f)
		} else {
			wanted[len(wanted)-1] += " " + f
		}
	}
	ok = len(got) == len(wanted)
	for i := range got {
		ok = ok && strings.HasPrefix(got[i], wanted[i])
	}
	return strings.Join(got, "\n") + "\n", ok
}

// A better parser gives other ids, longer sentences and other values; what the
// person said still finds its target.
func TestReplayOverABetterParser(t *testing.T) {
	w := world()
	log := []Act{
		{Kind: Edit, Target: OfEvent(w.Event("e1")), Field: "headline", Old: "About e1", New: "By hand"},
		{Kind: Reject, Target: OfEvent(w.Event("e4"))},
		{Kind: Edit, Target: OfFigure(w.Figure("f1")), Field: "kind", Old: "actual", New: "estimate"},
		{Kind: Star, Target: OfEvent(w.Event("e2"))},
		{Kind: Reject, Target: OfEvent(event("e5", "d1", "Baidu and Inspur sign a pact.", data.Launch, "UCloud"))},
	}
	better := world()
	for i, e := range better.Events {
		e.ID = data.EventID(fmt.Sprint("new", i))
		e.Sources[0].Evidence.Rule = "r2"
	}
	better.Events[0].Sources[0].Evidence.Text = "In May, UCloud opens a region. More follow."
	better.Events[0].Headline = "Other words"
	better.Figures[0].ID, better.Figures[1].ID = "g1", "g2"
	got, conflicts := Replay(better, log)
	if len(conflicts) != 1 || conflicts[0].Found != "Other words" || conflicts[0].Act.Field != "headline" {
		t.Errorf("conflicts %v", conflicts)
	}
	if e := got.Event("new0"); e == nil || e.Headline != "By hand" {
		t.Errorf("the edit is lost: %+v", e)
	}
	if got.Event("new3") != nil || got.Event("new1") == nil || len(got.Events) != 3 {
		t.Errorf("rejected:\n%s", say(got))
	}
	for _, f := range got.Figures {
		if f.Subject == "UCloud" && f.Kind != data.Estimate {
			t.Errorf("%+v", f)
		}
	}
	if m := MarksOf(got, log); len(m) != 1 || !m["event new1"].Star {
		t.Errorf("marks %v", m)
	}
}

func TestRejectedAndToldAgain(t *testing.T) {
	w := world()
	log := []Act{{Kind: Reject, Target: OfEvent(w.Event("e1"))}}
	more := world()
	e := more.Event("e1")
	e.Sources = append(e.Sources, data.Source{Evidence: telling("d2", "A region of UCloud opens.")})
	got, conflicts := Replay(more, log)
	if got.Event("e1") != nil || len(conflicts) != 1 || conflicts[0].Found != "A region of UCloud opens." {
		t.Errorf("%v", conflicts)
	}
}

func TestMarks(t *testing.T) {
	w := world()
	e1, u := OfEvent(w.Event("e1")), OfCompany("UCloud")
	log := []Act{
		{Kind: Tag, Target: e1, New: "zeal"},
		{Kind: Tag, Target: e1, New: "ask"},
		{Kind: Tag, Target: e1, New: "zeal"},
		{Kind: Star, Target: u},
		{Kind: Note, Target: u, New: "A rival"},
		{Kind: Note, Target: e1, New: "x"},
		{Kind: Note, Target: e1},
		{Kind: Tag, Target: u, New: "gone"},
		{Kind: Untag, Target: u, New: "gone"},
		{Kind: Star, Target: OfEvent(w.Event("e2"))},
		{Kind: Unstar, Target: OfEvent(w.Event("e2"))},
		{Kind: Star, Target: OfCompany("Inspur")},
		{Kind: Undo, Of: 12},
	}
	for i := range log {
		log[i].Seq = int64(i + 1)
	}
	want := map[string]Mark{"event e1": {Tags: []string{"ask", "zeal"}}, "company UCloud": {Note: "A rival", Star: true}}
	got := MarksOf(w, log)
	for k, m := range got {
		if len(m.Tags) == 0 {
			m.Tags = nil
			got[k] = m
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
}

// Undo and redo against a simple model: a list and a place in it.
func TestHistory(t *testing.T) {
	state := uint32(7)
	for range 200 {
		var log []Act
		var model []int64
		at := 0
		for seq := int64(1); seq <= 60; seq++ {
			state = state*1664525 + 1013904223
			var a Act
			ok := true
			switch state >> 30 {
			case 0, 1:
				a = Act{Kind: Tag}
				model, at = append(model[:at:at], seq), at+1
			case 2:
				if a, ok = NextUndo(log); ok {
					at--
					if a.Of != model[at] {
						t.Fatalf("undo of %d, want %d", a.Of, model[at])
					}
				}
			case 3:
				if a, ok = NextRedo(log); ok {
					if a.Of != model[at] {
						t.Fatalf("redo of %d, want %d", a.Of, model[at])
					}
					at++
				}
			}
			if !ok {
				seq--
				state++
				if len(log) == 0 {
					log = append(log, Act{Seq: 1, Kind: Tag})
					model, at, seq = []int64{1}, 1, 1
				}
				continue
			}
			a.Seq = seq
			log = append(log, a)
			var got []int64
			for _, a := range Active(log) {
				got = append(got, a.Seq)
			}
			if !slices.Equal(got, model[:at]) {
				t.Fatalf("%v hold, want %v", got, model[:at])
			}
		}
	}
}

// A conflict that the person has seen is shown no more, until something else is
// read.
func TestSettledConflict(t *testing.T) {
	c := world()
	e := *c.Event("e4")
	edited := Act{Seq: 1, Kind: Edit, Target: OfEvent(&e), Field: "headline", Old: "As it was read then", New: "As a person has it"}
	_, conflicts := Replay(c, []Act{edited})
	if len(conflicts) != 1 {
		t.Fatalf("conflicts are %v", conflicts)
	}
	settled := conflicts[0].Settle()
	settled.Seq = 2
	now, left := Replay(c, []Act{edited, settled})
	if len(left) != 0 || now.Event("e4").Headline != "As a person has it" {
		t.Errorf("%q, conflicts %v", now.Event("e4").Headline, left)
	}
	c.Event("e4").Headline = "As it is read since"
	if _, again := Replay(c, []Act{edited, settled}); len(again) != 1 {
		t.Errorf("another reading gives %v", again)
	}
}

func TestEditEventSaysWhichFieldCannotBeSo(t *testing.T) {
	c := world()
	acts, err := EditEvent(c, c.Event("e4"), map[string]string{"headline": "About e4", "date": "2021-05", "place": "Ji'nan"})
	if err != nil || len(acts) != 2 || acts[0].Field != "date" || acts[0].Old != "2020" || acts[1].New != "Ji'nan" {
		t.Errorf("%+v, %v", acts, err)
	}
	if _, err := EditEvent(c, c.Event("e4"), map[string]string{"date": "soon"}); err == nil || !strings.HasPrefix(err.Error(), "date: ") {
		t.Errorf("a wrong date: %v", err)
	}
	if _, err := EditFigure(c, c.Figures[0], map[string]string{"unit": "yuan"}); err == nil || !strings.HasPrefix(err.Error(), "unit: ") {
		t.Errorf("a wrong unit: %v", err)
	}
}

func TestAddedEventIsThere(t *testing.T) {
	c := world()
	act, e, err := AddEvent(c, "A talk with a manager", map[string]string{"headline": "UCloud leaves", "date": "2021", "type": "other", "modality": "plan", "companies": "UCloud"})
	if err != nil {
		t.Fatal(err)
	}
	now, conflicts := Replay(c, []Act{act})
	got := now.Event(e.ID)
	if got == nil || got.Headline != "UCloud leaves" || got.Date.String() != "2021" || !got.Involves("UCloud") || len(conflicts) > 0 {
		t.Errorf("%+v, conflicts %v", got, conflicts)
	}
}

// What a person said of a company holds where a newer registry calls it by another name.
func TestReplayOverANewerRegistry(t *testing.T) {
	log := []Act{
		{Kind: Edit, Target: OfCompany("Capital Online"), Field: "parent", New: "Baidu"},
		{Kind: Alias, Target: OfCompany("Capital Online"), New: "CapOnline"},
		{Kind: Reject, Target: OfCompany("Wangsu")},
	}
	newer := &data.Corpus{Companies: map[data.CompanyID]*data.Company{
		"Capitalonline":  {ID: "Capitalonline", FiscalEnd: 12, Aliases: []data.Alias{{Text: "Capital Online"}}},
		"ChinaNetCenter": {ID: "ChinaNetCenter", FiscalEnd: 12, Aliases: []data.Alias{{Text: "Wangsu"}}},
	}}
	got, conflicts := Replay(newer, log)
	if len(conflicts) > 0 {
		t.Errorf("conflicts %v", conflicts)
	}
	co := got.Companies["Capitalonline"]
	if co == nil || co.Parent != "Baidu" || !slices.ContainsFunc(co.Aliases, func(a data.Alias) bool { return a.Text == "CapOnline" }) {
		t.Errorf("the corrections are lost: %+v", co)
	}
	if got.Companies["ChinaNetCenter"] == nil {
		t.Error("a company is gone since an alias of it was rejected once")
	}
}

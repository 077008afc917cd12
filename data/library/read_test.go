package library_test

import (
	"path/filepath"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/library"
)

// one imports a text and returns its document as it is read.
func one(t *testing.T, l *library.Library, text string) *data.Document {
	t.Helper()
	dir := folder(t, map[string]string{"story.txt": text})
	if r := l.Import(t.Context(), []string{dir}, library.ImportOptions{}); r.Added != 1 || r.Err != nil {
		t.Fatalf("%+v", r)
	}
	for _, d := range snapshot(t, l).Corpus.Documents {
		return d
	}
	return nil
}

func do(t *testing.T, l *library.Library, a library.Act) {
	t.Helper()
	if err := l.Do(t.Context(), a); err != nil {
		t.Fatal(err)
	}
}

func dates(s *library.Snapshot) string {
	var out []string
	for _, e := range s.Corpus.Events {
		out = append(out, e.Date.String())
	}
	return strings.Join(out, " ")
}

// The date that a person types moves every relative date with it; undo takes
// both back.
func TestDateOfAnUndatedArticle(t *testing.T) {
	l := inMemory(t)
	d := one(t, l, "Kingsoft Cloud opens a site\n\nKingsoft Cloud opened a data center in Wuhan on Sunday, it said.\n")
	if d.Published.Known() {
		t.Fatalf("the article has a date: %s", d.Published)
	}
	if got := dates(snapshot(t, l)); got != "" {
		t.Errorf("undated, the event is on %q", got)
	}
	do(t, l, library.Act{Kind: library.SetDate, Target: library.OfDocument(d.ID), New: "2017-03-20"})
	s := snapshot(t, l)
	if got := dates(s); got != "2017-03-19" || len(s.Conflicts) > 0 {
		t.Errorf("dated, the event is on %q, conflicts %v", got, s.Conflicts)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := dates(snapshot(t, l)); got != "" {
		t.Errorf("undone, the event is on %q", got)
	}
	do(t, l, library.Act{Kind: library.SetDate, Target: library.OfDocument(d.ID), Old: "2016-01-01", New: "2017-03-20"})
	if s := snapshot(t, l); len(s.Conflicts) != 1 || dates(s) != "2017-03-19" {
		t.Errorf("another date was read then: %v, %s", s.Conflicts, dates(s))
	}
}

func TestParagraphTakenBack(t *testing.T) {
	l := inMemory(t)
	d := one(t, l, "Tencent Cloud opens a site\n\nSHENZHEN, April 12, 2021 - Tencent Cloud said on Monday that it has opened a data center in Jakarta.\n\n"+
		"Copyright 2021. All rights reserved. On April 14, 2021 Tencent Cloud cut its prices by 20 percent.\n")
	foot := ""
	for _, b := range d.Blocks {
		if text := b.Span.Of(d.Text); b.Kind == data.Boilerplate && strings.Contains(text, "cut its prices") {
			foot = text
		}
	}
	if foot == "" {
		t.Skip("the foot is read already")
	}
	before := len(snapshot(t, l).Corpus.Events)
	do(t, l, library.Act{Kind: library.Paragraph, Target: library.OfDocument(d.ID), New: foot})
	s := snapshot(t, l)
	if len(s.Corpus.Events) <= before || len(s.Conflicts) > 0 {
		t.Errorf("%d events after, %d before, conflicts %v", len(s.Corpus.Events), before, s.Conflicts)
	}
}

func TestAliasIsRead(t *testing.T) {
	l := inMemory(t)
	one(t, l, "Site opens\n\nSHENZHEN, April 12, 2021 - Pengyun said on Monday that it has opened a data center in Jakarta.\n")
	do(t, l, library.Act{Kind: library.Alias, Target: library.OfCompany("Tencent Cloud"), New: "Pengyun"})
	s := snapshot(t, l)
	found := false
	for _, e := range s.Corpus.Events {
		found = found || e.Involves("Tencent Cloud")
	}
	if !found || len(s.Conflicts) > 0 {
		t.Errorf("no event is Tencent Cloud's: %v, conflicts %v", s.Corpus.Events, s.Conflicts)
	}
}

func TestRemovedDocument(t *testing.T) {
	l := inMemory(t)
	d := one(t, l, jakarta)
	do(t, l, library.Act{Kind: library.Remove, Target: library.OfDocument(d.ID)})
	if s := snapshot(t, l); len(s.Corpus.Documents)+len(s.Corpus.Events) != 0 || len(s.Conflicts) > 0 {
		t.Errorf("%v", s)
	}
	if _, err := l.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := snapshot(t, l); len(s.Corpus.Documents) != 1 || len(s.Corpus.Events) == 0 {
		t.Error("not there again")
	}
}

// What stands in a file must be read by later versions: an act's JSON is fixed.
func TestActsAsWritten(t *testing.T) {
	path := filled(t, 1)
	s := open(t, path)
	change := library.Act{At: noon, Kind: library.Edit, Field: "value", Old: "3", New: "4", Target: library.OfFigure(&data.Figure{ID: "f", Metric: data.Revenue})}
	if _, err := s.Append(t.Context(), change); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	want := `{"at":"2024-05-06T12:00:00Z","kind":"edit","target":{"figure":{"ID":"f","Metric":"revenue","Subject":"","Segment":"","Geography":"",` +
		`"Value":null,"Low":null,"High":null,"Unit":"","Period":{"Start":0,"End":0,"Precision":0,"Fiscal":0,"About":false,"Bound":0},"Kind":"","Qualifier":"",` +
		`"Issuer":"","Reporter":"","Conversion":null,"Note":"","Evidence":{"Document":"","Span":{"Start":0,"End":0},"Text":"","Rule":""},"Confidence":0}},` +
		`"field":"value","old":"3","new":"4"}`
	if got := lastAct(t, path); got != want {
		t.Errorf("%s", got)
	}
}

func TestDefaultPath(t *testing.T) {
	path, err := library.DefaultPath()
	if err != nil || !filepath.IsAbs(path) || filepath.Base(path) != "library.db" {
		t.Errorf("%s, %v", path, err)
	}
}

package library

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/library/sample"
)

// said is all that a corpus says, in its order.
func said(c *data.Corpus) string {
	var b strings.Builder
	for _, e := range c.Events {
		fmt.Fprintf(&b, "%+v\n", *e)
	}
	for _, f := range c.Figures {
		fmt.Fprintln(&b, f.ID, f.Metric, f.Subject, f.Value, f.Low, f.High, f.Unit, f.Period, f.Evidence)
	}
	return b.String()
}

// TestStartReadsNothingAgain: what was read at the import is what a start shows,
// and nothing is read for it but what a person has changed since.
func TestStartReadsNothingAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	open := func() *Library {
		l, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	snapshot := func(l *Library) (s *Snapshot, read int) {
		s, errs := l.Snapshot(t.Context(), nil, func(done, total int) { read = done })
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return s, read
	}
	const n = 400 // more than are asked for one by one
	l := open()
	var records []Record
	for i := range n {
		records = append(records, searchable(NewRecord(fmt.Sprint(i, ".txt"), []byte(sample.Article(i)), article.Meta{}, l.Now())))
	}
	if _, err := l.Put(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	want, read := snapshot(l)
	if read != n || len(want.Corpus.Events) == 0 {
		t.Fatalf("%d of %d read, %d events", read, n, len(want.Corpus.Events))
	}
	_ = l.Close()

	l = open()
	got, read := snapshot(l)
	if read != 0 {
		t.Errorf("%d documents were read again", read)
	}
	if said(got.Corpus) != said(want.Corpus) {
		t.Error("what was kept says something else than what was read")
	}
	doc := got.Corpus.Documents[records[3].ID]
	if !doc.Short || !doc.Article() {
		t.Errorf("the document is %+v", doc)
	}
	whole, err := l.Whole(t.Context(), doc)
	if err != nil || whole.Text != string(records[3].Bytes) || len(whole.Blocks) == 0 || whole.Short {
		t.Errorf("whole, it is %+v (%v)", whole, err)
	}

	// A date of its own and an alias: only what holds them is read.
	if err := l.Do(t.Context(), Act{Kind: SetDate, Target: OfDocument(records[3].ID), New: "2020-02-02"},
		Act{Kind: Alias, Target: OfCompany("UCloud"), New: "story 77"}); err != nil {
		t.Fatal(err)
	}
	if s, read := snapshot(l); read != 2 || s.Corpus.Documents[records[3].ID].Published.String() != "2020-02-02" {
		t.Errorf("%d documents were read for two acts", read)
	}
	_ = l.Close()
	l = open()
	if _, read := snapshot(l); read != 1 { // the one with a date of its own
		t.Errorf("%d documents were read at the start after two acts", read)
	}
	_ = l.Close()

	// Spoilt readings are no readings.
	l = open()
	if _, err := l.File().write.Exec("UPDATE readings SET said = zeroblob(99) WHERE seq = 9"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.File().write.Exec("UPDATE readings SET page = zeroblob(99) WHERE seq = 10"); err != nil {
		t.Fatal(err)
	}
	s, read := snapshot(l)
	if read != 2 {
		t.Errorf("%d documents were read where one reading was spoilt", read)
	}
	if whole, err := l.Whole(t.Context(), s.Corpus.Documents[records[9].ID]); err != nil || whole.Text != string(records[9].Bytes) {
		t.Errorf("a spoilt page: %v, %v", whole, err)
	}
	_ = l.Close()
}

func TestRereadTellsWhatChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var records []Record
	for i := range 5 {
		records = append(records, searchable(NewRecord(fmt.Sprint(i, ".txt"), []byte(sample.Article(i)), article.Meta{}, l.Now())))
	}
	if _, err := l.Put(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	want, _ := l.Snapshot(t.Context(), nil, nil)
	// As other rules had it: one article says what another does.
	do := func(statement string) {
		t.Helper()
		if _, err := l.File().write.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	do("UPDATE readings SET depends = replace(depends, ' ', ' older ')")
	with := slices.IndexFunc(records, func(r Record) bool { c := l.known[r.ID]; return c != nil && len(c.Part.Events) > 0 })
	rec := records[with]
	k, err := l.Reading(t.Context(), rec.ID)
	if err != nil {
		t.Fatal(err)
	}
	before := *l.known[rec.ID]
	before.Part.Events = before.Part.Events[1:]
	older := NewReader(nil).kept(rec, &before)
	older.Depends = k.Depends
	if err := l.Keep(t.Context(), []Kept{*older}); err != nil {
		t.Fatal(err)
	}
	_ = l.Close()

	if l, err = Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, errs := l.Snapshot(t.Context(), nil, func(int, int) { t.Error("read before it is shown") })
	if len(errs) > 0 || len(s.Corpus.Events) >= len(want.Corpus.Events) || l.Outdated() != 5 {
		t.Fatalf("%d events of the older rules, %d outdated, %v", len(s.Corpus.Events), l.Outdated(), errs)
	}
	r := l.Reread(t.Context(), nil)
	if r.Documents != 5 || len(r.Changes) != 1 || len(r.Failed) > 0 || r.Changes[0].NewEvents != 1 || r.Changes[0].GoneEvents != 0 || r.Changes[0].Document.ID != rec.ID {
		t.Fatalf("%+v", r)
	}
	if s, _ = l.Snapshot(t.Context(), nil, nil); said(s.Corpus) != said(want.Corpus) || l.Outdated() != 0 {
		t.Error("read again, it is not what it was")
	}
	if i := slices.IndexFunc(records, func(r Record) bool { return !s.Corpus.Documents[r.ID].Short }); i >= 0 {
		t.Errorf("document %d keeps its text", i)
	}
}

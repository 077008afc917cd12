// Package storetest says what every library.Store must do. A store's own test
// calls Run.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/library"
)

// Opener opens a store. Reopen closes one and opens the same again; it is nil for
// stores that do not outlive their process.
type Opener struct {
	Open   func(t *testing.T) library.Store
	Reopen func(t *testing.T, s library.Store) library.Store
}

// Run holds the stores that o opens against the contract of library.Store.
func Run(t *testing.T, o Opener) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s library.Store)
	}{
		{"empty", empty},
		{"records", records},
		{"same bytes twice", twice},
		{"log", log},
		{"views", views},
		{"search", search},
		{"readings", readings},
		{"cancelled", cancelled},
		{"side by side", sideBySide},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := o.Open(t)
			c.test(t, s)
			sound(t, s)
			if o.Reopen != nil {
				before := contents(t, s)
				s = o.Reopen(t, s)
				if after := contents(t, s); !reflect.DeepEqual(before, after) {
					t.Errorf("before closing\n%v\nopened again\n%v", before, after)
				}
				sound(t, s)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func sound(t *testing.T, s library.Store) {
	t.Helper()
	if wrong, err := s.Check(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
}

type held struct {
	Records []library.Record
	Log     []library.Act
	Views   map[string][]byte
}

func contents(t *testing.T, s library.Store) (h held) {
	t.Helper()
	for r, err := range s.Records(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		h.Records = append(h.Records, r)
	}
	var err error
	if h.Log, err = s.Log(t.Context()); err != nil {
		t.Fatal(err)
	}
	if h.Views, err = s.Views(t.Context()); err != nil {
		t.Fatal(err)
	}
	return h
}

var noon = time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC)

// text is a record that search can find.
func text(path, title, body string) library.Record {
	r := library.NewRecord(path, []byte(title+"\n\n"+body), article.Meta{Publisher: "The Herald"}, noon)
	r.Title, r.Text = title, body
	return r
}

func put(t *testing.T, s library.Store, rs ...library.Record) []data.DocumentID {
	t.Helper()
	added, err := s.Put(t.Context(), rs)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func empty(t *testing.T, s library.Store) {
	if h := contents(t, s); len(h.Records)+len(h.Log)+len(h.Views) != 0 {
		t.Errorf("%v", h)
	}
	if _, err := s.Record(t.Context(), "0123"); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("a record that is not there: %v", err)
	}
	if added := put(t, s); len(added) != 0 {
		t.Errorf("nothing added %v", added)
	}
	if ids, err := s.Search(t.Context(), "anything", 10); err != nil || len(ids) != 0 {
		t.Errorf("search: %v, %v", ids, err)
	}
}

func records(t *testing.T, s library.Store) {
	var in []library.Record
	for i := range 20 {
		in = append(in, text(fmt.Sprintf("news/%d.txt", i), fmt.Sprint("Title ", i), strings.Repeat("A line of the body. ", i*i)))
	}
	in = append(in, library.NewRecord("bytes.pdf", []byte{0, 255, 0, 1, 2, 254}, article.Meta{Title: "标题", Published: "2020-01"}, noon))
	if added := put(t, s, in...); len(added) != len(in) {
		t.Fatalf("%d of %d added", len(added), len(in))
	}
	h := contents(t, s)
	if len(h.Records) != len(in) {
		t.Fatalf("%d records, want %d", len(h.Records), len(in))
	}
	ids, err := s.IDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range in {
		want.Title, want.Text = "", ""
		one, err := s.Record(t.Context(), want.ID)
		if err != nil || !reflect.DeepEqual(one, want) || !reflect.DeepEqual(h.Records[i], want) || ids[i] != want.ID {
			t.Errorf("record %d: %+v, %+v, want %+v (%v)", i, one, h.Records[i], want, err)
		}
	}
	for _, err := range s.Records(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		break // must not hang or leak
	}
}

func twice(t *testing.T, s library.Store) {
	a, b := text("a.txt", "One", "story"), text("b.txt", "Two", "stories")
	same := text("copy/of-a.txt", "One", "story")
	if added := put(t, s, a, same, b); !slices.Equal(added, []data.DocumentID{a.ID, b.ID}) {
		t.Errorf("added %v", added)
	}
	if added := put(t, s, same); len(added) != 0 {
		t.Errorf("added again %v", added)
	}
	if h := contents(t, s); len(h.Records) != 2 || h.Records[0].Path != "a.txt" {
		t.Errorf("%v", h.Records)
	}
	for _, publisher := range []string{"The Herald", "Another"} { // what was unknown is filled in, once
		bare := library.NewRecord("bare.txt", []byte("bare"), article.Meta{}, noon)
		put(t, s, bare)
		bare.Meta.Publisher = publisher
		if added := put(t, s, bare); len(added) != 0 {
			t.Errorf("added for its metadata %v", added)
		}
		if r, err := s.Record(t.Context(), bare.ID); err != nil || r.Meta.Publisher != "The Herald" {
			t.Errorf("%+v, %v", r.Meta, err)
		}
	}
}

func log(t *testing.T, s library.Store) {
	e := &data.Event{ID: "e1", Type: data.Launch, Date: data.OnDay(data.DayOf(2021, 4, 12)), Headline: "A region opens"}
	acts := []library.Act{
		{At: noon, Kind: library.Edit, Target: library.OfEvent(e), Field: "headline", Old: "A region opens", New: "The region opens"},
		{At: noon, Kind: library.Alias, Target: library.OfCompany("UCloud"), New: "优刻得"},
		{At: noon, Kind: library.Undo, Of: 2},
	}
	first, err := s.Append(t.Context(), acts[0])
	if err != nil || len(first) != 1 || first[0].Seq != 1 {
		t.Fatalf("%v, %v", first, err)
	}
	more, err := s.Append(t.Context(), acts[1], acts[2])
	if err != nil || len(more) != 2 || more[0].Seq != 2 || more[1].Seq != 3 {
		t.Fatalf("%v, %v", more, err)
	}
	if acts[1].Seq != 0 {
		t.Error("the caller's acts were changed")
	}
	got := contents(t, s).Log
	if want := append(first, more...); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
}

func views(t *testing.T, s library.Store) {
	set := func(name string, state []byte) {
		t.Helper()
		if err := s.SetView(t.Context(), name, state); err != nil {
			t.Fatal(err)
		}
	}
	set("last", []byte(`{"zoom":2}`))
	set("last", []byte(`{"zoom":3}`))
	set("empty", []byte{})
	set("gone", []byte("x"))
	set("gone", nil)
	set("never there", nil)
	v := contents(t, s).Views
	if len(v) != 2 || string(v["last"]) != `{"zoom":3}` || len(v["empty"]) != 0 {
		t.Errorf("%q", v)
	}
}

func search(t *testing.T, s library.Store) {
	in := []library.Record{
		text("0.txt", "Kingsoft opens", "Kingsoft Cloud rents racks in Nanjing."),
		text("1.txt", "华为云在贵安", "华为云在贵安新区建设数据中心。"),
		text("2.txt", `He said "go on"`, "A 100% test of its own -- with OR and NOT and (brackets) and col:on. 阿里"),
		text("3.txt", "KINGSOFT again", "The cloud is large."),
	}
	put(t, s, in[:2]...)
	put(t, s, in[2:]...)
	for _, c := range []struct {
		query string
		limit int
		want  string // the first letters of the paths
	}{
		{"kingsoft", 10, "30"},
		{"KingSoft", 1, "3"},
		{"kingsoft nanjing", 10, "0"},
		{"soft", 10, "30"},
		{"华为云", 10, "1"},
		{"华为", 10, "1"},
		{"云", 10, "1"},
		{"阿里", 10, "2"},
		{"里", 10, "2"},
		{"数据中心", 10, "1"},
		{"华为 数据", 10, "1"},
		{`"cloud rents"`, 10, "0"},
		{`"rents cloud"`, 10, ""},
		{`"cloud rent"`, 10, ""},
		{"rents cloud", 10, "0"},
		{"OR", 10, "2"},
		{"col:on", 10, "2"},
		{"(brackets)", 10, "2"},
		{"100%", 10, "2"},
		{"--", 10, "2"},
		{`"`, 10, ""},
		{"", 10, ""},
		{"  ", 10, ""},
		{"nowhere", 10, ""},
		{"zz", 10, ""},
		{"kingsoft", 0, ""},
		{"*", 10, ""},
		{"king*", 10, ""},
	} {
		ids, err := s.Search(t.Context(), c.query, c.limit)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
			continue
		}
		got := ""
		for _, id := range ids {
			got += in[slices.IndexFunc(in, func(r library.Record) bool { return r.ID == id })].Path[:1]
		}
		if got != c.want {
			t.Errorf("%q finds %q, want %q", c.query, got, c.want)
		}
	}
}

func readings(t *testing.T, s library.Store) {
	a, b, c := text("a.txt", "One", "story"), text("b.txt", "Two", "stories"), text("c.txt", "Three", "tales")
	a.Kept = &library.Kept{ID: a.ID, Depends: "rules", Said: []byte("said a"), Page: []byte("page a")}
	put(t, s, a, b, c)
	check := func(want ...library.Kept) {
		t.Helper()
		var got []library.Kept
		for k, err := range s.Readings(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, k)
		}
		for i := range want {
			whole, err := s.Reading(t.Context(), want[i].ID)
			if err != nil || !reflect.DeepEqual(whole, want[i]) {
				t.Errorf("kept %+v, want %+v (%v)", whole, want[i], err)
			}
			want[i].Page = nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("kept are %+v, want %+v", got, want)
		}
	}
	check(*a.Kept)
	if _, err := s.Reading(t.Context(), b.ID); !errors.Is(err, library.ErrNotFound) {
		t.Errorf("a reading that is not there: %v", err)
	}
	again := library.Kept{ID: a.ID, Depends: "other rules", Said: []byte("said otherwise"), Page: []byte("page")}
	last := library.Kept{ID: c.ID, Depends: "other rules", Said: []byte("said c"), Page: []byte("page c")}
	if err := s.Keep(t.Context(), []library.Kept{last, again, {ID: "not there", Said: []byte("x"), Page: []byte("y")}}); err != nil {
		t.Fatal(err)
	}
	check(again, last)
	for r, err := range s.Records(t.Context()) {
		if err != nil || r.Kept != nil {
			t.Errorf("a record with its reading: %+v, %v", r, err)
		}
	}
}

func cancelled(t *testing.T, s library.Store) {
	a := text("a.txt", "One", "story")
	put(t, s, a)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, []library.Record{text("b.txt", "Two", "stories")}); !errors.Is(err, context.Canceled) {
		t.Errorf("put: %v", err)
	}
	if _, err := s.Append(ctx, library.Act{At: noon, Kind: library.Star, Target: library.OfCompany("UCloud")}); !errors.Is(err, context.Canceled) {
		t.Errorf("append: %v", err)
	}
	if h := contents(t, s); len(h.Records) != 1 || len(h.Log) != 0 {
		t.Errorf("after cancelled writes %v", h)
	}
	var stopped error
	for _, err := range s.Records(ctx) {
		stopped = err
	}
	if !errors.Is(stopped, context.Canceled) {
		t.Errorf("records: %v", stopped)
	}
}

func sideBySide(t *testing.T, s library.Store) {
	var wait sync.WaitGroup
	for w := range 4 {
		wait.Go(func() {
			for i := range 10 {
				// Two writers bring each document.
				if _, err := s.Put(t.Context(), []library.Record{text(fmt.Sprint(w, i, ".txt"), fmt.Sprint("Number ", w/2, i), "of many")}); err != nil {
					t.Error(err)
				}
				if _, err := s.Append(t.Context(), library.Act{At: noon, Kind: library.Tag, Target: library.OfCompany("UCloud"), New: fmt.Sprint(w, i)}); err != nil {
					t.Error(err)
				}
				if _, err := s.Search(t.Context(), "number", 5); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	h := contents(t, s)
	if len(h.Records) != 20 || len(h.Log) != 40 {
		t.Errorf("%d records, %d acts", len(h.Records), len(h.Log))
	}
	for i, a := range h.Log {
		if a.Seq != int64(i+1) {
			t.Fatalf("act %d stands at %d", a.Seq, i+1)
		}
	}
}

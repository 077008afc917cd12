package app

import (
	"iter"
	"runtime/debug"
	"slices"
	"time"

	"yunshi/app/eventtable"
	"yunshi/app/filter"
	"yunshi/app/timeline/marks"
	"yunshi/app/timeline/sample"
	"yunshi/app/ui"
	"yunshi/data"
)

// generated is a library of invented events in place of the corpus, for trying
// the window with any number of them. An event is only made when it is asked for:
// a million of them as they are held in a corpus would take a gigabyte.
type generated struct {
	corpus *data.Corpus // empty: the snapshot of panes that show no events
	events *sample.Library
}

// generate shows a library of n invented events.
func (w *Window) generate(n int) {
	w.status.SetBusy(ui.T("status.loading"))
	go func() {
		g := &generated{corpus: &data.Corpus{}, events: sample.New(n, 1)}
		ui.Do(func() {
			w.generated = g
			w.trace.say("ready", "events", n, "figures 0 documents 0 errors 0")
			w.status.SetBusy("")
			w.look(g.corpus, w.view.Filter)
		})
		time.Sleep(rest)
		debug.FreeOSMemory()
		if w.opts.Pan > 0 {
			time.Sleep(settled)
			ui.Do(func() { w.panFor(w.opts.Pan) })
		}
	}()
}

// settled is how long the window takes, amply, to arrange a million events.
const settled = 4 * time.Second

// each makes the events in turn; with no text to be searched they have no headline.
func (g *generated) each(full bool) iter.Seq[*data.Event] {
	return func(yield func(*data.Event) bool) {
		for i := range g.events.Table.Len() {
			e := g.events.Brief(i)
			if full {
				e = g.events.Event(i)
			}
			if !yield(e) {
				return
			}
		}
	}
}

// snapshot is newSnapshot of the library.
func (g *generated) snapshot(f filter.Filter, by string, old *corpusMarks) *snapshot {
	s := &snapshot{marks: old}
	if old == nil || old.by != by {
		s.marks = &corpusMarks{table: g.events.Table, lanes: g.events.Lanes, by: by}
		if by != "company" && by != "group" {
			s.marks.lanes = lanes(g.corpus, g.events.Table, by)
		}
	}
	n := g.events.Table.Len()
	var ids []int32
	if f.Any() {
		s.keep = marks.NewBitmap(n)
	}
	s.view = filter.Stream(g.corpus, g.each(f.Text != ""), f, func(i int, _ *data.Event) {
		if s.keep != nil {
			s.keep.Add(i)
			ids = append(ids, int32(i))
		}
	})
	s.rows = eventtable.Rows{Corpus: g.corpus, N: n, Event: g.events.Event, Find: g.events.Table.Find}
	if s.keep != nil {
		s.rows.N = len(ids)
		s.rows.Event = func(i int) *data.Event { return g.events.Event(int(ids[i])) }
		s.rows.Find = func(id data.EventID) (int, bool) {
			at, ok := g.events.Table.Find(id)
			if !ok {
				return 0, false
			}
			return slices.BinarySearch(ids, int32(at))
		}
	}
	return s
}

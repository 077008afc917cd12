package library

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/library/shorthand"
)

// rules names the rules that read documents now. They are the program's own: the
// commit that it was built of, or, where that tells nothing, its file.
var rules = sync.OnceValue(func() string {
	revision := ""
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, s := range build.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				revision = ""
			}
		}
	}
	if revision != "" {
		return revision
	}
	if path, err := os.Executable(); err == nil {
		if info, err := os.Stat(path); err == nil {
			return data.HashID(path, fmt.Sprint(info.Size()), info.ModTime().String())
		}
	}
	return ""
})

// kept is what the library keeps of a reading, nil where it must be read each
// time: what a person said of the document itself shows in its conflicts.
func (r *Reader) kept(rec Record, c *cached) *Kept {
	if c.own != "" || c.err != nil {
		return nil
	}
	said, page := shorthand.Encode(c.Part, rec.Bytes)
	return &Kept{ID: rec.ID, Depends: shorthand.Layout() + " " + rules() + "\n" + c.named, Said: said, Page: pack(page)}
}

// recall makes a reading of what was kept; ok is false where it cannot be used.
func (r *Reader) recall(dec *shorthand.Decoder, k Kept) (c *cached, ok bool) {
	by, named, _ := strings.Cut(k.Depends, "\n")
	shape, rulesThen, _ := strings.Cut(by, " ")
	if shape != shorthand.Layout() || r.own(k.ID) != "" {
		return nil, false
	}
	part, ok := dec.Part(k.Said)
	return &cached{Reading: Reading{Part: part}, named: named, old: rulesThen != rules() || rulesThen == ""}, ok
}

// readAll gives every record's reading: the one that it has already where nothing
// that it depends on has changed, then the one that the store kept; the others
// are read. Fresh is how many are new.
func (l *Library) readAll(ctx context.Context, reader *Reader, progress func(done, total int)) (all []*cached, fresh int, errs []error) {
	ids, err := l.IDs(ctx)
	if err != nil {
		return nil, 0, []error{err}
	}
	named, err := l.named(ctx, reader, len(ids))
	if err != nil {
		return nil, 0, []error{err}
	}
	fresh = l.recallAll(ctx, reader, ids)
	all = make([]*cached, len(ids))
	var stale []int
	l.mu.Lock()
	for i, id := range ids {
		c := l.known[id]
		if all[i] = c; c == nil || c.own != reader.own(id) || c.named != named(id) {
			stale = append(stale, i)
		}
	}
	l.mu.Unlock()
	if err := l.readSome(ctx, reader, named, ids, stale, all, progress); err != nil {
		return nil, 0, []error{err}
	}
	for _, c := range all {
		if c.err != nil {
			errs = append(errs, c.err)
		}
	}
	return all, fresh + len(stale), errs
}

// named returns what Reader.named says of each of so many documents; the index
// knows which hold an alias.
func (l *Library) named(ctx context.Context, reader *Reader, documents int) (func(data.DocumentID) string, error) {
	if len(reader.aliases) == 0 {
		return func(data.DocumentID) string { return "" }, nil
	}
	l.mu.Lock()
	if l.holdersOf != documents {
		l.holders, l.holdersOf = map[string]map[data.DocumentID]bool{}, documents
	}
	holders := l.holders
	l.mu.Unlock()
	found := map[string]map[data.DocumentID]bool{}
	for _, a := range reader.aliases {
		if found[a.name] = holders[a.name]; found[a.name] != nil {
			continue
		}
		ids, err := l.Search(ctx, phrase(a.name), math.MaxInt)
		if err != nil {
			return nil, err
		}
		found[a.name] = make(map[data.DocumentID]bool, len(ids))
		for _, id := range ids {
			found[a.name][id] = true
		}
	}
	l.mu.Lock()
	l.holders = found
	l.mu.Unlock()
	return func(id data.DocumentID) string { return reader.named(func(a alias) bool { return found[a.name][id] }) }, nil
}

// few is how many readings are asked for one by one; for more, all are gone through.
const few = 256

// recallAll takes what the store keeps of records that are not known yet, and
// returns of how many it does.
func (l *Library) recallAll(ctx context.Context, reader *Reader, ids []data.DocumentID) (recalled int) {
	missing := map[data.DocumentID]bool{}
	l.mu.Lock()
	for _, id := range ids {
		if _, known := l.known[id]; !known {
			missing[id] = true
		}
	}
	l.mu.Unlock()
	batches := make(chan []Kept, 2*runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var dec shorthand.Decoder
			for batch := range batches {
				var got []*cached
				for i, k := range batch {
					c, ok := reader.recall(&dec, k)
					if got = append(got, c); !ok {
						batch[i].ID = ""
					}
				}
				l.mu.Lock()
				for i, k := range batch {
					if k.ID != "" {
						l.known[k.ID] = got[i]
						recalled++
					}
				}
				l.mu.Unlock()
			}
		})
	}
	var batch []Kept
	for k := range l.keptOf(ctx, missing) {
		if batch = append(batch, k); len(batch) == few {
			batches <- batch
			batch = nil
		}
	}
	batches <- batch
	close(batches)
	wait.Wait()
	return recalled
}

// keptOf yields what the store keeps of those records. What cannot be had of it
// is read again.
func (l *Library) keptOf(ctx context.Context, ids map[data.DocumentID]bool) func(func(Kept) bool) {
	return func(yield func(Kept) bool) {
		if len(ids) < few {
			for id := range ids {
				if k, err := l.Reading(ctx, id); err == nil && !yield(k) {
					return
				}
			}
			return
		}
		for k, err := range l.Readings(ctx) {
			if err != nil || ids[k.ID] && !yield(k) {
				return
			}
		}
	}
}

// readSome reads the stale ones of ids into all and keeps what was read.
func (l *Library) readSome(ctx context.Context, reader *Reader, named func(data.DocumentID) string, ids []data.DocumentID, stale []int, all []*cached, progress func(done, total int)) error {
	next, got := make(chan int), make(chan *Kept)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(stale)) {
		wait.Go(func() {
			for i := range next {
				var k *Kept
				all[i], k = l.readOne(ctx, reader, ids[i], named(ids[i]))
				l.mu.Lock()
				l.known[ids[i]] = all[i]
				l.mu.Unlock()
				got <- k
			}
		})
	}
	go func() {
		defer close(got)
		defer wait.Wait()
		defer close(next)
		for _, i := range stale {
			if ctx.Err() != nil {
				return
			}
			next <- i
		}
	}()
	var batch []Kept
	keep := func() {
		// What is not kept is read again: a library that is only read keeps nothing.
		_ = l.Keep(context.WithoutCancel(ctx), batch)
		batch = nil
	}
	done := 0
	for k := range got {
		if done++; progress != nil {
			progress(done, len(stale))
		}
		if k == nil {
			continue
		}
		if batch = append(batch, *k); len(batch) == batchRecords {
			keep()
		}
	}
	if len(batch) > 0 {
		keep()
	}
	return ctx.Err()
}

// readOne reads a record that holds the aliases named. The text is let go: the
// library has it.
func (l *Library) readOne(ctx context.Context, reader *Reader, id data.DocumentID, named string) (c *cached, k *Kept) {
	c = &cached{own: reader.own(id), named: named}
	rec, err := l.Record(ctx, id)
	if err != nil {
		c.err = fmt.Errorf("document %s: %w", id, err)
		return c, nil
	}
	c.Reading, c.err = reader.Read(rec)
	k = reader.kept(rec, c)
	if k != nil && len(c.Part.Documents) == 1 && c.Part.Documents[0].Article() {
		c.Part.Documents = []*data.Document{shorthand.Short(c.Part.Documents[0])}
	}
	return c, k
}

// Whole gives a document of a snapshot with its text, blocks and sentences.
func (l *Library) Whole(ctx context.Context, d *data.Document) (*data.Document, error) {
	if !d.Short {
		return d, nil
	}
	raw := func() ([]byte, error) {
		rec, err := l.Record(ctx, d.ID)
		return rec.Bytes, err
	}
	k, err := l.Reading(ctx, d.ID)
	if err == nil {
		page, err := unpack(k.Page)
		if whole, ok, _ := shorthand.Whole(d, page, raw); err == nil && ok {
			return whole, nil
		}
	} else if !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	rec, err := l.Record(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	reading, err := NewReader(l.Acts()).Read(rec)
	if err != nil || len(reading.Part.Documents) != 1 {
		return nil, errors.Join(ErrNotFound, err)
	}
	return reading.Part.Documents[0], nil
}

package library

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/sheet"
)

// Progress says how far an import is.
type Progress struct {
	Done, Total int           // files; an archive's entries count one each
	Rate        float64       // files a second
	Left        time.Duration // at that rate
}

// ImportOptions are what an import may want besides its paths. The zero value is
// fine.
type ImportOptions struct {
	// Progress is told now and then, and at the end; never twice at once.
	Progress func(Progress)
	// Arrived is given the records of each batch once they are durable.
	Arrived func([]Record)
	// Corpus is what tables with an id column update; it is asked for once, and
	// only for such a table. Without it, the library's own snapshot is made.
	Corpus func() *data.Corpus
	// Mapping says which column is which of a table, false for what nobody has said.
	// Without it, tables must have our own columns. It may be called several times at
	// once.
	Mapping func(name string, s *sheet.Sheet) (sheet.Mapping, bool, error)
}

// Report is how an import went.
type Report struct {
	Files   int // found
	Added   int // documents that are new
	Known   int // files whose bytes the library had already
	Updated int // fields that tables changed by id
	// Failed has one line a file, or a row, that could not be used.
	Failed []error
	// Err is why it ended before all was done: cancelled, or the library could not
	// be written. What was added before stays.
	Err  error
	Took time.Duration
}

// batches are written when they hold that many documents or bytes, or after a
// second, so that what arrives shows soon and costs one sync of the disk.
const (
	batchRecords = 512
	batchBytes   = 8 << 20
	batchTime    = time.Second
)

// arrival is what became of one file.
type arrival struct {
	records []Record
	acts    []Act
	known   int
	errs    []error
}

// Import brings in files, folders, ZIP archives, feeds and tables. A file that
// cannot be read stops none of the others. When ctx ends, or the library cannot
// be written any more, the batches that are written stay, and Err tells.
func (l *Library) Import(ctx context.Context, paths []string, o ImportOptions) Report {
	start := time.Now()
	files, errs := list(paths)
	im := &importing{l: l, o: o, start: start, report: Report{Files: len(files), Failed: errs}}
	im.run(ctx, files)
	im.tell(true)
	im.report.Took = time.Since(start)
	return im.report
}

type importing struct {
	l      *Library
	o      ImportOptions
	start  time.Time
	told   time.Time
	report Report
	done   int

	have   map[data.DocumentID]bool // read only while workers run
	reader *Reader
	corpus func() *data.Corpus

	batch []Record
	bytes int
	acts  []Act
	since time.Time

	writing chan written // how the batch went that is being written; nil for none
}

func (im *importing) run(ctx context.Context, files []found) {
	ids, err := im.l.IDs(ctx)
	if err != nil {
		im.report.Err = err
		return
	}
	im.have = make(map[data.DocumentID]bool, len(ids))
	for _, id := range ids {
		im.have[id] = true
	}
	im.reader = NewReader(im.l.Acts())
	im.corpus = sync.OnceValue(func() *data.Corpus {
		if im.o.Corpus != nil {
			return im.o.Corpus()
		}
		s, _ := im.l.Snapshot(ctx, nil, nil) // what cannot be read was told when it was imported
		if s == nil {
			return nil // cancelled
		}
		return s.Corpus
	})
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	for a := range im.read(ctx, files) {
		if im.report.Err != nil {
			continue // let the workers run out
		}
		if err := im.take(context.WithoutCancel(ctx), a); err != nil { // a batch is whole or not there
			im.report.Err = err
			stop(err)
		}
	}
	if im.report.Err == nil {
		im.report.Err = im.flush(context.WithoutCancel(ctx))
	}
	if err := im.settle(); im.report.Err == nil {
		im.report.Err = err
	}
	if im.report.Err == nil && im.done < len(files) {
		im.report.Err = context.Cause(ctx)
	}
}

// read reads the files on all processors and gives what became of them in their
// order. It ends early when ctx does.
func (im *importing) read(ctx context.Context, files []found) <-chan arrival {
	workers := runtime.GOMAXPROCS(0)
	type job struct {
		file found
		out  chan arrival
	}
	jobs, order := make(chan job), make(chan chan arrival, 4*workers)
	for range workers {
		go func() {
			for j := range jobs {
				j.out <- im.one(j.file)
			}
		}()
	}
	out := make(chan arrival)
	go func() {
		defer close(jobs)
		defer close(order)
		for i, f := range files {
			if ctx.Err() != nil {
				for _, f := range files[i:] {
					if f.done != nil {
						f.done()
					}
				}
				return
			}
			j := job{f, make(chan arrival, 1)}
			order <- j.out
			jobs <- j
		}
	}()
	go func() {
		defer close(out)
		for one := range order {
			out <- <-one
		}
	}()
	return out
}

// one reads one file. Whatever breaks on it is that file's error.
func (im *importing) one(f found) (a arrival) {
	defer func() {
		if p := recover(); p != nil {
			a = arrival{errs: []error{fmt.Errorf("%s: the program broke on it (%v); please report this with the file", f.path, p)}}
		}
		if f.done != nil {
			f.done()
		}
	}()
	raw, meta, err := f.read()
	if err != nil {
		return arrival{errs: []error{err}}
	}
	now := im.l.Now()
	if sheet.Named(f.path) {
		return im.table(f.path, raw, now)
	}
	switch strings.ToLower(filepath.Ext(f.path)) {
	case ".json":
		tab, err := timelineTable(f.path, raw)
		if err != nil {
			return arrival{errs: []error{err}}
		}
		return im.table(f.path+"/events.csv", tab, now)
	case ".rss", ".atom", ".xml":
		records, err := feed(f.path, raw, now)
		if err != nil {
			return arrival{errs: []error{err}}
		}
		for _, r := range records {
			im.article(&a, r)
		}
		return a
	}
	im.article(&a, NewRecord(f.path, raw, meta, now))
	return a
}

func (im *importing) article(a *arrival, r Record) {
	if im.have[r.ID] && r.Meta == (article.Meta{}) {
		a.known++
		return
	}
	c := &cached{own: im.reader.own(r.ID)}
	if c.Reading, c.err = im.reader.Read(r); c.err != nil {
		a.errs = append(a.errs, c.err)
		return
	}
	var doc *data.Document
	if len(c.Part.Documents) == 1 {
		doc = c.Part.Documents[0]
	} else if doc, c.err = Document(r); c.err != nil { // a person took it out; it is found again all the same
		a.errs = append(a.errs, c.err)
		return
	}
	r.Title, r.Text = doc.Title, doc.Text
	c.named = im.reader.namedIn(r)
	r.Kept = im.reader.kept(r, c)
	if s := im.l.File(); s != nil {
		s.prepare(&r)
	}
	a.records = append(a.records, r)
}

// table holds a table against what is known and takes the rest of it in, without
// the rows that cannot be used.
func (im *importing) table(name string, raw []byte, now time.Time) (a arrival) {
	s, m, err := im.columns(name, raw)
	if err != nil {
		return arrival{errs: []error{err}}
	}
	var c *data.Corpus
	if m.From["id"].Column != "" {
		c = im.corpus()
	}
	p := PlanTable(c, name, s, m)
	a.acts, a.errs = p.Acts(), p.Errors()
	if p.New == 0 {
		return a
	}
	r := NewRecord(tablePath(name), p.Bytes(raw), article.Meta{}, now)
	if im.have[r.ID] {
		a.known++
		return a
	}
	r.Title, r.Text = filepath.Base(name), p.text
	a.records = append(a.records, r)
	return a
}

// columns reads a table and says which of its columns is which of ours.
func (im *importing) columns(name string, raw []byte) (s *sheet.Sheet, m sheet.Mapping, err error) {
	if s, err = sheet.Read(name, raw); err != nil {
		return s, m, err
	}
	ok := false
	if im.o.Mapping != nil {
		m, ok, err = im.o.Mapping(name, s)
	}
	if err == nil && !ok {
		if m, ok = sheet.Own(s.Header); !ok {
			err = Unmapped(name, s)
		}
	}
	return s, m, err
}

// take puts what arrived into the batch and writes it when it is full.
func (im *importing) take(ctx context.Context, a arrival) error {
	if len(im.batch)+len(im.acts) == 0 {
		im.since = time.Now()
	}
	im.done++
	im.report.Known += a.known
	im.report.Failed = append(im.report.Failed, a.errs...)
	im.batch = append(im.batch, a.records...)
	im.acts = append(im.acts, a.acts...)
	for _, r := range a.records {
		im.bytes += len(r.Bytes) + len(r.Text)
	}
	im.tell(false)
	if len(im.batch) >= batchRecords || im.bytes >= batchBytes || time.Since(im.since) >= batchTime {
		return im.flush(ctx)
	}
	return nil
}

// written is how the writing of a batch went.
type written struct {
	records []Record
	added   []data.DocumentID
	updated int
	err     error
}

// flush has the batch written while the next one is being read. Only one is
// written at a time, so that no more than two are held.
func (im *importing) flush(ctx context.Context) error {
	if err := im.settle(); err != nil || len(im.batch)+len(im.acts) == 0 {
		return err
	}
	acts, records, done := im.acts, im.batch, make(chan written, 1)
	im.batch, im.acts, im.bytes, im.writing = nil, nil, 0, done
	go func() { done <- im.write(ctx, acts, records) }()
	return nil
}

func (im *importing) write(ctx context.Context, acts []Act, records []Record) (w written) {
	w.records = records
	if len(acts) > 0 {
		if w.err = im.l.Do(ctx, acts...); w.err != nil {
			return w
		}
		w.updated = len(acts)
	}
	if len(records) > 0 {
		w.added, w.err = im.l.Put(ctx, records)
	}
	return w
}

// settle waits for the batch that is being written; then, and not before, it is
// counted as added.
func (im *importing) settle() error {
	if im.writing == nil {
		return nil
	}
	w := <-im.writing
	im.writing = nil
	im.report.Updated += w.updated
	if w.err != nil {
		return w.err
	}
	if len(w.records) > 0 {
		im.l.forget(w.records)
		im.report.Added += len(w.added)
		im.report.Known += len(w.records) - len(w.added)
		if im.o.Arrived != nil && len(w.added) > 0 {
			im.o.Arrived(only(w.records, w.added))
		}
	}
	return nil
}

func only(batch []Record, added []data.DocumentID) []Record {
	out := make([]Record, 0, len(added))
	for _, r := range batch {
		if len(out) < len(added) && r.ID == added[len(out)] {
			out = append(out, r)
		}
	}
	return out
}

// tell reports progress, ten times a second at most.
func (im *importing) tell(last bool) {
	if im.o.Progress == nil || !last && time.Since(im.told) < 100*time.Millisecond {
		return
	}
	im.told = time.Now()
	p := Progress{Done: im.done, Total: im.report.Files}
	if s := time.Since(im.start).Seconds(); s > 0 {
		p.Rate = float64(im.done) / s
	}
	if p.Rate > 0 {
		p.Left = time.Duration(float64(p.Total-p.Done) / p.Rate * float64(time.Second))
	}
	im.o.Progress(p)
}

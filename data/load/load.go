// Package load reads many files at once into one corpus: the bundled digests and
// tables, and a person's own articles and tables. It knows where files are and
// which reader they need; what they say is for the readers to find out. Errors
// are one line each, name the file (and the row) and say what to do; the other
// files load.
package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/merge"
	"yunshi/data/registry"
	"yunshi/data/sheet"
	"yunshi/data/table"
	"yunshi/seeds"
)

// Progress is told after each file how many of how many are done. It may be nil
// and is never called twice at once.
type Progress func(done, total int)

// Bundled reads the bundled corpus. When ctx ends, what was read so far comes
// with ctx's error.
func Bundled(ctx context.Context, progress Progress) (*data.Corpus, []error) {
	parts, errs := BundledParts(ctx, progress)
	return merge.Corpus(registry.Bundled(), parts...), errs
}

// Files reads a person's files and folders and merges them with base, which is
// BundledParts, what FileParts gave before, or nothing. A CSV file is a table of
// events or figures, as its header tells; everything else is an article.
func Files(ctx context.Context, base []merge.Part, paths []string, progress Progress) (*data.Corpus, []error) {
	parts, errs := FileParts(ctx, paths, progress)
	return merge.Corpus(registry.Bundled(), append(base[:len(base):len(base)], parts...)...), errs
}

// BundledParts reads the bundled files, one part each.
func BundledParts(ctx context.Context, progress Progress) ([]merge.Part, []error) {
	names := []string{"events.csv", "figures.csv"}
	articles, err := fs.Glob(seeds.Files, "articles/*.md")
	if err != nil {
		return nil, []error{err}
	}
	return each(ctx, append(names, articles...), progress, func(name string) (merge.Part, []error) {
		raw, err := seeds.Files.ReadFile(name)
		if err != nil {
			return merge.Part{}, []error{err}
		}
		if path.Ext(name) == ".csv" {
			return readTable(name, raw)
		}
		return readArticle(name, func() (*data.Document, error) { return article.Read(name, raw, article.Meta{}) })
	})
}

// FileParts reads files and folders, one part a file. Folders are walked for
// articles and for CSV files.
func FileParts(ctx context.Context, paths []string, progress Progress) ([]merge.Part, []error) {
	files, errs := find(paths)
	parts, more := each(ctx, files, progress, func(name string) (merge.Part, []error) {
		if !sheet.Named(name) {
			return readArticle(name, func() (*data.Document, error) { return article.Load(name) })
		}
		raw, err := ReadFile(name)
		if err != nil {
			return merge.Part{}, []error{err}
		}
		return Table(name, raw)
	})
	return parts, append(errs, more...)
}

// ReadFile reads a table; it may be as large as an article.
func ReadFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be found; check the path", name)
	case info.Size() > article.MaxBytes:
		return nil, fmt.Errorf("%s: larger than %d MB; split the table", name, article.MaxBytes>>20)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, fmt.Errorf("%s: cannot be read (%w); check its permissions", name, err)
	}
	return raw, nil
}

// find lists the files of the paths, each once.
func find(paths []string) (files []string, errs []error) {
	seen := map[string]bool{}
	add := func(p string) {
		if p = filepath.Clean(p); !seen[p] {
			seen[p] = true
			files = append(files, p)
		}
	}
	for p, err := range article.Walk(paths) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		add(p)
	}
	for _, root := range paths {
		if info, err := os.Stat(root); err != nil || !info.IsDir() {
			continue
		}
		// What cannot be walked was told by article.Walk already.
		_ = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case d.IsDir() && p != root && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case !d.IsDir() && sheet.Named(p) && !strings.HasPrefix(d.Name(), "."):
				add(p)
			}
			return nil
		})
	}
	return files, errs
}

func readArticle(name string, open func() (*data.Document, error)) (merge.Part, []error) {
	res, err := Article(name, open)
	if err != nil {
		return merge.Part{}, []error{err}
	}
	return merge.Part{Documents: []*data.Document{res.Document}, Companies: res.Learned, Events: res.Events, Figures: res.Figures}, nil
}

// Article reads the document that open gives; name is the file's, for errors.
func Article(name string, open func() (*data.Document, error)) (res *extract.Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			res, err = nil, broke(name, r)
		}
	}()
	doc, err := open()
	if err != nil {
		return nil, err
	}
	return extract.Bundled().Read(doc), nil
}

// guarded reads a file. One that breaks a reader (there are libraries for PDF and HTML among
// them) must not take the others, or the window, with it: that is an error too.
func guarded(name string, read func(string) (merge.Part, []error)) (part merge.Part, errs []error) {
	defer func() {
		if r := recover(); r != nil {
			part, errs = merge.Part{}, []error{broke(name, r)}
		}
	}()
	return read(name)
}

// broke is the error of a file that breaks a reader.
func broke(name string, panicked any) error {
	return fmt.Errorf("%s: the program broke on it (%v); please report this with the file", name, panicked)
}

// Table reads a table that has our own columns, in whatever encoding and with
// whatever separator.
func Table(name string, raw []byte) (merge.Part, []error) {
	s, err := sheet.Read(name, raw)
	if err != nil {
		return merge.Part{}, []error{err}
	}
	m, own := sheet.Own(s.Header)
	if !own {
		return readTable(name, raw) // which tells what is wanted
	}
	reg := registry.Bundled()
	t := s.As(m, func(name string) bool { _, ok := reg.Resolve(name); return ok })
	if s.Plain && !t.Changed {
		return readTable(name, raw)
	}
	var good []sheet.Line
	var errs []error
	for _, l := range t.Lines {
		if l.Faults = append(l.Faults, t.Lacks(l)...); len(l.Faults) == 0 {
			good = append(good, l)
		}
		for _, f := range l.Faults {
			errs = append(errs, fmt.Errorf("%s %w", name, f))
		}
	}
	part, more := readTable(name, t.CSV(good))
	return part, append(errs, more...)
}

func readTable(name string, raw []byte) (merge.Part, []error) {
	tab, errs := table.Read(name, bytes.NewReader(raw), registry.Bundled())
	if tab == nil {
		return merge.Part{}, errs
	}
	return merge.Part{Documents: tab.Documents, Companies: tab.Companies, Events: tab.Events, Figures: tab.Figures}, errs
}

// each reads the files, as many at a time as there are processors, and returns
// parts and errors in the order of the names.
func each(ctx context.Context, names []string, progress Progress, read func(string) (merge.Part, []error)) ([]merge.Part, []error) {
	type result struct {
		part merge.Part
		errs []error
	}
	results := make([]result, len(names))
	next := make(chan int)
	var (
		wait sync.WaitGroup
		lock sync.Mutex
		done int
	)
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		wait.Go(func() {
			for i := range next {
				results[i].part, results[i].errs = guarded(names[i], read)
				lock.Lock()
				done++
				if progress != nil {
					progress(done, len(names))
				}
				lock.Unlock()
			}
		})
	}
	var stopped error
	for i := range names {
		if stopped = ctx.Err(); stopped != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	var parts []merge.Part
	var errs []error
	for _, r := range results {
		if len(r.part.Documents) > 0 {
			parts = append(parts, r.part)
		}
		errs = append(errs, r.errs...)
	}
	if stopped != nil {
		errs = append(errs, stopped)
	}
	return parts, errs
}

package library

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"yunshi/data/article"
)

// endings are the files that a folder or an archive is searched for.
var endings = map[string]bool{
	".txt": true, ".text": true, ".md": true, ".markdown": true, ".html": true, ".htm": true, ".xhtml": true, ".docx": true, ".eml": true,
	".pdf": true, ".csv": true, ".tsv": true, ".rss": true, ".atom": true, ".zip": true,
}

// Reads reports whether a file of that name is taken out of a folder.
func Reads(name string) bool { return endings[strings.ToLower(filepath.Ext(name))] }

const metaEnding = ".meta.json"

// found is one file to import.
type found struct {
	path string
	read func() ([]byte, article.Meta, error)
	done func() // called once, whether it was read or not; may be nil
}

// lister walks files, folders and archives.
type lister struct {
	files []found
	errs  []error
	dirs  map[string]bool // real paths of the folders walked
}

// list finds what the paths hold, in order. What cannot be taken is told in one
// line each, and the rest goes on.
func list(paths []string) ([]found, []error) {
	l := lister{dirs: map[string]bool{}}
	for _, p := range paths {
		l.file(p, nil, true)
	}
	return l.files, l.errs
}

func (l *lister) fail(name, why string, args ...any) {
	l.errs = append(l.errs, fmt.Errorf("%s: "+why, append([]any{name}, args...)...))
}

// file takes one path; above are the folders that it lies in. A file that was
// named is taken whatever its ending.
func (l *lister) file(p string, above []string, named bool) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		l.fail(p, "cannot be found; check the path or the link")
	case info.IsDir():
		l.folder(p, above)
	case !named && !Reads(p):
	case !info.Mode().IsRegular():
		l.fail(p, "is no file; name a file or a folder")
	case strings.EqualFold(filepath.Ext(p), ".zip"):
		l.archive(p, info.Size())
	case info.Size() > article.MaxBytes:
		l.fail(p, "larger than %d MB; split it or take the article out of it", article.MaxBytes>>20)
	default:
		l.files = append(l.files, found{path: p, read: func() ([]byte, article.Meta, error) { return readFile(p) }})
	}
}

func (l *lister) folder(dir string, above []string) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		l.fail(dir, "cannot be read; check its permissions")
		return
	}
	switch {
	case slices.Contains(above, real):
		l.fail(dir, "a link that leads back to a folder above it; it was passed over")
		return
	case l.dirs[real]:
		return // walked under another name
	}
	l.dirs[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		l.fail(dir, "cannot be read; check its permissions")
	}
	for _, e := range entries {
		if name := e.Name(); !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, metaEnding) {
			l.file(filepath.Join(dir, name), append(slices.Clip(above), real), false)
		}
	}
}

func readFile(p string) ([]byte, article.Meta, error) {
	raw, err := readSome(p, func() (io.ReadCloser, error) { return os.Open(p) })
	if err != nil {
		return nil, article.Meta{}, err
	}
	name := strings.TrimSuffix(p, filepath.Ext(p)) + metaEnding
	meta, err := readMeta(name, func() (io.ReadCloser, error) { return os.Open(name) })
	return raw, meta, err
}

// usual is a length in bytes that few articles exceed.
const usual = 8 << 10

// readSome reads at most MaxBytes, whatever the size that was told.
func readSome(name string, open func() (io.ReadCloser, error)) ([]byte, error) {
	f, err := open()
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be opened; check its permissions", name)
	}
	defer f.Close()
	room := bytes.NewBuffer(make([]byte, 0, usual))
	_, err = room.ReadFrom(io.LimitReader(f, article.MaxBytes+1))
	raw := room.Bytes()
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read (%v)", name, err)
	case len(raw) > article.MaxBytes:
		return nil, fmt.Errorf("%s: larger than %d MB; split it or take the article out of it", name, article.MaxBytes>>20)
	}
	return raw, nil
}

func readMeta(name string, open func() (io.ReadCloser, error)) (m article.Meta, err error) {
	f, err := open()
	if err != nil {
		return m, nil // most have none
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		return m, fmt.Errorf("%s: not valid JSON; mend or remove it", name)
	}
	return m, nil
}

// What an archive may hold. Text packs some 3 to 20 times; a bomb packs hundreds.
const (
	mostEntries  = 500_000
	mostUnpacked = 8 << 30 // bytes
	mostPacking  = 200     // times, of anything larger than harmless
	harmless     = 1 << 20
)

// archive is an open ZIP file. It closes when all its entries are done.
type archive struct {
	path  string
	open  sync.Once
	zip   *zip.ReadCloser
	err   error
	metas map[string]int
	left  atomic.Int64
}

func (a *archive) files() ([]*zip.File, error) {
	a.open.Do(func() { a.zip, a.err = zip.OpenReader(a.path) })
	if a.err != nil {
		return nil, fmt.Errorf("%s: not a ZIP archive, or a damaged one", a.path)
	}
	return a.zip.File, nil
}

func (a *archive) done() {
	if a.left.Add(-1) == 0 && a.zip != nil {
		_ = a.zip.Close()
	}
}

// archive lists a ZIP file's entries. Nothing is ever written to a path that an
// archive names; a name that leads out of it is refused all the same, since it
// would be shown as where the article comes from.
func (l *lister) archive(p string, size int64) {
	z, err := zip.OpenReader(p)
	if err != nil {
		l.fail(p, "not a ZIP archive, or a damaged one")
		return
	}
	defer z.Close()
	var unpacked uint64
	for _, f := range z.File {
		unpacked += min(f.UncompressedSize64, mostUnpacked)
	}
	switch {
	case len(z.File) > mostEntries:
		l.fail(p, "%d entries, more than %d; split the archive", len(z.File), mostEntries)
		return
	case unpacked > mostUnpacked || unpacked > mostPacking*uint64(size) && unpacked > harmless:
		l.fail(p, "unpacks to %d MB, which no archive of articles does; unpack it yourself if you trust it", unpacked>>20)
		return
	}
	a := &archive{path: p, metas: map[string]int{}}
	var files []found
	for i, f := range z.File {
		name := f.Name
		switch base := path.Base(name); {
		case strings.HasSuffix(name, "/"), strings.HasPrefix(base, "."), strings.HasPrefix(name, "__MACOSX/"):
		case strings.HasSuffix(name, metaEnding):
			a.metas[name] = i
		case !endings[strings.ToLower(path.Ext(name))]:
		case l.refuses(p, f):
		default:
			files = append(files, found{path: p + "/" + name, read: func() ([]byte, article.Meta, error) { return a.read(i) }, done: a.done})
		}
	}
	a.left.Store(int64(len(files)))
	l.files = append(l.files, files...)
}

// refuses tells why an entry cannot be taken.
func (l *lister) refuses(p string, f *zip.File) bool {
	name := p + "/" + f.Name
	switch {
	case !fs.ValidPath(f.Name) || strings.Contains(f.Name, `\`) || strings.Contains(f.Name, ":"):
		l.errs = append(l.errs, fmt.Errorf("%s: the archive's entry %q leads out of it; it was passed over", p, f.Name))
	case !f.Mode().IsRegular():
		l.fail(name, "a link within an archive; it was passed over")
	case strings.EqualFold(path.Ext(f.Name), ".zip"):
		l.fail(name, "an archive within an archive; unpack it first")
	case f.UncompressedSize64 > article.MaxBytes:
		l.fail(name, "larger than %d MB; split it or take the article out of it", article.MaxBytes>>20)
	case f.UncompressedSize64 > harmless && f.UncompressedSize64 > mostPacking*f.CompressedSize64:
		l.fail(name, "unpacks to %d times its size, which no article does; it was passed over", f.UncompressedSize64/max(f.CompressedSize64, 1))
	default:
		return false
	}
	return true
}

func (a *archive) read(i int) ([]byte, article.Meta, error) {
	files, err := a.files()
	if err != nil {
		return nil, article.Meta{}, err
	}
	if i >= len(files) {
		return nil, article.Meta{}, fmt.Errorf("%s: the archive has changed; import it again", a.path)
	}
	f := files[i]
	name := a.path + "/" + f.Name
	raw, err := readSome(name, f.Open)
	if err != nil {
		return nil, article.Meta{}, err
	}
	beside := strings.TrimSuffix(f.Name, path.Ext(f.Name)) + metaEnding
	j, ok := a.metas[beside]
	if !ok || j >= len(files) {
		return raw, article.Meta{}, nil
	}
	meta, err := readMeta(a.path+"/"+beside, files[j].Open)
	return raw, meta, err
}

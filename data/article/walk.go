package article

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// endings are the files that a folder is searched for.
var endings = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".eml", ".pdf"}

// Walk yields the files to read, in the order of paths and, within a folder, in
// the order of names: files as they are given, "-" as it is, and of folders
// every file of a known ending, however deep. Hidden files and NAME.meta.json are
// passed over, and so is a link that leads back to a folder above it. An error
// comes with the path that caused it; the walk goes on.
func Walk(paths []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, p := range paths {
			if p == "-" {
				if !yield(p, nil) {
					return
				}
				continue
			}
			info, err := os.Stat(p)
			switch {
			case err != nil:
				if !yield(p, fmt.Errorf("%s: cannot be found (%w); check the path", p, cause(err))) {
					return
				}
			case info.IsDir():
				if !walkFolder(p, nil, yield) {
					return
				}
			default:
				if !yield(p, nil) {
					return
				}
			}
		}
	}
}

func walkFolder(dir string, above []string, yield func(string, error) bool) bool {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil && slices.Contains(above, real) {
		return true
	}
	entries, err2 := os.ReadDir(dir)
	if err != nil || err2 != nil {
		return yield(dir, fmt.Errorf("%s: folder cannot be read; check its permissions", dir))
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			if !yield(path, fmt.Errorf("%s: cannot be found (%w); check the link", path, cause(err))) {
				return false
			}
		case info.IsDir():
			if !walkFolder(path, append(slices.Clip(above), real), yield) {
				return false
			}
		case slices.Contains(endings, strings.ToLower(filepath.Ext(path))):
			if !yield(path, nil) {
				return false
			}
		}
	}
	return true
}

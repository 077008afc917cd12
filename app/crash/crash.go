// Package crash keeps what the program says when it breaks, so that the next
// start can show it. It holds the stack and the version, and no text of any
// article.
package crash

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// name is where a running program would break to; broken is where the last break
// is kept, beside it.
const (
	name   = "running.txt"
	broken = "crash-%s.txt"
)

// Folder is where the reports stand.
func Folder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "yunshi"), nil
}

// Watch has a break of the program, in whatever goroutine, written into the
// folder, and returns the report of a run that broke before, or "". The version
// stands at the report's head. Done is called at the program's proper end.
func Watch(folder, version string, now time.Time) (report string, done func(), err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", nil, err
	}
	report, err = last(folder)
	if err != nil {
		return "", nil, err
	}
	// Each run has a file of its own: two windows may be open.
	path := filepath.Join(folder, fmt.Sprintf("%d-%s", os.Getpid(), name))
	f, err := os.Create(path) // #nosec G304
	if err != nil {
		return report, nil, err
	}
	defer f.Close() // the runtime keeps a duplicate
	if _, err := fmt.Fprintf(f, "Yunshi %s, started %s\n\n", version, now.UTC().Format(time.RFC3339)); err != nil {
		return report, nil, err
	}
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return report, nil, err
	}
	return report, func() {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = os.Remove(path)
	}, nil
}

// last looks for runs that broke: their reports get a name of their own, the
// newest is returned. A run that was killed has a head and nothing more; a run
// that goes on may have the same, and is left alone for a day.
func last(folder string) (report string, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*-"+name))
	if err != nil {
		return "", err
	}
	for _, f := range files {
		raw, err := os.ReadFile(f) // #nosec G304
		if err != nil {
			continue
		}
		info, err := os.Stat(f)
		switch _, stack, _ := bytes.Cut(raw, []byte("\n\n")); {
		case err != nil:
		case len(bytes.TrimSpace(stack)) > 0:
			to := filepath.Join(folder, fmt.Sprintf(broken, info.ModTime().UTC().Format("20060102-150405")))
			if os.Rename(f, to) == nil {
				report = to
			}
		case time.Since(info.ModTime()) > 24*time.Hour:
			_ = os.Remove(f)
		}
	}
	return report, nil
}

// Package single keeps one window to a library: a second start hands its files to
// the first and ends. They meet in a folder, so that no socket is opened.
package single

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"yunshi/data"
)

const (
	owner    = "window" // holds the number of the first window's process
	request  = ".open"  // the ending of what a second start leaves
	patience = 2 * time.Second
)

// Folder is where the windows of the library at path meet.
func Folder(path string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "yunshi", "window-"+data.HashID(path)), nil
}

// Hand gives the paths to the window that listens in the folder, and reports
// whether it took them. Without paths the window is only called to the front.
func Hand(folder string, paths []string) bool {
	if !alive(folder) {
		return false
	}
	for i, p := range paths {
		if whole, err := filepath.Abs(p); err == nil {
			paths[i] = whole
		}
	}
	raw, err := json.Marshal(paths)
	if err != nil {
		return false
	}
	part := filepath.Join(folder, strconv.Itoa(os.Getpid())+".part")
	name := strings.TrimSuffix(part, ".part") + request
	if os.WriteFile(part, raw, 0o600) != nil || os.Rename(part, name) != nil {
		return false
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
			return true
		}
	}
	// Whoever removes the request has it: the window may have taken it just now.
	return os.Remove(name) != nil
}

// alive reports whether the process that listens in the folder is still there.
func alive(folder string) bool {
	raw, err := os.ReadFile(filepath.Join(folder, owner)) // #nosec G304
	if err != nil {
		return false
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(raw)))
	if err != nil || pid == os.Getpid() {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	// On Windows a process that is gone is not found in the first place.
	return runtime.GOOS == "windows" || p.Signal(syscall.Signal(0)) == nil
}

// Listen calls on, from a goroutine of its own, with what second starts hand
// over, until stop is called. Another window's place is left to it.
func Listen(folder string, on func(paths []string)) (stop func(), err error) {
	if alive(folder) {
		return func() {}, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := watcher.Add(folder); err != nil {
		return nil, errors.Join(err, watcher.Close())
	}
	if err := os.WriteFile(filepath.Join(folder, owner), []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
		return nil, errors.Join(err, watcher.Close())
	}
	go func() {
		for e := range watcher.Events {
			if e.Has(fsnotify.Create) && strings.HasSuffix(e.Name, request) {
				take(e.Name, on)
			}
		}
	}()
	return func() {
		_ = watcher.Close()
		_ = os.RemoveAll(folder)
	}, nil
}

// take reads a request and removes it, which tells who left it that it was taken.
func take(name string, on func(paths []string)) {
	raw, err := os.ReadFile(name) // #nosec G304
	var paths []string
	if err != nil || json.Unmarshal(raw, &paths) != nil || os.Remove(name) != nil {
		return
	}
	on(paths)
}

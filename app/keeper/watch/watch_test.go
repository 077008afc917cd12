package watch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestFilesAreFoundOnceTheyAreWhole(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.WriteString(text)
		_ = f.Close()
	}
	write("old.txt", "it was there before")
	found := make(chan []string, 10)
	stop, err := Folder(dir, func(p string) bool { return strings.HasSuffix(p, ".txt") }, func(paths []string) { found <- paths })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	start := time.Now()
	write("new.txt", "it begins")
	write("half.part", "no article")
	write(".hidden.txt", "no article")
	time.Sleep(time.Second)
	write("new.txt", " and goes on")
	grown := time.Now()
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("sub/below.txt", "in a folder that is new")
	var got []string
	late := time.After(20 * time.Second)
	for len(got) < 2 {
		select {
		case paths := <-found:
			if slices.Contains(paths, filepath.Join(dir, "new.txt")) && time.Since(grown) < settled-often {
				t.Errorf("found after %s, while it was growing", time.Since(start))
			}
			got = append(got, paths...)
		case <-late:
			t.Fatalf("found %v", got)
		}
	}
	slices.Sort(got)
	if want := []string{filepath.Join(dir, "new.txt"), filepath.Join(dir, "sub", "below.txt")}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	select {
	case more := <-found:
		t.Errorf("found again %v", more)
	case <-time.After(2 * often):
	}
}

func TestWhatIsNoFolderIsRefused(t *testing.T) {
	for _, path := range []string{filepath.Join(t.TempDir(), "gone"), os.Args[0]} {
		if stop, err := Folder(path, nil, nil); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", path, err)
			stop()
		}
	}
}

package single

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

func TestASecondStartHandsItsFilesOver(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "meet")
	if Hand(folder, []string{"a.txt"}) {
		t.Fatal("nobody was there, but the files were taken")
	}
	got := make(chan []string, 1)
	stop, err := Listen(folder, func(paths []string) { got <- paths })
	if err != nil {
		t.Fatal(err)
	}
	// The test is both starts: the window's process must seem another one.
	if err := os.WriteFile(filepath.Join(folder, owner), []byte(strconv.Itoa(os.Getppid())), 0o600); err != nil {
		t.Fatal(err)
	}
	if !Hand(folder, []string{"a.txt"}) {
		t.Fatal("the files were not taken")
	}
	select {
	case paths := <-got:
		if want, _ := filepath.Abs("a.txt"); len(paths) != 1 || paths[0] != want {
			t.Errorf("handed over was %q", paths)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("nothing arrived")
	}
	stop()
	if Hand(folder, nil) {
		t.Error("after the window closed it still took files")
	}
}

func TestAWindowThatCrashedIsNotWaitedFor(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, owner), []byte("999999999"), 0o600); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	if Hand(folder, nil) || time.Since(begin) > time.Second {
		t.Error("a dead window was waited for")
	}
}

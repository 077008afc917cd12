// Package uitest lets a test be the UI thread. A test package that imports it
// has its own goroutine run, in line, what the program gives to ui.Do, as the
// real driver does; Fyne's test driver would run it at once in whatever
// goroutine asked.
package uitest

import (
	"testing"
	"time"

	"yunshi/app/ui"
)

// line is longer than any test lets it grow.
var line = make(chan func(), 4096)

func init() { ui.Do = func(f func()) { line <- f } }

// patience is how long a test waits for work off the UI thread, amply.
const patience = 10 * time.Second

// Wait runs what comes in line until done reports true, and fails the test when
// it does not in time. It is called by the goroutine of the test.
func Wait(t *testing.T, what string, done func() bool) {
	t.Helper()
	late := time.After(patience)
	for !done() {
		select {
		case f := <-line:
			f()
		case <-late:
			t.Fatalf("%s: not within %s", what, patience)
		}
	}
}

// Next runs the next function in line.
func Next(t *testing.T) {
	t.Helper()
	select {
	case f := <-line:
		f()
	case <-time.After(patience):
		t.Fatalf("nothing came in line within %s", patience)
	}
}

package ui

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

var stopped atomic.Bool

// Stop ends the UI thread's line: once the window is gone, what still comes in is
// dropped. Fyne would run it at once, against a window that is not there.
func Stop() { stopped.Store(true) }

// Do puts a function in line on the UI thread. It is fyne.Do in the program;
// package uitest keeps the line itself, because Fyne's test driver runs at once,
// beside the test, what it is given.
var Do = func(f func()) {
	if stopped.Load() {
		return
	}
	fyne.Do(func() {
		if !stopped.Load() {
			f()
		}
	})
}

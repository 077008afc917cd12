//go:build !linux

package timeline_test

import "time"

var epoch = time.Now()

// threadSeconds is the time of the wall clock where a thread's own is not at hand.
func threadSeconds() float64 { return time.Since(epoch).Seconds() }

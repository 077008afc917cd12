package app

import (
	"runtime/debug"
	measures "runtime/metrics"
)

// headroom is how many bytes the heap may grow over what is in use before it is
// swept. By itself it would double, which a library of 100,000 articles makes
// hundreds of megabytes.
const headroom = 192 << 20

// sweep gives memory that is not in use back to the system, and has it kept near
// what is in use from now on. It takes the processor for a moment; it must not be
// called on the UI thread.
func sweep() {
	debug.FreeOSMemory()
	live := []measures.Sample{{Name: "/gc/heap/live:bytes"}}
	measures.Read(live)
	debug.SetGCPercent(growth(live[0].Value.Uint64()))
}

// growth is the headroom in percent of what is in use: 100, Go's own, for a small
// heap, and never so little that sweeping is all that is done.
func growth(live uint64) int { return int(min(100, max(20, headroom*100/max(live, 1)))) }

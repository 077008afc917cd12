package app

import (
	"runtime"
	"runtime/debug"
	measures "runtime/metrics"
)

// headroom is how many bytes the heap may grow over what is in use before it is
// swept. By itself it would double, which a library of 100,000 articles makes
// hundreds of megabytes.
const headroom = 192 << 20

// holdHeap keeps to the headroom from now on: what is in use changes while a
// library is read or brought in, so every sweep sets the aim of the next one.
func holdHeap() {
	type cycle struct{ _ [16]byte }
	runtime.SetFinalizer(&cycle{}, func(*cycle) { // nothing holds it, so the next sweep finds it
		live := []measures.Sample{{Name: "/gc/heap/live:bytes"}}
		measures.Read(live)
		debug.SetGCPercent(growth(live[0].Value.Uint64()))
		holdHeap()
	})
}

// growth is the headroom in percent of what is in use: 100, Go's own, for a small
// heap, and never so little that sweeping is all that is done.
func growth(live uint64) int { return int(min(100, max(20, headroom*100/max(live, 1)))) }

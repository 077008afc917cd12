package scene

import "math"

// bitWidth is how many pixels a bit of an occupancy stands for.
const bitWidth = 4.0

// occupancy is which stretches of a line are taken. Its bits are aligned to
// model time, not to the edge of the view, so that panning by a pixel does not
// change who finds room.
type occupancy struct {
	bits  []uint64
	shift float64
	n     int
}

// margin is how far beyond the view stretches are kept apart, in pixels.
const margin = context + 80

func (o *occupancy) reset(width, shift float64) {
	o.n = int(math.Ceil((width+2*margin)/bitWidth)) + 2
	o.bits = grow(o.bits, (o.n+63)/64)
	clear(o.bits)
	o.shift = shift
}

func (o *occupancy) bit(x float64) int {
	return min(max(int(math.Floor((x+margin+o.shift)/bitWidth)), 0), o.n-1)
}

// take marks the stretch from x0 to x1 as taken.
func (o *occupancy) take(x0, x1 float64) {
	for i, last := o.bit(x0), o.bit(x1); i <= last; i++ {
		o.bits[i>>6] |= 1 << (i & 63)
	}
}

// release frees the stretch from x0 to x1, up to the bits that they share with
// their neighbours.
func (o *occupancy) release(x0, x1 float64) {
	for i, last := o.bit(x0)+1, o.bit(x1)-1; i <= last; i++ {
		o.bits[i>>6] &^= 1 << (i & 63)
	}
}

// free reports whether nothing from x0 to x1 is taken.
func (o *occupancy) free(x0, x1 float64) bool {
	first, last := o.bit(x0), o.bit(x1)
	for w := first >> 6; w <= last>>6; w++ {
		mask := ^uint64(0)
		if w == first>>6 {
			mask &= ^uint64(0) << (first & 63)
		}
		if w == last>>6 {
			mask &= ^uint64(0) >> (63 - last&63)
		}
		if o.bits[w]&mask != 0 {
			return false
		}
	}
	return true
}

// run returns how far right of x the line is free, at most to limit. The bit
// of x itself is passed over: it belongs to what ends there.
func (o *occupancy) run(x, limit float64) float64 {
	for i := o.bit(x) + 1; i <= o.bit(limit); i++ {
		if o.bits[i>>6]&(1<<(i&63)) != 0 {
			return float64(i)*bitWidth - margin - o.shift
		}
	}
	return limit
}

package marks

import "math/bits"

// Bitmap is a set of marks. The nil Bitmap stands for all of them.
type Bitmap []uint64

// NewBitmap returns an empty set that can hold n marks.
func NewBitmap(n int) Bitmap { return make(Bitmap, (n+63)/64) }

// Add puts mark i into the set.
func (b Bitmap) Add(i int) { b[i>>6] |= 1 << (i & 63) }

// Has reports whether mark i is in the set.
func (b Bitmap) Has(i int) bool { return b == nil || b[i>>6]&(1<<(i&63)) != 0 }

// Count returns the size of a set that is not nil.
func (b Bitmap) Count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// Where returns the set of marks for which keep holds.
func (t *Table) Where(keep func(i int) bool) Bitmap {
	b := NewBitmap(t.Len())
	for i := range t.Len() {
		if keep(i) {
			b.Add(i)
		}
	}
	return b
}

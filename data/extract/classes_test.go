package extract

import "testing"

// TestClassSets holds that every class has a place of its own in a set, whatever the
// room for classes has grown to.
func TestClassSets(t *testing.T) {
	for c := range class(maxClasses) {
		one := setOf(c)
		for d := range class(maxClasses) {
			if one.has(d) != (c == d) {
				t.Fatalf("the set of class %d: has(%d) is %v", c, d, one.has(d))
			}
		}
		if other := setOf(maxClasses - 1 - c); one.meets(&other) != (c == maxClasses-1-c) {
			t.Fatalf("the sets of %d and %d meet", c, maxClasses-1-c)
		}
	}
}

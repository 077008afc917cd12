package scene

import "testing"

func TestShortCounts(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 999: "999", 1204: "1,204", 9999: "9,999", 12_340: "12.3k", 99_949: "99.9k", 123_456: "123k", 1_250_000: "1.2M",
	} {
		if got := Short(n); got != want {
			t.Errorf("Short(%d) = %q, want %q", n, got, want)
		}
	}
	if got := Grouped(1_234_567); got != "1,234,567" {
		t.Errorf("Grouped: %q", got)
	}
}

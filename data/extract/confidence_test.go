package extract

import "testing"

func TestRates(t *testing.T) {
	r, err := ParseRates("# rule, right, all\nbuy.firm 8 8\nbuy.bid 0 1\nsell.unit 1 2\n")
	if err != nil {
		t.Fatal(err)
	}
	for rule, want := range map[string]float64{
		"buy.firm":  9.0 / 10,
		"buy.bid":   9.0 / 11, // fired once: the rate of all that buy
		"buy.new":   9.0 / 11,
		"sell.unit": 2.0 / 4,
		"unheard":   1.0 / 2,
	} {
		if got := r.Of(rule); got != want {
			t.Errorf("%s: %v, want %v", rule, got, want)
		}
	}
	again, err := ParseRates(r.String())
	if err != nil || again.String() != r.String() {
		t.Errorf("written and read again: %v\n%s", err, r)
	}
}

func TestParseRatesRefuses(t *testing.T) {
	for _, bad := range []string{"buy.firm 3", "buy.firm 3 2", "buy.firm x 2", "buy.firm -1 2"} {
		if _, err := ParseRates(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

// The embedded rates cover most rules; a table that lost its rows would show every
// reading at one half.
func TestEmbeddedRates(t *testing.T) {
	if n := len(measured().rules); n < 50 {
		t.Errorf("%d rules measured", n)
	}
	if a, b := confidence("growth.verb"), confidence("nothing.known"); a <= b || a >= 1 {
		t.Errorf("growth.verb %v, an unknown rule %v", a, b)
	}
}

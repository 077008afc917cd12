package quantity

import (
	"math"
	"strings"
	"testing"
	"time"

	"yunshi/data/token"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"RMB3.2bn (US$571 million)", "between $50 million and $60 million", "5-8 billion yuan", "from 20% to 30%", "一百二十亿元",
		"3亿5000万元", "MUSD 60", "($99.99)", "two and a half billion", "one point five percent", "12,34,567 rupees", "half a billion dollars",
		"+86 10 6259 1234", "http://a?b=30%", "200 or greater than 190", "$$$1", "1/2 %", "999999999999999 trillion trillion", "a a a a half half", "\xff5%\n\n$",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, m := range Find(s, token.Split(s)) {
			if m.Start < at || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("%+v after offset %d of %q", m, at, s)
			}
			if m.Full.Start < at || !m.Full.Contains(m.Span) || m.Full.End > len(s) {
				t.Fatalf("%v is no full span for %v in %q", m.Full, m.Span, s)
			}
			if (m.Value == nil) == (m.Low == nil) || (m.Low == nil) != (m.High == nil) {
				t.Fatalf("%+v has both a value and a range, or neither, in %q", m, s)
			}
			if m.Range() && m.Low.Cmp(m.High) >= 0 {
				t.Fatalf("%v to %v in %q", m.Low, m.High, s)
			}
			if m.Rule == "" || m.Qualifier == "" || m.Kind == Money && m.Unit == "" {
				t.Fatalf("%+v is unfinished in %q", m, s)
			}
			at = max(m.End, m.Full.End)
		}
		for _, kind := range []string{"currency", "percent", "qualifier"} {
			if _, err := Annotate(s, kind); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestLinear holds that twenty times the text takes about twenty times as long.
func TestLinear(t *testing.T) {
	for _, unit := range []string{
		"5 percent ", "$1 to ", "1-", "+8 1 ", "between 1 and ", "about ", "( ", "a half of ", "十", "3亿", "one hundred and ", "http:// ", "@",
		"million ", "1,234,567,", "no less than ", "1 or 2 or ", "june 1 ", "\n1\n", "12,34,567,", "$5 (", "per month per ", "5 more ",
	} {
		const times = 20
		fast := cost(strings.Repeat(unit, 500), 0)
		limit := 10*times*fast + 200*time.Millisecond
		if slow := cost(strings.Repeat(unit, times*500), limit); slow > limit {
			t.Errorf("%q: %v for %d times the text of %v", unit, slow, times, fast)
		}
	}
}

// cost is the least of up to three runs, since other work may hold up one; it is
// content with one below enough.
func cost(text string, enough time.Duration) time.Duration {
	toks := token.Split(text)
	least := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		Find(text, toks)
		if least = min(least, time.Since(start)); least < enough {
			break
		}
	}
	return least
}

// BenchmarkFind reads 4 KB of news whose tokens are cut already.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Harbor Cloud Co. Ltd. said on Tuesday that revenue grew 21.5 percent to 3.5 billion yuan (US$571 million) in the third quarter, well ahead of what the market had looked for. It now serves more than 1.4 million customers in Hunan and Hubei, the company told reporters, and it wants to open eight data centers in the west of the country before the year is over. ", 12)[:4096]
	toks := token.Split(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, toks)
	}
}

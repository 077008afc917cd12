package article

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"yunshi/data/token"
)

// page is about 4 KB of a made-up story with a menu above and a list below it.
var page = func() string {
	var b strings.Builder
	for i := range 13 {
		fmt.Fprintf(&b, "Northwind Cloud of Hangzhou said on Tuesday that it would open two data centres in Penang before the rains, at a cost of about %d million ringgit. "+
			"The company, which rents out servers to shops and banks, wants to be close to its customers, its head of operations told reporters.\n\n", 300+i)
	}
	return "Home | News | Sport | Contact\n\nNorthwind Cloud to open two data centres in Penang\nJune 3, 2019 | Ann Lee\n\n" +
		b.String() + "Related articles\nSouthwind buys a bank\nHarbour lights: a photographer remembers\n"
}()

func BenchmarkReadPlain(b *testing.B) {
	b.SetBytes(int64(len(page)))
	raw := []byte(page)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read("page.txt", raw, Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTokens cuts the same page into tokens and nothing more: what reading a
// page costs at least, to hold BenchmarkReadPlain against on a busy machine.
func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		token.Split(page)
	}
}

// TestLinear reads 128 KB and 2 MB of the shapes that tempt a reader to look at the
// same bytes again and again.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads tens of megabytes")
	}
	for name, unit := range map[string]string{
		"stories":   page,
		"one line":  strings.Repeat("the cloud rains on the just and the unjust, ", 90),
		"headlines": "A headline without an end\n",
		"teasers":   "WAGE TALKS: Drivers in Keelung vote on Friday on an offer which their union calls an insult, while others in the harbour of Kaohsiung, who saw the same paper last spring, have had no talks since the ferry to Penghu\n",
		"bars":      "| a | b |\n",
		"colons":    "a list:\n",
		"lists":     "Most read\nLotus Cloud buys the wind and says that it will use it in the halls of Ulanqab.\n",
	} {
		took := func(size int) time.Duration {
			raw := []byte(strings.Repeat(unit, size/len(unit)))
			start := time.Now()
			doc, err := Read("a.txt", raw, Meta{})
			if err != nil {
				t.Fatal(err)
			}
			checkBlocks(t, doc)
			return time.Since(start)
		}
		small, large := took(128<<10), took(2<<20)
		t.Logf("%s: 128 KB %v, 2 MB %v", name, small, large)
		// 16 times the bytes; the rest is room for a busy machine.
		if large > 64*small+time.Second {
			t.Errorf("%s: 128 KB takes %v, 2 MB %v", name, small, large)
		}
	}
}

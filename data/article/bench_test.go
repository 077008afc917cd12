package article

import (
	"fmt"
	"strings"
	"testing"
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

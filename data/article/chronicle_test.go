package article

import (
	"testing"

	"yunshi/data"
)

// TestChronicle reads a page that is a list of dated items: none of them is its title, and
// none of their days is when it came out.
func TestChronicle(t *testing.T) {
	const page = "Host Wiki > Operators > China > GDS\n\nGDS: a timeline\n\nLast modified: November 2021\n\n" +
		"2001 - A banker rents a cellar in Suzhou\n2006 - First proper data center\nNovember 2016 - Floats on Nasdaq; the sale of 19 million ADSs fetches $193 million\n" +
		"26 March 2018 - CyrusOne takes shares worth $100 million and sends somebody to the board of the company\nJune 2020 - Hillhouse and another investor put in $505 million\n"
	d, err := Read("gds.txt", []byte(page), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "GDS: a timeline" || d.Published.String() != "2021-11" {
		t.Errorf("title %q, published %s", d.Title, d.Published)
	}
	items := 0
	for _, b := range d.Blocks {
		if b.Kind == data.Body && datedItem(b.Span.Of(d.Text)) {
			items++
		}
	}
	if items != 5 {
		t.Errorf("%d of 5 items are part of the story", items)
	}
}

package article

import (
	"strings"
	"testing"

	"yunshi/data"
)

// TestSpeakers holds that what is said on a call is no teaser of another story, though
// each answer opens with a name in capitals.
func TestSpeakers(t *testing.T) {
	answer := " We moved the ledgers of the port in May and nobody has asked for the old ones since then, which is why we are going to move the tolls as well, and the lights after them.\n\n"
	text := "Quay Shipping results call\n\n" + strings.Repeat("ANN LEE:"+answer+"JOHN OAK:"+answer, 2)
	doc, err := Read("a.txt", []byte(text), Meta{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range doc.Blocks {
		if b.Kind == data.Boilerplate {
			t.Errorf("left out (%s): %q", b.Reason, b.Span.Of(doc.Text))
		}
	}
}

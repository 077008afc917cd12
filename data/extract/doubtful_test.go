package extract

import (
	"slices"
	"strings"
	"testing"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/registry"
)

// Whom only a sentence names that may be the page's own, behind all that is told, is not in the
// story; what it tells is read all the same.
func TestDoubtfulWords(t *testing.T) {
	const story = "Tencent Cloud opened a data center in Jakarta on Monday, its second in Indonesia.\n\nIts customers there are banks, it said."
	for _, c := range []struct {
		name, last string
		want       bool
	}{
		{"named in passing", "The canteen was once built by Siemens.", false},
		{"of the cloud", "Siemens runs its cloud there, too.", true},
		{"an event", "Siemens signed an agreement with Tencent Cloud on Tuesday.", true},
	} {
		text := story + " " + c.last + "\n"
		doc, err := article.Read("a.txt", []byte(text), article.Meta{Published: "2021-04-13"})
		if err != nil {
			t.Fatal(err)
		}
		for _, doubtful := range []bool{false, true} {
			if doc.Doubtful = nil; doubtful {
				at := strings.Index(text, c.last)
				doc.Doubtful = []data.Span{{Start: at, End: at + len(c.last)}}
			}
			res := New(registry.Bundled()).Read(doc)
			if got, want := slices.Contains(res.Companies, "Siemens"), c.want || !doubtful; got != want {
				t.Errorf("%s, doubtful %v: Siemens is a company of the story: %v, want %v", c.name, doubtful, got, want)
			}
		}
	}
}

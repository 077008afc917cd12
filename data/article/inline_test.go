package article

import (
	"testing"

	"yunshi/data"
)

func TestInlineMarks(t *testing.T) {
	for _, c := range []struct{ text, story, rest string }{
		{lead + " Related articles: Pine Mobile buys a bridge. Why ducks float", lead, "Related articles: Pine Mobile buys a bridge. Why ducks float"},
		{lead + " (Reporting by Mei Ling; editing by Tan Li)", lead, "(Reporting by Mei Ling; editing by Tan Li)"},
		{lead + " READ MORE: A bridge for sale", lead, "READ MORE: A bridge for sale"},
		{lead + "© 2021 Harbour News", lead, "© 2021 Harbour News"},
		{"The court of Batam will look at all of the papers that Garuda Data has sent in on Related: the map and the treaty.", "", ""},
		{"Lotus Cloud is known for its lists of the Most Read manuals, which no customer has ever opened before the machine broke.", "", ""},
	} {
		doc := mustRead(t, "a.txt", []byte(c.text+"\n"))
		if c.story == "" {
			if len(doc.Blocks) != 1 || doc.Blocks[0].Kind != data.Body {
				t.Errorf("%q: %+v", c.text, doc.Blocks)
			}
			continue
		}
		if len(doc.Blocks) != 2 || doc.Blocks[0].Kind != data.Body || doc.Blocks[1].Kind != data.Boilerplate ||
			doc.Blocks[0].Span.Of(doc.Text) != c.story || doc.Blocks[1].Span.Of(doc.Text) != c.rest {
			t.Errorf("%q: %+v", c.text, doc.Blocks)
		}
	}
}

package extract

import (
	"testing"

	"yunshi/data/article"
	"yunshi/data/registry"
)

// TestHouse reads notes of houses that no table knows: what they expect is theirs, what the
// company tells its own.
func TestHouse(t *testing.T) {
	for _, c := range []struct{ name, publisher, text, value, want string }{
		{"the publisher of a rated note", "Quarrystone", "Kingsoft Cloud (KC US): thin ice\n\n5 May 2022 | HOLD | TP US$4\n\nWe expect cloud revenue of RMB9.4bn in 2022.\n", "9400000000", "Quarrystone"},
		{"a title that initiates", "Reedbank Securities", "UCloud (688158 CH): initiate at NEUTRAL\n\nReedbank Securities | TMT | 5 May 2022\n\nWe forecast revenue of RMB3.1bn in 2022.\n", "3100000000", "Reedbank Securities"},
		{"what the sentence's house goes on to expect", "Quarrystone", "Kingsoft Cloud (KC US): thin ice\n\n5 May 2022 | HOLD | TP US$4\n\nWe take 2022E cloud revenue down to RMB9.4bn and now look for RMB11.2bn in 2023.\n", "11200000000", "Quarrystone"},
		{"no note", "Quarrystone", "Kingsoft Cloud: thin ice\n\nKingsoft Cloud expects cloud revenue of RMB9.4bn in 2022.\n", "9400000000", "Kingsoft Cloud"},
	} {
		doc, err := article.Read("x.txt", []byte(c.text), article.Meta{Published: "2022-05-05", Publisher: c.publisher})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range New(registry.Bundled()).Read(doc).Figures {
			if f.Value == nil || f.Value.Text('f') != c.value {
				continue
			}
			if found = true; f.Issuer != c.want {
				t.Errorf("%s: %s is said by %q, want %q", c.name, c.value, f.Issuer, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.name, c.value)
		}
	}
}

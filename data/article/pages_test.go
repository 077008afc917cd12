package article

import (
	_ "embed"
	"strings"
	"testing"

	"yunshi/data"
)

//go:embed testdata/pages.txt
var pageCases string

// pageCase is a page of testdata/pages.txt: its text, and what each line of it
// should be read as.
type pageCase struct {
	name, published, title, text string
	want                         []byte
	starts                       []int
}

func readPages(t testing.TB) []pageCase {
	var cases []pageCase
	for _, part := range strings.Split(pageCases, "\n=== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		cols := strings.Split(head, "|")
		if len(cols) != 3 {
			t.Fatalf("%q: %d columns", head, len(cols))
		}
		c := pageCase{name: strings.TrimSpace(cols[0]), published: strings.TrimSpace(cols[1]), title: strings.TrimSpace(cols[2])}
		var text strings.Builder
		for line := range strings.SplitSeq(strings.TrimRight(body, "\n"), "\n") {
			if line == "" {
				text.WriteString("\n")
				continue
			}
			if line[0] != ' ' {
				c.want = append(c.want, line[0])
				c.starts = append(c.starts, text.Len())
			}
			text.WriteString(line[2:] + "\n")
		}
		c.text = text.String()
		cases = append(cases, c)
	}
	return cases
}

// as says whether a block is what the case's letter asks for.
func as(letter byte, k data.BlockKind) bool {
	switch letter {
	case 'T':
		return k == data.Title
	case 'H':
		return k == data.Heading
	case 'B':
		return k == data.Body || k == data.Heading
	case 'A':
		return k == data.Table
	case 'Y':
		return k == data.Byline
	}
	return k == data.Boilerplate
}

func TestPages(t *testing.T) {
	cases := readPages(t)
	if len(cases) < 40 {
		t.Errorf("%d pages, want 40 or more", len(cases))
	}
	for _, c := range cases {
		doc, err := Read("page.txt", []byte(c.text), Meta{})
		if err != nil {
			t.Error(err)
			continue
		}
		if doc.Published.String() != c.published {
			t.Errorf("%s: published %q (%s), want %q", c.name, doc.Published, doc.PublishedFrom, c.published)
		}
		if doc.Title != c.title {
			t.Errorf("%s: title %q, want %q", c.name, doc.Title, c.title)
		}
		for i, start := range c.starts {
			end := len(c.text)
			if i+1 < len(c.starts) {
				end = c.starts[i+1]
			}
			// The block that covers most of the line counts: a dateline is cut off
			// the lead, and a wrapper off a title.
			var most data.Block
			for _, b := range doc.Blocks {
				if o := min(b.Span.End, end) - max(b.Span.Start, start); o > min(most.Span.End, end)-max(most.Span.Start, start) {
					most = b
				}
			}
			if !as(c.want[i], most.Kind) {
				t.Errorf("%s: %c %q is kind %d %s", c.name, c.want[i], strings.TrimSpace(c.text[start:end]), most.Kind, most.Reason)
			}
		}
	}
}

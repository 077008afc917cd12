package extract_test

import (
	"fmt"
	"os"
	"testing"

	"yunshi/data/article"
)

func TestZZDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(name)
	d, err := article.Read(name, raw, article.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("TITLE", d.Title, "PUB", d.Published, d.Publisher)
	for _, b := range d.Blocks {
		fmt.Printf("[%v] %s %q\n", b.Kind, b.Reason, b.Span.Of(d.Text))
	}
}

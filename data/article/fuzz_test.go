package article

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"yunshi/data"
)

// checkBlocks holds the invariants that the package comment promises.
func checkBlocks(t *testing.T, doc *data.Document) {
	t.Helper()
	if !utf8.ValidString(doc.Text) {
		t.Fatal("text is not UTF-8")
	}
	end := 0
	for _, b := range doc.Blocks {
		switch {
		case b.Span.Start < end || b.Span.End > len(doc.Text) || b.Span.Len() <= 0:
			t.Fatalf("block %v after %d in %d bytes", b.Span, end, len(doc.Text))
		case !utf8.RuneStart(doc.Text[b.Span.Start]) || b.Span.End < len(doc.Text) && !utf8.RuneStart(doc.Text[b.Span.End]):
			t.Fatalf("block %v cuts a character", b.Span)
		case b.Kind == data.Boilerplate && b.Reason == "":
			t.Fatalf("block %v is boilerplate for no reason", b.Span)
		case strings.TrimSpace(b.Span.Of(doc.Text)) == "":
			t.Fatalf("block %v holds nothing", b.Span)
		}
		end = b.Span.End
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readPages(f) {
		f.Add("a.txt", []byte(c.text))
	}
	f.Add("a.html", []byte(turbinePage))
	f.Add("a.eml", []byte("Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b--"))
	f.Add("a.md", []byte("---\ntitle: x\npublished: 2015-06-20\n---\n# x\n\n* y\r\r| a | 1 |\n| b | 2 |\n"))
	f.Add("a.txt", []byte("\xff\xfeH\x00i\x00"))
	f.Add("a.txt", []byte("首页 > 新闻\r\n① 三 a\n\u3000\ufeff* **x*\n"))
	f.Add("a.pdf", pdfOf([]string{"one line", "another"}))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		doc, err := Read(name, raw, Meta{})
		if err != nil {
			if strings.Contains(strings.ReplaceAll(err.Error(), name, ""), "\n") {
				t.Fatalf("error of two lines: %q", err)
			}
			return
		}
		checkBlocks(t, doc)
		if format(name, raw) == "text" && utf8.Valid(raw) && bytes.IndexByte(raw, 0) < 0 && doc.Text != string(raw) {
			t.Fatal("the text is not the file")
		}
	})
}

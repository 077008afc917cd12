package article

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"yunshi/data"
)

const (
	lead  = "Lotus Cloud has bought nine wind turbines in Inner Mongolia, and will run its halls in Ulanqab on what they make."
	story = "The turbines cost 410 million yuan. Lotus Cloud said that they pay for themselves within eight years, if the wind blows as it did."
	more  = "Ocean Telecom, which has its own halls in Ulanqab, buys power from the province and has no turbines of its own."
)

const turbinePage = `<!DOCTYPE html><html><head><title>Lotus Cloud buys the wind - Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta name="author" content="Mei Ling">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"Lotus Cloud buys the wind",
"datePublished":"2021-04-05T08:00:00+08:00","author":[{"@type":"Person","name":"Mei Ling"}]}]}</script>
<link rel="canonical" href="https://harbour.example/wind"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Lotus Cloud buys the wind</h1><p>` + lead + `</p><p>` + story + `</p>
<h2>Numbers</h2><table><tr><th>Hall</th><th>2019</th><th>2020</th></tr><tr><td>Ulanqab</td><td>12.5</td><td>14</td></tr><tr><td>Zigong</td><td>3</td><td>4.5</td></tr></table>
<p>` + more + `</p><p>The Lotus halls use about as much power as a town of forty thousand people, and <b>twice as much</b> in a hot summer.</p></article>
<aside><h3>Most read</h3><ul><li><a href="/a">Pine Mobile sells a bridge</a></li><li><a href="/b">Why ducks float</a></li></ul></aside>
<footer>© 2021 Harbour News</footer></body></html>`

func kinds(doc *data.Document, k data.BlockKind) []string {
	var out []string
	for _, b := range doc.Blocks {
		if b.Kind == k {
			out = append(out, b.Span.Of(doc.Text))
		}
	}
	return out
}

func holds(doc *data.Document, want string, kind data.BlockKind) bool {
	for _, s := range kinds(doc, kind) {
		if strings.Contains(s, want) {
			return true
		}
	}
	return false
}

func mustRead(t *testing.T, name string, raw []byte) *data.Document {
	t.Helper()
	doc, err := Read(name, raw, Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestHTML(t *testing.T) {
	doc := mustRead(t, "wind.html", []byte(turbinePage))
	if doc.Title != "Lotus Cloud buys the wind" || doc.Author != "Mei Ling" || doc.Publisher != "Harbour News" || doc.URL != "https://harbour.example/wind" {
		t.Errorf("title %q, author %q, publisher %q, url %q", doc.Title, doc.Author, doc.Publisher, doc.URL)
	}
	if doc.Published.String() != "2021-04-05" || doc.PublishedFrom != "html" {
		t.Errorf("published %s from %q", doc.Published, doc.PublishedFrom)
	}
	for _, w := range []struct {
		text string
		kind data.BlockKind
	}{
		{lead, data.Body},
		{story, data.Body},
		{more, data.Body},
		{"Lotus Cloud buys the wind", data.Title},
		{"Numbers", data.Heading},
		{"| Ulanqab | 12.5 | 14 |", data.Table},
		{"twice as much in a hot", data.Body},
		{"Pine Mobile sells", data.Boilerplate},
		{"Home", data.Boilerplate},
	} {
		if !holds(doc, w.text, w.kind) {
			t.Errorf("%q is not among kind %d: %q", w.text, w.kind, kinds(doc, w.kind))
		}
	}
}

func TestDocx(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, _ := z.Create("word/document.xml")
	p := func(style, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	cell := func(s string) string { return `<w:tc>` + p("", s) + `</w:tc>` }
	fmt.Fprint(f, `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`,
		p("Title", "Lotus Cloud buys the wind"), p("", "April 5, 2021"), p("", lead), p("Heading1", "Costs"), p("", story),
		`<w:tbl><w:tr>`, cell("Hall"), cell("MW"), `</w:tr><w:tr>`, cell("Ulanqab"), cell("14"), `</w:tr></w:tbl>`, p("", more), `</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	doc := mustRead(t, "wind.docx", b.Bytes())
	if doc.Title != "Lotus Cloud buys the wind" || doc.Published.String() != "2021-04-05" {
		t.Errorf("title %q, published %s", doc.Title, doc.Published)
	}
	if !holds(doc, lead, data.Body) || !holds(doc, "Costs", data.Heading) || !holds(doc, "| Ulanqab | 14 |", data.Table) || !holds(doc, more, data.Body) {
		t.Errorf("blocks %+v of %q", doc.Blocks, doc.Text)
	}
	cut := b.Bytes()[:b.Len()/2]
	if _, err := Read("wind.docx", cut, Meta{}); err == nil {
		t.Error("half a file was read")
	}
}

func TestMail(t *testing.T) {
	head := "From: =?UTF-8?Q?Harbour_News?= <desk@harbour.example>\r\nSubject: Fwd: =?UTF-8?B?" + "TG90dXMgQ2xvdWQgYnV5cyB0aGUgd2luZA==" + "?=\r\nDate: Mon, 5 Apr 2021 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
	multi := head + "Content-Type: multipart/alternative; boundary=xyz\r\n\r\n--xyz\r\nContent-Type: text/html\r\n\r\n<p>other</p>\r\n--xyz\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		strings.ReplaceAll(lead, "Mongolia,", "Mong=\r\nolia,") + "\r\n\r\n" + story + "\r\n--xyz--\r\n"
	page := head + "Content-Type: text/html; charset=utf-8\r\n\r\n" + turbinePage
	for name, raw := range map[string]string{"plain": multi, "page": page} {
		doc := mustRead(t, "wind.eml", []byte(raw))
		if doc.Title != "Lotus Cloud buys the wind" || doc.Published.String() != "2021-04-05" || doc.Publisher != "Harbour News" {
			t.Errorf("%s: title %q, published %s, publisher %q", name, doc.Title, doc.Published, doc.Publisher)
		}
		if !holds(doc, lead, data.Body) || !holds(doc, story, data.Body) {
			t.Errorf("%s: blocks %+v of %q", name, doc.Blocks, doc.Text)
		}
	}
}

// pdfOf draws lines on pages, twelve points apart; an empty line leaves a gap.
func pdfOf(pages ...[]string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, lines := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i))
		var c strings.Builder
		y := 800
		c.WriteString("BT /F1 10 Tf\n")
		for _, l := range lines {
			if l != "" {
				fmt.Fprintf(&c, "1 0 0 1 50 %d Tm (%s) Tj\n", y, l)
			}
			y -= 12
		}
		c.WriteString("ET")
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", c.Len(), c.String()))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

func TestPDF(t *testing.T) {
	raw := pdfOf(
		[]string{"Harbour News 1", "", "Lotus Cloud buys the wind", "", "April 5, 2021", "", "Lotus Cloud has bought nine wind turbines in Inner Mongolia, and", "will run its halls in Ulanqab on what they make.", "", "The halls need 14 megawatts, and more in summer, when the fans", "run all day and half of the night."},
		[]string{"Harbour News 2", "", "Ocean Telecom has no turbines, but it is building a dam with a", "partner from Sichuan, which will be done in two years."},
		[]string{"Harbour News 3", "", "Fern Hosting runs on coal, and is not proud of it, as its", "chairman told us on a dark day in December."},
	)
	doc := mustRead(t, "wind.pdf", raw)
	if doc.Title != "Lotus Cloud buys the wind" || doc.Published.String() != "2021-04-05" {
		t.Errorf("title %q, published %s", doc.Title, doc.Published)
	}
	if !holds(doc, "and will run its halls in Ulanqab on what they make.", data.Body) || !holds(doc, "with a partner from Sichuan", data.Body) || strings.Contains(doc.Text, "Harbour") {
		t.Errorf("text %q", doc.Text)
	}
	for n := 0; n < len(raw); n += 97 {
		_, _ = Read("cut.pdf", raw[:n], Meta{}) // an error or a part of the text, but no panic
	}
}

func TestEncodings(t *testing.T) {
	chinese := "莲云公司周三宣布，其位于贵阳的新数据中心已经建成，可以容纳三万台服务器，主要为银行和医院提供服务。"
	traditional := "蓮雲公司週三宣布，其位於臺中的新資料中心已經建成，可以容納三萬台伺服器，主要為銀行和醫院提供服務。"
	for _, c := range []struct {
		name, text string
		enc        encoding.Encoding
	}{
		{"GBK", chinese, simplifiedchinese.GBK},
		{"GB 18030", chinese + "𠮷", simplifiedchinese.GB18030},
		{"Big5", traditional, traditionalchinese.Big5},
		{"UTF-16LE", lead, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-16BE", lead, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"Windows-1252", "Lotus Cloud’s new café in Macao – the first “cloud café” – sells 300 cups a day.", charmap.Windows1252},
	} {
		raw, err := c.enc.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(c.name, err)
		}
		if doc := mustRead(t, "a.txt", raw); doc.Text != c.text {
			t.Errorf("%s: %q", c.name, doc.Text)
		}
	}
	raw := append([]byte{0xff, 0xfe}, 'H', 0, 'i', 0, '.', 0)
	if doc := mustRead(t, "a.txt", raw); doc.Text != "Hi." {
		t.Errorf("UTF-16 with a mark: %q", doc.Text)
	}
	bom := "\ufeffLotus Cloud opens\r\n\r\n" + lead + "\r\n"
	doc := mustRead(t, "a.txt", []byte(bom))
	if doc.Text != bom || doc.Title != "Lotus Cloud opens" || doc.Blocks[1].Span.Of(doc.Text) != lead {
		t.Errorf("mark and CRLF: %q %+v", doc.Title, doc.Blocks)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  []byte
		want string
	}{
		{"a.txt", nil, "a.txt: empty"},
		{"a.txt", []byte(" \n\t\n"), "a.txt: empty"},
		{"a.txt", []byte("\x7fELF\x02\x01\x00\x00\x00\x00"), "not a text"},
		{"a.txt", bytes.Repeat([]byte{0x81, 0x20, 0xff, 0xfe, 0xfd}, 40), "encoding"},
		{"a.docx", []byte("no zip"), "Word"},
		{"a.pdf", []byte("%PDF-1.4 and no more"), "PDF"},
		{"a.eml", []byte("\x01"), "mail"},
		{"a.html", []byte("<html><body><script>x</script></body></html>"), "no text"},
		{"big.txt", make([]byte, MaxBytes+1), "50 MB"},
	} {
		doc, err := Read(c.name, c.raw, Meta{})
		if err == nil {
			t.Errorf("%s %.20q: read as %+v", c.name, c.raw, doc.Blocks)
			continue
		}
		if s := err.Error(); !strings.Contains(s, c.want) || !strings.HasPrefix(s, c.name+": ") || strings.Contains(s, "\n") {
			t.Errorf("%s: %q, want %q in one line", c.name, s, c.want)
		}
	}
	deep := strings.Repeat("<div>", 20000) + lead
	if _, err := Read("deep.html", []byte(deep), Meta{}); err == nil {
		t.Log("deep nesting was read")
	}
}

package article

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

var errPDF = errors.New("the PDF cannot be read; save it as text")

// pdfTime is how long a PDF may take. Its format is a program that draws pages,
// and one that is broken may draw for ever.
const pdfTime = 30 * time.Second

// readPDF renders the text of a PDF page by page, in the order in which it is
// drawn.
func readPDF(raw []byte) (*rendering, error) {
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if recover() != nil {
				done <- result{err: errPDF}
			}
		}()
		text, err := pdfText(raw)
		done <- result{text, err}
	}()
	select {
	case got := <-done:
		if got.err != nil {
			return nil, got.err
		}
		r := &rendering{}
		for _, p := range paragraphs(got.text, 0) {
			if p.table {
				r.gap()
				start := r.b.Len()
				r.b.WriteString(p.span.Of(got.text))
				p.span.Start, p.span.End = start, r.b.Len()
				r.paras = append(r.paras, p)
				continue
			}
			r.add(p.span.Of(got.text), p.mark)
		}
		if len(r.paras) == 0 {
			return nil, errors.New("the PDF holds no text, perhaps only pictures of pages; save the article as text")
		}
		return r, nil
	case <-time.After(pdfTime):
		return nil, errPDF
	}
}

func pdfText(raw []byte) (string, error) {
	doc, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", errPDF
	}
	var b strings.Builder
	pages := make([]string, 0, 16)
	// A broken file may count a thousand million pages, and who waits has gone by then.
	for n, start := 1, time.Now(); n <= doc.NumPage() && time.Since(start) < pdfTime; n++ {
		page := doc.Page(n)
		if page.V.IsNull() {
			break // there are no more
		}
		pages = append(pages, pageText(page))
	}
	running := runningLines(pages)
	for _, p := range pages {
		for line := range strings.Lines(p) {
			if !running[digitless(line)] {
				b.WriteString(line)
			}
		}
		b.WriteString("\n")
	}
	return strings.ToValidUTF8(strings.ReplaceAll(b.String(), "\x00", ""), "?"), nil
}

// pageText joins the pieces of a page to lines: a step down is a new line, a
// large step or a step up a new paragraph, a gap between pieces a blank.
func pageText(page pdf.Page) (text string) {
	defer func() {
		if recover() != nil { // a broken page leaves the others readable
			text = ""
		}
	}()
	var b strings.Builder
	var last pdf.Text
	for i, t := range page.Content().Text {
		if i > 0 {
			size := math.Max(math.Max(t.FontSize, last.FontSize), 1)
			switch down := last.Y - t.Y; {
			case down > 1.9*size || down < -0.7*size:
				b.WriteString("\n\n")
			case down > 0.4*size:
				b.WriteString("\n")
			case t.X-(last.X+last.W) > 2*size:
				b.WriteString("   ")
			case t.X-(last.X+last.W) > 0.18*size:
				b.WriteString(" ")
			}
		}
		b.WriteString(t.S)
		last = t
	}
	return b.String()
}

// runningLines are the heads and feet that most pages have in common but for the
// page's number.
func runningLines(pages []string) map[string]bool {
	if len(pages) < 3 {
		return nil
	}
	count := map[string]int{}
	for _, p := range pages {
		lines := strings.Split(strings.TrimSpace(p), "\n")
		for i, l := range lines {
			if key := digitless(l); key != "" && (i < 2 || i >= len(lines)-2) {
				count[key]++
			}
		}
	}
	running := map[string]bool{}
	for key, n := range count {
		running[key] = n*2 > len(pages) && n >= 3
	}
	return running
}

func digitless(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s))
}

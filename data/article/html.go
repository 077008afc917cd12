package article

import (
	"bytes"
	"errors"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

var errHTML = errors.New("the HTML cannot be read; save the page as text")

// maxTrafilatura is how much text a page may hold, in bytes, for trafilatura to
// look for the article in it; its time grows faster than the page.
const maxTrafilatura = 400 << 10

// readHTML renders the whole page, so that what is left out can be shown, and
// lets trafilatura say which paragraphs are the article's. These are then judged
// like plain text, for pages leave "Read more" within the article too.
func readHTML(raw []byte) (r *rendering, page Meta, err error) {
	defer func() {
		if recover() != nil { // the parsers give up on some nestings by a panic
			err = errHTML
		}
	}()
	root, err := parseHTML(raw)
	if err != nil {
		return nil, page, errHTML
	}
	r = &rendering{}
	w := htmlWalk{r: r}
	w.walk(root)
	w.flush(noMark)
	page = pageMeta(root)
	if r.b.Len() <= maxTrafilatura {
		r.keepArticle(root, &page)
	}
	if len(r.paras) == 0 {
		return nil, page, errors.New("the page holds no text; open it in a browser and save what it shows")
	}
	return r, page, nil
}

func parseHTML(raw []byte) (*html.Node, error) {
	if s, ok := decodeUTF16(raw); ok {
		raw = []byte(s)
	} else if _, name, sure := charset.DetermineEncoding(raw, "text/html"); !sure || name == "utf-8" {
		s, err := Decode(raw)
		if err != nil {
			return nil, err
		}
		raw = []byte(s)
	} else if reader, err := charset.NewReaderLabel(name, bytes.NewReader(raw)); err == nil {
		return html.Parse(reader)
	}
	return html.Parse(bytes.NewReader(raw))
}

// keepArticle marks the paragraphs that trafilatura left out, and fills the gaps
// of the page's metadata with what it found.
func (r *rendering) keepArticle(root *html.Node, page *Meta) {
	found := extractArticle(root)
	if found == nil {
		return
	}
	page.Title = first(page.Title, found.Metadata.Title)
	page.Author = first(page.Author, found.Metadata.Author)
	page.Publisher = first(page.Publisher, found.Metadata.Sitename)
	page.URL = first(page.URL, found.Metadata.URL)
	if found.ContentNode == nil || len(found.ContentText) < 200 {
		return
	}
	kept := &rendering{}
	w := htmlWalk{r: kept}
	w.walk(found.ContentNode)
	w.flush(noMark)
	text := kept.b.String()
	inside := map[string]bool{}
	for _, p := range kept.paras {
		inside[letters(p.span.Of(text))] = true
	}
	r.markOutside(inside)
}

// markOutside makes the paragraphs that are not inside the article navigation. A
// heading above it may be its title, and a table within it stays.
func (r *rendering) markOutside(inside map[string]bool) {
	all := r.b.String()
	from, to := -1, -1
	for i := range r.paras {
		if p := &r.paras[i]; !p.table && inside[letters(p.span.Of(all))] {
			if from < 0 && p.prose() {
				from = i
			}
			to = i
		}
	}
	for i := range r.paras {
		p := &r.paras[i]
		kept := inside[letters(p.span.Of(all))] || p.table && i > from && i <= to+1 || p.mark == hash && i < from
		if from >= 0 && !kept {
			p.class, p.rule = navigation, "html.outside"
		}
	}
}

// extractArticle runs trafilatura; nil when it finds nothing or fails.
func extractArticle(root *html.Node) (found *trafilatura.ExtractResult) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	found, err := trafilatura.ExtractDocument(cloneTree(root), trafilatura.Options{
		EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil {
		return nil
	}
	return found
}

// cloneTree copies a tree, since trafilatura changes what it is given.
func cloneTree(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(cloneTree(k))
	}
	return c
}

// letters is what a paragraph is recognized by: its letters and digits.
func letters(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if c := s[i]; alnum(c) || c >= 0x80 {
			b = append(b, c)
		}
	}
	return string(b)
}

// htmlWalk renders a tree of nodes. Text gathers in line until a block ends.
type htmlWalk struct {
	r    *rendering
	line strings.Builder
	mark mark
}

func (w *htmlWalk) flush(next mark) {
	w.r.add(w.line.String(), w.mark)
	w.line.Reset()
	w.mark = next
}

func (w *htmlWalk) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.line.WriteString(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Select, atom.Textarea, atom.Object, atom.Video, atom.Audio, atom.Canvas:
			return
		case atom.Br:
			w.flush(w.mark)
			return
		case atom.Table:
			if !nests(n) {
				w.flush(noMark)
				w.r.table(tableCells(n))
				return
			}
		}
		if hidden(n) {
			return
		}
	}
	if !blockElement(n) {
		w.children(n)
		return
	}
	m := noMark
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		m = hash
	case atom.Li:
		m = bullet
	}
	w.flush(m)
	w.children(n)
	w.flush(noMark)
}

func (w *htmlWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

func blockElement(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.DocumentNode
	}
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub,
		atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, 0:
		return false
	}
	return true
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	return false
}

// textOf is the text below a node, blocks parted by blanks.
func textOf(n *html.Node) string {
	var b strings.Builder
	var look func(*html.Node)
	look = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if blockElement(c) {
				b.WriteByte(' ')
			}
			look(c)
		}
	}
	look(n)
	return squeeze(b.String())
}

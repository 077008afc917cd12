package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metaNames says which meta tags tell what, the more trusted first.
var metaNames = []struct {
	field string
	names []string
}{
	{"title", []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"}},
	{"publisher", []string{"og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"}},
	{"author", []string{"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author"}},
	{"published", []string{
		"article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date", "publish_date", "pubdate",
		"dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "date", "article.published", "citation_publication_date",
	}},
	{"url", []string{"og:url"}},
}

// headFacts gathers what a page's head says of it.
type headFacts struct {
	linked                      Meta // JSON-LD
	tags                        map[string]string
	title, canonical, published string
}

func (h *headFacts) look(n *html.Node) {
	switch n.DataAtom {
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			h.linked = h.linked.or(linkedData(n.FirstChild.Data))
		}
	case atom.Meta:
		key := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		h.tags[key] = first(h.tags[key], squeeze(attr(n, "content")))
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			h.canonical = first(h.canonical, attr(n, "href"))
		}
	case atom.Title:
		h.title = first(h.title, textOf(n))
	case atom.Time:
		if attr(n, "itemprop") == "datePublished" || attr(n, "pubdate") != "" {
			h.published = first(h.published, attr(n, "datetime"))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.look(c)
	}
}

func (h *headFacts) tag(field string) string {
	for _, f := range metaNames {
		if f.field != field {
			continue
		}
		for _, name := range f.names {
			if v := h.tags[name]; v != "" {
				return v
			}
		}
	}
	return ""
}

// pageMeta reads JSON-LD first, then meta tags, the canonical link, <time> and
// <title>.
func pageMeta(root *html.Node) Meta {
	h := headFacts{tags: map[string]string{}}
	h.look(root)
	m := h.linked.or(Meta{
		Title:     first(h.tag("title"), siteless(h.title)),
		Publisher: h.tag("publisher"),
		Author:    h.tag("author"),
		Published: first(h.tag("published"), h.published),
		URL:       first(h.canonical, h.tag("url")),
	})
	if strings.HasPrefix(m.Author, "http") {
		m.Author = ""
	}
	if _, ok := parseDate(m.Published); !ok {
		m.Published = ""
	}
	return m
}

// siteless cuts the site's name off a page's <title>.
func siteless(title string) string {
	for _, bar := range []string{" | ", " - ", " – ", " — ", "_"} {
		if i := strings.LastIndex(title, bar); i > len(title)/2 && siteName(title[i+len(bar):]) {
			return title[:i]
		}
	}
	return title
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// linkedData reads the first article of a JSON-LD script.
func linkedData(script string) Meta {
	var v any
	if json.Unmarshal([]byte(script), &v) != nil {
		return Meta{}
	}
	node := articleNode(v, 0)
	if node == nil {
		return Meta{}
	}
	return Meta{
		Title: name(node["headline"]), Publisher: name(node["publisher"]), Author: name(node["author"]),
		Published: first(name(node["datePublished"]), name(node["dateCreated"])), URL: name(node["url"]),
	}
}

// articleNode finds the object whose type is some kind of article.
func articleNode(v any, depth int) map[string]any {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if n := articleNode(e, depth+1); n != nil {
				return n
			}
		}
	case map[string]any:
		kind := name(v["@type"])
		if strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report" {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if n := articleNode(v[key], depth+1); n != nil {
				return n
			}
		}
	}
	return nil
}

// name reads a string, the first of a list, or the name of a thing.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return squeeze(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			return name(v[0])
		}
	case map[string]any:
		s, _ := v["name"].(string)
		return squeeze(html.UnescapeString(s))
	}
	return ""
}

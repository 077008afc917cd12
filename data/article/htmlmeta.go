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

// pageMeta reads JSON-LD first, then meta tags, the canonical link, <time> and
// <title>.
func pageMeta(root *html.Node) Meta {
	var m Meta
	tags := map[string]string{}
	var title, canonical, when string
	var look func(*html.Node)
	look = func(n *html.Node) {
		switch n.DataAtom {
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				m = m.or(linkedData(n.FirstChild.Data))
			}
		case atom.Meta:
			key := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			if _, ok := tags[key]; !ok {
				tags[key] = squeeze(attr(n, "content"))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				canonical = first(canonical, attr(n, "href"))
			}
		case atom.Title:
			title = first(title, textOf(n))
		case atom.Time:
			if attr(n, "itemprop") == "datePublished" || attr(n, "pubdate") != "" {
				when = first(when, attr(n, "datetime"))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(root)
	get := func(field string) string {
		for _, f := range metaNames {
			for _, name := range f.names {
				if v := tags[name]; f.field == field && v != "" {
					return v
				}
			}
		}
		return ""
	}
	m = m.or(Meta{get("title"), get("publisher"), get("author"), get("published"), first(canonical, get("url"))})
	m.Published = first(m.Published, when)
	m.Title = first(m.Title, siteless(title))
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

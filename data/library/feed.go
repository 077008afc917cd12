package library

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"yunshi/data"
	"yunshi/data/article"
)

// mostItems bounds a feed; the longest that publishers keep have a few hundred.
const mostItems = 10_000

// feed makes one record of each item of an RSS or Atom file. An item is a page
// of its own: what the feed says of it stands in the record's Meta.
func feed(name string, raw []byte, now time.Time) ([]Record, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: neither RSS nor Atom, or a damaged file; save the feed again", name)
	}
	if len(f.Items) > mostItems {
		return nil, fmt.Errorf("%s: %d items, more than %d; split the feed", name, len(f.Items), mostItems)
	}
	var out []Record
	for _, it := range f.Items {
		body := it.Content
		if body == "" {
			body = it.Description
		}
		if strings.TrimSpace(body) == "" {
			continue // a headline alone tells nothing that its page does not
		}
		page := "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>" + html.EscapeString(it.Title) + "</title></head><body><article><h1>" +
			html.EscapeString(it.Title) + "</h1><div>" + body + "</div></article></body></html>"
		meta := article.Meta{Title: strings.TrimSpace(it.Title), Publisher: strings.TrimSpace(f.Title), URL: it.Link}
		if len(it.Authors) > 0 && it.Authors[0] != nil {
			meta.Author = it.Authors[0].Name
		}
		if t := it.PublishedParsed; t != nil {
			meta.Published = data.DayOf(t.Year(), int(t.Month()), t.Day()).String()
		} else if t := it.UpdatedParsed; t != nil {
			meta.Published = data.DayOf(t.Year(), int(t.Month()), t.Day()).String()
		}
		r := NewRecord("", []byte(page), meta, now)
		r.Path = name + "/" + string(r.ID) + ".html"
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: the feed has no item with a text", name)
	}
	return out, nil
}

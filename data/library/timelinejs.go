package library

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"yunshi/data"
	"yunshi/data/registry"
	"yunshi/data/token"
)

// number is a whole number that TimelineJS writes as one, or as a text.
type number int

// UnmarshalJSON implements json.Unmarshaler. What is no number is 0, as if it
// were missing.
func (n *number) UnmarshalJSON(raw []byte) error {
	v, _ := strconv.Atoi(strings.Trim(string(raw), `" `))
	*n = number(v)
	return nil
}

// slideDate is a date of TimelineJS: the month and the day may be missing.
type slideDate struct{ Year, Month, Day number }

func (d *slideDate) edtf() string {
	switch {
	case d == nil || d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// timelineTable makes a table of events of a TimelineJS file. The companies are
// those whose names stand in the headline; a slide's group is its type, where it
// is one.
func timelineTable(name string, raw []byte) ([]byte, error) {
	var all struct {
		Events []struct {
			Start *slideDate `json:"start_date"`
			End   *slideDate `json:"end_date"`
			Text  struct{ Headline, Text string }
			Media struct{ URL string }
			Group string
		}
	}
	if err := json.Unmarshal(raw, &all); err != nil || len(all.Events) == 0 {
		return nil, fmt.Errorf("%s: no TimelineJS file: a list of events with start_date is needed", name)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"date", "type", "headline", "companies", "digest", "source_title", "source_url"}) // a Buffer takes all
	for _, e := range all.Events {
		date := e.Start.edtf()
		if end := e.End.edtf(); end != "" && end != date {
			date += "/" + end
		}
		kind := data.EventType(e.Group)
		if !slices.Contains(data.EventTypes, kind) {
			kind = data.Other
		}
		headline, _ := plainText(e.Text.Headline)
		digest, link := plainText(e.Text.Text)
		if link == "" && strings.HasPrefix(e.Media.URL, "http") {
			link = e.Media.URL
		}
		_ = w.Write([]string{date, string(kind), headline, namesIn(headline), digest, headline, link})
	}
	w.Flush()
	return b.Bytes(), nil
}

// namesIn lists the companies that a headline names, as a table has them.
func namesIn(headline string) string {
	var names []string
	for _, m := range registry.Bundled().Find(headline, token.Split(headline)) {
		if !slices.Contains(names, string(m.Company)) {
			names = append(names, string(m.Company))
		}
	}
	return strings.Join(names, "; ")
}

// plainText takes the tags out of a text and returns its first link.
func plainText(s string) (text, link string) {
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				b.Reset()
			}
			return strings.Join(strings.Fields(b.String()), " "), link
		case html.TextToken:
			b.WriteString(html.UnescapeString(string(z.Text())))
		default:
			b.WriteByte(' ')
			for _, a := range z.Token().Attr {
				if a.Key == "href" && link == "" && strings.HasPrefix(a.Val, "http") {
					link = a.Val
				}
			}
		}
	}
}

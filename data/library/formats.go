package library

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"time"

	"yunshi/data"
)

// WriteEventLines writes the events as JSON Lines: one object a line, with all
// sources and the sentence that each gives.
func WriteEventLines(w io.Writer, c *data.Corpus) error {
	type source struct {
		Title     string `json:"title,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		Published string `json:"published,omitempty"`
		URL       string `json:"url,omitempty"`
		Text      string `json:"text"`
	}
	type line struct {
		ID         data.EventID     `json:"id"`
		Date       string           `json:"date"`
		Type       data.EventType   `json:"type"`
		Modality   data.Modality    `json:"modality"`
		Headline   string           `json:"headline"`
		Companies  []data.CompanyID `json:"companies"`
		Place      string           `json:"place,omitempty"`
		Digest     string           `json:"digest,omitempty"`
		Confidence float64          `json:"confidence"`
		Sources    []source         `json:"sources"`
	}
	return buffered(w, func(out *bufio.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for _, e := range c.Events {
			l := line{e.ID, e.Date.String(), e.Type, e.Modality, e.Headline, e.Names(), e.Place, e.Digest, e.Confidence, nil}
			for _, s := range e.Sources {
				one := source{Text: s.Evidence.Text}
				if d := c.Documents[s.Evidence.Document]; d != nil {
					one.Title, one.Publisher, one.Published, one.URL = d.Title, d.Publisher, d.Published.String(), d.URL
				}
				l.Sources = append(l.Sources, one)
			}
			if err := enc.Encode(l); err != nil {
				return err
			}
		}
		return nil
	})
}

func buffered(w io.Writer, write func(*bufio.Writer) error) error {
	out := bufio.NewWriter(w)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}

// extent is a date's days; open is true for an end that is not known. A date of
// which nothing is known, or that is open at both ends, has none.
func extent(d data.Date) (from, to data.Day, ok bool) {
	p := d.Point()
	if !p.Known() {
		return 0, 0, false
	}
	from, to = p.Start, p.End
	switch {
	case from == data.OpenStart && to == data.OpenEnd:
		return 0, 0, false
	case from == data.OpenStart:
		from = to
	case to == data.OpenEnd:
		to = from
	}
	return from, to, true
}

// WriteTimelineJS writes the dated events as the JSON that Knight Lab's TimelineJS
// shows. A date keeps its precision: a month has no day.
func WriteTimelineJS(w io.Writer, c *data.Corpus) error {
	type when struct {
		Year    int    `json:"year"`
		Month   int    `json:"month,omitempty"`
		Day     int    `json:"day,omitempty"`
		Display string `json:"display_date,omitempty"`
	}
	type text struct {
		Headline string `json:"headline"`
		Text     string `json:"text,omitempty"`
	}
	type slide struct {
		Start when   `json:"start_date"`
		End   *when  `json:"end_date,omitempty"`
		Text  text   `json:"text"`
		Group string `json:"group,omitempty"`
		ID    string `json:"unique_id"`
	}
	day := func(d data.Day, p data.Precision) when {
		y, m, dd := d.Civil()
		switch p {
		case data.PrecisionYear:
			return when{Year: y}
		case data.PrecisionMonth:
			return when{Year: y, Month: m}
		}
		return when{Year: y, Month: m, Day: dd}
	}
	all := struct {
		Events []slide `json:"events"`
	}{[]slide{}}
	for _, e := range c.Events {
		from, to, ok := extent(e.Date)
		if !ok {
			continue
		}
		s := slide{Start: day(from, e.Date.Precision), Text: text{html.EscapeString(e.Headline), slideText(c, e)}, Group: string(e.Type), ID: string(e.ID)}
		if e.Date.Precision != data.PrecisionDay {
			s.Start.Display = e.Date.String()
		}
		if end := day(to, e.Date.Precision); end.Year != s.Start.Year || end.Month != s.Start.Month || end.Day != s.Start.Day {
			s.End = &end
		}
		all.Events = append(all.Events, s)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(all)
}

// slideText is what stands below a headline: the sentence, and where it was read.
func slideText(c *data.Corpus, e *data.Event) string {
	said := e.Digest
	if said == "" {
		said = e.Sources[0].Evidence.Text
	}
	out := "<p>" + html.EscapeString(strings.Join(strings.Fields(said), " ")) + "</p>"
	if d := c.Documents[e.Sources[0].Evidence.Document]; d != nil {
		name := html.EscapeString(strings.Trim(d.Publisher+", "+d.Title, ", "))
		if strings.HasPrefix(d.URL, "https://") || strings.HasPrefix(d.URL, "http://") {
			name = `<a href="` + html.EscapeString(d.URL) + `">` + name + "</a>"
		}
		out += "<p>" + name + "</p>"
	}
	return out
}

// WriteCalendar writes the dated events as iCalendar (RFC 5545), each for whole
// days. Now is the time of the export.
func WriteCalendar(w io.Writer, c *data.Corpus, now time.Time) error {
	return buffered(w, func(out *bufio.Writer) error {
		line := func(name, value string) { folded(out, name+":"+value) }
		line("BEGIN", "VCALENDAR")
		line("VERSION", "2.0")
		line("PRODID", "-//Yunshi//Yunshi//EN")
		for _, e := range c.Events {
			from, to, ok := extent(e.Date)
			if !ok {
				continue
			}
			line("BEGIN", "VEVENT")
			line("UID", string(e.ID)+"@yunshi")
			line("DTSTAMP", now.UTC().Format("20060102T150405Z"))
			line("DTSTART;VALUE=DATE", from.Time().Format("20060102"))
			line("DTEND;VALUE=DATE", (to + 1).Time().Format("20060102")) // the first day after it
			line("SUMMARY", calendarText(e.Headline))
			about := e.Date.String() + "\n" + e.Sources[0].Evidence.Text
			if d := c.Documents[e.Sources[0].Evidence.Document]; d != nil {
				about += "\n" + strings.Trim(d.Publisher+", "+d.Title, ", ")
				if d.URL != "" {
					line("URL", strings.Join(strings.Fields(d.URL), ""))
				}
			}
			line("DESCRIPTION", calendarText(about))
			if e.Place != "" {
				line("LOCATION", calendarText(e.Place))
			}
			line("CATEGORIES", calendarText(string(e.Type)))
			line("TRANSP", "TRANSPARENT")
			line("END", "VEVENT")
		}
		line("END", "VCALENDAR")
		return nil
	})
}

// calendarText escapes a text; control characters have no place in it.
func calendarText(s string) string {
	s = strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// folded writes a line; none is longer than 75 bytes, and no character is cut.
func folded(out *bufio.Writer, line string) {
	room := 75
	for _, r := range line {
		if n := len(string(r)); n > room {
			_, _ = out.WriteString("\r\n ")
			room = 74
		}
		room -= len(string(r))
		_, _ = out.WriteRune(r)
	}
	_, _ = out.WriteString("\r\n")
}

// citations lists the documents that the events cite, in the order of their dates.
func citations(c *data.Corpus) (out []*data.Document) {
	seen := map[data.DocumentID]bool{}
	for _, e := range c.Events {
		for _, s := range e.Sources {
			if d := c.Documents[s.Evidence.Document]; d != nil && !seen[d.ID] && d.Title != "" {
				seen[d.ID] = true
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *data.Document) int {
		if a.Published.Start != b.Published.Start {
			return int(min(1, max(-1, int64(a.Published.Start)-int64(b.Published.Start))))
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return out
}

// WriteBibTeX writes the sources of the events as BibTeX.
func WriteBibTeX(w io.Writer, c *data.Corpus) error {
	return buffered(w, func(out *bufio.Writer) error {
		for _, d := range citations(c) {
			fmt.Fprintf(out, "@misc{%s,\n", bibKey(d))
			field := func(name, value string) {
				if value = strings.Join(strings.Fields(value), " "); value != "" {
					fmt.Fprintf(out, "  %s = {%s},\n", name, value)
				}
			}
			field("title", "{"+bibText(d.Title)+"}")
			field("author", "{"+bibText(first(d.Author, d.Publisher))+"}")
			field("howpublished", bibText(d.Publisher))
			if from, _, ok := extent(d.Published); ok {
				y, _, _ := from.Civil()
				field("year", fmt.Sprint(y))
				field("date", d.Published.String())
			}
			field("url", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(d.URL))
			fmt.Fprint(out, "}\n\n")
		}
		return nil
	})
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// bibKey is an entry's name: letters and digits only.
func bibKey(d *data.Document) string {
	return "d" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return -1
	}, string(d.ID))
}

// bibText escapes what TeX takes for more than a letter.
func bibText(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// WriteRIS writes the sources of the events as RIS.
func WriteRIS(w io.Writer, c *data.Corpus) error {
	return buffered(w, func(out *bufio.Writer) error {
		for _, d := range citations(c) {
			field := func(tag, value string) {
				if value = strings.Join(strings.Fields(value), " "); value != "" {
					fmt.Fprintf(out, "%s  - %s\r\n", tag, value)
				}
			}
			field("TY", "NEWS")
			field("ID", string(d.ID))
			field("TI", d.Title)
			field("AU", d.Author)
			field("PB", d.Publisher)
			if from, to, ok := extent(d.Published); ok {
				y, m, day := from.Civil()
				field("PY", fmt.Sprint(y))
				if from == to {
					field("DA", fmt.Sprintf("%04d/%02d/%02d", y, m, day))
				}
			}
			field("UR", d.URL)
			fmt.Fprint(out, "ER  - \r\n\r\n")
		}
		return nil
	})
}

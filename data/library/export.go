package library

import (
	"encoding/csv"
	"io"
	"strings"

	"yunshi/data"
	"yunshi/data/sheet"
)

// The columns of exported tables. A table with them can be brought in again:
// rows with an id that the library knows change what they name.
var (
	eventHeader = []string{
		"id", "date", "type", "modality", "headline", "companies", "place", "digest", "source_title", "source_publisher", "source_published", "source_url",
	}
	figureHeader = []string{
		"id", "metric", "subject", "segment", "geography", "value", "unit", "period", "period_start", "period_end", "kind", "qualifier", "issuer", "note",
		"source_title", "source_publisher", "source_published", "source_url",
	}
)

// WriteEvents writes the corpus's events as CSV, each with its first source.
// Cells that a spreadsheet would run are guarded.
func WriteEvents(w io.Writer, c *data.Corpus) error {
	return write(w, eventHeader, len(c.Events), func(i int) []string {
		e := c.Events[i]
		var names []string
		for _, id := range e.Names() {
			names = append(names, string(id))
		}
		row := []string{
			string(e.ID), e.Date.String(), string(e.Type), string(e.Modality), e.Headline, strings.Join(names, "; "), e.Place, e.Digest,
		}
		return append(row, source(c, e.Sources[0].Evidence)...)
	})
}

// WriteFigures writes the corpus's figures as CSV, as WriteEvents does. The value
// of a range is "5..8".
func WriteFigures(w io.Writer, c *data.Corpus) error {
	return write(w, figureHeader, len(c.Figures), func(i int) []string {
		f := c.Figures[i]
		from, to := "", ""
		if f.Period.Known() && f.Period.Start != data.OpenStart && f.Period.End != data.OpenEnd {
			from, to = f.Period.Start.String(), f.Period.End.String()
		}
		row := []string{
			string(f.ID), string(f.Metric), f.Subject, f.Segment, f.Geography, valueOf(f), f.Unit, f.Period.String(), from, to,
			string(f.Kind), string(f.Qualifier), f.Issuer, f.Note,
		}
		return append(row, source(c, f.Evidence)...)
	})
}

func write(w io.Writer, header []string, n int, row func(int) []string) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	for i := range n {
		cells := row(i)
		for j := range cells {
			cells[j] = sheet.Guard(cells[j])
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func source(c *data.Corpus, e data.Evidence) []string {
	d := c.Documents[e.Document]
	if d == nil {
		return make([]string, 4)
	}
	return []string{d.Title, d.Publisher, d.Published.String(), d.URL}
}

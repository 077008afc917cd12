package charts

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
)

// seedCorpus reads the bundled tables as plainly as can be: no merging.
func seedCorpus(tb testing.TB) *data.Corpus {
	tb.Helper()
	c := &data.Corpus{Documents: map[data.DocumentID]*data.Document{}, Companies: map[data.CompanyID]*data.Company{}}
	date := func(s string) data.Date {
		d, err := data.ParseDate(s, 3)
		if err != nil {
			tb.Fatal(err)
		}
		return d
	}
	cite := func(r map[string]string) data.Evidence {
		id := data.DocumentID(data.HashID(r["source_url"], r["source_published"]))
		c.Documents[id] = &data.Document{
			ID: id, Title: r["source_title"], Publisher: r["source_publisher"], URL: r["source_url"], Published: date(r["source_published"]),
		}
		return data.Evidence{Document: id, Rule: "csv"}
	}
	for _, r := range rows(tb, "../seeds/figures.csv") {
		v, _, err := apd.NewFromString(r["value"])
		if err != nil {
			tb.Fatal(err)
		}
		ev := cite(r)
		c.Figures = append(c.Figures, &data.Figure{
			ID:     data.FigureID(data.HashID(string(ev.Document), r["metric"], r["subject"], r["segment"], r["period"], r["value"], r["unit"])),
			Metric: data.Metric(r["metric"]), Subject: r["subject"], Segment: r["segment"], Geography: r["geography"],
			Value: v, Unit: r["unit"], Period: date(r["period"]), Kind: data.FigureKind(r["kind"]), Qualifier: data.Qualifier(r["qualifier"]),
			Issuer: r["issuer"], Reporter: r["source_publisher"], Note: r["note"], Evidence: ev,
		})
	}
	for _, r := range rows(tb, "../seeds/events.csv") {
		ev := cite(r)
		e := &data.Event{
			ID:   data.EventID(data.HashID(string(ev.Document), r["type"], r["headline"])),
			Type: data.EventType(r["type"]), Modality: data.Modality(r["modality"]), Headline: r["headline"], Date: date(r["date"]),
			Sources: []data.Source{{Evidence: ev}},
		}
		for _, n := range strings.Split(r["companies"], ";") {
			e.Companies = append(e.Companies, data.Participant{Company: data.CompanyID(strings.TrimSpace(n))})
		}
		c.Events = append(c.Events, e)
	}
	data.SortFigures(c.Figures)
	data.SortEvents(c.Events)
	return c
}

func rows(tb testing.TB, path string) []map[string]string {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var out []map[string]string
	for _, rec := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = rec[i]
		}
		out = append(out, m)
	}
	return out
}

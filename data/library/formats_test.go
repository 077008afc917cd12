package library

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"yunshi/data"
)

func formatsCorpus() *data.Corpus {
	date := func(s string) data.Date {
		d, err := data.ParseDate(s, 12)
		if err != nil {
			panic(err)
		}
		return d
	}
	doc := &data.Document{ID: "d1", Title: "Prices & {more} <news> 100%_#", Publisher: "The Herald; East", Author: "", Published: date("2019-05-03"), URL: "https://example.org/a?b=1&c=2"}
	event := func(id, when, headline string) *data.Event {
		return &data.Event{
			ID: data.EventID(id), Type: data.Pricing, Modality: data.Fact, Headline: headline, Date: date(when), Place: "Wuhan, Hubei",
			Companies: []data.Participant{{Company: "Alibaba Cloud"}},
			Sources:   []data.Source{{Evidence: data.Evidence{Document: "d1", Text: "A sentence,\nwith \"marks\"; and <b>more</b>."}, Date: date(when)}},
		}
	}
	return &data.Corpus{
		Documents: map[data.DocumentID]*data.Document{"d1": doc},
		Events: []*data.Event{
			event("e1", "2019-05-03", "A cut, at last"), event("e2", "2019-06", "价格下调，价格下调，价格下调，价格下调，价格下调，价格下调，价格下调，价格下调"), event("e3", "2020", "A year"), event("e4", "", "Some day"),
		},
	}
}

func TestEventLines(t *testing.T) {
	var b bytes.Buffer
	if err := WriteEventLines(&b, formatsCorpus()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines", len(lines))
	}
	var e struct {
		Date, Headline string
		Sources        []struct{ Text, Publisher string }
	}
	if err := json.Unmarshal([]byte(lines[0]), &e); err != nil || e.Date != "2019-05-03" || e.Sources[0].Publisher != "The Herald; East" || !strings.Contains(e.Sources[0].Text, "\n") {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestTimelineJS(t *testing.T) {
	var b bytes.Buffer
	if err := WriteTimelineJS(&b, formatsCorpus()); err != nil {
		t.Fatal(err)
	}
	var all struct {
		Events []struct {
			Start map[string]any `json:"start_date"`
			End   map[string]any `json:"end_date"`
			Text  struct{ Headline, Text string }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &all); err != nil || len(all.Events) != 3 {
		t.Fatalf("%v: %s", err, b.String())
	}
	if s := all.Events[1].Start; s["year"] != 2019.0 || s["month"] != 6.0 || s["day"] != nil || all.Events[1].End != nil {
		t.Errorf("a month is %v to %v", s, all.Events[1].End)
	}
	if text := all.Events[0].Text.Text; strings.Contains(text, "<b>") || !strings.Contains(text, `href="https://example.org/a?b=1&amp;c=2"`) {
		t.Errorf("the text is %s", text)
	}
}

func TestCalendar(t *testing.T) {
	var b bytes.Buffer
	if err := WriteCalendar(&b, formatsCorpus(), time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
	all := strings.ReplaceAll(b.String(), "\r\n ", "")
	for _, want := range []string{
		"DTSTART;VALUE=DATE:20190503\r\nDTEND;VALUE=DATE:20190504\r\nSUMMARY:A cut\\, at last\r\n", "DTSTART;VALUE=DATE:20190601\r\nDTEND;VALUE=DATE:20190701\r\n",
		"DTEND;VALUE=DATE:20210101\r\n", "LOCATION:Wuhan\\, Hubei\r\n", `A sentence\,\nwith "marks"\; and`, "END:VCALENDAR\r\n",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in\n%s", want, all)
		}
	}
	if n := strings.Count(all, "BEGIN:VEVENT"); n != 3 {
		t.Errorf("%d events", n)
	}
}

func TestCitations(t *testing.T) {
	var bib, ris bytes.Buffer
	c := formatsCorpus()
	if err := WriteBibTeX(&bib, c); err != nil {
		t.Fatal(err)
	}
	if err := WriteRIS(&ris, c); err != nil {
		t.Fatal(err)
	}
	if got := bib.String(); strings.Count(got, "@misc") != 1 || !strings.Contains(got, `title = {{Prices \& \{more\} <news> 100\%\_\#}}`) ||
		!strings.Contains(got, "year = {2019}") || strings.Count(got, "{")-strings.Count(got, `\{`) != strings.Count(got, "}")-strings.Count(got, `\}`) {
		t.Errorf("BibTeX:\n%s", got)
	}
	if got := ris.String(); !strings.HasPrefix(got, "TY  - NEWS\r\n") || !strings.HasSuffix(got, "ER  - \r\n\r\n") || !strings.Contains(got, "DA  - 2019/05/03\r\n") {
		t.Errorf("RIS:\n%s", got)
	}
}

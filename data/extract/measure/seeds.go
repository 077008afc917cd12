package measure

import (
	"bytes"
	"errors"
	"io/fs"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/table"
	"yunshi/seeds"
)

// SeedReport is how the bundled digests were read, held against the bundled
// tables, whose rows were checked one by one.
type SeedReport struct {
	// Rows is how the digest of each row of events.csv was read.
	Rows *CaseReport
	// Articles are the digests of whole articles; of the events read from them,
	// Confirmed have a row of that type, with those companies and such a date.
	// The tables hold what matters most of each, not all of it: an event without a
	// row may be right.
	Articles  int
	Confirmed Rate
	// Figures are those read from any digest for whose subject, metric, period and
	// unit figures.csv has a row; they agree when a row's value is the same.
	Figures Rate
	Judged  []Judged
}

// Seeds reads the bundled digests.
func (e *Engine) Seeds() (*SeedReport, error) {
	events, err := e.table("events.csv")
	if err != nil {
		return nil, err
	}
	figures, err := e.table("figures.csv")
	if err != nil {
		return nil, err
	}
	cases := e.rowCases(events)
	rep := &SeedReport{}
	if rep.Rows, err = e.Check(cases); err != nil {
		return nil, err
	}
	rep.Judged = rep.Rows.Judged
	for _, c := range cases {
		res, err := e.read(c.Published, c.Text)
		if err != nil {
			return nil, err
		}
		rep.agree(res, figures.Figures)
	}
	names, err := fs.Glob(seeds.Files, "articles/*.md")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		raw, err := seeds.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		doc, err := article.Read(name, raw, article.Meta{})
		if err != nil {
			return nil, err
		}
		res := e.reader.Read(doc)
		rep.Articles++
		rep.agree(res, figures.Figures)
		rep.confirm(name, res, events.Events, e.canonical)
	}
	return rep, nil
}

func (e *Engine) table(name string) (*table.Table, error) {
	raw, err := seeds.Files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	t, errs := table.Read(name, bytes.NewReader(raw), e.reg)
	return t, errors.Join(errs...)
}

// rowCases makes each row's digest a case. A digest need not tell the date of the
// event, and of a plan it tells when it is to be done, where the row has when it
// was announced. Public bodies and research firms are no companies in reading.
func (e *Engine) rowCases(t *table.Table) []Case {
	published := map[data.DocumentID]string{}
	for _, d := range t.Documents {
		published[d.ID] = d.Published.String()
	}
	var cases []Case
	for _, ev := range t.Events {
		if ev.Digest == "" {
			continue
		}
		w := WantEvent{Types: []string{string(ev.Type)}, Modality: []string{string(ev.Modality)}}
		if ev.Modality == data.Fact {
			w.Date = ev.Date.String()
		}
		for _, id := range ev.Names() {
			if c := e.reg.Company(id); c == nil || c.Kind != data.Public && c.Kind != data.Research {
				w.Companies = append(w.Companies, string(id))
			}
		}
		cases = append(cases, Case{
			Name: ev.Headline, Published: published[ev.Sources[0].Evidence.Document], Text: ev.Digest,
			Events: []WantEvent{w}, Loose: true,
		})
	}
	return cases
}

func (r *SeedReport) agree(res *extract.Result, rows []*data.Figure) {
	for _, f := range numbers(res.Figures) {
		known, right := false, false
		for _, row := range numbers(rows) {
			if row.Metric == f.Metric && row.Subject == f.Subject && row.Period == f.Period && row.Unit == f.Unit {
				known = true
				right = right || near(row.value, f.value)
			}
		}
		if known {
			r.Figures.add(right)
		}
	}
}

func (r *SeedReport) confirm(name string, res *extract.Result, rows []*data.Event, same naming) {
	for _, e := range res.Events {
		companies, date := setOf(e.Names(), same), e.Date.String()
		has := false
		for _, row := range rows {
			has = has || row.Type == e.Type && jaccard(setOf(row.Names(), same), companies) >= 0.34 &&
				(date == "" || dateScore(row.Date.String(), date) > 0)
		}
		r.Confirmed.add(has)
		if has {
			r.Judged = append(r.Judged, Judged{name, e.Sources[0].Evidence.Rule, true})
		}
	}
}

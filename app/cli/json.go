package cli

import (
	"encoding/json"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/extract"
)

// The JSON that parse prints, as eval/EVAL.md gives it. Nil is null: unknown.
type (
	resultJSON struct {
		ID        data.DocumentID  `json:"id"`
		Title     *string          `json:"title"`
		Publisher *string          `json:"publisher"`
		Published *string          `json:"published"`
		Relevant  bool             `json:"relevant"`
		Companies []data.CompanyID `json:"companies"`
		Events    []eventJSON      `json:"events"`
		Figures   []figureJSON     `json:"figures"`
	}
	eventJSON struct {
		Type       data.EventType   `json:"type"`
		Date       *string          `json:"date"`
		Companies  []data.CompanyID `json:"companies"`
		Place      *string          `json:"place"`
		Modality   data.Modality    `json:"modality"`
		Headline   string           `json:"headline"`
		Confidence float64          `json:"confidence"`
		Evidence   evidenceJSON     `json:"evidence"`
	}
	figureJSON struct {
		Metric       data.Metric     `json:"metric"`
		Subject      *string         `json:"subject"`
		Segment      *string         `json:"segment,omitempty"`
		Geography    *string         `json:"geography,omitempty"`
		Value        *json.Number    `json:"value"`
		Low          *json.Number    `json:"low,omitempty"`
		High         *json.Number    `json:"high,omitempty"`
		Unit         string          `json:"unit"`
		Period       *string         `json:"period"`
		Kind         data.FigureKind `json:"kind"`
		Qualifier    data.Qualifier  `json:"qualifier"`
		AttributedTo *string         `json:"attributed_to"`
		Conversion   *amountJSON     `json:"conversion,omitempty"`
		Confidence   float64         `json:"confidence"`
		Evidence     evidenceJSON    `json:"evidence"`
	}
	amountJSON struct {
		Value *json.Number `json:"value"`
		Unit  string       `json:"unit"`
	}
	evidenceJSON struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
)

func jsonResult(res *extract.Result) resultJSON {
	d := res.Document
	out := resultJSON{
		ID: d.ID, Title: known(d.Title), Publisher: known(d.Publisher), Published: known(d.Published.String()), Relevant: d.Relevant,
		Companies: called(res, res.Companies), Events: make([]eventJSON, len(res.Events)), Figures: make([]figureJSON, 0, len(res.Figures)),
	}
	for i, e := range res.Events {
		out.Events[i] = eventJSON{
			Type: e.Type, Date: known(e.Date.String()), Companies: called(res, e.Names()), Place: known(e.Place), Modality: e.Modality,
			Headline: e.Headline, Confidence: e.Confidence, Evidence: jsonEvidence(e.Sources[0].Evidence),
		}
	}
	for _, f := range res.Figures {
		j := jsonFigure(f)
		j.AttributedTo = known(string(res.Called(data.CompanyID(f.Issuer))))
		if f.Value != nil {
			out.Figures = append(out.Figures, j)
			continue
		}
		// A range is two figures, one for each end, as the outside annotations have
		// it; low and high in both tell that they belong together.
		for _, end := range []*json.Number{j.Low, j.High} {
			j.Value = end
			out.Figures = append(out.Figures, j)
		}
	}
	return out
}

// called lists companies by what the article calls them; never null in JSON.
func called(res *extract.Result, ids []data.CompanyID) []data.CompanyID {
	out := make([]data.CompanyID, len(ids))
	for i, id := range ids {
		out[i] = res.Called(id)
	}
	return out
}

func jsonFigure(f *data.Figure) figureJSON {
	out := figureJSON{
		Metric: f.Metric, Subject: known(f.Subject), Segment: known(f.Segment), Geography: known(f.Geography),
		Value: number(f.Value), Low: number(f.Low), High: number(f.High), Unit: f.Unit, Period: known(f.Period.String()),
		Kind: f.Kind, Qualifier: f.Qualifier, AttributedTo: known(f.Issuer), Confidence: f.Confidence, Evidence: jsonEvidence(f.Evidence),
	}
	if c := f.Conversion; c != nil {
		out.Conversion = &amountJSON{number(c.Value), c.Unit}
	}
	return out
}

func jsonEvidence(e data.Evidence) evidenceJSON {
	return evidenceJSON{e.Span.Start, e.Span.End, e.Text}
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is never null in JSON.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// number writes a decimal as it is, never through a float.
func number(d *apd.Decimal) *json.Number {
	if d == nil {
		return nil
	}
	n := json.Number(d.Text('f'))
	return &n
}

// amount writes a figure's value with its unit.
func amount(f *data.Figure) string {
	if f.Value == nil {
		return f.Low.Text('f') + "–" + f.High.Text('f') + " " + f.Unit
	}
	return f.Value.Text('f') + " " + f.Unit
}

package cli

import (
	"encoding/json"
	"testing"

	"github.com/cockroachdb/apd/v3"

	"yunshi/data"
	"yunshi/data/extract"
)

func decimal(t *testing.T, s string) *apd.Decimal {
	t.Helper()
	d, _, err := apd.NewFromString(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestResultAsJSON(t *testing.T) {
	doc := &data.Document{ID: "d", Title: "A <b> & c", Text: "Sales of 3.50 to 4"}
	res := &extract.Result{Document: doc, Figures: []*data.Figure{
		{
			Metric: data.Revenue, Subject: "UCloud", Value: decimal(t, "-0.000000012345678901234567890123456789"), Unit: "CNY",
			Period: data.UpTo(data.InYear(2019)), Kind: data.Actual, Qualifier: data.Exact, Conversion: &data.Amount{Value: decimal(t, "1E+3"), Unit: "USD"},
			Evidence: data.Evidence{Document: "d", Span: data.Span{Start: 0, End: 5}, Text: "Sales"}, Confidence: 0.9,
		},
		{Metric: data.Revenue, Low: decimal(t, "3.50"), High: decimal(t, "4"), Unit: "USD", Kind: data.Actual, Qualifier: data.Exact},
	}}
	got, err := json.Marshal(jsonResult(res))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"id":"d","title":"A \u003cb\u003e \u0026 c","publisher":null,"published":null,"relevant":false,"companies":[],"events":[],"figures":[` +
		`{"metric":"revenue","subject":"UCloud","value":-0.000000012345678901234567890123456789,"unit":"CNY","period":"../2019","kind":"actual","qualifier":"exact",` +
		`"attributed_to":null,"conversion":{"value":1000,"unit":"USD"},"confidence":0.9,"evidence":{"start":0,"end":5,"text":"Sales"}},` +
		`{"metric":"revenue","subject":null,"value":3.50,"low":3.50,"high":4,"unit":"USD","period":null,"kind":"actual","qualifier":"exact",` +
		`"attributed_to":null,"confidence":0,"evidence":{"start":0,"end":0,"text":""}},` +
		`{"metric":"revenue","subject":null,"value":4,"low":3.50,"high":4,"unit":"USD","period":null,"kind":"actual","qualifier":"exact",` +
		`"attributed_to":null,"confidence":0,"evidence":{"start":0,"end":0,"text":""}}]}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

package app

import (
	"errors"
	"strings"

	"yunshi/app/correct"
	"yunshi/app/ui"
	"yunshi/data"
	"yunshi/data/library"
	"yunshi/data/typed"
)

// title is a command as the title of its sheet.
func title(id string) string { return strings.TrimSuffix(ui.T("cmd."+id), "…") }

// dateField is a field that reads a date as people write it.
func dateField(name, label, value string, fiscalEnd int) correct.Field {
	return correct.Field{
		Name: name, Label: label, Value: value, Hint: ui.T("correct.date"),
		Read: func(s string) (string, string, bool) {
			d, ok := typed.Date(s, today(), fiscalEnd)
			if !ok {
				return "", ui.T("correct.nodate"), false
			}
			return d.String(), ui.Date(d), true
		},
	}
}

// choices are options whose titles are words of the tables.
func choices[T ~string](prefix string, values ...T) []correct.Option {
	out := make([]correct.Option, len(values))
	for i, v := range values {
		out[i] = correct.Option{Value: string(v), Title: ui.T(prefix + string(v))}
	}
	return out
}

// modalities and the lists below are in the order that a person thinks of them.
var (
	modalities = []data.Modality{data.Fact, data.Plan, data.Predicted, data.Speculation, data.Denied}
	metrics    = []data.Metric{
		data.Revenue, data.RevenueShare, data.MarketSize, data.MarketShare, data.Growth, data.ProfitLoss,
		data.InvestmentSum, data.Capex, data.Customers, data.OtherMetric,
	}
	kinds      = []data.FigureKind{data.Actual, data.Estimate, data.ForecastKind}
	qualifiers = []data.Qualifier{data.About, data.Almost, data.AtLeast, data.MoreThan, data.AtMost, data.LessThan}
)

// eventForm asks for the fields of an event.
func (w *Window) eventForm(e *data.Event) []correct.Field {
	c := w.view.Corpus
	end := 12
	if len(e.Companies) > 0 {
		end = fiscalEnd(c, e.Companies[0].Company)
	}
	return []correct.Field{
		{Name: "headline", Label: ui.T("field.headline"), Value: e.Headline},
		dateField("date", ui.T("field.date"), library.EventText(e, "date"), end),
		{Name: "type", Label: ui.T("field.type"), Value: string(e.Type), Options: choices("type.", data.EventTypes...)},
		{Name: "modality", Label: ui.T("field.modality"), Value: string(e.Modality), Options: choices("modality.", modalities...)},
		{
			Name: "companies", Label: ui.T("field.companies"), Value: library.EventText(e, "companies"), Hint: ui.T("correct.companies"),
			Read: func(s string) (string, string, bool) {
				list, fresh := typed.Companies(c, s)
				if len(fresh) > 0 {
					return list, ui.T("correct.fresh", ui.Args{"N": strings.Join(fresh, ", ")}), true
				}
				if list == strings.TrimSpace(s) {
					return list, "", true
				}
				return list, list, true
			},
		},
		{Name: "place", Label: ui.T("field.place"), Value: e.Place},
	}
}

func (w *Window) correctEvent(e *data.Event) {
	w.trace.say("correct open", e.ID)
	correct.ShowForm(w.win.Canvas(), title("correct"), evidence(e), w.eventForm(e), func(v map[string]string) error {
		acts, err := library.EditEvent(w.view.Corpus, e, v)
		if err == nil {
			w.act(acts...)
		}
		return err
	})
}

// evidence is the sentence that a correction is held against.
func evidence(e *data.Event) string {
	if len(e.Sources) == 0 {
		return ""
	}
	return strings.Join(strings.Fields(e.Sources[0].Evidence.Text), " ")
}

func fiscalEnd(c *data.Corpus, id data.CompanyID) int {
	if co := c.Companies[id]; co != nil && co.FiscalEnd > 0 {
		return co.FiscalEnd
	}
	return 12
}

func (w *Window) correctFigure(f *data.Figure) {
	w.trace.say("correct open", f.ID)
	exact := data.Qualifier("")
	if f.Qualifier == data.Exact {
		exact = data.Exact
	}
	hedges := append([]correct.Option{{Value: string(exact), Title: ui.T("correct.exact")}}, hedges()...)
	value := library.FigureText(f, "value")
	fields := []correct.Field{
		{Name: "value", Label: ui.T("field.value"), Value: value, Hint: ui.T("correct.value"), Read: func(s string) (string, string, bool) {
			a, ok := typed.Value(s)
			if !ok {
				return "", ui.T("correct.novalue"), false
			}
			return a.Value, shownValue(f, a), true
		}},
		{Name: "unit", Label: ui.T("field.unit"), Value: f.Unit, Hint: ui.T("correct.unit")},
		{Name: "metric", Label: ui.T("field.metric"), Value: string(f.Metric), Options: choices("metric.", metrics...)},
		{Name: "subject", Label: ui.T("field.subject"), Value: f.Subject},
		{Name: "segment", Label: ui.T("field.segment"), Value: f.Segment},
		dateField("period", ui.T("field.period"), library.FigureText(f, "period"), fiscalEnd(w.view.Corpus, data.CompanyID(f.Subject))),
		{Name: "kind", Label: ui.T("field.kind"), Value: string(f.Kind), Options: choices("kind.", kinds...)},
		{Name: "qualifier", Label: ui.T("field.qualifier"), Value: string(f.Qualifier), Options: hedges},
		{Name: "geography", Label: ui.T("field.geography"), Value: f.Geography},
	}
	// What is typed may bring its unit and its hedge with it.
	var last typed.Amount
	read := fields[0].Read
	fields[0].Read = func(s string) (string, string, bool) { last, _ = typed.Value(s); return read(s) }
	text := strings.Join(strings.Fields(f.Evidence.Text), " ")
	correct.ShowForm(w.win.Canvas(), title("correct"), text, fields, func(v map[string]string) error {
		if v["value"] != value {
			if last.Unit != "" && v["unit"] == f.Unit {
				v["unit"] = last.Unit
			}
			if last.Hedge != "" && v["qualifier"] == string(f.Qualifier) {
				v["qualifier"] = string(last.Hedge)
			}
		}
		acts, err := library.EditFigure(w.view.Corpus, f, v)
		if err == nil {
			w.act(acts...)
		}
		return err
	})
}

// hedges are the qualifiers as options: "about …".
func hedges() []correct.Option {
	var out []correct.Option
	for _, q := range qualifiers {
		out = append(out, correct.Option{Value: string(q), Title: ui.T("qualifier."+string(q), ui.Args{"V": "…"})})
	}
	return out
}

// shownValue is a typed amount as the window will show it.
func shownValue(f *data.Figure, a typed.Amount) string {
	like, err := library.FigureWith(f, map[string]string{"value": a.Value})
	if err != nil {
		return err.Error()
	}
	if a.Unit != "" {
		like.Unit = a.Unit
	}
	if a.Hedge != "" {
		like.Qualifier = a.Hedge
	}
	return ui.Amount(like)
}

// addEvent asks for an event that no article tells.
func (w *Window) addEvent() {
	w.trace.say("add open")
	e := &data.Event{Type: data.Partnership, Modality: data.Fact}
	if f := w.view.Filter; len(f.Companies) == 1 {
		e.Companies = []data.Participant{{Company: f.Companies[0]}}
	}
	fields := append(w.eventForm(e), correct.Field{Name: "source", Label: ui.T("field.source"), Hint: ui.T("correct.source")})
	correct.ShowForm(w.win.Canvas(), title("add"), "", fields, func(v map[string]string) error {
		words := strings.TrimSpace(v["headline"] + "\n" + v["source"])
		if strings.TrimSpace(v["headline"]) == "" {
			return errors.New(ui.T("correct.noheadline"))
		}
		delete(v, "source")
		act, added, err := library.AddEvent(w.view.Corpus, words, v)
		if err == nil {
			w.after = added.ID
			w.wanted = added.ID
			w.act(act)
		}
		return err
	})
}

// alias asks by what other name the company in sight is known.
func (w *Window) alias() {
	id := w.companyInSight()
	if id == "" {
		w.status.Say(ui.T("said.company"))
		return
	}
	w.trace.say("alias open", id)
	fields := []correct.Field{
		{Name: "company", Label: ui.T("field.company"), Value: string(id), Read: func(s string) (string, string, bool) {
			got, known := typed.Company(w.view.Corpus, strings.TrimSpace(s))
			if !known {
				return "", ui.T("correct.nocompany"), false
			}
			return string(got), string(got), true
		}},
		{Name: "alias", Label: ui.T("field.alias"), Hint: ui.T("correct.alias")},
	}
	correct.ShowForm(w.win.Canvas(), title("alias"), "", fields, func(v map[string]string) error {
		if alias := strings.TrimSpace(v["alias"]); alias != "" {
			w.act(library.Act{Kind: library.Alias, Target: library.OfCompany(data.CompanyID(v["company"])), New: alias})
		}
		return nil
	})
}

package measure

import (
	"strings"

	"yunshi/data"
	"yunshi/data/extract"
	"yunshi/data/quantity"
)

// Labelled is a sentence and the types of events that it tells.
type Labelled struct {
	Text    string   `json:"t"`
	Events  []string `json:"e"`
	Unknown []string `json:"n,omitempty"` // of which nobody can say; "*" for all others
}

// LabelledSentences gives the sentences of annotated articles (NAME.txt in texts) with
// the events that their annotations (NAME.gold.json in golds) see in them. A sentence
// that only helps to tell an event, or that annotators left open, is Unknown.
func LabelledSentences(e *Engine, golds, texts string) (out []Labelled, err error) {
	err = e.eachAnnotated(golds, texts, func(g *annotated, res *extract.Result) {
		if !g.Relevant {
			return
		}
		from := len(out)
		for _, s := range res.Document.Sentences {
			out = append(out, Labelled{Text: strings.Join(strings.Fields(s.Of(res.Document.Text)), " ")})
		}
		g.label(out[from:])
	})
	return out, err
}

// label tells the sentences which events they are the evidence of.
func (g *annotated) label(sentences []Labelled) {
	for i := range g.Events {
		e := &g.Events[i]
		best, most := -1, 0.5
		for k := range sentences {
			s := &sentences[k]
			o := overlap(e.Evidence, s.Text)
			// A short sentence lies in a long evidence easily: the share of the evidence counts.
			if o *= min(1, float64(len(s.Text))/float64(max(1, len(e.Evidence)))); o >= most {
				best, most = k, o
			}
		}
		for k := range sentences {
			if k != best && overlap(e.Evidence, sentences[k].Text) > 0.6 {
				sentences[k].Unknown = append(sentences[k].Unknown, "*")
			}
		}
		switch {
		case best < 0:
		case e.Optional:
			sentences[best].Unknown = append(sentences[best].Unknown, e.Type)
		default:
			sentences[best].Events = append(sentences[best].Events, e.Type)
			sentences[best].Unknown = append(sentences[best].Unknown, e.TypeAlso...)
		}
	}
	for _, b := range g.Borderline {
		for k := range sentences {
			if overlap(b.Evidence, sentences[k].Text) > 0.5 {
				sentences[k].Unknown = append(sentences[k].Unknown, "*")
			}
		}
	}
}

// Passage is a text and what the amounts in it measure.
type Passage struct {
	Text    string      `json:"t"`
	Amounts [][2]string `json:"a"` // each as it stands there and what it measures, in order
}

// What an amount measures that is no figure, and where nobody can say.
const (
	NoFigure = "-"
	AnyBody  = "?"
)

// LabelledAmounts gives the paragraphs of annotated articles (NAME.txt in texts) that
// have amounts, with what their annotations (NAME.gold.json in golds) take these for.
func LabelledAmounts(e *Engine, golds, texts string) (out []Passage, err error) {
	err = e.eachAnnotated(golds, texts, func(g *annotated, res *extract.Result) {
		if !g.Relevant {
			return
		}
		doc := res.Document
		amounts := e.reader.Amounts(doc)
		labels := g.labelAmounts(doc, amounts)
		for _, b := range doc.Blocks {
			p := Passage{Text: strings.Join(strings.Fields(b.Span.Of(doc.Text)), " ")}
			for i, a := range amounts {
				if b.Span.Start <= a.Start && a.End <= b.Span.End {
					p.Amounts = append(p.Amounts, [2]string{strings.Join(strings.Fields(a.Span.Of(doc.Text)), " "), labels[i]})
				}
			}
			if len(p.Amounts) > 0 {
				out = append(out, p)
			}
		}
	})
	return out, err
}

// labelAmounts tells of each amount what the annotation takes it for.
func (g *annotated) labelAmounts(doc *data.Document, amounts []extract.Amount) []string {
	labels := make([]string, len(amounts))
	sentence := func(i int) string { return doc.Sentences[amounts[i].Sentence].Of(doc.Text) }
	for n := range g.Figures {
		f := &g.Figures[n]
		best, most := -1, 0.0
		for i := range amounts {
			if !f.isOf(&amounts[i].Mention) {
				continue
			}
			o := overlap(f.Evidence, sentence(i)) * min(1, float64(len(sentence(i)))/float64(max(1, len(f.Evidence))))
			if labels[i] == "" {
				labels[i] = AnyBody // the same number once more
			} else if labels[i] != AnyBody {
				continue
			}
			if o > most {
				best, most = i, o
			}
		}
		if best >= 0 && !f.Optional && len(f.MetricAlso) == 0 {
			labels[best] = f.Metric
		}
	}
	for i := range labels {
		if labels[i] != "" {
			continue
		}
		labels[i] = NoFigure
		for _, b := range g.Borderline {
			if strings.ContainsAny(b.Evidence, "0123456789") && overlap(b.Evidence, sentence(i)) > 0.5 {
				labels[i] = AnyBody
			}
		}
	}
	return labels
}

// isOf reports whether the figure is of an amount's value and unit; signs are for the
// sentence to say.
func (f *goldFigure) isOf(m *quantity.Mention) bool {
	if m.Value == nil || unit(f.Unit) != unit(m.Unit) {
		return false
	}
	v, err := m.Value.Float64()
	return err == nil && near(max(f.Value, -f.Value), max(v, -v))
}

package measure

import (
	"strings"

	"yunshi/data/extract"
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

package measure

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yunshi/data"
	"yunshi/data/article"
	"yunshi/data/extract"
	"yunshi/data/quantity"
)

// Labelled is a text and what it tells: a sentence and its events, or a passage and what
// its amounts measure.
type Labelled struct {
	Text    string      `json:"t"`
	Events  []string    `json:"e,omitempty"`
	Unknown []string    `json:"n,omitempty"` // events of which nobody can say; "*" for all others
	Amounts [][2]string `json:"a,omitempty"` // each as it stands there and what it measures, in order
}

// What an amount measures that is no figure, and where nobody can say.
const (
	NoFigure = "-"
	AnyBody  = "?"
)

// Example is what there is to learn from: the signs of a sentence or of an amount, and of
// what classes it is.
type Example struct {
	Signs   []string
	Classes []string
	Unknown []string // of which nobody can say; "*" for all others
}

// Examples are those of texts with labels.
type Examples struct{ Sentences, Amounts []Example }

// ownArticle is an article that we wrote and annotated; a file has one a line.
type ownArticle struct {
	Meta article.Meta
	Text string
	Gold annotated
}

// OwnArticles gives the examples of a file of articles.
func (e *Engine) OwnArticles(name string) (x Examples, err error) {
	err = eachLine(name, func(own *ownArticle) error {
		doc, err := article.Read(own.Gold.ID+".txt", []byte(own.Text), own.Meta)
		if err == nil {
			e.learn(&x, &own.Gold, doc)
		}
		return err
	})
	return x, err
}

// SharedArticles gives the examples of the annotated articles that lie beside the project;
// without them it tells so by ok.
func (e *Engine) SharedArticles() (x Examples, ok bool, err error) {
	shared := Shared()
	if shared == "" {
		return x, false, nil
	}
	for _, set := range [][2]string{{"eval/gold-seeds", "seeds"}, {"eval/gold-dev", "eval/dev"}} {
		err := eachArticle(filepath.Join(shared, set[0]), filepath.Join(shared, set[1]), func(g *annotated, doc *data.Document) { e.learn(&x, g, doc) })
		if err != nil {
			return x, true, err
		}
	}
	return x, true, nil
}

// learn adds the examples of an annotated article.
func (e *Engine) learn(x *Examples, g *annotated, doc *data.Document) {
	if !g.Relevant || doc == nil {
		return
	}
	signs := e.reader.SentenceSigns(doc)
	for i, l := range g.labelSentences(doc) {
		if signs[i] != nil {
			x.Sentences = append(x.Sentences, Example{signs[i], l.Events, l.Unknown})
		}
	}
	amounts := e.reader.Amounts(doc)
	for i, l := range g.labelAmounts(doc, amounts) {
		x.addAmount(&amounts[i], l)
	}
}

// Written gives the examples of a file of texts that stand alone.
func (e *Engine) Written(name string) (x Examples, err error) {
	err = eachLine(name, func(l *Labelled) error {
		x.Alone(e, *l)
		return nil
	})
	return x, err
}

// Alone adds the examples of a text that stands alone.
func (x *Examples) Alone(e *Engine, l Labelled) {
	doc, err := article.Read("alone.txt", []byte(before+l.Text+"\n"), article.Meta{})
	if err != nil {
		return // a character that no text has: nothing is learned from it
	}
	if l.Amounts == nil {
		signs := e.reader.SentenceSigns(doc)
		x.Sentences = append(x.Sentences, Example{signs[len(signs)-1], l.Events, l.Unknown})
		return
	}
	labels := l.Amounts
	for _, a := range e.reader.Amounts(doc) {
		text := a.Span.Of(doc.Text)
		for n := range labels {
			if strings.Contains(labels[n][0], text) || strings.Contains(text, labels[n][0]) {
				x.addAmount(&a, measured{metric: labels[n][1]})
				labels = labels[n+1:]
				break
			}
		}
	}
}

// before makes a text that stands alone the last paragraph of a small article: by itself
// it could be taken for a title.
const before = "Cloud computing in China\n\nThe cloud is a business.\n\n"

// measured is what an amount measures, NoFigure or AnyBody, and what it may measure as well.
type measured struct {
	metric string
	also   []string
}

// addAmount adds an amount and what it measures.
func (x *Examples) addAmount(a *extract.Amount, l measured) {
	if l.metric == AnyBody && l.also == nil {
		return
	}
	e := Example{Signs: a.Signs}
	for _, c := range extract.AmountClasses() {
		switch sort, m, _ := strings.Cut(c, "."); {
		case sort != a.Sort, slices.Contains(l.also, m):
			e.Unknown = append(e.Unknown, c) // nothing to learn for measures of another sort
		case m == l.metric:
			e.Classes = append(e.Classes, c)
		}
	}
	x.Amounts = append(x.Amounts, e)
}

// eachLine calls f with each JSON value of a file.
func eachLine[T any](name string, f func(*T) error) error {
	file, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%w; run this from the project's folder", err)
	}
	defer file.Close()
	for dec, n := json.NewDecoder(file), 1; ; n++ {
		var v T
		err := dec.Decode(&v)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = f(&v)
		}
		if err != nil {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
	}
}

// labelSentences tells of a document's sentences which events they are the evidence of. A
// sentence that only helps to tell an event, or that annotators left open, is Unknown.
func (g *annotated) labelSentences(doc *data.Document) []Labelled {
	sentences := make([]Labelled, len(doc.Sentences))
	for i, s := range doc.Sentences {
		sentences[i].Text = strings.Join(strings.Fields(s.Of(doc.Text)), " ")
	}
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
		case e.Type == string(data.Other) && len(e.TypeAlso) > 0: // nothing is learned of "other"
			sentences[best].Events = append(sentences[best].Events, e.TypeAlso[0])
			sentences[best].Unknown = append(sentences[best].Unknown, e.TypeAlso[1:]...)
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
	return sentences
}

// labelAmounts tells of each amount what the annotation takes it for. An optional figure
// measures what it says or nothing.
func (g *annotated) labelAmounts(doc *data.Document, amounts []extract.Amount) []measured {
	labels := make([]measured, len(amounts))
	sentence := func(i int) string { return doc.Sentences[amounts[i].Sentence].Of(doc.Text) }
	for n := range g.Figures {
		f := &g.Figures[n]
		best, most := -1, 0.0
		for i := range amounts {
			if l := &labels[i]; !f.isOf(&amounts[i].Mention) || l.metric != "" && (l.metric != AnyBody || l.also != nil) {
				continue
			}
			labels[i].metric = AnyBody // the same number may be told twice
			o := overlap(f.Evidence, sentence(i)) * min(1, float64(len(sentence(i)))/float64(max(1, len(f.Evidence))))
			if o > most {
				best, most = i, o
			}
		}
		switch {
		case best < 0:
		case f.Optional:
			labels[best].also = append([]string{f.Metric}, f.MetricAlso...)
		default:
			labels[best] = measured{f.Metric, f.MetricAlso}
		}
	}
	for i := range labels {
		if labels[i].metric == "" {
			labels[i].metric = g.openAmount(sentence(i))
		}
	}
	return labels
}

// openAmount is AnyBody for an amount of a sentence whose numbers the annotators left open.
func (g *annotated) openAmount(sentence string) string {
	for _, b := range g.Borderline {
		if strings.ContainsAny(b.Evidence, "0123456789") && overlap(b.Evidence, sentence) > 0.5 {
			return AnyBody
		}
	}
	return NoFigure
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
